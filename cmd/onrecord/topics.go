package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

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
	f.StringVar(&o.format, "format", "text", "`form` of the report: text or json")
	f.IntVar(&o.top, "top", 20, "how many words to suggest")
	o.settings.addFlags(cmd)
	o.settings.columns.addFlags(cmd)
	closedList(cmd, "format", topicsFormats...)
	noCompletion(cmd, "top")
}

func newTopics(p *program) *cobra.Command {
	var o topicsOptions
	cmd := &cobra.Command{
		Use:   "topics PATH…",
		Short: "Show how far a taxonomy goes with documents, and what it lacks",
		Long: `topics reads documents as rows does and says how many rows each topic has and by
which words, how many have none, and which words and phrases, not in the
taxonomy yet, would divide those best: with them a desk writes its own. Rows that
owe their topic to the text around them, and to no word of their own, are
counted with the rest. An interviewer's questions are left out.

A PATH is a file, a folder read at any depth, or "-" for standard input.`,
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
		return &usageError{message: fmt.Sprintf("--top: %d is less than nothing", o.top)}
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
	w := &cancelled{ctx, p.stdout}
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
