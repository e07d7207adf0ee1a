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
