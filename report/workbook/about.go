package workbook

import (
	"slices"
	"strings"

	"onrecord/report"
)

const aboutName = "About"

const (
	aboutTermWidth  = 26
	aboutProseWidth = 110
)

// about builds the sheet About: pairs of a term and its explanation.
type about struct{ lines []line }

func aboutSheet(c *contents) sheet {
	b := c.briefing
	var a about
	a.lines = append(a.lines, line{height: 34, cells: []cell{text("About this workbook").as(styleTitle)}}, line{})

	a.section("The briefing")
	a.pair("Title", titleOf(b))
	a.pair("Period", periodText(b.Period))
	a.pair("Made", dayText(b.Made.Time()))
	a.pair("Marking", b.Marking)
	a.pair("Program", strings.TrimSpace("onrecord "+b.Version))

	a.section("How to read it")
	if c.streamed {
		a.pair("Statements", "A row is one statement: one speaker, one act of reporting, and the words or the paraphrase reported. Each paragraph of an answer in a transcript is a row of its own; an interviewer's questions are rows of the speaker "+report.Interviewer+".")
	} else {
		a.pair("Statements", "A row is one statement: one speaker, one act of reporting, and the words or the paraphrase reported. Each paragraph of an answer in a transcript is a row of its own; an interviewer's questions are not rows here but the context of their answers.")
	}
	a.pair("Quotes", "Quotes are verbatim. What is unknown is left empty: no speaker, date or topic is guessed without a mark.")
	a.pair("Figures", "On Summary, the column As made keeps what was counted when the workbook was made; the column Now counts the rows of Quotes afresh as they are edited. The sheets Speakers, Topics and Sources stay as made.")
	a.pair("Links", "Names and figures lead to their first row on Quotes as it was made. Once Quotes is sorted otherwise, its filters find the rows.")
	if held := linkedColumns(c.fullest()); held < len(linked) {
		words := "A sheet holds 65,530 links. Here source has them, document and url have none."
		switch {
		case c.fullest() > linksHeld:
			words = "A sheet holds 65,530 links. Here the first rows have one, in source; the column url has the address of every row."
		case held == 2:
			words = "A sheet holds 65,530 links. Here source and document have them, url has none."
		}
		a.pair("Number of links", words)
	}
	if len(c.starts) > 1 {
		a.pair("Further sheets", c.spread()+". Figures that count afresh count all of them.")
	}
	if !c.streamed {
		a.pair(sameWordsName, "Statements of at least six words that several sources report in the same words, case and punctuation aside, one group below the other.")
	}
	a.pair("Rows in doubt", "The column check says why a person should look at a row; the row is also shaded until its status is checked or use. Rows with status drop are struck through.")
	a.pair("Long quotes", "A cell holds 32,767 characters. A longer quote ends with “… [cut]”, its column check says so, and all of it is on the sheet "+longQuotesName+".")
	a.pair("Folded columns", "The columns after document are folded away; the + above the sheet unfolds them.")
	a.pair("Documents", "Every document is listed with what became of it, also those that were skipped or could not be read.")

	a.section("How to correct it")
	a.pair("Columns to edit", "On Quotes: speaker, topic, status and note; their headings are dark. On Documents: the date of a document that has none or a wrong one. All other columns are as the documents have them.")
	a.pair("To correct a row", "Write over its speaker or topic, or empty the cell if nobody is named or no topic fits. Set status to checked when it is right, use or drop when that is decided. Say why in note.")
	a.pair("Rows", "They may be sorted, filtered and deleted. Sort the whole table, never one column alone, and leave the column id as it is: corrections find their row by it.")
	a.pair("To send it back", "Save it, under any name and by any program, and return it to the desk. The command review lists what is corrected in it, and takes it; every later briefing has the corrections.")

	a.settings(b.Settings)
	a.columns("Columns of Quotes", quoteColumns)
	a.columns("Columns of Speakers, Topics and Sources", slices.Concat(speakerColumns, topicColumns, sourceColumns))
	if !c.streamed {
		a.columns("Columns of "+sameWordsName, sameWordsColumns)
	}
	a.columns("Columns of Documents", documentColumns)
	return sheet{
		name: aboutName, lines: slices.Values(a.lines), count: len(a.lines), print: 2, portrait: true,
		columns: []column{{width: aboutTermWidth, style: styleTerm}, {width: aboutProseWidth, style: styleProse}},
	}
}

func (a *about) section(name string) {
	if n := len(a.lines); len(a.lines[n-1].cells) > 0 {
		a.lines = append(a.lines, line{})
	}
	a.lines = append(a.lines, line{height: 26, cells: []cell{text(name).as(styleSection), text("").as(styleSection)}})
}

// pair adds a term and its explanation, or nothing if there is none.
func (a *about) pair(term, words string) {
	if words = paragraphs(words); words == "" {
		return
	}
	words, _ = fit(words)
	term, _ = fit(cleanLine(term))
	n := max(linesIn(term, aboutTermWidth-3), linesIn(words, aboutProseWidth)) // the term is bold
	a.lines = append(a.lines, line{height: heightFor(n), cells: []cell{text(term), text(words)}})
}

func (a *about) settings(settings []report.Setting) {
	if len(settings) == 0 {
		return
	}
	a.section("Settings")
	for _, s := range settings {
		a.pair(s.Name, s.Value)
	}
}

// columns explains columns; those that several sheets share, once.
func (a *about) columns(name string, columns []column) {
	a.section(name)
	for i, c := range columns {
		if !slices.ContainsFunc(columns[:i], func(o column) bool { return o.head == c.head && o.about == c.about }) {
			a.pair(c.head, c.about)
		}
	}
}
