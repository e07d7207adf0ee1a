// Package input finds and opens the documents named by a command's arguments.
package input

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/pdftext"
	"onrecord/parse"
	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/ingest"
)

// Stdin among the paths of a command means standard input.
const Stdin = ingest.Stdin

// Collect lists the documents that paths lead to.
func Collect(ctx context.Context, paths []string) ([]ingest.File, error) {
	return ingest.Collect(ctx, disk.At(""), paths)
}

// One finds the single file that a command works on.
func One(ctx context.Context, path, command string) (ingest.File, error) {
	list, err := Collect(ctx, []string{path})
	if err != nil {
		return ingest.File{}, err
	}
	if len(list) != 1 || !list[0].Named {
		return ingest.File{}, exit.Usage(path + ": " + command + " reads one file")
	}
	return list[0], nil
}

// Open opens files from a folder to which their paths and sidecars are relative.
func Open(stdin io.Reader, list []ingest.File, root string, tables []desk.Table) []ingest.File {
	for i, f := range list {
		list[i].Open = func(ctx context.Context) (read.Input, error) { return open(ctx, stdin, f, root, tables) }
	}
	return list
}

// open reads one file, with its sidecar.
func open(ctx context.Context, stdin io.Reader, f ingest.File, root string, tables []desk.Table) (read.Input, error) {
	in := read.Input{Path: f.Path, Columns: desk.Columns(tables, f.Path), PDF: pdftext.Reader(ctx)}
	var err error
	if f.Path == Stdin {
		in.Data, err = disk.ReadStream(ctx, stdin)
	} else {
		err = openFile(ctx, filepath.Join(root, filepath.FromSlash(f.Path)), &in)
	}
	if err == nil && f.Sidecar != "" {
		in.SidecarPath = filepath.ToSlash(f.Sidecar)
		if in.Sidecar, err = disk.ReadFile(filepath.Join(root, f.Sidecar)); err != nil {
			err = fmt.Errorf("sidecar %s: %s", in.SidecarPath, report.Reason(err))
		}
	}
	return in, err
}

// openFile reads a file. A mailbox may be of any size and is read message by message;
// a pipe is waited for until an interrupt.
func openFile(ctx context.Context, path string, in *read.Input) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.Mode().IsRegular() && info.Size() > read.MaxSize:
		in.Mailbox, err = disk.OpenMailbox(path)
		return err
	case info.Mode().IsRegular() || info.IsDir():
		in.Data, err = disk.ReadFile(path)
		return err
	}
	in.Data, err = disk.Read(ctx, path)
	return err
}

// Spare makes sure that no output replaces a document. It is an error if the user named
// the document; if it was found in a folder, it is the briefing of an earlier run and is
// skipped.
func Spare(list []ingest.File, outputs ...string) error {
	for _, out := range outputs {
		there, err := os.Stat(out)
		if err != nil || !there.Mode().IsRegular() {
			continue
		}
		for i, f := range list {
			in, err := os.Stat(filepath.FromSlash(f.Path))
			switch {
			case f.Path == Stdin || err != nil || !os.SameFile(in, there):
			case f.Named:
				return exit.Usage(f.Path+" is an input and would be overwritten", "choose another place with --out")
			default:
				list[i].Status, list[i].Reason = report.StatusSkipped,
					"written by an earlier run and about to be replaced"
			}
		}
	}
	return nil
}

// Day returns the date of a run: the one given with --date, otherwise that of
// SOURCE_DATE_EPOCH (for reproducible builds), otherwise today in a time zone; nil means
// the machine's.
func Day(flag string, zone *time.Location) (parse.Date, error) {
	if flag != "" {
		d, err := parse.ParseDate(flag)
		if err != nil {
			return d, exit.Usage("--date: " + err.Error())
		}
		return d, nil
	}
	now := time.Now()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return parse.Date{}, exit.Usage(fmt.Sprintf("SOURCE_DATE_EPOCH: %q is not a number of seconds", epoch))
		}
		now = time.Unix(seconds, 0).UTC()
	}
	if zone != nil {
		now = now.In(zone)
	}
	return parse.NewDate(now.Year(), now.Month(), now.Day()), nil
}
