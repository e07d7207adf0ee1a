package workbook

import (
	"fmt"
	"slices"
)

const (
	sameWordsName  = "Same words"
	sameWordsTable = "tblSameWords"
)

// sameWordsColumns are the columns of Same words.
var sameWordsColumns = []column{
	{head: "group", width: 9, style: styleNumber, about: "Rows of one group report the same words; the group with most outlets is 1."},
	{head: "speaker", width: 24, style: styleWrap, about: "As on Quotes."},
	{head: "quote", width: 70, style: styleWrap, about: "As on Quotes."},
	{head: "source", width: 22, style: styleWrap, about: "The outlet. Leads to the article where its address is known."},
	{head: "date", width: 11.5, style: styleDate, about: "As on Quotes."},
	{head: "row", width: 17, style: styleText, about: "The row's id. Leads to the row on Quotes."},
	{head: "document", width: 40, style: styleText, about: "The file. Leads to its line on the sheet Documents."},
}

// sameWordsSheet shows the statements that several outlets report in the same
// words, a line each, those of one group below each other.
func sameWordsSheet(c contents) sheet {
	s := sheet{name: sameWordsName, head: true, table: sameWordsTable, columns: sameWordsColumns, print: len(sameWordsColumns)}
	lines := 0
	for _, g := range c.same {
		lines += len(g)
	}
	if lines == 0 {
		none := line{height: heightFor(1), cells: []cell{text("No statement of six words or more is reported in the same words by two sources.").as(styleProse)}}
		return sheet{name: sameWordsName, columns: []column{{width: 110, style: styleProse}}, lines: slices.Values([]line{none}), count: 1, print: 1}
	}
	s.count = min(lines, c.linesHeld)
	s.lines = withinLinks(s.count, []int{colSameRow, colSameSource, colSameDocument}, func(yield func(line) bool) {
		n := 0
		for g, group := range c.same {
			for _, i := range group {
				if n++; n == s.count && lines > n { // Excel holds no more
					yield(line{cells: []cell{{}, {}, text(fmt.Sprintf("%d more rows", lines-n+1)).as(styleMuted)}})
					return
				}
				if !yield(c.sameLine(g+1, i)) {
					return
				}
			}
		}
	})
	// A wash over every other group keeps them apart; after a sort as well.
	s.highlights = []highlight{{from: 0, to: len(sameWordsColumns) - 1, formula: "MOD($A2,2)=0", style: styleBand}}
	return s
}

// The columns of Same words that have links.
const (
	colSameSource   = 3
	colSameRow      = 5
	colSameDocument = 6
)

func (c contents) sameLine(group, i int) line {
	q := quoteCells(c.rows[i], c.documents)
	cells := []cell{
		number(group), q[colSpeaker], q[colQuote], q[colSource], q[colDate], q[colID], q[colDocument],
	}
	if cells[colSameRow].kind == cellEmpty {
		cells[colSameRow] = text("row " + fmt.Sprint(i+1))
	}
	cells[colSameRow] = cells[colSameRow].as(styleLink).to(c.quote(i))
	return line{height: heightFor(tallest(cells, sameWordsColumns)), cells: cells}
}
