package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/ingest"
)

// joinOptions are the flags of join.
type joinOptions struct {
	tableFlags
	speakers settingsFlags
}

func newJoin(p *program) *cobra.Command {
	var o joinOptions
	cmd := &cobra.Command{
		Use:   "join FILE…",
		Short: "Combine the rows of several runs",
		Long: `join reads files written by "onrecord rows --stream --people" and produces the rows that
one run over all documents would have given. Each person has one name, duplicate
documents are dropped, and "same_as" lists up to 100 rows from other documents with
identical or nearly identical wording.

A FILE is JSON Lines or Parquet, a folder of such files, or "-" for standard input. It
does not matter how documents were divided between runs, and a document that appears
twice counts once. Rows are sorted by the id of their document.

Sorting uses temporary files. Memory holds the people of one surname at a time; it does not grow
with the number of rows, documents and names.`,
		Example: `  onrecord join part-*.jsonl > rows.jsonl
  onrecord join found --format parquet --out rows.parquet`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.join(cmd.Context(), o, args)
		},
	}
	f := cmd.Flags()
	o.tableFlags.addFlags(cmd, "jsonl", "csv", "parquet")
	f.StringVar(&o.speakers.speakers, "speakers", "", "`file` of people and organisations: names, aliases and roles")
	_ = cmd.MarkFlagFilename("speakers", "yaml", "yml") // the flag exists: it stands above
	return cmd
}

func (p *program) join(ctx context.Context, o joinOptions, paths []string) error {
	if err := o.check(p, paths); err != nil {
		return err
	}
	settings, err := o.speakers.load(ctx)
	if err != nil {
		return err
	}
	var outputs []ingest.Output
	for _, path := range paths {
		parts, err := input.Outputs(ctx, p.stdin, path)
		if err != nil {
			return err
		}
		outputs = append(outputs, parts...)
	}
	files := &disk.Spools{}
	defer files.Close()
	options := ingest.JoinOptions{Known: settings.Known, Temporary: files.Create}
	var figures ingest.Figures
	run := func(w io.Writer) error {
		rows := o.table(w)
		var err error
		if figures, err = ingest.JoinRows(ctx, outputs, options, rows.Write); err != nil {
			return err
		}
		return rows.Flush()
	}
	if err := deliver.To(ctx, p.stdout, o.out, run); err != nil {
		return disk.SpoolHint(err)
	}
	p.tellJoined(figures)
	return nil
}

func (p *program) tellJoined(f ingest.Figures) {
	p.messages.Note("%s of %s; %s with a new name, %s also reported elsewhere", report.Counted(f.Rows, "row"),
		report.Counted(f.Documents, "document"), report.Counted(f.Renamed, "row"), report.Counted(f.Linked, "row"))
	if f.Copies > 0 {
		p.messages.Note("%s left out as duplicates", report.Counted(f.Copies, "document"))
	}
	if f.Failed > 0 {
		p.messages.Note("%s could not be read", report.Counted(f.Failed, "document"))
	}
	if f.Short > 0 {
		p.messages.Warning(fmt.Sprintf("rows of %s are missing, first of %q", report.Counted(f.Short, "document"), f.First),
			"unless they were left out on purpose, a file is cut off or not named: read its documents again")
	}
	if f.Shared > 0 {
		p.messages.Note("%s used by several documents, whose rows are kept together", report.Counted(f.Shared, "id"))
	}
}

func (o joinOptions) check(p *program, paths []string) error {
	switch {
	case len(paths) == 0:
		return exit.Usage("no files named", `name what "onrecord rows --stream --people" wrote`)
	case o.out != deliver.Stdout && slices.Contains(paths, o.out):
		return exit.Usage(o.out+" is an input and would be overwritten", "choose another place with --out")
	}
	return o.tableFlags.check(p.stdout)
}
