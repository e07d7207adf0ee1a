package weekly

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
)

// PeriodOf returns the period that a run briefs: a week by its name, the days from since
// to until, or the last complete week. If until is empty, it is today. Weeks begin on
// starts. Errors begin with the name of the flag.
func PeriodOf(week, since, until string, today parse.Date, starts time.Weekday) (report.Period, error) {
	switch {
	case week != "" && since+until != "":
		return report.Period{}, fmt.Errorf("--week and --since cannot be combined")
	case until != "" && since == "":
		return report.Period{}, fmt.Errorf("--until needs --since")
	case week != "":
		p, err := brief.ParsePeriodOn(week, today, starts)
		if err == nil && p.Days() != 7 {
			err = fmt.Errorf("%q is not a week", week)
		}
		if err != nil {
			err = report.WithHint(fmt.Errorf("--week: %w", err), "try 2026-W47, 47 or last-week")
		}
		return p, err
	case since != "":
		p, err := brief.ParsePeriod(since + ".." + cmp.Or(until, today.String()))
		if err != nil {
			err = fmt.Errorf("--since, --until: %w", err)
		}
		return p, err
	}
	return brief.LastWeek(today, starts), nil
}

// LatePeriods returns the earlier periods that were briefed before all of their documents
// had arrived.
func LatePeriods(ctx context.Context, a *archive.Archive, p report.Period) ([]report.Period, error) {
	late, err := a.Late(ctx, p)
	if err != nil || len(late) == 0 {
		return nil, err
	}
	made, err := a.Exports(ctx)
	if err != nil {
		return nil, err
	}
	var out []report.Period
	for _, d := range late {
		if own, ok := briefed(d.Date, made); ok && own != p && !slices.Contains(out, own) {
			out = append(out, own)
		}
	}
	return out, nil
}

// briefed returns the shortest of the periods briefed that include a day.
func briefed(day parse.Date, made []archive.Export) (p report.Period, ok bool) {
	for _, e := range made {
		if day.Compare(e.Period.From) < 0 || day.Compare(e.Period.To) > 0 {
			continue
		}
		if !ok || e.Period.Days() < p.Days() {
			p, ok = e.Period, true
		}
	}
	return p, ok
}
