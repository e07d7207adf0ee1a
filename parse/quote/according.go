package quote

import "onrecord/parse"

// accordingTo reads "According to Roke, the depot …" and "…, according to Roke".
func (f *finder) accordingTo(c cue, stop, hi, prior int, own *utterance) (int, int) {
	n := f.nounAfter(c.to, hi)
	n = f.listAfter(n, hi, true)
	if n.empty() {
		f.reject(f.span(c.from, c.to), parse.RuleAccording, parse.NoSource)
		return -1, 0
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
	if c.from-stop < 4 { // it leads: the content follows its comma
		from = n.to
		for from < hi && (!f.is(from, ",") || f.isAsideAt(from, hi)) {
			from++
		}
		from++
		to = f.clauseEnd(c, min(from, hi), hi)
		end = to
		if own != nil && !own.owned && to-from < 3 {
			own.owned = true
			s.Content = []parse.Span{own.Inner}
		}
	}
	if span, ok := f.contentSpan(from, to); ok && len(s.Content) == 0 && to-from >= 2 {
		s.Content = []parse.Span{span}
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
	for at < min(hi, lo+longest) && !f.is(at, "view", "opinion", "telling", "judgement", "judgment") {
		at++
	}
	if !f.is(at, "view", "opinion", "telling", "judgement", "judgment") || !f.is(at+1, ",") || !f.isPossessor(at-1) {
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
