package folder

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/people"
	"onrecord/report/desk/weekly"
)

// Undo undoes a line of the log. The line is marked as undone last, so that an interrupted
// undo can be repeated.
func (d Desk) Undo(ctx context.Context, m *console.Messages, a *archive.Archive, entry archive.Entry, who string) error {
	if !entry.Undone.IsZero() {
		return archive.ErrAlreadyUndone
	}
	if len(entry.Learnt) > 0 {
		if err := d.unlearn(ctx, m, entry.Learnt); err != nil {
			return err
		}
		now, err := d.Again()
		if err != nil {
			return err
		}
		if err := weekly.SaveNames(ctx, a, now.Settings.Known); err != nil {
			return err
		}
	}
	return a.Undo(ctx, entry.ID, who, time.Now())
}

// unlearn restores the settings files that corrections changed, unless somebody has edited
// them since.
func (d Desk) unlearn(ctx context.Context, m *console.Messages, learnt []archive.Learnt) error {
	var files []disk.Output
	var left []report.Message
	for _, l := range learnt {
		path := d.Path(filepath.FromSlash(l.File))
		now, err := os.ReadFile(path)
		if err == nil && string(now) == l.Before {
			continue // by a run that was interrupted
		}
		if err != nil || string(now) != l.After {
			left = append(left, report.Note("%s has been edited since; check what was added to it", l.File))
			continue
		}
		files = append(files, disk.Holding(path, []byte(l.Before)))
		m.Note("%s is as it was before", l.File)
	}
	if err := disk.Write(ctx, files...); err != nil {
		return err
	}
	m.Say(left...)
	return nil
}

// ChangePeople changes the people file and the record with it, and returns a message about
// the result.
func (d Desk) ChangePeople(ctx context.Context, a *archive.Archive, c people.Change, e archive.Entry) (string, error) {
	if err := c.Check(ctx, a, d.Settings.Known); err != nil {
		return "", err
	}
	changed, err := c.Edit(os.DirFS(d.Dir), d.Settings.Known)
	if err != nil {
		return "", err
	}
	file := d.Path(filepath.FromSlash(changed.File))
	if changed.Before == changed.After {
		// A run that was interrupted may not have come to the rows.
		return fmt.Sprintf("nothing to change: %s says so already", file), weekly.SaveNames(ctx, a, d.Settings.Known)
	}
	if err := disk.Write(ctx, disk.Holding(file, []byte(changed.After))); err != nil {
		return "", err
	}
	if d, err = d.Again(); err != nil {
		return "", err
	}
	moved, err := c.Record(ctx, a, d.Settings.Known, changed, e)
	if err != nil {
		return "", err
	}
	if moved == nil {
		return fmt.Sprintf("%s changed; no row has a new speaker yet, but documents read by the next weekly may", file), nil
	}
	return fmt.Sprintf("%s changed; rows by speaker: %s", file, report.Listed(moved, report.MostNamed)), nil
}
