// Package prose turns a document's segments into the input of the tagger's features:
// tokens with hashes of their word, lemma, endings and shape, part-of-speech tags, noun
// phrases, quotation state, and the rules' findings.
//
// Everything about a token is computed once; the two stages then combine these values.
// Token offsets are byte offsets into the document's text.
package prose

import (
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/quote/tagger/crf"
)

// Token is a word, clitic, number or mark.
type Token struct {
	Start, End int32 // byte offsets
	Sent, Para int32 // of Page.Sents; of the segments' paragraphs
	Region     int32 // outermost quotation that holds the token, marks included; -1 if none
	Phrase     int32 // noun phrase, -1 if none
	Cue        int16 // hint whose cue holds the token, counted from 1; 0 if none
	Said       int16 // the same for its content
	Who        int16 // and for its mention

	Word, Lemma, Shape        uint64 // hashes, of the word in lower case
	End1, End2, End3, Initial uint64 // hashes of the last letters and the first

	Tag     uint8 // part of speech, index into Tags; 0 is unknown
	Prior   uint8 // how often the lemma is a cue: 0 never … 6 nearly always
	ToOpen  uint8 // distance to the quotation mark before, in steps of Bucket
	ToClose uint8 // and to the one after
	Quoted  uint8 // 0 outside quotation marks, 1 in a scare quote, 2 in a short quotation, 3 in a long one
	Is      Class
}

// MostPrior is the highest Token.Prior.
const MostPrior = 6

// Class describes a token, as bits.
type Class uint16

// The classes.
const (
	IsWord   Class = 1 << iota // letters or digits
	IsQuote                    // a quotation mark
	IsVerb                     // a full verb, not an auxiliary
	IsNoun                     // a noun or personal pronoun
	IsJoin                     // begins a clause: "that", "while"
	IsComma                    //
	IsStop                     // ends a sentence
	IsCap                      // begins with a capital
	IsNumber                   //
)

// Has reports whether the token is of a class.
func (t *Token) Has(c Class) bool { return t.Is&c != 0 }

// Sent is a range of tokens.
type Sent struct {
	From, To   int32
	HasQuoted  bool // some token stands in quotation marks
	OpensQuote bool // begins with a quotation mark
	Title      bool // of a headline
	Hinted     bool // holds the cue of a hint
	Turn       bool // lies in a transcript turn, whose words are the speaker's own
}

// Phrase is a noun phrase: a range of tokens and its head.
type Phrase struct{ From, To, Head int32 }

// Page is a document as the tagger sees it.
type Page struct {
	Text    string
	Tokens  []Token
	Sents   []Sent
	Phrases []Phrase
	Regions []parse.Quotation
	Hints   []Hint

	refused map[int]uint64 // by token: why a rule rejected it as a cue, as a hash

	verbBefore, verbAfter []int32 // nearest full verb on each side of a token; -1 if none
	verbsBeside           []int32 // the memory of both
}

// Hint is a statement found by the rules.
type Hint struct {
	Rule    uint64 // hash of the rule's name
	Cue     []parse.Span
	Content []parse.Span
	Mention parse.Span
	Via     parse.Span
	// Judged says that the statement stands or falls by its cue. The others are supported
	// by layout, and annotators give them no cue.
	Judged bool
}

// NewPage reads a document's segments and hints. Tags, lemmas, phrases and
// priors come from the lexicon.
func NewPage(doc parse.Document, seg parse.Segments, hints []parse.Statement, refused []parse.Candidate, lex *Lexicon) *Page {
	p := &Page{}
	p.Read(doc, seg, hints, refused, lex)
	return p
}

// Read is NewPage in the memory of a page that is no longer needed.
func (p *Page) Read(doc parse.Document, seg parse.Segments, hints []parse.Statement, refused []parse.Candidate, lex *Lexicon) {
	p.cut(doc, seg)
	lex.Tag(p)
	p.Describe(lex, hints, refused)
}

// Split makes the tokens and sentences of a page, without tags.
func Split(doc parse.Document, seg parse.Segments) *Page {
	p := &Page{}
	p.cut(doc, seg)
	return p
}

func (p *Page) cut(doc parse.Document, seg parse.Segments) {
	*p = Page{Text: doc.Text, Regions: seg.Quotations, Tokens: slices.Grow(p.Tokens[:0], len(seg.Tokens)+len(seg.Tokens)/16),
		Sents: slices.Grow(p.Sents[:0], len(seg.Sentences)), Phrases: p.Phrases[:0], verbsBeside: p.verbsBeside[:0]}
	for i, s := range seg.Sentences {
		from := len(p.Tokens)
		for _, t := range seg.TokensOf(i) {
			p.split(t, s.Paragraph)
		}
		if len(p.Tokens) == from {
			continue
		}
		for k := from; k < len(p.Tokens); k++ {
			p.Tokens[k].Sent = int32(len(p.Sents))
		}
		p.Sents = append(p.Sents, Sent{From: int32(from), To: int32(len(p.Tokens)), Title: seg.Paragraphs[s.Paragraph].Role == parse.RoleTitle})
	}
	p.regions()
}

// Describe fills in everything that depends on tags, on hints and on the cues that rules
// have rejected.
func (p *Page) Describe(lex *Lexicon, hints []parse.Statement, refused []parse.Candidate) {
	lex = lex.indexed()
	for i := range p.Tokens {
		lex.describe(p.Text, &p.Tokens[i])
	}
	p.phrases()
	p.verbs()
	p.hints(hints)
	p.refused = make(map[int]uint64, len(refused))
	for _, c := range refused {
		p.refused[p.At(c.Span.Start)] = crf.String(string(c.Reason))
	}
}

func (p *Page) verbs() {
	n := len(p.Tokens)
	p.verbsBeside = slices.Grow(p.verbsBeside[:0], 2*n)[:2*n]
	p.verbBefore, p.verbAfter = p.verbsBeside[:n], p.verbsBeside[n:]
	last := int32(-1)
	for i := range p.Tokens {
		p.verbBefore[i] = last
		if p.Tokens[i].Has(IsVerb) {
			last = int32(i)
		}
	}
	last = -1
	for i := n - 1; i >= 0; i-- {
		p.verbAfter[i] = last
		if p.Tokens[i].Has(IsVerb) {
			last = int32(i)
		}
	}
}

// split adds a token, cut before its clitic: "Voss’s", "do n’t".
func (p *Page) split(t parse.Token, para int) {
	word := t.Span.In(p.Text)
	cut := len(word)
	if t.Kind == parse.TokenWord {
		cut = clitic(word)
	}
	if t.Kind == parse.TokenMark && word == "-" && len(p.Tokens) > 0 {
		last := &p.Tokens[len(p.Tokens)-1] // "--" is one dash
		if int(last.End) == t.Span.Start && p.Text[last.Start] == '-' {
			last.End = int32(t.Span.End)
			last.read(p.Text)
			return
		}
	}
	add := func(from, to int) {
		tok := Token{Start: int32(t.Span.Start + from), End: int32(t.Span.Start + to), Para: int32(para), Region: -1, Phrase: -1}
		switch t.Kind {
		case parse.TokenQuote:
			tok.Is = IsQuote
		case parse.TokenWord:
			tok.Is = IsWord
		case parse.TokenNumber:
			tok.Is = IsWord | IsNumber
		}
		tok.read(p.Text)
		p.Tokens = append(p.Tokens, tok)
	}
	add(0, cut)
	if cut < len(word) {
		add(cut, len(word))
	}
}

// clitic returns where a word's clitic begins, or the word's length.
func clitic(word string) int {
	for i := len(word) - 1; i > 0 && i >= len(word)-5; i-- {
		n := 0
		if word[i] == '\'' {
			n = 1
		} else if word[i] == 0xE2 && i+3 <= len(word) && word[i:i+3] == "’" {
			n = 3
		} else {
			continue
		}
		switch word[i+n:] {
		case "s", "S", "re", "ve", "ll", "d", "m", "RE", "VE", "LL", "D", "M":
			return i
		case "t", "T":
			if i > 1 && (word[i-1] == 'n' || word[i-1] == 'N') {
				return i - 1
			}
		}
		return len(word)
	}
	return len(word)
}

// read fills in what follows from a token's letters.
func (t *Token) read(text string) {
	word := text[t.Start:t.End]
	h, shape := crf.Seed, crf.Seed
	var last byte
	var tail [3]uint64
	n := 0
	for i := 0; i < len(word); {
		r, size := rune(word[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(word[i:])
		}
		kind := byte('.')
		switch {
		case r >= 'a' && r <= 'z':
			kind = 'x'
		case r >= 'A' && r <= 'Z':
			kind = 'X'
			r += 'a' - 'A'
		case r >= '0' && r <= '9':
			kind = 'd'
		case r == '’':
			r = '\''
		case r < utf8.RuneSelf:
		case unicode.IsUpper(r):
			kind = 'X'
			r = unicode.ToLower(r)
		case unicode.IsLower(r):
			kind = 'x'
		}
		if kind != last {
			shape = crf.Step(shape, kind)
			last = kind
		}
		if n == 0 {
			t.Initial = uint64(r) + 1
			if kind == 'X' {
				t.Is |= IsCap
			}
		}
		if r < utf8.RuneSelf {
			h = crf.Step(h, byte(r))
		} else {
			h = crf.Step(crf.Step(h, byte(r>>8)), byte(r)|0x80)
		}
		tail[0], tail[1], tail[2] = tail[1], tail[2], uint64(r)+1
		n++
		i += size
	}
	t.Word, t.Shape = crf.Finish(h), crf.Finish(shape)
	t.End1 = tail[2]
	t.End2 = tail[2] | tail[1]<<21
	t.End3 = t.End2 | tail[0]<<42
	switch word {
	case ",":
		t.Is |= IsComma
	case ".", "!", "?", "...", "…":
		t.Is |= IsStop
	}
}

// regions fills in quotation state.
func (p *Page) regions() {
	for qi, q := range p.Regions {
		if q.Nested {
			continue
		}
		state := uint8(3)
		if q.Scare {
			state = 1
		} else if q.Words < 4 {
			state = 2
		}
		for i := p.At(q.Outer.Start); i < len(p.Tokens) && int(p.Tokens[i].Start) < q.Outer.End; i++ {
			p.Tokens[i].Region, p.Tokens[i].Quoted = int32(qi), state
			p.Sents[p.Tokens[i].Sent].HasQuoted = true
		}
	}
	for i := range p.Sents {
		p.Sents[i].OpensQuote = p.Tokens[p.Sents[i].From].Has(IsQuote)
	}
	far := 99
	for i := range p.Tokens {
		far++
		if p.Tokens[i].Has(IsQuote) {
			far = 0
		}
		p.Tokens[i].ToOpen = Bucket(far)
	}
	far = 99
	for i := len(p.Tokens) - 1; i >= 0; i-- {
		far++
		if p.Tokens[i].Has(IsQuote) {
			far = 0
		}
		p.Tokens[i].ToClose = Bucket(far)
	}
}

// At returns the first token that ends after the byte offset.
func (p *Page) At(offset int) int {
	return sort.Search(len(p.Tokens), func(i int) bool { return int(p.Tokens[i].End) > offset })
}

// Bucket makes a distance coarse: 0–5 as they are, then 6–7, 8–10, 11–15,
// 16–25, 26–40 and beyond.
func Bucket(d int) uint8 {
	if d < 0 {
		d = -d
	}
	switch {
	case d <= 5:
		return uint8(d)
	case d <= 7:
		return 6
	case d <= 10:
		return 7
	case d <= 15:
		return 8
	case d <= 25:
		return 9
	case d <= 40:
		return 10
	}
	return 11
}

// hints marks the tokens of the rules' statements.
func (p *Page) hints(statements []parse.Statement) {
	p.Hints = make([]Hint, len(statements))
	for i, s := range statements {
		p.Hints[i] = Hint{Rule: crf.String(string(s.Rule)), Cue: s.Cue, Content: s.Content, Mention: s.Mention, Via: s.Via, Judged: judged(s)}
		if i >= 1<<15-1 {
			continue
		}
		id := int16(i + 1)
		for _, c := range s.Cue {
			p.each(c, func(t *Token) { t.Cue = id; p.Sents[t.Sent].Hinted = true })
		}
		for _, c := range s.Content {
			p.each(c, func(t *Token) {
				t.Said = id
				if s.Kind == parse.Turn {
					p.Sents[t.Sent].Turn = true
				}
			})
		}
		p.each(s.Mention, func(t *Token) { t.Who = id })
	}
}

func judged(s parse.Statement) bool {
	switch s.Rule {
	case parse.RuleGoesOn, parse.RuleQuoteAfterLead, parse.RuleDash, parse.RuleHeadline, parse.RuleQuoteGesture, parse.RulePost, parse.RuleListItem:
		return false
	}
	return s.Kind != parse.Turn && len(s.Cue) > 0
}

func (p *Page) each(s parse.Span, do func(*Token)) {
	for i := p.At(s.Start); i < len(p.Tokens) && int(p.Tokens[i].Start) < s.End; i++ {
		do(&p.Tokens[i])
	}
}

// phrases cuts noun phrases by their tags: "the [depot’s] second pump" up to
// its last noun.
func (p *Page) phrases() {
	for i := 0; i < len(p.Tokens); {
		if !inPhrase[p.Tokens[i].Tag] {
			i++
			continue
		}
		j, head := i, i
		for j < len(p.Tokens) && p.Tokens[j].Sent == p.Tokens[i].Sent && inPhrase[p.Tokens[j].Tag] {
			if j > i && opensPhrase[p.Tokens[j].Tag] && p.Tokens[j-1].Has(IsNoun) {
				break
			}
			if p.Tokens[j].Has(IsNoun) {
				head = j
			}
			j++
			if p.Tokens[j-1].Tag == tagPRP {
				break
			}
		}
		for k := i; k < j; k++ {
			p.Tokens[k].Phrase = int32(len(p.Phrases))
		}
		p.Phrases = append(p.Phrases, Phrase{int32(i), int32(j), int32(head)})
		i = j
	}
}

// Word reports whether token i is the word given, in lower case.
func (p *Page) Word(i int, word string) bool { return p.Tokens[i].Word == crf.String(word) }
