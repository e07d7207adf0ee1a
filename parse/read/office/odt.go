package office

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// ReadODT reads an OpenDocument text: its paragraphs in the order of reading,
// with tracked changes accepted and without comments, hidden text and the
// headers and footers of its pages. Cells of tables are paragraphs. Notes
// stand after the text and are not searched.
func ReadODT(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	if manifest, err := a.File("META-INF/manifest.xml"); err == nil &&
		bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, draft.ErrLocked
	}
	content, err := a.File("content.xml")
	if err != nil {
		return nil, missingPart(err, "OpenDocument text")
	}
	d := &odt{styles: map[string]odtStyle{}}
	if part, err := a.File("styles.xml"); err == nil {
		d.readStyles(part)
	}
	if err := d.walk(content); err != nil {
		return nil, err
	}
	var info Info
	if part, err := a.File("meta.xml"); err == nil {
		info = readInfo(part)
	}
	return d.piece(info), nil
}

// ReadFlatODT reads an OpenDocument text that is one XML file.
func ReadFlatODT(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	d := &odt{styles: map[string]odtStyle{}}
	if err := d.walk(data); err != nil {
		return nil, err
	}
	return d.piece(readInfo(data)), nil
}

// odt is the state of reading an OpenDocument text.
type odt struct {
	styles map[string]odtStyle // by name
	flow
	notes []draft.Paragraph

	open  []*odtParagraph // innermost last: a text box stands inside a paragraph
	spans []bool          // of the spans that are open: whether they are hidden
	veil  int             // how many of them are
	index int             // tables of contents that are open
	note  int             // notes that are open
	box   int             // text boxes that are open
}

type odtParagraph struct {
	text    strings.Builder
	style   string
	heading bool
	boxes   []draft.Paragraph
}

// odtStyle is a style, one of the document's or one of those that the program
// makes for each direct formatting ("P1", based on the real one).
type odtStyle struct {
	name, parent string
	hidden       bool
}

// walk reads the paragraphs and the styles of an XML file.
func (d *odt) walk(data []byte) error {
	return draft.EachToken(data, func(x *draft.XMLReader, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			return d.start(x, t)
		case xml.EndElement:
			d.end(t)
		case xml.CharData:
			d.words(string(t))
		}
		return nil
	})
}

func (d *odt) start(x *draft.XMLReader, e xml.StartElement) error {
	switch e.Name.Local {
	case "p", "h":
		if isODF(e.Name, "text") {
			d.open = append(d.open, &odtParagraph{style: draft.Attr(e, "style-name"), heading: e.Name.Local == "h"})
		}
	case "span":
		hidden := d.isHidden(draft.Attr(e, "style-name"))
		d.spans = append(d.spans, hidden)
		if hidden {
			d.veil++
		}
	case "s":
		n, err := strconv.Atoi(draft.Attr(e, "c"))
		if err != nil {
			n = 1
		}
		d.write(strings.Repeat(" ", max(0, min(n, MaxBlanks))))
	case "tab":
		d.write("\t")
	case "line-break":
		d.write("\n")
	case "style":
		return d.style(x, e)
	case "section":
		if draft.Attr(e, "display") == "none" {
			return x.Skip()
		}
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index",
		"user-index", "bibliography":
		d.index++
	case "note-body":
		d.note++
	case "text-box", "custom-shape":
		d.box++
	case "title", "desc":
		if isODF(e.Name, "svg-compatible") { // of a picture; there is a field "title", too
			return x.Skip()
		}
	case "note-citation", "ruby-text", "annotation", "annotation-end", "tracked-changes", "placeholder",
		"hidden-text", "hidden-paragraph",
		"page-number", "covered-table-cell", "forms", "scripts", "event-listeners", "master-styles", "meta", "settings",
		"notes-configuration", "math", "binary-data", "font-face-decls",
		"index-title-template", "table-of-content-source":
		return x.Skip()
	}
	return nil
}

// MaxBlanks is how many blanks in a row are kept.
const MaxBlanks = 100

func (d *odt) end(e xml.EndElement) {
	switch e.Name.Local {
	case "p", "h":
		if isODF(e.Name, "text") {
			d.close()
		}
	case "span":
		if last := len(d.spans) - 1; last >= 0 {
			if d.spans[last] {
				d.veil--
			}
			d.spans = d.spans[:last]
		}
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index",
		"user-index", "bibliography":
		d.index--
	case "note-body":
		d.note--
	case "text-box", "custom-shape":
		d.box--
	}
}

// isODF tells the elements of OpenDocument by the part of the standard that
// they belong to: "urn:oasis:names:tc:opendocument:xmlns:text:1.0".
func isODF(n xml.Name, part string) bool { return strings.Contains(n.Space, "xmlns:"+part+":") }

// words adds characters of the file: white space in it is one blank, and at
// the start of a paragraph none.
func (d *odt) words(s string) {
	if len(d.open) == 0 || d.veil > 0 {
		return
	}
	b := &d.open[len(d.open)-1].text
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\t' && r != '\r' {
			b.WriteRune(r)
			continue
		}
		if before := b.String(); before != "" && !strings.HasSuffix(before, " ") {
			b.WriteByte(' ')
		}
	}
}

func (d *odt) write(s string) {
	if len(d.open) > 0 && d.veil == 0 {
		d.open[len(d.open)-1].text.WriteString(s)
	}
}

func (d *odt) close() {
	last := len(d.open) - 1
	if last < 0 {
		return
	}
	p := d.open[last]
	d.open = d.open[:last]
	var made []draft.Paragraph
	if text := Text(p.text.String()); text != "" && !d.isHidden(p.style) {
		role, told := d.role(p)
		made = append(made, Styled(text, role, told))
	}
	switch {
	case d.note > 0:
		d.notes = append(d.notes, asNotes(append(made, p.boxes...))...)
	case last > 0:
		host := d.open[last-1]
		host.boxes = append(append(host.boxes, made...), p.boxes...)
	case d.box > 0: // tied to a page
		d.emit(append(made, p.boxes...), true)
	default:
		d.emit(made, false)
		d.emit(p.boxes, true)
	}
}

func (d *odt) role(p *odtParagraph) (parse.Role, bool) {
	if d.index > 0 {
		return parse.RoleBoilerplate, true
	}
	name := p.style
	for range maxStyleChain {
		s, known := d.styles[name]
		display := name
		if known && s.name != "" {
			display = s.name
		}
		if role, told := roleOfStyle(plainStyle(display)); told {
			return role, true
		}
		if !known {
			break
		}
		name = s.parent
	}
	return parse.RoleTitle, p.heading
}

// plainStyle undoes the spelling of style names: "Heading_20_1".
func plainStyle(name string) string { return strings.ReplaceAll(name, "_20_", " ") }

func (d *odt) isHidden(name string) bool {
	for range maxStyleChain {
		s, ok := d.styles[name]
		if !ok {
			return false
		}
		if s.hidden {
			return true
		}
		name = s.parent
	}
	return false
}

// style reads one style, of either part.
func (d *odt) style(x *draft.XMLReader, e xml.StartElement) error {
	s := odtStyle{name: draft.Attr(e, "display-name"), parent: draft.Attr(e, "parent-style-name")}
	err := properties(x, func(e xml.StartElement) {
		if e.Name.Local == "text-properties" && draft.Attr(e, "display") == "none" {
			s.hidden = true
		}
	})
	d.styles[draft.Attr(e, "name")] = s
	return err
}

// readStyles reads the part of styles. A broken part costs the roles, not the
// text.
func (d *odt) readStyles(part []byte) {
	x := draft.NewXMLReader(part)
	for e := range x.Elements() {
		if e.Name.Local == "style" && d.style(x, e) != nil {
			return
		}
	}
}

func (d *odt) piece(info Info) []draft.Piece {
	d.markRepeats()
	declared := info.Confirm(d.out)
	return []draft.Piece{{Paragraphs: append(d.out, d.notes...), Declared: declared}}
}
