package quote

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// bareSignature reads a speaker without a dash or a verb, below a quotation or behind it:
//
//	“I am no crook.”
//	Councillor Bram Leitch, after his arrest
func (f *finder) bareSignature(from, to int) (attribution, bool) {
	const longest = 18 // tokens of a signature
	to = f.trimEnd(from, to)
	if to-from < 2 || to-from > longest || !f.isUpper(from) || f.hasFinite(from, to) || f.inMarks(from) {
		return attribution{}, false
	}
	n := f.nounAfter(from, to)
	if n.empty() || n.from != from || n.to-n.from < 2 || !f.isPersonal(n) || !f.isKnownName(n) {
		return attribution{}, false
	}
	if n.to < to && !f.is(n.to, ",", "(") && !lang.Prepositions[f.word(n.to)] {
		return attribution{}, false
	}
	return attribution{mention: n, rule: parse.RuleDash, bare: true}, true
}

// fillsParagraph reports whether the tokens [i, hi) are all that stands behind a quotation
// with which its paragraph begins, without a full stop.
func (f *finder) fillsParagraph(i, hi int) bool {
	from, to := f.paragraphTokens(f.paragraphOf(i - 1))
	r := f.region[i-1]
	return hi == to && r >= 0 && f.tokenAt(f.seg.Quotations[r].Outer.Start) == from && i < hi && !f.is(hi-1, ".", "!", "?", ":", ";") && !f.inMarks(hi-1)
}

// standsAlone reports whether two paragraphs follow each other without a blank line, and
// stand between blank lines.
func (f *finder) standsAlone(a, b int) bool {
	return !f.blankBetween(a, b) && (a == 0 || f.blankBetween(a-1, a)) && (b+1 == len(f.seg.Paragraphs) || f.blankBetween(b, b+1)) && !f.endsSentence(f.lastToken(b))
}

func (f *finder) lastToken(pi int) int {
	_, to := f.paragraphTokens(pi)
	return to - 1
}

// headedPosts finds posts that stand below the line with their author's name, and returns
// that line's paragraph for itself and theirs:
//
//	Ines Roke (@inesroke)
//	The pumps have failed again.
//	May 3, 2019
func (f *finder) headedPosts() map[int]int {
	var out map[int]int
	for i := range f.seg.Paragraphs {
		if out[i] != 0 || f.handleLine(i).empty() {
			continue
		}
		last := f.lastOfPost(i)
		if last == i || i == 0 {
			continue
		}
		if out == nil {
			out = map[int]int{}
		}
		for k := i; k <= last; k++ {
			out[k] = i
		}
	}
	return out
}

// handleLine returns the name in a line that is a name and an account: "Ines Roke (@inesroke)".
func (f *finder) handleLine(pi int) noun {
	const longest = 14 // tokens
	from, to := f.paragraphTokens(pi)
	if f.seg.Paragraphs[pi].Role != parse.RoleBody || to-from > longest || from == to || !f.isUpper(from) {
		return noun{}
	}
	for i := from + 1; i+2 < to; i++ {
		if f.is(i, "(") && f.is(i+1, "@") {
			if f.hasFinite(i, to) {
				return noun{}
			}
			return noun{from, i}
		}
		if !f.isUpper(i) {
			return noun{}
		}
	}
	return noun{}
}

// lastOfPost returns the last paragraph of the post whose name stands in paragraph pi: up to a
// blank line or the line of its day.
func (f *finder) lastOfPost(pi int) int {
	last := pi
	for k := pi + 1; k < len(f.seg.Paragraphs) && k-pi <= maxPostLines; k++ {
		if f.seg.Paragraphs[k].Role != parse.RoleBody || f.blankBetween(k-1, k) || !f.handleLine(k).empty() || f.isDay(k) || f.beginsQuoted(k) {
			break
		}
		last = k
	}
	return last
}

// isDay reports whether a paragraph is no more than a day or a time.
func (f *finder) isDay(pi int) bool {
	from, to := f.paragraphTokens(pi)
	words := 0
	for i := from; i < to; i++ {
		if !f.isWord(i) || strings.Trim(f.word(i), "0123456789") == "" {
			continue
		}
		if !lang.TimeWords[f.word(i)] && !f.is(i, "am", "pm", "at", "on") {
			return false
		}
		words++
	}
	return words > 0
}

// quotedAsSaying reads "a spokesman was quoted by the agency as saying", whose "quoted" is token
// k, and returns the speaker and the end of the cue; 0 where it is something else.
func (f *finder) quotedAsSaying(i, k, hi int) (noun, int) {
	const longest = 10 // tokens from "quoted" to "as"
	aux := k - 1
	for aux > i && (lang.BeForms[f.word(aux)] || lang.HaveForms[f.word(aux)] || lang.Adverbs[f.word(aux)]) {
		aux--
	}
	for as := k + 1; as < min(hi-1, k+longest); as++ {
		if f.is(as, "as") && f.is(as+1, "saying") {
			if n, why := f.nounBefore(i, aux+1); why == "" {
				return n, as + 2
			}
			return noun{}, 0
		}
	}
	return noun{}, 0
}

// wasTheMessage reads a quotation that is what its sentence speaks of: “Come, but come shod,”
// was her message; … was how he put it.
func (f *finder) wasTheMessage(i, hi int) (attribution, bool) {
	const longest = 6 // tokens of the speaker
	if !f.is(i, "was", "is", "were", "are", "came") || i == 0 || !f.inMarks(i-1) {
		return attribution{}, false
	}
	from := i + 1
	if f.is(from, "how") {
		from++
	}
	for k := from + 1; k < min(hi, from+longest); k++ {
		n := noun{from, k}
		if f.is(from-1, "how") && f.is(k, "put", "puts", "described", "summed", "explained", "phrased") && f.isNamePart(n) {
			return attribution{cue: cue{from: k, to: k + 1, at: k}, mention: n, rule: parse.RuleQuoteSpeakerCue, bare: true}, true
		}
		if lang.MessageNouns[f.word(k)] && f.isPossessor(k-1) && f.endsAfter(k+1, hi) {
			return attribution{cue: cue{from: k, to: k + 1, at: k}, mention: n, rule: parse.RuleQuoteSpeakerCue, bare: true}, true
		}
		if f.finite(k) || f.inMarks(k) {
			break
		}
	}
	return attribution{}, false
}

// isExclaimed reports a quotation of one word that a name and a colon lead to: "Mr Brandt:
// “Withdraw!”"
func (f *finder) isExclaimed(u utterance) bool {
	const longest = 5 // tokens before the colon
	from, _ := f.sentenceOf(u.from - 1)
	last := f.tokenAt(u.Inner.End - 1)
	return u.Words == 1 && f.is(u.from-1, ":") && f.is(last, "!", "?", ".") && u.from-from <= longest && f.isPersonal(noun{from, u.from - 1})
}
