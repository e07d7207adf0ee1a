package quote

import "onrecord/parse"

// byAgent reads a passive that names its speaker, followed by what was said: "is accused
// by critics of hiding the plan", "was told by Roke to leave".
func (f *finder) byAgent(c cue, hi int) (n, end int) {
	const longest = 12 // tokens of the speaker
	if !f.is(c.to, "by") || f.inMarks(c.from) || c.act != parse.Speech {
		return -1, 0
	}
	if n := f.claimDeniedBy(c, hi); n >= 0 {
		return n, hi
	}
	for k := c.to + 2; k < min(hi, c.to+longest); k++ {
		if f.inMarks(k) || f.finite(k) {
			return -1, 0
		}
		if !f.is(k, "of", "for", "to", "as", "that") || f.is(k, "of", "for") && !f.takesOf(c) && !f.isGerund(k+1) {
			continue
		}
		from := k + 1
		if f.is(k, "to") {
			from = k
		}
		who := f.trimNoun(c.to+1, k)
		to := f.clauseEnd(c, from, hi)
		for i := from + 1; f.is(c.from-1, ",") && i+1 < to; i++ { // "The bill, described by Roke as “a dream”, passed"
			if f.is(i, ",") && !f.inMarks(i) && f.inMarks(i-1) && f.finiteOrS(i+1) {
				to = i
			}
		}
		span, ok := f.contentSpan(from, to)
		if who.empty() || !ok || to-from < 2 {
			return -1, 0
		}
		f.use(c)
		f.add(parse.Statement{Act: f.act(c), Content: []parse.Span{span}, Cue: f.cueSpan(c), Mention: f.span(who.from, who.to),
			Paragraph: f.paragraphOf(c.from), Rule: parse.RuleByAgent})
		return len(f.found) - 1, to
	}
	return -1, 0
}

// takesOf reports whether a verb's content begins with "of" or "for".
func (f *finder) takesOf(c cue) bool {
	return c.lemma == "accuse" || c.lemma == "warn" || c.lemma == "criticize" || c.lemma == "criticise" || c.lemma == "praise" || c.lemma == "blame"
}
