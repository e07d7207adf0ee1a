package web

import (
	"fmt"
	neturl "net/url"
	"strings"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// How the body of a page was found.
const (
	bodyByReadability = "readability"
	BodyByMarkup      = "JSON-LD articleBody"
	BodyByWindow      = "window of lines"
	BodyWhole         = "whole page"
)

// enoughWords is what a body has at least that is taken for a story.
const enoughWords = 25

// storyText returns the story of a page, separated from the rest.
type storyText struct {
	paragraphs []draft.Paragraph
	method     string
	warnings   []parse.Warning
}

// story finds the body of a page: by readability; if that finds next to
// nothing, by the page's own copy of the story for machines, or by its lines.
// It uses the page up.
func (p *htmlPage) story() storyText {
	if p.fragment {
		prune(p.root)
		return storyText{paragraphs: p.clean(BlocksOf(p.root, nil)), method: BodyWhole}
	}
	prune(p.root)
	shown := containers(p.root)
	named := p.namedStory()
	blocks := withLede(shown, readable(p.root))
	if proseOf(named)*2 > proseOf(blocks)*3 && proseOf(named)-proseOf(blocks) > 40 {
		blocks = named // readability took a part for all, or something else
	}
	if wordsOf(blocks) < enoughWords && wordsOf(p.lines) > 2*enoughWords {
		// The page's own names misled: once more, with all that it holds.
		if again, err := html.Parse(strings.NewReader(p.source)); err == nil {
			if more := readable(again); wordsOf(more) > wordsOf(blocks) {
				blocks = more
			}
		}
	}
	s := storyText{paragraphs: p.clean(blocks), method: bodyByReadability}
	if words := paragraphWords(s.paragraphs); words < enoughWords {
		switch own := p.articleBody(); {
		case paragraphWords(own) >= enoughWords:
			s.paragraphs, s.method = own, BodyByMarkup
		default:
			if seen := window(p.lines); paragraphWords(seen) > words {
				s.paragraphs, s.method = seen, BodyByWindow
			}
		}
	}
	if own := p.articleBody(); s.method == bodyByReadability &&
		paragraphWords(own) > paragraphWords(s.paragraphs)*3/2 && (contained(s.paragraphs, own) > 0.7 || contained(firstProse(s.paragraphs), own) > 0.9) {
		s.paragraphs, s.method = own, BodyByMarkup // the page shows the beginning, and keeps the rest for machines
	}
	if words := paragraphWords(s.paragraphs); words < wholeStory && s.method != BodyByMarkup && p.isPaid() {
		s.warnings = append(s.warnings, parse.Warning{Code: "article cut off",
			Text: fmt.Sprintf("The page is not free to read, and only %d words of the story are in it; save it again where you are logged in.", words)})
	}
	if alike := agreement(s.paragraphs, p.secondOpinion(s.method)); alike < agreed {
		s.warnings = append(s.warnings, parse.Warning{
			Code: "body doubtful",
			Text: fmt.Sprintf("Two methods of finding the story on the page agree on only %.0f of 100 words; check where it begins and ends.", 100*alike),
		})
	}
	return s
}

// wholeStory is how many words the story of a page that is not free has that is taken for
// all of it.
const wholeStory = 120

// firstProse returns the first paragraph that reads as sentences: below it may stand the
// offers of a page that shows no more.
func firstProse(list []draft.Paragraph) []draft.Paragraph {
	for i, p := range list {
		if layout.IsProse(layout.Block{Text: p.Text, Words: countWords(p.Text)}) {
			return list[i : i+1]
		}
	}
	return nil
}

// agreed is how far two ways of finding the story must be alike to be trusted.
const agreed = 0.5

// secondOpinion finds the story in another way than that which was taken.
func (p *htmlPage) secondOpinion(method string) []draft.Paragraph {
	if own := p.articleBody(); method != BodyByMarkup && paragraphWords(own) >= enoughWords {
		return own
	}
	return window(p.lines)
}

// contained returns which share of the runs of four words of a stands in b.
func contained(a, b []draft.Paragraph) float64 {
	shared, of, _ := compareWords(a, b)
	return shared / max(1, of)
}

// agreement returns how much two texts have in common, 0 to 1: the share of
// the runs of four words that stand in both.
func agreement(a, b []draft.Paragraph) float64 {
	shared, x, y := compareWords(a, b)
	if x+y == 0 {
		return 1
	}
	return 2 * shared / (x + y)
}

// compareWords counts the runs of four words that two texts share, and those of each.
func compareWords(a, b []draft.Paragraph) (shared, ofA, ofB float64) {
	x, y := shingles(a), shingles(b)
	for s := range x {
		if y[s] {
			shared++
		}
	}
	return shared, float64(len(x)), float64(len(y))
}

func shingles(list []draft.Paragraph) map[string]bool {
	var words []string
	for _, p := range list {
		words = append(words, strings.Fields(layout.Fold(p.Text))...)
	}
	set := map[string]bool{}
	for i := range max(0, len(words)-3) {
		set[strings.Join(words[i:i+4], " ")] = true
	}
	return set
}

// readable returns the blocks of what readability takes for the article. It
// changes the page.
func readable(root *html.Node) []Block {
	ps := readability.NewParser()
	ps.KeepClasses = true
	ps.DisableJSONLD = true
	article, err := ps.ParseAndMutate(root, &neturl.URL{Scheme: "https", Host: "page.invalid", Path: "/"})
	if err != nil || article.Node == nil {
		return nil
	}
	// It renames elements and makes new ones by their names alone.
	for n := range article.Node.Descendants() {
		if n.Type == html.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	return BlocksOf(article.Node, nil)
}

func wordsOf(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		n += b.Words
	}
	return n
}

func paragraphWords(list []draft.Paragraph) int {
	n := 0
	for _, p := range list {
		n += countWords(p.Text)
	}
	return n
}

// Weights of the window, found on pages whose every line was copied: a
// sentence counts its words, a short sentence a little, another short line is a
// loss, and a label such as "Most read" a large one.
const (
	shortSentence = 3
	shortLine     = -10
	labelLine     = -40
)

// window finds the story among the lines of a page whose markup is of no help:
// the run of lines with the largest sum of weights. Inside it, lines that are
// no sentences are left out.
func window(lines []Block) []draft.Paragraph {
	best, sum, from, to, start := 0, 0, 0, 0, 0
	for i, b := range lines {
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += lineWeight(b); sum > best {
			best, from, to = sum, start, i+1
		}
	}
	var out []draft.Paragraph
	for _, b := range lines[from:to] {
		if lineWeight(b) > 0 {
			out = append(out, draft.Paragraph{Text: b.Text, Role: parse.RoleBody})
		}
	}
	return out
}

func lineWeight(b Block) int {
	switch {
	case layout.IsFurniture(b.Text), isPageTalk(b.Text):
		return labelLine
	case b.Linked*2 > b.Words:
		return shortLine
	case b.Words >= 25, b.Words >= 10 && layout.Closes(b.Text):
		return b.Words
	case layout.Closes(b.Text):
		return shortSentence
	}
	return shortLine
}
