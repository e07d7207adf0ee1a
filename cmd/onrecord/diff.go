package main

import (
	"fmt"
	"strings"

	"onrecord/report/terminal"
)

// lineDiff shows how a file changes, in the form of diff -u with one line of
// context. It is for files of a few thousand lines in which a few change.
func lineDiff(name, before, after string) string {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", name, name)
	last := -1 // line of before that was shown last
	show := func(sign byte, line string) {
		out.WriteByte(sign)
		out.WriteString(strings.TrimRight(terminal.Printable(strings.TrimRight(line, "\r\n")), " ") + "\n")
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
			continue
		}
		removed, added := nextEqual(a[i:], b[j:])
		if from := max(i-1, 0); from > last {
			fmt.Fprintf(&out, "@@ line %d @@\n", i+1)
			if i > 0 {
				show(' ', a[i-1])
			}
		}
		for _, line := range a[i : i+removed] {
			show('-', line)
		}
		for _, line := range b[j : j+added] {
			show('+', line)
		}
		i, j = i+removed, j+added
		if i < len(a) && j < len(b) && a[i] != "" {
			show(' ', a[i])
			last = i
			i, j = i+1, j+1
		}
	}
	return out.String()
}

// nextEqual returns how many lines of each go before the next that both have, the
// fewest in all.
func nextEqual(a, b []string) (int, int) {
	for n := 1; n <= len(a)+len(b); n++ {
		for removed := max(0, n-len(b)); removed <= min(n, len(a)); removed++ {
			added := n - removed
			if removed < len(a) && added < len(b) && a[removed] == b[added] {
				return removed, added
			}
		}
	}
	return len(a), len(b)
}
