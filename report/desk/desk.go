// Package desk reads a team's settings: title, look and week of its briefings, its
// taxonomy, and its outlets and people.
//
// [Load] decodes the files of a desk's folder; if a file is missing, the one in package
// templates is used. Settings have a schema: an unknown key, a value of the wrong type,
// a term that can never match or a name that belongs to two people is an error with
// file, line and column, and all errors are reported together ([Errors]). The package
// opens no files and does not read the environment: a desk's folder is passed as a file
// system.
package desk

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"onrecord/parse/extract"
	"onrecord/parse/provenance"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
	"onrecord/report"
	"onrecord/templates"
)

// Settings are a desk's choices for its briefings.
type Settings struct {
	Title    string
	Marking  string   // distribution marking; empty for none
	Note     string   // the editor's own words in every briefing
	For      []string // recipients, as they are to be printed
	Paper    string   // one of Papers
	Language string   // of the briefing's own words, BCP 47
	Group    string   // one of Groups
	Depth    string   // one of Depths: how much the PDF has

	Precision string // one of Precisions
	Intent    bool   // statements of mere intent are wanted in briefings
	Late      string // one of Lates
	Shared    bool   // files are made for the group as well
	Week      Week
	Look      report.Look
	Fonts     []report.Asset // further TrueType fonts, for letters that those of the pack lack
	Tables    []Table

	Taxonomy topic.Taxonomy
	Topics   *topic.Classifier // of the taxonomy
	Outlets  []provenance.Outlet
	Known    []speaker.Known
}

// SettingsName is the file that makes a folder a desk.
const SettingsName = "desk.yaml"

// Own are files to use instead of those in the folder or the built-in ones. The zero value
// has none.
type Own struct {
	Taxonomy, Speakers, Outlets File
}

// File is a settings file with its content. Errors use its name.
type File struct {
	Name string // empty for the file that ships
	Data []byte
}

// Load returns the settings of a desk's folder; nil means no folder. If the folder lacks a
// file, the built-in one is used; files given replace either. The error is of type
// [Errors].
func Load(folder fs.FS, own Own) (Settings, error) {
	if folder == nil {
		return load(templates.Files, own)
	}
	return load(inFront{folder, templates.Files}, own)
}

// inFront are two file systems; a file of the first hides one of the second.
type inFront struct{ first, second fs.FS }

// Open opens a file in the first file system, or else in the second.
func (f inFront) Open(name string) (fs.File, error) {
	file, err := f.first.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return f.second.Open(name)
	}
	return file, err
}

// load reads desk.yaml and the files it names. Decoding YAML takes longer than reading a
// document, so the long files are decoded in parallel, and not at all if they are the
// built-in ones. The mistakes in all files are reported together.
func load(files fs.FS, own Own) (Settings, error) {
	s, main, mainErr := mainSettings(files)
	var (
		errs = [4]error{mainErr}
		all  sync.WaitGroup
	)
	all.Go(func() { s.Outlets, errs[1] = outlets(own.Outlets.or(files, cmp.Or(main.Outlets, "outlets.yaml"))) })
	all.Go(func() { s.Known, errs[2] = people(own.Speakers.or(files, cmp.Or(main.Speakers, "speakers.yaml"))) })
	all.Go(func() {
		s.Taxonomy, s.Topics, errs[3] = taxonomy(own.Taxonomy.or(files, cmp.Or(main.Topics, "topics.yaml")))
	})
	all.Wait()
	s.Taxonomy.Name = cmp.Or(s.Taxonomy.Name, own.Taxonomy.Name)
	return s, together(errs[:])
}

// or returns where to find a file: f itself if it is set, else the named one in files.
func (f File) or(files fs.FS, name string) (fs.FS, string) {
	if f.Name == "" {
		return files, name
	}
	return oneFile(f), f.Name
}

// oneFile is a file system with a single file, found under any name.
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

// Extract returns the settings in the form that reading needs.
func (s Settings) Extract() extract.Options {
	return extract.Options{Outlets: provenance.NewOutlets(s.Outlets), Known: s.Known, Topics: s.Topics}
}

// Fingerprint identifies the settings and program version with which documents are read. A
// document with a different fingerprint may give different rows now.
func (s Settings) Fingerprint() string {
	data, err := json.Marshal([]any{s.Taxonomy, s.Outlets, s.Known, s.Tables})
	if err != nil {
		panic(err) // plain values: it cannot fail
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// Command returns the command line that runs a command in the desk of a folder: "onrecord
// weekly desk"; the current folder is not named.
func Command(folder, name string, args ...string) string {
	line := []string{"onrecord", name}
	if filepath.Clean(folder) != "." {
		line = append(line, folder)
	}
	return strings.Join(append(line, args...), " ")
}

// WeeklyCommand returns the command line that makes the briefing of a period.
func WeeklyCommand(folder string, p report.Period) string {
	if p.IsISOWeek() {
		return Command(folder, "weekly", "--week", p.Name)
	}
	return Command(folder, "weekly", "--since", p.From.String(), "--until", p.To.String())
}
