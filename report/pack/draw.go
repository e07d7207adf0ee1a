package pack

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"onrecord/report/pack/typeset"
)

// openLink is the link that the last line ended in: it may go on in the next.
type openLink struct {
	in, link    *element
	anchor, url string
}

func (d *press) slab(s *placed) {
	if len(s.boxes) > 0 {
		d.content.WriteString(artifact)
		for _, b := range s.boxes {
			d.write(rgb(b.ink), " rg ", num(b.x+s.dx), " ", num(d.paper.height-s.y-b.y-b.height), " ", num(b.width), " ", num(b.height), " re f\n")
		}
		d.content.WriteString(endMarked)
	}
	if s.image == nil && len(s.texts) == 0 {
		return
	}
	if s.role == "" { // running heads, and headings that stand again
		d.content.WriteString(artifact)
		for i := range s.texts {
			t := &s.texts[i]
			d.runs(t, t.x+s.dx, s.y, 0, len(t.line.Runs))
		}
		d.content.WriteString(endMarked)
		return
	}
	d.tree.settle(s.slab)
	if s.image != nil {
		d.image(*s.image, s)
	}
	owner := d.owners(s.slab)
	for i := range s.texts {
		d.text(&s.texts[i], s.y, s.dx, owner(&s.texts[i]))
	}
}

func (d *press) write(parts ...string) {
	for _, p := range parts {
		d.content.WriteString(p)
	}
}

// flush puts what was written on the page.
func (d *press) flush() {
	if n := d.content.Len(); n > 0 {
		d.content.Truncate(n - 1) // the line ends there anyway
		d.p.RawWriteStr(d.content.String())
		d.content.Reset()
	}
}

// image draws the logo, for those who do not see it in words.
func (d *press) image(m imageMark, s *placed) {
	e := d.tree.element(s.slab)
	e.role, e.alt = "Figure", m.picture.alt
	x, y := m.x, d.paper.height-s.y-m.y-m.height
	e.more = fmt.Sprintf("/O /Layout /Placement /Block /BBox [%s %s %s %s]", num(x), num(y), num(x+m.width), num(y+m.height))
	d.write(e.begin())
	d.flush()
	d.register()
	d.p.ImageOptions(m.picture.name, m.x, s.y+m.y, m.width, m.height, false, pngOptions, 0, "")
	d.write(endMarked)
}

// register makes the logo known to the document that is drawn.
func (d *press) register() {
	if d.logo != nil {
		d.p.RegisterImageOptionsReader(d.logo.name, pngOptions, bytes.NewReader(d.logo.png))
	}
}

var pngOptions = fpdf.ImageOptions{ImageType: "png"}

// owners returns which element each text of a slab belongs to: the slab's own,
// a field of a table, or a part of the slab that stands by itself.
func (d *press) owners(s slab) func(*textMark) *element {
	var own, part *element
	number := 0
	return func(t *textMark) *element {
		switch {
		case t.cell.table > 0:
			return d.tree.cell(s, t.cell)
		case t.part.number > 0:
			if t.part.number != number {
				part, number = d.tree.part(s, t.part.role), t.part.number
			}
			return part
		case own == nil:
			own = d.tree.element(s)
		}
		return own
	}
}

// text draws a line as part of an element; each link in it is an element of
// its own, one that goes on from the line before excepted.
func (d *press) text(t *textMark, y, dx float64, e *element) {
	x, at := t.x+dx, 0
	before := d.open
	d.open = openLink{}
	for _, k := range t.links {
		internal := d.leads(k.anchor)
		if !internal && k.url == "" {
			continue
		}
		d.marked(t, x, y, at, k.from, e)
		at = k.to
		link := before.link
		if k.from > 0 || before != (openLink{e, link, k.anchor, k.url}) {
			link = e.child("Link")
			link.to = k.url
		}
		if k.to == len(t.line.Runs) {
			d.open = openLink{e, link, k.anchor, k.url}
		}
		if internal {
			link.to = strings.TrimSpace(link.to + " " + lineText(t.line, k.from, k.to))
		}
		d.marked(t, x, y, k.from, k.to, link)
		link.note()
		if internal {
			d.p.Link(k.x+dx, y+t.y+k.y, k.width, k.height, d.place(k.anchor))
		} else {
			d.p.LinkString(k.x+dx, y+t.y+k.y, k.width, k.height, k.url)
		}
	}
	d.marked(t, x, y, at, len(t.line.Runs), e)
}

// leads reports whether there is such an anchor in this pack.
func (d *press) leads(anchor string) bool {
	_, known := d.targets[anchor]
	return known
}

// place returns fpdf's number for a link to an anchor. Where the anchor is may not be
// known yet, so the link leads to a page with the number of the object that will say so.
func (d *press) place(anchor string) int {
	t := d.targets[anchor]
	if t.number == 0 {
		t.number = d.file.reserve()
		d.targets[anchor] = t
	}
	id := d.p.AddLink()
	d.p.SetLink(id, 0, t.number)
	return id
}

// link returns a link as fpdf writes it, with the object that says where it leads.
func link(annotation []byte) (string, error) {
	annotation = bytes.TrimSuffix(annotation, []byte(">>"))
	before, to, internal := bytes.Cut(annotation, []byte("/Dest ["))
	if !internal {
		return string(annotation), nil
	}
	digits, _, _ := bytes.Cut(to, []byte(" "))
	page, err := strconv.Atoi(string(digits))
	if err != nil {
		return "", fmt.Errorf("%w: a link to %q", errLayoutOfFile, to)
	}
	return fmt.Sprintf("%s/Dest %d 0 R", before, (page-pageObject(-1))/2), nil
}

// marked draws some runs of a line as a marked sequence of an element.
func (d *press) marked(t *textMark, x, y float64, from, to int, e *element) {
	for from < to {
		lang, quoted := t.lang(from), t.isQuoted(from)
		end := from + 1
		for end < to && t.lang(end) == lang && t.isQuoted(end) == quoted {
			end++
		}
		part := e
		switch {
		case quoted && e.role != "Quote":
			part = e.quotation(lang)
		case lang != "" && lang != e.in && languageTag.MatchString(lang):
			part = e.child("Span")
			part.speak(lang)
		}
		d.content.WriteString(part.begin())
		d.runs(t, x, y, from, end)
		d.content.WriteString(endMarked)
		from = end
	}
}

// isQuoted reports whether a run is verbatim words.
func (t *textMark) isQuoted(run int) bool {
	span := t.line.Runs[run].Span
	return span < len(t.spans) && t.spans[span].quoted
}

// lang is the language of a run, or "".
func (t *textMark) lang(run int) string {
	if span := t.line.Runs[run].Span; span < len(t.spans) {
		return t.spans[span].lang
	}
	return ""
}

func (d *press) runs(t *textMark, x, y float64, from, to int) {
	for i := range t.line.Runs[from:to] {
		r := &t.line.Runs[from+i]
		d.run(r, x+t.line.X+r.X, y+t.y, t.spans[r.Span].ink)
	}
}

// lineText is the text of some runs of a line.
func lineText(l typeset.Line, from, to int) string {
	var b strings.Builder
	for _, r := range l.Runs[from:to] {
		b.WriteString(r.Text())
	}
	return strings.TrimSpace(b.String())
}

// run writes the glyphs of a run. Every glyph is moved to where it belongs by
// the difference between where the last one ended and where it should begin,
// so that rounding never adds up.
func (d *press) run(r *typeset.Run, x, y float64, colour ink) {
	d.write("BT ", rgb(colour), " rg /", d.fonts[r.Font], " ", num(r.Size), " Tf 1 0 0 1 ", num(x), " ", num(d.paper.height-y), " Tm [")
	b := d.content.AvailableBuffer()
	pen, at, open := 0.0, 0, false // in ems, in thousandths
	for _, g := range r.Glyphs {
		if move := int(math.Round((pen+float64(g.Shift))*1000)) - at; move != 0 {
			if open {
				b = append(b, '>')
				open = false
			}
			b = strconv.AppendInt(b, int64(-move), 10)
			at += move
		}
		if !open {
			b = append(b, '<')
			open = true
		}
		const digits = "0123456789ABCDEF"
		b = append(b, digits[g.Code>>12], digits[g.Code>>8&15], digits[g.Code>>4&15], digits[g.Code&15])
		at += r.Font.Width(g.Code)
		pen += float64(g.Advance)
	}
	if open {
		b = append(b, '>')
	}
	d.content.Write(append(b, "] TJ ET\n"...))
}

func rgb(c ink) string {
	b := make([]byte, 0, 24)
	for _, v := range c {
		b = append(strconv.AppendFloat(b, float64(v)/255, 'f', 3, 64), ' ')
	}
	return string(b[:len(b)-1])
}

// num writes a length with as many digits as a printer can resolve.
func num(v float64) string {
	s := strings.TrimRight(strconv.FormatFloat(v, 'f', 3, 64), "0")
	return strings.TrimSuffix(s, ".")
}

// utf16Text is a text as PDF keeps it outside the pages.
func utf16Text(s string) string {
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}
