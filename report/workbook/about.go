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
	questions := "not rows here, but the context of their answers"
	if c.questions {
		questions = "rows of the speaker " + report.Interviewer
	}
	a.pair("Statements", "Each row is one statement: one speaker, one act of reporting, and the words or paraphrase reported. Each paragraph of an answer in a transcript is a separate row; an interviewer's questions are "+questions+".")
	a.pair("Quotes", "Quotes are verbatim. Whatever is unknown is left empty; inferred values are marked as such.")
	figures := "The key figures on Summary count the rows of Quotes as edited; those under As made are from when the workbook was made."
	if c.isLive(1) {
		figures = "The figures on Summary, Speakers, Topics and Sources count the rows of Quotes as edited; those under As made are from when the workbook was made. Names keep their order, and new names are counted with the rest."
	}
	if c.hasShown() {
		figures += " The figures under Shown, and the charts, count only the rows that the filters on Quotes show."
	}
	a.pair("Figures", figures)
	a.pair("Links", "Names and figures link to their first row on Quotes. After you sort Quotes, use its filters instead.")
	if held := linkedColumns(c.fullest()); held < len(linked) {
		words := "A sheet can hold 65,530 links. Here only source is linked, not document or url."
		switch {
		case c.fullest() > linksHeld:
			words = "A sheet can hold 65,530 links. Here only the source of the first rows is linked; the url column has the address of every row."
		case held == 2:
			words = "A sheet can hold 65,530 links. Here source and document are linked, not url."
		}
		a.pair("Number of links", words)
	}
	if len(c.starts) > 1 {
		a.pair("Further sheets", c.spread()+". The figures under Now count all of them.")
	}
	if !c.streamed {
		a.pair(sameWordsName, "Statements of at least six words that several sources report in identical or nearly identical wording, in groups.")
	}
	if len(b.Late) > 0 {
		a.pair(lateName, "Statements from documents that arrived or changed after the briefing of their own week. No figure counts them.")
	}
	a.pair("Rows in doubt", "The check column says why a row should be checked. The row is shaded until its status is checked or use. Rows with the status drop are struck through.")
	a.pair("Long quotes", "A cell can hold 32,767 characters. A longer quote ends with “… [cut]”, the check column says so, and the full quote is on the sheet "+longQuotesName+".")
	a.pair("Hidden columns", "The columns after place are hidden; click + above the sheet to show them.")
	a.pair("Documents", "All documents are listed, including those that were skipped or could not be read.")

	a.section("How to correct it")
	a.pair("Columns to edit", "Those with dark headings. On Quotes: speaker, topic, role, kind, said, status and note of a row; source, date, title, url and place of its document, which then hold for all of its rows. On Documents: the same columns of the document. Changes elsewhere are not applied; the desk lists them. Excel warns before such a change on these sheets.")
	if b.Look.Protect {
		a.pair("Protected sheets", "The other columns are locked, without a password. Filters still work; to sort, first choose Review > Unprotect Sheet, because Excel does not sort locked cells.")
	}
	a.pair("To correct a row", "Overwrite the speaker or topic, or clear the cell if nobody is named or no topic fits. Set status to checked if the row is right, or to use or drop once that is decided. Give reasons in note.")
	a.pair("Rows", "Rows may be sorted, filtered and deleted. Always sort the whole table, never a single column, and do not merge cells. When copying rows, include the id column: corrections are matched by it.")
	a.pair("Accidents", "The desk compares every cell with what was sent out. A column that was filled down, cleared or shifted by mistake is not applied.")
	a.pair("Comments", "A comment on a row becomes its note. Colours are ignored: use status or note.")
	a.pair("To send it back", "Save the file, under any name and in any program, and return it to the desk. The review command lists the corrections and applies them; they are kept in every later briefing.")

	a.settings(b.Settings)
	a.columns("Columns of Quotes", quoteColumns)
	a.columns("Columns of Speakers, Topics and Sources", slices.Concat(speakerColumns, topicColumns, sourceColumns))
	if !c.streamed {
		a.columns("Columns of "+sameWordsName, sameWordsColumns)
	}
	if c.overTime.count > 0 {
		a.columns("Columns of "+overTimeName, overTimeColumns)
	}
	if len(b.Late) > 0 {
		a.columns("Columns of "+lateName, lateColumns)
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
			a.pair(c.title(), c.about)
		}
	}
}
