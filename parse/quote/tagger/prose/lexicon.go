package prose

import (
	"onrecord/parse/lang"
	"onrecord/parse/quote/tagger/crf"
)

// Lexicon is what was learned about single words: their tags, the exceptions among their
// lemmas, and how often they are cues. It does not change after loading.
type Lexicon struct {
	Known  map[uint32]uint8  // words of one tag: Word32 to tag
	Lemmas map[uint32]string // exceptions: Form to lemma
	Priors map[uint32]uint8  // LemmaKey to Token.Prior
	Rows   TagRows

	known, priors *wordTable // of Known and Priors; see Index
}

// Index makes the lexicon faster. Neither Known nor Priors may change afterwards.
func (l *Lexicon) Index() { l.known, l.priors = newWordTable(l.Known), newWordTable(l.Priors) }

// indexed returns the lexicon with an index.
func (l *Lexicon) indexed() *Lexicon {
	if l.known != nil {
		return l
	}
	i := *l
	i.Index()
	return &i
}

// Word32 is the key of a word in Lexicon.Known.
func (t *Token) Word32() uint32 { return uint32(t.Word >> 32) }

// Form is the key of a word and its coarse tag in Lexicon.Lemmas.
func (t *Token) Form() uint32 { return uint32(crf.Mix(t.Word, uint64(coarse[t.Tag])) >> 32) }

// LemmaKey is the key of a lemma and its coarse tag in Lexicon.Priors.
func (t *Token) LemmaKey() uint32 { return uint32(crf.Mix(t.Lemma, uint64(coarse[t.Tag])) >> 32) }

// describe fills in what depends on a token's tag. The lexicon must be indexed.
func (l *Lexicon) describe(text string, t *Token) {
	t.Is &^= IsNoun | IsVerb | IsJoin
	if _, ok := joinerTable.find(t.Word32()); ok && joiners[t.Word] {
		t.Is |= IsJoin
	}
	if isNoun[t.Tag] {
		t.Is |= IsNoun
	}
	t.Lemma = t.Word
	if t.Has(IsWord) && inflected[t.Tag] {
		if s, ok := l.Lemmas[t.Form()]; ok {
			t.Lemma = crf.String(s)
		} else {
			t.Lemma = crf.Finish(stem(text[t.Start:t.End], t.Tag))
		}
	}
	if isVerb[t.Tag] && !auxiliaries[t.Lemma] {
		t.Is |= IsVerb
	}
	t.Prior, _ = l.priors.find(t.LemmaKey())
}

var inflected = tags("NNS", "VBD", "VBN", "VBG", "VBZ", "VBP", "VB", "MD", "RB", "POS", "PRP$", "PRP")

// Stem returns the lemma given by spelling rules: "warned" as "warn", "denies" as "deny".
// If they are wrong, Lexicon.Lemmas has the right one.
func Stem(word string, tag uint8) string {
	w, add := ending(word, tag)
	return string(lower(nil, w)) + add
}

// stem is the unfinished hash of Stem.
func stem(word string, tag uint8) uint64 {
	var buf [64]byte
	w, add := ending(word, tag)
	h := crf.Seed
	for _, b := range lower(buf[:0], w) {
		h = crf.Step(h, b)
	}
	for i := 0; i < len(add); i++ {
		h = crf.Step(h, add[i])
	}
	return h
}

func lower(out []byte, w string) []byte {
	for i := 0; i < len(w); i++ {
		b := w[i]
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		out = append(out, b)
	}
	return out
}

// ending takes off an ending and says what to add.
func ending(w string, tag uint8) (stem, add string) {
	cut := func(end string) bool {
		if len(w) < len(end)+2 || w[len(w)-len(end):] != end {
			return false
		}
		stem = w[:len(w)-len(end)]
		return true
	}
	switch Tags[tag] {
	case "NNS", "VBZ":
		switch {
		case cut("ies"):
			return stem, "y"
		case cut("sses"), cut("shes"), cut("ches"), cut("xes"):
			return w[:len(w)-2], ""
		case cut("s"):
			return stem, ""
		}
	case "VBD", "VBN":
		switch {
		case cut("ied"):
			return stem, "y"
		case cut("ed"):
			return withoutDouble(stem)
		}
	case "VBG":
		if cut("ing") {
			return withoutDouble(stem)
		}
	}
	return w, ""
}

// withoutDouble mends a stem: "admitt" is "admit", "argu" is "argue".
func withoutDouble(s string) (stem, add string) {
	n := len(s)
	if n < 3 {
		return s, ""
	}
	a, b := s[n-1], s[n-2]
	switch {
	case a == b && a != 'l' && a != 's' && a != 'e' && a != 'o':
		return s[:n-1], ""
	case a == 'u', a == 'v', a == 'c', a == 'z', a == 'g' && b != 'n' && b != 'g', a == 's' && b != 's' && vowel(b), a == 'r' && b == 'i',
		a == 'l' && !vowel(b) && b != 'l', a == 't' && b == 'a', a == 'n' && b == 'i':
		return s, "e"
	}
	return s, ""
}

func vowel(b byte) bool { return b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' }

func hashes(words lang.Set) map[uint64]bool {
	set := make(map[uint64]bool, len(words))
	for w := range words {
		set[crf.String(w)] = true
	}
	return set
}

var joiners = hashes(lang.ClauseJoiners)

// joinerTable rules out most words faster.
var joinerTable = func() *wordTable {
	words := map[uint32]uint8{}
	for w := range joiners {
		words[uint32(w>>32)] = 1
	}
	return newWordTable(words)
}()

var auxiliaries = hashes(lang.AuxiliaryLemmas)

// Inflected reports whether words of a tag have a lemma other than themselves.
func Inflected(tag uint8) bool { return inflected[tag] }
