package archive

import (
	"context"
	"database/sql"

	"onrecord/parse"
	"onrecord/report"
)

// MarkBriefed records which documents are in a briefing, by their IDs: those of its
// days and those that it lists as late. Marking one again changes nothing.
func (a *Archive) MarkBriefed(ctx context.Context, export string, documents, late []int64) error {
	return a.write(ctx, func(tx *sql.Tx) error {
		w := newWriter(ctx, tx)
		defer w.close()
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
	lines, err := q.QueryContext(ctx, "SELECT document, late FROM briefed WHERE export = ? ORDER BY document", export)
	if err != nil {
		return nil, nil, err
	}
	defer lines.Close()
	for lines.Next() {
		var id int64
		var isLate bool
		if err := lines.Scan(&id, &isLate); err != nil {
			return nil, nil, err
		}
		if isLate {
			late = append(late, id)
		} else {
			documents = append(documents, id)
		}
	}
	return documents, late, lines.Err()
}

// Conditions on a document: it is in a briefing; its day is among those of one.
const (
	isBriefed = "EXISTS (SELECT 1 FROM briefed b WHERE b.document = documents.id)"
	isCovered = "EXISTS (SELECT 1 FROM exports e WHERE documents.date BETWEEN e.first AND e.last)"
)

// Unbriefed returns the dated documents that are in no briefing, by date and path: only
// their ID, path, date and day of filing are set, since there may be years of them.
func (a *Archive) Unbriefed(ctx context.Context) ([]Document, error) {
	var out []Document
	err := each(ctx, a.db, "SELECT id, path, date, filed FROM documents WHERE current AND status = 'read' AND date <> '' AND NOT "+isBriefed+" ORDER BY date, path, id", func(line *sql.Rows) error {
		d := Document{Record: report.Document{Status: report.StatusRead}}
		var date, filed string
		if err := line.Scan(&d.ID, &d.Record.Path, &date, &filed); err != nil {
			return err
		}
		_ = d.Filed.UnmarshalText([]byte(filed)) // the archive writes no other
		_ = d.Date.UnmarshalText([]byte(date))
		out = append(out, d)
		return nil
	})
	return out, err
}

// Late returns the documents that are late for a period: dated before it, filed after
// a briefing of their own days and in none since, by date and path, with their rows.
// Those that a briefing of this period listed as late stay late for it, so that it
// is the same when it is made again.
func (a *Archive) Late(ctx context.Context, p report.Period) ([]Document, error) {
	list, err := documents(ctx, a.db, `current AND status = 'read' AND date <> '' AND date < ? AND (NOT `+isBriefed+` AND `+isCovered+`
		OR id IN (SELECT b.document FROM briefed b JOIN exports e ON e.id = b.export WHERE b.late AND e.period = ?)) ORDER BY date, path, id`,
		p.From.String(), p.Name)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Rows, err = rowsOf(ctx, a.db, list[i].ID); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Strange returns the current documents whose date no clipping has: before a day or
// after one, by date and path.
func (a *Archive) Strange(ctx context.Context, before, after parse.Date) ([]Document, error) {
	return documents(ctx, a.db, "current AND status = 'read' AND date <> '' AND (date < ? OR date > ?) ORDER BY date, path, id", before.String(), after.String())
}
