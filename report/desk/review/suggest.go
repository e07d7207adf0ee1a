package review

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/terminal"
)

// Suggestions are the changes to a desk's settings that corrections suggest: the files as
// they would be.
type Suggestions struct {
	Aliases []Alias
	Hints   []Hint
	Changed []archive.Learnt
	refused []string // what a file could not be given, and why
}

// Suggest finds the changes that corrections suggest to the files of a desk's folder. If a
// file cannot be edited, or would be invalid afterwards, it stays as it is and the change
// is not suggested.
func Suggest(files fs.FS, r *Returned, settings desk.Settings) (Suggestions, error) {
	var l Suggestions
	topics, speakers, err := desk.Names(files)
	if err != nil {
		return l, err
	}
	people, err := settingsFile(files, speakers)
	if err != nil {
		return l, err
	}
	begun := people
	for _, a := range Aliases(r.Desk, r.Outcome, settings.Known) {
		next, err := desk.AddAlias(people, a.Name, a.Alias)
		if err != nil {
			l.refused = append(l.refused, fmt.Sprintf("%s as another spelling of %s: %v", a.Alias, a.Name, err))
			continue
		}
		people, l.Aliases = next, append(l.Aliases, a)
	}
	l.add(begun, people)
	table, err := settingsFile(files, topics)
	if err != nil {
		return l, err
	}
	begun = table
	for _, h := range Hints(r.Desk, r.Outcome, settings.Taxonomy) {
		next, err := desk.AddWord(table, h.Topic, h.Word)
		if err != nil {
			l.refused = append(l.refused, fmt.Sprintf("%q as a word of %s: %v", h.Word, h.Topic, err))
			continue
		}
		table, l.Hints = next, append(l.Hints, h)
	}
	l.add(begun, table)
	if len(l.Changed) == 0 {
		return l, nil
	}
	_, err = desk.Load(files, desk.Own{Speakers: people, Taxonomy: table}) // the desk as it would be
	return l, err
}

// fewAliases is how many spellings of one name are learnt without a question.
const fewAliases = 2

// Question returns what must be asked before the suggestions are applied: whether a name
// really gets more than two spellings, as happens when many people were merged by mistake.
// It is empty if there is nothing to ask.
func (l Suggestions) Question() string {
	of := map[string][]string{}
	for _, a := range l.Aliases {
		of[a.Name] = append(of[a.Name], a.Alias)
	}
	var asked []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		if list := of[name]; len(list) > fewAliases {
			asked = append(asked, fmt.Sprintf("%s all be spellings of %s", strings.Join(list, ", "), name))
		}
	}
	if asked == nil {
		return ""
	}
	return "Should " + strings.Join(asked, ", and ") + "?"
}

// settingsFile returns a file of the desk, or the one that ships in its place.
func settingsFile(files fs.FS, name string) (desk.File, error) {
	data, err := desk.Read(files, name)
	return desk.File{Name: name, Data: data}, err
}

func (l *Suggestions) add(before, after desk.File) {
	if string(before.Data) != string(after.Data) {
		l.Changed = append(l.Changed, archive.Learnt{File: before.Name, Before: string(before.Data), After: string(after.Data)})
	}
}

// Names returns the names of the files that would change.
func (l Suggestions) Names() []string {
	var out []string
	for _, f := range l.Changed {
		out = append(out, f.File)
	}
	return out
}

// Diff shows the changed files, line by line.
func (l Suggestions) Diff() string {
	text := ""
	for _, f := range l.Changed {
		text += lineDiff(f.File, f.Before, f.After)
	}
	for _, c := range l.refused {
		text += "not " + terminal.Printable(c) + "\n"
	}
	return text
}
