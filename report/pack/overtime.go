package pack

import (
	"fmt"
	"strings"

	"onrecord/report"
	"onrecord/report/trend"
)

// shownOverTime is how many findings of a kind the pack has; the workbook has all.
const shownOverTime = 12

// overTime compares the week with those before: who changed position, who is silent, and
// which outlet had a wording first.
func (c *collection) overTime() []Section {
	blocks := append(append(c.positions(), c.silent()...), c.travels()...)
	if len(blocks) == 0 {
		return nil
	}
	return []Section{{ID: "overtime", Title: c.w.say("over time"), Columns: 2, Part: true, Blocks: blocks}}
}

func (c *collection) positions() []Block {
	list := trend.Positions(c.b)
	return c.findings("positions", len(list), func(i int) []Block {
		p := list[i]
		head := Paragraph{Apart: true, Keep: true, Texts: []Text{{Look: lookSmall,
			Words: c.w.say("position on", "name", isolated(oneLine(p.Now.Speaker)), "topic", oneLine(p.Now.Topic), "why", p.Why)}}}
		return []Block{head, c.beside(&p.Before), c.beside(&p.Now)}
	})
}

// beside is a statement with its outlet and day.
func (c *collection) beside(r *report.Row) Paragraph {
	texts := append(c.intro(r), Text{Words: marked(r, []string{oneLine(r.Quote)})[0], Look: lookWords, Lang: r.Language, Verbal: true})
	return Paragraph{Texts: append(texts, Text{Words: dot + c.sourceAndDay(r), Look: lookSmall})}
}

func (c *collection) silent() []Block {
	list := trend.Silent(c.b)
	return c.findings("silent", len(list), func(i int) []Block {
		s := list[i]
		numbers := strings.Trim(fmt.Sprint(s.Rows), "[]")
		head := Paragraph{Apart: true, Keep: true, Texts: []Text{{Words: isolated(oneLine(s.Speaker)), Look: lookStrong},
			{Words: dot + c.w.say("silent counts", "numbers", numbers), Look: lookSmall}}}
		return []Block{head, c.beside(&s.Last)}
	})
}

// travels lists wordings that reached other outlets on a later day.
func (c *collection) travels() []Block {
	var list []trend.Travel
	for _, t := range trend.Travels(c.b) {
		if t.Later[len(t.Later)-1].Days > 0 || t.Later[0].Days > 0 {
			list = append(list, t)
		}
	}
	return c.findings("travelled", len(list), func(i int) []Block {
		t := list[i]
		way := []string{c.w.say("travelled first", "source", isolated(oneLine(t.First.Source)))}
		for _, s := range t.Later {
			if s.Days > 0 && s.Row.Source != "" {
				way = append(way, c.w.say("travelled later", "source", isolated(oneLine(s.Row.Source)), "days", c.w.count("days", s.Days)))
			}
		}
		head := Paragraph{Apart: true, Keep: true, Texts: []Text{{Words: strings.Join(way, dot), Look: lookSmall}}}
		return []Block{head, c.beside(&t.First)}
	})
}

// findings is a heading and the first findings of a kind.
func (c *collection) findings(kind string, n int, finding func(i int) []Block) []Block {
	if n == 0 {
		return nil
	}
	out := []Block{Heading{Text: c.w.say(kind)}}
	for i := range min(n, shownOverTime) {
		out = append(out, finding(i)...)
	}
	if n > shownOverTime {
		out = append(out, Paragraph{Texts: []Text{{Words: c.w.count("more in workbook", n-shownOverTime)}}})
	}
	return out
}
