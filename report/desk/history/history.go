// Package history lists the changes that people made to the record of a desk: the lines
// of its log, and their corrections.
package history

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/table"
	"onrecord/report/terminal"
)

const minute = "2006-01-02 15:04"

// Line returns a line of the log for people: when, who, and what was done.
func Line(e archive.Entry) string {
	return e.Made.Format(minute) + "  " + e.Who + "  " + e.Did + ": " + cmp.Or(e.What, report.Counted(e.Corrections, "correction"))
}

// Undoable returns the lines of the log that can be undone or have been, earliest first.
func Undoable(ctx context.Context, a *archive.Archive) ([]archive.Entry, error) {
	list, err := a.Log(ctx)
	out := []archive.Entry{}
	for _, e := range list {
		if e.Corrections > 0 || e.Learnt != nil {
			out = append(out, e)
		}
	}
	return out, err
}

// ErrNothingToUndo is the error of [ToUndo] for a line without corrections.
var ErrNothingToUndo = errors.New("it has no corrections to undo")

// ToUndo returns a line of the log that is to be undone.
func ToUndo(ctx context.Context, a *archive.Archive, id int64) (archive.Entry, error) {
	list, err := a.Log(ctx)
	if err != nil {
		return archive.Entry{}, err
	}
	for _, e := range list {
		switch {
		case e.ID != id:
		case e.Corrections == 0 && e.Learnt == nil:
			return e, ErrNothingToUndo
		case !e.Undone.IsZero():
			return e, archive.ErrAlreadyUndone
		default:
			return e, nil
		}
	}
	return archive.Entry{}, archive.ErrNoEntry
}

// WriteUndoable writes the result of [Undoable] as text.
func WriteUndoable(out io.Writer, list []archive.Entry) error {
	w := bufio.NewWriter(out)
	for _, e := range list {
		parts := []string{fmt.Sprintf("%4d", e.ID), e.Made.Local().Format(minute), e.Who, cmp.Or(e.File, "onrecord "+e.Did),
			report.Counted(e.Corrections, "correction")}
		for _, l := range e.Learnt {
			parts[4] += ", " + l.File
		}
		if !e.Undone.IsZero() {
			parts = append(parts, fmt.Sprintf("undone %s by %s", e.Undone.Local().Format(minute), e.UndoneBy))
		}
		fmt.Fprintln(w, terminal.Printable(strings.Join(parts, "  ")))
	}
	return w.Flush()
}

// Correction is a correction and its line in the log.
type Correction struct {
	Number   int64     `json:"number"` // of the line
	Made     time.Time `json:"made"`
	Who      string    `json:"who"`
	File     string    `json:"file"` // that it came back in
	Document string    `json:"document"`
	Row      string    `json:"row"` // id; empty if the document was corrected
	Quote    string    `json:"quote"`
	Field    string    `json:"field"`
	Old      string    `json:"old"`
	New      string    `json:"new"`
	Undone   bool      `json:"undone"`
}

// Corrections returns the corrections of one line of the log, or of all lines for 0,
// earliest first; those that were undone only if undone is true.
func Corrections(ctx context.Context, a *archive.Archive, line int64, undone bool) ([]Correction, error) {
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
	var out []Correction
	for _, c := range all {
		if c.Undone && !undone || line != 0 && c.Entry != line {
			continue
		}
		l := Correction{Number: c.Entry, Made: c.Made, Who: c.Who, File: file[c.Entry], Document: c.Document, Quote: c.Quote,
			Field: c.Field, Old: c.Old, New: c.New, Undone: c.Undone}
		if c.Kind == archive.OfRow {
			l.Row = c.Target
		}
		out = append(out, l)
	}
	return out, nil
}

// Formats are the formats of [Write].
var Formats = []string{"text", "csv", "jsonl"}

// Write writes corrections in one of the formats.
func Write(out io.Writer, format string, list []Correction) error {
	switch format {
	case "csv":
		return writeCSV(out, list)
	case "jsonl":
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
	return writeText(out, list)
}

// writeText lists corrections under the line of the log that they belong to.
func writeText(out io.Writer, list []Correction) error {
	w := bufio.NewWriter(out)
	shown := func(s string) string {
		return terminal.Printable(terminal.Cut(cmp.Or(s, "(empty)"), 60))
	}
	for i, l := range list {
		if i == 0 || l.Number != list[i-1].Number {
			fmt.Fprintf(w, "%d  %s  %s  %s\n", l.Number, l.Made.Local().Format(minute), terminal.Printable(l.Who), terminal.Printable(l.File))
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

func writeCSV(out io.Writer, list []Correction) error {
	w := csv.NewWriter(out)
	lines := [][]string{{"number", "made", "who", "file", "document", "row", "quote", "field", "old", "new", "undone"}}
	for _, l := range list {
		line := []string{strconv.FormatInt(l.Number, 10), l.Made.Format(time.RFC3339), l.Who, l.File, l.Document, l.Row, l.Quote,
			l.Field, l.Old, l.New, strconv.FormatBool(l.Undone)}
		for i, text := range line {
			line[i] = table.Guarded(text)
		}
		lines = append(lines, line)
	}
	return w.WriteAll(lines) // and flushes
}
