package pack

import (
	"slices"
	"strings"

	"onrecord/report"
)

// byTopic is the stories of each topic that the first page does not tell in full, each by
// its headline with what was said: a story stands whole, under the topic that most of its
// statements have.
func (c *collection) byTopic() []Section {
	without := c.withoutRoom()
	if len(c.topics) < 2 && len(without) == 0 {
		return nil
	}
	of := map[string][]int{}
	for k, s := range c.ranking.Stories {
		topic := oneLine(s.Topic)
		of[topic] = append(of[topic], k)
	}
	shown := c.shownAbove()
	s := Section{ID: "topics", Title: c.w.say("topics"), Columns: 2, Again: true}
	named := c.introduced() // who has been given a role
	var few, all []Text
	n := 0
	for _, t := range c.topics {
		most, level := shownStories, 0
		if n >= shownTopics {
			most = 0
		}
		if n >= sureTopics {
			level = spareTopic
		}
		lines := c.storiesOf(t, of[t.label], most, level, shown, named, without)
		if most > 0 && len(lines) == 0 && t.statements >= leastOfTopic {
			lines = c.strongest(t, level, shown, named)
		}
		none := !slices.ContainsFunc(lines, unconditional)
		if level > 0 || none {
			all = c.inPassing(all, t)
		}
		if none {
			few = c.inPassing(few, t)
		} else {
			n++
		}
		head := Heading{Text: orElse(t.label, c.w.say("no topic")), Detail: c.inShort(t), To: t.id, Page: true}
		s.Blocks = append(s.Blocks, headed(head, lines, level)...)
	}
	more := Heading{Text: c.w.say("more topics")}
	if len(few) > 0 {
		s.Blocks = append(s.Blocks, Spare{1, more}, Spare{1, Paragraph{Texts: few}})
	}
	if len(all) > 0 {
		s.Blocks = append(s.Blocks, Instead{1, more}, Instead{1, Paragraph{Texts: all}})
	}
	return []Section{s}
}

// What can be left out so that the brief does not end in a few lines on a page: lines
// first, then stories, then topics.
const (
	spareTopic = 1
	spareStory = 2
	spareLine  = mostSpare
)

// headed puts a heading above lines that can be left out at a level, 0 for never. It stands
// there only with one of them.
func headed(head Heading, lines []Block, level int) []Block {
	parts := missingIn(lines)
	var out []Block
	switch {
	case head.Text == "":
	case !slices.ContainsFunc(lines, unconditional):
		if len(parts) > 0 {
			out = append(out, Absent{parts, head})
		}
	case level == 0:
		out = append(out, head)
	default:
		out = append(out, Spare{level, head})
		if len(parts) > 0 {
			out = append(out, Instead{level, Absent{parts, head}})
		}
	}
	return append(out, lines...)
}

// unconditional reports whether a block does not depend on what had room before.
func unconditional(b Block) bool { return len(missingIn([]Block{b})) == 0 }

// missingIn are the parts of the first page in whose absence some of the blocks are shown.
func missingIn(blocks []Block) []string {
	var parts []string
	for _, b := range blocks {
		if i, ok := b.(Instead); ok {
			b = i.Block
		}
		if a, ok := b.(Absent); ok {
			for _, part := range a.Parts {
				if !slices.Contains(parts, part) {
					parts = append(parts, part)
				}
			}
		}
	}
	return parts
}

// spared are blocks that can be left out at a level; 0 for never.
func spared(level int, blocks ...Block) []Block {
	for k, b := range blocks {
		if level > 0 {
			blocks[k] = Spare{level, b}
		}
	}
	return blocks
}

// leastOfTopic is how many statements a topic has that is told though its statements are
// of stories under other topics.
const leastOfTopic = 4

// strongest is the first statement of a topic whose stories stand under others.
func (c *collection) strongest(t topic, level int, shown map[int]bool, named map[string]bool) []Block {
	for _, l := range c.ranking.All {
		if e := c.shownIn(l.Row); e != nil && e.topic == t.id && !shown[l.Row] && c.whole(&c.rows[l.Row]) {
			shown[l.Row] = true
			return spared(level, c.lineOf(l.Row, longestShown, named))
		}
	}
	return nil
}

// withoutRoom are the leads that the first page may have no room for, by the index of their
// story.
func (c *collection) withoutRoom() map[int][]report.Lead {
	out, optional := map[int][]report.Lead{}, c.optional()
	for _, l := range c.onFirstPage() {
		if optional[c.partOf(l)] {
			k := slices.IndexFunc(c.ranking.Stories, func(s report.Story) bool { return s.Has(l) })
			out[k] = append(out[k], l)
		}
	}
	return out
}

// lackingRoom is a lead as it stands under its topic if the first page has no room for it.
func (c *collection) lackingRoom(l report.Lead) []Block {
	row := &c.rows[l.Row]
	l.Begins = "" // which is not printed there
	var list []Paragraph
	if p, ok := c.asked(row); ok {
		list = append(list, p)
	}
	line := c.lineOf(l.Row, longestShown, map[string]bool{})
	line.Tight = len(list) > 0
	list = append(list, line)
	if other := c.answer(l); other >= 0 {
		list = append(list, c.line(other, map[string]bool{}))
	} else if other, ok := c.ranking.Replies[l.Row]; ok {
		list = append(list, c.onTheSame(other, map[string]bool{}))
	}
	var out []Block
	for _, p := range list {
		out = append(out, Absent{[]string{c.partOf(l)}, p})
	}
	return out
}

// whole reports whether a statement can be read alone beside its speaker's name.
func (c *collection) whole(r *report.Row) bool {
	return report.Sentence(r) && !report.Hanging(r) && !report.NeedsQuestion(r) && !report.Courtesy(r.Quote) && !participle(r) && !c.headline(r)
}

// shownAbove are the rows that the brief has before its topics.
func (c *collection) shownAbove() map[int]bool {
	shown := map[int]bool{}
	for _, l := range c.ranking.Leads {
		shown[l.Row] = true
		if other := c.answer(l); other >= 0 {
			shown[other] = true
		} else if other, ok := c.ranking.Replies[l.Row]; ok {
			shown[other] = true
		}
	}
	for _, i := range c.denials() {
		shown[i] = true
	}
	for _, x := range c.ranking.Contrasts[:min(len(c.ranking.Contrasts), shownContrasts)] {
		shown[x.Claim], shown[x.Against] = true, true
	}
	return shown
}

// storiesOf is the stories of a topic, a number of them at most, and how many more speakers
// it has. What the first page may have no room for is there in any case.
func (c *collection) storiesOf(t topic, stories []int, most, level int, shown map[int]bool, named map[string]bool, without map[int][]report.Lead) []Block {
	var bare, out []Block // without a headline come first: no other stands above them
	said := map[string]bool{}
	for i := range shown {
		if e := c.shownIn(i); e != nil && e.topic == t.id {
			said[oneLine(c.rows[i].Speaker)] = true
		}
	}
	for told, k := 0, 0; k < len(stories); k++ {
		s := c.ranking.Stories[stories[k]]
		var its []Block
		for _, l := range without[stories[k]] {
			its = append(its, c.lackingRoom(l)...)
		}
		of := level
		if told < most {
			rows := c.best(s, shown, len(stories) == 1)
			if told += boolInt(len(rows) > 0); told > sureStories && level == 0 {
				of = spareStory
			}
			for k, i := range rows {
				said[oneLine(c.rows[i].Speaker)] = true
				line := c.lineOf(i, longestLine+(longestShown-longestLine)*boolInt(k == 0), named)
				line.Tight = k == 0 && s.Name != "" // below its headline
				if k+1 == shownOfStory && of == 0 {
					its = append(its, Spare{spareLine, line})
				} else {
					its = append(its, spared(of, line)...)
				}
			}
		}
		if line := headed(c.storyLine(s), its, of); s.Name == "" {
			bare = append(bare, line...)
		} else {
			out = append(out, line...)
		}
	}
	out = append(bare, out...)
	if !slices.ContainsFunc(out, unconditional) {
		return out
	}
	others := map[string]bool{}
	for _, e := range t.entries {
		if name := oneLine(e.first.Speaker); name != "" && !said[name] {
			others[name] = true
		}
	}
	if len(others) > 0 {
		out[len(out)-1] = kept(out[len(out)-1])
		out = append(out, spared(level, Paragraph{Texts: []Text{{Words: c.w.count("and speakers", len(others)), Look: lookSmall}}, Size: sizeSmall, Tight: true})...)
	}
	return out
}

// kept is a block that stays with the one after it, as far as it is a paragraph.
func kept(b Block) Block {
	switch b := b.(type) {
	case Spare:
		return Spare{b.Level, kept(b.Block)}
	case Absent:
		return Absent{b.Parts, kept(b.Block)}
	case Paragraph:
		b.Keep = true
		return b
	}
	return b
}

// storyLine stands above what was said in a story.
func (c *collection) storyLine(s report.Story) Heading {
	h := Heading{Text: storyName(s.Name, s.Opening), Minor: true, Quiet: s.Opening, Detail: c.dates.days(s.First, s.Last)}
	if s.Reports > 1 {
		h.Detail = joined(c.w.count("reports", s.Reports), h.Detail)
	}
	return h
}

// joined is the parts of a detail that there are.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// leastLine is how few words may stand in the brief.
const leastLine = 4

// best are the statements that a story is told with: by several speakers, those that can be
// read alone.
func (c *collection) best(s report.Story, shown map[int]bool, only bool) []int {
	most := shownOfStory
	if s.Reports == 1 && !only {
		most = shownOfOne
	}
	var out []int
	said := map[string]bool{}
	for _, whole := range []bool{true, false} {
		for _, i := range s.Rows {
			r := &c.rows[i]
			good := c.whole(r)
			if !whole && len(out) > 0 || len(out) == most {
				break
			}
			if shown[i] || said[r.Speaker] || c.shownIn(i) == nil || good != whole || participle(r) || len(strings.Fields(r.Quote)) < leastLine {
				continue
			}
			said[r.Speaker] = true
			shown[i] = true
			out = append(out, i)
		}
	}
	return out
}

// headline reports whether a row's words are those of the headline of its report.
func (c *collection) headline(r *report.Row) bool {
	title := oneLine(r.Title)
	return title != "" && strings.Contains(title, strings.TrimRight(oneLine(r.Quote), ".…"))
}
