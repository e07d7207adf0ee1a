package read

import (
	"cmp"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/mail"
)

// Found is one document in a file, or the reason why it cannot be read.
type Found struct {
	// Path is that of the file, and for a document inside it what leads on to
	// it: "clips.zip/week 47/a.html" is a file inside a file, "export.txt#3" the
	// third of several articles that have no names.
	Path     string
	Document parse.Document
	Err      error // if set, the document is not read; others of the same file may be
}

// Documents reads the documents in a file one by one, in order. A file with one article
// yields one; a container yields its documents, and an error for each that cannot be read.
// It yields at least once.
//
// A sidecar gives the source, date and language of all documents in its file, but title
// and address only if the file is a single document.
func Documents(in Input) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		side, notes := draft.Sidecar(in.Sidecar, in.SidecarPath)
		f := file{
			path:   strings.ReplaceAll(in.Path, `\`, "/"),
			beside: side,
			notes:  notes,
			budget: draft.NewBudget(),
		}
		f.budget.Pdf, f.budget.Columns = in.PDF, in.Columns
		f.name = f.path
		n := 0
		counted := func(found Found) bool {
			n++
			return yield(found)
		}
		if in.Mailbox != nil {
			f.mailbox(in, counted)
		} else {
			f.read(in.Data, counted)
		}
		if n == 0 {
			yield(Found{Path: f.path, Err: draft.ErrEmpty})
		}
	}
}

// file is a file being read: one in a folder, or one inside another.
type file struct {
	path   string // as Found.Path
	name   string // whose ending helps to tell the format
	format format
	beside parse.Declared  // what the sidecar says
	notes  []parse.Warning // what is wrong with the sidecar
	depth  int             // of containers around it
	budget *draft.Budget
}

// read yields the documents of a file and reports whether more are wanted.
func (f file) read(data []byte, yield func(Found) bool) bool {
	fail := func(err error) bool { return yield(Found{Path: f.path, Err: err}) }
	if err := f.recognise(data); err != nil {
		return fail(err)
	}
	pieces, err := Guarded(func() ([]draft.Piece, error) { return f.pieces(data) })
	if f.format.read == nil && pieces == nil && err == nil {
		doc, err := Guarded(func() (parse.Document, error) { return f.plain(data) })
		return yield(Found{f.path, doc, err})
	}
	articles := 0
	for _, p := range pieces {
		if p.Name == "" {
			articles++
		}
	}
	if f.budget.Articles -= articles; f.budget.Articles < 0 && err == nil {
		pieces, err = nil, fmt.Errorf("%w: more than %d articles inside it", draft.ErrTooLarge, draft.MaxArticles)
	}
	if len(pieces) > 1 {
		// Each document has a title and an address of its own.
		f.beside.Title, f.beside.URL, f.beside.Byline = "", "", ""
		f.beside = draft.DeclaredOrNone(f.beside)
	}
	number := 0
	for i := range pieces {
		p := pieces[i]
		pieces[i] = draft.Piece{} // what is read can go
		inside := f
		f.notes = nil // once is enough
		var id string
		switch {
		case p.Name != "":
			if !f.format.packs && f.depth >= draft.MaxNesting {
				p = draft.Piece{Name: p.Name, Err: fmt.Errorf("%w: files nested more than %d deep", draft.ErrNesting, draft.MaxNesting)}
			}
			inside.path, inside.name = f.path+"/"+cmp.Or(draft.CleanName(p.Name), "unnamed"), p.Name
		case articles > 1:
			if number++; p.Number > 0 {
				number = p.Number
			}
			inside.path = fmt.Sprintf("%s#%d", f.path, number)
		}
		if articles > 1 || p.Name != "" || p.Number > 0 {
			// an article of a table stays the same when another is added
			id = idOfArticle(p)
		} else {
			id = idOf(data) // and not for each of ten thousand
		}
		if !inside.piece(p, id, yield) {
			return false
		}
	}
	if err != nil {
		return fail(err)
	}
	return true
}

// recognise finds out the format of a file unless it is known, or why it is not read.
func (f *file) recognise(data []byte) error {
	switch {
	case len(data) == 0:
		return draft.ErrEmpty
	case len(data) > draft.MaxSize:
		return tooLarge(len(data))
	}
	if f.format.name == "" {
		f.format = formatOf(f.name, data)
	}
	switch {
	case f.format.refused != nil:
		return f.format.refused
	case !f.format.isRead():
		return &draft.FormatError{Format: f.format.name, Instead: f.format.instead}
	case f.format.packs && f.depth > draft.MaxNesting:
		return fmt.Errorf("%w: archives nested more than %d deep", draft.ErrNesting, draft.MaxNesting)
	}
	return nil
}

// pieces returns what the format's reader finds in a file, a press review article by
// article. A text that is one article has no pieces.
func (f file) pieces(data []byte) ([]draft.Piece, error) {
	if f.format.read == nil {
		markdown := f.format.name == "markdown"
		if !export.MayBeReview(string(data), markdown) {
			return nil, nil
		}
		dec, err := draft.Decode(data)
		if err != nil {
			return nil, err
		}
		list := export.ReviewText(dec.Text, markdown)
		for i := range list {
			list[i].Encoding = dec.Name
		}
		if list != nil {
			list[0].Warnings = dec.Warnings
		}
		return list, nil
	}
	pieces, err := f.format.read(data, f.budget)
	if !f.format.review || err != nil || len(pieces) != 1 {
		return pieces, err
	}
	if list := export.Review(pieces[0].Paragraphs); list != nil {
		list[0].Warnings = pieces[0].Warnings
		for i := range list {
			list[i].Body, list[i].Encoding = pieces[0].Body, pieces[0].Encoding
		}
		return list, nil
	}
	return pieces, nil
}

// IsMailbox reports whether a file begins like a mailbox.
func IsMailbox(name string, head []byte) bool {
	return formatOf(name, head[:min(len(head), draft.Sniffed)]).name == mailboxFormat
}

// mailboxFormat is the name of mailboxes in the table of formats.
const mailboxFormat = "mailbox"

// mailbox yields the documents of a mailbox of any size. What limits the files
// inside a file limits here those of each message.
func (f file) mailbox(in Input, yield func(Found) bool) {
	defer in.Mailbox.Close()
	f.format, _ = formatNamed(mailboxFormat)
	f.beside.Title, f.beside.URL, f.beside.Byline = "", "", ""
	f.beside = draft.DeclaredOrNone(f.beside)
	number := 0
	for m, err := range mail.Messages(in.Mailbox) {
		number++
		inside := f
		f.notes = nil
		inside.path = fmt.Sprintf("%s#%d", f.path, number)
		inside.budget = draft.NewBudget()
		inside.budget.Pdf, inside.budget.Columns = in.PDF, in.Columns
		if !inside.piece(draft.Piece{Data: m, Format: mail.Format, Err: err}, "", yield) {
			return
		}
	}
}

// piece yields the documents of one piece of a file.
func (f file) piece(p draft.Piece, id string, yield func(Found) bool) bool {
	fail := func(err error) bool { return yield(Found{Path: f.path, Err: err}) }
	switch {
	case p.Err != nil:
		return fail(p.Err)
	case p.Open != nil:
		var err error
		if p.Data, err = Guarded(p.Open); err != nil {
			return fail(err)
		}
		fallthrough
	case p.Data != nil:
		f.depth++
		f.format = format{}
		if p.Name == "" {
			f.name = strings.TrimSuffix(f.name, path.Ext(f.name)) // "talks.html.gz" holds talks.html
		}
		f.beside, f.notes = draft.Merge(f.beside, p.Declared), slices.Concat(f.notes, p.Warnings) // the container stands nearer than the sidecar of all of it
		if p.Format != "" {
			// A message of an mbox: the box is a pile, not one more wrapping.
			f.depth--
			var ok bool
			if f.format, ok = formatNamed(p.Format); !ok {
				return fail(fmt.Errorf("%w: no format %q", draft.ErrInternal, p.Format))
			}
		}
		return f.read(p.Data, yield)
	}
	doc, err := Guarded(func() (parse.Document, error) { return f.article(p, id) })
	return yield(Found{f.path, doc, err})
}
