// Package search serves the find command: it resolves the names and days it is given,
// writes the rows found as a workbook, and lists positions, speakers and wordings over
// time.
package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord/parse/lang"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// Names returns the names on record that contain one of the texts. A text that no name
// contains is an error, which suggests names; it begins with the flag that gave the text.
func Names(ctx context.Context, a *archive.Archive, flag, field string, texts []string) ([]string, error) {
	var out []string
	for _, text := range texts {
		names, err := a.Names(ctx, field, text)
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			all, err := a.Names(ctx, field, "")
			if err != nil {
				return nil, err
			}
			return nil, report.WithHint(fmt.Errorf("--%s: no %s on record contains %q", flag, field, text), suggested(text, all)...)
		}
		out = append(out, names...)
	}
	return out, nil
}

// Speaker returns an error unless a speaker on record has exactly this name. The error
// suggests names, and begins with what was being done.
func Speaker(ctx context.Context, a *archive.Archive, doing, name string) error {
	names, err := a.Names(ctx, archive.FieldSpeaker, "")
	if err != nil || slices.Contains(names, name) {
		return err
	}
	return report.WithHint(fmt.Errorf("%s: nobody on record is called %q", doing, name), suggested(name, names)...)
}

// suggested returns a hint with up to three names that were probably meant: those that
// contain what was asked for, or differ from it in a letter or two.
func suggested(asked string, names []string) []string {
	type near struct {
		name     string
		distance int
	}
	var list []near
	asked = strings.ToLower(asked)
	for _, name := range names {
		lower := strings.ToLower(name)
		d := 0
		if !strings.Contains(lower, asked) {
			d = lang.EditDistance(asked, lower)
		}
		if 3*d <= len([]rune(asked)) {
			list = append(list, near{name, d})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var quoted []string
	for _, n := range list[:min(len(list), 3)] {
		quoted = append(quoted, strconv.Quote(n.name))
	}
	if quoted == nil {
		return nil
	}
	return []string{"did you mean " + strings.Join(quoted, " or ") + "?"}
}
