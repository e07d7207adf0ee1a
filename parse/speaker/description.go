package speaker

import (
	"strings"

	"onrecord/parse"
)

// describe links a description to somebody whose office fits: "the minister",
// "Veshnia's top water official"; or to the body it stands for: "the council".
func (d *discourse) describe(from, end int) (answer, bool) {
	p := d.page
	head := p.headNoun(from, end)
	if head < 0 {
		return answer{}, false
	}
	first := p.words[from]
	definite := first.fold == "the" || first.fold == "this" || first.fold == "that" || first.poss || articles[first.fold] && first.fold != "a" && first.fold != "an" || titles[first.fold] && head == from && first.cap
	// The first words may be cut off: "the mayor", "the former mayor and current senator".
	if before := p.at(from - 1); !definite && (!functionWords[first.fold] || officeAfter[first.fold]) && (before.fold == "the" || before.fold == "and") && before.sent == first.sent {
		definite = true
	}
	if a, ok := d.sameGroup(from, head); ok {
		return a, true
	}
	if !definite {
		return d.introduced(from, end, head)
	}
	w := p.words[head].fold
	if bodyHeads[w] && !personNouns[w] {
		if head-from <= 1 {
			return d.bodyCalled(w, from)
		}
		return answer{}, false
	}
	if !personNouns[w] {
		return answer{}, false
	}
	words := roleWords(p.text(from, end))
	owner := -1
	if k := d.nameBefore(end); k >= 0 && d.names[k].from >= from && d.names[k].poss {
		owner = d.names[k].who // "Hale's spokesman" is not Hale
	}
	best, score := d.fits(words, plainRole(w), p.sexOf(from, end), from, func(who int) bool { return who != owner && d.before(who, from) })
	if score >= 4 {
		return answer{who: []int{best}, how: "description: the office fits"}, true
	}
	if ahead, s := d.fits(words, plainRole(w), p.sexOf(from, end), from, func(who int) bool { return who != owner && d.ahead(who, from) }); s >= 3 && s > score {
		return answer{who: []int{ahead}, how: "description: the person named next"}, true
	}
	if first.poss || articles[first.fold] && first.fold != "the" {
		return answer{}, false // "Hale's lawyer" need not be anybody the page names
	}
	if who, how := d.salient(from, p.sexOf(from, end)); who >= 0 {
		return answer{who: []int{who}, how: how}, true
	}
	if ahead := d.firstAhead(from, p.sexOf(from, end)); ahead >= 0 && len(d.events) == 0 {
		return answer{who: []int{ahead}, how: "description: the person named next"}, true
	}
	return answer{}, false
}

// sameGroup links "these voters" to the group that spoke before: "younger voters".
func (d *discourse) sameGroup(from, head int) (answer, bool) {
	p := d.page
	first, w := p.words[from].fold, p.words[head].fold
	if first != "the" && first != "these" && first != "those" || head != from+1 {
		return answer{}, false
	}
	if _, plural := singular(w); !plural {
		return answer{}, false
	}
	for k := len(d.groups) - 1; k >= 0 && k >= len(d.groups)-20; k-- {
		if a := d.out[d.groups[k]]; strings.HasSuffix(a.name, " "+w) {
			a.how = "the group that spoke before"
			return a, true
		}
	}
	return answer{}, false
}

// introduced reads "a Northmoor judge" in the first sentences: news names the
// judge a little later, "Judge Mara Voss ruled". The office must be the same
// and nobody else hold it.
func (d *discourse) introduced(from, end, head int) (answer, bool) {
	p := d.page
	w := plainRole(p.words[head].fold)
	one := p.words[from].fold
	if one != "a" && one != "an" || !personNouns[p.words[head].fold] || generic[w] || !p.leads(from) {
		return answer{}, false
	}
	found := -1
	for who := range d.people.all {
		s := &d.people.all[who]
		if !s.holds(w) {
			continue
		}
		if found >= 0 || !d.ahead(who, from) {
			return answer{}, false
		}
		found = who
	}
	if found < 0 {
		return answer{}, false
	}
	return answer{who: []int{found}, how: "description: the person named next"}, true
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
		case p.words[i].poss || articles[w]:
		case femaleNouns[w]:
			return female
		case maleNouns[w]:
			return male
		}
	}
	return unknownGender
}

func (d *discourse) before(who, i int) bool { return d.people.all[who].first < i }

// ahead reports that somebody is named first within the next three sentences.
func (d *discourse) ahead(who, i int) bool {
	f := d.people.all[who].first
	return f > i && d.page.at(f).sent-d.page.at(i).sent <= 3
}

// generic are heads that fit any office.
var generic = setOf(`official politician woman man person diplomat expert figure lawmaker chief executive veteran`)

// fits finds the one person whose offices fit a description best. A head
// that is the same counts four, another word two.
func (d *discourse) fits(words []string, head string, sex gender, at int, allowed func(int) bool) (int, float64) {
	best, top, second := -1, 0.0, 0.0
	for who := range d.people.all {
		s := &d.people.all[who]
		if s.kind != person || !allowed(who) || sex != unknownGender && s.sex == -sex {
			continue
		}
		score := 0.0
		for _, r := range s.roles {
			now := 0.0
			for _, w := range words {
				switch {
				case r.has(w) && w == head:
					now += 4
				case r.has(w):
					now += 2
				case w == head && generic[head]:
					now++
				case w != head && !generic[w] && !places[w] && !capitalAdjectives[w] && !officeAfter[w]:
					now-- // "the band leader" is not the leader of a party
				}
			}
			score = max(score, now)
		}
		if score == 0 {
			continue
		}
		for k := len(d.events) - 1; k >= 0 && k > len(d.events)-8; k-- {
			if d.events[k].who == who {
				score += 1
				break
			}
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

func (r role) has(w string) bool {
	for _, x := range r.words {
		if x == w {
			return true
		}
	}
	return false
}

// salient is the person whom news calls by another description: the last
// speaker or subject.
func (d *discourse) salient(i int, sex gender) (int, string) {
	p := d.page
	here := p.words[i]
	best, score := -1, 0.0
	for _, c := range d.candidates(i, sex) {
		if d.people.all[c.who].kind == person && c.score > score && here.sent-p.at(c.nearest).sent <= 6 {
			best, score = c.who, c.score
		}
	}
	return best, "description: last speaker or subject"
}

// firstAhead is the first person named within the next three sentences who
// stands as a subject.
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

// bodyCalled finds the body that "the council" or "the campaign" is short for:
// the nearest before whose name ends so.
func (d *discourse) bodyCalled(w string, i int) (answer, bool) {
	p := d.page
	if commonHeads[w] {
		return answer{}, false
	}
	last := d.nameBefore(i)
	for k := last; k >= 0 && k > last-300; k-- {
		n := d.names[k]
		if n.who < 0 {
			continue
		}
		if next := p.at(n.to); next.fold == w && !next.cap && next.kind == parse.TokenWord && !n.poss {
			return answer{name: collapse(p.text(n.from, n.to+1)), group: true, how: "short for the name before"}, true
		}
		s := d.people.all[n.who]
		if s.kind == body && len(s.words) > 1 && s.words[len(s.words)-1] == w {
			return answer{who: []int{n.who}, group: true, how: "short for the name before"}, true
		}
	}
	return answer{}, false
}
