package archive

import (
	"context"
	"database/sql"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"

	"onrecord/parse"
	"onrecord/report"
)

// Query selects rows. An empty field restricts nothing; if a field has several names, any
// of them matches.
type Query struct {
	// Terms say what is to be in the quote. Capitals and accents do not count.
	Terms Terms

	Speakers, Topics, Sources []string // whole names, see Names
	Kinds, Stances            []string
	Statuses                  []string   // of a review; report.StatusNew is that of a row nobody has looked at
	Checks                    []string   // what a person should look at: a flag without its reason, or [AnyCheck]
	From, To                  parse.Date // days, both included

	Limit int // most rows to return; 0 for all
}

// isWord reports whether a text contains anything to search for.
func isWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// match returns the query in the syntax of the full-text index.
func (q Query) match() string {
	all := q.Terms.match()
	for _, f := range []struct {
		field string
		names []string
	}{{FieldSpeaker, q.Speakers}, {FieldTopic, q.Topics}, {FieldSource, q.Sources}, {FieldKind, q.Kinds}, {FieldStance, q.Stances}, {FieldStatus, q.Statuses}, {fieldCheck, q.Checks}} {
		if len(f.names) == 0 {
			continue
		}
		var any []string
		for _, n := range f.names {
			any = append(any, `"`+tag(f.field, n)+`"`)
		}
		all = append(all, "tags : ("+strings.Join(any, " OR ")+")")
	}
	if all == nil {
		all = []string{`tags : "` + allRows + `"`}
	}
	if not := q.Terms.matchNot(); not != "" {
		return "(" + strings.Join(all, " AND ") + ") NOT (" + not + ")"
	}
	return strings.Join(all, " AND ")
}

// keys returns the first and the last key of the query's days.
func (q Query) keys() (first, last int64) {
	first, last = 1, math.MaxInt64
	if !q.From.IsZero() {
		first = keyOf(q.From, 0, 0)
	}
	if !q.To.IsZero() {
		last = keyOf(q.To.AddDays(1), 0, 0) - 1
	}
	return first, last
}

// Find returns the rows that match a query, corrections applied, newest first
// and undated ones last; within a document in text order.
func (a *Archive) Find(ctx context.Context, q Query) iter.Seq2[report.Row, error] {
	return func(yield func(report.Row, error) bool) {
		if err := a.find(ctx, q, func(r report.Row) bool { return yield(r, nil) }); err != nil {
			yield(report.Row{}, err)
		}
	}
}

func (a *Archive) find(ctx context.Context, q Query, yield func(report.Row) bool) error {
	corrected, err := a.Corrected(ctx)
	if err != nil {
		return err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	first, last := q.keys()
	lines, err := a.db.QueryContext(ctx, `SELECT r.row, d.id, d.path, d.hash, d.date, d.names
FROM (SELECT rowid AS key FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?) w
JOIN rows r ON r.key = w.key JOIN documents d ON d.id = r.document ORDER BY w.key DESC`, q.match(), first, last, limit)
	if err != nil {
		return err
	}
	defer lines.Close()
	var document Document
	var page []report.Row // of one document, last row first
	flush := func() bool {
		for i := len(page) - 1; i >= 0; i-- {
			if !yield(page[i]) {
				return false
			}
		}
		page = page[:0]
		return true
	}
	for lines.Next() {
		var data []byte
		var d Document
		var names sql.RawBytes
		if err := lines.Scan(&data, &d.ID, &d.Record.Path, &d.Hash, (*stored)(&d.Date), &names); err != nil {
			return err
		}
		if d.ID != document.ID {
			if !flush() {
				return nil
			}
			if err := (asJSON{&d.Names}).Scan([]byte(names)); err != nil {
				return err
			}
			document = d
		}
		r, err := decodeRow(data)
		if err != nil {
			return err
		}
		page = append(page, applyCorrections(document, r, corrected))
	}
	if err := lines.Err(); err != nil {
		return err
	}
	flush()
	return nil
}

// Count returns how many rows match a query, counting no further than most.
func (a *Archive) Count(ctx context.Context, q Query, most int) (int, error) {
	first, last := q.keys()
	var n int
	err := a.db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)",
		q.match(), first, last, most).Scan(&n)
	return n, err
}

// Names returns the speakers, topics or sources on record whose name contains a
// text, by name, ignoring case.
func (a *Archive) Names(ctx context.Context, field, text string) ([]string, error) {
	// What SQLite takes for the same letter it knows of ASCII alone.
	like := "%"
	if ascii := strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0; ascii {
		like = "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(text) + "%"
	}
	names, err := list(ctx, a.db, one[string], `SELECT name FROM names WHERE field = ? AND name LIKE ? ESCAPE '\' ORDER BY name`, field, like)
	return slices.DeleteFunc(names, func(name string) bool { return !strings.Contains(strings.ToLower(name), strings.ToLower(text)) }), err
}

// Size counts what is on record.
type Size struct {
	Documents   int `json:"documents"` // that were read, in their current version
	Rows        int `json:"rows"`      // of these
	Corrections int `json:"corrections"`
}

// String gives the counts in words.
func (s Size) String() string {
	return report.Counted(s.Documents, "document") + ", " + report.Counted(s.Rows, "row") + ", " + report.Counted(s.Corrections, "correction")
}

// Size returns how much is on record.
func (a *Archive) Size(ctx context.Context) (Size, error) {
	var s Size
	for _, c := range []struct {
		query string
		into  *int
	}{
		{"SELECT count(*) FROM documents WHERE current AND status = 'read'", &s.Documents},
		{"SELECT count(*) FROM rows WHERE key > 0", &s.Rows},
		{"SELECT count(*) FROM corrections", &s.Corrections},
	} {
		if err := a.db.QueryRowContext(ctx, c.query).Scan(c.into); err != nil && err != sql.ErrNoRows {
			return s, err
		}
	}
	return s, nil
}

// Backup copies the archive to a file that must not exist yet, while others may read and
// write.
func (a *Archive) Backup(ctx context.Context, path string) error {
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// One that was opened to read may not write anywhere, which the copy is not worth.
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only(0)"); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
}
