package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strings"
	"unicode/utf8"

	"onrecord/parse/read"
	"onrecord/report"
)

// Line is a line of a stream: a JSON object, or the error in its place.
type Line struct {
	File   string // in which it is; empty for standard input
	Number int    // from 1
	Data   []byte
	Err    error
}

// name is what a document of the line is called that has no name of its own.
func (l Line) name() string {
	if l.File == "" {
		return fmt.Sprintf("line %d", l.Number)
	}
	return fmt.Sprintf("%s, line %d", l.File, l.Number)
}

// JSONLines yields the lines of a stream that are not blank. A line longer than the limit
// for documents yields an error, and reading continues with the next line. An error that
// comes with a line is an error of the stream, and ends it.
func JSONLines(r io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		stopped := false
		err := eachLine(r, func(number int, line []byte, err error) bool {
			stopped = !yield(Line{Number: number, Data: line, Err: err}, nil)
			return !stopped
		})
		if err != nil && !stopped {
			yield(Line{}, err)
		}
	}
}

// Feed reads documents from a stream of JSON objects and yields the result of each, in
// order, as soon as it is done. A line is an article with the keys that parse/read knows
// ("text", which may be HTML, and "title", "date", "source", "url", "byline" and
// "language"), or it names a file ("path"), which open returns, and may describe it with the
// same keys but "text". Its "id" is the path of the document in rows; without an id, the
// document is named after its line, "line 12" or "articles.jsonl, line 12". A line that cannot
// be read is a failed document.
//
// Only a few documents are read in parallel and held in memory. Names are those of each
// document; [Summary] is what joining needs to know about it. The only errors are those of
// the context and of the stream.
func Feed(ctx context.Context, lines iter.Seq2[Line, error], open func(path string) File, o Options) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		jobs := make(chan chan []Document, 2*runtime.GOMAXPROCS(0)) // in the order of the lines
		var failure error
		go func() {
			defer close(jobs)
			for line, err := range lines {
				if err != nil {
					failure = err
					return
				}
				done := make(chan []Document, 1)
				select {
				case jobs <- done:
				case <-ctx.Done():
					return
				}
				go func() { done <- fromLine(ctx, line, open, o) }()
			}
		}()
		for {
			select {
			case <-ctx.Done():
				yield(Document{}, ctx.Err())
				return
			case done, more := <-jobs:
				if !more {
					if failure != nil {
						yield(Document{}, failure)
					}
					return
				}
				for _, d := range <-done {
					if !yield(d, nil) {
						return
					}
				}
			}
		}
	}
}

// eachLine does what JSONLines says.
func eachLine(r io.Reader, take func(number int, line []byte, err error) bool) error {
	in := bufio.NewReaderSize(r, 1<<16)
	for number := 1; ; number++ {
		var line []byte
		var tooLong, err error
		for more := true; more; {
			var part []byte
			part, err = in.ReadSlice('\n')
			if more = errors.Is(err, bufio.ErrBufferFull); len(line)+len(part) > read.MaxSize {
				tooLong = fmt.Errorf("%w: the line is longer than %d MB", read.ErrTooLarge, read.MaxSize>>20)
				line = nil
				continue
			}
			line = append(line, part...)
		}
		if number == 1 && (bytes.HasPrefix(line, []byte("\xff\xfe")) || bytes.HasPrefix(line, []byte("\xfe\xff"))) {
			return errUTF16
		}
		line = bytes.TrimPrefix(line, []byte("\ufeff")) // files with this mark may have been put together
		if line = bytes.TrimSpace(line); len(line) > 0 || tooLong != nil {
			if !take(number, line, tooLong) {
				return nil
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

var errUTF16 = report.WithHint(errors.New("the lines are in UTF-16, but JSON Lines are in UTF-8"), `"iconv -f UTF-16 -t UTF-8" converts them`)

// asUTF8 returns a line without bytes that are not UTF-8, and a warning if it has some among
// letters that are: JSON is in UTF-8, so they are damage. A line of which nothing else is UTF-8
// has an old encoding, which is found out later.
func asUTF8(line []byte) (text []byte, warning string) {
	if utf8.Valid(line) {
		return line, ""
	}
	for rest := line; len(rest) > 0; {
		_, size := utf8.DecodeRune(rest)
		if size > 1 {
			return bytes.ToValidUTF8(line, []byte("\ufffd")), "The line has bytes that are not UTF-8; they are shown as \ufffd."
		}
		rest = rest[size:]
	}
	return line, ""
}

// fromLine reads the document of a line, or those of the file that it names.
func fromLine(ctx context.Context, line Line, open func(string) File, o Options) []Document {
	name := line.name()
	if line.Err != nil {
		return []Document{failed(File{Path: name, Named: true}, line.Err)}
	}
	data, warning := asUTF8(line.Data)
	var head struct {
		ID   json.RawMessage `json:"id"`
		Path string          `json:"path"`
	}
	err := json.Unmarshal(data, &head)
	switch of, other := errors.AsType[*json.UnmarshalTypeError](err); {
	case other && of.Field != "":
		err = fmt.Errorf("%w: %q is a %s", read.ErrDamaged, of.Field, of.Value)
	case other || data[0] != '{':
		err = fmt.Errorf("%w: it is not a JSON object", read.ErrDamaged)
	case err != nil:
		err = fmt.Errorf("%w: it is not a JSON object: %s", read.ErrDamaged, err)
	}
	if err != nil {
		return []Document{failed(File{Path: name, Named: true}, err)}
	}
	id := string(head.ID) // a number stays as it is written
	if text := ""; json.Unmarshal(head.ID, &text) == nil {
		id = text
	}
	id = cmp.Or(id, head.Path, name)
	f := File{Path: "line.json", Named: true, Open: func(context.Context) (read.Input, error) {
		return read.Input{Path: "line.json", Data: data}, nil
	}}
	if head.Path != "" {
		f = open(head.Path)
		f.Named, f.Open = true, describedBy(f.Open, data, name)
	}
	documents := file(ctx, f, o)
	for i := range documents {
		_, inside, several := strings.Cut(strings.TrimPrefix(documents[i].Record.Path, f.Path), "#")
		if several && len(documents) > 1 {
			inside = "#" + inside
		} else {
			inside = ""
		}
		documents[i].Rename(id + inside)
		r := &documents[i].Record
		if head.Path != "" && head.Path != id && r.Status != report.StatusRead {
			r.Reason = head.Path + ": " + r.Reason
		}
		if warning != "" {
			r.Warnings = append(r.Warnings, warning)
		}
	}
	return documents
}

// describedBy opens a file with what its line says of it, as a sidecar does. If it has one, that
// counts.
func describedBy(open func(context.Context) (read.Input, error), line []byte, name string) func(context.Context) (read.Input, error) {
	return func(ctx context.Context) (read.Input, error) {
		in, err := open(ctx)
		if err != nil || in.Sidecar != nil {
			return in, err
		}
		var all map[string]any
		if err := json.Unmarshal(line, &all); err != nil {
			return in, err
		}
		said := map[string]any{}
		for _, key := range []string{"source", "date", "title", "url", "byline", "language"} {
			if value := all[key]; value != nil && value != "" {
				said[key] = value
			}
		}
		if len(said) > 0 {
			in.SidecarPath = name
			in.Sidecar, err = json.Marshal(said) // is YAML too
		}
		return in, err
	}
}

// Summary returns the summary of a document. After joining, it has no people.
func (d *Document) Summary() report.Summary {
	r := d.Record
	return report.Summary{Document: r.Path, Status: r.Status, Reason: r.Reason, Hash: d.Hash, Source: r.Source, Date: r.Date, Rows: r.Rows,
		Warnings: r.Warnings, People: d.People}
}
