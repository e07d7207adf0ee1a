package quote

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// page is a document's text as the rules see it: tokens with their lower-case words and
// whether they are inside quotation marks.
type page struct {
	doc    parse.Document
	text   string
	seg    parse.Segments
	tok    []parse.Token
	low    []string // lower-case, ’ as '
	quoted []bool   // inside a quotation region, marks included
	region []int    // outermost region that holds the token, -1 if none
}

func newPage(doc parse.Document, seg parse.Segments) *page {
	p, _ := pages.Get().(*page)
	if p == nil {
		p = new(page)
	}
	n := len(seg.Tokens)
	*p = page{doc: doc, text: doc.Text, seg: seg, tok: seg.Tokens,
		low: slices.Grow(p.low[:0], n), quoted: slices.Grow(p.quoted[:0], n), region: slices.Grow(p.region[:0], n)}
	for _, t := range p.tok {
		p.low = append(p.low, lang.Lower(t.Span.In(p.text)))
		p.quoted = append(p.quoted, false)
		p.region = append(p.region, -1)
	}
	for qi, q := range seg.Quotations {
		if q.Nested {
			continue
		}
		from, to := p.tokens(q.Outer)
		for i := from; i < to; i++ {
			p.quoted[i], p.region[i] = true, qi
		}
	}
	return p
}

// pages has pages of documents that are done with: their memory is used again.
var pages sync.Pool

// release gives the memory of a page back. A book takes more than most need.
func (p *page) release() {
	if cap(p.low) < 1<<14 {
		pages.Put(p)
	}
}

// quotationsIn returns the outermost quotations that share tokens with a span.
func (p *page) quotationsIn(s parse.Span) []parse.Quotation {
	var found []parse.Quotation
	last := -1
	from, to := p.tokens(s)
	for i := from; i < to; i++ {
		if r := p.region[i]; r > last {
			found, last = append(found, p.seg.Quotations[r]), r
		}
	}
	return found
}

// quotationsFrom returns the quotations whose words begin at an offset, nested
// ones too.
func (p *page) quotationsFrom(offset int) []parse.Quotation {
	all := p.seg.Quotations
	from := sort.Search(len(all), func(i int) bool { return all[i].Inner.Start >= offset })
	to := from
	for to < len(all) && all[to].Inner.Start == offset {
		to++
	}
	return all[from:to]
}

// tokenAt returns the index of the first token that ends after the offset.
func (p *page) tokenAt(offset int) int {
	from, to := 0, len(p.tok)
	for from < to {
		if i := (from + to) / 2; p.tok[i].Span.End > offset {
			to = i
		} else {
			from = i + 1
		}
	}
	return from
}

// tokens returns the range of tokens that share bytes with a span.
func (p *page) tokens(s parse.Span) (from, to int) {
	from, to = p.tokenAt(s.Start), p.tokenAt(s.End)
	if to < len(p.tok) && p.tok[to].Span.Start < s.End {
		to++
	}
	return from, to
}

// span covers the tokens [from, to).
func (p *page) span(from, to int) parse.Span {
	if from >= to {
		return parse.Span{}
	}
	return parse.Span{Start: p.tok[from].Span.Start, End: p.tok[to-1].Span.End}
}

// word returns the i-th token in lower case, "" outside the text.
func (p *page) word(i int) string {
	if i < 0 || i >= len(p.low) {
		return ""
	}
	return p.low[i]
}

// isNumber reports whether token i is a number.
func (p *page) isNumber(i int) bool {
	return i >= 0 && i < len(p.tok) && p.tok[i].Kind == parse.TokenNumber
}

// inMarks reports whether token i is inside quotation marks, or is one.
func (p *page) inMarks(i int) bool { return i >= 0 && i < len(p.quoted) && p.quoted[i] }

// is reports whether token i is one of the words given.
func (p *page) is(i int, words ...string) bool {
	if i < 0 || i >= len(p.low) {
		return false
	}
	low := p.low[i]
	for _, w := range words {
		if len(w) == len(low) && (w == "" || w[0] == low[0]) && w == low {
			return true
		}
	}
	return false
}

func (p *page) isWord(i int) bool {
	return i >= 0 && i < len(p.tok) && (p.tok[i].Kind == parse.TokenWord || p.tok[i].Kind == parse.TokenNumber)
}

// isUpper reports whether the word begins with a capital letter.
func (p *page) isUpper(i int) bool {
	if i < 0 || i >= len(p.tok) || p.tok[i].Kind != parse.TokenWord {
		return false
	}
	word := p.tok[i].Span.In(p.text)
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) {
		return true
	}
	// "al-Awadi", "d'Arc": a particle joined to the name
	particle, name, joined := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(word, "’", "-"), "'", "-"), "-")
	r, _ := utf8.DecodeRuneInString(name)
	return joined && len(particle) <= 3 && unicode.IsUpper(r)
}

// sentenceOf returns the token range of the sentence that holds token i.
func (p *page) sentenceOf(i int) (from, to int) {
	n := sort.Search(len(p.seg.Sentences), func(k int) bool { return p.seg.Sentences[k].Tokens.To > i })
	if n == len(p.seg.Sentences) {
		return len(p.tok), len(p.tok)
	}
	return p.seg.Sentences[n].Tokens.From, p.seg.Sentences[n].Tokens.To
}

// paragraphOf returns the paragraph of a token.
func (p *page) paragraphOf(token int) int {
	at, all := p.tok[token].Span.Start, p.seg.Paragraphs
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End > at })
	if i == len(all) {
		return 0
	}
	return i
}

// paragraphTokens returns the token range of a paragraph.
func (p *page) paragraphTokens(i int) (from, to int) {
	s := p.seg.SentencesOf(i)
	if len(s) == 0 {
		return 0, 0
	}
	return s[0].Tokens.From, s[len(s)-1].Tokens.To
}

// trimEnd steps back over marks that do not belong to a clause's content.
func (p *page) trimEnd(from, to int) int {
	for to > from && p.tok[to-1].Kind == parse.TokenMark && !p.is(to-1, ")", "]", "%", "?", "!") {
		to--
	}
	return to
}
