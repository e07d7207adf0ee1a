package pack

import (
	"cmp"
	"net/url"
	"strings"

	"onrecord/report/pack/typeset"
)

// composer turns blocks into slabs.
type composer struct {
	setter   *typeset.Setter
	language string // of the labels
	words    wording
	faces    *faces
	paper    paper
	replace  *strings.Replacer // of characters without a glyph
	within   map[string]int    // pages of the record by anchor, from 1
	before   int               // pages before it
	shared   bool              // it begins on the last page of the brief
	standIn  int               // stands for page numbers that are not known yet
	palette  palette
	blocks   int
	tables   int
	at       spot            // of the current block
	spare    int             // blocks of a higher level are left out
	absent   map[string]bool // parts that had no room
	left     float64         // of the current column
	measure  float64         // its width

	styles [5]letters // by size
	heads  [4]typeset.Style
	label  typeset.Style
	strong typeset.Style
	small  typeset.Style
	figure typeset.Style
}

// letters are the faces of one size of text, and the distance of its lines.
type letters struct {
	words, frame, own, name, small, source typeset.Style
	leading                                float64
}

// The sizes of headings.
const (
	headPart = iota
	headSection
	headTopic
	headMinor
)

func newComposer(m Model, f *faces, colours palette, p paper, replace *strings.Replacer) *composer {
	c := &composer{
		setter: typeset.New(), language: m.Language, words: m.words, palette: colours, faces: f, paper: p, replace: replace, within: map[string]int{},
		heads: [4]typeset.Style{f.style(f.serifBold, 19), f.style(f.serifBold, 13), f.style(f.serifBold, 11), f.style(f.sansBold, 8.2)},
		label: f.style(f.sans, 8), strong: f.style(f.sansBold, 8), small: f.style(f.sans, 7.6), figure: f.style(f.serifBold, 17),
	}
	// All styles of a size are set at nearly the same size: programs that extract text take
	// a larger difference for another block, and mix up the lines of two columns.
	set := func(size, leading float64) letters {
		return letters{
			words: f.style(f.serif, size), frame: f.style(f.serifItalic, size), own: f.style(f.serifBold, size),
			name: f.style(f.serifBold, size), small: f.style(f.serif, 0.96*size), source: f.style(f.serifBold, 0.96*size), leading: leading,
		}
	}
	c.styles[sizeText] = set(9, 11.5)
	c.styles[sizeLarge] = set(10.8, 13.8)
	c.styles[sizeFirst] = set(15, 19.5)
	c.styles[sizeFirstLong] = set(12.6, 16.6)
	c.styles[sizeSmall] = set(8.3, 10.5)
	return c
}

// rich is a span with its colour and link target.
type rich struct {
	text    string
	style   typeset.Style
	ink     ink
	to, url string
	lang    string
	address bool
	words   bool // verbatim words, marked as a quotation
	whole   bool // not to be divided between two lines
}

// set breaks spans into lines, which share what is known of each span.
func (c *composer) set(spans []rich, width float64, o typeset.Options) ([]typeset.Line, []spanMark, error) {
	var list []typeset.Span
	var marks []spanMark
	for _, r := range spans {
		list = append(list, typeset.Span{Text: c.replace.Replace(r.text), Style: r.style, Lang: r.lang, Address: r.address, Whole: r.whole})
		marks = append(marks, spanMark{ink: r.ink, lang: c.foreign(cmp.Or(r.lang, lettersLanguage(r.text))), quoted: r.words})
	}
	lines, err := c.setter.Paragraph(list, width, o)
	return lines, marks, err
}

// lines sets spans as a paragraph, one slab a line. No page gets fewer than two
// of its lines.
func (c *composer) lines(spans []rich, x, width, leading float64, as role, o typeset.Options) ([]slab, error) {
	lines, marks, err := c.set(spans, width, o)
	if err != nil {
		return nil, err
	}
	c.blocks++
	var slabs []slab
	for i, l := range lines {
		s := slab{height: leading, role: as, block: c.blocks, place: c.at}
		s.keep = i < len(lines)-1 && (i == 0 || i == len(lines)-2)
		c.add(&s, l, marks, spans, x, leading*baseline, leading)
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

// lettersLanguage is the language of a name or title, judged by its script, so that a
// screen reader does not read it as English. Cyrillic and Arabic are used by many
// languages, so for them the tag names only the script.
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

// baseline is how far down a line the baseline is, as a share of its height.
const baseline = 0.74

// add puts a line on a slab, with its links.
func (c *composer) add(s *slab, l typeset.Line, marks []spanMark, spans []rich, x, y, leading float64) {
	t := textMark{x: x, y: y, line: l, spans: marks}
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

// put sets one line on a slab; text that does not fit continues on lines below.
func (c *composer) put(s *slab, x, y, width float64, align typeset.Align, spans ...rich) error {
	lines, marks, err := c.set(spans, width, typeset.Options{Align: align, LeftToRight: true})
	if err != nil {
		return err
	}
	for i, l := range lines {
		leading := spans[0].style.Size * putLeading
		c.add(s, l, marks, spans, x, y+float64(i)*leading, leading)
	}
	return nil
}

// longestMarking is how many characters a distribution marking may have: it is printed in
// full on every page.
const longestMarking = 260

// furniture is the running head of a page, on a slab at its top: the marking, and a line
// with the page number, the pack and what is on the page. It starts at the left, and there
// is no footer: programs that read a page column by column would put either in the middle
// of a statement that continues in the right column.
func (c *composer) furniture(m Model, head string, n, of int) (slab, error) {
	s := slab{role: ""}
	if n == 1 {
		return s, nil
	}
	y := c.paper.top - headAbove
	if m.Marking != "" {
		if err := c.put(&s, c.paper.left, headLine, typeWidth, typeset.Start, c.marking(m.Marking)); err != nil {
			return s, err
		}
	}
	page := c.words.say("page of", "n", number(n), "all", number(of))
	line, err := c.runningHead(page, []string{m.Title + dot + m.Period, m.Title, clip(m.Title, 40)}, head)
	if err != nil {
		return s, err
	}
	s.boxes = append(s.boxes, boxMark{c.paper.left, y + 6, typeWidth, 0.5, inkRule})
	return s, c.put(&s, c.paper.left, y, typeWidth, typeset.Start, line...)
}

// runningHead is a running head that fits on its line, with as much of the pack's title
// and of what is on the page as there is room for.
func (c *composer) runningHead(page string, titles []string, head string) ([]rich, error) {
	for n := len([]rune(head)); ; n -= 4 {
		for _, title := range titles {
			line := []rich{{text: page + dot + title, style: c.small, ink: inkGrey}}
			if head != "" {
				line = append(line, rich{text: dot, style: c.small, ink: inkGrey}, rich{text: clip(head, n), style: c.strong, ink: inkGrey})
			}
			lines, _, err := c.set(line, typeWidth, labelOptions)
			if err != nil || len(lines) < 2 || n < 16 {
				return line, err
			}
		}
	}
}

// marking is the distribution marking at the head of a page.
func (c *composer) marking(words string) rich {
	return rich{text: words, style: c.faces.style(c.faces.sansBold, markingSize), ink: c.palette.accent}
}

// underMarking moves the type area down by the height of the marking.
func (c *composer) underMarking(words string) error {
	if words == "" {
		return nil
	}
	lines, _, err := c.set([]rich{c.marking(words)}, typeWidth, labelOptions)
	c.paper.top += float64(len(lines)) * markingSize * putLeading
	return err
}

// Where running heads stand: the baseline of the first line, and how far above the type
// area the last one is.
const (
	headLine    = 36.0
	headAbove   = topMargin - headLine
	markingSize = 7.6
	putLeading  = 1.35
)

// clip shortens a running head to n characters.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRight(string(r[:n-1]), " ,;:–") + "…"
}

// webAddress returns the address in the form that a link needs, or "" if it is not one to
// open with a click.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}

func last(slabs []slab) *slab { return &slabs[len(slabs)-1] }
