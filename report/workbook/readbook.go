package workbook

import (
	"encoding/xml"
	"io"
	"iter"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// book is an opened workbook that came back: where its sheets are and what
// their cells refer to.
type book struct {
	*container
	sheets   []bookSheet
	names    map[string]string // defined names, in lower case, to what they refer to
	date1904 bool              // days are counted from 1904
	strings  []string
	looks    []cellLook          // by style
	merged   map[string][]string // areas by the part of the sheet, once its lines were read
	export   string              // the file's property of that name
	macros   bool
	ods      map[string]odsSheet // of an OpenDocument file, by part
}

// cellLook is the relevant part of a style: whether numbers are shown as dates, and what a
// person may have meant by it.
type cellLook struct{ dated, coloured, struck bool }

type bookSheet struct {
	name, part string
	tables     []bookTable
}

// bookTable is a table of a sheet; line is that of its heads, from 1.
type bookTable struct {
	name string
	line int
}

func openBook(file io.ReaderAt, size int64) (*book, error) {
	c, err := openContainer(file, size)
	if err != nil {
		return nil, err
	}
	if c.has("content.xml") && c.has("mimetype") {
		return openODS(c)
	}
	b := &book{container: c, names: map[string]string{}, merged: map[string][]string{}}
	_, root, err := c.relations("")
	if err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	if parts := root["officeDocument"]; len(parts) > 0 && c.has(parts[0]) {
		main = parts[0]
	}
	byID, byKind, err := c.relations(main)
	if err != nil {
		return nil, err
	}
	if err := b.readSheets(main, byID); err != nil {
		return nil, err
	}
	part := func(kind, usual string) string {
		if parts := byKind[kind]; len(parts) > 0 {
			return parts[0]
		}
		return path.Dir(main) + "/" + usual
	}
	if err := b.readStrings(part("sharedStrings", "sharedStrings.xml")); err != nil {
		return nil, err
	}
	if err := b.readStyles(part("styles", "styles.xml")); err != nil {
		return nil, err
	}
	b.macros = len(byKind["vbaProject"]) > 0
	return b, b.readProperties("docProps/custom.xml")
}

func (b *book) readSheets(main string, byID map[string][]string) error {
	err := b.walk(main, func(e *elements, token xml.Token) error {
		t, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		switch t.Name.Local {
		case "workbookPr":
			b.date1904 = yes(attr(t, "date1904"))
		case "sheet":
			if parts := byID[relationAttr(t)]; len(parts) > 0 && b.has(parts[0]) {
				b.sheets = append(b.sheets, bookSheet{name: attr(t, "name"), part: parts[0]})
			}
		case "definedName":
			name := strings.ToLower(attr(t, "name"))
			text, err := e.text()
			if err != nil {
				return err
			}
			b.names[name] = text
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range b.sheets {
		if err := b.readTables(&b.sheets[i]); err != nil {
			return err
		}
	}
	return nil
}

func yes(s string) bool { return s == "1" || s == "true" }

func (b *book) readTables(s *bookSheet) error {
	_, byKind, err := b.relations(s.part)
	if err != nil {
		return err
	}
	for _, part := range byKind["table"] {
		err := b.walk(part, func(_ *elements, token xml.Token) error {
			t, ok := token.(xml.StartElement)
			if !ok {
				return nil
			}
			if t.Name.Local == "table" {
				name := attr(t, "displayName")
				if name == "" {
					name = attr(t, "name")
				}
				if _, line, ok := cellPlace(attr(t, "ref")); ok {
					s.tables = append(s.tables, bookTable{name, line})
				}
			}
			return io.EOF
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readStrings reads the shared strings. The runs of a partly bold text are
// joined; phonetic guides of Asian text are left out.
func (b *book) readStrings(part string) error {
	return b.walk(part, func(e *elements, token xml.Token) error {
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Local != "si" {
			return nil
		}
		text, err := e.text("rPh")
		if err != nil {
			return err
		}
		if len(b.strings) >= stringsHeld {
			return errTooLarge
		}
		b.strings = append(b.strings, unescape(text))
		return nil
	})
}

// readStyles finds out what the styles of cells show.
func (b *book) readStyles(part string) error {
	r := styleReader{formats: map[string]bool{}}
	if err := b.walk(part, func(_ *elements, token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			r.begin(t)
		case xml.EndElement:
			if t.Name.Local == r.within {
				r.within = ""
			}
		}
		return nil
	}); err != nil {
		return err
	}
	b.looks = r.looks
	return nil
}

type styleReader struct {
	within   string          // the list that is read
	formats  map[string]bool // formats of the file that show dates, by id
	struck   []bool          // by font
	coloured []bool          // by fill
	looks    []cellLook
}

func (r *styleReader) begin(t xml.StartElement) {
	switch t.Name.Local {
	case "fonts", "fills", "cellXfs":
		r.within = t.Name.Local
	case "numFmt":
		r.formats[attr(t, "numFmtId")] = showsDate(attr(t, "formatCode"))
	case "font":
		if r.within == "fonts" {
			r.struck = append(r.struck, false)
		}
	case "strike":
		if n := len(r.struck); r.within == "fonts" && n > 0 {
			r.struck[n-1] = attr(t, "val") == "" || yes(attr(t, "val"))
		}
	case "fill":
		if r.within == "fills" {
			r.coloured = append(r.coloured, false)
		}
	case "patternFill":
		if n := len(r.coloured); r.within == "fills" && n > 0 {
			r.coloured[n-1] = attr(t, "patternType") == "solid"
		}
	case "fgColor":
		if n := len(r.coloured); r.within == "fills" && n > 0 && white(t) {
			r.coloured[n-1] = false
		}
	case "xf":
		if r.within == "cellXfs" {
			r.looks = append(r.looks, r.look(t))
		}
	}
}

func (r *styleReader) look(t xml.StartElement) cellLook {
	id := attr(t, "numFmtId")
	dated, own := r.formats[id]
	n, err := strconv.Atoi(id)
	of := func(list []bool, name string) bool {
		i, err := strconv.Atoi(attr(t, name))
		return err == nil && i >= 0 && i < len(list) && list[i]
	}
	return cellLook{
		dated:  dated || !own && err == nil && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 58),
		struck: of(r.struck, "fontId"), coloured: of(r.coloured, "fillId"),
	}
}

// white reports whether a colour is that of the paper.
func white(t xml.StartElement) bool {
	switch {
	case attr(t, "rgb") != "":
		return strings.HasSuffix(strings.ToUpper(attr(t, "rgb")), "FFFFFF")
	case attr(t, "theme") != "":
		return attr(t, "theme") == "0" && attr(t, "tint") == ""
	}
	return attr(t, "indexed") == "9" || attr(t, "indexed") == "65"
}

// showsDate reports whether a number format shows a date or a time: "d.m" and
// "[$-409]mmm d, yyyy" do, "0.00" and "#,##0 [Red]" do not.
func showsDate(code string) bool {
	code, _, _ = strings.Cut(code, ";")
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return false
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H', 's', 'S':
			return !strings.EqualFold(code, "standard")
		}
	}
	return false
}

func (b *book) readProperties(part string) error {
	name := ""
	return b.walk(part, func(e *elements, token xml.Token) error {
		t, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		if t.Name.Local == "property" {
			name = attr(t, "name")
		} else if name == exportProperty {
			text, err := e.text()
			b.export, name = strings.TrimSpace(text), ""
			return err
		}
		return nil
	})
}

// gridRow is a row of a sheet or a table; its cells come by column, empty
// ones are left out.
type gridRow struct {
	number int // from 1
	cells  []gridCell
}

type gridCell struct {
	column  int // from 0
	kind    gridKind
	text    string // of a text; an error's name; of a number as the file writes it
	number  float64
	formula bool
	logical bool // TRUE or FALSE, as text
	csv     bool // from a file that knows only text
	look    cellLook
}

type gridKind uint8

const (
	gridText gridKind = iota
	gridNumber
	gridDay // a number that is shown as a date
	gridError
)

// lines yields the lines of a sheet that have cells, in the order of the file.
// A cell reference that is out of range ends it with an error.
func (b *book) lines(part string) iter.Seq2[gridRow, error] {
	if b.ods != nil {
		return b.odsLines(part)
	}
	return func(yield func(gridRow, error) bool) {
		r := lineReader{book: b, part: part}
		b.merged[part] = nil
		err := b.walk(part, func(e *elements, token xml.Token) error {
			switch t := token.(type) {
			case xml.StartElement:
				return r.begin(e, t)
			case xml.EndElement:
				switch {
				case t.Name.Local == "sheetData":
					r.within = false
				case t.Name.Local == "row" && r.within && len(r.line.cells) > 0 && !yield(r.line, nil):
					r.stopped = true
					return io.EOF
				}
			}
			return nil
		})
		if err != nil && !r.stopped {
			yield(gridRow{}, err)
		}
	}
}

// lineReader collects the cells of a line. It counts lines and columns itself
// where the file does not number them.
type lineReader struct {
	book    *book
	part    string
	within  bool // <sheetData>
	line    gridRow
	column  int
	stopped bool
}

func (r *lineReader) begin(e *elements, t xml.StartElement) error {
	switch t.Name.Local {
	case "sheetData":
		r.within = true
	case "mergeCell":
		if areas := r.book.merged[r.part]; len(areas) < rowsHeld {
			r.book.merged[r.part] = append(areas, attr(t, "ref"))
		}
	case "row":
		r.line.cells, r.column = r.line.cells[:0], -1
		r.line.number++
		if n, err := strconv.Atoi(attr(t, "r")); err == nil {
			r.line.number = n
		}
		if r.line.number < 1 || r.line.number > rowsHeld {
			return errNoPlace
		}
	case "c":
		if !r.within {
			return nil
		}
		r.column++
		if place := attr(t, "r"); place != "" {
			column, _, ok := cellPlace(place)
			if !ok {
				return errNoPlace
			}
			r.column = column
		}
		if r.column >= columnsHeld || len(r.line.cells) >= columnsHeld {
			return errNoPlace
		}
		return r.cell(e, attr(t, "t"), attr(t, "s"))
	}
	return nil
}

// cell reads a cell up to its end, and keeps it unless it is empty.
func (r *lineReader) cell(e *elements, kind, style string) error {
	c := gridCell{column: r.column}
	value, there := "", false
	for depth := e.depth; ; {
		token, err := e.next()
		if err != nil {
			return unexpected(err)
		}
		if _, ok := token.(xml.EndElement); ok && e.depth < depth {
			break
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch t.Name.Local {
		case "f":
			c.formula = true
		case "v":
			value, err = e.text()
			there = true
		case "is":
			value, err = e.text("rPh")
			there = true
		}
		if err != nil {
			return err
		}
	}
	if !there && !c.formula {
		return nil
	}
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(r.book.looks) {
		c.look = r.book.looks[i]
	}
	r.book.fill(&c, kind, value)
	if c.formula && c.kind == gridText && c.text == "" {
		c.kind, c.text = gridError, "a formula without a result"
	}
	if c.kind != gridText || c.text != "" {
		r.line.cells = append(r.line.cells, c)
	}
	return nil
}

// fill sets a cell's value by its kind in the file.
func (b *book) fill(c *gridCell, kind, value string) {
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(b.strings) {
			c.kind, c.text = gridError, "a text that the file does not have"
			return
		}
		c.text = b.strings[i]
	case "inlineStr", "str":
		c.text = unescape(value)
	case "b":
		c.text, c.logical = map[bool]string{true: "TRUE", false: "FALSE"}[yes(strings.TrimSpace(value))], true
	case "e":
		c.kind, c.text = gridError, strings.TrimSpace(value)
	case "d":
		c.text = strings.TrimSpace(value)
	default:
		c.text = strings.TrimSpace(value)
		if c.text == "" {
			return
		}
		n, err := strconv.ParseFloat(c.text, 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			c.kind, c.text = gridError, "an invalid number"
			return
		}
		c.kind, c.number = gridNumber, n
		if c.look.dated {
			c.kind = gridDay
		}
	}
}

// cellPlace reads "AB12", or the first cell of "AB12:AD20": the column from 0
// and the line from 1. Dollar signs are ignored.
func cellPlace(s string) (column, line int, ok bool) {
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "$", ""), ":")
	i := 0
	for i < len(s) && i < 4 && (s[i]|0x20) >= 'a' && (s[i]|0x20) <= 'z' {
		column = column*26 + int(s[i]|0x20-'a') + 1
		i++
	}
	line, err := strconv.Atoi(s[i:])
	return column - 1, line, i > 0 && err == nil && column <= columnsHeld && line >= 1 && line <= rowsHeld
}

// unescape decodes "_x000D_" and the like, with which Excel writes characters that XML
// cannot hold.
func unescape(s string) string {
	if !strings.Contains(s, "_x") && !strings.Contains(s, "_X") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i+1 < len(s) && escapeLike(s[i:]) {
			n, err := strconv.ParseUint(s[i+2:i+6], 16, 32)
			if err == nil {
				b.WriteRune(replaceable(rune(n)))
				i += 6
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func replaceable(r rune) rune {
	if !utf8.ValidRune(r) {
		return utf8.RuneError
	}
	return r
}

// sheetNamed returns the sheet, case aside, or nil.
func (b *book) sheetNamed(name string) *bookSheet {
	i := slices.IndexFunc(b.sheets, func(s bookSheet) bool { return strings.EqualFold(s.name, name) })
	if i < 0 {
		return nil
	}
	return &b.sheets[i]
}
