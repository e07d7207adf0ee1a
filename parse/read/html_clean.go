package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/day"
)

// What a block of a page's body is taken for.
type blockKind int

const (
	storyBlock blockKind = iota
	headingBlock
	linkBlock // a link to another story, and nothing else
	otherBlock
)

// clean makes paragraphs of the blocks that were found to be a page's body,
// without what pages put into a story: links to other stories and the headings
// over them, captions and credits, lines of share buttons and newsletters;
// above the first sentence, the path to the page and the date; under the
// last, what is short.
func (p *htmlPage) clean(blocks []htmlBlock) []paragraph {
	kinds := make([]blockKind, len(blocks))
	for i, b := range blocks {
		kinds[i] = kindOf(b)
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		// A heading over links, or over what has gone, goes as well.
		if kinds[i] == headingBlock && (i+1 == len(blocks) || kinds[i+1] == linkBlock) {
			kinds[i] = linkBlock
		}
	}
	first, last := storyEnds(blocks, kinds)
	if p.fragment {
		first, last = 0, len(blocks) // what was cut out by hand begins and ends where it should
	}
	var out []paragraph
	seen := map[string]bool{}
	for i, b := range blocks {
		if kinds[i] == linkBlock || kinds[i] == otherBlock || i > last && !closes(b.text) {
			continue
		}
		if i < first && !p.isDeck(b, kinds[i]) {
			p.above = append(p.above, b.text)
			continue
		}
		key := fold(b.text)
		if len(key) > 60 && seen[key] {
			continue // a pull quote, or the story twice for two sizes of screen
		}
		seen[key] = true
		role := parse.RoleBody
		if kinds[i] == headingBlock {
			role = parse.RoleTitle
		}
		out = append(out, paragraph{text: b.text, role: role, told: true, strong: b.strong})
	}
	return out
}

// kindOf tells a block by its element, its links and its words.
func kindOf(b htmlBlock) blockKind {
	heading := isHeadingBlock(b)
	switch {
	case b.words > 0 && b.linked*10 >= b.words*8 && !holdsQuotation(b.text) && !(b.words >= 8 && strings.HasSuffix(b.text, ".")) && (b.words >= 3 || heading || utf8.RuneCountInString(b.text) > 25):
		return linkBlock
	case isFurniture(b.text) && !isListed(b), isPageTalk(b.text):
		return otherBlock
	case isCaption(b.text), isCredit(b.text), isStrictByline(b.text):
		return otherBlock
	case heading:
		return headingBlock
	}
	return storyBlock
}

func isHeadingBlock(b htmlBlock) bool {
	return within(b.in, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
}

// isListed reports a block of a list or table, where an address or a single
// word may be what the list is of.
func isListed(b htmlBlock) bool { return within(b.in, atom.Li, atom.Td, atom.Th, atom.Dd, atom.Dt) }

// within reports whether an element or one around it is of a kind.
func within(n *html.Node, kinds ...atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		for _, a := range kinds {
			if n.DataAtom == a && n.Type == html.ElementNode {
				return true
			}
		}
	}
	return false
}

func holdsQuotation(s string) bool { return strings.ContainsAny(s, "“”\"«»„") }

// isPageTalk reports a line in which the page speaks of itself, and no story
// does: "Image 1 of 5", "This slideshow requires JavaScript."
func isPageTalk(s string) bool {
	return len(s) <= 300 && pageTalk.MatchString(s)
}

var pageTalk = lazily(`(?i)^[^\p{L}\d]*(?:` + strings.Join([]string{
	`(?:image|photo|slide|picture) \d+ of(?: /)? \d+$|\d+ ?(?:/|of) ?\d+$|caption$|close$|advert$|ticker$|play(?: video)?$|expand$|collapse$|loading\.*$`,
	`this slideshow requires javascript|please enable javascript|your browser does not support|javascript (?:is|must be)`,
	`this (?:web)?site uses cookies|we use cookies`,
	`(?:like|enjoyed?|love) (?:this|what you)[^.]{0,40}\? *(?:share|sign|subscribe|follow|join)`,
	`follow [@\p{L}\d .'’-]{2,60} on (?:twitter|facebook|instagram|x|telegram|youtube|linkedin)\b.{0,120}$`,
	`(?:click|tap) here to (?:get|read|sign|subscribe|download|join|see|watch)\b.{0,80}$`,
	`get (?:the )?[\p{L} ]{2,30} on the go by clicking here|read more on [\p{L}. ]{2,40}(?: by clicking here)?$`,
	`sign up (?:for|to) .{0,120}(?:newsletter|inbox|updates|alerts)\b.{0,60}$`,
	`(?:also|more) on [\p{L}\d.-]+\.\p{L}{2,}\b`,
	`on [\p{L}\d-]+\.(?:com|org|net|co\.uk)\s*:`,
	`(?:e-?mail|contact|reach) [\p{Lu}][\p{L}.' ’-]{2,40} (?:at|on) \S+@\S+`,
	`have a (?:news )?tip\?`,
	`source: (?:news )?agencies$`,
	`want more stories like this|tell us what you think|what do you think\?$|let us know in the comments`,
	`(?:updated|posted|published)(?:\s*:|\s+on|\s+at)?\s+(?:` + day.EnglishWeekday + `,?\s+)?(?:` + day.EnglishMonth + `|\d{1,2}[:./ ]).{0,80}$`,
}, "|") + `)`)

// storyEnds returns the first and last block that reads as sentences.
func storyEnds(blocks []htmlBlock, kinds []blockKind) (first, last int) {
	first, last = -1, len(blocks)-1
	for i, b := range blocks {
		if kinds[i] != storyBlock || !isProse(block{text: b.text, words: b.words}) && !isListed(b) {
			continue
		}
		if first < 0 && (!isListed(b) || b.words >= 8) {
			first = i
		}
		last = i
	}
	return max(first, 0), last
}

// isDeck reports a line above the first sentence that belongs to the story: a
// heading or a line of some length. The date, the path to the page and the
// names of its parts are shorter.
func (p *htmlPage) isDeck(b htmlBlock, kind blockKind) bool {
	if p.isHeadline(b.text) || b.words <= 14 && isDay(b.text, p.language) {
		return false
	}
	return kind == headingBlock && b.words >= 5 || b.words >= 4 && closes(b.text) || b.words >= 8 && !isDateLine(b.text)
}
