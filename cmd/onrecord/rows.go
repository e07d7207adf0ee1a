package main

import (
	"cmp"
	"context"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
	"onrecord/report/table"
	"onrecord/report/workbook"
)

// rowsOptions are the flags of rows.
type rowsOptions struct {
	format, out, precision, date string
	csv                          table.CSVOptions
	own                          ownFiles
}

var rowsFormats = []string{"jsonl", "csv", "xlsx", "parquet"}

func (o *rowsOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "jsonl", "`form` of the rows: jsonl, csv, xlsx or parquet")
	f.StringVarP(&o.out, "out", "o", stdoutPath, "`file` to write to; - is standard output")
	f.BoolVar(&o.csv.BOM, "csv-bom", false, "begin CSV with a byte order mark, by which Excel sees that it is UTF-8")
	f.BoolVar(&o.csv.GuardFormulas, "csv-guard", false, "put ' before CSV text that a spreadsheet would take for a formula")
	f.StringVar(&o.date, "date", "", "`day` the workbook bears, 2026-11-21 (default today)")
	o.own.addFlags(cmd)
	o.own.columns.addFlags(cmd)
	addPrecision(cmd, &o.precision)
	closedList(cmd, "format", rowsFormats...)
	noCompletion(cmd, "date")
}

// stdoutPath stands for standard output where a file is to be named.
const stdoutPath = "-"

func newRows(p *program) *cobra.Command {
	var o rowsOptions
	cmd := &cobra.Command{
		Use:   "rows PATH…",
		Short: "Print every statement of documents as JSON Lines, CSV, a workbook or Parquet",
		Long: `rows reads documents and writes one row a statement, as JSON Lines, CSV, Parquet
or an Excel workbook. However many rows there are, they take little memory.

A PATH is a file, a folder read at any depth, or "-" for standard input. Every
statement is there, also those of mere intent, which a briefing leaves out, and
those that may be wrong, unless --precision high leaves them out.`,
		Example: `  onrecord rows clippings > rows.jsonl
  onrecord rows clippings --format csv --csv-bom --out rows.csv
  onrecord rows clippings --format xlsx --out rows.xlsx`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.rows(cmd.Context(), o, args)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) rows(ctx context.Context, o rowsOptions, paths []string) error {
	b, err := o.check(p)
	if err != nil {
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
	d := newDelivery(ctx, aside, outcomes, report.PrecisionNamed(cmp.Or(o.precision, settings.Precision)))
	write := func(w io.Writer) error { return d.write(o.table(w)) }
	if o.format == "xlsx" {
		write = func(w io.Writer) error { return d.workbook(w, b, settings) }
	}
	if o.out == stdoutPath {
		err = write(&cancelled{ctx, p.stdout})
	} else {
		d.bar = newProgress(p.messages, 1)
		err = writeFiles(ctx, output{o.out, write})
		d.bar.clear()
	}
	if err != nil {
		return err
	}
	p.tell(outcomes, d.documents)
	d.figures.Read, d.figures.Skipped, d.figures.Failed = statuses(d.documents)
	p.tellSize(d.figures.Rows+d.figures.Questions, d.sheets)
	p.summary(d.figures, brief.LeftOut{Doubtful: d.left}.Rows(d.point), targets...)
	return p.incomplete(d.documents)
}

// check finds mistakes in the flags before anything is read, and returns what
// they say of a workbook.
func (o rowsOptions) check(p *program) (b report.Briefing, err error) {
	switch {
	case !slices.Contains(rowsFormats, o.format):
		return b, badValue("format", o.format, rowsFormats...)
	case o.format != "csv" && (o.csv.BOM || o.csv.GuardFormulas):
		return b, &usageError{"--csv-bom and --csv-guard need --format csv", nil}
	case o.format != "xlsx" && o.date != "":
		return b, &usageError{"--date needs --format xlsx", nil}
	case o.format == "xlsx" && o.out == stdoutPath && isTerminal(p.stdout.w):
		return b, &usageError{"a workbook cannot be printed", []string{"name a file to write it to with --out"}}
	case o.format == "parquet" && o.out == stdoutPath && isTerminal(p.stdout.w):
		return b, &usageError{"Parquet cannot be printed", []string{"name a file to write it to with --out"}}
	}
	b.Version, b.Period.Name = programVersion(), "all"
	if b.Made, err = dayOfMaking(o.date); err != nil {
		return b, err
	}
	return b, checkPrecision(o.precision)
}

// table returns a writer of the rows' form.
func (o rowsOptions) table(w io.Writer) tableWriter {
	switch o.format {
	case "csv":
		return table.NewCSV(w, o.csv)
	case "parquet":
		return table.NewParquet(w)
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
	ctx      context.Context
	aside    *spool
	outcomes []outcome
	point    report.Precision
	bar      *progress

	// Counted when the rows are handed out for the first time.
	counted   bool
	documents []report.Document
	figures   report.KeyFigures
	left      int      // rows that the operating point leaves out
	sheets    []string // of a workbook that hold rows
}

func newDelivery(ctx context.Context, aside *spool, outcomes []outcome, point report.Precision) *delivery {
	d := &delivery{ctx: ctx, aside: aside, outcomes: outcomes, point: point, bar: &progress{}}
	for _, o := range outcomes {
		d.documents = append(d.documents, o.record)
	}
	return d
}

// write writes all rows as a table.
func (d *delivery) write(t tableWriter) error {
	for r, err := range d.from(0) {
		if err != nil {
			return err
		}
		if err := t.Write(*r); err != nil {
			return err
		}
	}
	return t.Flush()
}

// workbook writes all rows as a workbook.
func (d *delivery) workbook(w io.Writer, b report.Briefing, settings desk.Settings) (err error) {
	o := brief.Options{Title: settings.Title, Marking: settings.Marking, Look: settings.Look, Taxonomy: settings.Taxonomy.Name, Topics: settings.Taxonomy.Labels(),
		Period: b.Period, Made: b.Made, Version: b.Version, Intent: true}
	b = o.Head()
	b.Settings = o.Settings(d.point.Name)
	d.sheets, err = workbook.WriteRows(w, b, d.from, slices.Values(d.documents))
	return err
}

// from hands out the rows from the i-th on. The first time it is asked for all,
// it counts them as well.
func (d *delivery) from(i int) iter.Seq2[*report.Row, error] {
	return func(yield func(*report.Row, error) bool) {
		skip, given := i, 0
		for k := range d.outcomes {
			if n := d.documents[k].Rows; d.counted && skip >= n {
				skip -= n
				given += n
				continue
			}
			rows, err := d.document(k)
			if err != nil {
				yield(nil, err)
				return
			}
			d.say(given)
			for i := min(skip, len(rows)); i < len(rows); i++ {
				if !yield(&rows[i], nil) {
					return
				}
			}
			skip = max(0, skip-len(rows))
			given += len(rows)
		}
		d.counted = true
	}
}

// document returns the rows of one document that are delivered.
func (d *delivery) document(k int) ([]report.Row, error) {
	if err := d.ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := d.aside.get(d.outcomes[k].aside)
	if err != nil {
		return nil, err
	}
	report.Rename(rows, d.outcomes[k].names)
	kept := d.point.Apply(rows)
	if !d.counted {
		d.left += len(rows) - len(kept)
		d.documents[k].Rows = len(kept)
		f := report.Figures(report.Briefing{Rows: kept})
		d.figures.Rows += f.Rows
		d.figures.Statements += f.Statements
		d.figures.Questions += f.Questions
	}
	return kept, nil
}

// say draws how far the writing is.
func (d *delivery) say(rows int) {
	if d.counted {
		d.bar.busy("writing " + report.Thousands(rows) + " of " + report.Counted(d.figures.Rows+d.figures.Questions, "row"))
	} else {
		d.bar.busy("counting " + report.Counted(rows, "row"))
	}
}

// tellSize says where the rows of a large workbook are, and who cannot read it.
func (p *program) tellSize(rows int, sheets []string) {
	if len(sheets) > 1 {
		p.messages.note("the rows are on %s: one sheet of Excel cannot hold them", strings.Join(sheets, ", "))
	}
	const cellsOfGoogle = 10_000_000
	if len(sheets) > 0 && rows > cellsOfGoogle/workbook.Columns {
		p.messages.note("Google Sheets does not take a workbook of more than 10 million cells; Excel and LibreOffice do")
	}
}

// statuses counts documents by what became of them.
func statuses(documents []report.Document) (read, skipped, failed int) {
	f := report.Figures(report.Briefing{Documents: documents})
	return f.Read, f.Skipped, f.Failed
}
