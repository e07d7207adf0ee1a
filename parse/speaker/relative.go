package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// relative says whom "who" or "which" at the word means: the name or phrase
// just before it.
func (d *discourse) relative(i int) answer {
	p := d.page
	end := i
	for end > 0 && p.words[end-1].kind != parse.TokenWord && p.words[end-1].sent == p.words[i].sent {
		end--
	}
	if end == i && p.at(i-1).fold == "and" {
		// "the engineer who built it and who said"
		for k := i - 2; k > 0 && p.words[k].sent == p.words[i].sent; k-- {
			if p.words[k].fold == p.words[i].fold {
				return d.relative(k)
			}
		}
	}
	comma := end < i
	several := lang.PluralVerbs[p.at(i+1).fold] // "allies of Hale, who have left"
	last, where := -1, -1
	for k := d.nameBefore(end); k >= 0; k-- {
		n := d.names[k]
		if p.words[n.from].sent != p.words[i].sent || end-n.to > 25 {
			break
		}
		if n.who < 0 || n.poss {
			continue
		}
		if several && !d.isGroup(n.who) {
			if n.to == end {
				return answer{how: "the relative means several people"}
			}
			continue
		}
		if p.words[i].fold == "who" && (d.people.all[n.who].kind == place || d.isGroup(n.who) && p.prepositionIn(max(0, n.lead-2), n.lead)) {
			if n.to >= end-1 {
				where = n.lead
			}
			continue // "Mara Voss of Texas, who", "a doctor in Texas who"
		}
		if (n.to == end || n.to == end-1 && p.words[end-1].fold == ".") && where < 0 {
			return answer{who: []int{n.who}, group: d.isGroup(n.who), how: "relative: the name before it"}
		}
		if comma && !d.isGroup(n.who) && (last < 0 || d.doubtful(last) && d.mayBePerson(n.who)) {
			last = n.who // Voss in "Mara Voss, editor of the Kestrel newspaper, who"
		}
	}
	if where >= 0 {
		for where > 0 && lang.Articles[p.words[where-1].fold] {
			where--
		}
		if where > 0 && lang.MentionPrepositions[p.words[where-1].fold] {
			end = where - 1
		}
		if k := d.nameBefore(end); k >= 0 && d.names[k].to == end && d.names[k].who >= 0 && !d.names[k].poss && !d.isGroup(d.names[k].who) {
			return answer{who: []int{d.names[k].who}, how: "relative: the name before it"}
		}
	}
	if !comma {
		if who := d.apposedTo(end); who >= 0 && !several {
			return answer{who: []int{who}, how: "relative: the name before it"}
		}
		if a, ok := d.phraseMeant(end); ok {
			return a
		}
	}
	if last >= 0 {
		return answer{who: []int{last}, how: "relative: the name before it"}
	}
	if a, ok := d.phraseMeant(end); ok {
		return a
	}
	return answer{how: "nothing before the relative"}
}

// apposedTo is the person whose apposition ends at the word: "Ines Roke, a Sar resident | who
// saw it". -1 if there is none.
func (d *discourse) apposedTo(end int) int {
	p := d.page
	for k := end - 2; k > 1 && k > end-9 && p.words[k].sent == p.at(end-1).sent; k-- {
		if w := &p.words[k]; !lang.Articles[w.fold] || w.cap {
			if w.kind != parse.TokenWord && w.fold != "-" {
				return -1
			}
			continue
		}
		n := d.nameBefore(k - 1)
		if p.words[k-1].fold != "," || n < 0 || d.names[n].to != k-1 || d.names[n].who < 0 || d.names[n].poss || !d.mayBePerson(d.names[n].who) {
			return -1
		}
		return d.names[n].who
	}
	return -1
}

// doubtful reports a single word that nothing shows to be a person's name.
func (d *discourse) doubtful(who int) bool {
	s := &d.people.all[who]
	return s.kind == unknown && s.proof == 0 && len(s.words) < 2
}

// phraseMeant is whom the noun phrase that ends at the word means: "three
// members"; with an article, perhaps somebody with that office.
func (d *discourse) phraseMeant(end int) (answer, bool) {
	p := d.page
	from := end
	for from > 0 && end-from < 6 {
		w := &p.words[from-1]
		if w.sent != p.at(end-1).sent || w.kind == parse.TokenMark || w.kind == parse.TokenQuote ||
			lang.FunctionWords[w.fold] && !lang.Quantities[w.fold] && !w.cap && w.fold != "retired" || lang.ReportingVerbs[w.fold] || strings.HasSuffix(w.fold, "ed") && w.fold != "retired" {
			break
		}
		from--
	}
	text := collapse(p.text(from, end))
	if last := p.at(end - 1).fold; text == "" || lang.Quantities[fold(text)] || lang.FunctionWords[fold(text)] || last == "million" || last == "percent" || p.at(end-1).kind == parse.TokenNumber {
		return answer{}, false
	}
	if p.at(from-1).fold == "the" {
		if a, ok := d.describe(from-1, end); ok {
			return a, true
		}
	}
	return answer{name: text, group: p.several(from, end), how: "relative: the words before it"}, true
}
