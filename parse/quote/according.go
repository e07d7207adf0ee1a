package quote

import (
	"onrecord/parse"
	"onrecord/parse/lang"
)

// accordingTo reads "According to Roke, the depot …" and "…, according to Roke".
func (f *finder) accordingTo(c cue, stop, hi, prior int, own *utterance) (int, int) {
	n := f.nounAfter(c.to, hi)
	n = f.listAfter(n, hi, true)
	if n.empty() {
		f.reject(f.span(c.from, c.to), parse.RuleAccording, parse.NoSource)
		return -1, 0
	}
	if prior >= 0 && prior == len(f.found)-1 && f.isDeed(prior) {
		f.found = f.found[:prior] // what somebody did is what the source tells
		prior = -1
		stop, _ = f.sentenceOf(c.from)
	}
	if prior >= 0 && (c.from-stop < 3 || f.isAdjunct(stop, c.from) && !f.hasFinite(stop, c.from)) { // "Voss said the bridge held, according to VNA"
		f.found[prior].Via = f.span(n.from, n.to)
		f.use(c)
		return prior, n.to
	}
	s := parse.Statement{Act: parse.Speech, Cue: f.cueSpan(c), Mention: f.span(n.from, n.to), Paragraph: f.paragraphOf(c.from), Rule: parse.RuleAccording}
	from, to, end := stop, f.trimEnd(stop, c.from), n.to
	for from < to && !f.isWord(from) && !f.inMarks(from) {
		from++
	}
	cut := f.cutsClause(c, stop, n, hi)
	if c.from-stop < 4 && !cut && !f.pointsBack(c) { // it leads: the content follows its comma
		from = n.to
		for from < hi && (!f.is(from, ",") || f.isAsideAt(from, hi)) {
			from++
		}
		from++
		to = f.clauseEnd(c, min(from, hi), hi)
		end = to
		if own == nil && f.is(hi-1, ":") && !f.hasFinite(from, hi) { // the quotations below are the content
			from = hi
		}
		if own != nil && !own.owned && to-from < 3 {
			own.owned = true
			s.Content = []parse.Span{own.Inner}
		}
	}
	if span, ok := f.contentSpan(from, to); ok && len(s.Content) == 0 && to-from >= 2 {
		s.Content = []parse.Span{span}
	}
	if f.pointsBack(c) {
		s.Content = f.sentenceBefore(c.from)
	}
	if cut {
		end = f.clauseEnd(c, n.to+1, hi)
		if span, ok := f.contentSpan(n.to+1, end); ok {
			s.Content = append(s.Content, span)
		}
	}
	if len(s.Content) == 0 {
		f.reject(f.span(c.from, c.to), parse.RuleAccording, parse.NoContent)
		return -1, 0
	}
	for end < hi && !f.is(end, ",", ";") { // "two diplomats briefed on the plan"
		end++
	}
	f.use(c)
	f.add(s)
	return len(f.found) - 1, end
}

// cutsClause reports whether the words before have their verb after the source:
// "The first of the pumps, according to Roke, failed in May".
func (f *finder) cutsClause(c cue, stop int, n noun, hi int) bool {
	return f.is(c.from-1, ",") && c.from-stop > 1 && f.is(n.to, ",") && n.to+1 < hi && f.finiteOrS(n.to+1) && !f.hasFinite(stop, c.from)
}

// sentenceBefore returns the sentence before that of token i, without its full
// stop, if both are of one paragraph and the reporter's.
func (f *finder) sentenceBefore(i int) []parse.Span {
	from, _ := f.sentenceOf(i)
	if from == 0 || f.paragraphOf(from-1) != f.paragraphOf(i) {
		return nil
	}
	sf, st := f.sentenceOf(from - 1)
	if span, ok := f.contentSpan(sf, f.trimEnd(sf, st)); ok && !f.inMarks(sf) {
		return []parse.Span{span}
	}
	return nil
}

// pointsBack reports "That's according to Roke", "This is according to Roke".
func (f *finder) pointsBack(c cue) bool {
	return f.is(c.from-1, "that's") && f.startsSentence(c.from-1) || f.is(c.from-1, "is", "was") && f.is(c.from-2, "that", "this") && f.startsSentence(c.from-2)
}

// isAsideAt reports whether the comma at i only begins an apposition that
// another comma closes: "According to Roke, who runs the depot, …",
// "According to her adviser, Piet Hale, …".
func (f *finder) isAsideAt(i, hi int) bool {
	k := i + 1
	for k < min(hi, i+16) && !f.is(k, ",") {
		k++
	}
	if k == i+1 || !f.is(k, ",") {
		return false
	}
	return f.is(i+1, "who", "which", "a", "an", "whose") || f.isPlainName(noun{i + 1, k})
}

// inView reads a sentence that opens with whose view it gives: "In her view,
// the talks are over.", "In Roke's opinion, …".
func (f *finder) inView(lo, hi int) int {
	const longest = 8 // tokens of the phrase
	if !f.startsSentence(lo) || !f.is(lo, "in") {
		return -1
	}
	at := lo + 2
	for at < min(hi, lo+longest) && !lang.ViewNouns[f.word(at)] {
		at++
	}
	if !lang.ViewNouns[f.word(at)] || !f.is(at+1, ",") || !f.isPossessor(at-1) {
		return -1
	}
	end := f.clauseEnd(cue{form: form{verb: &verb{frame: clause}, tense: sForm}, from: lo, to: at + 2, at: lo}, at+2, hi)
	span, ok := f.contentSpan(at+2, end)
	if !ok || end-at < 4 {
		return -1
	}
	f.add(parse.Statement{
		Act: parse.Thought, Content: []parse.Span{span}, Mention: f.span(lo+1, at),
		Cue: []parse.Span{f.span(lo, lo+1), f.span(at, at+1)}, Paragraph: f.paragraphOf(lo), Rule: parse.RuleInView,
	})
	return len(f.found) - 1
}
