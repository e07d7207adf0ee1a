package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk"
)

// outcome is what became of one document: its line in the record, its rows,
// and the people it names, who are yet to be joined with those of others.
type outcome struct {
	record report.Document
	rows   []report.Row             // nil if they are kept aside
	aside  spooled                  // where
	names  map[string]parse.Speaker // what its names become, for rows kept aside
	speak  []string                 // names that speak in its rows, as they come
	people []parse.Person
	merges []merge      // names that its rows had before
	id     string       // of the content
	body   string       // how the story was told from the page around it
	result parse.Result // if the batch keeps results
	beside bool         // a sidecar describes it
	closed bool         // its file could not even be opened
	trace  string       // where an internal error happened
}

// merge is a name that became another's when people were joined.
type merge struct {
	name string
	to   parse.Speaker
}

// batch reads documents side by side. The outcomes are in the order of the
// documents, whatever the order in which they were done.
type batch struct {
	stdin   io.Reader
	options extract.Options
	tables  []desk.Table
	tick    func(done int) // called after each document, from one goroutine

	aside   *spool // keeps the rows; nil to keep them in memory
	results bool   // keep what the rows were made of
	copies  bool   // read a document that is there twice as two
	root    string // folder that paths and sidecars are relative to
}

// read returns the outcome of every document, those of one file side by side,
// with each that is there twice read once, and people joined.
func (b *batch) read(ctx context.Context, list []found) ([]outcome, error) {
	files, err := b.files(ctx, list)
	if err != nil {
		return nil, err
	}
	out := slices.Concat(files...)
	if !b.copies {
		dropCopies(out)
	}
	join(out, b.options.Known)
	return out, b.aside.failure()
}

// files returns the outcomes of the documents of every file. One bad document is
// an outcome like any other; the only error is that of the context.
func (b *batch) files(ctx context.Context, list []found) ([][]outcome, error) {
	files := make([][]outcome, len(list))
	jobs := make(chan int)
	done := make(chan struct{}, len(list)) // never blocks a worker, even if nobody counts any more
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		workers.Go(func() {
			for i := range jobs {
				files[i] = b.file(ctx, list[i])
				done <- struct{}{}
			}
		})
	}
	go func() {
		defer close(done)
		defer workers.Wait()
		defer close(jobs)
		for i := range list {
			select {
			case jobs <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case _, more := <-done:
			if !more {
				return files, ctx.Err()
			}
			b.tick(n)
		}
	}
}

// guarded does the work on one document. Whatever goes wrong inside, even a
// mistake of ours, concerns this document alone.
func guarded(f found, work func() outcome) (o outcome) {
	defer func() {
		if v := recover(); v != nil {
			o = failed(f, &read.PanicError{Value: v, Stack: string(debug.Stack())})
		}
	}()
	return work()
}

// file reads the documents of one file, one after the other: what a container
// holds is not in memory all at once.
func (b *batch) file(ctx context.Context, f found) []outcome {
	if f.status != "" {
		return []outcome{{record: report.Document{Path: f.path, Status: f.status, Reason: f.reason}}}
	}
	in, err := b.input(ctx, f)
	if err != nil {
		o := failed(f, err)
		o.closed = true
		return []outcome{o}
	}
	var out []outcome
	for d := range read.Documents(in) {
		if ctx.Err() != nil {
			break
		}
		one := f
		if one.path = d.Path; d.Path != f.path {
			one.named = false // nobody asked for the picture in the archive
		}
		out = append(out, guarded(one, func() outcome { return b.one(one, d) }))
	}
	return out
}

// one finds what is said in one document.
func (b *batch) one(f found, d read.Found) outcome {
	if d.Err != nil {
		return failed(f, d.Err)
	}
	if d.Document.Format == "text" && notForReading(f) {
		return failed(f, errNoDocument)
	}
	doc := d.Document
	result := extract.Statements(doc, b.options)
	o := outcome{record: record(result), rows: report.Rows(result), people: kept(result.People), id: doc.ID, body: doc.Body, beside: f.sidecar != ""}
	if b.results {
		o.result = result
	}
	o.speak = brief.SpeakersOf(o.rows)
	if b.aside != nil {
		o.aside, o.rows = b.aside.put(o.rows), nil
	}
	return o
}

// input opens one file, with its sidecar.
func (b *batch) input(ctx context.Context, f found) (read.Input, error) {
	in := read.Input{Path: f.path, Columns: columns(b.tables, f.path), PDF: pdfReader(ctx)}
	var err error
	if f.path == stdinPath {
		in.Data, err = readStream(ctx, b.stdin)
	} else {
		in.Data, err = readFile(filepath.Join(b.root, filepath.FromSlash(f.path)))
	}
	if err != nil {
		return in, err
	}
	if f.sidecar != "" {
		in.SidecarPath = filepath.ToSlash(f.sidecar)
		if in.Sidecar, err = readFile(filepath.Join(b.root, f.sidecar)); err != nil {
			return in, fmt.Errorf("sidecar %s: %s", in.SidecarPath, reason(err))
		}
	}
	return in, nil
}

// errNoDocument is why a file of a folder is skipped that could be text.
var errNoDocument = errors.New("not a document by its name; name the file itself to read it as text")

// failed is the outcome of a document that was not read. A file that nobody
// asked for (a picture in the folder, a table beside it) or whose format is
// not read yet is skipped; anything else is a document lost, and a failure.
func failed(f found, err error) outcome {
	r := report.Document{Path: f.path, Status: report.StatusFailed, Reason: reason(err)}
	skipped := []error{read.ErrFormat, read.ErrNoArticles, errNoDocument}
	if notForReading(f) {
		skipped = append(skipped, read.ErrBinary, read.ErrEncoding, read.ErrEmpty, read.ErrTooLarge)
	}
	for _, e := range skipped {
		if errors.Is(err, e) {
			r.Status = report.StatusSkipped
		}
	}
	o := outcome{record: r}
	if e, ok := errors.AsType[*read.PanicError](err); ok {
		o.trace = e.Stack
	}
	return o
}

// notForReading reports whether neither the user nor the name of a file says
// that it is a document.
func notForReading(f found) bool { return !f.named && !isDocument(f.path) }

// record returns the line that the workbook's list of documents shows.
func record(r parse.Result) report.Document {
	d := report.Document{
		Path:        r.Document.Path,
		Status:      report.StatusRead,
		Source:      r.Provenance.Source,
		SourceBasis: string(r.Provenance.SourceBasis),
		Date:        r.Provenance.Date,
		DateBasis:   string(r.Provenance.DateBasis),
		Place:       strings.Clone(r.Provenance.Place),
		Title:       strings.Clone(r.Provenance.Title),
		URL:         strings.Clone(r.Provenance.URL),
		Format:      r.Document.Format,
		Encoding:    r.Document.Encoding,
	}
	for _, w := range r.Document.Warnings {
		d.Warnings = append(d.Warnings, warningText(w))
	}
	return d
}

func warningText(w parse.Warning) string {
	if w.Line == 0 {
		return w.Text
	}
	return fmt.Sprintf("line %d: %s", w.Line, w.Text)
}

// dropCopies skips documents that are the same as another, byte for byte. The
// first one is kept, or the first that a sidecar describes.
func dropCopies(out []outcome) {
	kept := make(map[string]int)
	for i, o := range out {
		if o.record.Status != report.StatusRead {
			continue
		}
		if first, again := kept[o.id]; !again || o.beside && !out[first].beside {
			kept[o.id] = i
		}
	}
	for i, o := range out {
		if first := kept[o.id]; o.record.Status == report.StatusRead && first != i {
			out[i] = outcome{record: report.Document{
				Path:   o.record.Path,
				Status: report.StatusSkipped,
				Reason: "same content as " + out[first].record.Path,
				Format: o.record.Format,
			}}
		}
	}
}

// join settles which people of all documents together are the same person.
func join(out []outcome, known []speaker.Known) {
	people := make([][]parse.Person, len(out))
	for i, o := range out {
		people[i] = o.people
	}
	for i, names := range speaker.Join(people, known...) {
		out[i].merges = merges(out[i].speak, names)
		report.Rename(out[i].rows, names)
		out[i].names, out[i].people = names, nil
	}
}

// merges returns what names become another's.
func merges(names []string, become map[string]parse.Speaker) []merge {
	var out []merge
	for _, n := range names {
		if to := become[n]; to.Name != "" {
			out = append(out, merge{n, to})
		}
	}
	return out
}

// kept copies the names of people out of their document: a name that is part
// of a text keeps all of it in memory.
func kept(people []parse.Person) []parse.Person {
	out := make([]parse.Person, len(people))
	for i, p := range people {
		p.Name, p.Role = strings.Clone(p.Name), strings.Clone(p.Role)
		p.Aliases = slices.Clone(p.Aliases)
		for k, a := range p.Aliases {
			p.Aliases[k] = strings.Clone(a)
		}
		out[i] = p
	}
	return out
}
