package speaker

import (
	"math"
	"slices"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// How far back somebody can be meant by a pronoun.
const (
	farSentences  = 12
	farParagraphs = 4
)

// Limits of chances, from 0 to 1. Of pronouns that the weights had not seen, 97 in 100 were
// right where the chance was higher by rivalry than that of the next, and 6 in 10 where not.
const (
	surely  = 0.75 // enough to learn from it whether somebody is a man or a woman
	openGap = 0.1  // two whose chances differ by less are not told apart
	rivalry = 0.6  // and by less than this, both are named to the reader
)

// candidate is somebody whom a pronoun can mean: a person of the document, or
// somebody without a name who has spoken.
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

// pronoun says whom "he" or "she" at the word means, or -1 and why not.
func (d *discourse) pronoun(i int) (int, string) {
	var noted answer
	who, how := d.pronounNoting(i, &noted)
	if noted.name != "" {
		return -1, how
	}
	return who, how
}

// pronounNoting notes besides what speaks for and against the choice. Where the pronoun
// means somebody without a name, it is -1 and the name of the noted answer is set.
func (d *discourse) pronounNoting(i int, noted *answer) (int, string) {
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
		return -1, "no name in reach"
	}
	b := &list[0]
	if len(list) > 1 && (b.chance-list[1].chance < openGap || d.even(i, b, &list[1])) {
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
	if s := &d.people.all[b.who]; s.sex == unknownGender && !d.page.words[i].quoted && b.chance >= surely {
		s.sex, s.guessed = sex, true
	}
	if b.spoke >= 0 {
		return b.who, "pronoun: last speaker"
	}
	return b.who, "pronoun: nearest subject"
}

// even reports that hardly anything tells two candidates apart: "Lind met Roke on Monday.
// She said …", where neither has spoken or was named before.
func (d *discourse) even(i int, a, b *candidate) bool {
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
	slices.SortStableFunc(list, func(a, b candidate) int {
		switch {
		case a.odds > b.odds:
			return -1
		case a.odds < b.odds:
			return 1
		}
		return 0
	})
}

// notePronoun says how far the chosen antecedent is, and who else could be meant.
func (d *discourse) notePronoun(i int, list []candidate, noted *answer) {
	b, here := &list[0], d.page.words[i]
	c := &noted.clues
	at := d.page.words[b.nearest.at]
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
	if margin < rivalry && len(list) > 1 && list[1].who >= 0 {
		noted.rival = list[1].who + 1
	}
}

// candidates lists whom the pronoun at the word can mean, with the signs.
func (d *discourse) candidates(i int, sex gender) []candidate {
	p := d.page
	here := p.words[i]
	list := d.reach[:0]
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
		at := -1
		for c := range list {
			if list[c].who == e.who {
				at = c
				break
			}
		}
		if at < 0 {
			at = len(list)
			list = append(list, candidate{who: e.who, nearest: event{at: -1}, said: event{at: -1}, subject: -1, spoken: -1, spoke: -1, main: -1})
		}
		c := &list[at]
		c.times++
		if d.telling >= 0 && !e.speaker && (e.said == d.telling || e.said < 0 && e.quoted && sentences <= 1) {
			continue // whom the words are about seldom says them: "Hale, he recalled, told him to wait"
		}
		words := !here.quoted && !e.speaker && (e.quoted || e.said >= 0)
		switch {
		case words && c.said.at < 0:
			c.said = e
		case !words && c.nearest.at < 0:
			c.nearest = e
		}
		switch {
		case e.weight < asClause:
		case words && c.spoken < 0:
			c.spoken = sentences
		case !words && c.subject < 0:
			c.subject = sentences
		}
		if c.spoke < 0 && e.speaker {
			c.spoke = sentences
		}
		c.voice = c.voice || e.speaker && !e.pronoun
		if c.main < 0 && e.main {
			c.main = sentences
		}
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
	d.readSigns(i, sex, kept)
	return kept
}

// hardlyAPerson reports a name of unknown kind of which nothing says that it is
// somebody's: one that stands as things do, or a single word named once.
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
	here, there := p.words[i], p.at(at)
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

// sign is something that makes a candidate likelier or less likely than another.
type sign uint8

// The signs. Those of a distance come in rows, from near to far.
const (
	namedBack sign = iota // sentences back to the nearest place: each sign says that it is one step farther
	_
	_
	_
	_
	_
	paragraphBack // paragraphs back to it
	_
	_
	rankBack // how many candidates are nearer
	_
	_
	subjectBack // sentences back to where it is a subject
	_
	_
	_
	subjectNever
	spokenBack // the same, in somebody's words
	_
	_
	_
	spokenNever
	spokeBack // to where it speaks
	_
	_
	_
	spokeNever
	mainBack // to where the sentence is about it
	_
	_
	_
	mainNever
	lastSpeaker    // of the candidates
	lastOfAll      // of everybody, bodies and groups too
	lastPronoun    // whom a pronoun of the same gender meant last
	mostNamed      // of the candidates
	firstNamed     // of all people of the document
	sexKnown       // and it fits
	sexGuessed     // a pronoun has said it
	givenKnown     // its given name is one
	likeAPerson    // person by another sign
	manyWords      // of unknown kind
	singleWord     //
	nearQuoted     // it stands in quotations only
	ownWords       // the pronoun stands in the candidate's own words
	nearOwner      // the nearest place is "Voss's"
	nearObject     //
	nearClause     // subject of a clause
	nearSaid       // it stands in somebody's words only
	addsLast       // "she added": the last speaker
	repliesLast    // "she replied": hardly the last speaker
	boundObject    // "Hale told him": subject and object of one clause
	ownPossessive  // "Hale … his": subject of the sentence, pronoun is possessive
	sameSubject    // subject of the sentence, pronoun is a subject in it too
	tellsLast      // the pronoun names a speaker, the candidate is the last one
	tellsMain      // the sentence before in its paragraph is about the candidate
	opensLast      // the pronoun's sentence opens a paragraph, the candidate spoke last
	opensMain      // the same, and the paragraph before ends with a sentence about it
	opensFirst     // the same, and the candidate is the subject of its first sentence
	quoteBefore    // the pronoun comes after words in quotation marks, the candidate spoke last
	phraseNoName   // "a spokesman"
	phraseSexKnown //
	noProof        // nothing says that it is a person
	roleKnown      // an office of the candidate is known
	numSigns
)

// signNames are the signs in words, for whoever fits the weights.
var signNames = [numSigns]string{
	"namedBack", "namedBack1", "namedBack2", "namedBack3", "namedBack4", "namedBack5", "paragraphBack",
	"paragraphBack1", "paragraphBack2", "rankBack", "rankBack1", "rankBack2", "subjectBack", "subjectBack1",
	"subjectBack2", "subjectBack3", "subjectNever", "spokenBack", "spokenBack1", "spokenBack2", "spokenBack3", "spokenNever", "spokeBack", "spokeBack1", "spokeBack2", "spokeBack3",
	"spokeNever", "mainBack",
	"mainBack1", "mainBack2", "mainBack3", "mainNever", "lastSpeaker",
	"lastOfAll", "lastPronoun", "mostNamed", "firstNamed", "sexKnown", "sexGuessed", "givenKnown", "likeAPerson", "manyWords",
	"singleWord", "nearQuoted", "ownWords", "nearOwner", "nearObject", "nearClause", "nearSaid", "addsLast", "repliesLast",
	"boundObject", "ownPossessive", "sameSubject", "tellsLast", "tellsMain", "opensLast", "opensMain", "opensFirst",
	"quoteBefore", "phraseNoName", "phraseSexKnown", "noProof", "roleKnown",
}

// signs are a set of them.
type signs = bits[sign]

// Steps of distances.
var (
	sentenceSteps = [...]int{1, 2, 3, 4, 6, 10}
	placeSteps    = [...]int{1, 2, 3, 5}
	countSteps    = [...]int{1, 2, 3}
)

// addSteps adds a sign for each step that a distance reaches, from the first on.
func addSteps(s *signs, first sign, n int, steps []int) {
	for k, step := range steps {
		s.addIf(n >= step, first+sign(k))
	}
}

// addPlace adds the signs of where a candidate is a subject, speaks and so on: all
// steps and the last sign of the row where it never does.
func addPlace(s *signs, first sign, n int) {
	if n < 0 {
		s.add(first + sign(len(placeSteps)))
		n = placeSteps[len(placeSteps)-1]
	}
	addSteps(s, first, n, placeSteps[:])
}

// readSigns fills in the signs of all candidates.
func (d *discourse) readSigns(i int, sex gender, list []candidate) {
	p := d.page
	here := p.words[i]
	telling := d.telling >= 0
	opens := p.opensParagraph(here.sent)
	cue := d.cueSort()
	inWords := here.quoted || d.saidIn(here.span.Start) >= 0
	mouth := d.mouth(here)
	last, most := -1, -1
	for k := range list {
		c := &list[k]
		if c.spoke >= 0 && (last < 0 || c.spoke < list[last].spoke || c.spoke == list[last].spoke && d.spokeLater(c.who, list[last].who)) {
			last = k
		}
		if c.who >= 0 && (most < 0 || d.people.all[c.who].seen > d.people.all[list[most].who].seen) {
			most = k
		}
	}
	pronoun := -1
	for k := len(d.events) - 1; k >= 0 && here.sent-p.words[d.events[k].at].sent <= farSentences; k-- {
		if e := d.events[k]; e.pronoun && (lang.HePronouns[p.words[e.at].fold] == (sex == male)) {
			pronoun = e.who
			break
		}
	}
	for k := range list {
		c := &list[k]
		s := &c.signs
		at := p.words[c.nearest.at]
		addSteps(s, namedBack, here.sent-at.sent, sentenceSteps[:])
		addSteps(s, paragraphBack, here.para-at.para, countSteps[:])
		rank := 0
		for o := range list {
			if list[o].nearest.at > c.nearest.at {
				rank++
			}
		}
		addSteps(s, rankBack, rank, countSteps[:])
		addPlace(s, subjectBack, c.subject)
		if inWords {
			addPlace(s, spokenBack, c.spoken)
		}
		if telling {
			addPlace(s, spokeBack, c.spoke)
		}
		addPlace(s, mainBack, c.main)
		s.addIf(k == last, lastSpeaker)
		s.addIf(k == last && telling, tellsLast)
		s.addIf(k == last && opens, opensLast)
		s.addIf(k == last && telling && d.afterWords(i), quoteBefore)
		s.addIf(d.spokeLast(*c), lastOfAll)
		s.addIf(k == most, mostNamed)
		e := c.nearest
		s.addIf(c.only && e.quoted, nearQuoted)
		s.addIf(c.who >= 0 && c.who == mouth, ownWords)
		s.addIf(e.weight == asPossessive, nearOwner)
		s.addIf(e.weight == asObject, nearObject)
		s.addIf(e.weight == asClause, nearClause)
		s.addIf(c.only, nearSaid)
		s.addIf(k == last && cue == continues, addsLast)
		s.addIf(k == last && cue == answers, repliesLast)
		before := c.main == 1 && here.para == at.para
		s.addIf(before && telling, tellsMain)
		s.addIf(opens && c.main == 1, opensMain)
		if c.who < 0 {
			s.add(phraseNoName)
			continue
		}
		s.addIf(c.who == pronoun, lastPronoun)
		d.ownSigns(c, sex)
		if c.subject == 0 {
			switch here.fold {
			case "he", "she":
				s.add(sameSubject)
			case "him":
				s.add(boundObject)
			default:
				s.add(ownPossessive)
			}
		}
		s.addIf(opens && d.opener(here.sent) == c.who, opensFirst)
	}
}

// ownSigns adds what is known of the candidate apart from its places.
func (d *discourse) ownSigns(c *candidate, sex gender) {
	s, who := &c.signs, &d.people.all[c.who]
	s.addIf(who.sex == sex && !who.guessed, sexKnown)
	s.addIf(who.sex == sex && who.guessed, sexGuessed)
	switch {
	case who.kind == person && isGiven(who.words[0]):
		s.add(givenKnown)
	case who.kind == person:
		s.add(likeAPerson)
	case len(who.words) > 1:
		s.add(manyWords)
	default:
		s.add(singleWord)
	}
	s.addIf(who.proof == 0 && (who.sex == unknownGender || who.guessed) && c.spoke < 0, noProof)
	s.addIf(len(who.roles) > 0, roleKnown)
	s.addIf(c.who == d.firstPerson, firstNamed)
}

// spokeLater reports whether one spoke after the other.
func (d *discourse) spokeLater(a, b int) bool {
	for k := len(d.events) - 1; k >= 0; k-- {
		if e := d.events[k]; e.speaker && (e.who == a || e.who == b) {
			return e.who == a
		}
	}
	return false
}

// spokeLast reports that the candidate is who spoke last of all.
func (d *discourse) spokeLast(c candidate) bool {
	if d.latest < 0 {
		return false
	}
	if c.who < 0 {
		return c.phrase == d.latest
	}
	a := d.out[d.latest]
	return len(a.who) == 1 && a.who[0] == c.who
}

// afterWords reports that the words of the statement being read stand before its mention.
func (d *discourse) afterWords(i int) bool {
	s := &d.statements[d.telling]
	return len(s.Content) > 0 && s.Content[0].Start < d.page.words[i].span.Start && s.Kind != parse.Indirect
}

// opensParagraph reports the first sentence of a paragraph.
func (p *page) opensParagraph(sent int) bool {
	return sent <= 0 || sent >= len(p.first)-1 || p.seg.Sentences[sent].Paragraph != p.seg.Sentences[sent-1].Paragraph
}

// opener is the subject of the first sentence of the paragraph before that of the
// sentence; -1 if there is none.
func (d *discourse) opener(sent int) int {
	p := d.page
	para := p.seg.Sentences[sent].Paragraph - 1
	who := -1
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		w := p.words[e.at]
		if w.para < para {
			break
		}
		if w.para == para && e.main && p.opensParagraph(w.sent) {
			who = e.who
		}
	}
	return who
}

// cueSort is what the cue of the statement being read does.
type cueSort uint8

const (
	says cueSort = iota
	continues
	answers
)

func (d *discourse) cueSort() cueSort {
	if d.telling < 0 || len(d.statements[d.telling].Cue) == 0 {
		return says
	}
	cue := d.statements[d.telling].Cue
	for i := d.page.search(cue[0].Start); i < len(d.page.words) && d.page.words[i].span.Start < cue[len(cue)-1].End; i++ {
		switch d.page.words[i].fold {
		case "added", "adds", "adding", "continued", "continues", "concluded", "went", "also", "further":
			return continues
		case "replied", "replies", "responded", "responds", "answered", "answers", "countered", "retorted":
			return answers
		}
	}
	return says
}

// mouth is the person in whose own words the word stands, as far as that is known when
// it is read; -1 if it stands in nobody's.
func (d *discourse) mouth(w word) int {
	k := d.saidIn(w.span.Start)
	if k < 0 || d.statements[k].Kind == parse.Indirect || len(d.out[k].who) != 1 || !w.quoted && d.statements[k].Turn == 0 {
		return -1
	}
	return d.out[k].who[0]
}
