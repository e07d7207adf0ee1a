package search

import (
	"fmt"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
)

// All is the name of the period that includes every day.
const All = "all"

// Period returns the days to search: a period by its name, or the days from the first of
// since to the last of until, either of which may be empty. Weeks begin on starts. Errors
// begin with the name of the flag.
func Period(name, since, until string, today parse.Date, starts time.Weekday) (report.Period, error) {
	p, err := brief.ParsePeriodOn(name, today, starts)
	switch {
	case err != nil:
		return p, report.WithHint(fmt.Errorf("--period: %w", err), "try "+brief.PeriodWords)
	case since+until == "":
		return p, nil
	case name != All:
		return p, fmt.Errorf("--period cannot be combined with --since or --until")
	}
	if since != "" {
		of, err := days("since", since, today, starts)
		if err != nil {
			return p, err
		}
		p.From = of.From
	}
	if until != "" {
		of, err := days("until", until, today, starts)
		if err != nil {
			return p, err
		}
		p.To = of.To
	}
	if !p.From.IsZero() && !p.To.IsZero() && p.To.Compare(p.From) < 0 {
		return p, fmt.Errorf("%s is before %s, so there is no day to search", p.To, p.From)
	}
	p.Name = p.From.String() + ".." + p.To.String()
	return p, nil
}

// days returns the period that a flag names; "all" has no first day.
func days(flag, name string, today parse.Date, starts time.Weekday) (report.Period, error) {
	of, err := brief.ParsePeriodOn(name, today, starts)
	if err != nil || of.From.IsZero() {
		return of, report.WithHint(fmt.Errorf("--%s: %q is not a day", flag, name), "try 2026-11-16, 2026-11 or last-week")
	}
	return of, nil
}
