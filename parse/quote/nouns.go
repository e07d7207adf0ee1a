package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// nounCue reads "Roke's claim that the pumps had failed", at the noun.
func (f *finder) nounCue(i, lo, hi int) (int, int) {
	if f.inMarks(i) || !lang.LeadNouns[f.word(i)] || !f.is(i+1, "that") || i <= lo {
		return -1, 0
	}
	owner := i
	for owner > lo && !f.isPossessor(owner-1) && i-owner < 3 && f.isWord(owner-1) {
		owner-- // "her repeated claim"
	}
	if owner == lo || !f.isPossessor(owner-1) {
		return -1, 0
	}
	who, why := f.nounBefore(lo, owner)
	if lang.Possessives[f.word(owner-1)] {
		who, why = noun{owner - 1, owner}, ""
	}
	if why != "" || who.empty() {
		return -1, 0
	}
	c := cue{form: form{verb: &verb{lemma: f.word(i), frame: clause, act: parse.Speech}, tense: sForm}, from: i, to: i + 1, at: i}
	end := f.clauseEnd(c, i+2, hi)
	verbs := 0
	for k := i + 3; k < end; k++ { // the noun is a subject: its clause ends where the main verb stands
		if f.is(k, ",") || verbs > 0 && f.is(k, "was", "is", "were", "are") {
			end = k
		}
		if f.finite(k) {
			verbs++
		}
	}
	span, ok := f.contentSpan(i+2, end)
	if !ok || end-i < 5 {
		return -1, 0
	}
	f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{span}, Cue: f.cueSpan(c), Mention: f.span(who.from, who.to), Paragraph: f.paragraphOf(i), Rule: parse.RuleNounThat})
	return len(f.found) - 1, end
}

func (f *finder) isPossessor(i int) bool {
	return strings.HasSuffix(f.word(i), "'s") || strings.HasSuffix(f.word(i), "s'") || lang.Possessives[f.word(i)]
}
