// Package office reads the files of word processors and e-books (Word, OpenDocument,
// RTF, Pages, EPUB, FictionBook) by paragraphs and their styles.
package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
	"onrecord/parse/read/mail"
	"onrecord/parse/read/web"
)

// ReadDOCX reads a Word file: its paragraphs in the order of reading, with
// tracked changes accepted and without what a printed page would not show in
// the text: headers and footers, comments, hidden text, instructions of
// fields. Cells of tables are paragraphs. Notes stand after the text and are
// not searched.
func ReadDOCX(data []byte, b *draft.Budget) ([]draft.Piece, error) {
	a, err := draft.OpenZip(data, b)
	if err != nil {
		return nil, err
	}
	main := relation(a, "", "officeDocument", "word/document.xml")
	text, err := a.File(main)
	if err != nil {
		return nil, missingPart(err, "Word document")
	}
	d := &docx{styles: map[string]docxStyle{}}
	if part, err := a.File(relation(a, main, "styles", "word/styles.xml")); err == nil {
		d.readStyles(part)
	}
	if err := d.walk(text); err != nil {
		return nil, err
	}
	d.addChunks(a, main, b)
	notes, err := d.readNotes(a, main)
	if err != nil {
		return nil, err
	}
	if articles := d.table.articles(d.out, b.Columns); articles != nil {
		articles[0].Warnings = append(d.warnings, articles[0].Warnings...)
		for i := range articles {
			p := &articles[i]
			p.Paragraphs = append(p.Paragraphs, notes.of(d.table.notesIn(d.notes, p.Number))...)
		}
		return articles, nil
	}
	if articles, err := export.Split(d.out); articles != nil || err != nil {
		return articles, err
	}
	d.markRepeats()
	var info Info
	if part, err := a.File(relation(a, "", "core-properties", "docProps/core.xml")); err == nil {
		info = readInfo(part)
	}
	declared := info.Confirm(d.out)
	return []draft.Piece{{Paragraphs: append(d.out, notes.of(d.notes)...), Declared: declared, Warnings: d.warnings}}, nil
}

// missingPart says that an archive is no document of its kind.
func missingPart(err error, kind string) error {
	if errors.Is(err, draft.ErrNoEntry) {
		return fmt.Errorf("%w: the archive holds no %s", draft.ErrDamaged, kind)
	}
	return err
}

// relation returns the name of the part that another is related to: Word calls
// the text "word/document.xml", other programs do not. The root of the package
// is "". Without a relation of the kind, it is the usual name.
func relation(a *draft.Archive, of, kind, usual string) string {
	for e, target := range a.Relations(of) {
		if path.Base(draft.Attr(e, "Type")) == kind && a.Has(target) {
			return target
		}
	}
	return usual
}

// docx is the state of reading a Word document.
type docx struct {
	styles map[string]docxStyle // by id
	flow
	notes    []string // references in the order of the text: "footnote 2"
	warnings []parse.Warning

	open    []*docxParagraph // innermost last: a text box stands inside a paragraph
	carry   string           // begins the next paragraph: a large initial, or a paragraph whose end was deleted
	fields  []bool           // of the fields that are open: whether their result has begun
	waiting int              // how many of them have no result yet
	prompt  bool             // the content control that is open only shows "Click here to enter text"
	hidden  bool             // the run that is open is hidden
	chunks  []docxChunk      // files whose text Word shows in this one
	table   cells
}

// docxChunk is a file inside the document whose text belongs to the document's text.
type docxChunk struct {
	id string // of the relation
	at int    // paragraphs before it
}

type docxParagraph struct {
	text  strings.Builder
	props docxProps
	boxes []draft.Paragraph
}

// docxStyle is a paragraph's or run's style.
type docxStyle struct {
	name, basedOn string
	outline       bool // a heading by its level in the outline, whatever its name
	vanish        bool // hidden
	vanishSet     bool // and the style itself says whether
}

// docxProps are the properties of a paragraph or of a run.
type docxProps struct {
	style     string // of the paragraph
	run       string // style of the run
	outline   bool
	vanish    bool // hidden
	vanishSet bool // and the run itself says whether
	deleted   bool // of a paragraph: its end is, so that it runs on into the next
	initial   bool // a large initial of the paragraph that follows
}

// wordSpace tells Word's own elements from drawings and the like. The strict
// form of the standard has other addresses.
func wordSpace(n xml.Name) bool {
	return strings.Contains(n.Space, "wordprocessingml") || strings.HasSuffix(n.Space, "word/2003/wordml") ||
		strings.Contains(n.Space, "officeDocument/2006/math")
}

// walk reads the text of a part, the main one or one of notes.
func (d *docx) walk(part []byte) error { return draft.EachToken(part, d.token) }

func (d *docx) token(x *draft.XMLReader, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return d.start(x, t)
	case xml.EndElement:
		switch {
		case !wordSpace(t.Name):
		case t.Name.Local == "p":
			d.close()
		case t.Name.Local == "r":
			d.hidden = false
		default:
			d.table.close(t.Name.Local, d.out)
		}
	}
	return nil
}

// start handles the start of an element. What holds other text than the
// page's is passed over whole.
func (d *docx) start(x *draft.XMLReader, e xml.StartElement) error {
	if e.Name.Local == "Fallback" { // the same again, for older programs
		return x.Skip()
	}
	if !wordSpace(e.Name) {
		return nil
	}
	switch e.Name.Local {
	case "tbl", "tr", "tc":
		d.table.open(e.Name.Local, d.out, len(d.notes))
	case "p":
		d.open = append(d.open, &docxParagraph{})
		if len(d.open) == 1 {
			d.write(d.carry)
			d.carry = ""
		}
	case "pPr":
		props, err := readDocxProps(x)
		if len(d.open) > 0 {
			d.open[len(d.open)-1].props = props
		}
		return err
	case "rPr":
		props, err := readDocxProps(x)
		d.hidden = props.vanish
		if !props.vanishSet {
			d.hidden = d.vanishes(props.run) || len(d.open) > 0 && d.vanishes(d.open[len(d.open)-1].props.style)
		}
		return err
	case "r":
		d.hidden = len(d.open) > 0 && d.vanishes(d.open[len(d.open)-1].props.style)
	case "t":
		s, err := x.Text()
		d.write(s)
		return err
	case "tab", "ptab":
		d.write("\t")
	case "br", "cr":
		d.write("\n")
	case "noBreakHyphen":
		d.write("-")
	case "sym":
		d.symbol(draft.Attr(e, "char"))
	case "fldChar":
		d.field(draft.Attr(e, "fldCharType"))
	case "footnoteReference", "endnoteReference":
		d.notes = append(d.notes, strings.TrimSuffix(e.Name.Local, "Reference")+" "+draft.Attr(e, "id"))
	case "sdtPr":
		return d.control(x)
	case "sdtContent":
		if d.prompt {
			d.prompt = false
			return x.Skip()
		}
	case "altChunk":
		d.chunks = append(d.chunks, docxChunk{draft.Attr(e, "id"), len(d.out)})
	case "del", "moveFrom", "instrText", "delText", "rt", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "object":
		return x.Skip()
	}
	return nil
}

// write adds to the innermost paragraph what a reader sees.
func (d *docx) write(s string) {
	if !d.hidden && d.waiting == 0 && len(d.open) > 0 {
		d.open[len(d.open)-1].text.WriteString(s)
	}
}

// symbol writes a character that is named by its number. Those of pictorial
// fonts lie in a private area and mean nothing outside them, but for the bullet.
func (d *docx) symbol(hex string) {
	n, err := strconv.ParseUint(hex, 16, 16)
	switch {
	case err != nil:
	case n == 0xF0B7:
		d.write("•")
	case n >= 0xE000 && n < 0xF900:
	default:
		d.write(string(rune(n)))
	}
}

// field follows the marks of a field: what precedes its result is an instruction, such as
// the address of a link.
func (d *docx) field(kind string) {
	last := len(d.fields) - 1
	switch {
	case kind == "begin":
		d.fields = append(d.fields, false)
		d.waiting++
	case kind == "separate" && last >= 0 && !d.fields[last]:
		d.fields[last] = true
		d.waiting--
	case kind == "end" && last >= 0:
		if !d.fields[last] {
			d.waiting--
		}
		d.fields = d.fields[:last]
	}
}

// control reads the properties of a content control, which may say that its
// content is only a prompt.
func (d *docx) control(x *draft.XMLReader) error {
	d.prompt = false
	return properties(x, func(e xml.StartElement) {
		if e.Name.Local == "showingPlcHdr" && isOn(e) {
			d.prompt = true
		}
	})
}

// properties calls f for each element inside the one that is open, and passes
// over its end. What the properties were before a tracked change is left out.
func properties(x *draft.XMLReader, f func(xml.StartElement)) error {
	for outside := x.Depth - 1; x.Depth > outside; {
		t, err := x.Next()
		if err != nil {
			return UnexpectedEnd(err)
		}
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case strings.HasSuffix(e.Name.Local, "Change"):
			if err := x.Skip(); err != nil {
				return UnexpectedEnd(err)
			}
		default:
			f(e)
		}
	}
	return nil
}

// UnexpectedEnd names a file that breaks off among its XML.
func UnexpectedEnd(err error) error {
	if err == io.EOF {
		return fmt.Errorf("%w: it ends too early", draft.ErrDamaged)
	}
	return err
}

func isOn(e xml.StartElement) bool {
	switch draft.Attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func readDocxProps(x *draft.XMLReader) (docxProps, error) {
	var p docxProps
	err := properties(x, func(e xml.StartElement) {
		switch e.Name.Local {
		case "pStyle":
			p.style = draft.Attr(e, "val")
		case "rStyle":
			p.run = draft.Attr(e, "val")
		case "outlineLvl":
			p.outline = draft.Attr(e, "val") < "9" // 9 is the level of body text
		case "vanish":
			p.vanish, p.vanishSet = isOn(e), true
		case "del", "moveFrom":
			p.deleted = true
		case "framePr":
			p.initial = draft.Attr(e, "dropCap") == "drop" || draft.Attr(e, "dropCap") == "margin"
		}
	})
	return p, err
}

// close ends the innermost paragraph. One in a text box waits for the end of
// the paragraph that the box is tied to.
func (d *docx) close() {
	last := len(d.open) - 1
	if last < 0 {
		return
	}
	p := d.open[last]
	d.open = d.open[:last]
	d.hidden = false
	if last == 0 && (p.props.deleted || p.props.initial && p.text.Len() < 20) {
		d.carry = p.text.String()
		d.emit(p.boxes, true)
		return
	}
	var made []draft.Paragraph
	if text := Text(p.text.String()); text != "" {
		role, told := d.role(p.props)
		made = append(made, Styled(text, role, told))
	}
	if last > 0 {
		host := d.open[last-1]
		host.boxes = append(append(host.boxes, made...), p.boxes...)
		return
	}
	d.emit(made, false)
	d.emit(p.boxes, true)
}

// maxStyleChain is how many styles may be based one on the other: Word allows
// ten. A circle must not hold us up.
const maxStyleChain = 20

func (d *docx) role(p docxProps) (parse.Role, bool) {
	outline := p.outline
	id := p.style
	for range maxStyleChain {
		s, ok := d.styles[id]
		if !ok {
			break
		}
		if role, told := roleOfStyle(s.name); told {
			return role, true
		}
		outline = outline || s.outline
		id = s.basedOn
	}
	return parse.RoleTitle, outline
}

func (d *docx) vanishes(id string) bool {
	for range maxStyleChain {
		s, ok := d.styles[id]
		if !ok {
			return false
		}
		if s.vanishSet {
			return s.vanish
		}
		id = s.basedOn
	}
	return false
}

// readStyles reads the names of styles. A broken part costs the roles, not the
// text.
func (d *docx) readStyles(part []byte) {
	x := draft.NewXMLReader(part)
	for e := range x.Elements() {
		if e.Name.Local != "style" {
			continue
		}
		id := draft.Attr(e, "styleId")
		var s docxStyle
		err := properties(x, func(e xml.StartElement) {
			switch e.Name.Local {
			case "name":
				s.name = draft.Attr(e, "val")
			case "basedOn":
				s.basedOn = draft.Attr(e, "val")
			case "outlineLvl":
				s.outline = draft.Attr(e, "val") < "9"
			case "vanish":
				s.vanish, s.vanishSet = isOn(e), true
			}
		})
		if err != nil {
			return
		}
		d.styles[id] = s
	}
}

// notesByID are the notes of a document: "footnote 2".
type notesByID map[string][]draft.Paragraph

// of returns the notes that a text refers to, each once, in its order.
func (n notesByID) of(references []string) []draft.Paragraph {
	var out []draft.Paragraph
	seen := map[string]bool{}
	for _, id := range references {
		if !seen[id] {
			out = append(out, n[id]...)
		}
		seen[id] = true
	}
	return out
}

// readNotes returns the notes of the parts that the text refers to.
func (d *docx) readNotes(a *draft.Archive, main string) (notesByID, error) {
	byID := notesByID{}
	for _, kind := range []string{"footnote", "endnote"} {
		if !strings.Contains(strings.Join(d.notes, " "), kind) {
			continue
		}
		part, err := a.File(relation(a, main, kind+"s", "word/"+kind+"s.xml"))
		if errors.Is(err, draft.ErrNoEntry) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := d.splitNotes(part, kind, byID); err != nil {
			return nil, err
		}
	}
	return byID, nil
}

// splitNotes reads a part of notes, each under its number.
func (d *docx) splitNotes(part []byte, kind string, byID notesByID) error {
	n := &docx{styles: d.styles}
	id := ""
	return draft.EachToken(part, func(x *draft.XMLReader, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == kind {
				id, n.out = kind+" "+draft.Attr(t, "id"), nil
			}
		case xml.EndElement:
			if t.Name.Local == kind {
				byID[id] = asNotes(n.out)
			}
		}
		return n.token(x, t)
	})
}

// asNotes marks paragraphs as notes, which are not searched.
func asNotes(list []draft.Paragraph) []draft.Paragraph {
	for i := range list {
		list[i].Role, list[i].Told = parse.RoleBoilerplate, true
	}
	return list
}

// maxChunks is how many files a document may show in its text.
const maxChunks = 1000

// addChunks puts the text of files inside a document where Word shows it. Programs
// that make Word files of pages or of other files write such documents; Word puts
// the text in when it saves them.
func (d *docx) addChunks(a *draft.Archive, main string, b *draft.Budget) {
	lost := false
	for i := len(d.chunks) - 1; i >= 0; i-- { // from the end, so that places stay
		c := d.chunks[i]
		data, err := a.File(relationByID(a, main, c.id))
		if err != nil || i >= maxChunks {
			lost = true
			continue
		}
		list, ok := chunkText(data, b)
		if !ok {
			lost = true
			continue
		}
		d.out = slices.Insert(d.out, c.at, list...)
	}
	if lost {
		d.warnings = append(d.warnings, parse.Warning{Code: "part not read",
			Text: "A file embedded in the document was not read; open the document in Word and save it again."})
	}
}

// chunkText returns the paragraphs of a page, a saved page, a Rich Text or Word file
// or a text.
func chunkText(data []byte, b *draft.Budget) ([]draft.Paragraph, bool) {
	switch {
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return chunkOf(ReadRTF(data, b))
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		if b.Chunks++; b.Chunks > 1 {
			return nil, false // one in one in one
		}
		defer func() { b.Chunks-- }()
		return chunkOf(ReadDOCX(data, b))
	}
	if page, ok := mail.SavedPage(data); ok {
		data = page
	}
	text, _, _, err := web.DecodeHTML(data)
	switch {
	case err != nil:
		return nil, false
	case web.LooksHTML(text) || strings.Contains(text[:min(len(text), 200)], "<html"):
		return web.Markup(text), true
	}
	return web.PlainParagraphs(text), true
}

func chunkOf(pieces []draft.Piece, err error) ([]draft.Paragraph, bool) {
	var out []draft.Paragraph
	for _, p := range pieces {
		out = append(out, p.Paragraphs...)
	}
	return out, err == nil && len(out) > 0
}

// relationByID returns the name of the part that a relation leads to, or "".
func relationByID(a *draft.Archive, of, id string) string {
	for e, target := range a.Relations(of) {
		if draft.Attr(e, "Id") == id {
			return target
		}
	}
	return ""
}
