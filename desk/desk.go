// Package desk is a team's settings: the title and paper of its briefings,
// its taxonomy, and the outlets and people it knows.
//
// [Defaults] decodes the files that ship in package templates, [Load] those
// that a desk has in their place. Settings are data with a schema: an unknown
// key, a value of the wrong type, a term that could never match or a name that
// means two people is an error with file, line and column, and all of them are
// reported at once ([Errors]). Nothing here opens a file or reads the
// environment.
package desk

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"onrecord/parse/provenance"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
	"onrecord/templates"
)

// Settings are what a desk decides about its briefings.
type Settings struct {
	Title   string
	Marking string // distribution marking; empty for none
	Paper   string // one of Papers

	Precision string // one of Precisions
	Taxonomy  topic.Taxonomy
	Topics    *topic.Classifier // of the taxonomy
	Outlets   []provenance.Outlet
	Known     []speaker.Known
}

// Own are files of a desk's own in place of those that ship. The zero value
// has none.
type Own struct {
	Taxonomy, Speakers, Outlets File
}

// File is a settings file, read. Errors call it by its name.
type File struct {
	Name string // empty for the file that ships
	Data []byte
}

// Papers returns the names of the paper sizes, the default first.
func Papers() []string { return []string{"A4", "Letter"} }

// Precisions returns the names of the operating points, the default first:
// what becomes of rows that may be wrong.
func Precisions() []string { return []string{"balanced", "high", "complete"} }

// Defaults returns the settings that ship with the program.
func Defaults() (Settings, error) { return Load(Own{}) }

// Load returns the settings that ship but for the files given. Its error is
// of type [Errors].
func Load(own Own) (Settings, error) { return load(templates.Files, own) }

// load reads desk.yaml and the files it depends on. Decoding YAML is most of
// what the program does before it reads the first document, so the long files
// are decoded side by side.
func load(files fs.FS, own Own) (Settings, error) {
	var main struct {
		Title     string
		Marking   string
		Paper     string
		Precision string
		Topics    string
	}
	settings, err := decode(files, "desk.yaml", &main)
	if err != nil {
		return Settings{}, err
	}
	main.Paper, main.Precision = cmp.Or(main.Paper, Papers()[0]), cmp.Or(main.Precision, Precisions()[0])
	if !slices.Contains(Papers(), main.Paper) {
		settings.fault(value(settings.root, "paper"), "paper %q is neither A4 nor Letter", main.Paper)
	}
	if !slices.Contains(Precisions(), main.Precision) {
		settings.fault(value(settings.root, "precision"), "precision %q is none of %s", main.Precision, strings.Join(Precisions(), ", "))
	}
	if err := settings.found(); err != nil {
		return Settings{}, err
	}
	s := Settings{Title: main.Title, Marking: main.Marking, Paper: main.Paper, Precision: main.Precision}

	var (
		errs [3]error
		all  sync.WaitGroup
	)
	all.Go(func() { s.Outlets, errs[0] = outlets(own.Outlets.or(files, "outlets.yaml")) })
	all.Go(func() { s.Known, errs[1] = people(own.Speakers.or(files, "speakers.yaml")) })
	all.Go(func() {
		s.Taxonomy, s.Topics, errs[2] = taxonomy(own.Taxonomy.or(files, cmp.Or(main.Topics, "topics.yaml")))
	})
	all.Wait()
	s.Taxonomy.Name = cmp.Or(s.Taxonomy.Name, own.Taxonomy.Name)
	return s, together(errs[:])
}

// or returns where to find a file: the one given, else the one that ships.
func (f File) or(files fs.FS, name string) (fs.FS, string) {
	if f.Name == "" {
		return files, name
	}
	return oneFile(f), f.Name
}

// oneFile is a file system of a single file, under any name it may have.
type oneFile File

func (f oneFile) ReadFile(string) ([]byte, error) { return f.Data, nil }
func (f oneFile) Open(string) (fs.File, error)    { return nil, fs.ErrNotExist }

// together returns the mistakes of several files as one error, or nil.
func together(errs []error) error {
	var all Errors
	for _, err := range errs {
		if list, ok := errors.AsType[Errors](err); ok {
			all = append(all, list...)
		}
	}
	if all == nil {
		return nil
	}
	return all
}
