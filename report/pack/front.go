package pack

import (
	"strings"

	"onrecord/report/pack/typeset"
)

// How large a logo may be, in points, and how many lines the title may have before it is
// set smaller.
const (
	logoWidth, logoHeight = 150.0, 44.0
	titleLines            = 2
	titleLinesAtMost      = 6
)

// front composes the head of page one: logo, marking, title, period, recipients and key
// figures.
func (c *composer) front(f *flow, m Model) error {
	c.at = spot{section: m.Title}
	c.left, c.measure = c.paper.left, typeWidth
	f.newPage()
	f.y = headLine
	put := func(slabs []slab, before float64) {
		f.y += before
		f.put(slabs, f.y, 0)
		f.y += heightOf(slabs)
	}
	line := func(words string, style typeset.Style, colour ink, leading, before float64) error {
		slabs, err := c.lines([]rich{{text: words, style: style, ink: colour}}, c.left, c.measure, leading, roleProse, labelOptions)
		put(slabs, before)
		return err
	}
	if m.logo != nil {
		w, h := m.logo.within(logoWidth, logoHeight)
		put([]slab{{height: h, role: roleFigure, place: c.at, image: &imageMark{c.left, 0, w, h, m.logo}}}, 0)
		f.y += 10
	}
	if m.Marking != "" {
		if err := line(m.Marking, c.faces.style(c.faces.sansBold, 8.6), c.palette.accent, 11.5, 0); err != nil {
			return err
		}
		f.y += 4
	}
	put([]slab{{height: 3, boxes: []boxMark{{c.left, 0, typeWidth, 2.6, c.palette.accent}}}}, 0)
	title, err := c.title(m.Title)
	if err != nil {
		return err
	}
	put(title, 10)
	period := m.Period
	if m.Before != "" {
		period += dot + c.words.say("compared", "period", m.Before)
	}
	if err := line(period, c.faces.style(c.faces.serif, 12.5), inkGrey, 16, 2); err != nil {
		return err
	}
	about := m.Made
	if len(m.For) > 0 {
		about = c.words.say("for", "names", strings.Join(m.For, dot)) + dot + m.Made
	}
	if err := line(about, c.small, inkGrey, 10.5, 3); err != nil {
		return err
	}
	figures, err := c.numbers(m.Figures)
	if err != nil {
		return err
	}
	put(figures, 8)
	return nil
}

// title sets the title as large as its length allows.
func (c *composer) title(words string) ([]slab, error) {
	for _, size := range []float64{26, 22, 19, 16, 13, 10} {
		height := 1.16
		if scriptLanguage(words) == "ar" {
			height = 1.6
		}
		slabs, err := c.lines([]rich{{text: words, style: c.faces.style(c.faces.serifBold, size), ink: inkText}}, c.left, c.measure, size*height, roleTitle, typeset.Options{Hang: true, LeftToRight: true})
		if err != nil {
			return nil, err
		}
		if len(slabs) > 0 && (len(slabs) <= titleLines || size < 14 && len(slabs) <= titleLinesAtMost || size == 10) {
			slabs[0].anchors, slabs[0].bookmark = []string{"front"}, words
			return slabs, nil
		}
	}
	return nil, nil
}

// numbers composes the key figures, in one row.
func (c *composer) numbers(figures []Figure) ([]slab, error) {
	s := slab{height: 34, role: roleProse, place: c.at}
	s.boxes = []boxMark{{c.left, 0, typeWidth, 0.5, inkRule}, {c.left, 33, typeWidth, 0.5, inkRule}}
	width := typeWidth / float64(max(len(figures), 4))
	for i, f := range figures {
		x, from := c.left+float64(i)*width, len(s.texts)
		value := []rich{{text: f.Value, style: c.figure, ink: inkText}}
		if f.Change != "" {
			value = append(value, rich{text: "\u2002" + f.Change, style: c.label, ink: c.palette.accent})
		}
		if err := c.put(&s, x, 17.5, width-4, typeset.Start, value...); err != nil {
			return nil, err
		}
		if err := c.put(&s, x, 28, width-4, typeset.Start, rich{text: f.Label, style: c.small, ink: inkGrey}); err != nil {
			return nil, err
		}
		for k := range s.texts[from:] {
			s.texts[from+k].part = part{i + 1, roleProse}
		}
	}
	return []slab{s}, nil
}
