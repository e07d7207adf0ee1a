package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// inbox is one look into the inbox of a desk, and what is to be done about it.
type inbox struct {
	desk   folder
	record *archive.Archive
	today  parse.Date
	period report.Period

	present map[string]bool // files that are there
	traces  map[string]string
	filed   archive.Filed
}

// filedAtOnce is the number of files that are filed in one go: few enough to lose
// little when a run is ended, and enough that syncing does not count.
const filedAtOnce = 64

// takeIn files what is new in the inbox. Documents that are on record are read
// again if the file, its sidecar or, for those that the briefing is about, the
// settings have changed.
func (p *program) takeIn(ctx context.Context, in *inbox) error {
	root := in.desk.path(inboxName)
	if err := os.MkdirAll(root, 0o755); err != nil {
		return fmt.Errorf("%s: %s", root, reason(err))
	}
	list, states, err := in.news(ctx, root)
	if err != nil {
		return err
	}
	bar := newProgress(p.messages, len(list))
	defer bar.clear()
	done := 0
	b := batch{options: in.desk.options, tables: in.desk.settings.Tables, root: root, tick: func(n int) { bar.set(done + n) }}

	// One part is filed while the next is read.
	filed := make(chan error, 1)
	filed <- nil
	for ; done < len(list); done += filedAtOnce {
		part := list[done:min(done+filedAtOnce, len(list))]
		files, err := b.files(ctx, part)
		if before := <-filed; err == nil {
			err = before
		}
		if err != nil {
			return err
		}
		batch := in.files(part, files, states)
		go func() { filed <- in.file(ctx, batch) }()
	}
	if err := <-filed; err != nil {
		return err
	}
	return in.settle(ctx)
}

// news lists the files that are to be read, with how they are now.
func (in *inbox) news(ctx context.Context, root string) ([]found, map[string]archive.File, error) {
	all, err := collect(ctx, []string{root})
	if err != nil {
		return nil, nil, err
	}
	known, err := in.record.Files(ctx)
	if err != nil {
		return nil, nil, err
	}
	var wanted map[string]bool // files whose documents are to be read again with new settings
	in.present = make(map[string]bool, len(all))
	states := map[string]archive.File{}
	var list []found
	prefix := filepath.ToSlash(filepath.Clean(root)) + "/"
	for _, f := range all {
		f.path = strings.TrimPrefix(f.path, prefix)
		if f.sidecar != "" {
			f.sidecar = strings.TrimPrefix(filepath.ToSlash(f.sidecar), prefix)
		}
		in.present[f.path] = true
		now := stateOf(root, f)
		now.Reading = in.desk.reading
		was, ok := known[f.path]
		if ok && was.Size == now.Size && was.Modified == now.Modified && was.Beside == now.Beside {
			if was.Reading == now.Reading {
				continue
			}
			if wanted == nil {
				if wanted, err = in.wanted(ctx); err != nil {
					return nil, nil, err
				}
			}
			if !wanted[f.path] {
				continue
			}
		}
		states[f.path] = now
		list = append(list, f)
	}
	return list, states, nil
}

// stateOf says how a file is now; one that cannot be looked at is like no other.
func stateOf(root string, f found) archive.File {
	s := archive.File{Path: f.path, Size: -1}
	if info, err := os.Stat(filepath.Join(root, filepath.FromSlash(f.path))); err == nil {
		s.Size, s.Modified = info.Size(), info.ModTime().UnixNano()
	}
	if f.sidecar != "" {
		s.Beside = "?"
		if info, err := os.Stat(filepath.Join(root, f.sidecar)); err == nil {
			s.Beside = fmt.Sprintf("%s %d %d", f.sidecar, info.Size(), info.ModTime().UnixNano())
		}
	}
	return s
}

// wanted returns the files of the documents that the briefing shows or compares
// with, and of those that have no date yet or could not be read: other settings
// or another program may know better.
func (in *inbox) wanted(ctx context.Context) (map[string]bool, error) {
	out := map[string]bool{}
	voices, err := in.record.Voices(ctx)
	if err != nil {
		return nil, err
	}
	open, err := in.record.Undated(ctx, parse.Date{}, parse.Date{})
	if err != nil {
		return nil, err
	}
	from := in.period.From
	for range report.WeeksBefore {
		if before, ok := (report.Period{From: from, To: in.period.To}).Before(); ok {
			from = before.From
		}
	}
	for _, d := range voices {
		if d.Date.Compare(from) >= 0 && d.Date.Compare(in.period.To) <= 0 {
			out[d.File] = true
		}
	}
	for _, d := range open {
		out[d.File] = true
	}
	return out, nil
}

// files turns what was read into what is filed.
func (in *inbox) files(list []found, read [][]outcome, states map[string]archive.File) []archive.File {
	out := make([]archive.File, len(list))
	for i, f := range list {
		out[i] = states[f.path]
		names := map[string]int{}
		for _, o := range read[i] {
			// Two entries of an archive may have one name; on record each has its own.
			if names[o.record.Path]++; names[o.record.Path] > 1 {
				o.rename(fmt.Sprintf("%s (%d)", o.record.Path, names[o.record.Path]))
			}
			if o.closed {
				out[i].Size = -1 // to be tried again, whatever the file looks like
			}
			if o.trace != "" {
				if in.traces == nil {
					in.traces = map[string]string{}
				}
				in.traces[o.record.Path] = o.trace
			}
			o.record.Rows = len(o.rows)
			out[i].Documents = append(out[i].Documents, archive.Document{Hash: o.id, Record: o.record, People: o.people, Rows: o.rows})
		}
	}
	return out
}

// rename gives a document another path.
func (o *outcome) rename(path string) {
	o.record.Path = path
	for i := range o.rows {
		o.rows[i].Document = path
	}
}

func (in *inbox) file(ctx context.Context, files []archive.File) error {
	gone := func(file string) bool { return !in.present[file] }
	filed, err := in.record.File(ctx, in.today, gone, files...)
	in.filed.New += filed.New
	in.filed.Changed += filed.Changed
	in.filed.Again += filed.Again
	in.filed.Copies += filed.Copies
	in.filed.Unread += filed.Unread
	return err
}

// settle joins the people of all documents on record, so that rows are found by
// the names that hold.
func (in *inbox) settle(ctx context.Context) error {
	voices, err := in.record.Voices(ctx)
	if err != nil {
		return err
	}
	changed := map[int64]map[string]parse.Speaker{}
	for i, names := range oneName(voices, in.desk.settings.Known) {
		if !maps.Equal(names, voices[i].Names) {
			changed[voices[i].ID] = names
		}
	}
	return in.record.Settle(ctx, changed)
}

// oneName returns what the names of each document become among all of them.
func oneName(list []archive.Document, known []speaker.Known) []map[string]parse.Speaker {
	people := make([][]parse.Person, len(list))
	for i, d := range list {
		people[i] = d.People
	}
	return speaker.Join(people, known...)
}
