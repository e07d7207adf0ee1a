package web

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// pruner takes out of a page what is no part of its story whatever it says:
// what browsers do not show, and what the page's own names call a share bar, a
// list of related stories, a comment or a caption. Names lie at times, so that
// nothing goes that holds a large part of the page's prose.
type pruner struct {
	sums map[*html.Node]nodeSum
	all  int // words of prose in the page
}

// nodeSum is what stands beneath an element.
type nodeSum struct {
	words, linked int
	prose         int  // words of long, hardly linked blocks
	linkedHeading bool // a heading beneath it is a link
}

// share is the part of the page's prose, in percent, that is never taken out.
const share = 40

func prune(root *html.Node) {
	p := pruner{sums: map[*html.Node]nodeSum{}}
	keepPosts(root)
	for _, b := range BlocksOf(root, nil) {
		s := p.sums[b.In]
		s.words += b.Words
		s.linked += b.Linked
		if b.Words >= 10 && b.Linked*2 <= b.Words {
			s.prose += b.Words
		}
		s.linkedHeading = s.linkedHeading || b.Linked > 0 && isHeadingBlock(b)
		p.sums[b.In] = s
	}
	p.all = p.add(root).prose
	p.walk(root, false)
}

// add sums up what stands beneath a node, and keeps it for every element.
func (p *pruner) add(n *html.Node) nodeSum {
	s := p.sums[n]
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		under := p.add(c)
		s.words += under.words
		s.linked += under.linked
		s.prose += under.prose
		s.linkedHeading = s.linkedHeading || under.linkedHeading
	}
	p.sums[n] = s
	return s
}

// walk prunes the children of a node. In an article, a header holds the
// headline; outside it holds the site's name.
func (p *pruner) walk(n *html.Node, article bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode, c.Type == html.ElementNode && p.goes(c, article):
			n.RemoveChild(c)
		case c.Type == html.ElementNode:
			p.walk(c, article || c.DataAtom == atom.Article || c.DataAtom == atom.Main)
		}
		c = next
	}
}

// keepPosts takes the posts that a story quotes out of what is wrapped around
// each, and takes their names off: the names here and readability both take
// that of the network for a share button.
func keepPosts(root *html.Node) {
	var posts []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.Blockquote && quotedPost.MatchString(Attribute(n, "class")) {
			posts = append(posts, n)
		}
	}
	for _, n := range posts {
		setAttribute(n, "class", "")
		top := n
		for top.Parent != nil && onlyElement(top.Parent) {
			top = top.Parent
		}
		if top != n && top.Parent != nil {
			n.Parent.RemoveChild(n)
			top.Parent.InsertBefore(n, top)
			top.Parent.RemoveChild(top)
		}
	}
}

var quotedPost = pattern.Lazily(`\b(?:twitter|bluesky|mastodon|truthsocial|telegram)-`)

// onlyElement reports whether an element holds one other, but for scripts.
func onlyElement(n *html.Node) bool {
	elements := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom != atom.Script {
			elements++
		}
	}
	return elements == 1 && (n.DataAtom == atom.Div || n.DataAtom == atom.Figure ||
		n.DataAtom == atom.Section || n.DataAtom == atom.Aside)
}

func (p *pruner) goes(n *html.Node, article bool) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Article, atom.Main, atom.Br:
		return false
	case atom.P:
		return IsHidden(n) || p.sums[n].words <= captionWords && isAside(n)
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Svg, atom.Object, atom.Embed,
		atom.Audio, atom.Video, atom.Canvas,
		atom.Button, atom.Select, atom.Input, atom.Textarea:
		return true
	}
	if isConsent(n) {
		return true
	}
	sum := p.sums[n]
	if sum.prose*100 >= p.all*share && sum.prose > 0 {
		return false
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Menu, atom.Dialog, atom.Form:
		return true
	case atom.Figcaption:
		return sum.prose <= captionWords
	case atom.Header:
		return !article
	case atom.Figure:
		return sum.prose <= captionWords && hasElement(n, atom.Img) &&
			!hasElement(n, atom.Blockquote) && !hasElement(n, atom.Table)
	}
	switch Attribute(n, "role") {
	case "navigation", "banner", "complementary", "search", "dialog", "alertdialog", "contentinfo",
		"menu", "menubar", "toolbar":
		return true
	}
	if IsHidden(n) {
		return true
	}
	return p.isNamedFurniture(n)
}

// isConsent reports what asks a reader for consent, by its names and its words. It may be longer
// than a short story.
func isConsent(n *html.Node) bool {
	names := nameWords(Attribute(n, "class") + " " + Attribute(n, "id"))
	if !slices.ContainsFunc(names, func(w string) bool { return consentNames[w] }) || hasElement(n, atom.H1) || hasElement(n, atom.Article) {
		return false
	}
	return consentWords.MatchString(AllText(n))
}

var (
	consentNames = map[string]bool{"consent": true, "cookie": true, "cookies": true, "gdpr": true, "cmp": true, "onetrust": true, "didomi": true, "cookiebot": true, "usercentrics": true, "truste": true}
	consentWords = pattern.Lazily(`(?i)\bcookies?\b|\bpersonal data\b|\bconsent\b|datenschutz|données personnelles|datos personales`)
)

// IsHidden reports whether a browser shows nothing of an element.
func IsHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if a.Val == "true" && IsBlockElement(n.DataAtom) {
				return true
			}
		case "style":
			s := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// isAside reports a paragraph that its own names call a caption, a plea or the like.
// Other names of furniture are those of whole containers, and paragraphs inherit them.
func isAside(n *html.Node) bool {
	return slices.ContainsFunc(nameWords(Attribute(n, "class")+" "+Attribute(n, "id")), func(w string) bool { return lang.AsideNames[w] })
}

// captionWords is how long the words under a picture may be. Some sites wrap
// whole paragraphs in figures.
const captionWords = 60

// headNameWords is how long an element with such a name may be: the page's
// story may stand in "content-meta".
const headNameWords = 60

func (p *pruner) isNamedFurniture(n *html.Node) bool {
	classes := Attribute(n, "class")
	if slices.ContainsFunc(strings.Fields(classes), func(name string) bool { return lang.HidingNames[strings.ToLower(name)] }) {
		return true
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		// The id of a heading is what the contents of the page lead to.
	default:
		classes += " " + Attribute(n, "id")
	}
	sum, names := p.sums[n], nameWords(classes)
	for i, w := range names {
		if lang.TeaserNames[w] && (sum.prose < 15 || sum.linked*3 > sum.words || sum.linkedHeading) {
			return true
		}
		if lang.FurnitureNames[w] || i+1 < len(names) && lang.JoinedNames[w+names[i+1]] {
			return true
		}
		if lang.PageHeadNames[w] && IsBlockElement(n.DataAtom) && sum.prose <= headNameWords {
			return true
		}
	}
	return false
}

// nameWords cuts the names of an element into words in lower case:
// "article__relatedLinks js-share" is article, related, links, js, share.
func nameWords(s string) []string {
	var words []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			words = append(words, b.String())
			b.Reset()
		}
	}
	lower := false
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r):
			flush()
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			flush()
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	flush()
	return words
}

// Attribute returns the value of an attribute, "" if there is none.
func Attribute(n *html.Node, key string) string {
	value, _ := findAttr(n, key)
	return value
}

func setAttribute(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
		}
	}
}

// hasElement reports whether an element of this kind stands beneath a node.
func hasElement(n *html.Node, a atom.Atom) bool {
	for c := range n.Descendants() {
		if c.DataAtom == a && c.Type == html.ElementNode {
			return true
		}
	}
	return false
}
