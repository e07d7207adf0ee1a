// Package typeset turns text into lines of positioned glyphs. It chooses fonts run by
// run, shapes letters (kerning, ligatures, Arabic joining), orders both directions of
// writing, breaks lines by the Unicode rules and fits them over the whole paragraph.
//
// It takes spans of text and returns [Line]s, each with the glyphs to draw and their
// positions; all lengths are in points. The writer of the file asks each [Font] for the
// codes its lines use ([Font.Codes]) and for a subset of the font with just these
// ([Font.Subset]). A character that no font has is a [MissingGlyphError], never a box.
//
// The package knows nothing about pages or PDF, and does not set vertical text.
package typeset

import "strings"

// Style is the appearance of a span.
type Style struct {
	Fonts []*Font // in order of preference; the first that has a character sets it
	Size  float64 // points
}

// Span is a stretch of text in one style.
type Span struct {
	Text  string
	Style Style
	Lang  string // BCP 47, for the letterforms and the hyphenation of a language; may be empty

	// Address lets lines break after the marks inside a long web address or
	// path, where the Unicode rules see one unbreakable word.
	Address bool

	// Whole keeps the words on one line, unless that leaves a large gap.
	Whole bool
}

// Align says how lines are aligned within the measure.
type Align uint8

// The alignments. Start is the side from which the paragraph is read: right for a Hebrew
// paragraph.
const (
	Start Align = iota
	Justify
	End
	Centre
)

// Options say how a paragraph is set. The zero value is ragged, without hanging
// punctuation, in the direction of its first letter.
type Options struct {
	Align       Align
	Hang        bool // quotation marks and hyphens stand outside the edge
	Hyphenate   bool // long words may be divided, by the rules of their span's language
	LeftToRight bool // the paragraph runs left to right whatever its first letter is: labels, tables
}

// Line is one line, ready to be drawn.
type Line struct {
	X           float64 // of the first glyph from the left edge of the measure; negative where a mark hangs
	Width       float64 // advance width, without the hanging mark
	Runs        []Run   // in reading order
	Text        string  // the characters of the line in reading order, with the space at which it was broken; a hyphen set at its end is U+00AD
	RightToLeft bool    // base direction of its paragraph
}

// Run is a stretch of a line in one font.
type Run struct {
	Span   int // index of the span it comes from
	Font   *Font
	Size   float64 // points
	X      float64 // of its first glyph, relative to the line's X
	Width  float64
	Glyphs []Glyph // from left to right

	RightToLeft bool // the glyphs are read from the last to the first
}

// Glyph is one drawn shape.
type Glyph struct {
	Code    uint16  // index into Font.Codes
	Advance float32 // ems to move on, kerning and word space included
	Shift   float32 // ems by which the shape stands further right
}

// Text is the text of the run in reading order.
func (r Run) Text() string {
	var b strings.Builder
	codes := r.Font.Codes()
	for i := range r.Glyphs {
		if r.RightToLeft {
			i = len(r.Glyphs) - 1 - i
		}
		b.WriteString(codes[r.Glyphs[i].Code].Text)
	}
	return b.String()
}
