package typeset

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Setter sets paragraphs and remembers the words it has shaped. It is not
// safe for concurrent use.
type Setter struct {
	shaper shaping.HarfbuzzShaper
	breaks segmenter.Segmenter // of the paragraph at work
	words  map[wordKey]word
}

// New returns a setter.
func New() *Setter { return &Setter{words: map[wordKey]word{}} }

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
	for i, g := range out.Glyphs {
		c := Code{Glyph: uint16(g.GlyphID)}
		cluster := clusterOf(out.Glyphs, i, text)
		if key.rtl {
			// A reader of the file turns right-to-left glyphs round one by one,
			// so each may stand for one character only. What else the cluster
			// holds ("ً" on its letter, "ا" in "لا") stands on blank glyphs.
			if leftmost(out.Glyphs, i) {
				for k := len(cluster) - 1; k >= 1; k-- {
					w.glyphs = append(w.glyphs, Glyph{Code: f.code(Code{Blank, string(cluster[k])})})
				}
			}
			if rightmost(out.Glyphs, i) && len(cluster) > 0 {
				c.Text = string(cluster[0])
			}
		} else if leftmost(out.Glyphs, i) {
			c.Text = string(cluster)
		}
		w.glyphs = append(w.glyphs, Glyph{
			Code:    f.code(c),
			Advance: float32(g.Advance) / (64 * unit),
			DX:      float32(g.XOffset) / (64 * unit),
			DY:      float32(g.YOffset) / (64 * unit),
		})
		w.width += float64(g.Advance) / (64 * unit)
	}
	s.words[key] = w
	return w
}

// clusterOf is the characters of the cluster that the i-th glyph belongs to.
func clusterOf(glyphs []shaping.Glyph, i int, text []rune) []rune {
	from, count := glyphs[i].TextIndex(), glyphs[i].RunesCount()
	if from < 0 || count <= 0 || from+count > len(text) {
		return nil
	}
	return text[from : from+count]
}

func leftmost(glyphs []shaping.Glyph, i int) bool {
	return i == 0 || glyphs[i-1].TextIndex() != glyphs[i].TextIndex()
}

func rightmost(glyphs []shaping.Glyph, i int) bool {
	return i == len(glyphs)-1 || glyphs[i+1].TextIndex() != glyphs[i].TextIndex()
}

// item is a stretch of a paragraph that is shaped as one.
type item struct {
	from, to int // characters
	span     int
	font     *Font
	level    int8
	script   language.Script
}

// fontsFor chooses a font for every character: the first of the style's that
// has its whole cluster. A mark written right to left takes the font of the
// letters before it, so that brackets and full stops match them.
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
	for _, o := range s.Fonts {
		if o == f {
			return true
		}
	}
	return false
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

// Missing lists the characters of the text that none of the style's fonts
// can show, each once, in order of appearance. The error is that of a font
// which could not be loaded.
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
