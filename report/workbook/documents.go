package workbook

import (
	"fmt"

	"onrecord/report"
)

const (
	documentsName  = "Documents"
	documentsTable = "tblDocuments"
)

// documentColumns are the columns of Documents.
var documentColumns = []column{
	{head: "document", width: 46, style: styleWrap, about: "The file."},
	{head: "status", width: 10, style: styleText, about: "read, skipped or failed."},
	{head: "reason", width: 26, style: styleWrap, about: "Why it was skipped or could not be read."},
	{head: "rows", width: 8, style: styleNumber, about: "Number of rows in this briefing."},
	{head: "source", width: 22, style: styleWrap, editable: true, about: "The outlet; empty if unknown. Enter it if you know it."},
	{head: "source_basis", width: 20, style: styleWrap, about: "How the source is known."},
	{head: "date", width: 11.5, style: styleDate, editable: true, about: "The publication date; empty if unknown. Enter it if you know it."},
	{head: "date_basis", width: 20, style: styleWrap, about: "How the date is known."},
	{head: "title", width: 44, style: styleWrap, editable: true, about: "The headline."},
	{head: "place", width: 16, style: styleText, editable: true, about: "The place in the dateline."},
	{head: "url", width: 34, style: styleText, editable: true, about: "The address."},
	{head: "format", width: 10, style: styleText, about: "The format of the file."},
	{head: "encoding", width: 14, style: styleText, about: "The text encoding."},
	{head: "warnings", width: 44, style: styleWrap, about: "Warnings."},
}

// The columns of Documents that are named elsewhere, as indices from 0.
var (
	colDocumentPath = documentColumn("document")
	colDocumentURL  = documentColumn("url")
)

func documentColumn(head string) int { return columnOf(documentColumns, head) }

// documentIndex finds the line of a document.
type documentIndex map[string]int

// surveyDocuments goes through the documents once.
func (c *contents) surveyDocuments() {
	c.statuses = map[report.Status]statusLines{}
	indexed := linkedColumns(c.fullest()) > 1
	if indexed {
		c.index = documentIndex{}
	}
	for d := range c.record {
		with := c.statuses[d.Status]
		if with.count++; with.count == 1 {
			with.first = c.documents
		}
		c.statuses[d.Status] = with
		if _, ok := c.index[d.Path]; indexed && !ok && c.documents < c.limit.lines {
			c.index[d.Path] = c.documents + 2
		}
		c.documents++
	}
}

// place returns where the document's line is, or "" if it has none.
func (x documentIndex) place(path string) string {
	if len(x) == 0 {
		return ""
	}
	row, ok := x[path]
	if !ok {
		return ""
	}
	return on(documentsName, fmt.Sprintf("A%d", row))
}

func documentsSheet(c *contents) sheet {
	count := max(1, min(c.documents, c.limit.lines))
	lines := func(yield func(line) bool) {
		if c.documents == 0 {
			yield(line{})
			return
		}
		i := 0
		for d := range c.record {
			l := documentLine(d)
			if i++; i == count && c.documents > count { // Excel holds no more lines
				l = line{cells: []cell{text(fmt.Sprintf("%d more documents", c.documents-count+1)).as(styleMuted)}}
			}
			if !yield(l) || i == count {
				return
			}
		}
	}
	return sheet{
		name: documentsName, head: true, table: documentsTable,
		columns: documentColumns, lines: withinLinks(count, []int{colDocumentURL}, lines), count: count,
		print: 9, portrait: true,
		hidden: c.documents == 0, // it is there for what reads the file back
		rules: []rule{
			{columns: []int{documentColumn("date")}, days: true, title: "Date", text: "Enter the day of publication, like 2026-11-18."},
			{columns: unread(documentColumns), title: "Not for editing", text: "This column cannot be corrected: the desk only lists the change. Change it anyway?"},
		},
		highlights: []highlight{
			{from: 0, to: 2, formula: `$B2="failed"`, style: styleFailed},
			{from: 0, to: 2, formula: `$B2="skipped"`, style: styleDoubtful},
		},
	}
}

func documentLine(d report.Document) line {
	address := plain(d.URL)
	if web := webLink(d.URL); web != (link{}) {
		address = address.as(styleLink).to(web)
	}
	cells := []cell{
		plain(d.Path), plain(string(d.Status)), plain(d.Reason), number(d.Rows),
		plain(d.Source), plain(d.SourceBasis), date(d.Date.Time()), plain(d.DateBasis),
		plain(d.Title), plain(d.Place), address, plain(d.Format), plain(d.Encoding), plain(joined(d.Warnings)),
	}
	return line{height: heightFor(tallest(cells, documentColumns)), cells: cells}
}
