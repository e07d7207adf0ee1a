package speaker

import (
	"slices"
	"strings"
	"sync"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// word is a token as names are looked for in it.
type word struct {
	span   parse.Span // without a possessive ending
	fold   string
	kind   parse.TokenKind
	sent   int
	para   int
	poss   bool // "Voss's", "the Greens'"
	quoted bool // inside a quotation that is speech
	cap    bool // begins with a capital, or is "al-Marri"
	caps   bool // "NATO"
	glued  bool // no white space before it
}

// set is a set of words, folded.
type set = lang.Set

// page is a document as this package reads it: its words, and which lower
// case words occur in it.
type page struct {
	doc   parse.Document
	seg   parse.Segments
	words []word
	first []int // index of the first word of each sentence; one more at the end
	lower set

	firms     set    // first words of companies' names: "American" of "American Airlines"
	acronyms  set    // words of three capitals and more, folded
	family    set    // surnames that stand after a given name or an initial
	inPlace   set    // of these, the names of places that stand as such, too: "in Jordan"
	headlines []bool // of sentences: capitals tell nothing about names

	spare []string // memory for itsWords
}

func newPage(doc parse.Document, seg parse.Segments) *page {
	p, _ := pages.Get().(*page)
	if p == nil {
		p = &page{lower: make(set, 512)}
	}
	clear(p.lower)
	*p = page{doc: doc, seg: seg, lower: p.lower, words: slices.Grow(p.words[:0], len(seg.Tokens)), first: p.first[:0], spare: p.spare}
	p.readWords()
	p.noteCapitals()
	p.inPlace = p.namesakes()
	p.headlines = make([]bool, len(seg.Sentences))
	for s := range seg.Sentences {
		p.headlines[s] = p.headline(s)
	}
	return p
}

// readWords reads the tokens of the sentences.
func (p *page) readWords() {
	var noted [256]string // words that lower has, by a hash: half of all words stand there twice
	seg, q, end := &p.seg, 0, 0
	for si, s := range seg.Sentences {
		p.first = append(p.first, len(p.words))
		if s.Tokens.From < 0 || s.Tokens.To > len(seg.Tokens) || s.Tokens.From > s.Tokens.To {
			continue
		}
		for _, t := range seg.Tokens[s.Tokens.From:s.Tokens.To] {
			raw := t.Span.In(p.doc.Text)
			if raw == "" {
				continue
			}
			for q < len(seg.Quotations) && seg.Quotations[q].Inner.Start <= t.Span.Start {
				if !seg.Quotations[q].Scare {
					end = max(end, seg.Quotations[q].Inner.End)
				}
				q++
			}
			w := word{span: t.Span, kind: t.Kind, sent: si, para: s.Paragraph, quoted: t.Span.Start < end, fold: raw}
			n := len(p.words)
			w.glued = n > 0 && p.words[n-1].span.End == t.Span.Start
			if w.glued && p.endsPossessive(t.Kind, raw) {
				p.words[n-1].poss = true
				continue
			}
			if t.Kind == parse.TokenWord {
				p.readWord(&w, raw)
				if f := w.fold; !w.cap {
					h := byte(len(f))
					if f != "" {
						h ^= f[0] ^ f[len(f)-1]<<4
					}
					if noted[h] != f || f == "" {
						noted[h], p.lower[f] = f, true
					}
				}
			}
			p.words = append(p.words, w)
		}
	}
	p.first = append(p.first, len(p.words))
}

// endsPossessive reports a token that ends the word before it: "Voss | 's", "Citizens | ' |
// Transport Trust".
func (p *page) endsPossessive(kind parse.TokenKind, raw string) bool {
	apostrophe := raw == "'" || raw == "’"
	if kind == parse.TokenMark {
		before := &p.words[len(p.words)-1]
		return apostrophe && before.cap && strings.HasSuffix(before.fold, "s")
	}
	return kind == parse.TokenWord && (apostrophe || raw == "'s" || raw == "’s")
}

// readWord reads a word's letters.
func (p *page) readWord(w *word, raw string) {
	if !w.readPlain(raw) {
		if hasPrefixed(raw) && !lang.StartsUpper(raw) {
			p.keepLetter()
		}
		var stem string
		stem, w.poss = withoutPossessive(withoutContraction(raw))
		w.span.End = w.span.Start + len(stem)
		w.fold = fold(stem)
		w.cap = lang.StartsUpper(stem) || hasPrefixed(stem)
		w.caps = lang.AllUpper(stem)
	}
	if n := len(p.words); w.caps && w.span.Len() > 1 && lang.WordAcronyms[w.fold] && (n == 0 || !p.words[n-1].caps) {
		w.fold = strings.ToUpper(w.fold) // "WHO" is no pronoun
	}
}

// noteCapitals notes which words with capitals are of companies, acronyms and surnames.
func (p *page) noteCapitals() {
	p.family, p.acronyms, p.firms = set{}, set{}, set{}
	for i := 1; i < len(p.words); i++ {
		w, before := &p.words[i], &p.words[i-1]
		if w.cap && before.cap && lang.CompanyEndings[w.fold] && !before.poss && before.sent == w.sent {
			p.firms[before.fold] = true
		}
		if w.caps && len(w.fold) > 2 && len(w.fold) < 7 && !before.caps {
			p.acronyms[w.fold] = true
		}
		if w.cap && !w.caps && !before.poss && before.sent == w.sent && (before.cap && isGiven(before.fold) || p.initial(i-1) || before.fold == "." && before.glued && p.initial(i-2) || before.cap && p.appositionOf(i)) {
			p.family[w.fold] = true
		}
	}
}

// pages has pages of documents that are done with: their memory is used again.
var pages sync.Pool

// release gives the memory of a page back, but nothing of its text. A book takes more than most
// need.
func (p *page) release() {
	if cap(p.words) < 1<<14 {
		clear(p.words)
		p.doc, p.seg = parse.Document{}, parse.Segments{}
		pages.Put(p)
	}
}

// readPlain reads a word of nothing but letters of ASCII, as most are.
func (w *word) readPlain(raw string) bool {
	upper := 0
	for i := range len(raw) {
		switch c := raw[i]; {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z':
			upper++
		default:
			return false
		}
	}
	w.fold = raw
	if upper > 0 {
		w.fold = lang.Lower(raw)
		w.cap, w.caps = raw[0] <= 'Z', upper == len(raw) && upper > 1
	}
	return true
}

// appositionOf reports a word of the calendar, an adjective or the like that ends a name, since
// it is explained as a person's name is: "Mhairi Black, a nurse,", "Dawn French, 58,".
func (p *page) appositionOf(i int) bool {
	if !otherwiseNoName(p.words[i].fold) || p.at(i+1).fold != "," || p.at(i+1).sent != p.words[i].sent {
		return false
	}
	next := p.at(i + 2)
	return lang.Articles[next.fold] && !p.at(i+3).cap || next.kind == parse.TokenNumber && len(next.fold) == 2 && p.at(i+3).fold == ","
}

// namesakes returns the surnames that the page has as places, too.
func (p *page) namesakes() set {
	found := set{}
	for i := 1; i < len(p.words); i++ {
		w, before := &p.words[i], &p.words[i-1]
		if w.cap && p.family[w.fold] && lang.Places[w.fold] && before.sent == w.sent && lang.PlacePrepositions[before.fold] {
			found[w.fold] = true
		}
	}
	return found
}

// keepLetter makes an apostrophe at the end of a name a letter of it, before a
// surname with an article: "Mohammed Rida’ al-Marri".
func (p *page) keepLetter() {
	n := len(p.words)
	if n < 2 || !p.words[n-1].glued || !p.words[n-2].cap || p.words[n-1].fold != "’" && p.words[n-1].fold != "'" {
		return
	}
	p.words[n-2].span.End = p.words[n-1].span.End
	p.words = p.words[:n-1]
}

// prefixedFirst are the letters that such a particle begins with: nearly every
// word of a page has another.
var prefixedFirst = func() (first [256]bool) {
	for _, a := range lang.JoinedParticles {
		first[a[0]] = true
	}
	return first
}()

// hasPrefixed reports a particle joined to a capital: "al-Marri", "d’Arc".
func hasPrefixed(s string) bool {
	if len(s) < 3 || !prefixedFirst[s[0]] {
		return false
	}
	for _, a := range lang.JoinedParticles {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return lang.StartsUpper(rest)
		}
	}
	return false
}

// at returns the word at i, or one without letters outside the page.
func (p *page) at(i int) *word {
	if i < 0 || i >= len(p.words) {
		return &outside
	}
	return &p.words[i]
}

var outside = word{sent: -1, para: -1}

// nameWords returns the folded words of a name without nickname, dots and suffix, and
// the nickname.
func (p *page) nameWords(n name) (words []string, nick string) {
	return p.appendNameWords(make([]string, 0, n.to-n.from), n)
}

// itsWords is nameWords in memory that its next call uses again.
func (p *page) itsWords(n name) (words []string, nick string) {
	p.spare, nick = p.appendNameWords(p.spare[:0], n)
	return p.spare, nick
}

// text is what the document has from the first to the last of the words.
func (p *page) text(from, to int) string {
	if from < 0 || to > len(p.words) || from >= to {
		return ""
	}
	return parse.Span{Start: p.words[from].span.Start, End: p.words[to-1].span.End}.In(p.doc.Text)
}

// within returns the range of words that lie in the span.
func (p *page) within(s parse.Span) (from, to int) {
	from = p.search(s.Start)
	to = from
	for to < len(p.words) && p.words[to].span.End <= s.End {
		to++
	}
	return from, to
}

// search returns the first word that begins at the offset or later.
func (p *page) search(offset int) int {
	from, to := 0, len(p.words)
	for from < to {
		if i := (from + to) / 2; p.words[i].span.Start >= offset {
			to = i
		} else {
			from = i + 1
		}
	}
	return from
}

// sentence returns the sentence of the offset.
func (p *page) sentence(offset int) int {
	return p.at(min(p.search(offset), len(p.words)-1)).sent
}
