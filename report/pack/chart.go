package pack

import (
	"strings"

	"onrecord/report/pack/typeset"
)

func (c *composer) numbers(n Numbers) ([]slab, error) {
	s := slab{height: 46, before: 0.5 * grid, role: roleProse, section: c.current}
	width := typeWidth / float64(max(len(n.Figures), 4))
	for i, f := range n.Figures {
		x, from := c.paper.left+float64(i)*width, len(s.texts)
		value := []rich{{text: f.Value, style: c.figure, ink: inkText}}
		if f.Change != "" {
			value = append(value, rich{text: "  " + f.Change, style: c.label, ink: c.palette.accent})
		}
		if err := c.put(&s, x, 24, width-4, typeset.Start, value...); err != nil {
			return nil, err
		}
		if err := c.put(&s, x, 38, width-4, typeset.Start, rich{text: f.Label, style: c.label, ink: inkGrey}); err != nil {
			return nil, err
		}
		for k := range s.texts[from:] {
			s.texts[from+k].part = part{i + 1, roleProse}
		}
	}
	return []slab{s}, nil
}

// wholeChart is the number of bars up to which a chart stays on one page.
const wholeChart = 25

// chartTitle is the heading of a chart.
func (c *composer) chartTitle(title string, x, width float64) (slab, error) {
	s := slab{height: grid + 5, before: 1.5 * grid, keep: true, role: roleSub, section: c.current}
	return s, c.put(&s, x, grid*baseline, width, typeset.Start, rich{text: title, style: c.subheading, ink: inkText})
}

// rest is the line under a chart that says what it leaves out.
func (c *composer) rest(words string, x, width float64) (slab, error) {
	s := slab{height: 13, role: roleProse, section: c.current}
	return s, c.put(&s, x, 9, width, typeset.Start, rich{text: words, style: c.label, ink: inkGrey})
}

// chart composes bars of one scale: label, bar, number. Of a chart that
// compares, every line has a thin grey bar for the period before, and the
// change in figures.
func (c *composer) chart(ch Chart, x, width, labelWidth float64) ([]slab, error) {
	title, err := c.chartTitle(ch.Title, x, width)
	if err != nil {
		return nil, err
	}
	most := 1
	for _, b := range ch.Bars {
		most = max(most, b.Value)
		if ch.Compared {
			most = max(most, b.Before)
		}
	}
	c.tables++
	slabs := []slab{title}
	room := width - labelWidth - 30
	line := 13.0
	if ch.Compared {
		room -= 34
		line = 15.5
	}
	for n, b := range ch.Bars {
		lines, inks, err := c.set([]rich{{text: b.Label, style: c.label, ink: inkText}}, labelWidth-10, labelOptions)
		if err != nil {
			return nil, err
		}
		s := slab{height: line + 11*float64(max(len(lines), 1)-1), role: roleFigure, section: c.current}
		s.keep = len(ch.Bars) < wholeChart || n == 0 || n >= len(ch.Bars)-2
		for i, l := range lines {
			c.add(&s, l, inks, []rich{{to: b.To}}, x, 9+11*float64(i), 12)
		}
		s.tabled(0, cell{c.tables, n, 0, "Row"})
		long, end := room*float64(b.Value)/float64(most), 0.0
		s.boxes = []boxMark{{x + labelWidth, 2.6, long, 7.4, c.palette.fill}}
		number := []rich{{text: number(b.Value), style: c.strong, ink: inkText}}
		if ch.Compared {
			end = room * float64(b.Before) / float64(most)
			s.boxes = append(s.boxes, boxMark{x + labelWidth, 10.6, end, 2.4, inkBefore})
			number = append(number, rich{text: "  " + signed(b.Value-b.Before), style: c.label, ink: inkGrey})
		}
		if err := c.put(&s, x+labelWidth+max(long, end)+5, 9.2, 80, typeset.Start, number...); err != nil {
			return nil, err
		}
		s.tabled(len(lines), cell{c.tables, n, 1, ""})
		slabs = append(slabs, s)
	}
	if ch.Rest != "" {
		s, err := c.rest(ch.Rest, x, width)
		if err != nil {
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
	both.stack(left, 1)
	both.stack(right, 2)
	return []slab{both}, nil
}

// stack puts slabs one under the other on a slab; their heading gets a number.
func (s *slab) stack(parts []slab, title int) {
	y := 0.0
	for i, p := range parts {
		if i > 0 {
			y += p.before
		}
		for _, m := range p.texts {
			m.y += y
			if p.role == roleSub {
				m.part = part{title, roleSub}
			}
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

// legend says which bars are of which period.
func (c *composer) legend(l Legend) ([]slab, error) {
	s := slab{height: grid, role: roleProse, section: c.current, keep: true}
	now := []rich{{text: l.Now, style: c.label, ink: inkText}}
	s.boxes = []boxMark{{c.paper.left, 3, 14, 7.4, c.palette.fill}}
	if err := c.put(&s, c.paper.left+20, 10, typeWidth, typeset.Start, now...); err != nil {
		return nil, err
	}
	x := c.paper.left + 20 + s.texts[len(s.texts)-1].line.Width + 2*gutter
	s.boxes = append(s.boxes, boxMark{x, 6, 14, 2.4, inkBefore})
	return []slab{s}, c.put(&s, x+20, 10, typeWidth-(x-c.paper.left)-20, typeset.Start, rich{text: l.Before, style: c.label, ink: inkText})
}

// The chart over time: how high its highest column is.
const columnHeight = 76

// columns composes the chart over time: a column for each day with its number
// above, and beside it in grey that of the period before.
func (c *composer) columns(ch Columns) ([]slab, error) {
	title, err := c.chartTitle(ch.Title, c.paper.left, typeWidth)
	if err != nil {
		return nil, err
	}
	most := 1
	for _, b := range ch.Columns {
		most = max(most, b.Value, b.Before)
	}
	s := slab{height: columnHeight + 40, role: roleFigure, section: c.current}
	step := typeWidth / float64(len(ch.Columns))
	wide := min(step*0.42, 26)
	foot := columnHeight + 16.0
	c.tables++
	for i, b := range ch.Columns {
		x := c.paper.left + step*float64(i)
		middle := x + step/2
		high := columnHeight * float64(b.Value) / float64(most)
		at := middle - wide/2
		if ch.Compared {
			at = middle - wide*0.75
			before := columnHeight * float64(b.Before) / float64(most)
			s.boxes = append(s.boxes, boxMark{at + wide + 2, foot - before, wide * 0.4, before, inkBefore})
		}
		s.boxes = append(s.boxes, boxMark{at, foot - high, wide, high, c.palette.fill})
		label := []rich{{text: b.Label, style: c.label, ink: inkText}}
		if ch.Compared {
			label = append(label, rich{text: " " + signed(b.Value-b.Before), style: c.small, ink: inkGrey})
		}
		from := len(s.texts)
		if err := c.put(&s, x, foot+13, step, typeset.Centre, label...); err != nil {
			return nil, err
		}
		s.tabled(from, cell{c.tables, i, 0, "Row"})
		from = len(s.texts)
		if err := c.put(&s, at-20, foot-high-4, wide+40, typeset.Centre, rich{text: number(b.Value), style: c.strong, ink: inkText}); err != nil {
			return nil, err
		}
		s.tabled(from, cell{c.tables, i, 1, ""})
	}
	s.boxes = append(s.boxes, boxMark{c.paper.left, foot, typeWidth, 0.5, inkGrey})
	slabs := []slab{title, s}
	if ch.Rest != "" {
		more, err := c.rest(ch.Rest, c.paper.left, typeWidth)
		if err != nil {
			return nil, err
		}
		slabs[1].keep = true
		slabs = append(slabs, more)
	}
	return slabs, nil
}

// How wide the columns of a timeline's labels and totals are.
const (
	timelineLabel = 158.0
	timelineTotal = 34.0
	timelineLine  = 17.0
)

// timeline composes the table of topics by days. The number in a field says
// how often, its shade shows it. The head stands again on every page.
func (c *composer) timeline(t Timeline) ([]slab, error) {
	title, err := c.chartTitle(t.Title, c.paper.left, typeWidth)
	if err != nil {
		return nil, err
	}
	step := (typeWidth - timelineLabel - timelineTotal) / float64(len(t.Heads))
	c.tables++
	head := slab{height: 15, keep: true, role: roleProse, section: c.current}
	for i, h := range t.Heads {
		from := len(head.texts)
		if err := c.put(&head, c.paper.left+timelineLabel+step*float64(i), 9, step, typeset.Centre, rich{text: h, style: c.small, ink: inkGrey}); err != nil {
			return nil, err
		}
		head.tabled(from, cell{c.tables, 0, 1 + i, "Column"})
	}
	from := len(head.texts)
	if err := c.put(&head, c.paper.right-timelineTotal, 9, timelineTotal, typeset.End, rich{text: "all", style: c.small, ink: inkGrey}); err != nil {
		return nil, err
	}
	head.tabled(from, cell{c.tables, 0, 1 + len(t.Heads), "Column"})
	head.boxes = []boxMark{{c.paper.left, 13, typeWidth, 0.5, inkRule}}
	most := 1
	for _, l := range t.Lines {
		for _, v := range l.Values {
			most = max(most, v)
		}
	}
	slabs := []slab{title, head}
	for n, l := range t.Lines {
		s, err := c.timelineLine(l, n+1, step, most)
		if err != nil {
			return nil, err
		}
		s.head = &head
		s.keep = len(t.Lines) < wholeChart || n == 0 || n >= len(t.Lines)-2
		slabs = append(slabs, s)
	}
	if t.Rest != "" {
		s, err := c.rest(t.Rest, c.paper.left, typeWidth)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, s)
	}
	last(slabs).keep = false
	return slabs, nil
}

// darkestField is the share of the accent in the field of the largest number:
// dark words stay readable on it.
const darkestField = 0.45

func (c *composer) timelineLine(l TimelineLine, row int, step float64, most int) (slab, error) {
	lines, inks, err := c.set([]rich{{text: l.Label, style: c.label, ink: inkText}}, timelineLabel-10, labelOptions)
	if err != nil {
		return slab{}, err
	}
	s := slab{height: timelineLine + 11*float64(max(len(lines), 1)-1), role: roleFigure, section: c.current}
	for i, line := range lines {
		c.add(&s, line, inks, []rich{{to: l.To}}, c.paper.left, 11+11*float64(i), 12)
	}
	s.tabled(0, cell{c.tables, row, 0, "Row"})
	for i, v := range l.Values {
		x := c.paper.left + timelineLabel + step*float64(i)
		field := rich{text: "·", style: c.label, ink: inkGrey}
		if v > 0 {
			field = rich{text: number(v), style: c.label, ink: inkText}
			shade := tint(c.palette.fill, darkestField*(0.2+0.8*float64(v)/float64(most)))
			s.boxes = append(s.boxes, boxMark{x + 0.75, 1, step - 1.5, s.height - 2, shade})
		}
		from := len(s.texts)
		if err := c.put(&s, x, 11, step, typeset.Centre, field); err != nil {
			return s, err
		}
		s.tabled(from, cell{c.tables, row, 1 + i, ""})
	}
	from := len(s.texts)
	err = c.put(&s, c.paper.right-timelineTotal, 11, timelineTotal, typeset.End, rich{text: number(l.Total), style: c.strong, ink: inkText})
	s.tabled(from, cell{c.tables, row, 1 + len(l.Values), ""})
	return s, err
}

// list is names with their numbers, in a line.
func (c *composer) list(items []Item, style typeset.Style) []rich {
	var spans []rich
	for i, it := range items {
		if i > 0 {
			spans = append(spans, rich{text: "\u00A0" + dot + " ", style: c.label, ink: inkGrey})
		}
		spans = append(spans,
			rich{text: isolated(it.Text), style: style, ink: inkText, to: it.To},
			rich{text: "\u00A0" + strings.ReplaceAll(it.Detail, " ", "\u00A0"), style: c.label, ink: inkGrey})
	}
	return spans
}

// topSpeaker composes who spoke much: how much in the narrow column, name and
// topics in the wide one.
func (c *composer) topSpeaker(v TopSpeaker) ([]slab, error) {
	spans := []rich{{text: isolated(v.Name), style: c.speaker, ink: inkText, to: v.To}}
	if v.Role != "" {
		spans = append(spans, rich{text: "  " + isolated(v.Role), style: c.label, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 14, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 0.5 * grid
	topics, err := c.lines(c.list(v.Topics, c.label), c.paper.text, measure, 12, roleProse, labelOptions)
	if err != nil {
		return nil, err
	}
	slabs = append(slabs, topics...)
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1
	}
	return slabs, c.aside(&slabs[0], 14*baseline, rich{text: counted(v.Statements, "statement", "statements"), style: c.label, ink: inkText})
}

// items composes a line of names with their numbers.
func (c *composer) items(l Items) ([]slab, error) {
	spans := c.list(l.Items, c.prose)
	if l.Rest != "" {
		style, space := c.prose, ""
		if len(l.Items) > 0 {
			style, space = c.label, "\u00A0"+dot+" "
		}
		spans = append(spans, rich{text: space + l.Rest, style: style, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 14, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 0.4 * grid
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1
	}
	return slabs, c.aside(&slabs[0], 14*baseline, rich{text: l.Name, style: c.strong, ink: inkText})
}
