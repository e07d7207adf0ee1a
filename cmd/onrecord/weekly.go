package main

import (
	"context"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/folder"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/delivery"
	"onrecord/report/desk/weekly"
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
	f.StringVar(&o.week, "week", "", "`week` to cover: 2026-W47, 47 or this-week (default the last complete week)")
	f.StringVar(&o.since, "since", "", "first `day` to cover, instead of a week")
	f.StringVar(&o.until, "until", "", "last `day` to cover, with --since (default the date of the run)")
	f.StringVar(&o.date, "date", "", "`date` of the run, printed on the briefing, such as 2026-11-23 (default today)")
	f.StringVarP(&o.out, "out", "o", "", "`folder` to write to (default briefings/ in the desk)")
	f.StringSliceVar(&o.formats, "format", delivery.Formats, "`formats` to write: xlsx, pdf or both")
	f.BoolVar(&o.attach, "attach", true, "attach the workbook to the PDF; --attach=false does not")
	addPasswordFile(cmd, &o.passwordFile)
	addPrecision(cmd, &o.precision)
	addWait(cmd, &o.wait)
	closedList(cmd, "format", delivery.Formats...)
	completeWeeks(cmd, "week", deskOfArgument)
	noCompletion(cmd, "since", "until", "date")
	_ = cmd.MarkFlagDirname("out") // the flag exists: it stands above
}

func newWeekly(p *program) *cobra.Command {
	var o weeklyOptions
	cmd := &cobra.Command{
		Use:   "weekly [DIR]",
		Short: "Read new documents and make the briefing for the last complete week",
		Long: `weekly reads the new documents in a desk's inbox, files them in the archive, and writes
briefing-PERIOD.xlsx and briefing-PERIOD.pdf for the last complete week. The week
is compared with the week before and, for each speaker, with the last four. DIR
is the desk's folder, by default the current folder.

A document belongs to the week of its date. Documents without a date are listed but
left out; "onrecord date FILE DAY" sets one. If nothing is new, running the same week
again gives identical files.`,
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
// garbage is collected, for a run that is over in seconds: a fifth less time.
// From heldMemory on, in bytes, it is collected more often: a thousand
// documents would else take twice as much.
const (
	rareCollection = 400
	heldMemory     = 300 << 20
)

// weekly is the main job of a desk: from its inbox to a week's briefing.
func (p *program) weekly(ctx context.Context, o weeklyOptions, dir string) error {
	if err := checkDelivery(o.out, o.formats, o.precision); err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(rareCollection))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(heldMemory))
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
	w := folder.Week{Desk: d, Today: today, Version: programVersion(), Precision: o.precision, Password: password, Out: o.out, Formats: o.formats, Attach: o.attach}
	for _, t := range w.Targets(period) {
		if _, _, err := disk.CheckTarget(t); err != nil {
			return err
		}
	}
	if err := d.MakeInbox(p.messages); err != nil {
		return err
	}
	d.TellIfOld(ctx, p.messages)
	a, err := d.OpenArchive(ctx, true)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := folder.Lock(ctx, p.messages, a, "weekly", o.wait); err != nil {
		return err
	}
	if err := w.Ready(period); err != nil {
		return err
	}
	disk.SweepFolder(d.Dir)
	disk.SweepFolder(d.Path(folder.Briefings))
	disk.SweepInbox(d.Path(folder.Inbox))
	in := &weekly.Inbox{Archive: a, Today: today, Period: period, Known: d.Settings.Known, Reading: d.Reading}
	w.Archive, w.Inbox = a, in
	bar := console.NewProgress(p.messages, 0)
	err = d.TakeIn(ctx, p.messages, in, bar.Of, nil)
	bar.Clear()
	if err != nil {
		return err
	}
	p.messages.Say(weekly.FiledMessage(in.Filed))

	if d.Settings.Late == desk.LateRebrief {
		if err := p.rebrief(ctx, w, period); err != nil {
			return err
		}
	}
	b, made, err := p.briefWeek(ctx, w, period, in.Traces)
	if err != nil {
		return err
	}
	left, err := weekly.UnbriefedMessages(ctx, a, today, d.Settings.Week.Starts, d.Dir)
	if err != nil {
		return err
	}
	p.messages.Say(left...)
	p.tellLocked(password, made)
	return p.incomplete(b.Documents)
}

// rebrief makes the briefings again of periods that documents came too late for.
func (p *program) rebrief(ctx context.Context, w folder.Week, period report.Period) error {
	again, err := weekly.LatePeriods(ctx, w.Archive, period)
	if err != nil {
		return err
	}
	for _, one := range again {
		if err := w.Ready(one); err != nil {
			return err
		}
		if _, _, err := p.briefWeek(ctx, w, one, nil); err != nil {
			return err
		}
	}
	return nil
}

// briefWeek makes the briefing of a period and reports the result.
func (p *program) briefWeek(ctx context.Context, w folder.Week, period report.Period, traces map[string]string) (report.Briefing, []string, error) {
	b, made, failure := w.Brief(ctx, p.messages, period)
	if len(made) > 0 {
		undated, err := weekly.UndatedMessages(ctx, w.Archive, b.Record.Undecided)
		if err != nil {
			return b.Briefing, made, err
		}
		p.tellWeek(w.Desk, traces, b.Briefing, b.Left.Rows(b.Options.Precision), undated, made)
		p.messages.Say(weekly.LateMessages(b.Record.CameLate, w.Desk.Settings.Late == desk.LateInclude, w.Desk.Dir)...)
	}
	return b.Briefing, made, failure
}

// days returns the day of the run and the period to brief.
func (o weeklyOptions) days(d folder.Desk) (today parse.Date, period report.Period, err error) {
	if today, err = d.Today(o.date); err != nil {
		return today, period, err
	}
	if period, err = weekly.PeriodOf(o.week, o.since, o.until, today, d.Settings.Week.Starts); err != nil {
		err = exit.Usage(err.Error(), report.Hints(err)...)
	}
	return today, period, err
}

// tellWeek reports the result of a briefing.
func (p *program) tellWeek(d folder.Desk, traces map[string]string, b report.Briefing, leftOut string, undated []report.Message, targets []string) {
	p.messages.Say(weekly.DocumentMessages(b.Documents, filepath.ToSlash(d.Path(folder.Inbox)), traces)...)
	figures := report.Figures(b)
	for _, d := range b.Documents {
		if d.Undated() { // they have a line of their own
			figures.Skipped--
		}
	}
	p.messages.Note("%s: %s to %s", b.Period.Name, b.Period.From, b.Period.To)
	p.messages.Say(figures.Message(leftOut, targets...))
	p.messages.Say(undated...)
	if figures.Rows == 0 {
		p.messages.Warning("no statements for "+b.Period.Name+"; the briefing says so", "--week chooses another week")
	}
}
