package quote

import (
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// utterance is a quotation region that is speech by its place: it begins a
// sentence or follows a comma, a colon or a dash. Others are fragments of the
// clause around them.
type utterance struct {
	parse.Quotation
	from, to int // tokens, marks included
	owned    bool
}

// utterances returns the utterances of a paragraph.
func (f *finder) utterances(pi int) []utterance {
	var out []utterance
	all := f.seg.Quotations
	for ri := sort.Search(len(all), func(i int) bool { return all[i].Paragraph >= pi }); ri < len(all) && all[ri].Paragraph == pi; ri++ {
		q := all[ri]
		if q.Nested || q.Inner.Empty() {
			continue
		}
		u := utterance{Quotation: q}
		u.from, u.to = f.tokens(q.Outer)
		if f.isUtterance(u) {
			out = append(out, u)
		}
	}
	return out
}

// minUtterance is the fewest words that are taken for speech where the
// punctuation does not settle it: shorter strings are as often titles.
const minUtterance = 4

func (f *finder) isUtterance(u utterance) bool {
	if u.Words == 0 || u.Scare && u.Words < 2 && !f.isExclaimed(u) {
		return false
	}
	inner := strings.TrimRight(u.Inner.In(f.text), " \u00a0'’")
	last, _ := utf8.DecodeLastRuneInString(inner)
	speechEnd := strings.ContainsRune(",.?!…—–-", last)
	pStart, pEnd := f.paragraphTokens(u.Paragraph)
	if u.Continues || u.Unclosed {
		return u.from == pStart || f.startsSentence(u.from) || f.is(u.from-1, ",", ":")
	}
	ends := u.to >= pEnd || !f.isWord(u.to) || strings.ContainsRune(".?!…", last) && f.isUpper(u.to)
	if f.startsSentence(u.from) {
		return speechEnd || u.Words >= minUtterance && ends
	}
	if f.is(u.from-1, "but", "and") && f.is(u.from-2, ",") { // “The roof is sound,” she said, but “the cellar is another matter.”
		return u.Words >= minUtterance && ends && !f.inMarks(max(u.from-3, 0))
	}
	if f.is(u.from-1, ",") && ends && f.cutBefore(u) {
		return true
	}
	if f.is(u.from-1, ",", ":", "—", "–") {
		return speechEnd && (u.Words >= 2 || f.isExclaimed(u)) && (f.is(u.from-1, ":") || startsUpper(inner) || ends && u.Words >= minUtterance) || f.is(u.from-1, ":") && u.Words >= minUtterance ||
			u.Words >= minUtterance && startsUpper(inner) && ends
	}
	return false
}

// cutBefore reports whether another quotation of the sentence ends with a comma
// before this one, so that this is its second half, however short: “The wall
// has stood since 1951,” said Farrow, “and will not fall.”
func (f *finder) cutBefore(u utterance) bool {
	from, _ := f.sentenceOf(u.from)
	for i := u.from - 2; i > from; i-- {
		if f.inMarks(i) {
			return f.is(i-1, ",") && f.inMarks(i-1)
		}
	}
	return false
}

// attribution is the evidence for whose words an utterance is.
type attribution struct {
	cue     cue
	mention noun
	rule    parse.Rule
	bare    bool // a dash and a name, no verb
}

// attributionAfter reads the attribution that follows an utterance, in the
// tokens [i, hi): ", Roke said", ", said Ines Roke", "— Ines Roke".
func (f *finder) attributionAfter(i, hi int) (attribution, bool) {
	if i < hi && f.is(i, ",") {
		i++
	}
	if i >= hi {
		return attribution{}, false
	}
	if f.is(i, dashes...) {
		n := f.nounAfter(i+1, hi)
		if !n.empty() && f.isUpper(n.from) && (n.to == hi || !f.isWord(n.to)) && n.to-n.from <= 8 {
			return attribution{cue: cue{from: i, to: i + 1}, mention: n, rule: parse.RuleDash, bare: true}, true
		}
		i++
	}
	if c, ok := f.cueAt(i, hi); ok && (c.tense == past || c.tense == sForm) && !c.accordTo {
		if n := f.nounAfter(c.at+1, hi); !n.empty() && f.isNamePart(n) { // "said Ines Roke"
			c.to = c.at + 1
			return attribution{cue: c, mention: n, rule: parse.RuleQuoteCueSpeaker}, true
		}
	}
	if c, ok := f.cueAt(i, hi); ok && c.accordTo {
		if n := f.nounAfter(c.to, hi); !n.empty() {
			return attribution{cue: c, mention: n, rule: parse.RuleQuoteAccording}, true
		}
	}
	for k := i; k < min(hi, i+35); k++ {
		if f.inMarks(k) && !f.inScare(k) || f.is(k, ";", ":") {
			break
		}
		c, ok := f.cueAt(k, hi)
		if !ok || c.accordTo || c.tense == ing || k == i {
			continue
		}
		if f.isNounHere(c, i) != "" && c.tense != past && !(lang.Determiners[f.word(i)] && c.tense == sForm && f.endsAfter(c.to, hi)) { // ", an officer shouts."
			continue
		}
		n, reason := f.subject(i, k, c.tense)
		if reason == parse.Passive && f.is(k, "quoted", "cited") { // ", a spokesman was quoted by the agency as saying."
			if n, c.to = f.quotedAsSaying(i, k, hi); c.to > 0 {
				return attribution{cue: c, mention: n, rule: parse.RuleQuoteSpeakerCue}, true
			}
		}
		if reason != "" || n.from > i+14 {
			continue
		}
		return attribution{cue: c, mention: n, rule: parse.RuleQuoteSpeakerCue}, true
	}
	if a, ok := f.gesture(i, hi); ok {
		return a, true
	}
	if a, ok := f.wasTheMessage(i, hi); ok {
		return a, true
	}
	if i > 0 && f.inMarks(i-1) && f.fillsParagraph(i, hi) {
		return f.bareSignature(i, hi)
	}
	return attribution{}, false
}

// gesture accepts any verb right after a pronoun or a name, where only an
// attribution can stand: “Fine,” Roke shrugged. After “It is fine.” Roke may
// shrug about something else.
func (f *finder) gesture(i, hi int) (attribution, bool) {
	mark := i - 1 // that closes the quotation
	for mark > 0 && f.is(mark, ",") {
		mark--
	}
	if !f.is(mark-1, ",", "!", "?") {
		return attribution{}, false
	}
	j := i
	if lang.Pronouns[f.word(i)] {
		j = i + 1
	} else if lang.Determiners[f.word(i)] {
		for j = i + 1; j < hi && !f.finite(j) && f.isWord(j); j++ { // "the officer ordered"
		}
	} else {
		for j < hi && f.isUpper(j) {
			j++
		}
	}
	if j == i || j >= hi || !f.isWord(j) || j-i > 4 {
		return attribution{}, false
	}
	w := f.word(j)
	if lang.BeForms[w] || lang.HaveForms[w] || strings.HasSuffix(w, "'s") || !f.endsAfter(j+1, hi) {
		return attribution{}, false
	}
	if !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "s") && !f.is(j, "went", "put", "began") {
		return attribution{}, false
	}
	v := &verb{lemma: w, act: parse.Speech}
	return attribution{cue: cue{form: form{v, past}, from: j, to: j + 1, at: j}, mention: noun{i, j}, rule: parse.RuleQuoteGesture}, true
}

// spokenBy makes a statement of an utterance with its attribution.
func (f *finder) spokenBy(u utterance, a attribution) parse.Statement {
	s := parse.Statement{
		Act:       parse.Speech,
		Content:   []parse.Span{u.Inner},
		Cue:       f.cueSpan(a.cue),
		Mention:   f.span(a.mention.from, a.mention.to),
		Paragraph: u.Paragraph,
		Rule:      a.rule,
	}
	if !a.bare {
		s.Act = f.act(a.cue)
		s.Via = f.viaAround(u.from, a.cue.to)
		f.use(a.cue)
	}
	return s
}

// dashes that lead to a signature or an aside.
var dashes = []string{"—", "–", "-", "―", "--"}

// unattributed finds the speaker of an utterance without an attribution of its own: it
// continues the statement before it, belongs to the person whom the sentence before is
// about, or opens the paragraph and continues the one above.
func (f *finder) unattributed(u utterance, last int) int {
	from, _ := f.paragraphTokens(u.Paragraph)
	if last >= 0 && f.is(u.from-1, ":") {
		if n := f.ownLead(u, last); n >= 0 {
			return n
		}
	}
	if last >= 0 && f.is(u.from-1, ":") && f.asksAnew(u) { // "He said: “No.” Asked if he was sure: “Yes.”"
		f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{u.Inner}, Follows: true, Paragraph: u.Paragraph, Rule: parse.RuleGoesOn})
		return len(f.found) - 1
	}
	if last >= 0 {
		s := &f.found[last]
		s.Content = append(s.Content, u.Inner)
		if s.Rule == parse.RuleReported {
			s.Rule = parse.RuleClauseThenQuote
		}
		return last
	}
	if u.from == from {
		return f.opensParagraph(u)
	}
	// the sentence before has no statement: "Roke urged caution. “We must wait.”"
	sf, st := f.sentenceOf(u.from - 1)
	if n, v := f.lead(sf, min(st, u.from)); !n.empty() {
		f.add(parse.Statement{
			Act: parse.Speech, Content: []parse.Span{u.Inner}, Mention: f.span(n.from, n.to),
			Cue: []parse.Span{f.span(v, v+1)}, Paragraph: u.Paragraph, Rule: parse.RuleQuoteAfterLead,
		})
		return len(f.found) - 1
	}
	if n := f.askedOfThem(sf, min(st, u.from)); !n.empty() && u.to-u.from > 2 {
		f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{u.Inner}, Mention: f.span(n.from, n.to), Paragraph: u.Paragraph, Rule: parse.RuleQuoteAfterLead})
		return len(f.found) - 1
	}
	return f.leadsToNext(u)
}

// ownLead gives a quotation after a colon to whom its own sentence is about, if that
// sentence has no statement: "Roke waved. The note in her hand read: “Sold.”". It returns
// -1 if it names nobody.
func (f *finder) ownLead(u utterance, last int) int {
	sf, _ := f.sentenceOf(u.from - 1)
	for _, s := range append(f.found[last].Cue, f.found[last].Content...) {
		if s.End > f.tok[sf].Span.Start {
			return -1
		}
	}
	n, v := f.lead(sf, u.from-1)
	if n.empty() {
		return -1
	}
	f.add(parse.Statement{
		Act: parse.Speech, Content: []parse.Span{u.Inner}, Mention: f.span(n.from, n.to),
		Cue: []parse.Span{f.span(v, v+1)}, Paragraph: u.Paragraph, Rule: parse.RuleQuoteAfterLead,
	})
	return len(f.found) - 1
}

// leadsToNext gives a quotation that nothing before it claims to the speaker in the
// sentence after it: “Tax silk, not bread.” Voss reminded them that …
func (f *finder) leadsToNext(u utterance) int {
	_, end := f.paragraphTokens(u.Paragraph)
	if u.to < end && !u.Unclosed && u.Words >= minUtterance && f.startsSentence(u.to) && f.isUpper(u.to) {
		from, to := f.sentenceOf(u.to)
		for k := from + 1; k < min(to, from+maxSubject); k++ {
			c, ok := f.cueAt(k, to)
			if !ok || c.accordTo || c.tense != past && c.tense != sForm || f.isNounHere(c, from) != "" || !f.sureCue(c, to) {
				continue
			}
			if n, why := f.subject(from, k, c.tense); why == "" && n.from == from && f.namesSpeaker(n) {
				f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{u.Inner}, Mention: f.span(n.from, n.to), Paragraph: u.Paragraph, Rule: parse.RuleGoesOn})
				return len(f.found) - 1
			}
		}
	}
	f.reject(u.Outer, parse.RuleBareQuotation, parse.NobodysWords)
	return -1
}

// namesSpeaker reports whether a subject is a name or refers to a person.
func (f *finder) namesSpeaker(n noun) bool {
	return f.isPlainName(n) && !lang.Determiners[f.word(n.from)] || n.to-n.from == 1 && lang.SubjectPronouns[f.word(n.from)] && !f.is(n.from, "it")
}

// opensParagraph finds the speaker of a quotation at the beginning of a paragraph.
func (f *finder) opensParagraph(u utterance) int {
	s := parse.Statement{Act: parse.Speech, Content: []parse.Span{u.Inner}, Paragraph: u.Paragraph, Rule: parse.RuleGoesOn, Follows: true}
	if a, ok := f.signatureBelow(u); ok {
		f.add(f.spokenBy(u, a))
		return len(f.found) - 1
	}
	if f.is(u.to, ":") || f.isPullQuote(u) { // “We wait”: Town votes on mill
		f.reject(u.Outer, parse.RuleBareQuotation, parse.PullQuote)
		return -1
	}
	if pi := f.paragraphBefore(u.Paragraph); pi >= 0 && !u.Continues {
		if n, v, ok := f.leadsIn(pi); ok {
			s.Mention, s.Follows, s.Rule = f.span(n.from, n.to), false, parse.RuleQuoteAfterLead
			s.Cue = []parse.Span{f.span(v, v+1)}
			if _, end := f.paragraphTokens(pi); f.is(end-1, ":") {
				s.Confidence = afterColon
			}
		}
	}
	if s.Follows && !u.Unclosed && (len(f.found) == 0 || f.found[len(f.found)-1].Paragraph < f.paragraphBefore(u.Paragraph)) {
		return f.leadsToNext(u)
	}
	f.add(s)
	return len(f.found) - 1
}

// isPullQuote reports whether a quotation is a paragraph of its own and occurs a second
// time in the text, with its speaker.
func (f *finder) isPullQuote(u utterance) bool {
	const most = 100 // looked for in one text
	from, to := f.paragraphTokens(u.Paragraph)
	if u.from > from || u.to < to || u.Words < minUtterance || f.pulled == most {
		return false
	}
	f.pulled++
	words := strings.TrimRight(u.Inner.In(f.text), " .,!?…")
	_, first := utf8.DecodeRuneInString(words) // in its sentence it may begin with a small letter
	small := lang.Lower(words[:first])
	again := strings.Count(f.text, words)
	if small != words[:first] {
		again += strings.Count(f.text, small+words[first:])
	}
	return again > 1
}

// signatureBelow reads the line below a quotation that fills its paragraph:
// "– Ines Roke, depot manager".
func (f *finder) signatureBelow(u utterance) (attribution, bool) {
	const longest = 16 // tokens of a signature
	_, end := f.paragraphTokens(u.Paragraph)
	if u.to < end || u.Paragraph+1 >= len(f.seg.Paragraphs) {
		return attribution{}, false
	}
	from, to := f.paragraphTokens(u.Paragraph + 1)
	if to-from > longest || from == to {
		return attribution{}, false
	}
	if !f.is(from, dashes...) {
		if f.standsAlone(u.Paragraph, u.Paragraph+1) {
			return f.bareSignature(from, to)
		}
		return attribution{}, false
	}
	a, ok := f.attributionAfter(from, to)
	return a, ok && a.bare
}

// leadsIn reports whether a paragraph's last sentence leads to the quotation
// in the next: it ends with a colon, or is about someone and reports nothing.
func (f *finder) leadsIn(pi int) (n noun, verb int, ok bool) {
	from, to := f.paragraphTokens(pi)
	if from == to {
		return noun{}, 0, false
	}
	sf, st := f.sentenceOf(to - 1)
	for i := len(f.found) - 1; i >= 0 && f.found[i].Paragraph == pi; i-- {
		for _, c := range f.found[i].Content {
			if c.End > f.tok[sf].Span.Start && !f.is(to-1, ":") {
				return noun{}, 0, false
			}
		}
	}
	if !f.is(to-1, ":") && (st-sf > 14 || f.inMarks(st-1)) {
		return noun{}, 0, false
	}
	if n, verb, ok = f.colonLead(pi); ok {
		return n, verb, ok
	}
	if n, verb = f.lead(sf, st); n.empty() {
		n, verb = f.cueLead(sf, st)
	}
	return n, verb, !n.empty()
}

// paragraphBefore returns the index of the searched paragraph above, or -1.
func (f *finder) paragraphBefore(pi int) int {
	for pi--; pi >= 0; pi-- {
		if f.seg.Paragraphs[pi].Role == parse.RoleBody {
			return pi
		}
	}
	return -1
}
