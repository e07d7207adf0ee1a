package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/ingest"
)

// deliver writes one output to a file, or to standard output for "-".
func (p *program) deliver(ctx context.Context, path string, write func(io.Writer) error) error {
	if path == stdoutPath {
		return write(disk.UntilDone(ctx, p.stdout))
	}
	return disk.Write(ctx, disk.Output{Path: path, Write: write})
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
				return exit.Usage(f.Path+" is an input and would be overwritten", "choose another place with --out")
			default:
				list[i].Status, list[i].Reason = report.StatusSkipped, "written by an earlier run and about to be replaced"
			}
		}
	}
	return nil
}
