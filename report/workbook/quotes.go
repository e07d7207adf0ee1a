package workbook

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"onrecord/report"
)

const (
	quotesName     = "Quotes"
	quotesTable    = "tblQuotes"
	longQuotesName = "Long quotes"
)

// lowConfidence is the confidence below which a row is marked for a look. A
// row with none was not estimated and is not marked.
const lowConfidence = 0.5

// statusNew is the review status of a row that nobody has looked at.
const statusNew = report.StatusNew

// reviewStatuses are what a reviewer may choose from.
var reviewStatuses = report.ReviewStatuses()

// The columns of Quotes that are named elsewhere, as indices from 0.
var (
	colSource   = quoteColumn("source")
	colDate     = quoteColumn("date")
	colSpeaker  = quoteColumn("speaker")
	colTopic    = quoteColumn("topic")
	colQuote    = quoteColumn("quote")
	colCheck    = quoteColumn("check")
	colStatus   = quoteColumn("status")
	colNote     = quoteColumn("note")
	colKind     = quoteColumn("kind")
	colURL      = quoteColumn("url")
	colDocument = quoteColumn("document")
	colSpans    = quoteColumn("spans")
	colID       = quoteColumn("id")
	colHash     = quoteColumn("row_hash")
)

// quoteColumns are the columns of Quotes: the five that are read every day,
// those a reviewer writes in, and the rest of the row's schema, of which the
// less daily columns are folded away. The first eight are printed.
var quoteColumns = []column{
	{head: "source", width: 22, style: styleWrap, about: "The outlet that published the document; empty if unknown. Leads to the article where its address is known."},
	{head: "date", width: 11.5, style: styleDate, about: "The document's publication date; empty if unknown. See date_basis for how it is known."},
	{head: "speaker", width: 24, style: styleWrap, editable: true, about: "Who said it, by one name in all documents; empty if the text names nobody."},
	{head: "topic", width: 22, style: styleWrap, editable: true, about: "The best topic of the taxonomy; empty if none fits well enough."},
	{head: "quote", width: 70, style: styleWrap, about: "What was said, word for word, without the outer quotation marks. “ … ” joins the parts of a statement that its attribution cuts in two. Line breaks inside a paragraph are shown as spaces."},
	{head: "check", width: 22, style: styleCheck, about: "Why a person should look at the row; empty if nothing is in doubt. A date or a source that is unknown is left empty and not marked here."},
	{head: "status", width: 11, style: styleText, editable: true, about: "The review: new, checked, use or drop."},
	{head: "note", width: 28, style: styleWrap, editable: true, about: "Yours: anything the next reader should know."},

	{head: "kind", width: 10, style: styleText, about: "direct: all of it stands in quotation marks; mixed: part of it; indirect: none; turn: a paragraph of an answer in a transcript."},
	{head: "act", width: 10, style: styleText, about: "What is reported: speech, writing, thought or intent."},
	{head: "role", width: 26, style: styleText, about: "The speaker's role as the documents give it."},
	{head: "confidence", width: 12, style: styleDecimal, about: "From 0 to 1: of rows at 0.80, 80 in 100 are right."},
	{head: "title", width: 40, style: styleText, about: "The document's headline."},
	{head: "url", width: 34, style: styleText, about: "The document's address, as it was given."},
	{head: "document", width: 30, style: styleText, about: "The file the row was found in. Leads to its line on the sheet Documents."},

	{head: "mention", width: 20, style: styleText, detail: true, about: "The words that name the speaker at this place: “the minister”."},
	{head: "cue", width: 16, style: styleText, detail: true, about: "The words that report: “said”, “according to”."},
	{head: "via", width: 18, style: styleText, detail: true, about: "An agency or outlet cited for this statement."},
	{head: "place", width: 16, style: styleText, detail: true, about: "The place in the document's dateline."},
	{head: "said", width: 11.5, style: styleDate, detail: true, about: "The day the words were spoken, where the text says it."},
	{head: "topics", width: 30, style: styleText, detail: true, about: "Every topic that fits well enough, best first."},
	{head: "context", width: 50, style: styleText, detail: true, about: "The sentences around an indirect statement, or the question before an answer."},
	{head: "flags", width: 26, style: styleText, detail: true, about: "What the program itself doubts; the column check repeats it."},
	{head: "date_basis", width: 20, style: styleText, detail: true, about: "How the date is known."},
	{head: "source_basis", width: 20, style: styleText, detail: true, about: "How the source is known."},
	{head: "language", width: 10, style: styleText, detail: true, about: "The document's language as it declares it."},
	{head: "statement", width: 11, style: styleNumber, detail: true, about: "The number of the statement in its document; paragraphs of one answer share it."},
	{head: "spans", width: 30, style: styleText, detail: true, about: "Where the content, the mention and the cue stand in the document's text: from and to, in characters, counted from 0."},
	{head: "same_as", width: 20, style: styleText, detail: true, about: "Rows of other documents that report the same words, by id."},
	{head: "id", width: 20, style: styleText, detail: true, about: "The row's name. It stays the same when the documents are read again; corrections find their row by it."},
	{head: "row_hash", width: 20, style: styleText, detail: true, about: "A checksum of source, date, quote, document, spans and id. It shows when cells of two rows were mixed up, as by sorting a part of the columns."},
}

// Columns is the number of cells that a row takes.
var Columns = len(quoteColumns)

func quoteColumn(head string) int {
	return slices.IndexFunc(quoteColumns, func(c column) bool { return c.head == head })
}

// quoteSheets returns the rows as sheets: one, or past Excel's limit "Quotes",
// "Quotes 2" and so on.
func quoteSheets(c *contents, names []name) []sheet {
	var sheets []sheet
	for i, table := range c.quoteTables() {
		s := quotesSheet(c.onSheet(i), names)
		s.name, s.table = numbered(quotesName, " ", i), table
		s.lines = quoteLines(c.lineRows(c.starts[i], c.onSheet(i)), c.onSheet(i), linkedColumns(c.fullest()), c.documents)
		sheets = append(sheets, s)
	}
	return sheets
}

// quotesSheet is a sheet of so many rows, without them.
func quotesSheet(rows int, names []name) sheet {
	s := sheet{
		head: true, tab: colourAccent,
		columns: quoteColumns, count: max(1, rows), // a table needs a line
		print: colNote + 1,
	}
	check, status := "$"+letter(colCheck)+"2", "$"+letter(colStatus)+"2"
	s.highlights = []highlight{
		{from: 0, to: colNote, formula: status + `="drop"`, style: styleDropped},
		{from: 0, to: colCheck, formula: fmt.Sprintf(`AND(%s<>"",%s<>"checked",%s<>"use")`, check, status, status), style: styleDoubtful},
	}
	for _, n := range names {
		switch n.name {
		case listTopics:
			s.dropdowns = append(s.dropdowns, dropdown{column: colTopic, list: n.name, title: "Topic", text: "This topic is not in the list. Keep it all the same?"})
		case listKinds:
			s.dropdowns = append(s.dropdowns, dropdown{column: colKind, list: n.name, strict: true, title: "Kind", text: "Choose direct, mixed, indirect or turn."})
		case listStatuses:
			s.dropdowns = append(s.dropdowns, dropdown{column: colStatus, list: n.name, strict: true, title: "Status", text: "Choose new, checked, use or drop."})
		}
	}
	return s
}

// linked are the columns with links, the dearest first.
var linked = []int{colSource, colDocument, colURL}

// linkedColumns returns how many of them have links if a sheet has so many
// rows: on every sheet the same ones.
func linkedColumns(rows int) int { return columnsWithLinks(rows, len(linked)) }

func quoteLines(rows iter.Seq[report.Row], count, withLinks int, documents documentIndex) iter.Seq[line] {
	return firstLinks(withLinks, linked, func(yield func(line) bool) {
		if count == 0 {
			yield(line{})
			return
		}
		for r := range rows {
			if !yield(quoteLine(r, documents)) {
				return
			}
		}
	})
}

func quoteLine(r report.Row, documents documentIndex) line {
	cells := quoteCells(r, documents)
	return line{height: heightFor(tallest(cells, quoteColumns)), cells: cells}
}

// quoteCells is one row of Quotes, cell by cell in the order of quoteColumns.
func quoteCells(r report.Row, documents documentIndex) []cell {
	quote := cell{}
	if words, _ := fit(paragraphs(r.Quote)); words != "" {
		quote = text(words)
		if rightToLeft(words) {
			quote.style = styleWrapRTL
		}
	}
	web := webLink(r.URL)
	source, address := plain(r.Source), plain(r.URL)
	if source.kind != cellEmpty && web != (link{}) {
		source = source.as(styleLinkWrap).to(web)
	}
	if web != (link{}) {
		address = address.as(styleLink).to(web)
	}
	document := plain(r.Document)
	if place := documents.place(r.Document); place != "" {
		document = document.as(styleLink).to(link{place: place})
	}
	confidence := cell{}
	if r.Confidence > 0 && r.Confidence <= 1 {
		confidence = cell{kind: cellNumber, number: r.Confidence}
	}
	cells := []cell{
		source, date(r.Date.Time()), plain(r.Speaker), plain(r.Topic), quote,
		{}, plain(cmp.Or(r.Status, statusNew)), plain(r.Note),
		plain(r.Kind), plain(r.Act), plain(r.Role), confidence, plain(r.Title), address, document,
		plain(r.Mention), plain(r.Cue), plain(r.Via), plain(r.Place), date(r.Said.Time()),
		plain(joined(r.Topics)), plain(r.Context), plain(joined(r.Flags)),
		plain(r.DateBasis), plain(r.SourceBasis), plain(r.Language),
		number(r.Statement), plain(spansText(r.Spans)), plain(joined(r.SameAs)), plain(r.ID),
		{},
	}
	cells[colHash] = text(lockedHash(cells))
	if check := checkText(r); check != "" {
		cells[colCheck] = text(check)
	}
	return cells
}

// checkText says why a person should look at the row: what the program doubts,
// that nobody is named, and what its cells do not show as it was. An unknown
// date is no reason: it is one of the whole document, and would mark every row
// of it.
func checkText(r report.Row) string {
	reasons := slices.Clone(r.Flags)
	if r.Speaker == "" && !slices.Contains(r.Flags, report.FlagSpeakerUnresolved) {
		reasons = append(reasons, "speaker unknown")
	}
	if r.Confidence > 0 && r.Confidence < lowConfidence && !slices.Contains(reasons, "low confidence") {
		reasons = append(reasons, "low confidence")
	}
	if tooLong(r.Quote) {
		reasons = append(reasons, "quote cut to fit its cell, whole on the sheet "+longQuotesName)
	}
	if lossy(r.Quote) {
		reasons = append(reasons, "quote has characters a cell cannot hold, shown as \uFFFD")
	}
	for _, f := range []struct{ key, text string }{{"context", r.Context}, {"title", r.Title}, {"url", r.URL}} {
		if len(pieces(f.text, cutUnits)) > 1 {
			reasons = append(reasons, f.key+" cut to fit its cell")
		}
	}
	check, _ := fit(joined(reasons))
	return check
}

// tallest returns how many lines the wrapped cells take at most.
func tallest(cells []cell, columns []column) int {
	n := 1
	for i, c := range cells {
		if c.kind == cellText && wraps[columns[i].style] {
			n = max(n, linesIn(c.text, columns[i].width))
		}
	}
	return n
}

// spansText writes spans shortly: "content 120-188, 201-240; cue 190-194".
func spansText(s report.Spans) string {
	var parts []string
	for _, p := range []struct {
		name  string
		spans [][2]int
	}{{"content", s.Content}, {"mention", s.Mention}, {"cue", s.Cue}} {
		var ranges []string
		for _, r := range p.spans {
			ranges = append(ranges, fmt.Sprintf("%d-%d", r[0], r[1]))
		}
		if len(ranges) > 0 {
			parts = append(parts, p.name+" "+strings.Join(ranges, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// A part of a long quote is short enough to be seen whole in its row.
const (
	longWidth = 110
	longUnits = 1800
)

// longQuotesSheet holds, whole and in parts, the quotes that no cell holds.
func longQuotesSheet(c *contents) sheet {
	return sheet{name: longQuotesName, head: true, print: 4, count: c.longLines, columns: []column{
		{head: "id", width: 22, style: styleText, about: "The row's id on the sheet Quotes."},
		{head: "part", width: 8, style: styleNumber, about: "The number of the part."},
		{head: "of", width: 8, style: styleNumber, about: "How many parts the quote has."},
		{head: "text", width: longWidth, style: styleWrap, about: "The part's text; put together, the parts are the quote."},
	}, lines: func(yield func(line) bool) {
		for r := range c.lineRows(0, c.count) {
			if !tooLong(r.Quote) {
				continue
			}
			parts := longParts(r.Quote)
			for i, p := range parts {
				cells := []cell{plain(r.ID), number(i + 1), number(len(parts)), text(p)}
				if !yield(line{height: heightFor(linesIn(p, longWidth)), cells: cells}) {
					return
				}
			}
		}
	}}
}
