package workbook

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
)

// Limits of a sheet.
const (
	rowsHeld    = 1048576
	columnsHeld = 16384
)

// cellWriter writes the lines of one sheet as XML and keeps their links, which
// the format wants after the last cell.
type cellWriter struct {
	sheet  sheet
	styles map[style]int

	unlocked map[style]int // of columns that may be edited
	family   string        // of letters that marks change
	failed   *error        // what went wrong in giving lines; nil if nothing can
	sheetLinks

	out     []byte // what is not yet handed on
	columns []columnTags
	tags    map[columnStyle]*cellTags
}

// columnTags begin a cell of a column; the tags of its usual style follow.
type columnTags struct {
	letter string
	open   string // up to the row's number
	*cellTags
	editable bool

	// The last text, and how it was written after the row's number: the rows of a
	// document share many.
	last      string
	lastStyle style
	written   []byte
}

// longestKept is the length from which a text is not kept: longer ones are quotes, and
// rarely come again.
const longestKept = 128

// columnStyle is a style in columns that may be edited, or in others.
type columnStyle struct {
	style
	editable bool
}

// cellTags are the XML between a cell's reference and its value, by style: made once, not
// for each of a million cells.
type cellTags struct{ empty, text, number string }

// writeOutline writes the attribute without which Excel shows no buttons to
// expand and collapse columns.
func (c *cellWriter) writeOutline(out io.Writer) error {
	for _, col := range c.sheet.columns {
		if col.detail {
			_, err := io.WriteString(out, ` outlineLevelCol="1"`)
			return err
		}
	}
	return nil
}

// writeColumns writes the <cols> element. The column before the collapsed ones
// has the button that expands them.
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
	if err := c.prepare(); err != nil {
		return err
	}
	row, n := c.sheet.first(), 0
	for l := range c.sheet.lines {
		if n++; n > c.sheet.count {
			return fmt.Errorf("sheet %s has more lines than the %d it announced", c.sheet.name, c.sheet.count)
		}
		if err := c.writeLine(row, l); err != nil {
			return fmt.Errorf("sheet %s, row %d: %w", c.sheet.name, row, err)
		}
		c.sheet.note(l)
		row++
		if len(c.out) >= 1<<16 {
			if _, err := out.Write(c.out); err != nil {
				return err
			}
			c.out = c.out[:0]
		}
	}
	if c.failed != nil && *c.failed != nil {
		return *c.failed
	}
	if n != c.sheet.count {
		return fmt.Errorf("sheet %s has %d lines of the %d it announced", c.sheet.name, n, c.sheet.count)
	}
	_, err := out.Write(c.out)
	c.out = nil
	return err
}

// prepare makes the tags of the columns.
func (c *cellWriter) prepare() error {
	c.out, c.tags = make([]byte, 0, 1<<16+1<<14), map[columnStyle]*cellTags{}
	c.columns = make([]columnTags, len(c.sheet.columns))
	for i, col := range c.sheet.columns {
		tags, err := c.tagsOf(col.style, col.editable)
		if err != nil {
			return err
		}
		c.columns[i] = columnTags{letter: letter(i), open: `<c r="` + letter(i), cellTags: tags, editable: col.editable}
	}
	return nil
}

func (c *cellWriter) tagsOf(s style, editable bool) (*cellTags, error) {
	key := columnStyle{s, editable}
	if tags := c.tags[key]; tags != nil {
		return tags, nil
	}
	id, ok := c.styles[s]
	if editable {
		id, ok = c.unlocked[s]
	}
	if !ok {
		return nil, fmt.Errorf("style %q was not made", s)
	}
	of := `" s="` + strconv.Itoa(id) + `"`
	c.tags[key] = &cellTags{of + `/>`, of + ` t="inlineStr"><is>`, of + `><v>`}
	return c.tags[key], nil
}

func (c *cellWriter) writeLine(row int, l line) error {
	if len(l.cells) > len(c.columns) {
		return fmt.Errorf("%d cells in %d columns", len(l.cells), len(c.columns))
	}
	var room [8]byte
	number := strconv.AppendInt(room[:0], int64(row), 10)
	out, err := append(append(append(c.out, `<row r="`...), number...), '"'), error(nil)
	if l.height > 0 {
		out = append(out, ` ht="`...)
		out = append(appendNumber(out, l.height), '"')
		if !c.sheet.head { // rows of a table grow when somebody writes more into them
			out = append(out, ` customHeight="1"`...)
		}
	}
	out = append(out, '>')
	for i := range c.columns {
		if i < len(l.cells) && l.cells[i].kind != cellEmpty {
			if out, err = c.appendCell(out, i, row, number, &l.cells[i]); err != nil {
				return fmt.Errorf("column %s: %w", c.columns[i].letter, err)
			}
		} else if c.sheet.head { // a free sheet has only the cells it says
			out = append(append(append(out, c.columns[i].open...), number...), c.columns[i].empty...)
		}
	}
	c.out = append(out, `</row>`...)
	return nil
}

// appendCell writes a cell; number is that of its row, in digits.
func (c *cellWriter) appendCell(out []byte, column, row int, number []byte, v *cell) (_ []byte, err error) {
	col := &c.columns[column]
	tags := col.cellTags
	if v.style != "" {
		if tags, err = c.tagsOf(v.style, col.editable); err != nil {
			return out, err
		}
	}
	out = append(append(out, col.open...), number...)
	if v.link != (link{}) {
		c.addLink(column, row, v.link)
	}
	switch {
	case v.kind == cellText && v.text == "":
		out = append(out, tags.empty...)
	case v.kind == cellText && v.text == col.last && v.style == col.lastStyle && len(v.marks) == 0:
		out = append(out, col.written...)
	case v.kind == cellText:
		from := len(out)
		out = append(out, tags.text...)
		if out, err = appendRuns(out, v, c.family); err != nil {
			return out, err
		}
		out = append(out, `</is></c>`...)
		if len(v.text) < longestKept && len(v.marks) == 0 {
			col.last, col.lastStyle, col.written = v.text, v.style, append(col.written[:0], out[from:]...)
		}
	case v.kind == cellFormula:
		if err := checkCellFormula(v.text); err != nil {
			return out, err
		}
		out = append(append(out, tags.number[:len(tags.number)-len("<v>")]...), `<f>`...)
		if out, err = appendText(out, v.text); err != nil {
			return out, err
		}
		out = append(appendNumber(append(out, `</f><v>`...), v.number), `</v></c>`...)
	default:
		if math.IsNaN(v.number) || math.IsInf(v.number, 0) {
			return out, errors.New("a number is not finite")
		}
		out = append(appendNumber(append(out, tags.number...), v.number), `</v></c>`...)
	}
	return out, nil
}

func appendNumber(out []byte, n float64) []byte {
	if i := int64(n); float64(i) == n {
		return strconv.AppendInt(out, i, 10)
	}
	return strconv.AppendFloat(out, n, 'f', -1, 64)
}
