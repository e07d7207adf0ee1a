package speaker

import (
	"onrecord/parse"
	"onrecord/parse/lang"
)

// How far back somebody can be meant by a pronoun.
const (
	farSentences  = 12
	farParagraphs = 4
)

// candidate is somebody a pronoun can mean.
type candidate struct {
	who     int
	score   float64
	times   int
	spoke   bool
	nearest int // word of the nearest event
	top     float64
	rest    float64

	subject  bool // the nearest event is a subject
	doubtful bool // perhaps no person: "Harbour Post"
}

// pronoun says whom "he" or "she" at the word means, or -1 and why not.
// The usual rule of news: the speaker or subject of the sentence before goes
// on; gender and distance decide among others.
func (d *discourse) pronoun(i int) (int, string) {
	var noted answer
	return d.pronounNoting(i, &noted)
}

// pronounNoting notes besides what speaks for and against the choice.
func (d *discourse) pronounNoting(i int, noted *answer) (int, string) {
	sex := female
	if lang.HePronouns[d.page.words[i].fold] {
		sex = male
	}
	if who := d.comes(i, sex); who >= 0 {
		return who, "pronoun: the subject that comes after"
	}
	list := d.candidates(i, sex)
	if len(list) == 0 {
		return -1, "no name in reach"
	}
	best, second := -1, -1
	for k := range list {
		switch {
		case best < 0 || list[k].score > list[best].score:
			best, second = k, best
		case second < 0 || list[k].score > list[second].score:
			second = k
		}
	}
	b := list[best]
	if second >= 0 && d.open(i, b, list[second]) {
		return -1, "two people could be meant: " + d.people.all[b.who].name + ", " + d.people.all[list[second].who].name
	}
	s := &d.people.all[b.who]
	d.notePronoun(i, list, best, second, noted)
	if s.sex == unknownGender && !d.page.words[i].quoted && (second < 0 || list[second].score < b.score/2 && d.people.all[list[second].who].sex == unknownGender) {
		s.sex = sex
	}
	if b.spoke {
		return b.who, "pronoun: last speaker"
	}
	return b.who, "pronoun: nearest subject"
}

// notePronoun says how far the chosen antecedent is, and who else could be meant.
func (d *discourse) notePronoun(i int, list []candidate, best, second int, noted *answer) {
	b, here := list[best], d.page.words[i]
	c := &noted.clues
	at := d.page.words[b.nearest]
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
	c.addIf(d.people.all[b.who].sex == unknownGender, sexUnknown)
	c.addIf(!b.spoke, notSpoken)
	rivals := 0
	for k, o := range list {
		if k != best && here.sent-d.page.words[o.nearest].sent <= 3 && o.score > 1 {
			rivals++
		}
	}
	c.addIf(rivals == 1, rivalsOne)
	c.addIf(rivals > 1, rivalsMore)
	if second < 0 {
		return
	}
	ratio := list[second].score / b.score
	c.addIf(ratio >= 0.5, rivalNear)
	c.addIf(ratio >= 0.8, rivalCloser)
	if ratio >= 0.5 {
		noted.rival = list[second].who + 1
	}
}

// nameless is the person without a name who spoke last, where nobody has been
// named since: "A spokesman said no. He gave no reason."
func (d *discourse) nameless(i int) (answer, bool) {
	p := d.page
	if len(d.phrases) == 0 {
		return answer{}, false
	}
	k := d.phrases[len(d.phrases)-1]
	a, at := d.out[k], p.search(d.statements[k].Mention.Start)
	here, there := p.words[i], p.at(at)
	if a.group || a.name == interviewer || here.sent <= there.sent || here.sent-there.sent > 2 || here.para-there.para > 1 || there.quoted && !here.quoted {
		return answer{}, false
	}
	from, to := p.within(d.statements[k].Mention)
	head := p.headNoun(from, to)
	if head < 0 || !lang.PersonNouns[p.words[head].fold] || lang.HePronouns[here.fold] && lang.FemaleNouns[p.words[head].fold] || lang.ShePronouns[here.fold] && lang.MaleNouns[p.words[head].fold] || lang.ShePronouns[here.fold] && p.words[head].fold == "spokesman" {
		return answer{}, false
	}
	for e := len(d.events) - 1; e >= 0 && d.events[e].at >= to; e-- {
		if ev := d.events[e]; ev.weight >= asClause && !(ev.quoted && !here.quoted) && !d.isGroup(ev.who) {
			return answer{}, false
		}
	}
	a.how = "pronoun: last speaker"
	return a, true
}

// comes is the subject after a clause that opens a sentence: "Before he spoke,
// Hale said nothing". -1 if there is none of that gender.
func (d *discourse) comes(i int, sex gender) int {
	p := d.page
	w := p.words[i]
	if f := p.at(i - 1); !lang.Subordinators[f.fold] && f.fold != "if" && f.fold != "until" || p.at(i-2).sent == w.sent || w.quoted {
		return -1
	}
	for k := d.nameBefore(i) + 1; k < len(d.names) && p.words[d.names[k].from].sent == w.sent; k++ {
		n := d.names[k]
		if p.at(n.lead-1).fold != "," || n.poss || n.quoted {
			continue
		}
		if n.who < 0 {
			return -1
		}
		if s := &d.people.all[n.who]; s.kind == person && s.sex != -sex {
			return n.who
		}
		return -1
	}
	return -1
}

// open reports that nothing tells two candidates apart: "Lind met Roke on
// Monday. She said …", where neither has spoken or was named before.
func (d *discourse) open(i int, a, b candidate) bool {
	if d.people.all[a.who].sex != d.people.all[b.who].sex {
		return false
	}
	if a.spoke || b.spoke {
		return a.score-b.score < 0.2
	}
	if a.score-b.score < 0.4 {
		return true
	}
	if a.subject && d.page.at(a.nearest).sent == d.page.words[i].sent {
		return false
	}
	return a.times == 1 && b.times == 1 && d.page.at(a.nearest).sent == d.page.at(b.nearest).sent &&
		d.people.all[a.who].seen <= d.people.all[b.who].seen
}

func (d *discourse) candidates(i int, sex gender) []candidate {
	p := d.page
	here := p.words[i]
	pronoun := lang.HePronouns[here.fold] || lang.ShePronouns[here.fold]
	var list []candidate
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		w := p.words[e.at]
		sentences, paragraphs := here.sent-w.sent, here.para-w.para
		if sentences > farSentences && paragraphs > farParagraphs || sentences > 5*farSentences {
			break
		}
		if d.entry != nil && d.entry[here.para] != d.entry[w.para] {
			break // another entry of a live blog
		}
		s := &d.people.all[e.who]
		if s.kind == body || s.kind == place || p.seg.Paragraphs[w.para].Role == parse.RoleByline || sex != unknownGender && s.sex == -sex {
			continue
		}
		distance := min(sentences, 2*paragraphs+1)
		place := e.weight
		if place == asClause && sentences == 0 {
			place = asSubject // "While Hale agreed, he left"
		}
		weight := place * 8
		main := e.main && sentences <= 3 && (sentences > 0 || pronoun) && paragraphs == 0 && !d.toldBy(e)
		switch {
		case e.speaker && place != asClause, main && sentences <= 1:
			weight += 4 // who has spoken, or whom the sentence before is about
		case main:
			weight += 2
		}
		if main && sentences == 1 {
			weight += 2 // rather than who spoke earlier in the paragraph
		}
		if !e.speaker && (e.quoted && !here.quoted || d.told(w.span.Start)) {
			weight *= 0.25
		}
		if sentences == 0 && place == asSubject {
			weight *= 1.15
		}
		score := weight * decay[min(distance, len(decay)-1)]
		at := -1
		for c := range list {
			if list[c].who == e.who {
				at = c
			}
		}
		if at < 0 {
			c := candidate{who: e.who, nearest: e.at, doubtful: s.proof == 0 && s.sex == unknownGender}
			if s.sex == sex {
				c.score = 1
			}
			c.score += min(float64(s.seen), 10) * 0.1
			list = append(list, c)
			at = len(list) - 1
		}
		c := &list[at]
		c.times++
		c.spoke = c.spoke || e.speaker
		if c.times == 1 {
			c.nearest, c.subject = e.at, place == asSubject
		}
		c.rest += score
		c.top = max(c.top, score)
	}
	kept := list[:0]
	for _, c := range list {
		c.score += c.top + 0.1*min(c.rest-c.top, 10)
		if c.doubtful {
			if c.times < 2 && !c.spoke && len(d.people.all[c.who].words) < 2 {
				continue
			}
			c.score *= 0.5
		}
		kept = append(kept, c)
	}
	return kept
}

// told reports a place inside the words of the statement being read: whom they
// are about seldom says them. "Hale, he recalled, told him to wait."
func (d *discourse) told(offset int) bool {
	if d.telling < 0 {
		return false
	}
	for _, c := range d.statements[d.telling].Content {
		if c.Has(offset) {
			return true
		}
	}
	return false
}

// decay is how much of an event's weight is left after so many sentences.
var decay = [...]float64{1, 0.8, 0.62, 0.5, 0.4, 0.32, 0.26, 0.2, 0.16, 0.13, 0.1, 0.08, 0.06, 0.05}

// choose says which of several people a shared name means here, or -1 and
// why not.
func (d *discourse) choose(i int) (int, string) {
	p, n := d.page, &d.names[i]
	words, _ := p.nameWords(*n)
	if len(words) == 0 {
		return -1, "no name in reach"
	}
	list := d.people.short(words[len(words)-1], n.title != "")
	if len(words) > 1 {
		list = nil
		for _, who := range d.people.byWord[words[len(words)-1]] {
			if sameName(d.people.all[who].words, words, "") {
				list = append(list, who)
			}
		}
	}
	list = d.byTitle(n.title, list)
	if len(list) > 1 {
		list = d.byPronoun(n.to, d.byKin(p.at(n.lead-1).fold, list))
	}
	if len(list) == 1 {
		return list[0], "surname"
	}
	why := "two people with the name " + p.nameText(*n)
	if len(list) == 0 {
		return -1, why
	}
	// One that is named three times as often as any other is meant by the bare name.
	count, last := make(map[int]int, len(list)), -1
	near := map[int]bool{}
	for k := len(d.events) - 1; k >= 0 && k >= len(d.events)-500; k-- {
		e := d.events[k]
		for _, who := range list {
			if e.who != who {
				continue
			}
			count[who]++
			if last < 0 {
				last = who
			}
			if p.words[n.from].sent-p.words[e.at].sent <= 1 {
				near[who] = true
			}
		}
	}
	for _, who := range list {
		if count[who] == 0 {
			count[who] = 0
		}
		rival := 0
		for _, o := range list {
			if o != who {
				rival = max(rival, count[o])
			}
		}
		if count[who] >= 3 && count[who] >= 3*rival {
			return who, "surname: named most"
		}
	}
	if who := d.spokeAlone(n.from, list); who >= 0 {
		return who, "surname: last speaker of that name"
	}
	if len(near) > 1 {
		return -1, why
	}
	if last >= 0 {
		return last, "surname: named last"
	}
	most := -1
	for _, who := range list {
		if most < 0 || d.people.all[who].seen > d.people.all[most].seen {
			most = who
		}
	}
	for _, who := range list {
		if who != most && d.people.all[who].seen*2 > d.people.all[most].seen {
			return -1, why
		}
	}
	return most, "surname: named most"
}

// spokeAlone is the one of the list who has spoken in the sentences before,
// if none of the others has.
func (d *discourse) spokeAlone(i int, list []int) int {
	p := d.page
	found := -1
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		if p.words[i].sent-p.words[e.at].sent > 2*farSentences {
			break
		}
		for _, who := range list {
			if e.who != who || !e.speaker {
				continue
			}
			if found >= 0 && found != who {
				return -1
			}
			found = who
		}
	}
	return found
}

// byTitle keeps those whom a title before the name fits: "Mrs. Voss", "Mayor Voss".
func (d *discourse) byTitle(title string, list []int) []int {
	if title == "" || len(list) < 2 {
		return list
	}
	var fit []int
	for _, who := range list {
		s := d.people.all[who]
		switch {
		case lang.FemaleNouns[title] && s.sex == male, lang.MaleNouns[title] && s.sex == female:
			continue
		case !lang.Honorifics[title] && !s.holds(plainRole(title)):
			continue
		}
		fit = append(fit, who)
	}
	if len(fit) == 0 {
		return list
	}
	return fit
}

// holds reports whether one of the offices has the word.
func (s *someone) holds(word string) bool {
	for _, r := range s.roles {
		for _, w := range r.words {
			if w == word {
				return true
			}
		}
	}
	return false
}

// byPronoun keeps those of the gender of the next pronoun in the sentence:
// "Voss said she would stay".
func (d *discourse) byPronoun(i int, list []int) []int {
	p := d.page
	for k := i; k < i+10 && p.at(k).sent == p.at(i-1).sent; k++ {
		w := p.words[k]
		if w.quoted || w.cap && k > i {
			return list
		}
		sex := unknownGender
		switch {
		case lang.HePronouns[w.fold]:
			sex = male
		case lang.ShePronouns[w.fold]:
			sex = female
		default:
			continue
		}
		var fit []int
		for _, who := range list {
			if d.people.all[who].sex == sex {
				fit = append(fit, who)
			}
		}
		if len(fit) == 0 {
			return list
		}
		return fit
	}
	return list
}

// plural says whom "they" means: the group that spoke last, or the subject
// of the sentence before: "Northern ports stay shut. They say …".
func (d *discourse) plural(i int) answer {
	p := d.page
	here := p.words[i]
	pair, at := d.pair(i)
	if n := len(d.groups); n > 0 && d.statements[d.groups[n-1]].Mention.Start > at {
		last := d.groups[n-1]
		if here.sent-p.sentence(d.statements[last].Mention.Start) <= 3 {
			a := d.out[last]
			a.how = "plural pronoun: last group to speak"
			return a
		}
	}
	if len(pair) > 0 {
		return answer{who: pair, group: true, how: "plural pronoun: two names before"}
	}
	for s := here.sent; s >= max(0, here.sent-2); s-- {
		if name := p.pluralSubject(s, i); name != "" {
			return answer{name: name, group: true, how: "plural pronoun: nearest plural subject"}
		}
	}
	return answer{how: "no group in reach"}
}

// pair finds two names joined as a subject at most two sentences before the
// word, and where: "Lind and Hale met. They said …".
func (d *discourse) pair(i int) (who []int, at int) {
	p := d.page
	for k := d.nameBefore(i); k > 0; k-- {
		a, b := d.names[k-1], d.names[k]
		if p.words[i].sent-p.words[a.from].sent > 2 {
			break
		}
		if a.subject && !a.poss && !a.quoted && a.who >= 0 && b.who >= 0 && a.who != b.who && a.to == b.lead-1 && p.words[a.to].fold == "and" && !d.isGroup(a.who) && !d.isGroup(b.who) {
			return []int{a.who, b.who}, p.words[a.from].span.Start
		}
	}
	return nil, -1
}

func (d *discourse) isGroup(who int) bool {
	k := d.people.all[who].kind
	return k == body || k == place
}

// pluralSubject returns the phrase at the start of a sentence, before the
// word limit, if it ends in a plural: "Western governments".
func (p *page) pluralSubject(s, limit int) string {
	from, to := p.first[s], min(p.first[s+1], limit)
	for from < to && (lang.Articles[p.words[from].fold] || lang.SubjectOpeners[p.words[from].fold]) {
		from++
	}
	for i := from; i < to && i < from+6; i++ {
		w := p.words[i]
		if w.kind == parse.TokenNumber && i == from {
			continue
		}
		if w.kind != parse.TokenWord || lang.FunctionWords[w.fold] && !lang.Quantities[w.fold] {
			return ""
		}
		if _, plural := singular(w.fold); (plural || w.fold == "people") && !w.poss && !lang.FunctionWords[w.fold] && !lang.ReportingVerbs[w.fold] && !lang.CalendarWords[w.fold] {
			if next := p.at(i + 1); next.kind == parse.TokenWord && !next.cap {
				return collapse(p.text(from, i+1))
			}
		}
	}
	return ""
}

// thing says which body or document "it" means: the one that spoke last, or
// that is subject nearest before.
func (d *discourse) thing(i int) answer {
	p := d.page
	here := p.words[i]
	last := -1 // where a thing without a name spoke last
	if n := len(d.phrases); n > 0 {
		k := d.phrases[n-1]
		at, to := p.within(d.statements[k].Mention)
		if here.sent-p.at(at).sent <= 2 && at < i && d.isThing(k) {
			last = max(at, to-1) // "a Lumetra study found": it is the study
		}
	}
	for k := len(d.events) - 1; k >= 0 && d.events[k].at > last; k-- {
		e := d.events[k]
		w := p.words[e.at]
		if here.sent-w.sent > 3 {
			break
		}
		if d.mayBeBody(e.who) && (e.weight == asSubject && p.at(e.at-1).fold != "," || e.speaker) && !(e.quoted && !here.quoted) {
			return answer{who: []int{e.who}, group: true, how: "pronoun: nearest body"}
		}
	}
	if last >= 0 {
		a := d.out[d.phrases[len(d.phrases)-1]]
		a.how = "pronoun: last speaker"
		return a
	}
	return answer{how: "no body in reach"}
}

// isThing reports a statement whose mention is one body or document without a name.
func (d *discourse) isThing(k int) bool {
	p := d.page
	from, to := p.within(d.statements[k].Mention)
	if from >= to {
		return false
	}
	head := p.headNoun(from, p.coreEnd(from, to))
	if head < 0 || lang.PersonNouns[p.words[head].fold] {
		return false
	}
	_, ok := bodyNouns[p.words[head].fold]
	return ok
}

// nameBefore returns the index of the last name that ends at the word or before.
func (d *discourse) nameBefore(i int) int {
	lo, hi := 0, len(d.names)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if d.names[m].from < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo - 1
}
