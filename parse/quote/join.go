package quote

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/quote/tagger"
)

// decide combines the rules' statements with what the tagger finds in prose. The tagger
// weighs both and chooses for each cue the rule's reading, its own or none. What it drops
// is rejected, with that reason. Statements that are certain by their layout stay.
func (f *finder) decide(found, dropped []tagger.Attribution) {
	rules := f.found
	f.found = nil
	out := make([]bool, len(rules))
	for _, a := range dropped {
		if a.Hint >= 0 {
			out[a.Hint] = true
		} else if a.P >= likelyCue {
			f.reject(a.Cue[0], parse.RuleTagger, parse.Unlikely)
		}
	}
	for _, a := range found {
		a.Content = f.outsideTitle(a.Cue[0], f.beforeDay(a.Content))
		switch {
		case a.Hint >= 0:
			out[a.Hint] = false
			next := a.Hint + 1
			if next < len(rules) && out[next] && f.othersAct(rules[a.Hint], rules[next], a.Content) {
				out[next] = false
			}
			if next < len(rules) && f.deniesAndSays(rules[a.Hint], rules[next], a.Content) {
				out[next], a.Content = false, rules[a.Hint].Content
			}
			f.confirm(&rules[a.Hint], a)
		case f.usedIn(a.Cue[0]) || f.saysNothing(a.Cue[0]) || f.isThatSaid(a.Cue[0]):
		default:
			if why := f.noAttribution(a); why != "" {
				f.reject(a.Cue[0], parse.RuleTagger, why)
			} else {
				f.add(f.tagged(a))
			}
		}
	}
	f.found = slices.DeleteFunc(f.found, f.refuse)
	for i, s := range rules {
		if !out[i] || f.surelyDenied(s) {
			if !f.refuse(s) {
				f.add(s)
			}
			continue
		}
		f.reject(s.Cue[0], s.Rule, parse.Unlikely)
		if i+1 < len(rules) && rules[i+1].Follows && !s.Follows && rules[i+1].Mention.Empty() { // it goes on from a statement that is none
			rules[i+1].Mention, rules[i+1].Follows = s.Mention, s.Mention.Empty()
		}
	}
}

// noAttribution is why what the tagger alone found reports nobody's words, or "".
func (f *finder) noAttribution(a tagger.Attribution) parse.Reason {
	cue := f.tokenAt(a.Cue[0].Start)
	switch {
	case f.isHearsay(a.Cue[0]):
		return parse.Passive
	case f.namesWork(a):
		return parse.NamesWork
	case f.isPlainNoun(a.Cue[0]):
		return parse.NounHere
	case len(a.Mention) == 0 && f.startsSentence(cue) && f.opensWithHearer(cue, len(f.tok)), f.isAccused(a):
		return parse.Passive
	case f.isQuotedWord(a.Cue[0]):
		return parse.NounHere
	case f.pointsOnly(a.Content):
		return parse.RelativeContent
	}
	return ""
}

// beforeDay ends a content before a day that belongs to its cue, or before the reporter's
// own words: "pledged help “in every port” on Monday, visiting the yard", "said she had
// “slept badly for a week”, when the wall broke".
func (f *finder) beforeDay(content []parse.Span) []parse.Span {
	last := len(content) - 1
	from, to := f.tokens(content[last])
	for i := from + 1; i < to; i++ {
		day := f.is(i, "on") && lang.Weekdays[f.word(i+1)] && f.is(i+2, ",")
		if f.tok[i-1].Kind == parse.TokenQuote && f.inMarks(i-1) && (day || f.scene(i, content[last].End)) {
			content = slices.Clone(content)
			content[last].End = f.tok[i-1].Span.End
			break
		}
	}
	return content
}

// scene reports whether ", when" and a clause without marks follow at token i, up to the end.
func (f *finder) scene(i, end int) bool {
	r := f.region[i-1]
	if r < 0 || f.seg.Quotations[r].Words < minUtterance || !f.is(i, ",") || !f.is(i+1, "when", "while", "as") {
		return false
	}
	return !f.anyToken(parse.Span{Start: f.tok[i].Span.Start, End: end}, f.inMarks)
}

// likelyCue is the probability from which a dropped cue is worth an explanation.
const likelyCue = 0.35

// confirm gives a rule's statement the tagger's probabilities, and its content
// where that is the better one, and a mention that the rule left out.
func (f *finder) confirm(s *parse.Statement, a tagger.Attribution) {
	s.CueProbability, s.RuleOnly, s.Confidence = a.P, a.P < likelyCue, calibrated(a.Right)
	s.Content = f.beforeDay(s.Content)
	if !a.ByRule && !f.runsOn(*s, a.Content) && !isSecondHalf(*s, a.Content) && !f.cutsShort(*s, a.Content) && !f.isDeniedCharge(*s) && !f.spansParts(*s, a.Content) && !f.opensInScene(*s, a.Content) {
		s.Content = f.withPronoun(s.Content, a.Content)
		s.Paragraph = f.paragraphOf(f.tokenAt(a.Content[0].Start))
	}
	if s.Mention.Empty() && len(a.Mention) > 0 && !(s.Follows && s.Rule == parse.RuleParticiple && a.Mention[0].End < s.Cue[0].Start && !f.leadsSentence(a.Mention[0])) && f.sameSentence(a.Mention[0], s.Cue[0]) {
		s.Mention = a.Mention[0]
	}
}

// isSecondHalf reports whether a content is only what follows the attribution that cuts a
// clause in two by the rule: "The mortars, Hale said, | had been fired from a lorry".
func isSecondHalf(s parse.Statement, content []parse.Span) bool {
	return s.Rule == parse.RuleClauseCut && len(s.Content) == 2 && len(content) == 1 && content[0].Start == s.Content[1].Start
}

// cutsShort reports whether a content ends before a clause with "but" that belongs to it by
// the rule, as it speaks of the same thing: "said the fund was sound, | but it was empty by May".
func (f *finder) cutsShort(s parse.Statement, content []parse.Span) bool {
	if s.Rule != parse.RuleReported || len(s.Content) != 1 || len(content) != 1 || content[0].Start != s.Content[0].Start || content[0].End >= s.Content[0].End {
		return false
	}
	i := f.tokenAt(content[0].End)
	if f.is(i, ",") && f.is(i+1, "that") || f.is(i, "and") && f.is(i+1, "that") || f.is(i, ",") && f.is(i+1, "and") && f.is(i+2, "that") {
		return f.is(f.tokenAt(s.Content[0].Start)-1, "that") // "said that the pumps had failed, that the gates were shut and that …"
	}
	return f.is(i, ",") && f.is(i+1, "but") && f.is(i+2, "it", "they") && f.finite(i+3)
}

// withPronoun gives a content the "that" before it which is part of it by the rule: "called
// that account “fiction”".
func (f *finder) withPronoun(rule, content []parse.Span) []parse.Span {
	i := f.tokenAt(rule[0].Start)
	if f.is(i, "that") && f.tokenAt(content[0].Start) == i+1 && content[0].End > rule[0].Start {
		content = slices.Clone(content)
		content[0].Start = rule[0].Start
	}
	return content
}

// runsOn reports that a content takes in what the main clause goes on with
// after a clause that hangs on it, where the rule ends: "Hale, who said it was
// late, lives", "Once Hale said it was late, Roke left".
func (f *finder) runsOn(s parse.Statement, content []parse.Span) bool {
	end := s.Content[len(s.Content)-1].End
	k := f.tokenAt(end)
	for k < len(f.tok) && !f.isWord(k) && !f.is(k, ",") {
		k++
	}
	last := f.tokenAt(s.Cue[len(s.Cue)-1].Start)
	if c, ok := f.cueAt(last, len(f.tok)); ok && c.frame&phrase != 0 && f.is(k, "and", "but") && f.finite(k+1) && content[len(content)-1].End > f.tok[k].Span.End &&
		content[0].Start == s.Content[0].Start && !f.anyToken(s.Content[0], f.finite) {
		return true // "denied the affair and has vowed to sue"
	}
	if content[0].Start != s.Content[0].Start || content[len(content)-1].End <= end {
		return false
	}
	if who := f.tokenAt(s.Mention.End - 1); !s.Mention.Empty() && (f.is(who, "who") || f.is(who+1, "who")) && f.finite(k) {
		return true // "A cook who claimed that boys had set the fire | has been told to pay"
	}
	if s.Rule == parse.RuleParticiple && f.finite(k) && !f.inMarks(k) {
		return true // "A petition calling for him to resign | has been signed"
	}
	if f.is(k, dashes...) && (f.isRemark(k+1, len(f.tok)) || f.is(k+1, "something") && f.is(k+2, "which", "that")) {
		return true // "insisted nobody was hurt — something which Reid disputes"
	}
	if !f.is(k, ",") {
		return false
	}
	for n := k + 1; n < k+3; n++ { // "said he knew, directly contradicting the mayor"
		if c, ok := f.cueAt(n, len(f.tok)); ok && c.tense == ing && denyingForms[f.word(n)] && !f.any(k+1, n, func(i int) bool { return !isAdverb(f.word(i)) }) {
			return true
		}
	}
	if c, ok := f.cueAt(last, len(f.tok)); ok && c.frame&phrase != 0 && c.frame&object == 0 && denyingForms[f.word(last)] && f.isGerund(k+1) && f.isGerund(f.tokenAt(s.Content[0].Start)) {
		return true // "denied ordering the tap, contradicting his deputy"
	}
	subj := noun{f.tokenAt(s.Mention.Start), f.tokenAt(s.Cue[0].Start)}
	from, to := f.tokenAt(s.Content[0].Start), f.tokenAt(content[len(content)-1].End)
	relative := f.relative(f.tokenAt(s.Cue[0].Start)) || f.is(subj.from-1, "which", "whom") || s.Rule == parse.RuleByAgent
	return relative && f.finiteOrS(k+1) || f.is(k+1, "while") && f.othersClause(k+2, to) ||
		!s.Mention.Empty() && f.subordinateEnd(subj, from, to) == f.tokenAt(end)
}

// relative reports whether the subject of the verb at token i is "who" or "which".
func (f *finder) relative(i int) bool {
	for i--; i > 0 && (lang.HaveForms[f.word(i)] || lang.Adverbs[f.word(i)] || isAdverb(f.word(i))); i-- {
	}
	return f.is(i, "who", "which")
}

// othersAct reports whether the statement next, with a speaker of its own, begins at the
// "while" where the content of s ends by the rules, and lies within the content that the
// tagger would give it: "said fans would weep, while Hale reckons he will go".
func (f *finder) othersAct(s, next parse.Statement, content []parse.Span) bool {
	if next.Mention.Empty() || len(next.Cue) == 0 || content[len(content)-1].End < next.Cue[0].End {
		return false
	}
	k := f.tokenAt(next.Mention.Start) - 1
	return f.is(k, "while") && f.is(k-1, ",") && !f.inMarks(k) && s.Content[len(s.Content)-1].End <= f.tok[k-1].Span.Start
}

// deniesAndSays reports whether a denial and what the speaker says besides lie in one
// content, which would turn the second round: "denied that it leaked, and says it is safe".
func (f *finder) deniesAndSays(s, next parse.Statement, content []parse.Span) bool {
	if len(next.Cue) == 0 || !next.Follows || !f.denies(s.Cue[0]) || f.denies(next.Cue[0]) {
		return false
	}
	return content[len(content)-1].End >= next.Cue[0].End && s.Content[len(s.Content)-1].End <= next.Cue[0].Start && f.sameSentence(s.Cue[0], next.Cue[0])
}

// isPlainNoun reports whether a cue is a noun with its verb after it: "The member states
// agreed a text".
func (f *finder) isPlainNoun(cue parse.Span) bool {
	i := f.tokenAt(cue.Start)
	c, ok := f.cueAt(i, len(f.tok))
	return ok && c.tense == sForm && c.noun && f.tok[i].Span.End >= cue.End && f.verbAfter(i+1) && !lang.Pronouns[f.word(i-1)]
}

// othersClause reports whether somebody else's act of reporting begins at token i.
func (f *finder) othersClause(i, to int) bool {
	for k := i + 1; k < min(to, i+10); k++ {
		if c, ok := f.cueAt(k, to); ok && c.tense != base && c.tense != ing && f.isNounHere(c, i) == "" && f.sureCue(c, to) {
			subj, why := f.subject(i, k, c.tense)
			return why == "" && subj.from == i
		}
	}
	return false
}

// leadsSentence reports whether a mention is near the beginning of its sentence: in
// "Owners slammed the order to empty the basin claiming …" the basin is not.
func (f *finder) leadsSentence(m parse.Span) bool {
	const near = 3 // tokens before it
	i := f.tokenAt(m.Start)
	from, _ := f.sentenceOf(i)
	return i-from <= near
}

func (f *finder) sameSentence(a, b parse.Span) bool {
	from, to := f.sentenceOf(f.tokenAt(a.Start))
	return from < to && f.span(from, to).Contains(b)
}

// namesWork reports whether all that a content quotes is written as the name
// of a work, and no verb of saying reports it: "Hale reviewed “The Long Flood”
// for the paper". "Hale called it “The Long Flood”" does.
func (f *finder) namesWork(a tagger.Attribution) bool {
	if f.anyToken(a.Cue[0], func(i int) bool { _, ok := f.cueAt(i, len(f.tok)); return ok || f.is(i, ":") }) {
		return false
	}
	works := 0
	for _, c := range a.Content {
		for _, q := range f.quotationsIn(c) {
			if q.Words < 2 || !f.isTitle(q.Inner) {
				return false
			}
			works++
		}
	}
	return works > 0
}

// isTitle reports whether all words of a span but the small ones have capitals.
func (f *finder) isTitle(s parse.Span) bool {
	from, to := f.tokens(s)
	for i := from; i < to; i++ {
		if f.tok[i].Kind == parse.TokenWord && !f.isUpper(i) && !lang.WordsSmallInTitles[f.word(i)] {
			return false
		}
	}
	return true
}

// usedIn reports whether a rule has used a cue of the span already, perhaps
// as that of the agency which passed the words on.
func (f *finder) usedIn(cue parse.Span) bool {
	return f.anyToken(cue, func(i int) bool { return f.taken[i] })
}

// anyToken reports whether a condition holds for a token of the span.
func (f *finder) anyToken(s parse.Span, holds func(int) bool) bool {
	from, to := f.tokens(s)
	return f.any(from, to, holds)
}

// tagged makes a statement of an attribution.
func (f *finder) tagged(a tagger.Attribution) parse.Statement {
	s := parse.Statement{
		Act:            f.taggedAct(a),
		Content:        a.Content,
		Cue:            a.Cue,
		Paragraph:      f.paragraphOf(f.tokenAt(a.Content[0].Start)),
		Rule:           parse.RuleTagger,
		CueProbability: a.P,
		Confidence:     calibrated(a.Right),
	}
	if len(a.Mention) > 0 {
		s.Mention = a.Mention[0]
	}
	return s
}

// taggedAct says what a cue reports that no rule knows. Only verbs and nouns
// of speech, writing and thought report words; the rest are stances, plans and
// refusals ("backed", "sought to", "declined to comment"): intent. A thought
// denied is still a thought ("does not believe"), words not said are none.
func (f *finder) taggedAct(a tagger.Attribution) parse.Act {
	from, to := f.tokens(a.Cue[0])
	unsaid := f.refusedAt(a.Cue[0])
	for i := max(0, from-3); i < to; i++ {
		w := f.word(i)
		unsaid = unsaid || lang.Negations[w] || strings.HasSuffix(w, "n't") || lang.Refusals[w] || lang.Modals[w] && i >= from-1
	}
	for i := from; i < to; i++ {
		c, ok := f.cueAt(i, len(f.tok))
		switch {
		case !ok && lang.LeadNouns[f.word(i)] && !unsaid:
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
	if unsaid {
		return parse.Intent
	}
	return parse.Speech
}

// unsaidReasons are why a rule rejects what looks like a cue and reports no
// words: what is only refused, planned or named.
var unsaidReasons = map[parse.Reason]bool{
	parse.Negated: true, parse.Hypothetical: true, parse.NotYetSaid: true, parse.Infinitive: true, parse.WithAgent: true, parse.ChartShows: true,
	parse.NounOwned: true, parse.NounDetermined: true, parse.NounPlaced: true,
}

// saysNothing reports whether a rule has seen that the cue says nothing was said.
func (f *finder) saysNothing(cue parse.Span) bool {
	return f.anyToken(cue, func(i int) bool { return f.silent[i] })
}

// refusedAt reports whether a rule has rejected a cue inside the span because
// it reports no words.
func (f *finder) refusedAt(cue parse.Span) bool {
	return f.anyToken(cue, func(i int) bool { return cue.Contains(f.unsaid[i]) && !f.unsaid[i].Empty() })
}

// outsideTitle drops parts of a content that stand in a headline above the cue's paragraph.
func (f *finder) outsideTitle(cue parse.Span, content []parse.Span) []parse.Span {
	own := f.paragraphOf(f.tokenAt(cue.Start))
	var out []parse.Span
	for _, c := range content {
		if p := f.paragraphOf(f.tokenAt(c.Start)); p == own || f.seg.Paragraphs[p].Role != parse.RoleTitle {
			out = append(out, c)
		}
	}
	if out == nil {
		return content
	}
	return out
}

// spansParts reports whether a content is that of the rule, but for the marks between its parts:
// "Hale told her | : | “Burn it”".
func (f *finder) spansParts(s parse.Statement, content []parse.Span) bool {
	if len(s.Content) < 2 || len(content) != 1 || content[0].Start != s.Content[0].Start {
		return false
	}
	for k := 1; k < len(s.Content); k++ {
		if f.anyToken(parse.Span{Start: s.Content[k-1].End, End: s.Content[k].Start}, f.isWord) {
			return false
		}
	}
	end := s.Content[len(s.Content)-1].End
	return content[0].End >= end && !f.anyToken(parse.Span{Start: end, End: content[0].End}, f.isWord)
}

// opensInScene reports whether a content begins with when something was said, and goes on to
// the rule's: "said as | he left court that | the family would not appeal".
func (f *finder) opensInScene(s parse.Statement, content []parse.Span) bool {
	if s.Rule != parse.RuleReported || len(content) != 1 || content[0].Start >= s.Content[0].Start || content[0].Start < s.Cue[0].End {
		return false
	}
	return f.is(f.tokenAt(content[0].Start)-1, "as", "when", "while", "before", "after") && f.is(f.tokenAt(s.Content[0].Start)-1, "that")
}
