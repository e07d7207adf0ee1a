package prose

import (
	"sync/atomic"

	"onrecord/parse/quote/tagger/crf"
)

// CueSums holds the sums of those features of the first stage that have few values: half of
// a token's features need not be looked up in the table of all. They are worked out when a
// token first needs them, for its kind of quotation.
type CueSums struct {
	model  *crf.Model
	quoted [4]atomic.Pointer[cueSums]
}

// cueSums holds the sums for tokens in one kind of quotation, each by the values named.
type cueSums struct {
	tag         [1 << 10]crf.Packed           // tag, prior, title
	before      [2 * nTags * nTags]crf.Packed // tag, tag before, whether that is in a quotation
	after       [2 * nTags * nTags]crf.Packed // tag, tag after, whether that is in a quotation
	priorBefore [1 << 9]crf.Packed            // tag before, prior
	priorAfter  [1 << 9]crf.Packed            // tag after, prior
	open, shut  [1 << 10]crf.Packed           // tag, distance
	between     [1 << 8]crf.Packed            // both distances
	rivals      [1 << 8]crf.Packed            // prior, best, sure
	start, end  [1 << 7]crf.Packed            // prior, distance
	headBefore  [1 << 9]crf.Packed            // tag of the head, prior
	headAfter   [1 << 9]crf.Packed            // tag of the head, prior
	unhinted    [1 << 10]crf.Packed           // tag, prior, hinted; where no rule found anything
}

const nTags = uint64(len(Tags))

// NewCueSums returns the sums by a model, which may be used by several goroutines at once.
func NewCueSums(m *crf.Model) *CueSums { return &CueSums{model: m} }

func (s *CueSums) of(q uint64) *cueSums {
	if c := s.quoted[q].Load(); c != nil {
		return c
	}
	c, m := &cueSums{}, s.model
	type f = *crf.Features
	m.Tabulate(c.tag[:], func(n uint64, b f) { cueTagKeys(n&63, n>>6&7, q, n>>9, b) })
	m.Tabulate(c.before[:], func(n uint64, b f) { cueBeforeKeys(q, n/nTags/nTags, n/nTags%nTags, n%nTags, b) })
	m.Tabulate(c.after[:], func(n uint64, b f) { cueAfterKeys(q, n/nTags/nTags, n%nTags, n/nTags%nTags, b) })
	m.Tabulate(c.priorBefore[:], func(n uint64, b f) { b.Add2(cuePriorTagBefore, n>>6, n&63) })
	m.Tabulate(c.priorAfter[:], func(n uint64, b f) { b.Add2(cuePriorTagAfter, n>>6, n&63) })
	m.Tabulate(c.open[:], func(n uint64, b f) { b.Add3(cueQuotedFromOpening, q, n>>6, n&63) })
	m.Tabulate(c.shut[:], func(n uint64, b f) { b.Add3(cueQuotedToClosing, q, n>>6, n&63) })
	m.Tabulate(c.between[:], func(n uint64, b f) { b.Add3(cueQuotedBetween, q, n&15, n>>4) })
	m.Tabulate(c.rivals[:], func(n uint64, b f) { cueRivalKeys(n>>3&7, n>>6, n&7, q, b) })
	m.Tabulate(c.start[:], func(n uint64, b f) { b.Add2(cuePriorFromStart, n>>3, n&7) })
	m.Tabulate(c.end[:], func(n uint64, b f) { b.Add2(cuePriorToEnd, n>>3, n&7) })
	m.Tabulate(c.headBefore[:], func(n uint64, b f) { b.Add2(cueHeadTagBeforePrior, n&63, n>>6) })
	m.Tabulate(c.headAfter[:], func(n uint64, b f) { b.Add2(cueHeadTagAfterPrior, n&63, n>>6) })
	m.Tabulate(c.unhinted[:], func(n uint64, b f) { cueHintKeys(0, 0, n>>9, n>>6&7, q, n&63, b) })
	s.quoted[q].Store(c)
	return c
}

// few returns the sum of fewKeys.
func (c *cueSums) few(v *CueView, x *cuePlace) crf.Packed {
	return c.tag[x.tag|x.pr<<6|x.title<<9] +
		c.before[(x.reg1*nTags+x.lt)*nTags+x.tag] + c.after[(x.reg2*nTags+x.rt)*nTags+x.tag] +
		c.priorBefore[x.lt|x.pr<<6] + c.priorAfter[x.rt|x.pr<<6] +
		c.open[x.tag|x.open<<6] + c.shut[x.tag|x.shut<<6] + c.between[x.open|x.shut<<4] +
		c.rivals[x.pr|v.best<<3|v.sure<<6] + c.start[x.pr|x.start<<3] + c.end[x.pr|x.end<<3]
}

// Weigh returns the sum of the weights that a model has for the features of Keys. The sums
// of the model need not be there.
func (v *CueView) Weigh(i int, m *crf.Model, s *CueSums, b *crf.Features) (sum crf.Packed) {
	x := v.place(i)
	b.Reset()
	v.wordKeys(x, b)
	v.ruleKeys(x, b)
	before, far, after := v.heads(i)
	if before != nil {
		v.headBeforeKeys(x, before, far, b)
	}
	if after != nil {
		v.headAfterKeys(x, after, b)
	}
	unhinted := x.in|x.hintsAround == 0
	if s != nil {
		c := s.of(x.q)
		sum = c.few(v, x)
		if before != nil {
			sum += c.headBefore[uint64(before.Tag)|x.pr<<6]
		}
		if after != nil {
			sum += c.headAfter[uint64(after.Tag)|x.pr<<6]
		}
		if unhinted {
			sum += c.unhinted[x.tag|x.pr<<6|x.hinted<<9]
		}
	} else {
		v.fewKeys(x, b)
		if before != nil {
			b.Add2(cueHeadTagBeforePrior, uint64(before.Tag), x.pr)
		}
		if after != nil {
			b.Add2(cueHeadTagAfterPrior, uint64(after.Tag), x.pr)
		}
	}
	if s == nil || !unhinted {
		cueHintKeys(x.in, x.hintsAround, x.hinted, x.pr, x.q, x.tag, b)
	}
	return sum + m.Sum(b)
}
