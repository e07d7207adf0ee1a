package serve

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/delivery"
	"onrecord/report/page"
)

// weekPages makes briefings for the pages.
type weekPages struct {
	change  *changes
	look    *archive.Archive // to read
	version string
}

// week is what a briefing is made with today.
func (s *weekPages) week(d folder.Desk, a *archive.Archive) (folder.Week, error) {
	today, err := d.Today("")
	return folder.Week{Desk: d, Archive: a, Today: today, Version: s.version, Formats: delivery.Formats, Attach: true}, err
}

// brief builds the briefing of a period, and makes nothing of it.
func (s *weekPages) brief(ctx context.Context, period report.Period) (report.Briefing, error) {
	w, err := s.week(s.change.desk, s.look)
	if err != nil {
		return report.Briefing{}, err
	}
	built, err := w.Build(ctx, period)
	return built.Briefing, err
}

// make writes the workbook and the PDF, and records that they were sent out.
func (s *weekPages) make(ctx context.Context, period report.Period) error {
	d, err := s.change.desk.Again()
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
	if err := w.Ready(period); err != nil {
		return err
	}
	_, made, err := w.Brief(ctx, &console.Messages{Out: io.Discard, Quiet: true}, period)
	if len(made) > 0 { // letters that no font has are shown as numbers, and the pack says so
		return nil
	}
	return err
}

// made lists what was made of a period.
func (s *weekPages) made(period string) ([]page.MadeFile, error) {
	var out []page.MadeFile
	for _, format := range delivery.Formats {
		name := delivery.FileName(period, format)
		if info, err := os.Stat(s.change.desk.Path(folder.Briefings, name)); err == nil {
			out = append(out, page.MadeFile{Name: name, When: info.ModTime()})
		}
	}
	return out, nil
}

// open opens a file that was made.
func (s *weekPages) open(name string) (page.File, time.Time, error) {
	f, err := os.Open(s.change.desk.Path(folder.Briefings, filepath.Base(name)))
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

// writeNote changes the editor's note of a period.
func (s *weekPages) writeNote(ctx context.Context, period, text, who string) error {
	return s.change.do(ctx, func(a *archive.Archive) error { return s.change.desk.WriteNote(ctx, a, period, text, who) })
}
