package pack

import (
	"strings"

	"onrecord/report/pack/typeset"
)

// cover composes the first page.
func (c *composer) cover(m Model) (page, error) {
	p := c.paper
	s := slab{role: roleTitle, anchors: []string{"cover"}, bookmark: m.Title, section: m.Title}
	s.boxes = append(s.boxes, boxMark{p.left, 92, typeWidth, 3, inkAccent})
	if m.Marking != "" {
		if err := c.put(&s, p.left, 80, typeWidth, typeset.Start, rich{text: m.Marking, style: c.faces.style(c.faces.sansBold, 10), ink: inkAccent}); err != nil {
			return page{}, err
		}
	}
	y, err := c.coverTitle(&s, m.Title, 210)
	if err != nil {
		return page{}, err
	}
	y += 20
	if err := c.put(&s, p.left, y, typeWidth, typeset.Start, rich{text: m.Period, style: c.faces.style(c.faces.serif, 18), ink: inkGrey}); err != nil {
		return page{}, err
	}
	figures, err := c.numbers(Numbers{m.Figures})
	if err != nil {
		return page{}, err
	}
	pg := page{bare: true, section: m.Title, slabs: []placed{{s, 0}}}
	top := max(y+60, p.height*0.62)
	rule := slab{boxes: []boxMark{{p.left, 0, typeWidth, 0.5, inkRule}}}
	pg.slabs = append(pg.slabs, placed{rule, top}, placed{figures[0], top + 14})
	foot := slab{role: roleProse}
	words := strings.TrimSpace("onrecord " + m.Version)
	if m.MadeDate != "" {
		words = "Made on " + m.Made + " · " + words
	}
	if err := c.put(&foot, p.left, 0, typeWidth, typeset.Start, rich{text: words, style: c.label, ink: inkGrey}); err != nil {
		return page{}, err
	}
	pg.slabs = append(pg.slabs, placed{foot, p.height - 60})
	return pg, nil
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
