package topic

import (
	"cmp"
	"strings"
	"sync"

	"onrecord/parse/lang"
)

// index finds terms in a text: a trie whose edges are symbols. A symbol is a
// word of the vocabulary, whole ("council") or a beginning ("negotiat*").
type index struct {
	whole     map[string][]symbol          // by folded word
	maybe     [1 << (hashBits - 6)]uint64  // a bit for the hash of each word in whole: most words of a text have none
	opens     [1 << (opensBits - 6)]uint64 // the same for the first letters of each beginning
	beginning []letter                     // byte trie of beginnings; letter 0 is the root
	root      [256]int32                   // where each byte leads from the root
	symbols   int32
	first     []int32   // by symbol: the node it leads to from the root, 0 for none
	nodes     []node    // node 0 is the root
	pool      sync.Pool // of *buffers
}

// buffers is the memory for the work on a text, reused for the next one.
type buffers struct {
	symbols, starts []int32
	ends            []ending
	banned          []int
	folded          []byte

	hits                 []int32
	found                []evidence
	question, own        []float64
	scoresOf, subjectsOf []float64
}

// symbol stands for a word of the vocabulary in the trie of terms.
type symbol struct {
	id       int32
	capitals string // the term's word as written, if it has capitals
}

type node struct {
	uses     []use   // the topics that have the term which ends here
	excluded []int32 // the topics that the term which ends here is excluded from
	next     []edge  // to longer terms; index.first has those of the root
}

type edge struct{ symbol, to int32 }

// use is a term's place in one topic.
type use struct {
	entry, node int32
	rank        int32 // among all, by topic and by term within it
	tier        tier
	level       uint8   // of the topic
	worth       float64 // what one occurrence counts
}

// tier says how strongly a term supports its topic.
type tier uint8

const (
	particular tier = iota // words, phrases and stems
	common
	weak
)

// letter is a node of the byte trie: the beginnings that end here, and where
// the next byte leads.
type letter struct {
	next    []step
	symbols []symbol
}

type step struct {
	b  byte
	to int32
}

// newIndex returns an index with room for so many terms.
func newIndex(terms int) *index {
	return &index{
		whole:     make(map[string][]symbol, terms),
		beginning: make([]letter, 1),
		first:     make([]int32, 1),
		nodes:     make([]node, 1, terms+terms/4),
	}
}

// add returns the node of the term, given as words; a word that ends in a star
// is a beginning.
func (x *index) add(words []string) int32 {
	var at int32
	for _, w := range words {
		symbol := x.intern(w)
		to := x.to(at, symbol)
		if to == 0 {
			to = int32(len(x.nodes))
			x.nodes = append(x.nodes, node{})
			if at == 0 {
				x.first[symbol] = to
			} else {
				x.nodes[at].next = append(x.nodes[at].next, edge{symbol, to})
			}
		}
		at = to
	}
	return at
}

// to returns the node that a symbol leads to, 0 for none.
func (x *index) to(from, symbol int32) int32 {
	if from == 0 {
		return x.first[symbol]
	}
	for _, e := range x.nodes[from].next {
		if e.symbol == symbol {
			return e.to
		}
	}
	return 0
}

// intern returns the symbol of a term's word, a new one if there is none yet.
func (x *index) intern(word string) int32 {
	stem, open := strings.CutSuffix(word, "*")
	folded, capitals := lang.Lower(stem), ""
	if strings.ToLower(stem) != stem {
		capitals = stem
	}
	at, list := int32(0), x.whole[folded]
	if open {
		at = x.spell(folded)
		list = x.beginning[at].symbols
	}
	for _, s := range list {
		if s.capitals == capitals {
			return s.id
		}
	}
	x.symbols++
	x.first = append(x.first, 0)
	list = append(list, symbol{x.symbols, capitals})
	if open {
		x.beginning[at].symbols = list
		x.open([]byte(folded))
	} else {
		x.whole[folded] = list
		h := hash([]byte(folded))
		x.maybe[h/64] |= 1 << (h % 64)
	}
	return x.symbols
}

// open sets the bit of the first letters of a beginning: of all there may be,
// where it has fewer.
func (x *index) open(beginning []byte) {
	if len(beginning) < firstLetters {
		for b := range 256 {
			x.open(append(beginning[:len(beginning):len(beginning)], byte(b)))
		}
		return
	}
	h := firstOf(beginning)
	x.opens[h/64] |= 1 << (h % 64)
}

// spell returns the letter at the end of the beginning, and adds those that are missing.
func (x *index) spell(beginning string) int32 {
	var at int32
	for i := range len(beginning) {
		to := x.step(at, beginning[i])
		if to < 0 {
			to = int32(len(x.beginning))
			x.beginning = append(x.beginning, letter{})
			if at == 0 {
				x.root[beginning[i]] = to
			} else {
				x.beginning[at].next = append(x.beginning[at].next, step{beginning[i], to})
			}
		}
		at = to
	}
	return at
}

// step returns the letter that a byte leads to, -1 for none.
func (x *index) step(from int32, b byte) int32 {
	if from == 0 {
		return cmp.Or(x.root[b], -1)
	}
	for _, s := range x.beginning[from].next {
		if s.b == b {
			return s.to
		}
	}
	return -1
}

// read returns the symbols of every token of the text: those of token i are
// r.symbols[r.starts[i]:r.starts[i+1]].
func (x *index) read(text string, r *buffers) {
	r.symbols, r.starts = r.symbols[:0], r.starts[:0]
	s := scanner{text: text, folded: r.folded}
	for t, ok := s.next(); ok; t, ok = s.next() {
		r.starts = append(r.starts, int32(len(r.symbols)))
		r.symbols = x.symbolsOf(t, r.symbols)
	}
	r.starts, r.folded = append(r.starts, int32(len(r.symbols))), s.folded
}

const (
	hashBits     = 16
	opensBits    = 15
	firstLetters = 3
)

// hash spreads words over the bits of index.maybe (FNV-1a).
func hash(word []byte) uint32 {
	h := uint32(hashStart)
	for _, b := range word {
		h = (h ^ uint32(b)) * hashStep
	}
	return hashEnd(h)
}

const (
	hashStart = 2166136261
	hashStep  = 16777619
)

func hashEnd(h uint32) uint32 { return h * 2654435769 >> (32 - hashBits) }

// firstOf is the bit of index.opens for a word.
func firstOf(word []byte) uint32 {
	return (uint32(word[0])<<10 ^ uint32(word[1])<<5 ^ uint32(word[2])) % (1 << opensBits)
}

func (x *index) symbolsOf(t token, to []int32) []int32 {
	if h := t.hash; x.maybe[h/64]>>(h%64)&1 != 0 {
		for _, s := range x.whole[string(t.folded)] {
			if capitalsMatch(s.capitals, t.written) {
				to = append(to, s.id)
			}
		}
	}
	if len(t.folded) >= firstLetters {
		if h := firstOf(t.folded); x.opens[h/64]>>(h%64)&1 == 0 {
			return to
		}
	}
	at := int32(0)
	for i := range len(t.folded) {
		if at = x.step(at, t.folded[i]); at < 0 {
			break
		}
		for _, s := range x.beginning[at].symbols {
			if capitalsMatch(s.capitals, t.written) {
				to = append(to, s.id)
			}
		}
	}
	return to
}
