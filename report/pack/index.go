package pack

import (
	"fmt"

	"onrecord/report/pack/typeset"
)

func (c *composer) contents(t Contents) ([]slab, error) {
	var slabs []slab
	for _, l := range t.Lines {
		spans := []rich{{text: l.Title, style: c.quote, ink: inkText, to: l.To}}
		if l.Count > 0 {
			spans = append(spans, rich{text: "  " + counted(l.Count, "statement", "statements"), style: c.label, ink: inkGrey})
		}
		lines, err := c.lines(spans, c.paper.text, measure, grid+3, roleEntry, labelOptions)
		if err != nil || len(lines) == 0 {
			return nil, err
		}
		lines[0].pages = []pageMark{{x: c.paper.left, align: typeset.End, y: (grid + 3) * baseline, to: l.To, style: c.speaker, ink: inkText}}
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
	if r.Margin != "" {
		if err := c.aside(&slabs[0], 13.5*baseline, rich{text: r.Margin, style: c.label, ink: inkText}); err != nil {
			return nil, err
		}
	}
	if r.URL != "" {
		address, err := c.lines([]rich{{text: r.URL, style: c.small, ink: inkAccent, url: webAddress(r.URL), address: true}},
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
		spans = append(spans, rich{text: fmt.Sprint(n), style: c.strong, ink: inkAccent, to: id})
	}
	if len(spans) == 0 {
		return nil
	}
	return append([]rich{{text: "  " + plural(len(seen), "page ", "pages "), style: c.label, ink: inkGrey}}, spans...)
}
