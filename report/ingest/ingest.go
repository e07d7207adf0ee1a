// Package ingest turns files into rows: it reads many files in parallel, finds who said
// what in each document, and makes rows of the statements. Both the command and users of
// the library use it.
//
//	results, err := ingest.Read(ctx, []ingest.File{ingest.FromReader("talks.txt", r)}, ingest.Options{})
//	ingest.Join(results)
//	for _, d := range results {
//		fmt.Println(d.Record.Path, d.Record.Status, len(d.Rows))
//	}
//
// [Read] returns a [Document] for every document in the files, in order: its line in the
// record, with the reason if it was not read, and its rows. [Join] is a separate step,
// which gives each person one name in all documents; without it, names may differ
// between documents. After that,
//
//   - report/table writes rows as JSON Lines, CSV or Parquet,
//   - report/brief builds a briefing of [Held] documents,
//   - report/workbook and report/pack write that as XLSX and PDF.
//
// For any number of rows, a [Spool] keeps them out of memory until names are joined, and
// a [Stream] returns them.
package ingest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unique"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/brief"
)

// Options say how files are read. The zero value works.
type Options struct {
	Extract extract.Options

	Spool   *Spool // keeps the rows; nil to keep them in memory
	Results bool   // keep what the rows were made of
	Copies  bool   // read a document that is there twice as two

	// Progress is called after each file with the number that are done, from one
	// goroutine.
	Progress func(done int)

	// Done is called before it with what became of the file, in the order in which files
	// are done.
	Done func([]Document)
}

// Document is the result for one document: its line in the record, its rows, and the
// people it names, who are not yet joined with those of other documents.
type Document struct {
	Record report.Document
	Rows   []report.Row // nil if they are spooled
	People []parse.Person
	Result *parse.Result // if Options.Results asks for it; nil of a copy that is left out

	// What joining settled: what each name of the document became, and which of
	// those that speak in its rows became another's.
	Names  map[string]parse.Speaker
	Merges []Merge

	Hash      string // of the content; empty if it was not read
	CopyID    string // what it is known by, where another document has the same content
	Body      string // how the story was told from the page around it
	Described bool   // a sidecar describes it
	Unopened  bool   // its file could not even be opened
	Trace     string // where an internal error happened

	spooled []place
	speak   []string // names that speak in its rows, as they come
}

// Merge is a name that was replaced by another when people were joined.
type Merge struct {
	Name string
	To   parse.Speaker
}

// Read returns the result for every document in the files, file by file. A document that
// occurs twice, byte for byte, is read once. A document that cannot be read is a Document
// like any other; the only errors returned are those of the context and of the spool.
func Read(ctx context.Context, files []File, o Options) ([]Document, error) {
	read, err := Files(ctx, files, o)
	if err != nil {
		return nil, err
	}
	n := 0
	for _, its := range read {
		n += len(its)
	}
	out := make([]Document, 0, n)
	for i, its := range read {
		out = append(out, its...)
		read[i] = nil // there may be hundreds of thousands
	}
	if !o.Copies {
		dropCopies(out)
	}
	return out, o.Spool.failure()
}

// Files is like Read, but returns results by file and reads copies as often as they occur.
// Results are in the order of the files, whatever the order in which they were finished.
func Files(ctx context.Context, files []File, o Options) ([][]Document, error) {
	out := make([][]Document, len(files))
	jobs := make(chan int)
	done := make(chan int, len(files)) // never blocks a worker, even if nobody counts any more
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := range jobs {
				out[i] = file(ctx, files[i], o)
				for k := range out[i] {
					if d := &out[i][k]; o.Results && d.Result == nil {
						d.Result = &parse.Result{} // of one that was not read
					}
				}
				done <- i
			}
		})
	}
	go func() {
		defer close(done)
		defer workers.Wait()
		defer close(jobs)
		for i := range files {
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
		case i, more := <-done:
			if !more {
				return out, ctx.Err()
			}
			if o.Done != nil {
				o.Done(out[i])
			}
			if o.Progress != nil {
				o.Progress(n)
			}
		}
	}
}

// file reads the documents of one file.
func file(ctx context.Context, f File, o Options) []Document {
	if f.Status != "" {
		return []Document{{Record: report.Document{Path: f.Path, Status: f.Status, Reason: f.Reason}}}
	}
	in, err := f.Open(ctx)
	if err != nil {
		d := failed(f, err)
		d.Unopened = true
		return []Document{d}
	}
	var out []Document
	for found := range extract.Documents(in, accepting(f, o.Extract)) {
		if ctx.Err() != nil {
			break
		}
		inside := f.inside(found.Path)
		d, err := Document{}, found.Err
		if err == nil {
			d, err = read.Guarded(func() (Document, error) { return documentOf(found.Result, o), nil })
			d.Described = f.Sidecar != ""
		}
		if err != nil {
			d = failed(inside, err)
		}
		out = append(out, d)
	}
	return out
}

// inside returns the file for a document of it. Nobody asked for the picture in an
// archive.
func (f File) inside(path string) File {
	f.Named = f.Named && path == f.Path
	f.Path = path
	return f
}

// errNoDocument is why a file of a folder is skipped that could be text.
var errNoDocument = errors.New("unknown extension; name the file itself to read it as text")

// accepting adds to the options that what could be any text is only read if its
// name is a document's.
func accepting(f File, o extract.Options) extract.Options {
	accept := o.Accept
	o.Accept = func(doc parse.Document) error {
		if doc.Format == "text" && !f.inside(doc.Path).asked() {
			return errNoDocument
		}
		if accept != nil {
			return accept(doc)
		}
		return nil
	}
	return o
}

// documentOf returns a document with what was found in it.
func documentOf(r parse.Result, o Options) Document {
	d := Document{Record: recordOf(r), Rows: report.Rows(r), People: kept(r.People), Hash: r.Document.ID, Body: r.Document.Body}
	if o.Results {
		d.Result = &r
	}
	d.speak = brief.SpeakersOf(d.Rows)
	for i, name := range d.speak {
		d.speak[i] = shared(name)
	}
	d.Record.Rows = len(d.Rows)
	if o.Spool != nil {
		d.spooled, d.Rows = o.Spool.put(d.Rows), nil
	}
	return d
}

// failed is the record of a document that was not read. A file that nobody asked
// for (a picture in the folder, a table beside it) or whose format is not read yet
// is skipped; anything else is a document lost, and a failure.
func failed(f File, err error) Document {
	d := Document{Record: report.Document{Path: f.Path, Status: report.StatusFailed, Reason: report.Reason(err)}}
	if f.skips(err) {
		d.Record.Status = report.StatusSkipped
	}
	if e, ok := errors.AsType[*read.PanicError](err); ok {
		d.Trace = e.Stack
	}
	return d
}

// Skips reports whether a document that is not read for this reason counts as skipped
// rather than failed.
func (f File) Skips(found read.Found) bool { return f.inside(found.Path).skips(found.Err) }

func (f File) skips(err error) bool {
	skipped := []error{read.ErrFormat, read.ErrNoArticles, errNoDocument}
	if !f.asked() {
		skipped = append(skipped, read.ErrBinary, read.ErrEncoding, read.ErrEmpty, read.ErrTooLarge)
	}
	return slices.ContainsFunc(skipped, func(e error) bool { return errors.Is(err, e) })
}

// recordOf returns the line that a workbook's list of documents shows.
func recordOf(r parse.Result) report.Document {
	d := report.Document{
		Path:        r.Document.Path,
		Status:      report.StatusRead,
		Source:      r.Provenance.Source,
		SourceBasis: string(r.Provenance.SourceBasis),
		Date:        r.Provenance.Date,
		DateBasis:   string(r.Provenance.DateBasis),
		Place:       strings.Clone(r.Provenance.Place),
		Title:       strings.Clone(r.Provenance.Title),
		Opening:     openingOf(r.Document),
		URL:         strings.Clone(r.Provenance.URL),
		Format:      r.Document.Format,
		Encoding:    r.Document.Encoding,
	}
	for _, w := range r.Document.Warnings {
		d.Warnings = append(d.Warnings, w.String())
		if w.Loses() {
			d.Lost = append(d.Lost, w)
		}
	}
	return d
}

// openingOf is how a document begins: its first paragraph, without the dateline.
func openingOf(d parse.Document) string {
	var words []byte
	for _, l := range d.Lines {
		start := l.Span.Start
		if d.Dateline.Start <= start && start < d.Dateline.End {
			start = min(d.Dateline.End, l.Span.End)
		}
		if text := d.Text[start:l.Span.End]; l.Role == parse.RoleBody && len(words) < openingWithin {
			words = append(append(words, ' '), text[:min(len(text), openingWithin)]...)
		} else if len(words) > 0 {
			break
		}
	}
	return report.Opening(strings.ToValidUTF8(string(words), ""))
}

// openingWithin is how many bytes of a document are looked at for how it begins.
const openingWithin = 400

// kept copies the names of people out of their document: a name that is part
// of a text keeps all of it in memory.
func kept(people []parse.Person) []parse.Person {
	out := make([]parse.Person, len(people))
	for i, p := range people {
		p.Name, p.Role = shared(p.Name), shared(p.Role)
		p.Aliases = slices.Clone(p.Aliases)
		for k, a := range p.Aliases {
			p.Aliases[k] = shared(a)
		}
		out[i] = p
	}
	return out
}

// shared is a text that many documents have, in memory once.
func shared(s string) string { return unique.Make(s).Value() }

// Rename gives a document another path.
func (d *Document) Rename(path string) {
	d.Record.Path = path
	for i := range d.Rows {
		d.Rows[i].Document = path
	}
}
