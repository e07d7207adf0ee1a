// Package extract finds who said what in documents. It puts together the stages of
// reading, each of which is a package: parse/read turns bytes into a document,
// parse/segment divides it, parse/quote finds statements, parse/speaker their speakers,
// parse/topic their topics, and parse/provenance the outlet and the date.
//
//	for found := range extract.Documents(read.Input{Path: "talks.html", Data: data}, extract.Options{}) {
//		if found.Err != nil {
//			continue // nothing else of the file is lost with it
//		}
//		for i, s := range found.Result.Statements {
//			fmt.Println(found.Result.Speakers[i].Name, s.Content[0].In(found.Result.Document.Text))
//		}
//	}
//
// [Statements] does the same for a document that has already been read. [Join] is a
// second step over the results of several documents, which gives each person one name in
// all of them. To get rows with the columns that the command prints, use report.Rows, or
// start with report/ingest, which reads many files in parallel.
//
// A finding is a span of byte offsets into the document's text, never a copy. The
// package takes no locks, keeps no globals and reads no clock: calls can run
// concurrently, and the same document and options give the same result.
//
// # Compatibility
//
// From version 1.0.0, the exported names of parse, parse/read, parse/extract, report and
// the packages that write a Briefing (report/ingest, brief, table, workbook, pack) keep
// their meaning within a major version; fields may be added to structs. What is found in
// a text may improve with any version. Packages under report/desk and the stages under
// parse make no such promise.
package extract

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"unicode"

	"onrecord/parse"
	"onrecord/parse/provenance"
	"onrecord/parse/quote"
	"onrecord/parse/read"
	"onrecord/parse/segment"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
)

// Options are the desk's data that reading depends on. With the zero value, no outlets,
// people or topics are known.
type Options struct {
	Outlets *provenance.Outlets
	Known   []speaker.Known
	Topics  *topic.Classifier

	// Accept is asked before a document is searched, if it is set; its error is why
	// the document is left out.
	Accept func(parse.Document) error
}

// MaxText is the longest text of one document that is searched, in bytes: longer than any
// book. It bounds the work for one document to some ten seconds, so that none holds up the
// others.
const MaxText = 8 << 20

// MaxTokens is the largest number of words and marks of such a text. Prose of MaxText bytes
// has two thirds of it; a text of nothing but marks would need gigabytes.
const MaxTokens = 2_500_000

// Found is the result of reading one document in a file: what was found in it, or the
// error.
type Found struct {
	Path   string       // of the file, and of the document inside it if there are several
	Result parse.Result // if Err is nil
	Err    error        // why the document was not read: one of parse/read, or that of Accept
}

// Documents reads a file and finds everything in each of its documents, one at a time, so
// that the contents of a container are never all in memory. It yields at least once. An
// error concerns one document alone; a panic becomes a [read.PanicError].
func Documents(in read.Input, o Options) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		for d := range read.Documents(in) {
			f := Found{Path: d.Path, Err: d.Err}
			if f.Err == nil {
				f.Result, f.Err = read.Guarded(func() (r parse.Result, err error) {
					if err = o.check(d.Document); err == nil {
						r = Statements(d.Document, o)
					}
					return r, err
				})
			}
			if !yield(f) {
				return
			}
		}
	}
}

// check says why a document is not searched for statements.
func (o Options) check(d parse.Document) error {
	if n := len(d.Text); n > MaxText {
		return fmt.Errorf("%w: its text has %d MB, the limit is %d MB; divide it", read.ErrTooLarge, n>>20, MaxText>>20)
	}
	if n := tokens(d.Text); n > MaxTokens {
		return fmt.Errorf("%w: its text has %.1f million words and marks, the limit is %.1f; divide it", read.ErrTooLarge, float64(n)/1e6, float64(MaxTokens)/1e6)
	}
	if o.Accept != nil {
		return o.Accept(d)
	}
	return nil
}

// tokens counts the words and the marks of a text.
func tokens(text string) int {
	if len(text) <= MaxTokens {
		return len(text) // no more than its bytes
	}
	n, inWord := 0, false
	for _, r := range text {
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		if word && !inWord || !word && !unicode.IsSpace(r) {
			n++
		}
		inWord = word
	}
	return n
}

// Join finds out which speakers in all results are the same person, and gives each person
// one name and role in all of them. Known are people whose names are given. It changes the
// speakers of the results, and returns for each result how its names were changed.
func Join(results []parse.Result, known ...speaker.Known) []map[string]parse.Speaker {
	people := make([][]parse.Person, len(results))
	for i, r := range results {
		people[i] = r.People
	}
	names := speaker.Join(people, known...)
	for i, r := range results {
		for k, who := range r.Speakers {
			if to, ok := names[i][who.Name]; ok && who.Name != "" {
				r.Speakers[k].Name, r.Speakers[k].Role = to.Name, cmp.Or(who.Role, to.Role)
			}
		}
	}
	return names
}

// Statements finds everything in one document.
func Statements(doc parse.Document, o Options) parse.Result {
	seg := segment.Split(doc)
	prov := provenance.Detect(doc, o.Outlets)
	statements, rejected := quote.Find(doc, seg)
	speakers, people := speaker.Resolve(doc, seg, statements, speaker.On(o.Known, prov.Date))
	return parse.Result{
		Document:   doc,
		Segments:   seg,
		Provenance: prov,
		Statements: statements,
		Speakers:   speakers,
		Topics:     topics(doc, seg, prov, statements, speakers, o.Topics),
		Said:       provenance.Said(doc, seg, statements, prov.Date),
		People:     people,
		Rejected:   rejected,
	}
}

func topics(doc parse.Document, seg parse.Segments, prov parse.Provenance, statements []parse.Statement, speakers []parse.Speaker, c *topic.Classifier) [][]parse.Topic {
	out := make([][]parse.Topic, len(statements))
	if c == nil || len(statements) == 0 {
		return out
	}
	paragraphs := make([]string, len(seg.Paragraphs))
	for i, p := range seg.Paragraphs {
		if p.Role.Searched() {
			paragraphs[i] = p.Span.In(doc.Text)
		}
	}
	profile := c.Profile(prov.Title, paragraphs)
	for i, s := range statements {
		in := topic.Input{Quote: words(doc.Text, s.Content), Profile: profile, Paragraph: s.Paragraph, Speaker: speakers[i].Name, Place: prov.Place}
		if s.Kind == parse.Turn {
			in.Question = words(doc.Text, s.Context)
		}
		out[i] = c.Topics(in)
	}
	return out
}

func words(text string, spans []parse.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.In(text)
	}
	return strings.Join(parts, " ")
}
