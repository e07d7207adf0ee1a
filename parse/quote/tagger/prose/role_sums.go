package prose

import "onrecord/parse/quote/tagger/crf"

// roleSums caches the sums of parts of a token's features, since most parts are the same as
// for the token before: those of the cue at that distance, of what lies between, of the
// phrase and of the hints. The part of the words themselves is the same for every cue on
// that side.
type roleSums struct {
	words   []wordSum // by token and direction
	cue     partSum[cuePart]
	between partSum[betweenPart]
	phrase  partSum[phrasePart]
	hints   partSum[hintPart]
	own     crf.Sums // what is not cached
}

// wordSum is the sum of wordKeys at a place.
type wordSum struct {
	at  uint64 // of the place, plus 1; 0 for none yet
	sum crf.Sums
}

// partSum is the sum of features that depend on K and the cue.
type partSum[K comparable] struct {
	key   K
	known bool
	sum   crf.Sums
}

// is reports whether the sum is that of the key, and remembers the key.
func (s *partSum[K]) is(key K) bool {
	if s.known && s.key == key {
		return true
	}
	s.known, s.key = true, key
	return false
}

type (
	cuePart     struct{ at, d, q uint8 }
	betweenPart struct {
		at, q, qs                                 uint8
		commas, verbs, cues, joins, paras, quotes uint8
		hasQuoted, opensQuote                     bool
		lastJoin, lastVerb                        uint64
	}
	phrasePart struct {
		phrase        int32
		rank, off, at uint8
		first         bool
	}
	hintPart struct{ at, q, d, others, own, before, after uint8 }
)

func (s *roleSums) openPage(tokens int) {
	if cap(s.words) < 2*tokens {
		s.words = make([]wordSum, 4*tokens)
	}
	s.words = s.words[:2*tokens]
	clear(s.words)
}

func (s *roleSums) open() {
	s.cue.known, s.between.known, s.phrase.known, s.hints.known = false, false, false, false
}

// Weigh returns the sum of the weights that a model has for the features of Keys.
func (v *RoleView) Weigh(i int, m *crf.Model, b *crf.Features) (sum crf.Sums) {
	x := v.place(i)
	s, w := &v.sums, x.w
	b.Reset()
	words := &s.words[2*i+int(x.dir)]
	if words.at != x.at+1 {
		words.at = x.at + 1
		v.wordKeys(&x, b)
		b.Part(&words.sum)
	}
	at, q := uint8(x.at), uint8(x.q)
	if !s.cue.is(cuePart{at, uint8(x.d), q}) {
		v.cueKeys(&x, b)
		b.Part(&s.cue.sum)
	}
	if !s.between.is(betweenPart{at, q, uint8(x.qs), w.commas, w.verbs, w.cues, w.joins, w.paras, w.quotes,
		x.s.HasQuoted, x.s.OpensQuote, w.lastJoin, w.lastVerb}) {
		v.betweenKeys(&x, b)
		b.Part(&s.between.sum)
	}
	phrase := phrasePart{phrase: x.t.Phrase, off: uint8(x.off), at: at, first: x.first}
	if phrase.phrase >= 0 {
		phrase.rank = w.rank
	}
	if !s.phrase.is(phrase) {
		v.phraseKeys(&x, b)
		b.Part(&s.phrase.sum)
	}
	hints := hintPart{at, q, 0, uint8(x.others), uint8(x.own), uint8(x.before), uint8(x.after)}
	if v.hint < 0 {
		hints.d = uint8(x.d)
	}
	if !s.hints.is(hints) {
		v.hintKeys(&x, b)
		b.Part(&s.hints.sum)
	}
	v.ownKeys(&x, b)
	b.Part(&s.own)
	m.SumParts(b)
	for y := 1; y < crf.MaxLabels; y++ {
		sum[y] = words.sum[y] + s.cue.sum[y] + s.between.sum[y] + s.phrase.sum[y] + s.hints.sum[y] + s.own[y]
	}
	return sum
}
