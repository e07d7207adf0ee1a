package typeset

import (
	"math"
	"slices"
)

// line builds the line of boxes from..to.
func (p *paragraph) line(from, to int) Line {
	boxes := p.whole(p.boxes[from:to])
	first, last := boxes[0], boxes[len(boxes)-1]
	natural, gaps := 0.0, 0
	for k, b := range boxes {
		natural += b.width
		if k < len(boxes)-1 && b.space > 0 {
			natural += b.space
			gaps++
		}
	}
	natural += last.hyphen
	hang, hangEnd := p.hangStart(from), p.hangEnd(to-1)
	extra := 0.0
	room := p.measure + hang + hangEnd - natural
	paragraphEnd := to == len(p.boxes) || last.must
	if p.options.Align == Justify && gaps > 0 && (!paragraphEnd || room < 0) {
		extra = room / float64(gaps)
		natural += room
	}
	pieces := p.pieces(boxes, extra)
	text := string(p.text[first.from:last.to])
	if last.hyphen > 0 {
		pieces = append(pieces, p.hyphenGlyph(last))
		text += softHyphen
	} else if !paragraphEnd && last.space > 0 {
		pieces = append(pieces, p.endSpace(last))
		text += " "
	}
	for i := range pieces {
		pieces[i].order = i
	}
	visual(pieces)
	l := Line{
		Width:       natural - hang,
		Text:        text,
		RightToLeft: p.rtl,
		Runs:        p.runs(pieces),
	}
	l.X = p.offset(natural, hang, hangEnd)
	return l
}

// whole puts the parts of words that stand on one line together again, so that
// they are shaped as if they could never have been divided.
func (p *paragraph) whole(parts []box) []box {
	boxes := p.onLine[:0]
	for _, b := range parts {
		if n := len(boxes) - 1; n >= 0 && boxes[n].hyphen > 0 {
			must, hyphen := b.must, b.hyphen
			b = p.box(boxes[n].from, b.next)
			b.must, b.hyphen = must, hyphen
			boxes[n] = b
			continue
		}
		boxes = append(boxes, b)
	}
	p.onLine = boxes
	return boxes
}

// softHyphen is the text of a hyphen at the end of a line, so that searched or copied words
// are undivided.
const softHyphen = "\u00AD"

// hyphenGlyph is the hyphen at the end of a line, in the font of the word.
func (p *paragraph) hyphenGlyph(b box) piece {
	at := b.to - 1
	h := piece{font: p.fonts[at], span: p.spanOf[at], level: p.levels[at]}
	g, _ := h.font.face.NominalGlyph('-')
	width := h.font.advance(g)
	code := h.font.code(Code{Glyph: uint16(g), Text: softHyphen})
	h.word = word{glyphs: []Glyph{{Code: code, Advance: float32(width)}}, width: width}
	return h
}

// endSpace is the space at which a line was broken: it takes no room, and keeps the words
// apart when the lines are read aloud.
func (p *paragraph) endSpace(b box) piece {
	at := b.to
	s := piece{font: p.fonts[at], span: p.spanOf[at]}
	s.word = p.spaceGlyph(s, 0)
	if p.rtl { // it stands at the left, outside
		s.level = 1
		for i := range s.word.glyphs {
			s.word.glyphs[i].Shift = -float32(s.font.advanceOf(' '))
		}
	}
	return s
}

// offset is where the leftmost glyph stands. The hanging mark is at the left
// of a line that runs left to right, at the right of one that does not.
func (p *paragraph) offset(natural, hang, hangEnd float64) float64 {
	atRight := p.measure - natural
	switch p.options.Align {
	case Centre:
		return atRight / 2
	case End:
		if p.rtl {
			return 0
		}
		return atRight
	}
	if p.rtl {
		return atRight + hang
	}
	return -hang
}

// pieces lists what stands on the line in reading order, spaces between.
func (p *paragraph) pieces(boxes []box, extra float64) []piece {
	list := p.pieced[:0]
	for k, b := range boxes {
		list = append(list, b.pieces...)
		if k == len(boxes)-1 || b.space == 0 {
			continue
		}
		at := b.to // the space takes font, span and level from the text
		space := piece{font: p.fonts[at], span: p.spanOf[at], level: p.levels[at]}
		space.word = p.spaceGlyph(space, (b.space+extra)/p.size(space.span, space.font))
		list = append(list, space)
	}
	p.pieced = list
	return list
}

// spaceGlyph is a real space character, so that words stay apart when searched, copied or
// read aloud.
func (p *paragraph) spaceGlyph(s piece, width float64) word {
	g, ok := s.font.face.NominalGlyph(' ')
	if !ok {
		return word{width: width}
	}
	code := s.font.code(Code{Glyph: uint16(g), Text: " "})
	return word{glyphs: []Glyph{{Code: code, Advance: float32(width)}}, width: width}
}

// runs gives the pieces, which stand in order from left to right, their
// places and joins neighbours in the same font and span. The runs come in
// reading order: a number among Hebrew words is read after the words to its
// right.
func (p *paragraph) runs(pieces []piece) []Run {
	x := 0.0
	for i := range pieces {
		pieces[i].x = x
		x += pieces[i].word.width * p.size(pieces[i].span, pieces[i].font)
	}
	slices.SortFunc(pieces, func(a, b piece) int { return a.order - b.order })
	var runs []Run
	left := 0 // glyphs that may still come to a run
	for _, q := range pieces {
		left += len(q.word.glyphs)
	}
	for i, q := range pieces {
		w := q.word.width * p.size(q.span, q.font)
		before := left
		left -= len(q.word.glyphs)
		if n := len(runs) - 1; n >= 0 && runs[n].Font == q.font && runs[n].Span == q.span && pieces[i-1].level == q.level {
			r := &runs[n]
			switch {
			case math.Abs(r.X+r.Width-q.x) < 1e-6:
				r.Glyphs = append(r.Glyphs, q.word.glyphs...)
				r.Width += w
				continue
			case math.Abs(q.x+w-r.X) < 1e-6:
				r.Glyphs = append(slices.Clip(slices.Clone(q.word.glyphs)), r.Glyphs...)
				r.X, r.Width = q.x, r.Width+w
				continue
			}
		}
		runs = append(runs, Run{
			Span: q.span, Font: q.font, Size: p.size(q.span, q.font), X: q.x, Width: w,
			Glyphs: append(make([]Glyph, 0, before), q.word.glyphs...), RightToLeft: q.level%2 == 1,
		})
	}
	return runs
}
