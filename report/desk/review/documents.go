package review

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"onrecord/report"
)

// documentField is a field of a document, by its path.
type documentField struct {
	path  string
	field report.EditField
}

// documentEdit is a cell that says something else of a document than was handed out.
type documentEdit struct {
	change   Change
	base     string
	exported bool
}

// noteOfDocument keeps what a row says of its document, until all are seen.
func (m *merge) noteOfDocument(path string, field report.EditField, e documentEdit) {
	if m.ofDocuments == nil {
		m.ofDocuments = map[documentField][]documentEdit{}
	}
	key := documentField{path, field}
	m.ofDocuments[key] = append(m.ofDocuments[key], e)
}

// documents takes what the sheet Documents and the rows say of documents. Where
// several cells speak of the same, they must agree.
func (m *merge) documents() error {
	held, err := m.documentAccidents()
	if err != nil {
		return err
	}
	for i := range m.edits.Documents {
		m.document(&m.edits.Documents[i], held)
	}
	for _, key := range slices.SortedFunc(maps.Keys(m.ofDocuments), func(a, b documentField) int {
		x, y := m.ofDocuments[a][0].change, m.ofDocuments[b][0].change
		return compareAll(x.Sheet, y.Sheet, x.Line, y.Line, int(a.field), int(b.field))
	}) {
		m.settleDocument(key, m.ofDocuments[key])
	}
	return nil
}

// document compares a line of the sheet Documents.
func (m *merge) document(d *report.EditedDocument, held [report.EditFields]bool) {
	now, known := m.desk.Documents[d.Path]
	edited := false
	for f := range report.EditFields {
		cell, field := d.Cells[f], report.EditField(f)
		if cell.Rejected || !field.OfDocument() || held[f] || !known && cell.Text == "" {
			continue
		}
		base, exported := now.Values[f], now.Exported != nil
		if exported {
			base = now.Exported[f]
		}
		decided := m.options.Take[d.Path] && now.Corrected[f]
		if known && report.Alike(cell.Text, base) && !decided || !known && exported {
			continue
		}
		if !exported && !decided && (cell.Text == "" || report.Alike(cell.Text, now.Program[f])) {
			continue // from before somebody corrected it
		}
		edited = true
		if !known {
			continue
		}
		theirs, hint, why := m.value(field, cell, base, nil)
		if why != "" {
			m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: d.Sheet, Line: d.Line, Column: field.String(), Reason: why})
			continue
		}
		c := Change{Sheet: d.Sheet, Line: d.Line, Field: field.String(), New: theirs}
		c.remark(hint)
		m.noteOfDocument(d.Path, field, documentEdit{c, base, exported})
	}
	if edited && !known {
		m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: d.Sheet, Line: d.Line, Reason: "the desk has no document " + d.Path})
	}
	for _, o := range d.Other {
		m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: d.Sheet, Line: d.Line, Column: o.Column,
			Reason: fmt.Sprintf("%s; it was %s: this column cannot be corrected", shownValue(begin(o.Text, 60)), shownValue(begin(o.Was, 60)))})
	}
}

// settleDocument takes what cells say of one field of a document, if they agree.
func (m *merge) settleDocument(key documentField, list []documentEdit) {
	said := byValue(list)
	first := list[0]
	for _, other := range said[1:] {
		c := other[0].change
		m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: c.Sheet, Line: c.Line, Column: key.field.String(),
			Reason: fmt.Sprintf("%s for %s%s; %s has %s%s: neither is applied until they agree", shownValue(c.New), key.path, alsoIn(other[1:]),
				place(first.change.Sheet, first.change.Line), shownValue(first.change.New), alsoIn(said[0][1:]))})
	}
	if len(said) > 1 {
		return
	}
	now, known := m.desk.Documents[key.path]
	c := first.change
	if !known {
		m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: c.Sheet, Line: c.Line, Column: key.field.String(), Reason: "the desk has no document " + key.path})
		return
	}
	c.Target, c.Document, c.Old = key.path, true, now.Values[key.field]
	m.settle(c, compared{base: first.base, exported: first.exported, now: now.Values[key.field], corrected: now.Corrected[key.field],
		decided: m.options.Take[key.path] && now.Corrected[key.field]})
}

// byValue groups edits that say the same, in their order.
func byValue(list []documentEdit) (groups [][]documentEdit) {
	for _, e := range list {
		i := slices.IndexFunc(groups, func(g []documentEdit) bool { return report.Alike(g[0].change.New, e.change.New) })
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], e)
	}
	return groups
}

// alsoIn names further places of an edit: " (also in Quotes 7–9, Documents 2)".
func alsoIn(list []documentEdit) string {
	var sheets []string
	lines := map[string][]int{}
	for _, e := range list {
		if lines[e.change.Sheet] == nil {
			sheets = append(sheets, e.change.Sheet)
		}
		lines[e.change.Sheet] = append(lines[e.change.Sheet], e.change.Line)
	}
	for i, sheet := range sheets {
		slices.Sort(lines[sheet])
		sheets[i] = cmp.Or(sheet, "line") + " " + report.Ranges(lines[sheet])
	}
	if len(sheets) == 0 {
		return ""
	}
	return " (also in " + strings.Join(sheets, ", ") + ")"
}

// documentAccidents looks at the columns of Documents as wholes.
func (m *merge) documentAccidents() (held [report.EditFields]bool, err error) {
	for f := range report.EditFields {
		field := report.EditField(f)
		if !field.OfDocument() || m.options.AcceptMany[field.String()] {
			continue
		}
		var was, is []string
		var lines []*report.EditedDocument
		for i := range m.edits.Documents {
			d := &m.edits.Documents[i]
			now, known := m.desk.Documents[d.Path]
			if !known || d.Cells[f].Rejected {
				continue
			}
			base := now.Values[f]
			if now.Exported != nil {
				base = now.Exported[f]
			}
			was, is, lines = append(was, base), append(is, d.Cells[f].Text), append(lines, d)
		}
		c := cellsOf(field, was, is)
		a := accidentIn(c, nil)
		if a == nil {
			continue
		}
		var at, besides []int
		for _, i := range a.rows {
			at = append(at, lines[i].Line)
		}
		for _, i := range c.besides(a) {
			besides = append(besides, lines[i].Line)
		}
		sheet := lines[a.rows[0]].Sheet
		if a.moved {
			return held, &StopError{
				Reason: fmt.Sprintf("the column %s of %s no longer matches the others: %s (rows %s). If this is intended: --accept-many %s", field, sheet, a.what, report.Ranges(at), field),
				Places: []string{fmt.Sprintf("%s line %d", sheet, at[0])},
			}
		}
		held[f] = true
		m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: sheet, Line: at[0], Column: field.String(), Reason: heldBack(a, at, besides, field)})
	}
	return held, nil
}

// nextDay returns the day after one.
func nextDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}
