package archive

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
	"onrecord/report"
)

// writer writes documents and rows within one transaction, with statements that
// are compiled once.
type writer struct {
	ctx   context.Context
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
	named map[[2]string]bool // names already written
	words []indexed          // rows that are still to be put into the index of words
}

func newWriter(ctx context.Context, tx *sql.Tx) *writer {
	return &writer{ctx: ctx, tx: tx, stmts: map[string]*sql.Stmt{}, named: map[[2]string]bool{}}
}

func (w *writer) close() {
	for _, s := range w.stmts {
		_ = s.Close()
	}
}

func (w *writer) exec(query string, args ...any) (sql.Result, error) {
	s, err := w.prepared(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(w.ctx, args...)
}

// QueryContext makes the writer a [queryer].
func (w *writer) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := w.prepared(query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (w *writer) prepared(query string) (*sql.Stmt, error) {
	s, ok := w.stmts[query]
	if !ok {
		var err error
		if s, err = w.tx.PrepareContext(w.ctx, query); err != nil {
			return nil, err
		}
		w.stmts[query] = s
	}
	return s, nil
}

// document writes a document and its rows in place of the one with its ID, if there is
// one; a document with ID 0 is new, and gets an ID.
func (w *writer) document(d *Document, corrected Corrected) error {
	d.Date = d.dated(corrected)
	d.Speak = map[string]int{}
	for _, r := range d.Rows {
		if !r.Question && r.Speaker != "" {
			d.Speak[r.Speaker]++
		}
	}
	if d.Names == nil {
		d.Names = map[string]parse.Speaker{}
	}
	holds := slices.Clone(d.Rows)
	for i := range holds {
		Correct(*d, &holds[i], corrected)
	}
	d.ToCheck = toCheck(holds)
	values := []any{d.File, d.Record.Path, d.Hash, cmp.Or(d.Content, d.Hash), d.Version, string(d.Record.Status), d.Date.String(), d.Filed.String(),
		marshal(d.Record), marshal(d.People), marshal(d.Speak), marshal(d.Names), d.ToCheck}
	var id any
	if d.ID != 0 {
		id = d.ID
		there, err := w.exec(`UPDATE documents SET file = ?, path = ?, hash = ?, content = ?, version = ?, current = 1, status = ?, date = ?, filed = ?,
			record = ?, people = ?, speak = ?, names = ?, to_check = ? WHERE id = ?`, append(values, id)...)
		if err != nil {
			return err
		}
		n, err := there.RowsAffected()
		if err != nil {
			return err
		}
		if n > 0 {
			if err := w.clear(d.ID); err != nil {
				return err
			}
			return w.rows(*d, holds)
		}
	}
	result, err := w.exec("INSERT INTO documents (file, path, hash, content, version, current, status, date, filed, record, people, speak, names, to_check, id) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		append(values, id)...)
	if err != nil {
		return err
	}
	if d.ID, err = result.LastInsertId(); err != nil {
		return err
	}
	return w.rows(*d, holds)
}

// dated returns the date of a document, corrections applied.
func (d Document) dated(corrected Corrected) parse.Date {
	out := d.Record.Date
	if c, ok := corrected.of(d.Hash, FieldDate); ok && d.Hash != "" {
		out = parse.Date{}
		_ = out.UnmarshalText([]byte(c.New)) // checked when it was made
	}
	return out
}

// toCheck counts the rows that need checking and that nobody has checked.
func toCheck(holds []report.Row) int {
	n := 0
	for i := range holds {
		r := &holds[i]
		if !r.Question && cmp.Or(r.Status, report.StatusNew) == report.StatusNew && len(Doubts(r)) > 0 {
			n++
		}
	}
	return n
}

// Doubts returns why a person should look at a row.
func Doubts(r *report.Row) []string { return report.Doubts(r, report.PrecisionNamed("").Flag) }

// rows writes the rows of a document that has none yet.
func (w *writer) rows(d Document, holds []report.Row) error {
	if len(d.Rows) > maxPlace {
		return fmt.Errorf("%s: %d rows; the archive takes %d of one document", d.Record.Path, len(d.Rows), maxPlace)
	}
	for place, program := range d.Rows {
		data, err := encodeRow(program)
		if err != nil {
			return err
		}
		r := holds[place]
		key := keyOf(d.Date, d.ID, place)
		if _, err := w.exec("INSERT INTO rows (key, id, document, source, speaker, topic, kind, row) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			key, r.ID, d.ID, r.Source, r.Speaker, r.Topic, r.Kind, data); err != nil {
			return err
		}
		if r.Question {
			continue
		}
		if err := w.index(indexed{key, r.Quote, tags(r), false}); err != nil {
			return err
		}
		if err := w.names(r); err != nil {
			return err
		}
	}
	return nil
}

// names adds a row's speaker, topic and source to the names on record.
func (w *writer) names(r report.Row) error {
	for field, name := range map[string]string{FieldSpeaker: r.Speaker, FieldTopic: r.Topic, FieldSource: r.Source} {
		if at := [2]string{field, name}; name != "" && !w.named[at] {
			w.named[at] = true
			if _, err := w.exec("INSERT OR IGNORE INTO names VALUES (?, ?)", field, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// retag rebuilds the word index, after a change to what rows are found by.
func (w *writer) retag() error {
	if _, err := w.exec("DELETE FROM words"); err != nil {
		return err
	}
	list, err := documents(w.ctx, w.tx, "current AND status = 'read' ORDER BY id")
	if err != nil {
		return err
	}
	all, err := corrections(w.ctx, w.tx, "1")
	if err != nil {
		return err
	}
	corrected := latest(all)
	for _, d := range list {
		rows, err := rowsOf(w.ctx, w.tx, d.ID)
		if err != nil {
			return err
		}
		for place, program := range rows {
			r := applyCorrections(d, program, corrected)
			if r.Question {
				continue
			}
			if err := w.index(indexed{keyOf(d.Date, d.ID, place), r.Quote, tags(r), false}); err != nil {
				return err
			}
		}
	}
	return w.indexAll()
}

// indexed is a row for the word index.
type indexed struct {
	key         int64
	quote, tags string
	again       bool // it is there already, by other words
}

// indexedAtOnce is how many rows may wait for the word index.
const indexedAtOnce = 10_000

// index queues a row for the word index.
func (w *writer) index(row indexed) error {
	w.words = append(w.words, row)
	if len(w.words) < indexedAtOnce {
		return nil
	}
	return w.indexAll()
}

// indexAll adds the queued rows to the word index, in the order of their keys. At a key
// lower than the one before, FTS5 starts a new segment, and merging the segments of
// documents filed in the order of their names takes more than half of the time of filing.
func (w *writer) indexAll() error {
	slices.SortStableFunc(w.words, func(a, b indexed) int { return cmp.Compare(a.key, b.key) })
	for _, r := range w.words {
		put := "INSERT INTO words (quote, tags, rowid) VALUES (?, ?, ?)"
		if r.again {
			put = "UPDATE words SET quote = ?, tags = ? WHERE rowid = ?"
		}
		if _, err := w.exec(put, r.quote, r.tags, r.key); err != nil {
			return err
		}
	}
	w.words = w.words[:0]
	return nil
}

// unindex removes the rows of a document from the word index.
func (w *writer) unindex(id int64) error {
	if err := w.indexAll(); err != nil { // some of the rows may still be queued
		return err
	}
	return w.of(id, "DELETE FROM words WHERE rowid IN (SELECT key FROM rows WHERE document = ? AND key > 0)")
}

// clear removes the rows of a document.
func (w *writer) clear(id int64) error {
	return cmp.Or(w.unindex(id), w.of(id, "DELETE FROM rows WHERE document = ?"))
}

// of executes statements with one argument, up to the first that fails.
func (w *writer) of(thing any, statements ...string) error {
	for _, s := range statements {
		if _, err := w.exec(s, thing); err != nil {
			return err
		}
	}
	return nil
}

// forget removes a document.
func (w *writer) forget(id int64) error {
	return cmp.Or(w.clear(id), w.of(id, "DELETE FROM briefed WHERE document = ?", "DELETE FROM documents WHERE id = ?"))
}

// retire keeps a document as an earlier version, whose rows are no longer found.
func (w *writer) retire(id int64) error {
	return cmp.Or(w.unindex(id), w.of(id, "UPDATE rows SET key = -key WHERE document = ? AND key > 0", "UPDATE documents SET current = 0 WHERE id = ?"))
}

// A key holds a row's date, document and place, so that keys are in the order of time and
// the rows of a period are a range of keys. A search in a million rows need not sort what
// it finds.
const (
	placeBits    = 19
	documentBits = 26
	dayBits      = 18 // days since firstDay: the years up to 2217
	maxPlace     = 1 << placeBits
)

var firstDay = time.Date(1500, time.January, 1, 0, 0, 0, 0, time.UTC)

// keyOf returns the key of a row; rows without a date, or with one that no newspaper can
// have, come first.
func keyOf(date parse.Date, document int64, place int) int64 {
	return day(date)<<(documentBits+placeBits) | document<<placeBits | int64(place)
}

func day(date parse.Date) int64 {
	if date.IsZero() {
		return 0
	}
	n := (date.Time().Unix() - firstDay.Unix()) / (24 * 60 * 60) // a Duration holds 292 years
	if n < 1 || n >= 1<<dayBits {
		return 0
	}
	return n
}

// tags returns what a row is found by apart from its words, encoded as words that occur in
// no text.
func tags(r report.Row) string {
	list := []string{tag(FieldSpeaker, r.Speaker), tag(FieldTopic, r.Topic), tag(FieldSource, r.Source), tag(FieldKind, r.Kind),
		tag(FieldStance, r.Stance), tag(FieldStatus, cmp.Or(r.Status, report.StatusNew)), allRows}
	checks := Doubts(&r)
	for _, flag := range checks {
		kind, _, _ := strings.Cut(flag, ":")
		list = append(list, tag(fieldCheck, kind))
	}
	if len(checks) > 0 {
		list = append(list, tag(fieldCheck, AnyCheck))
	}
	return strings.Join(list, " ")
}

// AnyCheck matches rows with anything to check.
const AnyCheck = "any"

// fieldCheck is the field by which doubts are found; it is not a column.
const fieldCheck = "check"

// allRows is the tag of every row.
const allRows = "x"

func tag(field, name string) string {
	h := fnv.New64a()
	h.Write([]byte(name))
	return field[:2] + strconv.FormatUint(h.Sum64(), 36)
}
