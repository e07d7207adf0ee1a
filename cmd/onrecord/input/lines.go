package input

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/cmd/onrecord/disk"
	"onrecord/report"
	"onrecord/report/ingest"
	"onrecord/report/table"
)

// Parts returns the files that a path stands for: itself or, of a folder, all tables
// in it, as cluster engines write them. They put "_" or "." before what is no part.
func Parts(path string) ([]string, error) {
	if path == Stdin {
		return []string{path}, nil
	}
	var out []string
	folder := false
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return report.PathError(name, err)
		case name == path && !d.IsDir():
			out = append(out, name)
		case name == path:
			folder = true
		case name != path && strings.ContainsAny(d.Name()[:1], "_."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case !d.IsDir() && slices.Contains([]string{".parquet", ".jsonl", ".json"}, filepath.Ext(name)):
			out = append(out, name)
		}
		return nil
	})
	if err == nil && folder && len(out) == 0 {
		err = report.WithHint(fmt.Errorf("%s: no JSON Lines or Parquet in this folder", path), "the names of such files end in .jsonl, .json or .parquet")
	}
	return out, err
}

// Lines hands out the lines of files one after the other, JSON Lines or the records of
// Parquet.
func Lines(ctx context.Context, stdin io.Reader, paths ...string) iter.Seq2[ingest.Line, error] {
	return func(yield func(ingest.Line, error) bool) {
		for _, path := range paths {
			for line, err := range linesOf(ctx, stdin, path) {
				if path != Stdin {
					line.File = path
				}
				if !yield(line, err) || err != nil {
					return
				}
			}
		}
	}
}

func linesOf(ctx context.Context, stdin io.Reader, path string) iter.Seq2[ingest.Line, error] {
	if path == Stdin {
		return ingest.JSONLines(stdin)
	}
	return func(yield func(ingest.Line, error) bool) {
		f, err := disk.Open(ctx, path)
		if err != nil {
			yield(ingest.Line{}, err)
			return
		}
		defer f.Close()
		defer context.AfterFunc(ctx, func() { f.Close() })() // nothing more may come of a pipe
		head := make([]byte, 4)
		if n, _ := f.ReadAt(head, 0); !bytes.Equal(head[:n], []byte("PAR1")) {
			ingest.JSONLines(f)(yield)
			return
		}
		number := 0
		info, err := f.Stat()
		if err != nil {
			yield(ingest.Line{}, err)
			return
		}
		for object, err := range table.Objects(f, info.Size()) {
			if err != nil {
				yield(ingest.Line{}, &fs.PathError{Op: "read", Path: path, Err: err})
				return
			}
			if number++; !yield(ingest.Line{Number: number, Data: object}, nil) {
				return
			}
		}
	}
}

// Outputs are what "onrecord rows" and "onrecord join" wrote to a path.
func Outputs(ctx context.Context, stdin io.Reader, path string) ([]ingest.Output, error) {
	parts, err := Parts(path)
	var out []ingest.Output
	for _, part := range parts {
		out = append(out, ingest.Output{Name: part, Lines: func() iter.Seq2[ingest.Line, error] { return Lines(ctx, stdin, part) }})
	}
	return out, err
}
