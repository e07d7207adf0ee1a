package quote

import (
	"onrecord/parse"
	"onrecord/parse/lang"
)

// longestFrame is the largest number of tokens between a cue and its content; beyond it,
// the middle of them is left out of the frame.
const longestFrame = 12

// frame returns the words that make the content read as it was said: the cue with
// its auxiliaries and negations, and what leads from it to the content: "did not
// deny that", "called the truce", "told reporters on Sunday that". Of a long lead
// only the word that opens the content is kept: "said … that".
func (f *finder) frame(s *parse.Statement) []parse.Span {
	from, to := f.cueTokens(s)
	if from >= to {
		return nil
	}
	start := from
	if at, against := f.againstClaim(s, from); against != "" {
		start = at
	}
	start = f.groupStart(s, start)
	if at := f.takesBack(to); at >= 0 {
		start = f.groupStart(s, min(start, at))
	}
	end := f.introEnd(s, to)
	for end > to && (f.isMark(end-1) && !f.is(end-1, ")", "]") || f.inMarks(end-1) && f.isMark(end-1)) {
		end--
	}
	lead := end
	if m := f.tokenAt(s.Mention.Start); !s.Mention.Empty() && m >= to && m < end {
		lead = m // "according to the adviser, Piet Halloran, the line would close"
	}
	if end-to > longestFrame {
		lead = to
	}
	if lead < end {
		spans := f.outside(s, start, lead)
		if lang.Complementisers[f.word(end-1)] {
			spans = append(spans, f.outside(s, end-1, end)...)
		}
		return spans
	}
	if end <= to {
		end = f.hearerEnd(to)
	}
	return f.outside(s, start, end)
}

// hearerEnd is where the hearer ends that follows a cue behind its content, if the verb makes
// no sense without one: "…, Roke told the harbour board on Sunday".
func (f *finder) hearerEnd(to int) int {
	if _, hi := f.sentenceOf(to - 1); needsHearer[f.word(to-1)] {
		if n := f.nounAfter(to, hi); n.from == to && n.to-to <= longestFrame {
			return n.to
		}
	}
	return to
}

// isMark reports whether token i is neither a word nor a number.
func (f *finder) isMark(i int) bool { return !f.isWord(i) }

// outside returns the tokens [from, to) that are part of neither mention, content
// nor via, as spans.
func (f *finder) outside(s *parse.Statement, from, to int) []parse.Span {
	var spans []parse.Span
	open := -1
	flush := func(end int) {
		for end > open && open >= 0 && f.isMark(end-1) && !f.is(end-1, ")", "]") {
			end--
		}
		if open >= 0 && end > open {
			spans = append(spans, f.span(open, end))
		}
		open = -1
	}
	for i := from; i < to; i++ {
		span := f.tok[i].Span
		if !s.Mention.Empty() && s.Mention.Overlaps(span) || overlapsAny(s.Content, span) {
			flush(i)
			continue
		}
		if open < 0 && f.isWord(i) {
			open = i
		}
	}
	flush(to)
	return spans
}
