package quote

import (
	"slices"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// actsAfter names the speaker of a quotation whose comma leads to what its speaker did besides:
// “I missed,” she captioned the picture; “Write a book,” Voss sighed on the telephone.
func (f *finder) actsAfter() {
	for n := range f.found {
		s := &f.found[n]
		if s.Kind == parse.Turn || len(s.Content) != 1 || len(s.Cue) > 0 && s.Cue[0].Start > s.Content[0].Start {
			continue
		}
		if subj, verb := f.actAfter(s.Content[0]); verb > 0 && (s.Mention.Empty() || s.Rule == parse.RuleQuoteAfterLead) {
			s.Mention, s.Cue, s.Follows, s.Rule = f.span(subj.from, subj.to), []parse.Span{f.tok[verb].Span}, false, parse.RuleQuoteGesture
		}
	}
	f.rejected = slices.DeleteFunc(f.rejected, func(r parse.Candidate) bool {
		if r.Rule != parse.RuleBareQuotation || r.Reason != parse.NobodysWords {
			return false
		}
		region := f.region[f.tokenAt(r.Span.Start)]
		if region < 0 {
			return false
		}
		q := f.seg.Quotations[region]
		subj, verb := f.actAfter(q.Inner)
		if verb == 0 || q.Unclosed || q.Words < minUtterance {
			return false
		}
		f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{q.Inner}, Cue: []parse.Span{f.tok[verb].Span}, Mention: f.span(subj.from, subj.to), Paragraph: q.Paragraph, Rule: parse.RuleQuoteGesture})
		return true
	})
}

// actAfter is the pronoun or name, and the verb, that follow a whole quotation which ends with a
// comma; the verb is 0 if none do.
func (f *finder) actAfter(content parse.Span) (noun, int) {
	i := f.tokenAt(content.End)
	r := f.region[min(i, len(f.tok)-1)]
	if i >= len(f.tok)-2 || r < 0 || f.seg.Quotations[r].Inner.End != content.End || f.seg.Quotations[r].Inner.Start != content.Start {
		return noun{}, 0
	}
	if text := content.In(f.text); len(text) == 0 || text[len(text)-1] != ',' {
		return noun{}, 0
	}
	i++ // the closing mark
	end := i + 1
	if !f.is(i, "he", "she") {
		for end = i; end < i+4 && f.isUpper(end); end++ {
		}
	}
	if end == i || f.inMarks(i) || !f.finite(end) || lang.Modals[f.word(end)] || lang.BeForms[f.word(end)] || lang.HaveForms[f.word(end)] {
		return noun{}, 0
	}
	if n := (noun{i, end}); f.isPlainName(n) || f.is(i, "he", "she") {
		return n, end
	}
	return noun{}, 0
}

// puts finds "as she once put it, “…”".
func (f *finder) puts() {
	for i := 2; i+3 < len(f.tok); i++ {
		if !f.is(i, "put", "puts") || !f.is(i+1, "it") || !f.is(i+2, ",", ":") || f.inMarks(i) || !f.inMarks(i+3) {
			continue
		}
		q := f.seg.Quotations[f.region[i+3]]
		lo, _ := f.sentenceOf(i)
		as := i - 1
		for as > max(lo-1, i-6) && f.isWord(as) && !f.is(as, "as") {
			as--
		}
		if !f.is(as, "as") || f.tokenAt(q.Outer.Start) != i+3 || q.Words < minUtterance || f.taken[i] {
			continue
		}
		end := i
		for end > as+1 && (lang.Adverbs[f.word(end-1)] || isAdverb(f.word(end-1)) || lang.HaveForms[f.word(end-1)] || f.is(end-1, "once", "later", "famously")) {
			end--
		}
		if end == as+1 || f.any(as+1, i, func(k int) bool {
			return lang.Negations[f.word(k)] || lang.Modals[f.word(k)] || f.is(k, "nobody", "none", "no")
		}) {
			continue // "as nobody ever put it"
		}
		f.found = slices.DeleteFunc(f.found, func(s parse.Statement) bool {
			return s.Kind != parse.Turn && slices.ContainsFunc(s.Content, func(c parse.Span) bool { return c.Overlaps(q.Inner) })
		})
		f.rejected = slices.DeleteFunc(f.rejected, func(r parse.Candidate) bool { return r.Span == q.Outer })
		f.taken[i] = true
		f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{q.Inner}, Cue: []parse.Span{f.span(i, i+2)}, Mention: f.span(as+1, end), Paragraph: f.paragraphOf(i), Rule: parse.RuleSpeakerCueQuote})
	}
}

// judged are participles after which stands by whom and as what.
var judged = map[string]bool{"described": true, "dismissed": true, "denounced": true, "branded": true, "condemned": true, "hailed": true, "praised": true, "derided": true, "decried": true, "characterised": true, "characterized": true}

// judgedBy finds those who judge something together in one passive, of which the verb stands only
// with the first: "was described by Hale as “scaremongering” and | by Voss as “simply false”".
func (f *finder) judgedBy() {
	const longest = 9 // tokens of who judges
	for i := 1; i+4 < len(f.tok); i++ {
		if !f.is(i, "by") || f.inMarks(i) {
			continue
		}
		second := f.is(i-1, "and") && f.inMarks(i-2)
		verb := i - 1
		if second {
			lo, _ := f.sentenceOf(i)
			for verb = i - 2; verb > lo && !(f.is(verb, "by") && judged[f.word(verb-1)]); verb-- {
			}
			verb--
		}
		if !judged[f.word(verb)] || !f.is(verb+1, "by") || f.inMarks(verb) || !f.any(max(0, verb-3), verb, func(k int) bool { return lang.BeForms[f.word(k)] }) {
			continue
		}
		if second && (f.is(verb, "dismissed") || f.any(max(0, verb-4), verb, func(k int) bool { return lang.Negations[f.word(k)] })) {
			continue // "was not described by Hale as “a lie” and by Voss as “a fraud”" is one denial
		}
		as := i + 2
		for as < i+longest && f.isWord(as) && !f.is(as, "as") {
			as++
		}
		if !f.is(as, "as") || !f.inMarks(as+1) || !f.sameSentence(f.tok[i].Span, f.tok[as].Span) {
			continue
		}
		q := f.seg.Quotations[f.region[as+1]]
		f.judgement(q, noun{i + 1, as}, i, second)
	}
}

// judgement adds what one of them says, unless a statement of another cue has it already. One that
// has both ends before the second.
func (f *finder) judgement(q parse.Quotation, who noun, by int, second bool) {
	for n := range f.found {
		s := &f.found[n]
		for k, c := range s.Content {
			if !c.Overlaps(q.Inner) {
				continue
			}
			if !second || s.Kind == parse.Turn || c.Start >= f.tok[by].Span.Start {
				return
			}
			if span, ok := f.contentSpan(f.tokenAt(c.Start), f.trimEnd(f.tokenAt(c.Start), by-1)); ok {
				f.found[n].Content[k].End = max(span.End, f.tok[by-2].Span.End)
				if r := f.region[f.tokenAt(c.Start)]; r >= 0 && f.seg.Quotations[r].Outer == f.found[n].Content[k] {
					f.found[n].Content[k] = f.seg.Quotations[r].Inner
				}
				f.found[n].Content = f.found[n].Content[:k+1]
			}
			break
		}
	}
	cue := by
	if !second {
		cue = by - 1
	}
	f.add(parse.Statement{Act: parse.Speech, Content: []parse.Span{q.Inner}, Cue: []parse.Span{f.tok[cue].Span}, Mention: f.span(who.from, who.to), Paragraph: f.paragraphOf(by), Rule: parse.RuleByAgent})
}
