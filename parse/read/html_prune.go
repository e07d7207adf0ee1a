package read

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pruner takes out of a page what is no part of its story whatever it says:
// what browsers do not show, and what the page's own names call a share bar, a
// list of related stories, a comment or a caption. Names lie at times, so that
// nothing goes that holds a large part of the page's prose.
type pruner struct {
	prose map[*html.Node]int // words of long, hardly linked blocks beneath an element
	all   int
}

// share is the part of the page's prose, in percent, that is never taken out.
const share = 40

func prune(root *html.Node) {
	p := pruner{prose: map[*html.Node]int{}}
	for _, b := range blocksOf(root, nil) {
		if b.words < 10 || b.linked*2 > b.words {
			continue
		}
		p.all += b.words
		for n := b.in; n != nil; n = n.Parent {
			p.prose[n] += b.words
		}
	}
	p.walk(root, false)
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
			if isTweet(c) {
				// Readability takes the name of the network for a share button.
				setAttribute(c, "class", "")
			}
			p.walk(c, article || c.DataAtom == atom.Article || c.DataAtom == atom.Main)
		}
		c = next
	}
}

func isTweet(n *html.Node) bool {
	return n.DataAtom == atom.Blockquote && strings.Contains(attribute(n, "class"), "twitter-")
}

func (p *pruner) goes(n *html.Node, article bool) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Article, atom.Main, atom.Br, atom.P:
		return n.DataAtom == atom.P && isHidden(n)
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Svg, atom.Object, atom.Embed, atom.Audio, atom.Video, atom.Canvas,
		atom.Button, atom.Select, atom.Input, atom.Textarea:
		return true
	}
	if p.prose[n]*100 >= p.all*share && p.prose[n] > 0 {
		return false
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Menu, atom.Dialog, atom.Form, atom.Figcaption:
		return true
	case atom.Header:
		return !article
	case atom.Figure:
		return hasElement(n, atom.Img) && !hasElement(n, atom.Blockquote) && !hasElement(n, atom.Table)
	}
	switch attribute(n, "role") {
	case "navigation", "banner", "complementary", "search", "dialog", "alertdialog", "contentinfo", "menu", "menubar", "toolbar":
		return true
	}
	if isHidden(n) {
		return true
	}
	return p.isNamedFurniture(n)
}

// isHidden reports whether a browser shows nothing of an element.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if a.Val == "true" && isBlockElement(n.DataAtom) {
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

// furnitureNames are words in the names of elements that hold no part of a
// story.
var furnitureNames = wordSet(`ad ads advert adverts advertisement advertising adslot adunit sponsor sponsored promo promos promotion
	promoted promobox related relatedlinks relatedarticles relatedcontent relatedposts recirc recirculation recommended recommendation
	recommendations outbrain taboola zergnet newsletter newsletters subscribe subscription signup social socials share sharing sharebar
	sharethis sharedaddy sharetools addthis addtoany comment comments commentlist disqus respond livefyre trending popular mostpopular
	mostread mostviewed readmore readnext sidebar breadcrumb breadcrumbs nav navbar navigation menu submenu toolbar pagination pager
	footer cookie cookies gdpr consent banner modal popup popover lightbox tooltip rollover dropdown caption captions figcaption photocredit
	credit credits teaser teasers widget widgets toc login paywall carousel slideshow gallery jwplayer vjs hidden noprint skiplink rating
	ratings crosslinks inlinead hashtags tagcloud taglist tags keywords`)

// headNames are words in the names of short elements above or under a story
// that say who wrote it and when.
var headNames = wordSet(`byline bylines author authors authorbox bio timestamp pubdate published updated postmeta entrymeta meta kicker
	eyebrow`)

// headNameWords is how long an element with such a name may be: the page's
// story may stand in "content-meta".
const headNameWords = 60

// namedWords are pairs of words that mean what neither does alone.
var namedPairs = wordSet(`readmore readnext mostread mostpopular mostviewed upnext sronly screenreader visuallyhidden skipto skiplink
	authorbio moreon morefrom relatedstories alsoon alsolike inthis photocredit imagecredit wpcaption postmeta entrymeta`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

func (p *pruner) isNamedFurniture(n *html.Node) bool {
	names := nameWords(attribute(n, "class") + " " + attribute(n, "id"))
	for i, w := range names {
		if furnitureNames[w] || i+1 < len(names) && namedPairs[w+names[i+1]] {
			return true
		}
		if headNames[w] && isBlockElement(n.DataAtom) && p.prose[n] <= headNameWords {
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

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
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
