package archive

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"time"
)

// Commands that make corrections.
const (
	DidReview = "review" // they came back in a file
	DidDate   = "date"   // a document was given its date
	DidServe  = "serve"  // they were made on a page
)

// Entry is a line of the log: who did what. It contains no words of a document; only its
// corrections do. The corrections of an entry were applied together, and are undone
// together.
type Entry struct {
	ID          int64     `json:"id,omitempty"` // in the order in which it happened
	Made        time.Time `json:"made"`
	Who         string    `json:"who"`
	Did         string    `json:"did"`              // the command: "forget"
	What        string    `json:"what"`             // its result: "3 documents, 17 rows"
	File        string    `json:"file,omitempty"`   // that corrections came back in
	Export      string    `json:"export,omitempty"` // the workbook that the file was, if it says
	Corrections int       `json:"corrections,omitempty"`
	Undone      time.Time `json:"undone,omitzero"` // when it was undone; zero if it was not
	UndoneBy    string    `json:"undone_by,omitempty"`
	Learnt      []Learnt  `json:"learnt,omitempty"`
}

// Learnt is a settings file that was changed together with corrections.
type Learnt struct {
	File   string `json:"file"` // in the desk's folder
	Before string `json:"before"`
	After  string `json:"after"`
}

// log writes a line of the log, in the same transaction as the change; if its ID is 0, it
// gets the next.
func (w *writer) log(e *Entry) error {
	var id any
	if e.ID != 0 {
		id = e.ID
	}
	undone := ""
	if !e.Undone.IsZero() {
		undone = e.Undone.Format(time.RFC3339Nano)
	}
	result, err := w.exec("INSERT INTO log (id, made, who, did, what, file, export, undone, undoer, learnt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		id, e.Made.Format(time.RFC3339Nano), e.Who, e.Did, e.What, e.File, e.Export, undone, e.UndoneBy, marshal(e.Learnt))
	if err != nil {
		return err
	}
	e.ID, err = result.LastInsertId()
	return err
}

// Note adds a line to the log.
func (a *Archive) Note(ctx context.Context, e Entry) error {
	return a.write(ctx, func(w *writer) error {
		return w.log(&e)
	})
}

// Take records corrections as one entry of the log: all of them or, if it returns an
// error, none. Each must concern a row or document on record; who, time, export, document,
// quote and first target are filled in. It returns the entry's id.
func (a *Archive) Take(ctx context.Context, e Entry, list ...Correction) (int64, error) {
	err := a.write(ctx, func(w *writer) error {
		if err := w.log(&e); err != nil {
			return err
		}
		touched := map[int64]bool{}
		for i := range list {
			list[i].Who, list[i].Made, list[i].Export, list[i].Entry = e.Who, e.Made, e.Export, e.ID
			id, err := w.find(&list[i])
			if err != nil {
				return err
			}
			touched[id] = true
		}
		before, err := w.standing(touched)
		if err != nil {
			return err
		}
		for _, c := range list {
			if err := w.insertCorrection(c); err != nil {
				return err
			}
		}
		return w.again(before)
	})
	return e.ID, err
}

// SetLearnt records in an entry which settings files were changed with it.
func (a *Archive) SetLearnt(ctx context.Context, id int64, files []Learnt) error {
	return a.write(ctx, func(w *writer) error {
		_, err := w.exec("UPDATE log SET learnt = ? WHERE id = ?", marshal(files), id)
		return err
	})
}

// Log returns who did what, earliest first.
func (a *Archive) Log(ctx context.Context) ([]Entry, error) { return entries(ctx, a.db, "1") }

// LogBefore returns up to a number of lines before one, latest first; before 0, the last
// ones.
func (a *Archive) LogBefore(ctx context.Context, before int64, most int) ([]Entry, error) {
	if before <= 0 {
		before = math.MaxInt64
	}
	list, err := entries(ctx, a.db, "id IN (SELECT id FROM log WHERE id < ? ORDER BY id DESC LIMIT ?)", before, most)
	slices.Reverse(list)
	return list, err
}

// CorrectionsIn returns the corrections of lines of the log, by line.
func (a *Archive) CorrectionsIn(ctx context.Context, lines ...int64) (map[int64][]Correction, error) {
	list, err := corrections(ctx, a.db, "entry IN (SELECT value FROM json_each(?))", marshal(lines))
	out := map[int64][]Correction{}
	for _, c := range list {
		out[c.Entry] = append(out[c.Entry], c)
	}
	return out, err
}

func entries(ctx context.Context, q queryer, where string, args ...any) ([]Entry, error) {
	return list(ctx, q, func(line *sql.Rows) (e Entry, err error) {
		var made, undone string
		if err = line.Scan(&e.ID, &made, &e.Who, &e.Did, &e.What, &e.File, &e.Export, &undone, &e.UndoneBy, asJSON{&e.Learnt}, &e.Corrections); err != nil {
			return e, err
		}
		if e.Made, err = time.Parse(time.RFC3339Nano, made); err == nil && undone != "" {
			e.Undone, err = time.Parse(time.RFC3339Nano, undone)
		}
		return e, err
	}, `SELECT id, made, who, did, what, file, export, undone, undoer, learnt,
		(SELECT count(*) FROM corrections WHERE entry = log.id) FROM log WHERE `+where+" ORDER BY id", args...)
}

func writeLog(ctx context.Context, q *sql.Conn, line func(any) error) error {
	list, err := entries(ctx, q, "1")
	return writeAll(list, err, line)
}

// Errors of [Archive.Undo].
var (
	ErrNoEntry       = errors.New("there is no such line in the log")
	ErrAlreadyUndone = errors.New("it has already been undone")
	ErrEditedSince   = errors.New("has been edited since, where this change was made")
)

// Undo undoes an entry of the log completely: its corrections no longer apply, as if they
// had never been made. Earlier and later corrections still apply. The corrections stay in
// the log.
func (a *Archive) Undo(ctx context.Context, id int64, who string, now time.Time) error {
	return a.write(ctx, func(w *writer) error {
		list, err := entries(ctx, w.tx, "id = ?", id)
		switch {
		case err != nil:
			return err
		case len(list) == 0:
			return ErrNoEntry
		case !list[0].Undone.IsZero():
			return ErrAlreadyUndone
		}
		touched := map[int64]bool{}
		if err := w.touch(touched, "d.path = c.path OR d.hash = c.target", "c.entry = ?", id); err != nil {
			return err
		}
		before, err := w.standing(touched)
		if err != nil {
			return err
		}
		if _, err := w.exec("UPDATE log SET undone = ?, undoer = ? WHERE id = ?", now.Format(time.RFC3339Nano), who, id); err != nil {
			return err
		}
		return w.again(before)
	})
}
