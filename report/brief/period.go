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

var isoWeek = regexp.MustCompile(`^(\d{4})-W(\d{2})$`)

// ParsePeriod reads "all", an ISO week ("2026-W47") or the first and the last
// day ("2026-11-16..2026-11-22").
func ParsePeriod(s string) (report.Period, error) {
	if s == "all" {
		return report.Period{Name: s}, nil
	}
	if m := isoWeek.FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[1])
		week, _ := strconv.Atoi(m[2])
		monday, ok := mondayOf(year, week)
		if !ok {
			return report.Period{}, fmt.Errorf("%d has no week %d", year, week)
		}
		return report.Period{Name: s, From: monday, To: monday.AddDays(6)}, nil
	}
	first, last, ok := strings.Cut(s, "..")
	if !ok {
		return report.Period{}, fmt.Errorf("%q is not a period", s)
	}
	from, err := parse.ParseDate(first)
	if err != nil {
		return report.Period{}, err
	}
	to, err := parse.ParseDate(last)
	if err != nil {
		return report.Period{}, err
	}
	if to.Compare(from) < 0 {
		return report.Period{}, fmt.Errorf("%q ends before it begins", s)
	}
	return report.Period{Name: s, From: from, To: to}, nil
}

// mondayOf returns the first day of an ISO week. The 4th of January lies in
// week 1 of every year.
func mondayOf(year, week int) (parse.Date, bool) {
	t := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	sinceMonday := (int(t.Weekday()) + 6) % 7
	t = t.AddDate(0, 0, 7*(week-1)-sinceMonday)
	y, w := t.ISOWeek()
	return parse.NewDate(t.Year(), t.Month(), t.Day()), year > 0 && y == year && w == week
}

// outside says why a document of this date does not belong to the period, or
// "" if it does.
func outside(p report.Period, date parse.Date) string {
	switch {
	case p.From.IsZero():
		return ""
	case date.IsZero():
		return "date unknown, so not known to be from " + p.Name
	case date.Compare(p.From) < 0 || date.Compare(p.To) > 0:
		return fmt.Sprintf("dated %s, outside %s", date, p.Name)
	}
	return ""
}

// LastWeek returns the last complete week before a day, for weeks that start on a given
// weekday.
func LastWeek(today parse.Date, starts time.Weekday) report.Period {
	return WeekOf(today.AddDays(-7), starts)
}

// WeekOf returns the week of a day, for weeks that start on a given weekday.
func WeekOf(day parse.Date, starts time.Weekday) report.Period {
	since := (int(day.Time().Weekday()) - int(starts) + 7) % 7
	return weekFrom(day.AddDays(-since))
}

// ParseWeek returns an ISO week, "2026-W47". If weeks do not start on Monday, it is the
// week that contains the ISO week's Thursday, and so most of its days.
func ParseWeek(name string, starts time.Weekday) (report.Period, error) {
	if !isoWeek.MatchString(name) {
		return report.Period{}, fmt.Errorf("%q is not a week", name)
	}
	p, err := ParsePeriod(name)
	if err != nil {
		return p, err
	}
	thursday := p.From.AddDays(3)
	return weekFrom(thursday.AddDays(-(int(time.Thursday) - int(starts) + 7) % 7)), nil
}

// weekFrom returns the week that starts with a day. Only one that starts with a
// Monday has the name of an ISO week.
func weekFrom(first parse.Date) report.Period {
	p := report.Period{Name: first.String() + ".." + first.AddDays(6).String(), From: first, To: first.AddDays(6)}
	if first.Time().Weekday() == time.Monday {
		year, week := first.Time().ISOWeek()
		p.Name = fmt.Sprintf("%04d-W%02d", year, week)
	}
	return p
}
