package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// mayLead has the nouns that lead to a statement.
var mayLead = func() *lang.Sieve {
	s := new(lang.Sieve)
	for w := range lang.LeadNouns {
		s.Sift(w)
	}
	return s
}()

// nounCue reads "Roke's claim that the pumps had failed", at the noun.
func (f *finder) nounCue(i, lo, hi int) (int, int) {
	if f.inMarks(i) || !mayLead.May(f.word(i)) || !lang.LeadNouns[f.word(i)] || i <= lo {
		return -1, 0
	}
	that, by := f.thatOf(i, hi)
	if that < 0 || f.isAbout(that+1, hi) {
		return -1, 0
	}
	owner := i
	for owner > lo && !f.isPossessor(owner-1) && i-owner < 3 && f.isWord(owner-1) {
		owner-- // "her repeated claim"
	}
	who := by
	switch {
	case !who.empty():
	case owner == lo || !f.isPossessor(owner-1):
		return -1, 0
	case lang.Possessives[f.word(owner-1)]:
		who = noun{owner - 1, owner}
	default:
		if who, _ = f.nounBefore(lo, owner); who.empty() {
			return -1, 0
		}
	}
	c := cue{form: form{verb: &verb{lemma: f.word(i), frame: clause, act: parse.Speech}, tense: sForm}, from: i, to: i + 1, at: i}
	end := f.clauseEnd(c, that+1, hi)
	verbs, isSubject := 0, !f.hasFinite(lo, i)
	for k := that + 2; k < end; k++ { // the noun is a subject: its clause ends where the main verb stands
		if f.is(k, ",") || verbs > 0 && (f.is(k, "was", "is", "were", "are") || isSubject && f.isMainVerb(k)) {
			end = k
		}
		if f.finite(k) {
			verbs++
		}
	}
	span, ok := f.contentSpan(that+1, end)
	if !ok || end-that < 4 {
		return -1, 0
	}
	f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{span}, Cue: f.cueSpan(c), Mention: f.span(who.from, who.to), Paragraph: f.paragraphOf(i), Rule: parse.RuleNounThat})
	return len(f.found) - 1, end
}

// isMainVerb reports a finite verb that neither an auxiliary nor a joint leads to.
func (f *finder) isMainVerb(i int) bool {
	w := f.word(i - 1)
	if f.finiteOrS(i) && !f.finite(i) { // "looks like", "makes the talks harder"
		return (lang.Determiners[f.word(i+1)] || f.is(i+1, "that", "like", "more", "him", "her", "them")) && !lang.Determiners[w] && !lang.Prepositions[w] && !strings.HasSuffix(w, "'s")
	}
	return f.finite(i) && !f.finite(i-1) && !lang.Conjunctions[w] && !lang.Adverbs[w] && !lang.Negations[w] && !lang.SubjectPronouns[w] && !f.is(i-1, "who", "which", "that", "be", "been", "to")
}

// thatOf returns the "that" which belongs to the noun at i, after a phrase at
// most, and whom that phrase names: "his claim in the interview that", "a
// declaration by the board that". It is -1 if there is none.
func (f *finder) thatOf(i, hi int) (that int, by noun) {
	const longest = 9 // tokens of the phrase
	if f.is(i+1, "that") {
		return i + 1, noun{}
	}
	if !f.is(i+1, "by", "in", "on", "to", "at", "from") && !lang.TimeWords[f.word(i+1)] && !f.is(i+1, "last", "this", "earlier") {
		return -1, noun{}
	}
	for k := i + 2; k < min(hi, i+2+longest); k++ {
		switch {
		case f.is(k, "that"):
			if f.is(i+1, "by", "from") && k > i+2 {
				by = noun{i + 2, k}
			}
			return k, by
		case f.inMarks(k) || !f.isWord(k) || f.finite(k):
			return -1, noun{}
		}
	}
	return -1, noun{}
}

func (f *finder) isPossessor(i int) bool {
	return strings.HasSuffix(f.word(i), "'s") || strings.HasSuffix(f.word(i), "s'") || lang.Possessives[f.word(i)]
}
