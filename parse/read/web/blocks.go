package web

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/read/layout"
)

// Block is a paragraph of a page: the text between two breaks that a
// browser would make.
type Block struct {
	Text   string
	In     *html.Node // the block element around it
	Words  int
	Linked int  // words inside links
	strong bool // all of it is emphasised
	lead   int  // bytes of the emphasised words that it begins with; 0 if none or all
}

// IsBlockElement reports whether a browser begins a new line for an element.
func IsBlockElement(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption,
		atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr,
		atom.Html, atom.Legend, atom.Li,
		atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Pre,
		atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isSilent reports whether an element shows no words of the page.
func isSilent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe,
		atom.Object, atom.Embed, atom.Audio,
		atom.Video, atom.Canvas, atom.Map, atom.Select, atom.Textarea, atom.Input, atom.Button,
		atom.Head, atom.Title, atom.Noframes,
		atom.Datalist, atom.Math:
		return true
	}
	return false
}

// blockReader walks a page and cuts it into blocks.
type blockReader struct {
	out    []Block
	text   strings.Builder
	at     *html.Node // the block element that the text stands in
	links  int        // open links
	words  int        // of the text that stand in links
	strong int        // open elements of emphasis
	plain  bool       // some of the text is not emphasised
	lead   int        // bytes of text before the first that is not emphasised
	breaks int        // <br> at the end of the text
	space  bool       // white space is due
	skip   func(*html.Node) bool
	most   int // blocks and bytes of one to stop after; 0 for no limit
}

// BlocksOf returns the blocks beneath a node, but for what skip says.
func BlocksOf(n *html.Node, skip func(*html.Node) bool) []Block {
	r := blockReader{at: n, skip: skip}
	r.walk(n)
	r.flush()
	return r.out
}

func (r *blockReader) walk(n *html.Node) {
	if r.most > 0 && len(r.out)+r.text.Len()/64 > r.most {
		return
	}
	switch n.Type {
	case html.TextNode:
		r.write(n.Data, isPre(n.Parent))
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	if n.Type == html.ElementNode {
		if isSilent(n.DataAtom) || r.skip != nil && r.skip(n) {
			return
		}
		switch n.DataAtom {
		case atom.Br:
			r.lineBreak()
			return
		case atom.Q:
			r.write("“", true)
			defer r.write("”", true)
		case atom.A:
			r.links++
			defer func() { r.links-- }()
		case atom.B, atom.Strong, atom.Em, atom.I:
			r.strong++
			defer func() { r.strong-- }()
		}
	}
	block := IsBlockElement(n.DataAtom)
	if block {
		r.flush()
		defer func(outer *html.Node) { r.flush(); r.at = outer }(r.at)
		r.at = n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
}

func isPre(n *html.Node) bool {
	for ; n != nil && n.Type == html.ElementNode; n = n.Parent {
		if n.DataAtom == atom.Pre {
			return true
		}
		if IsBlockElement(n.DataAtom) {
			return false
		}
	}
	return false
}

// write adds text, with runs of white space as one space, as browsers show it.
func (r *blockReader) write(s string, asIs bool) {
	if asIs {
		r.add(s)
		return
	}
	for len(s) > 0 {
		at := strings.IndexAny(s, " \t\n\r\f")
		if at < 0 {
			r.add(s)
			return
		}
		if at > 0 {
			r.add(s[:at])
		}
		r.space = true
		s = strings.TrimLeft(s[at:], " \t\n\r\f")
	}
}

func (r *blockReader) add(s string) {
	if s == "" {
		return
	}
	if r.space && r.text.Len() > 0 && r.breaks == 0 {
		r.text.WriteByte(' ')
	}
	if r.links > 0 {
		r.words += len(strings.Fields(s))
	}
	r.space, r.breaks = false, 0
	if !r.plain && r.strong == 0 && strings.TrimSpace(s) != "" {
		r.plain, r.lead = true, r.text.Len()
	}
	r.text.WriteString(s)
}

// lineBreak starts a new line, and with the second break a new paragraph.
func (r *blockReader) lineBreak() {
	if r.text.Len() == 0 {
		return
	}
	if r.breaks++; r.breaks > 1 {
		r.flush()
		return
	}
	r.text.WriteByte('\n')
}

func (r *blockReader) flush() {
	text := layout.Tidy(r.text.String())
	r.text.Reset()
	if text != "" {
		b := Block{Text: text, In: r.at, Words: countWords(text), strong: !r.plain}
		b.Linked = min(r.words, b.Words)
		if r.plain && r.lead < len(text) {
			b.lead = r.lead
		}
		r.out = append(r.out, b)
	}
	r.words, r.breaks, r.space, r.plain, r.lead = 0, 0, false, false, 0
}

// countWords counts the words of a text; where a script has no spaces, two
// characters count as a word.
func countWords(s string) int {
	n := len(strings.Fields(s))
	unspaced := 0
	for _, r := range s {
		if r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
			unicode.Khmer, unicode.Myanmar) {
			unspaced++
		}
	}
	return n + unspaced/2
}

// fragmentBlocks returns the blocks of a piece of HTML.
func fragmentBlocks(s string) []Block {
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return TokenLines(s)
	}
	return BlocksOf(root, nil)
}

// RoleOfElement returns the role that a block has by its element or the names of
// that: a heading, a caption. It reports whether there is one.
func RoleOfElement(b Block) (parse.Role, bool) {
	for n := b.In; n != nil && n.Type == html.ElementNode; n = n.Parent {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return parse.RoleTitle, true
		case atom.Figcaption, atom.Caption:
			return parse.RoleCaption, true
		case atom.Li, atom.Dd, atom.Td, atom.Th, atom.Blockquote:
			return parse.RoleBody, true // a list's or table's own: no headline, no furniture
		case atom.Article, atom.Section, atom.Body:
			return parse.RoleBody, false
		}
	}
	return parse.RoleBody, false
}

// TokenLines returns the lines of a page whose elements cannot be told apart.
func TokenLines(page string) []Block {
	z := html.NewTokenizer(strings.NewReader(page))
	r := blockReader{}
	silent := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			r.flush()
			return r.out
		case html.TextToken:
			if silent == 0 {
				r.write(string(z.Text()), false)
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case silent != 0:
			case a == atom.Script || a == atom.Style || a == atom.Noscript || a == atom.Title || a == atom.Textarea:
				silent = a
			case a == atom.Br:
				r.lineBreak()
			case a == atom.A:
				r.links = 1
			case IsBlockElement(a):
				r.flush()
			}
		case html.SelfClosingTagToken:
			if name, _ := z.TagName(); silent == 0 && atom.Lookup(name) == atom.Br {
				r.lineBreak()
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case a == silent:
				silent = 0
			case silent != 0:
			case a == atom.A:
				r.links = 0
			case IsBlockElement(a):
				r.flush()
			}
		}
	}
}
