package provenance

import (
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
)

// spoken is a day as an attribution names it, in tokens [from, to).
type spoken struct {
	from, to int

	weekday  time.Weekday
	named    bool // the weekday counts
	lastWeek bool // "last Friday"
	back     int  // days before publication: 0 for "today", 1 for "yesterday"
	relative bool // back counts
	month    time.Month
	day      int
	year     int // 0 if not given
	yearBack int // 1 for "9 November last year"
}

// resolve returns the date, which is not after that of publication; the zero Date if there
// is none or it has two readings.
func (d spoken) resolve(published parse.Date) parse.Date {
	got := d.against(published)
	switch {
	case got.IsZero(), !published.IsZero() && got.Compare(published) > 0:
		return parse.Date{} // nobody is quoted before speaking
	case d.named && got.Time().Weekday() != d.weekday:
		return parse.Date{} // "Friday, 21 November" where that is a Saturday
	}
	return got
}

func (d spoken) against(published parse.Date) parse.Date {
	if d.year != 0 {
		return parse.NewDate(d.year, d.month, d.day)
	}
	if published.IsZero() {
		return parse.Date{}
	}
	switch {
	case d.relative:
		return published.AddDays(-d.back)
	case d.yearBack > 0:
		return parse.NewDate(published.Year-d.yearBack, d.month, d.day)
	case d.month != 0:
		got := parse.NewDate(published.Year, d.month, d.day)
		if got.IsZero() || got.Compare(published) > 0 {
			got = parse.NewDate(published.Year-1, d.month, d.day)
		}
		return got
	}
	ago := (int(published.Time().Weekday()) - int(d.weekday) + 7) % 7
	if d.lastWeek {
		// On a Thursday "last Tuesday" is two days ago to one writer and nine to
		// another; on a Monday "last Friday" is one day to both.
		if sinceMonday := (int(published.Time().Weekday()) + 6) % 7; ago <= sinceMonday {
			return parse.Date{}
		}
	}
	return published.AddDays(-ago)
}

// dayAt reads a day of speaking that begins at token i: "on Saturday night",
// "Saturday, November 21", "9 November 2026", "yesterday", "last night",
// "Friday's press conference".
func (a *attributions) dayAt(i, to int) (spoken, bool) {
	start, on := i, a.word(i) == "on"
	if on {
		i++
		if a.word(i) == "the" {
			i++ // "on the evening of 9 November"
		}
		if lang.PartsOfDay[a.word(i)] && a.word(i+1) == "of" {
			i += 2
		}
	}
	if i >= to || !on && lang.DayRelations[a.word(start-1)] {
		return spoken{}, false
	}
	d, ok := a.namedDay(i, to)
	if !ok {
		return spoken{}, false
	}
	d.from = start
	if d.to < to && lang.PartsOfDay[a.word(d.to)] {
		d.to++
	}
	if lang.DayConjunctions[a.word(d.to)] && d.to < to && a.namesDay(d.to+1) {
		return spoken{}, false // "on Friday and Saturday"
	}
	if !on && d.named && d.month == 0 && !a.bareDayEnds(d.to, start) {
		return spoken{}, false
	}
	return d, true
}

// namedDay reads the day itself, without "on".
func (a *attributions) namedDay(i, to int) (spoken, bool) {
	w := a.word(i)
	if i > 0 && a.capital(i) && !a.opensSentence(i) && !inWeek(w) {
		w = "" // "told USA TODAY"
	}
	switch {
	case w == "today", w == "tonight":
		return spoken{relative: true, to: i + 1}, true
	case w == "yesterday":
		return spoken{relative: true, back: 1, to: i + 1}, true
	case w == "this" && i+1 < to && lang.PartsOfDay[a.word(i+1)]:
		return spoken{relative: true, to: i + 2}, true
	case w == "last" && i+1 < to && a.word(i+1) == "night":
		return spoken{relative: true, back: 1, to: i + 2}, true
	case w == "last" && i+1 < to:
		weekday, ok := day.Weekday(a.word(i + 1))
		return spoken{named: true, weekday: weekday, lastWeek: true, to: i + 2}, ok
	}
	if base, ok := strings.CutSuffix(w, "'s"); ok {
		return a.daysOccasion(i, to, base)
	}
	if weekday, ok := day.Weekday(w); ok {
		d := spoken{named: true, weekday: weekday, to: i + 1}
		k := d.to
		if a.is(k, ",") {
			k++
		}
		if full, ok := a.calendarDay(k, to); ok {
			full.named, full.weekday = true, weekday
			return full, true
		}
		return d, true
	}
	return a.calendarDay(i, to)
}

func inWeek(w string) bool {
	_, ok := day.Weekday(strings.TrimSuffix(w, "'s"))
	return ok
}

// daysOccasion reads "Friday's press conference". In "Friday's attack" the day is the
// attack's.
func (a *attributions) daysOccasion(i, to int, base string) (spoken, bool) {
	var d spoken
	switch weekday, ok := day.Weekday(base); {
	case ok:
		d = spoken{named: true, weekday: weekday}
	case base == "today":
		d = spoken{relative: true}
	case base == "yesterday":
		d = spoken{relative: true, back: 1}
	default:
		return d, false
	}
	const longest = 3
	for k := i + 1; k < min(to, i+1+longest); k++ {
		if lang.Occasions[a.word(k)] {
			d.to = k + 1
			return d, true
		}
		if !lang.PassingWords[a.word(k)] && !lang.Hearers[a.word(k)] {
			break
		}
	}
	return d, false
}

// calendarDay reads "9 November", "November 9", each with or without its year.
func (a *attributions) calendarDay(i, to int) (spoken, bool) {
	if i+1 >= to {
		return spoken{}, false
	}
	m, n := a.monthAt(i), a.dayOfMonth(i+1)
	next := i + 2
	if a.is(i+1, ".") && i+2 < to { // "Nov. 9"
		n, next = a.dayOfMonth(i+2), i+3
	}
	if m == 0 {
		m, n, next = a.monthAt(i+1), a.dayOfMonth(i), i+2
		if a.is(next, ".") && next+1 < to {
			next++
		}
	}
	if m == 0 || n == 0 || parse.NewDate(2024, m, n).IsZero() {
		return spoken{}, false
	}
	d := spoken{month: m, day: n, to: next}
	k := next
	if a.is(k, ",") || a.word(k) == "of" {
		k++
	}
	if k < to {
		if y := a.yearAt(k); y != 0 {
			d.year, d.to = y, k+1
		} else if (a.word(k) == "last" || a.word(k) == "this") && a.word(k+1) == "year" {
			if a.word(k) == "last" {
				d.yearBack = 1
			}
			d.to = k + 2
		}
	}
	return d, true
}

func (a *attributions) monthAt(i int) time.Month {
	if i < 0 || i >= len(a.seg.Tokens) {
		return 0
	}
	w := strings.TrimSuffix(a.seg.Tokens[i].Span.In(a.text), ".")
	if w == "" || w[0] < 'A' || w[0] > 'Z' {
		return 0 // "may" and "march" are verbs
	}
	return day.Month(w, "en")
}

func (a *attributions) dayOfMonth(i int) int {
	if i < 0 || i >= len(a.seg.Tokens) {
		return 0
	}
	w := strings.ToLower(a.seg.Tokens[i].Span.In(a.text))
	for _, end := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, end)
	}
	if len(w) > 2 {
		return 0
	}
	return atoi(w)
}

func (a *attributions) yearAt(i int) int {
	if i >= len(a.seg.Tokens) {
		return 0
	}
	w := a.seg.Tokens[i].Span.In(a.text)
	if y := atoi(w); len(w) == 4 && y >= 1900 && y < 2100 {
		return y
	}
	return 0
}

// bareDayEnds keeps "said Monday talks would resume" and "said Friday was a
// black day" out: a weekday without "on" dates the speech only if no word
// follows that it could belong to.
func (a *attributions) bareDayEnds(i, start int) bool {
	w := a.word(i)
	if w == "" || strings.HasSuffix(a.word(i-1), "'s") || lang.Occasions[a.word(i-1)] {
		return true
	}
	return a.capital(i) || lang.AfterBareDay[w] || lang.Occasions[w] && lang.DayDeterminers[a.word(start-1)]
}

// namesDay reports a word that is a day's, or a month with a number beside it.
func (a *attributions) namesDay(i int) bool {
	w := strings.TrimSuffix(a.word(i), "'s")
	if _, ok := day.Weekday(w); ok || w == "today" || w == "yesterday" || w == "tonight" {
		return true
	}
	return a.monthAt(i) != 0 && (a.dayOfMonth(i-1) != 0 || a.dayOfMonth(i+1) != 0)
}
