package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"os"
	"sync"

	"onrecord/report"
)

// spool keeps the rows of documents in a file until all documents are read:
// only then is it known which names are one person's. So memory does not grow
// with the rows of a batch, however many documents it has.
type spool struct {
	mu   sync.Mutex
	file *os.File
	end  int64
	err  error // the first that keeping aside met
}

// spooled is where the rows of one document lie.
type spooled struct {
	at   int64
	size int
}

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "onrecord-rows-")
	if err != nil {
		return nil, withHint(fmt.Errorf("rows cannot be kept aside: %s", reason(err)), "TMPDIR names a folder with room")
	}
	// Where a file lives on without its name, nothing is left of it even if the
	// program is killed; elsewhere close takes it away.
	_ = os.Remove(f.Name())
	return &spool{file: f}, nil
}

// close takes the file away. What it held is delivered, or not wanted any more.
func (s *spool) close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}

// put keeps rows. Workers may put side by side; failure tells whether all was
// well.
func (s *spool) put(rows []report.Row) spooled {
	if len(rows) == 0 {
		return spooled{}
	}
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(rows)
	s.mu.Lock()
	defer s.mu.Unlock()
	place := spooled{s.end, b.Len()}
	if err == nil {
		_, err = s.file.WriteAt(b.Bytes(), place.at)
	}
	if err != nil && s.err == nil {
		s.err = withHint(fmt.Errorf("rows cannot be kept aside: %s", reason(err)), "TMPDIR names a folder with room")
	}
	s.end += int64(b.Len())
	return place
}

// failure is what went wrong in keeping rows aside; a nil spool never fails.
func (s *spool) failure() error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// get returns the rows of one document.
func (s *spool) get(place spooled) ([]report.Row, error) {
	if place.size == 0 {
		return nil, nil
	}
	data := make([]byte, place.size)
	if _, err := s.file.ReadAt(data, place.at); err != nil {
		return nil, fmt.Errorf("rows kept aside cannot be read back: %s", reason(err))
	}
	var rows []report.Row
	err := gob.NewDecoder(bytes.NewReader(data)).Decode(&rows)
	return rows, err
}
