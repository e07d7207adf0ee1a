package speaker

import (
	"onrecord/parse"
	"onrecord/parse/lang"
	"slices"
)

// joint reads several speakers of one statement: "Lind, Hale and Roke", "Lind, a
// cook, and Roke, a nurse", "both the mayor and Hale". All have to be told; what
// stands between commas without being joined says who somebody is.
func (d *discourse) joint(from, to int) (answer, bool) {
	p := d.page
	if p.words[from].fold == "both" && from+2 < to {
		return d.both(from+1, to)
	}
	if p.words[from].cap && p.words[from].kind != parse.TokenWord {
		return answer{}, false
	}
	var who []int
	closed := false // an "and" stands before the last one
	k := d.nameBefore(from)
	for k++; k < len(d.names) && d.names[k].from < to; k++ {
		n := d.names[k]
		if n.poss && n.to < to || !d.standsInList(n, from, to) {
			continue
		}
		before := p.at(d.listLead(n, from) - 1)
		closed = len(who) > 0 && (before.fold == "and" || before.fold == "&" || before.fold == "or")
		if len(who) > 0 && !closed && before.fold != "," {
			continue
		}
		if n.who < 0 {
			if n.who, _ = d.choose(k); n.who < 0 {
				return answer{}, false
			}
			d.names[k].who = n.who
		}
		if len(who) == 0 && d.listLead(n, from) > from {
			return answer{}, false // the mention begins with something else
		}
		who = append(who, n.who)
	}
	if len(who) < 2 || !closed || !d.oneKind(who) {
		return answer{}, false
	}
	return answer{who: who, group: true, how: "several names"}, true
}

// listLead is where a member of a list begins: at its titles and its article.
func (d *discourse) listLead(n name, from int) int {
	p := d.page
	i := n.lead
	for i > from && i > n.lead-4 && p.words[i-1].kind == parse.TokenWord && (lang.PersonNouns[p.words[i-1].fold] || lang.OfficeWords[p.words[i-1].fold]) {
		i--
	}
	if i > from && p.words[i-1].fold == "the" {
		i--
	}
	return i
}

// standsInList reports whether a name is followed by a comma, "and" or the end of the
// mention.
func (d *discourse) standsInList(n name, from, to int) bool {
	p := d.page
	i := p.skipParenthesis(n.to)
	if n.lead < from {
		return false
	}
	if i >= to {
		return true
	}
	w := &p.words[i]
	return w.fold == "," || w.fold == "and" || w.fold == "&" || w.fold == "or"
}

// oneKind reports that no people stand among bodies and places: "Hale, mayor of
// Sar, and Roke" has a place between that says nothing.
func (d *discourse) oneKind(who []int) bool {
	groups, persons := 0, 0
	for i, w := range who {
		if slices.Contains(who[:i], w) {
			return false
		}
		if d.isGroup(w) {
			groups++
		} else if d.people.all[w].kind == person {
			persons++
		}
	}
	return groups == 0 || persons == 0
}

// both reads the two whom "both … and …" joins.
func (d *discourse) both(from, to int) (answer, bool) {
	p := d.page
	for i := from + 1; i+1 < to; i++ {
		if p.words[i].fold != "and" {
			continue
		}
		a, b := d.read(from, i), d.read(i+1, to)
		if len(a.who) == 0 || len(b.who) == 0 {
			return answer{}, false
		}
		return answer{who: append(append([]int{}, a.who...), b.who...), group: true, how: "several names"}, true
	}
	return answer{}, false
}

// restOfPair reads two speakers of which the mention is the second: "Voss and her French
// counterpart, | Piet Hale,", "experts from the Weather Board and | the Harbour Department".
func (d *discourse) restOfPair(from, to int) (answer, bool) {
	p := d.page
	and := from - 1
	if p.at(and).fold == "and" {
		start := p.peopleOf(and)
		if start < 0 {
			return answer{}, false
		}
		return answer{name: bare(p.text(start, p.coreEnd(from, to))), group: true, how: "as the text names them"}, true
	}
	k := d.nameBefore(from) + 1
	if k >= len(d.names) || d.names[k].to > to || d.names[k].who < 0 || !d.mayBePerson(d.names[k].who) {
		return answer{}, false
	}
	if p.at(and).fold == "," {
		and--
	}
	noun := and
	if w := p.at(noun); !lang.FamilyNouns[w.fold] && !isOneRole(w.fold) && w.fold != "counterpart" && w.fold != "colleague" {
		return answer{}, false
	}
	for and > noun-4 && p.at(and).kind == parse.TokenWord && p.at(and).fold != "and" {
		and--
	}
	if p.at(and).fold != "and" || !ownersPronoun(p.at(and+1).fold) {
		return answer{}, false
	}
	first := d.nameBefore(and)
	if first < 0 || d.names[first].to != and || p.words[and].sent != p.words[from].sent {
		return answer{}, false
	}
	n := d.names[first]
	if n.who < 0 || n.who == d.names[k].who || !n.subject || n.poss || n.quoted != p.words[from].quoted || !d.mayBePerson(n.who) {
		return answer{}, false
	}
	return answer{who: []int{n.who, d.names[k].who}, group: true, how: "several names"}, true
}

func ownersPronoun(w string) bool { return w == "his" || w == "her" || w == "their" || w == "its" }

// peopleOf is where a sentence begins that opens with people from a body, up to the word
// "and" at the place: "Experts from the Weather Board (WB)"; -1 if none does.
func (p *page) peopleOf(and int) int {
	first := p.first[p.words[and].sent]
	from := first
	for from < and && (p.words[from].kind != parse.TokenWord || lang.Articles[p.words[from].fold] || lang.Quantities[p.words[from].fold]) {
		from++
	}
	if w := p.at(from + 1).fold; from+3 > and || w != "from" && w != "at" {
		return -1
	}
	one, plural := singular(p.words[from].fold)
	if !plural || !isRoleNoun(one) {
		return -1
	}
	for _, w := range p.words[from+2 : and] {
		if w.kind == parse.TokenWord && !w.cap && !lang.Articles[w.fold] && w.fold != "of" && w.fold != "for" || w.fold == "," {
			return -1
		}
	}
	return from
}
