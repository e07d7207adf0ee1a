package ingest

import "onrecord/report"

// Shelf sorts existing rows under their documents and spools them. The rows of a document
// may come in several batches.
type Shelf struct {
	spool     *Spool
	at        map[string]int // where a document stands, by its path
	documents []Document
	open      int          // the document whose rows come
	rows      []report.Row // of it, not spooled yet
}

// NewShelf returns an empty shelf.
func NewShelf(spool *Spool) *Shelf { return &Shelf{spool: spool, at: map[string]int{}} }

// Add adds a row; record fills in the record of its document.
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

// Documents returns all documents, and any error of the spool.
func (s *Shelf) Documents() ([]Document, error) {
	s.flush()
	return s.documents, s.spool.failure()
}
