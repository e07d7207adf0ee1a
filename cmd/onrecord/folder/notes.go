package folder

import (
	"context"
	"os"
	"path"
	"strings"
	"time"

	"onrecord/cmd/onrecord/disk"
	"onrecord/report/desk/archive"
)

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
