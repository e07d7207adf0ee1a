package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// outside corrects mentions whose span misses the words that name the speaker, which are
// next to it.
func (d *discourse) outside(from, to int) (answer, bool) {
	p := d.page
	if a, ok := d.beside(from, to); ok {
		return a, true
	}
	if a, ok := d.restOfPair(from, to); ok {
		return a, true
	}
	if who := d.afterPlace(from, to); who >= 0 {
		return answer{who: []int{who}, how: "the subject after the place"}, true
	}
	if k := d.nameBefore(to) + 1; k < len(d.names) && d.names[k].lead < to && d.names[k].lead >= from && d.names[k].who >= 0 && d.names[k].from-to < 12 {
		return answer{who: []int{d.names[k].who}, how: "the name after the office"}, true
	}
	end := d.nounAfter(from, to)
	if who := d.nameAfter(end); who >= 0 && d.describes(from, end) {
		return answer{who: []int{who}, how: "the name after its description"}, true
	}
	if end > to && p.sameLine(from, end) {
		return d.read(from, end), true
	}
	return answer{}, false
}

// afterPlace is the person after a place: "In Sar, Mara Voss, who runs the
// depot, called it late." -1 where the place itself is the subject.
func (d *discourse) afterPlace(from, to int) int {
	p := d.page
	before := p.at(from - 1)
	if !lang.PlacePrepositions[before.fold] || before.sent != p.words[from].sent || p.at(to).fold != "," {
		return -1
	}
	k := d.nameBefore(to)
	if k < 0 || d.names[k].from != from || d.names[k].to != to || d.names[k].who >= 0 && d.people.all[d.names[k].who].kind == person {
		return -1
	}
	if k+1 >= len(d.names) || d.names[k+1].lead != to+1 {
		return -1
	}
	n := d.names[k+1]
	if n.who < 0 || n.poss || p.words[n.from].sent != before.sent || !d.mayBePerson(n.who) {
		return -1
	}
	return n.who
}

// nounAfter is where the phrase ends that a possessive pronoun opens:
// "according to her security adviser" where the mention is "her" alone; to
// itself where there is none.
func (d *discourse) nounAfter(from, to int) int {
	p := d.page
	if to-from != 1 || !ownersPronoun(p.words[from].fold) {
		return to
	}
	for i := to; i < to+5; i++ {
		w := p.at(i)
		if w.kind != parse.TokenWord || w.sent != p.words[from].sent || lang.FunctionWords[w.fold] || lang.ReportingVerbs[w.fold] || lang.Auxiliaries[w.fold] {
			break
		}
		if lang.PersonNouns[w.fold] && p.heading(i) {
			return i + 1
		}
	}
	return to
}

// nameAfter is the person whose name stands between commas after the word:
// "said its leader, Piet Hale, by telephone". -1 if there is none.
func (d *discourse) nameAfter(end int) int {
	p := d.page
	if p.at(end).fold != "," {
		return -1
	}
	k := d.nameBefore(end) + 1
	if k >= len(d.names) || d.names[k].lead != end+1 {
		return -1
	}
	n := d.names[k]
	next := p.at(n.to)
	if n.who < 0 || n.poss || !d.mayBePerson(n.who) || p.words[n.from].sent != p.at(end).sent {
		return -1
	}
	if next.sent == p.at(end).sent && next.fold != "," && next.fold != "." && next.fold != ";" {
		return -1 // "the mayor, Hale said"
	}
	return n.who
}

// describes reports whether a phrase without a name describes one person: "its leader".
func (d *discourse) describes(from, end int) bool {
	p := d.page
	head := p.headNoun(from, end)
	if head < 0 || !lang.PersonNouns[p.words[head].fold] || !p.definite(from, head) && !(p.words[head].cap && p.words[from].cap) {
		return false
	}
	k := d.nameBefore(end)
	return k < 0 || d.names[k].to <= from || d.names[k].poss || p.prepositionIn(from, d.names[k].lead)
}

// sameLine reports words of one sentence.
func (p *page) sameLine(from, end int) bool {
	return p.at(from).sent == p.at(end-1).sent
}

// quotedOne is the person whom somebody else quotes: Hale in "Voss quoted Hale as saying",
// but not in "Hale was quoted by the agency as saying".
func (d *discourse) quotedOne(s parse.Statement) (answer, bool) {
	p := d.page
	if len(s.Cue) == 0 {
		return answer{}, false
	}
	cue := p.search(s.Cue[0].Start)
	as := -1
	switch w := p.at(cue).fold; {
	case lang.QuotingVerbs[w]:
		for i := cue + 1; i < cue+15 && p.at(i).sent == p.at(cue).sent; i++ {
			if p.at(i).fold == "as" && lang.SayingParticiples[p.at(i+1).fold] {
				as = i
				break
			}
		}
	case lang.SayingParticiples[w] && p.at(cue-1).fold == "as":
		as = cue - 1
		for cue = as - 1; cue > as-15 && p.at(cue).sent == p.at(as).sent && !lang.QuotingVerbs[p.at(cue).fold]; cue-- {
		}
		if p.at(cue).sent != p.at(as).sent || !lang.QuotingVerbs[p.at(cue).fold] {
			return answer{}, false
		}
	}
	if as <= cue+1 || lang.MentionPrepositions[p.at(cue+1).fold] || lang.Auxiliaries[p.at(cue-1).fold] || p.at(cue-1).fold == "been" {
		return answer{}, false
	}
	a := d.read(cue+1, as)
	if len(a.who) == 0 {
		return answer{}, false
	}
	a.how = "who is quoted: " + a.how
	return a, true
}

// noPhrase reports a mention that names nobody because it opens a clause:
// "Responding to recent" of "Responding to recent remarks by Voss claiming …".
func (p *page) noPhrase(from, to int) bool {
	w := p.at(from)
	return to-from > 1 && len(w.fold) > 5 && strings.HasSuffix(w.fold, "ing") && lang.MentionPrepositions[p.at(from+1).fold] && !lang.PersonNouns[w.fold]
}

// beforeCue is the person whose name, closed by a comma, stands right before
// the cue: "Hale's niece, state Del. Mara Voss (Green), shouted". -1 if there is
// none.
func (d *discourse) beforeCue(cue int) int {
	p := d.page
	i := cue - 1
	if p.at(i).fold != "," || p.at(i).sent != p.at(cue).sent || !strings.HasSuffix(p.at(cue).fold, "ed") && p.at(cue).fold != "said" && p.at(cue).fold != "says" {
		return -1
	}
	if p.at(i-1).fold == ")" {
		for i -= 2; i > 0 && cue-i < 12 && p.at(i).fold != "("; i-- {
		}
	}
	k := d.nameBefore(i)
	if k < 0 || d.names[k].to != i && d.names[k].to != i-1 || p.at(d.names[k].to).kind == parse.TokenWord {
		return -1
	}
	n := d.names[k]
	if n.who < 0 || n.poss || n.quoted != p.at(cue).quoted || d.people.all[n.who].kind != person {
		return -1
	}
	if before := p.at(n.lead - 1); before.fold != "," && before.sent == p.at(n.lead).sent {
		return -1
	}
	return n.who
}

// claimedBy is who stands between a cue and its words: "responding to claims by
// Piet Hale that it rained". -1 if nobody does.
func (d *discourse) claimedBy(s parse.Statement, cue int) int {
	p := d.page
	if len(s.Content) == 0 {
		return -1
	}
	at := p.search(s.Content[0].Start)
	if p.at(at-1).fold == "that" {
		at--
	}
	if at <= cue || at-cue > 16 {
		return -1
	}
	k := d.nameBefore(at)
	if k < 0 || d.names[k].to != at || d.names[k].who < 0 || d.names[k].poss {
		return -1
	}
	n := d.names[k]
	if before := p.at(n.lead - 1).fold; before != "by" && before != "from" || n.lead <= cue {
		return -1
	}
	if w, _ := singular(p.at(n.lead - 2).fold); !lang.StatementNouns[w] {
		return -1
	}
	return n.who
}

// sameWords is whose statement "the statement" is: of somebody who spoke "in a
// statement" a little before.
func (d *discourse) sameWords(from, head int) (answer, bool) {
	p := d.page
	if p.words[from].fold != "the" || head != from+1 {
		return answer{}, false
	}
	for i := from - 1; i >= 0 && p.words[from].sent-p.words[i].sent <= 3; i-- {
		if p.words[i].fold != p.words[head].fold || p.words[i].quoted {
			continue
		}
		for _, k := range d.bySentence[p.words[i].sent] {
			if a := d.out[k]; a.done && a.known() && d.statements[k].Mention.Start < p.words[from].span.Start {
				a.how = "whose words they are"
				return a, true
			}
		}
		return answer{}, false
	}
	return answer{}, false
}
