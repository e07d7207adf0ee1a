package main

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
)

// tellFiled says what was new in the inbox.
func (p *program) tellFiled(f archive.IngestCounts) {
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, report.Thousands(n)+" "+what)
		}
	}
	add(f.New, "new")
	add(f.Changed, "changed")
	add(f.Unchanged, "read again")
	add(f.Copies, "copied")
	add(f.Unread, "not read")
	if parts == nil {
		p.messages.note("inbox: nothing new")
		return
	}
	p.messages.note("inbox: %s", strings.Join(parts, ", "))
}

// tellWeek says what the briefing came to.
func (p *program) tellWeek(d folder, traces map[string]string, b report.Briefing, leftOut string, undated, targets []string) {
	for _, one := range b.Documents {
		switch one.Status {
		case report.StatusFailed:
			p.messages.warning(filepath.ToSlash(d.path(inboxName)) + "/" + one.Path + " could not be read: " + one.Reason)
			for line := range strings.Lines(traces[one.Path]) {
				p.messages.detail("%s", strings.TrimSuffix(line, "\n"))
			}
		case report.StatusSkipped:
			p.messages.detail("skipped %s: %s", one.Path, one.Reason)
		case report.StatusRead:
			p.messages.detail("%s: %s, %s", one.Path, one.Date, report.Counted(one.Rows, "row"))
		}
	}
	figures := report.Figures(b)
	p.messages.note("%s: %s to %s", b.Period.Name, b.Period.From, b.Period.To)
	p.summary(figures, leftOut, targets...)
	if n := len(undated); n > 0 {
		p.messages.warning(report.Counted(n, "document")+" without a date, so in no week: "+enumerated(undated, named),
			"set the date with \"onrecord date FILE 2026-11-18\"")
	}
	if figures.Rows == 0 {
		p.messages.warning("no statements for "+b.Period.Name+"; the briefing says so", "--week chooses another week")
	}
}

// named is how many documents a message names; "onrecord status" lists all.
const named = 20

// tellLate says what came after the briefing of its week, and where it went.
func (p *program) tellLate(w week, late []brief.Late) {
	byWeek, weeks := map[report.Period][]string{}, []report.Period{}
	for _, l := range late {
		if byWeek[l.Own] == nil {
			weeks = append(weeks, l.Own)
		}
		byWeek[l.Own] = append(byWeek[l.Own], dated(l.Path, l.Date))
	}
	where := `under "Late"`
	if w.desk.settings.Late == desk.LateInclude {
		where = "included"
	}
	for _, own := range weeks {
		list := byWeek[own]
		p.messages.note("late, %s: %s of %s, already briefed: %s; %q briefs that week again",
			where, report.Counted(len(list), "document"), own.Name, enumerated(list, named), w.desk.weeklyFor(own))
	}
}

// tellUnbriefed says which documents are in no briefing, after that of a period. Those
// that were filed on this day are named; those before were named on theirs.
func (p *program) tellUnbriefed(ctx context.Context, w week, period report.Period) error {
	list, err := w.archive.Unbriefed(ctx)
	if err != nil {
		return err
	}
	earlier := 0
	byWeek, weeks := map[report.Period][]string{}, []report.Period{}
	for _, d := range list {
		own := brief.WeekOf(d.Date, w.desk.settings.Week.Starts)
		switch {
		case strange(d.Date, w.today) != "":
			continue // said beside
		case d.Filed != w.today:
			earlier++
			continue
		case byWeek[own] == nil:
			weeks = append(weeks, own)
		}
		byWeek[own] = append(byWeek[own], dated(d.Record.Path, d.Date))
	}
	if err := p.tellStrange(ctx, w); err != nil {
		return err
	}
	const most = 5 // weeks; a new desk may bring years
	for i, own := range weeks {
		names := byWeek[own]
		switch {
		case own.To.Compare(w.today) >= 0:
			p.messages.note("for the briefing of %s: %s: %s", own.Name, report.Counted(len(names), "document"), enumerated(names, named))
		case i < most:
			p.messages.warning(fmt.Sprintf("%s of %s in no briefing: %s", report.Counted(len(names), "document"), own.Name, enumerated(names, named)),
				fmt.Sprintf("%q briefs that week", w.desk.weeklyFor(own)))
		default:
			earlier += len(names)
		}
	}
	if earlier > 0 {
		p.messages.note("%s of other weeks in no briefing; %q lists them", report.Counted(earlier, "document"), w.desk.command("status"))
	}
	return nil
}

// firstPrinted is the day before which no clipping is from: an earlier date is a slip
// of somebody's hand.
var firstPrinted = parse.NewDate(1900, time.January, 1)

// strange says what is wrong with a date on a day, or "".
func strange(date, today parse.Date) string {
	switch {
	case date.IsZero():
		return ""
	case date.Compare(today) > 0:
		return "after today"
	case date.Compare(firstPrinted) < 0:
		return "before 1900"
	}
	return ""
}

// tellStrange warns of dates that no clipping has.
func (p *program) tellStrange(ctx context.Context, w week) error {
	list, err := w.archive.Strange(ctx, firstPrinted, w.today)
	if err != nil {
		return err
	}
	by := map[string][]string{}
	for _, d := range list {
		why := strange(d.Date, w.today)
		by[why] = append(by[why], dated(d.Record.Path, d.Date))
	}
	for _, why := range slices.Sorted(maps.Keys(by)) {
		p.messages.warning(fmt.Sprintf("%s dated %s: %s", report.Counted(len(by[why]), "document"), why, enumerated(by[why], named)),
			`if that is a slip, "onrecord date FILE DAY" sets the date`)
	}
	return nil
}

func dated(path string, date parse.Date) string { return path + " (" + date.String() + ")" }

// enumerated joins names, and counts those beyond some.
func enumerated(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %s more", report.Thousands(len(names)-most))
}
