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

// wrapping returns the columns whose text goes on in a further line.
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
	lines, used, word := 1, 0, 0
	for i := 0; i < len(s); {
		if word == 0 { // a word at once, if it fits
			end, w := wordAt(s, i)
			if used+w <= room && end > i {
				i, used, word = end, used+w, w
				continue
			}
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		w := runeWidth(r)
		switch r {
		case '\n':
			lines++
			used, word = 0, 0
		case ' ':
			used += w
			word = 0
		default:
			used += w
			word += w
			if used <= room {
				continue
			}
			lines++
			if word > room {
				word = w // a word longer than the line breaks where the line ends
			}
			used = word
		}
		if lines >= linesShown {
			return lines
		}
	}
	return lines
}

// wordAt returns where the plain letters from i on end, and their width.
func wordAt(s string, i int) (end, width int) {
	for i < len(s) && wordWidths[s[i]] > 0 {
		width += int(wordWidths[s[i]])
		i++
	}
	return i, width
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

// widest is no narrower than any character.
const widest = 1000

// wordWidths are those of the visible characters of ASCII; 0 for others.
var wordWidths = func() (widths [256]int16) {
	for r := '!'; r <= '~'; r++ {
		widths[r] = int16(runeWidth(r))
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
