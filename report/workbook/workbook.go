// Package workbook writes a briefing as an Excel workbook: Summary, Quotes,
// Speakers, Topics, Sources, Same words, what came late, Documents and About; on hidden sheets
// the lists behind its drop-downs and what a program needs to read edits back.
//
// A briefing becomes a model first: plain sheets, columns, lines and links,
// which can be read and tested as text. The model is checked against what
// makes Excel offer a repair, then drawn. Rows are looked through once to be
// counted and streamed into the file one by one, so memory grows with the
// names among them and not with their number.
//
// Text of documents is never a formula, links lead only to web and mail
// addresses, and what a cell cannot hold is marked in the cell, named in the
// row's check column and, for quotes, continued on a sheet of its own.
// The same briefing gives the same bytes.
package workbook

import (
	"io"

	"onrecord/report"
)

// Write writes the briefing as XLSX. After an error what w received is no
// workbook.
func Write(w io.Writer, b report.Briefing) error {
	c, err := newContents(b, excelLimits)
	if err != nil {
		return err
	}
	return c.write(w)
}

// WriteRows writes rows and the record of their documents, which need not be in
// memory, as XLSX; it returns the names of the sheets that hold the rows. The
// record is asked for after the rows. b.Rows and b.Documents are not looked at.
// Questions are rows like any other, as in every table of rows, and the
// same words are not looked for: both are a briefing's business.
//
// An error of rows ends it. After an error what w received is no workbook.
func WriteRows(w io.Writer, b report.Briefing, rows Rows, documents Documents) (sheets []string, err error) {
	return writeStream(w, b, tableRows(rows), documents, true)
}

// WriteLarge is WriteRows for a briefing that is too large to be held in memory: there are
// no questions among its rows.
func WriteLarge(w io.Writer, b report.Briefing, rows Rows, documents Documents) (sheets []string, err error) {
	return writeStream(w, b, rows, documents, false)
}

func writeStream(w io.Writer, b report.Briefing, rows Rows, documents Documents, questions bool) (sheets []string, err error) {
	c, err := newStream(b, rows, documents, excelLimits)
	if err != nil {
		return nil, err
	}
	c.questions = questions
	for i := range c.starts {
		sheets = append(sheets, numbered(quotesName, " ", i))
	}
	return sheets, c.write(w)
}

func (c *contents) write(w io.Writer) error { return newModel(c).write(w) }

func (m model) write(w io.Writer) error {
	if err := m.check(); err != nil {
		return err
	}
	return m.draw(w)
}
