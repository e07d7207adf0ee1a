package workbook

import (
	"slices"

	"onrecord/report"
)

const (
	lateName  = "Late"
	lateTable = "tblLate"
)

// lateColumns are the columns of Late.
var lateColumns = []column{
	{head: "week", width: 12, style: styleText, about: "The document's week, whose briefing was made before it arrived."},
	{head: "date", width: 11.5, style: styleDate, about: "As on Quotes."},
	{head: "source", width: 22, style: styleWrap, about: "As on Quotes."},
	{head: "speaker", width: 24, style: styleWrap, about: "As on Quotes."},
	{head: "topic", width: 22, style: styleWrap, about: "As on Quotes."},
	{head: "frame", width: 18, style: styleWrap, about: "As on Quotes: the words to read with the quote."},
	{head: "quote", width: 70, style: styleWrap, about: "As on Quotes; empty if the document has no statements."},
	{head: "why", width: 18, style: styleText, about: "arrived late, or changed: an earlier version of the document was briefed."},
	{head: "document", width: 40, style: styleText, about: "The file."},
	{head: "row", width: 17, style: styleText, about: "The row's id, as on Quotes in its own week's briefing, if that is made again."},
}

// lateSheet lists the statements of documents that came after the briefing of their
// own days, a line each.
func lateSheet(c *contents) sheet {
	var lines []line
	for _, l := range c.briefing.Late {
		rows := l.Rows
		if len(rows) == 0 {
			d := l.Document
			rows = []report.Row{{Source: d.Source, Date: d.Date, Document: d.Path, URL: d.URL}}
		}
		for _, r := range rows {
			lines = append(lines, lateLine(l, r))
		}
	}
	lines = lines[:min(len(lines), c.limit.lines)]
	return sheet{name: lateName, head: true, table: lateTable, columns: lateColumns, print: len(lateColumns),
		lines: slices.Values(lines), count: len(lines)}
}

func lateLine(l report.Late, r report.Row) line {
	q := quoteCells(r, nil)
	why := "arrived late"
	if l.Changed {
		why = "changed"
	}
	cells := []cell{plain(l.Own.Name), q[colDate], q[colSource], q[colSpeaker], q[colTopic], q[colFrame], q[colQuote], text(why), q[colDocument], q[colID]}
	return line{height: heightFor(tallest(cells, lateColumns)), cells: cells}
}
