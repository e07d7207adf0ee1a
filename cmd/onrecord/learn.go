package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"onrecord/report/desk"
	"onrecord/report/desk/review"
	"onrecord/report/terminal"
)

// lessons are what corrections suggest for the settings of a desk: the files as
// they would be.
type lessons struct {
	aliases []review.Alias
	hints   []review.Hint
	changed []changedFile
	could   []string // what a file could not be given, and why
}

type changedFile struct {
	name   string // in the desk's folder
	before []byte
	after  []byte
}

// lessons finds them. A file that cannot be changed, and one that would be
// wrong afterwards, stays as it is, and what it was to learn is not offered.
func (r *reviewing) lessons() (lessons, error) {
	var l lessons
	settings := r.folder.settings
	files := os.DirFS(r.folder.dir)
	topics, speakers, err := desk.Names(files)
	if err != nil {
		return l, err
	}
	people, err := settingsFile(files, speakers)
	if err != nil {
		return l, err
	}
	begun := people
	for _, a := range review.Aliases(r.desk, r.outcome, settings.Known) {
		next, err := desk.AddAlias(people, a.Name, a.Alias)
		if err != nil {
			l.could = append(l.could, fmt.Sprintf("%s as another spelling of %s: %v", a.Alias, a.Name, err))
			continue
		}
		people, l.aliases = next, append(l.aliases, a)
	}
	l.add(begun, people)
	table, err := settingsFile(files, topics)
	if err != nil {
		return l, err
	}
	begun = table
	for _, h := range review.Hints(r.desk, r.outcome, settings.Taxonomy) {
		next, err := desk.AddWord(table, h.Topic, h.Word)
		if err != nil {
			l.could = append(l.could, fmt.Sprintf("%q as a word of %s: %v", h.Word, h.Topic, err))
			continue
		}
		table, l.hints = next, append(l.hints, h)
	}
	l.add(begun, table)
	if len(l.changed) == 0 {
		return l, nil
	}
	_, err = desk.Load(files, desk.Own{Speakers: people, Taxonomy: table}) // the desk as it would be
	return l, err
}

// settingsFile returns a file of the desk, or the one that ships in its place.
func settingsFile(files fs.FS, name string) (desk.File, error) {
	data, err := desk.Read(files, name)
	return desk.File{Name: name, Data: data}, err
}

func (l *lessons) add(before, after desk.File) {
	if string(before.Data) != string(after.Data) {
		l.changed = append(l.changed, changedFile{before.Name, before.Data, after.Data})
	}
}

func (l lessons) names() []string {
	var out []string
	for _, f := range l.changed {
		out = append(out, f.name)
	}
	return out
}

// files are the changed files, to be written over those of the desk.
func (l lessons) files(d folder) []output {
	var out []output
	for _, f := range l.changed {
		out = append(out, output{d.path(path.Clean(f.name)), func(w io.Writer) error {
			_, err := w.Write(f.after)
			return err
		}})
	}
	return out
}

// diff shows the changed files, line by line.
func (l lessons) diff() string {
	text := ""
	for _, f := range l.changed {
		text += lineDiff(f.name, string(f.before), string(f.after))
	}
	for _, c := range l.could {
		text += "not " + terminal.Printable(c) + "\n"
	}
	return text
}
