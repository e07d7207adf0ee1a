package workbook

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Limits of a sheet.
const (
	rowsHeld    = 1048576
	columnsHeld = 16384
)

// sheetLink is a link as the sheet's XML names it: by relationship to a web
// address, or by place.
type sheetLink struct {
	cell     string
	relation string
	place    string
}

// cellWriter writes the lines of one sheet as XML and keeps their links, which
// the format wants after the last cell.
type cellWriter struct {
	sheet     sheet
	styles    map[style]int
	failed    *error // what went wrong in giving lines; nil if nothing can
	links     []sheetLink
	relations []string       // web addresses; the i-th has the id relationID(i)
	relation  map[string]int // address to its index in relations
}

// relationID is unlike the ids that excelize gives to tables and drawings.
func relationID(i int) string { return "rIdLink" + strconv.Itoa(i+1) }

// writeOutline writes the attribute without which Excel shows no signs to fold
// and unfold columns.
func (c *cellWriter) writeOutline(out io.Writer) error {
	for _, col := range c.sheet.columns {
		if col.detail {
			_, err := io.WriteString(out, ` outlineLevelCol="1"`)
			return err
		}
	}
	return nil
}

// writeColumns writes the <cols> element. The column before the folded ones
// bears the sign that unfolds them.
func (c *cellWriter) writeColumns(out io.Writer) error {
	w := bufio.NewWriter(out)
	w.WriteString(`<cols>`)
	for i, col := range c.sheet.columns {
		n := strconv.Itoa(i + 1)
		w.WriteString(`<col min="` + n + `" max="` + n + `" width="` + strconv.FormatFloat(col.width, 'f', -1, 64) + `"`)
		if col.detail {
			w.WriteString(` hidden="1"`)
		}
		w.WriteString(` customWidth="1"`)
		if col.detail {
			w.WriteString(` outlineLevel="1"`)
		}
		if !col.detail && i+1 < len(c.sheet.columns) && c.sheet.columns[i+1].detail {
			w.WriteString(` collapsed="1"`)
		}
		w.WriteString(`/>`)
	}
	w.WriteString(`</cols>`)
	return w.Flush()
}

// writeLines writes <row> elements.
func (c *cellWriter) writeLines(out io.Writer) error {
	w := bufio.NewWriterSize(out, 1<<16)
	letters := make([]string, len(c.sheet.columns))
	for i := range letters {
		letters[i] = letter(i)
	}
	row, n := c.sheet.first(), 0
	for l := range c.sheet.lines {
		if n++; n > c.sheet.count {
			return fmt.Errorf("sheet %s has more lines than the %d it announced", c.sheet.name, c.sheet.count)
		}
		if err := c.writeLine(w, letters, row, l); err != nil {
			return fmt.Errorf("sheet %s, row %d: %w", c.sheet.name, row, err)
		}
		row++
	}
	if c.failed != nil && *c.failed != nil {
		return *c.failed
	}
	if n != c.sheet.count {
		return fmt.Errorf("sheet %s has %d lines of the %d it announced", c.sheet.name, n, c.sheet.count)
	}
	return w.Flush()
}

func (c *cellWriter) writeLine(w *bufio.Writer, letters []string, row int, l line) error {
	number := strconv.Itoa(row)
	w.WriteString(`<row r="` + number + `"`)
	if l.height > 0 {
		w.WriteString(` ht="` + strconv.FormatFloat(l.height, 'f', -1, 64) + `" customHeight="1"`)
	}
	w.WriteByte('>')
	if len(l.cells) > len(letters) {
		return fmt.Errorf("%d cells in %d columns", len(l.cells), len(letters))
	}
	for i := range letters {
		var v cell
		if i < len(l.cells) {
			v = l.cells[i]
		}
		if v.kind == cellEmpty && !c.sheet.head {
			continue // a free sheet has only the cells it says
		}
		if v.style == "" {
			v.style = c.sheet.columns[i].style
		}
		if err := c.writeCell(w, letters[i], number, v); err != nil {
			return fmt.Errorf("column %s: %w", letters[i], err)
		}
	}
	w.WriteString(`</row>`)
	return nil
}

func (c *cellWriter) writeCell(w *bufio.Writer, column, row string, v cell) error {
	id, ok := c.styles[v.style]
	if !ok {
		return fmt.Errorf("style %q was not made", v.style)
	}
	w.WriteString(`<c r="`)
	w.WriteString(column)
	w.WriteString(row)
	w.WriteString(`" s="`)
	w.WriteString(strconv.Itoa(id))
	w.WriteByte('"')
	if v.link != (link{}) {
		c.addLink(column+row, v.link)
	}
	switch {
	case v.kind == cellEmpty || v.kind == cellText && v.text == "":
		w.WriteString(`/>`)
	case v.kind == cellText:
		if err := holdable(v.text); err != nil {
			return err
		}
		w.WriteString(` t="inlineStr"><is>`)
		writeRuns(w, v)
		w.WriteString(`</is></c>`)
	case v.kind == cellFormula:
		if err := checkCellFormula(v.text); err != nil {
			return err
		}
		w.WriteString(`><f>`)
		writeText(w, v.text)
		w.WriteString(`</f><v>` + strconv.FormatFloat(v.number, 'f', -1, 64) + `</v></c>`)
	default:
		if math.IsNaN(v.number) || math.IsInf(v.number, 0) {
			return errors.New("a number is not finite")
		}
		w.WriteString(`><v>` + strconv.FormatFloat(v.number, 'f', -1, 64) + `</v></c>`)
	}
	return nil
}

// writeRuns writes the text of a cell: one <t> of the cell's own style, or a
// run for each stretch if some look otherwise.
func writeRuns(w *bufio.Writer, v cell) {
	run := func(look, text string) {
		if text == "" {
			return
		}
		w.WriteString(look + `<t xml:space="preserve">`)
		writeText(w, text)
		w.WriteString(`</t>`)
		if len(v.marks) > 0 {
			w.WriteString(`</r>`)
		}
	}
	if len(v.marks) == 0 {
		run("", v.text)
		return
	}
	at := 0
	for _, m := range v.marks {
		run(`<r>`+runLook("", colourInk, ""), v.text[at:m.start])
		look := runLook(`<b/>`, colourInk, `<u/>`)
		if m.struck {
			look = runLook(`<strike/>`, colourMuted, "")
		}
		run(`<r>`+look, v.text[m.start:m.end])
		at = m.end
	}
	run(`<r>`+runLook("", colourInk, ""), v.text[at:])
}

// runLook returns the look of a run, its elements in the order that Excel wants:
// weight is what comes before the colour, line what comes after the size.
func runLook(weight, colour, line string) string {
	return `<rPr><rFont val="` + fontName + `"/>` + weight + `<color rgb="FF` + colour + `"/><sz val="11"/>` + line + `</rPr>`
}

// holdable is the last look before text goes into a file: what breaks these
// rules makes Excel offer a repair.
func holdable(s string) error {
	if len(s) > cellUnits && units(s) > cellUnits {
		return fmt.Errorf("text of %d UTF-16 units, a cell holds %d", units(s), cellUnits)
	}
	if strings.Count(s, "\n") > 253 {
		return errors.New("text of more than 253 line breaks")
	}
	if lossy(s) {
		return errors.New("text with characters XML cannot hold")
	}
	return nil
}

// writeText escapes text for XML, and "_x0041_", which Excel would read as "A",
// for Excel. Its "_" goes out as "_x005F_"; so does that of an overlapping one,
// as in "_x0041_x0042_".
func writeText(w *bufio.Writer, s string) {
	last := 0
	for i := range len(s) {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '_':
			if !escapeLike(s[i:]) {
				continue
			}
			e = "_x005F_"
		default:
			continue
		}
		w.WriteString(s[last:i])
		w.WriteString(e)
		last = i + 1
	}
	w.WriteString(s[last:])
}

// escapeLike reports whether s begins with "_xHHHH_".
func escapeLike(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F') {
			return false
		}
	}
	return true
}

func (c *cellWriter) addLink(at string, l link) {
	if l.url == "" {
		c.links = append(c.links, sheetLink{cell: at, place: l.place})
		return
	}
	if c.relation == nil {
		c.relation = map[string]int{}
	}
	i, ok := c.relation[l.url]
	if !ok {
		i = len(c.relations)
		c.relation[l.url] = i
		c.relations = append(c.relations, l.url)
	}
	c.links = append(c.links, sheetLink{cell: at, relation: relationID(i)})
}

// writeLinks writes the <hyperlinks> element, nothing if there are none.
func (c *cellWriter) writeLinks(out io.Writer) error {
	if len(c.links) == 0 {
		return nil
	}
	if len(c.links) > linksHeld {
		return fmt.Errorf("sheet %s has %d links, %d are held", c.sheet.name, len(c.links), linksHeld)
	}
	w := bufio.NewWriter(out)
	w.WriteString(`<hyperlinks>`)
	for _, l := range c.links {
		w.WriteString(`<hyperlink ref="` + l.cell + `"`)
		if l.relation != "" {
			w.WriteString(` r:id="` + l.relation + `"`)
		} else {
			w.WriteString(` location="` + attribute(l.place) + `"`)
		}
		w.WriteString(`/>`)
	}
	w.WriteString(`</hyperlinks>`)
	c.links = nil // the next sheet has its own
	return w.Flush()
}

// writeRelations writes the web addresses that the links refer to.
func (c *cellWriter) writeRelations(out io.Writer) error {
	w := bufio.NewWriter(out)
	for i, address := range c.relations {
		w.WriteString(`<Relationship Id="` + relationID(i) + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="` +
			attribute(address) + `" TargetMode="External"/>`)
	}
	c.relations, c.relation = nil, nil
	return w.Flush()
}

var attributeEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func attribute(s string) string { return attributeEscapes.Replace(s) }
