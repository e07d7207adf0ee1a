package people

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"onrecord/report"
	"onrecord/report/desk/archive"
	"onrecord/report/terminal"
)

// Person is a speaker on record.
type Person struct {
	Name      string   `json:"name"`
	Rows      int      `json:"rows"`
	Documents int      `json:"documents"`
	Sources   int      `json:"sources"`
	First     string   `json:"first"` // day; empty if no document has a date
	Last      string   `json:"last"`
	Names     []Joined `json:"names"`
}

// Joined is another name that documents use for a person.
type Joined struct {
	Name      string `json:"name"`
	Documents int    `json:"documents"`
	Why       string `json:"why"` // the evidence that it is the same person
}

// List returns the speakers whose name contains a text, ignoring case, those with the most
// rows first.
func List(ctx context.Context, a *archive.Archive, text string) ([]Person, error) {
	speakers, err := a.Speakers(ctx)
	if err != nil {
		return nil, err
	}
	joined, err := joinedNames(ctx, a)
	if err != nil {
		return nil, err
	}
	out := []Person{}
	for _, s := range speakers {
		if strings.Contains(strings.ToLower(s.Name), strings.ToLower(text)) {
			out = append(out, Person{s.Name, s.Rows, s.Documents, s.Sources, s.First.String(), s.Last.String(), joined[s.Name]})
		}
	}
	return out, nil
}

// joinedNames returns the names that were joined with another, by that other name.
func joinedNames(ctx context.Context, a *archive.Archive) (map[string][]Joined, error) {
	documents, err := a.DocumentsByDate(ctx)
	if err != nil {
		return nil, err
	}
	out := map[string][]Joined{}
	for _, d := range documents {
		for name, to := range d.Names {
			list := out[to.Name]
			i := slices.IndexFunc(list, func(j Joined) bool { return j.Name == name })
			if i < 0 {
				i, list = len(list), append(list, Joined{Name: name, Why: to.How})
				out[to.Name] = list
			}
			list[i].Documents++
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Joined) int { return strings.Compare(a.Name, b.Name) })
	}
	return out, nil
}

// WriteText writes a line for each person, and below it a line for each joined name.
func WriteText(out io.Writer, list []Person) error {
	w := bufio.NewWriter(out)
	for _, p := range list {
		fmt.Fprintf(w, "%s  %s in %s of %s, %s to %s\n", terminal.Printable(p.Name), report.Counted(p.Rows, "row"),
			report.Counted(p.Documents, "document"), report.Counted(p.Sources, "outlet"), cmp.Or(p.First, "–"), cmp.Or(p.Last, "–"))
		for _, n := range p.Names {
			fmt.Fprintf(w, "    %s in %s: %s\n", terminal.Printable(n.Name), report.Counted(n.Documents, "document"), terminal.Printable(n.Why))
		}
	}
	return w.Flush()
}
