package main

import (
	"cmp"
	"context"
	"io"
	"iter"

	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/ingest"
	"onrecord/report/table"
)

// streamRows reads documents as JSON Lines or Parquet and writes the rows of each as
// soon as it is done. A document that was not read is a line of its own, with --people
// every document is.
func (p *program) streamRows(ctx context.Context, o rowsOptions) error {
	settings, options, err := readingWith(ctx, o.settings)
	if err != nil {
		return err
	}
	parts, err := input.Parts(o.stream)
	if err != nil {
		return err
	}
	open := func(path string) ingest.File {
		return input.Open(p.stdin, []ingest.File{{Path: path}}, "", settings.Tables)[0]
	}
	w := &streamWriter{precision: report.PrecisionNamed(cmp.Or(o.precision, settings.Precision)), people: o.people}
	run := func(out io.Writer) error {
		documents := ingest.Feed(ctx, input.Lines(ctx, p.stdin, parts...), open, ingest.Options{Extract: options})
		if o.format == "parquet" {
			return w.write(table.NewFound(out), documents, false)
		}
		return w.write(table.NewJSONL(out), documents, true)
	}
	if err := deliver.To(ctx, p.stdout, o.out, run); err != nil {
		return err
	}
	return w.ends.Err()
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
