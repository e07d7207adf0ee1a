package archive

import (
	"context"
	"database/sql"
	"errors"

	"onrecord/parse"
	"onrecord/report"
)

// Export is a workbook that was handed out: the editable fields as they stood
// in it, by row id.
type Export struct {
	ID     string
	Period string
	Made   parse.Date // the day it bears
	Rows   map[string]Editable
}

// Editable are the fields of a row that people may edit.
type Editable struct {
	Speaker string `json:"speaker"`
	Topic   string `json:"topic"`
	Status  string `json:"status"`
	Note    string `json:"note"`
}

// EditableOf returns the editable fields of a row.
func EditableOf(r report.Row) Editable { return Editable{r.Speaker, r.Topic, r.Status, r.Note} }

// RecordExport records the rows that were handed out in a workbook. Recording
// the same export again changes nothing.
func (a *Archive) RecordExport(ctx context.Context, id, period string, made parse.Date, rows []report.Row) error {
	return a.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO exports VALUES (?, ?, ?)", id, period, made.String())
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		w := newWriter(ctx, tx)
		defer w.close()
		for _, r := range rows {
			if r.Question {
				continue
			}
			e := EditableOf(r)
			if _, err := w.exec("INSERT OR REPLACE INTO exported VALUES (?, ?, ?, ?, ?, ?)", id, r.ID, e.Speaker, e.Topic, e.Status, e.Note); err != nil {
				return err
			}
		}
		return nil
	})
}

// Export returns the export with an id, and whether there is one.
func (a *Archive) Export(ctx context.Context, id string) (Export, bool, error) {
	e := Export{ID: id, Rows: map[string]Editable{}}
	var made string
	err := a.db.QueryRowContext(ctx, "SELECT period, made FROM exports WHERE id = ?", id).Scan(&e.Period, &made)
	if errors.Is(err, sql.ErrNoRows) {
		return e, false, nil
	}
	if err != nil {
		return e, false, err
	}
	_ = e.Made.UnmarshalText([]byte(made)) // the archive writes no other
	return e, true, editables(ctx, a.db, id, e.Rows)
}

// editables adds the editable fields of an export, by row id.
func editables(ctx context.Context, q queryer, id string, to map[string]Editable) error {
	lines, err := q.QueryContext(ctx, "SELECT row, speaker, topic, status, note FROM exported WHERE export = ?", id)
	if err != nil {
		return err
	}
	defer lines.Close()
	for lines.Next() {
		var row string
		var v Editable
		if err := lines.Scan(&row, &v.Speaker, &v.Topic, &v.Status, &v.Note); err != nil {
			return err
		}
		to[row] = v
	}
	return lines.Err()
}
