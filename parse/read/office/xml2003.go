package office

import (
	"encoding/xml"
	"fmt"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/layout"
)

// IsWordXML recognises a document that Word 2003 saved as XML.
func IsWordXML(head string, _ bool) bool { return strings.Contains(head, "word/2003/wordml") }

// ReadWordXML reads such a document, whose text is that of a Word file without its
// archive.
func ReadWordXML(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	d := &docx{styles: map[string]docxStyle{}}
	d.readStyles(data)
	if err := d.walk(data); err != nil {
		return nil, err
	}
	if articles, err := export.Split(d.out); articles != nil || err != nil {
		return articles, err
	}
	if len(d.out) == 0 {
		return nil, draft.ErrEmpty
	}
	return []draft.Piece{{Paragraphs: d.out, Warnings: d.warnings}}, nil
}

// IsFB2 recognises a book of the format that Russian libraries use.
func IsFB2(head string, _ bool) bool { return strings.Contains(head, "<FictionBook") }

// ReadFB2 reads a book: its paragraphs, with the titles of its parts. Notes stand
// after the text and are not searched.
func ReadFB2(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	b := fb2{piece: draft.Piece{Declared: parse.Declared{Basis: parse.BasisMetadata}}}
	if err := draft.EachToken(data, b.token); err != nil {
		return nil, err
	}
	if len(b.piece.Paragraphs) == 0 {
		return nil, fmt.Errorf("%w: the book has no text", draft.ErrEmpty)
	}
	b.piece.Declared = draft.DeclaredOrNone(b.piece.Declared)
	return []draft.Piece{b.piece}, nil
}

// fb2 is the state of reading a book.
type fb2 struct {
	piece                         draft.Piece
	about, body, title, notes, at bool // inside what says what the book is, the text, a title, the notes, a paragraph
	author                        []string
	text                          strings.Builder
}

func (b *fb2) token(x *draft.XMLReader, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return b.start(x, t)
	case xml.EndElement:
		b.end(t.Name.Local)
	case xml.CharData:
		if b.at {
			b.text.Write(t)
		}
	}
	return nil
}

func (b *fb2) start(x *draft.XMLReader, e xml.StartElement) error {
	switch e.Name.Local {
	case "title-info":
		b.about = true
	case "body":
		b.body, b.notes = true, draft.Attr(e, "name") == "notes" || draft.Attr(e, "name") == "comments"
	case "title", "subtitle":
		b.title = true
		b.at = b.body && e.Name.Local == "subtitle"
	case "p", "v", "text-author":
		b.at = b.body
	case "binary":
		return x.Skip()
	case "a":
		if draft.Attr(e, "type") == "note" || strings.HasPrefix(draft.Attr(e, "href"), "#") {
			return x.Skip() // the number of a note
		}
	case "book-title", "first-name", "last-name", "lang":
		if !b.about {
			return nil
		}
		s, err := x.Text()
		s = strings.Join(strings.Fields(s), " ")
		switch e.Name.Local {
		case "book-title":
			b.piece.Declared.Title = s
		case "lang":
			b.piece.Declared.Language = draft.LanguageTag(s)
		default:
			b.author = append(b.author, s)
		}
		return err
	}
	return nil
}

func (b *fb2) end(name string) {
	switch name {
	case "title-info":
		b.about = false
	case "author":
		if b.about && len(b.author) > 0 {
			names := strings.Join(b.author, " ")
			b.piece.Declared.Byline = strings.TrimPrefix(b.piece.Declared.Byline+", "+names, ", ")
			b.author = nil
		}
	case "body":
		b.body, b.notes = false, false
	case "p", "v", "text-author", "subtitle":
		if s := Text(layout.Tidy(b.text.String())); s != "" {
			p := draft.Paragraph{Text: s}
			switch {
			case b.notes:
				p.Role, p.Told = parse.RoleBoilerplate, true
			case b.title:
				p = Styled(s, parse.RoleTitle, true)
			}
			b.piece.Paragraphs = append(b.piece.Paragraphs, p)
		}
		b.text.Reset()
		b.at = false
		if name == "subtitle" {
			b.title = false
		}
	case "title":
		b.title = false
	}
}

// IsPages recognises a document of Pages.
func IsPages(data []byte) bool {
	a, err := draft.OpenZip(data, draft.NewBudget())
	return err == nil && (a.Has("Index/Document.iwa") || a.Has("Index.zip")) && !a.Has("Index/CalculationEngine.iwa")
}

// ReadPages reads the preview that Pages keeps in its documents, a PDF file.
func ReadPages(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"QuickLook/Preview.pdf", "preview.pdf"} {
		if a.Has(name) {
			return []draft.Piece{{Open: func() ([]byte, error) { return a.File(name) }}}, nil
		}
	}
	return nil, fmt.Errorf("%w: the document has no preview in it; export it from Pages as Word or PDF",
		draft.ErrFormat)
}
