package web

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
)

// A standfirst is the paragraph between headline and story that sums the story up,
// or begins it. Pages keep it in a header or a container of its own, so that neither
// what is pruned nor readability takes it for a part of the story.

// Words that a standfirst has, at least and at most.
const (
	shortStandfirst = 8
	longStandfirst  = 120
)

// standfirsts reports which lines of a page are written as a standfirst is: in an
// element that is named so, or in the words by which the page describes itself. It
// must be asked before anything is taken out of the page.
func (p *htmlPage) standfirsts() []bool {
	out := make([]bool, len(p.lines))
	var descriptions []string
	for _, key := range []string{"description", "og:description", "twitter:description"} {
		for _, d := range p.meta[key] {
			descriptions = append(descriptions, layout.Fold(strings.TrimRight(d, ".… ")))
		}
	}
	for i, b := range p.lines {
		if b.Words < shortStandfirst || b.Words > longStandfirst || b.Linked*2 > b.Words || cutOff(b.Text) ||
			layout.IsCaption(b.Text) || layout.IsStrictByline(b.Text) ||
			within(b.In, atom.Figure, atom.Nav, atom.Footer, atom.Aside, atom.Li, atom.Form) || hiddenAround(b.In) {
			continue
		}
		out[i] = isNamedStandfirst(b.In) || describes(descriptions, layout.Fold(b.Text))
	}
	return out
}

// isNamedStandfirst looks at an element and the containers right around it.
func isNamedStandfirst(n *html.Node) bool {
	for range 3 {
		if n == nil || n.Type != html.ElementNode || n.DataAtom == atom.Article ||
			n.DataAtom == atom.Main || n.DataAtom == atom.Body {
			return false
		}
		names := nameWords(Attribute(n, "class") + " " + Attribute(n, "id") + " " + Attribute(n, "itemprop"))
		if slices.ContainsFunc(names, func(w string) bool { return lang.StandfirstNames[w] }) {
			return true
		}
		n = n.Parent
	}
	return false
}

// cutOff reports the beginning of a text, as lists of stories show it.
func cutOff(s string) bool { return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") }

func hiddenAround(n *html.Node) bool {
	for ; n != nil && n.Type == html.ElementNode; n = n.Parent {
		if IsHidden(n) {
			return true
		}
	}
	return false
}

// describes reports a line that says what a description does, which may be cut off.
func describes(descriptions []string, line string) bool {
	const enough = 40 // letters that are no accident
	return len(line) >= enough && slices.ContainsFunc(descriptions, func(d string) bool {
		return len(d) >= enough && (strings.HasPrefix(line, d) || strings.HasPrefix(d, line))
	})
}

// withStandfirst puts the standfirst, where the story was found without it, under the
// headline, as a part of that. It stands between the headline and the first line of the story.
func (p *htmlPage) withStandfirst(standfirst []bool, story []draft.Paragraph) []draft.Paragraph {
	if len(story) == 0 || story[0].Role != parse.RoleTitle {
		return story
	}
	in := map[string]bool{}
	for _, para := range story[1:] {
		in[para.Text] = true
	}
	first := slices.IndexFunc(p.lines, func(b Block) bool { return in[b.Text] && b.Words >= shortStandfirst })
	found := -1
	const far = 40 // lines of dates, names and buttons that may stand between
	for i := first - 1; i >= max(0, first-far); i-- {
		b := p.lines[i]
		if p.isHeadline(b.Text) {
			if found < 0 {
				return story
			}
			lead := draft.Paragraph{Text: p.lines[found].Text, Role: parse.RoleTitle, Told: true}
			return slices.Insert(story, 1, lead)
		}
		if standfirst[i] && !in[b.Text] {
			found = i
		}
	}
	return story
}
