package pack

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/report"
)

// How many lines the page that can be read alone has of each kind.
const (
	shown         = 8 // speakers, topics
	shownReported = 3
	shownChanges  = 6
	shownVoices   = 5
)

// overview is the page that can be read alone.
func (c *collection) overview(m Model, change *report.Comparison) Section {
	s := Section{ID: "overview", Title: wordOverview, NewPage: true, Detail: m.Period}
	s.Blocks = append(s.Blocks, Numbers{m.Figures})
	if note := strings.TrimSpace(c.b.Note); note != "" {
		s.Blocks = append(s.Blocks, Heading{Text: wordNote})
		for p := range strings.SplitSeq(strings.ReplaceAll(note, "\r\n", "\n"), "\n\n") {
			if p = oneLine(p); p != "" {
				s.Blocks = append(s.Blocks, Prose{Text: p, Lang: noteLanguage(note)})
			}
		}
	}
	if len(c.entries) == 0 {
		s.Blocks = append(s.Blocks, Prose{Text: wordEmpty})
		return s
	}
	s.IfRoom = len(s.Blocks) // all that follows stands elsewhere too
	if most := c.mostReported(); len(most) > 0 {
		s.Blocks = append(s.Blocks, Heading{Text: wordReported})
		s.Blocks = append(s.Blocks, most...)
	}
	if change != nil {
		s.Blocks = append(s.Blocks, Heading{Text: wordChanged + " " + m.Before})
		s.Blocks = append(s.Blocks, c.changes(*change)...)
	}
	s.Blocks = append(s.Blocks, c.topSpeakers()...)
	s.Blocks = append(s.Blocks, Charts{
		largest(c.topicChart(nil), shown),
		chart("By source", report.BySource(c.once), wordNoSource, shown, nil, c.outletID),
	})
	return s
}

// topSpeakers returns a heading and those who spoke most, with their topics.
func (c *collection) topSpeakers() []Block {
	blocks := []Block{Heading{Text: wordVoices}}
	for _, count := range report.BySpeaker(c.once) {
		if count.Name == "" || len(blocks) > shownVoices {
			break
		}
		v := TopSpeaker{Name: oneLine(count.Name), To: c.personID(oneLine(count.Name)), Statements: count.Rows}
		var theirs []report.Row
		for _, r := range c.counted {
			if r.Speaker == count.Name {
				theirs = append(theirs, r)
				v.Role = orElse(v.Role, oneLine(r.Role))
			}
		}
		for i, t := range report.ByTopic(theirs) {
			if i == 3 {
				break
			}
			v.Topics = append(v.Topics, Item{orElse(oneLine(t.Name), wordNoTopic), number(t.Rows), c.topicID(oneLine(t.Name))})
		}
		blocks = append(blocks, v)
	}
	if len(blocks) == 1 {
		return nil
	}
	return blocks
}

// changes are the lines of what changed since the period before. A line
// without anything says so: that nothing is new is news too.
func (c *collection) changes(change report.Comparison) []Block {
	var voices []Item
	for _, v := range change.NewSpeakers {
		voices = append(voices, Item{oneLine(v.Name), number(v.Rows), c.personID(oneLine(v.Name))})
	}
	var up, down, silent []Item
	for _, t := range change.ByTopic {
		item := Item{oneLine(t.Name), fmt.Sprintf("%s (%s)", number(t.Now), signed(t.By())), c.topicID(oneLine(t.Name))}
		switch {
		case t.Before == 0:
			item.Detail = number(t.Now) + " (new)"
			up = append(up, item)
		case t.By() > 0:
			up = append(up, item)
		case t.By() < 0:
			down = append(down, item)
		}
	}
	for _, s := range change.BySpeaker {
		if s.Now == 0 {
			silent = append(silent, Item{oneLine(s.Name), "before: " + number(s.Before), ""})
		}
	}
	return []Block{
		items("New voices", voices, "Nobody appears for the first time."),
		items("Topics up", up, "No topic has more statements than before."),
		items("Topics down", down, "No topic has fewer statements than before."),
		items("Not heard", silent, "Everyone who spoke before spoke again."),
	}
}

func items(name string, list []Item, none string) Items {
	if len(list) == 0 {
		return Items{Name: name, Rest: none}
	}
	if more := len(list) - shownChanges; more > 0 {
		return Items{name, list[:shownChanges], "and " + counted(more, "other", "others")}
	}
	return Items{Name: name, Items: list}
}

// signed writes a change with its sign: "+12", "−3", "±0".
func signed(n int) string {
	switch {
	case n > 0:
		return "+" + number(n)
	case n < 0:
		return "−" + number(-n)
	}
	return "±0"
}

// mostReported are the statements that more than one source reports, those
// with most sources first.
func (c *collection) mostReported() []Block {
	var list []Reported
	shown := map[string]bool{} // entries in another topic's words
	for _, e := range c.entries {
		if shown[e.ID] {
			continue
		}
		var sources []string
		if e.row.Source != "" {
			sources = []string{e.Source}
		}
		for _, a := range e.Also {
			if a.Source != wordNoSource {
				sources = union(sources, []string{a.Source})
			}
		}
		for _, o := range e.Same {
			shown[o.To] = true
			if o.Source != wordNoSource {
				sources = union(sources, []string{o.Source})
			}
		}
		if len(sources) > 1 {
			list = append(list, Reported{To: e.ID, Intro: e.Intro, Quote: strings.Join(e.Quote, " "), Lang: e.Lang, Speaker: e.Speaker, Role: e.Role, Sources: sources})
		}
	}
	slices.SortStableFunc(list, func(a, b Reported) int { return len(b.Sources) - len(a.Sources) })
	var blocks []Block
	for _, r := range list[:min(len(list), shownReported)] {
		blocks = append(blocks, r)
	}
	return blocks
}
