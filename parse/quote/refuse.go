package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/quote/tagger"
)

// refuse rejects what is not a statement whatever its probability: the writer's own "I
// hope", and a content of one word that is a time or replaces a clause.
func (f *finder) refuse(s parse.Statement) bool {
	if len(s.Cue) == 0 || s.Kind == parse.Turn {
		return false
	}
	why := f.refusal(s)
	if why != "" {
		f.reject(s.Cue[0], s.Rule, why)
	}
	return why != ""
}

// refusal is why the words of a statement report nothing, or "".
func (f *finder) refusal(s parse.Statement) parse.Reason {
	who, kind := f.tokenAt(s.Mention.Start), f.kind(s.Content)
	c, cued := f.cueAt(f.tokenAt(s.Cue[0].Start), len(f.tok))
	switch {
	case !s.Mention.Empty() && kind == parse.Indirect && (f.is(who, "nobody", "none") || f.is(who, "no") && f.isWord(who+1) && f.tok[who+1].Kind != parse.TokenNumber):
		return parse.NothingSaid
	case f.ownWish(s):
		return parse.OwnVoice
	case f.findsThing(s), f.isWhatSaid(s):
		return parse.NoClause
	case cued && kind == parse.Direct && s.Content[0].Start > s.Cue[0].End && f.isNamed(c) && !f.is(c.from-1, ","):
		return parse.NoJudgement
	case f.isNoReport(&s):
		return parse.NoContent
	case f.isAsked(s):
		return parse.Passive
	case f.wantsNoName(s), f.isAnybody(s), f.pleads(s), f.votesDown(s), f.cannotBeSaid(s), f.isConditional(s):
		return parse.NothingSaid
	case f.existsOnly(s):
		return parse.Passive
	case f.speechless(s):
		return parse.ChartShows
	case !s.Mention.Empty() && f.is(who, "i", "we") && !f.inMarks(who) && f.tok[who].Span == s.Mention:
		return parse.OwnVoice
	case len(s.Content) != 1, kind != parse.Indirect:
		return ""
	case f.pointsOnly(s.Content):
		return parse.NoContent
	}
	from, to := f.tokens(s.Content[0])
	switch {
	case f.is(f.tokenAt(s.Cue[0].Start), "put", "puts", "putting") && f.is(from, "it", "this"):
		return parse.NoContent // "put it more simply to a group of reservists: “…”"
	case to-from == 1 && (lang.TimeWords[f.word(from)] || cued && c.frame&phrase == 0):
		return parse.TooShort
	}
	return ""
}

// ownWish reports whether an infinitive has the writer as its only subject: "I find it
// hard to believe".
func (f *finder) ownWish(s parse.Statement) bool {
	cue := f.tokenAt(s.Cue[0].Start)
	from, _ := f.sentenceOf(cue)
	return s.Mention.Empty() && f.is(cue-1, "to") && f.is(from, "i", "we") && !f.inMarks(from)
}

// findsThing reports that a thing is found, and nothing that is so: "officers
// found the car", "a jury found him guilty".
func (f *finder) findsThing(s parse.Statement) bool {
	if !f.is(f.tokenAt(s.Cue[0].Start), "found", "find", "finds", "finding") || f.kind(s.Content) != parse.Indirect {
		return false
	}
	from, to := f.tokens(s.Content[0])
	if f.is(from-1, "that") {
		return false
	}
	for i := from; i < to; i++ {
		if f.is(i, "and", ",", "where", "who", "which") {
			return true
		}
		if f.finite(i) || f.isPluralWord(i) {
			return false
		}
	}
	return true
}

// wantsNoName reports whether somebody asked to stay unnamed, or only the length of the
// words is given: "asked not to be named", "before she said a word about the war".
func (f *finder) wantsNoName(s parse.Statement) bool {
	from := f.tokenAt(s.Content[0].Start)
	if f.kind(s.Content) != parse.Indirect {
		return false
	}
	cue := f.tokenAt(s.Cue[0].Start)
	if f.is(cue, "asked", "asks", "asking") || f.is(cue, "requested", "requests", "requesting") {
		for i := from; i < from+3; i++ {
			if f.is(i, "be") && f.is(i-1, "to") && f.is(i-2, "not") && f.is(i+1, "named", "identified", "quoted") || f.is(i, "anonymity") {
				return true
			}
		}
	}
	return f.is(from, "a") && f.is(from+1, "word") && f.is(from+2, "about", "to", "of") || f.is(from, "a") && f.is(from+1, "few") && f.is(from+2, "words")
}

// isWhatSaid reports whether the words said are referred to but not given: "what managers
// have said about agents lately".
func (f *finder) isWhatSaid(s parse.Statement) bool {
	const longest = 6 // tokens of the subject and its auxiliaries
	cue, end := f.tokens(s.Cue[0])
	if f.kind(s.Content) != parse.Indirect || f.is(end, "as") || !lang.Prepositions[f.word(end)] {
		return false
	}
	for i := cue - 1; i >= max(0, cue-longest) && f.isWord(i) && !f.inMarks(i); i-- {
		if f.is(i, "what", "whatever") {
			c, ok := f.cueAt(f.tokenAt(s.Cue[0].End-1), len(f.tok))
			return i < cue-1 && ok && c.frame&clause != 0
		}
	}
	return false
}

// existsOnly reports that a sentence says what there is, and its participle tells
// how it is known: "there were 40 cases reported in May".
func (f *finder) existsOnly(s parse.Statement) bool {
	who, cue := f.tokenAt(s.Mention.Start), f.tokenAt(s.Cue[0].Start)
	c, ok := f.cueAt(cue, len(f.tok))
	return !s.Mention.Empty() && ok && c.tense == past && lang.BeForms[f.word(who-1)] && f.is(who-2, "there") && cue == f.tokenAt(s.Mention.End-1)+1
}

// speechless reports a finding of things that hold no words and whose owner is
// not named: "tests found the pipe was cracked", "footage shows".
func (f *finder) speechless(s parse.Statement) bool {
	c, ok := f.cueAt(f.tokenAt(s.Cue[0].Start), len(f.tok))
	if s.Mention.Empty() || !ok || c.lemma != "find" && c.lemma != "show" && c.lemma != "reveal" && c.lemma != "indicate" && c.lemma != "confirm" && c.lemma != "suggest" ||
		f.kind(s.Content) != parse.Indirect {
		return false
	}
	last := f.tokenAt(s.Mention.End - 1)
	return lang.SpeechlessThings[f.word(last)] && !f.anyToken(s.Mention, func(i int) bool { return f.is(i, "by") || f.isUpper(i) && !f.startsSentence(i) })
}

// isThatSaid reports whether a sentence begins "That said, …".
func (f *finder) isThatSaid(cue parse.Span) bool {
	i := f.tokenAt(cue.Start)
	return f.is(i, "said") && f.is(i-1, "that") && f.is(i+1, ",") && f.startsSentence(i-1)
}

// isHearsay reports whether a cue is a passive with an infinitive or of the
// hearer, by which nobody speaks: "is said to have left", "has been told that".
func (f *finder) isHearsay(cue parse.Span) bool {
	end := f.tokenAt(cue.End-1) + 1
	verb, ok := lexicon[f.word(end-1)]
	if !ok || verb.tense != past {
		return false
	}
	passive := false
	for i := max(0, end-4); i < end-1; i++ {
		passive = passive || lang.BeForms[f.word(i)] && f.sameSentence(f.tok[i].Span, cue)
	}
	return passive && (f.is(end, "to") || (verb.frame&object != 0 || verb.lemma == "ask") && !f.is(end, "by"))
}

// pointsOnly reports whether a content is a relative pronoun, as in "Voss, who had been
// expected", which tells a reader nothing.
func (f *finder) pointsOnly(content []parse.Span) bool {
	switch strings.ToLower(f.doc.Text[content[0].Start:content[0].End]) {
	case "who", "whom", "which", "that", "whose", "him", "her", "them", "me", "us":
		return len(content) == 1
	}
	return false
}

// isAsked reports whether the cue is a participle of the hearer, or asks the reader, or is
// a heading: "when asked to comment", "a man asked to leave", "But ask the nurse".
func (f *finder) isAsked(s parse.Statement) bool {
	cue := f.tokenAt(s.Cue[0].Start)
	if s.Mention.Empty() && f.startsSentence(cue) && f.is(cue+1, ":") && f.isUpper(cue) {
		return true // "CLAIM: The beach was sold."
	}
	if who := f.tokenAt(s.Mention.Start); !s.Mention.Empty() && f.is(who-1, "what") && f.is(cue+1, "–", "—", "-") {
		return true // "What she wrote – 41 pages – is secret"
	}
	if at := f.tokenAt(s.Content[0].Start); f.is(at, "it", "so") && f.is(at+1, "when", "again", "twice", "often", "because", "and") && f.is(cue, "said", "says") {
		return true // "She said it when the dam was built"
	}
	if !f.is(cue, "asked", "ask", "told", "urged") || f.kind(s.Content) != parse.Indirect {
		return false
	}
	if f.is(cue, "ask") {
		first, _ := f.sentenceOf(cue)
		for first < cue && (!f.isWord(first) || lang.Conjunctions[f.word(first)]) {
			first++
		}
		return first == cue && s.Mention.Empty()
	}
	return f.is(cue+1, "to", "about") && (f.is(cue-1, "when", "if", "once", "whenever", "being", "and") && !s.Follows || s.Mention.Empty() && !s.Follows)
}

// surelyDenied reports a denial by a named or described speaker of what nobody would say
// of himself: "denied wrongdoing and said", "denies knowing of the leak".
func (f *finder) surelyDenied(s parse.Statement) bool {
	if s.Rule == parse.RuleByAgent && len(s.Content) == 1 && s.Content[0].End < s.Cue[0].Start && f.is(f.tokenAt(s.Content[0].Start)-1, "that") {
		return f.denies(s.Cue[0]) // "Claims that it leaks were rejected by the ministry"
	}
	cue := f.tokenAt(s.Cue[0].Start)
	if s.Mention.Empty() || s.Rule != parse.RuleReported || !f.is(cue, "denied", "denies", "deny") || s.Mention.Start > s.Cue[0].Start {
		return false
	}
	at := f.tokenAt(s.Content[0].Start)
	if f.is(at, "any", "all", "the", "those", "these") {
		at++
	}
	return f.isGerund(at) || lang.DeniedWrongs[f.word(at)]
}

// splitDenials ends a denial where the same speaker goes on with a claim, which would
// otherwise read as denied: "has denied that it leaks, and says it is safe".
func (f *finder) splitDenials() {
	for i := range f.found {
		s := &f.found[i]
		if len(s.Cue) == 0 || len(s.Content) != 1 || s.Content[0].Start < s.Cue[0].End || !f.denies(s.Cue[0]) {
			continue
		}
		from, hi := f.tokens(s.Content[0])
		for k := from + 1; k < hi; k++ {
			c, ok := f.cueAt(k, hi)
			if !ok || c.tense != sForm || c.act != parse.Speech || c.accordTo || !f.is(k-1, "and", "but") || denyingForms[f.word(k)] || !f.sureCue(c, hi) {
				continue
			}
			at, why := f.contentAfter(c, hi)
			before, ok := f.contentSpan(from, f.trimEnd(from, k-1))
			after, more := f.contentSpan(at, hi)
			if why == "" && ok && more {
				f.add(parse.Statement{Act: f.act(c), Content: []parse.Span{after}, Cue: f.cueSpan(c), Paragraph: s.Paragraph, Rule: s.Rule, Follows: true, Confidence: s.Confidence, CueProbability: s.CueProbability})
				f.found[i].Content = []parse.Span{before}
			}
			break
		}
	}
}

// isAccused reports a passive by which nobody is named who speaks: "is accused of wounding",
// "was blamed for the leak". Its subject did not say it.
func (f *finder) isAccused(a tagger.Attribution) bool {
	end := f.tokenAt(a.Cue[0].End-1) + 1
	p, ok := pairForms[f.word(end-1)]
	if !ok || p.tense != past || p.lemma != "accuse" && p.lemma != "blame" && p.lemma != "urge" || f.is(end, "by") {
		return false
	}
	lo, _ := f.sentenceOf(end - 1)
	for i := end - 2; i >= max(lo, end-5); i-- {
		if lang.BeForms[f.word(i)] {
			return len(a.Mention) == 0 || a.Mention[0].Start < a.Cue[0].Start
		}
		if !f.isWord(i) || !lang.Adverbs[f.word(i)] && !isAdverb(f.word(i)) && !lang.HaveForms[f.word(i)] {
			return false
		}
	}
	return false
}

// isQuotedWord reports a cue that is only mentioned, as a word: words such as “expects” and
// “intends”.
func (f *finder) isQuotedWord(cue parse.Span) bool {
	r := f.region[f.tokenAt(cue.Start)]
	if r < 0 {
		return false
	}
	q := f.seg.Quotations[r]
	return strings.TrimRight(q.Inner.In(f.text), ",.;") == cue.In(f.text)
}

// isAnybody reports a relative clause of nobody in particular: "Anyone who believes they saw
// the van is asked to call".
func (f *finder) isAnybody(s parse.Statement) bool {
	const reach = 3 // tokens from the pronoun to the cue
	cue := f.tokenAt(s.Cue[0].Start)
	for i := cue - 1; i >= max(0, cue-reach); i-- {
		if f.is(i, "who", "that") && f.is(i-1, "anyone", "anybody", "everyone") {
			return f.kind(s.Content) == parse.Indirect
		}
	}
	return false
}

// pleads reports an answer to a charge in court, which is no plea for anything: "pleaded guilty
// to theft".
func (f *finder) pleads(s parse.Statement) bool {
	end := f.tokenAt(s.Cue[0].End-1) + 1
	return f.is(end-1, "plead", "pleads", "pleaded", "pled", "pleading") && (f.is(end, "guilty", "innocent") || f.is(end, "not") && f.is(end+1, "guilty") || f.is(end, "no") && f.is(end+1, "contest"))
}

// votesDown reports what a body decided by a vote: "rejected the bill by 141 votes to 138".
func (f *finder) votesDown(s parse.Statement) bool {
	from, end := f.tokenAt(s.Cue[0].End-1)+1, f.tokenAt(s.Content[len(s.Content)-1].End-1)+1
	if f.kind(s.Content) != parse.Indirect || f.is(from, "that") || f.hasFinite(from, end) {
		return false
	}
	return f.any(from, end, func(i int) bool {
		return f.is(i, "votes", "vote") && f.isNumber(i-1) && f.is(i-2, "by") || f.is(i, "by") && f.isNumber(i+1) && f.is(i+2, "to", "–", "-") && f.isNumber(i+3)
	})
}

// cannotBeSaid reports a remark of the reporter's own: "It cannot be said that".
func (f *finder) cannotBeSaid(s parse.Statement) bool {
	cue := f.tokenAt(s.Cue[0].Start)
	lo, _ := f.sentenceOf(cue)
	for i := cue; i > max(lo, cue-4); i-- {
		if lang.Modals[f.word(i)] || f.is(i, "cannot", "can't") {
			return f.is(i-1, "it") && f.any(i, f.tokenAt(s.Cue[0].End-1)+1, func(k int) bool { return f.is(k, "be") })
		}
	}
	return false
}

// isConditional reports what is only supposed to be said: "If Voss says the bridge is safe,
// cross it".
func (f *finder) isConditional(s parse.Statement) bool {
	const longest = 3 // tokens between the verb of imagining and the speaker
	who, cue := f.tokenAt(s.Mention.Start), f.tokenAt(s.Cue[0].Start)
	if f.is(cue-1, "from") && f.is(cue-2, "far") && f.startsSentence(cue-2) { // "Far from denying that she lied, Voss boasted of it"
		return true
	}
	if s.Mention.Empty() || s.Mention.Start > s.Cue[0].Start || f.kind(s.Content) != parse.Indirect || s.Content[0].Start < s.Cue[0].End {
		return false
	}
	for i := who; i >= max(0, who-longest); i-- { // "Imagine if a mayor said that", "Suppose Voss says no"
		if f.is(i, "imagine", "imagined", "suppose", "supposing", "pretend") && f.sameSentence(f.tok[i].Span, s.Cue[0]) {
			return true
		}
	}
	return f.is(who-1, "if", "unless") && (f.startsSentence(who-1) || f.is(who-2, "what", "imagine", "even", "only")) && f.tokenAt(s.Mention.End-1)+1 >= cue-1
}
