package speaker

import (
	"slices"
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

// interviewee is the person who answers if labels name nobody, or there are none: the
// person introduced above the first turn. If two people are introduced equally, nobody is
// guessed.
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
	if a := d.guestDescribed(first); a.known() {
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
	switch before := p.at(n.lead - 2).fold; p.at(n.lead - 1).fold {
	case "by":
		if lang.Conversation[before] {
			return namedAsAuthor // "interviewed by Piet Hale"
		}
		if lang.PictureWords[before] {
			return 0
		}
	case ":":
		if lang.PictureWords[before] || p.credited(n) {
			return 0 // "Image: Piet Hale", "Interview: Piet Hale"
		}
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

// credited reports a line that says no more than who asks or writes: "Interview: Piet Hale".
func (p *page) credited(n name) bool {
	before, what := p.at(n.lead-3), p.at(n.lead-2)
	if next := p.at(n.to); before.para == what.para || next.para == what.para {
		return false
	}
	return lang.Credits[what.fold]
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
	notGuest = pattern.Lazily(`\b(?:by|for|him|her|them|about|on|in|at|who|that)\b`)
	// secondGuest matches the other of two: "Mara Voss and Piet Hale".
	secondGuest = pattern.Lazily(`^,? (?:and|&) (?:(?:the|his|her|their) )?(?:\p{Ll}+ ){0,3}(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3})`)
	guestFirst  = pattern.Lazily(`^(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|de|von|al|bin|der)){1,4})(?::| [–—-]) (?i:(?:an |the |our |exclusive )*(?:interview|q ?& ?a|conversation))\b`)
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
			if second := secondGuest.FindStringSubmatchIndex(s[g[3]:]); second != nil && len(a.who) == 1 && !d.isGroup(a.who[0]) {
				b := d.label(parse.Span{Start: p.Span.Start + g[3] + second[2], End: p.Span.Start + g[3] + second[3]})
				if len(b.who) == 1 && !d.isGroup(b.who[0]) && b.who[0] != a.who[0] {
					return answer{who: []int{a.who[0], b.who[0]}, group: true, how: "the two people whom the introduction names"}
				}
			}
			if len(a.who) == 1 && d.people.all[a.who[0]].kind.group() || lang.OutletNames[lang.Fold(s[strings.LastIndexByte(s[:g[3]], ' ')+1:g[3]])] {
				continue
			}
			a.how = "the person whom the introduction names"
			return a
		}
	}
	return answer{}
}

// describedGuest is how a guest is known whom the introduction only describes.
const describedGuest = "the person who is described as the introduction describes the guest"

// guestDescribed is who answers where the introduction gives no name: the one of
// whom the text says the same ("an interview with the owner of the quay"), or
// the description as it stands ("experts on tides").
func (d *discourse) guestDescribed(first int) answer {
	p := d.page
	for i := 0; i+1 < first && i+1 < len(p.words); i++ {
		w := &p.words[i]
		if !lang.GuestVerbs[w.fold] {
			continue
		}
		from := i + 1
		for lang.GuestLinks[p.at(from).fold] && p.at(from).sent == w.sent {
			from++
		}
		head, end := -1, from
		for ; end < first && end < len(p.words) && p.words[end].sent == w.sent && p.words[end].kind == parse.TokenWord; end++ {
			fold := p.words[end].fold
			one, _ := singular(fold)
			switch {
			case head >= 0 && fold == "of" && end == head+1:
				end++ // "of a mill": the article and the noun
				for end < len(p.words) && lang.Articles[p.words[end].fold] {
					end++
				}
				end = min(end+1, first, len(p.words))
				return d.describedAs(from, head, end)
			case head >= 0:
				return d.describedAs(from, head, end)
			case lang.PersonNouns[one]:
				head = end
			case lang.FunctionWords[fold], end-from > 4:
				end = first
			}
		}
		if head >= 0 {
			return d.describedAs(from, head, min(end, first, len(p.words)))
		}
	}
	return answer{}
}

// describedAs reads a description [from, end) with its head as the guest.
func (d *discourse) describedAs(from, head, end int) answer {
	noun, plural := singular(d.page.words[head].fold)
	if !plural {
		found := theOne(d.people.everybody(), func(who int) bool {
			s := &d.people.all[who]
			return s.kind == person && slices.ContainsFunc(s.roles, func(r role) bool { return len(r.words) > 0 && r.words[len(r.words)-1] == noun })
		})
		if found >= 0 {
			return answer{who: []int{found}, how: describedGuest}
		}
	}
	return answer{name: collapse(d.page.text(from, end)), group: plural, how: "what the introduction calls who answers"}
}

// takeTurns divides the answers of an interview with two guests between them: whoever says
// "I am Mara Voss" is she, whoever speaks about the other is not that other, and the
// paragraphs between alternate. If nothing decides, both stay.
func (d *discourse) takeTurns() {
	if d.guest == nil || len(d.guest.who) != 2 {
		return
	}
	for from := 0; from < len(d.statements); {
		to := from + 1
		for to < len(d.statements) && d.statements[to].Turn == d.statements[from].Turn {
			to++
		}
		if d.statements[from].Answer && d.statements[from].Turn > 0 {
			d.shareAnswer(from, to)
		}
		from = to
	}
}

// shareAnswer decides which of the two speaks in the statements [from, to).
func (d *discourse) shareAnswer(from, to int) {
	const both = -1
	voice, sure := make([]int, to-from), make([]bool, to-from)
	anchor := both
	for i := range voice {
		voice[i], sure[i] = d.ofTwo(d.statements[from+i])
		if anchor < 0 && voice[i] != both {
			anchor = i
		}
	}
	for i := anchor - 1; i >= 0; i-- {
		voice[i] = 1 - voice[i+1]
	}
	for i := range voice {
		a := *d.guest
		a.done, a.group = true, true
		if voice[i] == both && i > 0 && anchor >= 0 {
			voice[i] = 1 - voice[i-1]
		}
		a.rival = a.who[1] + 1
		if v := voice[i]; v != both {
			a = answer{done: true, who: []int{d.guest.who[v]}, how: "one of the two who answer, who takes turns with the other"}
			if !sure[i] {
				a.rival = d.guest.who[1-v] + 1
			} else {
				a.how = "says so"
			}
		}
		d.out[from+i] = a
	}
}

// ofTwo says which of two guests gives an answer, 0 or 1, and whether the answer says so
// itself; -1 if it does not.
func (d *discourse) ofTwo(s parse.Statement) (voice int, sure bool) {
	from, to := d.page.within(s.Content[0])
	named := [2]bool{}
	for i := from; i < to; i++ {
		w := &d.page.words[i]
		for v, who := range d.guest.who {
			g := d.people.all[who]
			first, last := g.words[0], g.words[len(g.words)-1]
			switch {
			case w.cap && (w.fold == first || w.fold == last):
				if before := d.page.at(i - 1).fold; before == "i" || before == "am" && d.page.at(i-2).fold == "i" || before == "i'm" || before == "'m" {
					return v, true
				}
				named[v] = true
			case w.fold == "she" && g.sex == female || w.fold == "he" && g.sex == male:
				if lang.ReportingVerbs[d.page.at(i+1).fold] && d.people.all[d.guest.who[1-v]].sex != g.sex {
					named[v] = true
				}
			}
		}
	}
	switch named {
	case [2]bool{true, false}:
		return 1, false
	case [2]bool{false, true}:
		return 0, false
	}
	return -1, false
}
