package main

import (
	"cmp"
	"context"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/delivery"
	"onrecord/report/ingest"
	"onrecord/report/table"
	"onrecord/report/workbook"
)

// rowsOptions are the flags of rows.
type rowsOptions struct {
	tableFlags
	precision, date string
	stream          string // JSON Lines of documents
	people          bool
	settings        settingsFlags
}

func (o *rowsOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	o.tableFlags.addFlags(cmd, "jsonl", "csv", "xlsx", "parquet")
	f.StringVar(&o.date, "date", "", "`date` on the workbook, such as 2026-11-21 (default today)")
	f.StringVar(&o.stream, "stream", "", "read documents from a JSON Lines or Parquet `file`, or - for standard input, and write the rows of each at once")
	f.BoolVar(&o.people, "people", false, "with --stream, write a summary of each document too, for \"onrecord join\"")
	o.settings.addFlags(cmd)
	o.settings.columns.addFlags(cmd)
	addPrecision(cmd, &o.precision)
	noCompletion(cmd, "date")
}

func newRows(p *program) *cobra.Command {
	var o rowsOptions
	cmd := &cobra.Command{
		Use:   "rows PATH…",
		Short: "Write every statement as JSON Lines, CSV, Parquet or a workbook",
		Long: `rows reads documents and writes one row per statement, as JSON Lines, CSV, Parquet
or an Excel workbook. Memory use does not grow with the number of rows.

A PATH is a file, a folder with all its subfolders, or "-" for standard input. All
statements are included, even statements of intent, which briefings leave out. Doubtful
ones are left out only with --precision high.

With --stream, documents are read from JSON Lines or a Parquet file instead. Each record
has an "id" and either a "text" (or "html"), with "source", "date", "title" and "url"
if known, or the "path" of a file. The rows of a document are written as soon as it has
been read, with its id as "document". A document that cannot be read is a line with
"status" and "reason". A person may have a different name in each document; "onrecord
join" gives them one name throughout.`,
		Example: `  onrecord rows clippings > rows.jsonl
  onrecord rows clippings --format csv --csv-bom --out rows.csv
  onrecord rows clippings --format xlsx --out rows.xlsx
  zcat articles.jsonl.gz | onrecord rows --stream - --people > found.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.rows(cmd.Context(), o, args)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) rows(ctx context.Context, o rowsOptions, paths []string) error {
	head, err := o.check(p)
	if err != nil {
		return err
	}
	if o.stream != "" {
		if len(paths) > 0 {
			return exit.Usage("--stream and paths cannot be combined", "leave out "+strings.Join(paths, ", "))
		}
		return p.streamRows(ctx, o)
	}
	var targets []string
	if o.out != deliver.Stdout {
		targets = []string{o.out}
	}
	spool, err := disk.NewSpool()
	if err != nil {
		return err
	}
	defer spool.Close()
	documents, settings, err := p.readDocuments(ctx, spool.Spool, o.settings, paths, targets...)
	if err != nil {
		return err
	}
	precision := report.PrecisionNamed(cmp.Or(o.precision, settings.Precision))
	stream := ingest.NewStream(ctx, spool.Spool, documents, precision)
	var sheets []string // of a workbook that hold rows
	if o.format == "xlsx" {
		head.Precision = precision
		sheets, err = deliver.Workbook(ctx, p.messages, p.stdout, o.out, delivery.RowsHead(settings, head), stream, workbook.WriteRows)
	} else {
		err = deliver.Rows(ctx, p.messages, p.stdout, o.out, stream, func(w io.Writer) error { return writeTable(o.table(w), stream) })
	}
	if err != nil {
		return err
	}
	p.reportDocuments(documents, stream.Record())
	figures, left := stream.Figures()
	p.tellSize(figures.Rows+figures.Questions, sheets)
	p.messages.Say(figures.Message(left.Rows(precision), targets...))
	return p.incomplete(stream.Record())
}

// check finds mistakes in the flags before anything is read, and returns what
// they say of a workbook.
func (o rowsOptions) check(p *program) (b brief.Options, err error) {
	if err := o.tableFlags.check(p.stdout); err != nil {
		return b, err
	}
	switch {
	case o.stream != "" && o.format != "jsonl" && o.format != "parquet":
		return b, exit.Usage("--stream writes JSON Lines or Parquet", "\"onrecord join\" writes CSV")
	case o.people && o.stream == "":
		return b, exit.Usage("--people needs --stream")
	case o.format != "xlsx" && o.date != "":
		return b, exit.Usage("--date needs --format xlsx")
	}
	b.Version, b.Period.Name = programVersion(), "all"
	if b.Made, err = input.Day(o.date, nil); err != nil {
		return b, err
	}
	return b, checkPrecision(o.precision)
}

// writeTable writes all rows as a table.
func writeTable(t tableWriter, rows *ingest.Stream) error {
	for r, err := range rows.Rows(0) {
		if err != nil {
			return err
		}
		if err := t.Write(*r); err != nil {
			return err
		}
	}
	return t.Flush()
}

// tellSize says where the rows of a large workbook are, and who cannot read it.
func (p *program) tellSize(rows int, sheets []string) {
	if len(sheets) > 1 {
		p.messages.Note("the rows are on %s, because one Excel sheet cannot hold them", strings.Join(sheets, ", "))
	}
	const cellsOfGoogle = 10_000_000
	if len(sheets) > 0 && rows > cellsOfGoogle/workbook.Columns {
		p.messages.Note("Google Sheets does not open workbooks of more than 10 million cells; Excel and LibreOffice do")
	}
}

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
