package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/desk/weekly"
	"onrecord/report/terminal"
)

// peopleOptions are the flags that the commands of people share.
type peopleOptions struct {
	desk, who string
	wait      time.Duration
	asJSON    bool
}

func newPeople(p *program) *cobra.Command {
	var o peopleOptions
	list := func(cmd *cobra.Command, args []string) error {
		return p.listPeople(cmd.Context(), o, strings.Join(args, " "))
	}
	cmd := &cobra.Command{
		Use:   "people",
		Short: "List, merge, split and rename the speakers on record",
		Long: `people lists who is on record, most rows first, with the names under which documents
mention them and why these were taken for one person. merge, split and rename change the
desk's file of people, and with it everything on record, corrections as well; "onrecord
undo" takes it back.`,
	}
	show := &cobra.Command{
		Use:               "list [TEXT]",
		Short:             "List the speakers on record, with the evidence for each name",
		Long:              `list shows the speakers whose name contains TEXT, or all: rows, documents, outlets, first and last day, and below them the names that were joined and the reason.`,
		Example:           "  onrecord people list voss",
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              list,
	}
	addDesk(show, &o.desk)
	addJSON(show, &o.asJSON)
	cmd.AddCommand(show,
		p.peopleCommand("merge NAME OTHER…", "Make several names one person",
			`merge makes every OTHER an alias of NAME in the desk's file of people. Names are written
as "onrecord people list" shows them.`,
			`  onrecord people merge "Anna Person" "A. Person"`, 2, 100, &o, mergePeople),
		p.peopleCommand("split NAME OTHER", "Keep a name apart from a person",
			`split sees to it that OTHER is never taken for NAME: it is listed under not in the
desk's file of people. OTHER is a name as documents have it.`,
			`  onrecord people split "Anna Person" "Anja Person"`, 2, 2, &o, splitPeople),
		p.peopleCommand("rename OLD NEW", "Give a person another name",
			`rename gives a person the name NEW in all rows; OLD stays as an alias, so that
documents and corrections that have it are found.`,
			`  onrecord people rename "Anna Person" "Anna Person-Berg"`, 2, 2, &o, renamePeople))
	return cmd
}

// editPeople changes a file of people by names.
type editPeople func(file desk.File, known []speaker.Known, names []string) (desk.File, error)

func (p *program) peopleCommand(use, short, long, example string, least, most int, o *peopleOptions, edit editPeople) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long, Example: example,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < least || len(args) > most {
				return &usageError{"people " + use + " was meant", []string{"names with spaces stand in quotation marks"}}
			}
			return nil
		},
		ValidArgsFunction: fromRecord(deskOfFlag, func(ctx context.Context, a *archive.Archive, text string) ([]string, error) {
			return a.Names(ctx, archive.FieldSpeaker, text)
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.changePeople(cmd.Context(), *o, cmd.Name(), args, edit)
		},
	}
	addDesk(cmd, &o.desk)
	cmd.Flags().StringVar(&o.who, "who", "", "`name` to record in the log (default the user name)")
	addWait(cmd, &o.wait)
	noCompletion(cmd, "who")
	return cmd
}

func mergePeople(file desk.File, known []speaker.Known, names []string) (desk.File, error) {
	var err error
	for _, other := range names[1:] {
		if entry := knownAs(known, other); entry != nil && speaker.Key(entry.Name) != speaker.Key(names[0]) {
			return file, fmt.Errorf("%s has an entry for %s of its own; take it out by hand, then %s can be an alias", file.Name, entry.Name, other)
		}
		if file, err = desk.AddAlias(file, names[0], other); err != nil {
			return file, err
		}
	}
	return file, nil
}

func splitPeople(file desk.File, known []speaker.Known, names []string) (desk.File, error) {
	if entry := knownAs(known, names[1]); entry != nil && entry.Name == names[0] {
		return file, report.WithHint(fmt.Errorf("%s lists %s as a name of %s", file.Name, names[1], names[0]), "take it out of aliases by hand; then split keeps them apart")
	}
	return desk.Part(file, names[0], names[1])
}

func renamePeople(file desk.File, _ []speaker.Known, names []string) (desk.File, error) {
	return desk.Rename(file, names[0], names[1])
}

// knownAs returns the entry that has a name, as its name or as an alias.
func knownAs(known []speaker.Known, name string) *speaker.Known {
	key := speaker.Key(name)
	for i, k := range known {
		if speaker.Key(k.Name) == key || slices.ContainsFunc(k.Aliases, func(a string) bool { return speaker.Key(a) == key }) {
			return &known[i]
		}
	}
	return nil
}

// changePeople changes the file of people and what is on record with it.
func (p *program) changePeople(ctx context.Context, o peopleOptions, doing string, names []string, edit editPeople) error {
	d, a, err := p.openToChange(ctx, o.desk, "people", o.wait)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := namedOnRecord(ctx, a, d, doing, names); err != nil {
		return err
	}
	_, name, err := desk.Names(os.DirFS(d.dir))
	if err != nil {
		return err
	}
	before, err := desk.Read(os.DirFS(d.dir), name)
	if err != nil {
		return err
	}
	after, err := edit(desk.File{Name: name, Data: before}, d.settings.Known, names)
	if err != nil {
		return report.WithHint(fmt.Errorf("%w; nothing was changed", err), report.Hints(err)...)
	}
	if bytes.Equal(before, after.Data) {
		p.messages.note("nothing to change: %s says so already", d.path(name))
		return nil
	}
	if err := writeFiles(ctx, holding(d.path(filepath.FromSlash(name)), after.Data)); err != nil {
		return err
	}
	was, err := rowsBySpeaker(ctx, a)
	if err != nil {
		return err
	}
	if d, err = openDesk(o.desk); err != nil { // as it is now
		return err
	}
	if err := weekly.SaveNames(ctx, a, d.settings.Known); err != nil {
		return err
	}
	is, err := rowsBySpeaker(ctx, a)
	if err != nil {
		return err
	}
	who := o.who
	if who == "" {
		who = userName()
	}
	if err := a.Note(ctx, archive.Entry{Made: time.Now(), Who: who, Did: "people", What: doing + " in " + name,
		Learnt: []archive.Learnt{{File: name, Before: string(before), After: string(after.Data)}}}); err != nil {
		return err
	}
	p.tellPeople(d.path(name), was, is)
	return nil
}

// namedOnRecord sees to it that names are known: a slip would make a person of its own.
// That under which others are merged, or to which one is renamed, may be new.
func namedOnRecord(ctx context.Context, a *archive.Archive, d folder, doing string, names []string) error {
	check := names[:1]
	if doing == "merge" {
		check = names[1:]
	}
	for _, name := range check {
		if knownAs(d.settings.Known, name) != nil {
			continue
		}
		if err := knownSpeaker(ctx, a, "people "+doing, name); err != nil {
			return err
		}
	}
	return nil
}

func rowsBySpeaker(ctx context.Context, a *archive.Archive) (map[string]int, error) {
	list, err := a.Speakers(ctx)
	out := map[string]int{}
	for _, s := range list {
		out[s.Name] = s.Rows
	}
	return out, err
}

// tellPeople says whose rows became more or fewer.
func (p *program) tellPeople(file string, was, is map[string]int) {
	names := map[string]bool{}
	maps.Copy(names, keysOf(was))
	maps.Copy(names, keysOf(is))
	var changes []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if was[name] != is[name] {
			changes = append(changes, fmt.Sprintf("%s %d → %d", name, was[name], is[name]))
		}
	}
	if changes == nil {
		p.messages.note("%s changed; no row has another speaker yet: documents that the next weekly reads may", file)
		return
	}
	p.messages.note("%s changed; rows by speaker: %s", file, enumerated(changes, named))
}

func keysOf(m map[string]int) map[string]bool {
	out := map[string]bool{}
	for k := range m {
		out[k] = true
	}
	return out
}

// listedPerson is somebody on record, as people list shows them.
type listedPerson struct {
	Name      string       `json:"name"`
	Rows      int          `json:"rows"`
	Documents int          `json:"documents"`
	Sources   int          `json:"sources"`
	First     string       `json:"first"`
	Last      string       `json:"last"`
	Names     []joinedName `json:"names"` // under which documents mention them as well
}

type joinedName struct {
	Name      string `json:"name"`
	Documents int    `json:"documents"`
	Why       string `json:"why"`
}

func (p *program) listPeople(ctx context.Context, o peopleOptions, text string) error {
	d := folder{dir: o.desk}
	if err := d.exists(); err != nil {
		return err
	}
	a, err := d.readArchive(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	speakers, err := a.Speakers(ctx)
	if err != nil {
		return err
	}
	joined, err := joinedNames(ctx, a)
	if err != nil {
		return err
	}
	out := []listedPerson{}
	for _, s := range speakers {
		if strings.Contains(strings.ToLower(s.Name), strings.ToLower(text)) {
			out = append(out, listedPerson{s.Name, s.Rows, s.Documents, s.Sources, s.First.String(), s.Last.String(), joined[s.Name]})
		}
	}
	if o.asJSON {
		return terminal.WriteJSON(p.stdout, out)
	}
	for _, one := range out {
		fmt.Fprintf(p.stdout, "%s  %s in %s of %s, %s to %s\n", terminal.Printable(one.Name), report.Counted(one.Rows, "row"),
			report.Counted(one.Documents, "document"), report.Counted(one.Sources, "outlet"), orDash(one.First), orDash(one.Last))
		for _, n := range one.Names {
			fmt.Fprintf(p.stdout, "    %s in %s: %s\n", terminal.Printable(n.Name), report.Counted(n.Documents, "document"), terminal.Printable(n.Why))
		}
	}
	p.messages.note("%s", report.Counted(len(out), "speaker"))
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// joinedNames returns the names that became another's, by that other name, with the
// evidence.
func joinedNames(ctx context.Context, a *archive.Archive) (map[string][]joinedName, error) {
	documents, err := a.DocumentsByDate(ctx)
	if err != nil {
		return nil, err
	}
	type pair struct{ to, name string }
	found := map[pair]*joinedName{}
	for _, d := range documents {
		for name, to := range d.Names {
			at := pair{to.Name, name}
			if found[at] == nil {
				found[at] = &joinedName{Name: name, Why: to.How}
			}
			found[at].Documents++
		}
	}
	out := map[string][]joinedName{}
	for at, n := range found {
		out[at.to] = append(out[at.to], *n)
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b joinedName) int { return strings.Compare(a.Name, b.Name) })
	}
	return out, nil
}
