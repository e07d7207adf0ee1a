package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// description is a mention that describes a person: "Veshnia's top water official".
type description struct {
	from, end int
	noun      string   // the head, as roles write it
	words     []string // all words that count
	countries []string // given by adjectives: "the Veshnian president"
	sex       gender
	owner     int // "Hale's spokesman" is not Hale; -1
	elect     bool
	of        string // the body that it is an office of: "council" of "the leader of the council"
}

// How a description was understood.
const (
	byOffice    = "description: the office fits"
	byNextName  = "description: the person named next"
	byOnlyName  = "description: nobody else is named before"
	bySameWords = "the same words as before"
)

// meant is an answer of one person; false if there is none.
func meant(who int, how string) (answer, bool) {
	if who < 0 {
		return answer{}, false
	}
	return answer{who: []int{who}, how: how}, true
}

// describe links a description to a person whose office fits ("the minister", "Veshnia's
// top water official"), or to the body to which it refers ("the council").
func (d *discourse) describe(from, end int) (answer, bool) {
	p := d.page
	head := p.headNoun(from, end)
	if head < 0 {
		return answer{}, false
	}
	if a, ok := d.again(from, head); ok {
		return a, true
	}
	if a, ok := d.unnamed(from, head); ok {
		return a, true
	}
	if !p.definite(from, head) {
		return d.introduced(from, head)
	}
	who := d.ofParty(from, head)
	if who < 0 {
		who = d.headOf(from, head)
	}
	if a, ok := meant(who, byOffice); ok {
		return a, true
	}
	if a, ok := meant(d.namedLater(from, head, p.words[head].fold), byNextName); ok {
		return a, true
	}
	if _, aged := ageOf(p.words[head].fold); aged && d.called(from, head) < 0 {
		if a, ok := meant(d.subjectNamedLater(from), byNextName); ok {
			return a, true
		}
	}
	w := withoutElect(p.words[head].fold)
	if !lang.PersonNouns[w] {
		if a, done := d.describeOther(from, end, head, w); done {
			return a, a.known()
		}
	}
	if a, ok := d.bodyMeant(from, head); ok && d.traits[a.who[0]].has(w) {
		return a, true // "the broadcaster", "the producer"
	}
	if slices.ContainsFunc(p.words[from:head], func(w word) bool { return w.poss && (!w.cap && isRoleNoun(w.fold) || w.caps && !isPlace(w.fold)) }) {
		return answer{}, false // "the commissioner's spokesman" is not the commissioner
	}
	what := d.description(from, end, head)
	if p.country(head) != "" {
		return d.salient(what, head) // "the American": few have it as their office
	}
	if a, ok := d.inOffice(what, head); ok {
		return a, true
	}
	return d.notByOffice(what, head)
}

// describeOther links a description whose head w is no word for people: "the council", "the
// 56-year-old". It reports whether it knew what to do with the words; what it did not is read as
// an office.
func (d *discourse) describeOther(from, end, head int, w string) (a answer, done bool) {
	p := d.page
	if lang.BodyHeads[w] && head-from <= 1 {
		if a, ok := d.bodyCalled(w, from); ok {
			return a, true
		}
	}
	if w == "paper" { // a study that spoke before, rather than a newspaper
		if a, ok := d.sameHead(from, head); ok {
			return a, true
		}
	}
	if a, ok := d.bodyMeant(from, head); ok {
		return a, true
	}
	if p.words[from].poss || lang.Articles[p.words[from].fold] && p.words[from].fold != "the" {
		return answer{}, true
	}
	if a, ok := meant(d.called(from, head), "description: what the document calls the person"); ok {
		return a, true
	}
	if a, ok := d.sameHead(from, head); ok {
		return a, true
	}
	if p.namesPerson(head) {
		return answer{}, false
	}
	a, _ = meant(d.makerMeant(from, end, head), byOnlyName)
	return a, true
}

// inOffice is who holds the office that a description names: a person named before, or else next.
func (d *discourse) inOffice(what description, head int) (answer, bool) {
	best, score := d.fits(what, func(who int) bool { return d.people.all[who].first < what.from })
	if score >= 4 {
		if a, ok := meant(d.unnamedOffice(what, best), "description: whom the sentence before is about"); ok {
			return a, true
		}
		return meant(best, byOffice)
	}
	if ahead, s := d.fits(what, func(who int) bool { return d.ahead(who, what.from) }); s >= 4 && s > score {
		return meant(ahead, byNextName)
	}
	return meant(d.sameDescription(what.from, head), "description: the same words as before")
}

// notByOffice is whom a description means of whom no office is known that fits.
func (d *discourse) notByOffice(what description, head int) (answer, bool) {
	p, from, end := d.page, what.from, what.end
	first := &p.words[from]
	if first.poss && lang.Places[first.fold] {
		// "Veshnia's foreign minister": whoever is named without an office.
		if a, ok := meant(d.onlyOne(what), byOnlyName); ok {
			return a, true
		}
		if who := d.firstAhead(from, what.sex); who >= 0 && len(d.events) == 0 && len(d.people.all[who].roles) == 0 {
			return meant(who, byNextName)
		}
	}
	if first.poss || lang.Articles[first.fold] && first.fold != "the" {
		return answer{}, false // "Hale's lawyer" need not be anybody the page names
	}
	if lang.MentionPrepositions[p.at(head+1).fold] && head+1 < end && !p.ofChildren(head+1) && (!lang.Titles[withoutElect(p.words[head].fold)] || p.capitalIn(head+2, end)) || p.another(from, end) {
		// "the organiser of a rally", "the chairman of the Ferry Board", "the second official"
		if a, ok := meant(d.opensNext(from, head), byNextName); ok {
			return a, true
		}
		if who := d.justNamed(what); first.fold == "the" && !p.another(from, end) {
			return meant(who, byOnlyName)
		}
		return answer{}, false
	}
	if lang.AnonymousNouns[what.noun] {
		if a, ok := d.nameless(from); ok {
			return a, true // "A council official said yes. The aide gave no name."
		}
	}
	if a, ok := d.sameHead(from, head); ok {
		return a, true
	}
	if a, ok := meant(d.introducedNext(what), byNextName); ok {
		return a, true
	}
	if a, ok := d.salient(what, head); ok {
		return a, true
	}
	if len(d.events) == 0 {
		return meant(d.firstAhead(from, what.sex), byNextName)
	}
	return answer{}, false
}

func (d *discourse) description(from, end, head int) description {
	p := d.page
	what := description{from: from, end: end, noun: plainRole(withoutElect(p.words[head].fold)), words: roleWords(p.text(from, end)), sex: p.sexOf(from, end), owner: -1, elect: withoutElect(p.words[head].fold) != p.words[head].fold}
	if head+2 < end && p.words[head+1].fold == "of" && bodyNouns[p.words[end-1].fold] != 0 {
		what.of = p.words[end-1].fold
	}
	for _, w := range p.words[from:end] {
		if c := lang.CountryOf[w.fold]; c != "" {
			what.countries = append(what.countries, c)
		} else if isUS(w.span.In(p.doc.Text)) {
			what.countries = append(what.countries, "america")
		}
	}
	if what.sex == unknownGender && p.at(from-1).fold == "and" {
		// "The former first lady and senator"
		for k := from - 2; k > from-8 && k >= 0 && p.words[k].sent == p.words[from].sent && p.words[k].kind == parse.TokenWord && !lang.ReportingVerbs[p.words[k].fold]; k-- {
			if p.words[k].fold == "the" {
				what.sex = p.sexOf(k+1, from)
				break
			}
		}
	}
	if k := d.nameBefore(end); k >= 0 && d.names[k].from >= from && d.names[k].poss {
		what.owner = d.names[k].who
	}
	return what
}

// capitalIn reports a name among the words.
func (p *page) capitalIn(from, end int) bool {
	for i := from; i < end; i++ {
		if p.words[i].cap {
			return true
		}
	}
	return false
}

// ofChildren reports "of two" after "the mother".
func (p *page) ofChildren(i int) bool {
	next := p.at(i + 1)
	return p.at(i).fold == "of" && (lang.Quantities[next.fold] || next.fold == "one" || next.kind == parse.TokenNumber)
}

// withoutElect is the office that somebody was elected to: "president-elect".
func withoutElect(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(w, "-elect"), "-designate")
}

// definite reports whether a description refers to a person whom the reader should know.
// Its first words may be cut off: "the mayor", "the former mayor and current senator".
func (p *page) definite(from, head int) bool {
	first, before := &p.words[from], p.at(from-1)
	switch {
	case first.fold == "a" || first.fold == "an":
		return false
	case first.fold == "the" || first.fold == "this" || first.fold == "that" || first.poss || lang.Articles[first.fold]:
		return true
	case lang.Titles[first.fold] && head == from && first.cap, p.officeInCapitals(from, head):
		return true
	}
	return (!lang.FunctionWords[first.fold] || lang.OfficeWords[first.fold]) && (before.fold == "the" || before.fold == "and") && before.sent == first.sent
}

// officeInCapitals reports an office as official English gives it without an
// article: "Foreign Minister pointed out".
func (p *page) officeInCapitals(from, head int) bool {
	if head == from || head-from > 3 || !lang.Titles[p.words[head].fold] {
		return false
	}
	if slices.ContainsFunc(p.words[from:head+1], func(w word) bool { return !w.cap || w.caps && len(w.fold) > 2 || w.poss }) {
		return false
	}
	return lang.OfficeWords[p.words[from].fold] || lang.Titles[p.words[from].fold] || p.words[from].fold == "prime"
}

// another reports whether a word introduces a different person: "another official".
func (p *page) another(from, end int) bool {
	for _, w := range p.words[from:end] {
		switch w.fold {
		case "second", "third", "other", "another", "fourth", "younger", "older", "taller", "shorter":
			return true
		}
	}
	return false
}

// again links "these voters" and "the aide" to a phrase that spoke before:
// "younger voters", "a committee aide".
func (d *discourse) again(from, head int) (answer, bool) {
	p := d.page
	first, w := p.words[from].fold, p.words[head].fold
	_, plural := singular(w)
	one, _ := singular(w)
	bare := plural && !lang.AnonymousNouns[one] && head == from && p.at(from-1).sent != p.words[from].sent // "Analysts", after "harbour analysts"
	if !bare && (first != "the" && first != "these" && first != "those" || head != from+1) {
		return answer{}, false
	}
	if !plural && !lang.PersonNouns[w] {
		return answer{}, false
	}
	for k := len(d.phrases) - 1; k >= 0 && k >= len(d.phrases)-12; k-- {
		a := d.out[d.phrases[k]]
		if (a.name == w || strings.HasSuffix(a.name, " "+w)) && p.words[from].sent-p.sentence(d.statements[d.phrases[k]].Mention.Start) <= farSentences {
			a.how = bySameWords
			return a, true
		}
	}
	return answer{}, false
}

// sameHead links "the associate" to a phrase of the same head that spoke before: "one
// close associate"; or that somebody is called by: "one close associate rang".
func (d *discourse) sameHead(from, head int) (answer, bool) {
	p := d.page
	if p.words[from].fold != "the" {
		return answer{}, false
	}
	w := p.words[head].fold
	for k := len(d.phrases) - 1; k >= 0 && k >= len(d.phrases)-12; k-- {
		a, s := d.out[d.phrases[k]], d.statements[d.phrases[k]]
		if p.words[from].sent-p.sentence(s.Mention.Start) > 2*farSentences {
			break
		}
		if h := d.phraseHead(d.phrases[k]); h >= 0 && p.words[h].fold == w && !strings.Contains(a.name, " and ") && d.sameModifiers(from, head, h) {
			a.how = bySameWords
			return a, true
		}
	}
	if head != from+1 {
		return answer{}, false
	}
	return d.firstCalled(from, w)
}

// phraseHead is the head of the phrase that a statement's mention is; -1 if it has none.
func (d *discourse) phraseHead(k int) int {
	from, to := d.page.within(d.statements[k].Mention)
	if from >= to {
		return -1
	}
	return d.page.headNoun(from, d.page.coreEnd(from, to))
}

// sameModifiers reports whether no modifier distinguishes "the Ofcom spokesman" from the
// phrase whose head is at h: "a spokesman for Ofcom".
func (d *discourse) sameModifiers(from, head, h int) bool {
	p := d.page
	for i := from + 1; i < head; i++ {
		found := p.words[i].kind != parse.TokenWord
		for k := max(0, h-6); k < h+6 && !found; k++ {
			found = k != h && p.at(k).fold == p.words[i].fold && p.at(k).sent == p.words[h].sent
		}
		if !found {
			return false
		}
	}
	return true
}

// firstCalled finds the last phrase before a word that brings somebody in without a
// name: "one close associate" for "the associate".
func (d *discourse) firstCalled(from int, w string) (answer, bool) {
	p := d.page
	for k := from - 1; k > 0 && p.words[from].sent-p.words[k].sent <= 2*farSentences; k-- {
		if p.words[k].fold != w || p.words[k].quoted || p.words[k].poss {
			continue
		}
		for a := k - 1; a >= 0 && a >= k-4 && p.words[a].sent == p.words[k].sent; a-- {
			one := &p.words[a]
			if one.kind != parse.TokenWord || lang.MentionPrepositions[one.fold] && one.fold != "close" {
				break
			}
			if lang.Quantities[one.fold] || one.fold == "a" || one.fold == "an" || one.fold == "one" {
				text := bare(p.text(a, k+1))
				return answer{name: text, group: p.several(a, k+1), how: bySameWords}, true
			}
		}
	}
	return answer{}, false
}

// unnamed links "the woman", "the source" or "the men" to the last unnamed speaker: "a
// resident", "an insider", "two loggers".
func (d *discourse) unnamed(from, head int) (answer, bool) {
	p := d.page
	w, plural := singular(p.words[head].fold)
	if !lang.AnyoneNouns[w] || len(d.phrases) == 0 || head != from+1 || p.words[from].fold != "the" {
		return answer{}, false
	}
	k := d.phrases[len(d.phrases)-1]
	h := d.phraseHead(k)
	if h < 0 || p.words[from].para-p.words[h].para > 3 {
		return answer{}, false
	}
	noun, several := singular(p.words[h].fold)
	if several != plural || !lang.PersonNouns[noun] && !strings.HasSuffix(noun, "er") && !lang.AnyoneNouns[noun] || lang.FemaleNouns[w] && lang.MaleNouns[noun] || lang.MaleNouns[w] && lang.FemaleNouns[noun] {
		return answer{}, false
	}
	for e := len(d.events) - 1; e >= 0 && d.events[e].at >= h; e-- {
		if ev := d.events[e]; ev.speaker && !d.isGroup(ev.who) {
			return answer{}, false
		}
	}
	a := d.out[k]
	a.how = "description: who spoke last without a name"
	return a, true
}

// introduced reads "a Northmoor judge" in the first sentences: news names the
// judge a little later, "Judge Mara Voss ruled". The office must be the same
// and nobody else hold it.
func (d *discourse) introduced(from, head int) (answer, bool) {
	p := d.page
	w := plainRole(p.words[head].fold)
	one := p.words[from].fold
	if one != "a" && one != "an" || !lang.PersonNouns[p.words[head].fold] && !lang.FemaleNouns[p.words[head].fold] && !lang.MaleNouns[p.words[head].fold] || !p.leads(from) {
		return answer{}, false
	}
	found := -1
	for _, who := range d.holders {
		if lang.GenericNouns[w] || !d.people.all[who].holds(w) {
			continue
		}
		if found >= 0 || !d.ahead(who, from) {
			return answer{}, false
		}
		found = who
	}
	if found < 0 {
		found = d.opensNext(from, head)
	}
	if found < 0 {
		found = d.namedLater(from, head, p.words[head].fold)
	}
	return meant(found, byNextName)
}

// leads reports a word in the first body paragraph.
func (p *page) leads(i int) bool {
	for k := range p.seg.Paragraphs {
		if p.seg.Paragraphs[k].Role == parse.RoleBody {
			return p.words[i].para == k
		}
	}
	return false
}

// sexOf is the gender that a description gives away: "the businesswoman".
func (p *page) sexOf(from, end int) gender {
	for i := from; i < end; i++ {
		switch w := p.words[i].fold; {
		case p.words[i].poss || lang.Articles[w]:
		case lang.FemaleNouns[w]:
			return female
		case lang.MaleNouns[w]:
			return male
		}
	}
	return unknownGender
}

// ahead reports whether a person is first named within the next three sentences.
func (d *discourse) ahead(who, i int) bool {
	f := d.people.all[who].first
	return f > i && d.page.at(f).sent-d.page.at(i).sent <= 3
}
