package workbook

import (
	"slices"
	"strings"

	"onrecord/report"
)

// documents reads the Documents sheet, and copies of it, for corrections to documents. A
// missing sheet is not an error.
func (r *reader) documents(b *book) error {
	var own, copies []bookSheet
	for _, s := range b.sheets {
		switch {
		case strings.EqualFold(s.name, documentsName) || slices.ContainsFunc(s.tables, func(t bookTable) bool { return strings.EqualFold(t.name, documentsTable) }):
			own = append(own, s)
		case strings.Contains(strings.ToLower(s.name), strings.ToLower(documentsName)): // "Documents (2)", "Copy of Documents"
			copies = append(copies, s)
		}
	}
	for i, s := range append(own, copies...) {
		header, ok, err := findHeader(b.lines(s.part), 0, documentColumns, colDocumentPath, colDocumentPath, r.renamed)
		if err != nil {
			return err
		}
		switch {
		case ok && header.has(colDocumentPath):
			if i > 0 {
				r.note("the sheet %s lists documents as well; what was edited there counts, too", s.name)
			}
			if err := r.documentLines(b, s, header); err != nil {
				return err
			}
		case i < len(own):
			r.note("the sheet %s has no column document; nothing was read from it", s.name)
		}
	}
	return nil
}

// documentFields are the columns of Documents that people edit, by report.EditField.
var documentFields = func() map[int]report.EditField {
	fields := map[int]report.EditField{}
	for i, c := range documentColumns {
		if f, ok := report.EditFieldOf(c.head); ok && f.OfDocument() {
			fields[i] = f
		}
	}
	return fields
}()

func (r *reader) documentLines(b *book, s bookSheet, header headerRow) error {
	for l, err := range b.lines(s.part) {
		if err != nil {
			return err
		}
		if l.number > header.line {
			r.document(s.name, header, l)
		}
	}
	return nil
}

func (r *reader) document(sheet string, header headerRow, l gridRow) {
	d := report.EditedDocument{Sheet: sheet, Line: l.number}
	texts := make([]string, len(documentColumns))
	for f := range d.Cells {
		d.Cells[f].Rejected = true
	}
	for _, i := range header.field {
		if f, ok := documentFields[i]; ok {
			d.Cells[f].Rejected = false
		}
	}
	for _, c := range l.cells {
		i, ok := header.field[c.column]
		if !ok {
			continue
		}
		text, err := textOf(c, r.date1904)
		day := documentColumns[i].style == styleDate
		if day && err == nil {
			text = dateText(c, text, r.date1904)
		}
		texts[i] = text
		if f, ok := documentFields[i]; ok {
			if err != nil {
				text = ""
			}
			d.Cells[f] = report.EditedCell{Text: text, Formula: c.formula, Number: c.logical || c.kind != gridText && !day, Rejected: err != nil}
			if err != nil {
				r.problem(report.EditProblem{Sheet: sheet, Line: l.number, Column: documentColumns[i].head, Reason: "the cell holds " + c.text})
			}
		}
	}
	if d.Path = texts[colDocumentPath]; d.Path == "" {
		return
	}
	if cell := &d.Cells[report.EditDate]; !cell.Rejected {
		base, _ := r.known.document(d.Path, "date")
		if why := settleDay(cell, base); why != "" {
			r.problem(report.EditProblem{Sheet: sheet, Line: l.number, Column: "date", Reason: why})
		}
	}
	for _, i := range header.field {
		if _, ok := documentFields[i]; ok || i == colDocumentPath {
			continue
		}
		if was, ok := r.known.document(d.Path, documentColumns[i].head); ok && !report.SameValue(was, texts[i]) {
			d.Other = append(d.Other, report.OtherCell{Column: documentColumns[i].head, Text: texts[i], Was: was})
		}
	}
	slices.SortFunc(d.Other, func(a, b report.OtherCell) int { return documentColumn(a.Column) - documentColumn(b.Column) })
	r.edits.Documents = append(r.edits.Documents, d)
}
