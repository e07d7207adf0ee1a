package pack

import (
	"fmt"

	"onrecord/report/pack/typeset"
)

var (
	ragged       = typeset.Options{Hang: true} // quotations: no hyphen that could be read as the speaker's
	running      = typeset.Options{Align: typeset.Justify, Hang: true, Hyphenate: true}
	labelOptions = typeset.Options{LeftToRight: true}
)

// section composes heading and blocks. A section that follows another on the
// same page keeps its distance and begins a new page if little room is left.
func (c *composer) section(s Section, follows bool) ([]slab, error) {
	c.current = s.Title
	spans := []rich{{text: s.Title, style: c.heading, ink: inkText}}
	slabs, err := c.lines(spans, c.paper.left, typeWidth-besideHeading, 25, roleHeading, labelOptions)
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
	if s.Detail != "" {
		if err := c.put(first, c.paper.right-besideHeading, 25*baseline, besideHeading, typeset.End, rich{text: s.Detail, style: c.label, ink: inkGrey}); err != nil {
			return nil, err
		}
		first.texts[len(first.texts)-1].aside = true
	}
	rule := slab{height: grid, section: s.Title}
	rule.boxes = []boxMark{{c.paper.left, 4, 42, 1.6, c.palette.accent}}
	slabs = append(slabs, rule)
	for i := range slabs {
		slabs[i].keep = true
	}
	for i, b := range s.Blocks {
		more, err := c.block(b)
		if err != nil {
			return nil, err
		}
		if s.IfRoom > 0 && i >= s.IfRoom && heightOf(slabs)+heightOf(more) > c.paper.bottom-c.paper.top {
			return withoutHeading(slabs), nil
		}
		if i == 0 && len(more) > 0 {
			more[0].before = min(more[0].before, 0.5*grid)
			if _, group := b.(Group); group {
				more[0].boxes = nil // the heading has a rule of its own
			}
		}
		slabs = append(slabs, more...)
	}
	return slabs, nil
}

// heightOf is the room that slabs take on one page.
func heightOf(slabs []slab) float64 {
	h := 0.0
	for _, s := range slabs {
		h += s.before + s.height
	}
	return h
}

// withoutHeading leaves out a heading at the end, with nothing under it.
func withoutHeading(slabs []slab) []slab {
	for len(slabs) > 0 && slabs[len(slabs)-1].role == roleSub {
		slabs = slabs[:len(slabs)-1]
	}
	return slabs
}

// besideHeading is how wide the words beside a heading are.
const besideHeading = 130

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
	case Legend:
		return c.legend(b)
	case Columns:
		return c.columns(b)
	case Timeline:
		return c.timeline(b)
	case Items:
		return c.items(b)
	case TopSpeaker:
		return c.topSpeaker(b)
	case Group:
		return c.group(b)
	case Index:
		return c.index(b)
	case Record:
		return c.record(b)
	case Reported:
		return c.reported(b)
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
	lang := p.Lang
	if lang == "" {
		lang = c.language
	}
	slabs, err := c.lines([]rich{{text: p.Text, style: c.prose, ink: inkText, lang: lang}}, c.paper.text, measure, leading(p.Text), roleProse, running)
	if len(slabs) > 0 {
		slabs[0].before = 0.5 * grid
	}
	return slabs, err
}

func (c *composer) facts(f Facts) ([]slab, error) {
	var slabs []slab
	for _, l := range f.Lines {
		lines, err := c.lines([]rich{{text: l.Value, style: c.prose, ink: inkText, lang: c.language}}, c.paper.text, measure, 14, roleProse, running)
		if err != nil {
			return nil, err
		}
		if len(lines) == 0 {
			lines = []slab{{height: 14, role: roleProse, section: c.current}}
		}
		lines[0].before = 0.4 * grid
		if err := c.aside(&lines[0], 14*baseline, rich{text: l.Name, style: c.strong, ink: inkText}); err != nil {
			return nil, err
		}
		slabs = append(slabs, lines...)
	}
	return slabs, nil
}
