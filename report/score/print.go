package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"onrecord/report"
	"onrecord/report/terminal"
)

// Formats are the output formats of [Result.Write].
var Formats = []string{"text", "json"}

// Write writes the figures in one of the formats, followed by at most a given number of
// missed statements.
func (r Result) Write(w io.Writer, format string, most int) error {
	var b bytes.Buffer
	misses := r.Misses[:min(most, len(r.Misses))]
	if format == "json" {
		writeJSON(&b, r.Figures, misses, most > 0)
	} else {
		writeText(&b, r.Figures, misses)
		if more := len(r.Misses) - len(misses); more > 0 && len(misses) > 0 {
			fmt.Fprintf(&b, "and %s more\n", report.Thousands(more))
		}
	}
	_, err := b.WriteTo(w)
	return err
}

// writeText writes one figure a line, their decimal points in a column.
func writeText(b *bytes.Buffer, figures []Figure, misses []Miss) {
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
		fmt.Fprintf(b, "%s  %s  %s\n", terminal.Printable(m.Document), terminal.Printable(m.Kind),
			terminal.Printable(terminal.OneLine(m.Text)))
	}
}

// writeJSON writes one object, its keys in the order of the figures.
func writeJSON(b *bytes.Buffer, figures []Figure, misses []Miss, list bool) {
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
			all = append(all, miss{m.Document, m.Kind, terminal.OneLine(m.Text)})
		}
		e, _ := json.Marshal(all) // strings alone: it cannot fail
		fmt.Fprintf(b, `, "misses": %s`, e)
	}
	b.WriteString("}\n")
}

// printed is a figure as people see it, to two places. A floor is held to the
// same: nobody should read that 60.00 is below 60.
func printed(v float64) float64 { return math.Round(100*v) / 100 }

// Floor is the lowest acceptable value of a figure.
type Floor struct {
	name  string
	value float64
}

// ParseFloors reads "F@0.8=60". A figure that this corpus does not have is reported before
// the documents are read.
func ParseFloors(list []string, known []Figure) ([]Floor, error) {
	var out []Floor
	for _, s := range list {
		name, value, _ := strings.Cut(s, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || math.IsNaN(v) {
			return nil, report.WithHint(fmt.Errorf("%q is not NAME=VALUE", s), "such as --floor F@0.8=60")
		}
		var names []string
		for _, f := range known {
			names = append(names, f.Name)
		}
		if !slices.Contains(names, name) {
			return nil, report.WithHint(fmt.Errorf("there is no figure %q", name),
				"the figures are "+strings.Join(names, ", "))
		}
		out = append(out, Floor{name, v})
	}
	return out, nil
}

// Below returns the error for figures below their floors.
func (r Result) Below(floors []Floor) error {
	var low []string
	for _, f := range floors {
		if v, _ := r.Figure(f.name); printed(v) < f.value {
			low = append(low, f.name+" is "+trimmed(printed(v))+", below "+trimmed(f.value))
		}
	}
	if low == nil {
		return nil
	}
	return errors.New(strings.Join(low, "; "))
}

// trimmed writes a number without zeros that say nothing: 60, 59.5.
func trimmed(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
