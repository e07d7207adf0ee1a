package workbook

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"onrecord/report"
)

// model is a workbook as plain values, in the order in which it is shown.
type model struct {
	title    string
	language string // of the workbook's own words
	created  string // RFC 3339; empty if the briefing does not say
	version  string
	exportID string
	sheets   []sheet
	names    []name
	look     look
	failed   *error // what went wrong in giving lines
}

// name is a defined name: what the drop-down lists refer to.
type name struct{ name, refersTo string }

// sheet is one sheet. If it has a header row, that is its first line, frozen
// and repeated on every printed page, and lines follow from row 2; otherwise
// lines begin at row 1.
type sheet struct {
	name    string
	hidden  bool
	secret  bool // hidden from the list of hidden sheets as well
	locked  bool // but for what is editable
	head    bool
	columns []column
	lines   iter.Seq[line]
	count   int    // number of lines
	table   string // name of the Excel table over head and lines; empty for none
	tab     bool   // the sheet's tab has the accent colour
	logo    *logo

	frozen     int   // columns that stay when the sheet is moved sideways, from the first
	breaks     []int // rows that begin a printed page
	scale      int   // percent of its size at which it is printed; 0: as wide as the paper
	zoom       int   // percent at which it is shown at first; 0: 100
	highlights []highlight
	dropdowns  []dropdown
	rules      []rule
	charts     []chart
	slicers    []slicer
	sparklines []sparkline

	print      int // columns printed, from the first
	printed    int // lines printed, from the first; 0 for all
	portrait   bool
	pageHeader string // what stands above each printed page
	pageFooter string

	handed *report.HandedSheet // where what is written is noted; nil if nobody asks
}

// column is one column of a sheet.
type column struct {
	head     string
	width    float64 // in digits of the default font
	style    style   // of its cells, where the cell has none of its own
	editable bool    // analysts are meant to change it, and the desk takes it; never locked
	detail   bool    // outlined and folded away at first
	about    string  // what it means, for the sheet About
}

// title is the heading of a column: its name in words.
func (c column) title() string { return strings.ReplaceAll(c.head, "_", " ") }

// line is one row of cells; height is in points, 0 for the default.
type line struct {
	height float64
	cells  []cell
}

// cell is one value. The zero cell is empty.
type cell struct {
	kind   cellKind
	text   string  // of a text; the day of a date as yyyy-mm-dd; a formula, without "="
	number float64 // of a number; the serial of a date; what a formula gives
	style  style
	link   link
	marks  []mark // of a text: stretches that look otherwise; none overlap
}

// mark is a stretch of a cell's text that looks deleted or inserted.
type mark struct {
	start, end int // bytes
	struck     bool
}

type cellKind uint8

const (
	cellEmpty cellKind = iota
	cellText
	cellNumber
	cellDate
	cellFormula
)

// link is the target of a cell: a web address or a place in the workbook.
type link struct{ url, place string }

// highlight is a conditional format.
type highlight struct {
	from, to int    // columns, from 0, both included
	formula  string // for the first line; without "="
	style    style
}

// dropdown is a drop-down list in a column, with the values of a defined name.
type dropdown struct {
	column int // from 0
	list   string
	strict bool // other values are refused, not only warned of
	open   bool // other values are not even warned of
	title  string
	text   string
}

// rule is what may be typed into columns: days, or nothing at all. Excel asks, or
// refuses; what is pasted it does not look at.
type rule struct {
	columns []int // from 0
	days    bool
	title   string
	text    string
}

// chart is a chart of one series of its sheet, in one colour. The value axis
// begins at zero. Its fields are those of the template that writes it.
type chart struct {
	Bars          bool // lying bars, the first on top; otherwise columns
	Title, Alt    string
	Column, Row   int    // of its upper left corner, column from 0, row from 1
	Width, Height int    // pixels
	Names, Values string // ranges, with the sheet

	// What the ranges hold, for programs that do not calculate.
	Labels []string
	Counts []int
}

// newModel builds the model of a workbook from its contents.
func newModel(c *contents) model {
	b := c.briefing
	lists, names := listSheet(c)
	m := model{
		title:    cutLine(cleanLine(titleOf(b)), 255),
		language: "en",
		version:  cleanLine(b.Version),
		exportID: c.exportID,
		names:    names,
		look:     lookFor(b.Look),
		failed:   c.failed,
	}
	if !b.Made.IsZero() {
		m.created = b.Made.String() + "T00:00:00Z"
	}
	m.sheets = append(m.sheets, summarySheet(c))
	m.sheets = append(m.sheets, quoteSheets(c, names)...)
	if c.count > 0 { // no blank sheets
		m.sheets = append(m.sheets, speakersSheet(c), topicsSheet(c), sourcesSheet(c))
	}
	if !c.streamed && c.count > 0 {
		m.sheets = append(m.sheets, sameWordsSheet(c))
	}
	if c.overTime.count > 0 {
		m.sheets = append(m.sheets, c.overTime)
	}
	if len(b.Late) > 0 {
		m.sheets = append(m.sheets, lateSheet(c))
	}
	m.sheets = append(m.sheets, documentsSheet(c))
	if c.longLines > 0 {
		m.sheets = append(m.sheets, longQuotesSheet(c))
	}
	m.sheets = append(m.sheets, aboutSheet(c), lists, metaSheet(c))
	if trends := trendsSheet(c); trends.count > 0 {
		m.sheets = append(m.sheets, trends)
	}
	for i := range m.sheets {
		m.sheets[i].locked = b.Look.Protect && m.sheets[i].head
		m.sheets[i].pageHeader = pageHeader(b)
		m.sheets[i].pageFooter = "&L" + escapeHeader(m.sheets[i].name) + "&RPage &P of &N"
	}
	return m
}

// contents is what several sheets have in common, computed once.
type contents struct {
	survey
	briefing  report.Briefing
	limit     limits
	logo      *logo // nil if there is none
	quotes    Rows  // as they stand on Quotes
	failed    *error
	streamed  bool                 // the rows are not in memory
	questions bool                 // and there are questions among them
	rows      []report.Row         // otherwise
	same      [][]report.Duplicate // groups of them that report one statement
	record    Documents            // of what was read
	index     documentIndex        // of it; nil where there is no room for links to documents
	overTime  sheet                // what the weeks before say of the rows; without lines if nothing
}

// newContents takes the rows of a briefing, without the questions.
func newContents(b report.Briefing, limit limits) (*contents, error) {
	rows := b.Quoted()
	c, err := newStream(b, heldRows(rows), slices.Values(b.Documents), limit)
	if err == nil {
		c.streamed, c.rows, c.same = false, rows, b.SameWordGroups()
		c.overTime = overTimeSheet(c)
	}
	return c, err
}

// newStream takes rows that are not in memory.
func newStream(b report.Briefing, rows Rows, documents Documents, limit limits) (*contents, error) {
	s, err := surveyRows(b, rows, documents, limit)
	if err != nil {
		return nil, err
	}
	picture, err := logoOf(b.Look.Logo)
	if err != nil {
		return nil, err
	}
	c := &contents{survey: s, logo: picture, briefing: b, limit: limit, quotes: rows, failed: new(error), record: documents, streamed: true}
	c.surveyDocuments()
	return c, nil
}

// quote returns the link to the i-th row on Quotes; none if there is no such
// row.
func (c *contents) quote(i int) link {
	if i < 0 || i >= c.count {
		return link{}
	}
	sheet := c.sheetOf(i)
	return link{place: on(numbered(quotesName, " ", sheet), fmt.Sprintf("A%d", i-c.starts[sheet]+2))}
}

// quoteTables returns the names of the tables that hold the rows.
func (c *contents) quoteTables() []string {
	var tables []string
	for i := range c.starts {
		tables = append(tables, numbered(quotesTable, "", i))
	}
	return tables
}

// numbered names the i-th of the sheets or tables that share a name: "Quotes",
// "Quotes 2".
func numbered(name, space string, i int) string {
	if i == 0 {
		return name
	}
	return name + space + strconv.Itoa(i+1)
}

func titleOf(b report.Briefing) string {
	if b.Title == "" {
		return "Briefing"
	}
	return b.Title
}

// pageHeader is the title on the left and the marking on the right of each
// printed page. A header holds 255 characters.
func pageHeader(b report.Briefing) string {
	h := "&L" + escapeHeader(cutLine(cleanLine(titleOf(b)), 90))
	if b.Marking != "" {
		h += "&R" + escapeHeader(cutLine(cleanLine(b.Marking), 90))
	}
	return h
}

// escapeHeader keeps "&" in a title from being read as a code for the page
// number or a font.
func escapeHeader(s string) string { return strings.ReplaceAll(s, "&", "&&") }

// first returns the row of the sheet's first line.
func (s sheet) first() int {
	if s.head {
		return 2
	}
	return 1
}

// last returns the row of the sheet's last line.
func (s sheet) last() int { return s.first() + s.count - 1 }

// area returns the range over columns from..to (from 0) of all lines.
func (s sheet) area(from, to int) string {
	return fmt.Sprintf("%s%d:%s%d", letter(from), s.first(), letter(to), max(s.first(), s.last()))
}

// letter returns the name of the i-th column, from 0. A column past Excel's
// last is caught by the check, so the error cannot happen in a file.
func letter(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return "A"
	}
	return name
}

// on returns a range of the sheet as a formula refers to it.
func on(sheetName, area string) string {
	return "'" + strings.ReplaceAll(sheetName, "'", "''") + "'!" + area
}

func text(s string) cell { return cell{kind: cellText, text: s} }

func number(n int) cell { return cell{kind: cellNumber, number: float64(n)} }

// formula returns a cell with a formula whose value is n.
func formula(f string, n int) cell { return cell{kind: cellFormula, text: f, number: float64(n)} }

func (c cell) as(s style) cell { c.style = s; return c }

func (c cell) to(l link) cell { c.link = l; return c }
