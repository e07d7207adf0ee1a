package speaker

import "strings"

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
		return answer{name: rest, group: p.several(from, end), how: "as the text names it; whose is not clear"}, true
	}
	if p.vessel(from, end) {
		a.how = "whose words they are: " + a.how
		return a, true
	}
	owner := d.people.all[a.who[0]]
	short := owner.name
	if owner.kind == person {
		short = lastName(owner.name)
	}
	return answer{name: short + "’s " + rest, group: p.several(from, end), how: "as the text names it; whose: " + a.how}, true
}

// ownWords reads "Voss's letter", "the council's statement".
func (d *discourse) ownWords(from, end int) (answer, bool) {
	if !d.page.vessel(from, end) {
		return answer{}, false
	}
	for k := d.nameBefore(from) + 1; k < len(d.names) && d.names[k].to < end; k++ {
		n := d.names[k]
		if n.poss && n.who >= 0 && !d.page.prepositionIn(from, n.lead) {
			return answer{who: []int{n.who}, group: d.isGroup(n.who), how: "whose words they are"}, true
		}
	}
	return answer{}, false
}

// vessels hold somebody's words: "Voss's letter said" is Voss speaking.
var vessels = setOf(`statement letter brief tweet post message speech memo memorandum email e-mail testimony filing submission
	remark comment announcement book memoir autobiography column op-ed essay word account claim plea complaint response reply answer
	argument assertion admission declaration comments remarks words answer question warning proposal pledge promise vow`)

// vessel reports a phrase whose head holds words.
func (p *page) vessel(from, end int) bool {
	head := p.headNoun(from, end)
	if head < 0 {
		return false
	}
	w, _ := singular(p.words[head].fold)
	return vessels[w]
}

func lastName(s string) string {
	f := strings.Fields(s)
	for len(f) > 1 && suffixes[fold(f[len(f)-1])] {
		f = f[:len(f)-1]
	}
	if len(f) == 0 {
		return s
	}
	return strings.TrimSuffix(f[len(f)-1], ",")
}
