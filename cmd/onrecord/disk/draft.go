package disk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"onrecord/report"
)

// draft is an output on its way: it is written to a hidden file beside its
// place, and takes its name when it is whole.
type draft struct {
	Output
	ctx    context.Context
	target string // where it goes, behind links

	// What stands at the target and is no file (a pipe, a device) cannot be
	// replaced: it is written to, and there is nothing to publish.
	device bool
	before fs.FileInfo // what stands at the target; nil if nothing does

	file   *os.File // what is written to
	temp   string   // name of the hidden file; empty if there is none, or no longer
	backup string   // second name of what stood at the target
}

func newDraft(ctx context.Context, o Output) (*draft, error) {
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o777); err != nil {
		return nil, fmt.Errorf("creating the folder of %s: %s", o.Path, report.Reason(err))
	}
	target, info, err := CheckTarget(o.Path)
	if err != nil {
		return nil, err
	}
	d := &draft{Output: o, ctx: ctx, target: target, before: info, device: info != nil && !info.Mode().IsRegular()}
	if d.device {
		d.file, err = os.OpenFile(target, os.O_WRONLY, 0)
	} else if d.file, err = createBeside(target); err == nil {
		d.temp = d.file.Name()
	}
	if err == nil && d.temp != "" && info != nil {
		err = d.file.Chmod(info.Mode().Perm()) // the rights that the file has are its owner's wish
	}
	if err != nil {
		d.discard()
		return nil, report.WithHint(fmt.Errorf("%s cannot be written: %s", o.Path, report.Reason(err)), "choose another place with --out")
	}
	return d, nil
}

// make writes the output and syncs it.
func (d *draft) make() error {
	err := d.run()
	if err == nil && !d.device {
		err = d.file.Sync()
	}
	if err = errors.Join(err, d.file.Close()); err != nil {
		return &WriteError{d.Path, err}
	}
	return nil
}

// WriteError says which file could not be written, and why.
type WriteError struct {
	path string
	err  error
}

func (e *WriteError) Error() string { return e.path + " cannot be written: " + report.Reason(e.err) }
func (e *WriteError) Unwrap() error { return e.err }

// run calls the writer. A bug in it is an error like any other,
// so that the draft is cleared away.
func (d *draft) run() (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("internal error: %v", v)
		}
	}()
	return d.Write(UntilDone(d.ctx, d.file))
}

// Sweep removes what a killed run left beside a target. Nobody else may be writing it.
func Sweep(target string) {
	left, err := filepath.Glob(filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+"-????????.tmp*"))
	if err != nil {
		return // a name with brackets: what is left does no harm
	}
	for _, name := range left {
		_ = os.Remove(name)
	}
}

// SweepFolder removes what killed runs left in a folder of a desk. This run must be its
// only writer.
func SweepFolder(dir string) { Sweep(filepath.Join(dir, "*")) }

// SweepInbox removes what killed runs left in an inbox. Because others may be writing
// there, it removes only files older than any write takes.
func SweepInbox(dir string) {
	const old = time.Hour
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // reading it says why
		}
		ours, _ := filepath.Match(".*-????????.tmp*", entry.Name())
		if info, err := entry.Info(); ours && err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > old {
			_ = os.Remove(path)
		}
		return nil
	})
}

// createBeside makes a hidden file with the rights of any new file.
func createBeside(target string) (f *os.File, err error) {
	for range 100 {
		name := fmt.Sprintf(".%s-%08x.tmp", filepath.Base(target), rand.Uint32())
		f, err = os.OpenFile(filepath.Join(filepath.Dir(target), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return f, err
}

// publish gives the file its name. On Windows it cannot take the place of a
// file that a program has open.
func (d *draft) publish() error {
	if d.device {
		return nil
	}
	if backup := d.temp + ".old"; os.Link(d.target, backup) == nil {
		d.backup = backup
	}
	if err := os.Rename(d.temp, d.target); err != nil {
		return report.WithHint(fmt.Errorf("%s cannot be replaced: %s", d.Path, report.Reason(err)),
			"close it in the program that has it open, or choose another place with --out")
	}
	d.temp = ""
	return nil
}

// restore puts back what stood in the place of a published file. Where the
// file system knows no second names, the new file stays: it is whole.
func (d *draft) restore() {
	switch {
	case d.device:
	case d.backup != "":
		_ = os.Rename(d.backup, d.target)
	case d.before == nil:
		_ = os.Remove(d.target)
	}
}

// discard removes what is no longer of use. A stray file that cannot be
// removed must not turn a delivery into a failure. A writer that is still busy
// after an interrupt finds its file closed.
func (d *draft) discard() {
	if d.file != nil {
		_ = d.file.Close()
	}
	for _, name := range []string{d.temp, d.backup} {
		if name != "" {
			_ = os.Remove(name)
		}
	}
}

// UntilDone returns a stream that fails once the context has ended.
func UntilDone(ctx context.Context, w io.Writer) io.Writer { return &untilDone{ctx, w} }

type untilDone struct {
	ctx context.Context
	w   io.Writer
}

func (c *untilDone) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}
