package disk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"onrecord/report"
	"onrecord/report/desk/plain"
)

// Output is a file to be written.
type Output struct {
	Path  string
	Write func(io.Writer) error
}

// Holding returns an output with the given content.
func Holding(path string, content []byte) Output {
	return Output{Path: path, Write: func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}}
}

// Write writes all files or none: each is written to a temporary file beside its target
// and synced, and only when all are complete are they renamed. Existing files are replaced
// only on success. An interrupt ends it at once, however busy the writers are.
func Write(ctx context.Context, outputs ...Output) error {
	drafts := make([]*draft, len(outputs))
	for i, o := range outputs {
		d, err := newDraft(ctx, o)
		if err != nil {
			return err
		}
		defer d.discard()
		drafts[i] = d
	}
	errs := make([]error, len(drafts))
	var writers sync.WaitGroup
	for i, d := range drafts {
		writers.Go(func() { errs[i] = d.make() })
	}
	done := make(chan struct{})
	go func() { writers.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
		return ctx.Err()
	}
	for _, err := range append(errs, ctx.Err()) {
		if err != nil {
			return err
		}
	}
	for i, d := range drafts {
		if err := d.publish(); err != nil {
			for _, published := range drafts[:i] {
				published.restore()
			}
			return err
		}
	}
	return nil
}

// CheckTarget returns the real path of an output, behind links, and information about an
// existing file there. It is an error if that file cannot be replaced.
func CheckTarget(path string) (string, fs.FileInfo, error) {
	target := path
	if behind, err := filepath.EvalSymlinks(path); err == nil {
		target = behind
	}
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return target, nil, nil
	case err != nil:
		if folder, statErr := os.Stat(filepath.Dir(path)); statErr == nil && !folder.IsDir() {
			return target, nil, report.WithHint(fmt.Errorf("%s cannot be written: %s is a file, not a folder", path, filepath.Dir(path)),
				"choose another place with --out")
		}
		return target, nil, fmt.Errorf("%s cannot be written: %s", path, report.Reason(err))
	case info.IsDir():
		return target, nil, report.WithHint(fmt.Errorf("%s cannot be written: it is a folder", path),
			"move it, or choose another place with --out")
	case info.Mode().IsRegular() && info.Mode().Perm()&0o222 == 0:
		return target, nil, report.WithHint(fmt.Errorf("%s cannot be written: it is read-only", path),
			"make it writable, move it, or choose another place with --out")
	}
	return target, info, nil
}

// Paths returns the paths of outputs.
func Paths(files []Output) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}

// WriteFolder writes files into a folder, which gets its name when all of them are there.
func WriteFolder(place string, write func(plain.Create) error) error {
	part := filepath.Join(filepath.Dir(place), "."+filepath.Base(place)+".part")
	if err := os.RemoveAll(part); err != nil { // of a run that was ended
		return err
	}
	defer os.RemoveAll(part)
	var open *os.File
	done := func() error {
		if open == nil {
			return nil
		}
		err := errors.Join(open.Sync(), open.Close())
		open = nil
		return err
	}
	err := write(func(name string) (io.Writer, error) {
		if err := done(); err != nil {
			return nil, err
		}
		path := filepath.Join(part, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return nil, err
		}
		var err error
		open, err = os.Create(path)
		return open, err
	})
	if err = errors.Join(err, done()); err == nil {
		err = os.Rename(part, place)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %s", place, report.Reason(err))
	}
	return nil
}
