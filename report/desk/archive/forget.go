package archive

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"

	"onrecord/parse"
	"onrecord/report"
)

// Forgetting says what is to be removed from the record.
type Forgetting struct {
	Documents []string   // paths of documents, or of files that hold several
	Versions  []string   // paths of documents whose earlier versions are to be removed
	Speakers  []string   // whose rows are to be removed, by their current names
	Before    parse.Date // documents dated before this day; zero for none
}

// Forgotten counts what was removed.
type Forgotten struct {
	Documents, Versions, Rows, Corrections int

	Files     []string // of the inbox that held the documents
	Briefings []string // periods of briefings that contain the rows
}

// String gives the counts in words, for messages and the log; it contains no names.
func (f Forgotten) String() string {
	rows, documents, corrections := report.Counted(f.Rows, "row"), report.Counted(f.Documents, "document"), report.Counted(f.Corrections, "correction")
	if f.Versions == 0 {
		return rows + " of " + documents + ", " + corrections
	}
	return documents + " (" + report.Counted(f.Versions, "version") + "), " + rows + ", " + corrections
}

// Messages says what was removed or, if it was not applied, what would be, and what
// remains elsewhere: inInbox reports whether a file is still in the inbox.
func (f Forgotten) Messages(applied bool, inInbox func(file string) bool) []report.Message {
	var out []report.Message
	switch {
	case f.Versions+f.Rows == 0:
		return append(out, report.Note("nothing to remove"))
	case applied:
		out = append(out, report.Note("removed: %s", f))
	default:
		out = append(out, report.Note("would be removed: %s; --apply removes them", f))
	}
	remain := slices.DeleteFunc(slices.Clone(f.Files), func(file string) bool { return !inInbox(file) })
	if len(remain) > 0 {
		out = append(out, report.Note("still in the inbox, but not read again: %s", report.Listed(remain, report.MostNamed)))
	}
	if len(f.Briefings) > 0 {
		out = append(out, report.Note("briefings that contain it: %s; delete them, or brief these weeks again",
			report.Listed(f.Briefings, report.MostNamed)))
	}
	return out
}

// errDry ends the transaction of a dry run.
var errDry = errors.New("only tried")

// Forget removes documents, versions and rows, with their words in the index, their
// corrections, and what was handed out of them; in one transaction, with a line in the
// log. What is in the inbox still is not taken in again. With dry nothing is removed,
// only counted.
//
// Rows of other documents stay as they are: which rows report the same words is found
// anew for every briefing, and kept nowhere.
func (a *Archive) Forget(ctx context.Context, what Forgetting, who Entry, dry bool) (Forgotten, error) {
	var done Forgotten
	err := a.write(ctx, func(w *writer) error {
		f := &forgetting{writer: w, day: parse.NewDate(who.Made.Year(), who.Made.Month(), who.Made.Day()), done: &done,
			briefings: map[string]bool{}, files: map[string]bool{}, documents: map[string]bool{}}
		if err := f.all(what); err != nil {
			return err
		}
		if dry {
			return errDry
		}
		if done.Versions+done.Rows == 0 {
			return nil
		}
		who.What = done.String()
		if err := w.log(&who); err != nil {
			return err
		}
		return f.never("", unscrubbed)
	})
	switch {
	case errors.Is(err, errDry):
		return done, nil
	case err != nil || done.Versions+done.Rows == 0:
		return done, err
	}
	return done, a.scrub(ctx)
}

// unscrubbed is the mark, without a content, of an archive that still has to be rewritten.
const unscrubbed = "unscrubbed"

// scrub rewrites the file, so that nothing removed remains in its unused parts.
func (a *Archive) scrub(ctx context.Context) error {
	for _, command := range []string{"INSERT INTO words (words) VALUES ('optimize')", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)", "DELETE FROM forgotten WHERE content = ''"} {
		if _, err := a.db.ExecContext(ctx, command); err != nil {
			return fmt.Errorf("removed, but not yet overwritten in the file: %w", err)
		}
	}
	return nil
}

// scrubAgain does so if the run that removed something ended before it could.
func (a *Archive) scrubAgain(ctx context.Context) error {
	gone, err := marks(ctx, a.db, "")
	if err != nil || gone[unscrubbed] == "" {
		return err
	}
	return a.scrub(ctx)
}

// forgetting is one transaction that removes.
type forgetting struct {
	*writer
	day       parse.Date
	done      *Forgotten
	briefings map[string]bool
	files     map[string]bool
	documents map[string]bool // paths
}

func (f *forgetting) all(what Forgetting) error {
	for _, path := range what.Documents {
		if err := f.removeAll("path = ?1 OR file = ?1", path); err != nil {
			return err
		}
	}
	for _, path := range what.Versions {
		if err := f.removeAll("path = ? AND NOT current AND status = 'read'", path); err != nil {
			return err
		}
	}
	if !what.Before.IsZero() {
		if err := f.removeAll("date <> '' AND date < ?", what.Before.String()); err != nil {
			return err
		}
		if err := f.exportsBefore(what.Before); err != nil {
			return err
		}
	}
	for _, name := range what.Speakers {
		if err := f.speaker(name); err != nil {
			return err
		}
	}
	if _, err := f.exec(`DELETE FROM names WHERE (field = 'speaker' AND name NOT IN (SELECT speaker FROM rows WHERE key > 0))
		OR (field = 'topic' AND name NOT IN (SELECT topic FROM rows WHERE key > 0)) OR (field = 'source' AND name NOT IN (SELECT source FROM rows WHERE key > 0))`); err != nil {
		return err
	}
	f.done.Documents = len(f.documents)
	f.done.Briefings = slices.Sorted(maps.Keys(f.briefings))
	f.done.Files = slices.Sorted(maps.Keys(f.files))
	return nil
}

// removeAll removes the documents that meet a condition.
func (f *forgetting) removeAll(where string, arg any) error {
	list, err := documents(f.ctx, f.tx, where, arg)
	if err != nil {
		return err
	}
	for _, d := range list {
		if err := f.remove(d); err != nil {
			return err
		}
	}
	return nil
}

// remove removes one version of a document.
func (f *forgetting) remove(d Document) error {
	if d.isRemoved() {
		return nil
	}
	rows, err := rowsOf(f.ctx, f.tx, d.ID)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := f.traces(r.ID); err != nil {
			return err
		}
	}
	f.done.Rows += len(rows)
	f.done.Versions++
	f.documents[d.Record.Path], f.files[d.File] = true, true
	if d.Content != "" {
		if err := f.never(d.Content, ""); err != nil {
			return err
		}
	}
	if _, err := f.exec("DELETE FROM handed WHERE export IN (SELECT export FROM briefed WHERE document = ?)", d.ID); err != nil {
		return err
	}
	if err := f.count(&f.done.Corrections, "DELETE FROM corrections WHERE kind = 'document' AND target = ? AND target <> ''", d.Hash); err != nil {
		return err
	}
	if d.Content == "" { // nothing else says that it is not to be tried again
		return f.document(&Document{ID: d.ID, File: d.File, Filed: d.Filed, Record: removed(d.Record, f.day.String())}, nil)
	}
	if err := f.forget(d.ID); err != nil {
		return err
	}
	_, err = f.exec("DELETE FROM files WHERE path = ? AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.file = files.path)", d.File)
	return err
}

// traces removes what is kept of a row elsewhere: its corrections, and its contents in
// workbooks sent out.
func (f *forgetting) traces(id string) error {
	periods, err := list(f.ctx, f.writer, one[string], "SELECT DISTINCT e.period FROM exported x JOIN exports e ON e.id = x.export WHERE x.row = ?", id)
	if err != nil {
		return err
	}
	for _, p := range periods {
		f.briefings[p] = true
	}
	if _, err := f.exec("DELETE FROM handed WHERE export IN (SELECT export FROM exported WHERE row = ?)", id); err != nil {
		return err
	}
	if err := f.count(&f.done.Corrections, "DELETE FROM corrections WHERE kind = 'row' AND (target = ?1 OR first = ?1)", id); err != nil {
		return err
	}
	_, err = f.exec("DELETE FROM exported WHERE row = ?", id)
	return err
}

// count runs a statement and adds how many lines it concerned.
func (f *forgetting) count(to *int, query string, args ...any) error {
	result, err := f.exec(query, args...)
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	*to += int(n)
	return err
}

// exportsBefore removes the workbooks sent out for periods before a day.
func (f *forgetting) exportsBefore(day parse.Date) error {
	return f.of(day.String(), "DELETE FROM briefed WHERE export IN (SELECT id FROM exports WHERE last <> '' AND last < ?)",
		"DELETE FROM exports WHERE last <> '' AND last < ?")
}

// speaker removes the rows of a person, and the person from the people named in documents.
// The documents stay.
func (f *forgetting) speaker(name string) error {
	list, err := documents(f.ctx, f.tx, "id IN (SELECT document FROM rows WHERE speaker = ?1) OR names LIKE '%' || ?2 || '%' OR people LIKE '%' || ?2 || '%'", name, inJSON(name))
	if err != nil {
		return err
	}
	for _, d := range list {
		if err := f.speakerIn(d, name); err != nil {
			return err
		}
	}
	// The settings files kept in the log may name the person.
	_, err = f.exec("UPDATE log SET learnt = 'null' WHERE learnt LIKE '%' || ? || '%'", inJSON(name))
	return err
}

// inJSON returns a text as it appears inside a JSON string.
func inJSON(text string) string {
	data := marshal(text)
	return data[1 : len(data)-1]
}

func (f *forgetting) speakerIn(d Document, name string) error {
	rows, err := rowsOf(f.ctx, f.tx, d.ID)
	if err != nil {
		return err
	}
	var current bool
	if err := f.tx.QueryRowContext(f.ctx, "SELECT current FROM documents WHERE id = ?", d.ID).Scan(&current); err != nil {
		return err
	}
	corrections, err := correctionsAt(f.ctx, f.tx, d.Record.Path)
	if err != nil {
		return err
	}
	corrected := latest(corrections)
	its := func(program string) bool { return program == name || d.Names[program].Name == name }
	for _, r := range rows {
		byProgram, holds := its(r.Speaker), applyCorrections(d, r, corrected).Speaker == name
		if !holds {
			if byProgram { // a correction gave it to somebody else
				if err := f.others(d, &r); err != nil {
					return err
				}
			}
			d.Rows = append(d.Rows, r)
			continue
		}
		why := r.ID // a correction gave it to this person
		if byProgram {
			why = hashed(r.Speaker)
		}
		if err := f.never(d.Content, why); err != nil {
			return err
		}
		if err := f.traces(r.ID); err != nil {
			return err
		}
		f.done.Rows++
		f.documents[d.Record.Path] = true
	}
	for _, p := range d.People {
		if its(p.Name) {
			if err := f.never(d.Content, hashed(p.Name)); err != nil {
				return err
			}
		}
	}
	d.People = slices.DeleteFunc(d.People, func(p parse.Person) bool { return its(p.Name) })
	for program := range d.Names {
		if its(program) {
			delete(d.Names, program)
		}
	}
	d.Record.Rows = len(d.Rows)
	if corrections, err = correctionsAt(f.ctx, f.tx, d.Record.Path); err != nil {
		return err
	}
	if err := f.document(&d, latest(corrections)); err != nil || current {
		return err
	}
	return f.retire(d.ID)
}

// others removes the person from a row that a correction gave to somebody else.
func (f *forgetting) others(d Document, r *report.Row) error {
	if err := f.never(d.Content, hashed(r.Speaker)); err != nil {
		return err
	}
	if err := f.never(d.Content, keptMark+r.ID); err != nil {
		return err
	}
	r.Speaker, r.Role, r.Mention = "", "", ""
	_, err := f.exec("UPDATE corrections SET old = '' WHERE kind = 'row' AND field = 'speaker' AND target = ?", r.ID)
	return err
}

// keptMark comes before the id of a row that stays although the program attributes it to a
// person who was removed.
const keptMark = "k"

// hashed returns a hash of a name, which can be compared but not read.
func hashed(name string) string {
	h := sha256.Sum256([]byte("speaker " + name))
	return "s" + hex.EncodeToString(h[:])[:16]
}

// never records that a document with this content, or the part of it with this mark, must
// not be filed again.
func (f *forgetting) never(content, mark string) error {
	_, err := f.exec("INSERT OR IGNORE INTO forgotten VALUES (?, ?, ?)", content, mark, f.day.String())
	return err
}

// marks returns which parts of a content must not be filed again, each with the day when it
// was removed. The mark "" stands for all of it.
func marks(ctx context.Context, q queryer, content string) (map[string]string, error) {
	out := map[string]string{}
	err := each(ctx, q, "SELECT mark, day FROM forgotten WHERE content = ?", func(line *sql.Rows) error {
		var mark, day string
		err := line.Scan(&mark, &day)
		out[mark] = day
		return err
	}, content)
	return out, err
}

// without drops from a document what was removed from the record before.
func (d *Document) without(gone map[string]string) {
	if len(gone) == 0 {
		return
	}
	named := func(name string) bool { return gone[hashed(name)] != "" }
	var rows []report.Row
	for _, r := range d.Rows {
		switch {
		case gone[keptMark+r.ID] != "":
			r.Speaker, r.Role, r.Mention = "", "", ""
		case named(r.Speaker) || gone[r.ID] != "":
			continue
		}
		rows = append(rows, r)
	}
	d.Rows = rows
	d.People = slices.DeleteFunc(slices.Clone(d.People), func(p parse.Person) bool { return named(p.Name) })
	d.Record.Rows = len(d.Rows)
}
