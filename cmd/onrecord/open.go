package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"onrecord/cmd/onrecord/disk"
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
	return ingest.Collect(ctx, disk.At(""), paths)
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
		in.Data, err = disk.ReadStream(ctx, p.stdin)
	} else {
		err = p.openFile(ctx, filepath.Join(root, filepath.FromSlash(f.Path)), &in)
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
func (p *program) openFile(ctx context.Context, path string, in *read.Input) error {
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
	in.Data, err = disk.WaitFor(ctx, func() ([]byte, error) { return disk.ReadFile(path) })
	return err
}

// joined makes several errors one, of one line.
func joined(errs []error) error {
	words := make([]string, len(errs))
	for i, err := range errs {
		words[i] = err.Error()
	}
	return errors.New(strings.Join(words, "; "))
}
