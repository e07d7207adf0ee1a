package typeset

import (
	"fmt"
	"strings"
	"unicode"
)

// Paragraph sets spans as one paragraph of the given measure. A newline in the text ends a
// line. Empty text gives no lines.
func (s *Setter) Paragraph(spans []Span, measure float64, o Options) ([]Line, error) {
	p := &s.at
	*p = paragraph{setter: s, spans: spans, measure: measure, options: o, text: p.text[:0], spanOf: p.spanOf[:0], boxes: p.boxes[:0], onLine: p.onLine, pieced: p.pieced}
	for i, sp := range spans {
		for _, r := range sp.Text {
			p.text = append(p.text, r)
			p.spanOf = append(p.spanOf, i)
		}
	}
	if len(p.text) == 0 {
		return nil, nil
	}
	p.levels, p.rtl = directions(p.text, o.LeftToRight)
	s.breaks.Init(p.text)
	var err error
	if p.fonts, err = fontsFor(p.text, &s.breaks, p.spanOf, spans, p.levels); err != nil {
		return nil, err
	}
	if err := p.cut(); err != nil {
		return nil, err
	}
	var lines []Line
	from := 0
	for _, to := range p.fit() {
		lines = append(lines, p.line(from, to))
		from = to
	}
	for _, f := range p.fonts {
		if f.full {
			return nil, fmt.Errorf("font %s: more than 65,535 different glyphs in one document", f.Name)
		}
	}
	return lines, nil
}

// Width is the advance width of text on one line, in points.
func (s *Setter) Width(text string, style Style) (float64, error) {
	lines, err := s.Paragraph([]Span{{Text: text, Style: style}}, endless, Options{LeftToRight: true})
	if err != nil || len(lines) == 0 {
		return 0, err
	}
	return lines[0].Width, nil
}

// endless is a measure no line reaches, in points.
const endless = 1e7

// paragraph is one paragraph being set.
type paragraph struct {
	setter  *Setter
	spans   []Span
	measure float64
	options Options
	rtl     bool

	text   []rune
	spanOf []int
	levels []int8
	fonts  []*Font
	boxes  []box

	onLine []box // of the line at work
	pieced []piece
}

// box is text between two places where a line may end.
type box struct {
	from, to int     // characters, without the spaces after
	next     int     // where the next box begins
	width    float64 // points
	space    float64 // width of the spaces after
	must     bool    // the line ends here
	hyphen   float64 // width of the hyphen that a line ending here needs; 0 for none
	pieces   []piece // in reading order
}

// piece is a shaped item: glyphs of one font, span and level, or a space.
type piece struct {
	word  word
	font  *Font
	span  int
	level int8
	order int     // place in the line, in reading order
	x     float64 // from the line's first glyph
}

// size is the size in points of a font in a span.
func (p *paragraph) size(span int, f *Font) float64 {
	return p.spans[span].Style.Size * f.scale()
}

// cut makes the boxes.
func (p *paragraph) cut() error {
	it := p.setter.breaks.LineIterator()
	start := 0
	for it.Next() {
		l := it.Line()
		end := l.Offset + len(l.Text)
		if p.text[end-1] == '\u00AD' && end < len(p.text) {
			continue // the author's own hyphenation, which a quotation does not show
		}
		for start < end {
			stop := p.addressBreak(start, end)
			b := p.box(start, stop)
			b.must = l.IsMandatoryBreak && stop == end && end < len(p.text)
			if err := p.put(b); err != nil {
				return err
			}
			start = stop
		}
	}
	return nil
}

// put adds a box, divided where a hyphen may stand.
func (p *paragraph) put(b box) error {
	if b.width > p.measure {
		p.splitBox(b)
		return nil
	}
	if p.options.Hyphenate {
		places, err := p.divide(b.from, b.to)
		if err != nil {
			return err
		}
		for _, at := range places {
			part := p.box(b.from, at)
			part.hyphen = p.fonts[at-1].advanceOf('-') * p.size(p.spanOf[at-1], p.fonts[at-1])
			p.boxes = append(p.boxes, part)
			must := b.must
			b = p.box(at, b.next)
			b.must = must
		}
	}
	p.boxes = append(p.boxes, b)
	return nil
}

// addressBreak returns the end of the stretch from start that is kept on one
// line: end itself, or the place after a mark inside an address
// ("https://example.org/2026/11/" may be followed by a line end).
func (p *paragraph) addressBreak(start, end int) int {
	if !p.spans[p.spanOf[start]].Address {
		return end
	}
	for i := start + 1; i < end-1; i++ {
		if strings.ContainsRune("/?&=-_.%,", p.text[i]) && !strings.ContainsRune("/?&=-_.% ", p.text[i+1]) {
			return i + 1
		}
	}
	return end
}

// splitBox breaks a word that is wider than the measure between any two
// clusters: better than a line that runs off the page.
func (p *paragraph) splitBox(whole box) {
	from := whole.from
	it := p.setter.breaks.GraphemeIterator()
	for it.Next() {
		g := it.Grapheme()
		end := g.Offset + len(g.Text)
		if g.Offset < whole.from || end > whole.to {
			continue
		}
		if p.box(from, end).width > p.measure && g.Offset > from {
			p.boxes = append(p.boxes, p.box(from, g.Offset))
			from = g.Offset
		}
	}
	last := p.box(from, whole.next)
	last.must = whole.must
	p.boxes = append(p.boxes, last)
}

func (p *paragraph) box(from, next int) box {
	to := next
	for to > from && breakingSpace(p.text[to-1]) {
		to--
	}
	b := box{from: from, to: to, next: next}
	for _, it := range p.itemise(from, to) {
		w := p.setter.shape(it.font, p.text[it.from:it.to], it.level, it.script, p.spans[it.span].Lang)
		b.pieces = append(b.pieces, piece{word: w, font: it.font, span: it.span, level: it.level})
		b.width += w.width * p.size(it.span, it.font)
	}
	for k := to; k < next; k++ {
		if p.text[k] != '\n' {
			b.space += p.fonts[k].advanceOf(' ') * p.size(p.spanOf[k], p.fonts[k])
		}
	}
	return b
}

func breakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F' && r != '\u2007'
}
