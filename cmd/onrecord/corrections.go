package main

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/deliver"
	"onrecord/cmd/onrecord/folder"
	"onrecord/report"
	"onrecord/report/desk/history"
)

// correctionsOptions are the flags of corrections.
type correctionsOptions struct {
	desk, format, out string
	number            int64
	all               bool
}

func newCorrections(p *program) *cobra.Command {
	var o correctionsOptions
	cmd := &cobra.Command{
		Use:   "corrections",
		Short: "List the corrections to the record",
		Long: `corrections lists the corrections to the record, earliest first: when, by whom, from
which file, in which document and row, and the old and new values. Corrections that
were undone are left out unless --all is given.`,
		Example: `  onrecord corrections
  onrecord corrections --number 12
  onrecord corrections --format csv --out corrections.csv`,
		Args:              exactly(0, "corrections takes no argument"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.corrections(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.Int64Var(&o.number, "number", 0, "only those in one `line` of the list that onrecord undo prints")
	f.BoolVar(&o.all, "all", false, "include those that were undone")
	f.StringVar(&o.format, "format", "text", "output `format`: text, csv or jsonl")
	f.StringVarP(&o.out, "out", "o", deliver.Stdout, "`file` to write to; - is standard output")
	f.Lookup("number").DefValue = ""
	addDesk(cmd, &o.desk)
	closedList(cmd, "format", history.Formats...)
	noCompletion(cmd, "number")
	return cmd
}

func (p *program) corrections(ctx context.Context, o correctionsOptions) error {
	if !slices.Contains(history.Formats, o.format) {
		return badValue("format", o.format, history.Formats...)
	}
	a, err := folder.Desk{Dir: o.desk}.ReadArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	list, err := history.Corrections(ctx, a, o.number, o.all)
	if err != nil {
		return err
	}
	err = deliver.To(ctx, p.stdout, o.out, func(w io.Writer) error { return history.Write(w, o.format, list) })
	if err == nil && (o.out != deliver.Stdout || o.format == "text") {
		p.messages.Note("%s", report.Counted(len(list), "correction"))
	}
	return err
}
