package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// fits finds the one person whose offices fit a description best.
func (d *discourse) fits(what description, allowed func(int) bool) (int, float64) {
	best, top, second := -1, 0.0, 0.0
	for _, who := range d.holders {
		s := &d.people.all[who]
		if who == what.owner || !allowed(who) || what.sex != unknownGender && s.sex == -what.sex {
			continue
		}
		score := what.fit(s)
		if score <= 0 {
			continue
		}
		if slices.ContainsFunc(d.events[max(0, len(d.events)-7):], func(e event) bool { return e.who == who }) {
			score++
		}
		switch {
		case score > top:
			best, top, second = who, score, top
		case score > second:
			second = score
		}
	}
	if top-second < 0.5 {
		return -1, 0
	}
	return best, top
}

// fit scores the best of a person's offices: four points for the same head, two for
// another common word. A word that the office lacks counts against it ("the band leader"
// is not the leader of a party), and so does another country.
func (what description) fit(s *someone) float64 {
	best := 0.0
	for _, r := range s.roles {
		score := 0.0
		for _, w := range what.words {
			switch {
			case r.has(w) && w == what.noun:
				score += 4
			case r.has(w):
				score += 2
			case w == what.noun && lang.GenericNouns[w]:
				score++
			case w != what.noun && !lang.GenericNouns[w] && !lang.Places[w] && !lang.CapitalAdjectives[w] && !lang.OfficeWords[w]:
				score--
			}
		}
		for _, c := range what.countries {
			if !r.has(c) {
				score -= 2
			}
		}
		if what.elect && score > 0 {
			if strings.Contains(r.text, "-elect") || strings.Contains(r.text, "-designate") {
				score += 2
			} else {
				score--
			}
		}
		if what.topDiplomat() && r.foreignMinister() {
			score += 6
		}
		if what.lower(r) {
			score -= 3
		}
		if what.rival(r) || what.clash(r) || what.otherRank(r) || what.otherBody(r) {
			score = 0
		}
		best = max(best, score)
	}
	return best
}

// otherBody reports an office of another kind of body: "the leader of the council" is not the
// chairman of an association.
func (what description) otherBody(r role) bool {
	if what.of == "" || r.has(what.of) || lang.GeneralBodyNouns[what.of] {
		return false
	}
	return slices.ContainsFunc(r.words, func(w string) bool { return bodyNouns[w] != 0 && !lang.GeneralBodyNouns[w] })
}

// otherRank reports that a description and an office are two of the ministers: "the prime
// minister" is not the first minister.
func (what description) otherRank(r role) bool {
	if what.noun != "minister" || !r.has("minister") {
		return false
	}
	return slices.ContainsFunc([]string{"prime", "first", "chief"}, func(w string) bool { return what.has(w) && !r.has(w) })
}

func (r role) has(w string) bool {
	return slices.Contains(r.words, w)
}

// rival reports an office in another party or place than the description's:
// "the Ohio senator" is not a senator of Texas.
func (what description) rival(r role) bool {
	mine := false
	for _, w := range what.words {
		if lang.Places[w] {
			if mine = !r.has(w); !mine {
				break
			}
		}
	}
	if mine && slices.ContainsFunc(r.words, func(w string) bool { return lang.Places[w] }) {
		return true
	}
	for _, w := range what.words {
		if slices.ContainsFunc(r.words, func(x string) bool { return w != x && lang.Parties[w] && lang.Parties[x] }) {
			return true
		}
	}
	return false
}

// nearRival is the share of the best candidate's chance from which on another is as
// likely meant.
const nearRival = 0.75

// salient is the person whom news calls by another description: the last
// speaker or subject. Whoever is known by another office is less likely, and
// "Hale leads Voss, but the senator …" is not Hale.
func (d *discourse) salient(what description, head int) (answer, bool) {
	p := d.page
	here := &p.words[what.from]
	list := d.candidates(what.from, what.sex)
	kept := list[:0]
	for _, c := range list {
		if c.who < 0 {
			continue
		}
		s := &d.people.all[c.who]
		at := p.at(c.nearest.at)
		if s.kind != person || d.excludes(c.who, head) || here.sent-at.sent > 6 || c.who == what.owner || what.heldByNone(s) || s.holds("judge") && len(s.roles) == 1 && lang.ElectedOffices[what.noun] {
			continue
		}
		if d.otherOffice(what, c, head) {
			continue
		}
		if len(s.roles) > 0 && what.fit(s) < 4 && !lang.GenericNouns[what.noun] {
			c.penalty += 0.7
			if len(what.countries) > 0 && s.holds(what.noun) {
				c.penalty += 2 // a minister, but of another country
			}
		}
		if at.sent == here.sent && c.subject == 0 {
			c.penalty += 1
		}
		kept = append(kept, c)
	}
	if len(kept) == 0 {
		return answer{}, false
	}
	d.rank(kept)
	if len(kept) > 1 && kept[1].chance > nearRival*kept[0].chance {
		return answer{}, false
	}
	a := answer{who: []int{kept[0].who}, how: "description: last speaker or subject"}
	d.notePronoun(what.from, kept, &a)
	a.dropFarRival()
	return a, true
}

// otherOffice reports whether "the mayor", or "the spokesman", is hardly the person: all
// that is said of the person is something else ("chief economist"), or nothing is and the
// person was named in another paragraph.
func (d *discourse) otherOffice(what description, c candidate, head int) bool {
	s := &d.people.all[c.who]
	here, at := d.page.words[head], d.page.words[c.nearest.at]
	if len(s.roles) > 0 && what.fit(s) < 4 && (what.anotherTitle(s) || slices.ContainsFunc(s.roles, what.otherRank) || slices.ContainsFunc(s.roles, what.otherBody)) {
		return true
	}
	if !lang.SingleOffices[what.noun] && !lang.SpokesNouns[what.noun] && !what.ofPortfolio() || what.elect || what.has("former") || what.fit(s) >= 4 {
		return false
	}
	if what.ofPortfolio() && len(s.roles) > 0 {
		return !slices.ContainsFunc(s.roles, func(r role) bool { return r.has(what.noun) && !what.clash(r) || r.has("leader") || r.has("candidate") })
	}
	if len(s.roles) == 0 {
		return here.para != at.para && (here.sent-at.sent > 1 || !c.nearest.main || c.nearest.pronoun)
	}
	return !slices.ContainsFunc(s.roles, func(r role) bool {
		return lang.GenericNouns[plainRole(r.head())] || r.has("leader") || r.has("candidate") || r.has(what.noun) && !what.clash(r)
	})
}

// anotherTitle reports that a description names an office, and the person is known by others:
// "the state treasurer" is hardly Councilman Hale.
func (what description) anotherTitle(s *someone) bool {
	if !lang.Titles[what.noun] || lang.GenericNouns[what.noun] || lang.Honorifics[what.noun] || s.holds(what.noun) {
		return false
	}
	return !slices.ContainsFunc(s.roles, func(r role) bool {
		h := plainRole(r.head())
		return !lang.Titles[h] || lang.GenericNouns[h] || r.has("leader") || r.has("candidate")
	})
}

// ofPortfolio reports one of a government's offices: "the education secretary".
func (what description) ofPortfolio() bool {
	return (what.noun == "secretary" || what.noun == "minister") && slices.ContainsFunc(what.words, func(w string) bool { return lang.Ministries[w] })
}

// heldByNone reports whether a person who now holds another office no longer holds this
// one.
func (what description) heldByNone(s *someone) bool {
	if !lang.SingleOffices[what.noun] || slices.Contains(what.words, "former") {
		return false
	}
	other := false
	for _, r := range s.roles {
		if r.has(what.noun) || r.has("former") || r.has("deputy") {
			return false
		}
		other = other || lang.SingleOffices[plainRole(r.head())]
	}
	return other
}

// introducedNext is who speaks next in the paragraph under a full name that the page has not
// given before: "The mayor says no. “Four that we know of,” Mara Voss said." -1 if nobody does.
func (d *discourse) introducedNext(what description) int {
	p := d.page
	if d.telling < 0 || d.telling+1 >= len(d.statements) || what.owner >= 0 || lang.GenericNouns[p.words[max(0, p.headNoun(what.from, what.end))].fold] || lang.AnonymousNouns[what.noun] || lang.SpokesNouns[what.noun] {
		return -1
	}
	next := &d.statements[d.telling+1]
	from, to := p.within(next.Mention)
	if from >= to || p.words[from].para != p.words[what.from].para || p.words[from].sent != p.words[what.from].sent+1 || p.words[from].quoted {
		return -1
	}
	k := d.nameBefore(to)
	if k < 0 || d.names[k].from != from || d.names[k].to != to || d.names[k].who < 0 {
		return -1
	}
	if p.first[p.words[from].sent] == from { // "He is “a giant”. Mara Voss wrote that he was late": another begins to speak
		return -1
	}
	s := &d.people.all[d.names[k].who]
	if s.first < what.from || !d.mayBePerson(d.names[k].who) || len(s.words) < 2 || len(s.roles) > 0 || what.sex != unknownGender && s.sex == -what.sex {
		return -1
	}
	return d.names[k].who
}

// firstAhead is the first person named as a subject within the next three sentences.
func (d *discourse) firstAhead(i int, sex gender) int {
	p := d.page
	for k := max(0, d.nameBefore(i)); k < len(d.names); k++ {
		n := d.names[k]
		if n.from <= i || n.who < 0 {
			continue
		}
		if p.words[n.from].sent-p.words[i].sent > 3 {
			break
		}
		s := d.people.all[n.who]
		if s.kind == person && n.subject && !n.poss && (sex == unknownGender || s.sex != -sex) {
			return n.who
		}
	}
	return -1
}

// placeCalled finds the one place in the sentence to which "the state" refers: "in
// Northmoor, when the state said".
func (d *discourse) placeCalled(w string, i int) (answer, bool) {
	found := -1
	for k := d.nameBefore(i); w == "state" && k >= 0 && d.page.words[d.names[k].from].sent == d.page.words[i].sent; k-- {
		n := d.names[k]
		if n.who < 0 || d.people.all[n.who].kind != place {
			continue
		}
		if found >= 0 && found != n.who {
			return answer{}, false
		}
		found = n.who
	}
	if found < 0 {
		return answer{}, false
	}
	return answer{who: []int{found}, group: true, how: "the place of the sentence"}, true
}

// bodyCalled finds the body that "the council" or "the campaign" is short for:
// the nearest before whose name ends so.
func (d *discourse) bodyCalled(w string, i int) (answer, bool) {
	p := d.page
	if lang.CommonHeads[w] {
		return d.placeCalled(w, i)
	}
	last := d.nameBefore(i)
	for k := last; k >= 0 && k > last-300; k-- {
		n := d.names[k]
		if n.who < 0 {
			continue
		}
		if next := p.at(n.to); next.fold == w && !next.cap && next.kind == parse.TokenWord && !n.poss && !p.based(n.from) {
			return answer{name: collapse(p.text(n.from, n.to+1)), group: true, how: "short for the name before"}, true
		}
		s := d.people.all[n.who]
		if s.kind == body && len(s.words) > 1 && s.words[len(s.words)-1] == w {
			return answer{who: []int{n.who}, group: true, how: "short for the name before"}, true
		}
	}
	return answer{}, false
}
