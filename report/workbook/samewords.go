package workbook

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/report"
)

const (
	sameWordsName  = "Same words"
	sameWordsTable = "tblSameWords"
)

// sameWordsColumns are the columns of Same words.
var sameWordsColumns = []column{
	{head: "group", width: 9, style: styleNumber, about: "Rows of one group report the same statement; group 1 has the most outlets. Groups to be compared by hand come last."},
	{head: "likeness", width: 16, style: styleWrap, about: "How similar the row is to the first of its group, which is the earliest. “" + string(report.LikeNear) + "”: four words in five are the same and in the same order, and neither row denies the other or gives another figure. “" + string(report.LikePerhaps) + "”: one speaker says much the same within a week, in another translation or a paraphrase; please compare. Both are looked for among up to 20,000 rows."},
	{head: "speaker", width: 22, style: styleWrap, about: "As on Quotes."},
	{head: "frame", width: 18, style: styleWrap, about: "As on Quotes: the words to read with the quote."},
	{head: "quote", width: 60, style: styleWrap, about: "As on Quotes. In the later rows of a group, added words are bold and underlined; missing words are struck out in [square brackets]."},
	{head: "source", width: 20, style: styleWrap, about: "The outlet. Links to the article if its address is known."},
	{head: "date", width: 11.5, style: styleDate, about: "As on Quotes."},
	{head: "row", width: 17, style: styleText, about: "The row's id. Links to the row on Quotes; a row of an earlier period is in the workbook of that period."},
	{head: "document", width: 40, style: styleText, about: "The file. Links to its line on the sheet Documents."},
}

// sameWordsSheet shows the statements that several outlets report, a line each,
// those of one group below each other, the words that differ marked.
func sameWordsSheet(c *contents) sheet {
	s := sheet{name: sameWordsName, head: true, table: sameWordsTable, columns: sameWordsColumns, print: len(sameWordsColumns)}
	lines := 0
	for _, g := range c.same {
		lines += len(g)
	}
	if lines == 0 {
		none := line{height: heightFor(1), cells: []cell{text("No statement of six words or more is reported by two sources in the same words.").as(styleProse)}}
		return sheet{name: sameWordsName, columns: []column{{width: 110, style: styleProse}}, lines: slices.Values([]line{none}), count: 1, print: 1}
	}
	s.count = min(lines, c.limit.lines)
	s.lines = withinLinks(s.count, []int{colSameRow, colSameSource, colSameDocument}, func(yield func(line) bool) {
		n, of := 0, make([]cell, len(quoteColumns))
		for g, group := range c.same {
			for k := range group {
				if n++; n == s.count && lines > n { // Excel holds no more
					yield(line{cells: []cell{{}, {}, {}, {}, text(fmt.Sprintf("%d more rows", lines-n+1)).as(styleMuted)}})
					return
				}
				if !yield(c.sameLine(g+1, group, k, of)) {
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
	colSameSource   = 5
	colSameRow      = 7
	colSameDocument = 8
)

// sameLine is the line of the k-th row of a group; q is room for its cells on Quotes.
func (c *contents) sameLine(n int, group []report.Duplicate, k int, q []cell) line {
	i := group[k].Row
	clear(q)
	(&quoteLiner{documents: c.index}).fill(q, c.row(i))
	like := text("first")
	if k > 0 {
		like = text(string(group[k].Like))
		q[colQuote] = wording(c.row(group[0].Row).Quote, q[colQuote])
	}
	cells := []cell{
		number(n), like, q[colSpeaker], q[colFrame], q[colQuote], q[colSource], q[colDate], q[colID], q[colDocument],
	}
	if cells[colSameRow].kind == cellEmpty {
		cells[colSameRow] = text("row " + fmt.Sprint(i+1))
	}
	if i < len(c.rows) {
		cells[colSameRow] = cells[colSameRow].as(styleLink).to(c.quote(i))
	}
	return line{height: heightFor(tallest(cells, sameWordsColumns)), cells: cells}
}

// row returns the i-th row; those of earlier periods follow the briefing's own.
func (c *contents) row(i int) *report.Row {
	if i < len(c.rows) {
		return &c.rows[i]
	}
	return &c.briefing.EarlierDuplicates[i-len(c.rows)]
}

// comparedUnits is the length of a wording up to which differences are marked;
// nobody compares longer ones word by word.
const comparedUnits = 4000

// wording marks in a cell's text what differs from the first wording of its
// group. Wordings that share too little are left alone, since nearly all of
// their text would be marked.
func wording(first string, second cell) cell {
	first = paragraphs(clean(first))
	if units(first) > 4*comparedUnits || units(second.text) > comparedUnits {
		return second
	}
	var out strings.Builder
	var marks []mark
	same := 0
	for _, d := range report.Differences(first, second.text) {
		start := out.Len()
		switch d.Of {
		case report.InBoth:
			out.WriteString(d.Text)
			same += len(d.Text)
		case report.OnlyFirst:
			out.WriteString("[" + strings.TrimSuffix(d.Text, " ") + "]")
			marks = append(marks, mark{start, out.Len(), true})
			out.WriteByte(' ')
		case report.OnlySecond:
			out.WriteString(d.Text)
			marks = append(marks, mark{start, out.Len(), false})
		}
	}
	if 2*same < len(second.text) {
		return second
	}
	second.text, second.marks = out.String(), marks
	return second
}
