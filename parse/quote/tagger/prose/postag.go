package prose

import (
	"sync/atomic"

	"onrecord/parse/quote/tagger/crf"
)

// TagBits is the size of the table of the part-of-speech tagger's features: a feature is a
// hash of this many bits, and some share one.
const TagBits = 18

// The templates of the part-of-speech tagger; see those of the first stage.
const (
	tagWord             = 200
	tagEnding3          = 201
	tagEnding2          = 202
	tagEnding1          = 203
	tagInitial          = 204
	tagLast             = 205
	tagSecondLast       = 206
	tagLastTwo          = 207
	tagLastWord         = 208
	tagWordBefore       = 209
	tagSecondWordBefore = 210
	tagWordAfter        = 211
	tagSecondWordAfter  = 212
	tagShapeAtStart     = 213
	tagShapeEnding      = 214
	tagWordAndNext      = 215
	tagEndingAfter      = 216
	tagEndingBefore     = 217
	tagLastEndingAfter  = 218
	tagBias             = 219
)

const tagKeys = tagBias - tagWord + 1 // features of a token

// TagRows holds the weights of the part-of-speech tagger: for each feature the tags it
// favours or counts against. The zero TagRows tags nothing.
//
// The weights of sixteen features are stored together: a table of where those of each begin
// would be four times as long and would not fit in a core's cache. The few features that
// have weights for many tags occur with most tokens. They also have a row with a weight for
// every tag, so that eight tags are added up at a time.
type TagRows struct {
	blocks []tagBlock
	pairs  []TagWeight
	wide   []wideRow
	last   *[nTags * nTags]atomic.Pointer[tagSums] // of tagLastKeys, by the two tags before
}

// tagBlock says where the pairs of sixteen features begin, and where their wide
// rows: a bit is set for each feature that has one.
type tagBlock struct {
	base uint32
	off  [tagBlockSize]uint8
	wide uint16
	has  uint16
}

const tagBlockSize = 16

// wideRow is a weight for each tag, plus 128, in a byte.
type wideRow [tagWords]uint64

const (
	tagWords  = (len(Tags) + 7) / 8
	leastWide = 8 // pairs from which a feature has a wide row
)

// TagWeight is a feature's weight for one tag.
type TagWeight struct {
	Tag uint8
	W   int8
}

// NewTagRows returns the rows of 1<<TagBits features; counts says how many pairs each has.
// It returns false if sixteen features in a row have more than 255.
func NewTagRows(counts []uint8, pairs []TagWeight) (TagRows, bool) {
	r := TagRows{last: &[nTags * nTags]atomic.Pointer[tagSums]{}, pairs: pairs, blocks: make([]tagBlock, len(counts)/tagBlockSize+1)}
	sum := 0
	for i := range r.blocks {
		b := &r.blocks[i]
		b.base, b.wide = uint32(sum), uint16(len(r.wide))
		for k, n := range counts[min(i*tagBlockSize, len(counts)):min((i+1)*tagBlockSize, len(counts))] {
			if sum-int(b.base) > 255 {
				return TagRows{}, false
			}
			b.off[k] = uint8(sum - int(b.base))
			sum += int(n)
			if n >= leastWide && sum <= len(pairs) && len(r.wide) < 1<<16 {
				b.has |= 1 << k
				r.wide = append(r.wide, widen(pairs[sum-int(n):sum]))
			}
		}
	}
	return r, len(counts) == 1<<TagBits && sum == len(pairs)
}

// widen returns the weights of a feature for every tag.
func widen(pairs []TagWeight) (row wideRow) {
	for j := range row {
		row[j] = 0x8080808080808080
	}
	for _, w := range pairs {
		if int(w.Tag) < len(Tags) {
			row[w.Tag/8] += uint64(int64(w.W)) << (8 * (w.Tag % 8))
		}
	}
	return row
}

// Len returns how many weights there are.
func (r *TagRows) Len() int { return len(r.pairs) }

// Counts returns how many pairs each feature has, and Pairs those of all.
func (r *TagRows) Counts() []uint8 {
	if r.blocks == nil {
		return nil
	}
	counts := make([]uint8, 1<<TagBits)
	for k := range counts {
		from, to := r.of(uint32(k))
		counts[k] = uint8(to - from)
	}
	return counts
}

// Pairs returns the pairs of all features.
func (r *TagRows) Pairs() []TagWeight { return r.pairs }

// of returns where the pairs of a feature begin and end.
func (r *TagRows) of(k uint32) (from, to uint32) {
	b, i := &r.blocks[k/tagBlockSize], k%tagBlockSize
	from = b.base + uint32(b.off[i])
	if i+1 < tagBlockSize {
		return from, b.base + uint32(b.off[i+1])
	}
	return from, r.blocks[k/tagBlockSize+1].base
}

// Tag gives every token of the page its part of speech, sentence by sentence
// from left to right.
func (l *Lexicon) Tag(p *Page) {
	r := &l.Rows
	if r.blocks == nil {
		return
	}
	known := l.indexed().known
	var keys crf.Features
	for _, s := range p.Sents {
		var before1, before2 uint8
		for i := int(s.From); i < int(s.To); i++ {
			t := &p.Tokens[i]
			tag, ok := known.find(t.Word32())
			if !ok {
				sums := *r.lastSums(before1, before2)
				keys.Reset()
				tagWordKeys(p, &s, i, before1, &keys)
				r.add(&sums, keys.All())
				tag = sums.best()
			}
			t.Tag = tag
			before1, before2 = tag, before1
		}
	}
}

// edge stands for what lies beyond a sentence.
var edge = Token{Word: crf.String("\x00"), Lemma: crf.String("\x00")}

// within returns token i, or the edge if it lies outside the sentence.
func (p *Page) within(s *Sent, i int) *Token {
	if i < int(s.From) || i >= int(s.To) {
		return &edge
	}
	return &p.Tokens[i]
}

// TagKeys makes the features by which token i is tagged after the two tags
// before it.
func TagKeys(p *Page, s Sent, i int, before1, before2 uint8, b *crf.Features) {
	b.Reset()
	tagLastKeys(uint64(before1)+1, uint64(before2)+1, b)
	tagWordKeys(p, &s, i, before1, b)
}

// tagLastKeys adds the features of the two tags before, and the one of every token.
func tagLastKeys(last, secondLast uint64, b *crf.Features) {
	b.Add1(tagLast, last)
	b.Add1(tagSecondLast, secondLast)
	b.Add2(tagLastTwo, last, secondLast)
	b.Add1(tagBias, 1)
}

// tagWordKeys adds the features of the word and of those around it.
func tagWordKeys(p *Page, s *Sent, i int, before1 uint8, b *crf.Features) {
	t := &p.Tokens[i]
	l1, l2, r1, r2 := p.within(s, i-1), p.within(s, i-2), p.within(s, i+1), p.within(s, i+2)
	a := uint64(before1) + 1
	b.Add1(tagWord, t.Word)
	b.Add1(tagEnding3, t.End3)
	b.Add1(tagEnding2, t.End2)
	b.Add1(tagEnding1, t.End1)
	b.Add1(tagInitial, t.Initial)
	b.Add2(tagLastWord, a, t.Word)
	b.Add1(tagWordBefore, l1.Word)
	b.Add1(tagSecondWordBefore, l2.Word)
	b.Add1(tagWordAfter, r1.Word)
	b.Add1(tagSecondWordAfter, r2.Word)
	b.Add2(tagShapeAtStart, t.Shape, bit(i == int(s.From)))
	b.Add2(tagShapeEnding, t.Shape, t.End3)
	b.Add2(tagWordAndNext, t.Word, r1.Word)
	b.Add1(tagEndingAfter, r1.End3)
	b.Add1(tagEndingBefore, l1.End3)
	b.Add2(tagLastEndingAfter, a, r1.End3)
}

func bit(x bool) uint64 {
	if x {
		return 1
	}
	return 0
}
