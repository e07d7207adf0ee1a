package pack

import (
	"onrecord/report/pack/typeset"
)

// How a chart is divided: the labels, and the room for numbers beside the bars.
const (
	chartLabel  = 112.0
	chartNumber = 26.0
	chartChange = 26.0
	chartLine   = 12.4
)

// chart composes bars on one scale: label, bar, number. In a chart that compares, a mark
// across the bar shows the period before, and the change stands beside the number. Screen
// readers get a table.
func (c *composer) chart(ch Chart) ([]slab, error) {
	title, err := c.headingBlock(Heading{Text: ch.Title, Minor: true})
	if err != nil {
		return nil, err
	}
	most := 1
	for _, b := range ch.Bars {
		most = max(most, b.Value, b.Before)
	}
	c.tables++
	head, err := c.chartHead(ch)
	if err != nil {
		return nil, err
	}
	slabs := append(title, head)
	for n, b := range ch.Bars {
		s, err := c.bar(ch, b, n+1, most)
		if err != nil {
			return nil, err
		}
		s.keep = n < len(ch.Bars)-1
		slabs = append(slabs, s)
	}
	return slabs, nil
}

// chartHead is the line above the bars that says what they stand for and what is counted.
func (c *composer) chartHead(ch Chart) (slab, error) {
	s := slab{height: 11, keep: true, role: roleFigure, place: c.at}
	for k, words := range []string{ch.Head, c.words.say("head count")} {
		from := len(s.texts)
		x, align := c.left, typeset.Start
		if k == 1 {
			x, align = c.left+chartLabel, typeset.End
		}
		if err := c.put(&s, x, 8, c.measure-x+c.left, align, rich{text: words, style: c.small, ink: inkGrey}); err != nil {
			return s, err
		}
		s.tabled(from, cell{c.tables, 0, k, "Column"})
	}
	return s, nil
}

func (c *composer) bar(ch Chart, b Bar, row, most int) (slab, error) {
	ink, fill := inkText, c.palette.fill
	if b.Rest {
		ink, fill = inkGrey, tint(inkGrey, 0.55)
	}
	label := []rich{{text: isolated(b.Label), style: c.label, ink: ink, to: b.To}}
	lines, marks, err := c.set(label, chartLabel-8, labelOptions)
	if err != nil {
		return slab{}, err
	}
	s := slab{height: chartLine + 9.5*float64(max(len(lines), 1)-1), role: roleFigure, place: c.at}
	for i, l := range lines {
		c.add(&s, l, marks, label, c.left, 9+9.5*float64(i), 11)
	}
	s.tabled(0, cell{c.tables, row, 0, "Row"})
	room := c.measure - chartLabel - chartNumber
	if ch.Compared {
		room -= chartChange
	}
	x, long := c.left+chartLabel, room*float64(b.Value)/float64(most)
	s.boxes = []boxMark{{x, 2.6, long, 7.2, fill}}
	count := []rich{{text: number(b.Value), style: c.strong, ink: ink}}
	if ch.Compared {
		at := room * float64(b.Before) / float64(most)
		if at > long {
			s.boxes = append(s.boxes, boxMark{x + long, 6, at - long, 0.5, inkBefore})
		}
		s.boxes = append(s.boxes, boxMark{x + at - 0.7, 1.2, 1.4, 10, inkBefore})
		count = append(count, rich{text: "\u2002" + signed(b.Value-b.Before), style: c.small, ink: inkGrey})
	}
	from := len(s.texts)
	if err := c.put(&s, x+room, 9, c.measure-chartLabel-room, typeset.End, count...); err != nil {
		return s, err
	}
	s.tabled(from, cell{c.tables, row, 1, ""})
	return s, nil
}

// charts sets charts in two columns, as one strip; those beside each other begin on one line.
func (c *composer) charts(ch Charts) ([]slab, error) {
	left, measure := c.left, c.measure
	defer func() { c.left, c.measure = left, measure }()
	c.measure = (measure - gutter) / 2
	both := slab{before: 4, role: roleFigure, place: c.at}
	columns, foot := [2][]Chart{ch.Left, ch.Right}, [2]float64{}
	for row := range max(len(ch.Left), len(ch.Right)) {
		if row < min(len(ch.Left), len(ch.Right)) {
			foot[0], foot[1] = max(foot[0], foot[1]), max(foot[0], foot[1])
		}
		for k, list := range columns {
			if row >= len(list) {
				continue
			}
			c.left = left + float64(k)*(c.measure+gutter)
			slabs, err := c.chart(list[row])
			if err != nil {
				return nil, err
			}
			both.stack(slabs, foot[k])
			foot[k] += heightOf(slabs) + chartsApart
		}
	}
	return []slab{both}, nil
}

// chartsApart is the space between charts one below the other.
const chartsApart = 8.0
