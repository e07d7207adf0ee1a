package ingest

import (
	"context"
	"strings"

	"onrecord/parse"
	"onrecord/report"
)

// FromRows returns the documents of rows written by [Feed], [JoinRows] or a cluster. Rows
// that belong neither to the period nor to the one before are skipped; the others are
// spooled.
func FromRows(ctx context.Context, spool *Spool, outputs []Output, period report.Period) ([]Document, error) {
	from := period.From
	if before, ok := period.Before(); ok {
		from = before.From
	}
	wanted := func(date parse.Date) bool {
		return period.From.IsZero() || !date.IsZero() && date.Compare(from) >= 0 && date.Compare(period.To) <= 0
	}
	shelf := newShelf(spool)
	for _, output := range outputs {
		if !wantedPart(output.Name, from, period.To) {
			continue
		}
		for found, err := range output.Records() {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return nil, err
			}
			if s := found.Summary; s != nil {
				if s.Status == report.StatusFailed {
					shelf.failed(report.Document{Path: s.Document, Status: s.Status, Reason: s.Reason})
				}
				continue
			}
			r := found.Row
			if !wanted(r.Date) {
				continue
			}
			r.Question = report.Asked(r)
			shelf.add(r, recordOfRow)
		}
	}
	return shelf.all()
}

// recordOfRow returns what a row says about its document.
func recordOfRow(r *report.Row) report.Document {
	return report.Document{Path: r.Document, Status: report.StatusRead, Source: r.Source, SourceBasis: r.SourceBasis,
		Date: r.Date, DateBasis: r.DateBasis, Place: r.Place, Title: r.Title, URL: r.URL}
}

// wantedPart reports whether a file may hold rows of these days. Cluster engines write
// rows into folders that are called after their days: "month=2026-11", "day=2026-11-18".
func wantedPart(path string, from, to parse.Date) bool {
	if from.IsZero() {
		return true
	}
	first, last := from.String(), to.String()
	for name := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		key, value, ok := strings.Cut(name, "=")
		if !ok || key != "month" && key != "day" {
			continue
		}
		n := min(len(value), len(first))
		if value < first[:n] || value > last[:n] { // "undated" is after all of them
			return false
		}
	}
	return true
}

// shelf groups existing rows by document and spools them. The rows of a document
// may come in several batches.
type shelf struct {
	spool     *Spool
	at        map[string]int // where a document stands, by its path
	documents []Document
	open      int          // the document whose rows come
	rows      []report.Row // of it, not spooled yet
}

// newShelf returns an empty shelf.
func newShelf(spool *Spool) *shelf { return &shelf{spool: spool, at: map[string]int{}} }

// add adds a row; record fills in the record of its document.
func (s *shelf) add(r *report.Row, record func(*report.Row) report.Document) {
	k, ok := s.at[r.Document]
	if !ok {
		k = len(s.documents)
		s.at[r.Document], s.documents = k, append(s.documents, Document{Record: record(r)})
	}
	if k != s.open || len(s.rows) == mostOpen {
		s.flush()
		s.open = k
	}
	s.rows = append(s.rows, *r)
	s.documents[k].Record.Rows++
}

// mostOpen is the number of rows of one document up to which they are held.
const mostOpen = 1000

// failed adds a document that was not read.
func (s *shelf) failed(record report.Document) {
	s.documents = append(s.documents, Document{Record: record})
}

func (s *shelf) flush() {
	if len(s.rows) > 0 {
		d := &s.documents[s.open]
		d.spooled = append(d.spooled, s.spool.put(s.rows)...)
		s.rows = s.rows[:0]
	}
}

// all returns all documents, and any error of the spool.
func (s *shelf) all() ([]Document, error) {
	s.flush()
	return s.documents, s.spool.failure()
}
