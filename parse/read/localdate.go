package read

import (
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
)

const (
	dayNumber = `(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?`
	monthWord = `(\p{L}{3,11})\.?`
)

var (
	dayMonthYear = lazily(`\b` + dayNumber + `[\s-]+(?:de\s+|of\s+|d['’])?` + monthWord + `,?[\s-]+(?:de\s+|del\s+)?(\d{4})\b`)
	monthDayYear = lazily(`\b` + monthWord + `\s+` + dayNumber + `,?\s+(\d{4})\b`)
	yearFirst    = lazily(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|T)`)
	yearRun      = lazily(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$`)
	dotted       = lazily(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b`)
	slashed2     = lazily(`\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b`)
	sinceEpoch   = lazily(`^(\d{9,10})(\d{3})?(?:\.\d+)?$`)
)

// dateOrder says how a table writes 03/04/2026.
type dateOrder int

const (
	orderUnknown dateOrder = iota
	dayMonthOrder
	monthDayOrder
)

// orderOf finds the order among the dates of one column: one that has a day
// after the twelfth settles the others.
func orderOf(dates []string) dateOrder {
	found := orderUnknown
	for _, s := range dates {
		g := slashed2.FindStringSubmatch(s)
		if g == nil {
			continue
		}
		a, _ := strconv.Atoi(g[1])
		b, _ := strconv.Atoi(g[2])
		one := orderUnknown
		switch {
		case a > 12 && b <= 12:
			one = dayMonthOrder
		case b > 12 && a <= 12:
			one = monthDayOrder
		default:
			continue
		}
		if found != orderUnknown && found != one {
			return orderUnknown // the column has both
		}
		found = one
	}
	return found
}

// longestDate is what no date is longer than, in bytes, with weekday, edition
// and zone.
const longestDate = 200

// anyDate reads the day in what an export, a feed or a table gives as a date.
// A time is read as it is written, in its own zone. A day that could be two is
// none, unless the order is known.
func anyDate(s string, order dateOrder) (parse.Date, bool) {
	if s = strings.TrimSpace(s); len(s) > longestDate {
		return parse.Date{}, false
	}
	if d, ok := declaredDate(s); ok {
		return d, true
	}
	n := func(s string) int { i, _ := strconv.Atoi(s); return i }
	day := func(y, d string, m time.Month) (parse.Date, bool) {
		date := parse.NewDate(n(y), m, n(d))
		return date, !date.IsZero()
	}
	if g := dayMonthYear.FindStringSubmatch(s); g != nil && monthNamed(g[2]) != 0 {
		return day(g[3], g[1], monthNamed(g[2]))
	}
	if g := monthDayYear.FindStringSubmatch(s); g != nil && monthNamed(g[1]) != 0 {
		return day(g[3], g[2], monthNamed(g[1]))
	}
	if g := yearFirst.FindStringSubmatch(s); g != nil {
		return day(g[1], g[3], time.Month(n(g[2])))
	}
	if g := yearRun.FindStringSubmatch(s); g != nil {
		return day(g[1], g[3], time.Month(n(g[2])))
	}
	if g := dotted.FindStringSubmatch(s); g != nil {
		return day(g[3], g[1], time.Month(n(g[2])))
	}
	if g := slashed2.FindStringSubmatch(s); g != nil {
		a, b := n(g[1]), n(g[2])
		switch {
		case a == b, a > 12, order == dayMonthOrder && b <= 12:
			return day(g[3], g[1], time.Month(b))
		case b > 12, order == monthDayOrder:
			return day(g[3], g[2], time.Month(a))
		}
		return parse.Date{}, false
	}
	if g := sinceEpoch.FindStringSubmatch(s); g != nil {
		t := time.Unix(int64(n(g[1])), 0).UTC()
		return parse.NewDate(t.Year(), t.Month(), t.Day()), true
	}
	return parse.Date{}, false
}
