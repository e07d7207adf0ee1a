package speaker

import (
	"slices"
	"strings"

	"onrecord/parse/lang"
)

// clash reports an office of the same kind with another portfolio: "the
// foreign minister" is neither the prime minister nor a deputy minister.
func (what description) clash(r role) bool {
	mine := false
	for _, w := range what.words {
		if lang.Portfolios[w] {
			if r.has(w) {
				return false
			}
			mine = true
		}
	}
	return mine && r.has(what.noun) && slices.ContainsFunc(r.words, func(w string) bool { return lang.Portfolios[w] })
}

// lower counts against an office below the one described: "the governor" is not the deputy
// governor.
func (what description) lower(r role) bool {
	for _, w := range []string{"deputy", "vice", "assistant"} {
		if r.has(w) && !what.has(w) && what.has(what.noun) {
			return true
		}
	}
	return false
}

func (what description) has(w string) bool {
	return slices.Contains(what.words, w)
}

// topDiplomat reports "Veshnia's top diplomat": its foreign minister, or its
// secretary of state.
func (what description) topDiplomat() bool {
	return what.noun == "diplomat" && (what.has("top") || what.has("chief"))
}

func (r role) foreignMinister() bool {
	return (r.has("minister") && r.has("foreign") || r.has("secretary") && (r.has("state") || r.has("foreign"))) && !r.has("deputy")
}

// peer reads "his Veshnian counterpart", "Hale's Veshnian colleague": the one
// person with an office or a description of that country, in whoever's eyes.
func (d *discourse) peer(from, end int) (answer, bool) {
	p := d.page
	head := p.headNoun(from, end)
	if head < 0 || !lang.PeerNouns[p.words[head].fold] {
		return answer{}, false
	}
	what := d.description(from, end, head)
	if len(what.countries) == 0 {
		return answer{}, false
	}
	found, top := -1, 0
	for _, who := range d.holders {
		s := &d.people.all[who]
		if s.first >= from || who == what.owner || s.kind != person {
			continue
		}
		score := 0
		for _, r := range s.roles {
			switch {
			case !r.has(what.countries[0]):
			case r.has("counterpart"):
				score = 3
			case r.has("minister") || r.has("secretary") || r.has("president"):
				score = max(score, 2)
			}
		}
		switch {
		case score > top:
			found, top = who, score
		case score == top:
			found = -1
		}
	}
	return meant(found, "description: the other of two in that office")
}

// officeLabel is who holds the office that stands as a label: "THE SPEAKER:"
// where the page says "The Speaker, Mara Voss, in the chair".
func (d *discourse) officeLabel(words []string) int {
	var office []string
	for _, w := range words {
		switch {
		case w == "the" || w == "madam" || w == "mr" || w == "madame":
		case lang.Titles[w] && !lang.Honorifics[w] || lang.OfficeWords[w]:
			office = append(office, plainRole(w))
		default:
			return -1
		}
	}
	if len(office) == 0 || !lang.Titles[words[len(words)-1]] {
		return -1
	}
	return theOne(slices.Values(d.holders), func(who int) bool {
		return slices.ContainsFunc(d.people.all[who].roles, func(r role) bool {
			return len(r.words) > 0 && subset(office, r.words) && r.words[len(r.words)-1] == office[len(office)-1]
		})
	})
}

// unnamedOffice is whom the sentence before is about, where nothing is known of
// that person and who is known to hold the office was named long before: "In Sar,
// Osman Hale preached. The cleric said …". -1 if there is none.
func (d *discourse) unnamedOffice(what description, holder int) int {
	p := d.page
	if !lang.CommonTrades[what.noun] {
		return -1
	}
	here := &p.words[what.from]
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		at := &p.words[e.at]
		if here.para-at.para > 1 || e.who == holder {
			break
		}
		s := &d.people.all[e.who]
		if e.main && at.sent == here.sent-1 && at.para == here.para && s.kind == person && len(s.roles) == 0 && (what.sex == unknownGender || s.sex != -what.sex) {
			return e.who
		}
	}
	return -1
}

// onlyOne is the only person named so far, if nothing contradicts the office.
func (d *discourse) onlyOne(what description) int {
	return d.onlyNamed(what, func(who int) bool { return d.people.all[who].kind == person && len(d.people.all[who].roles) == 0 })
}

// onlyNamed is the only person named so far, if the description may be of such a person; -1 if
// there is none, or are two.
func (d *discourse) onlyNamed(what description, fits func(who int) bool) int {
	found := -1
	for _, e := range d.events {
		s := &d.people.all[e.who]
		if s.kind.group() || e.who == found {
			continue
		}
		if found >= 0 || !fits(e.who) || what.sex != unknownGender && s.sex == -what.sex {
			return -1
		}
		found = e.who
	}
	return found
}

// isUS reports the country, which folding makes a pronoun.
func isUS(raw string) bool {
	raw = strings.TrimSuffix(raw, ".")
	return raw == "US" || raw == "U.S"
}
