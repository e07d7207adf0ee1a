package workbook

import (
	"fmt"
	"slices"

	"onrecord/report"
	"onrecord/report/trend"
)

const (
	overTimeName  = "Over time"
	overTimeTable = "tblOverTime"
)

// overTimeColumns are the columns of Over time.
var overTimeColumns = []column{
	{head: "what", width: 17, style: styleText, about: "changed position: the speaker says something different on the same topic than in the weeks before. silent: spoke in at least half of the weeks before, but not now. travelled: one outlet had the words first, this one has them too."},
	{head: "why", width: 26, style: styleWrap, about: "The reason. Whether a position has really changed is for the reader to judge."},
	{head: "speaker", width: 22, style: styleWrap, about: "As on Quotes."},
	{head: "topic", width: 20, style: styleWrap, about: "As on Quotes."},
	{head: "before", width: 11.5, style: styleDate, about: "The date of the earlier statement."},
	{head: "source before", width: 20, style: styleWrap, about: "Its outlet."},
	{head: "quote before", width: 55, style: styleWrap, about: "Its words, with their frame."},
	{head: "date", width: 11.5, style: styleDate, about: "The date of the statement in this briefing."},
	{head: "source", width: 20, style: styleWrap, about: "Its outlet."},
	{head: "quote", width: 55, style: styleWrap, about: "Its words, with their frame."},
}

// overTimeSheet lists what the weeks before say of this one, a line each.
func overTimeSheet(c *contents) sheet {
	b := c.briefing
	var lines []line
	add := func(what, why string, speaker, topic string, before, now *report.Row) {
		cells := []cell{text(what), plain(why), plain(speaker), plain(topic), {}, {}, {}, {}, {}, {}}
		for i, r := range []*report.Row{before, now} {
			if r != nil {
				cells[4+3*i], cells[5+3*i], cells[6+3*i] = date(r.Date.Time()), plain(r.Source), plain(framed(r))
			}
		}
		lines = append(lines, line{height: heightFor(tallest(cells, overTimeColumns)), cells: cells})
	}
	for _, p := range trend.Positions(b) {
		add("changed position", p.Why, p.Now.Speaker, p.Now.Topic, &p.Before, &p.Now)
	}
	for _, s := range trend.Silent(b) {
		add("silent", "rows in the weeks before: "+spaced(s.Rows), s.Speaker, s.Last.Topic, &s.Last, nil)
	}
	for _, t := range trend.Travels(b) {
		for _, s := range t.Later {
			add("travelled", afterFirst(s), t.First.Speaker, t.First.Topic, &t.First, &s.Row)
		}
	}
	lines = lines[:min(len(lines), c.limit.lines)]
	return sheet{name: overTimeName, head: true, table: overTimeTable, columns: overTimeColumns, print: len(overTimeColumns),
		lines: slices.Values(lines), count: len(lines)}
}

// framed returns a row's words as they are to be read.
func framed(r *report.Row) string {
	words, _ := fit(paragraphs(r.Quote))
	if intro := report.Intro(r); intro != "" {
		return intro + " " + words
	}
	return words
}

func spaced(numbers []int) string {
	out := ""
	for i, n := range numbers {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprint(n)
	}
	return out
}

// afterFirst says when a later report came, and how alike it is.
func afterFirst(s trend.Step) string {
	switch {
	case s.Days < 0:
		return "day unknown, " + string(s.Like)
	case s.Days == 0:
		return "the same day, " + string(s.Like)
	}
	return report.Counted(s.Days, "day") + " later, " + string(s.Like)
}
