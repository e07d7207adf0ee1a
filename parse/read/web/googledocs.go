package web

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// isGoogleDoc recognises a document that Google Docs saved as a page: all of it is
// the text, and nothing stands around it.
func isGoogleDoc(page string) bool {
	head := page[:min(len(page), draft.Sniffed)]
	return strings.Contains(head, "themes.googleusercontent.com/fonts") || strings.Contains(page, ` doc-content"`)
}

// googleDoc reads such a document. Comments, which stand under the text with a mark
// in it, are left out, and said to be; footnotes are not searched.
func googleDoc(root *html.Node) draft.Piece {
	p := draft.Piece{Body: BodyWhole}
	comments := 0
	blocks := BlocksOf(root, func(n *html.Node) bool {
		switch {
		case n.DataAtom == atom.Sup && (googleMark(n, "href", "#cmnt") || googleMark(n, "href", "#ftnt")):
			return true
		case n.DataAtom == atom.Div && googleMark(n, "id", "cmnt"):
			comments++
			return true
		}
		return false
	})
	for _, b := range blocks {
		para := draft.Paragraph{Text: b.Text, Strong: b.strong}
		names := " " + Attribute(b.In, "class") + " "
		switch {
		case googleMark(b.In, "id", "ftnt"):
			para.Role, para.Told = parse.RoleBoilerplate, true
		case strings.Contains(names, " title "):
			para.Role, para.Told = parse.RoleTitle, true
			p.Declared.Title = cmp.Or(p.Declared.Title, OneLine(b.Text))
		case strings.Contains(names, " subtitle "), isHeadingBlock(b):
			para.Role, para.Told = parse.RoleTitle, true
		}
		p.Paragraphs = append(p.Paragraphs, para)
	}
	if p.Declared.Title != "" {
		p.Declared.Basis = parse.BasisMetadata
	}
	if comments > 0 {
		p.Warnings = append(p.Warnings, parse.Warning{Code: "comments left out",
			Text: "Comments on the document were left out."})
	}
	return p
}

// googleMark reports an element with a link whose attribute begins with a mark: the
// comment or note itself, or the place that it belongs to.
func googleMark(n *html.Node, attribute, mark string) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == atom.A {
			value := Attribute(c, attribute)
			if attribute == "id" && strings.HasPrefix(value, mark+"_ref") {
				return false // the place in the text
			}
			if strings.HasPrefix(value, mark) {
				return true
			}
		}
	}
	return false
}
