package typeset

import (
	"bytes"
	"fmt"
	"math"
	"unicode"

	"github.com/go-text/typesetting/font"
	"golang.org/x/text/unicode/norm"
)

// Font is one TrueType face. It is parsed when first needed, and numbers the glyphs used,
// so one Font serves one document; it is not safe for concurrent use.
type Font struct {
	Name string // for messages and for the file, letters and digits only

	// Scale makes a script whose letters are drawn small as large to the eye
	// as its neighbours; 0 is 1.
	Scale float64

	load func() ([]byte, error)
	data []byte
	face *font.Face
	err  error // of loading

	codes   []Code
	numbers map[Code]uint16
	full    bool // more pairs of glyph and text than codes
}

// Code is the meaning of one code of a font: a glyph and the text it shows. The same glyph
// may show different characters (Latin A and Cyrillic А), so that text extracted from the
// file is the text that was set.
type Code struct {
	Glyph uint16 // of the font, Blank or Composed
	Text  string

	parts string // of a composed glyph, see packParts
	width int16  // of a composed glyph, in font units
}

// Glyphs that are not in the font.
const (
	Blank    = 0xFFFF // shows nothing and has no width, but stands for text
	Composed = 0xFFFE // several glyphs of the font, put together in the subset
)

// NewFont returns a font whose bytes are loaded with load when first needed.
func NewFont(name string, load func() ([]byte, error)) *Font {
	return &Font{Name: name, load: load, numbers: map[Code]uint16{}}
}

// Load reads and parses the font, once.
func (f *Font) Load() error {
	if f.face != nil || f.err != nil {
		return f.err
	}
	f.data, f.err = f.load()
	if f.err == nil {
		_, f.err = readOutlines(f.data)
	}
	if f.err == nil {
		f.face, f.err = font.ParseTTF(bytes.NewReader(f.data))
	}
	if f.err != nil {
		f.err = fmt.Errorf("loading font %s: %w", f.Name, f.err)
		return f.err
	}
	f.code(Code{}) // code 0 is the font's .notdef and is never drawn
	return nil
}

// Codes returns what has been set in this font so far, by code. Code 0 is never drawn. The
// list is empty for a font that was never needed.
func (f *Font) Codes() []Code { return f.codes }

// Used reports whether anything was set in this font.
func (f *Font) Used() bool { return len(f.codes) > 1 }

func (f *Font) code(c Code) uint16 {
	if n, ok := f.numbers[c]; ok {
		return n
	}
	if len(f.codes) > 0xFFFF {
		f.full = true
		return 0
	}
	n := uint16(len(f.codes))
	f.codes = append(f.codes, c)
	f.numbers[c] = n
	return n
}

// Width is the natural width of a code, in thousandths of an em.
func (f *Font) Width(code uint16) int {
	if int(code) >= len(f.codes) {
		return 0
	}
	switch c := f.codes[code]; c.Glyph {
	case Blank:
		return 0
	case Composed:
		return int(math.Round(float64(c.width) * 1000 / float64(f.face.Upem())))
	default:
		return int(math.Round(f.advance(font.GID(c.Glyph)) * 1000))
	}
}

func (f *Font) advance(g font.GID) float64 {
	return float64(f.face.HorizontalAdvance(g)) / float64(f.face.Upem())
}

// units turns ems into font units.
func (f *Font) units(em float64) int16 {
	return int16(max(min(math.Round(em*float64(f.face.Upem())), math.MaxInt16), math.MinInt16))
}

func (f *Font) scale() float64 {
	if f.Scale == 0 {
		return 1
	}
	return f.Scale
}

// advanceOf is the width in ems of the glyph that a lone character has.
func (f *Font) advanceOf(r rune) float64 {
	if f.Load() != nil {
		return 0
	}
	g, ok := f.face.NominalGlyph(r)
	if !ok {
		return 0
	}
	return f.advance(g)
}

// Has reports whether the font can show the characters of a cluster: each by itself, or
// all of them composed ("e" and a combining acute as "é").
func (f *Font) Has(cluster string) bool {
	if f.Load() != nil {
		return false
	}
	return f.hasAll(cluster) || f.hasAll(norm.NFC.String(cluster))
}

func (f *Font) hasAll(s string) bool {
	for _, r := range s {
		if !f.hasRune(r) {
			return false
		}
	}
	return true
}

func (f *Font) hasRune(r rune) bool {
	g, ok := f.face.NominalGlyph(r)
	return ok && g != 0 || f.substituted(r)
}

// hasCluster is Has for a loaded font.
func (f *Font) hasCluster(cluster []rune) bool {
	if len(cluster) == 1 && f.hasRune(cluster[0]) {
		return true
	}
	return f.Has(string(cluster))
}

// substituted reports whether the shaper shows a character without a glyph of its own:
// spaces of odd width, the non-breaking hyphen, and the invisible characters that control
// joining and direction.
func (f *Font) substituted(r rune) bool {
	switch {
	case r == '\u2011':
		g, ok := f.face.NominalGlyph('\u2010')
		return ok && g != 0
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
		return true
	}
	return invisible(r)
}

// invisible reports whether a character has no visible shape.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034F'
}

// MissingGlyphError says that none of a style's fonts has a character.
type MissingGlyphError struct {
	Rune rune
}

func (e *MissingGlyphError) Error() string {
	return fmt.Sprintf("no font has the character U+%04X %q", e.Rune, string(e.Rune))
}
