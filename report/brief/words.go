package brief

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/report"
)

var (
	anyWeek  = regexp.MustCompile(`^(?:(\d{4})-)?[wW]?(\d{1,2})$`)
	month    = regexp.MustCompile(`^(\d{4})-(\d{2})$`)
	quarter  = regexp.MustCompile(`^(\d{4})-[qQ]([1-4])$`)
	year     = regexp.MustCompile(`^\d{4}$`)
	relative = regexp.MustCompile(`^(this|last)[- ](week|month|quarter|year)$`)
)

// PeriodWords lists the forms in which a period can be given, for messages.
const PeriodWords = "all, 2026-W47, 47, 2026-11, 2026-Q4, 2026, 2026-11-16, 2026-11-16..2026-11-22, today, yesterday, last-week, this-month"

// ParsePeriodOn reads a period relative to a day: whatever [ParsePeriod] reads, a week
// (W47, or 47: the last one that has begun), a month (2026-11), a quarter (2026-Q4), a
// year, a day, "today", "yesterday", or "this" and "last" with "week", "month", "quarter"
// or "year". Weeks start on a given weekday, see [ParseWeek].
func ParsePeriodOn(s string, today parse.Date, starts time.Weekday) (report.Period, error) {
	text := strings.ToLower(strings.TrimSpace(s))
	switch {
	case text == "today":
		return days(today, today), nil
	case text == "yesterday":
		return days(today.AddDays(-1), today.AddDays(-1)), nil
	case relative.MatchString(text):
		m := relative.FindStringSubmatch(text)
		return spoken(m[1] == "last", m[2], today, starts), nil
	case year.MatchString(text):
		y, _ := strconv.Atoi(text)
		return months(text, y, 1, 12)
	case quarter.MatchString(text):
		m := quarter.FindStringSubmatch(text)
		y, _ := strconv.Atoi(m[1])
		q, _ := strconv.Atoi(m[2])
		return months(strings.ToUpper(text), y, 3*q-2, 3)
	case month.MatchString(text):
		m := month.FindStringSubmatch(text)
		y, _ := strconv.Atoi(m[1])
		n, _ := strconv.Atoi(m[2])
		return months(text, y, n, 1)
	case anyWeek.MatchString(text):
		return week(anyWeek.FindStringSubmatch(text), today, starts)
	}
	if day, err := parse.ParseDate(text); err == nil {
		return days(day, day), nil
	}
	return ParsePeriod(strings.TrimSpace(s))
}

func days(from, to parse.Date) report.Period {
	return report.Period{Name: from.String() + ".." + to.String(), From: from, To: to}
}

// months returns a number of months from one on.
func months(name string, y, first, n int) (report.Period, error) {
	if first < 1 || first > 12 || y < 1 {
		return report.Period{}, fmt.Errorf("%q is not a month", name)
	}
	from := parse.NewDate(y, time.Month(first), 1)
	after := time.Date(y, time.Month(first+n), 1, 0, 0, 0, 0, time.UTC)
	return report.Period{Name: name, From: from, To: parse.NewDate(after.Year(), after.Month(), after.Day()).AddDays(-1)}, nil
}

// week returns the week of a number, in a year or, without one, the last that has
// begun.
func week(m []string, today parse.Date, starts time.Weekday) (report.Period, error) {
	n, _ := strconv.Atoi(m[2])
	if m[1] != "" {
		return ParseWeek(fmt.Sprintf("%s-W%02d", m[1], n), starts)
	}
	of, _ := today.Time().ISOWeek()
	for y := of + 1; y > of-7; y-- { // a week 53 comes every five or six years
		p, err := ParseWeek(fmt.Sprintf("%04d-W%02d", y, n), starts)
		if err == nil && p.From.Compare(today) <= 0 {
			return p, nil
		}
	}
	return report.Period{}, fmt.Errorf("no year has a week %d", n)
}

// spoken returns the period of a day, or the one before.
func spoken(last bool, unit string, today parse.Date, starts time.Weekday) report.Period {
	y, m := today.Year, int(today.Month)
	switch unit {
	case "week":
		if last {
			return LastWeek(today, starts)
		}
		return WeekOf(today, starts)
	case "month":
		if last {
			if m--; m == 0 {
				y, m = y-1, 12
			}
		}
		p, _ := months(fmt.Sprintf("%04d-%02d", y, m), y, m, 1)
		return p
	case "quarter":
		q := (m + 2) / 3
		if last {
			if q--; q == 0 {
				y, q = y-1, 4
			}
		}
		p, _ := months(fmt.Sprintf("%04d-Q%d", y, q), y, 3*q-2, 3)
		return p
	}
	if last {
		y--
	}
	p, _ := months(fmt.Sprintf("%04d", y), y, 1, 12)
	return p
}
