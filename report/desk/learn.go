package desk

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"onrecord/parse/speaker"
	"onrecord/parse/topic"
	"onrecord/report/desk/yamlfile"
	"onrecord/templates"
)

// Rename returns a people file in which a person has a new name, and the old one as an
// alias, under the same conditions as [AddAlias].
func Rename(file File, from, to string) (File, error) {
	e, err := edit(file)
	if err != nil {
		return file, err
	}
	entry := entryOf(e, from)
	if entry == nil {
		return AddAlias(file, to, from)
	}
	if entryOf(e, to) != nil {
		return file, fmt.Errorf("%s already has an entry for %s; remove the one for %s by hand", file.Name, to, from)
	}
	if err := e.Replace(yamlfile.Value(entry, "name"), to); err != nil {
		return file, err
	}
	return AddAlias(File{file.Name, e.Bytes()}, to, from)
}

// Part returns a people file in which a name is never taken for that person, under the
// same conditions as [AddAlias]. The caller must make sure that it is not an alias.
func Part(file File, name, other string) (File, error) {
	return addName(file, name, "not", other, func(k speaker.Known) []string { return k.Not })
}

// DropAlias returns a people file in which a name is no longer an alias of a person, under
// the same conditions as [AddAlias].
func DropAlias(file File, name, alias string) (File, error) {
	before, err := people(oneFile(file), file.Name)
	if err != nil {
		return file, err
	}
	e, err := edit(file)
	if err != nil {
		return file, err
	}
	entry := entryWith(e, name, func(entry ast.Node) bool { // a person may have an entry for each role
		return slices.Contains(yamlfile.Terms(yamlfile.Value(entry, "aliases")), alias)
	})
	if entry == nil {
		return file, e.Cannot()
	}
	if err := e.RemoveFrom(entry, "aliases", alias); err != nil {
		return file, err
	}
	out := File{file.Name, e.Bytes()}
	after, err := people(oneFile(out), file.Name)
	if err != nil {
		return file, err
	}
	// Everybody else must be as before.
	for i, k := range before {
		if speaker.Key(k.Name) == speaker.Key(name) {
			before[i].Aliases = slices.DeleteFunc(k.Aliases, func(a string) bool { return a == alias })
		}
	}
	if !slices.EqualFunc(before, after, func(a, b speaker.Known) bool {
		return a.Name == b.Name && slices.Equal(a.Aliases, b.Aliases) && slices.Equal(a.Not, b.Not)
	}) {
		return file, e.Cannot()
	}
	return out, nil
}

// entryOf returns the entry of a person, or nil.
func entryOf(e *yamlfile.Editor, name string) ast.Node {
	return entryWith(e, name, func(ast.Node) bool { return true })
}

// entryWith returns the first entry of a person that meets a condition, or nil.
func entryWith(e *yamlfile.Editor, name string, is func(ast.Node) bool) ast.Node {
	if s, ok := yamlfile.Value(e.Root(), "speakers").(*ast.SequenceNode); ok {
		for _, v := range s.Values {
			if speaker.Key(yamlfile.Text(yamlfile.Value(v, "name"))) == speaker.Key(name) && is(v) {
				return yamlfile.Plain(v)
			}
		}
	}
	return nil
}

// AddAlias returns a people file with another spelling of a person's name. A person who is
// not in the file gets an entry. Everything else stays as written, including comments and
// order. Nothing changes if the file already has the alias. It is an error if the file
// cannot be edited this way, or would be invalid afterwards.
func AddAlias(file File, name, alias string) (File, error) {
	return addName(file, name, "aliases", alias, func(k speaker.Known) []string { return k.Aliases })
}

// addName adds a name to the list under a key of a person's entry; held returns that list
// from the decoded entry.
func addName(file File, name, key, alias string, held func(speaker.Known) []string) (File, error) {
	e, err := edit(file)
	if err != nil {
		return file, err
	}
	if entryWith(e, name, func(v ast.Node) bool { return slices.Contains(yamlfile.Terms(yamlfile.Value(v, key)), alias) }) != nil {
		return file, nil
	}
	if entry := entryOf(e, name); entry != nil {
		err = e.AddTo(entry, "name", key, alias, false)
	} else {
		err = e.AddEntry(yamlfile.Value(e.Root(), "speakers"), "speakers", fmt.Sprintf("name: %s", yamlfile.Scalar(name)), fmt.Sprintf("%s: [%s]", key, yamlfile.Scalar(alias)))
	}
	if err != nil {
		return file, err
	}
	out := File{file.Name, e.Bytes()}
	known, err := people(oneFile(out), file.Name)
	if err != nil {
		return file, err
	}
	if !slices.ContainsFunc(known, func(k speaker.Known) bool {
		return speaker.Key(k.Name) == speaker.Key(name) && slices.Contains(held(k), alias)
	}) {
		return file, e.Cannot()
	}
	return out, nil
}

// edit opens a settings file for a change.
func edit(file File) (*yamlfile.Editor, error) {
	e, err := yamlfile.New(file.Name, file.Data)
	if bad, ok := errors.AsType[*yamlfile.SyntaxError](err); ok {
		return nil, Errors{{File: file.Name, Line: bad.Line, Column: bad.Column, Message: bad.Message}}
	}
	return e, err
}

// AddWord returns a taxonomy with another word for a topic, under the same conditions as
// [AddAlias]. The topic must exist.
func AddWord(file File, label, word string) (File, error) {
	e, err := edit(file)
	if err != nil {
		return file, err
	}
	var entry ast.Node
	if s, ok := yamlfile.Value(e.Root(), "topics").(*ast.SequenceNode); ok {
		for _, v := range s.Values {
			if yamlfile.Text(yamlfile.Value(v, "label")) == label {
				entry = yamlfile.Plain(v)
			}
		}
	}
	if entry == nil {
		return file, fmt.Errorf("%s has no topic %q", file.Name, label)
	}
	if slices.Contains(yamlfile.Terms(yamlfile.Value(entry, "words")), word) {
		return file, nil
	}
	if err := e.AddTo(entry, "label", "words", word, true); err != nil {
		return file, err
	}
	out := File{file.Name, e.Bytes()}
	t, _, err := taxonomy(oneFile(out), file.Name)
	if err != nil {
		return file, err
	}
	if !slices.ContainsFunc(t.Topics, func(t topic.Entry) bool { return t.Label == label && slices.Contains(t.Words, word) }) {
		return file, e.Cannot()
	}
	return out, nil
}

// Names returns the names of the files that hold a desk's topics and people.
func Names(folder fs.FS) (topics, speakers string, err error) {
	_, main, err := mainSettings(inFront{folder, templates.Files})
	return cmp.Or(main.Topics, "topics.yaml"), cmp.Or(main.Speakers, "speakers.yaml"), err
}

// Calendar returns the desk's definition of a week, from desk.yaml alone.
func Calendar(folder fs.FS) (Week, error) {
	s, _, err := mainSettings(inFront{folder, templates.Files})
	return s.Week, err
}

// Read returns a settings file of a desk's folder, or the built-in one if the folder has
// none.
func Read(folder fs.FS, name string) ([]byte, error) {
	return fs.ReadFile(inFront{folder, templates.Files}, name)
}
