package quote

import (
	"onrecord/parse/lang"
)

// colonCue finds the cue and the speaker of a paragraph whose last sentence
// ends with a cue and a colon: "Ines Roke, depot manager, also said:".
func (f *finder) colonCue(pi int) (n noun, c cue, ok bool) {
	const between = 6 // tokens from the cue to the colon: "told the paper this:"
	from, to := f.paragraphTokens(pi)
	if from == to || !f.is(to-1, ":") {
		return n, c, false
	}
	from, to = f.sentenceOf(to - 1)
	for i := max(from, to-2-between); i < to-1; i++ {
		c, ok := f.cueAt(i, to)
		if !ok || c.accordTo || c.tense == base || c.tense == ing || f.isNounHere(c, from) != "" || f.hasFinite(c.to, to-1) {
			continue
		}
		if n, why := f.subject(from, c.from, c.tense); why == "" && !n.empty() {
			return n, c, true
		}
	}
	return noun{}, cue{}, false
}

// colonLead finds whom a paragraph that ends with a colon names as the speaker
// of the quotations below it, and the token that leads to them: the cue, or the
// colon where it is all there is.
//
//	Ines Roke, depot manager, said:
//	Said Ines Roke, depot manager:
//	According to Ines Roke, depot manager:
//	Ines Roke, depot manager:
func (f *finder) colonLead(pi int) (n noun, lead int, ok bool) {
	if n, c, ok := f.colonCue(pi); ok {
		f.use(c)
		return n, c.at, true
	}
	from, to := f.paragraphTokens(pi)
	if from == to || !f.is(to-1, ":") {
		return n, 0, false
	}
	from, to = f.sentenceOf(to - 1)
	if c, cued := f.cueAt(from, to); cued && (c.accordTo || f.is(c.at, "said", "wrote", "added", "asked", "replied", "answered")) {
		if n = f.nounAfter(c.to, to); !n.empty() && f.isNamePart(n) && !f.hasFinite(n.to, to) {
			f.use(c)
			return n, c.at, true
		}
	}
	for i := from; i < to-2; i++ { // "From the palace, attributable to a senior aide:"
		if f.is(i, "attributable", "attributed") && f.is(i+1, "to") {
			if n = f.nounAfter(i+2, to); !n.empty() {
				return n, i, true
			}
		}
	}
	return f.nameAndColon(from, to)
}

// cueLead finds the speaker and the verb of a sentence that reports nothing but
// that somebody spoke: "Ines Roke, depot manager, said in a statement."
func (f *finder) cueLead(from, to int) (n noun, lead int) {
	for i := from; i < to; i++ {
		c, ok := f.cueAt(i, to)
		if !ok || c.accordTo || c.frame&clause == 0 || c.tense == base || c.tense == ing || f.isNounHere(c, from) != "" || !f.endsAfter(c.to, to) {
			continue
		}
		if n, why := f.subject(from, c.from, c.tense); why == "" && !n.empty() {
			return n, c.at
		}
	}
	return noun{}, 0
}

// nameAndColon reads a sentence with a name, a description of it, and a colon. Headings
// have that form too ("Key Quotes:"), so the name must be a person's or occur elsewhere in
// the text.
func (f *finder) nameAndColon(from, to int) (n noun, colon int, ok bool) {
	n = noun{from, from}
	for n.to < to && f.isWord(n.to) {
		n.to++
	}
	if f.is(n.to, ",") && lang.Determiners[f.word(n.from)] && f.namesOffice(n.from+1, n.to) { // "The chairman of the board, Ines Roke, in reply:"
		n = noun{n.to + 1, n.to + 1}
		for n.to < to && f.isWord(n.to) {
			n.to++
		}
	}
	if n.empty() || !f.is(n.to, ",", ":") || !f.isPlainName(n) || f.hasFinite(n.to, to) || !f.isKnownName(n) {
		return noun{}, 0, false
	}
	return n, to - 1, true
}

// isKnownName reports whether a name begins with a given name, or its last word occurs
// elsewhere in the text, within a sentence and after another capital.
func (f *finder) isKnownName(n noun) bool {
	for i := n.from; i < n.to-1; i++ {
		if _, given := lang.GivenName(f.word(i)); given || lang.Titles[f.word(i)] || i > n.from && lang.PersonNouns[f.word(i)] {
			return true // "Ines Roke:", "Transport Secretary Roke:"
		}
	}
	if f.surnames == nil {
		f.surnames = map[string][2]int{}
		for i := range f.tok {
			if f.isUpper(i) && f.isUpper(i-1) && !f.startsSentence(i) {
				first, seen := f.surnames[f.word(i)]
				if !seen {
					first[0] = i
				}
				f.surnames[f.word(i)] = [2]int{first[0], i}
			}
		}
	}
	at, ok := f.surnames[f.word(n.to-1)]
	return ok && (at[0] < n.from || at[1] >= n.to)
}
