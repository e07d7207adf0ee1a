package main

import (
	"os"
	"sync"

	"onrecord/report"
	"onrecord/report/ingest"
)

// spoolFile is a temporary file for the rows of a run.
type spoolFile struct {
	*ingest.Spool
	file *os.File
}

func newSpoolFile() (*spoolFile, error) {
	f, err := os.CreateTemp("", "onrecord-rows-")
	if err != nil {
		return nil, spoolHint(&ingest.SpoolError{Doing: "cannot be written to a temporary file", Err: err})
	}
	// Where a file lives on without its name, nothing is left of it even if the
	// program is killed; elsewhere close takes it away.
	_ = os.Remove(f.Name())
	return &spoolFile{ingest.NewSpool(f), f}, nil
}

// close takes the file away. What it held is delivered, or not wanted any more.
func (s *spoolFile) close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}

// spoolFiles are temporary files that are taken away together.
type spoolFiles struct {
	mu   sync.Mutex
	list []*spoolFile
}

func (s *spoolFiles) create() (ingest.SpoolFile, error) {
	f, err := newSpoolFile()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = append(s.list, f)
	return f.file, nil
}

func (s *spoolFiles) close() {
	for _, f := range s.list {
		f.close()
	}
}

// spoolHint says what to do where rows cannot be kept.
func spoolHint(err error) error {
	if is[*ingest.SpoolError](err) {
		return report.WithHint(err, "set TMPDIR to a folder with enough space")
	}
	return err
}
