package folder

import (
	"cmp"
	"context"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/disk"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/delivery"
	"onrecord/report/desk/weekly"
	"onrecord/report/pack"
	"onrecord/report/workbook"
)

// Week is what the briefings of one run share.
type Week struct {
	Desk      Desk
	Archive   *archive.Archive
	Inbox     *weekly.Inbox // of which everything new was taken in; nil where only a briefing is looked at
	Today     parse.Date
	Version   string // of the program
	Precision string
	Password  string
	Out       string // folder to write to; empty for that of the desk
	Formats   []string
	Attach    bool
}

// Built is the briefing of a period and its files.
type Built struct {
	report.Briefing
	Left    brief.LeftOut
	Record  *weekly.Record
	Options brief.Options
	look    pack.Options
}

// Targets returns the paths of the files of a period's briefing.
func (w Week) Targets(period report.Period) []string {
	return delivery.Targets(cmp.Or(w.Out, w.Desk.Path(Briefings)), w.Formats, period)
}

// Ready checks that the files of a briefing can be written, and removes what a killed run
// has left of them.
func (w Week) Ready(period report.Period) error {
	for _, t := range w.Targets(period) {
		if _, _, err := disk.CheckTarget(t); err != nil {
			return err
		}
		disk.Sweep(t)
	}
	return nil
}

// Build builds the briefing of a period. The period's own editor's note replaces the one
// in the settings.
func (w Week) Build(ctx context.Context, period report.Period) (b Built, err error) {
	s := w.Desk.Settings
	b.Options = brief.Options{Period: period, Made: w.Today, Version: w.Version, Precision: report.PrecisionNamed(cmp.Or(w.Precision, s.Precision)), IncludeLate: s.Late == desk.LateInclude}
	b.look = delivery.Asked{}.Over(s, &b.Options)
	b.look.Password = w.Password
	note, err := w.Desk.Note(period.Name)
	if err != nil {
		return b, err
	}
	b.Options.Note = cmp.Or(note, b.Options.Note)
	if w.Inbox != nil {
		b.Record, err = w.Inbox.Record(ctx, period.To, s.Week.Starts)
	} else {
		b.Record, err = weekly.Open(ctx, w.Archive, s.Known, period.To, s.Week.Starts)
	}
	if err != nil {
		return b, err
	}
	b.Briefing, b.Left, err = brief.Build(ctx, b.Options, b.Record)
	b.Record.Release()
	return b, err
}

// Brief makes the files of a period's briefing, and records that it was sent out. An error
// returned with files is about characters that no font has.
func (w Week) Brief(ctx context.Context, m *console.Messages, period report.Period) (b Built, made []string, err error) {
	if b, err = w.Build(ctx, period); err != nil {
		return b, nil, err
	}
	export := archive.Export{Period: period, Made: w.Today, Reading: w.Desk.Reading}
	// What is handed out is on record before it takes its name: what comes back is
	// compared with it.
	book := func(out io.Writer) error {
		id, sheets, err := workbook.WriteHanded(out, b.Briefing)
		if err != nil {
			return err
		}
		export.ID = id
		return w.Archive.RecordExport(ctx, export, b.Rows, sheets...)
	}
	if !w.Attach && !slices.Contains(w.Formats, "xlsx") { // nobody else writes it
		if err := book(io.Discard); err != nil {
			return b, nil, err
		}
	}
	made, failure := deliver.Briefing(ctx, m, b.Briefing, book, b.look, w.Attach, w.Targets(period))
	if len(made) == 0 {
		return b, nil, failure
	}
	if err := b.Record.MarkBriefed(ctx, export.ID, period); err != nil {
		return b, nil, err
	}
	return b, made, failure
}

// Notes is the folder of a desk with the editor's notes for its weeks, one file each:
// notes/2026-W47.txt. Without such a file, a briefing has the note in the settings.
const Notes = "notes"

// Note returns the editor's note for a period, or "" if there is none.
func (d Desk) Note(period string) (string, error) {
	data, err := os.ReadFile(d.Path(Notes, period+".txt"))
	if os.IsNotExist(err) {
		return "", nil
	}
	return strings.TrimSpace(string(data)), err
}

// WriteNote changes the editor's note for a period, and adds a line to the log.
func (d Desk) WriteNote(ctx context.Context, a *archive.Archive, period, text, who string) error {
	before, err := d.Note(period)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(d.Path(Notes), 0o777); err != nil {
		return err
	}
	after := text
	if after != "" {
		after += "\n"
	}
	if before != "" {
		before += "\n"
	}
	if err := disk.Write(ctx, disk.Holding(d.Path(Notes, period+".txt"), []byte(after))); err != nil {
		return err
	}
	return a.Note(ctx, archive.Entry{Made: time.Now(), Who: who, Did: archive.DidServe, What: "note of " + period,
		Learnt: []archive.Learnt{{File: path.Join(Notes, period+".txt"), Before: before, After: after}}})
}
