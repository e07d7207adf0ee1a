package disk

import (
	"errors"
	"os"
	"sync"

	"onrecord/report"
	"onrecord/report/ingest"
)

// Spool is a temporary file for the rows of a run.
type Spool struct {
	*ingest.Spool
	file *os.File
}

// NewSpool creates a temporary file.
func NewSpool() (*Spool, error) {
	f, err := os.CreateTemp("", "onrecord-rows-")
	if err != nil {
		return nil, SpoolHint(&ingest.SpoolError{Doing: "cannot be written to a temporary file", Err: err})
	}
	// Where a file lives on without its name, nothing is left of it even if the
	// program is killed; elsewhere close takes it away.
	_ = os.Remove(f.Name())
	return &Spool{ingest.NewSpool(f), f}, nil
}

// Close takes the file away. What it held is delivered, or not wanted any more.
func (s *Spool) Close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}

// Spools are temporary files that are removed together.
type Spools struct {
	mu   sync.Mutex
	list []*Spool
}

// Create creates one of them.
func (s *Spools) Create() (ingest.SpoolFile, error) {
	f, err := NewSpool()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = append(s.list, f)
	return f.file, nil
}

// Close takes them away.
func (s *Spools) Close() {
	for _, f := range s.list {
		f.Close()
	}
}

// SpoolHint adds a hint to the error of a spool.
func SpoolHint(err error) error {
	if _, ok := errors.AsType[*ingest.SpoolError](err); ok {
		return report.WithHint(err, "set TMPDIR to a folder with enough space")
	}
	return err
}
