package folder

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/terminal"
)

// OpenArchive opens the archive of the desk for writing. Unless it may be created, a
// missing archive is an error: nothing has been filed yet.
func (d Desk) OpenArchive(ctx context.Context, make bool) (*archive.Archive, error) {
	return d.OpenArchiveWith(ctx, make, archive.Open)
}

// OpenArchiveWith is like OpenArchive, with a function of package archive that opens it.
func (d Desk) OpenArchiveWith(ctx context.Context, make bool, open func(context.Context, string) (*archive.Archive, error)) (*archive.Archive, error) {
	d.Share()
	path := d.Path(Archive)
	there, err := d.archiveThere()
	if err != nil {
		return nil, err
	}
	if !there && !make {
		return nil, nothingOnRecord(path)
	}
	// SQLite gives files to their owner alone; those of a desk are like any other file.
	lock, err := os.OpenFile(path+"-lock", os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, d.explain(err)
	}
	info, err := lock.Stat()
	lock.Close()
	if err != nil {
		return nil, d.explain(err)
	}
	a, err := open(ctx, path)
	if err != nil {
		return nil, d.explain(err)
	}
	if !there {
		_ = os.Chmod(path, info.Mode().Perm()) // where it fails, the file is its owner's alone
	}
	return a, nil
}

// TellIfOld says that the archive is about to be brought up to date, if an earlier version
// of the program made it: a large one takes a while.
func (d Desk) TellIfOld(ctx context.Context, m *console.Messages) {
	a, err := archive.Look(ctx, d.Path(Archive), 0, d.nobodyWrites())
	if err == nil {
		a.Close()
	}
	if old, ok := errors.AsType[*archive.SchemaError](err); ok && old.Has > 0 && old.Has < old.Knows {
		m.Note("the archive is from an earlier version of onrecord; it is brought up to date now, once, some 3 seconds for 100,000 rows")
	}
}

// ReadArchive opens the archive of the desk for reading only, which works without write
// access to the desk.
func (d Desk) ReadArchive(ctx context.Context) (*archive.Archive, error) {
	if err := d.Exists(); err != nil {
		return nil, err
	}
	d.Share()
	path := d.Path(Archive)
	there, err := d.archiveThere()
	if err != nil {
		return nil, err
	}
	if !there {
		return nil, nothingOnRecord(path)
	}
	const patience = 5 * time.Second
	a, err := archive.Look(ctx, path, patience, d.nobodyWrites())
	if old, ok := errors.AsType[*archive.SchemaError](err); ok && old.Has < old.Knows {
		return d.OpenArchive(ctx, false) // it is brought up to date, by one who may
	}
	if err != nil {
		return nil, d.explain(err)
	}
	return a, nil
}

// Unread returns why the document of a file could not be read, or "" if it was, or if no
// run has tried.
func (d Desk) Unread(ctx context.Context, file string) string {
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return ""
	}
	defer a.Close()
	found, err := a.At(ctx, file)
	if err != nil || len(found) != 1 || found[0].Record.Status == report.StatusRead || found[0].IsCopy() {
		return ""
	}
	return found[0].Record.Reason
}

// nobodyWrites reports whether no run has written what is not in the archive yet.
func (d Desk) nobodyWrites() bool {
	info, err := os.Stat(d.Path(Archive + "-wal"))
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// archiveThere reports whether the desk has an archive. One without a single byte was
// something else once.
func (d Desk) archiveThere() (bool, error) {
	path := d.Path(Archive)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, d.explain(err)
	case info.Size() == 0 && d.nobodyWrites():
		return false, report.WithHint(fmt.Errorf("%s is empty (0 bytes): everything on record is lost, including corrections", path),
			"put a backup in its place, or delete the empty file; the next run then reads the inbox again")
	}
	return true, nil
}

func nothingOnRecord(path string) error {
	return report.WithHint(fmt.Errorf("%s: nothing is on record yet", path), `"onrecord weekly" reads the documents in the inbox`)
}

// explain says what is wrong with the archive, and the way out.
func (d Desk) explain(err error) error {
	path := d.Path(Archive)
	switch {
	case err == nil || exit.Is[*explainedError](err):
		return err
	case archive.IsDamage(err):
		return &explainedError{fmt.Errorf("%s is damaged: %w", path, err), []string{
			"put the latest good backup in its place",
			fmt.Sprintf("or move it away and run %q, which reads the inbox again; corrections are lost", desk.Command(d.Dir, "weekly"))}}
	case archive.IsFull(err):
		return &explainedError{fmt.Errorf("%s cannot be written: the disk is full", path), []string{"free some space there and run the command again; what was filed before is kept"}}
	case archive.IsReadOnly(err) || errors.Is(err, fs.ErrPermission):
		return &explainedError{fmt.Errorf("%s: you may not write to this desk", path), []string{
			"find, status, check, export and backup work all the same",
			fmt.Sprintf("to share the desk with a group, run chgrp -R GROUP %s; chmod -R g+rwX %s; chmod g+s %s and use umask 002, or shared: true in desk.yaml", d.Dir, d.Dir, d.Dir)}}
	case exit.Is[*archive.SchemaError](err):
		return &explainedError{fmt.Errorf("%s: %w", path, err), []string{"use the newer version of onrecord, or a backup made before it"}}
	}
	return &explainedError{fmt.Errorf("%s cannot be opened: %w", path, err), nil}
}

// explainedError is an error that says all there is to say.
type explainedError struct {
	error
	hints []string
}

func (e *explainedError) Unwrap() error   { return e.error }
func (e *explainedError) Hints() []string { return e.hints }

// OpenToChange opens a desk's archive and locks it for this run. The caller closes it.
func (d Desk) OpenToChange(ctx context.Context, m *console.Messages, doing string, wait time.Duration) (*archive.Archive, error) {
	d.TellIfOld(ctx, m)
	a, err := d.OpenArchive(ctx, false)
	if err != nil {
		return nil, err
	}
	if err := Lock(ctx, m, a, doing, wait); err != nil {
		a.Close()
		if archive.IsFull(err) {
			err = d.explain(err)
		}
		return nil, err
	}
	return a, nil
}

// Lock locks the archive for this run.
func Lock(ctx context.Context, m *console.Messages, a *archive.Archive, doing string, wait time.Duration) error {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	bounded, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	left, err := a.Lock(bounded, archive.Holder{PID: os.Getpid(), Host: host, Since: time.Now(), Doing: "onrecord " + doing})
	if exit.Is[*archive.LockedError](err) && ctx.Err() == nil {
		return report.WithHint(err, "try again later, or wait for it: --wait 10m")
	}
	if left != nil {
		m.Detail("%s of %s did not finish (process %d on %s); the documents it filed are kept",
			left.Doing, left.Since.Format(time.DateTime), left.PID, left.Host)
	}
	return err
}

// UserName returns the name of the user, for the log.
func UserName() string {
	name := cmp.Or(os.Getenv("ONRECORD_USER"), os.Getenv("USER"), os.Getenv("LOGNAME"), os.Getenv("USERNAME"), "unknown")
	return terminal.Printable(name) // it is shown for years
}

// Verify checks that the archive, if there is one, is intact. Oddly dated documents are
// not damage; it only warns of them.
func (d Desk) Verify(ctx context.Context) ([]report.Message, error) {
	if !disk.Exists(d.Path(Archive)) {
		return nil, nil
	}
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return nil, err
	}
	defer a.Close()
	if err := a.Verify(ctx); err != nil {
		return nil, d.explain(err)
	}
	today, err := d.Today("")
	if err != nil {
		return nil, err
	}
	return weekly.StrangeMessages(ctx, a, today)
}

// Fill creates the archive of the desk, which gets its name when it is complete.
func (d Desk) Fill(ctx context.Context, files fs.FS) (archive.Size, error) {
	part := d.Path("." + Archive + ".part")
	for _, beside := range []string{"", "-wal", "-shm", "-lock"} { // of a run that was ended
		_ = os.Remove(part + beside)
		defer os.Remove(part + beside)
	}
	a, err := archive.Open(ctx, part)
	if err != nil {
		return archive.Size{}, err
	}
	if err = a.ReadPlain(ctx, files); err != nil {
		return archive.Size{}, errors.Join(err, a.Close())
	}
	size, err := a.Size(ctx)
	if err = errors.Join(err, a.Close()); err != nil {
		return size, err
	}
	return size, os.Rename(part, d.Path(Archive))
}

// Backup copies the archive into a new file, even while it is in use, and checks that the
// copy can be read.
func (d Desk) Backup(ctx context.Context, file string) (size archive.Size, err error) {
	a, err := d.ReadArchive(ctx)
	if err != nil {
		return size, withDamagedFlag(err)
	}
	defer a.Close()
	if err := a.Verify(ctx); err != nil {
		return size, withDamagedFlag(d.explain(err))
	}

	// Beside its place first: half a backup is none.
	part := filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+".part")
	_ = os.Remove(part) // of a run that was ended
	defer os.Remove(part)
	if err := a.Backup(ctx, part); err != nil {
		return size, fmt.Errorf("%s cannot be written: %w", file, err)
	}
	size, err = sizeOf(ctx, part) // that it can be read is part of the job
	if err != nil {
		return size, fmt.Errorf("the backup cannot be read back: %w", err)
	}
	if err := os.Rename(part, file); err != nil {
		return size, fmt.Errorf("%s cannot be written: %s", file, report.Reason(err))
	}
	return size, nil
}

// withDamagedFlag adds to an error that the archive is damaged what can be done.
func withDamagedFlag(err error) error {
	if !archive.IsDamage(err) {
		return err
	}
	return report.WithHint(fmt.Errorf("%w; nothing was copied", err), append(report.Hints(err), "--damaged copies it as it is; keep the backups you have")...)
}

// CopyDamaged copies the archive byte for byte, with its write-ahead log, and returns the
// files that it made.
func (d Desk) CopyDamaged(ctx context.Context, file string) ([]string, error) {
	var files []disk.Output
	for _, beside := range []string{"", "-wal"} {
		from := d.Path(Archive + beside)
		if !disk.Exists(from) {
			continue
		}
		files = append(files, disk.Output{Path: file + beside, Write: func(w io.Writer) error {
			f, err := os.Open(from)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = io.Copy(w, f)
			return err
		}})
	}
	if len(files) == 0 {
		return nil, nothingOnRecord(d.Path(Archive))
	}
	return disk.Paths(files), disk.Write(ctx, files...)
}

func sizeOf(ctx context.Context, path string) (archive.Size, error) {
	a, err := archive.Look(ctx, path, 0, true)
	if err != nil {
		return archive.Size{}, err
	}
	size, err := a.Size(ctx)
	return size, errors.Join(err, a.Close())
}
