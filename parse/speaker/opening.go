package speaker

import (
	"onrecord/parse"
	"onrecord/parse/lang"
	"slices"
)

// opensNext is the person whose name opens the sentence after the first: news brings
// somebody in by what he or she is and then says the name. "A former ferry minister has
// called for a bridge. ⏎ Mara Voss said …". -1 where somebody has been named before, or where the
// name comes with another trade.
func (d *discourse) opensNext(from, head int) int {
	p := d.page
	noun := plainRole(p.words[head].fold)
	if !p.leads(from) || !isOneRole(p.words[head].fold) && !lang.KinNouns[noun] || lang.AnonymousNouns[noun] || lang.SpokesNouns[noun] || p.words[from].quoted {
		return -1
	}
	for _, e := range d.events {
		if k := d.people.all[e.who].kind; k == person && !p.headlines[p.words[e.at].sent] && p.words[e.at].sent < p.words[from].sent {
			return -1
		}
	}
	next := p.words[from].sent + 1
	if next+1 >= len(p.first) {
		return -1
	}
	start := p.first[next]
	k := d.nameBefore(start) + 1
	if k >= len(d.names) || p.words[d.names[k].from].sent != next {
		return -1
	}
	n := d.names[k]
	if n.lead > start || n.who < 0 || n.poss || n.quoted {
		return -1
	}
	s := &d.people.all[n.who]
	sex := p.sexOf(from, p.coreEnd(from, head+1))
	if !d.mayBePerson(n.who) || len(s.words) < 2 || d.traits[n.who].trade != 0 ||
		s.first < from && !p.headlines[p.at(s.first).sent] || sex != unknownGender && s.sex == -sex ||
		p.at(from+1).fold != "former" && !d.mayHold(s, noun) {
		return -1
	}
	return n.who
}

// memberOfParty reports a phrase that is no name: "the Sarland Republican".
func (p *page) memberOfParty(from, to int) bool {
	if to-from < 2 || !lang.PartyMembers[p.words[to-1].fold] || !lang.Articles[p.at(from-1).fold] {
		return false
	}
	for i := from; i < to-1; i++ {
		if w := &p.words[i]; w.kind == parse.TokenWord && !isPlace(w.fold) && !lang.CapitalAdjectives[w.fold] && !isUS(w.span.In(p.doc.Text)) && partyOf(w.fold) == "" {
			return false
		}
	}
	return true
}

// partyState reports the party and state after the name of an American politician: "R-Texas"
// in "Rep. Mara Voss, R-Texas,".
func (p *page) partyState(i int) bool {
	w := p.words[i].fold
	return len(w) > 2 && w[1] == '-' && (w[0] == 'r' || w[0] == 'd' || w[0] == 'i') && p.at(i-1).fold == ","
}

// mayHold reports whether no occupation given for a person contradicts the noun.
func (d *discourse) mayHold(s *someone, noun string) bool {
	if len(s.roles) == 0 {
		return true
	}
	return slices.ContainsFunc(s.roles, func(r role) bool { return r.has(noun) || r.has("former") || lang.GenericNouns[noun] })
}

// justNamed is the only person named so far, if the sentence before is about him or her and
// no office stands against the description: "Mara Voss is back. The star of ‘Salt’ said …".
func (d *discourse) justNamed(what description) int {
	p := d.page
	found := d.onlyNamed(what, d.mayBePerson)
	if found < 0 || lang.AnonymousNouns[what.noun] || lang.SpokesNouns[what.noun] || what.owner >= 0 {
		return -1
	}
	for k := len(d.events) - 1; k >= 0; k-- {
		if e := d.events[k]; e.who == found {
			gap := p.words[what.from].sent - p.words[e.at].sent
			if gap < 1 || gap > 2 {
				return -1
			}
			break
		}
	}
	if slices.ContainsFunc(d.people.all[found].roles, func(r role) bool { return isOffice(r.words) }) {
		return -1
	}
	return found
}

// makerMeant is the only person of the page who can be called by a noun that news says of
// bodies, too: "the game maker".
func (d *discourse) makerMeant(from, end, head int) int {
	p := d.page
	if !tradeNoun(p.words[head].fold) || p.words[from].fold != "the" || head+1 < end {
		return -1
	}
	return d.justNamed(d.description(from, end, head))
}

// headOf returns the last person before "the head of state", "the head of government", who
// has such an office; -1 if nobody has.
func (d *discourse) headOf(from, head int) int {
	p := d.page
	if head != from+1 || p.words[head].fold != "head" || p.at(head+1).fold != "of" {
		return -1
	}
	what := p.at(head + 2).fold
	if what != "state" && what != "government" {
		return -1
	}
	return d.lastWithRole(from, "", func(r role) bool {
		return slices.ContainsFunc(r.words, func(w string) bool { return lang.HeadOf[w] == what }) && !r.has("vice") && !r.has("former") && !slices.ContainsFunc(r.words, func(w string) bool { return lang.Ministries[w] })
	})
}

// lastWithRole returns the last person before the word, in reach, who has such a role and, where
// a party is given, none of another; -1 if nobody has.
func (d *discourse) lastWithRole(from int, party string, fits func(role) bool) int {
	p := d.page
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		if p.words[from].sent-p.words[e.at].sent > farSentences {
			break
		}
		s := &d.people.all[e.who]
		if e.at < from && s.kind == person && slices.ContainsFunc(s.roles, fits) && (party == "" || !slices.ContainsFunc(s.roles, func(r role) bool { return r.ofOtherParty(party) && !r.has(party) })) {
			return e.who
		}
	}
	return -1
}

// ofParty is the politician nearest before "the Republican", "the Sarland Democrat",
// "the Green MP": the last named with an elected office, or with the party beside the
// name. -1 if there is none.
func (d *discourse) ofParty(from, head int) int {
	p := d.page
	party := partyOf(p.words[head].fold)
	for i := from; i <= head && party == ""; i++ {
		party = partyOf(p.words[i].fold)
	}
	if party == "" || !lang.PartyMembers[p.words[head].fold] {
		return -1
	}
	return d.lastWithRole(from, party, func(r role) bool { return r.has(party) || r.ofElected() && !r.ofOtherParty(party) })
}

func (r role) ofElected() bool {
	return slices.ContainsFunc(r.words, func(w string) bool { return lang.ElectedOffices[w] || w == "mp" || w == "mayor" })
}

func (r role) ofOtherParty(party string) bool {
	return slices.ContainsFunc(r.words, func(w string) bool { o := partyOf(w); return o != "" && o != party })
}

// partyOf is the party of a word: "republican" of "Republicans", "democratic" of "Democrat".
func partyOf(w string) string {
	w, _ = singular(w)
	switch {
	case w == "democrat":
		return "democratic"
	case w == "tory":
		return "conservative"
	case lang.Parties[w]:
		return w
	}
	return ""
}
