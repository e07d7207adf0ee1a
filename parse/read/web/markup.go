package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// Markup returns the visible text of HTML in the order of its source. It is
// for HTML that is all story, such as an entry of a feed, or all layout, such
// as a newsletter; a page of a site has far more around its story.
//
// It goes from tag to tag without building a tree, so that its time and memory
// are in proportion to the input, whatever the nesting.
func Markup(s string) []draft.Paragraph {
	out, open := walkMarkup(s, false)
	if open {
		out, _ = walkMarkup(s, true)
	}
	return out
}

// walkMarkup reports whether the page ends inside an element that is not
// shown: then its end was forgotten, and all that follows must be.
func walkMarkup(s string, all bool) (out []draft.Paragraph, open bool) {
	m := marker{z: html.NewTokenizer(strings.NewReader(s)), all: all}
	for {
		switch m.z.Next() {
		case html.ErrorToken:
			m.flush()
			return m.out, m.skipping > 0
		case html.TextToken:
			if m.skipping == 0 {
				m.write(string(m.z.Text()))
			}
		case html.StartTagToken:
			m.open(false)
		case html.SelfClosingTagToken:
			m.open(true)
		case html.EndTagToken:
			m.close()
		}
	}
}

// marker is a walk through the tags of a page.
type marker struct {
	z    *html.Tokenizer
	out  []draft.Paragraph
	text strings.Builder
	last byte // written to text: a space, a line end or 'x'

	all      bool      // show what says that it is hidden
	skip     atom.Atom // the element whose content is not shown
	skipping int       // how many of its kind are open

	headings, captions, furniture int // elements that are open
	quote                         int // blockquotes that are open since that of a quoted mail began
	quoted                        bool
}

// unshown are elements whose content is not a page's text.
var unshown = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Template: true, atom.Svg: true,
	atom.Head: true, atom.Select: true,
	atom.Textarea: true, atom.Iframe: true, atom.Object: true, atom.Noscript: true, atom.Math: true,
	atom.Audio: true, atom.Video: true}

func (m *marker) open(closed bool) {
	name, more := m.z.TagName()
	tag := atom.Lookup(name)
	if m.skip == atom.Head && tag == atom.Body {
		m.skipping = 0 // its end may be left out
	}
	if m.skipping > 0 {
		if tag == m.skip && !closed {
			m.skipping++
		}
		return
	}
	hidden, cited := m.attributes(more)
	switch {
	case !closed && !m.all && (unshown[tag] || hidden && (IsBlockElement(tag) || tag == atom.Span) && tag != atom.Hr):
		m.skip, m.skipping = tag, 1
	case tag == atom.Br:
		m.lineBreak()
	case IsBlockElement(tag):
		m.flush()
		if !closed {
			m.count(tag, 1)
		}
		if tag == atom.Blockquote && !closed && (cited || m.quoted) {
			m.quote, m.quoted = m.quote+1, true
		}
	}
}

func (m *marker) close() {
	name, _ := m.z.TagName()
	tag := atom.Lookup(name)
	if m.skipping > 0 {
		if tag == m.skip {
			m.skipping--
		}
		return
	}
	if !IsBlockElement(tag) {
		return
	}
	m.flush()
	m.count(tag, -1)
	if tag == atom.Blockquote && m.quoted {
		m.quote--
		m.quoted = m.quote > 0
	}
}

// attributes tells what a tag says of its element: that it is not shown, and
// that it is the mail which another answers.
func (m *marker) attributes(more bool) (hidden, cited bool) {
	for more {
		var key, value []byte
		key, value, more = m.z.TagAttr()
		v := strings.ToLower(string(value))
		switch string(key) {
		case "hidden":
			hidden = true
		case "style":
			v = strings.ReplaceAll(v, " ", "")
			hidden = hidden || strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") ||
				strings.Contains(v, "mso-hide:all")
		case "type":
			cited = cited || v == "cite"
		case "class":
			cited = cited || strings.Contains(v, "gmail_quote") || strings.Contains(v, "protonmail_quote")
		}
	}
	return hidden, cited
}

// count keeps book of the elements that give their paragraphs a role. Tags
// that are closed and were never opened change nothing.
func (m *marker) count(tag atom.Atom, by int) {
	n := &m.furniture
	switch tag {
	case atom.H1, atom.H2, atom.H3:
		n = &m.headings
	case atom.Figcaption, atom.Caption:
		n = &m.captions
	case atom.Nav, atom.Footer, atom.Form:
	default:
		return
	}
	*n = max(0, *n+by)
}

// write adds text, white space folded into one space.
func (m *marker) write(s string) {
	for i, f := range strings.FieldsFunc(s, isHTMLSpace) {
		if i > 0 || s != "" && isHTMLSpace(rune(s[0])) {
			m.space()
		}
		m.text.WriteString(f)
		m.last = 'x'
	}
	if s != "" && isHTMLSpace(rune(s[len(s)-1])) {
		m.space()
	}
}

func (m *marker) space() {
	if m.last == 'x' {
		m.text.WriteByte(' ')
		m.last = ' '
	}
}

// lineBreak ends a line, and a paragraph if it is the second in a row.
func (m *marker) lineBreak() {
	if m.last == '\n' {
		m.flush()
		return
	}
	if m.text.Len() > 0 {
		m.text.WriteByte('\n')
		m.last = '\n'
	}
}

// isHTMLSpace leaves out the space that does not break: authors mean it.
func isHTMLSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f'
}

// flush ends the paragraph.
func (m *marker) flush() {
	text := strings.TrimFunc(m.text.String(), draft.IsFiller)
	m.text.Reset()
	m.last = 0
	if text == "" {
		return
	}
	p := draft.Paragraph{Text: text}
	switch {
	case m.quoted:
		p.Role, p.Told, p.Quoted = parse.RoleBoilerplate, true, true
	case m.furniture > 0:
		p.Role, p.Told = parse.RoleBoilerplate, true
	case m.captions > 0:
		p.Role, p.Told = parse.RoleCaption, true
	case m.headings > 0:
		p.Role, p.Told = parse.RoleTitle, true
	}
	m.out = append(m.out, p)
}

// LooksHTML reports whether a field that may hold either is HTML and not plain
// text: "<p>Voss …", "Voss &amp; Halloran", but not "5 < 6".
func LooksHTML(s string) bool {
	return htmlTag.MatchString(s) || htmlEntity.MatchString(s)
}

var (
	htmlTag    = pattern.Lazily(`(?i)</?(?:p|br|div|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|span|img|figure|table|pre)(?:\s[^<>]*)?/?>`)
	htmlEntity = pattern.Lazily(`&(?:amp|lt|gt|quot|nbsp|#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[lr][sd]quo|[mn]dash|hellip);`)
)

// FieldParagraphs returns the paragraphs of a field that may be plain text or
// HTML.
func FieldParagraphs(s string) []draft.Paragraph {
	if LooksHTML(s) {
		return Markup(s)
	}
	return PlainParagraphs(s)
}

// PlainParagraphs cuts text at blank lines.
func PlainParagraphs(s string) []draft.Paragraph {
	var out []draft.Paragraph
	var run []string
	for _, l := range append(layout.SplitLines(s), layout.Line{}) {
		switch {
		case l.Text != "":
			run = append(run, l.Text)
		case run != nil:
			out = append(out, draft.Paragraph{Text: strings.Join(run, "\n")})
			run = nil
		}
	}
	return out
}
