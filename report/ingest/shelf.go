package ingest

import "onrecord/report"

// Shelf puts rows that are on record already under their documents, and spools them.
// The rows of a document may come in several stretches.
type Shelf struct {
	spool     *Spool
	at        map[string]int // where a document stands, by its path
	documents []Document
	open      int          // the document whose rows come
	rows      []report.Row // of it, not spooled yet
}

// NewShelf returns an empty one.
func NewShelf(spool *Spool) *Shelf { return &Shelf{spool: spool, at: map[string]int{}} }

// Add adds a row; record tells of its document what it is to say.
func (s *Shelf) Add(r *report.Row, record func(*report.Row) report.Document) {
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

// Failed adds a document that was not read.
func (s *Shelf) Failed(record report.Document) {
	s.documents = append(s.documents, Document{Record: record})
}

func (s *Shelf) flush() {
	if len(s.rows) > 0 {
		d := &s.documents[s.open]
		d.spooled = append(d.spooled, s.spool.put(s.rows)...)
		s.rows = s.rows[:0]
	}
}

// Documents returns all documents, and what went wrong with the spool.
func (s *Shelf) Documents() ([]Document, error) {
	s.flush()
	return s.documents, s.spool.failure()
}
