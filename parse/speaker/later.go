package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// laterSentences is how far after a description its name may stand.
const laterSentences = 10

// namedLater is the person whom "the surgeon" means where the text says only later who that
// is, with an article, since the reader knows the surgeon already: "The surgeon, Mara Voss,
// has trained there." -1 if there is none, or somebody else of that trade.
func (d *discourse) namedLater(from, head int, noun string) int {
	p := d.page
	if !p.namesPerson(head) && !isOneRole(noun) || lang.AnonymousNouns[noun] || lang.GenericNouns[noun] || p.words[from].poss || p.words[from].quoted {
		return -1
	}
	for k := d.nameBefore(head) + 1; k < len(d.names); k++ {
		n := d.names[k]
		if p.words[n.from].sent-p.words[from].sent > laterSentences {
			break
		}
		if n.who < 0 || n.poss || n.quoted || n.to-n.from < 2 || !d.mayBePerson(n.who) || !p.theNoun(noun, n.lead, n.from) {
			continue
		}
		s := &d.people.all[n.who]
		if s.first < from && !p.headlines[p.at(s.first).sent] || d.otherOf(noun, n.who, n.from) {
			return -1
		}
		if sex := p.sexOf(from, head+1); sex != unknownGender && s.sex == -sex {
			return -1
		}
		return n.who
	}
	return -1
}

// subjectNamedLater is the person whom the subject of the sentence before introduces without a
// name, where the text says it later: "A pilot has ditched. The 41-year-old … The pilot, Mara Voss".
func (d *discourse) subjectNamedLater(from int) int {
	p := d.page
	s := p.words[from].sent - 1
	if s < 0 || p.words[p.first[s]].quoted || p.words[from].para-p.words[p.first[s]].para > 1 || !lang.Articles[p.words[p.first[s]].fold] {
		return -1
	}
	end := p.subjectEnd(p.first[s], p.first[s+1])
	head := p.headNoun(p.first[s], end)
	if head <= p.first[s] {
		return -1
	}
	return d.namedLater(from, head, p.words[head].fold)
}

// longestWholeSubject is how many words the subject of a sentence may have that is read whole.
const longestWholeSubject = 14

// wholeSubject reads what stands between the beginning of the sentence and a cue, where it is one
// noun with its complements: "Two people briefed on the talks | said", "Farmers in the vale | say".
func (d *discourse) wholeSubject(cue int) (answer, bool) {
	p := d.page
	w := p.at(cue)
	if w.sent < 0 || w.sent >= len(p.first) || w.quoted || !lang.ReportingVerbs[w.fold] {
		return answer{}, false
	}
	from := p.first[w.sent]
	first := &p.words[from]
	if _, plural := singular(first.fold); cue-from < 2 || cue-from > longestWholeSubject || first.quoted || first.kind != parse.TokenWord ||
		!lang.Articles[first.fold] && !lang.Quantities[first.fold] && (!plural || lang.FunctionWords[first.fold]) {
		return answer{}, false
	}
	for i := from + 1; i < cue; i++ {
		o := &p.words[i]
		if o.kind != parse.TokenWord && o.kind != parse.TokenNumber || o.quoted || lang.Auxiliaries[o.fold] || lang.ReportingVerbs[o.fold] || lang.RelativePronouns[o.fold] || o.fold == "that" || lang.SubjectVerbs[o.fold] || lang.Subordinators[o.fold] {
			return answer{}, false
		}
	}
	if lang.Possessives[first.fold] || lang.FunctionWords[p.words[cue-1].fold] || !slices.ContainsFunc(p.words[from:min(cue, from+5)], func(w word) bool {
		noun, plural := singular(w.fold)
		return plural && !lang.FunctionWords[w.fold] || lang.PersonNouns[noun] || noun == "people" || noun == "police"
	}) {
		return answer{}, false // "His refusal to say"
	}
	a := d.read(from, cue)
	a.done = true
	return a, a.known()
}

// theNoun reports "the surgeon" before a name, with or without a comma.
func (p *page) theNoun(noun string, lead, from int) bool {
	for _, i := range []int{from - 1, lead - 1, lead - 2} {
		if p.at(i).fold != noun || p.at(i).sent != p.words[from].sent || i == lead-2 && p.at(lead-1).fold != "," {
			continue
		}
		for k := i - 1; k >= i-3 && p.at(k).kind == parse.TokenWord && p.at(k).sent == p.words[from].sent; k-- {
			if p.words[k].fold == "the" {
				return true
			}
			if lang.FunctionWords[p.words[k].fold] || p.words[k].poss {
				break
			}
		}
	}
	return false
}

// otherOf reports somebody else with an office or a trade of that noun, named before the word.
func (d *discourse) otherOf(noun string, but, before int) bool {
	for _, who := range d.holders {
		if s := &d.people.all[who]; who != but && s.first < before && s.holds(plainRole(noun)) {
			return true
		}
	}
	return false
}

// sameDescription is the person whom the same description meant where somebody spoke before:
// "The environment minister said she would stay. … The minister said no." -1 if it meant nobody,
// or the words tell the two apart.
func (d *discourse) sameDescription(from, head int) int {
	p := d.page
	if p.words[from].fold != "the" {
		return -1
	}
	for k := d.telling - 1; k >= 0; k-- {
		a, m := d.out[k], d.statements[k].Mention
		if !a.done || m.Empty() || m.Start >= p.words[from].span.Start {
			continue
		}
		start, to := p.within(m)
		if start >= to || p.words[from].sent-p.words[start].sent > 2*farSentences {
			break
		}
		h := p.headNoun(start, p.coreEnd(start, to))
		if h < 0 || p.words[h].fold != p.words[head].fold {
			continue
		}
		if len(a.who) != 1 || d.isGroup(a.who[0]) || d.nameAt(start, to, a.who[0]) >= 0 || !d.sameModifiers(from, head, h) || a.unsure > 0.5 {
			return -1
		}
		return a.who[0]
	}
	return -1
}

// kinNamedNext is whom "his father" means where the next sentence of the paragraph opens with a
// name that is new, and with an age or the surname of the other: "His father said no. Piet Hale, 61,
// had come." -1 if it does not.
func (d *discourse) kinNamedNext(from, head int) int {
	p := d.page
	noun := p.words[head].fold
	if !lang.KinNouns[noun] || !lang.Possessives[p.words[from].fold] && !p.words[max(from, head-1)].poss {
		return -1
	}
	next := p.words[from].sent + 1
	if next+1 >= len(p.first) || p.first[next] >= len(p.words) || p.words[p.first[next]].para != p.words[from].para {
		return -1
	}
	k := d.nameBefore(p.first[next]) + 1
	if k >= len(d.names) || d.names[k].lead != p.first[next] {
		return -1
	}
	n := d.names[k]
	if n.who < 0 || n.poss || n.quoted || !d.mayBePerson(n.who) || d.people.all[n.who].first != n.from || len(d.people.all[n.who].words) < 2 {
		return -1
	}
	s := &d.people.all[n.who]
	if sex := p.sexOf(head, head+1); sex != unknownGender && s.sex == -sex {
		return -1
	}
	aged := p.at(n.to).fold == "," && p.at(n.to+1).kind == parse.TokenNumber && p.at(n.to+2).fold == ","
	if !aged && len(d.people.short(s.words[len(s.words)-1], true)) < 2 {
		return -1
	}
	return n.who
}

// otherNames are the words between two names of one person; the text calls that person mostly
// by one of them.
var otherNames = phrases(lang.OtherNamePhrases)

func phrases(list []string) [][]string {
	var out [][]string
	for _, p := range list {
		out = append(out, strings.Split(p, "_"))
	}
	return out
}

// joinOtherNames makes one person of a name and what the text says is the real name of the same
// person: "Lil Quarry, whose real name is Terence Oakley", "Terence Oakley, better known as Lil
// Quarry".
func (p *page) joinOtherNames(names []name, g *people) {
	for k := 1; k < len(names); k++ {
		n := &names[k]
		if n.who < 0 || n.quoted || n.poss && p.at(n.to).kind == parse.TokenWord || g.all[n.who].kind.group() {
			continue
		}
		from, ofPerson := p.otherNameFrom(n.lead)
		if from < 0 {
			continue
		}
		o := &names[k-1]
		if o.to != from && p.text(from, from+1) == "whose" {
			o = p.subjectBefore(names[:k], from, g)
		}
		if o == nil || o.who < 0 || o.who == n.who || o.poss || p.text(from, from+1) != "whose" && o.to != from || g.all[o.who].kind.group() {
			continue
		}
		keep, drop := o.who, n.who
		if g.all[drop].seen > g.all[keep].seen {
			keep, drop = drop, keep
		}
		g.merge(names, keep, drop)
		if ofPerson {
			g.all[keep].kind = person
		}
	}
}

// otherNameFrom is where the words begin, with the mark before them, after which another name of
// the person stands, and whether no body has such a name; -1 if there are none.
func (p *page) otherNameFrom(lead int) (from int, ofPerson bool) {
	for k, list := range otherNames {
		from := lead - len(list)
		if from < 1 || p.words[from].sent != p.words[lead].sent || p.words[from].fold != list[0] {
			continue
		}
		same := true
		for i, w := range list {
			same = same && p.words[from+i].fold == w
		}
		if f := p.at(from - 1).fold; same && (f == "," || f == "(") {
			if list[0] != "whose" {
				from--
			}
			return from, k < len(lang.PersonNamePhrases)
		}
	}
	return -1, false
}

// subjectBefore is the last person who is a subject before the word, at most two sentences back;
// nil if there is none.
func (p *page) subjectBefore(names []name, from int, g *people) *name {
	for k := len(names) - 1; k >= 0; k-- {
		n := &names[k]
		if p.words[from].sent-p.words[n.from].sent > 2 {
			break
		}
		if n.who >= 0 && n.subject && !n.poss && !n.quoted && !g.all[n.who].kind.group() {
			return n
		}
	}
	return nil
}

// merge makes two people one, under the name of the first.
func (g *people) merge(names []name, keep, drop int) {
	a, b := &g.all[keep], &g.all[drop]
	for i := range names {
		if names[i].who == drop {
			names[i].who = keep
		}
	}
	for _, alias := range append([]string{b.name}, b.aliases...) {
		a.aliases = appendNew(a.aliases, alias)
	}
	for key, who := range g.byKey {
		if who == drop {
			g.byKey[key] = keep
		}
	}
	for _, list := range g.byWord {
		for i := range list {
			if list[i] == drop {
				list[i] = keep
			}
		}
	}
	if a.sex == unknownGender {
		a.sex = b.sex
	}
	for _, r := range b.roles {
		a.addRole(r.text)
	}
	if b.kind == person {
		a.kind = person
	}
	a.seen, a.first, a.proof = a.seen+b.seen, min(a.first, b.first), a.proof+b.proof
	b.kind, b.proof, b.seen = unknown, 0, 0
}
