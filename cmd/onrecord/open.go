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
		err = p.openFile(ctx, filepath.Join(root, filepath.FromSlash(f.Path)), &in)
	}
	if err == nil && f.Sidecar != "" {
		in.SidecarPath = filepath.ToSlash(f.Sidecar)
		if in.Sidecar, err = readFile(filepath.Join(root, f.Sidecar)); err != nil {
			err = fmt.Errorf("sidecar %s: %s", in.SidecarPath, report.Reason(err))
		}
	}
	return in, err
}

// openFile reads a file. A mailbox may be of any size and is read message by message;
// a pipe is waited for until an interrupt.
func (p *program) openFile(ctx context.Context, path string, in *read.Input) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.Mode().IsRegular() && info.Size() > read.MaxSize:
		in.Mailbox, err = openMailbox(path)
		return err
	case info.Mode().IsRegular() || info.IsDir():
		in.Data, err = readFile(path)
		return err
	}
	in.Data, err = waitFor(ctx, func() ([]byte, error) { return readFile(path) })
	return err
}

// openMailbox opens a file that is too large for any other format.
func openMailbox(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	head := make([]byte, 16<<10)
	n, err := io.ReadFull(f, head)
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
		_, err = f.Seek(0, io.SeekStart)
	}
	switch {
	case err != nil:
	case !read.IsMailbox(path, head[:n]):
		err = fmt.Errorf("%w: more than %d MB", read.ErrTooLarge, read.MaxSize>>20)
	default:
		return f, nil
	}
	f.Close()
	return nil, err
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
	return waitFor(ctx, func() ([]byte, error) { return ingest.ReadAll(r) })
}

// waitFor returns what work returns, or at once when there is an interrupt.
func waitFor[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type answer struct {
		of  T
		err error
	}
	ready := make(chan answer, 1)
	go func() {
		of, err := work()
		ready <- answer{of, err}
	}()
	select {
	case a := <-ready:
		return a.of, a.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
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
