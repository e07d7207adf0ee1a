package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// addressingForms are those of verbs whose participle says who was asked or told something.
var addressingForms = formsOf(lang.AddressingVerbs)

// opensWithHearer reports whether a sentence begins with what its subject was asked or told:
// "Told that he would miss the final, Petty laughed".
func (f *finder) opensWithHearer(from, to int) bool {
	if f.is(from, "when") {
		from++
	}
	return from < to && addressingForms[f.word(from)] && (strings.HasSuffix(f.word(from), "ed") || f.is(from, "told"))
}

// afterTold returns the token behind the comma that ends such a beginning, or the sentence's
// first token.
func (f *finder) afterTold(from, to int) int {
	if !f.opensWithHearer(from, to) {
		return from
	}
	for i := from + 1; i+2 < to; i++ {
		if f.is(i, ",") && !f.inMarks(i) && (f.isUpper(i+1) || lang.SubjectPronouns[f.word(i+1)] || lang.Determiners[f.word(i+1)]) && f.hasFinite(i+1, to) {
			return i + 1
		}
	}
	return from
}

// asksAnew reports whether a quotation answers a question that its own sentence, of which no
// statement was made, begins with: "Asked if a deal was close: “You will see.”"
func (f *finder) asksAnew(u utterance) bool {
	from, _ := f.sentenceOf(u.from - 1)
	if !f.opensWithHearer(from, u.from) || f.afterTold(from, u.from) > from {
		return false
	}
	last := f.found[len(f.found)-1]
	return parse.Hull(last.Content...).End <= f.tok[from].Span.Start
}

// asksToAct reports whether the one asked and an infinitive follow a verb of asking: "asked
// the regulator to step in".
func (f *finder) asksToAct(c cue, i, hi int) bool {
	const longest = 9 // tokens before the infinitive
	if c.lemma != "ask" || c.tense == ing && !f.isProgressive(c, 0) {
		return false
	}
	for k := i + 1; k < min(hi-1, i+longest); k++ {
		switch {
		case f.is(k, "to") && f.isWord(k+1) && !f.isUpper(k+1) && !lang.Determiners[f.word(k+1)]:
			return !lang.Prepositions[f.word(i)] && !f.is(i, "not", "only")
		case f.is(k, "(", ")", "."): // "asked Mr Strand (Ind.) to leave"
		case f.inMarks(k), !f.isWord(k), f.finite(k), f.is(k, "that", "if", "whether", "why", "how", "what", "about", "for"):
			return false
		}
	}
	return false
}

// askedOfThem finds of whom a sentence asks that is the reporter's question: "Would she sell
// it? “No.”"
func (f *finder) askedOfThem(from, to int) noun {
	if !f.is(to-1, "?") || to-from > 20 || f.inMarks(from) {
		return noun{}
	}
	for i := from; i < min(to, from+3); i++ {
		w := f.word(i)
		if aux := lang.Modals[w] || lang.BeForms[w] || lang.HaveForms[w] || lang.DoForms[w]; aux && f.is(i+1, "he", "she", "they") && (i == from || f.asksAt(i-1) || f.is(i-1, "and", "but", "so")) {
			return noun{i + 1, i + 2}
		}
	}
	return noun{}
}
