package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onrecord/parse/lang"
)

// suggested returns hints that name what was probably meant: what differs in a letter or
// two, or contains what was asked for.
func suggested(asked string, names []string) []string {
	type near struct {
		name     string
		distance int
	}
	var list []near
	asked = strings.ToLower(asked)
	for _, name := range names {
		lower := strings.ToLower(name)
		d := lang.EditDistance(asked, lower)
		if strings.Contains(lower, asked) {
			d = 0
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
