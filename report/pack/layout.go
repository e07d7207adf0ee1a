package pack

import (
	"fmt"
	"slices"
	"strings"
)

// layout is a pack on its pages.
type layout struct {
	paper   paper
	pages   []page
	anchors map[string]int // page by anchor, from 1, unless the pages are drawn
}

// lay puts the model on pages. The record comes first: what refers to it needs the pages
// of its statements. It begins below the brief if that leaves enough of its last page: how
// far the brief reaches is known from setting it with numbers of the same length. A press,
// if there is one, draws the pages of record and lists as soon as they are full.
func lay(m Model, f *faces, colours palette, p paper, replace *strings.Replacer, d *press) (*layout, error) {
	c := newComposer(m, f, colours, p, replace)
	if err := c.underMarking(m.Marking); err != nil {
		return nil, err
	}
	assumed, err := c.settled(m)
	if err != nil {
		return nil, err
	}
	record := &flow{paper: c.paper, press: d, anchors: c.within}
	if c.shared = len(m.Record) > 0 && c.paper.bottom-assumed.y >= leastShared*(c.paper.bottom-c.paper.top); c.shared {
		record.newPage()
		record.y, record.last().shared = assumed.y, true
	}
	if err := c.sections(record, m.Record); err != nil {
		return nil, err
	}
	record.anchors = nil
	brief, err := c.above(assumed)
	if err != nil {
		return nil, err
	}
	rest := record
	if len(m.Record) == 0 {
		rest = brief.flow
	}
	if rest, err = c.lists(rest, m.Lists); err != nil {
		return nil, err
	}
	l := &layout{paper: c.paper, pages: rest.pages}
	before := 0
	if len(m.Record) > 0 {
		before = c.before
		if l.pages = append(brief.pages[:before:before], rest.pages...); c.shared {
			l.pages[before].above = brief.pages[before].slabs
		}
	}
	if d == nil {
		for i := range l.pages {
			pg := &l.pages[i]
			pg.head = runningHead(pg.slabs)
			pg.crowned()
			pg.slabs = append(pg.above, pg.slabs...)
		}
		l.anchors = anchorsOf(l.pages)
	} else {
		l.draw(d, before)
	}
	return l, l.finish(c, m, d)
}

// leastShared is the share of a page that the brief must leave for the record to begin
// below it.
const leastShared = 0.35

// draw draws the pages that are not drawn yet; so many stand before the record.
func (l *layout) draw(d *press, before int) {
	for i := before; i < len(l.pages); i++ {
		if pg := &l.pages[i]; pg.sheet == nil {
			pg.draw(d)
		}
	}
	d.turn()
	for i := range l.pages[:before] {
		l.pages[i].draw(d)
	}
	if pg := &l.pages[before]; pg.shared {
		pg.crowned()
		d.above(pg.sheet, pg.above)
	}
	d.deliver()
}

// mostRounds is how often the brief is set before its number of pages may only grow: it
// hardly ever depends on the digits of its page numbers.
const mostRounds = 6

// setting is the brief on its pages, and how it came to be set that way.
type setting struct {
	*flow
	m     Model // its sections in the order in which they stand
	spare int
}

// settled sets the brief as it will stand, with stand-ins for the page numbers. The figures
// come last, unless that takes a page more.
func (c *composer) settled(m Model) (setting, error) {
	for _, s := range m.Record {
		c.standIn = widest(len(s.Blocks))
	}
	defer func() { c.standIn = 0 }()
	best, err := c.spared(m)
	if err != nil {
		return best, err
	}
	if k := slices.IndexFunc(m.Brief, func(s Section) bool { return s.ID == "figures" }); k > 0 {
		other := m
		other.Brief = slices.Delete(slices.Clone(m.Brief), k, k+1)
		set, err := c.spared(other)
		if err != nil {
			return best, err
		}
		other.Brief = append(other.Brief, m.Brief[k])
		c.spare = set.spare
		last, err := c.numbered(other, len(best.pages))
		if err != nil {
			return best, err
		}
		if len(last.pages) <= len(best.pages) {
			best = setting{last, other, set.spare}
		}
	}
	return best, nil
}

// widest is a page number that is at least as wide as those of a record of so many blocks.
func widest(blocks int) int {
	n := 8
	for n < fewestOfPage+blocks/fewestOfPage {
		n = 10*n + 8
	}
	return n
}

// fewestOfPage is how many blocks a page of the record has at least, or nearly.
const fewestOfPage = 8

// above sets the brief with the right page numbers. If the record was to begin below it and
// it takes more room than was assumed, it stands on pages of its own.
func (c *composer) above(assumed setting) (setting, error) {
	var err error
	set := assumed
	c.spare = set.spare
	if set.flow, err = c.numbered(set.m, len(assumed.pages)); err != nil {
		return set, err
	}
	if c.shared && (len(set.pages) != len(assumed.pages) || set.y > assumed.y+0.01) {
		c.shared = false
		if set.flow, err = c.numbered(set.m, len(set.pages)); err != nil {
			return set, err
		}
	}
	c.before = len(set.pages) - boolInt(c.shared)
	return set, nil
}

// spared sets the brief without the blocks that it can spare, where these alone fill the
// beginning of a last page.
func (c *composer) spared(m Model) (setting, error) {
	c.spare = mostSpare
	best, err := c.numbered(m, 1)
	if err != nil || len(best.pages) == 1 || best.y >= c.paper.top+leastFilled*(c.paper.bottom-c.paper.top) {
		return setting{best, m, c.spare}, err
	}
	for c.spare > 0 {
		c.spare--
		f, err := c.numbered(m, 1)
		if err != nil || len(f.pages) < len(best.pages) {
			return setting{f, m, c.spare}, err
		}
	}
	c.spare = mostSpare
	return setting{best, m, c.spare}, nil
}

// leastFilled is the share of a last page that must be filled for the page to be kept;
// mostSpare is the highest level of a block that may be left out.
const (
	leastFilled = 0.3
	mostSpare   = 3
)

// numbered sets the brief until its page numbers are right: at first they are those that
// follow if it has so many pages.
func (c *composer) numbered(m Model, pages int) (*flow, error) {
	for round := 0; ; round++ {
		c.before = pages - boolInt(c.shared)
		c.absent = map[string]bool{}
		brief := &flow{paper: c.paper}
		if err := c.front(brief, m); err != nil {
			return nil, err
		}
		if err := c.sections(brief, m.Brief); err != nil {
			return nil, err
		}
		if round >= mostRounds { // a blank page is better than a wrong number
			for len(brief.pages) < pages {
				brief.newPage()
			}
		}
		if len(brief.pages) == pages || len(m.Record) == 0 || c.standIn > 0 {
			return brief, nil
		}
		pages = len(brief.pages)
	}
}

// lists puts the lists after the record, without the blocks that they can spare where
// these alone fill the beginning of a last page.
func (c *composer) lists(after *flow, list []Section) (*flow, error) {
	c.spare = mostSpare
	sparing := slices.IndexFunc(list, Section.canSpare)
	if sparing < 0 {
		return after, c.sections(after, list)
	}
	if err := c.sections(after, list[:sparing]); err != nil {
		return nil, err
	}
	list = list[sparing:]
	whole := after.clone()
	if err := c.sections(whole, list); err != nil {
		return nil, err
	}
	if whole.y > c.paper.top+leastEnd*(c.paper.bottom-c.paper.top) {
		return whole, nil
	}
	c.spare = 0
	short := after.clone()
	if err := c.sections(short, list); err != nil || len(short.pages) < len(whole.pages) {
		return short, err
	}
	return whole, nil
}

// canSpare reports whether a section has blocks that can be left out.
func (s Section) canSpare() bool {
	return slices.ContainsFunc(s.Blocks, func(b Block) bool {
		switch b.(type) {
		case Spare, Instead:
			return true
		}
		return false
	})
}

// leastEnd is the same share for the last page of the pack.
const leastEnd = 0.2

func anchorsOf(pages []page) map[string]int {
	out := map[string]int{}
	for n, pg := range pages {
		for _, s := range pg.slabs {
			for _, a := range s.anchors {
				out[a] = n + 1
			}
		}
	}
	return out
}

// sections puts sections on pages, one below the other.
func (c *composer) sections(f *flow, list []Section) error {
	for k := range list {
		s, foot := list[k], (*Section)(nil)
		if k+1 < len(list) && list[k+1].Foot {
			foot = &list[k+1]
		}
		body := c.section(s)
		if len(s.Ends) > 0 {
			slabs, err := c.fitting(f, s, foot)
			if err != nil {
				return fmt.Errorf("section %q: %w", s.Title, err)
			}
			if body = all(slabs); len(slabs) == 0 {
				continue
			}
		}
		if err := c.sect(f, s, body); err != nil {
			return fmt.Errorf("section %q: %w", s.Title, err)
		}
	}
	return nil
}

// sect puts a section with its heading below what is on the last page.
func (c *composer) sect(f *flow, s Section, body *queue) error {
	var head []slab
	var err error
	if s.Title != "" {
		if head, err = c.head(s); err != nil {
			return err
		}
	}
	if s.NewPage && len(f.pages) > 0 && !f.fresh() && !f.last().shared || len(f.pages) == 0 {
		f.newPage()
	}
	if s.Columns < 2 {
		body.slabs = append(head, body.slabs...)
		return f.add(body, 1)
	}
	if len(head) > 0 {
		if s.Foot {
			head[0].room = 0
		}
		if f.paper.bottom-f.y < head[0].room && !f.fresh() {
			f.newPage()
		}
		if err := f.add(all(loose(head)), 1); err != nil {
			return err
		}
		body.close = true
	}
	return f.add(body, 2)
}

// fitting is a section with as many of its blocks as there is room for on the page. Rather
// than fewer than it needs, it has shorter ones, little at the foot of the page, no headings,
// or nothing at the foot, in this order. If not all parts fit, later ones may take the place of one that is too
// long. If no cut makes it fit, the section stays whole, unless it is at the foot itself.
func (c *composer) fitting(f *flow, s Section, foot *Section) ([]slab, error) {
	type try struct {
		section Section
		bare    bool
		foot    int // lines at the foot
	}
	tries := []try{{s, false, sureFoot}}
	last := s
	for last.Shorter != nil {
		last = *last.Shorter
		tries = append(tries, try{last, false, sureFoot})
	}
	for _, t := range append(tries, try{last, false, 1}, try{last, true, 1}, try{last, true, 0}) {
		for k := len(s.Ends) - 1; k >= 0; k-- {
			in := make([]bool, len(s.Ends))
			for m := range k + 1 {
				in[m] = true
			}
			slabs, fits, err := c.trial(f, t.section, in, t.bare, foot.least(t.foot))
			if err == nil && fits && !t.bare {
				slabs, err = c.filled(f, t.section, in, k, slabs, foot.least(t.foot))
			}
			if err != nil || fits {
				return slabs, err
			}
		}
	}
	c.leaveOut(s, nil)
	if s.Foot {
		s.Blocks = s.Blocks[:s.Ends[0].Blocks]
	}
	return c.section(s).rest()
}

// least is as little of a section as can stand at the foot of a page, but so many blocks if
// it has them; nil for none.
func (s *Section) least(blocks int) *Section {
	if s == nil || blocks == 0 {
		return nil
	}
	out := *s
	out.Blocks = s.Blocks[:min(len(s.Blocks), max(s.Ends[0].Blocks, blocks))]
	return &out
}

// sureFoot is how many lines a page has at its foot if there is room for as many statements
// as there have to be.
const sureFoot = 6

// leaveOut notes which parts of a section have no room.
func (c *composer) leaveOut(s Section, in []bool) {
	for m, end := range s.Ends {
		if end.Part != "" {
			c.absent[end.Part] = in != nil && !in[m]
		}
	}
}

// trial sets a section with some of its parts, and reports whether it stands on the page
// together with what belongs at its foot.
func (c *composer) trial(f *flow, s Section, in []bool, bare bool, foot *Section) ([]slab, bool, error) {
	short := s
	short.Blocks = nil
	from := 0
	for m, end := range s.Ends {
		if in[m] {
			short.Blocks = append(short.Blocks, s.Blocks[from:end.Blocks]...)
		}
		from = end.Blocks
	}
	if bare {
		short.Blocks = withoutHeadings(short.Blocks)
	}
	c.leaveOut(s, in)
	defer func(at spot) { c.at = at }(c.at)
	slabs, err := c.section(short).rest()
	if err != nil {
		return nil, false, err
	}
	if s.Title == "" {
		if slabs = f.held(slabs); slabs == nil {
			return nil, false, nil
		}
	}
	page := f.clone()
	if err := c.sect(page, short, all(slices.Clone(slabs))); err != nil {
		return nil, false, err
	}
	if foot != nil {
		if err := c.sect(page, *foot, c.section(*foot)); err != nil {
			return nil, false, err
		}
	}
	return slabs, len(page.pages) == max(len(f.pages), 1), nil
}

// held are slabs as they fit into two columns on the rest of the last page, if need be
// closer together; nil if they do not.
func (f *flow) held(slabs []slab) []slab {
	if f.holds(slabs) {
		return slabs
	}
	for _, share := range tightness {
		closer := slices.Clone(slabs)
		for i := range closer {
			closer[i].before *= share
		}
		if f.holds(closer) {
			return closer
		}
	}
	return nil
}

// tightness is the share of the space between blocks that is tried if they do not fit.
var tightness = []float64{0.8, 0.6}

// withoutHeadings leaves out headings; what stood under one is set apart by space.
func withoutHeadings(blocks []Block) []Block {
	var out []Block
	under := false
	for _, b := range blocks {
		if isHeading(b) {
			under = true
			continue
		}
		if p, ok := b.(Paragraph); ok && under {
			p.Apart, p.Tight = true, false
			b = p
		}
		under = false
		out = append(out, b)
	}
	return out
}

func isHeading(b Block) bool { _, ok := b.(Heading); return ok }

// filled adds later parts to a section that fits if it ends with its k-th part: those that
// fit too and begin with a heading, or continue one that was added.
func (c *composer) filled(f *flow, s Section, in []bool, k int, fit []slab, foot *Section) ([]slab, error) {
	added := false
	for m := k + 1; m < len(s.Ends); m++ {
		part := s.Blocks[s.Ends[m-1].Blocks:s.Ends[m].Blocks]
		if !added && (len(part) == 0 || !isHeading(part[0])) {
			continue
		}
		in[m] = true
		slabs, fits, err := c.trial(f, s, in, false, foot)
		if err != nil {
			return nil, err
		}
		if added = fits; added {
			fit = slabs
		} else {
			in[m] = false
		}
	}
	c.leaveOut(s, in)
	return fit, nil
}

// loose lets the last of some slabs be followed by a new column.
func loose(slabs []slab) []slab {
	last(slabs).keep = false
	return slabs
}

// finish sets the running heads, for which all pages must be known.
func (l *layout) finish(c *composer, m Model, d *press) error {
	for i := range l.pages {
		pg := &l.pages[i]
		s, err := c.furniture(m, pg.head, i+1, len(l.pages))
		switch {
		case err != nil:
			return err
		case d == nil:
			pg.slabs = append(pg.slabs, placed{s, 0, 0})
		default:
			d.running(pg.sheet, s)
		}
	}
	return nil
}

// crowned adds to the running head of a shared page what stands above.
func (pg *page) crowned() {
	if len(pg.above) > 0 {
		pg.head = runningHead(pg.above) + dot + pg.head
	}
}

// runningHead says what is on a page: its sections or, in the record, its topics with the
// first and the last speaker.
func runningHead(slabs []placed) string {
	var topics, sections, who []string
	add := func(list []string, s string) []string {
		if s == "" || len(list) > 0 && list[len(list)-1] == s {
			return list
		}
		return append(list, s)
	}
	for _, s := range slabs {
		sections, topics, who = add(sections, s.place.section), add(topics, s.place.topic), add(who, s.place.who)
	}
	if len(topics) == 0 {
		return span(slices.Compact(sections))
	}
	if len(who) == 0 {
		return span(topics)
	}
	return span(topics) + ": " + span(who)
}

// span is the first and the last of a list.
func span(list []string) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0]
	}
	if list[0] == list[len(list)-1] {
		return list[0]
	}
	return list[0] + " – " + list[len(list)-1]
}
