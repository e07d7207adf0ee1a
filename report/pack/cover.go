package pack

import (
	"strings"

	"onrecord/report/pack/typeset"
)

// Where things stand on the cover, in points from the top of the sheet.
const (
	coverTop   = 56.0 // of a logo
	coverRule  = 92.0
	coverTitle = 214.0 // baseline

	logoWidth, logoHeight = 170.0, 56.0
)

// mostLines is how many recipients have a line each.
const mostLines = 8

// cover composes the first page.
func (c *composer) cover(m Model) (page, error) {
	p := c.paper
	c.current = m.Title
	pg := page{bare: true, section: m.Title}
	put := func(y float64, align typeset.Align, words ...rich) (float64, error) {
		s := slab{role: roleProse, section: m.Title}
		err := c.put(&s, p.left, 0, typeWidth, align, words...)
		pg.slabs = append(pg.slabs, placed{s, y})
		return y + float64(len(s.texts)-1)*words[0].style.Size*1.35, err
	}
	rule := func(y, height float64, colour ink) {
		pg.slabs = append(pg.slabs, placed{slab{boxes: []boxMark{{p.left, 0, typeWidth, height, colour}}}, y})
	}
	align, top := typeset.Start, coverRule
	if m.logo != nil {
		w, h := m.logo.within(logoWidth, logoHeight)
		s := slab{role: roleFigure, section: m.Title, image: &imageMark{p.left, 0, w, h, m.logo}}
		pg.slabs = append(pg.slabs, placed{s, coverTop})
		align, top = typeset.End, max(coverRule, coverTop+h+16)
	}
	if m.Marking != "" {
		if _, err := put(top-12, align, rich{text: m.Marking, style: c.faces.style(c.faces.sansBold, 10), ink: c.palette.accent}); err != nil {
			return page{}, err
		}
	}
	rule(top, 3, c.palette.accent)
	title := slab{role: roleTitle, anchors: []string{"cover"}, bookmark: m.Title, section: m.Title}
	y, err := c.coverTitle(&title, m.Title, coverTitle)
	if err != nil {
		return page{}, err
	}
	pg.slabs = append(pg.slabs, placed{title, 0})
	if y, err = put(y+16, typeset.Start, rich{text: m.Period, style: c.faces.style(c.faces.serif, 18), ink: inkGrey}); err != nil {
		return page{}, err
	}
	if m.Before != "" {
		if y, err = put(y+20, typeset.Start, rich{text: "compared with " + m.Before, style: c.faces.style(c.faces.serif, 11), ink: inkGrey}); err != nil {
			return page{}, err
		}
	}
	if len(m.For) > 0 {
		y += 46
		if _, err = put(y, typeset.Start, rich{text: wordFor, style: c.label, ink: inkGrey}); err != nil {
			return page{}, err
		}
		who := m.For
		if len(who) > mostLines {
			who = []string{strings.Join(who, " · ")}
		}
		for _, who := range who {
			y += 15
			if y, err = put(y, typeset.Start, rich{text: who, style: c.faces.style(c.faces.sans, 10.5), ink: inkText}); err != nil {
				return page{}, err
			}
		}
	}
	figures, err := c.numbers(Numbers{m.Figures})
	if err != nil {
		return page{}, err
	}
	at := min(max(y+50, p.height*0.64), p.height-150)
	rule(at, 0.5, inkRule)
	pg.slabs = append(pg.slabs, placed{figures[0], at + 14})
	words := strings.TrimSpace("onrecord " + m.Version)
	if m.MadeDate != "" {
		words = "Made on " + m.Made + " · " + words
	}
	_, err = put(p.height-60, typeset.Start, rich{text: words, style: c.label, ink: inkGrey})
	return pg, err
}

// coverTitle sets the title as large as five lines allow and returns the
// baseline of the next line.
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
