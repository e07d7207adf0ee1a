package speaker

import (
	"cmp"
	"math"
	"slices"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// The distance within which a pronoun can refer to somebody.
const (
	farSentences  = 12
	farParagraphs = 4
)

// Limits of chances, from 0 to 1. Of pronouns that the weights had not seen, 97 in 100 were
// right where the chance was higher by rivalry than that of the next, and 6 in 10 where not.
const (
	learnSex = 0.75 // enough to learn from it whether somebody is a man or a woman
	openGap  = 0.1  // two whose chances differ by less are not told apart
	rivalry  = 0.6  // and by less than this, both are named to the reader

	// namesHimself lowers the odds of a person named in the very words that are quoted:
	// few people speak of themselves by name.
	namesHimself = 2
)

// candidate is a person to whom a pronoun can refer: a person in the document, or an
// unnamed person who has spoken.
type candidate struct {
	who    int // index into people; -1 for a phrase
	phrase int // statement whose mention it is, where who is -1
	signs  signs
	odds   float64 // sum of the signs' weights

	penalty float64 // taken from it
	chance  float64 // of being the one meant, among all candidates

	nearest event // the nearest place that is in nobody's words
	said    event // the nearest place in somebody's words
	times   int
	subject int  // sentences back to where it is a subject; -1 if it is none in reach
	spoken  int  // the same, in somebody's words
	spoke   int  // sentences back to where it speaks
	main    int  // sentences back to where a sentence is about it
	only    bool // it stands in nothing but words of somebody
	voice   bool // it speaks under its name
}

// pronoun says whom "he" or "she" at the word means, or -1 and why not, and notes what speaks
// for and against the choice. Where the pronoun means somebody without a name, it is -1 and
// the name of the noted answer is set.
func (d *discourse) pronoun(i int, noted *answer) (int, string) {
	sex := female
	if lang.HePronouns[d.page.words[i].fold] {
		sex = male
	}
	if who := d.comes(i, sex); who >= 0 {
		return who, "pronoun: the subject that comes after"
	}
	list := d.candidates(i, sex)
	d.rank(list)
	if d.choices != nil {
		d.choices(i, list)
	}
	if len(list) == 0 {
		if a, ok := d.personBefore(i, sex); ok {
			if len(a.who) == 1 {
				return a.who[0], "pronoun: the subject of the sentence before"
			}
			*noted = a
			return -1, "pronoun: the subject of the sentence before"
		}
		return -1, "no name in reach"
	}
	b := &list[0]
	if len(list) > 1 && d.undecided(i, list) {
		return -1, "two people could be meant: " + d.candidateName(*b) + ", " + d.candidateName(list[1])
	}
	d.notePronoun(i, list, noted)
	if b.who < 0 {
		c := noted.clues
		*noted = d.out[b.phrase]
		noted.steps, noted.phrase = 0, d.firstOf(b.phrase)+1
		c.each(func(k clue) { noted.clues.add(k) })
		return -1, "pronoun: last speaker"
	}
	if s := &d.people.all[b.who]; s.sex == unknownGender && !d.page.words[i].quoted && b.chance >= learnSex {
		s.sex, s.guessed = sex, true
	}
	if b.spoke >= 0 {
		return b.who, "pronoun: last speaker"
	}
	return b.who, "pronoun: nearest subject"
}

// undecided reports whether the two likeliest candidates can hardly be told apart. If
// their probabilities are equal, the one in view comes first.
func (d *discourse) undecided(i int, list []candidate) bool {
	if list[0].chance-list[1].chance >= openGap {
		return d.even(&list[0], &list[1])
	}
	first, second := d.inView(i, list[0]), d.inView(i, list[1])
	if second && !first {
		list[0], list[1] = list[1], list[0]
	}
	return first == second
}

// inView reports that the sentence before, in the same paragraph, is about a candidate: "Roke
// denies it. “We got a page,” he said."
func (d *discourse) inView(i int, c candidate) bool {
	p := d.page
	return d.telling >= 0 && c.main == 1 && p.words[c.nearest.at].para == p.words[i].para
}

// even reports whether two candidates can hardly be told apart: "Lind met Roke on Monday.
// She said …", where neither has spoken or was named before.
func (d *discourse) even(a, b *candidate) bool {
	if a.who < 0 || b.who < 0 || a.times > 1 || b.times > 1 || a.spoke >= 0 || b.spoke >= 0 || a.subject == 0 || d.people.all[a.who].sex != d.people.all[b.who].sex {
		return false
	}
	return d.page.words[a.nearest.at].sent == d.page.words[b.nearest.at].sent && d.people.all[a.who].seen <= d.people.all[b.who].seen
}

// candidateName is what a candidate is called in a message.
func (d *discourse) candidateName(c candidate) string {
	if c.who < 0 {
		return d.out[c.phrase].name
	}
	return d.people.all[c.who].name
}

// rank puts the likeliest candidate first and counts the chances.
func (d *discourse) rank(list []candidate) {
	w, top := &d.weights[0], math.Inf(-1)
	if d.telling >= 0 {
		w = &d.weights[1]
	}
	for k := range list {
		c := &list[k]
		c.odds = -c.penalty
		c.signs.each(func(s sign) { c.odds += w[s] })
		top = max(top, c.odds)
	}
	sum := 0.0
	for k := range list {
		list[k].chance = math.Exp(list[k].odds - top)
		sum += list[k].chance
	}
	for k := range list {
		list[k].chance /= sum
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.odds, a.odds) })
}

// notePronoun says how far the chosen antecedent is, and who else could be meant.
func (d *discourse) notePronoun(i int, list []candidate, noted *answer) {
	b, here := &list[0], &d.page.words[i]
	c := &noted.clues
	at := &d.page.words[b.nearest.at]
	switch gap := here.sent - at.sent; {
	case gap <= 0:
		c.add(gapNone)
	case gap == 1:
		c.add(gapOne)
	case gap <= 3:
		c.add(gapTwo)
	default:
		c.add(gapFar)
	}
	c.addIf(here.para != at.para, paragraphEnds)
	c.addIf(b.who >= 0 && d.people.all[max(b.who, 0)].sex == unknownGender, sexUnknown)
	c.addIf(b.spoke < 0, notSpoken)
	margin := b.chance
	if len(list) > 1 {
		margin -= list[1].chance
	}
	if b.nearest.pronoun { // it means whom the pronoun before means, who is not sure either
		margin *= 1 - b.nearest.doubt
	}
	noted.unsure, noted.rival = 1-b.chance*(1-b.nearest.doubt), 0
	if len(list) < 2 || b.nearest.doubt > list[1].chance {
		noted.rival = b.nearest.rival
	}
	if o := d.inParagraph(i, list); o >= 0 {
		margin, noted.rival = min(margin, rivalry-0.1), o+1
	}
	switch {
	case margin < 0.3:
		c.add(marginLow)
	case margin < rivalry:
		c.add(marginFair)
	case margin < 0.9:
		c.add(marginGood)
	default:
		c.add(marginHigh)
	}
	if margin < rivalry && noted.rival == 0 && len(list) > 1 {
		noted.rival = list[1].who + 1
	}
}

// dropFarRival forgets somebody who is too unlikely to be named to the reader. Pronouns between
// statements keep such a rival: one after them may be less sure.
func (a *answer) dropFarRival() {
	if a.clues.has(marginGood) || a.clues.has(marginHigh) {
		a.rival = 0
	}
}

// inParagraph is the one other candidate whom the sentence before the pronoun has, in a paragraph
// that does not have the likeliest one: "Hale said Dr Roke had brought honour. She said …". -1 if
// there is none.
func (d *discourse) inParagraph(i int, list []candidate) int {
	p := d.page
	here := &p.words[i]
	in := func(e event, sentences int) bool {
		return e.at >= 0 && p.words[e.at].para == here.para && here.sent-p.words[e.at].sent <= sentences
	}
	if here.fold != "he" && here.fold != "she" || in(list[0].nearest, farSentences) || in(list[0].said, farSentences) {
		return -1
	}
	found := -1
	for _, c := range list[1:] {
		if c.who < 0 || d.people.all[c.who].sex == unknownGender || !in(c.nearest, 1) && !in(c.said, 1) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = c.who
	}
	return found
}

// candidates lists the people to whom the pronoun at the word can refer, with their
// features.
func (d *discourse) candidates(i int, sex gender) []candidate {
	p := d.page
	here := &p.words[i]
	list := d.reach[:0]
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		w := &p.words[e.at]
		sentences, paragraphs := here.sent-w.sent, here.para-w.para
		if sentences > farSentences && paragraphs > farParagraphs || sentences > 5*farSentences {
			break
		}
		if d.entry != nil && d.entry[here.para] != d.entry[w.para] {
			break // another entry of a live blog
		}
		s := &d.people.all[e.who]
		if s.kind.group() || e.writes || sex != unknownGender && s.sex == -sex {
			continue
		}
		at := slices.IndexFunc(list, func(c candidate) bool { return c.who == e.who })
		if at < 0 {
			at = len(list)
			list = append(list, candidate{who: e.who, nearest: event{at: -1}, said: event{at: -1}, subject: -1, spoken: -1, spoke: -1, main: -1})
		}
		c := &list[at]
		c.times++
		if d.telling >= 0 && !e.speaker && (e.said == d.telling || e.said < 0 && e.quoted && sentences <= 1) {
			if e.said == d.telling && e.quoted && !e.pronoun && c.penalty == 0 {
				c.penalty = namesHimself
			}
			continue // whom the words are about seldom says them: "Hale, he recalled, told him to wait"
		}
		c.stands(e, sentences, !here.quoted && !e.speaker && (e.quoted || e.said >= 0))
	}
	list = d.namelessOnes(i, list)
	kept := list[:0]
	for _, c := range list {
		if c.who >= 0 && d.hardlyAPerson(c) {
			continue
		}
		switch {
		case c.nearest.at >= 0:
		case c.said.at >= 0:
			c.nearest, c.only = c.said, true
		default:
			continue // only in the very words that the pronoun's person says
		}
		kept = append(kept, c)
	}
	d.reach = list[:0]
	kept = d.withoutAsker(i, kept)
	d.readSigns(i, sex, kept)
	d.owners(i, kept)
	d.newcomer(i, kept)
	return kept
}

// stands notes a place that stands for the candidate, so many sentences back, and whether it is in
// somebody's words; the nearest come first.
func (c *candidate) stands(e event, back int, inWords bool) {
	switch {
	case inWords && c.said.at < 0:
		c.said = e
	case !inWords && c.nearest.at < 0:
		c.nearest = e
	}
	switch {
	case e.weight < asClause:
	case inWords && c.spoken < 0:
		c.spoken = back
	case !inWords && c.subject < 0:
		c.subject = back
	}
	if c.spoke < 0 && e.speaker {
		c.spoke = back
	}
	c.voice = c.voice || e.speaker && !e.pronoun
	if c.main < 0 && e.main {
		c.main = back
	}
}

// owners makes the person less likely whose "his" or "her" only says who the subject of the
// sentence before is: "His brother, Piet Hale, stayed. He said …".
func (d *discourse) owners(i int, list []candidate) {
	p := d.page
	if f := p.words[i].fold; f != "he" && f != "she" {
		return
	}
	for k := range list {
		own := list[k].nearest
		if !own.pronoun || own.weight != asPossessive || p.words[i].sent-p.words[own.at].sent != 1 {
			continue
		}
		for _, o := range list {
			if o.who != list[k].who && o.main == 1 && o.subject == 1 && p.apposedNoun(own.at+1, o.nearest.at) {
				list[k].penalty += namesHimself
			}
		}
	}
}

// newcomer makes the person likelier whom the sentence before brings in: "The pathologist, Dr Mara
// Voss, gave the cause of death. She said …".
func (d *discourse) newcomer(i int, list []candidate) {
	p := d.page
	w := &p.words[i]
	if w.fold != "he" && w.fold != "she" || w.quoted || d.telling < 0 || w.sent < 0 || w.sent >= len(p.first) || p.first[w.sent] != i {
		return
	}
	for k := range list {
		c := &list[k]
		if c.who < 0 || c.main != 1 || c.times != 1 || c.nearest.quoted || c.nearest.pronoun {
			continue
		}
		if at := &p.words[c.nearest.at]; at.para == w.para && d.people.all[c.who].first == c.nearest.at && d.mayBePerson(c.who) {
			c.penalty -= namesHimself
		}
	}
}

// withoutAsker leaves out by whom the subject of the sentence is asked: "Asked by Piet Hale whether
// it was safe, he said no."
func (d *discourse) withoutAsker(i int, list []candidate) []candidate {
	p := d.page
	w := &p.words[i]
	if w.fold == "his" || w.fold == "her" || w.sent < 0 || w.sent >= len(p.first) {
		return list
	}
	from := p.first[w.sent]
	if f := p.at(from).fold; f == "when" || f == "if" {
		from++
	}
	by := from + 1
	switch f := p.at(from).fold; {
	case lang.AskingParticiples[f], f == "replying", f == "responding":
	case f == "under", f == "during":
		for by < from+4 && p.at(by).fold != "by" && p.at(by).fold != "from" {
			by++
		}
	default:
		return list
	}
	if f := p.at(by).fold; f != "by" && f != "from" && f != "to" {
		return list
	}
	return slices.DeleteFunc(list, func(c candidate) bool {
		n := c.nearest
		return n.at > by && n.at < i && n.at-by <= 6 && p.words[n.at].sent == w.sent && !n.pronoun
	})
}

// apposedNoun reports that the words are one noun and a comma, as before a name.
func (p *page) apposedNoun(from, to int) bool {
	if to-from < 2 || to-from > 8 || p.at(to-1).fold != "," {
		return false
	}
	for i := from; i < to-1; i++ {
		if w := &p.words[i]; w.kind != parse.TokenWord || w.sent != p.words[to].sent || lang.Auxiliaries[w.fold] || lang.ReportingVerbs[w.fold] {
			return false
		}
	}
	return true
}

// hardlyAPerson reports whether a name of unknown kind shows no sign of belonging to a
// person: it is used like the name of a thing, or is a single word that occurs once.
func (d *discourse) hardlyAPerson(c candidate) bool {
	s := &d.people.all[c.who]
	if s.kind == person || c.voice || s.sex != unknownGender && !s.guessed {
		return false
	}
	return d.things[c.who] || s.proof == 0 && c.times < 2 && len(s.words) < 2
}

// namelessOnes adds the person without a name who spoke last: "A spokesman said no.
// He gave no reason."
func (d *discourse) namelessOnes(i int, list []candidate) []candidate {
	p := d.page
	if len(d.phrases) == 0 {
		return list
	}
	k := d.phrases[len(d.phrases)-1]
	a, at := d.out[k], p.search(d.statements[k].Mention.Start)
	here, there := &p.words[i], p.at(at)
	if d.entry != nil && d.entry[here.para] != d.entry[max(there.para, 0)] || a.group || a.name == interviewer || here.sent <= there.sent || here.sent-there.sent > farSentences || here.para-there.para > farParagraphs || there.quoted && !here.quoted {
		return list
	}
	from, to := p.within(d.statements[d.firstOf(k)].Mention)
	head := p.headNoun(from, to)
	if head < 0 || !lang.PersonNouns[p.words[head].fold] || lang.HePronouns[here.fold] && lang.FemaleNouns[p.words[head].fold] || lang.ShePronouns[here.fold] && lang.MaleNouns[p.words[head].fold] || lang.ShePronouns[here.fold] && p.words[head].fold == "spokesman" {
		return list
	}
	back := here.sent - there.sent
	return append(list, candidate{who: -1, phrase: k, nearest: event{at: at, who: -1, weight: asSubject, speaker: true}, times: 1, subject: back, spoken: -1, spoke: back, main: back})
}

// firstOf is the statement whose mention first gave the phrase that the statement is by:
// that of the spokesman, where "he" means one.
func (d *discourse) firstOf(k int) int {
	if first := d.out[k].phrase; first > 0 {
		return first - 1
	}
	return k
}
