package review

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"onrecord/report"
	"onrecord/report/terminal"
)

// WriteText lists what would change, row by row, then what would not and why.
func (r *Returned) WriteText(out io.Writer, l Suggestions) error {
	w := bufio.NewWriter(out)
	sections := 0
	section := func(title string) {
		if sections++; sections > 1 {
			fmt.Fprintln(w)
		}
		if title != "" {
			fmt.Fprintln(w, title)
		}
	}
	for _, n := range r.Outcome.Notes {
		fmt.Fprintln(w, "note:", terminal.Printable(n))
		sections = 1
	}
	if len(r.Outcome.Changes) > 0 {
		section("")
		single, many := alikeChanges(r.Outcome.Changes)
		for _, c := range many {
			fmt.Fprintf(w, "%s in %s\n  %-8s %s → %s\n", terminal.Printable(c.sheet+" "+report.Ranges(c.lines)), report.Counted(len(c.lines), "row"),
				c.of.Field, shownValue(c.of.Old), shownValue(c.of.New))
		}
		r.changes(w, single[:min(shownChanges, len(single))])
		for _, line := range leftChanges(single[min(shownChanges, len(single)):]) {
			fmt.Fprintln(w, line)
		}
	}
	if len(r.Outcome.Conflicts) > 0 {
		section("Conflicts: changed both in the desk and in the file since the workbook was made. The desk keeps its value; --take ID applies the file's.")
		for _, c := range r.Outcome.Conflicts {
			r.head(w, c.Change)
			for _, v := range []struct{ name, value string }{{"sent out", pointed(c.Base)}, {"desk", shownValue(c.Old)}, {"file", shownValue(c.New)}} {
				fmt.Fprintf(w, "  %-8s %-10s %s\n", c.Field, v.name, v.value)
				c.Field = ""
			}
		}
	}
	if len(r.Outcome.Problems) > 0 {
		section("Not applied:")
		const most = 50
		for i, p := range r.Outcome.Problems {
			if i == most {
				fmt.Fprintf(w, "  and %s more; --json lists all\n", report.Thousands(len(r.Outcome.Problems)-most))
				break
			}
			where := strings.Join(strings.Fields(place(p.Sheet, p.Line)+" "+p.Column), " ")
			if p.ID != "" {
				where += " (" + p.ID + ")"
			}
			fmt.Fprintf(w, "  %s: %s\n", terminal.Printable(where), terminal.Printable(p.Reason))
		}
	}
	if diff := l.Diff(); diff != "" {
		section("The corrections suggest:")
		fmt.Fprint(w, diff)
	}
	return w.Flush()
}

// sameChanges is how many rows must change alike for one line to stand for all of
// them: a name that was corrected wherever it stood, a week that was checked.
const sameChanges = 5

// shownChanges is how many of the other changes are listed one by one.
const shownChanges = 100

// changeOfMany is a change that many rows of a sheet have in common.
type changeOfMany struct {
	of    Change
	sheet string
	lines []int
}

// alikeChanges parts the changes that many rows have in common from the others.
func alikeChanges(list []Change) (single []Change, many []changeOfMany) {
	type key struct{ sheet, field, old, new, note string }
	keyOf := func(c Change) key { return key{c.Sheet, c.Field, c.Old, c.New, c.Note} }
	lines := map[key][]int{}
	for _, c := range list {
		if c.Line > 0 && !c.Document {
			lines[keyOf(c)] = append(lines[keyOf(c)], c.Line)
		}
	}
	told := map[key]bool{}
	for _, c := range list {
		k := keyOf(c)
		switch {
		case len(lines[k]) < sameChanges || c.Document || c.Line == 0:
			single = append(single, c)
		case !told[k]:
			told[k] = true
			slices.Sort(lines[k])
			many = append(many, changeOfMany{c, c.Sheet, lines[k]})
		}
	}
	return single, many
}

// leftChanges counts changes that are not listed, a line a field.
func leftChanges(list []Change) []string {
	count := map[string]int{}
	for _, c := range list {
		count[c.Field]++
	}
	var out []string
	for _, field := range slices.Sorted(maps.Keys(count)) {
		out = append(out, fmt.Sprintf("  %-8s %s more; --json lists all", field, report.Counted(count[field], "correction")))
	}
	return out
}

// changes lists changed cells under the row that they are of.
func (r *Returned) changes(w io.Writer, list []Change) {
	last := ""
	wide := 0
	for _, c := range list {
		wide = max(wide, len([]rune(shownValue(c.Old))))
	}
	wide = min(wide, 32)
	for _, c := range list {
		if c.Target != last {
			r.head(w, c)
			last = c.Target
		}
		note := ""
		if c.Note != "" {
			note = "  (" + terminal.Printable(c.Note) + ")"
		}
		fmt.Fprintf(w, "  %-8s %-*s → %s%s\n", c.Field, wide, shownValue(c.Old), shownValue(c.New), note)
	}
}

// head names a row by its place in the file, its id and the first of its words.
func (r *Returned) head(w io.Writer, c Change) {
	where := place(c.Sheet, c.Line)
	if c.Document {
		fmt.Fprintf(w, "%s  %s\n", where, terminal.Printable(c.Target))
		return
	}
	if where == "" {
		where = "not in the file"
	}
	fmt.Fprintf(w, "%s  %s  “%s”\n", where, c.Target, terminal.Printable(begin(r.Rows[c.Target].Quote, 60)))
}

func place(sheet string, line int) string {
	if line == 0 {
		return ""
	}
	if sheet == "" {
		return fmt.Sprintf("line %d", line)
	}
	return fmt.Sprintf("%s %d", sheet, line)
}

// begin returns the first characters of a text, on one line.
func begin(text string, most int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	cut := most
	for cut > most/2 && runes[cut] != ' ' {
		cut--
	}
	return strings.TrimRight(string(runes[:cut]), " ,;:") + " …"
}

func shownValue(s string) string {
	if s == "" {
		return "(empty)"
	}
	return terminal.Printable(begin(s, 200))
}

func pointed(s *string) string {
	if s == nil {
		return "(unknown)"
	}
	return shownValue(*s)
}

type reviewed struct {
	File      string               `json:"file"`
	Export    string               `json:"export"`
	Period    string               `json:"period"`
	Applied   bool                 `json:"applied"`
	Learnt    bool                 `json:"learnt"`
	Rows      int                  `json:"rows"`
	Already   int                  `json:"already"`
	Changes   []Change             `json:"changes"`
	Conflicts []Conflict           `json:"conflicts"`
	Untaken   []report.EditProblem `json:"not_taken"`
	Missing   []string             `json:"missing"`
	Notes     []string             `json:"notes"`
	Aliases   []Alias              `json:"aliases"`
	Hints     []SuggestedWord      `json:"hints"`
}

// WriteJSON writes everything as JSON; file is the name of the returned file.
func (r *Returned) WriteJSON(out io.Writer, file string, l Suggestions, applied, learnt bool) error {
	all := reviewed{
		File: file, Export: r.Edits.Export, Period: r.Edits.Period, Applied: applied, Learnt: learnt, Rows: r.Outcome.Rows, Already: r.Outcome.Already,
		Changes: list(r.Outcome.Changes), Conflicts: list(r.Outcome.Conflicts), Untaken: list(r.Outcome.Problems), Missing: list(r.Outcome.Missing),
		Notes: list(r.Outcome.Notes), Aliases: list(l.Aliases), Hints: list(l.Hints),
	}
	return terminal.WriteJSON(out, all)
}

// list returns a list that JSON shows as one when it is empty.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// lineDiff shows how a file changes, as diff -u does, so that patch takes it.
// Control characters are written out, for it is shown on a terminal.
func lineDiff(name, before, after string) string {
	text, err := udiff.ToUnified(name, name, before, udiff.Lines(before, after), udiff.DefaultContextLines)
	if err != nil {
		panic(err) // the edits are of this very text
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		end := line[len(strings.TrimRight(line, "\r\n")):]
		for i, cell := range strings.Split(strings.TrimSuffix(line, end), "\t") {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(terminal.Printable(cell))
		}
		out.WriteString(end)
	}
	return out.String()
}

// Refused returns the error for a file that cannot be reviewed, with the reason in err.
func Refused(path string, err error) error {
	hints := []string{"nothing was changed"}
	if stop, ok := errors.AsType[*StopError](err); ok && len(stop.Places) > 0 {
		hints = append([]string{"it shows in " + strings.Join(stop.Places, ", ")}, hints...)
	}
	return report.WithHint(fmt.Errorf("%s cannot be reviewed: %s", path, report.Reason(err)), hints...)
}

// UntakenError says that some changes in a file could not be applied.
type UntakenError struct{ Conflicts, Problems int }

func (e *UntakenError) Error() string {
	var parts []string
	if e.Conflicts > 0 {
		parts = append(parts, report.Counted(e.Conflicts, "conflict"))
	}
	if e.Problems > 0 {
		parts = append(parts, report.Thousands(e.Problems)+" of its cells and rows")
	}
	return "not applied: " + strings.Join(parts, ", ")
}

// Untaken returns an [UntakenError] if some changes in the file could not be applied.
func (o Outcome) Untaken() error {
	if len(o.Conflicts)+len(o.Problems) == 0 {
		return nil
	}
	return &UntakenError{len(o.Conflicts), len(o.Problems)}
}

// Done says what a review was asked to do, and did.
type Done struct{ Applied, Deletions, Learnt bool }

// Messages reports the result of the review, and what to do next.
func (o Outcome) Messages(done Done, suggested Suggestions) []report.Message {
	rows := map[string]bool{}
	for _, c := range o.Changes {
		rows[c.Target] = true
	}
	changes := report.Counted(len(o.Changes), "correction") + " of " + report.Counted(len(rows), "row")
	read := report.Counted(o.Rows, "row")
	var out []report.Message
	note := func(format string, args ...any) { out = append(out, report.Note(format, args...)) }
	switch {
	case len(o.Changes) > 0 && done.Applied:
		note("applied: %s; the next briefing includes them", changes)
	case len(o.Changes) > 0:
		note("%s found; --apply applies them", changes)
	case o.Already > 0:
		note("nothing to change: the desk already has all of %s", report.Counted(o.Already, "edit"))
	case o.Untaken() != nil:
		note("nothing to apply among %s", read)
	default:
		note("nothing to change: no cell of %s was edited", read)
	}
	if missing := len(o.Missing); missing > 0 && !done.Deletions {
		note("%s of the workbook missing from the file; --accept-deletions drops them", report.Counted(missing, "row"))
	}
	if len(suggested.Changed) > 0 && !done.Learnt {
		note("the corrections suggest changes to %s; --learn makes them", strings.Join(suggested.Names(), " and "))
	}
	return out
}
