package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// participle reads ", stressing that …" and "Acknowledging …, Roke said".
func (f *finder) participle(c cue, lo, hi int, own *utterance, after bool) (int, int) {
	if c.from > lo && f.isVerbalNoun(c) {
		f.reject(f.span(c.from, c.to), parse.RuleParticiple, parse.VerbalNoun)
		return -1, 0
	}
	others := noun{}
	if f.is(c.from, "saying") && f.is(c.from-1, "as") {
		for k := c.from - 3; k > max(lo, c.from-12) && others.empty(); k-- {
			others = f.quotesOthers(k, hi)
		}
	}
	from, why := f.contentAfter(c, hi)
	if why == parse.NoHeardContent && own != nil && !own.owned && f.is(hi-1, ":", ",") && hi-1-c.to <= 6 && !f.hasFinite(c.to, hi) {
		from = hi - 1 // "telling Radio Veshnia: “…”"
	}
	if why != "" && !(own != nil && !own.owned && from >= hi-1) {
		f.reject(f.span(c.from, c.to), parse.RuleParticiple, why)
		return -1, 0
	}
	initial := c.from <= lo+1 && f.startsSentence(lo)
	to := f.clauseEnd(c, from, hi)
	if initial {
		to = f.beforeMainClause(from, hi)
		if to < 0 {
			f.reject(f.span(c.from, c.to), parse.RuleParticiple, parse.NoMainClause)
			return -1, 0
		}
	}
	between := !initial && !after && f.is(c.from-1, ",") && !f.hasFinite(lo, c.from)
	if between {
		to = f.beforePredicate(from, to)
	}
	if !initial && !after && f.isWord(c.from-1) && !f.hasFinite(lo, c.from) && own == nil { // "A petition calling for him to resign has been signed"
		if to = f.beforeSecondVerb(from, to); c.frame&clause == 0 {
			to = f.beforeFirstVerb(from, to)
		}
	}
	s := parse.Statement{Act: f.act(c), Cue: f.cueSpan(c), Paragraph: f.paragraphOf(c.from), Rule: parse.RuleParticiple, Follows: after && !initial}
	if span, ok := f.contentSpan(from, to); ok && why == "" {
		s.Content = []parse.Span{span}
	}
	if own != nil && !own.owned && to >= hi-1 && f.leadsTo(c, hi) {
		own.owned = true
		if f.isAdjunct(from, to) {
			s.Content = nil
		}
		s.Content = append(s.Content, own.Inner)
	}
	if len(s.Content) == 0 {
		return -1, 0
	}
	if !others.empty() {
		s.Mention, s.Follows = f.span(others.from, others.to), false
	} else if n := f.bearer(lo, c.from); !n.empty() && (own == nil && f.inMarks(from) || own != nil && own.owned) {
		s.Mention, s.Follows = f.span(n.from, n.to), false
	} else if n := f.ownSubject(lo, c.from); !initial && !n.empty() {
		s.Mention, s.Follows = f.span(n.from, n.to), false
	} else {
		n := f.participleSubject(c, lo, between, !after && !initial)
		s.Mention = f.span(n.from, n.to)
	}
	f.use(c)
	f.add(s)
	return len(f.found) - 1, to
}

// isVerbalNoun reports a participle that is a noun, or of a progressive, by the word before it.
func (f *finder) isVerbalNoun(c cue) bool {
	at := c.from - 1
	return f.is(at, "of", "for", "in", "about", "on", "from", "worth", "is", "are", "was", "were", "be", "been") && !f.is(c.to, "that") ||
		lang.Determiners[f.word(at)] && !(f.is(at, "each", "both", "all", "some") && f.is(at-1, "with")) || f.is(at, "as") && f.is(at-1, "such")
}

// participleSubject finds the subject of the clause that a participle belongs to: before it and a
// comma, or, where the sentence has no statement yet, the subject of the sentence.
func (f *finder) participleSubject(c cue, lo int, between, alone bool) noun {
	if n := f.trimNoun(lo, c.from-1); between && !n.empty() && f.isSubjectAlone(n) {
		return n
	}
	if !alone {
		return noun{}
	}
	if n, _ := f.lead(lo, c.from); !n.empty() {
		return n
	}
	if n := f.trimNoun(lo, c.from); n.to == c.from && lang.Determiners[f.word(n.from)] && f.isSubjectAlone(n) { // "A petition calling for"
		return n
	}
	return noun{}
}

// ownSubject finds a participle's own subject: "with Northmoor insisting that", "and the
// Front alleging that".
func (f *finder) ownSubject(lo, at int) noun {
	if !f.isWord(at-1) || at-1 <= lo || lang.Conjunctions[f.word(at-1)] || lang.Prepositions[f.word(at-1)] || lang.Adverbs[f.word(at-1)] || isAdverb(f.word(at-1)) {
		return noun{}
	}
	for k := at - 2; k > max(lo, at-5) && f.isWord(k); k-- { // "the talks ended, with both sides accusing each other"
		if f.is(k, "with") && (f.is(k-1, ",") || f.isWord(k-1)) && (lang.Determiners[f.word(k+1)] || f.is(k+1, "one", "two", "several", "many")) {
			return noun{k + 1, at}
		}
	}
	n, why := f.nounBefore(lo, at)
	for k := n.from - 1; why == "" && k > max(lo, n.from-4) && f.isWord(k) && !f.inMarks(k); k-- {
		if f.is(k, "with") && (f.is(k-1, ",") || f.is(k+1, "the", "its", "his", "her", "their")) {
			n.from = k + 1 // "rates were kept, with governor Ines Roke saying that"
			break
		}
		if lang.Prepositions[f.word(k)] {
			break
		}
	}
	if why != "" || !f.is(n.from-1, "with", "and", "while") || !f.isNamePart(n) {
		return noun{}
	}
	return n
}

// beforeMainClause returns where a leading participle's content ends: at the
// comma after which the main clause has its subject and verb; -1 if none.
func (f *finder) beforeMainClause(from, hi int) int {
	for i := from + 1; i < hi; i++ {
		if !f.is(i, ",") && !(f.inMarks(i) && strings.HasSuffix(f.word(i), "”") && i+1 < hi && !f.inMarks(i+1)) {
			continue
		}
		for v := i + 2; v < min(hi, i+maxSubject); v++ {
			if f.is(v, ",") && v > i+3 {
				break
			}
			if !f.finite(v) {
				continue
			}
			if n, why := f.subject(i+1, v, past); why == "" && n.from == i+1 {
				if f.is(i, ",") {
					return f.trimEnd(from, i)
				}
				return i + 1
			}
			break
		}
	}
	return -1
}

// bearer finds the thing whose words follow: "under a banner | reading “Enough”", "held a
// sign on which | was written".
func (f *finder) bearer(lo, at int) noun {
	const longest = 5 // tokens between the thing and the verb, and in its description
	for i := at - 1; i >= max(lo, at-longest) && f.isWord(i) && !f.inMarks(i); i-- {
		if !lang.ThingsWrittenOn[f.word(i)] {
			if f.finite(i) || lang.SubjectPronouns[f.word(i)] {
				break
			}
			continue
		}
		n := noun{i, i + 1}
		for k := i - 1; k >= max(lo, i-longest) && f.isWord(k) && !f.inMarks(k); k-- {
			if lang.Determiners[f.word(k)] {
				n.from = k
				break
			}
		}
		return n
	}
	return noun{}
}

// isSubjectAlone reports whether all that stands before a participle and its comma is the
// sentence's subject: "Kardova's chief negotiator, | accusing".
func (f *finder) isSubjectAlone(n noun) bool {
	const longest = 7 // tokens
	return n.to-n.from <= longest && f.isNamePart(n) && !f.any(n.from, n.to, func(i int) bool {
		w := f.word(i)
		c, cued := lexicon[w]
		_, pair := pairForms[w]
		return f.inMarks(i) || !f.isUpper(i) && (cued && c.tense == past || pair || f.is(i, "used", "back"))
	})
}

// quotesOthers reads "quoting two officers as saying" at its first token, and returns who is
// quoted.
func (f *finder) quotesOthers(i, hi int) noun {
	const longest = 9 // tokens of who is quoted
	if !f.is(i, "quoting", "citing") || f.inMarks(i) {
		return noun{}
	}
	for k := i + 2; k < min(hi-1, i+longest); k++ {
		if f.is(k, "as") && f.is(k+1, "saying", "telling") {
			return noun{i + 1, k}
		}
		if f.inMarks(k) || f.finite(k) || f.is(k, ",") {
			break
		}
	}
	return noun{}
}
