package folder

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/people"
	"onrecord/report/desk/review"
	"onrecord/report/desk/weekly"
)

// Undo undoes a line of the log. The line is marked as undone last, so that an interrupted
// undo can be repeated. A change to a settings file alone that cannot be taken out of it is
// an error, and nothing is undone.
func (d Desk) Undo(ctx context.Context, m *console.Messages, a *archive.Archive, entry archive.Entry, who string) error {
	if !entry.Undone.IsZero() {
		return archive.ErrAlreadyUndone
	}
	if len(entry.Learnt) > 0 {
		if err := d.unlearn(ctx, m, a, entry); err != nil {
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

// unlearn takes the changes of an entry out of the settings files. What was changed in them
// since stays.
func (d Desk) unlearn(ctx context.Context, m *console.Messages, a *archive.Archive, entry archive.Entry) error {
	var files []disk.Output
	var said, left []report.Message
	for _, l := range entry.Learnt {
		path := d.Path(filepath.FromSlash(l.File))
		now, err := os.ReadFile(path)
		if err == nil && string(now) == l.Before {
			continue // by a run that was interrupted
		}
		text, done := l.Before, report.Note("%s is as it was before", l.File)
		if err != nil || string(now) != l.After {
			if text, err = d.without(l, string(now)); err != nil && entry.Corrections == 0 {
				return d.editedSince(ctx, a, entry, l.File)
			}
			if err != nil {
				left = append(left, report.Note("%s has been edited since; check what was added to it", l.File))
				continue
			}
			done = report.Note("%s is as it was before, with what has been changed in it since", l.File)
		}
		files, said = append(files, disk.Holding(path, []byte(text))), append(said, done)
	}
	if err := disk.Write(ctx, files...); err != nil {
		return err
	}
	m.Say(append(said, left...)...)
	return nil
}

// without takes a change out of a file that was changed again, if the desk is valid
// without it.
func (d Desk) without(l archive.Learnt, now string) (string, error) {
	text, ok := review.Unlearn(l, now)
	if !ok || filepath.Ext(l.File) == ".txt" { // notes are prose
		return "", archive.ErrEditedSince
	}
	topics, speakers, err := desk.Names(os.DirFS(d.Dir))
	if err != nil {
		return "", err
	}
	var own desk.Own
	switch l.File {
	case speakers:
		own.Speakers = desk.File{Name: l.File, Data: []byte(text)}
	case topics:
		own.Taxonomy = desk.File{Name: l.File, Data: []byte(text)}
	}
	_, err = desk.Load(os.DirFS(d.Dir), own)
	return text, err
}

// editedSince returns the error for a change that is no longer in its file as it was
// made, and says which lines of the log have changed the file since.
func (d Desk) editedSince(ctx context.Context, a *archive.Archive, entry archive.Entry, file string) error {
	log, err := a.Log(ctx)
	if err != nil {
		return err
	}
	var later []string
	for _, e := range log {
		if e.ID > entry.ID && e.Undone.IsZero() && slices.ContainsFunc(e.Learnt, func(l archive.Learnt) bool { return l.File == file }) {
			later = append([]string{strconv.FormatInt(e.ID, 10)}, later...)
		}
	}
	hint := "change it back by hand"
	if later != nil {
		hint = "undo the later changes to it first: " + strings.Join(later, ", then ") + "; or " + hint
	}
	return report.WithHint(fmt.Errorf("line %d: %s %w; nothing was undone", entry.ID, file, archive.ErrEditedSince), hint)
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
