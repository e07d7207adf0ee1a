package review

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// Handed is what a desk knows about a workbook that it sent out.
type Handed struct {
	known  bool // the export is on record
	export archive.Export
	sheets map[string]report.HandedSheet // by name, in lower case; nil if they were not recorded

	rows      map[string][]string // lines of Quotes, by id
	order     map[string]int      // their places
	documents map[string][]string // lines of Documents, by path
	columns   map[string]map[string]int

	now  func(id string) map[string]string // a row's cells as they would be handed out today; nil if there is none
	seen map[string]map[string]string
}

// Names of the sheets that people edit, in lower case.
const (
	quotesSheet    = "quotes"
	documentsSheet = "documents"
)

// HandedOut looks up what a desk knows about an export. For an unknown export, and for a
// row that was not in it, it uses what the desk would send out today. cells are those of a
// row, by column.
func HandedOut(ctx context.Context, a *archive.Archive, export string, cells func(report.Row) map[string]string) (*Handed, error) {
	h := &Handed{rows: map[string][]string{}, documents: map[string][]string{}, columns: map[string]map[string]int{}, seen: map[string]map[string]string{}}
	h.now = func(id string) map[string]string {
		if list, err := a.Rows(ctx, id); err == nil {
			if row, ok := list[id]; ok {
				return cells(row.Row)
			}
		}
		return nil
	}
	var err error
	if h.export, h.known, err = a.Export(ctx, export); err != nil {
		return nil, err
	}
	sheets, err := a.Handed(ctx, export)
	if err != nil || len(sheets) == 0 {
		return h, err
	}
	h.sheets, h.order = map[string]report.HandedSheet{}, map[string]int{}
	for _, s := range sheets {
		name := strings.ToLower(s.Name)
		h.sheets[name] = s
		switch {
		case name == documentsSheet:
			h.keep(s, documentsSheet, "document", h.documents)
		case name == quotesSheet || strings.HasPrefix(name, quotesSheet+" "):
			for _, id := range h.keep(s, quotesSheet, "id", h.rows) {
				h.order[id] = len(h.order)
			}
		}
	}
	return h, nil
}

// keep files the lines of a sheet by one of their cells, and returns those keys.
func (h *Handed) keep(s report.HandedSheet, name, key string, lines map[string][]string) []string {
	h.columns[name] = map[string]int{}
	for i, head := range s.Heads {
		h.columns[name][head] = i
	}
	var keys []string
	for _, l := range s.Lines {
		if k := h.cell(l, name, key); k != "" && lines[k] == nil {
			lines[k] = l
			keys = append(keys, k)
		}
	}
	return keys
}

func (h *Handed) cell(line []string, sheet, column string) string {
	i, ok := h.columns[sheet][column]
	if !ok || i >= len(line) {
		return ""
	}
	return strings.TrimPrefix(line[i], report.Calculated)
}

// Exact reports whether the sent-out content of every cell is known.
func (h *Handed) Exact() bool { return len(h.rows) > 0 }

// Row returns the sent-out content of a cell of a row.
func (h *Handed) Row(id, field string) (string, bool) {
	if line, ok := h.rows[id]; ok {
		return h.cell(line, quotesSheet, field), true
	}
	row, ok := h.seen[id]
	if !ok {
		row = h.now(id)
		h.seen[id] = row
	}
	if e, ok := h.export.Rows[id]; ok && h.known {
		switch field {
		case archive.FieldSpeaker:
			return e.Speaker, true
		case archive.FieldTopic:
			return e.Topic, true
		case archive.FieldStatus:
			return shownStatus(e.Status), true
		case archive.FieldNote:
			return e.Note, true
		}
	}
	value, ok := row[field]
	return value, ok
}

// Document returns the sent-out content of a cell on the Documents sheet.
func (h *Handed) Document(path, field string) (string, bool) {
	line, ok := h.documents[path]
	if !ok {
		return "", false
	}
	return h.cell(line, documentsSheet, field), true
}

// found is a row that has certain words.
type found struct{ id, source, date, document string }

// findByWords gives rows without an id that of the one row that has their words. Where
// several have them, source, date and document decide.
func (r *Returned) findByWords(ctx context.Context) error {
	missing := slices.ContainsFunc(r.Edits.Rows, func(e report.EditedRow) bool { return e.ID == "" && e.Quote != "" })
	if !missing {
		return nil
	}
	byWords, err := r.words(ctx)
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, e := range r.Edits.Rows {
		used[e.ID] = true
	}
	kept := r.Edits.Rows[:0]
	for _, e := range r.Edits.Rows {
		if e.ID == "" && e.Quote != "" {
			list := narrowed(byWords[report.Canonical(e.Quote)], e)
			switch {
			case len(list) == 1 && !used[list[0].id]:
				e.ID = list[0].id
				used[e.ID] = true
			case len(list) > 0:
				var ids []string
				for _, f := range list {
					ids = append(ids, f.id)
				}
				r.Edits.Problems = append(r.Edits.Problems, report.EditProblem{Sheet: e.Sheet, Line: e.Line,
					Reason: fmt.Sprintf("a row without an id; %s have its words (%s): copy the id beside it", report.Counted(max(2, len(ids)), "row"), strings.Join(ids, ", "))})
				continue
			}
		}
		kept = append(kept, e)
	}
	r.Edits.Rows = kept
	return nil
}

// narrowed leaves the rows that agree with what else the file says of one.
func narrowed(list []found, e report.EditedRow) []found {
	if len(list) < 2 {
		return list
	}
	for _, agrees := range []func(found) bool{
		func(f found) bool { return e.Document != "" && f.document == e.Document },
		func(f found) bool { return e.Date != "" && f.date == e.Date },
		func(f found) bool {
			source := e.Cells[report.EditSource]
			return !source.Rejected && report.Alike(f.source, source.Text)
		},
	} {
		var left []found
		for _, f := range list {
			if agrees(f) {
				left = append(left, f)
			}
		}
		if len(left) > 0 {
			list = left
		}
	}
	return list
}

// words returns the rows by their words: those of the workbook as it was handed out, if
// the file says which it is, else those on record of the days that the file has.
func (r *Returned) words(ctx context.Context) (map[string][]found, error) {
	out := map[string][]found{}
	if len(r.handed.rows) > 0 {
		for id, line := range r.handed.rows {
			cell := func(column string) string { return r.handed.cell(line, quotesSheet, column) }
			key := report.Canonical(cell("quote"))
			out[key] = append(out[key], found{id, cell("source"), cell("date"), cell("document")})
		}
		for _, list := range out {
			slices.SortFunc(list, func(a, b found) int { return strings.Compare(a.id, b.id) })
		}
		return out, nil
	}
	from, to, undated := daysOf(r.Edits.Rows)
	if from.IsZero() {
		days, err := r.archive.Days(ctx)
		if err != nil || len(days) == 0 {
			return out, err
		}
		from, to = days[0], days[len(days)-1]
	}
	documents, err := r.archive.Between(ctx, from, to)
	if err != nil {
		return nil, err
	}
	add := func(row report.Row) {
		if !row.Question {
			key := report.Canonical(row.Quote)
			out[key] = append(out[key], found{row.ID, row.Source, row.Date.String(), row.Document})
		}
	}
	for _, d := range documents {
		for _, row := range d.Rows {
			row.Document = d.Record.Path
			add(row)
		}
	}
	if undated {
		list, err := r.archive.Undated(ctx, parse.Date{}, parse.Date{})
		if err != nil {
			return nil, err
		}
		for _, d := range list {
			rows, err := r.archive.RowsAt(ctx, d.Record.Path)
			if err != nil {
				return nil, err
			}
			for _, row := range rows {
				add(row.Row)
			}
		}
	}
	return out, nil
}

// daysOf returns the first and the last day of rows, and whether some have none.
func daysOf(rows []report.EditedRow) (from, to parse.Date, undated bool) {
	for _, e := range rows {
		var d parse.Date
		if e.Date == "" || d.UnmarshalText([]byte(e.Date)) != nil {
			undated = true
			continue
		}
		if from.IsZero() || d.Compare(from) < 0 {
			from = d
		}
		if d.Compare(to) > 0 {
			to = d
		}
	}
	return from, to, undated
}
