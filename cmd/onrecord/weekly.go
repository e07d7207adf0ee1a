package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/ingest"
	"onrecord/report/workbook"
)

// weeklyOptions are the flags of weekly.
type weeklyOptions struct {
	week, since, until, date string
	out, precision           string
	passwordFile             string
	formats                  []string
	attach                   bool
	wait                     time.Duration
}

func (o *weeklyOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.week, "week", "", "ISO `week` to cover, such as 2026-W47 (default the last complete week)")
	f.StringVar(&o.since, "since", "", "first `day` to cover, instead of a week")
	f.StringVar(&o.until, "until", "", "last `day` to cover, with --since (default the date of the run)")
	f.StringVar(&o.date, "date", "", "`date` of the run, printed on the briefing, such as 2026-11-23 (default today)")
	f.StringVarP(&o.out, "out", "o", "", "`folder` to write to (default briefings/ in the desk)")
	f.StringSliceVar(&o.formats, "format", briefFormats, "`formats` to write: xlsx, pdf or both")
	f.BoolVar(&o.attach, "attach", true, "attach the workbook to the PDF; --attach=false leaves it out")
	addPasswordFile(cmd, &o.passwordFile)
	addPrecision(cmd, &o.precision)
	addWait(cmd, &o.wait)
	closedList(cmd, "format", briefFormats...)
	completeWeeks(cmd, "week", deskOfArgument)
	noCompletion(cmd, "since", "until", "date")
	_ = cmd.MarkFlagDirname("out") // the flag exists: it stands above
}

func newWeekly(p *program) *cobra.Command {
	var o weeklyOptions
	cmd := &cobra.Command{
		Use:   "weekly [DIR]",
		Short: "Read new documents and make the briefing for the last complete week",
		Long: `weekly reads what is new in a desk's inbox, files it in the archive, and writes
briefing-PERIOD.xlsx and briefing-PERIOD.pdf for the last complete week. The week
is compared with the week before and, for each speaker, with the last four. DIR
is the desk's folder, by default the current folder.

A document belongs to the week of its date. Documents without a date are listed
but left out; "onrecord date FILE DAY" sets one. Running the same week again with
nothing new gives identical files.`,
		Example: `  onrecord weekly
  onrecord weekly --week 2026-W47
  onrecord weekly desk --since 2026-11-01 --until 2026-11-15`,
		Args:              atMostOne("weekly takes one folder"),
		ValidArgsFunction: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.weekly(cmd.Context(), o, deskOf(args))
		},
	}
	o.addFlags(cmd)
	return cmd
}

// rareCollection lets the heap grow to five times what is in use before the
// garbage is collected, for a run that is over in seconds: a fifth less time
// for some hundred megabytes.
const rareCollection = 400

// weekly is the main job of a desk: from its inbox to a week's briefing.
func (p *program) weekly(ctx context.Context, o weeklyOptions, dir string) error {
	if err := o.check(); err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(rareCollection))
	d, err := openDesk(dir)
	if err != nil {
		return err
	}
	today, period, err := o.days(d)
	if err != nil {
		return err
	}
	password, err := p.password(ctx, o.passwordFile, o.formats, nil)
	if err != nil {
		return err
	}
	targets := briefOptions{out: cmp.Or(o.out, d.path(briefingsName)), formats: o.formats}.targets(period)
	for _, t := range targets {
		if _, _, err := checkTarget(t); err != nil {
			return err
		}
	}
	a, err := d.openArchive(ctx, true)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := p.lockArchive(ctx, a, "weekly", o.wait); err != nil {
		return err
	}
	for _, t := range targets {
		sweep(t)
	}
	in := &weekly.Inbox{Archive: a, Today: today, Period: period, Known: d.settings.Known, Reading: d.reading}
	if err := p.takeIn(ctx, d, in); err != nil {
		return err
	}
	p.tellFiled(in.Filed)

	options := brief.Options{Period: period, Made: today, Version: programVersion(), Precision: report.PrecisionNamed(cmp.Or(o.precision, d.settings.Precision))}
	look := appearance{}.withSettings(d.settings, &options)
	look.Password = password
	record, err := weekly.Open(ctx, a, d.settings.Known, period.To)
	if err != nil {
		return err
	}
	b, left, err := brief.Build(ctx, options, record)
	if err != nil {
		return err
	}
	if err := a.RecordExport(ctx, workbook.ExportID(b), period.Name, today, b.Rows); err != nil {
		return err
	}
	bar := newProgress(p.messages, len(targets))
	bar.say("writing " + strings.Join(targets, ", "))
	targets, failure := deliver(ctx, b, look, o.attach, targets)
	bar.clear()
	if len(targets) == 0 {
		return failure
	}
	p.tellWeek(d, in.Traces, b, left.Rows(options.Precision), record.Undecided, targets)
	p.tellLocked(password, targets)
	if failure != nil {
		return failure
	}
	return p.incomplete(b.Documents)
}

func (o weeklyOptions) check() error {
	switch {
	case o.out == stdoutPath:
		return &usageError{"--out: a workbook and a PDF cannot go to standard output", []string{"name a folder to write to"}}
	case o.week != "" && o.since+o.until != "":
		return &usageError{message: "--week and --since do not go together"}
	case o.until != "" && o.since == "":
		return &usageError{message: "--until needs --since"}
	case len(o.formats) == 0:
		return badValue("format", "", briefFormats...)
	}
	for _, f := range o.formats {
		if !slices.Contains(briefFormats, f) {
			return badValue("format", f, briefFormats...)
		}
	}
	return checkPrecision(o.precision)
}

// days returns the day of the run and the period to brief.
func (o weeklyOptions) days(d folder) (today parse.Date, period report.Period, err error) {
	if today, err = d.today(o.date); err != nil {
		return today, period, err
	}
	starts := d.settings.Week.Starts
	switch {
	case o.week != "":
		period, err = brief.ParseWeek(o.week, starts)
		if err != nil {
			err = &usageError{"--week: " + err.Error(), []string{"try 2026-W47"}}
		}
	case o.since != "":
		period, err = brief.ParsePeriod(o.since + ".." + cmp.Or(o.until, today.String()))
		if err != nil {
			err = &usageError{"--since, --until: " + err.Error(), nil}
		}
	default:
		period = brief.LastWeek(today, starts)
	}
	return today, period, err
}

// takeIn files what is new in the inbox.
func (p *program) takeIn(ctx context.Context, d folder, in *weekly.Inbox) error {
	root := d.path(inboxName)
	if err := os.MkdirAll(root, 0o755); err != nil {
		return fmt.Errorf("%s: %s", root, report.Reason(err))
	}
	files, err := ingest.Collect(ctx, disk{root}, []string{"."})
	if err == nil {
		files, err = in.New(ctx, files, disk{root})
	}
	if err != nil {
		return err
	}
	bar := newProgress(p.messages, len(files))
	defer bar.clear()
	return in.TakeIn(ctx, p.openFiles(files, root, d.settings.Tables), ingest.Options{Extract: d.options, Progress: bar.set})
}

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
		const most = 5
		names := strings.Join(undated[:min(n, most)], ", ")
		if n > most {
			names += ", …"
		}
		p.messages.warning(report.Counted(n, "document")+" without a date, so in no week: "+names,
			"set the date with \"onrecord date FILE 2026-11-18\"")
	}
	if figures.Rows == 0 {
		p.messages.warning("no statements for "+b.Period.Name+"; the briefing says so", "--week chooses another week")
	}
}
