package quote

import (
	"onrecord/parse"
	"onrecord/parse/lang"
)

// trimContent takes off a content what belongs to the cue or to nothing: "ruled | Friday that |
// the levy is void", "asked the firm to explain itself | and | reminded".
func (f *finder) trimContent(s *parse.Statement) {
	if len(s.Content) == 0 || len(s.Cue) == 0 || s.Kind == parse.Turn {
		return
	}
	first, last := &s.Content[0], &s.Content[len(s.Content)-1]
	if i := f.tokenAt(first.Start); first.Start >= s.Cue[0].End && lang.Weekdays[f.word(i)] && f.is(i+1, "that") && !f.inMarks(i) && i+2 < len(f.tok) && f.tok[i+2].Span.Start < first.End {
		first.Start = f.tok[i+2].Span.Start
	}
	if i := f.tokenAt(first.Start); f.is(i, "back") && first.Start >= s.Cue[0].End && !f.inMarks(i) { // "hit | back on social media: | “…”"
		for k := i + 1; k < min(i+8, len(f.tok)) && f.tok[k].Span.Start < first.End; k++ {
			if f.is(k, ":") && f.inMarks(k+1) {
				if q := f.seg.Quotations[f.region[k+1]]; q.Inner.End <= first.End || q.Outer.End <= first.End {
					*first = q.Inner
				}
				break
			}
		}
	}
	if i := f.tokenAt(last.End - 1); f.is(i, "and", "but") && !f.inMarks(i) && i > f.tokenAt(last.Start)+1 {
		last.End = f.tok[f.trimEnd(f.tokenAt(last.Start), i)-1].Span.End
	}
}

// splitGapped parts what a second speaker said without a verb from what the first said: "One
// said the roof leaked; another that the lift had failed".
func (f *finder) splitGapped() {
	for n := range f.found {
		s := &f.found[n]
		last := len(s.Content) - 1
		if s.Kind == parse.Turn || len(s.Cue) == 0 || last < 0 || s.Content[last].Start < s.Cue[0].End {
			continue
		}
		from, hi := f.tokens(s.Content[last])
		for k := from + 2; k+3 < hi; k++ {
			who := f.gappedSubject(k)
			if who.empty() {
				continue
			}
			before, ok := f.contentSpan(from, f.trimEnd(from, k))
			after, more := f.contentSpan(who.to+1, hi)
			if ok && more {
				f.add(parse.Statement{Act: s.Act, Content: []parse.Span{after}, Cue: []parse.Span{f.span(who.to, who.to+1)}, Mention: f.span(who.from, who.to), Paragraph: s.Paragraph, Rule: s.Rule, Confidence: s.Confidence, CueProbability: s.CueProbability})
				f.found[n].Content[last] = before
			}
			break
		}
	}
}

// gappedSubject returns the subject after a mark whose verb is left out before "that":
// "; another | that", ", but a third | that".
func (f *finder) gappedSubject(mark int) noun {
	if !f.is(mark, ";", ",") || f.inMarks(mark) {
		return noun{}
	}
	i := mark + 1
	if f.is(i, "and", "but", "while") {
		i++
	}
	n := noun{i, i + 1}
	if f.is(i, "a") && f.is(i+1, "second", "third") {
		n.to++
	} else if !f.is(i, "another", "others") {
		return noun{}
	}
	if !f.is(n.to, "that") {
		return noun{}
	}
	return n
}

// courtHeard reports that only through whom the words came is left of a sentence: ", the
// tribunal heard".
func (f *finder) courtHeard(i, hi int) bool {
	const longest = 6 // tokens of the name
	if !lang.Determiners[f.word(i)] {
		return false
	}
	for k := i + 2; k < min(hi, i+longest); k++ {
		end := k + 1
		if f.is(k, "was") && f.is(k+1, "told") {
			end++
		} else if !f.is(k, "heard") {
			continue
		}
		return lang.HearingBodies[f.word(k-1)] && f.endsAfter(end, hi)
	}
	return false
}

// beforeMention ends a content where the speaker of the next statement is named: "recommended
// that they be called; | the third said".
func (f *finder) beforeMention() {
	for n := 0; n+1 < len(f.found); n++ {
		s, next := &f.found[n], &f.found[n+1]
		last := len(s.Content) - 1
		if s.Kind == parse.Turn || last < 0 || next.Mention.Empty() || len(next.Cue) == 0 || next.Mention.Start <= s.Content[last].Start ||
			s.Content[last].End < next.Mention.End || s.Content[last].End > next.Cue[0].Start || next.Mention.Start > next.Cue[0].Start {
			continue
		}
		from, to := f.tokenAt(s.Content[last].Start), f.tokenAt(next.Mention.Start)
		for to > from && (f.is(to-1, "and", "but", "while", "though", "although", "as", "when", "because", "who", "which") && !f.inMarks(to-1) || !f.isWord(to-1) && !f.inMarks(to-1)) {
			to--
		}
		if before, ok := f.contentSpan(from, to); ok {
			s.Content[last] = before
		}
	}
}

// describedBy reports whether a clause begins in which somebody judges what stands before it:
// "which | Roke described as “a disgrace”".
func (f *finder) describedBy(i, hi int) bool {
	const longest = 6 // tokens of the speaker
	for k := i + 1; k < min(hi, i+longest); k++ {
		if c, ok := f.cueAt(k, hi); ok && c.frame&onlyAs != 0 && c.tense == past && (f.inMarks(c.to) || f.is(c.to, "as")) {
			subj, why := f.subject(i, k, c.tense)
			return why == "" && subj.from == i
		}
	}
	return false
}
