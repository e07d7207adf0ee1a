// Package weekly does the weekly work of a desk: an [Inbox] files new documents in the
// archive, and report/brief builds the week's briefing from a [Record]. The package
// opens files only through the file systems it is given.
package weekly

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"strings"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/ingest"
)

// Inbox is one run over the inbox of a desk.
type Inbox struct {
	Archive *archive.Archive
	Today   parse.Date
	Period  report.Period // to be briefed
	Known   []speaker.Known
	Reading string // identifies the program and the settings that files are read with

	Filed  archive.IngestCounts
	Traces map[string]string // of internal errors, by document

	present map[string]bool // files in the inbox now
	states  map[string]archive.File
	joined  joined // after TakeIn, until Record uses it
}

// FiledAtOnce is the number of files that are filed in one transaction: few enough to lose
// little when a run is killed, and enough to make the cost of syncing negligible.
const FiledAtOnce = 160

// New returns the files in the inbox that must be read: new files, files that have changed
// or whose sidecar has changed, and, for the period of the briefing, files that were read
// with other settings. Paths are relative to the inbox, which is the given folder.
func (in *Inbox) New(ctx context.Context, files []ingest.File, folder fs.FS) ([]ingest.File, error) {
	known, err := in.Archive.Files(ctx)
	if err != nil {
		return nil, err
	}
	var wanted map[string]bool // files whose documents are to be read again with new settings
	in.present, in.states = make(map[string]bool, len(files)), map[string]archive.File{}
	var list []ingest.File
	for _, f := range files {
		in.present[f.Path] = true
		now := stateOf(folder, f)
		now.Reading = in.Reading
		was, ok := known[f.Path]
		if ok && was.Size == now.Size && was.Modified == now.Modified && was.Beside == now.Beside {
			if was.Reading == now.Reading {
				continue
			}
			if wanted == nil {
				if wanted, err = in.wanted(ctx); err != nil {
					return nil, err
				}
			}
			if !wanted[f.Path] {
				continue
			}
		}
		in.states[f.Path] = now
		list = append(list, f)
	}
	return list, nil
}

// stateOf returns the present state of a file; if it cannot be read, the state differs from
// any on record.
func stateOf(folder fs.FS, f ingest.File) archive.File {
	s := archive.File{Path: f.Path, Size: -1}
	if info, err := fs.Stat(folder, f.Path); err == nil {
		s.Size, s.Modified = info.Size(), info.ModTime().UnixNano()
	}
	if f.Sidecar != "" {
		s.Beside = "?"
		if info, err := fs.Stat(folder, filepath.ToSlash(f.Sidecar)); err == nil {
			s.Beside = fmt.Sprintf("%s %d %d", f.Sidecar, info.Size(), info.ModTime().UnixNano())
		}
	}
	return s
}

// wanted returns the files of the documents that the briefing shows or compares with, and
// of those without a date or that could not be read: other settings or another version may
// read them better.
func (in *Inbox) wanted(ctx context.Context) (map[string]bool, error) {
	out := map[string]bool{}
	dated, err := in.Archive.DocumentsByDate(ctx)
	if err != nil {
		return nil, err
	}
	undated, err := in.Archive.Undated(ctx, parse.Date{}, parse.Date{})
	if err != nil {
		return nil, err
	}
	from := in.Period.From
	for range report.WeeksBefore {
		if before, ok := (report.Period{From: from, To: in.Period.To}).Before(); ok {
			from = before.From
		}
	}
	for _, d := range dated {
		if d.Date.Compare(from) >= 0 && d.Date.Compare(in.Period.To) <= 0 {
			out[d.File] = true
		}
	}
	for _, d := range undated {
		out[d.File] = true
	}
	return out, nil
}

// TakeIn reads files returned by New and files their documents. Documents whose files are
// gone from the inbox stay on record.
func (in *Inbox) TakeIn(ctx context.Context, files []ingest.File, o ingest.Options) error {
	done := 0
	if progress := o.Progress; progress != nil {
		o.Progress = func(n int) { progress(done + n) }
	}
	// One batch is filed while the next is read.
	filed := make(chan error, 1)
	filed <- nil
	for ; done < len(files); done += FiledAtOnce {
		part := files[done:min(done+FiledAtOnce, len(files))]
		read, err := ingest.Files(ctx, part, o)
		if before := <-filed; err == nil {
			err = before
		}
		if err != nil {
			return err
		}
		batch := in.batch(part, read)
		go func() { filed <- in.file(ctx, batch) }()
	}
	if err := <-filed; err != nil {
		return err
	}
	var err error
	if in.Filed.Deleted, err = in.Archive.Deleted(ctx, in.gone); err != nil {
		return err
	}
	in.Archive.Rest()
	return in.saveNames(ctx)
}

// batch turns what was read into what is filed.
func (in *Inbox) batch(list []ingest.File, read [][]ingest.Document) []archive.File {
	out := make([]archive.File, len(list))
	for i, f := range list {
		out[i] = in.states[f.Path]
		names := map[string]int{}
		for _, d := range read[i] {
			// Two entries of a container may have the same name; on record each has its
			// own.
			if names[d.Record.Path]++; names[d.Record.Path] > 1 {
				d.Rename(fmt.Sprintf("%s (%d)", d.Record.Path, names[d.Record.Path]))
			}
			if d.Unopened {
				out[i].Size = -1 // so that it is tried again even if the file has not changed
			}
			if d.Trace != "" {
				if in.Traces == nil {
					in.Traces = map[string]string{}
				}
				in.Traces[d.Record.Path] = d.Trace
			}
			out[i].Documents = append(out[i].Documents, archive.Document{Hash: d.Hash, Record: d.Record, People: d.People, Rows: d.Rows})
		}
	}
	return out
}

// gone reports whether a file is no longer in the inbox. One in a folder that cannot be
// listed may well be there.
func (in *Inbox) gone(file string) bool {
	for ; file != "."; file = path.Dir(file) {
		if in.present[file] {
			return false
		}
	}
	return true
}

func (in *Inbox) file(ctx context.Context, files []archive.File) error {
	filed, err := in.Archive.Ingest(ctx, in.Today, in.gone, files...)
	in.Filed.New += filed.New
	in.Filed.Changed += filed.Changed
	in.Filed.Unchanged += filed.Unchanged
	in.Filed.Copies += filed.Copies
	in.Filed.Unread += filed.Unread
	return err
}

// saveNames joins the people of all documents on record, so that rows are found by their
// current names.
func (in *Inbox) saveNames(ctx context.Context) (err error) {
	in.joined, err = saveNames(ctx, in.Archive, in.Known)
	return err
}

// SaveNames joins the people of all documents on record, known are those whom the desk
// knows. What people corrected follows: an alias that somebody typed is the person.
func SaveNames(ctx context.Context, a *archive.Archive, known []speaker.Known) error {
	_, err := saveNames(ctx, a, known)
	return err
}

func saveNames(ctx context.Context, a *archive.Archive, known []speaker.Known) (joined, error) {
	all, err := joinedOf(ctx, a, known)
	if err != nil {
		return all, err
	}
	changed := map[int64]map[string]parse.Speaker{}
	for i, names := range all.names {
		if !maps.Equal(names, all.documents[i].Names) {
			changed[all.documents[i].ID] = names
		}
	}
	if err := a.SaveNames(ctx, changed); err != nil {
		return all, err
	}
	means, err := meanings(ctx, a, known)
	if err != nil {
		return all, err
	}
	return all, a.SetPeople(ctx, means)
}

// meanings returns the desk's names for the speakers' names that people typed.
func meanings(ctx context.Context, a *archive.Archive, known []speaker.Known) (map[string]string, error) {
	list, err := a.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{} // by key
	for alias, k := range aliases(known) {
		names[alias] = k.Name
	}
	for _, k := range known {
		names[speaker.Key(k.Name)] = k.Name
	}
	out := map[string]string{}
	for _, c := range list {
		if name := names[speaker.Key(c.New)]; c.Field == archive.FieldSpeaker && name != "" && name != c.New {
			out[c.New] = name
		}
	}
	return out, nil
}

// CheckSidecars checks the sidecars of an inbox, and counts them. A YAML file without a
// document beside it describes nothing.
func CheckSidecars(disk fs.FS, files []ingest.File) (mistakes desk.Errors, n int) {
	seen := map[string]bool{}
	for _, f := range files {
		beside := f.Sidecar
		if short, ok := strings.CutSuffix(f.Path, ".yml"); ok {
			mistakes = append(mistakes, &desk.Error{File: filepath.FromSlash(f.Path), Message: "is not read; what describes a document is called " + filepath.Base(short) + ingest.SidecarEnding})
		}
		if filepath.Ext(f.Path) == ingest.SidecarEnding && beside == "" {
			name := strings.TrimSuffix(filepath.Base(f.Path), ingest.SidecarEnding)
			mistakes = append(mistakes, &desk.Error{File: filepath.FromSlash(f.Path), Message: "belongs to no document: there is none called " + name + " with another extension beside it"})
			seen[f.Path] = true
		}
		if beside == "" || seen[beside] {
			continue
		}
		seen[beside] = true
		data, err := fs.ReadFile(disk, beside)
		if err != nil {
			mistakes = append(mistakes, &desk.Error{File: beside, Message: report.Reason(err)})
			continue
		}
		mistakes = append(mistakes, desk.Sidecar(desk.File{Name: beside, Data: data})...)
	}
	return mistakes, len(seen)
}
