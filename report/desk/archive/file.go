package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"onrecord/parse"
	"onrecord/report"
)

// File is a file in the inbox: its state when it was read, and its documents.
type File struct {
	Path           string
	Size, Modified int64
	Beside         string // size and time of its sidecar, in any form
	Reading        string // what it was read with
	Documents      []Document
}

// IngestCounts counts the results of an [Archive.Ingest].
type IngestCounts struct {
	New       int // read, and not on record before
	Changed   int // a new version of one on record
	Unchanged int // already on record, read again
	Copies    int // the same content as another
	Unread    int // skipped or failed
	Deleted   int // never read, and no longer in the inbox
}

// Files returns the files of the inbox, in the state in which they were read, by path.
func (a *Archive) Files(ctx context.Context) (map[string]File, error) {
	out := map[string]File{}
	err := each(ctx, a.db, "SELECT path, size, modified, beside, reading FROM files", func(line *sql.Rows) error {
		var f File
		err := line.Scan(&f.Path, &f.Size, &f.Modified, &f.Beside, &f.Reading)
		out[f.Path] = f
		return err
	})
	return out, err
}

// putFile records the state of a file. A statement that replaces or removes a line begins
// with a savepoint, at which the word index is flushed to disk; one that updates the line
// does not. Without the flush a document with ten rows costs half as much.
const putFile = `INSERT INTO files VALUES (?, ?, ?, ?, ?) ON CONFLICT (path)
	DO UPDATE SET size = excluded.size, modified = excluded.modified, beside = excluded.beside, reading = excluded.reading`

// Ingest stores what was read from files of the inbox on a day: all of it or, if it
// returns an error, nothing. If two documents have the same content, the one first on
// record is kept, unless its file is gone: then the document has moved.
func (a *Archive) Ingest(ctx context.Context, day parse.Date, gone func(file string) bool, files ...File) (IngestCounts, error) {
	var done IngestCounts
	err := a.write(ctx, func(w *writer) error {
		if err := w.largeCache(); err != nil {
			return err
		}
		f := &ingestion{writer: w, day: day, gone: gone, done: &done}
		for _, file := range files {
			f.file = file
			for _, d := range file.Documents {
				d.File, d.Filed = file.Path, day
				if err := f.document(d); err != nil {
					return err
				}
			}
			if _, err := f.writer.exec(putFile, file.Path, file.Size, file.Modified, file.Beside, file.Reading); err != nil {
				return err
			}
		}
		if f.left {
			if err := w.emptyFiles(); err != nil {
				return err
			}
		}
		_, err := f.writer.tidy(tidiedFiling)
		return err
	})
	if err != nil {
		return IngestCounts{}, err
	}
	return done, nil
}

// emptyFiles removes the files that have no document any more.
func (w *writer) emptyFiles() error {
	_, err := w.exec("DELETE FROM files WHERE " + isEmpty)
	return err
}

const isEmpty = "path NOT IN (SELECT file FROM documents)"

// Deleted removes from the list what was never read and is no longer in the inbox, and
// counts it. There is nothing to keep of it.
func (a *Archive) Deleted(ctx context.Context, gone func(file string) bool) (int, error) {
	unread, err := documents(ctx, a.db, "current AND date = '' AND status <> 'read'")
	if err != nil {
		return 0, err
	}
	unread = slices.DeleteFunc(unread, func(d Document) bool { return !gone(d.File) })
	empty, err := list(ctx, a.db, one[string], "SELECT path FROM files WHERE "+isEmpty)
	if err != nil || len(unread)+len(empty) == 0 {
		return 0, err
	}
	return len(unread), a.write(ctx, func(w *writer) error {
		for _, d := range unread {
			if err := w.forget(d.ID); err != nil {
				return err
			}
		}
		return w.emptyFiles()
	})
}

// ingestion is one transaction that stores documents.
type ingestion struct {
	*writer
	day  parse.Date
	gone func(string) bool
	done *IngestCounts
	file File // whose documents are being stored
	left bool // a document has moved from one file to another
}

func (f *ingestion) document(d Document) error {
	if d.Record.Status != report.StatusRead {
		f.done.Unread++
		return f.unread(d)
	}
	d.Content = d.Hash
	gone, err := marks(f.ctx, f.writer, d.Content)
	if err != nil {
		return err
	}
	if day, all := gone[""]; all {
		f.done.Unread++
		return f.unread(Document{File: d.File, Filed: f.day, Record: removed(d.Record, day)})
	}
	d.without(gone)
	same, err := documents(f.ctx, f.writer, "current AND status = 'read' AND content = ? ORDER BY id", d.Content)
	if err != nil {
		return err
	}
	for _, s := range same {
		if s.Record.Path == d.Record.Path {
			f.done.Unchanged++
			return f.again(s, d)
		}
	}
	for _, s := range same {
		if report.SameProvenance(s.Record, d.Record) {
			return f.copied(s, d)
		}
	}
	for _, s := range same { // a file that was renamed and dated in one go is still the same document
		renamed, err := f.renamed(s)
		if err != nil {
			return err
		}
		if renamed {
			return f.copied(s, d)
		}
	}
	if len(same) > 0 {
		d.identify(f.free(same, d))
	}
	return f.version(d)
}

// renamed reports whether the file being filed is that of a document on record under
// another name: its file is gone, and this one has its size and time.
func (f *ingestion) renamed(d Document) (bool, error) {
	if !f.gone(d.File) || f.file.Size < 0 {
		return false, nil
	}
	is, err := list(f.ctx, f.writer, one[int], "SELECT 1 FROM files WHERE path = ? AND size = ? AND modified = ?", d.File, f.file.Size, f.file.Modified)
	return len(is) > 0, err
}

// copied files a document that is already on record under another path.
func (f *ingestion) copied(first, d Document) error {
	if f.gone(first.File) {
		f.done.Unchanged++
		return f.moved(first, d)
	}
	f.done.Copies++
	if knows(d.Record) <= knows(first.Record) {
		return f.copy(d, first.Record.Path)
	}
	// The later one gives an outlet or a date, which would otherwise be lost.
	path := d.Record.Path
	if err := f.moved(first, d); err != nil {
		return err
	}
	return f.copy(first, path)
}

// knows counts how much is known of a document's provenance.
func knows(d report.Document) int {
	n := 0
	if d.Source != "" {
		n++
	}
	if !d.Date.IsZero() {
		n++
	}
	return n
}

// copy records that a document has the same content as the one at another path.
func (f *ingestion) copy(d Document, of string) error {
	return f.unread(Document{File: d.File, Filed: f.day,
		Record: report.Document{Path: d.Record.Path, Status: report.StatusSkipped, Reason: copyOf + of, Format: d.Record.Format}})
}

// free returns an identity for a document whose content others have as well.
func (f *ingestion) free(others []Document, d Document) string {
	as := report.CopyID(d.Content, d.Record.Source, d.Record.Date)
	for slices.ContainsFunc(others, func(o Document) bool { return o.Hash == as }) {
		as = report.CopyID(as, d.Record.Source, d.Record.Date)
	}
	return as
}

// identify gives a document an identity other than its content's, and its rows their own
// ids.
func (d *Document) identify(as string) {
	if as == d.Content {
		return
	}
	d.Hash = as
	d.Rows = slices.Clone(d.Rows)
	report.ReissueIDs(d.Rows, as)
}

// unread records a document that was not read, or a copy. A document read earlier at this
// path stays on record.
func (f *ingestion) unread(d Document) error {
	before, err := documents(f.ctx, f.writer, "current AND status <> 'read' AND path = ? ORDER BY id", d.Record.Path)
	if err != nil {
		return err
	}
	if len(before) > 0 {
		if before[0].isRemoved() && f.file.Size < 0 { // it could not be opened, as before
			return nil
		}
		d.ID, d.Filed = before[0].ID, before[0].Filed
	}
	d.Hash, d.Content, d.Version, d.Date, d.People, d.Rows = "", "", 0, parse.Date{}, nil, nil
	return f.writer.document(&d, nil)
}

// again replaces the record of a document whose content is unchanged.
func (f *ingestion) again(before, d Document) error {
	d.identify(before.Hash)
	d.ID, d.Version, d.Filed, d.Names = before.ID, before.Version, before.Filed, before.Names
	f.left = f.left || before.File != d.File
	return f.put(d, before.Record.Path, before.Hash)
}

// moved does the same for a document that now has another path.
func (f *ingestion) moved(before, d Document) error {
	if _, err := f.tx.ExecContext(f.ctx, "UPDATE corrections SET path = ? WHERE path = ?", d.Record.Path, before.Record.Path); err != nil {
		return err
	}
	return f.again(before, d)
}

// version stores a document that is not on record, as the successor of an
// earlier one at its path.
func (f *ingestion) version(d Document) error {
	before, err := documents(f.ctx, f.writer, "status = 'read' AND path = ? ORDER BY version", d.Record.Path)
	if err != nil {
		return err
	}
	d.Version = 1
	var hash string
	for _, b := range before {
		d.Version, hash = b.Version+1, b.Hash
		if b.Content == d.Content { // it has this content again
			d.identify(b.Hash)
			if err := f.writer.forget(b.ID); err != nil {
				return err
			}
			continue
		}
		if err := f.writer.retire(b.ID); err != nil {
			return err
		}
	}
	if d.Version == 1 {
		f.done.New++
	} else {
		f.done.Changed++
	}
	return f.put(d, d.Record.Path, hash)
}

// put writes a document that was read. Corrections of the earlier version, given by its
// hash, follow as far as the words are the same.
func (f *ingestion) put(d Document, path, before string) error {
	unread, err := documents(f.ctx, f.writer, "path = ? AND status <> 'read'", d.Record.Path)
	if err != nil {
		return err
	}
	for _, u := range unread {
		if err := f.writer.forget(u.ID); err != nil {
			return err
		}
	}
	corrections, err := correctionsAt(f.ctx, f.writer, d.Record.Path)
	if err != nil {
		return err
	}
	if err := follow(f.ctx, f.tx, corrections, d, before); err != nil {
		return err
	}
	return f.writer.document(&d, latest(corrections))
}

// marshal returns JSON; the archive's own types always have one.
func marshal(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}
