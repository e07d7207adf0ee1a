package office

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
)

// MaxRTFDepth is how deep the groups of an RTF file may nest: Word's own files
// stay below thirty.
const MaxRTFDepth = 500

// ReadRTF reads a Rich Text file: its paragraphs in the order of reading, in
// the alphabets that its fonts say, with tracked changes accepted and without
// headers, footers, comments, hidden text and whatever a group marks as not for
// readers who do not know it. Notes stand after the text and are not searched.
func ReadRTF(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	d := &rtf{data: data, page: 1252, fonts: map[int]int{}, alphabets: map[int]bool{}, styles: map[int]string{}}
	d.group = rtfGroup{uc: 1, font: -1, style: -1, outline: -1, into: &d.text}
	if err := d.walk(); err != nil {
		return nil, err
	}
	if articles, err := export.Split(d.text.out); articles != nil || err != nil {
		return articles, err
	}
	d.text.markRepeats()
	declared := d.info.Confirm(d.text.out)
	return []draft.Piece{{Paragraphs: append(d.text.out, asNotes(d.notes.out)...), Declared: declared,
		Warnings: d.warnings()}}, nil
}

// rtf is the state of reading a Rich Text file.
type rtf struct {
	data []byte
	at   int

	group rtfGroup // the innermost
	outer []rtfGroup

	page      int            // the code page of text whose font says nothing
	font      int            // the font of text that names none
	fonts     map[int]int    // charset of each font
	alphabets map[int]bool   // code pages that some font has
	styles    map[int]string // name of each paragraph style
	info      Info

	text, notes, box rtfFlow
	name             strings.Builder // of a font, a style, a title

	bytes []byte // characters in a code page, not yet decoded
	high  rune   // first half of a character of \u
	skip  int    // characters that stand in for one of \u, yet to be passed over
	lost  int    // characters that no code page has
	cut   bool   // the file ends inside a group
}

// rtfGroup is what the end of a group takes back.
type rtfGroup struct {
	kind    rtfKind
	into    *rtfFlow
	font    int
	uc      int // stand-ins for a character of \u
	style   int
	outline int
	hidden  bool
	upr     bool // it holds the same text twice, the second time in \ud
	star    bool // \* was said: skip what is not known
	fresh   bool // nothing but \* has been said in it yet
}

// rtfKind is what the text of a group is.
type rtfKind uint8

const (
	rtfText    rtfKind = iota
	rtfSkipped         // nothing of it is read
	rtfFonts
	rtfStyles
	rtfInfo // of which only the groups below are read
	rtfTitle
	rtfAuthor
)

// rtfFlow is a run of paragraphs: the text, the notes, a text box.
type rtfFlow struct {
	now strings.Builder
	flow
	waiting []draft.Paragraph // of text boxes
}

func (d *rtf) walk() error {
	for d.at < len(d.data) {
		c := d.data[d.at]
		switch c {
		case '{':
			if err := d.openGroup(); err != nil {
				return err
			}
		case '}':
			d.closeGroup()
			if len(d.outer) == 0 {
				return nil // what follows is junk of a mailer
			}
		case '\\':
			d.control()
			continue
		case '\r', '\n', 0:
		default:
			d.char(c)
		}
		d.at++
	}
	d.cut = true
	for len(d.outer) > 0 {
		d.closeGroup()
	}
	return nil
}

func (d *rtf) openGroup() error {
	d.flush()
	if len(d.outer) >= MaxRTFDepth {
		return fmt.Errorf("%w: its groups nest deeper than %d", draft.ErrTooLarge, MaxRTFDepth)
	}
	d.skip = 0
	d.outer = append(d.outer, d.group)
	d.group.upr, d.group.star, d.group.fresh = false, false, true
	return nil
}

func (d *rtf) closeGroup() {
	d.flush()
	d.skip = 0
	g := d.group
	last := len(d.outer) - 1
	if last <= 0 {
		d.paragraph(&d.text)
		d.outer = nil
		return
	}
	d.group = d.outer[last]
	d.outer = d.outer[:last]
	name := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(d.name.String()), ";"))
	switch {
	case g.into != d.group.into:
		d.endFlow(g, d.group.into)
	case g.kind == rtfStyles && g.style >= 0 && d.group.kind == rtfStyles:
		d.styles[g.style] = name
	case g.kind == rtfTitle:
		d.info.Title = name
	case g.kind == rtfAuthor:
		d.info.Creator = name
	}
	if g.kind != rtfText && g.kind != rtfSkipped {
		d.name.Reset()
	}
}

// endFlow ends the last paragraph of a note or a text box. The paragraphs of a
// box wait for the end of the one that the box is tied to.
func (d *rtf) endFlow(g rtfGroup, around *rtfFlow) {
	outside := d.group
	d.group = g
	d.paragraph(g.into)
	d.group = outside
	if g.into == &d.box {
		around.waiting = append(around.waiting, d.box.out...)
		d.box.out = nil
	}
}

// char takes one byte of text.
func (d *rtf) char(c byte) {
	d.group.fresh = false
	if d.skip > 0 {
		d.skip--
		return
	}
	d.bytes = append(d.bytes, c)
}

// flush decodes the bytes that have gathered: a character may have two.
func (d *rtf) flush() {
	if d.high != 0 && len(d.bytes) > 0 {
		d.high = 0
		d.write("\uFFFD")
	}
	if len(d.bytes) == 0 {
		return
	}
	s, lost := draft.DecodePage(d.bytes, d.codePage())
	if d.group.kind == rtfText && !d.group.hidden {
		d.lost += lost
	}
	d.bytes = d.bytes[:0]
	d.write(s)
}

func (d *rtf) write(s string) {
	switch {
	case d.group.kind == rtfSkipped || d.group.kind == rtfInfo:
	case d.group.kind != rtfText:
		if d.name.Len() < MaxInfo {
			d.name.WriteString(s)
		}
	case !d.group.hidden:
		d.group.into.now.WriteString(s)
	}
}

// unicode takes a character of \u. Those beyond the sixteen bits of Word's
// early days come in two halves.
func (d *rtf) unicode(n int) {
	r := rune(uint16(n))
	switch {
	case n > 0xFFFF && n <= utf8.MaxRune:
		r = rune(n) // of writers that know no better
	case n > utf8.MaxRune, n < -1<<15:
		r = utf8.RuneError
	}
	d.flush()
	d.skip = d.group.uc
	switch {
	case d.high != 0 && utf16.IsSurrogate(r):
		r, d.high = utf16.DecodeRune(d.high, r), 0
	case r >= 0xD800 && r < 0xDC00:
		d.high = r
		return
	case d.high != 0:
		d.high = 0
		d.write("\uFFFD")
	}
	if r >= 0xF000 && r < 0xF100 { // a pictorial font; its lower half is that of Latin
		r -= 0xF000
		if r == 0xB7 {
			r = '•'
		}
	}
	d.write(string(r))
}

// paragraph ends a paragraph of a flow.
func (d *rtf) paragraph(f *rtfFlow) {
	if text := Text(f.now.String()); text != "" {
		role, told := roleOfStyle(d.styles[d.group.style])
		if !told && d.group.outline >= 0 && d.group.outline < 9 {
			role, told = parse.RoleTitle, true
		}
		f.out = append(f.out, Styled(text, role, told))
	}
	f.now.Reset()
	f.emit(f.waiting, true)
	f.waiting = nil
}

func (d *rtf) warnings() []parse.Warning {
	var out []parse.Warning
	if d.lost > 0 {
		out = append(out, draft.Damage(fmt.Sprintf("RTF in code page %d", d.page), d.lost))
	}
	if d.cut {
		out = append(out, parse.Warning{Code: "cut off", Text: "The file is cut off; the rest is lost."})
	}
	return out
}

// Character sets that are no alphabet of their own.
const (
	charsetANSI    = 0 // Western, says the standard; of lazy writers, the file's
	charsetDefault = 1
	charsetSymbol  = 2
)

// codePage returns the code page of text in the current font, or -1 for a pictorial font.
func (d *rtf) codePage() int {
	font := d.group.font
	if font < 0 || d.group.kind != rtfText {
		font = d.font
	}
	charset, known := d.fonts[font]
	switch {
	case !known || charset == charsetDefault:
		return d.page
	case charset == charsetSymbol:
		return -1
	case charset != charsetANSI:
		if p, ok := draft.RTFCharsets[charset]; ok {
			return p
		}
		return d.page
	}
	// Word gives each alphabet a font of its own. A file for Cyrillic without
	// any such font is by another program, which means the file's code page.
	if d.alphabets[d.page] {
		return 1252
	}
	return d.page
}
