package archive

import (
	"bufio"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"onrecord/parse"
	"onrecord/report"
)

// The archive as plain files: JSON, one object a line. The archive can be rebuilt from them
// alone.
const (
	plainDocuments   = "documents.jsonl"
	plainRows        = "rows.jsonl" // in the order of the documents
	plainCorrections = "corrections.jsonl"
	plainExports     = "exports.jsonl"
	plainFiles       = "files.jsonl"
	plainLog         = "log.jsonl"       // archives of before schema 4 have none
	plainForgotten   = "forgotten.jsonl" // nor this, before schema 5
)

// plainDocument is a line of documents.jsonl.
type plainDocument struct {
	ID      int64                    `json:"id"`
	File    string                   `json:"file"`
	Hash    string                   `json:"hash"`
	Content string                   `json:"content,omitempty"` // hash of the content, if not Hash
	Version int                      `json:"version"`
	Current bool                     `json:"current"`
	Filed   parse.Date               `json:"filed"`
	Record  report.Document          `json:"record"`
	People  []parse.Person           `json:"people"`
	Names   map[string]parse.Speaker `json:"names"`
	Rows    int                      `json:"rows"` // how many lines of rows.jsonl it has
}

type plainExport struct {
	ID        string              `json:"id"`
	Period    string              `json:"period"`
	From      parse.Date          `json:"from"`
	To        parse.Date          `json:"to"`
	Made      parse.Date          `json:"made"`
	Reading   string              `json:"reading,omitempty"`
	Documents []int64             `json:"documents,omitempty"` // in it
	Late      []int64             `json:"late,omitempty"`      // in its list of late ones
	Rows      map[string]Editable `json:"rows"`

	Sheets []report.HandedSheet `json:"sheets,omitempty"` // what stood in them
}

type plainFile struct {
	Path     string `json:"path"`
	Size     int64  `json:"size"`
	Modified int64  `json:"modified"`
	Beside   string `json:"beside"`
	Reading  string `json:"reading"`
}

// WritePlain writes a snapshot of the archive as plain files, one after the
// other; create opens each.
func (a *Archive) WritePlain(ctx context.Context, create func(name string) (io.Writer, error)) error {
	// A single connection sees one state, whatever is written meanwhile.
	conn, err := a.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	for _, f := range []struct {
		name  string
		write func(context.Context, *sql.Conn, func(any) error) error
	}{
		{plainDocuments, writeDocuments}, {plainRows, writeRows}, {plainCorrections, writeCorrections},
		{plainExports, writeExports}, {plainFiles, writeFiles}, {plainLog, writeLog}, {plainForgotten, writeForgotten},
	} {
		w, err := create(f.name)
		if err != nil {
			return err
		}
		buffer := bufio.NewWriter(w)
		lines := json.NewEncoder(buffer)
		lines.SetEscapeHTML(false)
		if err := f.write(ctx, conn, lines.Encode); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		if err := buffer.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func writeDocuments(ctx context.Context, q *sql.Conn, line func(any) error) error {
	return each(ctx, q, "SELECT "+documentColumns+", current, (SELECT count(*) FROM rows WHERE document = documents.id) FROM documents ORDER BY id", func(lines *sql.Rows) error {
		var p plainDocument
		d, err := scanDocument(scanMore{lines, []any{&p.Current, &p.Rows}})
		if err != nil {
			return err
		}
		if p.Content = d.Content; p.Content == d.Hash {
			p.Content = ""
		}
		p.ID, p.File, p.Hash, p.Version, p.Filed, p.Record, p.People, p.Names = d.ID, d.File, d.Hash, d.Version, d.Filed, d.Record, d.People, d.Names
		return line(p)
	})
}

// scanMore scans further columns after those asked for.
type scanMore struct {
	lines *sql.Rows
	more  []any
}

func (s scanMore) Scan(into ...any) error { return s.lines.Scan(append(into, s.more...)...) }

func writeRows(ctx context.Context, q *sql.Conn, line func(any) error) error {
	return each(ctx, q, "SELECT row FROM rows ORDER BY document, abs(key)", func(lines *sql.Rows) error {
		var data []byte
		if err := lines.Scan(&data); err != nil {
			return err
		}
		return line(json.RawMessage(data))
	})
}

func writeCorrections(ctx context.Context, q *sql.Conn, line func(any) error) error {
	list, err := corrections(ctx, q, "1")
	return writeAll(list, err, line)
}

// writeAll writes a list, unless reading it failed.
func writeAll[T any](list []T, err error, line func(any) error) error {
	for _, v := range list {
		if err == nil {
			err = line(v)
		}
	}
	return err
}

func writeExports(ctx context.Context, q *sql.Conn, line func(any) error) error {
	list, err := exports(ctx, q, "id")
	for _, e := range list {
		if err != nil {
			return err
		}
		p := plainExport{ID: e.ID, Period: e.Period.Name, From: e.Period.From, To: e.Period.To, Made: e.Made, Reading: e.Reading, Rows: e.Rows}
		if err = editables(ctx, q, e.ID, p.Rows); err == nil {
			p.Documents, p.Late, err = briefedIn(ctx, q, e.ID)
		}
		if err == nil {
			p.Sheets, err = handed(ctx, q, e.ID)
		}
		if err == nil {
			err = line(p)
		}
	}
	return err
}

func writeFiles(ctx context.Context, q *sql.Conn, line func(any) error) error {
	return each(ctx, q, "SELECT path, size, modified, beside, reading FROM files ORDER BY path", func(lines *sql.Rows) error {
		var f plainFile
		if err := lines.Scan(&f.Path, &f.Size, &f.Modified, &f.Beside, &f.Reading); err != nil {
			return err
		}
		return line(f)
	})
}

// forgotten is a line of forgotten.jsonl.
type forgotten struct {
	Content string `json:"content"`
	Mark    string `json:"mark"`
	Day     string `json:"day"`
}

func writeForgotten(ctx context.Context, q *sql.Conn, line func(any) error) error {
	return each(ctx, q, "SELECT content, mark, day FROM forgotten WHERE content <> '' ORDER BY content, mark", func(lines *sql.Rows) error {
		var f forgotten
		if err := lines.Scan(&f.Content, &f.Mark, &f.Day); err != nil {
			return err
		}
		return line(f)
	})
}

// ErrNotEmpty is returned when plain files are read into an archive that already has
// documents.
var ErrNotEmpty = errors.New("the archive is not empty")

// ReadPlain fills an empty archive from plain files: all of it or, if it returns
// an error, nothing.
func (a *Archive) ReadPlain(ctx context.Context, files fs.FS) error {
	return a.write(ctx, func(w *writer) error {
		if err := w.largeCache(); err != nil {
			return err
		}
		var n int
		if err := w.tx.QueryRowContext(ctx, "SELECT count(*) FROM documents").Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return ErrNotEmpty
		}
		// The log and the corrections come first: rows are written with corrections
		// applied.
		if err := readLines(files, plainLog, func(e Entry) error { return w.log(&e) }); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := readLines(files, plainCorrections, w.insertCorrection); err != nil {
			return err
		}
		if err := w.plainDocuments(files); err != nil {
			return err
		}
		if err := readLines(files, plainExports, w.plainExport); err != nil {
			return err
		}
		if err := readLines(files, plainFiles, func(f plainFile) error {
			_, err := w.exec("INSERT INTO files VALUES (?, ?, ?, ?, ?)", f.Path, f.Size, f.Modified, f.Beside, f.Reading)
			return err
		}); err != nil {
			return err
		}
		err := readLines(files, plainForgotten, func(f forgotten) error {
			_, err := w.exec("INSERT INTO forgotten VALUES (?, ?, ?)", f.Content, f.Mark, f.Day)
			return err
		})
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
}

// readLines decodes a JSON Lines file.
func readLines[T any](files fs.FS, name string, take func(T) error) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := newLineReader(f, name)
	for {
		var v T
		if ok, err := lines.next(&v); err != nil || !ok {
			return err
		}
		if err := take(v); err != nil {
			return fmt.Errorf("%s:%d: %w", name, lines.line, err)
		}
	}
}

// lineReader reads JSON, one value a line.
type lineReader struct {
	lines *bufio.Reader
	name  string
	line  int
}

func newLineReader(r io.Reader, name string) *lineReader {
	return &lineReader{lines: bufio.NewReaderSize(r, 1<<16), name: name}
}

// next decodes the next line; it reports false at the end.
func (l *lineReader) next(into any) (bool, error) {
	for {
		data, err := l.lines.ReadBytes('\n')
		if len(data) == 0 && err == io.EOF {
			return false, nil
		}
		if err != nil && err != io.EOF {
			return false, fmt.Errorf("%s: %w", l.name, err)
		}
		l.line++
		if len(data) == 1 {
			continue // an empty line
		}
		if err := json.Unmarshal(data, into); err != nil {
			return false, fmt.Errorf("%s:%d: %w", l.name, l.line, err)
		}
		return true, nil
	}
}

// plainDocuments reads documents and, beside them, their rows.
func (w *writer) plainDocuments(files fs.FS) error {
	f, err := files.Open(plainRows)
	if err != nil {
		return err
	}
	defer f.Close()
	rows := newLineReader(f, plainRows)
	if err := readLines(files, plainDocuments, func(p plainDocument) error {
		d := Document{ID: p.ID, File: p.File, Hash: p.Hash, Content: cmp.Or(p.Content, p.Hash), Version: p.Version, Filed: p.Filed, Record: p.Record, People: p.People, Names: p.Names}
		if p.ID <= 0 || p.ID >= 1<<documentBits {
			return fmt.Errorf("%d is not the id of a document", p.ID)
		}
		for range p.Rows {
			var s storedRow
			if ok, err := rows.next(&s); err != nil {
				return err
			} else if !ok {
				return fmt.Errorf("%s ends before the rows of %s", plainRows, p.Record.Path)
			}
			s.Row.Question = s.Question
			d.Rows = append(d.Rows, s.Row)
		}
		corrections, err := correctionsAt(w.ctx, w.tx, p.Record.Path)
		if err != nil {
			return err
		}
		if err := w.document(&d, latest(corrections)); err != nil || p.Current {
			return err
		}
		return w.retire(p.ID)
	}); err != nil {
		return err
	}
	if ok, err := rows.next(new(storedRow)); ok || err != nil {
		return cmp.Or(err, fmt.Errorf("%s:%d: a row without a document", plainRows, rows.line))
	}
	return nil
}

func (w *writer) plainExport(e plainExport) error {
	if _, err := w.exec("INSERT INTO exports (id, period, made, first, last, reading) VALUES (?, ?, ?, ?, ?, ?)",
		e.ID, e.Period, e.Made.String(), e.From.String(), e.To.String(), e.Reading); err != nil {
		return err
	}
	for row, v := range e.Rows {
		if _, err := w.exec("INSERT INTO exported VALUES (?, ?, ?, ?, ?, ?)", e.ID, row, v.Speaker, v.Topic, v.Status, v.Note); err != nil {
			return err
		}
	}
	if err := w.handed(e.ID, e.Sheets); err != nil {
		return err
	}
	return w.briefed(e.ID, e.Documents, e.Late)
}
