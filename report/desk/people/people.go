// Package people lists the speakers that a desk has on record, and merges, splits and
// renames them in its people file.
package people

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/search"
	"onrecord/report/desk/weekly"
	"onrecord/report/terminal"
)

// Change is one change to the people file.
type Change struct {
	Kind  string   // Merge, Split or Rename
	Names []string // in the order of the command line
}

// Kinds of changes.
const (
	Merge  = "merge"  // the names after the first become aliases of the first
	Split  = "split"  // the second name is never taken for the first, and no alias of it any more
	Rename = "rename" // the first name becomes the second
)

// Check returns an error if a name that must exist is neither in the file nor on record:
// a typing error would create a new person. The name under which others are merged, or to
// which a person is renamed, may be new.
func (c Change) Check(ctx context.Context, a *archive.Archive, known []speaker.Known) error {
	names := c.Names[:1]
	if c.Kind == Merge {
		names = c.Names[1:]
	}
	for _, name := range names {
		if entryOf(known, name) != nil {
			continue
		}
		if err := search.Speaker(ctx, a, "people "+c.Kind, name); err != nil {
			return err
		}
	}
	return nil
}

// Edit returns the people file of a desk's folder before and after the change.
func (c Change) Edit(folder fs.FS, known []speaker.Known) (archive.Learnt, error) {
	_, name, err := desk.Names(folder)
	if err != nil {
		return archive.Learnt{}, err
	}
	before, err := desk.Read(folder, name)
	if err != nil {
		return archive.Learnt{}, err
	}
	after, err := c.apply(desk.File{Name: name, Data: before}, known)
	if err != nil {
		return archive.Learnt{}, report.WithHint(fmt.Errorf("%w; nothing was changed", err), report.Hints(err)...)
	}
	return archive.Learnt{File: name, Before: string(before), After: string(after.Data)}, nil
}

func (c Change) apply(file desk.File, known []speaker.Known) (desk.File, error) {
	first, second := c.Names[0], c.Names[1]
	switch c.Kind {
	case Rename:
		return desk.Rename(file, first, second)
	case Split:
		entry := entryOf(known, second)
		if entry == nil || entry.Name != first {
			return desk.Part(file, first, second)
		}
		if speaker.Key(second) == speaker.Key(first) {
			return file, fmt.Errorf("%s cannot be kept separate from itself", first)
		}
		for _, alias := range entry.Aliases {
			if speaker.Key(alias) != speaker.Key(second) {
				continue
			}
			var err error
			if file, err = desk.DropAlias(file, first, alias); err != nil {
				return file, report.WithHint(fmt.Errorf("%s lists %s as a name of %s, and %w", file.Name, alias, first, err),
					"take it out of aliases by hand; then split keeps them apart")
			}
		}
		return desk.Part(file, first, second)
	}
	for _, other := range c.Names[1:] {
		if entry := entryOf(known, other); entry != nil && speaker.Key(entry.Name) != speaker.Key(first) {
			return file, fmt.Errorf("%s has a separate entry for %s; remove it by hand, then %s can be an alias", file.Name, entry.Name, other)
		}
		var err error
		if file, err = desk.AddAlias(file, first, other); err != nil {
			return file, err
		}
	}
	return file, nil
}

// entryOf returns the entry that has a name, as its name or as an alias, or nil.
func entryOf(known []speaker.Known, name string) *speaker.Known {
	key := speaker.Key(name)
	same := func(other string) bool { return speaker.Key(other) == key }
	for i, k := range known {
		if same(k.Name) || slices.ContainsFunc(k.Aliases, same) {
			return &known[i]
		}
	}
	return nil
}

// Record joins the names on record again, after the file was changed; known are the people
// now in it. It logs the change with the person and time of e, and returns the speakers
// who have gained or lost rows: "Ida Hale 3 → 5".
func (c Change) Record(ctx context.Context, a *archive.Archive, known []speaker.Known, changed archive.Learnt, e archive.Entry) ([]string, error) {
	before, err := rows(ctx, a)
	if err != nil {
		return nil, err
	}
	if err := weekly.SaveNames(ctx, a, known); err != nil {
		return nil, err
	}
	after, err := rows(ctx, a)
	if err != nil {
		return nil, err
	}
	e.What, e.Learnt = c.Kind+" in "+changed.File, []archive.Learnt{changed}
	return differences(before, after), a.Note(ctx, e)
}

// rows returns how many rows each speaker has.
func rows(ctx context.Context, a *archive.Archive) (map[string]int, error) {
	list, err := a.Speakers(ctx)
	out := make(map[string]int, len(list))
	for _, s := range list {
		out[s.Name] = s.Rows
	}
	return out, err
}

func differences(before, after map[string]int) []string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(before)), maps.Keys(after))
	slices.Sort(names)
	var out []string
	for _, name := range slices.Compact(names) {
		if before[name] != after[name] {
			out = append(out, fmt.Sprintf("%s %d → %d", name, before[name], after[name]))
		}
	}
	return out
}

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
