package main

import (
	"cmp"
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/table"
)

// rowsOptions are the flags of rows.
type rowsOptions struct {
	format, out, precision string
	csv                    table.CSVOptions
	own                    ownFiles
}

var rowsFormats = []string{"jsonl", "csv"}

func (o *rowsOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "jsonl", "`form` of the rows: jsonl or csv")
	f.StringVarP(&o.out, "out", "o", stdoutPath, "`file` to write to; - is standard output")
	f.BoolVar(&o.csv.BOM, "csv-bom", false, "begin CSV with a byte order mark, by which Excel sees that it is UTF-8")
	f.BoolVar(&o.csv.GuardFormulas, "csv-guard", false, "put ' before CSV text that a spreadsheet would take for a formula")
	o.own.addFlags(cmd)
	addPrecision(cmd, &o.precision)
	closedList(cmd, "format", rowsFormats...)
}

// stdoutPath stands for standard output where a file is to be named.
const stdoutPath = "-"

func newRows(p *program) *cobra.Command {
	var o rowsOptions
	cmd := &cobra.Command{
		Use:   "rows PATH…",
		Short: "Print every statement of documents as JSON Lines or CSV",
		Long: `rows reads documents and writes one row a statement, as JSON Lines or CSV.

A PATH is a file, a folder read at any depth, or "-" for standard input. Every
statement is there, also those of mere intent, which a briefing leaves out, and
those that may be wrong, unless --precision high leaves them out.`,
		Example: `  onrecord rows clippings > rows.jsonl
  onrecord rows clippings --format csv --csv-bom --out rows.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.rows(cmd.Context(), o, args)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) rows(ctx context.Context, o rowsOptions, paths []string) error {
	if !slices.Contains(rowsFormats, o.format) {
		return badValue("format", o.format, rowsFormats...)
	}
	if o.format != "csv" && (o.csv.BOM || o.csv.GuardFormulas) {
		return &usageError{"--csv-bom and --csv-guard need --format csv", nil}
	}
	if err := checkPrecision(o.precision); err != nil {
		return err
	}
	var targets []string
	if o.out != stdoutPath {
		targets = []string{o.out}
	}
	outcomes, settings, err := p.readDocuments(ctx, o.own, paths, targets...)
	if err != nil {
		return err
	}
	point := precisionNamed(cmp.Or(o.precision, settings.Precision))
	var rows []report.Row
	left := 0
	documents := make([]report.Document, len(outcomes))
	for i, d := range outcomes {
		kept := point.apply(d.rows)
		left += len(d.rows) - len(kept)
		d.record.Rows = len(kept)
		documents[i] = d.record
		rows = append(rows, kept...)
	}

	if o.out == stdoutPath {
		err = o.write(&cancelled{ctx, p.stdout}, rows)
	} else {
		err = writeFiles(ctx, output{o.out, func(w io.Writer) error { return o.write(w, rows) }})
	}
	if err != nil {
		return err
	}
	p.tell(outcomes, documents)
	p.summary(report.Figures(report.Briefing{Rows: rows, Documents: documents}), point.leftOut(left), targets...)
	return p.incomplete(documents)
}

func (o rowsOptions) write(w io.Writer, rows []report.Row) error {
	if o.format == "csv" {
		return table.WriteCSV(w, rows, o.csv)
	}
	return table.WriteJSONL(w, rows)
}
