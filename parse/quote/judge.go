package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// isNamed reports whether a participle says what a thing is called: "a scheme called “zero
// rating”".
func (f *finder) isNamed(c cue) bool {
	return lang.NamingVerbs[c.lemma] && c.tense == past && !f.isUpper(c.from-1) && !lang.Pronouns[f.word(c.from-1)] && !f.is(c.from-1, "who", "have", "has", "had", "also", "and")
}

// judges reports whether "described X as Y" or "called X Y" has its judgement.
func (f *finder) judges(c cue, i, hi int) parse.Reason {
	call := lang.NamingVerbs[c.lemma]
	if f.inMarks(i) && f.isNamed(c) {
		return parse.NoJudgement
	}
	articles := 0
	for k := i; k < min(hi, i+25); k++ {
		switch {
		case f.is(k, "as") && k > i, f.inMarks(k) && !f.is(c.at, "saw", "sees", "see", "seen"):
			return ""
		case f.is(k, "a", "an", "the") && k > i:
			articles++
		case f.is(k, ","):
			k = hi
		}
	}
	if lang.Prepositions[f.word(i)] || f.is(i, "off", "up", "out", "to") {
		return parse.NoJudgement
	}
	if c.lemma == "describe" && hi-i >= 4 && c.tense != base {
		return "" // "She described a century of floods in one sentence"
	}
	if call && (articles > 0 || c.lemma == "label" || c.lemma == "brand" || c.lemma == "dub" || f.is(i, "it", "them", "him", "her") && hi-i >= 2) && hi-i >= 3 {
		return ""
	}
	if call && c.tense != base && lang.Determiners[f.word(i)] && f.endsInJudgement(i, hi) {
		return "" // "called the attacks cowardly"
	}
	if c.lemma == "consider" && hi-i >= 4 && (lang.Determiners[f.word(i)] || f.isUpper(i)) {
		return ""
	}
	return parse.NoJudgement
}

// endsInJudgement reports whether a short phrase of a noun ends in an adjective.
func (f *finder) endsInJudgement(from, hi int) bool {
	const longest = 6 // tokens
	to := from
	for to < hi && f.isWord(to) && !f.inMarks(to) && !lang.Conjunctions[f.word(to)] && !lang.Prepositions[f.word(to)] {
		to++
	}
	if to-from < 3 || to-from > longest || f.hasFinite(from, to) {
		return false
	}
	w := f.word(to - 1)
	for _, end := range []string{"ful", "less", "ous", "able", "ible", "ish", "istic", "ical", "ional", "ardly"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return lang.JudgingAdjectives[w]
}
