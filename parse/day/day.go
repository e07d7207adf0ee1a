// Package day reads the days that people and programs write: "21 November
// 2026", "2026-11-21T23:30:00+03:00", "jeudi 1er août 2026", "03/04/2026".
//
// [Find] looks for a date in a line of text, [Value] reads a field that should hold one,
// and [InAddress] and [InName] read web addresses and file names. All share one table of
// months and one [Policy], so the same words give the same date in a page, a table, a
// mail and a text.
//
// A month is a whole word of English or of the language that the document declares:
// "Magazine 12, 2026" is not a date. A timestamp gives the day as written, in its own
// time zone. If numbers could be two different days, the order of day and month is
// decided by evidence; without evidence both readings are returned, and no date. The
// package has no clock and never guesses a year.
package day

import (
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/parse"
)

// Policy is what is known about a document before its dates are read.
type Policy struct {
	Language string // BCP 47, as the document declares it; empty if it does not
	Order    Order  // of day and month in numbers; where it is Refused, the language may tell
}

// Reading is a date as far as a text gives it.
type Reading struct {
	Date parse.Date // zero if the year is missing or the order is open
	Span parse.Span // in the text that was read

	// Of numbers that could be two days, the day with the day first and the one
	// with the month first, and what decided between them. "3/4/26" has two
	// digits for a year, which never date anything alone.
	Either [2]parse.Date
	Order  Order

	// Of a day without a year.
	Month time.Month
	Day   int
}

// Open reports whether the numbers could be two different dates, with no evidence to
// decide.
func (r Reading) Open() bool { return r.Date.IsZero() && r.Either != [2]parse.Date{} }

// Doubtful reports whether the date was decided by a language alone, or not at all: an
// outlet's country is better evidence.
func (r Reading) Doubtful() bool {
	return r.Either != [2]parse.Date{} && (r.Date.IsZero() || r.Order.By == ByLanguage)
}

// longest is what no field with a date is longer than, in bytes, with weekday,
// edition and zone.
const longest = 200

// Find returns the first date in a text. A date without a year is returned only if there
// is no complete one.
func Find(s string, p Policy) (Reading, bool) {
	if !strings.ContainsAny(s, "0123456789") {
		return Reading{}, false
	}
	var buffer [32]token
	t := tokens{text: s, list: cut(s, buffer[:0]), policy: p}
	var partial Reading
	for i, one := range t.list {
		var r Reading
		var ok bool
		switch {
		case !one.number:
			r, ok = t.monthFirst(i)
		case one.size() == 4:
			r, ok = t.yearFirst(i)
		case one.size() <= 2:
			if r, ok = t.numbers(i); !ok {
				r, ok = t.dayFirst(i)
			}
		}
		switch {
		case ok && r.Month == 0:
			return r, true
		case ok && partial.Month == 0:
			partial = r
		}
	}
	return partial, partial.Month != 0
}

// Value reads the date in a field of a table, of markup or of a header. It reads what Find
// does, and the forms that only programs write: "20261121T1015" and seconds since 1970. A
// date without a year does not count.
func Value(s string, p Policy) (Reading, bool) {
	if s = strings.TrimSpace(s); len(s) > longest {
		return Reading{}, false
	}
	if r, ok := compact(s); ok {
		return r, true
	}
	if r, ok := Find(s, p); ok && r.Month == 0 {
		return r, true
	}
	return sinceEpoch(s)
}

// Whole reads a field that people fill in, in which only one word, the weekday, may come
// before the date: "Saturday, 21 November 2026".
func Whole(s string, p Policy) (Reading, bool) {
	s = strings.TrimSpace(s)
	r, ok := Value(s, p)
	return r, ok && len(strings.Fields(s[:r.Span.Start])) <= 1
}

// compact reads a run of digits that begins with a day, after a few other
// letters: "20261121", "20261121101500", "v20261121T101500Z".
func compact(s string) (Reading, bool) {
	const before = 12
	at := strings.IndexAny(s, "0123456789")
	if at < 0 || utf8.RuneCountInString(s[:at]) > before {
		return Reading{}, false
	}
	end := at
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if n := end - at; n != 8 && n != 12 && n != 14 {
		return Reading{}, false
	}
	year := number(s[at : at+4])
	if year < 1900 || year > 2099 {
		return Reading{}, false
	}
	d := parse.NewDate(year, time.Month(number(s[at+4:at+6])), number(s[at+6:at+8]))
	return Reading{Date: d, Span: parse.Span{Start: at, End: at + 8}}, !d.IsZero()
}

// sinceEpoch reads seconds or milliseconds since 1970, as programs export
// them.
func sinceEpoch(s string) (Reading, bool) {
	whole, _, _ := strings.Cut(s, ".")
	if len(whole) < 9 || len(whole) > 13 || len(whole) == 11 || strings.Trim(s, "0123456789.") != "" {
		return Reading{}, false
	}
	if len(whole) >= 12 {
		whole = whole[:len(whole)-3]
	}
	t := time.Unix(int64(number(whole)), 0).UTC()
	return Reading{Date: parse.NewDate(t.Year(), t.Month(), t.Day()), Span: parse.Span{End: len(s)}}, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number returns the value of a few digits.
func number(s string) int {
	n := 0
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n
}
