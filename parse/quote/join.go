package quote

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/quote/tagger"
)

// addTagged joins the rules' statements with what the tagger finds in prose.
// Where both know a cue, the rule's statement stands: it follows the marks and
// the layout; the tagger supplies a mention that the rule left out. What only
// the tagger knows is added where no statement holds its words: one
// statement, one owner.
func (f *finder) addTagged(m *tagger.Model) {
	found := m.Find(f.doc, f.seg, f.found)
	for _, a := range found {
		if a.Hint >= 0 {
			f.confirm(&f.found[a.Hint], a)
		}
	}
	rules := len(f.found)
	for _, a := range found {
		if a.Hint < 0 && !slices.ContainsFunc(f.found[:rules], func(s parse.Statement) bool { return claims(s, a) }) {
			f.add(f.tagged(a))
		}
	}
}

// confirm takes from the tagger what a rule's statement lacks.
func (f *finder) confirm(s *parse.Statement, a tagger.Attribution) {
	if s.Mention.Empty() && len(a.Source) > 0 && len(s.Cue) > 0 && f.sameSentence(a.Source[0], s.Cue[0]) && s.Kind != parse.Turn {
		s.Mention = a.Source[0]
	}
}

func (f *finder) sameSentence(a, b parse.Span) bool {
	from, to := f.sentenceOf(f.tokenAt(a.Start))
	return from < to && f.span(from, to).Contains(b)
}

// claims reports whether a statement holds words of an attribution, or its cue.
func claims(s parse.Statement, a tagger.Attribution) bool {
	mine := slices.Concat(s.Content, s.Cue)
	theirs := slices.Concat(a.Content, a.Cue)
	return slices.ContainsFunc(mine, func(m parse.Span) bool { return slices.ContainsFunc(theirs, m.Overlaps) })
}

// ruleTagged is the rule of statements that only the tagger finds.
const ruleTagged = "tagger"

// tagged makes a statement of an attribution.
func (f *finder) tagged(a tagger.Attribution) parse.Statement {
	s := parse.Statement{
		Act:        f.taggedAct(a),
		Content:    a.Content,
		Cue:        a.Cue,
		Paragraph:  f.paragraphOf(f.tokenAt(a.Content[0].Start)),
		Rule:       ruleTagged,
		Confidence: a.P,
	}
	if len(a.Source) > 0 {
		s.Mention = a.Source[0]
	}
	return s
}

// taggedAct says what a cue reports that no rule knows. Only verbs and nouns
// of speech, writing and thought report words; the rest are stances and plans
// ("backed", "sought to", "declined to comment"): intent.
func (f *finder) taggedAct(a tagger.Attribution) parse.Act {
	from, to := f.tokenAt(a.Cue[0].Start), f.tokenAt(a.Cue[0].End-1)+1
	for i := max(0, from-3); i < to; i++ {
		w := f.word(i)
		if negations[w] || strings.HasSuffix(w, "n't") || refusals[w] || modals[w] && i >= from-1 {
			return parse.Intent
		}
	}
	for i := from; i < to; i++ {
		if v, ok := lexicon[f.word(i)]; ok && v.frame&general == 0 {
			return v.act
		}
		if v, ok := pairForms[f.word(i)]; ok && pairs[v.lemma][""] != 0 {
			return parse.Speech
		}
		if leadNouns[f.word(i)] || f.is(i, "according") {
			return parse.Speech
		}
	}
	return parse.Intent
}
