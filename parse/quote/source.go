package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// noun is a noun phrase that may name a speaker: tokens [from, to).
type noun struct{ from, to int }

func (n noun) empty() bool { return n.to <= n.from }

// maxSubject is the most tokens a mention has. Longer ones are clauses.
const maxSubject = 18

// subject finds the words that name the speaker to the left of the cue at c,
// not before lo. The reason says why there is none.
//
//	Hale, who had replaced Lind as chair in July, has also | said …
//	^^^^
func (f *finder) subject(lo, c int, t tense) (n noun, reason parse.Reason) {
	e, reason := f.beforeVerb(lo, c, t)
	if reason != "" {
		return noun{}, reason
	}
	if f.is(e-1, ",", "—", "–") && e-1 > lo {
		return f.beforeApposition(lo, e-1)
	}
	if f.is(e-1, "which") && f.is(e-2, ",") && f.speaks(c) && e-2 > lo {
		return noun{e - 1, e}, "" // "criticised by the union, which said"
	}
	if f.is(e-1, "that", "which") && e-1 > lo {
		if n := f.bearer(lo, e-1); n.to == e-1 {
			return n, "" // "carried a banner that | said “…”"
		}
	}
	if who := f.relativeIn(lo, e); who > lo {
		if n, why := f.nounBefore(lo, who); why == "" && f.isNamePart(n) {
			return n, ""
		}
	}
	n, reason = f.nounBefore(lo, e)
	if reason == "" {
		n = f.listBefore(lo, f.afterRemark(n))
	}
	return n, reason
}

// relativeIn finds the "who" of a relative clause that no commas part from its
// subject, and that has a verb of its own before the cue: "A cook who had seen the
// fire | said …". 0 if there is none.
func (f *finder) relativeIn(lo, e int) int {
	for i := e - 2; i > lo; i-- {
		if f.inMarks(i) || f.tok[i].Kind == parse.TokenMark && !f.is(i, "-", "'", "’", "&", "$", "%") || f.is(i, "that", "said") {
			return 0
		}
		if f.is(i, "who") {
			w := f.word(i - 1)
			if f.isWord(i-1) && !lang.Prepositions[w] && !lang.Conjunctions[w] && f.relativeVerb(i+1, e) {
				return i
			}
			return 0
		}
	}
	return 0
}

// relativeVerb reports that a clause has its verb and goes on after it.
func (f *finder) relativeVerb(from, e int) bool {
	for i := from; i < min(e-1, from+4); i++ {
		if f.finite(i) || lang.DoForms[f.word(i)] || f.is(i, "didn't", "don't", "saw", "spoke", "ran", "knows", "work", "live", "know") {
			return true
		}
	}
	return false
}

// listBefore includes the names that "and" joins to the one found, "Lind, Hale and Roke |
// said", and the plural before "and": "engineers and owners".
func (f *finder) listBefore(lo int, n noun) noun {
	if f.is(n.from-1, "and") && n.from-2 > lo-1 && f.isPluralWord(n.from-2) && f.isPluralWord(n.to-1) && n.to-n.from <= 2 {
		if m, why := f.nounBefore(lo, n.from-1); why == "" && m.to == n.from-1 && (m.from == lo || !f.isWord(m.from-1)) && m.to-m.from <= 3 && !lang.Prepositions[f.word(m.from)] {
			return noun{m.from, n.to}
		}
	}
	joined := f.is(n.from-1, "and") && f.is(n.from-2, ",")
	for i := n.from; i < n.to && !joined; i++ {
		joined = f.is(i, "and", "&") && i > n.from
	}
	if !joined {
		return n
	}
	from := n.from
	if f.is(from-1, "and") {
		from--
	}
	for from-1 > lo && f.is(from-1, ",") {
		open := from - 1
		for open > lo && f.tok[open-1].Kind == parse.TokenWord && !f.inMarks(open-1) {
			open--
		}
		if w := f.word(open); open == from-1 || !f.isPlainName(noun{open, from - 1}) || lang.Prepositions[w] || lang.Adverbs[w] || lang.Conjunctions[w] {
			break
		}
		from = open
	}
	if f.is(from, "and") {
		return n
	}
	return noun{from, n.to}
}

// isPluralWord takes a word in -s that is no name for a plural noun.
func (f *finder) isPluralWord(i int) bool {
	w := f.word(i)
	return f.isWord(i) && !f.inMarks(i) && len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !lang.Determiners[w] && !lang.TimeWords[w]
}

// beforeVerb steps back from the cue over auxiliaries, adverbs and the day.
func (f *finder) beforeVerb(lo, c int, t tense) (e int, reason parse.Reason) {
	e = c
	for e > lo {
		w := f.word(e - 1)
		switch {
		case w == ")": // "Sen. Ann Lee (D-Ohio) said"
			open := e - 1
			for open > lo && !f.is(open, "(") {
				open--
			}
			if open == lo || e-open > 12 {
				return e, parse.NoSubject
			}
			e = open
		case f.concedes(lo, e-1, c):
			e -= f.wordsBeforeDenial(lo, e-1)
		case lang.Negations[w] || strings.HasSuffix(w, "n't"):
			return e, parse.Negated
		case w == "to" && t == base && f.is(e-2, "liked", "likes", "loved", "loves", "used", "heard", "forced", "obliged", "compelled"):
			e -= 2 // "she liked to say that"
		case w == "to":
			return e, parse.Infinitive
		case lang.Modals[w]:
			if !f.is(e-1, "will", "would") || t != base {
				return e, parse.Hypothetical
			}
			return e, parse.NotYetSaid
		case lang.BeForms[w] && w != "'s":
			if t == past {
				return e, parse.Passive
			}
			e--
		case lang.HaveForms[w] || lang.DoForms[w] || lang.Adverbs[w] || w == "so" || isAdverb(w):
			e--
		case lang.TimeWords[w] && e-1 > lo && f.isTime(e-1):
			e--
			for e > lo && (lang.TimeWords[f.word(e-1)] || f.is(e-1, "on", "in", "the")) {
				e--
			}
		default:
			return e, ""
		}
	}
	return e, ""
}

// isTime keeps "May" and "March" apart from people and verbs: a time word
// after "on", "in", "last" or a weekday.
func (f *finder) isTime(i int) bool {
	return lang.Weekdays[f.word(i)] || f.is(i-1, "on", "in", "last", "this", "earlier", "later", "next") || f.is(i, "today", "yesterday", "earlier", "later")
}

// isAdverb takes words in -ly for adverbs: "reportedly", not "family".
func isAdverb(w string) bool {
	return len(w) > 5 && strings.HasSuffix(w, "ly") && w != "family" && w != "assembly" && w != "supply" && w != "reply"
}

// beforeApposition finds the name before what stands between commas:
// "Halloran, who leads the council,| insisted". end is the comma's index. The
// leftmost plain name wins; "Ines Roke, Secretary of the Flood Board, said".
func (f *finder) beforeApposition(lo, end int) (noun, parse.Reason) {
	var first, name noun
	joint := -1 // where a name stands that "and" joins to one before it
	for tries := 0; tries < 6 && end > lo; tries++ {
		open := end
		for open > lo && !f.is(open-1, ",", ";", ":", "—", "–") && (!f.inMarks(open-1) || f.tok[open-1].Kind != parse.TokenQuote) {
			open--
		}
		if n := f.beforeDeed(f.trimNoun(open, end)); !n.empty() && !f.hasFinite(n.from, n.to) && (!f.isAside(n.from) || open <= lo && f.is(n.from, "a", "an")) && f.isNamePart(n) &&
			!(!name.empty() && f.opensPlace(open)) {
			if first.empty() {
				first = n
			}
			if f.isPlainName(n) {
				if joint >= 0 {
					n.to = joint // the whole list names the speakers
				}
				name, joint = n, -1
				if f.is(open, "and") {
					joint = n.to
				}
			}
		}
		if open <= lo || !f.is(open-1, ",", "—", "–") {
			break
		}
		end = open - 1
	}
	switch {
	case !name.empty():
		return name, ""
	case !first.empty():
		return first, ""
	}
	return noun{}, parse.OnlyAside
}

// beforeDeed cuts from a name what its owner did: "Norrland snubs Veek, says settle it".
func (f *finder) beforeDeed(n noun) noun {
	for i := n.from; !lang.Determiners[f.word(n.from)] && i+1 < n.to && (f.isUpper(i) || f.is(i, "of", ".", "-")); i++ {
		if v := i + 1; f.isUpper(i) && !f.isUpper(v) && f.isWord(v) && f.finiteOrS(v) && !strings.HasSuffix(f.word(v), "'s") && !lang.TimeWords[f.word(v)] && (f.isUpper(v+1) || lang.Determiners[f.word(v+1)]) {
			return noun{n.from, v}
		}
	}
	return n
}

// opensPlace reports a phrase that says where or how: "In a post on Bluesky, Kip
// Jansen, the harbour master, said". A day may stand before a name without a comma.
func (f *finder) opensPlace(i int) bool {
	return lang.Prepositions[f.word(i)] && !lang.TimeWords[f.word(i+1)] && !f.is(i, "of", "over", "under")
}

// isPlainName reports whether all words of a chunk are capitalised, but for
// particles and a title: "Ines Roke", "Gen. Tam al-Hadi".
func (f *finder) isPlainName(n noun) bool {
	for i := n.from; i < n.to; i++ {
		if !f.isUpper(i) && !f.is(i, "al", "bin", "ibn", "van", "der", "de", "la", "von", "el", "-") || lang.TimeWords[f.word(i)] {
			return false
		}
	}
	return n.to-n.from <= 5
}

// isAside reports whether a chunk between commas describes and does not name:
// "who had replaced", "a former minister", "54", "secretary of the board".
func (f *finder) isAside(i int) bool {
	w := f.word(i)
	return f.is(i, "a", "an", "who", "which", "whose", "whom") || f.tok[i].Kind == parse.TokenNumber ||
		!f.isUpper(i) && !lang.Determiners[w] && !lang.Pronouns[w]
}

// isNamePart reports whether a chunk can name someone: it has a capital, is a
// pronoun, or begins with a determiner.
func (f *finder) isNamePart(n noun) bool {
	if n.to-n.from > maxSubject {
		return false
	}
	if n.to-n.from == 1 && lang.Pronouns[f.word(n.from)] {
		return true
	}
	if lang.Determiners[f.word(n.from)] || f.is(n.from, "one", "two", "three", "several", "many") {
		return true
	}
	for i := n.from; i < n.to; i++ {
		if f.isUpper(i) && !lang.TimeWords[f.word(i)] {
			return true
		}
	}
	return false
}

// nounBefore finds the noun phrase that ends right before token e.
func (f *finder) nounBefore(lo, e int) (noun, parse.Reason) {
	if e <= lo {
		return noun{}, parse.NoSubject
	}
	if lang.SubjectPronouns[f.word(e-1)] && !f.inMarks(e-1) {
		if f.is(e-2, "before", "until", "if", "unless", "whether") && e-2 >= lo {
			return noun{}, parse.NotYetSaid
		}
		return noun{e - 1, e}, ""
	}
	s := e
	for s > lo && !f.bounds(s-1) {
		s--
	}
	if s == e {
		if f.is(e-1, "and", "but", "or", "then") {
			return noun{}, parse.Elided
		}
		return noun{}, parse.NoSubject
	}
	n := f.trimNoun(s, e)
	switch {
	case n.empty():
		return noun{}, parse.NoSubject
	case n.to-n.from > maxSubject:
		return noun{}, parse.NoNounPhrase
	case n.to-n.from > 1 && lang.SubjectPronouns[f.word(n.from)] && f.hasFinite(n.from+1, n.to):
		return noun{}, parse.NoNounPhrase
	case f.is(n.from-1, "before", "until", "if", "unless", "whether") && n.from > lo:
		return noun{}, parse.NotYetSaid
	case lang.Determiners[f.word(n.to-1)] && !f.is(n.to-1, "this", "that", "these", "those", "all", "some", "both", "each", "another"), lang.Prepositions[f.word(n.to-1)]:
		return noun{}, parse.NounHere
	}
	return n, ""
}

// bounds reports whether token i cannot be part of a subject that lies to its right.
func (f *finder) bounds(i int) bool {
	w := f.word(i)
	if f.inMarks(i) {
		return !f.inScare(i)
	}
	if f.tok[i].Kind == parse.TokenMark {
		return !f.is(i, "&", "/", "-", "%", "$", "#", "@", "'", "’", ".")
	}
	if (w == "and" || w == "or") && i > 0 && (f.isUpper(i+1) && f.isUpper(i-1) || lang.Determiners[f.word(i+1)] && f.isUpper(i-1)) {
		return false // "Lind and Hale said"
	}
	if w == "and" && f.isUpper(i-1) && f.is(i+1, "colleagues", "others", "co-authors", "associates") {
		return false // "Lind and colleagues wrote"
	}
	if w == "as" || w == "so" || w == "than" || w == "until" || w == "since" {
		return !f.isUpper(i)
	}
	if f.finite(i) && (lang.Determiners[f.word(i+1)] || f.is(i+1, "one")) { // "The paper used one of her lines"
		return true
	}
	if lang.Conjunctions[w] || lang.Modals[w] && !f.isUpper(i) || lang.BeForms[w] && w != "'s" && w != "being" || f.is(i, "has", "have", "had", "did", "does", "who", "which", "whom", "what") {
		return true
	}
	if c, ok := lexicon[w]; ok && !f.isUpper(i) && (c.tense == past || c.tense == sForm && !c.noun) {
		return !(i > 0 && (lang.Determiners[f.word(i-1)] || strings.HasSuffix(f.word(i-1), "'s"))) // "the proposed deal"
	}
	return false
}

// inScare reports whether token i is of a term in scare quotes, marks included:
// the “Harbour” actor.
func (f *finder) inScare(i int) bool {
	return f.region[i] >= 0 && f.seg.Quotations[f.region[i]].Scare
}

// trimNoun removes from a chunk what precedes the name: "But", "On Monday", "In a
// statement".
func (f *finder) trimNoun(from, to int) noun {
	for from < to {
		w := f.word(from)
		switch {
		case f.tok[from].Kind == parse.TokenMark || lang.Conjunctions[w] || lang.Adverbs[w] || isAdverb(w):
			from++
		case lang.TimeWords[w] && !f.isUpper(from+1) && to-from > 1 && w != "may":
			from++
		case strings.HasSuffix(w, "ing") && !f.isUpper(from) && to-from > 1 && !lang.NotParticiples[w] && (f.isUpper(from+1) || lang.Determiners[f.word(from+1)]):
			from++ // "contradicting Northmoor police"
		case lang.Prepositions[w] && !f.is(from, "of", "over", "under"):
			from = f.afterPreposition(from, to)
		default:
			for to > from && (f.tok[to-1].Kind == parse.TokenMark && !f.is(to-1, ")")) {
				to--
			}
			if to-from > 2 && lang.TimeWords[f.word(to-1)] && f.is(to-2, "on", "in") { // "Voss on Saturday"
				to -= 2
			}
			return noun{from, to}
		}
	}
	return noun{}
}

// afterPreposition skips a phrase that leads in without a comma: "On Monday
// Voss", "In a statement the ministry". Without a clear end it keeps the last
// run of capitalised words, or a pronoun.
func (f *finder) afterPreposition(from, to int) int {
	i := from + 1
	for i < to && (lang.TimeWords[f.word(i)] || f.tok[i].Kind == parse.TokenNumber || f.is(i, "the", "same") && lang.TimeWords[f.word(min(i+1, to-1))]) {
		i++
	}
	if i > from+1 {
		return i
	}
	if lang.Pronouns[f.word(to-1)] {
		return to - 1
	}
	i = to
	for i > from+1 && (f.isUpper(i-1) || f.is(i-1, "of", "al", "bin", "van", "der", "de", "la", "von") && f.isUpper(i-2)) {
		i--
	}
	return i
}

// nounAfter finds the noun phrase that begins at token i, for "said Ines
// Roke, who runs the depot": it ends at a mark or a word that no name has.
func (f *finder) nounAfter(i, hi int) noun {
	if i >= hi || f.inMarks(i) {
		return noun{}
	}
	if lang.Pronouns[f.word(i)] && !f.is(i, "one", "others") && !(lang.Possessives[f.word(i)] && i+1 < hi && f.isWord(i+1)) { // "her adviser"
		return noun{i, i + 1}
	}
	j := i
	for j < hi && j-i < maxSubject && !f.inMarks(j) {
		w := f.word(j)
		if f.tok[j].Kind == parse.TokenMark && !f.is(j, "&", "-", "'", "’") {
			break
		}
		if j > i && f.isInformed(j-1) && f.is(j, "with", "on", "about", "in", "to", "of") {
			j++ // "two people familiar with the plan"
			continue
		}
		if j > i && (lang.Conjunctions[w] && !(w == "and" && (f.isUpper(j+1) || lang.Determiners[f.word(min(j+1, hi-1))] || f.isPluralWord(j-1) && f.isPluralWord(min(j+1, hi-1)) && f.endsAfter(j+2, hi))) ||
			lang.BeForms[w] && w != "'s" || lang.Modals[w] && !f.isUpper(j) ||
			f.is(j, "who", "which", "whose", "on", "in", "at", "during", "after", "before", "to", "by", "about", "when", "while", "with", "has", "had", "have") ||
			lang.TimeWords[w] && j > i && !f.isUpper(j+1)) {
			break
		}
		if c, ok := lexicon[w]; ok && j > i && !f.isUpper(j) && (c.tense == past || c.tense == ing && !lang.Determiners[f.word(i)]) {
			break
		}
		j++
	}
	n := noun{i, j}
	for n.to > n.from && lang.TimeWords[f.word(n.to-1)] {
		n.to--
	}
	if n.to-n.from > 1 && !f.isUpper(n.to-1) && f.is(n.to, "by", "in", "on", "at", "to", "with") && (f.finite(n.to-1) || f.is(n.to-1, "seen", "written", "shown", "drawn", "known")) && !f.isInformed(n.to-1) {
		n.to-- // "according to a tally kept by the ministry"
	}
	if w := f.word(n.from); n.empty() || !f.isUpper(n.from) && (lang.Prepositions[w] || lang.Conjunctions[w] || lang.Adverbs[w]) { // "according to First Light Capital"
		return noun{}
	}
	return f.listAfter(n, hi, false)
}

// isInformed reports a word that says what an unnamed source knows.
func (f *finder) isInformed(i int) bool {
	return lang.InformedWords[f.word(i)]
}

// listAfter takes in the names that commas and "and" join to the first: "said Lind,
// Hale and Roke.", "said Lind, a cook, and Roke, a nurse."
// Where the list leads, "according to Lind, Hale and Roke, the depot …", a comma is
// enough to close it.
func (f *finder) listAfter(n noun, hi int, leads bool) noun {
	if !f.is(n.to, ",") || !f.isPlainName(n) {
		return n
	}
	for at := n.to; f.is(at, ",") && at+1 < hi; {
		j := at + 1
		last := f.is(j, "and")
		if last {
			j++
		}
		end, and := j, -1
		for end < hi && f.tok[end].Kind == parse.TokenWord && !f.inMarks(end) {
			if f.is(end, "and") {
				and = end
			}
			end++
		}
		chunk := noun{j, end}
		switch {
		case chunk.empty() || end-j > 8 || f.hasFinite(j, end) || f.is(j, "who", "which", "whose"):
			return n
		case last && f.isPlainName(chunk) && (f.closesList(end, hi) || leads && f.is(end, ",")):
			return noun{n.from, end}
		case and > j && f.isPlainName(noun{j, and}) && f.isPlainName(noun{and + 1, end}) && end > and+1 && (f.closesList(end, hi) || leads && f.is(end, ",")):
			return noun{n.from, end}
		case last || !f.isPlainName(chunk) && !f.isAside(j):
			return n
		}
		at = end
	}
	return n
}

// closesList reports that a list of speakers ends at the token: the sentence ends,
// or an aside follows that ends it.
func (f *finder) closesList(i, hi int) bool {
	return f.endsAfter(i, hi) && (!f.is(i, ",") || !f.hasFinite(i+1, hi))
}

// lead finds the noun phrase that a sentence is about: what stands before its
// first verb. It serves sentences whose verb is no cue: "Roke was unmoved."
func (f *finder) lead(from, to int) (n noun, verb int) {
	if n, v := f.leadWithAside(from, to); v > 0 {
		return n, v
	}
	// past the phrases that lead in: "On the loss of the bridge, Voss spoke"
	for start := f.afterTold(from, to); start < to; {
		if start > from+2 && f.is(start-1, ",") && lang.BeForms[f.word(start)] { // "Her coach, Lev Orban, | was less restrained:"
			if n, why := f.beforeApposition(from, start-1); why == "" && f.isPlainName(n) {
				return n, start
			}
		}
		if start > from && lang.SubjectPronouns[f.word(start)] && !f.is(start, "it", "i", "we", "you") && f.isWord(start+1) && start+1 < to {
			return noun{start, start + 1}, start + 1 // "Asked about the loss, she shook her head."
		}
		j := start
		for j < to && !f.is(j, ",", ";", ":") {
			j++
		}
		for v := start + 1; v < j; v++ {
			if f.finite(v) {
				n, reason := f.nounBefore(start, v)
				if f.is(v, "named") && f.isUpper(v+1) && !f.isUpper(v-1) && reason == "" && f.isNamePart(n) { // "My neighbour, a bricklayer named Piet, put it best"
					for n.to = v + 1; f.isUpper(n.to); n.to++ {
					}
					return n, min(n.to+1, to-1)
				}
				if reason == "" && f.is(n.from, "who", "which") && f.is(n.from-1, ",") { // "Lee, who lost in May, named"
					n = f.trimNoun(from, n.from-1)
				}
				if reason == "" && !n.empty() && f.isNamePart(n) {
					return n, v
				}
			}
		}
		start = j + 1
	}
	return noun{}, 0
}

// leadWithAside reads a name that opens a sentence and an aside however long: "Sten
// Orrick, the hand behind breads that made Varda rich, stepped down".
func (f *finder) leadWithAside(from, to int) (noun, int) {
	i := from
	for i < to && !f.is(i, ",", ";", ":", "—", "–") {
		i++
	}
	if n := f.trimNoun(from, i); f.is(i, ",") && n.to == i && n.to-n.from >= 2 && f.isPlainName(n) && (lang.Determiners[f.word(i+1)] || f.is(i+1, "who", "a", "an")) {
		for v := i + 2; v < to; v++ {
			if f.is(v-1, ",") && f.finite(v) {
				return n, v
			}
		}
	}
	return noun{}, 0
}

// finite guesses whether a word is a finite verb, by form alone.
func (f *finder) finite(i int) bool {
	w := f.word(i)
	if i >= len(f.tok) || f.isUpper(i) && !f.titleCase || f.inMarks(i) || f.tok[i].Kind != parse.TokenWord {
		return false
	}
	if c, ok := lexicon[w]; ok && (c.tense == past || c.tense == sForm) {
		return !lang.Determiners[f.word(i-1)]
	}
	return lang.FiniteForms[w] || strings.HasSuffix(w, "ed") && len(w) > 4 && !strings.Contains(w, "-") && !lang.Determiners[f.word(i-1)] || contracted(w)
}

// contracted reports whether a word has a finite verb at its end: "it's", "they're", "isn't".
func contracted(w string) bool {
	before, after, ok := strings.Cut(w, "'")
	return ok && (strings.HasSuffix(before, "n") && after == "t" || (lang.Pronouns[before] || before == "there") && (after == "s" || after == "re" || after == "ll" || after == "ve" || after == "d" || after == "m"))
}

// finiteOrS takes a word in -s for a finite verb too, where only a verb can
// stand: after the comma that closes a relative clause.
func (f *finder) finiteOrS(i int) bool {
	return f.finite(i) || i < len(f.tok) && !f.isUpper(i) && strings.HasSuffix(f.word(i), "s") && !lang.Determiners[f.word(i)] && !lang.Prepositions[f.word(i)] && !lang.Conjunctions[f.word(i)]
}

// startsUpper reports whether the text at the span begins with a capital letter or digit.
func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
}

// afterRemark cuts from a subject the noun that its words are about: "a charge Voss |
// called absurd".
func (f *finder) afterRemark(n noun) noun {
	if !f.isRemark(n.from, n.to) || n.to-n.from < 3 {
		return n
	}
	for i := n.from + 2; i < n.to; i++ {
		if f.isUpper(i) && !f.isUpper(i-1) && !f.is(i-1, "of", "by", "from", "the") {
			if f.isPlainName(noun{i, n.to}) {
				return noun{i, n.to}
			}
			break
		}
	}
	return n
}

// speaks reports whether the verb at token i has only speakers as its subject.
func (f *finder) speaks(i int) bool {
	v, ok := lexicon[f.word(i)]
	return ok && v.act == parse.Speech && v.frame&(clause|object) != 0 && v.frame&general == 0 && !lang.VerbsOfEvidence[f.word(i)]
}
