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
		header, ok, err := findHeader(b.lines(s.part), 0, documentColumns, colDocumentPath, colDocumentPath, nil)
		if err != nil {
			return err
		}
		if !ok || !header.has(colDocumentDate) || !header.has(colDocumentPath) {
			r.note("the sheet %s has no columns document and date; no date was read from it", s.name)
			return nil
		}
		return r.documentLines(b, s, header)
	}
	return nil
}

func (r *reader) documentLines(b *book, s bookSheet, header headerRow) error {
	for l, err := range b.lines(s.part) {
		if err != nil {
			return err
		}
		if l.number <= header.line {
			continue
		}
		d := report.EditedDocument{Sheet: s.name, Line: l.number}
		for _, c := range l.cells {
			i, ok := header.field[c.column]
			if !ok {
				continue
			}
			switch i {
			case colDocumentPath:
				d.Path, _ = textOf(c, r.date1904)
			case colDocumentDate:
				day, err := cellDay(c, r.date1904)
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
