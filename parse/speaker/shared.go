package speaker

import (
	"onrecord/parse"
	"onrecord/parse/lang"
)

// shareSurnames gives the first of two given names the surname of the second where the text
// says that they are relatives: "the couple, Ines and Piet Roke", or, with "Mrs Roke" later,
// "Ines and Piet Roke".
func (p *page) shareSurnames(names []name) {
	for k := 0; k+1 < len(names); k++ {
		n, o := &names[k], &names[k+1]
		if n.to-n.from != 1 || n.poss || n.kind.group() || n.title != "" && !lang.Honorifics[n.title] || !isGiven(p.words[n.from].fold) && !lang.RelativesTogether[p.at(n.from-1).fold] ||
			p.at(n.to).fold != "and" || o.from != n.to+1 || o.to-o.from < 2 || !isGiven(p.words[o.from].fold) || o.kind != person {
			continue
		}
		last := o.to - 1
		for last-1 > o.from && lang.NameParticles[p.words[last-1].fold] {
			last--
		}
		if p.areRelatives(n.from) || p.bothTitled(names, genderOf(p.words[n.from].fold), genderOf(p.words[o.from].fold), p.words[o.to-1].fold) {
			n.surname, n.kind = [2]int{last, o.to}, person
		}
	}
}

// areRelatives reports a word for relatives near the word.
func (p *page) areRelatives(i int) bool {
	s := p.words[i].sent
	for k := p.first[max(0, s-1)]; k < p.first[min(s+2, len(p.first)-1)]; k++ {
		if w := &p.words[k]; w.kind == parse.TokenWord && !w.quoted && lang.RelativesTogether[w.fold] {
			return true
		}
	}
	return false
}

// bothTitled reports that the page has a title of the first gender, which is not the second,
// with the surname.
func (p *page) bothTitled(names []name, first, second gender, surname string) bool {
	if first == unknownGender || first == second {
		return false
	}
	for _, n := range names {
		if n.to-n.from == 1 && p.words[n.from].fold == surname && (first == female && lang.FemaleNouns[n.title] || first == male && lang.MaleNouns[n.title]) {
			return true
		}
	}
	return false
}
