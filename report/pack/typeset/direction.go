package typeset

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"
)

// directions returns the embedding level of every character (odd is right to
// left) and whether the paragraph as a whole runs right to left.
func directions(text []rune, leftToRight bool) (levels []int8, rtl bool) {
	levels = make([]int8, len(text))
	if !slices.ContainsFunc(text, turnsRight) {
		return levels, false
	}
	base := bidi.LeftToRight
	if !leftToRight && firstLetterRightToLeft(text) {
		base, rtl = bidi.RightToLeft, true
	}
	var p bidi.Paragraph
	runs := p.Segment(text, base)
	for i := 0; i < runs.NumRuns(); i++ {
		r := runs.Run(i)
		for k := r.Start; k < r.End && k < len(levels); k++ {
			levels[k] = int8(r.Level)
		}
		if !rtl && r.Level == 2 && i > 0 {
			// Runs join levels 2 and 0: after Hebrew, "12.5 per cent" is a
			// number that belongs to the Hebrew and words that do not.
			for k := r.Start + numberLength(text[r.Start:r.End]); k < r.End; k++ {
				levels[k] = 0
			}
		}
	}
	return levels, rtl
}

func firstLetterRightToLeft(text []rune) bool {
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		return rightToLeft(language.LookupScript(r))
	}
	return false
}

// turnsRight reports whether a character can make anything run right to left.
func turnsRight(r rune) bool {
	switch {
	case r < 0x0590:
		return false
	case r < 0x0900, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFF00 || r >= 0x10800 && r < 0x11000 || r >= 0x1E800 && r < 0x1F000
}

func rightToLeft(s language.Script) bool {
	switch s {
	case language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko:
		return true
	}
	return false
}

// numberLength is how many characters at the start of text belong to a number
// with its signs: "12.5%", "$1,000".
func numberLength(text []rune) int {
	n := 0
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Nd, r):
			n = i + 1
		case unicode.Is(unicode.Sc, r), r == '%', r == '‰', r == '°', r == '#':
			if n == i {
				n = i + 1
			}
		case (r == '.' || r == ',' || r == ':' || r == '/' || r == '+' || r == '-') && n == i:
			// inside a number only: the next digit takes it in
			if i+1 >= len(text) || !unicode.Is(unicode.Nd, text[i+1]) {
				return n
			}
			n = i + 1
		default:
			return n
		}
	}
	return n
}

// visual puts the pieces of a line in order from left to right (rule L2 of
// the Unicode bidirectional algorithm).
func visual(pieces []piece) {
	high := int8(0)
	for _, p := range pieces {
		high = max(high, p.level)
	}
	for level := high; level >= 1; level-- {
		for a := 0; a < len(pieces); {
			if pieces[a].level < level {
				a++
				continue
			}
			b := a
			for b < len(pieces) && pieces[b].level >= level {
				b++
			}
			for u, v := a, b-1; u < v; u, v = u+1, v-1 {
				pieces[u], pieces[v] = pieces[v], pieces[u]
			}
			a = b
		}
	}
}
