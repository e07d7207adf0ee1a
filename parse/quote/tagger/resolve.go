package tagger

import (
	"cmp"
	"slices"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/prose"
)

func sortByCue(f []finding) {
	slices.SortStableFunc(f, func(a, b finding) int { return cmp.Compare(a.cue[0], b.cue[0]) })
}

// completeShare is the percentage of a quotation's tokens that a content must hold to be
// given the rest.
const completeShare = 50

// What a token has been taken for.
const (
	free uint8 = iota
	asCue
	asContent
)

// take gives a version its tokens, if they are still free.
func (w *worker) take(f *version) bool {
	for i := f.Cue[0]; i < f.Cue[1]; i++ {
		if w.owner[i] != free {
			return false
		}
	}
	var content [][2]int
	words, lost := 0, 0
	for _, c := range f.Content {
		from := -1
		for i := c[0]; i <= c[1]; i++ {
			open := i < c[1] && w.owner[i] == free
			if open && from < 0 {
				from = i
			}
			if !open && from >= 0 {
				content = append(content, [2]int{from, i})
				from = -1
			}
			if i < c[1] && w.p.Tokens[i].Has(prose.IsWord) {
				words++
				if !open {
					lost++
				}
			}
		}
	}
	if words == lost || lost > words/2 {
		return false
	}
	if lost > 0 {
		f.Content = content
	}
	w.own(f.Cue, asCue)
	for _, c := range content {
		w.own(c, asContent)
	}
	return true
}

// follow lets a content that has begun a quotation run to the quotation's
// end, however many sentences that is, and gives a finding the whole
// quotations of its own hint once it has taken part of one.
func (w *worker) follow(f *finding) {
	p := w.p
	for k := range f.content {
		w.complete(&f.content[k], f)
	}
	f.content = merge(f.content)
	if f.hint < 0 {
		return
	}
	touched := false
	for _, s := range p.Hints[f.hint].Content {
		r := w.tokens(s)
		for _, c := range f.content {
			touched = touched || c[0] < r[1] && r[0] < c[1]
		}
	}
	if !touched {
		return
	}
	for _, s := range p.Hints[f.hint].Content {
		if r := w.tokens(s); r[0] < r[1] && w.isRegion(r) && !w.holdsCue(r, f) {
			f.content = append(f.content, r)
		}
	}
	f.content = merge(f.content)
}

// complete lets a content that holds most of a long quotation hold all of it.
func (w *worker) complete(c *[2]int, f *finding) {
	for i := c[0]; i < c[1]; i++ {
		q := w.p.Tokens[i].Region
		if q < 0 {
			continue
		}
		in := w.tokens(w.p.Regions[q].Inner)
		part := [2]int{max(c[0], in[0]), min(c[1], in[1])}
		i = max(i, part[1]-1)
		if w.p.Regions[q].Scare || w.p.Regions[q].Words < 4 || part == in || w.holdsCue(in, f) {
			continue
		}
		atEnd := part[1] < in[1] && part[0] == in[0] && w.p.Tokens[part[1]-1].Sent != w.p.Tokens[part[1]].Sent
		if atEnd || (part[1]-part[0])*100 >= completeShare*(in[1]-in[0]) {
			c[0], c[1] = min(c[0], in[0]), max(c[1], in[1])
			i = c[1] - 1
		}
	}
}

func (w *worker) holdsCue(r [2]int, f *finding) bool { return r[0] < f.cue[1] && f.cue[0] < r[1] }

// isRegion reports whether a range is the inside of a quotation.
func (w *worker) isRegion(r [2]int) bool {
	q := w.p.Tokens[r[0]].Region
	return q >= 0 && !w.p.Regions[q].Scare && w.tokens(w.p.Regions[q].Inner) == r
}

// tokens returns the tokens of a span.
func (w *worker) tokens(s parse.Span) [2]int {
	from := w.p.At(s.Start)
	to := from
	for to < len(w.p.Tokens) && int(w.p.Tokens[to].Start) < s.End {
		to++
	}
	return [2]int{from, to}
}

// merge sorts ranges and joins those that touch.
func merge(rs [][2]int) [][2]int {
	slices.SortFunc(rs, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	out := rs[:0]
	for _, r := range rs {
		if n := len(out); n > 0 && r[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out = append(out, r)
	}
	return out
}

// attribution turns token ranges into spans of the text.
func (w *worker) attribution(f *version) (Attribution, bool) {
	a := Attribution{Cue: []parse.Span{w.span(f.Cue)}, Hint: f.Hint, ByRule: f.ByRule, P: f.Chance, Right: f.right, Exact: f.exact}
	for _, c := range f.Content {
		if s, ok := w.contentSpan(c); ok {
			a.Content = append(a.Content, s)
		}
	}
	if f.Mention[0] >= f.Mention[1] {
		f.Mention = w.bracketed(f.Cue[0])
	}
	if f.Mention[0] < f.Mention[1] {
		a.Mention = []parse.Span{w.span(f.Mention)}
	}
	return a, len(a.Content) > 0
}

// bracketed returns the name and the bracket that stand right before a cue whose
// source the field does not see: "Ines Roke (R-Vesh.) called". It may be empty.
func (w *worker) bracketed(cue int) [2]int {
	const longest = 6 // tokens of the bracket
	for i := cue - 2; i > max(0, cue-longest) && w.p.Word(cue-1, ")"); i-- {
		if !w.p.Word(i, "(") {
			continue
		}
		from := i
		for from > 0 && w.p.Tokens[from-1].Has(prose.IsCap) && w.p.Tokens[from-1].Sent == w.p.Tokens[cue].Sent {
			from--
		}
		if from < i {
			return [2]int{from, cue}
		}
	}
	return [2]int{}
}

func (w *worker) span(r [2]int) parse.Span {
	return parse.Span{Start: int(w.p.Tokens[r[0]].Start), End: int(w.p.Tokens[r[1]-1].End)}
}

// trim cuts punctuation off both ends of a range.
func (w *worker) trim(r [2]int) [2]int {
	for r[0] < r[1] && !w.p.Tokens[r[0]].Has(prose.IsWord) {
		r[0]++
	}
	for r[0] < r[1] && !w.p.Tokens[r[1]-1].Has(prose.IsWord) {
		r[1]--
	}
	return r
}

// balance closes a bracket that a source leaves open: "Ines Roke (R-Vesh.)".
// Where it does not close within a few tokens, the source ends before it.
func (w *worker) balance(r [2]int) [2]int {
	open := -1
	for i := r[0]; i < r[1]; i++ {
		if w.p.Word(i, "(") {
			open = i
		} else if w.p.Word(i, ")") {
			open = -1
		}
	}
	if open < 0 {
		return r
	}
	for i := r[1]; i < min(r[1]+3, len(w.p.Tokens)) && w.p.Tokens[i].Sent == w.p.Tokens[open].Sent; i++ {
		if w.p.Word(i, ")") {
			return [2]int{r[0], i + 1}
		}
	}
	return w.trim([2]int{r[0], open})
}

// withSigns extends a range by the signs that adjoin its words and belong to them: "$5
// million", "#Lindesby", "5%", "(the second)", "[Ten] years".
func (w *worker) withSigns(r [2]int) [2]int {
	t := w.p.Tokens
	for i := r[0] - 1; i >= 0 && t[i].End == t[i+1].Start && t[i].Region == t[i+1].Region; i-- {
		switch w.p.Text[t[i].Start:t[i].End] {
		case "$", "£", "€", "¥", "#", "@", "+", "-", "−":
			r[0] = i
			continue
		case "(", "[":
			if w.brackets(r) < 0 {
				r[0] = i
				continue
			}
		}
		break
	}
	for i := r[1]; i < len(t) && t[i-1].End == t[i].Start && t[i-1].Region == t[i].Region; i++ {
		switch w.p.Text[t[i].Start:t[i].End] {
		case "%", "‰", "°":
			r[1] = i + 1
			continue
		case ")", "]":
			if w.brackets(r) > 0 {
				r[1] = i + 1
				continue
			}
		}
		break
	}
	return r
}

// brackets is how many more brackets open in a range than close.
func (w *worker) brackets(r [2]int) int {
	n := 0
	for i := r[0]; i < r[1]; i++ {
		switch {
		case w.p.Word(i, "("), w.p.Word(i, "["):
			n++
		case w.p.Word(i, ")"), w.p.Word(i, "]"):
			n--
		}
	}
	return n
}

// contentSpan gives a content the marks that are its own: what ends a
// quotation inside its marks belongs to it ("It held,”), the marks themselves
// and the full stop of the reporter's sentence do not.
func (w *worker) contentSpan(r [2]int) (parse.Span, bool) {
	r = w.trim(r)
	if r[1]-r[0] > 1 && w.p.Word(r[0], "that") && w.p.Tokens[r[0]].Region < 0 {
		r[0]++ // inside marks it is the speaker's word: “That is true”
	}
	r = w.trim(r)
	if r[0] >= r[1] {
		return parse.Span{}, false
	}
	s := w.span(w.withSigns(r))
	if q := w.p.Tokens[r[0]].Region; q >= 0 { // “…” opens the content, which goes on behind it: both marks belong to it
		if in := w.p.Regions[q].Inner; in.Start == s.Start && in.End < s.End && !w.onlyMarks(w.p.At(in.End), s.End) {
			s.Start = w.p.Regions[q].Outer.Start
		}
	}
	q := w.p.Tokens[r[1]-1].Region
	if q < 0 {
		return s, true
	}
	in := w.p.Regions[q].Inner
	if in.Start > s.Start { // “…” stands inside the content: its closing mark belongs to it
		if i := w.p.At(s.End); w.onlyMarks(i, in.End) {
			s.End = w.p.Regions[q].Outer.End
		}
		return s, true
	}
	if i := w.p.At(s.End); w.onlyMarks(i, in.End) {
		s.End = in.End
	}
	return s, true
}

// onlyMarks reports whether no word stands from token i to the byte offset.
func (w *worker) onlyMarks(i, end int) bool {
	for ; i < len(w.p.Tokens) && int(w.p.Tokens[i].Start) < end; i++ {
		if w.p.Tokens[i].Has(prose.IsWord) {
			return false
		}
	}
	return true
}
