package workbook

import (
	"slices"
	"strings"

	"onrecord/report"
)

// documents reads the sheet Documents, for the dates that people gave to
// documents that have none. It is no fault if the sheet is gone.
func (r *reader) documents(b *book) error {
	for _, s := range b.sheets {
		named := strings.EqualFold(s.name, documentsName) || slices.ContainsFunc(s.tables, func(t bookTable) bool { return strings.EqualFold(t.name, documentsTable) })
		if !named {
			continue
		}
		heads, ok, err := findHeads(b.lines(s.part), 0, documentColumns, colDocumentPath, colDocumentPath, nil)
		if err != nil {
			return err
		}
		if !ok || !heads.has(colDocumentDate) || !heads.has(colDocumentPath) {
			r.note("the sheet %s has no columns document and date; no date was read from it", s.name)
			return nil
		}
		return r.documentLines(b, s, heads)
	}
	return nil
}

func (r *reader) documentLines(b *book, s bookSheet, heads tableHeads) error {
	for l, err := range b.lines(s.part) {
		if err != nil {
			return err
		}
		if l.number <= heads.line {
			continue
		}
		d := report.EditedDocument{Sheet: s.name, Line: l.number}
		for _, c := range l.cells {
			i, ok := heads.field[c.column]
			if !ok {
				continue
			}
			switch i {
			case colDocumentPath:
				d.Path, _ = textOf(c, r.from04)
			case colDocumentDate:
				day, err := cellDay(c, r.from04)
				if err != nil {
					d.Rejected = true
					r.problem(report.EditProblem{Sheet: s.name, Line: l.number, Column: "date", Reason: err.Error()})
				}
				d.Date = day
			}
		}
		if d.Path != "" {
			r.edits.Documents = append(r.edits.Documents, d)
		}
	}
	return nil
}
