package pack

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/report/pack/typeset"
)

var (
	ragged       = typeset.Options{Hang: true} // no hyphen that could be read as the speaker's
	prose        = typeset.Options{Hang: true, Hyphenate: true}
	labelOptions = typeset.Options{LeftToRight: true}
)

// section composes the blocks of a section, as they are needed.
func (c *composer) section(s Section) *queue {
	blocks := s.Blocks
	var head *slab // to be repeated above the next column
	under := false // a heading
	return &queue{
		begin: func() {
			c.at = spot{section: orElse(s.Title, c.at.section)}
			c.left, c.measure = c.paper.left, typeWidth
			if s.Columns == 2 {
				c.measure = column
			}
		},
		more: func() ([]slab, error) {
			for len(blocks) > 0 {
				b := blocks[0]
				slabs, err := c.block(b)
				if h, heads := unspared(b).(Heading); len(slabs) > 0 {
					if heads && h.Minor && under {
						slabs[0].before = 0
					}
					under = heads
				}
				if err == nil && s.Again {
					head, err = c.again(b, slabs, head)
				}
				if blocks = blocks[1:]; err != nil || len(slabs) > 0 {
					return slabs, err
				}
			}
			return nil, nil
		},
	}
}

// again sets the heading that the slabs of a block repeat in the next column, or returns
// the new heading.
func (c *composer) again(b Block, slabs []slab, head *slab) (*slab, error) {
	if h, ok := unspared(b).(Heading); ok && (!h.Minor || head == nil) {
		return c.continued(isolated(h.Text), c.heads[headTopic])
	}
	for i := range slabs {
		slabs[i].head, slabs[i].again = head, head != nil
	}
	return head, nil
}

// unspared is the block inside one that can be left out, or the block itself.
func unspared(b Block) Block {
	switch b := b.(type) {
	case Spare:
		return b.Block
	case Instead:
		return unspared(b.Block)
	case Absent:
		return unspared(b.Block)
	}
	return b
}

// continued is the heading above the rest of something at the top of a page or a column.
func (c *composer) continued(name string, style typeset.Style) (*slab, error) {
	head, err := c.lines([]rich{{text: name, style: style, ink: inkText}, {text: "\u2002" + c.words.say("continued"), style: c.small, ink: inkGrey}}, c.left, c.measure, 14, roleProse, labelOptions)
	if err != nil || len(head) == 0 {
		return nil, err
	}
	h := last(head)
	h.role, h.keep = "", true // screen readers have read it already
	return h, nil
}

// head composes the heading of a section, over the whole width.
func (c *composer) head(s Section) ([]slab, error) {
	c.at = spot{section: s.Title}
	level, leading := headSection, 18.0
	if s.Part {
		level, leading = headPart, 25
	}
	spans := []rich{{text: s.Title, style: c.heads[level], ink: inkText}}
	if s.Detail != "" {
		spans = append(spans, rich{text: "\u2003" + s.Detail, style: c.label, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.left, typeWidth, leading, roleHeading, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	for i := range slabs {
		slabs[i].keep = true
	}
	first := &slabs[0]
	first.anchors, first.bookmark = []string{s.ID}, s.Title
	first.before, first.room = 16, 90
	first.boxes = []boxMark{{c.paper.left, -3, typeWidth, 0.75, c.palette.accent}}
	if s.Part {
		first.before, first.room = 22, 130
		first.boxes[0].height = 1.6
	}
	last(slabs).height += 3
	return slabs, nil
}

func (c *composer) block(b Block) ([]slab, error) {
	switch b := b.(type) {
	case Heading:
		return c.headingBlock(b)
	case Paragraph:
		return c.paragraph(b)
	case Statement:
		return c.statement(b.Entry)
	case recorded:
		return c.statement(b.entry())
	case Sides:
		return c.sides(b)
	case Chart:
		return c.chart(b)
	case Charts:
		return c.charts(b)
	case Spare:
		if b.Level <= c.spare {
			return c.block(b.Block)
		}
		return nil, nil
	case Instead:
		if b.Level > c.spare {
			return c.block(b.Block)
		}
		return nil, nil
	case Absent:
		if slices.ContainsFunc(b.Parts, func(part string) bool { return c.absent[part] }) {
			return c.block(b.Block)
		}
		return nil, nil
	case Facts:
		return c.facts(b)
	}
	return nil, fmt.Errorf("a %T cannot be laid out", b)
}

func (c *composer) headingBlock(h Heading) ([]slab, error) {
	level, leading, as, before := headTopic, 14.5, roleSub, 9.0
	if h.Minor {
		level, leading, before = headMinor, 12, 7
		if c.at.topic != "" { // below that of the topic
			as = roleMinor
		}
	}
	if h.ID != "" {
		c.at.topic = h.Text
	}
	c.at.who = ""
	style := c.heads[level]
	if h.Quiet {
		style, leading = c.styles[sizeText].frame, 12
	}
	spans := []rich{{text: isolated(h.Text), style: style, ink: inkText, to: h.To}}
	// The detail follows the heading at once: at the end of the line it would be read as a
	// separate column, before or after the wrong statements.
	if h.Detail != "" {
		spans = append(spans, rich{text: "\u2002" + strings.ReplaceAll(h.Detail, " ", "\u00A0"), style: c.small, ink: inkGrey})
	}
	if h.Page {
		spans = append(spans, rich{text: "\u2002", style: c.small, ink: inkGrey})
		spans = append(spans, c.references([]string{h.To}, c.styles[sizeText].source)...)
	}
	slabs, err := c.lines(spans, c.left, c.measure, leading, as, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	for i := range slabs {
		slabs[i].keep = true
	}
	last(slabs).height += 1.5
	first := &slabs[0]
	first.before, first.room = before, 60
	if !h.Minor {
		first.boxes = []boxMark{{c.left, -1.5, c.measure, 0.5, inkRule}}
	}
	if h.ID != "" {
		first.anchors, first.bookmark, first.level = []string{h.ID}, h.Text, 1
	}
	return slabs, nil
}

// paragraph composes runs of words.
func (c *composer) paragraph(p Paragraph) ([]slab, error) {
	l := c.styles[p.Size]
	x, width := c.left, c.measure
	if p.Indent {
		x, width = x+indent, width-indent
	}
	spans := c.spans(p.Texts, l)
	if len(spans) == 0 {
		return nil, nil
	}
	leading := l.leading
	for _, t := range p.Texts {
		if scriptLanguage(t.Words) == "ar" && t.Verbal { // its letters reach higher and lower
			leading = 1.25 * l.leading
		}
	}
	as := ragged
	switch said := func(t Text) bool { return t.Verbal || t.Look == lookAsked }; {
	case p.Prose:
		as = prose
	case !slices.ContainsFunc(p.Texts, said): // the program's own labels
		as.LeftToRight = true
	}
	slabs, err := c.lines(spans, x, width, leading, roleProse, as)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	if len(slabs) <= wholeQuote && (p.Whole || slices.ContainsFunc(p.Texts, func(t Text) bool { return t.Verbal })) {
		for i := range slabs[:len(slabs)-1] {
			slabs[i].stay = true
		}
	}
	switch {
	case p.Apart:
		slabs[0].before = 10
	case !p.Tight:
		slabs[0].before = 2.5
	}
	if p.ID != "" {
		slabs[0].anchors = []string{p.ID}
	}
	if p.Keep {
		for i := range slabs {
			slabs[i].keep = true
		}
	}
	return slabs, nil
}

// wholeQuote is the number of lines up to which a quotation is kept on one page. A page
// break puts a running head into what people read, search and copy; a longer quotation is
// divided rather than leaving half a column blank.
const wholeQuote = 26

// indent sets further paragraphs and other wordings off.
const indent = 10.0

// wholeFrame is the length of the words before a statement, "told parliament that", up to
// which they stay on one line: a "that" on the next reads as if it were the speaker's.
const wholeFrame = 40

// spans gives runs of words their letters and colours.
func (c *composer) spans(texts []Text, l letters) []rich {
	var out []rich
	for _, t := range texts {
		if len(t.Pages) > 0 {
			pages := c.references(t.Pages, l.source)
			if len(pages) == 0 && len(out) > 0 { // without the record there is no page to name
				last := &out[len(out)-1]
				last.text = strings.TrimRight(last.text, " \u00A0\u2002·")
			}
			out = append(out, pages...)
			continue
		}
		if t.Words == "" {
			continue
		}
		r := rich{text: t.Words, style: l.words, ink: inkText, lang: orElse(t.Lang, c.language), to: t.To, words: t.Verbal}
		if t.Lang == "" && t.Look != lookPlain {
			r.lang = ""
		}
		switch t.Look {
		case lookSmall:
			r.style, r.ink = l.small, inkGrey
		case lookStrong:
			r.style = l.name
		case lookSource:
			r.style, r.ink = l.source, c.palette.accent
		case lookFrame:
			r.style, r.ink, r.whole = l.frame, c.palette.accent, len(t.Words) <= wholeFrame
		case lookAsked:
			r.style, r.ink = l.frame, inkGrey
		case lookOwn:
			r.style = l.own
		}
		if t.URL != "" {
			r.url, r.address = strings.TrimSpace(t.URL), t.Look == lookSmall
			if r.url != "" {
				r.ink = c.palette.accent
			}
		}
		out = append(out, r)
	}
	return out
}

// statement composes an entry of the record.
func (c *composer) statement(e Entry) ([]slab, error) {
	c.at.who = e.Speaker
	var out []slab
	for k, p := range e.Paragraphs {
		more, err := c.paragraph(p)
		if err != nil {
			return nil, err
		}
		if k == 0 && len(more) > 0 {
			more[0].before = 3.5
			if e.First {
				more[0].before = 6.5
			}
			more[0].anchors, more[0].rows = append(more[0].anchors, e.ID), e.Rows
		}
		out = append(out, more...)
	}
	h, err := c.continued(isolated(e.Speaker), c.styles[sizeText].name)
	if err != nil || h == nil {
		return out, err
	}
	for i := range out {
		// A page that begins within a statement has no such heading: it would appear in the
		// middle of the words when they are searched or copied.
		if first := i == 0 || out[i].block != out[i-1].block; first && (i > 0 || !e.First) {
			out[i].head = h
		}
	}
	return out, nil
}

// sides composes two statements side by side, as one strip.
func (c *composer) sides(s Sides) ([]slab, error) {
	left, measure := c.left, c.measure
	defer func() { c.left, c.measure = left, measure }()
	c.measure = (measure - gutter) / 2
	both := slab{before: 7, role: roleProse, place: c.at}
	for k, side := range []Side{s.Left, s.Right} {
		c.left = left + float64(k)*(c.measure+gutter)
		var slabs []slab
		for _, p := range side.Blocks {
			more, err := c.paragraph(p)
			if err != nil {
				return nil, err
			}
			slabs = append(slabs, more...)
		}
		both.stack(slabs, 0)
	}
	middle := left + c.measure + gutter/2
	both.boxes = append(both.boxes, boxMark{middle, 1, 0.5, both.height - 2, inkRule})
	return []slab{both}, nil
}

// stack puts slabs one under the other on a slab, from y on; the lines of a paragraph stay
// together.
func (s *slab) stack(parts []slab, y float64) {
	for i, p := range parts {
		if i > 0 {
			y += p.before
		}
		for _, m := range p.texts {
			m.y += y
			m.part = part{p.block, p.role}
			s.texts = append(s.texts, m)
		}
		for _, m := range p.boxes {
			m.y += y
			s.boxes = append(s.boxes, m)
		}
		y += p.height
	}
	s.height = max(s.height, y)
}

func (c *composer) facts(f Facts) ([]slab, error) {
	var slabs []slab
	for _, l := range f.Lines {
		more, err := c.paragraph(Paragraph{Size: sizeSmall, Prose: true, Texts: []Text{{Words: l.Name, Look: lookStrong}, {Words: "\u2002", Look: lookSmall}, {Words: l.Value}}})
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, more...)
	}
	return slabs, nil
}

// references are the pages of entries, each a link to the first of them on that page;
// pages that follow one another as one stretch: "4, 7–9".
func (c *composer) references(entries []string, style typeset.Style) []rich {
	first := map[int]string{}
	var pages []int
	for _, id := range entries {
		n, ok := c.within[id]
		if n += c.before; ok && first[n] == "" {
			first[n] = id
			pages = append(pages, n)
		}
	}
	if c.standIn > 0 {
		pages, first[c.standIn] = []int{c.standIn}, entries[0]
	}
	if len(pages) == 0 {
		return nil
	}
	slices.Sort(pages)
	ink := c.palette.accent
	var list []rich
	for i := 0; i < len(pages); {
		k := i
		for k+1 < len(pages) && pages[k+1] == pages[k]+1 {
			k++
		}
		words := number(pages[i])
		if k > i+1 {
			words += "–" + number(pages[k])
		} else {
			k = i
		}
		if len(list) > 0 {
			list = append(list, rich{text: ", ", style: style, ink: ink})
		}
		list = append(list, rich{text: words, style: style, ink: ink, to: first[pages[i]]})
		i = k + 1
	}
	key := "page"
	if len(pages) > 1 {
		key = "pages"
	}
	before, after, _ := strings.Cut(c.words[key], map[string]string{"page": "{n}", "pages": "{list}"}[key])
	before = strings.ReplaceAll(before, " ", "\u00A0")
	out := append([]rich{{text: before, style: style, ink: ink, to: list[0].to}}, list...)
	if after != "" {
		out = append(out, rich{text: after, style: style, ink: ink})
	}
	return out
}
