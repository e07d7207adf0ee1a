package main

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
	"onrecord/report/ingest"
)

// output is a file to be made.
type output struct {
	path  string
	write func(io.Writer) error
}

// holding is a file with such content.
func holding(path string, content []byte) output {
	return output{path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}}
}

// writeFiles makes all files or none: each is written beside its place and
// synced, and only when all of them are whole do they take their names. What
// stood there before is lost on success only. An interrupt ends it at once,
// however busy the writers are.
func writeFiles(ctx context.Context, outputs ...output) error {
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

// deliver writes one output to a file, or to standard output for "-".
func (p *program) deliver(ctx context.Context, path string, write func(io.Writer) error) error {
	if path == stdoutPath {
		return write(&cancelled{ctx, p.stdout})
	}
	return writeFiles(ctx, output{path, write})
}

// checkTarget returns where an output really goes, behind links, and what
// stands there now, if anything; it is an error if that cannot be replaced.
func checkTarget(path string) (string, fs.FileInfo, error) {
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

// spareInputs sees to it that no output takes the place of a document. One
// that the user named is an error; one found in a folder is the briefing of
// an earlier run, and skipped.
func spareInputs(list []ingest.File, outputs ...string) error {
	for _, out := range outputs {
		there, err := os.Stat(out)
		if err != nil || !there.Mode().IsRegular() {
			continue
		}
		for i, f := range list {
			in, err := os.Stat(filepath.FromSlash(f.Path))
			switch {
			case f.Path == stdinPath || err != nil || !os.SameFile(in, there):
			case f.Named:
				return &usageError{
					message: f.Path + " is an input and would be overwritten",
					hints:   []string{"choose another place with --out"},
				}
			default:
				list[i].Status, list[i].Reason = report.StatusSkipped, "written by an earlier run and about to be replaced"
			}
		}
	}
	return nil
}
