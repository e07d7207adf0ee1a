package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
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
	f.StringVar(&o.week, "week", "", "ISO `week` to brief, 2026-W47 (default the last complete one)")
	f.StringVar(&o.since, "since", "", "first `day` to brief, in place of a week")
	f.StringVar(&o.until, "until", "", "last `day` to brief; with --since (default the day of the run)")
	f.StringVar(&o.date, "date", "", "`day` of the run, which the briefing bears, 2026-11-23 (default today)")
	f.StringVarP(&o.out, "out", "o", "", "`folder` to write to (default briefings in the desk's folder)")
	f.StringSliceVar(&o.formats, "format", briefFormats, "`what` to make: xlsx, pdf or both")
	f.BoolVar(&o.attach, "attach", true, "put the workbook inside the PDF as well; --attach=false leaves it out")
	addPasswordFile(cmd, &o.passwordFile)
	addPrecision(cmd, &o.precision)
	addWait(cmd, &o.wait)
	closedList(cmd, "format", briefFormats...)
	noCompletion(cmd, "week", "since", "until", "date")
	_ = cmd.MarkFlagDirname("out") // the flag exists: it stands above
}

func newWeekly(p *program) *cobra.Command {
	var o weeklyOptions
	cmd := &cobra.Command{
		Use:   "weekly [DIR]",
		Short: "In a desk: read what is new, and brief the last complete week",
		Long: `weekly reads what is new in the inbox of a desk, files it in the archive, and
makes briefing-PERIOD.xlsx and briefing-PERIOD.pdf of the last complete week,
compared with the week before and, for each speaker, with the last four. DIR is
the desk's folder; without it, this one is.

Documents count for the week of their date. Those without one are listed and
stay out; "onrecord date FILE DAY" gives them one. The same week made again, with
nothing new in it, gives the same files.`,
		Example: `  onrecord weekly
  onrecord weekly --week 2026-W47
  onrecord weekly desk --since 2026-11-01 --until 2026-11-15`,
		Args: atMostOne("weekly takes one folder"),
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
	if err := p.hold(ctx, a, "weekly", o.wait); err != nil {
		return err
	}
	for _, t := range targets {
		sweep(t)
	}
	in := &inbox{desk: d, record: a, today: today, period: period}
	if err := p.takeIn(ctx, in); err != nil {
		return err
	}
	p.tellFiled(in)

	w := week{desk: d, record: a, point: precisionNamed(cmp.Or(o.precision, d.settings.Precision))}
	b, err := w.briefing(ctx, period, today)
	if err != nil {
		return err
	}
	if err := a.Hand(ctx, workbook.ExportID(b), period.Name, today, b.Rows); err != nil {
		return err
	}
	look := chosenLook{}.over(d.settings, &b)
	look.Password = password
	bar := newProgress(p.messages, len(targets))
	bar.say("writing " + strings.Join(targets, ", "))
	targets, failure := deliver(ctx, b, look, o.attach, targets)
	bar.clear()
	if len(targets) == 0 {
		return failure
	}
	p.tellWeek(in, w, b, targets)
	p.tellLocked(password, targets)
	if failure != nil {
		return failure
	}
	return p.incomplete(b.Documents)
}

func (o weeklyOptions) check() error {
	switch {
	case o.out == stdoutPath:
		return &usageError{"--out: a workbook and a PDF cannot be printed", []string{"name a folder to write them to"}}
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
		period, err = weekNamed(o.week, starts)
		if err != nil {
			err = &usageError{"--week: " + err.Error(), []string{"try 2026-W47"}}
		}
	case o.since != "":
		period, err = parsePeriod(o.since + ".." + cmp.Or(o.until, today.String()))
		if err != nil {
			err = &usageError{"--since, --until: " + err.Error(), nil}
		}
	default:
		period = lastWeek(today, starts)
	}
	return today, period, err
}

// week makes the briefing of a period from what is on record. It depends on the
// documents up to the period's end alone, so that one made again later is the
// same.
type week struct {
	desk   folder
	record *archive.Archive
	point  precision

	corrected archive.Corrected
	names     map[int64]map[string]parse.Speaker // as of the end of the period
	dropped   int                                // rows that the desk does not want
	doubtful  int                                // rows below the bar
	undated   []string                           // documents that were read but have no date
}

func (w *week) briefing(ctx context.Context, period report.Period, made parse.Date) (report.Briefing, error) {
	s := w.desk.settings
	b := report.Briefing{Title: s.Title, Marking: s.Marking, Note: s.Note, For: s.For, Look: s.Look, Period: period, Made: made, Version: programVersion()}
	for _, t := range s.Taxonomy.Topics {
		b.Topics = append(b.Topics, t.Label)
	}
	var err error
	if w.corrected, err = w.record.Corrected(ctx); err != nil {
		return b, err
	}
	voices, err := w.record.Voices(ctx)
	if err != nil {
		return b, err
	}
	voices = slices.DeleteFunc(voices, func(d archive.Document) bool { return d.Date.IsZero() || d.Date.Compare(period.To) > 0 })
	w.names = map[int64]map[string]parse.Speaker{}
	for i, names := range oneName(voices, s.Known) {
		w.names[voices[i].ID] = names
	}
	if b.Before, err = w.before(ctx, period, voices); err != nil {
		return b, err
	}
	w.dropped, w.doubtful = 0, 0 // of this period alone
	if b.Rows, b.Documents, err = w.rows(ctx, period); err != nil {
		return b, err
	}
	if err := w.open(ctx, period, &b); err != nil {
		return b, err
	}
	var past []report.Row
	if b.Before != nil {
		for _, earlier := range b.Before.Weeks {
			past = append(past, earlier.Rows...)
		}
	}
	b.Echoed = report.LinkSameWords(b.Rows, past...)
	b.Settings = w.settings()
	return b, nil
}

// rows returns the rows of a period as they hold, by date, document and place,
// and its documents.
func (w *week) rows(ctx context.Context, p report.Period) ([]report.Row, []report.Document, error) {
	list, err := w.record.Between(ctx, p.From, p.To)
	if err != nil {
		return nil, nil, err
	}
	var rows []report.Row
	documents := make([]report.Document, len(list))
	for i, d := range list {
		d.Names = w.names[d.ID]
		var chosen []report.Row
		for _, r := range d.Rows {
			r = archive.Hold(d, r, w.corrected)
			switch {
			case r.Status == statusDrop:
				w.dropped++
			case parse.Act(r.Act) == parse.Intent && !w.desk.settings.Intent:
			default:
				chosen = append(chosen, r)
			}
		}
		kept := w.point.apply(chosen)
		w.doubtful += len(chosen) - len(kept)
		rows = append(rows, kept...)
		documents[i] = archive.HoldDocument(d, w.corrected)
		documents[i].Rows = len(kept)
	}
	return rows, documents, nil
}

// statusDrop is the review status of a row that is not to be used.
const statusDrop = "drop"

// before returns what the period is compared with, or nil if nothing earlier is
// on record.
func (w *week) before(ctx context.Context, p report.Period, voices []archive.Document) (*report.Earlier, error) {
	before, ok := p.Before()
	if !ok || len(voices) == 0 || voices[0].Date.Compare(p.From) >= 0 { // they are by date
		return nil, nil
	}
	e := &report.Earlier{Period: before, Known: w.known(before.From, voices)}
	for at := before; len(e.Weeks) < report.WeeksBefore; {
		rows, _, err := w.rows(ctx, at)
		if err != nil {
			return nil, err
		}
		e.Weeks = append(e.Weeks, report.Week{Period: at, Rows: rows})
		if at, ok = at.Before(); !ok {
			break
		}
	}
	slices.Reverse(e.Weeks)
	e.Rows = e.Weeks[len(e.Weeks)-1].Rows
	return e, nil
}

// known returns who is on record in documents before a day, in the order of the
// documents, and by name within one.
func (w *week) known(before parse.Date, voices []archive.Document) []string {
	corrections := map[string]map[string]archive.Correction{} // of speakers, by document and row
	for row, fields := range w.corrected {
		if c, ok := fields[archive.FieldSpeaker]; ok && c.Kind == archive.OfRow {
			if corrections[c.Document] == nil {
				corrections[c.Document] = map[string]archive.Correction{}
			}
			corrections[c.Document][row] = c
		}
	}
	seen := map[string]bool{}
	for _, d := range voices {
		if d.Date.Compare(before) >= 0 {
			break
		}
		speak := map[string]int{}
		for name, rows := range d.Speak {
			if to, ok := w.names[d.ID][name]; ok {
				name = to.Name
			}
			speak[name] += rows
		}
		for _, c := range corrections[d.Record.Path] {
			speak[c.Old]--
			speak[c.New]++
		}
		for name, rows := range speak {
			if rows > 0 && name != "" {
				seen[name] = true
			}
		}
	}
	out := make([]string, 0, len(seen))
	for name := range seen {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// open adds to a briefing's documents those that arrived with it and are in no
// week: without a date, skipped, or not to be read.
func (w *week) open(ctx context.Context, p report.Period, b *report.Briefing) error {
	// What is dropped into the inbox for a week comes within it or the week after.
	list, err := w.record.Undated(ctx, p.From, p.To.AddDays(7))
	if err != nil {
		return err
	}
	for _, d := range list {
		record := archive.HoldDocument(d, w.corrected)
		if record.Status == report.StatusRead {
			w.undated = append(w.undated, record.Path)
			record.Status, record.Reason = report.StatusSkipped, fmt.Sprintf("of unknown date, so in no week (%s left out)", count(record.Rows, "row"))
			record.Rows = 0
		}
		b.Documents = append(b.Documents, record)
	}
	return nil
}

// settings are what the briefing was made with, for its record.
func (w *week) settings() []report.Setting {
	intent := "left out"
	if w.desk.settings.Intent {
		intent = "included"
	}
	out := []report.Setting{
		{Name: "Taxonomy", Value: w.desk.settings.Taxonomy.Name},
		{Name: "Statements of intent", Value: intent},
		{Name: "Precision", Value: w.point.inWords(w.doubtful)},
		{Name: "Paper", Value: w.desk.settings.Paper},
	}
	if w.dropped > 0 {
		out = append(out, report.Setting{Name: "Rows dropped in review", Value: thousands(w.dropped)})
	}
	return out
}

// tellFiled says what was new in the inbox.
func (p *program) tellFiled(in *inbox) {
	f := in.filed
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, thousands(n)+" "+what)
		}
	}
	add(f.New, "new")
	add(f.Changed, "changed")
	add(f.Again, "read again")
	add(f.Copies, "copied")
	add(f.Unread, "not read")
	if parts == nil {
		p.messages.note("inbox: nothing new")
		return
	}
	p.messages.note("inbox: %s", strings.Join(parts, ", "))
}

// tellWeek says what the briefing came to.
func (p *program) tellWeek(in *inbox, w week, b report.Briefing, targets []string) {
	for _, d := range b.Documents {
		switch d.Status {
		case report.StatusFailed:
			p.messages.warning(filepath.ToSlash(in.desk.path(inboxName)) + "/" + d.Path + " could not be read: " + d.Reason)
			for line := range strings.Lines(in.traces[d.Path]) {
				p.messages.detail("%s", strings.TrimSuffix(line, "\n"))
			}
		case report.StatusSkipped:
			p.messages.detail("skipped %s: %s", d.Path, d.Reason)
		case report.StatusRead:
			p.messages.detail("%s: %s, %s", d.Path, d.Date, count(d.Rows, "row"))
		}
	}
	figures := report.Figures(b)
	leftOut := w.point.leftOut(w.doubtful)
	if w.dropped > 0 {
		leftOut = strings.TrimPrefix(leftOut+", "+count(w.dropped, "row")+" dropped in review", ", ")
	}
	p.messages.note("%s: %s to %s", b.Period.Name, b.Period.From, b.Period.To)
	p.summary(figures, leftOut, targets...)
	if n := len(w.undated); n > 0 {
		const most = 5
		names := strings.Join(w.undated[:min(n, most)], ", ")
		if n > most {
			names += ", …"
		}
		p.messages.warning(count(n, "document")+" of unknown date, so in no week: "+names,
			"onrecord date FILE 2026-11-18 gives one its date")
	}
	if figures.Rows == 0 {
		p.messages.warning("nobody is on record for "+b.Period.Name+"; the briefing says so", "--week names another week")
	}
}
