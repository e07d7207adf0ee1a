package parse

// Segments are the units of a document's text: paragraphs contain sentences, sentences
// contain tokens, and quotation regions may span them. All lists are in text order and
// refer to each other by index.
type Segments struct {
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Quotations []Quotation
}

// Range is a half-open range of indices into one of the lists of Segments.
type Range struct{ From, To int }

// Paragraph is a run of lines that belong together; a headline is one too.
type Paragraph struct {
	Span      Span // from the first to the last visible character
	Role      Role
	Sentences Range // into Segments.Sentences
	Strong    bool  // all of it is emphasised
	Turn      bool  // it begins with a speaker's label, without doubt
}

// Sentence ends with its own closing marks. A quotation of several sentences
// is several sentences.
type Sentence struct {
	Span      Span
	Paragraph int
	Tokens    Range // into Segments.Tokens
}

// Token is a word, a number or one mark.
type Token struct {
	Span Span
	Kind TokenKind
}

// TokenKind distinguishes words from marks.
type TokenKind uint8

// The kinds of tokens.
const (
	TokenWord   TokenKind = iota // letters, with inner apostrophes, hyphens and dots: "Iran", "al-Sudani", "U.S."
	TokenNumber                  // "2026", "1,000", "77"
	TokenQuote                   // a quotation mark that opens or closes a region
	TokenMark                    // any other punctuation or symbol
)

// Quotation is a region between quotation marks within one paragraph. A
// quotation over several paragraphs is one Quotation in each of them.
type Quotation struct {
	Outer     Span // with its marks
	Inner     Span // without them
	Paragraph int
	Words     int  // words inside
	Nested    bool // stands inside another region: ‘…’ in “…”
	Unclosed  bool // no closing mark in the paragraph
	Continues bool // the region of an earlier paragraph goes on here
	Scare     bool // a term held at arm's length, a title or nickname: not speech by itself
}

// TokensOf returns the tokens of the i-th sentence.
func (s Segments) TokensOf(i int) []Token {
	r := s.Sentences[i].Tokens
	return s.Tokens[r.From:r.To]
}

// SentencesOf returns the sentences of the i-th paragraph.
func (s Segments) SentencesOf(i int) []Sentence {
	r := s.Paragraphs[i].Sentences
	return s.Sentences[r.From:r.To]
}

// Span is a half-open range of byte offsets into a document's text.
// Both ends lie on rune boundaries. The zero Span means "none".
type Span struct{ Start, End int }

// In returns the text that the span covers. A span that does not fit the text
// covers nothing: a wrong span must never cause a panic or return the wrong
// words.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len returns the number of bytes covered.
func (s Span) Len() int { return max(0, s.End-s.Start) }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Has reports whether the byte offset lies inside s.
func (s Span) Has(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Hull returns the smallest span that covers all spans given.
func Hull(spans ...Span) Span {
	var h Span
	for i, s := range spans {
		if i == 0 {
			h = s
			continue
		}
		h.Start, h.End = min(h.Start, s.Start), max(h.End, s.End)
	}
	return h
}
