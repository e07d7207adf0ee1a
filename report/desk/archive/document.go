package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"onrecord/parse"
	"onrecord/report"
)

// Document is one version of a document on record.
type Document struct {
	ID      int64           // in this archive
	File    string          // of the inbox
	Hash    string          // what it is known by, of its content: parse.Document.ID; empty if it was not read
	Content string          // hash of the content: Hash, unless another document had that already
	Version int             // from 1; 0 if it was not read
	Filed   parse.Date      // day of the run that filed it first
	Date    parse.Date      // that holds: the program's, or a correction
	Record  report.Document // what the program said of it
	People  []parse.Person  // whom it names
	Rows    []report.Row    // what the program said, in text order

	Speak map[string]int           // rows by the name that speaks, questions left out
	Names map[string]parse.Speaker // what its names became among all documents

	ToCheck int // rows that nobody has looked at and somebody should
}

// storedRow is a row as the archive keeps it.
type storedRow struct {
	report.Row
	Question bool `json:"question,omitempty"`
}

func encodeRow(r report.Row) ([]byte, error) { return json.Marshal(storedRow{r, r.Question}) }

func decodeRow(data []byte) (report.Row, error) {
	var s storedRow
	err := json.Unmarshal(data, &s)
	s.Row.Question = s.Question
	return s.Row, err
}

const documentColumns = "id, file, hash, content, version, filed, date, record, people, speak, names, to_check"

// scanDocument reads a line of documentColumns.
func scanDocument(from interface{ Scan(...any) error }) (Document, error) {
	var d Document
	var filed, date, record, people, speak, names string
	if err := from.Scan(&d.ID, &d.File, &d.Hash, &d.Content, &d.Version, &filed, &date, &record, &people, &speak, &names, &d.ToCheck); err != nil {
		return d, err
	}
	for _, field := range []struct {
		text string
		into any
	}{{record, &d.Record}, {people, &d.People}, {speak, &d.Speak}, {names, &d.Names}} {
		if err := json.Unmarshal([]byte(field.text), field.into); err != nil {
			return d, fmt.Errorf("document %d: %w", d.ID, err)
		}
	}
	_ = d.Filed.UnmarshalText([]byte(filed)) // the archive writes no other
	_ = d.Date.UnmarshalText([]byte(date))
	return d, nil
}

// queryer is a database or a transaction.
type queryer interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

// documents returns the documents that meet a condition on the table, without
// their rows.
func documents(ctx context.Context, q queryer, where string, args ...any) ([]Document, error) {
	lines, err := q.QueryContext(ctx, "SELECT "+documentColumns+" FROM documents WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	var out []Document
	for lines.Next() {
		d, err := scanDocument(lines)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, lines.Err()
}

// rowsOf returns the rows of a document as the program found them, in text
// order.
func rowsOf(ctx context.Context, q queryer, document int64) ([]report.Row, error) {
	lines, err := q.QueryContext(ctx, "SELECT row FROM rows WHERE document = ? ORDER BY abs(key)", document)
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	var out []report.Row
	for lines.Next() {
		var data []byte
		if err := lines.Scan(&data); err != nil {
			return nil, err
		}
		r, err := decodeRow(data)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, lines.Err()
}

// Between returns the documents from one day to another, both included, with
// their rows, by date, path and version.
func (a *Archive) Between(ctx context.Context, from, to parse.Date) ([]Document, error) {
	list, err := documents(ctx, a.db, "current AND status = 'read' AND date BETWEEN ? AND ? AND date <> '' ORDER BY date, path, id", from.String(), to.String())
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

// Days returns the dates of the documents on record, oldest first.
func (a *Archive) Days(ctx context.Context) ([]parse.Date, error) {
	lines, err := a.db.QueryContext(ctx, "SELECT DISTINCT date FROM documents WHERE current AND status = 'read' AND date <> '' ORDER BY date")
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	var out []parse.Date
	for lines.Next() {
		var text string
		if err := lines.Scan(&text); err != nil {
			return nil, err
		}
		day, err := parse.ParseDate(text)
		if err != nil {
			return nil, err
		}
		out = append(out, day)
	}
	return out, lines.Err()
}

// Undated returns the documents without a date, read or not, that were ingested
// on these days, by path and without their rows; two zero dates stand for all
// days.
func (a *Archive) Undated(ctx context.Context, from, to parse.Date) ([]Document, error) {
	if from.IsZero() && to.IsZero() {
		return documents(ctx, a.db, "current AND date = '' ORDER BY path, id")
	}
	return documents(ctx, a.db, "current AND date = '' AND filed BETWEEN ? AND ? ORDER BY path, id", from.String(), to.String())
}

// DocumentsByDate returns all documents that were read, by date and path, the
// undated first, with the people they name and those who speak. Of Record only
// the path is set, since every run goes through all of them.
func (a *Archive) DocumentsByDate(ctx context.Context) ([]Document, error) {
	lines, err := a.db.QueryContext(ctx, "SELECT id, file, path, hash, date, people, speak, names FROM documents WHERE current AND status = 'read' ORDER BY date, path, id")
	if err != nil {
		return nil, err
	}
	defer lines.Close()
	var out []Document
	for lines.Next() {
		d := Document{Record: report.Document{Status: report.StatusRead}}
		var date string
		var people, speak, names []byte
		if err := lines.Scan(&d.ID, &d.File, &d.Record.Path, &d.Hash, &date, &people, &speak, &names); err != nil {
			return nil, err
		}
		_ = d.Date.UnmarshalText([]byte(date)) // the archive writes no other
		if err := cmp.Or(json.Unmarshal(people, &d.People), json.Unmarshal(speak, &d.Speak), json.Unmarshal(names, &d.Names)); err != nil {
			return nil, fmt.Errorf("document %d: %w", d.ID, err)
		}
		out = append(out, d)
	}
	return out, lines.Err()
}

// At returns the current documents of a path, or of a file that holds several.
func (a *Archive) At(ctx context.Context, path string) ([]Document, error) {
	return documents(ctx, a.db, "current AND (path = ?1 OR file = ?1) ORDER BY path, id", path)
}
