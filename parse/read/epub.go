package read

import (
	"encoding/xml"
	"errors"
	"fmt"
	neturl "net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/day"
)

// readEPUB reads a book or an issue of a periodical: its chapters in the order
// in which they are to be read, without cover, contents and colophon. The
// articles of a periodical are documents of their own; a book is one.
func readEPUB(data []byte, b *budget) ([]piece, error) {
	a, err := openZip(data, b)
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
		case errors.Is(err, errNoEntry):
			c.err = fmt.Errorf("%w: the archive does not hold it", ErrDamaged)
		case err != nil:
			c.err = err
		case len(c.paragraphs) == 0:
			continue
		}
		chapters = append(chapters, c)
	}
	if len(chapters) == 0 {
		return nil, fmt.Errorf("%w: no chapter is named that holds text", ErrDamaged)
	}
	if book.isPeriodical(chapters) {
		return book.articles(chapters), nil
	}
	return book.whole(chapters)
}

// epub is what the package file of a book says.
type epub struct {
	title, creator, publisher, language, kind string
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
	paragraphs []paragraph
	notes      []paragraph
	words      int
	linked     int // of them, in links
	warnings   []parse.Warning
	err        error
}

// readPackage finds the package file and reads it.
func readPackage(a *archive) (*epub, error) {
	book := &epub{aside: map[string]bool{}, locked: map[string]bool{}}
	name := ""
	if container, err := a.file("META-INF/container.xml"); err == nil {
		eachElement(container, func(_ *xmlReader, e xml.StartElement) {
			if e.Name.Local == "rootfile" && name == "" {
				name = cleanName(attr(e, "full-path"))
			}
		})
	}
	for _, e := range a.entries {
		if name == "" && path.Ext(e.name) == ".opf" {
			name = e.name
		}
	}
	data, err := a.file(name)
	if err != nil {
		return nil, missingPart(err, "package file of an EPUB")
	}
	if locks, err := a.file("META-INF/encryption.xml"); err == nil {
		eachElement(locks, func(_ *xmlReader, e xml.StartElement) {
			if e.Name.Local == "CipherReference" {
				book.locked[inFolder("x", attr(e, "URI"))] = true
			}
		})
	}
	return book, book.read(data, name)
}

// eachElement calls f for every element of an XML file as far as it is whole, and
// returns why it ends: io.EOF for a whole one.
func eachElement(data []byte, f func(*xmlReader, xml.StartElement)) error {
	x := newXMLReader(data)
	for {
		t, err := x.next()
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			f(x, e)
		}
	}
}

// inFolder returns the name of what a file refers to: relative to it, without
// the place inside.
func inFolder(file, ref string) string {
	ref, _, _ = strings.Cut(ref, "#")
	if plain, err := neturl.PathUnescape(ref); err == nil {
		ref = plain
	}
	return cleanName(path.Join(path.Dir(file), ref))
}

func (book *epub) read(data []byte, name string) error {
	files := map[string]string{} // by id
	var order []string
	text := func(x *xmlReader, field *string) {
		if s, err := x.text(); err == nil && *field == "" && len(s) <= maxInfo {
			*field = strings.Join(strings.Fields(s), " ")
		}
	}
	err := eachElement(data, func(x *xmlReader, e xml.StartElement) {
		switch e.Name.Local {
		case "title":
			text(x, &book.title)
		case "creator":
			text(x, &book.creator)
		case "publisher":
			text(x, &book.publisher)
		case "language":
			text(x, &book.language)
		case "type":
			text(x, &book.kind)
		case "date":
			if event := attr(e, "event"); event == "" || event == "publication" || event == "issued" {
				text(x, &book.date)
			}
		case "meta":
			switch {
			case attr(e, "property") == "dcterms:modified":
				text(x, &book.modified)
			case attr(e, "property") == "dcterms:issued":
				text(x, &book.date)
			case attr(e, "name") == "calibre:publication_type":
				book.kind = attr(e, "content")
			}
		case "item":
			file := inFolder(name, attr(e, "href"))
			if slices.Contains(strings.Fields(attr(e, "properties")), "nav") {
				book.aside[file] = true
			}
			if strings.Contains(attr(e, "media-type"), "html") || attr(e, "media-type") == "" {
				files[attr(e, "id")] = file
			}
		case "itemref":
			if attr(e, "linear") != "no" {
				order = append(order, attr(e, "idref"))
			}
		case "reference":
			if asideTypes[strings.ToLower(attr(e, "type"))] {
				book.aside[inFolder(name, attr(e, "href"))] = true
			}
		}
	})
	for _, id := range order {
		if file, ok := files[id]; ok {
			book.spine = append(book.spine, file)
			delete(files, id) // each once
		}
	}
	if len(book.spine) == 0 {
		return unexpectedEnd(err)
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
func (book *epub) chapter(a *archive, name string) (chapter, error) {
	c := chapter{name: name}
	if book.locked[name] {
		return c, ErrLocked
	}
	if book.aside[name] || !a.has(name) && strings.Contains(path.Base(name), "cover") {
		return c, nil
	}
	data, err := a.file(name)
	if err != nil {
		return c, err
	}
	if len(data) > MaxHTML {
		return c, fmt.Errorf("%w: a chapter of more than %d MB", ErrTooLarge, MaxHTML>>20)
	}
	page, _, warnings, err := decodeHTML(data)
	if errors.Is(err, ErrEmpty) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	c.warnings = warnings
	page = emptyElement.ReplaceAllString(page, "<$1$2></$1>")
	root, err := html.Parse(strings.NewReader(page))
	if err != nil { // elements too deep for a tree
		c.add(tokenLines(page))
		return c, nil
	}
	c.add(blocksOf(root, func(n *html.Node) bool { return c.leaveOut(n) }))
	return c, nil
}

// emptyElement matches elements that XML lets end where they begin, and HTML
// does not: all that follows "<title/>" would be the title.
var emptyElement = lazily(`<(title|script|style|textarea|iframe|a|b|i|em|strong|span|div|p|h[1-6]|td|li)(\s[^<>]*)?/>`)

// leaveOut passes over what is no text of the chapter, and takes notes aside.
func (c *chapter) leaveOut(n *html.Node) bool {
	kinds := strings.Fields(attribute(n, "epub:type") + " " + strings.ReplaceAll(attribute(n, "role"), "doc-", ""))
	class := attribute(n, "class")
	for _, k := range append(kinds, class) {
		switch k {
		case "noteref", "footnote-ref", "pagebreak", "backlink", "footnote-back":
			return true
		case "titlepage", "title-page":
			c.front = true
		case "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes":
			if isBlockElement(n.DataAtom) {
				for _, b := range blocksOf(n, c.isBacklink) {
					c.notes = append(c.notes, paragraph{text: b.text, role: parse.RoleBoilerplate, told: true})
				}
			}
			return true
		}
		if asideTypes[k] {
			return true
		}
	}
	return n.DataAtom == atom.Nav || n.DataAtom == atom.Rt || n.DataAtom == atom.Rp || isHidden(n)
}

func (c *chapter) isBacklink(n *html.Node) bool {
	return attribute(n, "class") == "footnote-back" || attribute(n, "role") == "doc-backlink"
}

func (c *chapter) add(blocks []htmlBlock) {
	for _, b := range blocks {
		c.words += b.words
		c.linked += b.linked
		role, told := roleOfElement(b)
		if b.in != nil {
			if r, ok := roleOfStyle(attribute(b.in, "class")); ok {
				role, told = r, true
			}
		}
		if b.linked == b.words && b.words <= linkWords && role != parse.RoleTitle {
			role, told = parse.RoleBoilerplate, true // "Next article", "Section menu"
		}
		c.paragraphs = append(c.paragraphs, styled(officeText(b.text), role, told))
	}
}

// linkWords is how long a paragraph may be that is nothing but a link.
const linkWords = 6

// isPeriodical reports whether the chapters are articles: the book says that it
// is a newspaper or magazine, or most chapters have a byline or a dateline
// under their title.
func (book *epub) isPeriodical(chapters []chapter) bool {
	kind := strings.ToLower(book.kind)
	for _, word := range []string{"periodical", "magazine", "newspaper", "news", "article"} {
		if strings.Contains(kind, word) {
			return true
		}
	}
	signed, texts := 0, 0
	for _, c := range chapters {
		if c.front || c.words < articleWords {
			continue
		}
		texts++
		for i, p := range c.paragraphs[:min(len(c.paragraphs), signedWithin)] {
			if p.told && (p.role == parse.RoleByline || p.role == parse.RoleDateline) || isByline(p.text) || isDateLine(p.text) || i > 0 && isDatelineLine(p.text) {
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

// articles makes each chapter a document. Lists of contents, which are mostly
// links, and pages that only part others are none.
func (book *epub) articles(chapters []chapter) []piece {
	var out []piece
	source := book.outlet()
	for _, c := range chapters {
		if c.err == nil && (c.front || c.linked*2 > c.words || c.words < articleWords/2) {
			continue
		}
		p := piece{name: c.name, err: c.err, paragraphs: append(c.paragraphs, c.notes...), warnings: c.warnings}
		p.declared = declaredOrNone(parse.Declared{
			Source: source, Language: languageTag(book.language), Date: book.published(), Basis: parse.BasisMetadata,
		})
		out = append(out, p)
	}
	return out
}

// whole makes a book one document, of the chapters that can be read.
func (book *epub) whole(chapters []chapter) ([]piece, error) {
	var p piece
	var notes []paragraph
	var broken error
	for _, c := range chapters {
		if c.err != nil {
			broken = fmt.Errorf("%s: %w", c.name, c.err)
			p.warnings = append(p.warnings, parse.Warning{Code: "part not read", Text: fmt.Sprintf("A chapter cannot be read: %s.", broken)})
			continue
		}
		p.paragraphs = append(p.paragraphs, c.paragraphs...)
		notes = append(notes, c.notes...)
		p.warnings = append(p.warnings, c.warnings...)
	}
	if len(p.paragraphs) == 0 {
		return nil, broken
	}
	info := officeInfo{title: book.title, creator: book.creator, language: book.language}
	p.declared = info.confirm(p.paragraphs)
	p.declared.Basis = parse.BasisMetadata
	p.declared.Date = book.published()
	if !isMakersName(book.publisher) {
		p.declared.Source = book.publisher
	}
	if p.declared.Title == "" && !hasTitle(p.paragraphs) && !notATitle.MatchString(book.title) {
		p.declared.Title = book.title
	}
	p.declared = declaredOrNone(p.declared)
	p.paragraphs = append(p.paragraphs, notes...)
	return []piece{p}, nil
}

func hasTitle(list []paragraph) bool {
	return slices.ContainsFunc(list[:min(len(list), titleWithin)], func(p paragraph) bool { return p.told && p.role == parse.RoleTitle })
}

// notATitle matches what programs put where a title is required.
var notATitle = lazily(`(?i)^(?:untitled|unknown|no title|document ?\d*|new document.*|\S*\.\w{2,5})?$`)

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
	title := issueDay.ReplaceAllString(book.title, "")
	if notATitle.MatchString(title) {
		return ""
	}
	return title
}

var issueDay = lazily(`(?i)[\s,–—-]*(?:\[[^\]]*\]|\([^)]*\d{4}\)|(?:` + day.EnglishWeekday + `,?\s+)?\d{1,2}\.?\s+\pL+\.?,?\s+\d{4}|` + day.EnglishMonth + `\s+\d{1,2},?\s+\d{4}|\d{4}-\d{2}-\d{2}|(?:no|nr|issue|vol)\.?\s*\d+)\s*$`)

// published returns the day of publication. A time to the second that is also
// the time of the last change is when a program made the file.
func (book *epub) published() parse.Date {
	if strings.Contains(book.date, "T") && book.date == book.modified {
		return parse.Date{}
	}
	r, _ := day.Whole(book.date, day.Policy{Language: languageTag(book.language)})
	return r.Date
}
