package pack

import (
	"strings"

	"onrecord/report/pack/typeset"
)

// cover composes the first page.
func (c *composer) cover(m Model) (page, error) {
	p := c.paper
	c.current = m.Title
	pg := page{bare: true, section: m.Title}
	line := func(y float64, words rich) error {
		s := slab{role: roleProse, section: m.Title}
		err := c.put(&s, p.left, 0, typeWidth, typeset.Start, words)
		pg.slabs = append(pg.slabs, placed{s, y})
		return err
	}
	rule := func(y, height float64, colour ink) {
		pg.slabs = append(pg.slabs, placed{slab{boxes: []boxMark{{p.left, 0, typeWidth, height, colour}}}, y})
	}
	if m.Marking != "" {
		if err := line(80, rich{text: m.Marking, style: c.faces.style(c.faces.sansBold, 10), ink: inkAccent}); err != nil {
			return page{}, err
		}
	}
	rule(92, 3, inkAccent)
	title := slab{role: roleTitle, anchors: []string{"cover"}, bookmark: m.Title, section: m.Title}
	y, err := c.coverTitle(&title, m.Title, 210)
	if err != nil {
		return page{}, err
	}
	pg.slabs = append(pg.slabs, placed{title, 0})
	y += 20
	if err := line(y, rich{text: m.Period, style: c.faces.style(c.faces.serif, 18), ink: inkGrey}); err != nil {
		return page{}, err
	}
	figures, err := c.numbers(Numbers{m.Figures})
	if err != nil {
		return page{}, err
	}
	top := max(y+60, p.height*0.62)
	rule(top, 0.5, inkRule)
	pg.slabs = append(pg.slabs, placed{figures[0], top + 14})
	words := strings.TrimSpace("onrecord " + m.Version)
	if m.MadeDate != "" {
		words = "Made on " + m.Made + " · " + words
	}
	return pg, line(p.height-60, rich{text: words, style: c.label, ink: inkGrey})
}

// coverTitle sets the title as large as five lines allow and returns the
// baseline of the line after it.
func (c *composer) coverTitle(s *slab, title string, y float64) (float64, error) {
	for _, size := range []float64{34, 28, 23, 19, 16, 13, 10} {
		spans := []rich{{text: title, style: c.faces.style(c.faces.serifBold, size), ink: inkText}}
		lines, inks, err := c.set(spans, typeWidth, typeset.Options{Hang: true, LeftToRight: true})
		if err != nil {
			return 0, err
		}
		if len(lines) > 5 && size > 10 {
			continue
		}
		for _, l := range lines {
			c.add(s, l, inks, spans, c.paper.left, y, size)
			y += size * 1.18
		}
		break
	}
	return y, nil
}
