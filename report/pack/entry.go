package pack

import "strings"

// entry composes a statement: date and kind in the narrow column; speaker,
// question, words and source in the wide one.
func (c *composer) entry(e Entry) ([]slab, error) {
	name := rich{text: e.Speaker, style: c.speaker, ink: inkText}
	if e.Unnamed {
		name.style, name.ink = c.label, inkGrey
	}
	spans := []rich{name}
	if e.Role != "" {
		spans = append(spans, rich{text: "  " + e.Role, style: c.label, ink: inkGrey})
	}
	if e.Cue != "" {
		spans = append(spans, rich{text: "  " + e.Cue, style: c.question, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 14, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	first := &slabs[0]
	first.before, first.anchors = 1.2*grid, []string{e.ID}
	if err := c.aside(first, 14*baseline, rich{text: e.Date, style: c.label, ink: inkText}); err != nil {
		return nil, err
	}
	if err := c.aside(first, 14*baseline+14, rich{text: e.Kind, style: c.label, ink: inkGrey}); err != nil {
		return nil, err
	}
	for i := range slabs {
		slabs[i].keep = true
	}
	if e.Asked != "" {
		asked, err := c.lines([]rich{{text: e.Asked, style: c.question, ink: inkGrey, lang: e.Lang}}, c.paper.text, measure, 14, roleProse, ragged)
		if err != nil {
			return nil, err
		}
		if len(asked) > 0 {
			last(asked).height += 3
		}
		for k := range asked {
			asked[k].keep = true
		}
		slabs = append(slabs, asked...)
	}
	for i, q := range e.Quote {
		words, err := c.lines([]rich{{text: q, style: c.quote, ink: inkText, lang: e.Lang}}, c.paper.text, measure, leading(q), roleQuote, ragged)
		if err != nil {
			return nil, err
		}
		for k := 0; k < len(words)-1 && len(words) <= wholeQuote; k++ {
			words[k].keep = true
		}
		if i > 0 && len(words) > 0 {
			words[0].before = 0.35 * grid
		}
		slabs = append(slabs, words...)
	}
	last(slabs).keep = true
	source, err := c.sourceLines(e)
	return append(slabs, source...), err
}

// wholeQuote is the most lines of a quotation that stay on one page: one that
// runs over a page is read, searched and copied out with a running head in it.
// The rare longer one is parted rather than leave half a page white.
const wholeQuote = 26

// leading is the distance of the lines of a quotation: Arabic letters reach
// higher and lower, with their marks.
func leading(words string) float64 {
	if scriptLanguage(words) == "ar" {
		return 1.25 * grid
	}
	return grid
}

// sourceLines are the lines under the words: where they come from, and why a
// person should look.
func (c *composer) sourceLines(e Entry) ([]slab, error) {
	spans := []rich{{text: e.Source, style: c.strong, ink: inkText, to: e.SourceTo}}
	dot := func() { spans = append(spans, rich{text: " · ", style: c.label, ink: inkGrey}) }
	if e.Title != "" {
		dot()
		spans = append(spans, rich{text: e.Title, style: c.label, ink: linkInk(e.URL), url: webAddress(e.URL)})
	} else if e.URL != "" {
		dot()
		spans = append(spans, rich{text: e.URL, style: c.label, ink: linkInk(e.URL), url: webAddress(e.URL), address: true})
	}
	for _, d := range e.Details {
		dot()
		spans = append(spans, rich{text: d, style: c.label, ink: inkGrey})
	}
	if len(e.Rows) > 0 {
		dot()
		spans = append(spans, rich{text: "row\u00A0" + strings.Join(e.Rows, ", "), style: c.small, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 12, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 2
	if len(e.Check) > 0 {
		check, err := c.lines([]rich{
			{text: "Check: ", style: c.strong, ink: inkAccent},
			{text: strings.Join(e.Check, "; "), style: c.label, ink: inkText},
		}, c.paper.text, measure, 12, roleProse, labelOptions)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, check...)
	}
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1
	}
	return slabs, nil
}

// linkInk shows what opens with a click.
func linkInk(address string) ink {
	if webAddress(address) == "" {
		return inkText
	}
	return inkAccent
}

// longestQuote is how many characters of a statement the page that can be
// read alone shows.
const longestQuote = 320

// reported composes a statement that several sources have: how many, and on
// which page it stands, in the narrow column.
func (c *composer) reported(r Reported) ([]slab, error) {
	words := beginning(r.Quote, longestQuote)
	slabs, err := c.lines([]rich{{text: words, style: c.prose, ink: inkText, to: r.To, lang: r.Lang}}, c.paper.text, measure, 14, roleQuote, ragged)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 0.5 * grid
	if err := c.aside(&slabs[0], 14*baseline,
		rich{text: counted(len(r.Sources), "source", "sources"), style: c.label, ink: inkText}); err != nil {
		return nil, err
	}
	from, err := c.lines([]rich{
		{text: r.Speaker, style: c.strong, ink: inkText},
		{text: "  " + strings.Join(r.Sources, ", "), style: c.label, ink: inkGrey},
	}, c.paper.text, measure, 12, roleProse, labelOptions)
	if err != nil || len(from) == 0 {
		return nil, err
	}
	last(slabs).keep = true
	slabs = append(slabs, from...)
	slabs[0].pages = []pageMark{{x: c.paper.left, y: 14*baseline + 14, words: "page ", to: r.To, style: c.strong, ink: inkAccent}}
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1
	}
	return slabs, nil
}
