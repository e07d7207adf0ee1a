package quote

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// keepWhole drops what somebody says within an indirect statement of which the same
// quotation is a part: "The deed says that Hale told her: “Burn it”" is one statement, the
// deed's.
func (f *finder) keepWhole() {
	whole := slices.Clone(f.found)
	f.found = slices.DeleteFunc(f.found, func(s parse.Statement) bool {
		return s.Rule == parse.RuleTagger && len(s.Cue) > 0 && len(s.Content) == 1 && slices.ContainsFunc(whole, func(o parse.Statement) bool {
			return o.Rule != parse.RuleTagger && len(o.Content) > 1 && slices.Contains(o.Content, s.Content[0]) && parse.Hull(o.Content...).Contains(s.Cue[0])
		})
	})
}

// namedByColon finds the speakers of quotations that nothing attributes but a name, with a
// role or without, and a colon before them in their own paragraph: "Kilmoor manager Petra
// Vale: “We were awful.”", "Mila Tors, farmer: “If the water comes, we go.”"
func (f *finder) namedByColon() {
	const longest = 10 // tokens before the colon
	f.rejected = slices.DeleteFunc(f.rejected, func(r parse.Candidate) bool {
		if r.Rule != parse.RuleBareQuotation || r.Reason != parse.NobodysWords {
			return false
		}
		at := f.tokenAt(r.Span.Start)
		region := f.region[at]
		if region < 0 || !f.is(at-1, ":") {
			return false
		}
		q := f.seg.Quotations[region]
		from, _ := f.paragraphTokens(q.Paragraph)
		n := noun{from, from}
		if f.is(from, "our") { // "Our reporter Jack Minto in Port Ellary: “…”"
			n = noun{from + 1, from + 1}
		}
		for n.to < at-1 && !f.is(n.to, ",") && !(f.is(n.to, "in", "at", "from") && f.isUpper(n.to+1)) {
			n.to++
		}
		if at-from > longest || n.to-n.from < 2 || q.Unclosed || !f.isPersonal(n) || f.hasFinite(from, at) {
			return false
		}
		f.add(parse.Statement{
			Act: parse.Speech, Content: []parse.Span{q.Inner}, Cue: []parse.Span{f.span(at-1, at)},
			Mention: f.span(n.from, n.to), Paragraph: q.Paragraph, Rule: parse.RuleNameColon,
		})
		return true
	})
}

// isPersonal reports whether a phrase is a name, with what its bearer is before it:
// capitals at its end, and no preposition in it.
func (f *finder) isPersonal(n noun) bool {
	for i := n.from; i < n.to; i++ {
		if w := f.word(i); !f.isWord(i) && !f.is(i, "-", "'", "’", ".") || lang.Prepositions[w] && w != "of" || lang.ColumnNames[w] || lang.Pronouns[w] {
			return false
		}
	}
	return f.isUpper(n.to-1) && !lang.TimeWords[f.word(n.to-1)]
}

// afterParticiple is the mention of a statement without the participle that opens the
// sentence: "Reacting, the mayor, Mara Voss, urged calm."
func (f *finder) afterParticiple(s *parse.Statement) parse.Span {
	if s.Mention.Empty() || len(s.Cue) == 0 {
		return s.Mention
	}
	i, cue := f.tokenAt(s.Mention.Start), f.tokenAt(s.Cue[0].Start)
	if f.tok[i].Span != s.Mention || !f.startsSentence(i) || !strings.HasSuffix(f.word(i), "ing") || !f.is(i+1, ",") || i+2 >= cue {
		return s.Mention
	}
	if n, why := f.subject(i+2, cue, past); why == "" && !n.empty() {
		return f.span(n.from, n.to)
	}
	return s.Mention
}
