package table

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"onrecord/report"
	"onrecord/report/terminal"
)

// Text writes rows for reading: a line with date, speaker, topic, source and document, and
// the words below it. Text from documents is made safe for a terminal.
type Text struct {
	w       io.Writer
	heads   bytes.Buffer
	columns *tabwriter.Writer
	quotes  []string
}

// NewText returns a writer of rows as text. Its columns are as wide as their widest cell,
// so nothing is written before Flush.
func NewText(w io.Writer) *Text {
	t := &Text{w: w}
	t.columns = tabwriter.NewWriter(&t.heads, 0, 0, 2, ' ', 0)
	return t
}

// Write keeps one row.
func (t *Text) Write(r report.Row) error {
	date := r.Date.String()
	if date == "" {
		date = "no date"
	}
	cell := func(text, otherwise string, most int) string {
		if text == "" {
			text = otherwise
		}
		return terminal.Cut(terminal.Printable(text), most)
	}
	words := terminal.Printable(terminal.OneLine(r.Quote))
	if intro := report.Intro(&r); intro != "" {
		words = "_" + terminal.Printable(intro) + "_ " + words
	}
	t.quotes = append(t.quotes, words)
	_, err := fmt.Fprintf(t.columns, "%s\t%s\t%s\t%s\t%s\n", date, cell(r.Speaker, "unknown", 32),
		cell(r.Topic, "no topic", 28), cell(r.Source, "unknown outlet", 28), terminal.Printable(r.Document))
	return err
}

// Flush writes the rows.
func (t *Text) Flush() error {
	if err := t.columns.Flush(); err != nil {
		return err
	}
	i := 0
	for line := range strings.Lines(t.heads.String()) {
		if _, err := fmt.Fprintf(t.w, "%s\n%s\n", strings.TrimRight(line, " \n"),
			terminal.Fold(t.quotes[i], 100, "    ")); err != nil {
			return err
		}
		i++
	}
	return nil
}
