package provenance

import (
	"fmt"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
)

// reference is what else is known about a page's date. It completes a day that the page
// gives only in part, and is the later of the two: a file is named, a page updated and a
// database loaded on or after the day of the dateline.
type reference struct {
	date parse.Date
	year yearMonth
}

// yearMonth is the path of an address: /2026/11/talks. The month may be 0.
type yearMonth struct {
	year  int
	month time.Month
}

// furthest is how many days a copy may be later than its dateline before the two are taken
// to be unrelated.
const furthest = 180

// settle returns the full date, or the zero Date if the reference leaves it open.
func (r reference) settle(d dated) parse.Date {
	switch {
	case d.certain():
		return parse.Date{}
	case d.Doubtful():
		const near = 7
		a, b := r.after(d.Either[0], near), r.after(d.Either[1], near)
		switch {
		case a && !b:
			return d.Either[0]
		case b && !a:
			return d.Either[1]
		}
	case d.Month == 0:
	case !r.date.IsZero():
		for _, year := range []int{r.date.Year + 1, r.date.Year, r.date.Year - 1} {
			if got := parse.NewDate(year, d.Month, d.Day); r.after(got, furthest) {
				return got
			}
		}
	case r.year.year != 0 && (r.year.month == 0 || r.year.month == d.Month):
		return parse.NewDate(r.year.year, d.Month, d.Day)
	}
	return parse.Date{}
}

// after reports whether the reference is of the same day or up to some days
// later. A day earlier is the same one in another time zone.
func (r reference) after(d parse.Date, days int) bool {
	if d.IsZero() || r.date.IsZero() {
		return false
	}
	return r.date.Compare(d.AddDays(-1)) >= 0 && r.date.Compare(d.AddDays(days)) <= 0
}

// last returns the last such weekday up to the reference.
func (r reference) last(weekday string) parse.Date {
	of, _ := day.Weekday(weekday)
	return r.date.AddDays(-((int(r.date.Time().Weekday()) - int(of) + 7) % 7))
}

// byHabit reads 03/04/2026 as the outlet's country writes it, which the table
// of outlets knows or the address shows.
func byHabit(d dated, outlet *Outlet, address string) parse.Date {
	var order day.Order
	if outlet != nil {
		order = day.OfCountry(outlet.Country)
	} else {
		order = day.OfAddress(address)
	}
	switch {
	case !d.Doubtful() || order.By == day.Refused:
		return parse.Date{}
	case order.MonthFirst:
		return d.Either[1]
	}
	return d.Either[0]
}

var addressMonth = pattern.Lazily(`/((?:19|20)\d\d)(?:/(\d{1,2}|(?i:[a-z]{3})))?(?:/|$)`)

func yearMonthOf(address string) yearMonth {
	g := addressMonth.FindStringSubmatch(address)
	if g == nil {
		return yearMonth{}
	}
	m := time.Month(atoi(g[2]))
	if m == 0 {
		m = day.Month(g[2], "en")
	}
	if m > time.December {
		m = 0
	}
	return yearMonth{atoi(g[1]), m}
}

// footLines is how many lines from the end the day of publication may stand.
const footLines = 8

// foot returns the day of a line such as "Published Nov. 12, 2026 at 3:04 PM"
// under the story.
func foot(doc parse.Document, policy day.Policy) parse.Date {
	for _, l := range doc.Lines[max(0, len(doc.Lines)-footLines):] {
		if l.Role != parse.RoleDateline && l.Role != parse.RoleBoilerplate && l.Role != parse.RoleBody {
			continue
		}
		if d := publishedLine(l.Span.In(doc.Text), policy); d.certain() {
			return d.Date
		}
	}
	return parse.Date{}
}

var loadDate = pattern.Lazily(`^(?i:load-date): *(.+)$`)

// loaded returns the day on which a database took the article in. It dates
// nothing by itself: old articles are loaded, too.
func loaded(doc parse.Document) parse.Date {
	for _, l := range doc.Lines {
		if l.Role != parse.RoleBoilerplate {
			continue
		}
		if g := loadDate.FindStringSubmatch(strings.TrimSpace(l.Span.In(doc.Text))); g != nil {
			d, _ := findDay(g[1], day.Policy{})
			return d.Date
		}
	}
	return parse.Date{}
}

var (
	ordinal  = pattern.Lazily(`(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|one-year|two-year|three-year|(\d{1,3})(?:st|nd|rd|th))[ -]anniversary\b`)
	ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
		"sixth": 6, "seventh": 7, "eighth": 8,
		"ninth": 9, "tenth": 10, "one-year": 1, "two-year": 2, "three-year": 3}
)

// anniversaryLines is how many lines of a story are searched for an anniversary.
const anniversaryLines = 8

// anniversary returns a hint such as "around 27 September 2026, first anniversary" from a
// paragraph that names an anniversary and one full date: that of the event. It is not a
// date: commemorations last for days and are reported late.
func anniversary(doc parse.Document, policy day.Policy) string {
	seen := 0
	for _, l := range doc.Lines {
		if !l.Role.Searched() {
			continue
		}
		if seen++; seen > anniversaryLines {
			break
		}
		text := l.Span.In(doc.Text)
		if !strings.Contains(text, "nniversary") {
			continue
		}
		g := ordinal.FindStringSubmatch(text)
		if g == nil {
			continue
		}
		event, ok := findDay(text, policy)
		if !ok || !event.certain() {
			continue
		}
		if other, more := findDay(text[event.Span.End:], policy); more && !other.Date.IsZero() {
			continue
		}
		years := ordinals[strings.ToLower(g[1])]
		if g[2] != "" {
			years = atoi(g[2])
		}
		if years == 0 || event.Date.Year+years > 9999 {
			continue
		}
		return fmt.Sprintf("around %d %s %d, %s anniversary", event.Date.Day, event.Date.Month,
			event.Date.Year+years, strings.ToLower(g[1]))
	}
	return ""
}
