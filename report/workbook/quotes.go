package workbook

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"onrecord/report"
)

const (
	quotesName     = "Quotes"
	quotesTable    = "tblQuotes"
	longQuotesName = "Long quotes"
)

// quotesZoom is the percent at which a screen of 13 inches shows the columns up to the
// stance. They are as wide as a page needs them to hold few rows of several lines.
const quotesZoom = 85

// statusNew is the review status of a row that nobody has looked at.
const statusNew = report.StatusNew

// reviewStatuses are the statuses that a reviewer can choose.
var reviewStatuses = report.ReviewStatuses()

// The columns of Quotes, as indices from 0.
var (
	colSource            = quoteColumn("source")
	colDate              = quoteColumn("date")
	colSpeaker           = quoteColumn("speaker")
	colTopic             = quoteColumn("topic")
	colQuote             = quoteColumn("quote")
	colStance            = quoteColumn("stance")
	colFrame             = quoteColumn("frame")
	colCue               = quoteColumn("cue")
	colCheck             = quoteColumn("check")
	colStatus            = quoteColumn("status")
	colNote              = quoteColumn("note")
	colKind              = quoteColumn("kind")
	colAct               = quoteColumn("act")
	colRole              = quoteColumn("role")
	colConfidence        = quoteColumn("confidence")
	colSpeakerConfidence = quoteColumn("speaker_confidence")
	colTitle             = quoteColumn("title")
	colURL               = quoteColumn("url")
	colDocument          = quoteColumn("document")
	colMention           = quoteColumn("mention")
	colVia               = quoteColumn("via")
	colPlace             = quoteColumn("place")
	colSaid              = quoteColumn("said")
	colTopics            = quoteColumn("topics")
	colContext           = quoteColumn("context")
	colFlags             = quoteColumn("flags")
	colDateBasis         = quoteColumn("date_basis")
	colSourceBasis       = quoteColumn("source_basis")
	colLanguage          = quoteColumn("language")
	colStatement         = quoteColumn("statement")
	colSpans             = quoteColumn("spans")
	colSameAs            = quoteColumn("same_as")
	colID                = quoteColumn("id")
	colHash              = quoteColumn("row_hash")
	colShown             = quoteColumn("shown")
)

// quoteColumns are the columns of Quotes: the five that are read every day, what
// tells a claim from a denial, those that a reviewer fills in, and the rest of
// the row's schema, of which the columns needed less often are collapsed. Those
// up to the frame are printed. The id stands beside what a reviewer sees, so that
// it goes along when the visible columns are copied.
var quoteColumns = []column{
	{head: "source", width: 19, style: styleWrap, editable: true, about: "The outlet that published the document; empty if unknown. Links to the article if its address is known."},
	{head: "date", width: 11, style: styleDate, editable: true, about: "The document's publication date; empty if unknown. See date_basis for how it is known."},
	{head: "speaker", width: 23, style: styleWrap, editable: true, about: "Who said it, under the same name in all documents; empty if the text names nobody."},
	{head: "topic", width: 28, style: styleWrap, editable: true, about: "The best topic of the taxonomy; empty if none fits well enough."},
	{head: "quote", width: 104, style: styleWrap, about: "What was said, word for word, without the outer quotation marks. “ … ” joins the parts of a statement interrupted by its attribution. Line breaks within a paragraph are shown as spaces."},
	{head: "cue", width: 13, style: styleWrap, about: "The words that report: “said”, “according to”."},
	{head: "stance", width: 9, style: styleText, about: "The speaker's attitude to the quote, from the cue: says, denies, doubts (or leaves open), asks or demands it."},
	{head: "frame", width: 27, style: styleWrap, about: "The words between speaker and quote that are needed to read it correctly, word for word: “did not deny that”, “called the truce”."},
	{head: "check", width: 38, style: styleCheck, about: "Why the row should be checked; empty if there is no doubt. An unknown date or source is simply left empty."},
	{head: "status", width: 11, style: styleText, editable: true, about: "Review status: new, checked (right), use (wanted), lead (wanted on the first page), annex (right, but not for the first page) or drop."},
	{head: "note", width: 28, style: styleWrap, editable: true, about: "For your notes: anything the next reader should know."},
	{head: "id", width: 16, style: styleText, about: "Identifies the row. It stays the same when the documents are read again; corrections are matched by it."},

	{head: "kind", width: 10, style: styleText, editable: true, about: "direct: entirely in quotation marks; mixed: partly; indirect: not at all; turn: a paragraph of an answer in a transcript."},
	{head: "role", width: 26, style: styleText, editable: true, about: "The speaker's role, as the documents give it."},
	{head: "said", width: 11.5, style: styleDate, editable: true, about: "The day the words were spoken, if the text says so."},
	{head: "act", width: 10, style: styleText, about: "What is reported: speech, writing, thought or intent."},
	{head: "confidence", width: 12, style: styleDecimal, about: "From 0 to 1: of rows at 0.80, 80 in 100 have the right words and the right speaker."},
	{head: "speaker_confidence", width: 12, style: styleDecimal, about: "From 0 to 1: of speakers at 0.80, 80 in 100 are right. Below 0.83, the check column says why."},
	{head: "title", width: 40, style: styleText, editable: true, about: "The document's headline."},
	{head: "url", width: 34, style: styleText, editable: true, about: "The document's address, as it was given."},
	{head: "document", width: 30, style: styleText, about: "The file the row was found in. Links to its line on the sheet Documents."},
	{head: "place", width: 16, style: styleText, editable: true, about: "The place in the document's dateline."},
	{head: "mention", width: 20, style: styleText, detail: true, about: "The words that name the speaker here: “the minister”."},
	{head: "via", width: 18, style: styleText, detail: true, about: "The agency or outlet credited with this statement."},
	{head: "topics", width: 30, style: styleText, detail: true, about: "Every topic that fits well enough, best first."},
	{head: "context", width: 50, style: styleText, detail: true, about: "The sentences around an indirect statement, or the question before an answer."},
	{head: "flags", width: 26, style: styleText, detail: true, about: "The program's doubts about the row; the check column repeats them."},
	{head: "date_basis", width: 20, style: styleText, detail: true, about: "How the date is known."},
	{head: "source_basis", width: 20, style: styleText, detail: true, about: "How the source is known."},
	{head: "language", width: 10, style: styleText, detail: true, about: "The document's language as it declares it."},
	{head: "statement", width: 11, style: styleNumber, detail: true, about: "The number of the statement in its document; paragraphs of one answer share it."},
	{head: "spans", width: 30, style: styleText, detail: true, about: "The positions of the content, the mention, the cue and the frame in the document's text: from and to, in characters, counted from 0."},
	{head: "same_as", width: 20, style: styleText, detail: true, about: "Rows from other documents with the same or nearly the same words, by id."},
	{head: "row_hash", width: 20, style: styleText, detail: true, about: "A checksum of source, date, quote, document, spans and id. It reveals mixed-up rows, for instance after only some columns were sorted."},
	{head: "shown", width: 8, style: styleNumber, detail: true, about: "1 if a filter shows the row; the figures under Shown on Summary count it."},
}

// Columns is the number of columns of the Quotes sheet.
var Columns = len(quoteColumns)

// quoteWraps are the columns whose text wraps.
var quoteWraps = wrapping(quoteColumns)

func quoteColumn(head string) int { return columnOf(quoteColumns, head) }

func columnOf(columns []column, head string) int {
	return slices.IndexFunc(columns, func(c column) bool { return c.head == head })
}

// quoteSheets returns the rows as sheets: one, or past Excel's limit "Quotes",
// "Quotes 2" and so on.
func quoteSheets(c *contents, names []name) []sheet {
	var sheets []sheet
	for i, table := range c.quoteTables() {
		s := quotesSheet(c.onSheet(i), names, c.shownColumns())
		s.name, s.table = numbered(quotesName, " ", i), table
		s.hidden = c.count == 0 // it is there for what reads the file back
		s.lines = quoteLines(c.lineRows(c.starts[i], c.onSheet(i)), c.onSheet(i), linkedColumns(c.fullest()), c.index, len(s.columns) > colShown)
		sheets = append(sheets, s)
	}
	return sheets
}

// shownColumns are the columns of Quotes in this workbook.
func (c *contents) shownColumns() []column {
	if c.hasShown() {
		return quoteColumns
	}
	return quoteColumns[:colShown]
}

// quotesSheet is a sheet of so many rows, without them.
func quotesSheet(rows int, names []name, columns []column) sheet {
	s := sheet{
		head: true, tab: true,
		columns: columns, count: max(1, rows), // a table needs a line
		print: colFrame + 1, frozen: colSpeaker + 1, zoom: quotesZoom,
	}
	check, status := "$"+letter(colCheck)+"2", "$"+letter(colStatus)+"2"
	s.highlights = []highlight{
		{from: 0, to: colNote, formula: status + `="drop"`, style: styleDropped},
		{from: 0, to: colCheck, formula: fmt.Sprintf(`AND(%s<>"",OR(%s="",%s="new"))`, check, status, status), style: styleDoubtful},
	}
	s.rules = []rule{
		{columns: []int{colSaid}, days: true, title: "Said", text: "Enter a day, like 2026-11-18."},
		{columns: []int{colDate}, days: true, title: "Date", text: "Enter the day of publication, like 2026-11-18. It applies to the whole document."},
		{columns: unread(columns), title: "Not for editing", text: "This column cannot be corrected: the desk only lists the change. Change it anyway?"},
	}
	for _, n := range names {
		switch n.name {
		case listSpeakers:
			s.dropdowns = append(s.dropdowns, dropdown{column: colSpeaker, list: n.name, open: true})
		case listTopics:
			s.dropdowns = append(s.dropdowns, dropdown{column: colTopic, list: n.name, title: "Topic", text: "This topic is not in the list. Keep it anyway?"})
		case listKinds:
			s.dropdowns = append(s.dropdowns, dropdown{column: colKind, list: n.name, strict: true, title: "Kind", text: "Choose direct, mixed, indirect or turn."})
		case listStatuses:
			s.dropdowns = append(s.dropdowns, dropdown{column: colStatus, list: n.name, strict: true, title: "Status", text: "Choose " + strings.Join(report.ReviewStatuses(), ", ") + "."})
		}
	}
	return s
}

// unread are the columns that cannot be corrected.
func unread(columns []column) []int {
	var out []int
	for i, c := range columns {
		if !c.editable {
			out = append(out, i)
		}
	}
	return out
}

// linked are the columns with links, most important first.
var linked = []int{colSource, colDocument, colURL}

// linkedColumns returns how many of them have links if a sheet has so many
// rows: on every sheet the same ones.
func linkedColumns(rows int) int { return columnsWithLinks(rows, len(linked)) }

// quoteLines yields the lines of rows. Each is valid until the next is asked
// for.
func quoteLines(rows iter.Seq[*report.Row], count, withLinks int, documents documentIndex, shown bool) iter.Seq[line] {
	return firstLinks(withLinks, linked, func(yield func(line) bool) {
		if count == 0 {
			yield(line{})
			return
		}
		q := quoteLiner{documents: documents, cells: make([]cell, len(quoteColumns))}
		row := 1
		for r := range rows {
			l := q.line(r)
			if row++; shown { // SUBTOTAL leaves out what a filter hides
				l.cells[colShown] = formula(fmt.Sprintf("SUBTOTAL(103,%s%d)", letter(colID), row), 1)
			} else {
				l.cells = l.cells[:colShown]
			}
			if !yield(l) {
				return
			}
		}
	})
}

// quoteLiner makes lines of rows. It keeps what the next row is likely to need
// again: rows of one document share its date and address.
type quoteLiner struct {
	documents  documentIndex
	cells      []cell // of the line
	date, said dateCell
	url        string
	web        link
	scratch    []byte
}

func (q *quoteLiner) line(r *report.Row) line {
	clear(q.cells)
	q.fill(q.cells, r)
	return line{height: heightFor(linesOf(q.cells, quoteColumns, quoteWraps)), cells: q.cells}
}

// quoteCells returns one row of Quotes in the order of quoteColumns.
func quoteCells(r report.Row, documents documentIndex) []cell {
	cells := make([]cell, len(quoteColumns))
	q := quoteLiner{documents: documents}
	q.fill(cells, &r)
	return cells
}

func (q *quoteLiner) fill(cells []cell, r *report.Row) {
	if words, _ := fit(paragraphs(r.Quote)); words != "" {
		cells[colQuote] = text(words)
		if rightToLeft(words) {
			cells[colQuote].style = styleWrapRTL
		}
	}
	if r.URL != q.url {
		q.url, q.web = r.URL, webLink(r.URL)
	}
	cells[colSource].set(r.Source)
	cells[colURL].set(r.URL)
	if q.web != (link{}) {
		if cells[colSource].kind != cellEmpty {
			cells[colSource].style, cells[colSource].link = styleLinkWrap, q.web
		}
		if cells[colURL].kind != cellEmpty {
			cells[colURL].style, cells[colURL].link = styleLink, q.web
		}
	}
	cells[colDocument].set(r.Document)
	if place := q.documents.place(r.Document); place != "" && cells[colDocument].kind != cellEmpty {
		cells[colDocument].style, cells[colDocument].link = styleLink, link{place: place}
	}
	if !r.Date.IsZero() {
		cells[colDate] = q.date.of(r.Date.Time())
	}
	if !r.Said.IsZero() {
		cells[colSaid] = q.said.of(r.Said.Time())
	}
	if r.Confidence > 0 && r.Confidence <= 1 {
		cells[colConfidence] = cell{kind: cellNumber, number: r.Confidence}
	}
	if r.SpeakerConfidence > 0 && r.SpeakerConfidence <= 1 {
		cells[colSpeakerConfidence] = cell{kind: cellNumber, number: r.SpeakerConfidence}
	}
	cells[colStatus].set(cmp.Or(r.Status, statusNew))
	cells[colNote].set(r.Note)
	cells[colStatement] = number(r.Statement)
	cells[colSpeaker].set(r.Speaker)
	cells[colTopic].set(r.Topic)
	cells[colKind].set(r.Kind)
	cells[colAct].set(r.Act)
	cells[colRole].set(r.Role)
	cells[colTitle].set(r.Title)
	cells[colMention].set(r.Mention)
	cells[colStance].set(r.Stance)
	cells[colFrame].set(r.Frame)
	cells[colCue].set(r.Cue)
	cells[colVia].set(r.Via)
	cells[colPlace].set(r.Place)
	cells[colContext].set(r.Context)
	cells[colDateBasis].set(r.DateBasis)
	cells[colSourceBasis].set(r.SourceBasis)
	cells[colLanguage].set(r.Language)
	cells[colID].set(r.ID)
	cells[colTopics].setList(r.Topics)
	cells[colFlags].setList(r.Flags)
	cells[colSameAs].setList(r.SameAs)
	q.scratch = appendSpans(q.scratch[:0], r.Spans)
	cells[colSpans].set(string(q.scratch))
	cells[colHash] = text(lockedHash(cells))
	if check := checkText(r); check != "" {
		cells[colCheck] = text(check)
	}
}

// checkText returns why a person should look at the row: the program's doubts,
// a missing speaker, and what its cells do not show as it was. An unknown date
// is left out: it concerns the whole document, and would mark all of its rows.
func checkText(r *report.Row) string {
	reasons := reasonsToCheck(r)
	if len(reasons) == 0 {
		return ""
	}
	check, _ := fit(joined(reasons))
	return check
}

func reasonsToCheck(r *report.Row) []string {
	reasons := report.Doubts(r, 0) // whoever delivers the row has applied the bar
	if tooLong(r.Quote) {
		reasons = append(reasons, "quote cut to fit the cell, in full on the sheet "+longQuotesName)
	}
	if lossy(r.Quote) {
		reasons = append(reasons, "quote has characters a cell cannot hold, shown as \uFFFD")
	}
	for _, f := range [...]struct{ key, text string }{{"context", r.Context}, {"title", r.Title}, {"url", r.URL}} {
		if tooLong(f.text) {
			reasons = append(reasons, f.key+" cut to fit the cell")
		}
	}
	return reasons
}

// appendSpans writes spans in short form: "content 120-188, 201-240; cue
// 190-194".
func appendSpans(out []byte, s report.Spans) []byte {
	for _, p := range [...]struct {
		name  string
		spans [][2]int
	}{{"content ", s.Content}, {"mention ", s.Mention}, {"cue ", s.Cue}, {"frame ", s.Frame}} {
		for i, r := range p.spans {
			switch {
			case i > 0:
				out = append(out, ", "...)
			case len(out) > 0:
				out = append(append(out, "; "...), p.name...)
			default:
				out = append(out, p.name...)
			}
			out = strconv.AppendInt(append(strconv.AppendInt(out, int64(r[0]), 10), '-'), int64(r[1]), 10)
		}
	}
	return out
}

// A part of a long quote is short enough to be seen whole in its row.
const (
	longWidth = 110
	longUnits = 1800
)

// longQuotesSheet holds the quotes that are too long for a cell, whole and in
// parts.
func longQuotesSheet(c *contents) sheet {
	return sheet{name: longQuotesName, head: true, print: 4, count: c.longLines, columns: []column{
		{head: "id", width: 22, style: styleText, about: "The row's id on the sheet Quotes."},
		{head: "part", width: 8, style: styleNumber, about: "The number of the part."},
		{head: "of", width: 8, style: styleNumber, about: "How many parts the quote has."},
		{head: "text", width: longWidth, style: styleWrap, about: "The part's text; together, the parts are the quote."},
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
