package archive

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// Page returns up to q.Limit rows that match a query, in the order of [Archive.Find], and
// the key that requests the rows after them: 0 if there are no more. A page ends at the
// end of a document if possible. The cost depends on the page, not on the size of the
// record.
func (a *Archive) Page(ctx context.Context, q Query, before int64) (rows []Row, next int64, err error) {
	list, err := a.page(ctx, q, before)
	if err != nil {
		return nil, 0, err
	}
	if len(list) > q.Limit {
		cut := q.Limit
		for cut > 0 && list[cut-1].Document.ID == list[q.Limit].Document.ID {
			cut--
		}
		if cut == 0 { // all of one document
			cut = q.Limit
		}
		list, next = list[:cut], list[cut-1].Key
	}
	var targets []string
	for i, r := range list {
		targets = append(targets, r.Program.ID)
		if i == 0 || r.Document.ID != list[i-1].Document.ID {
			targets = append(targets, r.Document.Hash)
		}
	}
	corrected, err := a.CorrectedOf(ctx, targets...)
	if err != nil {
		return nil, 0, err
	}
	for i, r := range list {
		key := r.Key
		list[i] = rowWith(r.Document, r.Program, corrected)
		list[i].Key = key
	}
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].Document.ID == list[from].Document.ID {
			to++
		}
		slices.Reverse(list[from:to])
		from = to
	}
	return list, next, nil
}

// page returns rows as the program found them, highest key first, and one more than asked
// for.
func (a *Archive) page(ctx context.Context, q Query, before int64) ([]Row, error) {
	first, last := q.keys()
	if before > 0 {
		last = min(last, before-1)
	}
	return list(ctx, a.db, func(line *sql.Rows) (r Row, err error) {
		var data []byte
		if err = line.Scan(&r.Key, &data, &r.Document.ID, &r.Document.Record.Path, &r.Document.Hash, (*stored)(&r.Document.Date), asJSON{&r.Document.Names}); err == nil {
			r.Program, err = decodeRow(data)
		}
		return r, err
	}, `SELECT w.key, r.row, r.document, d.path, d.hash, d.date, d.names
FROM (SELECT rowid AS key FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?) w
JOIN rows r ON r.key = w.key JOIN documents d ON d.id = r.document ORDER BY w.key DESC`, q.match(), first, last, q.Limit+1)
}

// Known returns the current document with a hash, without its rows, and whether there is
// one.
func (a *Archive) Known(ctx context.Context, hash string) (Document, bool, error) {
	list, err := documents(ctx, a.db, "hash = ? AND hash <> '' AND current", hash)
	if err != nil || len(list) == 0 {
		return Document{}, false, err
	}
	return list[0], true, nil
}

// Recent returns documents in the order in which they were filed, latest first, read or
// not, without their rows; before is the ID of the last one shown, 0 for the latest.
func (a *Archive) Recent(ctx context.Context, before int64, most int) ([]Document, error) {
	if before > 0 {
		return documents(ctx, a.db, "current AND id < ? ORDER BY id DESC LIMIT ?", before, most)
	}
	return documents(ctx, a.db, "current ORDER BY id DESC LIMIT ?", most)
}

// Watch calls a function whenever the archive has been changed by someone else, in another
// process or through another [Archive] in this one. It checks whenever it is signalled,
// and returns when the context ends.
func (a *Archive) Watch(ctx context.Context, look <-chan time.Time, changed func()) error {
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	var was, is int64
	for first := true; ; first = false {
		if err := conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&is); err != nil {
			return err
		}
		if is != was && !first {
			changed()
		}
		was = is
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-look:
		}
	}
}

// State identifies the state of the record: it differs after every correction, every undo
// and every document that is filed.
func (a *Archive) State(ctx context.Context) (string, error) {
	var log, undone, document int64
	err := a.db.QueryRowContext(ctx, "SELECT coalesce((SELECT max(id) FROM log), 0), (SELECT count(*) FROM log WHERE undone <> ''), coalesce((SELECT max(id) FROM documents), 0)").Scan(&log, &undone, &document)
	return fmt.Sprintf("%d.%d.%d", log, undone, document), err
}

// EntryOf returns a line of the log, with ID 0 if there is none, and its corrections.
func (a *Archive) EntryOf(ctx context.Context, id int64) (Entry, []Correction, error) {
	list, err := entries(ctx, a.db, "id = ?", id)
	if err != nil || len(list) == 0 {
		return Entry{}, nil, err
	}
	of, err := corrections(ctx, a.db, "entry = ?", id)
	return list[0], of, err
}
