package typeset

import (
	"slices"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Setter sets paragraphs and remembers the words it has shaped. It is not
// safe for concurrent use.
type Setter struct {
	shaper  shaping.HarfbuzzShaper
	breaks  segmenter.Segmenter // of the paragraph at work
	words   map[wordKey]word
	hyphens map[string]*patterns // by name of the file
	at      paragraph            // at work; its memory serves the next
}

// New returns a setter.
func New() *Setter {
	return &Setter{words: map[wordKey]word{}, hyphens: map[string]*patterns{}}
}

type wordKey struct {
	font  *Font
	rtl   bool
	lang  string
	text  string
	codes language.Script
}

// word is shaped text in one font and direction; lengths in ems.
type word struct {
	glyphs []Glyph
	width  float64
}

// unit is the size at which text is shaped: large enough for every font's own
// units, so that no rounding is visible.
const unit = 2048

func (s *Setter) shape(f *Font, text []rune, level int8, script language.Script, lang string) word {
	key := wordKey{f, level%2 == 1, lang, string(text), script}
	if w, ok := s.words[key]; ok {
		return w
	}
	dir := di.DirectionLTR
	if key.rtl {
		dir = di.DirectionRTL
	}
	out := s.shaper.ShapeNoExtents(shaping.Input{
		Text: text, RunStart: 0, RunEnd: len(text), Direction: dir,
		Face: f.face, Size: 64 * unit, Script: script, Language: language.NewLanguage(lang),
	})
	var w word
	for i := 0; i < len(out.Glyphs); {
		n := i + 1
		for n < len(out.Glyphs) && out.Glyphs[n].TextIndex() == out.Glyphs[i].TextIndex() {
			n++
		}
		w.glyphs = append(w.glyphs, f.cluster(out.Glyphs[i:n], clusterText(out.Glyphs[i], text), key.rtl)...)
		i = n
	}
	for _, g := range w.glyphs {
		w.width += float64(g.Advance)
	}
	s.words[key] = w
	return w
}

// clusterText is the characters of the cluster that a glyph belongs to.
func clusterText(g shaping.Glyph, text []rune) []rune {
	from, count := g.TextIndex(), g.RunesCount()
	if from < 0 || count <= 0 || from+count > len(text) {
		return nil
	}
	return text[from : from+count]
}

// cluster makes one glyph of the glyphs of a cluster: a letter with its marks is one shape
// that stands for all of it. PDF readers reverse right-to-left text glyph by glyph, so
// there a glyph stands for its first character only and blanks to its left for the others
// ("ا" in "لا", "ً" on its letter).
func (f *Font) cluster(glyphs []shaping.Glyph, text []rune, rtl bool) []Glyph {
	var list []Glyph
	if rtl {
		for k := len(text) - 1; k >= 1; k-- {
			list = append(list, Glyph{Code: f.code(Code{Glyph: Blank, Text: string(text[k])})})
		}
		text = text[:min(len(text), 1)]
	}
	first := glyphs[0]
	if len(glyphs) == 1 && first.YOffset == 0 {
		return append(list, Glyph{
			Code:    f.code(Code{Glyph: uint16(first.GlyphID), Text: string(text)}),
			Advance: ems(first.Advance), Shift: ems(first.XOffset),
		})
	}
	c := Code{Glyph: Composed, Text: string(text)}
	pen := 0.0
	var parts []part
	for _, g := range glyphs {
		parts = append(parts, part{
			glyph: uint16(g.GlyphID),
			right: f.units(pen + float64(ems(g.XOffset))),
			up:    f.units(float64(ems(g.YOffset))),
		})
		pen += float64(ems(g.Advance))
	}
	c.parts, c.width = packParts(parts), f.units(pen)
	return append(list, Glyph{Code: f.code(c), Advance: float32(pen)})
}

// ems turns the shaper's lengths into ems.
func ems[T ~int32](v T) float32 { return float32(v) / (64 * unit) }

// item is a stretch of a paragraph that is shaped as a unit.
type item struct {
	from, to int // characters
	span     int
	font     *Font
	level    int8
	script   language.Script
}

// fontsFor chooses a font for every character: the first of the style's that has its whole
// cluster. Right-to-left punctuation takes the font of the letters before it, so that
// brackets and full stops match them.
func fontsFor(text []rune, seg *segmenter.Segmenter, spanOf []int, spans []Span, levels []int8) ([]*Font, error) {
	fonts := make([]*Font, len(text))
	var last *Font
	it := seg.GraphemeIterator()
	for it.Next() {
		g := it.Grapheme()
		style := spans[spanOf[g.Offset]].Style
		neutral := !language.LookupScript(g.Text[0]).Strong()
		var chosen *Font
		if neutral && last != nil && levels[g.Offset]%2 == 1 && inStyle(last, style) && last.hasCluster(g.Text) {
			chosen = last
		}
		for i := 0; chosen == nil && i < len(style.Fonts); i++ {
			if err := style.Fonts[i].Load(); err != nil {
				return nil, err
			}
			if style.Fonts[i].hasCluster(g.Text) {
				chosen = style.Fonts[i]
			}
		}
		for k, r := range g.Text {
			f := chosen
			if f == nil { // letter and mark from different fonts
				if f = firstWith(string(r), style); f == nil {
					return nil, &MissingGlyphError{Rune: r}
				}
			}
			fonts[g.Offset+k], last = f, f
		}
	}
	return fonts, nil
}

func inStyle(f *Font, s Style) bool {
	return slices.Contains(s.Fonts, f)
}

// firstWith is the first font of the style that has the characters; all fonts
// of the style have been loaded.
func firstWith(cluster string, s Style) *Font {
	for _, f := range s.Fonts {
		if f.Has(cluster) {
			return f
		}
	}
	return nil
}

// Missing lists the characters of the text that none of the style's fonts can show, each
// once, in order of appearance. The error is from a font that could not be loaded.
func Missing(text string, style Style) ([]rune, error) {
	var missing []rune
	seen := map[rune]bool{}
	for _, r := range text {
		if seen[r] {
			continue
		}
		seen[r] = true
		found := false
		for _, f := range style.Fonts {
			if err := f.Load(); err != nil {
				return nil, err
			}
			if found = f.Has(string(r)); found {
				break
			}
		}
		if !found {
			missing = append(missing, r)
		}
	}
	return missing, nil
}

// itemise cuts characters from..to where font, span, level or script changes.
func (p *paragraph) itemise(from, to int) []item {
	var items []item
	for i := from; i < to; i++ {
		script := language.LookupScript(p.text[i])
		if n := len(items) - 1; n >= 0 {
			it := &items[n]
			same := it.font == p.fonts[i] && it.span == p.spanOf[i] && it.level == p.levels[i]
			if same && (!script.Strong() || !it.script.Strong() || it.script == script) {
				if !it.script.Strong() {
					it.script = script
				}
				it.to = i + 1
				continue
			}
		}
		items = append(items, item{i, i + 1, p.spanOf[i], p.fonts[i], p.levels[i], script})
	}
	for i := range items {
		if !items[i].script.Strong() {
			items[i].script = language.Latin
		}
	}
	return items
}
