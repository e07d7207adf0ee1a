// Package workbook writes a briefing as an Excel workbook, and reads edited workbooks
// back. The sheets are Summary, Quotes, Speakers, Topics, Sources, Same words, Late,
// Documents and About; hidden sheets hold the lists behind its drop-downs and what is
// needed to read edits back.
//
// A briefing first becomes a model: plain sheets, columns, lines and links, which can be
// tested as text. The model is checked for anything that would make Excel offer a
// repair, then drawn. Rows are read once to be counted and then streamed into the file
// one by one, so memory grows with the number of names among them, not of rows.
//
// Text from documents is never a formula, and links lead only to web and mail addresses.
// If a cell cannot hold a value, that is marked in the cell and named in the row's check
// column; long quotes continue on a separate sheet. The same briefing gives the same
// bytes.
package workbook

import (
	"io"

	"onrecord/report"
)

// Write writes the briefing as XLSX. After an error, the output is not a valid workbook.
func Write(w io.Writer, b report.Briefing) error {
	c, err := newContents(b, excelLimits)
	if err != nil {
		return err
	}
	return c.write(w)
}

// WriteRows writes rows and the records of their documents, which need not be in memory,
// as XLSX; it returns the names of the sheets that hold the rows. The records are read
// after the rows. b.Rows and b.Documents are ignored. Questions are rows like any other,
// as in every table of rows, and near-identical wording is not looked for; both concern
// only briefings.
//
// An error in rows ends the writing. After an error, the output is not a valid workbook.
func WriteRows(w io.Writer, b report.Briefing, rows Rows, documents Documents) (sheets []string, err error) {
	return writeStream(w, b, tableRows(rows), documents, true)
}

// WriteLarge is like WriteRows, for a briefing too large to be held in memory: its rows
// contain no questions.
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
