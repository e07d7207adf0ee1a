package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"onrecord/parse"
)

// queryer is a database, a transaction or a [writer].
type queryer interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// each calls yield for every line of a query.
func each(ctx context.Context, q queryer, query string, yield func(*sql.Rows) error, args ...any) error {
	lines, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer lines.Close()
	for lines.Next() {
		if err := yield(lines); err != nil {
			return err
		}
	}
	return lines.Err()
}

// list returns what scan makes of every line of a query.
func list[T any](ctx context.Context, q queryer, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	var out []T
	err := each(ctx, q, query, func(line *sql.Rows) error {
		v, err := scan(line)
		if err == nil {
			out = append(out, v)
		}
		return err
	}, args...)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// one scans a line of one column.
func one[T any](line *sql.Rows) (v T, err error) {
	err = line.Scan(&v)
	return v, err
}

// stored scans a date as the archive writes it.
type stored parse.Date

func (d *stored) Scan(text any) error {
	if s, ok := text.(string); ok {
		return (*parse.Date)(d).UnmarshalText([]byte(s))
	}
	return (*parse.Date)(d).UnmarshalText(fmt.Append(nil, text))
}

// asJSON scans a column of JSON.
type asJSON struct{ into any }

func (j asJSON) Scan(text any) error {
	switch text := text.(type) {
	case []byte:
		return json.Unmarshal(text, j.into)
	case string:
		return json.Unmarshal([]byte(text), j.into)
	}
	return fmt.Errorf("a %T in place of JSON", text)
}

// touch adds the current documents that corrections belong to, by their ID.
func (w *writer) touch(touched map[int64]bool, belong, where string, args ...any) error {
	ids, err := list(w.ctx, w, one[int64], "SELECT DISTINCT d.id FROM corrections c JOIN documents d ON "+belong+" WHERE d.current AND "+where, args...)
	for _, id := range ids {
		touched[id] = true
	}
	return err
}
