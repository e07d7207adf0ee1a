package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// clue is something that is true of a statement and its speaker and makes it likelier
// or less likely that the speaker is right.
type clue uint8

// The clues. Those before linkEnd say how the speaker was found; a statement has one of
// them, and any of the others.
const (
	linkFull clue = iota
	linkSurname
	linkTitled
	linkGiven
	linkBody
	linkSeveral
	linkPronoun
	linkIt
	linkThey
	linkOffice
	linkCalled
	linkSalient
	linkNext
	linkInView
	linkSame
	linkPhrase
	linkWhose
	linkRelative
	linkSentence
	linkLabel
	linkTurn
	linkOther
	linkEnd

	goesOn      clue = iota - 1 // the statement before goes on
	goesOnFar                   // for the third time or more
	leadsTo                     // the speaker is named at the end
	personNamed                 // a person with a given name that is known
	personOther                 // somebody who is called like a person
	oneUnknown                  // one word that may be anything: "Lumetra"
	moreUnknown                 // several such words
	bodyNamed
	placeNamed
	longName    // four words or more
	alwaysShort // a person of whom the document gives one word only
	acronymOnly // letters that the document never spells out
	seenOnce
	smallWords    // words in lower case inside the name
	tradeInside   // a word for a trade or an office inside a person's name
	gapNone       // sentences since a pronoun's antecedent
	gapOne        //
	gapTwo        //
	gapFar        // more than three
	paragraphEnds // a paragraph ends between
	marginLow     // how much likelier than the next is the person chosen for a pronoun: hardly
	marginFair    //
	marginGood    //
	marginHigh    //
	sexUnknown    // of the person whom "he" is
	notSpoken     // the antecedent has not spoken
	definite      // "the company"
	capitalIn     // a phrase has a name in it
	pluralHead    //
	personHead    //
	bodyHead      //
	longPhrase    // six words or more
	oneWord       //
	oddStart      // a phrase begins with a participle, an adverb or a number
	verbIn        // a phrase has a finite verb in it
	byTagger      // the tagger alone found the statement
	aloneCue      // a rule alone found it
	cueFar        // more than two words stand between mention and cue
	noMention     // the statement has none
	mentionLong   // more than eight words
	inHeadline    //
	inQuotation   // the mention stands in quotation marks
	kindDirect    //
	kindMixed     //
	kindIndirect  //
	noOne         // nobody is named
	numClues
)

// clueNames are the names of the features, for the program that fits the weights.
var clueNames = [numClues]string{
	"linkFull", "linkSurname", "linkTitled", "linkGiven", "linkBody", "linkSeveral", "linkPronoun", "linkIt", "linkThey",
	"linkOffice", "linkCalled", "linkSalient", "linkNext", "linkInView", "linkSame", "linkPhrase", "linkWhose",
	"linkRelative", "linkSentence", "linkLabel", "linkTurn", "linkOther", "goesOn", "goesOnFar", "leadsTo",
	"personNamed", "personOther", "oneUnknown", "moreUnknown", "bodyNamed", "placeNamed", "longName", "alwaysShort",
	"acronymOnly", "seenOnce", "smallWords", "tradeInside", "gapNone", "gapOne", "gapTwo", "gapFar", "paragraphEnds",
	"marginLow", "marginFair", "marginGood", "marginHigh", "sexUnknown", "notSpoken", "definite", "capitalIn",
	"pluralHead", "personHead", "bodyHead", "longPhrase", "oneWord", "oddStart", "verbIn", "byTagger", "aloneCue",
	"cueFar", "noMention", "mentionLong", "inHeadline", "inQuotation", "kindDirect", "kindMixed", "kindIndirect", "noOne",
}

// clues are a set of them.
type clues = bits[clue]

// links say which clue a way of finding a speaker is, by how it begins.
var links = []struct {
	how  string
	link clue
}{
	{"full name", linkFull},
	{"surname", linkSurname},
	{"title and surname", linkTitled},
	{"name as given", linkGiven},
	{"name of a body", linkBody},
	{"several names", linkSeveral},
	{"pronoun: nearest body", linkIt},
	{"pronoun", linkPronoun},
	{"plural pronoun", linkThey},
	{byOffice, linkOffice},
	{"description: what the document calls", linkCalled},
	{"description: the body in view", linkInView},
	{byNextName, linkNext},
	{"description: who spoke last", linkSame},
	{"description", linkSalient},
	{"the same words", linkSame},
	{"short for the name", linkCalled},
	{"as the text names", linkPhrase},
	{"whose words", linkWhose},
	{"who is quoted", linkWhose},
	{"whose quotation", linkSentence},
	{"relative", linkRelative},
	{"speaker of the same sentence", linkSentence},
	{"subject of", linkSentence},
	{"the name before the cue", linkSentence},
	{"label", linkLabel},
	{"the turn goes on", linkTurn},
}

func linkOf(how string) clue {
	for _, l := range links {
		if strings.HasPrefix(how, l.how) {
			return l.link
		}
	}
	return linkOther
}

// clues lists what is true of a statement and its answer.
func (d *discourse) clues(k int, a answer) clues {
	p, s := d.page, d.statements[k]
	c := a.clues // what was noted when its mention was read
	if s.Mention.Empty() {
		c.add(noMention)
	}
	c.addIf(a.steps > 0, goesOn)
	c.addIf(a.steps > 2, goesOnFar)
	c.addIf(s.Leads, leadsTo)
	c.addIf(!a.known(), noOne)
	c.addIf(s.Rule == parse.RuleTagger, byTagger)
	c.addIf(s.RuleOnly, aloneCue)
	switch s.Kind {
	case parse.Direct:
		c.add(kindDirect)
	case parse.Mixed:
		c.add(kindMixed)
	case parse.Indirect:
		c.add(kindIndirect)
	}
	if s.Paragraph >= 0 && s.Paragraph < len(p.seg.Paragraphs) {
		c.addIf(p.seg.Paragraphs[s.Paragraph].Role == parse.RoleTitle, inHeadline)
	}
	if s.Mention.Empty() {
		return c
	}
	from, to := p.within(s.Mention)
	if from >= to || to > len(p.words) {
		return c
	}
	c.addIf(to-from > 8, mentionLong)
	c.addIf(p.words[from].quoted, inQuotation)
	if len(s.Cue) > 0 {
		cue := p.search(s.Cue[0].Start)
		c.addIf(cue-to > 2 && cue > to, cueFar)
	}
	return c
}

// noteClues says of an answer how it was found, and what is known of who it is. It is called
// where the mention is read, so that statements that go on inherit it.
func (d *discourse) noteClues(k int, a *answer) {
	p := d.page
	c := &a.clues
	c.add(linkOf(a.how))
	if len(a.who) > 0 {
		d.nameClues(a.who[0], c)
	}
	from, to := p.within(d.statements[k].Mention)
	if a.name == "" || from >= to || to > len(p.words) {
		return
	}
	end := p.coreEnd(from, to)
	first := &p.words[from]
	c.addIf(first.fold == "the" || first.fold == "this" || first.fold == "these", definite)
	c.addIf(!lang.FunctionWords[first.fold] && (first.kind == parse.TokenNumber || !first.cap && (strings.HasSuffix(first.fold, "ed") || strings.HasSuffix(first.fold, "ing") || strings.HasSuffix(first.fold, "ly"))) || lang.MentionPrepositions[first.fold], oddStart)
	words, last := 0, -1
	for i := from; i < end; i++ {
		w := &p.words[i]
		if w.kind != parse.TokenWord {
			continue
		}
		words++
		last = i
		c.addIf(w.cap && i > from && p.at(i-1).sent == w.sent, capitalIn)
		c.addIf(i > from && (lang.Auxiliaries[w.fold] || lang.ReportingVerbs[w.fold]), verbIn)
	}
	c.addIf(words >= 6, longPhrase)
	c.addIf(words == 1, oneWord)
	if head := p.headNoun(from, end); head >= 0 && last >= 0 {
		noun, plural := singular(p.words[head].fold)
		c.addIf(plural, pluralHead)
		c.addIf(lang.PersonNouns[noun], personHead)
		c.addIf(bodyNouns[noun] != 0, bodyHead)
	}
}

// nameClues adds what is known about a named person.
func (d *discourse) nameClues(who int, c *clues) {
	s := &d.people.all[who]
	multi := len(s.words) > 1
	switch {
	case s.kind == body:
		c.add(bodyNamed)
	case s.kind == place:
		c.add(placeNamed)
	case s.kind == person && isGiven(s.words[0]):
		c.add(personNamed)
	case s.kind == person && !d.guessed[who]:
		c.add(personOther)
	case multi:
		c.add(moreUnknown)
	default:
		c.add(oneUnknown)
	}
	c.addIf(len(s.words) > 3 && s.kind != body, longName)
	c.addIf(!multi && s.kind == person, alwaysShort)
	c.addIf(!multi && lang.AllUpper(s.name) && len(s.name) > 1, acronymOnly)
	c.addIf(s.seen == 1, seenOnce)
	c.addIf(smallWord(s.name), smallWords)
	for _, w := range strings.Fields(s.name) {
		if f := fold(w); !s.kind.group() && multi && (lang.PersonNouns[f] || lang.Titles[f] || lang.OfficeWords[f] || lang.BodyHeads[f]) && !isGiven(f) {
			c.add(tradeInside)
		}
	}
}

// smallWord reports a word in lower case that names do not have.
func smallWord(name string) bool {
	for _, w := range strings.Fields(name) {
		if !lang.StartsUpper(w) && !lang.NameParticles[fold(w)] && w != "of" && w != "and" && w != "for" && w != "the" && w != "&" {
			return true
		}
	}
	return false
}

// ClueNames returns the names of all features of a speaker's confidence, in order.
func ClueNames() []string { return clueNames[:] }

// Clues returns, for every statement of a document, the features by name that bear on
// whether its speaker is right. The weights in confidence.go are fitted on it.
func Clues(doc parse.Document, seg parse.Segments, statements []parse.Statement) [][]string {
	d := newDiscourse(doc, seg, statements)
	d.resolve()
	out := make([][]string, len(d.out))
	for i, a := range d.out {
		d.clues(i, a).each(func(k clue) { out[i] = append(out[i], clueNames[k]) })
	}
	return out
}
