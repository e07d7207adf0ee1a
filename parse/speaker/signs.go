package speaker

import (
	"onrecord/parse"
	"onrecord/parse/lang"
)

// sign is a feature that makes a candidate more or less likely than another.
type sign uint8

// The features. Those of a distance come in rows, from near to far: each says that the
// candidate is one step farther.
const (
	namedBack     sign = 0                                     // sentences back to the nearest place
	paragraphBack      = namedBack + sign(len(sentenceSteps))  // paragraphs back to it
	rankBack           = paragraphBack + sign(len(countSteps)) // how many candidates are nearer
	subjectBack        = rankBack + sign(len(countSteps))      // sentences back to where it is a subject
	subjectNever       = subjectBack + sign(len(placeSteps))   //
	spokenBack         = subjectNever + 1                      // the same, in somebody's words
	spokenNever        = spokenBack + sign(len(placeSteps))    //
	spokeBack          = spokenNever + 1                       // to where it speaks
	spokeNever         = spokeBack + sign(len(placeSteps))     //
	mainBack           = spokeNever + 1                        // to where the sentence is about it
	mainNever          = mainBack + sign(len(placeSteps))      //
)

const (
	lastSpeaker    = mainNever + 1 + sign(iota) // of the candidates
	lastOfAll                                   // of everybody, bodies and groups too
	lastPronoun                                 // whom a pronoun of the same gender meant last
	mostNamed                                   // of the candidates
	firstNamed                                  // of all people of the document
	sexKnown                                    // and it fits
	sexGuessed                                  // a pronoun has said it
	givenKnown                                  // its given name is one
	likeAPerson                                 // person by another sign
	manyWords                                   // of unknown kind
	singleWord                                  //
	nearQuoted                                  // it stands in quotations only
	ownWords                                    // the pronoun stands in the candidate's own words
	nearOwner                                   // the nearest place is "Voss's"
	nearObject                                  //
	nearClause                                  // subject of a clause
	nearSaid                                    // it stands in somebody's words only
	addsLast                                    // "she added": the last speaker
	repliesLast                                 // "she replied": hardly the last speaker
	boundObject                                 // "Hale told him": subject and object of one clause
	ownPossessive                               // "Hale … his": subject of the sentence, pronoun is possessive
	sameSubject                                 // subject of the sentence, pronoun is a subject in it too
	tellsLast                                   // the pronoun names a speaker, the candidate is the last one
	tellsMain                                   // the sentence before in its paragraph is about the candidate
	opensLast                                   // the pronoun's sentence opens a paragraph, the candidate spoke last
	opensMain                                   // the same, and the paragraph before ends with a sentence about it
	opensFirst                                  // the same, and the candidate is the subject of its first sentence
	quoteBefore                                 // the pronoun comes after words in quotation marks, the candidate spoke last
	phraseNoName                                // "a spokesman"
	phraseSexKnown                              //
	noProof                                     // nothing says that it is a person
	roleKnown                                   // an office of the candidate is known
	numSigns
)

// signNames are the names of the features, for the program that fits the weights.
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

// signs is a set of features.
type signs = bits[sign]

// Steps of distances.
var (
	sentenceSteps = [...]int{1, 2, 3, 4, 6, 10}
	placeSteps    = [...]int{1, 2, 3, 5}
	countSteps    = [...]int{1, 2, 3}
)

// addSteps adds a feature for each step that a distance reaches, from the first on.
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

// readSigns fills in the features of all candidates.
func (d *discourse) readSigns(i int, sex gender, list []candidate) {
	p := d.page
	here := &p.words[i]
	telling := d.telling >= 0
	opens := p.opensParagraph(here.sent)
	cue := d.cueSort()
	inWords := here.quoted || d.saidIn(here.span.Start) >= 0
	mouth := d.mouth(here)
	last, most := d.lastAndMost(list)
	pronoun := d.pronounBefore(here, sex)
	for k := range list {
		c := &list[k]
		s := &c.signs
		at := &p.words[c.nearest.at]
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

// lastAndMost returns which candidate was the last to speak, and which the document names most
// often; -1 for none.
func (d *discourse) lastAndMost(list []candidate) (last, most int) {
	last, most = -1, -1
	for k := range list {
		c := &list[k]
		if c.spoke >= 0 && (last < 0 || c.spoke < list[last].spoke || c.spoke == list[last].spoke && d.spokeLater(c.who, list[last].who)) {
			last = k
		}
		if c.who >= 0 && (most < 0 || d.people.all[c.who].seen > d.people.all[list[most].who].seen) {
			most = k
		}
	}
	return last, most
}

// pronounBefore is whom the last pronoun of the gender in reach meant; -1 if there is none.
func (d *discourse) pronounBefore(here *word, sex gender) int {
	p := d.page
	for k := len(d.events) - 1; k >= 0 && here.sent-p.words[d.events[k].at].sent <= farSentences; k-- {
		if e := d.events[k]; e.pronoun && (lang.HePronouns[p.words[e.at].fold] == (sex == male)) {
			return e.who
		}
	}
	return -1
}

// ownSigns adds the features of the candidate that do not depend on where it is mentioned.
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

// spokeLast reports whether the candidate was the last of all to speak.
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

// afterWords reports whether the words of the statement being read come before its
// mention.
func (d *discourse) afterWords(i int) bool {
	s := &d.statements[d.telling]
	return len(s.Content) > 0 && s.Content[0].Start < d.page.words[i].span.Start && s.Kind != parse.Indirect
}

// opensParagraph reports whether a sentence is the first of its paragraph.
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
		w := &p.words[e.at]
		if w.para < para {
			break
		}
		if w.para == para && e.main && p.opensParagraph(w.sent) {
			who = e.who
		}
	}
	return who
}

// cueSort is the kind of cue of the statement being read.
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
		switch w := d.page.words[i].fold; {
		case lang.ContinuingWords[w]:
			return continues
		case lang.AnsweringForms[w]:
			return answers
		}
	}
	return says
}

// mouth is the person in whose own words the word stands, as far as that is known when
// it is read; -1 if it stands in nobody's.
func (d *discourse) mouth(w *word) int {
	k := d.saidIn(w.span.Start)
	if k < 0 || d.statements[k].Kind == parse.Indirect || len(d.out[k].who) != 1 || !w.quoted && d.statements[k].Turn == 0 {
		return -1
	}
	return d.out[k].who[0]
}
