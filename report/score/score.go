// Package score measures how well rows agree with people's annotations.
//
// Given rows and a gold standard, either attributions in brat standoff ([Corpus]) or
// gold rows as JSON Lines ([Gold]), it returns pairs and precision, recall and F
// measure. Predicted and annotated statements are compared by their content alone, as
// sets of code points, so that quotation marks, white space and a leading "that" are
// ignored; they are paired one to one, most similar first. The package reads no files
// and prints nothing.
package score

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"onrecord/report"
	"onrecord/report/terminal"
)

// points is a sorted list of the code-point offsets of a text that count in a
// comparison.
type points []int

const (
	// quotationMarks do not count: who quotes chooses the marks.
	quotationMarks = "\"'“”‘’«»„‟`"
	// edgeMarks do not count at either end.
	edgeMarks = ".,;:!?…—–-"
	// lookAhead is how many code points are searched for the leading "that".
	lookAhead = 12
)

// content returns the code points of spans that count: without white space,
// quotation marks, a leading "that" and punctuation at the ends.
func content(text []rune, spans [][2]int) points {
	var at points
	for _, s := range spans {
		for i := max(0, s[0]); i < min(s[1], len(text)); i++ {
			at = append(at, i)
		}
	}
	at = at[leadingThat(text, at):]
	at = slices.DeleteFunc(at, func(i int) bool { return isSpace(text[i]) || strings.ContainsRune(quotationMarks, text[i]) })
	for len(at) > 0 && strings.ContainsRune(edgeMarks, text[at[len(at)-1]]) {
		at = at[:len(at)-1]
	}
	for len(at) > 0 && strings.ContainsRune(edgeMarks, text[at[0]]) {
		at = at[1:]
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// leadingThat returns how many of the first points are marks and a "that".
func leadingThat(text []rune, at points) int {
	head := at[:min(len(at), lookAhead)]
	i := 0
	for i < len(head) && !isWordRune(text[head[i]]) {
		i++
	}
	const that = "that"
	if i+len(that) > len(head) {
		return 0
	}
	for k, r := range that {
		if unicode.ToLower(text[head[i+k]]) != r {
			return 0
		}
	}
	i += len(that)
	if i < len(head) && isWordRune(text[head[i]]) {
		return 0
	}
	return i
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// set returns the code points of spans, all of them.
func set(spans [][2]int) points {
	var at points
	for _, s := range spans {
		for i := s[0]; i < s[1]; i++ {
			at = append(at, i)
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// shared returns how many points two sorted lists have in common.
func shared(a, b points) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// agree reports whether two mentions or cues overlap, or are empty in both.
func agree(a, b points) bool { return len(a) == 0 && len(b) == 0 || shared(a, b) > 0 }

// match is a pair of a gold and a predicted statement and how alike they are:
// code points in both by code points in either.
type match struct {
	gold, predicted int
	alike           float64
}

// pairs matches gold and predicted contents one to one, most alike first.
func pairs(gold, predicted []points) []match {
	var all []match
	for i, g := range gold {
		for j, p := range predicted {
			if n := shared(g, p); n > 0 {
				all = append(all, match{i, j, float64(n) / float64(len(g)+len(p)-n)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.gold, b.gold), cmp.Compare(a.predicted, b.predicted))
	})
	usedGold, usedPredicted := map[int]bool{}, map[int]bool{}
	return slices.DeleteFunc(all, func(m match) bool {
		if usedGold[m.gold] || usedPredicted[m.predicted] {
			return true
		}
		usedGold[m.gold], usedPredicted[m.predicted] = true, true
		return false
	})
}

// Figure is one named result; shares are per cent.
type Figure struct {
	Name  string
	Value float64
	Count bool // a number of statements, and no share
}

// Miss is an annotated statement that no prediction matched.
type Miss struct{ Document, Kind, Text string }

// Result is the outcome of a comparison: figures in the order of printing.
type Result struct {
	Figures []Figure
	Misses  []Miss
}

// Figure returns a figure by name.
func (r Result) Figure(name string) (float64, bool) {
	for _, f := range r.Figures {
		if f.Name == name {
			return f.Value, true
		}
	}
	return 0, false
}

func (r *Result) add(name string, value float64) {
	r.Figures = append(r.Figures, Figure{Name: name, Value: value})
}

func (r *Result) addCount(name string, n int) {
	r.Figures = append(r.Figures, Figure{Name: name, Value: float64(n), Count: true})
}

// share is 100·n/of, and 0 of nothing.
func share(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

// addPRF adds precision, recall and F of n matches.
func (r *Result) addPRF(name string, n, predicted, gold int) {
	p, rec := share(n, predicted), share(n, gold)
	f := 0.0
	if p+rec > 0 {
		f = 2 * p * rec / (p + rec)
	}
	r.add("P@"+name, p)
	r.add("R@"+name, rec)
	r.add("F@"+name, f)
}

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
