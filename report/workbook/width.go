package workbook

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// No viewer adjusts the height of rows when it opens a file, so each row of
// wrapped text is given one, in points. Excel shows no row above 409; a longer
// text is read in the formula bar.
const (
	lineHeight = 15
	linesShown = 20
	rowMargin  = 1
)

// What of a column's width, in digits, has no text: the lines at its sides, and the
// indent of a cell that has one.
const (
	margins = 0.4
	indent  = 1.3
)

// heightFor returns the height of a row whose tallest cell has n lines.
func heightFor(n int) float64 {
	return float64(min(max(n, 1), linesShown)*lineHeight + rowMargin)
}

// tallest returns how many lines the wrapped cells take at most.
func tallest(cells []cell, columns []column) int { return linesOf(cells, columns, wrapping(columns)) }

// wrapping returns the columns whose text wraps.
func wrapping(columns []column) (wrapped []int) {
	for i, c := range columns {
		if wraps[c.style] {
			wrapped = append(wrapped, i)
		}
	}
	return wrapped
}

// linesOf returns how many lines the cells of some columns take at most.
func linesOf(cells []cell, columns []column, of []int) int {
	n := 1
	for _, i := range of {
		if i < len(cells) && cells[i].kind == cellText {
			width := columns[i].width
			if indented[columns[i].style] {
				width -= indent
			}
			n = max(n, linesIn(cells[i].text, width))
		}
	}
	return n
}

// linesIn returns how many lines text takes in a column whose width is given in
// digits, broken at spaces as Excel does. Counting stops when the row can show
// no more.
func linesIn(s string, width float64) int {
	room := int((width - margins) * digitWidth)
	if len(s)*widest <= room {
		return 1 + strings.Count(s, "\n")
	}
	lines, used, from := 1, 0, 0 // from: where a word of the line may begin
	for i := 0; i < len(s) && lines < linesShown; {
		stop := i + 8
		if stop <= len(s) { // eight plain letters at once, if they fit
			if w := eightWidths(s[i:stop]); used+w <= room {
				i, used = stop, used+w
				continue
			}
		}
		for stop = min(stop, len(s)); i < stop && lines < linesShown; {
			end, w := i+1, int(byteWidths[s[i]])
			if s[i] >= utf8.RuneSelf {
				r, size := utf8.DecodeRuneInString(s[i:])
				end, w = i+size, runeWidth(r)
			}
			switch used += w; {
			case s[i] == '\n':
				lines++
				used, from = 0, end
			case used > room && s[i] != ' ':
				lines++
				if from, used = wordBefore(s, from, i, end); used > room {
					from, used = i, w // a word longer than the line breaks where the line ends
				}
			}
			i = end
		}
	}
	return lines
}

// wordBefore returns where the word with the letter s[at:end] begins, from a place on, and
// its width up to there.
func wordBefore(s string, from, at, end int) (begin, width int) {
	for begin = at; begin > from && s[begin-1] != ' '; begin-- {
	}
	for _, r := range s[begin:end] {
		width += runeWidth(r)
	}
	return begin, width
}

// eightWidths is the width of eight bytes, past all room if one is no plain letter.
func eightWidths(s string) int {
	_ = s[7]
	w := &byteWidths
	return int(w[s[0]]+w[s[1]]+w[s[2]]+w[s[3]]) + int(w[s[4]]+w[s[5]]+w[s[6]]+w[s[7]])
}

// Widths of Calibri's characters in thousandths of the size of the type. A font
// put in its place is about as wide against its own digits, which is what the
// width of a column counts in: in whole pixels, so that a digit of 507 thousandths
// takes 7 pixels of 14.67.
const digitWidth = 477

var (
	smallWidths   = [26]int{479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395}
	capitalWidths = [26]int{579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468}
)

// widest is at least as wide as any character.
const widest = 1000

// byteWidths are those of the characters of ASCII; of other bytes and of line ends, more than any
// line has room for.
var byteWidths = func() (widths [256]int32) {
	for c := range widths {
		widths[c] = 1 << 28
		if c < utf8.RuneSelf && c != '\n' {
			widths[c] = int32(runeWidth(rune(c)))
		}
	}
	return widths
}()

func runeWidth(r rune) int {
	switch {
	case 'a' <= r && r <= 'z':
		return smallWidths[r-'a']
	case 'A' <= r && r <= 'Z':
		return capitalWidths[r-'A']
	case r == ' ':
		return 226
	case r == '.' || r == ',' || r == ':' || r == ';' || r == '\'' || r == '‘' || r == '’' || r == '!' || r == '|':
		return 267
	case r == '-' || r == '(' || r == ')' || r == '[' || r == ']':
		return 306
	case r == '—' || r == '…' || r == '@' || r == '%':
		return 800
	case r < 0x300:
		return 525 // digits, marks, letters with accents
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 1000
	}
	return 560
}
