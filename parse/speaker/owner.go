package speaker

import (
	"strings"

	"onrecord/parse/lang"
)

// owned reads "his aides", "their leader": the owner's surname makes the
// phrase plain.
func (d *discourse) owned(from, end int) (answer, bool) {
	p := d.page
	a, ok := d.readPronoun(from)
	rest := collapse(p.text(from+1, end))
	if !ok || rest == "" {
		return answer{}, false
	}
	if len(a.who) != 1 {
		return answer{name: collapse(p.text(from, end)), group: p.several(from, end), how: "as the text names it; whose is not clear"}, true
	}
	if p.vessel(from, end) {
		a.how = "whose words they are: " + a.how
		return a, true
	}
	owner := &d.people.all[a.who[0]]
	short := owner.name
	if owner.kind == person {
		short = owner.shortName()
	}
	return answer{name: short + "’s " + rest, group: p.several(from, end), how: "as the text names it; whose: " + a.how}, true
}

// ownWords reads "Voss's letter", "the council's statement".
func (d *discourse) ownWords(from, end int) (answer, bool) {
	if !d.page.vessel(from, end) {
		return answer{}, false
	}
	if a, ok := d.sameWords(from, d.page.headNoun(from, end)); ok {
		return a, true
	}
	for k := d.nameBefore(from) + 1; k < len(d.names) && d.names[k].to < end; k++ {
		n := d.names[k]
		if n.poss && n.who >= 0 && !d.page.prepositionIn(from, n.lead) {
			if k > 0 && d.names[k-1].from >= from && d.names[k-1].who >= 0 && d.names[k-1].who != n.who && d.names[k-1].to == n.lead-1 && d.page.words[n.lead-1].fold == "and" {
				return answer{who: []int{d.names[k-1].who, n.who}, group: true, how: "whose words they are"}, true
			}
			return answer{who: []int{n.who}, group: d.isGroup(n.who), how: "whose words they are"}, true
		}
	}
	return answer{}, false
}

// vessel reports a phrase whose head holds words.
func (p *page) vessel(from, end int) bool {
	for i := from; i+2 < end && !lang.MentionPrepositions[p.words[i].fold]; i++ {
		if p.words[i].fold == "and" && p.words[i+1].cap {
			from = i + 1 // "Hale and Voss's letter"
		}
	}
	head := p.headNoun(from, end)
	if head < 0 {
		return false
	}
	w, _ := singular(p.words[head].fold)
	return lang.StatementNouns[w]
}

// shortName is what the text calls a person for short where it does, else the
// last word with its particles: "Suu Lin", "van der Berg".
func (s *someone) shortName() string {
	short := ""
	for _, a := range s.aliases {
		if strings.HasSuffix(s.name, " "+a) && (short == "" || len(a) < len(short)) {
			short = a
		}
	}
	if short != "" {
		return short
	}
	words := strings.Fields(s.name)
	for len(words) > 1 && lang.NameSuffixes[fold(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	i := max(0, len(words)-1)
	for i > 1 && lang.NameParticles[words[i-1]] {
		i--
	}
	return strings.TrimSuffix(strings.Join(words[i:], " "), ",")
}
