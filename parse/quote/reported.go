package quote

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// chunk finds statements in unquoted text of one sentence, tokens [lo, hi);
// own is the utterance that follows it in the sentence, nil if none. It
// returns the index of the last statement, or -1.
func (f *finder) chunk(lo, hi int, own *utterance, spokenHere bool) int {
	out := f.nameColon(lo, hi, own)
	if n := f.inView(lo, hi); n >= 0 {
		return n
	}
	stop := lo // up to here the text is content of a statement already
	for i := lo; i < hi; i++ {
		c, ok := f.cueAt(i, hi)
		if !ok {
			if n, end := f.nounCue(i, max(lo, stop), hi); n >= 0 {
				out, stop = n, end
			}
			continue
		}
		if f.used(c) { // of the quotation before
			out, stop = len(f.found)-1, c.to
			continue
		}
		if why := f.isNounHere(c, lo); why != "" {
			if n, end := f.nounCue(i, max(lo, stop), hi); n >= 0 {
				out, stop = n, end
				continue
			}
			if n, end := f.byAgent(c, hi); why == parse.WithAgent && i >= stop && n >= 0 {
				out, stop = n, end
				continue
			}
			f.reject(f.span(c.from, c.to), parse.RuleReported, why)
			continue
		}
		if i < stop {
			if n, end := f.nested(c, out, hi, own); n >= 0 {
				out, stop = n, max(stop, end)
			}
			continue
		}
		var n, end int
		switch {
		case c.accordTo:
			n, end = f.accordingTo(c, stop, hi, out, own)
		case c.tense == ing && !f.isProgressive(c, lo):
			n, end = f.participle(c, lo, hi, own, out >= 0 || spokenHere)
		default:
			n, end = f.finiteCue(c, lo, stop, hi, own, out)
		}
		if n >= 0 {
			out, stop = n, max(stop, end)
		}
		i = max(i, c.to-1)
	}
	return out
}

// isProgressive reports whether a form in -ing is a finite verb with its
// auxiliary: "Voss is telling voters that".
func (f *finder) isProgressive(c cue, lo int) bool {
	i := c.from - 1
	for i > lo && (lang.Adverbs[f.word(i)] || isAdverb(f.word(i))) {
		i--
	}
	return i > lo && (lang.BeForms[f.word(i)] || strings.HasSuffix(f.word(i), "'s") && lang.Pronouns[strings.TrimSuffix(f.word(i), "'s")])
}

// nameColon reads a lead-in that has no cue but its colon: "Mara Voss: “…”",
// "Roke put it simply: “…”".
func (f *finder) nameColon(lo, hi int, own *utterance) int {
	if own == nil || !f.is(hi-1, ":") {
		return -1
	}
	s := parse.Statement{Act: parse.Speech, Cue: []parse.Span{f.span(hi-1, hi)}, Content: []parse.Span{own.Inner}, Paragraph: own.Paragraph, Rule: parse.RuleNameColon}
	n := f.trimNoun(lo, hi-1)
	if _, verb := f.cueAt(lo, hi); n.empty() || !f.isPlainName(n) || verb {
		for i := lo; i < hi; i++ {
			if c, ok := f.cueAt(i, hi); ok && f.isNounHere(c, lo) == "" && !(i == lo && f.is(i, "asked")) {
				return -1 // a cue of its own leads in
			}
		}
		var v int
		if n, v = f.lead(lo, hi-1); n.empty() {
			return -1
		}
		s.Cue = []parse.Span{f.span(v, v+1)}
		s.Rule = parse.RuleQuoteAfterLead
	}
	own.owned = true
	s.Mention = f.span(n.from, n.to)
	f.add(s)
	return len(f.found) - 1
}

// nested reads a report within a report: in "The Harbor Post reported that
// Roke told staff the depot would close" Roke speaks, by way of the Post. A
// cue inside anybody else's words makes no statement.
func (f *finder) nested(c cue, outer, hi int, own *utterance) (int, int) {
	o := f.found[outer]
	if o.Rule != parse.RuleReported || o.Mention.Empty() || c.accordTo || c.tense == ing || c.frame&(clause|object) == 0 {
		return -1, 0
	}
	var m noun
	m.from, m.to = f.tokens(o.Mention)
	if verb := f.tokenAt(o.Cue[0].Start); !f.is(verb, "reported", "reports") && !f.hasOutletNoun(m) {
		return -1, 0
	}
	from := f.tokenAt(o.Content[0].Start)
	subj, why := f.subject(from, c.from, c.tense)
	if why != "" || subj.from > from+2 || !f.namesSomebody(subj) {
		return -1, 0
	}
	n, end := f.reportedClause(c, subj, false, hi, own)
	if n < 0 {
		return -1, 0
	}
	f.found[n].Via = o.Mention
	f.found[outer] = f.found[n]
	f.found = f.found[:n]
	return outer, end
}

// needsHearer are forms of verbs followed by the hearer, never the speaker: ", told the
// Harbour Post".
var needsHearer = formsOf([]string{"tell", "inform", "remind", "assure"})

// finiteCue reads "Roke said the depot would close", "The depot, Roke said,
// would close" and "…, the agency reported".
func (f *finder) finiteCue(c cue, lo, stop, hi int, own *utterance, prior int) (int, int) {
	subj, why := f.subject(lo, c.from, c.tense)
	// ", said Roke." and "Said Roke: “…”"
	if c.frame&clause != 0 && !needsHearer[f.word(c.at)] && (f.endsClause(c.from-1) && c.from-1 > lo || f.startsSentence(c.from) && c.tense == past) && c.tense != base {
		if n := f.nounAfter(c.to, hi); !n.empty() && f.isNamePart(n) && !f.isGerund(n.from) && !f.hasFinite(n.from, n.to) && (f.is(n.to, ":") || f.endsAfter(n.to, hi) && c.from > lo) &&
			!(why == "" && f.is(c.from-1, ",") && subj.from <= lo+1 && f.isPlainName(subj) && !f.isPlainName(n)) { // "Roke, a diver, says the dating rests on one find"
			subj, why = n, ""
			c.to = n.to
		}
	}
	if first, _ := f.sentenceOf(c.from); why == "" && c.tense == past && f.is(first, "had") && subj.from <= first+1 && subj.from < c.from {
		why = parse.NothingSaid // "Had Voss said that it was safe, nobody would have believed her"
	}
	if n := f.sharedThing(lo, c.from); !n.empty() {
		subj, why = n, ""
	}
	if why == "" && f.hadDone(c, subj) {
		why = parse.NothingSaid
	}
	if why == "" && c.frame&onlyAs != 0 && f.is(subj.from-1, "that") && lang.ClaimNouns[f.word(subj.from-2)] && f.inMarks(c.to) {
		return f.reportedClause(c, subj, false, hi, own) // "a claim that Roke called “absurd”"
	}
	if n, done := f.deniesCharge(c, subj, why); done {
		return n, c.to
	}
	elided := why == parse.Elided && prior >= 0
	if why == parse.Elided && prior < 0 {
		if n, _ := f.lead(lo, c.from); !n.empty() {
			subj, why = n, ""
		}
	}
	if why != "" && !elided {
		f.reject(f.span(c.from, c.to), parse.RuleReported, why)
		return -1, 0
	}
	if own == nil || own.owned || !f.leadsTo(c, hi) || !f.endsAfter(c.to, hi) {
		if n, end, done := f.aroundClause(c, subj, stop, hi, prior); done {
			return n, end
		}
	}
	return f.reportedClause(c, subj, elided, hi, own)
}

// namesSomebody reports whether a subject has a name in it or is a pronoun:
// "the hearing" reveals things and says nothing.
func (f *finder) namesSomebody(n noun) bool {
	for i := n.from; i < n.to; i++ {
		if f.isUpper(i) && !f.startsSentence(i) || lang.SubjectPronouns[f.word(i)] && f.word(i) != "it" {
			return true
		}
	}
	return false
}

// reportedClause makes the statement of a cue whose content follows it.
func (f *finder) reportedClause(c cue, subj noun, follows bool, hi int, own *utterance) (int, int) {
	from, why := f.contentAfter(c, hi)
	to := from
	if why == "" {
		to = f.relativeEnd(c, subj, from, f.clauseEnd(c, from, hi))
		to = f.subordinateEnd(subj, from, to)
	}
	s := parse.Statement{Act: f.act(c), Cue: []parse.Span{f.span(c.from, c.verbEnd(subj))}, Mention: f.span(subj.from, subj.to), Follows: follows, Rule: parse.RuleReported}
	s.Paragraph = f.paragraphOf(c.from)
	if span, ok := f.contentSpan(from, to); ok && why == "" {
		s.Content = append(s.Content, span)
	}
	// the quotation that the chunk leads to: "Roke said in Beirut, “…”"
	if own != nil && !own.owned && (to >= hi-1 || why != "") && f.leadsTo(c, hi) {
		own.owned = true
		if why != "" || f.isAdjunct(from, to) {
			s.Content = nil
		}
		s.Content = append(s.Content, own.Inner)
		s.Rule = parse.RuleSpeakerCueQuote
	}
	if len(s.Content) == 0 {
		f.reject(f.span(c.from, c.to), parse.RuleReported, why)
		return -1, 0
	}
	s.Via = f.viaAround(c.from, c.to)
	f.use(c)
	f.add(s)
	return len(f.found) - 1, max(to, c.to)
}

// relativeEnd ends the content of a relative clause where the main clause goes
// on: "Roke, who said the pumps had failed, lives by the river", "The plan, which Roke
// called “a dream”, will cost".
func (f *finder) relativeEnd(c cue, subj noun, from, to int) int {
	if !f.relative(c.from) && !(f.is(subj.from-1, "which", "whom") && f.is(subj.from-2, ",")) {
		return to
	}
	restrictive := f.is(subj.to-1, "who") && f.isWord(subj.to-2) || f.is(subj.to, "who") && f.isWord(subj.to-1)
	for i := from + 1; i+1 < to; i++ {
		if (f.is(i, ",") || f.inMarks(i) && !f.inMarks(i+1) && f.is(i-1, ",")) && f.finiteOrS(i+1) {
			return f.trimEnd(from, i)
		}
	}
	if restrictive {
		return f.beforeSecondVerb(from, to)
	}
	return to
}

// subordinateEnd ends the content of a subordinate clause where the main clause begins:
// "When she said no, Kessel left".
func (f *finder) subordinateEnd(subj noun, from, to int) int {
	if !f.is(subj.from-1, "when", "after", "before", "while", "although", "though", "because", "once") || f.inMarks(subj.from-1) {
		return to
	}
	for i := from + 1; i+1 < to; i++ {
		if f.is(i, ",") && !f.inMarks(i) && (f.isUpper(i+1) || lang.SubjectPronouns[f.word(i+1)] || f.is(i+1, "the")) {
			return f.trimEnd(from, i)
		}
	}
	return to
}

// leadsTo reports whether the chunk's last cue belongs to the quotation after it: there is
// no other cue between them.
func (f *finder) leadsTo(c cue, hi int) bool {
	for i := c.to; i < hi; i++ {
		if n, ok := f.cueAt(i, hi); ok && !n.accordTo && n.frame&clause != 0 && n.tense != base && f.isNounHere(n, c.to) == "" {
			if _, why := f.subject(c.to, n.from, n.tense); why == "" || n.tense == ing {
				return false
			}
		}
	}
	return true
}

// isAdjunct reports whether the words between a cue and its quotation only
// tell where, when and to whom: "said in Beirut on Sunday, “…”".
func (f *finder) isAdjunct(from, to int) bool {
	return from >= to || lang.Prepositions[f.word(from)] || lang.TimeWords[f.word(from)] || f.is(from, "to") || to-from <= 2 && !f.inMarks(from)
}

// aroundClause makes the statement of a cue that stands after its content or
// in the middle of it. If the content is a statement already, the cue tells
// through whom it came: "…, the agency reported". It reports whether it knew
// what to do with the cue.
func (f *finder) aroundClause(c cue, subj noun, stop, hi, prior int) (n, end int, done bool) {
	left := f.beforeRole(stop, min(subj.from, c.from)-1)
	end = max(c.to, subj.to)
	if h := f.nounAfter(end, hi); c.frame&object != 0 && subj.from < c.at && !h.empty() && f.endsAfter(h.to, hi) {
		end = h.to // ", the spokesman told a briefing"
	}
	if n, end, done := f.asReported(c, subj, stop, hi, end); done {
		return n, end, true
	}
	if c.lemma == "speak" || subj.empty() || left < stop || c.frame&(clause|object) == 0 || !f.endsClause(left) || !f.endsAfter(end, hi) {
		return -1, 0, false
	}
	from := stop
	if prior >= 0 && (left-stop < 2 || f.isAdjunct(stop, left) && !f.hasFinite(stop, left)) {
		if f.isOutlet(c, subj) && !f.isDeed(prior) || !f.isDeed(prior) && f.found[prior].Rule != parse.RuleReported || prior != len(f.found)-1 {
			f.found[prior].Via = f.viaOf(c, subj, hi)
			f.use(c)
			return prior, max(stop, end), true
		}
		// "Lind had told him that the fund was empty, Roke said": all of it is Roke's
		f.found = f.found[:prior]
		from, _ = f.sentenceOf(c.at)
	}
	for from < left && (!f.isWord(from) && !f.inMarks(from) || lang.Conjunctions[f.word(from)] && !f.is(from, "if", "when", "while", "as", "because") || lang.Adverbs[f.word(from)]) {
		from++
	}
	s := parse.Statement{Act: f.act(c), Cue: []parse.Span{f.span(c.from, c.verbEnd(subj))}, Mention: f.span(subj.from, subj.to),
		Paragraph: f.paragraphOf(c.at), Rule: parse.RuleClauseFirst}
	cut := f.is(end, ",") && (f.finite(end+1) || left-from <= 4 && !f.hasFinite(from, left) && f.finiteOrS(end+1))          // "The depot, Roke said, would reopen"
	clauseBefore := left-from >= 3 && (f.hasFinite(from, left) || f.inMarks(left-1) || f.titleCase || f.quotes(from, left)) // "The depot would reopen, Roke said"
	leadIn := f.is(end, ",") && !cut && !clauseBefore                                                                       // "Still, Roke said, the depot would reopen"
	if cut {
		from = f.lastChunk(from, left)
	}
	if cut || clauseBefore || leadIn && left-from >= 2 {
		to := f.trimEnd(from, left)
		if f.inMarks(left) {
			to = left + 1
		}
		if span, ok := f.contentSpan(from, to); ok {
			s.Content = append(s.Content, span)
		}
	}
	if f.is(end, ",") && end+2 < hi && (cut || !f.newActAt(c, end, hi)) && (leadIn || !f.isUpper(end+1)) && (subj.from < c.at || f.finite(end+1)) {
		to := f.clauseEnd(c, end+1, hi)
		// what has no verb tells of the speaker: "…, said Roke, a diver from Oss"
		goesOn := f.is(end+1, "which", "where") && subj.from < c.at // "The pumps failed, Roke said, which left the town dry"
		if more, ok := f.contentSpan(end+1, to); ok && to-end > 2 && (cut || goesOn || f.hasFinite(end+1, to)) && (cut || !f.isGerund(end+1)) {
			s.Content = append(s.Content, more)
			s.Rule, end = parse.RuleClauseCut, to
		} else if leadIn {
			return -1, 0, false
		}
	}
	if len(s.Content) == 0 || leadIn && s.Rule == parse.RuleClauseFirst {
		return -1, 0, false
	}
	f.use(c)
	f.add(s)
	return len(f.found) - 1, end, true
}

// quotes reports whether there is an utterance among the tokens: “The town cannot pay for”
// the mill, Roke said.
func (f *finder) quotes(from, to int) bool {
	return slices.ContainsFunc(f.quotationsIn(f.span(from, to)), func(q parse.Quotation) bool { return q.Words >= minUtterance })
}

// isGerund reports a form in -ing: ", Roke said, naming a mill as one"
// is the reporter's.
func (f *finder) isGerund(i int) bool {
	return strings.HasSuffix(f.word(i), "ing") && !f.isUpper(i) && !lang.NotParticiples[f.word(i)]
}

// asReported reads an attribution with "as" that leads a sentence or cuts it,
// and ends before end: "As Roke reports for the Post, the first pumps failed",
// "The fever, as Roke explained, is rare".
func (f *finder) asReported(c cue, subj noun, stop, hi, end int) (n, to int, done bool) {
	const longest = 6 // tokens after the verb: "reports for the Post"
	as := subj.from - 1
	if subj.empty() || subj.from >= c.at || as < stop || !f.is(as, "as") || c.frame&clause == 0 || c.frame&general != 0 {
		return -1, 0, false
	}
	for last := min(hi, end+longest); end < last && !f.is(end, ","); end++ {
		if f.inMarks(end) || f.is(end, "that", ":", ";") {
			return -1, 0, false
		}
	}
	if !f.is(end, ",") {
		return -1, 0, false
	}
	s := parse.Statement{Act: f.act(c), Cue: []parse.Span{f.span(c.from, c.verbEnd(subj))}, Mention: f.span(subj.from, subj.to),
		Paragraph: f.paragraphOf(c.at), Rule: parse.RuleClauseCut}
	switch {
	case f.startsSentence(as):
		s.Rule = parse.RuleClauseFirst
	case f.is(as-1, ",") && f.finiteOrS(end+1) && !f.hasFinite(stop, as):
		span, ok := f.contentSpan(stop, f.trimEnd(stop, as))
		if !ok {
			return -1, 0, false
		}
		s.Content = append(s.Content, span)
	default:
		return -1, 0, false
	}
	to = f.clauseEnd(c, end+1, hi)
	span, ok := f.contentSpan(end+1, to)
	if !ok || to-end < 4 {
		return -1, 0, false
	}
	s.Content = append(s.Content, span)
	f.use(c)
	f.add(s)
	return len(f.found) - 1, to, true
}

// isDeed reports whether a participle inside a clause says what somebody did: "Hale
// pleaded guilty to threatening to burn the mill, prosecutors said".
func (f *finder) isDeed(n int) bool {
	s := f.found[n]
	return s.Rule == parse.RuleParticiple && s.Content != nil && !f.is(f.tokenAt(s.Cue[0].Start)-1, ",", "—", "–")
}

// lastChunk returns where the noun phrase begins that an attribution cuts from
// its verb: in "… Lind, whose report, he argued, had paved the way", at "whose".
func (f *finder) lastChunk(from, left int) int {
	for i := left - 1; i > from+1; i-- {
		if f.is(i, ",") && !f.inMarks(i) && f.hasFinite(from, i) {
			return i + 1
		}
	}
	return from
}

// endsClause reports whether token i is the comma before an attribution, by
// itself or just inside the closing marks: "… “the worst,”| the mayor said".
func (f *finder) endsClause(i int) bool {
	return f.is(i, ",") && !f.inMarks(i) || f.inMarks(i) && !f.inMarks(i+1) && f.is(i-1, ",")
}

// hasFinite reports whether there is a finite verb among the tokens.
func (f *finder) hasFinite(from, to int) bool {
	for i := from; i < to; i++ {
		if f.finite(i) {
			return true
		}
	}
	return false
}

// act says what a cue reports. "said in a statement" is writing.
func (f *finder) act(c cue) parse.Act {
	if f.is(c.to, "in", "on") && (f.is(c.to+1, "a", "the") && lang.WrittenThings[f.word(c.to+2)] || f.is(c.to+1, "twitter", "x", "facebook")) {
		return parse.Writing
	}
	if c.act == "" {
		return parse.Speech
	}
	return c.act
}

// use marks a cue as taken, so that no second statement is made of it.
func (f *finder) use(c cue) { f.taken[c.at] = true }

func (f *finder) used(c cue) bool { return f.taken[c.at] }

// beforeRole steps back from the comma before a speaker's name over the office that stands
// before it: in "The plan was late, the party's spokesman, Piet Hale, said", to the comma
// after "late".
func (f *finder) beforeRole(lo, comma int) int {
	const longest = 9 // tokens of the office
	if comma <= lo || !f.is(comma, ",") || f.inMarks(comma) || !f.isPlainName(f.nounAfter(comma+1, len(f.tok))) {
		return comma
	}
	for i := comma - 1; i > max(lo, comma-longest) && !f.inMarks(i); i-- {
		if f.endsClause(i) || f.is(i, ",") {
			if lang.Determiners[f.word(i+1)] && f.namesOffice(i+2, comma) && !f.hasFinite(i+1, comma) {
				return i
			}
			return comma
		}
	}
	return comma
}

// namesOffice reports whether a noun phrase is what people or bodies are called: "finance
// spokesman of the party".
func (f *finder) namesOffice(from, to int) bool {
	for i := from; i < to; i++ {
		if w := f.word(i); f.isWord(i) && lang.AppositiveNouns[w] {
			return i == to-1 || lang.Prepositions[f.word(i+1)]
		}
	}
	return false
}

// beforePredicate ends the content of a participle between the subject and its verb: "Roke,
// accusing them of theft, | walked out".
func (f *finder) beforePredicate(from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if (f.is(i, ",") && !f.inMarks(i) || f.inMarks(i) && !f.inMarks(i+1) && f.is(i-1, ",")) && f.finiteOrS(i+1) {
			if f.inMarks(i) {
				return i + 1
			}
			return f.trimEnd(from, i)
		}
	}
	return to
}

// beforeSecondVerb ends the content of a relative clause that no commas part from its noun,
// where the main verb stands: "A cook who claimed that boys had set the fire | has been told".
func (f *finder) beforeSecondVerb(from, to int) int {
	verbs := 0
	for i := from + 1; i+1 < to; i++ {
		switch {
		case f.inMarks(i) || !f.isWord(i):
			continue
		case f.is(i, "that", "who", "which", "because", "when", "if", "after", "before", "where", "while", "what", "and", "but"):
			verbs = -1 // a clause within the clause has a verb of its own
			if f.is(i, "and", "but") {
				verbs = 0
			}
		case verbs > 0 && f.isMainVerb(i) && i > from+2:
			return f.trimEnd(from, i)
		case f.finite(i) && !f.finite(i-1):
			verbs++
		}
	}
	return to
}

// beforeFirstVerb ends a phrase where the main verb stands.
func (f *finder) beforeFirstVerb(from, to int) int {
	for i := from + 2; i < to; i++ {
		if lang.BeForms[f.word(i)] && f.finite(i) || f.is(i, "has", "have", "had") {
			if f.any(from, i, func(k int) bool { return f.is(k, "who", "which", "that", "where", "when") }) {
				return to
			}
			return f.trimEnd(from, i)
		}
	}
	return to
}
