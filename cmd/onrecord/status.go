package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/ingest"
	"onrecord/report/terminal"
)

func newStatus(p *program) *cobra.Command {
	var asJSON, all bool
	var date string
	cmd := &cobra.Command{
		Use:   "status [DIR]",
		Short: "Show what is new, late, undated, unreviewed, and what was done last",
		Long: `status shows how a desk stands: what is on record and what of the inbox has not been
read, which documents are in no briefing, have no date, or one after today or before
1900, which briefings were made when and how far their rows were reviewed, and who
did what last. It changes nothing. DIR is the desk's folder, by default the current
folder.`,
		Example: `  onrecord status
  onrecord status desk --all
  onrecord status desk --json`,
		Args:              atMostOne("status takes one folder"),
		ValidArgsFunction: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.status(cmd.Context(), deskOf(args), date, asJSON, all)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "name every document, however many")
	cmd.Flags().StringVar(&date, "date", "", "`day` that counts as today, such as 2026-11-23")
	addJSON(cmd, &asJSON)
	noCompletion(cmd, "date")
	return cmd
}

func (p *program) status(ctx context.Context, dir, date string, asJSON, all bool) error {
	d, err := openDesk(dir)
	if err != nil {
		return err
	}
	today, err := d.today(date)
	if err != nil {
		return err
	}
	a, err := d.readArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	var files []ingest.File
	root := d.path(inboxName)
	if exists(root) {
		if files, err = ingest.Collect(ctx, disk{root}, []string{"."}); err != nil {
			return err
		}
	} else {
		p.messages.warning(root+" does not exist", "put it back, or connect the drive that it is on")
	}
	now := weekly.Now{Today: today, Reading: d.reading, Starts: d.settings.Week.Starts, First: firstPrinted}
	s, err := weekly.StatusOf(ctx, a, files, disk{root}, now)
	if err != nil {
		return err
	}
	if asJSON {
		return terminal.WriteJSON(p.stdout, s)
	}
	most := named
	if all {
		most = int(^uint(0) >> 1)
	}
	statusText{p, d, most}.write(s)
	return nil
}

// statusText writes a status for people: a word, then what there is of it.
type statusText struct {
	p    *program
	desk folder
	most int // documents that a line names
}

func (t statusText) line(word, format string, args ...any) {
	fmt.Fprintf(t.p.stdout, "%-14s  %s\n", word, terminal.Printable(fmt.Sprintf(format, args...)))
}

func (t statusText) names(word string, names []string, hint string) {
	if len(names) > 0 {
		t.line(word, "%s: %s%s", report.Counted(len(names), "document"), enumerated(names, t.most), hint)
	}
}

func (t statusText) write(s weekly.Status) {
	t.line("on record", "%s", sizeInWords(s.OnRecord))
	if n := len(s.NotRead); n > 0 {
		t.line("not read yet", "%s: %s; %q reads them", report.Counted(n, "file"), enumerated(s.NotRead, t.most), t.desk.command("weekly"))
	}
	var unreadable []string
	for _, u := range s.Unreadable {
		unreadable = append(unreadable, u.Document+" ("+u.Reason+")")
	}
	t.names("unreadable", unreadable, "")
	t.names("without a date", s.Undated, `; "onrecord date FILE DAY" sets it`)
	for _, why := range []string{"after today", "before 1900"} {
		var names []string
		for _, d := range s.Strange {
			if strange(d.Date, s.Today) == why {
				names = append(names, dated(d.Document, d.Date))
			}
		}
		t.names(why, names, `; "onrecord date FILE DAY" corrects a slip`)
	}
	t.unbriefed(s.Unbriefed)
	if s.OtherwiseIn > 0 {
		t.line("read before", "%s with another version or other settings; weekly reads those of its weeks again", report.Counted(s.OtherwiseIn, "file"))
	}
	t.briefings(s.Briefings)
	for i, e := range s.Log {
		word := ""
		if i == 0 {
			word = "done last"
		}
		t.line(word, "%s", logLine(e))
	}
}

func (t statusText) unbriefed(list []weekly.Unbriefed) {
	for _, u := range list {
		var names []string
		for _, d := range u.Documents {
			names = append(names, dated(d.Document, d.Date))
		}
		if u.ToCome {
			t.names("to come", names, ", in the briefing of "+u.Week)
			continue
		}
		t.names("in no briefing", names, fmt.Sprintf("; %q briefs them", t.desk.weeklyFor(u.Period)))
	}
}

func (t statusText) briefings(list []weekly.Briefed) {
	for i, b := range list {
		word := ""
		if i == 0 {
			word = "briefings"
		}
		text := fmt.Sprintf("%s  made %s, %d of %s reviewed", b.Period, b.Made, b.Reviewed, report.Counted(b.Rows, "row"))
		if b.Other {
			text += ", with another version or other settings"
		}
		t.line(word, "%s", text)
	}
}

// logLine is a line of the log for people.
func logLine(e archive.Entry) string {
	return strings.Join([]string{e.Made.Format("2006-01-02 15:04"), e.Who, e.Did + ": " + cmp.Or(e.What, report.Counted(e.Corrections, "correction"))}, "  ")
}
