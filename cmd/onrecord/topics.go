package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/coverage"
)

// topicsOptions are the flags of topics.
type topicsOptions struct {
	format   string
	top      int
	settings settingsFlags
}

var topicsFormats = []string{"text", "json"}

func (o *topicsOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "output `format`: text or json")
	f.IntVar(&o.top, "top", 20, "`number` of words to suggest")
	o.settings.addFlags(cmd)
	o.settings.columns.addFlags(cmd)
	closedList(cmd, "format", topicsFormats...)
	noCompletion(cmd, "top")
}

func newTopics(p *program) *cobra.Command {
	var o topicsOptions
	cmd := &cobra.Command{
		Use:   "topics PATH…",
		Short: "Show what a taxonomy covers and which words it lacks",
		Long: `topics reads documents and reports how many rows each topic has, which words decided
it, and how many rows have no topic. For those rows it suggests words and phrases that
are missing from the taxonomy, to help a desk write its own topics. Rows that take
their topic from the surrounding text are counted too. Interviewers' questions are left
out.

A PATH is a file, a folder with all its subfolders, or "-" for standard input.`,
		Example: `  onrecord topics clippings
  onrecord topics clippings --taxonomy topics.yaml --top 50`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.topics(cmd.Context(), o, args)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) topics(ctx context.Context, o topicsOptions, paths []string) error {
	if !slices.Contains(topicsFormats, o.format) {
		return badValue("format", o.format, topicsFormats...)
	}
	if o.top < 0 {
		return exit.Usage(fmt.Sprintf("--top: the number cannot be negative: %d", o.top))
	}
	read, settings, err := p.readDocuments(ctx, nil, o.settings, paths)
	if err != nil {
		return err
	}
	var rows []report.Row
	documents := make([]report.Document, len(read))
	for i, d := range read {
		quoted := report.Quoted(d.Rows)
		rows = append(rows, quoted...)
		documents[i] = d.Record
		documents[i].Rows = len(quoted)
	}
	t, err := coverage.Of(settings.Taxonomy, rows, o.top)
	if err != nil {
		return fmt.Errorf("taxonomy %s: %w", settings.Taxonomy.Name, err)
	}
	w := disk.UntilDone(ctx, p.stdout)
	if o.format == "json" {
		err = t.WriteJSON(w)
	} else {
		err = t.WriteText(w)
	}
	if err != nil {
		return err
	}
	p.reportDocuments(read, documents)
	return p.incomplete(documents)
}
