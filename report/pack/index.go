package pack

import (
	"fmt"

	"onrecord/report/pack/typeset"
)

// contents composes the list of sections: page, title, statements, and under
// a topic who speaks there.
func (c *composer) contents(t Contents) ([]slab, error) {
	const leading, count = grid + 4, 90.0
	var slabs []slab
	for n, l := range t.Lines {
		spans := []rich{{text: l.Title, style: c.title, ink: inkText, to: l.To}}
		lines, err := c.lines(spans, c.paper.text, measure-count, leading, roleEntry, labelOptions)
		if err != nil || len(lines) == 0 {
			return nil, err
		}
		first := &lines[0]
		first.before = 0.5 * grid
		if n > 0 {
			first.boxes = []boxMark{{c.paper.left, -3.5, typeWidth, 0.5, inkRule}}
		}
		if l.Count > 0 {
			if err := c.put(first, c.paper.right-count, leading*baseline, count, typeset.End,
				rich{text: counted(l.Count, "statement", "statements"), style: c.label, ink: inkGrey}); err != nil {
				return nil, err
			}
		}
		first.pages = []pageMark{{x: c.paper.left, align: typeset.Start, y: leading * baseline, to: l.To, style: c.pageNumber, ink: c.palette.accent}}
		if l.Detail != "" {
			names, err := c.lines([]rich{{text: l.Detail, style: c.label, ink: inkGrey}}, c.paper.text, measure-count, 12, roleProse, labelOptions)
			if err != nil {
				return nil, err
			}
			for i := range names {
				names[i].role, names[i].block = roleEntry, lines[0].block
			}
			lines = append(lines, names...)
		}
		for i := range lines[:len(lines)-1] {
			lines[i].keep = true
		}
		slabs = append(slabs, lines...)
	}
	return slabs, nil
}

// Where the columns of an index begin, in points from the left of the type
// area, and how wide they are.
const (
	indexName  = 296.0
	indexCount = 56.0
	indexPages = typeWidth - indexName - indexCount - gutter
)

// index composes a table of people with the pages on which they are quoted.
// Its head stands again on every page.
func (c *composer) index(t Index) ([]slab, error) {
	p := c.paper
	head := slab{height: 16, keep: true, role: roleProse, section: c.current}
	for _, h := range []struct {
		x, width float64
		align    typeset.Align
		words    string
	}{
		{p.left, indexName, typeset.Start, "Name and role"},
		{p.left + indexName, indexCount, typeset.End, "Statements"},
		{p.right - indexPages, indexPages, typeset.Start, "Pages"},
	} {
		if err := c.put(&head, h.x, 9, h.width, h.align, rich{text: h.words, style: c.small, ink: inkGrey}); err != nil {
			return nil, err
		}
	}
	head.boxes = []boxMark{{p.left, 13.5, typeWidth, 0.5, inkRule}}
	slabs := []slab{head}
	for _, person := range t.People {
		lines, err := c.person(person)
		if err != nil {
			return nil, err
		}
		for i := range lines {
			lines[i].head = &head
			lines[i].keep = i < len(lines)-1
		}
		slabs = append(slabs, lines...)
	}
	return slabs, nil
}

func (c *composer) person(p Person) ([]slab, error) {
	spans := []rich{{text: isolated(p.Name), style: c.speaker, ink: inkText}}
	if p.Role != "" {
		spans = append(spans, rich{text: "  " + isolated(p.Role), style: c.label, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.left, indexName, 13, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before, slabs[0].anchors = 0.3*grid, []string{p.ID}
	if err := c.put(&slabs[0], c.paper.left+indexName, 13*baseline, indexCount, typeset.End, rich{text: number(p.Statements), style: c.label, ink: inkText}); err != nil {
		return nil, err
	}
	pages := c.references(p.Entries)
	if len(pages) == 0 {
		return slabs, nil
	}
	beside, inks, err := c.set(pages, indexPages, labelOptions)
	if err != nil {
		return nil, err
	}
	for i, l := range beside {
		if i == len(slabs) {
			slabs = append(slabs, slab{height: 13, role: roleProse, block: slabs[0].block, section: c.current})
		}
		c.add(&slabs[i], l, inks, pages, c.paper.right-indexPages, 13*baseline, 13)
	}
	return slabs, nil
}

// record composes a line of a list, with the pages it leads to.
func (c *composer) record(r Record) ([]slab, error) {
	spans := []rich{{text: isolated(r.Name), style: c.prose, ink: inkText}}
	if r.URL != "" {
		spans[0].url = webAddress(r.URL)
	}
	for _, d := range r.Detail {
		spans = append(spans, rich{text: "  " + isolated(d), style: c.label, ink: inkGrey})
	}
	if pages := c.references(r.Entries); len(pages) > 0 {
		words := "  page "
		if len(pages) > 1 {
			words = "  pages "
		}
		spans = append(spans, rich{text: words, style: c.label, ink: inkGrey})
		spans = append(spans, pages...)
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 13.5, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 0.4 * grid
	if r.ID != "" {
		slabs[0].anchors = []string{r.ID}
	}
	if r.Margin != "" {
		if err := c.aside(&slabs[0], 13.5*baseline, rich{text: r.Margin, style: c.label, ink: inkText}); err != nil {
			return nil, err
		}
	}
	if r.URL != "" {
		address, err := c.lines([]rich{{text: r.URL, style: c.small, ink: c.palette.accent, url: webAddress(r.URL), address: true}},
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
// that page: "4, 7".
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
		spans = append(spans, rich{text: fmt.Sprint(n), style: c.strong, ink: c.palette.accent, to: id})
	}
	return spans
}
