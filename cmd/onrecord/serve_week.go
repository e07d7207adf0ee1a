package main

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/page"
)

// notesName is the folder of a desk with the editor's notes of its weeks, a file each:
// notes/2026-W47.txt. Without one a briefing has the note of the settings.
const notesName = "notes"

// noteOf returns the editor's note of a period; empty if it has none of its own.
func (d folder) noteOf(period string) (string, error) {
	data, err := os.ReadFile(d.path(notesName, period+".txt"))
	if os.IsNotExist(err) {
		return "", nil
	}
	return strings.TrimSpace(string(data)), err
}

// weekPages makes briefings for the pages.
type weekPages struct {
	p      *program
	change *changes
	look   *archive.Archive // to read
	desk   folder
}

// week is what a briefing is made with today.
func (s *weekPages) week(d folder, a *archive.Archive) (week, error) {
	today, err := d.today("")
	return week{desk: d, archive: a, today: today, precision: d.settings.Precision, out: weeklyOptions{formats: briefFormats, attach: true}}, err
}

// brief builds the briefing of a period, and makes nothing of it.
func (s *weekPages) brief(ctx context.Context, period report.Period) (report.Briefing, error) {
	w, err := s.week(s.desk, s.look)
	if err != nil {
		return report.Briefing{}, err
	}
	built, err := w.build(ctx, period)
	return built.briefing, err
}

// make makes workbook and pack, and records that they were handed out.
func (s *weekPages) make(ctx context.Context, period report.Period) error {
	d, err := openDesk(s.change.dir)
	if err != nil {
		return err
	}
	a, release, err := s.change.hold(ctx)
	if err != nil {
		return err
	}
	defer release()
	w, err := s.week(d, a)
	if err != nil {
		return err
	}
	for _, t := range w.targets(period) {
		if _, _, err := disk.CheckTarget(t); err != nil {
			return err
		}
		disk.Sweep(t)
	}
	quiet := &program{stdin: s.p.stdin, stdout: s.p.stdout, messages: &console.Messages{Out: s.p.messages.Out, Quiet: true}}
	_, made, err := quiet.briefWeek(ctx, w, period, nil)
	if len(made) > 0 { // letters that no font has are shown as numbers, and the pack says so
		return nil
	}
	return err
}

// made lists what was made of a period.
func (s *weekPages) made(period string) ([]page.MadeFile, error) {
	var out []page.MadeFile
	for _, format := range briefFormats {
		name := "briefing-" + period + "." + format
		if info, err := os.Stat(s.desk.path(briefingsName, name)); err == nil {
			out = append(out, page.MadeFile{Name: name, When: info.ModTime()})
		}
	}
	return out, nil
}

// open opens a file that was made.
func (s *weekPages) open(name string) (page.File, time.Time, error) {
	f, err := os.Open(s.desk.path(briefingsName, filepath.Base(name)))
	if err != nil {
		return nil, time.Time{}, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, time.Time{}, fs.ErrNotExist
	}
	return f, info.ModTime(), nil
}

// writeNote changes the editor's note of a period, as a line of the log.
func (s *weekPages) writeNote(ctx context.Context, period, text, who string) error {
	return s.change.do(ctx, func(a *archive.Archive) error {
		d := s.desk
		before, err := d.noteOf(period)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(d.path(notesName), 0o777); err != nil {
			return err
		}
		after := text
		if after != "" {
			after += "\n"
		}
		if before != "" {
			before += "\n"
		}
		name := path.Join(notesName, period+".txt")
		if err := disk.Write(ctx, disk.Holding(d.path(notesName, period+".txt"), []byte(after))); err != nil {
			return err
		}
		return a.Note(ctx, archive.Entry{Made: time.Now(), Who: who, Did: archive.DidServe, What: "note of " + period,
			Learnt: []archive.Learnt{{File: name, Before: before, After: after}}})
	})
}
