package workbook

import (
	"encoding/xml"
	"iter"
	"math"
	"strconv"
	"strings"
	"time"

	"onrecord/report"
)

// odsSheet is a sheet of an OpenDocument file, which keeps all sheets in one part. It is
// kept as it was read.
type odsSheet struct {
	rows     []gridRow
	merged   []string
	comments []cellComment
}

// odsCells is how many cells of such a file are held; a briefing of 100,000 rows has
// fewer.
const odsCells = 5_000_000

// openODS reads the spreadsheet of an OpenDocument file.
func openODS(c *container) (*book, error) {
	b := &book{container: c, names: map[string]string{}, merged: map[string][]string{}, ods: map[string]odsSheet{}}
	r := odsReader{book: b, looks: map[string]cellLook{}}
	for _, part := range []string{"styles.xml", "content.xml"} {
		if err := b.walk(part, r.see); err != nil {
			return nil, err
		}
	}
	return b, b.readODSProperties()
}

// odsAttr returns an attribute whatever its prefix.
func odsAttr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// odsReader collects the sheets of the file.
type odsReader struct {
	book  *book
	looks map[string]cellLook // by the name of the style
	style string              // whose properties are read

	sheet    *odsSheet
	name     string
	line     gridRow
	repeated int // of the row
	column   int
	cells    int
}

func (r *odsReader) see(e *elements, token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.begin(e, t)
	case xml.EndElement:
		switch {
		case r.sheet == nil:
		case t.Name.Local == "table-row":
			r.endRow()
		case t.Name.Local == "table":
			part := "ods:" + r.name
			r.book.ods[part] = *r.sheet
			r.book.merged[part] = r.sheet.merged
			r.book.sheets = append(r.book.sheets, bookSheet{name: r.name, part: part})
			r.sheet = nil
		}
	}
	return nil
}

func (r *odsReader) begin(e *elements, t xml.StartElement) error {
	switch t.Name.Local {
	case "style":
		r.style = odsAttr(t, "name")
		r.looks[r.style] = r.looks[odsAttr(t, "parent-style-name")]
	case "table-cell-properties":
		if colour := odsAttr(t, "background-color"); colour != "" {
			look := r.looks[r.style]
			look.coloured = colour != "transparent" && !strings.EqualFold(colour, "#ffffff")
			r.looks[r.style] = look
		}
	case "text-properties":
		if line := odsAttr(t, "text-line-through-style"); line != "" {
			look := r.looks[r.style]
			look.struck = line != "none"
			r.looks[r.style] = look
		}
	case "table":
		r.sheet, r.name, r.line = &odsSheet{}, odsAttr(t, "name"), gridRow{}
	case "named-range", "database-range":
		if name := odsAttr(t, "name"); name != "" {
			area := odsAttr(t, "cell-range-address") + odsAttr(t, "target-range-address")
			first, _, _ := strings.Cut(area, ":")
			if at := strings.LastIndex(first, "."); at > 0 {
				r.book.names[strings.ToLower(name)] = strings.TrimPrefix(first[:at], "$") + "!" + first[at+1:]
			}
		}
	case "table-row":
		r.line.number += max(1, r.repeated)
		r.repeated, r.column, r.line.cells = repeats(odsAttr(t, "number-rows-repeated")), -1, nil
	case "table-cell", "covered-table-cell":
		if r.sheet != nil {
			return r.cell(e, t)
		}
	}
	return nil
}

// repeats reads how often a row or cell is repeated.
func repeats(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, rowsHeld)
}

// endRow keeps a row that has cells. A repeated row counts each time, but not a thousand
// times: nobody typed those.
func (r *odsReader) endRow() {
	if len(r.line.cells) == 0 {
		return
	}
	for i := range min(r.repeated, 1000) {
		r.sheet.rows = append(r.sheet.rows, gridRow{r.line.number + i, r.line.cells})
	}
}

func (r *odsReader) cell(e *elements, t xml.StartElement) error {
	n := repeats(odsAttr(t, "number-columns-repeated"))
	at := r.column + 1
	if r.column += n; r.column >= columnsHeld+1 {
		return errNoPlace
	}
	c := gridCell{column: at, formula: odsAttr(t, "formula") != "", look: r.looks[odsAttr(t, "style-name")]}
	place := letterOf(at) + strconv.Itoa(max(1, r.line.number))
	if rows, columns := repeats(odsAttr(t, "number-rows-spanned")), repeats(odsAttr(t, "number-columns-spanned")); rows > 1 || columns > 1 {
		r.sheet.merged = append(r.sheet.merged, place+":"+letterOf(at+columns-1)+strconv.Itoa(r.line.number+rows-1))
	}
	text, err := r.content(e, place)
	if err != nil {
		return err
	}
	c.fillODS(t, text)
	if c.kind == gridText && c.text == "" {
		return nil
	}
	for i := range min(n, 64) {
		if r.cells++; r.cells > odsCells {
			return errTooLarge
		}
		c.column = at + i
		r.line.cells = append(r.line.cells, c)
	}
	return nil
}

func letterOf(column int) string { return letter(min(max(column, 0), columnsHeld-1)) }

// content returns the text of the cell just begun, a line a paragraph; a comment in it
// is kept.
func (r *odsReader) content(e *elements, place string) (string, error) {
	var text, comment strings.Builder
	out := &text
	who, note, first := "", 0, map[*strings.Builder]bool{&text: true, &comment: true}
	for depth := e.depth; ; {
		token, err := e.next()
		if err != nil {
			return "", unexpected(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Space == "draw" && t.Name.Local != "a" {
				if _, err := e.text(); err != nil { // charts and pictures stand in cells
					return "", err
				}
				continue
			}
			switch t.Name.Local {
			case "annotation":
				note, out = e.depth, &comment
			case "creator":
				if who, err = e.text(); err != nil {
					return "", err
				}
			case "date":
				if _, err = e.text(); err != nil {
					return "", err
				}
			case "p":
				if !first[out] {
					out.WriteByte('\n')
				}
				first[out] = false
			case "s":
				out.WriteString(strings.Repeat(" ", min(repeats(odsAttr(t, "c")), 100)))
			case "tab":
				out.WriteByte('\t')
			case "line-break":
				out.WriteByte('\n')
			}
		case xml.EndElement:
			if e.depth < depth {
				if comment.Len() > 0 {
					r.sheet.comments = append(r.sheet.comments, cellComment{place, report.Tidy(who), report.Tidy(comment.String())})
				}
				return text.String(), nil
			}
			if e.depth < note {
				note, out = 0, &text
			}
		case xml.CharData:
			out.Write(t)
		}
		if text.Len()+comment.Len() > textHeld {
			return "", errTooLarge
		}
	}
}

// fillODS sets a cell's value by its kind in the file.
func (c *gridCell) fillODS(t xml.StartElement, text string) {
	switch kind := odsAttr(t, "value-type"); kind {
	case "float", "currency", "percentage":
		n, err := strconv.ParseFloat(odsAttr(t, "value"), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			c.kind, c.text = gridError, "an invalid number"
			return
		}
		c.kind, c.number, c.text = gridNumber, n, odsAttr(t, "value")
	case "date":
		value, _, _ := strings.Cut(odsAttr(t, "date-value"), "T")
		if _, err := time.Parse(time.DateOnly, value); err == nil {
			text = value
		}
		c.text = text
	case "boolean":
		c.text, c.logical = strings.ToUpper(odsAttr(t, "boolean-value")), true
	default:
		if kind == "" && strings.HasPrefix(text, "#") && strings.HasSuffix(text, "!") {
			c.kind = gridError
		}
		c.text = text
	}
}

// readODSProperties finds the export's id among the properties that people, or
// programs, give a file.
func (b *book) readODSProperties() error {
	return b.walk("meta.xml", func(e *elements, token xml.Token) error {
		if t, ok := token.(xml.StartElement); ok && t.Name.Local == "user-defined" && odsAttr(t, "name") == exportProperty {
			text, err := e.text()
			b.export = strings.TrimSpace(text)
			return err
		}
		return nil
	})
}

// odsLines yields the lines of a sheet.
func (b *book) odsLines(part string) iter.Seq2[gridRow, error] {
	return func(yield func(gridRow, error) bool) {
		for _, row := range b.ods[part].rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}
