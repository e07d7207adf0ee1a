package workbook

import (
	"fmt"
	"iter"
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
}

// name is a defined name: what the drop-down lists refer to.
type name struct{ name, refersTo string }

// sheet is one sheet. If it has a head, its first line is the heads of its
// columns, frozen and repeated on every printed page, and lines follow from
// row 2; otherwise lines begin at row 1.
type sheet struct {
	name    string
	hidden  bool
	secret  bool // hidden from the list of hidden sheets as well
	head    bool
	columns []column
	lines   iter.Seq[line]
	count   int    // number of lines
	table   string // name of the Excel table over head and lines; empty for none
	tab     string // colour of the sheet's tab

	highlights []highlight
	dropdowns  []dropdown
	charts     []chart

	print      int // columns printed, from the first
	portrait   bool
	pageHeader string // what stands above each printed page
	pageFooter string
}

// column is one column of a sheet.
type column struct {
	head     string
	width    float64 // in digits of the default font
	style    style   // of its cells, where the cell has none of its own
	editable bool    // analysts are meant to change it
	detail   bool    // outlined and folded away at first
	about    string  // what it means, for the sheet About
}

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

// mark makes a stretch of a cell's text look as if struck out of it or put in.
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

// link leads from a cell to a web address or to a place in the workbook.
type link struct{ url, place string }

// highlight marks cells by a condition.
type highlight struct {
	from, to int    // columns, from 0, both included
	formula  string // for the first line; without "="
	style    style
}

// dropdown offers the values of a defined name in a column.
type dropdown struct {
	column int // from 0
	list   string
	strict bool // other values are refused, not only warned of
	title  string
	text   string
}

// chart draws one series of the sheet it stands on, in one colour. The axis of
// values begins at zero. Its fields are those of the template that writes it.
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

// newModel makes a briefing a model with at most linesHeld rows on a sheet.
func newModel(b report.Briefing, linesHeld int) model {
	lists, names := listSheet(b)
	c := newContents(b, linesHeld)
	m := model{
		title:    cutLine(cleanLine(titleOf(b)), 255),
		language: "en",
		version:  cleanLine(b.Version),
		exportID: exportID(b),
		names:    names,
	}
	if !b.Made.IsZero() {
		m.created = b.Made.String() + "T00:00:00Z"
	}
	m.sheets = append(m.sheets, summarySheet(c))
	m.sheets = append(m.sheets, quoteSheets(c, names)...)
	m.sheets = append(m.sheets, speakersSheet(c), topicsSheet(c), sourcesSheet(c), sameWordsSheet(c), documentsSheet(b))
	if long := longQuotesSheet(c.rows); long.count > 0 {
		m.sheets = append(m.sheets, long)
	}
	m.sheets = append(m.sheets, aboutSheet(b), lists, metaSheet(c, m.exportID))
	for i := range m.sheets {
		m.sheets[i].pageHeader = pageHeader(b)
		m.sheets[i].pageFooter = "&L" + escapeHeader(m.sheets[i].name) + "&RPage &P of &N"
	}
	return m
}

// contents is what several sheets are made of, found once.
type contents struct {
	briefing  report.Briefing
	rows      []report.Row // all but questions, as they stand on Quotes
	linesHeld int          // rows on one sheet
	profiles  report.Profiles
	same      [][]report.Echo // groups of rows that report one statement
	documents documentIndex
}

func newContents(b report.Briefing, linesHeld int) contents {
	rows := report.Quoted(b.Rows)
	return contents{
		briefing: b, rows: rows, linesHeld: linesHeld,
		profiles:  report.ProfilesOf(rows, b.Topics),
		same:      report.SameWords(rows),
		documents: newDocumentIndex(b.Documents),
	}
}

// quote leads to the i-th row on Quotes; nowhere if there is none.
func (c contents) quote(i int) link {
	if i < 0 || i >= len(c.rows) {
		return link{}
	}
	return link{place: on(numbered(quotesName, " ", i/c.linesHeld), fmt.Sprintf("A%d", i%c.linesHeld+2))}
}

// quoteTables returns the names of the tables that hold the rows.
func (c contents) quoteTables() []string {
	var tables []string
	for i := 0; i == 0 || i*c.linesHeld < len(c.rows); i++ {
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

// formula returns a cell that calculates n afresh.
func formula(f string, n int) cell { return cell{kind: cellFormula, text: f, number: float64(n)} }

func (c cell) as(s style) cell { c.style = s; return c }

func (c cell) to(l link) cell { c.link = l; return c }
