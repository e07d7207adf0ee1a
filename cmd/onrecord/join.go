package main

import (
	"context"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/ingest"
	"onrecord/report/table"
)

// joinOptions are the flags of join.
type joinOptions struct {
	format, out string
	csv         table.CSVOptions
	speakers    settingsFlags
}

var joinFormats = []string{"jsonl", "csv", "parquet"}

func newJoin(p *program) *cobra.Command {
	var o joinOptions
	cmd := &cobra.Command{
		Use:   "join FILE…",
		Short: "Give one person one name in the rows of several runs",
		Long: `join reads what "onrecord rows --stream --people" wrote, in any number of files, and
gives one person one name in all rows, as one run over all documents does. It does not
matter how documents were shared out among the files. Of documents with the same
content one is kept.

Rows come in the order of the files. Each file is read twice, so standard input will
not do. Memory use grows with the names in the documents, not with the rows.`,
		Example: `  onrecord join part-*.jsonl > rows.jsonl
  onrecord join part-*.jsonl --format parquet --out rows.parquet`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.join(cmd.Context(), o, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "jsonl", "output `format`: jsonl, csv or parquet")
	f.StringVarP(&o.out, "out", "o", stdoutPath, "`file` to write to; - is standard output")
	f.BoolVar(&o.csv.BOM, "csv-bom", false, "begin CSV with a byte order mark, so that Excel recognises UTF-8")
	f.BoolVar(&o.csv.GuardFormulas, "csv-guard", false, "put ' before CSV text that a spreadsheet would read as a formula")
	f.StringVar(&o.speakers.speakers, "speakers", "", "`file` of the people and organisations the desk knows")
	_ = cmd.MarkFlagFilename("speakers", "yaml", "yml") // the flag exists: it stands above
	closedList(cmd, "format", joinFormats...)
	return cmd
}

func (p *program) join(ctx context.Context, o joinOptions, paths []string) error {
	if err := o.check(p, paths); err != nil {
		return err
	}
	settings, err := o.speakers.load()
	if err != nil {
		return err
	}
	var outputs []ingest.Output
	for _, path := range paths {
		outputs = append(outputs, ingest.Output{Name: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }})
	}
	var figures ingest.Figures
	run := func(w io.Writer) error {
		rows := rowsOptions{format: o.format, csv: o.csv}.table(w)
		var err error
		if figures, err = ingest.JoinRows(ctx, outputs, settings.Known, rows.Write); err != nil {
			return err
		}
		return rows.Flush()
	}
	if o.out == stdoutPath {
		err = run(&cancelled{ctx, p.stdout})
	} else {
		err = writeFiles(ctx, output{o.out, run})
	}
	if err != nil {
		return err
	}
	p.messages.note("%s of %s, %s with another name", report.Counted(figures.Rows, "row"),
		report.Counted(figures.Documents, "document"), report.Counted(figures.Renamed, "row"))
	if figures.Copies > 0 {
		p.messages.note("%s left out: the content is that of another", report.Counted(figures.Copies, "document"))
	}
	return nil
}

func (o joinOptions) check(p *program, paths []string) error {
	switch {
	case len(paths) == 0:
		return &usageError{"no files named", []string{`name what "onrecord rows --stream --people" wrote`}}
	case slices.Contains(paths, stdinPath):
		return &usageError{"join reads each file twice, so it cannot read standard input", []string{"write it to a file first"}}
	case !slices.Contains(joinFormats, o.format):
		return badValue("format", o.format, joinFormats...)
	case o.format != "csv" && (o.csv.BOM || o.csv.GuardFormulas):
		return &usageError{"--csv-bom and --csv-guard need --format csv", nil}
	case o.format == "parquet" && o.out == stdoutPath && isTerminal(p.stdout.w):
		return &usageError{"Parquet cannot be printed on a terminal", []string{"name a file with --out"}}
	case slices.Contains(paths, o.out):
		return &usageError{o.out + " is an input and would be overwritten", []string{"choose another place with --out"}}
	}
	return nil
}
