package quote

import (
	"strings"

	"onrecord/parse"
)

// maxPostLines is the most paragraphs that a post has, and a list that a cue leads to.
const maxPostLines = 8

// posts finds the posts of social networks that stand without marks above
// their signature, and returns the signature's paragraph for each of theirs:
//
//	The pumps have failed again. Somebody tell the mayor.
//
//	— Ines Roke (@inesroke) May 3, 2019
func (f *finder) posts() map[int]int {
	out := f.headedPosts()
	for i, p := range f.seg.Paragraphs {
		if p.Role != parse.RoleBody || i == 0 || f.signature(i).empty() {
			continue
		}
		first := i
		for first > 0 && i-first < maxPostLines && f.seg.Paragraphs[first-1].Role == parse.RoleBody && out[first-1] == 0 &&
			(first == i || !f.blankBetween(first-1, first)) {
			first--
		}
		if first == i || f.beginsQuoted(first) || out[first] != 0 {
			continue
		}
		if out == nil {
			out = map[int]int{}
		}
		for k := first; k <= i; k++ {
			out[k] = i
		}
	}
	return out
}

// signature returns the name of a line "— Ines Roke (@inesroke) May 3, 2019".
func (f *finder) signature(pi int) noun {
	const longest = 20 // tokens
	from, to := f.paragraphTokens(pi)
	if to-from > longest || !f.is(from, dashes...) {
		return noun{}
	}
	for i := from + 2; i+2 < to; i++ {
		if f.is(i, "(") && f.is(i+1, "@") {
			n := noun{from + 1, i}
			for n.to > n.from && !f.isWord(n.to-1) {
				n.to--
			}
			return n
		}
	}
	return noun{}
}

// blankBetween reports whether a blank line parts two paragraphs.
func (f *finder) blankBetween(a, b int) bool {
	return strings.Count(f.text[f.seg.Paragraphs[a].Span.End:f.seg.Paragraphs[b].Span.Start], "\n") > 1
}

func (f *finder) beginsQuoted(pi int) bool {
	from, to := f.paragraphTokens(pi)
	return from < to && f.inMarks(from)
}

// post makes the statement of the post whose first paragraph is pi.
func (f *finder) post(pi, signed int) {
	if signed == pi { // its name stands above it
		n := f.handleLine(pi)
		s := parse.Statement{Kind: parse.Direct, Act: parse.Writing, Mention: f.span(n.from, n.to), Paragraph: pi + 1, Rule: parse.RulePost}
		for k, last := pi+1, f.lastOfPost(pi); k <= last; k++ {
			s.Content = append(s.Content, f.seg.Paragraphs[k].Span)
		}
		f.add(s)
		return
	}
	n := f.signature(signed)
	s := parse.Statement{Kind: parse.Direct, Act: parse.Writing, Mention: f.span(n.from, n.to), Paragraph: pi, Rule: parse.RulePost}
	for k := pi; k < signed; k++ {
		s.Content = append(s.Content, f.seg.Paragraphs[k].Span)
	}
	f.add(s)
}

// listLead reports whether a paragraph ends with a cue and a colon, "Mayor
// Ferrey also said:", and nothing yet says what was said.
func (f *finder) listLead(pi int) (s parse.Statement, ok bool) {
	n, c, ok := f.colonCue(pi)
	if !ok || f.used(c) || c.frame&(clause|object) == 0 {
		return s, false
	}
	f.use(c)
	return parse.Statement{Act: f.act(c), Mention: f.span(n.from, n.to), Cue: f.cueSpan(c), Rule: parse.RuleListItem}, true
}

// listItems makes a statement of each line that a cue and a colon lead to, and
// returns the paragraph after the last: lines with a bullet, lines without a
// full stop, or one paragraph that is a quotation without its marks.
func (f *finder) listItems(lead parse.Statement, pi int) int {
	next := pi
	for ; next < len(f.seg.Paragraphs) && next-pi < maxPostLines && f.seg.Paragraphs[next].Role == parse.RoleBody; next++ {
		from, to := f.paragraphTokens(next)
		if from == to {
			break
		}
		bullet := f.isBullet(from)
		if next == pi && f.inMarks(from) || next > pi && f.isBullet(f.firstToken(pi)) != bullet || !bullet && next > pi && f.endsSentence(to-1) {
			break
		}
		whole := !bullet && f.endsSentence(to-1)
		for from < to && !f.isWord(from) {
			from++
		}
		to = f.trimEnd(from, to)
		for to > from && f.tok[to-1].Kind == parse.TokenQuote {
			to--
		}
		if from == to {
			break
		}
		s := lead
		s.Content, s.Paragraph = []parse.Span{f.span(from, to)}, next
		if next > pi {
			s.Mention, s.Cue, s.Follows = parse.Span{}, nil, true
		}
		f.add(s)
		if whole {
			return next + 1
		}
	}
	return next
}

func (f *finder) firstToken(pi int) int {
	from, _ := f.paragraphTokens(pi)
	return from
}

func (f *finder) isBullet(i int) bool {
	return f.is(i, "•", "·", "*", "-", "–", "—", "▪", "◦", "●")
}

func (f *finder) endsSentence(i int) bool {
	return f.is(i, ".", "!", "?", "...", "…") || f.inMarks(i) && f.is(i-1, ".", "!", "?")
}
