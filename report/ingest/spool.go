package ingest

import (
	"io"
	"sync"

	"onrecord/report"
)

// Spool keeps the rows of documents in a file until all documents are read, because only
// then is it known which names belong to one person. So memory does not grow with the
// number of rows.
type Spool struct {
	mu   sync.Mutex
	file SpoolFile
	end  int64
	err  error // the first that was met
}

// SpoolFile is the file that a spool needs.
type SpoolFile interface {
	io.ReaderAt
	io.WriterAt
}

// place is where rows of one document lie.
type place struct {
	at         int64
	size, rows int
}

// NewSpool returns a spool in an empty file, which the caller removes.
func NewSpool(f SpoolFile) *Spool { return &Spool{file: f} }

// SpoolError says that rows could not be stored or read back.
type SpoolError struct {
	Doing string
	Err   error
}

func (e *SpoolError) Error() string { return "rows " + e.Doing + ": " + report.Reason(e.Err) }
func (e *SpoolError) Unwrap() error { return e.Err }

// put stores rows. Workers may call it concurrently; failure reports errors.
func (s *Spool) put(rows []report.Row) []place {
	if len(rows) == 0 {
		return nil
	}
	b := make([]byte, 0, 1<<10*len(rows))
	for i := range rows {
		b = appendRow(b, &rows[i])
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	at := place{s.end, len(b), len(rows)}
	if _, err := s.file.WriteAt(b, at.at); err != nil && s.err == nil {
		s.err = &SpoolError{"cannot be written to a temporary file", err}
	}
	s.end += int64(len(b))
	return []place{at}
}

// failure is what went wrong in keeping rows; a nil spool never fails.
func (s *Spool) failure() error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// get returns the rows at some places.
func (s *Spool) get(places []place) ([]report.Row, error) {
	rows := 0
	for _, at := range places {
		rows += at.rows
	}
	if rows == 0 {
		return nil, nil
	}
	out := make([]report.Row, 0, rows)
	for _, at := range places {
		data := make([]byte, at.size)
		_, err := s.file.ReadAt(data, at.at)
		in := rowReader{data: data, all: string(data), err: err}
		for range at.rows {
			out = append(out, report.Row{})
			in.row(&out[len(out)-1])
		}
		if in.err != nil {
			return nil, &SpoolError{"cannot be read back from the temporary file", in.err}
		}
	}
	return out, nil
}
