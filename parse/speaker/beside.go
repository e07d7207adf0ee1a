package speaker

import (
	"onrecord/parse"
	"onrecord/parse/lang"
	"slices"
	"strings"
)

// beside corrects mentions that name somebody else, or only describe somebody, if the
// words that name the speaker are next to them.
func (d *discourse) beside(from, to int) (answer, bool) {
	p := d.page
	if a, ok := d.listener(from); ok {
		return a, true
	}
	if a, ok := d.seenBy(from); ok {
		return a, true
	}
	if end := d.cutNoun(from, to); end > to {
		return d.read(from, end), true
	}
	if who := d.apposed(from, to); who >= 0 {
		return answer{who: []int{who}, how: "the name that the words stand beside"}, true
	}
	if start := p.ledBy(from, to); start >= 0 {
		return d.read(start, d.page.commaBefore(from)), true
	}
	if start := p.ofClause(from); start >= 0 {
		return d.read(start, from-1), true
	}
	if who := d.namedAfter(from, to); who >= 0 {
		return answer{who: []int{who}, how: "the name after the words"}, true
	}
	if who := d.secondOffice(from, to); who >= 0 {
		return answer{who: []int{who}, how: "the name after the office"}, true
	}
	if who := d.afterClause(from, to); who >= 0 {
		return answer{who: []int{who}, how: "the name before the cue"}, true
	}
	if k := d.nameBefore(to); k >= 0 && d.names[k].to == to && d.names[k].poss && d.names[k].who >= 0 && d.names[k].from > from && d.page.ownsClaim(to) {
		return answer{who: []int{d.names[k].who}, how: "whose words they are"}, true
	}
	return answer{}, false
}

// listener finds the speaker if the mention is the listener or the means: "Ines Roke, a
// cook, told the Harbour Post: …", "the ministry said by email".
func (d *discourse) listener(from int) (answer, bool) {
	p := d.page
	if d.telling < 0 || len(d.statements[d.telling].Cue) == 0 {
		return answer{}, false
	}
	s := d.statements[d.telling]
	cue := p.search(s.Cue[0].Start)
	next := cue + 1
	if lang.Articles[p.at(next).fold] && next < from {
		next++
	}
	byMeans := p.at(next).fold == "by" && next+1 == from && lang.MeansOfSaying[p.words[from].fold]
	if w := p.at(cue).fold; !byMeans && (next != from || w != "told" && w != "tells") {
		return answer{}, false
	}
	first := p.first[p.at(cue).sent]
	for _, c := range s.Content {
		if c.Start < p.words[cue].span.Start {
			first = max(first, p.search(min(c.End, p.words[cue].span.Start)))
		}
	}
	for first < cue && p.words[first].kind != parse.TokenWord {
		first++
	}
	if first >= cue || p.words[first].quoted {
		return answer{}, false
	}
	a := d.read(first, cue)
	return a, a.known()
}

// seenBy finds what was read by the mention: "Council papers seen by the Harbour Post say …".
func (d *discourse) seenBy(from int) (answer, bool) {
	p := d.page
	i := from - 1
	if lang.Articles[p.at(i).fold] {
		i--
	}
	if p.at(i).fold != "by" || !lang.ReadingParticiples[p.at(i-1).fold] {
		return answer{}, false
	}
	start := i - 1
	for start > 0 && p.words[start-1].sent == p.words[i].sent && p.words[start-1].kind == parse.TokenWord && !lang.ReportingVerbs[p.words[start-1].fold] &&
		(!lang.FunctionWords[p.words[start-1].fold] || lang.Articles[p.words[start-1].fold]) && i-start < 8 {
		start--
	}
	if start >= i-1 {
		return answer{}, false
	}
	a := d.read(start, i-1)
	return a, a.known()
}

// cutNoun is the end of a mention whose noun was left out before the cue: "The appeals |
// court ruled". It is the mention's own end where nothing was.
func (d *discourse) cutNoun(from, to int) int {
	p := d.page
	if d.telling < 0 || len(d.statements[d.telling].Cue) == 0 || p.words[from].fold != "the" || to-from < 2 {
		return to
	}
	cue, w := p.search(d.statements[d.telling].Cue[0].Start), p.at(to)
	if (cue == to+1 || cue == to) && w.kind == parse.TokenWord && !w.cap && bodyNouns[w.fold] != 0 && p.at(to+1).kind == parse.TokenWord && !p.words[to-1].poss {
		return to + 1
	}
	return to
}

// apposed is whose name stands before a comma, where the mention is the rest of an
// apposition: "Ms Roke, councillor for Sar, believes …", with the mention after the
// comma. -1 where no subject stands there.
func (d *discourse) apposed(from, to int) int {
	p := d.page
	comma := p.at(from - 1)
	if comma.fold != "," || comma.sent != p.words[from].sent || p.at(to).fold != "," && p.at(to-1).fold != "," {
		return -1
	}
	k := d.nameBefore(from - 1)
	if k < 0 || p.skipParenthesis(d.names[k].to) != from-1 && d.names[k].to != from-1 {
		return -1
	}
	n := d.names[k]
	if n.who < 0 || n.poss || !n.subject || n.quoted != p.words[from].quoted || !d.mayBePerson(n.who) {
		return -1
	}
	end := p.coreEnd(from, to)
	head := p.headNoun(from, end)
	if head < 0 || !isOneRole(p.words[head].fold) && !(p.words[from].fold == "one" && p.at(from+1).fold == "of") &&
		!(head > from && p.words[head-1].poss && !p.words[head].cap) { // "Lyall, Voss's superior,"
		return -1
	}
	for k := d.nameBefore(from) + 1; k < len(d.names) && d.names[k].from < end; k++ {
		if o := d.names[k]; o.from <= head+1 && o.to > head && o.who >= 0 && d.mayBePerson(o.who) {
			return -1 // "Voss, Mayor Piet Hale, and the council"
		}
	}
	return n.who
}

// ofClause is where the noun begins that a relative clause belongs to, if the mention is that
// clause: "The union that | represents the nurses | said". -1 if it is none.
func (p *page) ofClause(from int) int {
	that, verb, next := p.at(from-1), &p.words[from], p.at(from+1)
	_, third := singular(verb.fold)
	if !lang.RelativePronouns[that.fold] && that.fold != "that" || that.sent != verb.sent || verb.cap || verb.poss || !lang.Articles[next.fold] && next.fold != "the" ||
		!third && !strings.HasSuffix(verb.fold, "ed") {
		return -1
	}
	start := from - 1
	for start > 0 && p.words[start-1].sent == verb.sent && p.words[start-1].kind == parse.TokenWord && !lang.ReportingVerbs[p.words[start-1].fold] &&
		(!lang.FunctionWords[p.words[start-1].fold] || lang.Articles[p.words[start-1].fold] || p.words[start-1].fold == "the") && from-start < 7 {
		start--
	}
	if start == from-1 {
		return -1
	}
	return start
}

// namedAfter is whose name an apposition gives after a mention that has none: "said one, Mara
// Voss.", "its founder, a nurse named Mara Voss, said". -1 if none does.
func (d *discourse) namedAfter(from, to int) int {
	p := d.page
	if p.at(to).fold != "," || p.at(to).sent != p.words[from].sent {
		return -1
	}
	k := d.nameBefore(to) + 1
	if k >= len(d.names) {
		return -1
	}
	n := d.names[k]
	if n.who < 0 || n.poss || n.quoted != p.words[from].quoted || p.words[n.from].sent != p.words[from].sent {
		return -1
	}
	if p.at(to+1).fold == "who" && p.at(n.lead-1).fold == "as" && !d.isGroup(n.who) && p.givesName(to+2, n.lead-1) {
		return n.who
	}
	if w, as := p.at(n.lead-1).fold, p.at(n.lead-2).fold; !d.isGroup(n.who) && p.headNoun(from, to) >= 0 && isOneRole(p.words[p.headNoun(from, to)].fold) &&
		(w == "named" || w == "called" || w == "as" && (as == "known" || as == "identified")) && !slices.ContainsFunc(p.words[to+1:n.lead], func(w word) bool { return w.fold == "," || lang.RelativePronouns[w.fold] || w.cap }) {
		return n.who // "the trainer, a woman called Ines, said", "the commander, known as Abu Hale, said"
	}
	if !d.mayBePerson(n.who) {
		return -1
	}
	if to-from == 1 && p.words[from].fold == "one" && n.lead == to+1 && p.at(n.to).kind != parse.TokenWord {
		return n.who
	}
	if f := p.at(n.to).fold; n.lead == to+1 && n.to-n.from > 1 && (f == "." || f == ",") && p.ownRole(from, to) {
		return n.who // "said Voss's co-author, Piet Hale."
	}
	for i := to + 1; i < n.lead; i++ {
		if p.words[i].fold == "," || lang.RelativePronouns[p.words[i].fold] {
			return -1
		}
	}
	if w := p.at(n.lead - 1).fold; n.lead > to+1 && w == "named" || w == "called" || w == "as" && p.at(n.lead-2).fold == "identified" {
		return n.who
	}
	return -1
}

// givesName reports that somebody says how to be called: "gave her name only", "asked to be
// identified".
func (p *page) givesName(from, to int) bool {
	named := false
	for i := from; i < to; i++ {
		w := &p.words[i]
		if w.kind != parse.TokenWord || w.cap || i-from > 9 {
			return false
		}
		named = named || w.fold == "name" || w.fold == "identified" || w.fold == "known" || w.fold == "named" || w.fold == "himself" || w.fold == "herself"
	}
	return named
}

// secondOffice is whose name closes two offices of which the mention is the first:
// "said Lumetra chairman and chief executive Piet Hale". -1 if none does.
func (d *discourse) secondOffice(from, to int) int {
	p := d.page
	head := p.headNoun(from, to)
	if p.at(to).fold != "and" || head != to-1 || !isOneRole(p.words[head].fold) || lang.Articles[p.words[from].fold] || lang.Articles[p.at(from-1).fold] {
		return -1
	}
	k := d.nameBefore(to) + 1
	if k >= len(d.names) {
		return -1
	}
	n := d.names[k]
	if n.who < 0 || n.poss || n.lead != to+1 || n.from == n.lead || !d.mayBePerson(n.who) || n.to-n.from < 2 {
		return -1
	}
	if next := p.at(n.to); next.kind == parse.TokenWord && next.sent == p.words[from].sent && !lang.FunctionWords[next.fold] && !lang.ReportingVerbs[next.fold] {
		return -1
	}
	return n.who
}

// afterClause is who stands at the end of a mention that begins with a clause or a place
// of its own: "Speaking to the Harbour Post Ms Roke | said", "Prior to the flood Lumetra |
// promised". -1 if nobody does.
func (d *discourse) afterClause(from, to int) int {
	p := d.page
	clause := p.noPhrase(from, to) || p.at(from).fold == "prior" && p.at(from+1).fold == "to"
	k := d.nameBefore(to)
	if !clause || k < 0 || d.names[k].to != to || d.names[k].lead <= from+2 {
		return -1
	}
	n := d.names[k]
	before := p.at(n.lead - 1)
	if n.who < 0 || n.poss || before.kind == parse.TokenWord && lang.FunctionWords[before.fold] || before.poss {
		return -1
	}
	return n.who
}

// ledBy is where the noun begins that stands before "led by" and the like, if the mention is the
// name after them: "The dockers' union, led by | Mara Voss, | said". -1 if it is none.
func (p *page) ledBy(from, to int) int {
	comma := p.commaBefore(from)
	if comma < 0 || p.at(to).fold != "," && p.at(to-1).fold != "," {
		return -1
	}
	start := comma
	for start > 0 && p.words[start-1].sent == p.words[from].sent && (p.words[start-1].kind == parse.TokenWord || p.words[start-1].fold == "'" || p.words[start-1].fold == "’") && comma-start < 10 {
		start--
	}
	if start == comma || p.words[start].quoted || !lang.Articles[p.words[start].fold] && !p.words[start].cap || p.words[start].sent == p.at(start-1).sent && p.at(start-1).kind == parse.TokenWord {
		return -1
	}
	return start
}

// commaBefore is the comma before "led by" or the like that the word follows; -1 if none is there.
func (p *page) commaBefore(from int) int {
	i := from - 1
	if lang.Articles[p.at(i).fold] {
		i--
	}
	if p.at(i).fold != "by" || !lang.ParticiplesOfOffice[p.at(i-1).fold] || p.at(i-2).fold != "," || p.at(i-2).sent != p.words[from].sent {
		return -1
	}
	return i - 2
}

// ownsClaim reports a noun for words at the place: "claim" in "Voss's claim".
func (p *page) ownsClaim(i int) bool {
	noun, _ := singular(p.at(i).fold)
	return lang.StatementNouns[noun]
}

// ownRole reports a phrase that says what somebody is to another: "Voss's co-author",
// "her agent".
func (p *page) ownRole(from, to int) bool {
	last := p.words[to-1]
	own := lang.Possessives[p.words[from].fold]
	for _, w := range p.words[from : to-1] {
		own = own || w.poss
	}
	return own && isOneRole(last.fold) && !last.cap && !last.poss
}
