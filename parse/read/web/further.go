package web

import (
	"bytes"
	"cmp"
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/read/draft"
)

// furtherWords is how many words of sentences an article has at least that a page adds
// below its own while a reader scrolls on; teasers have fewer.
const furtherWords = 60

// cutFurther takes out of a page the whole articles below its first, each with a headline
// of first rank: pages add them while a reader scrolls on. Left in, they would have the
// outlet's first headline, writer and day.
func cutFurther(root *html.Node) []*html.Node {
	var list []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode:
			case c.DataAtom != atom.Article:
				walk(c)
			case isWhole(c):
				list = append(list, c)
			}
		}
	}
	walk(root)
	if len(list) < 2 {
		return nil
	}
	for _, n := range list[1:] {
		n.Parent.RemoveChild(n)
	}
	return list[1:]
}

// isWhole reports an article with one headline of first rank and a text.
func isWhole(n *html.Node) bool {
	heads, words := 0, 0
	for c := range n.Descendants() {
		if c.DataAtom == atom.H1 && c.Type == html.ElementNode {
			heads++
		}
	}
	if heads != 1 {
		return false
	}
	for _, b := range BlocksOf(n, nil) {
		if b.Words >= 10 && b.Linked*2 <= b.Words {
			words += b.Words
		}
	}
	return words >= furtherWords
}

// withFurther reads the articles that were cut out of a page. They share its outlet and
// language; day and writer are their own or unknown.
func withFurther(first draft.Piece, further []*html.Node) []draft.Piece {
	out := []draft.Piece{first}
	lost := 0
	for _, n := range further {
		var b bytes.Buffer
		b.WriteString("<!DOCTYPE html><html><body>")
		err := html.Render(&b, n)
		text := b.String()
		p := draft.Piece{Encoding: first.Encoding}
		if root, broken := html.Parse(&b); err == nil && broken == nil {
			readStory(&p, root, text)
		}
		if len(p.Paragraphs) == 0 {
			lost++
			continue
		}
		if p.Declared.Source == "" {
			p.Declared.Source, p.Declared.Marks.Source = first.Declared.Source, first.Declared.Marks.Source
		}
		p.Declared.Language = cmp.Or(p.Declared.Language, first.Declared.Language)
		p.Declared.Basis = parse.BasisMetadata
		p.Declared = draft.DeclaredOrNone(p.Declared)
		out = append(out, p)
	}
	if lost > 0 {
		out[0].Warnings = append(out[0].Warnings, parse.Warning{Code: "articles without text",
			Text: fmt.Sprintf("The page goes on with more articles, and of %d of them the text was not found.", lost)})
	}
	return out
}
