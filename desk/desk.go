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
	"sync"

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

// load reads desk.yaml and the files it depends on. Decoding YAML is most of
// what the program does before it reads the first document, so the long files
// are decoded side by side.
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

	var (
		outlets  struct{ Outlets []provenance.Outlet }
		speakers struct{ Speakers []speaker.Known }
		errs     [3]error
		all      sync.WaitGroup
	)
	all.Go(func() { errs[0] = decode(files, "outlets.yaml", &outlets) })
	all.Go(func() { errs[1] = decode(files, "speakers.yaml", &speakers) })
	all.Go(func() { s.Taxonomy, errs[2] = taxonomy(files, main.Topics) })
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return Settings{}, err
		}
	}
	s.Outlets, s.Known = outlets.Outlets, speakers.Speakers
	return s, nil
}
