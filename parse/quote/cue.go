package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// cue is a cue found in the text: tokens [from, to), and what may follow it.
type cue struct {
	form
	from, to int
	at       int // the verb itself
	accordTo bool
}

// verbEnd is where the cue's own words end; after an inverted subject the
// cue's content begins later: "Said Roke: …".
func (c cue) verbEnd(subj noun) int {
	if subj.from >= c.at && subj.to == c.to {
		return subj.from
	}
	return c.to
}

// cueSpan is where a cue stands; nil for none, as under a signature.
func (f *finder) cueSpan(c cue) []parse.Span {
	if c.from == c.to {
		return nil
	}
	return []parse.Span{f.span(c.from, c.to)}
}

// pairs are cues of two words, by verb lemma and the word after it.
var pairs = map[string]map[string]frame{
	"point":     {"out": clause | phrase, "to": phrase},
	"speak":     {"of": phrase, "against": phrase},
	"call":      {"for": phrase, "on": phrase, "upon": phrase},
	"warn":      {"of": phrase, "against": phrase},
	"caution":   {"against": phrase},
	"argue":     {"for": phrase, "against": phrase},
	"insist":    {"on": phrase},
	"refer":     {"to": phrase},
	"allude":    {"to": phrase},
	"make":      {"clear": clause},
	"express":   {"": phrase},
	"object":    {"to": phrase},
	"agree":     {"with": phrase},
	"accuse":    {"": phrase},
	"encourage": {"": phrase},
	"rule":      {"out": phrase},
	"threaten":  {"to": phrase},
	"appeal":    {"for": phrase, "to": phrase},
	"shoot":     {"back": clause | general},
	"hit":       {"back": clause | general},
	"fire":      {"back": clause | general},
	"go":        {"on": clause | general},
	"sum":       {"up": phrase},
	"blame":     {"": phrase},
	"urge":      {"": phrase},
	"vow":       {"to": phrase},
	"pledge":    {"to": phrase},
	"promise":   {"to": phrase},
}

// pairForms are the spellings of verbs that are cues only in a pair or with
// an object of their own; those in the lexicon keep their own frame.
var pairForms = buildPairs()

func buildPairs() map[string]form {
	out := map[string]form{}
	for lemma := range pairs {
		v := &verb{lemma: lemma, act: parse.Speech}
		for t, s := range inflect(lemma) {
			for _, w := range s {
				out[w] = form{v, tense(t)}
			}
		}
	}
	return out
}

// mayBeCue has the words that cueAt knows.
var mayBeCue = func() *lang.Sieve {
	s := new(lang.Sieve)
	s.Sift("according", "in", "per", "put", "puts")
	for w := range pairForms {
		s.Sift(w)
	}
	for w := range lexicon {
		s.Sift(w)
	}
	return s
}()

// cueAt returns the cue that begins at token i of a chunk that ends at hi.
func (f *finder) cueAt(i, hi int) (cue, bool) {
	if i >= hi || f.inMarks(i) || f.tok[i].Kind != parse.TokenWord {
		return cue{}, false
	}
	w := f.word(i)
	if !mayBeCue.May(w) {
		return cue{}, false
	}
	if w == "according" && f.is(i+1, "to") && i+2 < hi {
		return cue{form: form{verb: &verb{lemma: "according to", act: parse.Speech}}, from: i, to: i + 2, at: i, accordTo: true}, true
	}
	if w == "in" && f.is(i+1, "the") && f.is(i+2, "words") && f.is(i+3, "of") && i+4 < hi { // "In the words of Roke, “…”"
		return cue{form: form{verb: &verb{lemma: "in the words of", act: parse.Speech}}, from: i, to: i + 4, at: i, accordTo: true}, true
	}
	if w == "per" && f.is(i-1, ",") && (f.isUpper(i+1) && f.tok[i+1].Kind == parse.TokenWord || f.is(i+1, "the", "a") && i+2 < hi) { // ", per the agency"
		return cue{form: form{verb: &verb{lemma: "per", act: parse.Speech}}, from: i, to: i + 1, at: i, accordTo: true}, true
	}
	if (w == "put" || w == "puts") && f.is(i+1, "it") && f.is(i+2, "to") { // "put it to him that"
		for k := i + 4; k < min(hi-1, i+8); k++ {
			if f.is(k, "that") {
				return cue{form: form{&verb{lemma: "put it to", frame: clause, act: parse.Speech}, past}, from: i, to: k, at: i}, true
			}
		}
	}
	if p, ok := pairForms[w]; ok {
		if p.lemma == "make" && f.is(i+1, "it") && f.is(i+2, "clear") && i+3 < hi { // "made it clear that"
			v := *p.verb
			v.frame = clause
			return cue{form: form{&v, p.tense}, from: i, to: i + 3, at: i}, true
		}
		for second, fr := range pairs[p.lemma] {
			switch {
			case second == "" && i+1 < hi:
				v := *p.verb
				v.frame = fr
				c := cue{form: form{&v, p.tense}, from: i, to: i + 1, at: i}
				f.withClaimNoun(&c, hi)
				return c, true
			case second != "" && f.is(i+1, second) && i+2 < hi && !(second == "on" && lang.TimeWords[f.word(i+2)]):
				v := *p.verb
				v.frame = fr
				return cue{form: form{&v, p.tense}, from: i, to: i + 2, at: i}, true
			}
		}
	}
	v, ok := lexicon[w]
	if !ok || f.isUpper(i) && !f.startsSentence(i) && !(f.titleCase && v.tense == sForm) {
		return cue{}, false
	}
	c := cue{form: v, from: i, to: i + 1, at: i}
	// "dismissed suggestions that", "rejected the idea that"
	f.withClaimNoun(&c, hi)
	return c, true
}

// isFinding reports whether the subject of "shows" is something that states
// its findings: "The audit shows that".
func (f *finder) isFinding(lo, to int) bool {
	for i := lo; i < to; i++ {
		if lang.Findings[f.word(i)] {
			return true
		}
	}
	return false
}

// withClaimNoun includes the noun in a cue that reports a claim: "dismissed suggestions
// that", "rejected the minister's accusation that", "voiced confidence that". The content
// is the clause after it.
func (f *finder) withClaimNoun(c *cue, hi int) {
	for j := c.to; j < min(hi-1, c.to+4); j++ {
		if f.inMarks(j) || !f.isWord(j) {
			return
		}
		if lang.ClaimNouns[f.word(j)] && f.is(j+1, "that") && c.frame&phrase != 0 && !f.isAbout(j+2, hi) {
			c.to = j + 1
			w := *c.verb
			w.frame |= clause
			c.verb = &w
			return
		}
	}
}

// hasAuxiliary reports whether there is a form of "have" or "be" among the words before a
// participle.
func (f *finder) hasAuxiliary(lo, at int) bool {
	for i := at - 1; i >= max(lo, at-4); i-- {
		if lang.HaveForms[f.word(i)] || lang.BeForms[f.word(i)] || strings.HasSuffix(f.word(i), "'s") {
			return true
		}
	}
	return false
}

func (f *finder) startsSentence(i int) bool {
	from, _ := f.sentenceOf(i)
	return i == from
}

// pluralWithPhrase reports that a plural and a phrase of place or kind end
// before token e: "neighbours in Lindesby".
func (f *finder) pluralWithPhrase(lo, e int) bool {
	const longest = 4 // tokens of the phrase
	for k := e - 2; k > max(lo, e-2-longest) && f.isWord(k); k-- {
		if f.is(k, "in", "at", "from") {
			return f.isUpper(k+1) && f.isUpper(e-1) && f.isPluralWord(k-1)
		}
	}
	return false
}

// raises reports a verb at token i that a claim may be the object of, and no
// "who" or "they" the subject of what follows.
func (f *finder) raises(i int) bool {
	return f.finite(i) && !f.isUpper(i) && !lang.BeForms[f.word(i)] && !lang.HaveForms[f.word(i)] && !lang.Modals[f.word(i)]
}

// isNounHere reports whether a form that may be a noun is one, by the words
// around it: "his claims", "the report said".
func (f *finder) isNounHere(c cue, lo int) parse.Reason {
	prev := ""
	if c.from > lo {
		prev = f.word(c.from - 1)
	}
	switch {
	case c.tense == ing || c.accordTo:
		return ""
	case c.tense == base && prev == "to" && f.is(c.from-2, "heard", "forced", "obliged", "compelled"): // "was forced to deny that"
		return ""
	case strings.HasSuffix(prev, "'s") && c.tense != past || strings.HasSuffix(prev, "s'") && c.tense != past:
		return parse.NounOwned
	case c.tense == past && strings.HasSuffix(prev, "'s") && !f.is(c.to, "that") && !lang.Pronouns[strings.TrimSuffix(prev, "'s")]:
		return parse.NounOwned // "the president's promised increase"; "what's called"
	case c.lemma == "point" && c.tense == sForm && c.from > lo && (f.tok[c.from-1].Kind == parse.TokenNumber || f.is(c.from-1, "basis", "percentage")):
		return parse.MaybeNoun // "fell three basis points to"
	case c.tense == past && f.is(c.from-1, "it's", "that's", "what's", "he's", "she's") && f.is(c.to, "to", "that", "by"):
		return parse.Passive // "it's said to be as large"
	case f.is(c.from-1, "another") && f.is(c.from, "said", "says", "wrote", "writes", "asked", "told", "added", "replied"):
		return "" // "Another said the pumps failed."
	case lang.Determiners[prev] && !f.is(c.from-1, "this", "that", "all", "both", "some", "each"):
		return parse.NounDetermined
	case lang.Prepositions[prev] && c.tense != past:
		return parse.NounPlaced
	case prev == "rest" && f.is(c.from, "assured"), prev == "all" && f.is(c.from, "told") && f.is(c.to, ","):
		return parse.NounHere
	case c.tense == sForm && c.noun && lang.ClaimNouns[f.word(c.from)] && c.from > lo+1 && f.raises(c.from-1):
		return parse.NounHere // "the attack raised fears that"
	case c.lemma == "show" && !f.isFinding(lo, c.from):
		return parse.ChartShows
	case f.is(c.to, "by") && c.tense == past:
		return parse.WithAgent
	case f.is(c.at, "written", "spoken", "sworn", "begun", "known", "shown") && !f.hasAuxiliary(lo, c.at):
		return parse.NotFinite // "the written answers"
	case c.tense == past && (lang.HaveForms[f.word(c.to)] || lang.BeForms[f.word(c.to)] && c.frame&phrase != 0):
		return parse.InRelative
	case c.tense == sForm && c.noun && f.verbAfter(c.to) && !f.titleCase && !lang.Pronouns[prev]:
		return parse.NounHere // "four European states met"
	case c.tense == sForm && c.noun && !f.titleCase:
		if !(f.claimsOf(c, lo) || lang.Pronouns[prev] || c.from > lo && f.isUpper(c.from-1) || lang.Adverbs[prev] || prev == "," || f.is(c.to, "that") || c.from > lo && f.inMarks(c.from-1)) {
			return parse.MaybeNoun
		}
	case c.tense == base:
		return f.isBaseHere(c, lo, prev)
	}
	return ""
}

// isBaseHere reports why a base form after the word prev is no finite verb: only a plural has one.
func (f *finder) isBaseHere(c cue, lo int, prev string) parse.Reason {
	if f.is(c.from-1, "you") && lang.Modals[f.word(c.from-2)] { // "Can you tell the difference"
		return parse.Hypothetical
	}
	if lang.Adverbs[prev] && c.from-1 > lo {
		prev = f.word(c.from - 2)
	}
	if lang.Negations[prev] || lang.Modals[prev] || strings.HasSuffix(prev, "n't") || lang.DoForms[f.word(c.from-1)] || f.is(c.from-1, "to") {
		return "" // the subject's search says what is wrong with it
	}
	plural := f.is(c.from-1, "they", "we", "i", "you", "who", "people", "police", "women", "men") || prev == "they" || prev == "we" || prev == "who" ||
		strings.HasSuffix(prev, "s") && !strings.HasSuffix(prev, "ss") && !strings.HasSuffix(prev, "'s") && !lang.Determiners[prev]
	if c.noun {
		plural = plural && (f.is(c.to, "that", "for") || lang.Pronouns[prev])
	} else {
		plural = plural || f.is(c.to, "that") || f.pluralWithPhrase(lo, c.from) // "Officials in Stannick maintain that"
	}
	if !plural {
		return parse.NotFinite
	}
	return ""
}

// verbAfter reports whether token i is a finite verb for certain, so that the word before
// it is a noun: "the states met", not "Lumetra reports increased sales".
func (f *finder) verbAfter(i int) bool {
	if !f.finite(i) || f.is(i, "had", "has", "have", "set", "put", "left") {
		return false
	}
	regular := strings.HasSuffix(f.word(i), "ed")
	return !regular || i+1 >= len(f.tok) || !f.isWord(i+1) || lang.Determiners[f.word(i+1)] || lang.Prepositions[f.word(i+1)] || f.is(i+1, "to", "that")
}

// claimsOf reports a paper and a clause around a form that may be a noun: "The lawsuit |
// claims the mayor knew".
func (f *finder) claimsOf(c cue, lo int) bool {
	const longest = 8 // tokens up to the verb of the clause
	if !f.sharedThing(lo, c.from).empty() {
		return f.hasFinite(c.to+1, c.to+longest)
	}
	return c.from-2 >= lo && lang.PapersThatClaim[f.word(c.from-1)] && lang.Determiners[f.word(c.from-2)] && (lang.Determiners[f.word(c.to)] || f.isUpper(c.to)) && f.hasFinite(c.to+1, c.to+longest)
}

// sharedThing reports a thing that people pass on as the subject of a claim: "A video shared
// 40,000 times | claims the bank has closed".
func (f *finder) sharedThing(lo, at int) noun {
	const longest = 10 // tokens of the subject
	if at-lo > longest || at-lo < 3 || !lang.Determiners[f.word(lo)] {
		return noun{}
	}
	for i := lo + 1; i < at-1; i++ {
		if lang.SharedThings[f.word(i)] && lang.SharingParticiples[f.word(i+1)] {
			return noun{lo, i + 1}
		}
	}
	return noun{}
}
