package pack

import (
	"fmt"
	"path"
	"strings"

	"onrecord/report"
)

// late lists the documents that arrived after the briefing of their own period, with their
// statements. They are not counted in any figure.
func (c *collection) late() []Section {
	if len(c.b.Late) == 0 {
		return nil
	}
	s := Section{ID: "late", Title: c.w.say("late"), Columns: 2, Part: true, Detail: c.w.count("late documents", len(c.b.Late))}
	n := 0
	for _, l := range c.b.Late {
		s.Blocks = append(s.Blocks, c.lateHead(l))
		for i := 0; i < len(l.Rows); {
			k := i + 1
			for k < len(l.Rows) && sameTurn(&l.Rows[i], &l.Rows[k]) {
				k++
			}
			n++
			e := c.lateEntry(l.Rows[i:k], i == 0 || l.Rows[i-1].Speaker != l.Rows[i].Speaker)
			e.ID = fmt.Sprintf("l%d", n)
			s.Blocks = append(s.Blocks, Statement{e})
			i = k
		}
	}
	return []Section{s}
}

// lateHead names a document that came late, with the period that it belongs to.
func (c *collection) lateHead(l report.Late) Paragraph {
	d := l.Document
	name := orElse(oneLine(d.Title), orElse(oneLine(path.Base(d.Path)), c.w.say("untitled")))
	about := []string{c.w.say("late of", "period", l.Own.Name)}
	if source := oneLine(d.Source); source != "" {
		about = append([]string{source}, about...)
	}
	if !d.Date.IsZero() {
		about = append(about, c.dates.words(d.Date))
	}
	if l.Changed {
		about = append(about, c.w.say("late changed"))
	}
	if len(l.Rows) == 0 {
		about = append(about, c.w.say("no statements"))
	}
	return Paragraph{Apart: true, Keep: len(l.Rows) > 0, Texts: []Text{
		{Words: isolated(name), Look: lookStrong, URL: webAddress(d.URL)}, {Words: "\u2002" + strings.Join(about, dot), Look: lookSmall},
	}}
}

// lateEntry is the rows of one statement, or the paragraphs of one answer.
func (c *collection) lateEntry(rows []report.Row, first bool) Entry {
	e := &entry{first: &rows[0]}
	var quote []string
	for i := range rows {
		quote = append(quote, oneLine(rows[i].Quote))
		e.check = union(e.check, report.Doubts(&rows[i], 0))
	}
	name, _ := c.name(e.first)
	out := Entry{Speaker: name, First: first}
	for k, q := range marked(e.first, quote) {
		p := Paragraph{}
		out.Rows = append(out.Rows, oneLine(rows[k].ID))
		if k == 0 && first {
			p.Texts = c.speaker(e.first, "")
		}
		if k == 0 {
			p.Texts = append(p.Texts, c.intro(e.first)...)
		}
		p.Texts = append(p.Texts, Text{Words: q, Look: lookWords, Lang: e.first.Language, Verbal: true})
		if k == len(quote)-1 && len(e.check) > 0 {
			p.Texts = append(p.Texts, Text{Words: dot + c.w.say("check", "why", oneLine(strings.Join(e.check, "; "))), Look: lookSmall})
		}
		out.Paragraphs = append(out.Paragraphs, p)
	}
	return out
}

// sameTurn reports whether two rows are paragraphs of one answer.
func sameTurn(a, b *report.Row) bool {
	return a.Kind == "turn" && b.Kind == "turn" && turnOf(a) == turnOf(b)
}
