package export

import (
	"encoding/xml"
	"fmt"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// IsEvernote recognises what Evernote exports.
func IsEvernote(head string, _ bool) bool { return rootName(head) == "en-export" }

// ReadEvernote reads the notes of an export: pages that were clipped. The day of a note is
// that on which it was made, and not the article's.
func ReadEvernote(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	data, warnings := cleanXML(data)
	x := draft.NewXMLReader(data)
	x.Strict = false
	var out []draft.Piece
	var now *draft.Piece
	err := x.Each(func(x *draft.XMLReader, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "note":
			out = append(out, draft.Piece{Number: len(out) + 1, Declared: parse.Declared{Basis: parse.BasisMetadata}})
			now = &out[len(out)-1]
			if len(out) > draft.MaxArticles {
				return fmt.Errorf("%w: more than %d articles", draft.ErrTooLarge, draft.MaxArticles)
			}
		case "resource":
			return x.Skip() // a picture, or a file
		case "title", "created", "source-url", "content":
			text, err := x.Text()
			if err != nil || now == nil {
				return err
			}
			switch d := &now.Declared; e.Name.Local {
			case "title":
				d.Title = web.OneLine(text)
			case "created":
				if r, ok := day.Value(text, day.Policy{}); ok {
					d.Saved = r.Date
				}
			case "source-url":
				d.URL = strings.TrimSpace(text)
			case "content":
				now.Paragraphs = web.Markup(text)
			}
		}
		return nil
	})
	for i := range out {
		p := &out[i]
		if len(p.Paragraphs) == 0 {
			*p = draft.Piece{Number: p.Number, Err: fmt.Errorf("%w: the note has no text", draft.ErrEmpty)}
			continue
		}
		p.Paragraphs = layout.UnderTitle(p.Declared.Title, p.Paragraphs)
		p.Declared = draft.DeclaredOrNone(p.Declared)
	}
	if len(out) > 0 {
		out[0].Warnings = append(warnings, out[0].Warnings...)
	} else if err == nil {
		err = fmt.Errorf("%w: the export holds no notes", draft.ErrNoArticles)
	}
	return out, err
}

// ErrLink is for the files that programs make of an address.
var ErrLink = noArticles("it is a link, without the page; open it in a browser and save the page")

// noArticles is an error that is a draft.ErrNoArticles, of what is no table.
type noArticles string

func (e noArticles) Error() string      { return string(e) }
func (noArticles) Is(target error) bool { return target == draft.ErrNoArticles }

var linkFile = pattern.Lazily(`^\s*(?:\[InternetShortcut\]|(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE plist[^>]*>\s*)?<plist[^>]*>\s*<dict>\s*<key>URL</key>|\{"(?:url|doc_id)": ?"[^"]*", ?"(?:doc_id|resource_id|url|email)":)`)

// IsLink recognises the links of Windows, macOS and Google Drive.
func IsLink(head string, _ bool) bool { return linkFile.MatchString(head) }

// ErrReferences is for the lists that Zotero, EndNote and databases export for a
// bibliography.
var ErrReferences = noArticles("it is a list of references, without their text; save the articles and give it those")

var references = pattern.Lazily(`^\s*(?:TY  - [A-Z]{3,4}\s|PMID- \d|%0 \p{Lu}\p{L}+ ?\p{L}*\r?\n%|@[a-zA-Z]{4,15}\{[^\s,{}]{1,80},\s)`)

// IsReferences recognises a list of references: RIS, BibTeX, PubMed or EndNote.
func IsReferences(head string, _ bool) bool { return references.MatchString(head) }
