// Package workbook writes a briefing as an Excel workbook: Summary, Quotes,
// Speakers, Topics, Sources, Same words, Documents and About; on hidden sheets
// the lists behind its drop-downs and what a program needs to read edits back.
//
// A briefing becomes a model first: plain sheets, columns, lines and links,
// which can be read and tested as text. The model is checked against what
// makes Excel offer a repair, then drawn. Rows are streamed into the file one
// by one, so the size of the briefing and not of the file decides the memory.
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
	m := newModel(b, rowsHeld-1)
	if err := m.check(); err != nil {
		return err
	}
	return m.draw(w)
}
