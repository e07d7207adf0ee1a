package report

import (
	"strings"
)

// Difference is a stretch of text in a word-by-word comparison of two wordings.
type Difference struct {
	Text string
	Of   Side
}

// Side says which of two wordings has a stretch.
type Side int

// The sides. A stretch that only the first has was removed from it, one that only the
// second has was added.
const (
	InBoth Side = iota
	OnlyFirst
	OnlySecond
)

// Differences compares two wordings word by word. Stretches that both have are given in
// the second's spelling; joined with the stretches of the second alone, they are the
// second text, character for character. If the first text is much longer, only the part
// closest to the second is compared.
func Differences(first, second string) []Difference {
	a, b := wordsOf(first), wordsOf(second)
	if len(a) > stretch(len(b)) {
		at := bestStretch(b, a)
		a = a[at:min(len(a), at+stretch(len(b)))]
		if shared := longestCommonSubsequence(a, b); len(shared) > 0 {
			a = a[shared[0][0] : shared[len(shared)-1][0]+1]
		}
	}
	shared := longestCommonSubsequence(a, b)
	var out []Difference
	add := func(text string, of Side) {
		if text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Of == of {
			out[n-1].Text += text
			return
		}
		out = append(out, Difference{text, of})
	}
	i, at := 0, 0 // in the words of a, in the bytes of second
	for k := 0; k <= len(shared); k++ {
		endA, from, to := len(a), len(second), len(second)
		if k < len(shared) {
			endA = shared[k][0]
			from, to = b[shared[k][1]].start, b[shared[k][1]].end
		}
		between := second[at:from]
		rest := strings.TrimLeft(between, " \n\t")
		add(between[:len(between)-len(rest)], InBoth)
		if i < endA {
			add(first[a[i].start:a[endA-1].end]+" ", OnlyFirst)
		}
		if words := strings.TrimRight(rest, " \n\t"); len(wordsOf(words)) > 0 {
			add(words, OnlySecond)
			rest = rest[len(words):]
		}
		add(rest, InBoth)
		if k < len(shared) {
			add(second[from:to], InBoth)
			i = endA + 1
		}
		at = to
	}
	return out
}

func bestStretch(short, long []word) int {
	best, most := 0, -1
	for _, from := range stretches(short, long) {
		if n := inCommon(short, long[from:min(len(long), from+stretch(len(short)))]); n > most {
			best, most = from, n
		}
	}
	return best
}
