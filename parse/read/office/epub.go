package office

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	neturl "net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/web"
)

// ReadEPUB reads a book or an issue of a periodical: its chapters in the order
// in which they are to be read, without cover, contents and colophon. The
// articles of a periodical are documents of their own; a book is one.
func ReadEPUB(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	book, err := readPackage(a)
	if err != nil {
		return nil, err
	}
	var chapters []chapter
	for _, name := range book.spine {
		c, err := book.chapter(a, name)
		switch {
		case errors.Is(err, draft.ErrNoEntry):
			c.err = fmt.Errorf("%w: the archive does not hold it", draft.ErrDamaged)
		case err != nil:
			c.err = err
		case len(c.paragraphs) == 0:
			continue
		}
		chapters = append(chapters, c)
	}
	if len(chapters) == 0 {
		return nil, fmt.Errorf("%w: it lists no chapter with text", draft.ErrDamaged)
	}
	if book.isPeriodical(chapters) {
		return book.articles(chapters), nil
	}
	return book.whole(chapters)
}

// epub is what the package file of a book says.
type epub struct {
	Title, creator, publisher, language, kind string
	date                                      string // of publication
	modified                                  string
	spine                                     []string        // names of chapters, in order
	aside                                     map[string]bool // cover, contents and the like, by name
	locked                                    map[string]bool
}

// chapter is one file of the text.
type chapter struct {
	name       string
	front      bool // the title page
	paragraphs []draft.Paragraph
	notes      []draft.Paragraph
	words      int
	linked     int // of them, in links
	warnings   []parse.Warning
	err        error
}

// readPackage finds the package file and reads it.
func readPackage(a *draft.Archive) (*epub, error) {
	book := &epub{aside: map[string]bool{}, locked: map[string]bool{}}
	name := ""
	if container, err := a.File("META-INF/container.xml"); err == nil {
		for e := range draft.NewXMLReader(container).Elements() {
			if e.Name.Local == "rootfile" && name == "" {
				name = draft.CleanName(draft.Attr(e, "full-path"))
			}
		}
	}
	for _, e := range a.Entries {
		if name == "" && path.Ext(e.Name) == ".opf" {
			name = e.Name
		}
	}
	data, err := a.File(name)
	if err != nil {
		return nil, missingPart(err, "package file of an EPUB")
	}
	if locks, err := a.File("META-INF/encryption.xml"); err == nil {
		for e := range draft.NewXMLReader(locks).Elements() {
			if e.Name.Local == "CipherReference" {
				book.locked[inFolder("x", draft.Attr(e, "URI"))] = true
			}
		}
	}
	return book, book.read(data, name)
}

// inFolder returns the name of what a file refers to: relative to it, without
// the place inside.
func inFolder(file, ref string) string {
	ref, _, _ = strings.Cut(ref, "#")
	if plain, err := neturl.PathUnescape(ref); err == nil {
		ref = plain
	}
	return draft.CleanName(path.Join(path.Dir(file), ref))
}

func (book *epub) read(data []byte, name string) error {
	files := map[string]string{}     // by id
	fallbacks := map[string]string{} // what stands in for a file of another type, by id
	var order []string
	text := func(x *draft.XMLReader, field *string) {
		if s, err := x.Text(); err == nil && *field == "" && len(s) <= MaxInfo {
			*field = strings.Join(strings.Fields(s), " ")
		}
	}
	err := draft.EachToken(data, func(x *draft.XMLReader, t xml.Token) error {
		e, _ := t.(xml.StartElement)
		switch e.Name.Local {
		case "title":
			text(x, &book.Title)
		case "creator":
			text(x, &book.creator)
		case "publisher":
			text(x, &book.publisher)
		case "language":
			text(x, &book.language)
		case "type":
			text(x, &book.kind)
		case "date":
			if event := draft.Attr(e, "event"); event == "" || event == "publication" || event == "issued" {
				text(x, &book.date)
			}
		case "meta":
			switch {
			case draft.Attr(e, "property") == "dcterms:modified":
				text(x, &book.modified)
			case draft.Attr(e, "property") == "dcterms:issued":
				text(x, &book.date)
			case draft.Attr(e, "name") == "calibre:publication_type":
				book.kind = draft.Attr(e, "content")
			}
		case "item":
			file := inFolder(name, draft.Attr(e, "href"))
			if slices.Contains(strings.Fields(draft.Attr(e, "properties")), "nav") {
				book.aside[file] = true
			}
			if strings.Contains(draft.Attr(e, "media-type"), "html") || draft.Attr(e, "media-type") == "" {
				files[draft.Attr(e, "id")] = file
			} else if other := draft.Attr(e, "fallback"); other != "" {
				fallbacks[draft.Attr(e, "id")] = other
			}
		case "itemref":
			if draft.Attr(e, "linear") != "no" {
				order = append(order, draft.Attr(e, "idref"))
			}
		case "reference":
			if asideTypes[strings.ToLower(draft.Attr(e, "type"))] {
				book.aside[inFolder(name, draft.Attr(e, "href"))] = true
			}
		}
		return nil
	})
	for _, id := range order {
		for range maxStyleChain { // a chain; a circle must not hold us up
			if _, ok := files[id]; ok || fallbacks[id] == "" {
				break
			}
			id = fallbacks[id]
		}
		if file, ok := files[id]; ok {
			book.spine = append(book.spine, file)
			delete(files, id) // each once
		}
	}
	if len(book.spine) == 0 {
		return cmp.Or(err, UnexpectedEnd(io.EOF))
	}
	return nil
}

// asideTypes are the parts of a book that are not its text, as EPUB 2 and 3
// call them.
var asideTypes = map[string]bool{
	"cover": true, "toc": true, "landmarks": true, "page-list": true, "index": true, "loi": true, "lot": true,
	"copyright-page": true, "colophon": true, "imprint": true, "imprimatur": true, "halftitlepage": true,
	"bibliography": true, "acknowledgements": true, "acknowledgments": true, "other-credits": true, "notes": true,
}

// chapter reads one file of the text.
func (book *epub) chapter(a *draft.Archive, name string) (chapter, error) {
	c := chapter{name: name}
	if book.locked[name] {
		return c, draft.ErrLocked
	}
	if book.aside[name] || !a.Has(name) && strings.Contains(path.Base(name), "cover") {
		return c, nil
	}
	data, err := a.File(name)
	if err != nil {
		return c, err
	}
	if len(data) > draft.MaxHTML {
		return c, fmt.Errorf("%w: a chapter of more than %d MB", draft.ErrTooLarge, draft.MaxHTML>>20)
	}
	page, _, warnings, err := web.DecodeHTML(data)
	if errors.Is(err, draft.ErrEmpty) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	c.warnings = warnings
	page = emptyElement.ReplaceAllString(page, "<$1$2></$1>")
	root, err := html.Parse(strings.NewReader(page))
	if err != nil { // elements too deep for a tree
		c.add(web.TokenLines(page))
		return c, nil
	}
	c.add(web.BlocksOf(root, func(n *html.Node) bool { return c.leaveOut(n) }))
	return c, nil
}

// emptyElement matches elements that XML lets end where they begin, and HTML
// does not: all that follows "<title/>" would be the title.
var emptyElement = pattern.Lazily(`<(title|script|style|textarea|iframe|a|b|i|em|strong|span|div|p|h[1-6]|td|li)(\s[^<>]*)?/>`)

// leaveOut passes over what is no text of the chapter, and takes notes aside.
func (c *chapter) leaveOut(n *html.Node) bool {
	kinds := strings.Fields(web.Attribute(n, "epub:type") + " " +
		strings.ReplaceAll(web.Attribute(n, "role"), "doc-", ""))
	class := web.Attribute(n, "class")
	for _, k := range append(kinds, class) {
		switch k {
		case "noteref", "footnote-ref", "pagebreak", "backlink", "footnote-back":
			return true
		case "titlepage", "title-page":
			c.front = true
		case "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes":
			if web.IsBlockElement(n.DataAtom) {
				for _, b := range web.BlocksOf(n, c.isBacklink) {
					c.notes = append(c.notes, draft.Paragraph{Text: b.Text, Role: parse.RoleBoilerplate, Told: true})
				}
			}
			return true
		}
		if asideTypes[k] {
			return true
		}
	}
	return n.DataAtom == atom.Nav || n.DataAtom == atom.Rt || n.DataAtom == atom.Rp || web.IsHidden(n)
}

func (c *chapter) isBacklink(n *html.Node) bool {
	return web.Attribute(n, "class") == "footnote-back" || web.Attribute(n, "role") == "doc-backlink"
}

func (c *chapter) add(blocks []web.Block) {
	for _, b := range blocks {
		c.words += b.Words
		c.linked += b.Linked
		role, told := web.RoleOfElement(b)
		if b.In != nil {
			if r, ok := roleOfStyle(web.Attribute(b.In, "class")); ok {
				role, told = r, true
			}
		}
		if b.Linked == b.Words && b.Words <= linkWords && role != parse.RoleTitle {
			role, told = parse.RoleBoilerplate, true // "Next article", "Section menu"
		}
		c.paragraphs = append(c.paragraphs, Styled(Text(b.Text), role, told))
	}
}

// linkWords is how long a paragraph may be that is nothing but a link.
const linkWords = 6

// isPeriodical reports whether the chapters are articles: the book says that it
// is a newspaper or magazine, or most chapters have a byline or a dateline
// under their title.
func (book *epub) isPeriodical(chapters []chapter) bool {
	kind := strings.ToLower(book.kind)
	if slices.ContainsFunc([]string{"periodical", "magazine", "news", "article"}, func(word string) bool { return strings.Contains(kind, word) }) {
		return true
	}
	signed, texts := 0, 0
	for _, c := range chapters {
		if c.front || c.words < articleWords {
			continue
		}
		texts++
		for i, p := range c.paragraphs[:min(len(c.paragraphs), signedWithin)] {
			if p.Told && (p.Role == parse.RoleByline || p.Role == parse.RoleDateline) || layout.IsByline(p.Text) ||
				layout.IsDateLine(p.Text) || i > 0 && layout.IsDatelineLine(p.Text) {
				signed++
				break
			}
		}
	}
	return texts >= 2 && signed*2 > texts
}

const (
	articleWords = 40 // what is shorter is a heading between articles
	signedWithin = 5  // paragraphs from the top in which an article is signed
)

// articles turns each chapter into a document, except tables of contents, which are mostly
// links, and title pages of parts.
func (book *epub) articles(chapters []chapter) []draft.Piece {
	var out []draft.Piece
	source := book.outlet()
	for _, c := range chapters {
		if c.err == nil && (c.front || c.linked*2 > c.words || c.words < articleWords/2) {
			continue
		}
		p := draft.Piece{Name: c.name, Err: c.err, Paragraphs: append(c.paragraphs, c.notes...), Warnings: c.warnings}
		p.Declared = draft.DeclaredOrNone(parse.Declared{
			Source: source, Language: draft.LanguageTag(book.language), Date: book.published(),
			Basis: parse.BasisMetadata,
		})
		out = append(out, p)
	}
	return out
}

// whole makes a book one document, of the chapters that can be read.
func (book *epub) whole(chapters []chapter) ([]draft.Piece, error) {
	var p draft.Piece
	var notes []draft.Paragraph
	var broken error
	for _, c := range chapters {
		if c.err != nil {
			broken = fmt.Errorf("%s: %w", c.name, c.err)
			p.Warnings = append(p.Warnings, parse.Warning{Code: "part not read",
				Text: fmt.Sprintf("A chapter cannot be read: %s.", broken)})
			continue
		}
		p.Paragraphs = append(p.Paragraphs, c.paragraphs...)
		notes = append(notes, c.notes...)
		p.Warnings = append(p.Warnings, c.warnings...)
	}
	if len(p.Paragraphs) == 0 {
		return nil, broken
	}
	info := Info{Title: book.Title, Creator: book.creator, language: book.language}
	p.Declared = info.Confirm(p.Paragraphs)
	p.Declared.Basis = parse.BasisMetadata
	p.Declared.Date = book.published()
	if !isMakersName(book.publisher) {
		p.Declared.Source = book.publisher
	}
	if p.Declared.Title == "" && !hasTitle(p.Paragraphs) && !notATitle.MatchString(book.Title) {
		p.Declared.Title = book.Title
	}
	p.Declared = draft.DeclaredOrNone(p.Declared)
	p.Paragraphs = append(p.Paragraphs, notes...)
	return []draft.Piece{p}, nil
}

func hasTitle(list []draft.Paragraph) bool {
	return slices.ContainsFunc(list[:min(len(list), TitleWithin)],
		func(p draft.Paragraph) bool { return p.Told && p.Role == parse.RoleTitle })
}

// notATitle matches what programs put where a title is required.
var notATitle = pattern.Lazily(`(?i)^(?:untitled|unknown|no title|document ?\d*|new document.*|\S*\.\w{2,5})?$`)

// isMakersName reports the programs that give their own name for a publisher.
func isMakersName(s string) bool {
	switch strings.ToLower(s) {
	case "calibre", "pandoc", "unknown", "sigil", "pressbooks", "libreoffice", "instapaper", "pocket", "wallabag":
		return true
	}
	return false
}

// outlet returns the name of a periodical: its publisher, or the title without
// the day of the issue ("Harbour Echo [Fri, 20 Nov 2026]").
func (book *epub) outlet() string {
	if book.publisher != "" && !isMakersName(book.publisher) {
		return book.publisher
	}
	title := issueDay.ReplaceAllString(book.Title, "")
	if notATitle.MatchString(title) {
		return ""
	}
	return title
}

var issueDay = pattern.Lazily(`(?i)[\s,–—-]*(?:\[[^\]]*\]|\([^)]*\d{4}\)|(?:` + day.EnglishWeekday +
	`,?\s+)?\d{1,2}\.?\s+\pL+\.?,?\s+\d{4}|` + day.EnglishMonth +
	`\s+\d{1,2},?\s+\d{4}|\d{4}-\d{2}-\d{2}|(?:no|nr|issue|vol)\.?\s*\d+)\s*$`)

// published returns the day of publication. A time to the second that is also
// the time of the last change is when a program made the file.
func (book *epub) published() parse.Date {
	if strings.Contains(book.date, "T") && book.date == book.modified {
		return parse.Date{}
	}
	r, _ := day.Whole(book.date, day.Policy{Language: draft.LanguageTag(book.language)})
	return r.Date
}
