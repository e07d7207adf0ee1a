package main

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/ingest"
	"onrecord/report/table"
)

// streamRows reads documents as JSON Lines or Parquet and writes the rows of each as
// soon as it is done. A document that was not read is a line of its own, with --people
// every document is.
func (p *program) streamRows(ctx context.Context, o rowsOptions) error {
	settings, options, err := readingWith(o.settings)
	if err != nil {
		return err
	}
	parts, err := partsOf(o.stream)
	if err != nil {
		return err
	}
	open := func(path string) ingest.File {
		return p.openFiles([]ingest.File{{Path: path}}, "", settings.Tables)[0]
	}
	w := &streamWriter{precision: report.PrecisionNamed(cmp.Or(o.precision, settings.Precision)), people: o.people}
	run := func(out io.Writer) error {
		documents := ingest.Feed(ctx, p.lines(parts...), open, ingest.Options{Extract: options})
		if o.format == "parquet" {
			return w.write(table.NewFound(out), documents, false)
		}
		return w.write(table.NewJSONL(out), documents, true)
	}
	if err := p.deliver(ctx, o.out, run); err != nil {
		return err
	}
	return w.ends.Err()
}

// partsOf returns the files that a path stands for: itself or, of a folder, all tables
// in it, as cluster engines write them. They put "_" or "." before what is no part.
func partsOf(path string) ([]string, error) {
	if path == stdinPath {
		return []string{path}, nil
	}
	var out []string
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == path && !d.IsDir():
			out = append(out, name)
		case name != path && strings.ContainsAny(d.Name()[:1], "_."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case !d.IsDir() && slices.Contains([]string{".parquet", ".jsonl", ".json"}, filepath.Ext(name)):
			out = append(out, name)
		}
		return nil
	})
	return out, err
}

// lines hands out the lines of files one after the other, JSON Lines or the records of
// Parquet. They are numbered through.
func (p *program) lines(paths ...string) iter.Seq2[ingest.Line, error] {
	return func(yield func(ingest.Line, error) bool) {
		before, last := 0, 0
		for _, path := range paths {
			for line, err := range p.linesOf(path) {
				line.Number += before
				if last = line.Number; !yield(line, err) || err != nil {
					return
				}
			}
			before = last
		}
	}
}

func (p *program) linesOf(path string) iter.Seq2[ingest.Line, error] {
	if path == stdinPath {
		return ingest.JSONLines(p.stdin)
	}
	return func(yield func(ingest.Line, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(ingest.Line{}, err)
			return
		}
		defer f.Close()
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

// streamWriter writes what became of documents.
type streamWriter struct {
	precision report.Precision
	people    bool
	ends      exit.Incomplete
}

// foundWriter is a table of rows and summaries.
type foundWriter interface {
	tableWriter
	WriteSummary(report.Summary) error
}

// write writes documents, each at once if the table can be flushed before its end.
func (w *streamWriter) write(out foundWriter, documents iter.Seq2[ingest.Document, error], atOnce bool) error {
	for d, err := range documents {
		if err != nil {
			return err
		}
		d.Rows = w.precision.Apply(d.Rows)
		d.Record.Rows = len(d.Rows)
		for _, r := range d.Rows {
			if err := out.Write(r); err != nil {
				return err
			}
		}
		if w.people || d.Record.Status != report.StatusRead {
			if err := out.WriteSummary(d.Summary()); err != nil {
				return err
			}
		}
		if atOnce {
			if err := out.Flush(); err != nil {
				return err
			}
		}
		w.ends.Count(d.Record.Status)
	}
	return out.Flush()
}
