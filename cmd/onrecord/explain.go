package main

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
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
		Short: "Show the statements in a document and why each was found",
		Long: `explain prints a document with its statements marked: the words reported, with their
number ([1 the road is shut]), the _cue_ that reports them and the *mention* of the
speaker. Below each paragraph it says who made each statement and how that is known,
which rule found it, and how certain it is. It also says why other candidates were
rejected. In a transcript, an interview or a chat it says what each line was taken for:
label, turn, question, answer, goes on (continues the turn above), direction (nobody's
words) or doubt. On a terminal the marks are coloured.

FILE may be "-" for standard input.`,
		Example: `  onrecord explain interview.txt
  onrecord explain interview.txt --html > interview.html`,
		Args: exactly(1, "explain reads one file", `"-" reads standard input`),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.explain(cmd.Context(), flags, args[0], number, page)
		},
	}
	cmd.Flags().BoolVar(&page, "html", false, "print a self-contained HTML page")
	cmd.Flags().IntVar(&number, "document", 0, "explain the document with this `number`, if the file holds several")
	flags.addFlags(cmd)
	flags.columns.addFlags(cmd)
	return cmd
}

func (p *program) explain(ctx context.Context, flags settingsFlags, path string, number int, page bool) error {
	f, err := input.One(ctx, path, "explain")
	if err != nil {
		return err
	}
	settings, options, err := readingWith(ctx, flags)
	if err != nil {
		return err
	}
	documents, err := ingest.Read(ctx, input.Open(p.stdin, []ingest.File{f}, "", settings.Tables), ingest.Options{Extract: options, Results: true, Copies: true})
	if err != nil {
		return err
	}
	ingest.Join(documents, settings.Known...)
	chosen, err := numbered(path, len(documents), number)
	if err != nil {
		return err
	}
	if len(chosen) > 1 {
		return exit.Usage(path+" holds "+report.Counted(len(chosen), "document"), "--document chooses one by its number; \"onrecord text "+path+"\" shows them")
	}
	d := documents[chosen[0]]
	if d.Record.Status != report.StatusRead {
		return fmt.Errorf("%s: %s", d.Record.Path, d.Record.Reason)
	}
	p.warn(d.Record.Path, d.Result.Document)
	precision := report.PrecisionNamed(settings.Precision)
	precision.Drop = 0 // what would be left out is what needs explaining
	e := explain.New(*d.Result, precision.Apply(d.Rows))
	w := bufio.NewWriter(p.stdout)
	if page {
		err = e.WriteHTML(w)
	} else {
		e.WriteText(w, console.ScreenOf(p.stdout.Out))
	}
	if err != nil {
		return err
	}
	return w.Flush()
}
