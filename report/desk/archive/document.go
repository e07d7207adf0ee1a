package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"onrecord/parse"
	"onrecord/report"
)

// Document is one version of a document on record.
type Document struct {
	ID      int64           // in this archive
	File    string          // of the inbox
	Hash    string          // parse.Document.ID, from its content; empty if it was not read
	Content string          // hash of the content: Hash, unless another document had that already
	Version int             // from 1; 0 if it was not read
	Filed   parse.Date      // day of the run that filed it first
	Date    parse.Date      // in force: the program's, or a correction
	Record  report.Document // what the program found out about it
	People  []parse.Person  // the people it names
	Rows    []report.Row    // as the program found them, in text order

	Speak map[string]int           // number of rows by speaker, without questions
	Names map[string]parse.Speaker // its names, joined across all documents

	ToCheck int // rows that need checking and that nobody has checked
}

// The reasons of documents that were skipped although they can be read.
const (
	copyOf    = "same content as "            // and its path
	removedOn = "removed from the record on " // and the day
)

// IsCopy reports whether a document was skipped because another has the same content.
func (d Document) IsCopy() bool { return strings.HasPrefix(d.Record.Reason, copyOf) }

func (d Document) isRemoved() bool { return strings.HasPrefix(d.Record.Reason, removedOn) }

// removed is what remains of a document that was removed and whose file was not.
func removed(d report.Document, day string) report.Document {
	return report.Document{Path: d.Path, Status: report.StatusSkipped, Reason: removedOn + day, Format: d.Format}
}

// storedRow is a row as the archive stores it.
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
	err := from.Scan(&d.ID, &d.File, &d.Hash, &d.Content, &d.Version, (*stored)(&d.Filed), (*stored)(&d.Date),
		asJSON{&d.Record}, asJSON{&d.People}, asJSON{&d.Speak}, asJSON{&d.Names}, &d.ToCheck)
	return d, err
}

// documents returns the documents that meet a condition on the table, without
// their rows.
func documents(ctx context.Context, q queryer, where string, args ...any) ([]Document, error) {
	return list(ctx, q, func(line *sql.Rows) (Document, error) { return scanDocument(line) }, "SELECT "+documentColumns+" FROM documents WHERE "+where, args...)
}

// rowsOfDocument selects the rows of a document as the program found them, in text order.
const rowsOfDocument = "SELECT row FROM rows WHERE document = ? ORDER BY abs(key)"

// rowsOf returns the rows of a document as the program found them, in text
// order.
func rowsOf(ctx context.Context, q queryer, document int64) ([]report.Row, error) {
	return newRowReader().rows(q.QueryContext(ctx, rowsOfDocument, document))
}

// withRows returns the documents that meet a condition, with their rows.
func (a *Archive) withRows(ctx context.Context, where string, args ...any) ([]Document, error) {
	list, err := documents(ctx, a.db, where, args...)
	if err != nil {
		return nil, err
	}
	find, err := a.db.PrepareContext(ctx, rowsOfDocument)
	if err != nil {
		return nil, err
	}
	defer find.Close()
	reader := newRowReader()
	for i := range list {
		if list[i].Rows, err = reader.rows(find.QueryContext(ctx, list[i].ID)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Between returns the documents dated from one day to another, both included, with their
// rows, by date, path and version.
func (a *Archive) Between(ctx context.Context, from, to parse.Date) ([]Document, error) {
	return a.withRows(ctx, "current AND status = 'read' AND date BETWEEN ? AND ? AND date <> '' ORDER BY date, path, id", from.String(), to.String())
}

// Days returns the dates of the documents on record, oldest first.
func (a *Archive) Days(ctx context.Context) ([]parse.Date, error) {
	return list(ctx, a.db, func(line *sql.Rows) (day parse.Date, err error) {
		err = line.Scan((*stored)(&day))
		return day, err
	}, "SELECT DISTINCT date FROM documents WHERE current AND status = 'read' AND date <> '' ORDER BY date")
}

// Undated returns the documents without a date that were ingested in a range of days, read
// or not, by path and without their rows. Two zero dates mean all days.
func (a *Archive) Undated(ctx context.Context, from, to parse.Date) ([]Document, error) {
	if from.IsZero() && to.IsZero() {
		return documents(ctx, a.db, "current AND date = '' ORDER BY path, id")
	}
	return documents(ctx, a.db, "current AND date = '' AND filed BETWEEN ? AND ? ORDER BY path, id", from.String(), to.String())
}

// WithoutDate returns the documents that were read and have no date, by path and without
// their rows.
func (a *Archive) WithoutDate(ctx context.Context) ([]Document, error) {
	return documents(ctx, a.db, "current AND date = '' AND status = 'read' ORDER BY path, id")
}

// DocumentsByDate returns all documents that were read, by date and path, undated ones
// first, with the people they name and their speakers. Only the path of Record is set,
// because every run goes through all documents.
func (a *Archive) DocumentsByDate(ctx context.Context) ([]Document, error) {
	r := newRowReader()
	return list(ctx, a.db, func(line *sql.Rows) (d Document, err error) {
		d.Record.Status = report.StatusRead
		err = line.Scan(&d.ID, &d.File, &d.Record.Path, &d.Hash, (*stored)(&d.Date), into[[]parse.Person]{r, &d.People, people},
			into[map[string]int]{r, &d.Speak, counts}, into[map[string]parse.Speaker]{r, &d.Names, becameOf})
		return d, err
	}, "SELECT id, file, path, hash, date, people, speak, names FROM documents WHERE current AND status = 'read' ORDER BY date, path, id")
}

// At returns the current document at a path, or the documents of a file that holds
// several.
func (a *Archive) At(ctx context.Context, path string) ([]Document, error) {
	return documents(ctx, a.db, "current AND (path = ?1 OR file = ?1) ORDER BY path, id", path)
}

// Called returns the paths of the current documents with a name, whatever folder or file
// they are in.
func (a *Archive) Called(ctx context.Context, name string) ([]string, error) {
	return list(ctx, a.db, one[string], "SELECT path FROM documents WHERE current AND substr(path, -length(?1) - 1) = '/' || ?1 ORDER BY path, id", name)
}
