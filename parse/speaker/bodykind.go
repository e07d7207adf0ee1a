package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// trade is what kinds of body a noun can be said of, as bits, in the order of the
// lists of kindsOfBody.
type trade uint16

const (
	business trade = 1 << iota
	outlet
	office
	cause // charities, campaigns, associations
	faction
	workers
	court
	school
	faith
	clinic
	club
	force
	nation
	town
	paper // what is written speaks, too: "the report said"
)

// bodyNouns say of what kinds of body a noun is used.
var bodyNouns = kindsOfBody()

func kindsOfBody() map[string]trade {
	out := map[string]trade{}
	for i, list := range [][]string{
		lang.BusinessNouns, lang.MediaNouns, lang.OfficeNouns, lang.CauseNouns, lang.FactionNouns, lang.UnionNouns,
		lang.CourtNouns, lang.SchoolNouns, lang.FaithNouns, lang.ClinicNouns, lang.ClubNouns, lang.ForceNouns,
		lang.NationNouns, lang.TownNouns, lang.PaperNouns,
	} {
		for _, w := range list {
			out[w] |= trade(1) << i
		}
	}
	return out
}

// trait is what the document says about the nature of a body.
type trait struct {
	nouns []string // "airline", also from the name: "ministry" of "Ministry of Ports"
	words []string // what stands beside them: "budget", "russia"
	trade trade
}

func (t *trait) add(noun string) {
	t.nouns = appendNew(t.nouns, noun)
	t.trade |= bodyNouns[noun]
}

func (t *trait) has(noun string) bool {
	return slices.Contains(t.nouns, noun)
}

// readTraits finds what kind of body each is: from the head of its name, from the words
// before it ("the charity Open Table"), from an apposition ("Kestrel Air, the country's
// second airline") and from "is": "Open Table is a charity".
func (p *page) readTraits(names []name, g *people) []trait {
	traits := make([]trait, len(g.all))
	for i := range g.all {
		if s := &g.all[i]; s.kind != person {
			traits[i].fromName(s.words)
		}
	}
	for i := range names {
		n := &names[i]
		if n.who < 0 || g.all[n.who].kind == person {
			continue
		}
		t := &traits[n.who]
		p.traitBefore(*n, t)
		p.traitAfter(*n, t)
	}
	return traits
}

// fromName reads the kind of a body from its name: "University of X", "X Airlines plc".
func (t *trait) fromName(words []string) {
	end := len(words)
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for" || w == "on") {
			end = i
			break
		}
	}
	for end > 1 && lang.LegalForms[words[end-1]] {
		t.trade |= business
		end--
	}
	for i := end - 1; i >= 0 && i >= end-2; i-- {
		w, _ := singular(words[i])
		if bodyNouns[w] != 0 && w != "station" {
			t.add(w)
			if w == "agency" {
				t.trade = office // a company is called so, but has another name
				if i > 0 && (words[i-1] == "news" || words[i-1] == "press") {
					t.trade = outlet
				}
			}
			if w != "group" {
				break // "Kestrel Airlines Group" is an airline, too
			}
		} else if i == end-1 {
			break
		}
	}
	t.wellKnown(words)
	if t.trade == 0 && len(words) > 1 && lang.OutletNames[words[end-1]] {
		t.trade = outlet
	}
	t.words = append(t.words, words...)
}

// wellKnown adds what is generally known about a body, by its first word: "Varda Motors"
// is what Varda is.
func (t *trait) wellKnown(words []string) {
	known := lang.WellKnownBodies[words[0]]
	if known == "" || len(words) > 1 && !lang.CompanyEndings[words[len(words)-1]] && !lang.LegalForms[words[len(words)-1]] {
		return
	}
	for w := range strings.SplitSeq(known, ",") {
		if bodyNouns[w] != 0 {
			t.add(w)
		} else {
			t.words = append(t.words, w)
		}
	}
}

// traitBefore reads "the mining firm WMC", "its parent company, Varda,".
func (p *page) traitBefore(n name, t *trait) {
	i := n.lead - 1
	if w := p.at(i); w.fold == "the" && !w.cap {
		i--
	}
	if p.at(i).fold == "," {
		// only where the name is closed by a comma as well
		if c := p.at(n.to); c.fold != "," && c.fold != "." {
			return
		}
		i--
	}
	w := p.at(i)
	if w.poss && w.sent == p.words[n.from].sent && isPlace(w.fold) {
		t.words = appendNew(t.words, plainRole(w.fold)) // "Norrland's Varda"
	}
	if w.sent != p.words[n.from].sent || w.kind != parse.TokenWord || w.cap || w.poss || w.quoted != p.words[n.from].quoted {
		return
	}
	if bodyNouns[w.fold] == 0 {
		return
	}
	t.add(w.fold)
	p.modifiers(i, t)
}

// modifiers notes the words before a noun: "second-largest budget" airline.
func (p *page) modifiers(i int, t *trait) {
	for k := i - 1; k >= 0 && i-k <= 5; k-- {
		w := &p.words[k]
		if w.sent != p.words[i].sent || w.kind == parse.TokenMark && w.fold != "-" || w.kind == parse.TokenQuote || lang.FunctionWords[w.fold] && !isUS(w.span.In(p.doc.Text)) {
			return
		}
		if w.kind == parse.TokenWord && !lang.Continents[w.fold] {
			t.words = appendNew(t.words, plainRole(p.countryWord(k)))
		}
	}
}

// countryWord is the word, with "US" apart from the pronoun.
func (p *page) countryWord(i int) string {
	if isUS(p.words[i].span.In(p.doc.Text)) {
		return "america"
	}
	return p.words[i].fold
}

// traitAfter reads "X, a charity," and "X is a charity".
func (p *page) traitAfter(n name, t *trait) {
	if n.poss {
		return
	}
	i := p.skipParenthesis(n.to)
	if p.at(i).fold == "." && p.at(i).glued && p.at(i+1).fold == "," {
		i++ // "Varda Inc., a bank,"
	}
	sent := p.words[n.from].sent
	switch w := p.at(i); {
	case w.sent != sent:
		return
	case w.fold == ",":
		i++
		if f := p.at(i).fold; (f == "which" || f == "who") && (p.at(i+1).fold == "is" || p.at(i+1).fold == "was") {
			i += 2
		}
	case w.fold == "is" || w.fold == "was":
		i++
	default:
		return
	}
	if p.at(i).fold == "one" && p.at(i+1).fold == "of" {
		i += 2
	}
	first := p.at(i)
	if first.sent != sent || !lang.Articles[first.fold] && !first.cap && !first.poss {
		return
	}
	head, comma := -1, p.at(i-1).fold == ","
	for k := i; k < i+9 && p.at(k).sent == sent; k++ {
		w := &p.words[k]
		if comma && p.predicate(k) {
			return // "In Sar, the ministry said"
		}
		if w.kind == parse.TokenMark && w.fold != "-" && w.fold != "." || w.kind == parse.TokenQuote || k > i && (lang.MentionPrepositions[w.fold] || lang.RelativePronouns[w.fold] || lang.Auxiliaries[w.fold] || lang.ReportingVerbs[w.fold] || w.fold == "and") {
			break
		}
		if w.kind == parse.TokenWord {
			head = k
		}
	}
	if head < 0 || p.words[head].poss || p.words[head].cap {
		return
	}
	noun, _ := singular(p.words[head].fold)
	if bodyNouns[noun] != 0 {
		t.add(noun)
		p.modifiers(head, t)
	}
}

// predicate reports the verb of whatever stands before it without a comma.
func (p *page) predicate(i int) bool {
	w := p.at(i)
	return w.kind == parse.TokenWord && !w.cap && (lang.ReportingVerbs[w.fold] || lang.Auxiliaries[w.fold] || lang.Modals[w.fold])
}

// bodyMeant is the body to which "the airline" or "the Russian agency" refers. Its kind
// must fit; if several fit, one must stand out by what the document says about it, by
// having spoken last, or by being the subject of the story.
func (d *discourse) bodyMeant(from, head int) (answer, bool) {
	p := d.page
	noun, plural := singular(p.words[head].fold)
	kinds := bodyNouns[noun]
	if plural && noun != "police" || kinds == 0 {
		return answer{}, false
	}
	var what trait
	what.add(noun)
	p.modifiers(head, &what)
	itself := p.namesItself(from, head) || kinds&(office|force|court) != 0 && kinds&business == 0 && p.placed(from, head)
	list := d.bodies(from, noun, kinds, what, itself)
	if p.placed(from, head) {
		if who := d.knownOf(noun, &what); who >= 0 {
			return answer{who: []int{who}, group: true, how: "description: what the document calls it"}, true
		}
	}
	if len(list) == 0 {
		return answer{}, false
	}
	best, second := list[0], bodyCandidate{who: -1}
	for _, c := range list[1:] {
		switch {
		case c.score > best.score:
			best, second = c, best
		case second.who < 0 || c.score > second.score:
			second = c
		}
	}
	if best.score < surelyMeant || second.who >= 0 && best.score-second.score < standsOut {
		return answer{}, false
	}
	a := answer{who: []int{best.who}, group: true, how: "description: what the document calls it"}
	if !best.called {
		a.how = "description: the body in view"
	}
	return a, true
}

// knownOf is the one body of the page of which everybody knows that it is the noun of a
// place, named before or after: "the Russian space agency". -1 if there is none, or are two.
func (d *discourse) knownOf(noun string, what *trait) int {
	return theOne(d.people.everybody(), func(who int) bool {
		s, t := &d.people.all[who], &d.traits[who]
		return s.kind == body && lang.WellKnownBodies[s.words[0]] != "" && t.has(noun) && what.oneplace(t) && what.shared(t, true) >= 4
	})
}

const (
	surelyMeant = 3.0
	standsOut   = 0.8
)

type bodyCandidate struct {
	who    int
	at     int // its nearest place
	score  float64
	called bool // the document says that it is one
}

// bodies weighs the bodies named before the word, by what they are and how
// near and prominent they are.
func (d *discourse) bodies(from int, noun string, kinds trade, what trait, itself bool) []bodyCandidate {
	p, most := d.page, 0
	var list []bodyCandidate
	for _, c := range d.bodiesNear(from) {
		s, t := &d.people.all[c.who], &d.traits[c.who]
		switch {
		case kinds&paper == 0 && isMeasure(s.words):
			continue
		case t.has(noun) && (!itself || what.shared(t, true) > 0 && what.oneplace(t) && d.page.namesIn(from, t)):
			c.score, c.called = c.score+4, true
		case !itself && t.trade&kinds&town != 0 && s.kind == body:
			c.score, c.called = c.score+2.5, true // "the city", of the Municipality of Sar
		case itself || lang.StateBodyNouns[noun]:
			continue
		case t.trade&kinds != 0 && (lang.GeneralBodyNouns[noun] || t.general()):
			c.score, c.called = c.score+2.5, true
		case t.trade != 0 && !lang.LooseBodyNouns[noun]:
			continue
		case s.kind == place && kinds&(nation|town) == 0, s.kind != place && kinds&(business|outlet|office|cause) == 0:
			continue
		case kinds&^office == 0:
			c.score += 0.25 // a ministry is seldom called by a name alone
		default:
			c.score++
		}
		if acronym := p.words[s.first].caps && len(s.words) == 1; acronym && noun == "agency" {
			c.score += 0.5
		} else if acronym && kinds&office == 0 {
			c.score -= 0.5
		}
		if d.acts(c.who) {
			c.score += 0.5
		}
		c.score += what.shared(t, c.called)
		most = max(most, s.seen)
		list = append(list, c)
	}
	for i := range list {
		list[i].score += 1.5 * float64(d.people.all[list[i].who].seen) / float64(max(most, 4))
	}
	return list
}

// isMeasure reports the name of a law or a plan, which is no board and no company.
func isMeasure(words []string) bool {
	return len(words) > 1 && lang.MeasureHeads[words[len(words)-1]]
}

// bodiesNear are the bodies named or meant before the word, the nearest first, with
// the most that one of those places weighs.
func (d *discourse) bodiesNear(from int) []bodyCandidate {
	p := d.page
	here := &p.words[from]
	index := map[int]int{}
	var list []bodyCandidate
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		w := &p.words[e.at]
		gap := here.sent - w.sent
		if gap > 4*farSentences {
			break
		}
		if gap < 0 || !d.mayBeBody(e.who) { // what comes after is not meant
			continue
		}
		weight := 1.5 * e.weight
		if e.speaker {
			weight = 2.5
		}
		if w.quoted && !here.quoted || d.told(w.span.Start) {
			weight *= 0.5
		}
		weight *= decay[min(gap, len(decay)-1)]
		at, ok := index[e.who]
		if !ok {
			at = len(list)
			index[e.who] = at
			list = append(list, bodyCandidate{who: e.who, at: e.at})
		}
		list[at].score = max(list[at].score, weight)
	}
	return list
}

// acts reports a body that is a subject somewhere: "Kestrel Air closed the route".
// What never is one is rather a thing or a day.
func (d *discourse) acts(who int) bool {
	return slices.ContainsFunc(d.names, func(n name) bool { return n.who == who && n.subject && !n.poss && !n.quoted })
}

// mayBeBody reports whether a name may be a body's: nothing in the document shows that it
// is a person's.
func (d *discourse) mayBeBody(who int) bool {
	s := &d.people.all[who]
	if d.guessed[who] {
		return s.sex == unknownGender && len(s.roles) == 0 && !isGiven(s.words[0])
	}
	return s.kind.group() || s.kind == unknown && s.sex == unknownGender && (s.proof == 0 || d.traits[who].trade != 0)
}

// shared weighs the words that modify both nouns: "the Russian agency" is not an agency of
// America. For a body not known to be of that kind, only places count.
func (what *trait) shared(t *trait, kind bool) float64 {
	score := 0.0
	for _, w := range what.words {
		for _, x := range t.words {
			if !kind && !isPlace(x) {
				continue
			}
			if w == x || len(w) > 4 && len(x) > 4 && w[:5] == x[:5] {
				score += 2
			} else if isPlace(w) && isPlace(x) {
				score -= 2
			}
		}
	}
	return score
}

// namesIn reports that the names in a phrase before its noun are words of a body's: "the
// Sar police department" is not that of Vale.
func (p *page) namesIn(from int, t *trait) bool {
	for i := from; p.at(i).kind == parse.TokenWord && p.at(i).sent == p.words[from].sent && i < from+6; i++ {
		if bodyNouns[p.words[i].fold] != 0 {
			break
		}
		if w := &p.words[i]; w.cap && !(lang.Articles[w.fold] && i == from) && !isUS(w.span.In(p.doc.Text)) && !slices.Contains(t.words, w.fold) && !slices.Contains(t.words, plainRole(w.fold)) {
			return false
		}
	}
	return true
}

// oneplace reports that the places of a phrase are among a body's, where it has any.
func (what *trait) oneplace(t *trait) bool {
	return !slices.ContainsFunc(what.words, func(w string) bool { return isPlace(w) && !slices.Contains(t.words, w) })
}

// general reports that nothing narrow is said of a body: it is a "group" or a
// "company", and may be called an airline.
func (t *trait) general() bool {
	return !slices.ContainsFunc(t.nouns, func(n string) bool { return !lang.GeneralBodyNouns[n] })
}

// namesItself reports whether a phrase has a name before its noun: "the Afghan
// government", "Hale's campaign".
func (p *page) namesItself(from, head int) bool {
	for i := from; i < head; i++ {
		w := &p.words[i]
		switch {
		case w.kind != parse.TokenWord || i == from && (lang.Articles[w.fold] || w.fold == "this") || p.based(i):
		case w.poss && !isPlace(w.fold), w.cap && !isPlace(w.fold) && !isUS(w.span.In(p.doc.Text)):
			return true
		}
	}
	return false
}

// placed reports a phrase that says of which place its body is: "the Sarland police".
func (p *page) placed(from, head int) bool {
	for i := from; i < head; i++ {
		if w := &p.words[i]; w.cap && (isPlace(w.fold) || isUS(w.span.In(p.doc.Text))) {
			return true
		}
	}
	return false
}

// bodyNoun reports a phrase whose head is a noun for a body: "the group".
func (p *page) bodyNoun(from, end int) bool {
	head := p.headNoun(from, end)
	return head >= 0 && !lang.PersonNouns[p.words[head].fold] && bodyNouns[p.words[head].fold] != 0
}

// bodyNounBefore reports whether a noun for a body directly precedes a name: "the security
// firm Varda".
func (p *page) bodyNounBefore(from int, n name) bool {
	i := n.lead - 1
	if p.at(i).fold == "the" && !p.at(i).cap {
		i--
	}
	if i < from || p.words[i].kind != parse.TokenWord {
		return false
	}
	w := p.words[i].fold
	_, plural := singular(w)
	return bodyNouns[w] != 0 || plural && i == n.lead-1 && !p.words[i].cap && isRoleNoun(w) // "technology analysts Lumetra"
}

// saysOutlet reports that the words say no more than that a name is an outlet's:
// "news agency", "newspaper".
func (p *page) saysOutlet(from, end int) bool {
	news := p.words[from].fold == "news"
	if news {
		from++
	}
	return from == end-1 && bodyNouns[p.words[from].fold]&outlet != 0 && (news || p.words[from].fold != "agency")
}

// decay is how much of a place's weight is left after so many sentences.
var decay = [...]float64{1, 0.8, 0.62, 0.5, 0.4, 0.32, 0.26, 0.2, 0.16, 0.13, 0.1, 0.08, 0.06, 0.05}
