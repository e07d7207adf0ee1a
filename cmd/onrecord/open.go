package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"onrecord/cmd/onrecord/pdftext"
	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/ingest"
)

// stdinPath stands for standard input among the paths of a command.
const stdinPath = ingest.Stdin

// collect lists the documents that paths lead to.
func collect(ctx context.Context, paths []string) ([]ingest.File, error) {
	return ingest.Collect(ctx, disk{}, paths)
}

// openFiles has files opened from a folder, which their paths and sidecars are
// relative to.
func (p *program) openFiles(list []ingest.File, root string, tables []desk.Table) []ingest.File {
	for i, f := range list {
		list[i].Open = func(ctx context.Context) (read.Input, error) { return p.open(ctx, f, root, tables) }
	}
	return list
}

// open reads one file, with its sidecar.
func (p *program) open(ctx context.Context, f ingest.File, root string, tables []desk.Table) (read.Input, error) {
	in := read.Input{Path: f.Path, Columns: desk.Columns(tables, f.Path), PDF: pdftext.Reader(ctx)}
	var err error
	if f.Path == stdinPath {
		in.Data, err = readStream(ctx, p.stdin)
	} else {
		in.Data, err = readFile(filepath.Join(root, filepath.FromSlash(f.Path)))
	}
	if err == nil && f.Sidecar != "" {
		in.SidecarPath = filepath.ToSlash(f.Sidecar)
		if in.Sidecar, err = readFile(filepath.Join(root, f.Sidecar)); err != nil {
			err = fmt.Errorf("sidecar %s: %s", in.SidecarPath, report.Reason(err))
		}
	}
	return in, err
}

// readFile returns the bytes of a file. What is too large is not even begun.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > read.MaxSize {
		return nil, fmt.Errorf("%w: more than %d MB", read.ErrTooLarge, read.MaxSize>>20)
	}
	return ingest.ReadAll(f)
}

// readStream is ingest.ReadAll for a stream that may never end, such as a terminal
// where nobody types: an interrupt must not wait for it.
func readStream(ctx context.Context, r io.Reader) ([]byte, error) {
	type answer struct {
		data []byte
		err  error
	}
	ready := make(chan answer, 1)
	go func() {
		data, err := ingest.ReadAll(r)
		ready <- answer{data, err}
	}()
	select {
	case a := <-ready:
		return a.data, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// joined makes several errors one, of one line.
func joined(errs []error) error {
	words := make([]string, len(errs))
	for i, err := range errs {
		words[i] = err.Error()
	}
	return errors.New(strings.Join(words, "; "))
}
