package review

import (
	"cmp"
	"fmt"
	"strings"

	"onrecord/report"
)

// sheets lists what was changed on sheets from which nothing is taken. Their lines may
// have been sorted or deleted; what counts is a line that was not handed out.
func (m *merge) sheets() {
	layout := m.desk.Handed[report.LayoutSheet]
	if len(layout.Lines) > 0 && cellAt(layout.Lines[0], 0) != m.edits.Layout {
		if len(m.edits.Sheets) > 0 && m.edits.Layout != "" {
			m.note("another version of the program made this workbook; only Quotes and Documents were compared")
		}
		return
	}
	for _, s := range m.edits.Sheets {
		h, ok := m.desk.Handed[strings.ToLower(s.Name)]
		if !ok {
			continue
		}
		m.sheet(s, h)
	}
}

// shownLines is how many changed lines of a sheet are listed one by one.
const shownLines = 10

func (m *merge) sheet(s report.EditedSheet, h report.HandedSheet) {
	left := map[string][]int{} // lines of the handed-out sheet, by their first cell
	for i, l := range h.Lines {
		left[first(l)] = append(left[first(l)], i)
	}
	var changed []report.EditProblem
	for i, l := range s.Lines {
		if i == 0 && len(h.Heads) > 0 || len(l.Cells) == 0 {
			continue // the heads
		}
		lines := left[first(l.Cells)]
		at := -1
		for k, n := range lines {
			if differs(h.Lines[n], l.Cells) < 0 {
				at = k
				break
			}
		}
		if at >= 0 {
			left[first(l.Cells)] = append(lines[:at:at], lines[at+1:]...)
			continue
		}
		p := report.EditProblem{Sheet: s.Name, Line: l.Line}
		if len(lines) > 0 {
			column := differs(h.Lines[lines[0]], l.Cells)
			p.Column = columnName(h, column)
			p.Reason = fmt.Sprintf("%s; it was %s", shownValue(begin(cellAt(l.Cells, column), 60)), shownValue(begin(shownHanded(cellAt(h.Lines[lines[0]], column)), 60)))
		} else {
			p.Column = columnName(h, 0)
			p.Reason = renamed(h, l.Cells)
			if p.Reason == "" {
				p.Reason = fmt.Sprintf("%s was not in the workbook", shownValue(begin(strings.Join(strings.Fields(strings.Join(l.Cells, " ")), " "), 80)))
			}
		}
		changed = append(changed, p)
	}
	where := "correct it on Quotes"
	if h.Heads == nil {
		where = "this sheet cannot be corrected"
	}
	for i, p := range changed {
		if i == shownLines && len(changed) > shownLines+1 {
			m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: s.Name, Line: p.Line,
				Reason: fmt.Sprintf("%s more differ from the workbook as sent out; %s", report.Counted(len(changed)-i, "line"), where)})
			break
		}
		p.Reason += "; " + where
		m.out.Problems = append(m.out.Problems, p)
	}
}

// renamed says what the first cell of a line was, if the rest of the line tells it.
func renamed(h report.HandedSheet, cells []string) string {
	if len(cells) < 2 {
		return ""
	}
	for _, l := range h.Lines {
		if len(l) > 1 && differs(l[1:], cells[1:]) < 0 {
			return fmt.Sprintf("%s; it was %s", shownValue(begin(cells[0], 60)), shownValue(begin(shownHanded(l[0]), 60)))
		}
	}
	return ""
}

func first(cells []string) string { return report.Canonical(cellAt(cells, 0)) }

func cellAt(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

// differs returns the first column in which a line is not as it was handed out; -1 if
// it is the same. What a formula gives may change; a program may have put the value in
// its place.
func differs(handed, now []string) int {
	for i := range max(len(handed), len(now)) {
		was, is := cellAt(handed, i), cellAt(now, i)
		value, calculated := strings.CutPrefix(was, report.Calculated)
		switch {
		case is == report.Calculated && calculated:
		case is == report.Calculated: // somebody's own formula
			return i
		case !report.SameValue(value, is):
			return i
		}
	}
	return -1
}

func shownHanded(text string) string { return strings.TrimPrefix(text, report.Calculated) }

// columnName names a column by its head, else by its letter.
func columnName(h report.HandedSheet, column int) string {
	if column < len(h.Heads) {
		return h.Heads[column]
	}
	return string(rune('A' + min(column, 25)))
}

// compareAll compares pairs of values, one after the other.
func compareAll(a, b string, numbers ...int) int {
	out := cmp.Compare(a, b)
	for i := 0; i+1 < len(numbers) && out == 0; i += 2 {
		out = cmp.Compare(numbers[i], numbers[i+1])
	}
	return out
}
