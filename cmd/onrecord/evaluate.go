package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/score"
)

// evaluateOptions are the flags of evaluate.
type evaluateOptions struct {
	documents string
	floors    []string
	misses    int
	format    string
	precision string
	own       ownFiles
}

var evaluateFormats = []string{"text", "json"}

func (o *evaluateOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.documents, "documents", "", "`folder` of the documents that gold rows are about (default where the rows lie)")
	f.StringArrayVar(&o.floors, "floor", nil, "`NAME=VALUE`: end with exit code 1 if this figure is lower; may be repeated")
	f.IntVar(&o.misses, "misses", 0, "print this `number` of the statements that were missed")
	f.StringVar(&o.format, "format", "text", "`form` of the figures: text or json")
	o.own.addFlags(cmd)
	addPrecision(cmd, &o.precision)
	closedList(cmd, "format", evaluateFormats...)
	noCompletion(cmd, "floor", "misses")
	_ = cmd.MarkFlagDirname("documents") // the flag exists: it stands above
}

func newEvaluate(p *program) *cobra.Command {
	var o evaluateOptions
	cmd := &cobra.Command{
		Use:   "evaluate CORPUS",
		Short: "Say how far rows agree with what people annotated",
		Long: `evaluate reads annotated documents, finds their statements and says how far
they agree with the annotators. CORPUS is one of

  a folder of text/NAME.txt and attributions/NAME_ANNOTATOR.ann, in brat
  standoff; of several annotators the first by name counts;
  a file of gold rows as JSON Lines, or a folder of such files.

Statements are compared by the letters of their content: white space, quotation
marks, a leading "that" and marks at the ends do not count. They are paired one
to one, most alike first. F@0.8 counts the pairs that share eight tenths of
their letters, F@exact those that share all; F@end_to_end asks for the speaker's
words as well, F@row for the right name. Shares are per cent. With --floor a
figure that is too low is an error, so that a change which spoils it is noticed.`,
		Example: `  onrecord evaluate testdata/expect --documents testdata/documents
  onrecord evaluate corpus --floor F@0.8=60 --floor cue=90 --misses 20`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{"evaluate takes one corpus, not " + strconv.Itoa(len(args)), nil}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.evaluate(cmd.Context(), o, args[0])
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (p *program) evaluate(ctx context.Context, o evaluateOptions, path string) error {
	if !slices.Contains(evaluateFormats, o.format) {
		return badValue("format", o.format, evaluateFormats...)
	}
	if err := checkPrecision(o.precision); err != nil {
		return err
	}
	if o.misses < 0 {
		return &usageError{"--misses: a number of statements is not negative", nil}
	}
	c, err := openCorpus(path, o.documents)
	if err != nil {
		return err
	}
	floors, err := parseFloors(o.floors, c.figures())
	if err != nil {
		return err
	}
	result, err := p.score(ctx, c, o)
	if err != nil {
		return err
	}
	if err := o.print(p.stdout, result); err != nil {
		return err
	}
	return belowFloor(result, floors)
}

// print writes the figures, and the misses that were asked for.
func (o evaluateOptions) print(w *results, r score.Result) error {
	var b bytes.Buffer
	misses := r.Misses[:min(o.misses, len(r.Misses))]
	if o.format == "json" {
		printScoreJSON(&b, r.Figures, misses, o.misses > 0)
	} else {
		printScoreText(&b, r.Figures, misses)
		if more := len(r.Misses) - len(misses); more > 0 && len(misses) > 0 {
			fmt.Fprintf(&b, "and %s more\n", report.Thousands(more))
		}
	}
	_, err := b.WriteTo(w)
	return err
}

// printScoreText writes one figure a line, their decimal points in a column.
func printScoreText(b *bytes.Buffer, figures []score.Figure, misses []score.Miss) {
	for _, f := range figures {
		if f.Count {
			fmt.Fprintf(b, "%-15s %6.0f\n", f.Name, f.Value)
		} else {
			fmt.Fprintf(b, "%-15s %9.2f\n", f.Name, f.Value)
		}
	}
	for i, m := range misses {
		if i == 0 {
			b.WriteString("\nmissed:\n")
		}
		fmt.Fprintf(b, "%s  %s  %s\n", printable(m.Document), printable(m.Kind), printable(oneLine(m.Text)))
	}
}

// printScoreJSON writes one object, its keys in the order of the figures.
func printScoreJSON(b *bytes.Buffer, figures []score.Figure, misses []score.Miss, list bool) {
	type miss struct {
		Document string `json:"document"`
		Kind     string `json:"kind"`
		Text     string `json:"text"`
	}
	b.WriteByte('{')
	for i, f := range figures {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(b, "%q: %s", f.Name, strconv.FormatFloat(printed(f.Value), 'f', -1, 64))
	}
	if list {
		all := []miss{}
		for _, m := range misses {
			all = append(all, miss{m.Document, m.Kind, oneLine(m.Text)})
		}
		e, _ := json.Marshal(all) // strings alone: it cannot fail
		fmt.Fprintf(b, `, "misses": %s`, e)
	}
	b.WriteString("}\n")
}

// printed is a figure as people see it, to two places. A floor is held to the
// same: nobody should read that 60.00 is below 60.
func printed(v float64) float64 { return math.Round(100*v) / 100 }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// floor is the least value of a figure that counts as passed.
type floor struct {
	name  string
	value float64
}

// parseFloors reads "F@0.8=60". A figure that this corpus has not is found out
// before the documents are read, and not after.
func parseFloors(list []string, known []score.Figure) ([]floor, error) {
	var out []floor
	for _, s := range list {
		name, value, _ := strings.Cut(s, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || math.IsNaN(v) {
			return nil, &usageError{fmt.Sprintf("--floor: %q is not NAME=VALUE", s), []string{"for example --floor F@0.8=60"}}
		}
		var names []string
		for _, f := range known {
			names = append(names, f.Name)
		}
		if !slices.Contains(names, name) {
			return nil, &usageError{fmt.Sprintf("--floor: there is no figure %q", name), []string{"the figures are " + strings.Join(names, ", ")}}
		}
		out = append(out, floor{name, v})
	}
	return out, nil
}

// belowFloor is the error for figures that are lower than they must be.
func belowFloor(r score.Result, floors []floor) error {
	var low []error
	for _, f := range floors {
		if v, _ := r.Figure(f.name); printed(v) < f.value {
			low = append(low, errors.New(f.name+" is "+trimmed(printed(v))+", below "+trimmed(f.value)))
		}
	}
	if low == nil {
		return nil
	}
	return joined(low)
}

// trimmed writes a number without zeros that say nothing: 60, 59.5.
func trimmed(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
