package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/terminal"
)

// correctionsOptions are the flags of corrections.
type correctionsOptions struct {
	desk, format, out string
	number            int64
	all               bool
}

var correctionFormats = []string{"text", "csv", "jsonl"}

func newCorrections(p *program) *cobra.Command {
	var o correctionsOptions
	cmd := &cobra.Command{
		Use:   "corrections",
		Short: "List the corrections of the record",
		Long: `corrections lists what people corrected in the record, the earliest first: when, by
whom, from which file, in which document and row, what stood there and what stands
there now. Corrections that were taken back are left out unless --all is given.`,
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
	f.Int64Var(&o.number, "number", 0, "only those of one `line` of onrecord undo")
	f.BoolVar(&o.all, "all", false, "also those that were taken back")
	f.StringVar(&o.format, "format", "text", "output `format`: text, csv or jsonl")
	f.StringVarP(&o.out, "out", "o", stdoutPath, "`file` to write to; - is standard output")
	f.Lookup("number").DefValue = ""
	addDesk(cmd, &o.desk)
	closedList(cmd, "format", correctionFormats...)
	noCompletion(cmd, "number")
	return cmd
}

// correctionLine is a correction with the entry of the log that it belongs to.
type correctionLine struct {
	Number   int64     `json:"number"`
	Made     time.Time `json:"made"`
	Who      string    `json:"who"`
	File     string    `json:"file"`
	Document string    `json:"document"`
	Row      string    `json:"row"` // id; empty if the document was corrected
	Quote    string    `json:"quote"`
	Field    string    `json:"field"`
	Old      string    `json:"old"`
	New      string    `json:"new"`
	Undone   bool      `json:"undone"`
}

func (p *program) corrections(ctx context.Context, o correctionsOptions) error {
	if !slices.Contains(correctionFormats, o.format) {
		return badValue("format", o.format, correctionFormats...)
	}
	a, err := folder{dir: o.desk}.readArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	list, err := listCorrections(ctx, a, o)
	if err != nil {
		return err
	}
	write := map[string]func(io.Writer, []correctionLine) error{"text": writeCorrectionsText, "csv": writeCorrectionsCSV, "jsonl": writeCorrectionsJSON}[o.format]
	if o.out == stdoutPath {
		err = write(p.stdout, list)
	} else {
		err = writeFiles(ctx, output{o.out, func(w io.Writer) error { return write(w, list) }})
	}
	if err == nil && (o.out != stdoutPath || o.format == "text") {
		p.messages.note("%s", report.Counted(len(list), "correction"))
	}
	return err
}

func listCorrections(ctx context.Context, a *archive.Archive, o correctionsOptions) ([]correctionLine, error) {
	entries, err := a.Log(ctx)
	if err != nil {
		return nil, err
	}
	file := map[int64]string{}
	for _, e := range entries {
		file[e.ID] = e.File
	}
	all, err := a.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	var out []correctionLine
	for _, c := range all {
		if c.Undone && !o.all || o.number != 0 && c.Entry != o.number {
			continue
		}
		l := correctionLine{Number: c.Entry, Made: c.Made, Who: c.Who, File: file[c.Entry], Document: c.Document, Quote: c.Quote, Field: c.Field, Old: c.Old, New: c.New, Undone: c.Undone}
		if c.Kind == archive.OfRow {
			l.Row = c.Target
		}
		out = append(out, l)
	}
	return out, nil
}

// writeCorrectionsText lists corrections under the line of the log that they are of.
func writeCorrectionsText(out io.Writer, list []correctionLine) error {
	w := bufio.NewWriter(out)
	var last int64
	shown := func(s string) string {
		if s == "" {
			return "(empty)"
		}
		return terminal.Printable(terminal.Cut(s, 60))
	}
	for i, l := range list {
		if i == 0 || l.Number != last {
			fmt.Fprintf(w, "%d  %s  %s  %s\n", l.Number, l.Made.Local().Format("2006-01-02 15:04"), terminal.Printable(l.Who), terminal.Printable(l.File))
			last = l.Number
		}
		where := l.Document
		if l.Row != "" {
			where = fmt.Sprintf("%s  “%s”", l.Row, terminal.Cut(terminal.OneLine(l.Quote), 50))
		}
		undone := ""
		if l.Undone {
			undone = "  (taken back)"
		}
		fmt.Fprintf(w, "  %-8s %s → %s  %s%s\n", l.Field, shown(l.Old), shown(l.New), terminal.Printable(where), undone)
	}
	return w.Flush()
}

func writeCorrectionsCSV(out io.Writer, list []correctionLine) error {
	w := csv.NewWriter(out)
	if err := w.Write([]string{"number", "made", "who", "file", "document", "row", "quote", "field", "old", "new", "undone"}); err != nil {
		return err
	}
	for _, l := range list {
		fields := []string{strconv.FormatInt(l.Number, 10), l.Made.Format(time.RFC3339), l.Who, l.File, l.Document, l.Row, l.Quote, l.Field, l.Old, l.New, strconv.FormatBool(l.Undone)}
		for i, f := range fields {
			if f != "" && strings.IndexByte("=+-@\t\r", f[0]) >= 0 {
				fields[i] = "'" + f // so that no spreadsheet takes it for a formula
			}
		}
		if err := w.Write(fields); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func writeCorrectionsJSON(out io.Writer, list []correctionLine) error {
	w := bufio.NewWriter(out)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, l := range list {
		if err := lines.Encode(l); err != nil {
			return err
		}
	}
	return w.Flush()
}
