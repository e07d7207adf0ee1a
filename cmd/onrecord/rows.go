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
	aside, err := newSpool()
	if err != nil {
		return err
	}
	defer aside.close()
	outcomes, settings, err := p.readInto(ctx, aside, o.own, paths, targets...)
	if err != nil {
		return err
	}
	d := delivery{aside: aside, outcomes: outcomes, point: precisionNamed(cmp.Or(o.precision, settings.Precision))}
	if o.out == stdoutPath {
		err = d.write(o.table(&cancelled{ctx, p.stdout}))
	} else {
		err = writeFiles(ctx, output{o.out, func(w io.Writer) error { return d.write(o.table(w)) }})
	}
	if err != nil {
		return err
	}
	p.tell(outcomes, d.documents)
	d.figures.Read, d.figures.Skipped, d.figures.Failed = statuses(d.documents)
	p.summary(d.figures, d.point.leftOut(d.left), targets...)
	return p.incomplete(d.documents)
}

// table returns a writer of the rows' form.
func (o rowsOptions) table(w io.Writer) tableWriter {
	if o.format == "csv" {
		return table.NewCSV(w, o.csv)
	}
	return table.NewJSONL(w)
}

// tableWriter is a table that grows row by row.
type tableWriter interface {
	Write(report.Row) error
	Flush() error
}

// delivery hands out the rows that were kept aside, document by document.
type delivery struct {
	aside    *spool
	outcomes []outcome
	point    precision

	documents []report.Document
	figures   report.KeyFigures
	left      int // rows that the operating point leaves out
}

// write writes all rows, and counts them.
func (d *delivery) write(t tableWriter) error {
	d.documents, d.figures, d.left = make([]report.Document, len(d.outcomes)), report.KeyFigures{}, 0
	for i, o := range d.outcomes {
		rows, err := d.aside.get(o.aside)
		if err != nil {
			return err
		}
		report.Rename(rows, o.names)
		kept := d.point.apply(rows)
		for _, r := range kept {
			if err := t.Write(r); err != nil {
				return err
			}
		}
		d.left += len(rows) - len(kept)
		d.documents[i] = o.record
		d.documents[i].Rows = len(kept)
		f := report.Figures(report.Briefing{Rows: kept})
		d.figures.Rows += f.Rows
		d.figures.Statements += f.Statements
		d.figures.Questions += f.Questions
	}
	return t.Flush()
}

// statuses counts documents by what became of them.
func statuses(documents []report.Document) (read, skipped, failed int) {
	f := report.Figures(report.Briefing{Documents: documents})
	return f.Read, f.Skipped, f.Failed
}
