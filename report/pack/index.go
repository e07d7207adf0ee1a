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

// record composes a line of an index, with the pages it leads to.
func (c *composer) record(r Record) ([]slab, error) {
	spans := []rich{{text: isolated(r.Name), style: c.prose, ink: inkText}}
	if r.Strong {
		spans[0].style = c.speaker
	}
	if r.URL != "" {
		spans[0].url = webAddress(r.URL)
	}
	for _, d := range r.Detail {
		spans = append(spans, rich{text: "  " + d, style: c.label, ink: inkGrey})
	}
	spans = append(spans, c.references(r.Entries)...)
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
// that page: "pages 4, 7".
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
	if len(spans) == 0 {
		return nil
	}
	return append([]rich{{text: "  " + plural(len(seen), "page ", "pages "), style: c.label, ink: inkGrey}}, spans...)
}
