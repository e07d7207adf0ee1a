package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// What a mention above the first turn counts for who answers below it.
const (
	namedThere    = 1
	namedInTitle  = 2
	namedAsGuest  = 4 // in a sentence that tells of the conversation: "We met Mara Voss in her office"
	namedAsAuthor = -3
)

// interviewee is who answers where labels name nobody, or there are none: the
// person whom the lines above the first turn introduce. Where they introduce two
// alike, nobody is guessed.
func (d *discourse) interviewee() answer {
	if d.guest == nil {
		a := d.findGuest()
		d.guest = &a
	}
	return *d.guest
}

func (d *discourse) findGuest() answer {
	first, end := len(d.page.words), len(d.page.doc.Text)
	for _, s := range d.statements {
		if s.Turn > 0 && len(s.Content) > 0 {
			end = s.Content[0].Start
			first = d.page.search(end)
			break
		}
	}
	if a := d.guestInText(end); a.known() {
		return a
	}
	score := make([]int, len(d.people.all))
	for _, n := range d.names {
		if n.from < first && n.who >= 0 {
			score[n.who] += d.introduces(n)
		}
	}
	best, rivals, introduced := -1, 0, 0
	for who, s := range d.people.all {
		if len(s.words) > 1 && score[who] > 0 && s.kind == person {
			introduced++
		}
		switch {
		case len(s.words) < 2 || score[who] <= 0 || s.kind != person && s.kind != unknown:
		case best < 0 || score[who] > score[best]:
			best, rivals = who, 0
		case score[who] == score[best] && s.kind == d.people.all[best].kind:
			rivals++
		}
	}
	switch {
	case best < 0:
		return answer{how: "the label names nobody"}
	case rivals > 0, introduced > 1 && score[best] < namedAsGuest:
		return answer{how: "the label names nobody, the introduction several people"}
	}
	return answer{who: []int{best}, how: "the person whom the introduction names"}
}

// introduces is what one mention counts.
func (d *discourse) introduces(n name) int {
	p := d.page
	if by := p.at(n.lead - 1).fold; by == "by" && lang.Conversation[p.at(n.lead-2).fold] {
		return namedAsAuthor // "interviewed by Piet Hale"
	}
	sent := p.words[n.from].sent
	score := namedThere
	if p.seg.Paragraphs[p.words[n.from].para].Role == parse.RoleTitle {
		score = namedInTitle
	}
	if lang.Conversation[p.at(n.to).fold] {
		return score + namedAsGuest // "Mara Voss tells us"
	}
	for i := n.lead - 1; i >= p.first[sent] && i >= n.lead-guestWords; i-- {
		switch w := p.words[i].fold; {
		case w == "about" || w == "on" || w == "over":
			return namedThere // what is talked of
		case lang.Conversation[w]:
			return score + namedAsGuest
		}
	}
	return score
}

// guestWords is how far a guest is introduced from the word that tells of the
// conversation: "interviewed one of the owners of the bar, Mara Voss".
const guestWords = 14

var (
	// guestNamed matches an introduction in a line whose capitals tell nothing
	// about names, such as a headline.
	guestNamed = pattern.Lazily(`\b(?i:interview(?:s|ed)?(?: with)?|spoke (?:with|to)|talks? (?:with|to)|met(?: with)?|conversation with) (?:[\p{Ll}-]+,? ){0,8}?(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3})`)
	// notGuest matches what stands between them where the name is no guest's:
	// "interviewed by the Post", "interviewed him for May's issue".
	notGuest   = pattern.Lazily(`\b(?:by|for|him|her|them|about|on|in|at|who|that)\b`)
	guestFirst = pattern.Lazily(`^(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|de|von|al|bin|der)){1,4})(?::| [–—-]) (?i:(?:an |the |our |exclusive )*(?:interview|q ?& ?a|conversation))\b`)
)

// guestInText looks above the first turn for words that introduce a guest:
// "Frank Oskel: an interview", "We spoke to the lawyer Mara Voss". A body is
// whom somebody spoke to, and asks the questions.
func (d *discourse) guestInText(end int) answer {
	for _, p := range d.page.seg.Paragraphs {
		if p.Span.Start >= end {
			break
		}
		s := p.Span.In(d.page.doc.Text)
		for _, guest := range []pattern.Pattern{guestFirst, guestNamed} {
			g := guest.FindStringSubmatchIndex(s)
			if g == nil || notGuest.MatchString(s[g[0]:g[2]]) {
				continue
			}
			a := d.label(parse.Span{Start: p.Span.Start + g[2], End: p.Span.Start + g[3]})
			if len(a.who) == 1 && (d.people.all[a.who[0]].kind == body || d.people.all[a.who[0]].kind == place) || lang.OutletNames[lang.Fold(s[strings.LastIndexByte(s[:g[3]], ' ')+1:g[3]])] {
				continue
			}
			a.how = "the person whom the introduction names"
			return a
		}
	}
	return answer{}
}
