package archive

import (
	"context"
	"database/sql"
	"time"
)

// Entry is a line of the log: who did what. It has no words of a document.
type Entry struct {
	Made time.Time `json:"made"`
	Who  string    `json:"who"`
	Did  string    `json:"did"`  // the command: "forget"
	What string    `json:"what"` // what came of it: "3 documents, 17 rows"
}

// log writes a line of the log, in the transaction of what it tells.
func (w *writer) log(e Entry) error {
	_, err := w.exec("INSERT INTO log (made, who, did, what) VALUES (?, ?, ?, ?)", e.Made.Format(time.RFC3339Nano), e.Who, e.Did, e.What)
	return err
}

// Note writes a line of the log.
func (a *Archive) Note(ctx context.Context, e Entry) error {
	return a.write(ctx, func(tx *sql.Tx) error {
		w := newWriter(ctx, tx)
		defer w.close()
		return w.log(e)
	})
}

// Log returns who did what, the earliest first.
func (a *Archive) Log(ctx context.Context) ([]Entry, error) {
	var out []Entry
	err := eachEntry(ctx, a.db, func(e Entry) error { out = append(out, e); return nil })
	return out, err
}

func eachEntry(ctx context.Context, q queryer, yield func(Entry) error) error {
	return each(ctx, q, "SELECT made, who, did, what FROM log ORDER BY id", func(lines *sql.Rows) error {
		var e Entry
		var made string
		if err := lines.Scan(&made, &e.Who, &e.Did, &e.What); err != nil {
			return err
		}
		var err error
		if e.Made, err = time.Parse(time.RFC3339Nano, made); err != nil {
			return err
		}
		return yield(e)
	})
}

func writeLog(ctx context.Context, q *sql.Conn, line func(any) error) error {
	return eachEntry(ctx, q, func(e Entry) error { return line(e) })
}
