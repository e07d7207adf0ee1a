package pack

import (
	"strings"

	"onrecord/report/pack/typeset"
)

// group composes the statements of one speaker or one day. Where it continues
// on the next page, its name is repeated at the top.
func (c *composer) group(g Group) ([]slab, error) {
	name := rich{text: isolated(g.Name), style: c.speaker, ink: inkText, to: g.To}
	if g.Unnamed {
		name.ink = inkGrey
	}
	x, width := c.paper.text, measure
	if !g.BySpeaker { // the speakers stand under it
		name.style, x, width = c.subheading, c.paper.left, typeWidth
	}
	spans := []rich{name}
	if g.Role != "" {
		spans = append(spans, rich{text: "  " + isolated(g.Role), style: c.label, ink: inkGrey})
	}
	slabs, err := c.lines(spans, x, width, 14, roleSub, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	first := &slabs[0]
	first.before, first.anchors = 1.4*grid, []string{g.ID}
	first.bookmark, first.level = g.Name, 1
	first.boxes = []boxMark{{c.paper.left, -6, typeWidth, 0.5, inkRule}}
	for i := range slabs {
		slabs[i].keep = true
	}
	head, err := c.continued(name, x)
	if err != nil {
		return nil, err
	}
	for i, e := range g.Entries {
		more, err := c.entry(e, g)
		if err != nil {
			return nil, err
		}
		if i == 0 && len(more) > 0 {
			more[0].before = 2
			if !g.BySpeaker {
				more[0].before = 0.5 * grid
			}
		}
		for k := range more {
			more[k].head = head
		}
		slabs = append(slabs, more...)
	}
	return slabs, nil
}

// continued returns the line at the top of a page on which a group continues.
func (c *composer) continued(name rich, x float64) (*slab, error) {
	slabs, err := c.lines([]rich{name, {text: "  " + wordContinued, style: c.label, ink: inkGrey}}, x, measure, 18, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	return &slabs[0], nil
}

// entry composes a statement: date and kind in the narrow column; question,
// words and source in the wide one, under the speaker where the group is that
// of a day.
func (c *composer) entry(e *Entry, g Group) ([]slab, error) {
	var slabs []slab
	if !g.BySpeaker {
		name, err := c.speakerLine(e)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, name...)
	}
	if e.Asked != "" {
		asked, err := c.lines([]rich{{text: e.Asked, style: c.question, ink: inkGrey, lang: e.Lang}}, c.paper.text, measure, 14, roleProse, ragged)
		if err != nil {
			return nil, err
		}
		if len(asked) > 0 {
			last(asked).height += 3
		}
		slabs = append(slabs, asked...)
	}
	for k := range slabs {
		slabs[k].keep = true
	}
	for i, q := range e.Quote {
		spans := []rich{{text: q, style: c.quote, ink: inkText, lang: e.Lang}}
		if i == 0 {
			spans = c.introduced(e.Intro, spans[0], c.frame)
		}
		words, err := c.lines(spans, c.paper.text, measure, leading(q), roleQuote, ragged)
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
	if len(slabs) == 0 { // nothing was quoted
		slabs = []slab{{role: roleProse, section: c.current}}
	}
	last(slabs).keep = true
	source, err := c.sourceLines(e)
	if err != nil {
		return nil, err
	}
	slabs = append(slabs, source...)
	slabs[0].before, slabs[0].anchors = 1.1*grid, []string{e.ID}
	return slabs, c.entryMargin(slabs, e, g)
}

// introduced puts the words that a quotation reads with before it, in italics of
// its size: who reads the large letters alone must not take a denial for a claim.
func (c *composer) introduced(intro string, quote rich, style typeset.Style) []rich {
	if intro == "" {
		return []rich{quote}
	}
	before := quote
	before.text, before.style, before.ink = intro+" ", style, c.palette.accent
	return []rich{before, quote}
}

// speakerLine says who speaks, in a group that is not theirs.
func (c *composer) speakerLine(e *Entry) ([]slab, error) {
	name := rich{text: isolated(e.Speaker), style: c.speaker, ink: inkText, to: e.SpeakerTo}
	if e.Unnamed {
		name.style, name.ink = c.label, inkGrey
	}
	spans := []rich{name}
	if e.Role != "" {
		spans = append(spans, rich{text: "  " + isolated(e.Role), style: c.label, ink: inkGrey})
	}
	return c.lines(spans, c.paper.text, measure, 14, roleProse, labelOptions)
}

// entryMargin sets what stands beside a statement. The strips of the
// statement are at least as high.
func (c *composer) entryMargin(slabs []slab, e *Entry, g Group) error {
	var words []rich
	if g.BySpeaker {
		words = append(words, rich{text: e.Date, style: c.label, ink: inkText})
	}
	words = append(words, rich{text: e.Kind, style: c.label, ink: inkGrey})
	if e.Mention != "" {
		words = append(words, rich{text: e.Mention, style: c.note, ink: inkGrey, lang: e.Lang})
	}
	y := grid * baseline
	for _, w := range words {
		before := len(slabs[0].texts)
		if err := c.aside(&slabs[0], y, w); err != nil {
			return err
		}
		y += 12 * float64(len(slabs[0].texts)-before)
	}
	height := 0.0
	for i, s := range slabs {
		height += s.height
		if i > 0 {
			height += s.before
		}
	}
	if missing := y - 12*baseline - height; missing > 0 {
		last(slabs).height += missing
	}
	return nil
}

// wholeQuote is the number of lines up to which a quotation is kept on one
// page. A page break puts a running head into what people read, search and
// copy; a longer quotation is divided rather than leave half a page white.
const wholeQuote = 26

// leading is the distance of the lines of a quotation: Arabic letters reach
// higher and lower, with their marks.
func leading(words string) float64 {
	if scriptLanguage(words) == "ar" {
		return 1.25 * grid
	}
	return grid
}

// sourceLines are the lines under the words: where they come from, who else
// reports them, and why a person should look.
func (c *composer) sourceLines(e *Entry) ([]slab, error) {
	spans := c.origin(e.Source, e.SourceTo, e.Title, e.URL)
	add := func(text string) { spans = append(spans, rich{text: dot + text, style: c.label, ink: inkGrey}) }
	for _, d := range e.Details {
		add(d)
	}
	if len(e.Rows) > 0 {
		add("row\u00A0" + strings.Join(e.Rows, ", "))
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 12, roleProse, labelOptions)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 2
	for _, a := range e.Also {
		more, err := c.also(a)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, more...)
	}
	for _, see := range []struct {
		words string
		list  []See
	}{{"Also under another topic: ", e.Same}, {"Perhaps also: ", e.Perhaps}} {
		more, err := c.see(see.words, see.list)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, more...)
	}
	if len(e.Check) > 0 {
		check, err := c.lines([]rich{
			{text: "Check: ", style: c.strong, ink: c.palette.accent},
			{text: strings.Join(e.Check, "; "), style: c.label, ink: inkText},
		}, c.paper.text, measure, 12, roleProse, labelOptions)
		if err != nil {
			return nil, err
		}
		slabs = append(slabs, check...)
	}
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1 && (i < keptSources || i == len(slabs)-2)
	}
	return slabs, nil
}

// shownPerhaps is the number of other entries that a line names.
const shownPerhaps = 4

// see composes the line that leads to other entries.
func (c *composer) see(words string, list []See) ([]slab, error) {
	if len(list) == 0 {
		return nil, nil
	}
	spans := []rich{{text: words, style: c.label, ink: inkGrey}}
	for i, p := range list[:min(len(list), shownPerhaps)] {
		if i > 0 {
			spans = append(spans, rich{text: ", ", style: c.label, ink: inkGrey})
		}
		spans = append(spans, rich{text: isolated(p.Source) + ", row\u00A0" + p.Row, style: c.label, ink: c.palette.accent, to: p.To})
	}
	if more := len(list) - shownPerhaps; more > 0 {
		spans = append(spans, rich{text: " and " + counted(more, "other", "others"), style: c.label, ink: inkGrey})
	}
	return c.lines(spans, c.paper.text, measure, 12, roleProse, labelOptions)
}

// dot stands between the parts of a line, at the end of it rather than at the
// beginning of the next.
const dot = "\u00A0· "

// keptSources is how many lines under a statement stay on its page; a longer
// list of those who report it may run on.
const keptSources = 8

// longestTitle is how many characters of a document's title a line shows.
const longestTitle = 110

// origin names an outlet and a document of it.
func (c *composer) origin(source, to, title, address string) []rich {
	spans := []rich{{text: isolated(source), style: c.strong, ink: inkText, to: to}}
	colour := inkText // what opens with a click is in the accent
	if webAddress(address) != "" {
		colour = c.palette.accent
	}
	switch {
	case title != "":
		title = beginning(title, longestTitle) // the whole stands among the sources
		spans = append(spans, rich{text: dot, style: c.label, ink: inkGrey}, rich{text: isolated(title), style: c.label, ink: colour, url: webAddress(address)})
	case address != "":
		spans = append(spans, rich{text: dot, style: c.label, ink: inkGrey}, rich{text: address, style: c.label, ink: colour, url: webAddress(address), address: true})
	}
	return spans
}

// also composes another report of the same words: its source, and its wording
// where that is not the same, with what only it has in bold.
func (c *composer) also(a Also) ([]slab, error) {
	spans := append([]rich{{text: "Also in ", style: c.label, ink: inkGrey}}, c.origin(a.Source, a.SourceTo, a.Title, a.URL)...)
	if a.Date != "" {
		spans = append(spans, rich{text: dot + strings.ReplaceAll(a.Date, " ", "\u00A0"), style: c.label, ink: inkGrey})
	}
	if a.Speaker != "" {
		spans = append(spans, rich{text: dot + "there said by ", style: c.label, ink: c.palette.accent}, rich{text: isolated(a.Speaker), style: c.strong, ink: c.palette.accent})
	}
	if a.Row != "" {
		spans = append(spans, rich{text: dot + "row\u00A0" + a.Row, style: c.label, ink: inkGrey})
	}
	slabs, err := c.lines(spans, c.paper.text, measure, 12, roleProse, labelOptions)
	if err != nil || len(a.Words) == 0 {
		return slabs, err
	}
	spans = nil
	for _, w := range a.Words {
		style := c.wording
		if w.Own {
			style = c.wordingOwn
		}
		spans = append(spans, rich{text: w.Text, style: style, ink: inkText, lang: a.Lang})
	}
	if len(a.Without) > 0 {
		spans = append(spans, rich{text: "  without: " + strings.Join(a.Without, "; "), style: c.label, ink: inkGrey})
	}
	words, err := c.lines(spans, c.paper.text+indent, measure-indent, 12.5, roleQuote, ragged)
	if err != nil {
		return nil, err
	}
	return append(slabs, words...), nil
}

// indent sets another wording off from the statement above.
const indent = 12.0

// longestQuote is how many characters of a statement the page that can be
// read alone shows.
const longestQuote = 320

// reported composes a statement that several sources have: how many, and on
// which page it stands, in the narrow column.
func (c *composer) reported(r Reported) ([]slab, error) {
	words := beginning(r.Quote, longestQuote)
	spans := c.introduced(r.Intro, rich{text: words, style: c.prose, ink: inkText, to: r.To, lang: r.Lang}, c.question)
	slabs, err := c.lines(spans, c.paper.text, measure, 14, roleQuote, ragged)
	if err != nil || len(slabs) == 0 {
		return nil, err
	}
	slabs[0].before = 0.6 * grid
	if err := c.aside(&slabs[0], 14*baseline,
		rich{text: counted(len(r.Sources), "source", "sources"), style: c.label, ink: inkText}); err != nil {
		return nil, err
	}
	spans = []rich{{text: isolated(r.Speaker), style: c.strong, ink: inkText}}
	if r.Role != "" {
		spans = append(spans, rich{text: ", " + isolated(r.Role), style: c.label, ink: inkText})
	}
	var sources []string
	for _, name := range r.Sources {
		sources = append(sources, isolated(name))
	}
	spans = append(spans, rich{text: "  " + strings.Join(sources, ", "), style: c.label, ink: inkGrey})
	from, err := c.lines(spans, c.paper.text, measure, 12, roleProse, labelOptions)
	if err != nil || len(from) == 0 {
		return nil, err
	}
	last(slabs).keep = true
	slabs = append(slabs, from...)
	slabs[0].pages = []pageMark{{x: c.paper.left, y: 14*baseline + 14, words: "page ", aside: true, to: r.To, style: c.strong, ink: c.palette.accent}}
	for i := range slabs {
		slabs[i].keep = i < len(slabs)-1
	}
	return slabs, nil
}
