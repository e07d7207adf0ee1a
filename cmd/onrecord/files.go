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
)

// output is a file to be made.
type output struct {
	path  string
	write func(io.Writer) error
}

// writeTo writes the output until the context ends. A mistake of ours in a
// writer is an error like any other, so that its draft is cleared away.
func (o output) writeTo(ctx context.Context, w io.Writer) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("internal error: %v", v)
		}
	}()
	return o.write(&cancelled{ctx, w})
}

// writeFiles makes all files or none: each is written beside its place and
// synced, and only when all of them are whole do they take their names. What
// stood there before is lost on success only.
func writeFiles(ctx context.Context, outputs ...output) error {
	ready := make([]draft, len(outputs))
	errs := make([]error, len(outputs))
	var writers sync.WaitGroup
	for i, o := range outputs {
		writers.Go(func() { ready[i], errs[i] = newDraft(ctx, o) })
	}
	writers.Wait()
	defer func() {
		for i := range ready {
			ready[i].discard()
		}
	}()
	for _, err := range append(errs, ctx.Err()) {
		if err != nil {
			return err
		}
	}
	for i := range ready {
		if err := ready[i].publish(); err != nil {
			for j := range ready[:i] {
				ready[j].restore()
			}
			return err
		}
	}
	return nil
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
			return target, nil, withHint(fmt.Errorf("%s cannot be written: %s is a file, not a folder", path, filepath.Dir(path)),
				"choose another place with --out")
		}
		return target, nil, fmt.Errorf("%s cannot be written: %s", path, reason(err))
	case info.IsDir():
		return target, nil, withHint(fmt.Errorf("%s cannot be written: it is a folder", path),
			"move it away, or choose another place with --out")
	case info.Mode().IsRegular() && info.Mode().Perm()&0o222 == 0:
		return target, nil, withHint(fmt.Errorf("%s cannot be written: it is read-only", path),
			"make it writable, move it away, or choose another place with --out")
	}
	return target, info, nil
}

// draft is a file that is whole and has not its name yet.
type draft struct {
	path, target string // as the user knows it, and behind links
	temp         string // beside the target; empty if there is nothing to publish, or no longer
	replaces     bool   // something stands at the target
	backup       string // second name of what stands there
}

// newDraft writes an output beside its place. What stands there and is no
// file (a pipe, a device) cannot be replaced: it is written to, and the draft
// has nothing left to publish.
func newDraft(ctx context.Context, o output) (d draft, err error) {
	if err := os.MkdirAll(filepath.Dir(o.path), 0o755); err != nil {
		return d, fmt.Errorf("making the folder of %s: %s", o.path, reason(err))
	}
	target, info, err := checkTarget(o.path)
	if err != nil {
		return d, err
	}
	if info != nil && !info.Mode().IsRegular() {
		return d, writeInto(ctx, target, o)
	}
	f, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+"-*.tmp")
	if err != nil {
		return d, withHint(fmt.Errorf("%s cannot be written: %s", o.path, reason(err)),
			"choose another place with --out")
	}
	d = draft{path: o.path, target: target, temp: f.Name()}
	err = o.writeTo(ctx, f)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		d.discard()
		return d, fmt.Errorf("%s cannot be written: %s", o.path, reason(err))
	}
	return d, nil
}

// publish gives the file its name. On Windows it cannot take the place of a
// file that a program has open.
func (d *draft) publish() error {
	if d.temp == "" {
		return nil
	}
	_, err := os.Lstat(d.target)
	d.replaces = err == nil
	if backup := d.temp + ".old"; os.Link(d.target, backup) == nil {
		d.backup = backup
	}
	if err := os.Rename(d.temp, d.target); err != nil {
		return withHint(fmt.Errorf("%s cannot be replaced: %s", d.path, reason(err)),
			"close it in the program that has it open, or choose another place with --out")
	}
	d.temp = ""
	return nil
}

// restore puts back what stood in the place of a published file. Where the
// file system knows no second names, the new file stays: it is whole.
func (d *draft) restore() {
	switch {
	case d.target == "":
	case d.backup != "":
		_ = os.Rename(d.backup, d.target)
	case !d.replaces:
		_ = os.Remove(d.target)
	}
}

// discard removes what is no longer of use.
func (d *draft) discard() {
	for _, name := range []string{d.temp, d.backup} {
		if name != "" {
			_ = os.Remove(name) // a stray file must not turn a delivery into a failure
		}
	}
}

// writeInto writes to what stands at the path already.
func writeInto(ctx context.Context, target string, o output) error {
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err == nil {
		err = o.writeTo(ctx, f)
		if closing := f.Close(); err == nil {
			err = closing
		}
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %s", o.path, reason(err))
	}
	return nil
}

// cancelled is a writer that ends with the context, so that an interrupted
// run need not finish a workbook nobody wants.
type cancelled struct {
	ctx context.Context
	w   io.Writer
}

func (c *cancelled) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}

// spareInputs sees to it that no output takes the place of a document. One
// that the user named is an error; one found in a folder is the briefing of
// an earlier run, and skipped.
func spareInputs(list []found, outputs ...string) error {
	for _, out := range outputs {
		there, err := os.Stat(out)
		if err != nil || !there.Mode().IsRegular() {
			continue
		}
		for i, f := range list {
			in, err := os.Stat(filepath.FromSlash(f.path))
			switch {
			case f.path == stdinPath || err != nil || !os.SameFile(in, there):
			case f.named:
				return &usageError{
					message: f.path + " would be replaced by what is made of it",
					hints:   []string{"choose another place with --out"},
				}
			default:
				list[i].status, list[i].reason = report.StatusSkipped, "made by an earlier run, and about to be replaced"
			}
		}
	}
	return nil
}
