package pack

import (
	"fmt"
	"slices"
	"time"

	"onrecord/report"
)

// How many lines the charts of the figures have.
const (
	figuredTopics   = 30
	figuredSpeakers = 15
)

// compare holds the statements against those of the period before; nil if
// there is none. Statements are counted, not the paragraphs of an answer; one
// whose paragraphs are on two topics counts for both.
func (c *collection) compare() *report.Comparison {
	if c.b.Before == nil {
		return nil
	}
	with := func(now []report.Row, byTopic bool) report.Comparison {
		before := *c.b.Before
		before.Rows = statementsOf(before.Rows, byTopic)
		change, _ := report.Compare(report.Briefing{Rows: now, Before: &before})
		return change
	}
	change, topics := with(c.once, false), with(c.counted, true)
	change.ByTopic = topics.ByTopic
	return &change
}

// statementsOf leaves out questions and the further paragraphs of an answer,
// or those of them that are on the same topic.
func statementsOf(rows []report.Row, byTopic bool) []report.Row {
	type answer struct {
		turn
		topic string
	}
	seen := map[answer]bool{}
	var out []report.Row
	for _, r := range report.Quoted(rows) {
		if r.Kind == "turn" {
			key := answer{turn: turnOf(r)}
			if byTopic {
				key.topic = r.Topic
			}
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		out = append(out, r)
	}
	return out
}

// figures are the charts, with the numbers beside them.
func (c *collection) figures(m Model, change *report.Comparison) []Section {
	if len(c.entries) == 0 {
		return nil
	}
	s := Section{ID: "figures", Title: wordFigures, NewPage: true, Detail: m.Period}
	if change != nil {
		s.Blocks = append(s.Blocks, Legend{m.Period, m.Before})
	}
	s.Blocks = append(s.Blocks, largest(c.topicChart(change), figuredTopics))
	parts := c.buckets()
	if len(parts) > 0 {
		s.Blocks = append(s.Blocks, c.columns(parts))
	}
	var speakers, sources []report.Change
	if change != nil {
		speakers, sources = change.BySpeaker, sourceChanges(c.once, c.b.Before.Rows)
	}
	s.Blocks = append(s.Blocks, Charts{
		chart("By speaker", report.BySpeaker(c.once), wordNoSpeaker, figuredSpeakers, speakers, c.personID),
		chart("By source", report.BySource(c.once), wordNoSource, figuredSpeakers, sources, c.outletID),
	})
	if len(parts) > 0 {
		s.Blocks = append(s.Blocks, c.timeline(parts))
	}
	return []Section{s}
}

func sourceChanges(now, before []report.Row) []report.Change {
	var out []report.Change
	earlier := report.BySource(statementsOf(before, false))
	for _, n := range report.BySource(now) {
		x := report.Change{Name: n.Name, Now: n.Rows}
		for _, e := range earlier {
			if e.Name == n.Name {
				x.Before = e.Rows
			}
		}
		out = append(out, x)
	}
	return out
}

func topicID(i int) string { return fmt.Sprintf("t%d", i+1) }

func (c *collection) topicID(label string) string {
	for i, t := range c.topics {
		if t.label == label {
			return topicID(i)
		}
	}
	return ""
}

// topicChart has a bar for each topic, in the order of the sections, and for
// those that only the period before has.
func (c *collection) topicChart(change *report.Comparison) Chart {
	ch := Chart{Title: "By topic", Compared: change != nil}
	for i, t := range c.topics {
		b := Bar{Label: orElse(t.label, wordNoTopic), Value: t.statements, To: topicID(i)}
		if change != nil {
			for _, x := range change.ByTopic {
				if oneLine(x.Name) == t.label {
					b.Before = x.Before
				}
			}
			if t.label == "" {
				b.Before = unnamed(report.ByTopic(statementsOf(c.b.Before.Rows, true)))
			}
		}
		ch.Bars = append(ch.Bars, b)
	}
	if change != nil {
		for _, x := range change.ByTopic {
			if x.Now == 0 {
				ch.Bars = append(ch.Bars, Bar{Label: oneLine(x.Name), Before: x.Before})
			}
		}
	}
	return ch
}

// unnamed is the number of rows that name nothing, of a table of counts.
func unnamed(counts []report.Count) int {
	for _, x := range counts {
		if x.Name == "" {
			return x.Rows
		}
	}
	return 0
}

// largest keeps the n largest bars of a chart in their order.
func largest(ch Chart, n int) Chart {
	if len(ch.Bars) <= n {
		return ch
	}
	values := make([]int, 0, len(ch.Bars))
	for _, b := range ch.Bars {
		values = append(values, b.Value)
	}
	slices.Sort(values)
	least := values[len(values)-n]
	equal := 0 // how many of the least may stay
	for _, v := range values[len(values)-n:] {
		if v == least {
			equal++
		}
	}
	var kept []Bar
	rest := 0
	for _, b := range ch.Bars {
		switch {
		case b.Value == least && equal > 0:
			equal--
			kept = append(kept, b)
		case b.Value > least:
			kept = append(kept, b)
		default:
			rest += b.Value
		}
	}
	more := len(ch.Bars) - n
	ch.Bars, ch.Rest = kept, fmt.Sprintf("%s with %s", counted(more, "other", "others"), number(rest))
	return ch
}

// chart shows the n largest counts; how many others there are is said.
func chart(title string, counts []report.Count, noName string, n int, changes []report.Change, to func(string) string) Chart {
	ch := Chart{Title: title, Compared: changes != nil}
	before := map[string]int{}
	for _, x := range changes {
		before[x.Name] = x.Before
	}
	more, rows := 0, 0
	for _, c := range counts {
		named := c.Name != ""
		switch {
		case named && len(ch.Bars) < n:
			ch.Bars = append(ch.Bars, Bar{oneLine(c.Name), c.Rows, before[c.Name], to(oneLine(c.Name))})
		case named:
			more++
			rows += c.Rows
		case !ch.Compared: // nobody counts those without a name in the period before
			ch.Bars = append(ch.Bars, Bar{Label: noName, Value: c.Rows})
		}
	}
	if more > 0 {
		ch.Rest = fmt.Sprintf("%s with %s", counted(more, "other", "others"), number(rows))
	}
	return ch
}

// bucket is a stretch of days that has one column.
type bucket struct {
	from, to time.Time    // the first day, and the first day after
	head     string       // short, over a column
	label    string       // in full
	rows     []report.Row // one for each statement
	topics   []report.Row // one for each statement and topic
}

// The longest periods, in days, that are shown by day, by week and by month.
const (
	longestDays   = 14
	longestWeeks  = 14 * 7
	longestMonths = 2 * 366
)

// buckets divides the days of the briefing into columns, with the statements
// of each; none if there is a single day.
func (c *collection) buckets() []bucket {
	days := report.ByDay(c.once, c.b.Period)
	if len(days) < 2 {
		return nil
	}
	first, last := days[0].First.Time(), days[len(days)-1].First.Time()
	n := int(last.Sub(first).Hours()/24) + 1
	var list []bucket
	for at := first; !at.After(last); {
		b := bucket{from: at}
		switch {
		case n <= longestDays:
			b.to = at.AddDate(0, 0, 1)
			b.head, b.label = at.Format("Mon 2"), c.dates.words(shownDay(at))
			if n > 9 {
				b.head = at.Format("2")
			}
		case n <= longestWeeks:
			monday := at.AddDate(0, 0, -(int(at.Weekday())+6)%7)
			b.to = monday.AddDate(0, 0, 7)
			b.head, b.label = at.Format("2 Jan"), "week of "+c.dates.words(shownDay(at))
		case n <= longestMonths:
			b.to = time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC)
			b.head, b.label = at.Format("Jan"), at.Format("January 2006")
		default:
			b.to = time.Date(at.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
			b.head, b.label = at.Format("2006"), at.Format("2006")
		}
		list = append(list, b)
		at = b.to
	}
	if len(list) < 2 || len(list) > 24 {
		return nil
	}
	for _, r := range c.once {
		if b := bucketOf(list, r); b != nil {
			b.rows = append(b.rows, r)
		}
	}
	for _, r := range c.counted {
		if b := bucketOf(list, r); b != nil {
			b.topics = append(b.topics, r)
		}
	}
	return list
}

// bucketOf is the column of a row, or nil if it has no date.
func bucketOf(list []bucket, r report.Row) *bucket {
	for i := range list {
		if t := r.Date.Time(); !r.Date.IsZero() && !t.Before(list[i].from) && t.Before(list[i].to) {
			return &list[i]
		}
	}
	return nil
}

// shownDay is a day of the calendar, to be put in words.
type shownDay time.Time

func (d shownDay) IsZero() bool   { return time.Time(d).IsZero() }
func (d shownDay) String() string { return time.Time(d).Format(time.DateOnly) }

// columns is the chart over time. Days have those of the period before beside
// them where that is as long.
func (c *collection) columns(parts []bucket) Columns {
	ch := Columns{Title: "By " + unitOf(parts) + " of publication", Rest: c.undated()}
	before := c.daysBefore(parts)
	ch.Compared = before != nil
	for i, p := range parts {
		b := Bar{Label: p.head, Value: len(p.rows)}
		if before != nil {
			b.Before = before[i]
		}
		ch.Columns = append(ch.Columns, b)
	}
	return ch
}

func unitOf(parts []bucket) string {
	switch days := parts[0].to.Sub(parts[0].from).Hours() / 24; {
	case days <= 1 && parts[1].to.Sub(parts[1].from).Hours() <= 24:
		return "day"
	case parts[1].to.Sub(parts[1].from).Hours() <= 7*24:
		return "week"
	case parts[1].to.Sub(parts[1].from).Hours() <= 31*24:
		return "month"
	}
	return "year"
}

func (c *collection) undated() string {
	n := 0
	for _, r := range c.once {
		n += boolInt(r.Date.IsZero())
	}
	if n == 0 {
		return ""
	}
	return number(n) + " without a date"
}

// daysBefore counts the days of the period before, if it is as long.
func (c *collection) daysBefore(parts []bucket) []int {
	if c.b.Before == nil || unitOf(parts) != "day" || c.b.Before.Period.From.IsZero() {
		return nil
	}
	days := report.ByDay(statementsOf(c.b.Before.Rows, false), c.b.Before.Period)
	if len(days) != len(parts) {
		return nil
	}
	var out []int
	for _, d := range days {
		out = append(out, d.Rows)
	}
	return out
}

// timeline says on which day each topic was spoken of.
func (c *collection) timeline(parts []bucket) Timeline {
	t := Timeline{Title: "Topics by " + unitOf(parts) + " of publication", Rest: c.undated()}
	for _, p := range parts {
		t.Heads = append(t.Heads, p.head)
	}
	for i, topic := range c.topics {
		l := TimelineLine{Label: orElse(topic.label, wordNoTopic), To: topicID(i), Total: topic.statements}
		for _, p := range parts {
			n := 0
			for _, r := range p.topics {
				n += boolInt(oneLine(r.Topic) == topic.label)
			}
			l.Values = append(l.Values, n)
		}
		t.Lines = append(t.Lines, l)
	}
	return t
}
