package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// The forms of the verbs that make a stance.
var (
	denyingForms     = formsOf(lang.DenyingVerbs)
	againstForms     = formsOf(lang.AgainstClaims)
	retractingForms  = formsOf(lang.RetractingVerbs)
	regrettingForms  = formsOf(lang.RegrettingVerbs)
	doubtingForms    = formsOf(lang.DoubtingVerbs)
	askingForms      = formsOf(lang.AskingVerbs)
	demandingForms   = formsOf(lang.DemandingVerbs)
	directingForms   = formsOf(lang.DirectingVerbs)
	withholdingForms = formsOf(lang.WithholdingVerbs)
	callingForms     = formsOf([]string{"call", "appeal"})
	rulingForms      = formsOf([]string{"rule"})
	insistingForms   = formsOf([]string{"insist"})
	carryingForms    = formsOf(lang.CarryingVerbs)
	judgingForms     = formsOf(lang.JudgingVerbs)
)

// dismissing are the words of place with which a verb form makes little of a claim: "played |
// down | fears that".
var dismissing = func() map[string][]string {
	out := map[string][]string{}
	for lemma, places := range lang.DismissingVerbs {
		for form := range formsOf([]string{lemma}) {
			out[form] = strings.Split(places, ",")
		}
	}
	return out
}()

// stance says how the cue turns the content. The last word of the cue that
// has a stance decides: "rejected calls for" denies, "repeated his call for"
// demands. A negation, or a verb that withholds ("refused to"), turns a denial
// into a claim and a claim into something left open.
func (f *finder) stance(s *parse.Statement) parse.Stance {
	if s.Question && !f.leadsTalk(s) || f.isQuestion(s) {
		return parse.Asks
	}
	from, to := f.cueTokens(s)
	if from >= to {
		return parse.Says
	}
	start := f.groupStart(s, from)
	end := f.introEnd(s, to)
	stance, negated := parse.Says, f.negativeSubject(s)
	if at := f.takesBack(to); at >= 0 { // and "refused to apologise for saying that" does not
		start, stance = f.groupStart(s, min(start, at)), parse.Denies
	}
	if (againstForms[f.word(to-1)] || f.is(to-1, "at", "against") && f.any(from, to-1, func(i int) bool { return againstForms[f.word(i)] })) && f.opensWithClaim(s, end) { // "rubbished claims she had lied"
		stance = parse.Denies
	}
	if at, against := f.againstClaim(s, from); against != "" {
		start, stance = f.groupStart(s, at), against
		from = at
	}
	for i := start; i < end; i++ {
		if i < to && f.negates(i, end) {
			negated = !negated
			continue
		}
		var got parse.Stance
		switch {
		case i < to-1 && againstForms[f.word(i)] && lang.ClaimNouns[f.word(to-1)]: // "mocked the idea that"
			got = parse.Denies
		case i < to || f.is(i-1, "to"): // "went on to deny that"
			got = f.stanceAt(i, end, s)
		case lang.Complementisers[f.word(i+1)] && !f.isOccasion(i): // "repeated her demand that", not "told analysts on a call that"
			got = f.stanceOfNoun(i)
		}
		stance = after(stance, got)
	}
	switch noun := f.stanceOfObject(end); {
	case f.is(end, "to") && (withholdingForms[f.word(to-1)] || f.is(to-1, "on")): // "declined to rule out", "went on to deny that"
		stance = after(stance, f.stanceAt(end+1, end+2, s))
	case stance == parse.Denies && noun == parse.Doubts, carryingForms[f.word(to-1)]:
		stance = after(stance, noun)
	}
	switch {
	case !negated:
		return stance
	case stance == parse.Says, stance == parse.Denies && f.neither(start, to):
		return parse.Doubts
	case stance == parse.Denies || stance == parse.Doubts:
		return parse.Says
	}
	return stance
}

// longestLabel is how many words a label before a colon has.
const longestLabel = 3

// afterLabel returns the token after a label that opens a sentence, and the label's last word:
// "CLAIM: Voss said that …". It returns first where there is none.
func (f *finder) afterLabel(first, before int) (after int, label string) {
	for i := first; i < min(before+longestLabel+1, first+longestLabel+1); i++ {
		if f.is(i, ":") && i > first {
			return i + 1, f.word(i - 1)
		}
	}
	return first, ""
}

// standsForOthers reports words that only stand for others: "Voss said no such thing".
func (f *finder) standsForOthers(s *parse.Statement) bool {
	i := f.tokenAt(s.Content[0].Start)
	switch end := f.tokenAt(s.Content[len(s.Content)-1].End-1) + 1; {
	case f.is(i, "no") && f.is(i+1, "such"):
		return end == i+3
	case f.is(i, "nothing") && f.is(i+1, "of"):
		return end == i+4 && f.is(i+3, "kind", "sort")
	}
	return false
}

// turnedRound reports what reads as a statement and is the opposite, or a question of the
// reporter's: "Contrary to what Voss claimed, the memo was kept", "Did Voss say that it was?"
func (f *finder) turnedRound(s *parse.Statement) bool {
	from, to := f.cueTokens(s)
	if from >= to || s.Mention.Empty() || len(s.Content) == 0 {
		return false
	}
	subject := f.tokenAt(s.Mention.Start)
	if subject >= from || f.inMarks(subject) {
		return false
	}
	first, hi := f.sentenceOf(from)
	first, label := f.afterLabel(first, subject)
	if lang.FactCheckLabels[label] || f.standsForOthers(s) {
		return true
	}
	for !f.isWord(first) && first < subject {
		first++
	}
	what := subject - 1
	if f.is(subject, "what") {
		what = subject
	}
	if f.is(what, "what") && f.is(what-1, "to", "from", "than") && f.is(to, ",") && f.tokenAt(s.Content[0].Start) == to+1 {
		return true
	}
	for i := from - 1; i >= max(first, from-3); i-- { // "was wrongly quoted as saying that", "misquoted as saying"
		if f.is(i, "misquoted", "misreported") || f.is(i, "quoted", "reported", "cited", "portrayed") && f.is(i-1, "wrongly", "falsely", "inaccurately", "erroneously", "incorrectly", "mistakenly") {
			return f.is(from-1, "as")
		}
	}
	if f.is(first, "what", "why", "when", "how", "where") && first < subject-1 {
		first++ // "What did Voss say when she came?"
	}
	asks := (lang.DoForms[f.word(first)] || f.is(first, "has", "have", "had")) && (first == subject-1 || first > subject && first < from) // a label can be in the mention
	return asks && f.is(hi-1, "?") && f.tokenAt(s.Content[0].Start) >= to
}

// withoutNegation cuts off a mention what turns its verb round: "Voss no longer | believes".
func (f *finder) withoutNegation(mention parse.Span) parse.Span {
	if mention.Empty() {
		return mention
	}
	from, to := f.tokens(mention)
	for to-from > 1 && (f.is(to-1, "never", "not", "no", "hardly", "scarcely", "almost", "nearly") || f.is(to-1, "longer") && f.is(to-2, "no")) {
		to--
	}
	return f.span(from, to)
}

// beforeParticle returns the mention without a verb with a particle that the finder took for
// a part of it: "Voss | played down" before "fears that".
func (f *finder) beforeParticle(s *parse.Statement) parse.Span {
	from, to := f.cueTokens(s)
	if s.Mention.Empty() || from >= to || !lang.ClaimNouns[f.word(from)] {
		return s.Mention
	}
	first, last := f.tokenAt(s.Mention.Start), f.tokenAt(s.Mention.End-1)
	if last+1 == from && last-1 > first && f.playsDown(last-1) {
		return f.span(first, last-1)
	}
	return s.Mention
}

// playsDown reports a verb that makes little of what its object says: "played down",
// "shrugged off".
func (f *finder) playsDown(i int) bool {
	return f.is(i+1, dismissing[f.word(i)]...) || f.is(i+1, "off", "aside", "away", "down", "back") && againstForms[f.word(i)]
}

// keepJudged gives a claim on which a verb passes judgement back to the words: of "called
// the claim that the bridge was unsafe absurd" the cue is "called", or the row would claim
// that the bridge is unsafe.
func (f *finder) keepJudged(s *parse.Statement) {
	from, to := f.cueTokens(s)
	if to-from < 2 || len(s.Content) != 1 || !judgingForms[f.word(from)] || !lang.ClaimNouns[f.word(to-1)] ||
		!f.is(to, "that") || f.tokenAt(s.Content[0].Start) != to+1 || f.inMarks(to+1) {
		return
	}
	s.Cue = []parse.Span{f.span(from, from+1)}
	s.Content[0].Start = f.tok[from+1].Span.Start
}

// againstClaim finds the verb that turns round a claim of which the cue is the noun: "retracted
// his claim that", "cast doubt on the claim that". The stance is "" where there is none.
func (f *finder) againstClaim(s *parse.Statement, noun int) (at int, stance parse.Stance) {
	const reach = 7 // tokens before the noun
	lo, hi := f.sentenceOf(noun)
	if !lang.ClaimNouns[f.word(noun)] && !lang.StatementNouns[f.word(noun)] || !f.is(noun+1, "that", "of") || noun+1 >= hi {
		return noun, ""
	}
	for i := noun - 1; i >= max(lo, noun-reach); i-- {
		switch w := f.word(i); {
		case overlapsAny(s.Content, f.tok[i].Span), f.is(i, ",", ";", ":", "and", "but", "that", "who", "which"):
			return noun, ""
		case againstForms[w], denyingForms[w], f.playsDown(i):
			if s.Mention.End > f.tok[i].Span.End && !retractingForms[w] && !(f.is(i+1, "back") && lang.Possessives[f.word(i+2)]) {
				return noun, "" // "contradicted the minister's statement that": the minister does not deny it
			}
			return i, parse.Denies
		case f.is(i, "issue") && f.is(i+1, "with"), f.is(i, "scorn", "water") && f.is(i+1, "on"), f.is(i, "exception") && f.is(i+1, "to"):
			return i - 1, parse.Denies // "took issue with", "poured cold water on"
		case f.is(i, "doubt", "doubts", "question") && f.is(i+1, "on", "over", "into", "about"):
			return i - 1, parse.Doubts // "cast doubt on"
		}
	}
	return noun, ""
}

// after is the stance of a cue to whose stance so far a word adds its own.
func after(so, word parse.Stance) parse.Stance {
	switch {
	case word == "":
		return so
	case so == parse.Denies && word == parse.Doubts:
		return parse.Says // "dismissed doubts that"
	case so == parse.Denies, so == parse.Doubts && word != parse.Denies:
		return so // "rejected calls for", "questioned demands for"
	}
	return word
}

// neither reports whether "neither" is among the tokens: "neither confirmed nor denied"
// leaves open what "did not deny" concedes.
func (f *finder) neither(from, to int) bool {
	for i := from; i < to; i++ {
		if f.is(i, "neither") {
			return true
		}
	}
	return false
}

// cueTokens returns the tokens from the cue's first word to its last; an empty
// range where no word reports.
func (f *finder) cueTokens(s *parse.Statement) (from, to int) {
	if len(s.Cue) == 0 {
		return 0, 0
	}
	hull := parse.Hull(s.Cue...)
	from, to = f.tokenAt(hull.Start), f.tokenAt(hull.End-1)+1
	for i := from; i < to; i++ {
		if f.isWord(i) {
			return from, to
		}
	}
	return 0, 0
}

// groupStart steps back from the cue over what belongs to its verb: auxiliaries,
// negations, adverbs, and verbs that lead to it ("refused to", "went on to").
func (f *finder) groupStart(s *parse.Statement, from int) int {
	lo, _ := f.sentenceOf(from)
	start := from
	for i := from - 1; i >= lo; i-- {
		if span := f.tok[i].Span; !s.Mention.Empty() && s.Mention.Overlaps(span) || overlapsAny(s.Content, span) {
			break
		}
		w := f.word(i)
		switch {
		case lang.Negations[w] || strings.HasSuffix(w, "n't") || lang.Modals[w] || lang.BeForms[w] && w != "'s" || lang.HaveForms[w] ||
			lang.DoForms[w] || lang.Adverbs[w] || isAdverb(w) || f.is(i, "no", "longer", "yet", "cannot", "neither", "long", "almost", "nearly", "'d", "'ve", "'ll"):
			start = i
		case f.is(i+1, "nor") && f.is(i-1, "neither"): // "would neither confirm nor deny"
			start = i
		case f.is(i, "far") && start == i+1: // "far from admitting that"
			start = i
		case f.is(i, "to", "of", "from", "short", "on") && (f.leadsOn(i) || f.is(i-1, "far") && f.is(i, "from") || start == i+1 && f.is(i, "short")):
			start = i
		case start == i+1 && f.is(i+1, "to", "of", "from", "short", "on") || withholdingForms[w] && start == i+1:
			start = i // the verb before "to"
		default:
			return start
		}
	}
	return start
}

// leadsOn reports whether the word before a preposition is a verb that leads to
// another: "refused to", "stopped short of", "went on to".
func (f *finder) leadsOn(i int) bool {
	w := f.word(i - 1)
	return withholdingForms[w] || lang.LeadingWords[w]
}

// introEnd returns where the content begins after a cue that ends at to. It returns to if
// the content is elsewhere.
func (f *finder) introEnd(s *parse.Statement, to int) int {
	_, hi := f.sentenceOf(max(to-1, 0))
	for _, c := range s.Content {
		if i := f.tokenAt(c.Start); i >= to && i <= hi {
			return i
		}
	}
	return to
}

// negates reports whether token i turns the verb after it around.
func (f *finder) negates(i, end int) bool {
	w := f.word(i)
	switch {
	case f.is(i, "not") && f.is(i+1, "only", "just", "merely", "simply"):
		return false
	case lang.Negations[w] && w != "nor" || strings.HasSuffix(w, "n't") || w == "cannot" || w == "hardly" || w == "scarcely":
		return true
	case f.is(i, "almost", "nearly"):
		return !isAdverb(f.word(i+1)) && !f.is(i+1, "all", "always") // "almost universally said"
	case f.is(i, "no"):
		return f.is(i+1, "longer") || i+1 < end && f.isWord(i+1)
	case w == "far":
		return f.is(i+1, "from")
	case withholdingForms[w]:
		return f.is(i+1, "to", "from", "short") || strings.HasSuffix(f.word(i+1), "ing")
	}
	return false
}

// stanceAt is the stance of one word of the cue, "" for none.
func (f *finder) stanceAt(i, end int, s *parse.Statement) parse.Stance {
	w := f.word(i)
	switch {
	case rulingForms[w] && f.is(i+1, "out"):
		return parse.Denies
	case callingForms[w] && f.is(i+1, "on", "upon", "for") || callingForms[w] && (f.is(end-1, "to") || f.is(end, "to")):
		return parse.Demands
	case callingForms[w] && f.is(i+1, "into") && f.is(i+2, "question", "doubt"):
		return parse.Doubts
	case denyingForms[w]:
		return parse.Denies
	case askingForms[w]:
		return f.asked(i, end, s)
	case demandingForms[w] && f.is(i+1, "to") && f.is(i+2, "know"):
		return parse.Asks
	case demandingForms[w]:
		return parse.Demands
	case insistingForms[w] && f.is(i+1, "on", "upon") && !(len(s.Content) > 0 && s.Content[0].End <= f.tok[i].Span.Start): // not “We are sure,” she insisted on television
		return parse.Demands
	case directingForms[w] && f.opensWithTo(s, end):
		return parse.Demands
	case doubtingForms[w] || lang.DoubtingAdjectives[w]:
		return parse.Doubts
	}
	return f.stanceOfNoun(i)
}

// stanceOfObject is the stance of the noun that opens the content: "the demand
// that", "doubts about".
func (f *finder) stanceOfObject(at int) parse.Stance {
	for i := at; i < at+3 && !f.inMarks(i); i++ {
		if lang.Complementisers[f.word(i+1)] {
			return f.stanceOfNoun(i)
		}
	}
	return ""
}

// stanceOfNoun is the stance of a noun that reports, "" for none.
func (f *finder) stanceOfNoun(i int) parse.Stance {
	w := f.word(i)
	switch {
	case lang.DenyingNouns[w]:
		return parse.Denies
	case lang.DoubtingNouns[w]:
		return parse.Doubts
	case lang.AskingNouns[w] && f.is(i+1, "about", "over", "on"): // "raised questions about"
		return parse.Doubts
	case lang.AskingNouns[w]:
		return parse.Asks
	case lang.DemandingNouns[w] && f.is(i+1, "for", "that", "to"):
		return parse.Demands
	}
	return ""
}

// asked distinguishes a question from a demand: "asked whether", "asked the council to".
func (f *finder) asked(i, end int, s *parse.Statement) parse.Stance {
	if f.is(i+1, "to") && f.is(i+2, "know") {
		return parse.Asks
	}
	if f.is(i+1, "for") || f.opensWithTo(s, end) || f.is(i+1, "that") {
		return parse.Demands
	}
	return parse.Asks
}

// opensWithTo reports whether an infinitive opens the content that begins at
// token end, or stands after whom it is addressed to: "told residents to leave".
func (f *finder) opensWithTo(s *parse.Statement, end int) bool {
	if f.is(end-1, "that") {
		return false // "told the board that the works moved to Sar"
	}
	if f.is(end-1, "to") || f.is(end, "to") || f.is(end, "not") && f.is(end+1, "to") {
		return true
	}
	subject := lang.SubjectPronouns[f.word(end)] || f.is(end, "it", "there", "this") // "told us it takes a month to"
	if overlapsAny(s.Content, f.tok[min(end, len(f.tok)-1)].Span) && !f.inMarks(end) && !subject {
		for i := end; i < end+12; i++ { // the hearer is in the content
			switch {
			case f.inMarks(i):
				return false
			case lang.QuestionWords[f.word(i)] || f.is(i, "that") || f.finite(i):
				return false
			case f.is(i, "to"):
				return true
			}
		}
	}
	return false
}

// leadsTalk reports the words of a moderator or host that ask nothing: "We go to the lady in
// the third row."
func (f *finder) leadsTalk(s *parse.Statement) bool {
	label := lang.Fold(strings.Trim(s.Mention.In(f.text), " *_:"))
	if label != "moderator" && label != "host" && label != "operator" {
		return false
	}
	for _, c := range s.Content {
		if strings.Contains(c.In(f.text), "?") {
			return false
		}
	}
	return true
}

// isQuestion reports whether the content is a single question and all of it is
// in the speaker's words.
func (f *finder) isQuestion(s *parse.Statement) bool {
	if s.Kind != parse.Direct && s.Kind != parse.Turn || len(s.Content) == 0 {
		return false
	}
	marks, last := 0, ""
	for k, c := range s.Content {
		if k+1 < len(s.Content) && f.isUpper(f.tokenAt(s.Content[k+1].Start)) && f.is(f.tokenAt(c.End-1), ",") {
			marks++ // “They were hungry,” she said. “What would you do?”
		}
		from, to := f.tokens(c)
		for i := from; i < to; i++ {
			if f.is(i, ".", "!", "?") {
				marks++
			}
			if f.isWord(i) || f.is(i, ".", "!", "?") {
				last = f.word(i)
			}
		}
	}
	return last == "?" && marks == 1
}

// numbered matches "No 10" and "No. 11".
var numbered = pattern.Lazily(`^(?i:no\.?) \d`)

// negativeSubject reports whether the mention is one that undoes its verb:
// "Nobody denied that".
func (f *finder) negativeSubject(s *parse.Statement) bool {
	if s.Mention.Empty() {
		return false
	}
	i := f.tokenAt(s.Mention.Start)
	if numbered.MatchString(s.Mention.In(f.text)) {
		return false
	}
	return lang.NegativeSubjects[f.word(i)]
}

func overlapsAny(spans []parse.Span, span parse.Span) bool {
	for _, s := range spans {
		if s.Overlaps(span) {
			return true
		}
	}
	return false
}

// isOccasion reports a noun that names where something was said: "told analysts on a conference
// call that", unlike "repeated her demand that".
func (f *finder) isOccasion(i int) bool {
	const longest = 4 // tokens before the noun
	for k := i - 1; k > i-longest; k-- {
		if lang.Determiners[f.word(k)] {
			return f.is(k-1, "on", "in", "at", "during")
		}
	}
	return false
}
