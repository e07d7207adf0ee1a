package quote

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/quote/tagger"
)

// addTagged joins the rules' statements with what the tagger finds in prose.
// Where both know a cue, the rule's statement stands: it follows the marks and
// the layout; the tagger supplies a mention that the rule left out, and where
// it sees no cue, the statement is less sure. What only the tagger knows is
// added where no statement holds its words: one statement, one owner.
func (f *finder) addTagged(m *tagger.Model) {
	found := m.Find(f.doc, f.seg, f.found)
	rules := len(f.found)
	seen := make([]bool, rules)
	for _, a := range found {
		if a.Hint >= 0 {
			seen[a.Hint] = true
			f.confirm(&f.found[a.Hint], a)
		}
	}
	for i := range f.found {
		if s := &f.found[i]; !seen[i] && f.tellsByWords(s) {
			s.Alone, s.Confidence = true, ruleAlone[f.kind(s.Content)]
		}
	}
	for _, a := range found {
		switch {
		case a.Hint >= 0 || f.usedIn(a.Cue[0]) || slices.ContainsFunc(f.found[:rules], func(s parse.Statement) bool { return claims(s, a) }):
		case f.pointsOnly(a.Content):
			f.reject(a.Cue[0], parse.RuleTagger, parse.RelativeContent)
		default:
			f.add(f.tagged(a))
		}
	}
}

// confirm takes from the tagger what a rule's statement lacks.
func (f *finder) confirm(s *parse.Statement, a tagger.Attribution) {
	s.CueChance = a.P
	if s.Mention.Empty() && len(a.Source) > 0 && len(s.Cue) > 0 && f.sameSentence(a.Source[0], s.Cue[0]) && s.Kind != parse.Turn {
		s.Mention = a.Source[0]
	}
}

// tellsByWords reports whether a rule found a statement in prose by a cue of
// words, where the tagger looks as well. Layout is the rules' own business.
func (f *finder) tellsByWords(s *parse.Statement) bool {
	return len(s.Cue) > 0 && f.isWord(f.tokenAt(s.Cue[0].Start)) && f.seg.Paragraphs[s.Paragraph].Role == parse.RoleBody && s.Kind != parse.Turn
}

func (f *finder) sameSentence(a, b parse.Span) bool {
	from, to := f.sentenceOf(f.tokenAt(a.Start))
	return from < to && f.span(from, to).Contains(b)
}

// pointsOnly reports whether a content is a relative pronoun, as in "Voss, who
// had been expected": it tells a reader nothing.
func (f *finder) pointsOnly(content []parse.Span) bool {
	switch strings.ToLower(f.doc.Text[content[0].Start:content[0].End]) {
	case "who", "whom", "which", "that", "whose":
		return len(content) == 1
	}
	return false
}

// usedIn reports whether a rule has used a cue of the span already, perhaps
// as that of the agency which passed the words on.
func (f *finder) usedIn(cue parse.Span) bool {
	for i := f.tokenAt(cue.Start); i < len(f.tok) && f.tok[i].Span.Start < cue.End; i++ {
		if f.taken[i] {
			return true
		}
	}
	return false
}

// claims reports whether a statement holds words of an attribution, or its cue.
func claims(s parse.Statement, a tagger.Attribution) bool {
	mine := slices.Concat(s.Content, s.Cue)
	theirs := slices.Concat(a.Content, a.Cue)
	return slices.ContainsFunc(mine, func(m parse.Span) bool { return slices.ContainsFunc(theirs, m.Overlaps) })
}

// tagged makes a statement of an attribution.
func (f *finder) tagged(a tagger.Attribution) parse.Statement {
	s := parse.Statement{
		Act:        f.taggedAct(a),
		Content:    a.Content,
		Cue:        a.Cue,
		Paragraph:  f.paragraphOf(f.tokenAt(a.Content[0].Start)),
		Rule:       parse.RuleTagger,
		CueChance:  a.P,
		Confidence: rightOf(a.P),
	}
	if len(a.Source) > 0 {
		s.Mention = a.Source[0]
	}
	return s
}

// taggedAct says what a cue reports that no rule knows. Only verbs and nouns
// of speech, writing and thought report words; the rest are stances, plans and
// refusals ("backed", "sought to", "declined to comment"): intent. A thought
// denied is still a thought ("does not believe"), words not said are none.
func (f *finder) taggedAct(a tagger.Attribution) parse.Act {
	from, to := f.tokenAt(a.Cue[0].Start), f.tokenAt(a.Cue[0].End-1)+1
	unsaid := f.refusedAt(a.Cue[0])
	for i := max(0, from-3); i < to; i++ {
		w := f.word(i)
		unsaid = unsaid || negations[w] || strings.HasSuffix(w, "n't") || refusals[w] || modals[w] && i >= from-1
	}
	for i := from; i < to; i++ {
		c, ok := f.cueAt(i, len(f.tok))
		switch {
		case !ok && leadNouns[f.word(i)] && !unsaid:
			return parse.Speech
		case !ok:
		case c.act == parse.Thought || c.lemma == "rule":
			return c.act
		case c.frame&general == 0 && !unsaid:
			return c.act
		}
		if !unsaid && (taggedSpeech[f.word(i)] || f.is(i, ":")) {
			return parse.Speech
		}
	}
	return parse.Intent
}

// unsaidReasons are why a rule rejects what looks like a cue and reports no
// words: what is only refused, planned or named.
var unsaidReasons = map[parse.Reason]bool{
	parse.Negated: true, parse.Hypothetical: true, parse.NotYetSaid: true, parse.Infinitive: true, parse.WithAgent: true, parse.ChartShows: true,
	parse.NounOwned: true, parse.NounDetermined: true, parse.NounPlaced: true,
}

// refusedAt reports whether a rule has rejected a cue inside the span because
// it reports no words.
func (f *finder) refusedAt(cue parse.Span) bool {
	return slices.ContainsFunc(f.rejected, func(c parse.Candidate) bool { return unsaidReasons[c.Reason] && cue.Contains(c.Span) })
}
