// Package read turns the bytes of a file into [parse.Document]s: it recognises the
// format, decodes the text, reads the metadata in the file and in a sidecar, and finds
// the role of every line.
//
// The text of a text file is exactly the decoded file: no character is added, dropped or
// replaced, so that spans point into the file. The text of any other format is its
// paragraphs as a reader sees them, separated by blank lines. Page furniture within the
// story is marked, never cut out. A doubtful line is body, because searching it in vain
// costs little, while a statement in a line that is never searched is lost.
//
// The package opens no files, starts no programs and fetches nothing. Formats that are
// known but not read, such as old Excel files, are rejected by name.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/pdf"
)

// Input is one file: its bytes, and its sidecar if there is one.
type Input struct {
	Path        string // with forward slashes, relative to the inbox; its ending helps to tell the format
	Data        []byte
	Sidecar     []byte // contents of NAME.yaml beside the document; nil if there is none
	SidecarPath string // as shown in warnings

	// Columns names the columns of tables of articles where their names do not say
	// what they hold: "text" is in "Body". The keys are text, title, date, source,
	// url, byline, language and summary.
	Columns map[string]string

	// Mailbox is a mailbox that is too large for Data, which is read message by
	// message and closed; nil for any other file.
	Mailbox io.ReadCloser

	// PDF takes the text out of a PDF file; nil for PDFInProcess, which is not for
	// strangers' files.
	PDF func(data []byte) (draft.PDFText, error)
}

// Document reads a file that is one document. If the file holds several, it returns the
// first. Errors wrap one of the package's errors and do not repeat the path.
func Document(in Input) (parse.Document, error) {
	for found := range Documents(in) {
		return found.Document, found.Err
	}
	return parse.Document{}, draft.ErrEmpty
}

// plain reads a file whose text is the document.
func (f file) plain(data []byte) (parse.Document, error) {
	dec, err := draft.Decode(data)
	if err != nil {
		return parse.Document{}, err
	}
	if strings.TrimFunc(dec.Text, draft.IsFiller) == "" {
		return parse.Document{}, draft.ErrEmpty
	}
	doc := parse.Document{
		ID:       idOf(data),
		Path:     f.path,
		Format:   f.format.name,
		Text:     dec.Text,
		Encoding: dec.Name,
		Warnings: dec.Warnings,
	}
	p := layout.NewPage(doc.Text)
	front, warnings := p.FrontMatter()
	doc.Warnings = append(doc.Warnings, warnings...)
	doc.Warnings = append(doc.Warnings, f.notes...)
	doc.Declared = draft.Merge(front, f.beside)
	p.Fill(&doc)
	return doc, nil
}

// article makes a document of the paragraphs of one.
func (f file) article(p draft.Piece, id string) (parse.Document, error) {
	text, roles := join(p.Paragraphs)
	if text == "" {
		return parse.Document{}, draft.ErrEmpty
	}
	doc := parse.Document{
		ID:       id,
		Path:     f.path,
		Format:   f.format.name,
		Text:     text,
		Encoding: p.Encoding,
		Body:     p.Body,
		Warnings: append(p.Warnings, f.notes...),
		Declared: draft.Merge(p.Declared, f.beside),
	}
	page := layout.NewPage(text)
	for i, r := range roles {
		page.Lines[i].Strong, page.Lines[i].Turn = r.strong, r.turn
		if r.told && page.Lines[i].Role != parse.RoleBlank {
			page.Lines[i].Role, page.Lines[i].Told = r.role, true
		}
	}
	page.Fill(&doc)
	return doc, nil
}

// lineRole is the role of a line of an article's text.
type lineRole struct {
	role   parse.Role
	told   bool
	strong bool
	turn   bool
}

// join makes one text of paragraphs, with a blank line between two, and
// returns the role of each of its lines.
func join(paragraphs []draft.Paragraph) (string, []lineRole) {
	var b strings.Builder
	var roles []lineRole
	for _, p := range paragraphs {
		text := layout.Tidy(p.Text)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
			roles = append(roles, lineRole{})
		}
		b.WriteString(text)
		for i := range strings.Count(text, "\n") + 1 {
			roles = append(roles, lineRole{p.Role, p.Told, p.Strong, p.Turn && i == 0})
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	return b.String(), roles
}

// idOf is the identity of bytes: 64 bits are enough for all news ever printed.
func idOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// idOfArticle is the identity of an article that has no bytes of its own: its
// words, and what tells two printings of the same words apart.
func idOfArticle(p draft.Piece) string {
	text, _ := join(p.Paragraphs)
	d := p.Declared
	return idOf([]byte(strings.Join([]string{d.Source, d.Date.String(), d.Title, d.URL, d.Byline, text}, "\x00")))
}

// Guarded does work on one file or document; a panic in it, or in the libraries that it
// uses, is returned as a [PanicError].
func Guarded[T any](work func() (T, error)) (out T, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &draft.PanicError{Value: v, Stack: string(debug.Stack())}
		}
	}()
	return work()
}

func tooLarge(n int) error {
	return fmt.Errorf("%w: %d bytes, the limit is %d", draft.ErrTooLarge, n, draft.MaxSize)
}

// What keeps a document from being read. Callers tell them apart with
// errors.Is.
var (
	ErrEmpty      = draft.ErrEmpty
	ErrTooLarge   = draft.ErrTooLarge
	ErrBinary     = draft.ErrBinary
	ErrEncoding   = draft.ErrEncoding
	ErrFormat     = draft.ErrFormat
	ErrColumns    = draft.ErrColumns
	ErrNoArticles = draft.ErrNoArticles
	ErrDamaged    = draft.ErrDamaged
	ErrLocked     = draft.ErrLocked
	ErrNesting    = draft.ErrNesting
	ErrInternal   = draft.ErrInternal
)

type (
	// FormatError names a format that is recognised but not read. It wraps ErrFormat.
	FormatError = draft.FormatError
	// PanicError is a bug in the program that caused a panic while a document was read. It
	// wraps ErrInternal.
	PanicError = draft.PanicError
	// PDFText is the text of a PDF file, line by line as printed on its pages.
	PDFText = draft.PDFText
)

// MaxSize is the largest file read, in bytes.
const MaxSize = draft.MaxSize

// PDFInProcess reads the text of a PDF file in this process. Files from unknown sources
// are better read in a separate process with limits: see [pdf.InProcess].
func PDFInProcess(data []byte) (PDFText, error) { return pdf.InProcess(data) }

// PDFHasFiles reports whether a PDF file may have other files inside it.
func PDFHasFiles(data []byte) bool { return pdf.HasFiles(data) }

// SparsePDFPages returns the pages of a PDF file that seem to be scans, and SeePDFPage
// reads what tesseract recognised on one.
func SparsePDFPages(t PDFText) []int { return pdf.Sparse(t) }
func SeePDFPage(t *PDFText, page int, tsv []byte, dotsPerInch float64) {
	pdf.SeePage(t, page, tsv, dotsPerInch)
}

// BoxedText reads the output of "pdftotext -bbox-layout".
func BoxedText(data []byte) (PDFText, error) { return pdf.BoxedText(data) }
