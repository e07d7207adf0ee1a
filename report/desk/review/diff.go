package review

import (
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"onrecord/report/terminal"
)

// lineDiff shows how a file changes, as diff -u does, so that patch takes it.
// Control characters are written out, for it is shown on a terminal.
func lineDiff(name, before, after string) string {
	text, err := udiff.ToUnified(name, name, before, udiff.Lines(before, after), udiff.DefaultContextLines)
	if err != nil {
		panic(err) // the edits are of this very text
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		end := line[len(strings.TrimRight(line, "\r\n")):]
		for i, cell := range strings.Split(strings.TrimSuffix(line, end), "\t") {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(terminal.Printable(cell))
		}
		out.WriteString(end)
	}
	return out.String()
}
