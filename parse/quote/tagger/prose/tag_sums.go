package prose

import (
	"math/bits"

	"onrecord/parse/quote/tagger/crf"
)

// tagSums holds a sum of weights for each tag, in 16 bits: the even ones of eight tags and
// then the odd ones. All may be too high by the same number.
type tagSums [2 * tagWords]uint64

const (
	lanes    = 0x0001000100010001
	lowBytes = 0x00FF * lanes
	signs    = 0x8000 * lanes
	tagStart = 0x1000 * lanes // more than the weights of a token's features can be below 0
)

// lastSums returns the sums of tagLastKeys, which are worked out once.
func (r *TagRows) lastSums(before1, before2 uint8) *tagSums {
	at := &r.last[uint64(before1)*nTags+uint64(before2)]
	if s := at.Load(); s != nil {
		return s
	}
	var b crf.Features
	tagLastKeys(uint64(before1)+1, uint64(before2)+1, &b)
	s := &tagSums{}
	for j := range s {
		s[j] = tagStart
	}
	r.add(s, b.All())
	at.Store(s)
	return s
}

// add adds the weights of features.
func (r *TagRows) add(s *tagSums, keys []uint32) {
	// The look-ups come before the sums, so that the processor overlaps them, and no branch
	// depends on their result: each feature is written to both lists, and only one gets
	// longer.
	var wide, from, to [tagKeys + 1]uint32
	wides, narrows := 0, 0
	for _, k := range keys[:min(len(keys), tagKeys)] {
		k >>= 32 - TagBits
		b, i := &r.blocks[k/tagBlockSize], k%tagBlockSize
		is := int(b.has >> i & 1)
		wide[wides] = uint32(b.wide) + uint32(bits.OnesCount16(b.has&(1<<i-1)))
		from[narrows], to[narrows] = r.of(k)
		wides, narrows = wides+is, narrows+1-is
	}
	for j := range tagWords {
		even, odd := s[2*j], s[2*j+1]
		for _, k := range wide[:wides] {
			w := r.wide[k][j]
			even += w & lowBytes
			odd += w >> 8 & lowBytes
		}
		s[2*j], s[2*j+1] = even, odd
	}
	for n := range narrows {
		for _, w := range r.pairs[from[n]:to[n]] {
			s[(w.Tag/8*2|w.Tag%2)%uint8(len(s))] += uint64(int64(w.W)) << (w.Tag % 8 / 2 * 16)
		}
	}
}

// best returns the tag with the greatest sum, the first of several.
func (s *tagSums) best() uint8 {
	s[0] &^= 0xFFFF // tag 0 is "unknown"
	for y := len(Tags); y < 8*tagWords; y++ {
		s[y/8*2|y%2] &^= 0xFFFF << (y % 8 / 2 * 16)
	}
	top := greater(s[0], s[1])
	for _, v := range s[2:] {
		top = greater(top, v)
	}
	top = greater(top, top>>32)
	top = greater(top, top>>16) & 0xFFFF * lanes
	for j := 0; j < len(s); j += 2 {
		if is := equal(s[j], top)>>1 | equal(s[j+1], top); is != 0 {
			k := bits.TrailingZeros64(is)
			return uint8(4*j + k/16*2 + k%2)
		}
	}
	return 1
}

// greater returns the greater one of each pair of 15-bit numbers.
func greater(a, b uint64) uint64 {
	is := ((a | signs) - b) & signs
	is |= is - is>>15
	return b ^ (a^b)&is
}

// equal returns the upper bit of each pair of equal 15-bit numbers.
func equal(a, b uint64) uint64 { return ^((a ^ b) + (signs - lanes)) & signs }
