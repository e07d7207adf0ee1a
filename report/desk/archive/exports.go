package archive

import (
	"context"
	"database/sql"
	"errors"

	"onrecord/parse"
	"onrecord/report"
)

// Export is a workbook that was sent out: the editable fields as they were in it, by row
// id.
type Export struct {
	ID      string
	Period  report.Period
	Made    parse.Date // its date
	Reading string     // program and settings that it was made with; empty if unknown
	Rows    map[string]Editable
}

// Editable are the fields of a row that people may edit.
type Editable struct {
	Speaker string `json:"speaker"`
	Topic   string `json:"topic"`
	Status  string `json:"status"`
	Note    string `json:"note"`
}

// RecordExport records the rows that were sent out in a workbook, and the contents of its
// sheets; e.Rows is ignored. Recording the same export again changes nothing.
func (a *Archive) RecordExport(ctx context.Context, e Export, rows []report.Row, sheets ...report.HandedSheet) error {
	return a.write(ctx, func(w *writer) error {
		result, err := w.exec("INSERT INTO exports (id, period, made, first, last, reading) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET reading = excluded.reading WHERE reading <> excluded.reading",
			e.ID, e.Period.Name, e.Made.String(), e.Period.From.String(), e.Period.To.String(), e.Reading)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		for _, r := range rows {
			if r.Question {
				continue
			}
			if _, err := w.exec("INSERT OR REPLACE INTO exported VALUES (?, ?, ?, ?, ?, ?)", e.ID, r.ID, r.Speaker, r.Topic, r.Status, r.Note); err != nil {
				return err
			}
		}
		return w.handed(e.ID, sheets)
	})
}

const exportColumns = "id, period, made, first, last, reading"

// scanExport reads a line of exportColumns.
func scanExport(from interface{ Scan(...any) error }) (Export, error) {
	e := Export{Rows: map[string]Editable{}}
	err := from.Scan(&e.ID, &e.Period.Name, (*stored)(&e.Made), (*stored)(&e.Period.From), (*stored)(&e.Period.To), &e.Reading)
	return e, err
}

// Export returns the export with an id, and whether there is one.
func (a *Archive) Export(ctx context.Context, id string) (Export, bool, error) {
	e, err := scanExport(a.db.QueryRowContext(ctx, "SELECT "+exportColumns+" FROM exports WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return e, false, nil
	}
	if err != nil {
		return e, false, err
	}
	return e, true, editables(ctx, a.db, id, e.Rows)
}

// Exports returns the exports without their rows, in the order of their days.
func (a *Archive) Exports(ctx context.Context) ([]Export, error) {
	return exports(ctx, a.db, "first, last, made, id")
}

func exports(ctx context.Context, q queryer, order string) ([]Export, error) {
	return list(ctx, q, func(line *sql.Rows) (Export, error) { return scanExport(line) }, "SELECT "+exportColumns+" FROM exports ORDER BY "+order)
}

// Reviewed returns how many rows of an export are still on record, and how many of them
// have a review status.
func (a *Archive) Reviewed(ctx context.Context, export string) (rows, reviewed int, err error) {
	err = a.db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM corrections c WHERE c.target = x.row AND c.field = 'status'
		AND c.new NOT IN ('', 'new') AND c.id = (SELECT max(id) FROM corrections WHERE target = x.row AND field = 'status'))), 0)
		FROM exported x WHERE x.export = ? AND EXISTS (SELECT 1 FROM rows r WHERE r.id = x.row AND r.key > 0)`, export).Scan(&rows, &reviewed)
	return rows, reviewed, err
}

// editables adds the editable fields of an export, by row id.
func editables(ctx context.Context, q queryer, id string, to map[string]Editable) error {
	return each(ctx, q, "SELECT row, speaker, topic, status, note FROM exported WHERE export = ?", func(line *sql.Rows) error {
		var row string
		var v Editable
		err := line.Scan(&row, &v.Speaker, &v.Topic, &v.Status, &v.Note)
		to[row] = v
		return err
	}, id)
}
