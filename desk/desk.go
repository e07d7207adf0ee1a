// Package desk is a team's settings: the title and paper of its briefings,
// its taxonomy, and the outlets and people it knows.
//
// [Defaults] decodes the files that ship in package templates. Settings are
// data with a schema: an unknown key, a value of the wrong type or a topic
// without a label is an error that names file, line and column. Nothing here
// opens a file or reads the environment.
package desk

import (
	"io/fs"
	"slices"

	"onrecord/parse/provenance"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
	"onrecord/templates"
)

// Settings are what a desk decides about its briefings.
type Settings struct {
	Title    string
	Marking  string // distribution marking; empty for none
	Paper    string // one of Papers
	Taxonomy topic.Taxonomy
	Outlets  []provenance.Outlet
	Known    []speaker.Known
}

// Papers returns the names of the paper sizes, the default first.
func Papers() []string { return []string{"A4", "Letter"} }

// Defaults returns the settings that ship with the program.
func Defaults() (Settings, error) { return load(templates.Files) }

// load reads desk.yaml and the files it depends on.
func load(files fs.FS) (Settings, error) {
	var main struct {
		Title   string
		Marking string
		Paper   string
		Topics  string
	}
	if err := decode(files, "desk.yaml", &main); err != nil {
		return Settings{}, err
	}
	if !slices.Contains(Papers(), main.Paper) {
		return Settings{}, settingError("desk.yaml", "paper %q is neither A4 nor Letter", main.Paper)
	}
	s := Settings{Title: main.Title, Marking: main.Marking, Paper: main.Paper}

	var err error
	if s.Taxonomy, err = taxonomy(files, main.Topics); err != nil {
		return Settings{}, err
	}
	var outlets struct{ Outlets []provenance.Outlet }
	if err := decode(files, "outlets.yaml", &outlets); err != nil {
		return Settings{}, err
	}
	var speakers struct{ Speakers []speaker.Known }
	if err := decode(files, "speakers.yaml", &speakers); err != nil {
		return Settings{}, err
	}
	s.Outlets, s.Known = outlets.Outlets, speakers.Speakers
	return s, nil
}
