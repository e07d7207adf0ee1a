package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse/pattern"
)

// namedStory returns the blocks of what the page itself calls its story, by an
// element or a name; nil where nothing does. It must be asked before
// readability changes the page.
func (p *htmlPage) namedStory() []Block {
	type holder struct {
		blocks []Block
		prose  int
	}
	var all []holder
	most := 0
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode || !isNamedStory(n) || holdsStories(n) {
			continue
		}
		blocks := BlocksOf(n, nil)
		h := holder{blocks, proseOf(blocks)}
		all = append(all, h)
		most = max(most, h.prose)
	}
	var best holder
	for _, h := range all {
		if h.prose*10 >= most*7 && (best.blocks == nil || h.prose < best.prose ||
			h.prose == best.prose && len(h.blocks) <= len(best.blocks)) {
			best = h // the narrowest that has most of it
		}
	}
	return best.blocks
}

// holdsStories reports an element with the beginnings of several stories.
func holdsStories(n *html.Node) bool {
	found := 0
	for c := range n.Descendants() {
		if c.DataAtom == atom.Article && c != n {
			found++
		}
	}
	return found > 1
}

func isNamedStory(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Article, atom.Main:
		return true
	case atom.Div, atom.Section:
		return strings.Contains(Attribute(n, "itemprop"), "articleBody") || Attribute(n, "role") == "main" ||
			storyContainer.MatchString(Attribute(n, "class")+" "+Attribute(n, "id"))
	}
	return false
}

var storyContainer = pattern.Lazily(`(?i)\b(?:entry|post|article|story|node|page|main)[-_]*(?:content|body|text|copy)\b`)

// proseOf counts the words of blocks that read as prose: long, hardly linked, and
// not cut off as the beginnings of other stories are.
func proseOf(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		if b.Words >= 10 && b.Linked*2 <= b.Words && !cutOff(b.Text) {
			n += b.Words
		}
	}
	return n
}
