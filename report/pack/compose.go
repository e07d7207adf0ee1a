package pack

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"onrecord/report/pack/typeset"
)

// composer turns blocks into slabs.
type composer struct {
	setter   *typeset.Setter
	language string // of the labels
	faces    *faces
	paper    paper
	replace  *strings.Replacer // of characters without a glyph
	anchors  map[string]int    // pages of what is already placed
	palette  palette
	blocks   int
	tables   int
	current  string // title of the section at work

	quote, frame, prose     typeset.Style // frame: the words that a quotation reads with
	speaker, label, small   typeset.Style
	strong, heading, figure typeset.Style
	subheading, question    typeset.Style
	wording, wordingOwn     typeset.Style // of another report
	title, pageNumber       typeset.Style // in the contents
	note                    typeset.Style // verbatim words beside a statement
}

func newComposer(m Model, f *faces, colours palette, p paper, replace *strings.Replacer, anchors map[string]int) *composer {
	return &composer{
		setter: typeset.New(), language: m.Language, palette: colours, faces: f, paper: p, replace: replace, anchors: anchors,
		quote: f.style(f.serif, 11), frame: f.style(f.serifItalic, 11), prose: f.style(f.serif, 10.5),
		heading: f.style(f.serifBold, 20), figure: f.style(f.serifBold, 24),
		speaker: f.style(f.sansBold, 9.5), label: f.style(f.sans, 8.5), small: f.style(f.sans, 8),
		strong: f.style(f.sansBold, 8.5), subheading: f.style(f.sansBold, 10.5),
		question: f.style(f.serifItalic, 10.5),
		wording:  f.style(f.serif, 9.5), wordingOwn: f.style(f.serifBold, 9.5),
		title: f.style(f.serif, 12), pageNumber: f.style(f.sansBold, 11),
		note: f.style(f.serifItalic, 9),
	}
}

// rich is a span with colour and target.
type rich struct {
	text    string
	style   typeset.Style
	ink     ink
	to, url string
	lang    string
	address bool
}

// set breaks spans into lines.
func (c *composer) set(spans []rich, width float64, o typeset.Options) ([]typeset.Line, []ink, error) {
	var list []typeset.Span
	var inks []ink
	for _, r := range spans {
		list = append(list, typeset.Span{Text: c.replace.Replace(r.text), Style: r.style, Lang: r.lang, Address: r.address})
		inks = append(inks, r.ink)
	}
	lines, err := c.setter.Paragraph(list, width, o)
	return lines, inks, err
}

// lines sets spans as a paragraph, one slab a line. No page gets fewer than two
// of its lines.
func (c *composer) lines(spans []rich, x, width, leading float64, as role, o typeset.Options) ([]slab, error) {
	lines, inks, err := c.set(spans, width, o)
	if err != nil {
		return nil, err
	}
	c.blocks++
	var slabs []slab
	for i, l := range lines {
		s := slab{height: leading, role: as, block: c.blocks, section: c.current, lang: c.foreign(spans[0].lang)}
		s.keep = i < len(lines)-1 && (i == 0 || i == len(lines)-2)
		c.add(&s, l, inks, spans, x, leading*baseline, leading)
		slabs = append(slabs, s)
	}
	return slabs, nil
}

// foreign returns a language that differs from that of the pack, or "".
func (c *composer) foreign(lang string) string {
	if lang == c.language || strings.HasPrefix(c.language, lang+"-") {
		return ""
	}
	return lang
}

// lettersLanguage is the language of a name or title by its letters: who hears
// the page read needs to know at least that it is not English. Cyrillic and
// Arabic letters serve many languages, so that the tag may name only them.
func lettersLanguage(text string) string {
	switch scriptLanguage(text) {
	case "he":
		return "he"
	case "el":
		return "el"
	case "ar":
		return "und-Arab"
	case "ru":
		return "und-Cyrl"
	}
	return ""
}

// baseline is where letters stand in the height of a line.
const baseline = 0.74

// add puts a line on a slab, with its links.
func (c *composer) add(s *slab, l typeset.Line, inks []ink, spans []rich, x, y, leading float64) {
	t := textMark{x: x, y: y, line: l, inks: inks}
	for _, r := range spans {
		t.langs = append(t.langs, c.foreign(cmp.Or(r.lang, lettersLanguage(r.text))))
	}
	for i, r := range l.Runs {
		sp := spans[r.Span]
		if sp.to == "" && sp.url == "" {
			continue
		}
		m := linkMark{from: i, to: i + 1, x: x + l.X + r.X, y: -leading * baseline, width: r.Width, height: leading, anchor: sp.to, url: sp.url}
		if n := len(t.links) - 1; n >= 0 && t.links[n].to == i && t.links[n].anchor == m.anchor && t.links[n].url == m.url {
			o := &t.links[n]
			right := max(o.x+o.width, m.x+m.width)
			o.to, o.x = i+1, min(o.x, m.x)
			o.width = right - o.x
			continue
		}
		t.links = append(t.links, m)
	}
	s.texts = append(s.texts, t)
}

// put sets one line on a slab; text that does not fit runs on to further
// lines below.
func (c *composer) put(s *slab, x, y, width float64, align typeset.Align, spans ...rich) error {
	lines, inks, err := c.set(spans, width, typeset.Options{Align: align, LeftToRight: true})
	if err != nil {
		return err
	}
	for i, l := range lines {
		leading := spans[0].style.Size * 1.35
		c.add(s, l, inks, spans, x, y+float64(i)*leading, leading)
	}
	return nil
}

// aside sets words in the narrow column, beside what the slab is about.
func (c *composer) aside(s *slab, y float64, words rich) error {
	before := len(s.texts)
	err := c.put(s, c.paper.left, y, labels, typeset.Start, words)
	for i := range s.texts[before:] {
		s.texts[before+i].aside = true
	}
	return err
}

// furniture is the running head and foot of a page, on a slab at its top.
func (c *composer) furniture(m Model, section string, n, of int) (slab, error) {
	s := slab{role: ""}
	p := c.paper
	y := 46.0
	if err := c.put(&s, p.left, y, typeWidth*0.5, typeset.Start, rich{text: clip(m.Title, 60), style: c.small, ink: inkGrey}); err != nil {
		return s, err
	}
	if err := c.put(&s, p.left+typeWidth*0.5, y, typeWidth*0.5, typeset.End, rich{text: clip(section, 60), style: c.small, ink: inkGrey}); err != nil {
		return s, err
	}
	s.boxes = append(s.boxes, boxMark{p.left, y + 7, typeWidth, 0.5, inkRule})
	y = p.height - 38
	if m.Marking != "" {
		if err := c.put(&s, p.left, y, typeWidth*0.75, typeset.Start, rich{text: clip(m.Marking, 90), style: c.faces.style(c.faces.sansBold, 8), ink: c.palette.accent}); err != nil {
			return s, err
		}
	} else if err := c.put(&s, p.left, y, typeWidth*0.75, typeset.Start, rich{text: m.Period, style: c.small, ink: inkGrey}); err != nil {
		return s, err
	}
	return s, c.put(&s, p.left+typeWidth*0.75, y, typeWidth*0.25, typeset.End,
		rich{text: fmt.Sprintf("Page %d of %d", n, of), style: c.small, ink: inkGrey})
}

// clip shortens a running head to n characters.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRight(string(r[:n-1]), " ,;:–") + "…"
}

// webAddress returns the address in the form a link needs, or "" if it is
// not one that should be opened by a click.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}

func last(slabs []slab) *slab { return &slabs[len(slabs)-1] }
