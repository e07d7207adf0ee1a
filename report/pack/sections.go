package pack

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/report"
)

// statements returns the sections of the topics.
func (c *collection) statements(change *report.Comparison) []Section {
	if len(c.topics) == 0 {
		return []Section{{ID: "statements", Title: wordStated, NewPage: true, Blocks: []Block{Prose{Text: wordEmpty}}}}
	}
	var list []Section
	for i, t := range c.topics {
		s := Section{ID: topicID(i), Title: orElse(t.label, wordNoTopic), Count: t.statements, NewPage: i == 0}
		s.Detail = counted(t.statements, "statement", "statements")
		if change != nil && t.label != "" {
			for _, x := range change.ByTopic {
				if oneLine(x.Name) == t.label {
					s.Detail += ", " + signed(x.By())
				}
			}
		}
		for k, g := range t.groups {
			g.ID = fmt.Sprintf("%s.%d", s.ID, k+1)
			s.Blocks = append(s.Blocks, g)
		}
		list = append(list, s)
	}
	return list
}

// speakers returns the index of who is quoted and where.
func (c *collection) speakers() []Section {
	if len(c.people) == 0 {
		return nil
	}
	s := Section{ID: "speakers", Title: wordSpeakers, NewPage: true, Detail: counted(len(c.people), "speaker", "speakers")}
	var list Index
	for _, p := range c.people {
		list.People = append(list.People, Person{p.id, p.name, p.role, p.statements, p.entries})
	}
	s.Blocks = []Block{list}
	return []Section{s}
}

// sources lists the documents by outlet, and those that were not read.
func (c *collection) sources() []Section {
	var list []Section
	if len(c.outlets) > 0 {
		s := Section{ID: "sources", Title: wordSources, NewPage: true}
		for _, o := range c.outlets {
			s.Blocks = append(s.Blocks, Heading{ID: o.id, Text: o.name,
				Detail: counted(o.statements, "statement", "statements")})
			for _, d := range o.documents {
				r := Record{ID: d.id, Margin: d.date, Name: d.title, URL: d.url, Entries: d.entries}
				if d.url == "" {
					r.Detail = append(r.Detail, d.path)
				}
				for _, w := range d.warnings {
					r.Detail = append(r.Detail, oneLine(w))
				}
				if len(d.entries) == 0 {
					r.Detail = append(r.Detail, "no statements in this briefing")
				}
				s.Blocks = append(s.Blocks, r)
			}
		}
		list = append(list, s)
	}
	var unread []Block
	for _, d := range c.b.Documents {
		if d.Status != report.StatusRead {
			unread = append(unread, Record{Margin: string(d.Status), Name: oneLine(d.Path),
				Detail: []string{orElse(oneLine(d.Reason), "no reason given")}})
		}
	}
	if len(unread) > 0 {
		list = append(list, Section{ID: "unread", Title: wordNotRead, Blocks: unread})
	}
	return list
}

// listed is the number of statements with one flag that are listed
// individually.
const listed = 40

// check lists the flagged statements, by flag.
func (c *collection) check() []Section {
	var flags []string
	entries := map[string][]*Entry{}
	for _, e := range c.entries {
		flags = union(flags, e.Check)
		for _, f := range e.Check {
			entries[f] = append(entries[f], e)
		}
	}
	if len(flags) == 0 {
		return nil
	}
	slices.Sort(flags)
	s := Section{ID: "check", Title: wordToCheck, NewPage: true}
	for _, f := range flags {
		list := entries[f]
		s.Blocks = append(s.Blocks, Heading{Text: capital(oneLine(f)), Detail: counted(len(list), "statement", "statements")})
		for _, e := range list[:min(len(list), listed)] {
			r := Record{Margin: e.Date, Name: beginning(strings.TrimSpace(e.Intro+" "+e.Quote[0]), 56), Entries: []string{e.ID}}
			if !e.Unnamed {
				r.Detail = []string{e.Speaker}
			}
			s.Blocks = append(s.Blocks, r)
		}
		if len(list) > listed {
			rest := Record{Name: counted(len(list)-listed, "other", "others")}
			for _, e := range list[listed:] {
				rest.Entries = append(rest.Entries, e.ID)
			}
			s.Blocks = append(s.Blocks, rest)
		}
	}
	return []Section{s}
}

// method explains how the briefing was made and what its terms mean.
func (c *collection) method(k report.KeyFigures, m Model) Section {
	s := Section{ID: "method", Title: wordMethod, NewPage: true}
	lines := []Fact{
		{"Documents", fmt.Sprintf("%s read, %s skipped, %s could not be read", number(k.Read), number(k.Skipped), number(k.Failed))},
		{"Statements", fmt.Sprintf("%s in %s", number(k.Statements), counted(k.Rows, "row", "rows"))},
	}
	if again := c.shownOnce(); again > 0 {
		lines = append(lines, Fact{"Shown once", fmt.Sprintf("%s, listed under the statement they repeat", counted(again, "statement", "statements"))})
	}
	if k.Questions > 0 {
		lines = append(lines, Fact{"Questions", fmt.Sprintf("%s, printed above their answers and not counted", number(k.Questions))})
	}
	lines = append(lines,
		Fact{"Unknown", fmt.Sprintf("speaker in %s, date in %s, topic in %s", counted(k.NoSpeaker, "row", "rows"), number(k.NoDate), number(k.NoTopic))},
		Fact{"To check", fmt.Sprintf("%s with a flag", counted(k.Flagged, "row", "rows"))},
		Fact{"Period", orElse(c.b.Period.Name, "all")},
	)
	if m.Before != "" {
		lines = append(lines, Fact{"Compared with", m.Before})
	}
	lines = append(lines,
		Fact{"Made", m.Made},
		Fact{"Program", strings.TrimSpace("onrecord " + m.Version)},
	)
	for _, set := range c.b.Settings {
		lines = append(lines, Fact{oneLine(set.Name), oneLine(set.Value)})
	}
	s.Blocks = []Block{Facts{lines}, Heading{Text: "Terms"}, Facts{explanations}}
	return s
}

// shownOnce counts the rows that stand under another.
func (c *collection) shownOnce() int {
	n := 0
	for _, e := range c.duplicates {
		n += boolInt(e.lead >= 0)
	}
	return n
}
