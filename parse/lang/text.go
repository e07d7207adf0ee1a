package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CountWords returns the number of words in a text, as strings.Fields splits it, or most+1
// if there are more than most.
func CountWords(text string, most int) int {
	n, before := 0, uint8(1) // 1 for white space
	for i := 0; i < len(text); {
		space, size := spaces[text[i]], 1
		if text[i] >= utf8.RuneSelf {
			r, bytes := utf8.DecodeRuneInString(text[i:])
			if size = bytes; unicode.IsSpace(r) {
				space = 1
			}
		}
		if n += int(before &^ space); n > most {
			return n
		}
		before = space
		i += size
	}
	return n
}

// spaces has 1 for the white space of ASCII.
var spaces = [256]uint8{'\t': 1, '\n': 1, '\v': 1, '\f': 1, '\r': 1, ' ': 1}

// HasAny reports whether one of the parts occurs in a text. For marks beyond ASCII it is
// several times as fast as strings.ContainsAny.
func HasAny(text string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// EditDistance returns the number of letters to add, drop or change to turn one word into
// the other; two letters that have changed places count as one (Damerau 1964, as optimal
// string alignment).
func EditDistance(a, b string) int {
	from, to := []rune(a), []rune(b)
	before, last, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i := range from {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range to {
			change := last[j]
			if from[i] != to[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(to)]
}
