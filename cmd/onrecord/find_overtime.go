package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/weekly"
	"onrecord/report/table"
	"onrecord/report/terminal"
	"onrecord/report/trend"
)

// What find shows of a period beside the weeks before.
const (
	overTimeChanged   = "changed"
	overTimeSilent    = "silent"
	overTimeTravelled = "travelled"
)

var overTimeKinds = []string{overTimeChanged, overTimeSilent, overTimeTravelled}

// findOverTime shows who changed position, who is silent, or how wordings travelled, in
// a period beside the weeks before; of the speakers asked for, if any.
func (p *program) findOverTime(ctx context.Context, o findOptions) error {
	d, err := openDesk(o.desk)
	if err != nil {
		return err
	}
	if o.period == "all" && o.since+o.until == "" {
		o.period = "last-week"
	}
	period, err := o.days(d)
	if err != nil {
		return err
	}
	if period.Days() == 0 {
		return &usageError{message: "--over-time needs a period with a first and a last day"}
	}
	a, err := d.readArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	record, err := weekly.Open(ctx, a, d.settings.Known, period.To, d.settings.Week.Starts)
	if err != nil {
		return err
	}
	options := brief.Options{Period: period, Precision: report.PrecisionNamed(d.settings.Precision), Intent: d.settings.Intent}
	b, _, err := brief.Build(ctx, options, record)
	if err != nil {
		return err
	}
	w := overTimeText{p, o.speakers}
	n := 0
	switch o.overTime {
	case overTimeChanged:
		n, err = w.changed(trend.Positions(b))
	case overTimeSilent:
		n, err = w.silent(trend.Silent(b))
	default:
		n, err = w.travelled(trend.Travels(b))
	}
	if err != nil {
		return err
	}
	p.messages.note("%s: %s", period.Name, report.Counted(n, "finding"))
	return nil
}

// overTimeText writes findings for people.
type overTimeText struct {
	p        *program
	speakers []string // parts of names; none for all
}

func (t overTimeText) of(name string) bool {
	return len(t.speakers) == 0 || slices.ContainsFunc(t.speakers, func(s string) bool { return strings.Contains(strings.ToLower(name), strings.ToLower(s)) })
}

func (t overTimeText) say(format string, args ...any) {
	fmt.Fprintln(t.p.stdout, terminal.Printable(fmt.Sprintf(format, args...)))
}

// rows writes rows as find does.
func (t overTimeText) rows(list ...report.Row) error {
	w := table.NewText(t.p.stdout)
	for _, r := range list {
		if err := w.Write(r); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (t overTimeText) changed(list []trend.Position) (n int, err error) {
	for _, one := range list {
		if !t.of(one.Now.Speaker) {
			continue
		}
		n++
		t.say("%s on %s: %s", one.Now.Speaker, one.Now.Topic, one.Why)
		if err := t.rows(one.Before, one.Now); err != nil {
			return n, err
		}
	}
	return n, nil
}

func (t overTimeText) silent(list []trend.Silence) (n int, err error) {
	for _, one := range list {
		if !t.of(one.Speaker) {
			continue
		}
		n++
		t.say("%s: rows in the weeks before %s; last:", one.Speaker, strings.Trim(fmt.Sprint(one.Rows), "[]"))
		if err := t.rows(one.Last); err != nil {
			return n, err
		}
	}
	return n, nil
}

func (t overTimeText) travelled(list []trend.Travel) (n int, err error) {
	for _, one := range list {
		if !t.of(one.First.Speaker) {
			continue
		}
		n++
		if err := t.rows(one.First); err != nil {
			return n, err
		}
		for _, s := range one.Later {
			when := "the same day"
			switch {
			case s.Days < 0:
				when = "day unknown"
			case s.Days > 0:
				when = report.Counted(s.Days, "day") + " later"
			}
			t.say("    → %s, %s, %s", s.Row.Source, when, s.Like)
		}
	}
	for _, l := range trend.Leads(list) {
		t.say("%s: first %d, later %d", l.Source, l.First, l.Later)
	}
	return n, nil
}
