package prose

import (
	"sync/atomic"

	"onrecord/parse/quote/tagger/crf"
)

// RoleSums holds the sums of those features of the second stage that have few values, for
// each place relative to the cue; see CueSums.
type RoleSums struct {
	model *crf.Model
	at    [16]atomic.Pointer[roleSums]
}

// roleSums holds the sums at one place, each by the values named.
type roleSums struct {
	before, after [nTags * nTags]crf.Packed // tag, tag beside
	edge          [1 << 4]crf.Packed        // quotation, begins, ends
	marks         [1 << 10]crf.Packed       // quotation, both distances
	comma         [1 << 10]crf.Packed       // distance, quotation, comma, ends
	quotations    [1 << 7]crf.Packed        // both quotations, quotations, cues
	counts        [1 << 6]crf.Packed        // quotation, commas, cues
	verbs         [1 << 8]crf.Packed        // context, verbs
	all           [1 << 6]crf.Packed        // cues, verbs, commas
	paras         [1 << 6]crf.Packed        // quotation, near, paragraphs
	parasContext  [1 << 8]crf.Packed        // context, paragraphs
	near          [1 << 8]crf.Packed        // quotation, near, quoted words on both sides, quotations
	sentence      [1 << 4]crf.Packed        // quotation, quoted words, opening mark
	countsComma   [1 << 10]crf.Packed       // counts, comma, ends
	rank          [1 << 6]crf.Packed        // rank, first
	others        [1 << 5]crf.Packed        // quotation, hints
	othersFar     [1 << 7]crf.Packed        // distance, hints
	hintQuoted    [1 << 6]crf.Packed        // quotation, here
	hintOthers    [1 << 7]crf.Packed        // here, hints
	hintTag       [16 * nTags]crf.Packed    // tag, here
	tagDistance   [16 * nTags]crf.Packed    // tag, distance
	otherCue      [1 << 3]crf.Packed        // quotation, cue
}

// NewRoleSums returns the sums by a model, which may be used by several goroutines at once.
func NewRoleSums(m *crf.Model) *RoleSums { return &RoleSums{model: m} }

func (s *RoleSums) of(at uint64) *roleSums {
	if r := s.at[at].Load(); r != nil {
		return r
	}
	r, m, dir, off := &roleSums{}, s.model, at&1, at>>1
	type f = *crf.Features
	m.Tabulate(r.before[:], func(n uint64, b f) { b.Add3(roleTagBefore, n/nTags, n%nTags, at) })
	m.Tabulate(r.after[:], func(n uint64, b f) { b.Add3(roleTagAfter, n%nTags, n/nTags, at) })
	m.Tabulate(r.edge[:], func(n uint64, b f) { b.Add4(roleSentenceEdge, n>>2&1, n>>3, at, n&3) })
	m.Tabulate(r.marks[:], func(n uint64, b f) { b.Add4(roleBetweenMarks, n>>2&15, n>>6, n&3, at) })
	m.Tabulate(r.comma[:], func(n uint64, b f) { b.Add5(roleCommaBeforeCue, n>>6&3, n>>8, n&15, dir, n>>4&3) })
	m.Tabulate(r.quotations[:], func(n uint64, b f) { roleQuotationKeys(n&3, n>>2&1, at, n>>3&3, n>>5, b) })
	m.Tabulate(r.counts[:], func(n uint64, b f) { roleCountKeys(n>>2&3, n>>4, at, n&3, b) })
	m.Tabulate(r.verbs[:], func(n uint64, b f) { b.Add3(roleVerbsBetween, n>>6, at, n&63) })
	m.Tabulate(r.all[:], func(n uint64, b f) { b.Add4(roleAllBetween, n&3, n>>2&3, n>>4, dir) })
	m.Tabulate(r.paras[:], func(n uint64, b f) { b.Add4(roleParagraphsQuoted, n>>4, at, n&3, n>>2&3) })
	m.Tabulate(r.parasContext[:], func(n uint64, b f) { b.Add3(roleParagraphsContext, n>>6, at, n&63) })
	m.Tabulate(r.near[:], func(n uint64, b f) { b.Add5(roleQuotationsNear, n>>4&3, n&3, n>>2&3, at, n>>6) })
	m.Tabulate(r.sentence[:], func(n uint64, b f) { b.Add4(roleQuotedSentence, n>>2&1, n>>3, n&3, at) })
	m.Tabulate(r.countsComma[:], func(n uint64, b f) { b.Add5(roleCountsCommaBefore, n&63, n>>6&3, n>>8, dir, bit(off == sameSentence)) })
	m.Tabulate(r.rank[:], func(n uint64, b f) {
		rank := n & 31
		if rank == 31 {
			rank = noPhrase
		}
		b.Add3(rolePhraseRank, rank, off, n>>5)
	})
	m.Tabulate(r.others[:], func(n uint64, b f) { b.Add3(roleOtherHints, n>>2, at, n&3) })
	m.Tabulate(r.othersFar[:], func(n uint64, b f) { b.Add3(roleOtherHintsDistance, n>>4, at, n&15) })
	m.Tabulate(r.hintQuoted[:], func(n uint64, b f) { b.Add3(roleHintQuoted, n>>2, n&3, at) })
	m.Tabulate(r.hintOthers[:], func(n uint64, b f) { b.Add3(roleHintOthers, n&15, n>>4, at) })
	m.Tabulate(r.hintTag[:], func(n uint64, b f) { b.Add3(roleHintTag, n/nTags, n%nTags, at) })
	m.Tabulate(r.tagDistance[:], func(n uint64, b f) { b.Add3(roleTagDistance, n%nTags, at, n/nTags) })
	m.Tabulate(r.otherCue[:], func(n uint64, b f) { b.Add3(roleOtherCue, n>>2, at, n&3) })
	s.at[at].Store(r)
	return r
}

// few returns the sum of fewKeys.
func (r *roleSums) few(v *RoleView, x *place) crf.Packed {
	t, w, q, tag := x.t, x.w, x.q, uint64(x.t.Tag)
	lt, rt := uint64(v.p.around(x.i-1).Tag), uint64(v.p.around(x.i+1).Tag)
	commas, verbs, cues, paras, quotes := uint64(w.commas), uint64(w.verbs), uint64(w.cues), uint64(w.paras), uint64(w.quotes)
	sum := r.before[lt*nTags+tag] + r.after[rt*nTags+tag] +
		r.edge[q|bit(x.i == int(x.s.From))<<2|bit(x.i == int(x.s.To)-1)<<3] +
		r.marks[q|uint64(t.ToOpen)<<2|uint64(t.ToClose)<<6] +
		r.comma[x.d|q<<4|v.comma<<6|v.ends<<8] +
		r.quotations[x.qs|x.head<<2|quotes<<3|cues<<5] +
		r.counts[q|commas<<2|cues<<4] +
		r.verbs[v.context|verbs<<6] +
		r.all[cues|verbs<<2|commas<<4] +
		r.paras[q|v.near<<2|paras<<4] +
		r.parasContext[v.context|paras<<6] +
		r.near[q|v.near<<2|(v.context&3)<<4|quotes<<6] +
		r.sentence[q|bit(x.s.HasQuoted)<<2|bit(x.s.OpensQuote)<<3] +
		r.countsComma[x.counts()|v.comma<<6|v.ends<<8] +
		r.rank[min(x.rank, 31)|x.first<<5] +
		r.others[q|x.others<<2] +
		r.tagDistance[x.d*nTags+tag] +
		r.otherCue[q|bit(v.other[x.i])<<2]
	if v.hint < 0 {
		return sum + r.othersFar[x.d|x.others<<4]
	}
	return sum + r.hintQuoted[q|x.own<<2] + r.hintOthers[x.own|x.others<<4] + r.hintTag[x.own*nTags+tag]
}

// roleKept holds the sums of parts of a token's features that are mostly the same as for the
// token before, or that any cue on that side has in common.
type roleKept struct {
	words    []wordSum // by token and direction
	distance partSum[[2]uint64]
	quoted   [4]partSum[uint64] // by quotation
	last     partSum[lastPart]
	ranks    [2]partSum[[2]uint64] // of what is in no phrase, and of what is in one
	phrase   partSum[phrasePart]
	hints    partSum[[3]uint64]
	few      crf.Packed // of fewKeys; not kept
}

// wordSum is the sum of wordKeys at a place.
type wordSum struct {
	at  uint64 // of the place, plus 1; 0 for none yet
	sum crf.Packed
}

// partSum is the sum of features that depend on K and the cue.
type partSum[K comparable] struct {
	key   K
	known bool
	sum   crf.Packed
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
	lastPart struct {
		lastJoin, lastVerb, at uint64
		joins                  uint8
	}
	phrasePart struct {
		phrase         int32
		rank, off, dir uint64
	}
)

func (s *roleKept) openPage(tokens int) {
	if cap(s.words) < 2*tokens {
		s.words = make([]wordSum, 4*tokens)
	}
	s.words = s.words[:2*tokens]
	clear(s.words)
}

func (s *roleKept) open() { *s = roleKept{words: s.words} }

// Weigh returns the sum of the weights that a model has for the features of Keys. The sums
// of the model need not be there.
func (v *RoleView) Weigh(i int, m *crf.Model, s *RoleSums, b *crf.Features) (sum crf.Packed) {
	x := v.place(i)
	k, w := &v.kept, x.w
	b.Reset()
	if s != nil {
		sum = s.of(x.at).few(v, x)
	} else {
		v.fewKeys(x, b)
		b.Part(&k.few)
	}
	if words := &k.words[2*i+int(x.dir)]; words.at == x.at+1 {
		sum += words.sum
	} else {
		words.at = x.at + 1
		v.wordKeys(x, b)
		b.Part(&words.sum)
	}
	if k.distance.is([2]uint64{x.at, x.d}) {
		sum += k.distance.sum
	} else {
		v.distanceKeys(x, b)
		b.Part(&k.distance.sum)
	}
	if quoted := &k.quoted[x.q&3]; quoted.is(x.at) {
		sum += quoted.sum
	} else {
		v.quotedKeys(x, b)
		b.Part(&quoted.sum)
	}
	if k.last.is(lastPart{w.lastJoin, w.lastVerb, x.at, w.joins}) {
		sum += k.last.sum
	} else {
		v.lastKeys(x, b)
		b.Part(&k.last.sum)
	}
	ranks := &k.ranks[bit(x.rank != noPhrase)]
	if ranks.is([2]uint64{x.rank, x.off}) {
		sum += ranks.sum
	} else {
		v.rankKeys(x, b)
		b.Part(&ranks.sum)
	}
	if x.t.Phrase >= 0 {
		if k.phrase.is(phrasePart{x.t.Phrase, x.rank, x.off, x.dir}) {
			sum += k.phrase.sum
		} else {
			v.phraseKeys(x, b)
			b.Part(&k.phrase.sum)
		}
	}
	if v.hint >= 0 {
		if k.hints.is([3]uint64{x.before, x.own, x.after}) {
			sum += k.hints.sum
		} else {
			v.hintKeys(x, b)
			b.Part(&k.hints.sum)
		}
		v.hintWordKeys(x, b)
	}
	v.ownKeys(x, b)
	return sum + m.SumParts(b)
}
