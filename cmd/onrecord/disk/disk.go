// Package disk reads and writes files for the command: it reads within size limits,
// writes all outputs of a run or none, and stops when the run is interrupted.
package disk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord/parse/read"
	"onrecord/report/ingest"
)

// FS is the machine's file system, for packages that open no files themselves. Names are
// paths as typed, with any bytes, relative to a folder or, if it is empty, to the working
// folder.
type FS struct{ root string }

// At returns the files below a folder, or below the working folder for "".
func At(root string) FS { return FS{root} }

func (d FS) Open(name string) (fs.File, error)          { return os.Open(d.path(name)) }
func (d FS) Stat(name string) (fs.FileInfo, error)      { return os.Stat(d.path(name)) }
func (d FS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.path(name)) }
func (d FS) ReadFile(name string) ([]byte, error)       { return ReadFile(d.path(name)) }

func (d FS) path(name string) string {
	if d.root == "" {
		return name
	}
	return filepath.Join(d.root, filepath.FromSlash(name))
}

// OpenMailbox opens a file that would be too large in any other format.
func OpenMailbox(path string) (io.ReadCloser, error) {
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

// ReadFile returns the bytes of a file. It does not start to read a file that is too
// large.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil {
		if info.Size() > read.MaxSize {
			return nil, fmt.Errorf("%w: more than %d MB", read.ErrTooLarge, read.MaxSize>>20)
		}
		b.Grow(int(info.Size()) + bytes.MinRead) // one call reads it all
	}
	_, err = b.ReadFrom(io.LimitReader(f, read.MaxSize+1))
	return b.Bytes(), err
}

// Read is ReadFile for a file that may be a pipe to which nobody writes: an interrupt
// must not wait for it.
func Read(ctx context.Context, path string) ([]byte, error) {
	return WaitFor(ctx, func() ([]byte, error) { return ReadFile(path) })
}

// Open opens a file, or a pipe as soon as somebody writes to it; an interrupt ends the
// wait.
func Open(ctx context.Context, path string) (*os.File, error) {
	return WaitFor(ctx, func() (*os.File, error) { return os.Open(path) })
}

// ReadStream is ingest.ReadAll for a stream that may never end, such as a terminal at
// which nobody types, so that it can be interrupted.
func ReadStream(ctx context.Context, r io.Reader) ([]byte, error) {
	return WaitFor(ctx, func() ([]byte, error) { return ingest.ReadAll(r) })
}

// WaitFor returns the result of work, or returns at once on an interrupt.
func WaitFor[T any](ctx context.Context, work func() (T, error)) (T, error) {
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

// Exists reports whether there is anything at a path.
func Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
