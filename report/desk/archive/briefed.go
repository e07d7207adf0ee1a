package archive

import (
	"context"
	"database/sql"

	"onrecord/parse"
	"onrecord/report"
)

// MarkBriefed records which documents are in a briefing, by their IDs: those of its period
// and those that it lists as late. Marking one again changes nothing.
func (a *Archive) MarkBriefed(ctx context.Context, export string, documents, late []int64) error {
	return a.write(ctx, func(w *writer) error {
		return w.briefed(export, documents, late)
	})
}

func (w *writer) briefed(export string, documents, late []int64) error {
	for i, list := range [][]int64{documents, late} {
		for _, id := range list {
			if _, err := w.exec("INSERT OR IGNORE INTO briefed VALUES (?, ?, ?)", id, export, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// briefedIn returns the documents in a briefing, and those that it lists as late.
func briefedIn(ctx context.Context, q queryer, export string) (documents, late []int64, err error) {
	const of = "SELECT document FROM briefed WHERE export = ? AND late = ? ORDER BY document"
	if documents, err = list(ctx, q, one[int64], of, export, 0); err == nil {
		late, err = list(ctx, q, one[int64], of, export, 1)
	}
	return documents, late, err
}

// Conditions on a document: it is in a briefing; a briefing covers its date.
const (
	isBriefed = "EXISTS (SELECT 1 FROM briefed b WHERE b.document = documents.id)"
	isCovered = "EXISTS (SELECT 1 FROM exports e WHERE documents.date BETWEEN e.first AND e.last)"
)

// Unbriefed returns the dated documents that are in no briefing, by date and path. Only
// their ID, path, date and day of filing are set, since there may be many years of them.
func (a *Archive) Unbriefed(ctx context.Context) ([]Document, error) {
	return list(ctx, a.db, func(line *sql.Rows) (d Document, err error) {
		d.Record.Status = report.StatusRead
		err = line.Scan(&d.ID, &d.Record.Path, (*stored)(&d.Date), (*stored)(&d.Filed))
		return d, err
	}, "SELECT id, path, date, filed FROM documents WHERE current AND status = 'read' AND date <> '' AND NOT "+isBriefed+" ORDER BY date, path, id")
}

// Late returns the documents that are late for a period, with their rows, by date and
// path: dated before it, filed after a briefing of their own period, and in no briefing
// since. Those that a briefing of this period listed as late stay late for it, so that it
// is the same when it is made again.
func (a *Archive) Late(ctx context.Context, p report.Period) ([]Document, error) {
	return a.withRows(ctx, `current AND status = 'read' AND date <> '' AND date < ? AND (NOT `+isBriefed+` AND `+isCovered+`
		OR id IN (SELECT b.document FROM briefed b JOIN exports e ON e.id = b.export WHERE b.late AND e.period = ?)) ORDER BY date, path, id`,
		p.From.String(), p.Name)
}

// Strange returns the current documents with an implausible date, before one day or after
// another, by date and path.
func (a *Archive) Strange(ctx context.Context, before, after parse.Date) ([]Document, error) {
	return documents(ctx, a.db, "current AND status = 'read' AND date <> '' AND (date < ? OR date > ?) ORDER BY date, path, id", before.String(), after.String())
}
