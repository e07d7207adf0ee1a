package review

import (
	"maps"
	"regexp"

	"github.com/aymanbagabas/go-udiff"

	"onrecord/report/desk/archive"
	"onrecord/report/desk/yamlfile"
)

// emptyList is a key with an empty list: the first entry of all is written below the key.
var emptyList = regexp.MustCompile(`(?m)^(\w+:)[ \t]*\[[ \t]*\]`)

// Unlearn takes one change out of a settings file that has been changed again since; now
// is its text today. It reports false if the later changes are of the same lines, or the
// file would say anything else than today without that change.
func Unlearn(l archive.Learnt, now string) (string, bool) {
	was, ok1 := facts(l.Before)
	became, ok2 := facts(l.After)
	is, ok3 := facts(now)
	if !ok1 || !ok2 || !ok3 {
		return "", false
	}
	want := maps.Clone(is)
	for fact, n := range became {
		want[fact] -= n
	}
	for fact, n := range was {
		want[fact] += n
	}
	maps.DeleteFunc(want, func(_ string, n int) bool { return n == 0 })
	for _, before := range []string{l.Before, emptyList.ReplaceAllString(l.Before, "$1")} {
		edits, ok := udiff.Merge(udiff.Lines(l.After, before), udiff.Lines(l.After, now))
		if !ok {
			continue
		}
		text, err := udiff.Apply(l.After, edits)
		if err != nil {
			continue
		}
		// Lines that merge may still not belong together.
		if says, ok := facts(text); ok && maps.Equal(says, want) {
			return text, true
		}
	}
	return "", false
}

func facts(text string) (map[string]int, bool) {
	out, err := yamlfile.Facts([]byte(text))
	return out, err == nil
}
