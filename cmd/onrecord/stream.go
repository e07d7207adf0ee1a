package main

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"iter"
	"os"

	"onrecord/report"
	"onrecord/report/ingest"
	"onrecord/report/table"
)

// streamRows reads documents from JSON Lines and writes the rows of each as soon
// as it is done. A document that was not read is a line of its own, with --people
// every document is.
func (p *program) streamRows(ctx context.Context, o rowsOptions) error {
	settings, options, err := readingWith(o.settings)
	if err != nil {
		return err
	}
	in := p.stdin
	if o.stream != stdinPath {
		f, err := os.Open(o.stream)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	open := func(path string) ingest.File {
		return p.openFiles([]ingest.File{{Path: path}}, "", settings.Tables)[0]
	}
	w := &streamWriter{precision: report.PrecisionNamed(cmp.Or(o.precision, settings.Precision)), people: o.people}
	run := func(out io.Writer) error {
		return w.write(out, ingest.Feed(ctx, in, open, ingest.Options{Extract: options}))
	}
	if o.out == stdoutPath {
		err = run(&cancelled{ctx, p.stdout})
	} else {
		err = writeFiles(ctx, output{o.out, run})
	}
	if err == nil && w.ends.failed > 0 {
		err = &w.ends
	}
	return err
}

// streamWriter writes what became of documents as JSON Lines.
type streamWriter struct {
	precision report.Precision
	people    bool
	ends      incompleteError
}

func (w *streamWriter) write(out io.Writer, documents iter.Seq2[ingest.Document, error]) error {
	rows, summaries := table.NewJSONL(out), json.NewEncoder(out)
	summaries.SetEscapeHTML(false)
	for d, err := range documents {
		if err != nil {
			return err
		}
		d.Rows = w.precision.Apply(d.Rows)
		d.Record.Rows = len(d.Rows)
		for _, r := range d.Rows {
			if err := rows.Write(r); err != nil {
				return err
			}
		}
		if err := rows.Flush(); err != nil {
			return err
		}
		if w.people || d.Record.Status != report.StatusRead {
			if err := summaries.Encode(d.Summary()); err != nil {
				return err
			}
		}
		switch d.Record.Status {
		case report.StatusFailed:
			w.ends.failed++
			w.ends.total++
		case report.StatusRead:
			w.ends.total++
		}
	}
	return nil
}
