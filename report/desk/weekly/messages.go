package weekly

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
)

// FiledMessage says what was new in the inbox.
func FiledMessage(f archive.IngestCounts) report.Message {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{f.New, "new"}, {f.Changed, "changed"}, {f.Unchanged, "read again"}, {f.Copies, "duplicate"}, {f.Unread, "not read"}, {f.Deleted, "deleted without having been read"}} {
		if part.n > 0 {
			parts = append(parts, report.Thousands(part.n)+" "+part.what)
		}
	}
	if parts == nil {
		return report.Note("inbox: nothing new")
	}
	return report.Note("inbox: %s", strings.Join(parts, ", "))
}

// DocumentMessages says what became of the documents of a briefing. Inbox is the path of
// their folder, and traces are those of [Inbox]. Those without a date are not named:
// [UndatedMessages] does that.
func DocumentMessages(list []report.Document, inbox string, traces map[string]string) []report.Message {
	var out []report.Message
	skipped, failed := 0, -1
	for _, d := range list {
		switch {
		case d.Status == report.StatusFailed:
			failed = len(out)
			out = append(out, report.Warning(inbox+"/"+d.Path+" could not be read: "+d.Reason))
			for line := range strings.Lines(traces[d.Path]) {
				out = append(out, report.Detail("%s", strings.TrimSuffix(line, "\n")))
			}
		case d.Status == report.StatusRead:
			out = append(out, report.Detail("%s: %s, %s", d.Path, d.Date, report.Counted(d.Rows, "row")))
		case !d.Undated():
			say := report.Note
			if skipped++; skipped > report.MostNamed {
				say = report.Detail
			}
			out = append(out, say("skipped %s: %s", d.Path, d.Reason))
		}
	}
	if failed >= 0 {
		out[failed].Hints = []string{`mend or delete what cannot be read; "onrecord forget FILE --apply" takes it off the list`}
	}
	if more := skipped - report.MostNamed; more > 0 {
		out = append(out, report.Note("skipped %s more; --verbose lists them", report.Thousands(more)))
	}
	return out
}

// UndatedMessages names the documents of a briefing that have no date, and says how many
// are on record.
func UndatedMessages(ctx context.Context, a *archive.Archive, names []string) ([]report.Message, error) {
	if len(names) == 0 {
		return nil, nil
	}
	all, err := a.WithoutDate(ctx)
	text := report.Counted(len(names), "document") + " without a date, so not in any week"
	if len(all) > len(names) {
		text += fmt.Sprintf(" (%s with those that came in other weeks)", report.Thousands(len(all)))
	}
	return []report.Message{report.Warning(text+": "+report.Listed(names, report.MostNamed), "set the date with \"onrecord date FILE 2026-11-18\"")}, err
}

// LateMessages says which documents came after the briefing of their week, and where in
// this one they are. Folder is that of the desk.
func LateMessages(late []brief.Late, included bool, folder string) []report.Message {
	where := `listed under "Late"`
	if included {
		where = "included"
	}
	var out []report.Message
	byWeek, weeks := inWeeks(late, func(l brief.Late) (report.Period, string) { return l.Own, dated(l.Path, l.Date) })
	for _, week := range weeks {
		list := byWeek[week]
		out = append(out, report.Note("late, %s: %s of %s, already briefed: %s; %q briefs that week again", where,
			report.Counted(len(list), "document"), week.Name, report.Listed(list, report.MostNamed), desk.WeeklyCommand(folder, week)))
	}
	return out
}

// inWeeks returns names by week, and the weeks in the order of the list.
func inWeeks[T any](list []T, of func(T) (report.Period, string)) (names map[report.Period][]string, weeks []report.Period) {
	names = map[report.Period][]string{}
	for _, one := range list {
		week, name := of(one)
		if names[week] == nil {
			weeks = append(weeks, week)
		}
		names[week] = append(names[week], name)
	}
	return names, weeks
}

// UnbriefedMessages says which documents are in no briefing. Those that were filed today
// are named; the others were named on their day. Folder is that of the desk.
func UnbriefedMessages(ctx context.Context, a *archive.Archive, today parse.Date, starts time.Weekday, folder string) ([]report.Message, error) {
	list, err := a.Unbriefed(ctx)
	if err != nil {
		return nil, err
	}
	out, err := StrangeMessages(ctx, a, today)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(d archive.Document) bool { return Strange(d.Date, today) != "" })
	all := len(list)
	list = slices.DeleteFunc(list, func(d archive.Document) bool { return d.Filed != today })
	earlier := all - len(list)

	byWeek, weeks := inWeeks(list, func(d archive.Document) (report.Period, string) {
		return brief.WeekOf(d.Date, starts), dated(d.Record.Path, d.Date)
	})
	const most = 5 // weeks; a new desk may bring years
	for i, week := range weeks {
		names := byWeek[week]
		count, listed := report.Counted(len(names), "document"), report.Listed(names, report.MostNamed)
		switch {
		case week.To.Compare(today) >= 0:
			out = append(out, report.Note("for the briefing of %s: %s: %s", week.Name, count, listed))
		case i < most:
			out = append(out, report.Warning(fmt.Sprintf("%s of %s in no briefing: %s", count, week.Name, listed),
				fmt.Sprintf("%q briefs that week", desk.WeeklyCommand(folder, week))))
		default:
			earlier += len(names)
		}
	}
	if earlier > 0 {
		out = append(out, report.Note("%s of other weeks in no briefing; %q lists them",
			report.Counted(earlier, "document"), desk.Command(folder, "status")))
	}
	return out, nil
}

// firstPrinted is the earliest plausible date of a clipping.
var firstPrinted = parse.NewDate(1900, time.January, 1)

const (
	afterToday  = "after today"
	beforePrint = "before 1900"
)

// Strange says why a clipping's date is implausible on a day, or "".
func Strange(date, today parse.Date) string {
	switch {
	case date.IsZero():
		return ""
	case date.Compare(today) > 0:
		return afterToday
	case date.Compare(firstPrinted) < 0:
		return beforePrint
	}
	return ""
}

// StrangeMessages warns of documents on record that are dated after today or before
// anything was printed.
func StrangeMessages(ctx context.Context, a *archive.Archive, today parse.Date) ([]report.Message, error) {
	list, err := a.Strange(ctx, firstPrinted, today)
	return strangeMessages(list, today), err
}

func strangeMessages(list []archive.Document, today parse.Date) []report.Message {
	by := map[string][]string{}
	for _, d := range list {
		why := Strange(d.Date, today)
		by[why] = append(by[why], dated(d.Record.Path, d.Date))
	}
	var out []report.Message
	for _, why := range slices.Sorted(maps.Keys(by)) {
		out = append(out, report.Warning(fmt.Sprintf("%s dated %s: %s", report.Counted(len(by[why]), "document"), why,
			report.Listed(by[why], report.MostNamed)), `if that is a mistake, "onrecord date FILE DAY" sets the date`))
	}
	return out
}
