package main

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/explain"
	"onrecord/report/ingest"
)

func newExplain(p *program) *cobra.Command {
	var page bool
	var number int
	var flags settingsFlags
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show a document with its statements marked, and why",
		Long: `explain prints a document with its statements marked: [1 what was said], by its
number, the _cue_ that reports it, and the *mention* of the speaker. Below each
paragraph it says of every statement who made it and how that is known, by
which rule it was found, and how sure that is; and of what looked like a
statement and is none, why it was rejected. A terminal shows the marks in
colour as well.

FILE may be "-" for standard input.`,
		Example: `  onrecord explain interview.txt
  onrecord explain interview.txt --html > interview.html`,
		Args: exactly(1, "explain reads one file", `"-" reads standard input`),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.explain(cmd.Context(), flags, args[0], number, page)
		},
	}
	cmd.Flags().BoolVar(&page, "html", false, "print a page for a browser; it needs no other file")
	cmd.Flags().IntVar(&number, "document", 0, "of a file that holds several documents, explain the one of this number")
	flags.addFlags(cmd)
	flags.columns.addFlags(cmd)
	return cmd
}

func (p *program) explain(ctx context.Context, flags settingsFlags, path string, number int, page bool) error {
	f, err := oneFile(ctx, path, "explain")
	if err != nil {
		return err
	}
	settings, options, err := readingWith(flags)
	if err != nil {
		return err
	}
	documents, err := ingest.Read(ctx, p.openFiles([]ingest.File{f}, "", settings.Tables), ingest.Options{Extract: options, Results: true, Copies: true})
	if err != nil {
		return err
	}
	ingest.Join(documents, settings.Known...)
	chosen, err := numbered(path, len(documents), number)
	if err != nil {
		return err
	}
	if len(chosen) > 1 {
		return &usageError{path + " holds " + report.Counted(len(chosen), "document"), []string{"--document chooses one by its number; \"onrecord text " + path + "\" shows them"}}
	}
	d := documents[chosen[0]]
	if d.Record.Status != report.StatusRead {
		return fmt.Errorf("%s: %s", d.Record.Path, d.Record.Reason)
	}
	p.warn(d.Record.Path, d.Result.Document)
	precision := report.PrecisionNamed(settings.Precision)
	precision.Drop = 0 // what would be left out is what needs explaining
	e := explain.New(d.Result, precision.Apply(d.Rows))
	w := bufio.NewWriter(p.stdout)
	if page {
		err = e.WriteHTML(w)
	} else {
		e.WriteText(w, screenOf(p.stdout.w))
	}
	if err != nil {
		return err
	}
	return w.Flush()
}
