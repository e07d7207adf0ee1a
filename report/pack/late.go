package pack

import (
	"fmt"
	"strings"
)

// late lists what came after the briefing of its own days: every document with its
// statements, which no figure counts.
func (c *collection) late() []Section {
	if len(c.b.Late) == 0 {
		return nil
	}
	s := Section{ID: "late", Title: wordLate, NewPage: true,
		Detail: counted(len(c.b.Late), "document", "documents") + " of earlier days, not in the figures"}
	n := 0
	for _, l := range c.b.Late {
		d := l.Document
		name := strings.Join(filledIn(oneLine(d.Source), orElse(oneLine(d.Title), oneLine(d.Path))), ", ")
		r := Record{Margin: orElse(c.dates.words(d.Date), wordNoDate), Name: name, URL: strings.TrimSpace(d.URL), Detail: []string{"of " + l.Own.Name}}
		if l.Changed {
			r.Detail = append(r.Detail, "changed since it was briefed")
		}
		if len(l.Rows) == 0 {
			r.Detail = append(r.Detail, "no statements")
		}
		s.Blocks = append(s.Blocks, r)
		var g Group
		for i, row := range l.Rows {
			if i > 0 && sameTurn(l.Rows[i-1], row) {
				e := g.Entries[len(g.Entries)-1]
				e.Quote, e.Rows = append(e.Quote, oneLine(row.Quote)), append(e.Rows, oneLine(row.ID))
				continue
			}
			n++
			e := c.entry(row)
			e.ID = fmt.Sprintf("l%d", n)
			g.Entries = append(g.Entries, e)
		}
		for _, e := range g.Entries {
			e.setQuotationMarks()
		}
		s.Blocks = append(s.Blocks, groupedBySpeaker(g.Entries)...)
	}
	return []Section{s}
}

// groupedBySpeaker returns entries as groups of those that follow each other and have
// one speaker.
func groupedBySpeaker(entries []*Entry) []Block {
	var groups []Block
	for i, e := range entries {
		if i > 0 && entries[i-1].Speaker == e.Speaker {
			g := groups[len(groups)-1].(Group)
			g.Entries = append(g.Entries, e)
			groups[len(groups)-1] = g
			continue
		}
		groups = append(groups, Group{Name: e.Speaker, Role: e.Role, Unnamed: e.Unnamed, BySpeaker: true, Entries: []*Entry{e}})
	}
	return groups
}

// filledIn returns those of some texts that are not empty.
func filledIn(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
