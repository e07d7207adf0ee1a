package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse/pattern"
	"onrecord/parse/read/layout"
)

// placed is a paragraph of a page with the container that it stands in.
type placed struct {
	Block
	holder  *html.Node
	article *html.Node
	kind    string // element and names of the paragraph and of its container
}

// storyName matches the names that pages give to what holds their story.
var storyName = pattern.Lazily(`(?i)story|article|body|text|content|entry|post|copy|paragraph`)

// containers returns the paragraphs of a page in their containers. It must be asked
// before readability changes the page.
func containers(root *html.Node) []placed {
	var out []placed
	for _, b := range BlocksOf(root, nil) {
		p := placed{Block: b}
		for n := b.In; n != nil && n.Type == html.ElementNode; n = n.Parent {
			if p.holder == nil && n != b.In && Attribute(n, "class") != "" {
				p.holder = n
			}
			if n.DataAtom == atom.Article {
				p.article = n
				break
			}
		}
		if p.holder != nil {
			p.kind = nodeName(p.holder) + ">" + nodeName(b.In)
		}
		out = append(out, p)
	}
	return out
}

func nodeName(n *html.Node) string {
	return n.Data + "." + strings.Join(strings.Fields(Attribute(n, "class")), ".")
}

// withLede puts before the body what stands above it in a container of the same names:
// some pages part the beginning of a story from the rest, for a picture or an
// advertisement, and readability takes the larger part for all of it.
func withLede(page []placed, body []Block) []Block {
	in := map[string]bool{}
	for _, b := range body {
		in[b.Text] = true
	}
	words, all := map[string]int{}, 0
	holders := map[*html.Node]bool{}
	first := -1
	for i, b := range page {
		if !in[b.Text] {
			continue
		}
		if first < 0 {
			first = i
		}
		all += b.Words
		words[b.kind] += b.Words
		holders[b.holder] = true
	}
	if first < 0 {
		return body
	}
	lead := page[first]
	if lead.holder == nil || words[lead.kind]*2 < all || !storyName.MatchString(Attribute(lead.holder, "class")) {
		return body
	}
	var lede []Block
	more := 0
	for i := first - 1; i >= 0; i-- {
		b := page[i]
		if isHeadingBlock(b.Block) && within(b.In, atom.H1, atom.H2) {
			break // what stands above a headline is another story's
		}
		if b.kind == lead.kind && !holders[b.holder] && b.article == lead.article && b.Linked*2 <= b.Words &&
			(b.Words >= enoughWords || layout.Closes(b.Text) && b.Words >= 6) {
			lede = append([]Block{b.Block}, lede...)
			more += b.Words
		}
	}
	if more == 0 || more > all {
		return body
	}
	return append(lede, body...)
}
