package pack

import (
	"time"

	"onrecord/report"
)

// figured is how many names a chart shows, besides one bar for all others and one for rows
// without a name.
const figured = 8

// figures are the charts: half a page of bars, the longest first. The bars of each chart
// add up to all statements.
func (c *collection) figures(m Model) []Section {
	s := Section{ID: "figures", Title: c.w.say("figures"), Columns: 1}
	var list []Chart
	var before report.Some
	if c.change != nil {
		s.Detail = c.w.say("legend", "period", m.Before)
		before = statementsOf(c.b.Before.Rows)
	}
	people := c.personIDs()
	for _, of := range []struct {
		key, head, none string
		by              func(report.Some) []report.Count
		to              func(string) string
	}{
		{"by topic", "head topic", "no topic", report.Some.ByTopic, c.topicID},
		{"by speaker", "head speaker", "no speaker", report.Some.BySpeaker, func(name string) string { return people[name] }},
		{"by source", "head source", "no source", report.Some.BySource, func(string) string { return "" }},
	} {
		ch := Chart{Title: c.w.say(of.key), Head: c.w.say(of.head), Compared: before != nil}
		ch.Bars = c.bars(of.by(c.once), of.by(before), c.w.say(of.none), of.to)
		list = append(list, ch)
	}
	if parts := c.buckets(); len(parts) > 0 {
		list = append(list, c.days(parts))
	}
	both := Charts{Left: []Chart{list[0], list[2]}, Right: append([]Chart{list[1]}, list[3:]...)}
	if len(list) == 3 && len(list[0].Bars) > len(list[1].Bars) {
		both = Charts{Left: list[:1], Right: list[1:]}
	}
	s.Blocks = append(s.Blocks, both)
	return []Section{s}
}

// bars are the largest counts, then one for all others, then one for rows without a name,
// each with its earlier value.
func (c *collection) bars(now, before []report.Count, none string, to func(string) string) []Bar {
	was := map[string]int{}
	for _, b := range before {
		was[b.Name] = b.Rows
	}
	at := map[string]bool{}
	var list []report.Count
	for _, n := range now {
		at[n.Name] = true
		list = append(list, n)
	}
	for _, b := range before { // those silent now
		if !at[b.Name] {
			list = append(list, report.Count{Name: b.Name})
		}
	}
	named := 0
	for _, n := range list {
		named += boolInt(n.Name != "")
	}
	var out []Bar
	var others, unknown Bar
	more := 0
	for _, n := range list {
		switch {
		case n.Name == "":
			unknown.Value, unknown.Before = n.Rows, was[""]
		case len(out) < figured || named <= figured+1:
			out = append(out, Bar{Label: oneLine(n.Name), Value: n.Rows, Before: was[n.Name], To: to(oneLine(n.Name))})
		default:
			more++
			others.Value, others.Before = others.Value+n.Rows, others.Before+was[n.Name]
		}
	}
	if more > 0 {
		others.Label, others.Rest = c.w.count("others", more), true
		out = append(out, others)
	}
	if unknown.Value > 0 || unknown.Before > 0 {
		unknown.Label, unknown.Rest = none, true
		out = append(out, unknown)
	}
	return out
}

// bucket is a range of days with one bar.
type bucket struct {
	from, to time.Time // the first day, and the first day after
	label    string
	rows     int
	unit     string
}

// The longest periods, in days, that are shown by day, by week and by month; and the share
// of the statements that the chart must show, so that one old document does not make it a
// chart of years.
const (
	longestDays   = 16
	longestWeeks  = 14 * 7
	longestMonths = 20 * 30
	shownShare    = 0.9
)

// buckets divides the days of the briefing into bars, with the statements of each; none
// if there is a single day.
func (c *collection) buckets() []bucket {
	var days []report.Count
	for _, d := range c.once.ByDay(report.Period{}) {
		if d.Rows > 0 {
			days = append(days, d)
		}
	}
	first, last, ok := c.shownDays(days)
	if !ok {
		return nil
	}
	unit := unitOf(first, last)
	var list []bucket
	for at := first; !at.After(last); {
		b := bucket{from: at, unit: unit}
		switch unit {
		case "day":
			b.to = at.AddDate(0, 0, 1)
			b.label = at.Format("Mon ") + c.dates.short(calendarDay(at))
		case "week":
			monday := at.AddDate(0, 0, -(int(at.Weekday())+6)%7)
			b.to = monday.AddDate(0, 0, 7)
			b.label = c.w.say("week of", "day", c.dates.short(calendarDay(at)))
		case "month":
			b.to = time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC)
			b.label = at.Format("January 2006")
		case "year":
			b.to = time.Date(at.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
			b.label = at.Format("2006")
		}
		list = append(list, b)
		at = b.to
	}
	if len(list) < 2 {
		return nil
	}
	for _, d := range days {
		for i := range list {
			if t := d.First.Time(); !t.Before(list[i].from) && t.Before(list[i].to) {
				list[i].rows += d.Rows
			}
		}
	}
	return list
}

// unitOf is the unit in which a period is shown.
func unitOf(first, last time.Time) string {
	switch n := int(last.Sub(first).Hours()/24) + 1; {
	case n <= longestDays:
		return "day"
	case n <= longestWeeks:
		return "week"
	case n <= longestMonths:
		return "month"
	}
	return "year"
}

// shownDays are the first and the last day of the chart over time: those of the period, or
// else of all statements, unless the shortest range that has nearly all of them can be shown
// in a smaller unit.
func (c *collection) shownDays(days []report.Count) (first, last time.Time, ok bool) {
	if p := c.b.Period; !p.From.IsZero() && !p.To.IsZero() {
		return p.From.Time(), p.To.Time(), len(days) > 0
	}
	all := 0
	for _, d := range days {
		all += d.Rows
	}
	shortest := time.Duration(-1)
	for i := range days {
		has := 0
		for k := i; k < len(days); k++ {
			if has += days[k].Rows; float64(has) >= shownShare*float64(all) {
				from, to := days[i].First.Time(), days[k].First.Time()
				if d := to.Sub(from); shortest < 0 || d < shortest {
					shortest, first, last, ok = d, from, to, true
				}
				break
			}
		}
	}
	if ok {
		if from, to := days[0].First.Time(), days[len(days)-1].First.Time(); unitOf(from, to) == unitOf(first, last) {
			first, last = from, to
		}
	}
	return first, last, ok
}

// calendarDay is a day to be written in words.
type calendarDay time.Time

func (d calendarDay) IsZero() bool   { return time.Time(d).IsZero() }
func (d calendarDay) String() string { return time.Time(d).Format(time.DateOnly) }

// days is the chart over time.
func (c *collection) days(parts []bucket) Chart {
	unit := parts[0].unit
	ch := Chart{Title: c.w.say("by " + unit), Head: c.w.say("head " + unit)}
	before := c.daysBefore(parts)
	ch.Compared = before != nil
	shown := 0
	for i, p := range parts {
		b := Bar{Label: p.label, Value: p.rows}
		if before != nil {
			b.Before = before[i]
		}
		shown += p.rows
		ch.Bars = append(ch.Bars, b)
	}
	undated := 0
	for _, r := range c.once {
		undated += boolInt(r.Date.IsZero())
	}
	if outside := len(c.once) - undated - shown; outside > 0 {
		ch.Bars = append(ch.Bars, Bar{Label: c.w.say("outside"), Value: outside, Rest: true})
	}
	if undated > 0 {
		ch.Bars = append(ch.Bars, Bar{Label: c.w.say("undated"), Value: undated, Rest: true})
	}
	return ch
}

// daysBefore counts the days of the period before, if it is as long.
func (c *collection) daysBefore(parts []bucket) []int {
	if c.b.Before == nil || parts[0].unit != "day" || c.b.Before.Period.From.IsZero() {
		return nil
	}
	days := statementsOf(c.b.Before.Rows).ByDay(c.b.Before.Period)
	if len(days) != len(parts) {
		return nil
	}
	var out []int
	for _, d := range days {
		out = append(out, d.Rows)
	}
	return out
}
