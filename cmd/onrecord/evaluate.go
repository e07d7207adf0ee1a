package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/report"
	"onrecord/report/ingest"
	"onrecord/report/score"
)

// evaluateOptions are the flags of evaluate.
type evaluateOptions struct {
	documents string
	floors    []string
	misses    int
	format    string
	precision string
	settings  settingsFlags
}

func (o *evaluateOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.documents, "documents", "", "`folder` with the documents of the gold rows (default the folder of the rows)")
	f.StringArrayVar(&o.floors, "floor", nil, "`NAME=VALUE`: exit with code 1 if this figure is lower; may be repeated")
	f.IntVar(&o.misses, "misses", 0, "`number` of missed statements to print")
	f.StringVar(&o.format, "format", "text", "output `format`: text or json")
	o.settings.addFlags(cmd)
	addPrecision(cmd, &o.precision)
	closedList(cmd, "format", score.Formats...)
	noCompletion(cmd, "floor", "misses")
	_ = cmd.MarkFlagDirname("documents") // the flag exists: it stands above
}

func newEvaluate(p *program) *cobra.Command {
	var o evaluateOptions
	cmd := &cobra.Command{
		Use:   "evaluate CORPUS",
		Short: "Measure rows against annotated documents",
		Long: `evaluate reads annotated documents, finds their statements and measures how well
they agree with the annotations. CORPUS is one of

  a folder with text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat
  standoff); if there are several annotators, the first by name is used;
  a file of gold rows as JSON Lines, or a folder of such files.

Statements are compared by the letters of their content; white space, quotation
marks, a leading "that" and punctuation at either end are ignored. They are paired
one to one, the most similar first. F@0.8 counts pairs that share 80 per cent of
their letters, F@exact those that share all of them. F@end_to_end also requires the
words that name the speaker, F@row the speaker's correct name. All figures are
percentages. With --floor, a figure below the floor is an error.`,
		Example: `  onrecord evaluate testdata/expect --documents testdata/documents
  onrecord evaluate corpus --floor F@0.8=60 --floor cue=90 --misses 20`,
		Args: exactly(1, "evaluate takes one corpus"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.evaluate(cmd.Context(), o, args[0])
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) evaluate(ctx context.Context, o evaluateOptions, path string) error {
	if !slices.Contains(score.Formats, o.format) {
		return badValue("format", o.format, score.Formats...)
	}
	if err := checkPrecision(o.precision); err != nil {
		return err
	}
	if o.misses < 0 {
		return exit.Usage("--misses: the number cannot be negative")
	}
	c, err := disk.WaitFor(ctx, func() (score.Annotated, error) { return score.Open(disk.At(""), path, o.documents) })
	if err != nil {
		return err
	}
	if o.documents != "" && c.Standoff() {
		return exit.Usage("--documents is for gold rows; " + path + " has its texts in " + filepath.Join(path, "text"))
	}
	floors, err := score.ParseFloors(o.floors, c.Figures())
	if err != nil {
		return exit.Usage("--floor: "+err.Error(), report.Hints(err)...)
	}
	result, err := p.score(ctx, c, o)
	if err != nil {
		return err
	}
	if err := result.Write(p.stdout, o.format, o.misses); err != nil {
		return err
	}
	return result.Below(floors)
}

// score reads the documents of a corpus as rows does, except that it keeps
// those that are there twice: each has its annotation.
func (p *program) score(ctx context.Context, c score.Annotated, o evaluateOptions) (score.Result, error) {
	for _, o := range c.Orphans {
		p.messages.Warning(o + " does not belong to any text of the corpus and was left out")
	}
	if c.Unannotated > 0 {
		p.messages.Note("%s without annotations left out", report.Counted(c.Unannotated, "text"))
	}
	list, err := input.Collect(ctx, c.Paths)
	if err != nil {
		return score.Result{}, report.WithHint(err, "--documents names the folder with the documents of the gold rows")
	}
	settings, options, err := readingWith(ctx, o.settings)
	if err != nil {
		return score.Result{}, err
	}
	bar := console.NewProgress(p.messages, len(list))
	documents, err := ingest.Read(ctx, input.Open(p.stdin, list, "", nil), ingest.Options{Extract: options, Results: true, Copies: true, Progress: bar.Set})
	bar.Clear()
	if err != nil {
		return score.Result{}, err
	}
	ingest.Join(documents, settings.Known...)
	point := report.PrecisionNamed(cmp.Or(o.precision, settings.Precision))
	read := make(map[string]ingest.Document, len(documents))
	var lost []string
	for _, d := range documents {
		d.Rows = point.Apply(d.Rows)
		read[d.Record.Path] = d
		if d.Record.Status != report.StatusRead {
			lost = append(lost, d.Record.Path+" cannot be scored: "+d.Record.Reason)
		}
	}
	if lost != nil {
		return score.Result{}, errors.New(strings.Join(lost, "; "))
	}
	return c.Compare(func(path string) (string, []report.Row, error) {
		d, ok := read[filepath.ToSlash(filepath.Clean(path))]
		if !ok {
			return "", nil, fmt.Errorf("%s was not read", path)
		}
		if d.Result == nil {
			return "", d.Rows, nil
		}
		return d.Result.Document.Text, d.Rows, nil
	})
}
