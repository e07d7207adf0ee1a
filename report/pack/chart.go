package pack

import "onrecord/report/pack/typeset"

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

// charts sets two charts side by side, as one strip.
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
	both := slab{before: left[0].before, role: roleFigure, section: c.current}
	both.stack(left)
	both.stack(right)
	return []slab{both}, nil
}

// stack puts slabs one under the other on a slab.
func (s *slab) stack(parts []slab) {
	y := 0.0
	for i, p := range parts {
		if i > 0 {
			y += p.before
		}
		for _, m := range p.texts {
			m.y += y
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
