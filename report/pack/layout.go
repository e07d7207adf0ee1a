package pack

import (
	"fmt"
	"strings"
)

// layout is a pack on its pages.
type layout struct {
	paper   paper
	faces   *faces
	pages   []page
	anchors map[string]int // page by anchor, from 1
}

// lay puts the model on pages. It goes through the sections in order, so
// that what refers back (speakers, sources) knows its page numbers; the
// contents, which refer forward, get theirs at the end.
func lay(m Model, f *faces, colours palette, p paper, replace *strings.Replacer) (*layout, error) {
	l := &layout{paper: p, faces: f, anchors: map[string]int{}}
	c := newComposer(m, f, colours, p, replace, l.anchors)
	cover, err := c.cover(m)
	if err != nil {
		return nil, err
	}
	l.pages = append(l.pages, cover)
	for i := 0; i < len(m.Sections); {
		var slabs []slab
		first := i
		for ; i < len(m.Sections) && (i == first || !m.Sections[i].NewPage); i++ {
			s, err := c.section(m.Sections[i], i > first)
			if err != nil {
				return nil, fmt.Errorf("section %q: %w", m.Sections[i].Title, err)
			}
			slabs = append(slabs, s...)
		}
		l.add(flow(slabs, p))
	}
	return l, l.finish(c, m)
}

func (l *layout) add(pages []page) {
	for _, pg := range pages {
		l.pages = append(l.pages, pg)
		for _, s := range pg.slabs {
			for _, a := range s.anchors {
				l.anchors[a] = len(l.pages)
			}
		}
	}
}

// finish sets what needed every page to be known: page numbers in the
// contents, running heads and feet.
func (l *layout) finish(c *composer, m Model) error {
	for i := range l.pages {
		pg := &l.pages[i]
		for k := range pg.slabs {
			s := &pg.slabs[k]
			for _, n := range s.pages {
				err := c.put(&s.slab, n.x, n.y, labels, n.align,
					rich{text: n.words + number(l.anchors[n.to]), style: n.style, ink: n.ink, to: n.to})
				if err != nil {
					return err
				}
				s.texts[len(s.texts)-1].aside = n.aside
			}
		}
		if pg.bare {
			continue
		}
		head, err := c.furniture(m, pg.section, i+1, len(l.pages))
		if err != nil {
			return err
		}
		pg.slabs = append(pg.slabs, placed{head, 0})
	}
	return nil
}
