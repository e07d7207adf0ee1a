package segment

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
)

// quoteMarks are the runes that may open or close a quotation.
const quoteMarks = "\"“”„‟«»‘’‚‹›'`″"

// family says which quotation marks can form a pair.
type family uint8

const (
	double  family = iota + 1 // “ ” „ " '' ``
	angle                     // « »
	single                    // ‘ ’ '
	noMarks family = 0
)

// carry is a quotation that a paragraph left open. If the next paragraph opens
// with a mark of the same family, the quotation continues there.
type carry struct{ family family }

// scanner pairs the quotation marks of one paragraph.
type scanner struct {
	text   string
	tokens []parse.Token
	open   []opening
	out    []parse.Quotation
}

type opening struct {
	token     int // -1: no mark, the paragraph goes on with the quotation before
	family    family
	continues bool
}

// quotations pairs the marks of one paragraph, turns those that are no
// quotation marks (apostrophes) into tokens of kind TokenMark, and returns the
// quotation left open for the next paragraph. Regions are ordered by their
// start.
func quotations(text string, tokens []parse.Token, before carry) ([]parse.Quotation, carry) {
	s := scanner{text: text, tokens: tokens}
	useSingle := !hasDouble(text, tokens)
	for i, t := range tokens {
		if t.Kind != parse.TokenQuote {
			continue
		}
		s.mark(i, before, useSingle)
	}
	after := s.finish()
	s.unmark()
	sortRegions(s.out)
	for i := range s.out {
		s.describe(&s.out[i])
	}
	return s.out, after
}

// mark handles the quotation mark at token i.
func (s *scanner) mark(i int, before carry, useSingle bool) {
	word := s.tokens[i].Span.In(s.text)
	f, opens, closes := s.sides(i, word)
	if f == single && !useSingle && len(s.open) == 0 && !opens {
		return // an apostrophe
	}
	if f == single {
		s.single(i, opens, closes, useSingle)
		return
	}
	top := s.top()
	switch {
	case f == double && top.family == double && s.reopens(i):
		// each paragraph of a quotation began with a mark, and the line breaks are
		// lost: “We waited. “Then the water came,” she said.
	case i == 0 && (opens || before.family == f):
		s.open = append(s.open, opening{i, f, before.family == f})
	case closes && s.depth(f) > 0:
		s.closeTo(f, i)
	case opens:
		if top.family == f && word == "\"" { // a straight mark cannot nest in itself
			s.closeTo(f, i)
			return
		}
		s.open = append(s.open, opening{i, f, false})
	case closes && before.family == f && len(s.out) == 0:
		// the opening mark was not repeated: the paragraph begins inside
		s.open = append(s.open, opening{-1, f, true})
		s.closeTo(f, i)
	}
}

// sides returns the family of a mark and whether it can open or close here.
func (s *scanner) sides(i int, word string) (f family, opens, closes bool) {
	switch word {
	case "“", "``", "„", "‟", "‘‘":
		// „so“: the mark that opens in English closes in German
		if word == "“" && s.top().family == double && s.top().token >= 0 &&
			s.tokens[s.top().token].Span.In(s.text) == "„" {
			return double, false, true
		}
		return double, true, false
	case "”", "’’":
		return double, false, true
	case "«":
		return angle, true, s.depth(angle) > 0 && s.spaceAfter(i)
	case "»":
		return angle, s.depth(angle) == 0 && !s.spaceAfter(i) && s.spaceBefore(i), true
	case "\"", "″", "''":
		before, after := s.spaceBefore(i), s.spaceAfter(i)
		if s.depth(double) > 0 {
			// a second straight mark closes, unless it clearly opens: "He said "no" twice"
			return double, before && !after && word == "''", true
		}
		return double, !after || before, false
	case "‘", "‚", "‹":
		return single, !s.spaceAfter(i), false
	case "’", "›":
		return single, false, !s.letterAfter(i)
	case "'", "`":
		return single, s.spaceBefore(i) && !s.spaceAfter(i) && !s.elision(i), !s.letterAfter(i)
	}
	return noMarks, false, false
}

// reopens reports whether a mark begins a sentence inside a quotation: a
// mark that closes has no space before it.
func (s *scanner) reopens(i int) bool {
	if i < 2 || i+1 >= len(s.tokens) || s.spaceAfter(i) ||
		s.tokens[i-1].Span.End == s.tokens[i].Span.Start || s.top().token == i-1 {
		return false
	}
	before := s.tokens[i-1].Span.In(s.text)
	next, _ := utf8.DecodeRuneInString(s.tokens[i+1].Span.In(s.text))
	return strings.Trim(before, ".!?…") == "" && unicode.IsUpper(next)
}

// single handles ‘ ’ and ': nested in double marks, or on their own where the
// paragraph has no double marks at all.
func (s *scanner) single(i int, opens, closes, useSingle bool) {
	if opens && s.depth(single) == 0 {
		if len(s.open) > 0 || useSingle || s.tokens[i].Span.In(s.text) == "‘" {
			s.open = append(s.open, opening{i, single, false})
		}
		return
	}
	if !closes || s.depth(single) == 0 {
		return
	}
	// "the leaders’ summit": a possessive, if a better closing mark follows
	if s.possessive(i) && s.laterClose(i) {
		return
	}
	s.closeTo(single, i)
}

// possessive reports whether the mark follows an s and a lower-case word follows.
func (s *scanner) possessive(i int) bool {
	if i == 0 || i+1 >= len(s.tokens) || s.spaceBefore(i) {
		return false
	}
	prev := s.tokens[i-1].Span.In(s.text)
	next, _ := utf8.DecodeRuneInString(s.tokens[i+1].Span.In(s.text))
	return strings.HasSuffix(prev, "s") && (unicode.IsLower(next) || unicode.IsUpper(next))
}

func (s *scanner) laterClose(i int) bool {
	for j := i + 1; j < len(s.tokens); j++ {
		if s.tokens[j].Kind != parse.TokenQuote {
			continue
		}
		switch s.tokens[j].Span.In(s.text) {
		case "’", "'":
			if !s.letterAfter(j) && !s.spaceBefore(j) {
				return true
			}
		case "”", "\"", "“":
			return false
		}
	}
	return false
}

// closeTo closes the innermost open region of the family at token i; regions
// inside it that never closed are dropped.
func (s *scanner) closeTo(f family, i int) {
	for len(s.open) > 0 {
		o := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		if o.family == f {
			s.add(o, i)
			return
		}
	}
}

func (s *scanner) add(o opening, closing int) {
	q := parse.Quotation{Nested: len(s.open) > 0, Continues: o.continues}
	if o.token < 0 {
		q.Outer.Start, q.Inner.Start = s.tokens[0].Span.Start, s.tokens[0].Span.Start
	} else {
		q.Outer.Start, q.Inner.Start = s.tokens[o.token].Span.Start, s.tokens[o.token].Span.End
	}
	if closing < 0 {
		q.Unclosed = true
		q.Outer.End = s.tokens[len(s.tokens)-1].Span.End
		q.Inner.End = q.Outer.End
	} else {
		q.Inner.End, q.Outer.End = s.tokens[closing].Span.Start, s.tokens[closing].Span.End
	}
	// « We waited » has its spaces with the marks; one at one end is a slip
	if in := q.Inner.In(s.text); strings.TrimSpace(in) != "" {
		left, right := len(in)-len(strings.TrimLeftFunc(in, unicode.IsSpace)), len(in)-len(strings.TrimRightFunc(in, unicode.IsSpace))
		if left > 0 && right > 0 {
			q.Inner.Start, q.Inner.End = q.Inner.Start+left, q.Inner.End-right
		}
	}
	s.out = append(s.out, q)
}

// finish closes what is still open at the end of the paragraph: only the
// outermost region counts, and single marks that never close were apostrophes.
func (s *scanner) finish() carry {
	var left *opening
	for i := range s.open {
		if s.open[i].family != single {
			left = &s.open[i]
			break
		}
	}
	s.open = nil
	if left == nil {
		return carry{}
	}
	o := *left
	s.add(o, -1)
	q := &s.out[len(s.out)-1]
	for i := range s.out[:len(s.out)-1] {
		if q.Outer.Contains(s.out[i].Outer) {
			s.out[i].Nested = true
		}
	}
	return carry{o.family}
}

// unmark turns quotation tokens that delimit no region into plain marks.
func (s *scanner) unmark() {
	at := map[int]bool{}
	for _, q := range s.out {
		at[q.Outer.Start], at[q.Inner.End] = true, true
	}
	for i := range s.tokens {
		if s.tokens[i].Kind == parse.TokenQuote && !at[s.tokens[i].Span.Start] {
			s.tokens[i].Kind = parse.TokenMark
		}
	}
}

// scareWords is the most words a term in scare quotes has: the "emergency".
const scareWords = 3

// describe counts the words of a region and recognises scare quotes.
func (s *scanner) describe(q *parse.Quotation) {
	last := ""
	from := sort.Search(len(s.tokens), func(i int) bool { return s.tokens[i].Span.Start >= q.Inner.Start })
	for _, t := range s.tokens[from:] {
		if t.Span.End > q.Inner.End {
			break
		}
		last = t.Span.In(s.text)
		if t.Kind == parse.TokenWord || t.Kind == parse.TokenNumber {
			q.Words++
		}
	}
	q.Scare = q.Words <= scareWords && !q.Unclosed && !strings.ContainsAny(last, ",.!?…—")
}

func (s *scanner) top() opening {
	if len(s.open) == 0 {
		return opening{token: -1}
	}
	return s.open[len(s.open)-1]
}

func (s *scanner) depth(f family) int {
	n := 0
	for _, o := range s.open {
		if o.family == f {
			n++
		}
	}
	return n
}

func (s *scanner) spaceBefore(i int) bool {
	if i == 0 {
		return true
	}
	end := s.tokens[i-1].Span.End
	if end < s.tokens[i].Span.Start {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:end])
	return strings.ContainsRune("([{—–-“‘«„", r)
}

func (s *scanner) spaceAfter(i int) bool {
	return i+1 >= len(s.tokens) || s.tokens[i+1].Span.Start > s.tokens[i].Span.End
}

func (s *scanner) letterAfter(i int) bool {
	if s.spaceAfter(i) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.tokens[i].Span.End:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// elision reports whether the mark stands for letters left out: 'em, '90s.
func (s *scanner) elision(i int) bool {
	if i+1 >= len(s.tokens) {
		return false
	}
	next := strings.ToLower(s.tokens[i+1].Span.In(s.text))
	r, _ := utf8.DecodeRuneInString(next)
	return unicode.IsDigit(r) || next == "em" || next == "tis" || next == "twas" || next == "til" ||
		next == "cause" || next == "n"
}

func hasDouble(text string, tokens []parse.Token) bool {
	for _, t := range tokens {
		if t.Kind == parse.TokenQuote {
			switch t.Span.In(text) {
			case "\"", "“", "”", "„", "«", "»", "''", "``", "″", "‘‘", "’’":
				return true
			}
		}
	}
	return false
}

func sortRegions(q []parse.Quotation) {
	for i := 1; i < len(q); i++ { // few, and nearly sorted
		for j := i; j > 0 && (q[j].Outer.Start < q[j-1].Outer.Start ||
			q[j].Outer.Start == q[j-1].Outer.Start && q[j].Outer.End > q[j-1].Outer.End); j-- {
			q[j], q[j-1] = q[j-1], q[j]
		}
	}
}
