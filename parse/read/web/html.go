// Package web reads web pages: what a page declares about itself, and its story,
// separated from the rest of the page.
package web

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"

	"onrecord/parse"
	"onrecord/parse/pattern"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// Read reads a web page as a browser or a tool saved it, or a fragment of
// one. The story is told from the page around it in body.go, what the
// page declares of itself is read in meta.go.
func Read(data []byte, _ *draft.Budget) ([]draft.Piece, error) {
	text, encoding, warnings, err := DecodeHTML(data)
	if err != nil {
		return nil, err
	}
	text = dropDataURIs(text)
	if len(text) > draft.MaxHTML {
		return nil, fmt.Errorf("%w: %d bytes of HTML, the limit is %d", draft.ErrTooLarge, len(text), draft.MaxHTML)
	}
	p := draft.Piece{Encoding: encoding, Warnings: warnings}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// Elements nested deeper than the parser goes: its words can still be had.
		p.Paragraphs, p.Body = window(TokenLines(text)), BodyByWindow
		p.Warnings = append(p.Warnings, parse.Warning{
			Code: "page damaged",
			Text: "The page’s markup is nested too deeply; the story was found by its lines alone.",
		})
		return []draft.Piece{p}, nil
	}
	if isGoogleDoc(text) {
		doc := googleDoc(root)
		doc.Encoding, doc.Warnings = encoding, append(warnings, doc.Warnings...)
		return []draft.Piece{doc}, nil
	}
	address, saved := cutArchive(root)
	further := cutFurther(root)
	readStory(&p, root, text)
	if address != "" {
		d := &p.Declared
		d.URL, d.Saved, d.Basis = cmp.Or(d.URL, address), saved, parse.BasisMetadata
	}
	if len(p.Paragraphs) == 0 && strings.Contains(text, "<script") {
		return nil, fmt.Errorf("%w: the page has no text; its scripts fetch it. Open it in a browser and save it from there, complete", draft.ErrEmpty)
	}
	return withFurther(p, further), nil
}

// readStory finds what a page declares, and its story.
func readStory(p *draft.Piece, root *html.Node, text string) {
	page := surveyPage(root, text)
	p.Declared = page.declare()
	standfirsts := page.standfirsts()
	story := page.story()
	p.Body = story.method
	p.Warnings = append(p.Warnings, story.warnings...)
	p.Paragraphs = page.withStandfirst(standfirsts, withTitle(story.paragraphs, page.headline(p.Declared.Title)))
}

// withTitle puts the headline before the story, where it does not stand there
// already.
func withTitle(story []draft.Paragraph, title string) []draft.Paragraph {
	if title == "" || len(story) == 0 {
		return story
	}
	key := layout.Fold(title)
	for i := range story[:min(len(story), 3)] {
		if layout.Fold(story[i].Text) == key {
			story[i].Role, story[i].Told = parse.RoleTitle, true
			return story
		}
	}
	return append([]draft.Paragraph{{Text: title, Role: parse.RoleTitle, Told: true}}, story...)
}

// DecodeHTML turns the bytes of a page into text. A page that is valid UTF-8
// is UTF-8: tools that save pages leave the old declaration in them. Otherwise
// the page's own word counts, and then the guess that plain text gets.
func DecodeHTML(data []byte) (text, name string, warnings []parse.Warning, err error) {
	if order, _ := draft.UTF16Order(data); order == nil && bytes.Count(data, []byte{0})*100 < len(data) {
		data = bytes.ReplaceAll(data, []byte{0}, nil) // browsers pass over them
	}
	dec, err := draft.Decode(data)
	if err == nil && (dec.Name != "Windows-1252" && len(dec.Warnings) == 0) {
		return strings.TrimPrefix(dec.Text, string(draft.BOM)), dec.Name, nil, nil
	}
	if label := DeclaredCharset(data); label != "" && bytes.IndexByte(data, 0) < 0 {
		if e, problem := htmlindex.Get(label); problem == nil {
			if name, _ = htmlindex.Name(e); name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
				if out, problem := e.NewDecoder().Bytes(data); problem == nil {
					return string(out), name, nil, nil
				}
			}
		}
	}
	if err != nil {
		return "", "", nil, err
	}
	return strings.TrimPrefix(dec.Text, string(draft.BOM)), dec.Name, dec.Warnings, nil
}

// DeclaredCharset returns what the page says that its encoding is: in a meta
// element, or in the first line of XML.
func DeclaredCharset(data []byte) string {
	head := data[:min(len(data), longHead)]
	if end := bytes.Index(head, []byte("<body")); end >= 0 {
		head = head[:end]
	}
	if g := charsetLabel.FindStringSubmatch(strings.ToValidUTF8(string(head), "?")); g != nil {
		return strings.ToLower(g[1])
	}
	return ""
}

// longHead is how far into a page its encoding is looked for, in bytes: scripts and
// styles may stand above it.
const longHead = 256 << 10

var charsetLabel = pattern.Lazily(`(?i)(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])\s*([\w:.-]{3,30})`)

// dropDataURIs takes out the pictures and fonts that a saved page carries in
// itself ("data:image/png;base64,…"), which are most of its bytes.
func dropDataURIs(s string) string {
	const mark = "data:"
	const shortest = 200 // what is shorter does no harm
	if !strings.Contains(s, mark) {
		return s
	}
	var b strings.Builder
	for {
		at := strings.Index(s, mark)
		if at < 0 {
			b.WriteString(s)
			return b.String()
		}
		end := at + len(mark)
		for end < len(s) && !strings.ContainsRune("\"'()<> \n\r\t\\", rune(s[end])) {
			end++
		}
		if end-at < shortest {
			b.WriteString(s[:end])
		} else {
			b.WriteString(s[:at] + mark + ",")
		}
		s = s[end:]
	}
}
