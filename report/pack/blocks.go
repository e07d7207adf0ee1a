package pack

import (
	"fmt"
	"strings"

	"onrecord/report/pack/typeset"
)

var (
	ragged       = typeset.Options{Hang: true}
	labelOptions = typeset.Options{LeftToRight: true}
)

// section composes heading and blocks. A section that follows another on the
// same page keeps its distance and begins a new page if little room is left.
func (c *composer) section(s Section, follows bool) ([]slab, error) {
	c.current = s.Title
	spans := []rich{{text: s.Title, style: c.heading, ink: inkText}}
	slabs, err := c.lines(spans, c.paper.left, typeWidth-90, 25, roleHeading, labelOptions)
	if err != nil {
		return nil, err
	}
	if len(slabs) == 0 {
		return nil, nil
	}
	first := &slabs[0]
	first.anchors = append(first.anchors, s.ID)
	first.bookmark = s.Title
	if follows {
		first.before, first.room = 2.5*grid, 160
	}
	if s.Count > 0 {
		words := counted(s.Count, "statement", "statements")
		if err := c.put(first, c.paper.right-90, 25*baseline, 90, typeset.End, rich{text: words, style: c.label, ink: inkGrey}); err != nil {
			return nil, err
		}
	}
	rule := slab{height: grid, section: s.Title}
	rule.boxes = []boxMark{{c.paper.left, 4, 42, 1.6, inkAccent}}
	slabs = append(slabs, rule)
	for i := range slabs {
		slabs[i].keep = true
	}
	for i, b := range s.Blocks {
		more, err := c.block(b)
		if err != nil {
			return nil, err
		}
		if i == 0 && len(more) > 0 {
			more[0].before = min(more[0].before, 0.5*grid)
		}
		slabs = append(slabs, more...)
	}
	return slabs, nil
}

func (c *composer) block(b Block) ([]slab, error) {
	switch b := b.(type) {
	case Heading:
		return c.headingBlock(b)
	case Prose:
		return c.proseBlock(b)
	case Numbers:
		return c.numbers(b)
	case Chart:
		return c.chart(b, c.paper.left, typeWidth, 190)
	case Charts:
		return c.charts(b)
	case Contents:
		return c.contents(b)
	case Entry:
		return c.entry(b)
	case Record:
		return c.record(b)
	case Facts:
		return c.facts(b)
	}
	return nil, fmt.Errorf("a %T cannot be laid out", b)
}

func (c *composer) headingBlock(h Heading) ([]slab, error) {
	spans := []rich{{text: h.Text, style: c.subheading, ink: inkText}}
	if h.Detail != "" {
		spans = append(spans, rich{text: "  " + h.Detail, style: c.label, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.left, typeWidth, grid, roleSub, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	for i := range slabs {
		slabs[i].keep = true
	}
	slabs[0].before = 1.5 * grid
	if h.ID != "" {
		slabs[0].anchors = []string{h.ID}
		slabs[0].bookmark, slabs[0].level = h.Text, 1
	}
	last(slabs).height += 3
	return slabs, nil
}

func (c *composer) proseBlock(p Prose) ([]slab, error) {
	slabs, err := c.lines([]rich{{text: p.Text, style: c.prose, ink: inkText}}, c.paper.text, measure, grid, roleProse, ragged)
	if len(slabs) > 0 {
		slabs[0].before = 0.5 * grid
	}
	return slabs, err
}

func (c *composer) numbers(n Numbers) ([]slab, error) {
	s := slab{height: 46, before: 0.5 * grid, role: roleProse, section: c.current}
	width := typeWidth / float64(max(len(n.Figures), 4))
	for i, f := range n.Figures {
		x := c.paper.left + float64(i)*width
		if err := c.put(&s, x, 24, width-4, typeset.Start, rich{text: f.Value, style: c.figure, ink: inkText}); err != nil {
			return nil, err
		}
		if err := c.put(&s, x, 38, width-4, typeset.Start, rich{text: f.Label, style: c.label, ink: inkGrey}); err != nil {
			return nil, err
		}
	}
	return []slab{s}, nil
}

// wholeChart is the number of bars up to which a chart stays on one page.
const wholeChart = 25

// chart composes bars of one scale: label, bar, number.
func (c *composer) chart(ch Chart, x, width, labelWidth float64) ([]slab, error) {
	title := slab{height: grid + 5, before: 1.3 * grid, keep: true, role: roleSub, section: c.current}
	if err := c.put(&title, x, grid*baseline, width, typeset.Start, rich{text: ch.Title, style: c.subheading, ink: inkText}); err != nil {
		return nil, err
	}
	most := 1
	for _, b := range ch.Bars {
		most = max(most, b.Value)
	}
	slabs := []slab{title}
	room := width - labelWidth - 34
	for n, b := range ch.Bars {
		lines, inks, err := c.set([]rich{{text: b.Label, style: c.label, ink: inkText}}, labelWidth-10, labelOptions)
		if err != nil {
			return nil, err
		}
		s := slab{height: 13 + 11*float64(max(len(lines), 1)-1), role: roleFigure, section: c.current}
		s.keep = len(ch.Bars) < wholeChart || n == 0 || n >= len(ch.Bars)-2
		for i, l := range lines {
			c.add(&s, l, inks, []rich{{to: b.To}}, x, 9+11*float64(i), 12)
		}
		long := room * float64(b.Value) / float64(most)
		s.boxes = []boxMark{{x + labelWidth, 2.6, long, 7.4, inkAccent}}
		if err := c.put(&s, x+labelWidth+long+5, 9, 40, typeset.Start, rich{text: number(b.Value), style: c.strong, ink: inkText}); err != nil {
			return nil, err
		}
		slabs = append(slabs, s)
	}
	if ch.Rest != "" {
		s := slab{height: 13, role: roleProse, section: c.current}
		if err := c.put(&s, x, 9, width, typeset.Start, rich{text: ch.Rest, style: c.label, ink: inkGrey}); err != nil {
			return nil, err
		}
		slabs = append(slabs, s)
	}
	last(slabs).keep = false
	return slabs, nil
}

// charts sets two charts side by side, row by row.
func (c *composer) charts(ch Charts) ([]slab, error) {
	half := (typeWidth - 2*gutter) / 2
	left, err := c.chart(ch.Left, c.paper.left, half, 118)
	if err != nil {
		return nil, err
	}
	right, err := c.chart(ch.Right, c.paper.left+half+2*gutter, half, 118)
	if err != nil {
		return nil, err
	}
	for i, r := range right {
		if i == len(left) {
			left[i-1].keep = true
			left = append(left, slab{height: r.height, keep: r.keep, role: r.role, section: r.section})
		}
		l := &left[i]
		l.height = max(l.height, r.height)
		l.keep = i < max(len(left), len(right))-1
		l.texts, l.boxes, l.links = append(l.texts, r.texts...), append(l.boxes, r.boxes...), append(l.links, r.links...)
	}
	return left, nil
}

func (c *composer) contents(t Contents) ([]slab, error) {
	var slabs []slab
	for _, l := range t.Lines {
		spans := []rich{{text: l.Title, style: c.quote, ink: inkText, to: l.To}}
		if l.Count > 0 {
			spans = append(spans, rich{text: "  " + counted(l.Count, "statement", "statements"), style: c.label, ink: inkGrey})
		}
		lines, err := c.lines(spans, c.paper.text, measure, grid+3, roleEntry, labelOptions)
		if err != nil || len(lines) == 0 {
			return nil, err
		}
		lines[0].pages = []pageMark{{x: c.paper.text - gutter, y: (grid + 3) * baseline, to: l.To, style: c.speaker, ink: inkText}}
		for i := range lines[:len(lines)-1] {
			lines[i].keep = true
		}
		slabs = append(slabs, lines...)
	}
	return slabs, nil
}

// entry composes a statement: date and kind in the narrow column; speaker,
// question, words and source in the wide one.
func (c *composer) entry(e Entry) ([]slab, error) {
	name := rich{text: e.Speaker, style: c.speaker, ink: inkText}
	if e.Unnamed {
		name.style, name.ink = c.label, inkGrey
	}
	spans := []rich{name}
	if e.Role != "" {
		spans = append(spans, rich{text: "  " + e.Role, style: c.label, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 14, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	first := &slabs[0]
	first.before, first.anchors = 1.2*grid, []string{e.ID}
	if err := c.put(first, c.paper.left, 14*baseline, labels, typeset.Start, rich{text: e.Date, style: c.label, ink: inkText}); err != nil {
		return nil, err
	}
	if err := c.put(first, c.paper.left, 14*baseline+14, labels, typeset.Start, rich{text: e.Kind, style: c.label, ink: inkGrey}); err != nil {
		return nil, err
	}
	for i := range slabs {
		slabs[i].keep = true
	}
	if e.Asked != "" {
		asked, err := c.lines([]rich{{text: e.Asked, style: c.question, ink: inkGrey, lang: e.Lang}}, c.paper.text, measure, 14, roleProse, ragged)
		if err != nil {
			return nil, err
		}
		if len(asked) > 0 {
			last(asked).height += 3
			last(asked).keep = true
		}
		slabs = append(slabs, asked...)
	}
	for i, q := range e.Quote {
		words, err := c.lines([]rich{{text: q, style: c.quote, ink: inkText, lang: e.Lang}}, c.paper.text, measure, grid, roleQuote, ragged)
		if err != nil {
			return nil, err
		}
		if i > 0 && len(words) > 0 {
			words[0].before = 0.35 * grid
		}
		slabs = append(slabs, words...)
	}
	last(slabs).keep = true
	source, err := c.sourceLines(e)
	return append(slabs, source...), err
}

// sourceLines are the lines under the words: where they come from, and why a
// person should look.
func (c *composer) sourceLines(e Entry) ([]slab, error) {
	spans := []rich{{text: e.Source, style: c.strong, ink: inkText, to: e.SourceTo}}
	dot := func() { spans = append(spans, rich{text: " · ", style: c.label, ink: inkGrey}) }
	if e.Title != "" {
		dot()
		spans = append(spans, rich{text: e.Title, style: c.label, ink: linkInk(e.URL), url: webAddress(e.URL)})
	} else if e.URL != "" {
		dot()
		spans = append(spans, rich{text: e.URL, style: c.label, ink: linkInk(e.URL), url: webAddress(e.URL), address: true})
	}
	for _, d := range e.Details {
		dot()
		spans = append(spans, rich{text: d, style: c.label, ink: inkGrey})
	}
	if len(e.Rows) > 0 {
		dot()
		spans = append(spans, rich{text: "row\u00A0" + strings.Join(e.Rows, ", "), style: c.small, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 12, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 2
	if len(e.Check) > 0 {
		check, err := c.lines([]rich{
			{text: "Check: ", style: c.strong, ink: inkAccent},
			{text: strings.Join(e.Check, "; "), style: c.label, ink: inkText},
		}, c.paper.text, measure, 12, roleProse, labelOptions)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, check...)
	}
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1
	}
	return slabs, nil
}

// linkInk shows what opens with a click.
func linkInk(address string) ink {
	if webAddress(address) == "" {
		return inkText
	}
	return inkAccent
}

// record composes a line of an index, with the pages it leads to.
func (c *composer) record(r Record) ([]slab, error) {
	spans := []rich{{text: r.Name, style: c.prose, ink: inkText}}
	if r.URL != "" {
		spans[0].url = webAddress(r.URL)
	}
	for _, d := range r.Detail {
		spans = append(spans, rich{text: "  " + d, style: c.label, ink: inkGrey})
	}
	spans = append(spans, c.references(r.Entries)...)
	slabs, err := c.lines(spans, c.paper.text, measure, 13.5, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 0.4 * grid
	if r.Margin != "" {
		if err := c.put(&slabs[0], c.paper.left, 13.5*baseline, labels, typeset.Start, rich{text: r.Margin, style: c.label, ink: inkText}); err != nil {
			return nil, err
		}
	}
	if r.URL != "" {
		address, err := c.lines([]rich{{text: r.URL, style: c.small, ink: inkAccent, url: webAddress(r.URL), address: true}},
			c.paper.text, measure, 11.5, roleProse, labelOptions)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, address...)
	}
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1
	}
	return slabs, nil
}

// references are the pages of entries, each a link to the first of them on
// that page: "pages 4, 7".
func (c *composer) references(entries []string) []rich {
	var spans []rich
	seen := map[int]bool{}
	for _, id := range entries {
		n, ok := c.anchors[id]
		if !ok || seen[n] {
			continue
		}
		seen[n] = true
		if len(spans) > 0 {
			spans = append(spans, rich{text: ", ", style: c.label, ink: inkGrey})
		}
		spans = append(spans, rich{text: fmt.Sprint(n), style: c.strong, ink: inkAccent, to: id})
	}
	if len(spans) == 0 {
		return nil
	}
	return append([]rich{{text: "  " + plural(len(seen), "page ", "pages "), style: c.label, ink: inkGrey}}, spans...)
}

func (c *composer) facts(f Facts) ([]slab, error) {
	var slabs []slab
	for _, l := range f.Lines {
		lines, err := c.lines([]rich{{text: l.Value, style: c.prose, ink: inkText}}, c.paper.text, measure, 14, roleProse, ragged)
		if err != nil {
			return nil, err
		}
		if len(lines) == 0 {
			lines = []slab{{height: 14, role: roleProse, section: c.current}}
		}
		lines[0].before = 0.4 * grid
		if err := c.put(&lines[0], c.paper.left, 14*baseline, labels, typeset.Start, rich{text: l.Name, style: c.strong, ink: inkText}); err != nil {
			return nil, err
		}
		slabs = append(slabs, lines...)
	}
	return slabs, nil
}
