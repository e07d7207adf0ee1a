package pack

import (
	"strings"

	"onrecord/report"
)

// byTopic is the stories of each topic that the first page does not tell in full, each by
// its headline with what was said: a story stands whole, under the topic that most of its
// statements have.
func (c *collection) byTopic() []Section {
	if len(c.topics) < 2 {
		return nil
	}
	of := map[string][]report.Story{}
	for _, s := range c.ranking.Stories {
		topic := oneLine(s.Topic)
		of[topic] = append(of[topic], s)
	}
	shown := c.shownAbove()
	s := Section{ID: "topics", Title: c.w.say("topics"), Columns: 2, Again: true}
	named := c.introduced() // who has been given a role
	var few, all []Text
	n := 0
	for _, t := range c.topics {
		var lines []Block
		if n < shownTopics {
			lines = c.storiesOf(t, of[t.label], shown, named)
			if len(lines) == 0 && t.statements >= leastOfTopic {
				lines = c.strongest(t, shown, named)
			}
		}
		if n >= sureTopics || len(lines) == 0 {
			all = c.inPassing(all, t)
		}
		if len(lines) == 0 {
			few = c.inPassing(few, t)
			continue
		}
		n++
		head := Heading{Text: orElse(t.label, c.w.say("no topic")), Detail: c.inShort(t), To: t.id, Page: true}
		for _, b := range append([]Block{head}, lines...) {
			if n > sureTopics {
				b = Spare{1, unspared(b)}
			}
			s.Blocks = append(s.Blocks, b)
		}
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

// leastOfTopic is how many statements a topic has that is told though its statements are
// of stories under other topics.
const leastOfTopic = 4

// strongest is the first statement of a topic whose stories stand under others.
func (c *collection) strongest(t topic, shown map[int]bool, named map[string]bool) []Block {
	for _, l := range c.ranking.All {
		if e := c.shownIn(l.Row); e != nil && e.topic == t.id && !shown[l.Row] && c.whole(&c.rows[l.Row]) {
			shown[l.Row] = true
			return []Block{c.lineOf(l.Row, longestShown, named)}
		}
	}
	return nil
}

// whole reports whether a statement can be read alone beside its speaker's name.
func (c *collection) whole(r *report.Row) bool {
	return report.Sentence(r) && !report.Hanging(r) && !participle(r) && !c.headline(r)
}

// shownAbove are the rows that the brief has before its topics.
func (c *collection) shownAbove() map[int]bool {
	shown := map[int]bool{}
	for _, l := range c.ranking.Leads {
		shown[l.Row] = true
		if other := c.answer(l.Row); other >= 0 {
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

// storiesOf is the stories of a topic, and how many more speakers it has.
func (c *collection) storiesOf(t topic, stories []report.Story, shown map[int]bool, named map[string]bool) []Block {
	var out []Block
	told, said := 0, map[string]bool{}
	for _, s := range stories {
		if told == shownStories {
			break
		}
		rows := c.best(s, shown, len(stories) == 1)
		if len(rows) == 0 {
			continue
		}
		told++
		var its []Block
		if head := c.storyLine(s); head.Text != "" {
			its = append(its, head)
		}
		for k, i := range rows {
			said[oneLine(c.rows[i].Speaker)] = true
			line := c.lineOf(i, longestLine+(longestShown-longestLine)*boolInt(k == 0), named)
			line.Tight = k == 0 && len(its) > 0
			if b := Block(line); k+1 == shownOfStory {
				its = append(its, Spare{mostSpare, b})
			} else {
				its = append(its, b)
			}
		}
		for _, b := range its {
			if told > sureStories {
				b = Spare{2, unspared(b)}
			}
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return nil
	}
	others := map[string]bool{}
	for _, e := range t.entries {
		if name := oneLine(e.first.Speaker); name != "" && !said[name] {
			others[name] = true
		}
	}
	if len(others) > 0 {
		out[len(out)-1] = kept(out[len(out)-1])
		out = append(out, Paragraph{Texts: []Text{{Words: c.w.count("and speakers", len(others)), Look: lookSmall}}, Size: sizeSmall, Tight: true})
	}
	return out
}

// kept is a block that stays with the one after it, as far as it is a paragraph.
func kept(b Block) Block {
	switch b := b.(type) {
	case Spare:
		return Spare{b.Level, kept(b.Block)}
	case Paragraph:
		b.Keep = true
		return b
	}
	return b
}

// storyLine stands above what was said in a story.
func (c *collection) storyLine(s report.Story) Heading {
	h := Heading{Text: storyName(s.Name, s.Opening), Minor: true, Quiet: s.Opening, Detail: c.dates.short(s.Last)}
	if s.Reports > 1 {
		h.Detail = c.w.count("reports", s.Reports)
		if day := c.dates.short(s.Last); day != "" {
			h.Detail += ", " + day
		}
	}
	return h
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
