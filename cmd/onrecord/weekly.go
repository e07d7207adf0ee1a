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

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/ingest"
	"onrecord/report/pack"
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
	f.StringVar(&o.week, "week", "", "`week` to cover: 2026-W47, 47 or this-week (default the last complete week)")
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
// garbage is collected, for a run that is over in seconds: a fifth less time.
// From heldMemory on, in bytes, it is collected more often: a thousand
// documents would else take twice as much.
const (
	rareCollection = 400
	heldMemory     = 260 << 20
)

// weekly is the main job of a desk: from its inbox to a week's briefing.
func (p *program) weekly(ctx context.Context, o weeklyOptions, dir string) error {
	if err := o.check(); err != nil {
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
	targets := week{desk: d, out: o}.targets(period)
	for _, t := range targets {
		if _, _, err := disk.CheckTarget(t); err != nil {
			return err
		}
	}
	if err := p.inboxThere(d); err != nil {
		return err
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
		disk.Sweep(t)
	}
	disk.SweepFolder(d.dir)
	disk.SweepFolder(d.path(briefingsName))
	disk.SweepInbox(d.path(inboxName))
	in := &weekly.Inbox{Archive: a, Today: today, Period: period, Known: d.settings.Known, Reading: d.reading}
	if err := p.takeIn(ctx, d, in); err != nil {
		return err
	}
	p.messages.Say(weekly.FiledMessage(in.Filed))

	w := week{desk: d, archive: a, inbox: in, today: today, precision: cmp.Or(o.precision, d.settings.Precision), password: password, out: o}
	if d.settings.Late == desk.LateRebrief {
		if err := p.rebrief(ctx, w, period); err != nil {
			return err
		}
	}
	b, made, err := p.briefWeek(ctx, w, period, in.Traces)
	if err != nil {
		return err
	}
	left, err := weekly.UnbriefedMessages(ctx, a, today, d.settings.Week.Starts, d.dir)
	if err != nil {
		return err
	}
	p.messages.Say(left...)
	p.tellLocked(password, made)
	return p.incomplete(b.Documents)
}

// week is what the briefings of one run have in common.
type week struct {
	desk      folder
	archive   *archive.Archive
	inbox     *weekly.Inbox // of which everything new was taken in; nil where only a briefing is looked at
	today     parse.Date
	precision string
	password  string
	out       weeklyOptions
}

// targets returns the files of the briefing of a period.
func (w week) targets(period report.Period) []string {
	return briefOptions{out: cmp.Or(w.out.out, w.desk.path(briefingsName)), formats: w.out.formats}.targets(period)
}

// rebrief makes the briefings again that documents came too late for.
func (p *program) rebrief(ctx context.Context, w week, period report.Period) error {
	again, err := weekly.LatePeriods(ctx, w.archive, period)
	if err != nil {
		return err
	}
	for _, one := range again {
		for _, t := range w.targets(one) {
			disk.Sweep(t)
		}
		if _, _, err := p.briefWeek(ctx, w, one, nil); err != nil {
			return err
		}
	}
	return nil
}

// built is the briefing of a period before anything is made of it.
type built struct {
	briefing report.Briefing
	left     brief.LeftOut
	record   *weekly.Record
	options  brief.Options
	look     pack.Options
}

// build builds the briefing of a period. The editor's note of the period comes before that
// of the settings.
func (w week) build(ctx context.Context, period report.Period) (b built, err error) {
	s := w.desk.settings
	b.options = brief.Options{Period: period, Made: w.today, Version: programVersion(), Precision: report.PrecisionNamed(w.precision), Include: s.Late == desk.LateInclude}
	b.look = appearance{}.withSettings(s, &b.options)
	b.look.Password = w.password
	note, err := w.desk.noteOf(period.Name)
	if err != nil {
		return b, err
	}
	b.options.Note = cmp.Or(note, b.options.Note)
	if w.inbox != nil {
		b.record, err = w.inbox.Record(ctx, period.To, s.Week.Starts)
	} else {
		b.record, err = weekly.Open(ctx, w.archive, s.Known, period.To, s.Week.Starts)
	}
	if err != nil {
		return b, err
	}
	b.briefing, b.left, err = brief.Build(ctx, b.options, b.record)
	return b, err
}

// briefWeek makes the briefing of a period and says what it came to.
func (p *program) briefWeek(ctx context.Context, w week, period report.Period, traces map[string]string) (b report.Briefing, targets []string, err error) {
	made, err := w.build(ctx, period)
	if err != nil {
		return b, nil, err
	}
	b = made.briefing
	// Before it is handed out: what comes back is compared with it.
	export := archive.Export{ID: workbook.ExportID(b), Period: period, Made: w.today, Reading: w.desk.reading}
	sheets, err := workbook.HandedOut(b)
	if err != nil {
		return b, nil, err
	}
	if err := w.archive.RecordExport(ctx, export, b.Rows, sheets...); err != nil {
		return b, nil, err
	}
	targets = w.targets(period)
	bar := console.NewProgress(p.messages, len(targets))
	bar.Say("writing " + strings.Join(targets, ", "))
	targets, failure := writeBriefing(ctx, b, made.look, w.out.attach, targets)
	bar.Clear()
	if len(targets) == 0 {
		return b, nil, failure
	}
	if err := made.record.MarkBriefed(ctx, export.ID, period); err != nil {
		return b, nil, err
	}
	p.tellWeek(w.desk, traces, b, made.left.Rows(made.options.Precision), made.record.Undecided, targets)
	p.messages.Say(weekly.LateMessages(made.record.CameLate, w.desk.settings.Late == desk.LateInclude, w.desk.dir)...)
	return b, targets, failure
}

func (o weeklyOptions) check() error {
	switch {
	case o.out == stdoutPath:
		return exit.Usage("--out: a workbook and a PDF cannot go to standard output", "name a folder to write to")
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
	if period, err = weekly.PeriodOf(o.week, o.since, o.until, today, d.settings.Week.Starts); err != nil {
		err = exit.Usage(err.Error(), report.Hints(err)...)
	}
	return today, period, err
}

// tellWeek says what the briefing came to.
func (p *program) tellWeek(d folder, traces map[string]string, b report.Briefing, leftOut string, undated, targets []string) {
	p.messages.Say(weekly.DocumentMessages(b.Documents, filepath.ToSlash(d.path(inboxName)), traces)...)
	figures := report.Figures(b)
	p.messages.Note("%s: %s to %s", b.Period.Name, b.Period.From, b.Period.To)
	p.messages.Say(figures.Message(leftOut, targets...))
	if n := len(undated); n > 0 {
		p.messages.Warning(report.Counted(n, "document")+" without a date, so in no week: "+report.Listed(undated, report.MostNamed),
			"set the date with \"onrecord date FILE 2026-11-18\"")
	}
	if figures.Rows == 0 {
		p.messages.Warning("no statements for "+b.Period.Name+"; the briefing says so", "--week chooses another week")
	}
}

// takeIn files what is new in the inbox.
func (p *program) takeIn(ctx context.Context, d folder, in *weekly.Inbox) error {
	root := d.path(inboxName)
	files, err := ingest.Collect(ctx, disk.At(root), []string{"."})
	if err == nil {
		files, err = in.New(ctx, files, disk.At(root))
	}
	if err != nil {
		return err
	}
	p.tellSidecars(root, files)
	p.leaveOutLinks(root, files)
	bar := console.NewProgress(p.messages, len(files))
	defer bar.Clear()
	return in.TakeIn(ctx, p.openFiles(files, root, d.settings.Tables), ingest.Options{Extract: d.options, Progress: bar.Set})
}

// inboxThere sees to it that the desk has an inbox. One that is gone from a desk with
// documents on record is a folder that was moved, or a drive that is not there: made
// anew it would be empty without a word.
func (p *program) inboxThere(d folder) error {
	root := d.path(inboxName)
	if disk.Exists(root) {
		return nil
	}
	if disk.Exists(d.path(archiveName)) {
		return report.WithHint(fmt.Errorf("%s does not exist, though documents of it are on record", root),
			"put it back, or connect the drive that it is on; mkdir "+root+" begins with an empty one: what is on record stays")
	}
	if err := os.MkdirAll(root, 0o777); err != nil {
		return fmt.Errorf("%s: %s", root, report.Reason(err))
	}
	p.messages.Note("%s did not exist; it is there now, and empty", root)
	return nil
}

// tellSidecars warns of mistakes in what describes documents that are about to be read.
func (p *program) tellSidecars(root string, files []ingest.File) {
	mistakes, _ := weekly.CheckSidecars(disk.At(root), files)
	for _, m := range mistakes {
		m.File = filepath.Join(root, filepath.FromSlash(m.File))
		p.messages.Warning(m.Error(), "correct it; the next run reads the document again")
	}
}

// leaveOutLinks marks files that are not of the inbox, though a link in it leads there.
func (p *program) leaveOutLinks(root string, files []ingest.File) {
	inside, err := filepath.EvalSymlinks(root)
	if err != nil {
		return // it was looked into a moment ago
	}
	for i, f := range files {
		path := filepath.Join(root, filepath.FromSlash(f.Path))
		if info, err := os.Lstat(path); err != nil || info.Mode()&os.ModeSymlink == 0 {
			continue
		}
		behind, err := filepath.EvalSymlinks(path)
		if err != nil {
			continue // reading says why
		}
		if rel, err := filepath.Rel(inside, behind); err == nil && filepath.IsLocal(rel) {
			continue
		}
		files[i].Status, files[i].Reason = report.StatusSkipped, "a link that leads out of the inbox; copy the file into it"
		p.messages.Warning(path+" is a link that leads out of the inbox, to "+behind+"; it is not read", "copy the file into the inbox")
	}
}
