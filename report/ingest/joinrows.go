package ingest

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
)

// Output is one file written by [Feed]: rows, summaries of documents, or both, as JSON
// objects. An object with the key "status" is a summary.
type Output struct {
	Name  string
	Lines func() iter.Seq2[Line, error]
}

// Found is a row or the summary of a document.
type Found struct {
	Row     *report.Row
	Summary *report.Summary
}

// Records yields the contents of an output.
func (o Output) Records() iter.Seq2[Found, error] {
	return func(yield func(Found, error) bool) {
		for line, err := range o.Lines() {
			var f Found
			if err == nil {
				f, err = found(line.Data)
				if err = cmp.Or(line.Err, err); err != nil {
					err = report.WithHint(fmt.Errorf("%s, line %d: %w", o.Name, line.Number, err),
						`the file is damaged, cut off, or not what "onrecord rows" or "onrecord join" wrote: make it again`)
				}
			}
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}

func found(line []byte) (f Found, err error) {
	switch {
	case !bytes.HasPrefix(line, []byte("{")):
		return f, errors.New("not a row: it is not a JSON object")
	case !utf8.Valid(line):
		return f, errors.New("it is not UTF-8, so its words would be changed")
	case isSummary(line):
		if err = json.Unmarshal(line, &f.Summary); err != nil {
			err = fmt.Errorf("not a summary of a document: %s", err)
		}
	default:
		if err = json.Unmarshal(line, &f.Row); err != nil {
			err = fmt.Errorf("not a row: %s", err)
		}
	}
	return f, err
}

// isSummary distinguishes a summary from a row: it has the key "status". A quotation mark
// inside a JSON string is always escaped, so no quote can look like the key.
func isSummary(line []byte) bool {
	const key = `"status"`
	at := bytes.Index(line, []byte(key))
	return at >= 0 && bytes.HasPrefix(bytes.TrimLeft(line[at+len(key):], " "), []byte(":"))
}

// JoinOptions say how rows are joined.
type JoinOptions struct {
	Known     []speaker.Known
	Temporary func() (SpoolFile, error) // makes an empty file, which the caller takes away
	Memory    int                       // bytes that each of a few tables may hold; 0 for 16 MB
}

// Figures count what JoinRows did.
type Figures struct {
	Documents int // that were read
	Failed    int // that were not
	Copies    int // left out, since another has the same content
	Shared    int // ids that several documents have
	Rows      int
	Renamed   int // rows whose speaker has another name now
	Linked    int // rows that others report in the same words

	Short int    // documents of which rows are missing
	First string // one of them
}

// JoinRows combines the rows of any number of runs into those of one run: each person has
// one name, as after [Join]; of documents with the same content one is kept; and rows list
// the rows of other documents with identical or nearly identical words, as in a briefing.
// Rows are written by document, in the order of ids, and within a document in text order.
// How documents were divided among the outputs makes no difference, and a document that
// occurs in two outputs counts once.
//
// Every document with rows needs its summary in one of the outputs; documents with fewer rows
// than their summary says are counted. Rows, documents and names are
// kept in temporary files; memory holds the people of one surname, see [speaker.ExternalJoiner].
func JoinRows(ctx context.Context, outputs []Output, o JoinOptions, write func(report.Row) error) (Figures, error) {
	j := &rowJoiner{JoinOptions: o, ctx: ctx}
	contents, rows, documents := j.sorter(), j.sorter(), j.sorter()
	for _, step := range []func() error{
		func() error { return j.collect(outputs, contents, rows) },
		func() error { return j.settleCopies(contents, documents) },
		func() error { return j.settleNames(documents) },
		func() error { return j.rename(documents, rows) },
		func() error { return j.link(write) },
	} {
		if err := cmp.Or(j.err, ctx.Err()); err != nil {
			return j.figures, err
		}
		if err := step(); err != nil {
			return j.figures, err
		}
	}
	return j.figures, nil
}

// rowJoiner holds what one step of joining leaves to the next.
type rowJoiner struct {
	JoinOptions
	ctx     context.Context
	err     error // of making a temporary file
	figures Figures
	names   *speaker.ExternalJoiner
	links
}

// temporary returns an empty file, or one that does nothing after an error.
func (j *rowJoiner) temporary() SpoolFile {
	f, err := j.Temporary()
	if err != nil {
		j.err = cmp.Or(j.err, err)
	}
	return f
}

func (j *rowJoiner) sorter() *sorter {
	return &sorter{ctx: j.ctx, file: j.temporary(), memory: cmp.Or(j.Memory, sortMemory)}
}

// collect sorts what the outputs hold, several side by side: summaries of documents
// by content, rows by document and place.
func (j *rowJoiner) collect(outputs []Output, contents, rows *sorter) error {
	jobs := make(chan Output)
	failures := make([]error, runtime.GOMAXPROCS(0))
	var mu sync.Mutex
	var workers sync.WaitGroup
	for i := range failures {
		workers.Go(func() {
			for o := range jobs {
				if failures[i] == nil {
					failures[i] = j.read(o, &mu, contents, rows)
				}
			}
		})
	}
	for _, o := range outputs {
		jobs <- o
	}
	close(jobs)
	workers.Wait()
	return cmp.Or(failures...)
}

func (j *rowJoiner) read(o Output, mu *sync.Mutex, contents, rows *sorter) error {
	for f, err := range o.Records() {
		if err := cmp.Or(j.ctx.Err(), err); err != nil {
			return err
		}
		var key, value []byte
		to := rows
		if s := f.Summary; s != nil {
			if s.Status != report.StatusRead {
				if s.Status == report.StatusFailed {
					mu.Lock()
					j.figures.Failed++
					mu.Unlock()
				}
				continue
			}
			to, key = contents, appendText(appendText(nil, s.Hash), s.Document)
			value, err = json.Marshal(s)
		} else {
			key = rowKey(f.Row)
			value, err = json.Marshal(f.Row)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", o.Name, err)
		}
		mu.Lock()
		err = to.Add(key, value)
		mu.Unlock()
		if err != nil {
			return err
		}
	}
	return nil
}

// rowKey sorts rows by document and then by position in the text.
func rowKey(r *report.Row) []byte {
	key := binary.BigEndian.AppendUint32(appendText(nil, r.Document), uint32(r.Statement))
	for _, spans := range [][][2]int{r.Spans.Content, r.Spans.Mention, r.Spans.Cue} {
		at := 0
		if len(spans) > 0 {
			at = spans[0][0]
		}
		key = binary.BigEndian.AppendUint32(key, uint32(at))
	}
	return key
}

// appendText appends a text to a key so that keys sort as texts do, whatever follows.
func appendText(key []byte, s string) []byte {
	for i := range len(s) {
		if key = append(key, s[i]); s[i] == 0 {
			key = append(key, 0xFF)
		}
	}
	return append(key, 0, 1)
}

// joinedDocument is what is settled of a document before its people are.
type joinedDocument struct {
	Document string
	Copied   bool           `json:",omitempty"` // another document has the same content
	CopyID   string         `json:",omitempty"` // what it is known by, where it is no copy all the same
	Again    bool           `json:",omitempty"` // several outputs have it
	Rows     int            `json:",omitempty"` // that were found in it
	People   []parse.Person `json:",omitempty"`
}

// settleCopies finds out which documents are copies, as [Read] does, and sorts all by
// their ids.
func (j *rowJoiner) settleCopies(contents, documents *sorter) error {
	var kept []report.Document // of one content
	var before report.Summary
	var held *joinedDocument
	put := func() error {
		if held == nil {
			return nil
		}
		value, err := json.Marshal(held)
		return cmp.Or(err, documents.Add(appendText(nil, held.Document), value))
	}
	for r, err := range contents.All() {
		if err != nil {
			return err
		}
		var s report.Summary
		if err := json.Unmarshal(r.Value, &s); err != nil {
			return err
		}
		if held != nil && s.Document == before.Document && s.Hash == before.Hash {
			held.Again = true
			continue
		}
		if err := put(); err != nil {
			return err
		}
		if s.Hash != before.Hash || held == nil {
			kept = kept[:0]
		}
		record := report.Document{Source: s.Source, Date: s.Date}
		held, before = &joinedDocument{Document: s.Document, Rows: s.Rows, People: s.People}, s
		same := slices.IndexFunc(kept, func(k report.Document) bool { return report.SameProvenance(k, record) })
		switch {
		case same >= 0 && s.Hash != "":
			held.Copied, held.People = true, nil
			j.figures.Copies++
		default:
			if len(kept) > 0 {
				held.CopyID = report.CopyID(s.Hash, s.Source, s.Date)
			}
			kept = append(kept, record)
			j.figures.Documents++
		}
	}
	return put()
}

// settleNames joins the people of all documents.
func (j *rowJoiner) settleNames(documents *sorter) (err error) {
	sorters := func() (speaker.Sorter, error) {
		s := j.sorter() // may set j.err
		return s, j.err
	}
	if j.names, err = speaker.NewExternalJoiner(sorters, j.Known...); err != nil {
		return err
	}
	for d, err := range eachDocument(documents) {
		if err != nil {
			return err
		}
		if d.shared {
			j.figures.Shared++
		}
		if d.Copied {
			continue
		}
		if err := j.names.Add(d.People); err != nil {
			return err
		}
	}
	return j.names.Settle()
}

// sharedDocument is all documents of one id: one, if ids are what they should be.
// Rows do not tell several apart, so their people count as those of one.
type sharedDocument struct {
	joinedDocument
	shared bool
}

// eachDocument hands out documents by id.
func eachDocument(documents *sorter) iter.Seq2[*sharedDocument, error] {
	return func(yield func(*sharedDocument, error) bool) {
		var held *sharedDocument
		for r, err := range documents.All() {
			var d joinedDocument
			if err == nil {
				err = json.Unmarshal(r.Value, &d)
			}
			switch {
			case err != nil:
				yield(nil, err)
				return
			case held != nil && held.Document == d.Document:
				held.shared, held.CopyID = true, ""
				held.Copied, held.Again = held.Copied && d.Copied, held.Again || d.Again
				held.People, held.Rows = append(held.People, d.People...), held.Rows+d.Rows
			case held != nil && !yield(held, nil):
				return
			default:
				held = &sharedDocument{joinedDocument: d}
			}
		}
		if held != nil {
			yield(held, nil)
		}
	}
}

// rename gives rows the names and ids that hold for all, in the order of documents.
func (j *rowJoiner) rename(documents, rows *sorter) error {
	j.begin()
	next, stop := iter.Pull2(rows.All())
	defer stop()
	r, err, more := next()
	nextNames, stopNames := iter.Pull2(j.names.Names())
	defer stopNames()
	replaced, err2, renamed := nextNames()
	number := 0 // of the document, without copies
	for d, err := range eachDocument(documents) {
		if err := cmp.Or(err, err2); err != nil {
			return err
		}
		key := appendText(nil, d.Document)
		var names map[string]parse.Speaker
		if !d.Copied {
			if renamed && replaced.Document == number {
				names = replaced.Names
				replaced, err2, renamed = nextNames()
			}
			number++
		}
		var before []byte
		missing := d.Rows
		for ; more && bytes.HasPrefix(r.Key, key); r, err, more = next() {
			switch {
			case err != nil:
				return err
			case d.Copied || d.Again && bytes.Equal(r.Value, before):
				continue
			}
			missing--
			before = append(before[:0], r.Value...)
			if err := j.renameRow(r.Value, d, names); err != nil {
				return err
			}
		}
		if missing > 0 && !d.Copied {
			j.figures.Short++
			j.figures.First = cmp.Or(j.figures.First, d.Document)
		}
		if more && err == nil && bytes.Compare(r.Key, key) < 0 {
			break
		}
	}
	if err := cmp.Or(err, err2); err != nil {
		return err
	}
	if more {
		var row report.Row
		if err := json.Unmarshal(r.Value, &row); err != nil {
			return err
		}
		return report.WithHint(fmt.Errorf("document %q has rows, but no summary", row.Document),
			"name the files that \"onrecord rows --people\" has written as well")
	}
	return j.flush()
}

func (j *rowJoiner) renameRow(value []byte, d *sharedDocument, names map[string]parse.Speaker) error {
	var row [1]report.Row
	if err := json.Unmarshal(value, &row[0]); err != nil {
		return err
	}
	was := row[0].Speaker
	report.Rename(row[:], names)
	if row[0].Speaker != was {
		j.figures.Renamed++
	}
	if d.CopyID != "" {
		report.ReissueIDs(row[:], d.CopyID)
	}
	j.figures.Rows++
	return j.add(&row[0])
}
