package office

import (
	"slices"
	"strings"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/layout"
)

// cells notes which paragraphs of a document stand in which cell of its one table: a press
// review may be a table with a row for each article.
type cells struct {
	rows   [][]string
	notes  []int // by row: how many notes are referred to before it
	depth  int   // of tables that are open
	tables int
	from   int               // where the cell that is open begins
	after  int               // the first paragraph after the last cell
	beside []draft.Paragraph // those outside of cells
}

// open and close follow the elements of tables; out are the paragraphs so far, with
// references to a number of notes. Of a table inside a cell, the text belongs to the cell.
func (c *cells) open(name string, out []draft.Paragraph, notes int) {
	switch {
	case name == "tbl":
		if c.depth++; c.depth == 1 {
			c.tables++
		}
	case c.depth != 1:
	case name == "tr":
		c.rows, c.notes = append(c.rows, nil), append(c.notes, notes)
	case name == "tc":
		c.from = len(out)
	}
}

func (c *cells) close(name string, out []draft.Paragraph) {
	switch {
	case name == "tbl":
		c.depth--
	case name == "tc" && c.depth == 1 && len(c.rows) > 0 && c.from <= len(out):
		var text []string
		for _, p := range out[c.from:] {
			text = append(text, p.Text)
		}
		c.beside, c.after = append(c.beside, out[c.after:c.from]...), len(out)
		row := &c.rows[len(c.rows)-1]
		*row = append(*row, strings.Join(text, "\n\n"))
	}
}

// articles returns the articles of a document that is one table of them, with at most a few
// lines above and below that are no sentences; nil for any other document.
func (c *cells) articles(out []draft.Paragraph, columns map[string]string) []draft.Piece {
	const outside = 4
	beside := append(c.beside, out[c.after:]...)
	if c.tables != 1 || len(c.rows) < 2 || len(beside) > outside || slices.ContainsFunc(beside, isProse) {
		return nil
	}
	if list := export.Clips(c.rows, columns); list != nil {
		return list
	}
	c.notes = append([]int{0}, c.notes...) // no heads are counted
	return export.Rows(c.rows)
}

// notesIn returns the references to notes in a row, which is numbered from that of the heads.
// Those outside of rows belong to the row above them, those of the heads to the first row.
func (c *cells) notesIn(all []string, row int) []string {
	from, end := c.notes[row], len(all)
	if row == 1 {
		from = 0
	}
	if row+1 < len(c.notes) {
		end = c.notes[row+1]
	}
	return all[from:end]
}

func isProse(p draft.Paragraph) bool {
	return layout.IsProse(layout.Block{Text: p.Text, Words: len(strings.Fields(p.Text))})
}
