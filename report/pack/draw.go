package pack

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"onrecord/report/pack/typeset"
)

// draw writes the pages through fpdf and then adds what fpdf cannot write:
// fonts with exact glyphs, structure, and how a viewer should open the file. The pages
// of the layout are empty afterwards.
func draw(l *layout, m Model, o Options) ([]byte, error) {
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: l.paper.width, Ht: l.paper.height}})
	p.SetCatalogSort(true)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetLang(m.Language)
	p.SetDisplayMode("fullpage", "single")
	a := about{title: m.Title, creator: strings.TrimSpace(producer + " " + m.Version), language: m.Language, archive: o.Password == ""}
	a.made, _ = time.Parse(time.DateOnly, m.MadeDate) // zero if the briefing bears no day

	d := &drawer{p: p, height: l.paper.height, fonts: map[*typeset.Font]string{}, links: map[string]int{}}
	for i, f := range l.faces.all() {
		d.fonts[f] = fmt.Sprintf("T%d", i)
	}
	for i, pg := range l.pages {
		for _, s := range pg.slabs {
			for _, a := range s.anchors {
				id := p.AddLink()
				d.links[a] = id
				top := max(s.y-10, 0)
				p.SetLink(id, top, i+1)
				if row, ok := strings.CutPrefix(a, rowPrefix); ok {
					d.rows = append(d.rows, destination{row, i, l.paper.height - top})
				}
			}
		}
	}
	for i := range l.pages {
		p.AddPage()
		d.tree.page()
		for _, s := range l.pages[i].slabs {
			d.slab(s)
		}
		l.pages[i].slabs = nil // a long record has hundreds of pages: each is let go of when drawn
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		return nil, err
	}
	d.p, p = nil, nil
	return complete(b.Bytes(), l.faces.all(), d, a, o)
}

type drawer struct {
	p      *fpdf.Fpdf
	height float64
	fonts  map[*typeset.Font]string
	links  map[string]int // fpdf's number by anchor
	rows   []destination
	tree   tree
	open   openLink
}

// openLink is the link that the last line ended in: it may go on in the next.
type openLink struct {
	in, link    *element
	anchor, url string
}

func (d *drawer) slab(s placed) {
	if s.bookmark != "" {
		d.p.Bookmark(utf16Text(s.bookmark), s.level, max(s.y-10, 0))
	}
	if len(s.boxes) > 0 {
		d.p.RawWriteStr(artifact)
		for _, b := range s.boxes {
			d.p.RawWriteStr(fmt.Sprintf("%s rg %s %s %s %s re f", rgb(b.ink),
				num(b.x+s.dx), num(d.height-s.y-b.y-b.height), num(b.width), num(b.height)))
		}
		d.p.RawWriteStr(endMarked)
	}
	if s.image != nil {
		d.image(*s.image, s)
	}
	if len(s.texts) == 0 {
		return
	}
	if s.role == "" { // running heads and feet
		d.p.RawWriteStr(artifact)
		for _, t := range s.texts {
			t.x += s.dx
			d.runs(t, s.y, 0, len(t.line.Runs))
		}
		d.p.RawWriteStr(endMarked)
		return
	}
	owner := d.owners(s.slab)
	for _, t := range s.texts {
		t.x += s.dx
		d.text(t, s.y, s.dx, owner(t))
	}
}

// image draws a picture, for those who do not see it in words.
func (d *drawer) image(m imageMark, s placed) {
	e := d.tree.element(s.slab)
	e.role, e.alt = "Figure", m.picture.alt
	e.more = fmt.Sprintf("/O /Layout /Placement /Block /BBox [%s %s %s %s]",
		num(m.x), num(d.height-s.y-m.y-m.height), num(m.x+m.width), num(d.height-s.y-m.y))
	d.p.RegisterImageOptionsReader(m.picture.name, fpdf.ImageOptions{ImageType: "png"}, bytes.NewReader(m.picture.png))
	d.p.RawWriteStr(d.tree.begin(e))
	d.p.ImageOptions(m.picture.name, m.x, s.y+m.y, m.width, m.height, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
	d.p.RawWriteStr(endMarked)
}

// owners returns which element each text of a slab belongs to: the slab's own,
// a field of a table, or a part of the slab that stands by itself.
func (d *drawer) owners(s slab) func(textMark) *element {
	var own, part *element
	number := 0
	return func(t textMark) *element {
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
func (d *drawer) text(t textMark, y, dx float64, e *element) {
	at := 0
	before := d.open
	d.open = openLink{}
	for _, k := range t.links {
		id, internal := d.links[k.anchor]
		if !internal && k.url == "" {
			continue
		}
		d.marked(t, y, at, k.from, e)
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
			d.p.Link(k.x+dx, y+t.y+k.y, k.width, k.height, id)
		} else {
			d.p.LinkString(k.x+dx, y+t.y+k.y, k.width, k.height, k.url)
		}
		d.marked(t, y, k.from, k.to, link)
		d.tree.note(link)
	}
	d.marked(t, y, at, len(t.line.Runs), e)
}

// marked draws some runs of a line as a marked sequence of an element.
func (d *drawer) marked(t textMark, y float64, from, to int, e *element) {
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
		d.p.RawWriteStr(d.tree.begin(part))
		d.runs(t, y, from, end)
		d.p.RawWriteStr(endMarked)
		from = end
	}
}

// isQuoted reports whether a run is verbatim words.
func (t textMark) isQuoted(run int) bool {
	span := t.line.Runs[run].Span
	return span < len(t.quoted) && t.quoted[span]
}

// lang is the language of a run, or "".
func (t textMark) lang(run int) string {
	if span := t.line.Runs[run].Span; span < len(t.langs) {
		return t.langs[span]
	}
	return ""
}

func (d *drawer) runs(t textMark, y float64, from, to int) {
	for _, r := range t.line.Runs[from:to] {
		d.run(r, t.x+t.line.X+r.X, y+t.y, t.inks[r.Span])
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
func (d *drawer) run(r typeset.Run, x, y float64, colour ink) {
	var b strings.Builder
	fmt.Fprintf(&b, "BT %s rg /%s %s Tf 1 0 0 1 %s %s Tm [", rgb(colour), d.fonts[r.Font], num(r.Size), num(x), num(d.height-y))
	pen, at, open := 0.0, 0, false // in ems, in thousandths
	for _, g := range r.Glyphs {
		if move := int(math.Round((pen+float64(g.Shift))*1000)) - at; move != 0 {
			if open {
				b.WriteByte('>')
				open = false
			}
			b.WriteString(strconv.Itoa(-move))
			at += move
		}
		if !open {
			b.WriteByte('<')
			open = true
		}
		b.WriteString(hex(g.Code))
		at += r.Font.Width(g.Code)
		pen += float64(g.Advance)
	}
	if open {
		b.WriteByte('>')
	}
	b.WriteString("] TJ ET")
	d.p.RawWriteStr(b.String())
}

func hex(code uint16) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[code>>12], digits[code>>8&15], digits[code>>4&15], digits[code&15]})
}

func rgb(c ink) string {
	return fmt.Sprintf("%.3f %.3f %.3f", float64(c[0])/255, float64(c[1])/255, float64(c[2])/255)
}

// num writes a length with as many digits as a printer can resolve.
func num(v float64) string {
	s := strings.TrimRight(fmt.Sprintf("%.3f", v), "0")
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
