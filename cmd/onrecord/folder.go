package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/pack"
)

// What a desk's folder holds beside its settings.
const (
	inboxName     = "inbox"
	archiveName   = "archive.sqlite"
	briefingsName = "briefings"
)

// folder is a desk that a command works in.
type folder struct {
	dir      string
	settings desk.Settings
	options  extract.Options
	reading  string // names program and settings: what they read alike has the same
}

// addDesk adds the flag that names the desk, to commands whose arguments are
// something else.
func addDesk(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "desk", ".", "`folder` of the desk")
	_ = cmd.MarkFlagDirname("desk") // the flag exists: it stands above
}

// deskOf returns the folder that the arguments of a command name, or this one.
func deskOf(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}

// openDesk reads the settings of a desk.
func openDesk(dir string) (folder, error) {
	d := folder{dir: dir}
	if err := d.exists(); err != nil {
		return d, err
	}
	var err error
	if d.settings, err = loadDesk(dir); err != nil {
		return d, err
	}
	if d.settings.Shared {
		disk.ShareFiles()
	}
	d.options = d.settings.Extract()
	commit, _ := build()
	d.reading = programVersion() + " " + commit + " " + d.settings.Fingerprint()
	return d, nil
}

// share lets the group change what a command makes in a desk that is shared. Those that
// were told the settings know already.
func (d folder) share() {
	if d.reading == "" && desk.Shared(os.DirFS(d.dir)) {
		disk.ShareFiles()
	}
}

func (d folder) exists() error {
	if _, err := os.Stat(d.path(desk.SettingsName)); err != nil {
		return exit.Usage(d.dir+" is not a desk: "+d.path(desk.SettingsName)+" does not exist",
			"change to the folder of a desk, or create one: onrecord init DIR")

	}
	return nil
}

// loadDesk reads the settings of a desk's folder. Mistakes are named by the path
// that an editor finds from here.
func loadDesk(dir string) (desk.Settings, error) {
	s, err := desk.Load(os.DirFS(dir), desk.Own{})
	if list, ok := errors.AsType[desk.Errors](err); ok {
		for _, e := range list {
			e.File = filepath.Join(dir, filepath.FromSlash(e.File))
		}
		return s, list
	}
	if err == nil {
		if wrong := pack.CheckLook(s.Look); wrong != nil {
			return s, desk.Errors{{File: filepath.Join(dir, desk.SettingsName), Message: "look: " + wrong.Error()}}
		}
	}
	return s, err
}

func (d folder) path(name ...string) string {
	return filepath.Join(append([]string{d.dir}, name...)...)
}

// openArchive opens the archive of the desk to write to it. Unless it may be made, one
// that is not there is an error: nothing was filed yet.
func (d folder) openArchive(ctx context.Context, make bool) (*archive.Archive, error) {
	return d.openArchiveWith(ctx, make, archive.Open)
}

func (d folder) openArchiveWith(ctx context.Context, make bool, open func(context.Context, string) (*archive.Archive, error)) (*archive.Archive, error) {
	d.share()
	path := d.path(archiveName)
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
		return nil, d.explained(err)
	}
	info, err := lock.Stat()
	lock.Close()
	if err != nil {
		return nil, d.explained(err)
	}
	a, err := open(ctx, path)
	if err != nil {
		return nil, d.explained(err)
	}
	if !there {
		_ = os.Chmod(path, info.Mode().Perm()) // where it fails, the file is its owner's alone
	}
	return a, nil
}

// readArchive opens the archive of the desk only to read it, which works on a desk
// where one may not write.
func (d folder) readArchive(ctx context.Context) (*archive.Archive, error) {
	if err := d.exists(); err != nil {
		return nil, err
	}
	d.share()
	path := d.path(archiveName)
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
		return d.openArchive(ctx, false) // it is brought up to date, by one who may
	}
	if err != nil {
		return nil, d.explained(err)
	}
	return a, nil
}

// nobodyWrites reports whether no run has written what is not in the archive yet.
func (d folder) nobodyWrites() bool {
	info, err := os.Stat(d.path(archiveName + "-wal"))
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// archiveThere reports whether the desk has an archive. One without a single byte was
// something else once.
func (d folder) archiveThere() (bool, error) {
	path := d.path(archiveName)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, d.explained(err)
	case info.Size() == 0 && d.nobodyWrites():
		return false, report.WithHint(fmt.Errorf("%s is empty (0 bytes): whatever was on record is lost, corrections as well", path),
			"put a backup in its place; or delete the empty file, and the next run reads the inbox again")
	}
	return true, nil
}

func nothingOnRecord(path string) error {
	return report.WithHint(fmt.Errorf("%s: nothing is on record yet", path), `"onrecord weekly" reads the documents in the inbox`)
}

// explained says what is wrong with the archive, and the way out.
func (d folder) explained(err error) error {
	path := d.path(archiveName)
	switch {
	case err == nil || exit.Is[*hintedError](err):
		return err
	case archive.IsDamage(err):
		return &hintedError{fmt.Errorf("%s is damaged: %w", path, err), []string{
			"put the latest good backup in its place",
			fmt.Sprintf("or move it away and run %q: the inbox is read again, corrections are lost", desk.Command(d.dir, "weekly"))}}
	case archive.IsReadOnly(err) || errors.Is(err, fs.ErrPermission):
		return &hintedError{fmt.Errorf("%s: you may not write to this desk", path), []string{
			"find, status, check, export and backup work without",
			fmt.Sprintf("to share the desk with a group: chgrp -R GROUP %s; chmod -R g+rwX %s; chmod g+s %s; and umask 002, or shared: true in desk.yaml", d.dir, d.dir, d.dir)}}
	case exit.Is[*archive.SchemaError](err):
		return &hintedError{fmt.Errorf("%s: %w", path, err), []string{"use the newer version of onrecord, or a backup of before it"}}
	}
	return &hintedError{fmt.Errorf("%s cannot be opened: %w", path, err), nil}
}

// hintedError is an error that says all there is to say.
type hintedError struct {
	error
	hints []string
}

func (e *hintedError) Unwrap() error   { return e.error }
func (e *hintedError) Hints() []string { return e.hints }

// today returns the day of the run where the desk is.
func (d folder) today(flag string) (parse.Date, error) { return dayIn(flag, d.settings.Week.Zone) }
