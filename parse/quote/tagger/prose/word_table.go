package prose

import "math/bits"

// wordTable finds a small number by a hash. Half of its slots are empty, so that nearly
// every search ends at the first.
type wordTable struct {
	slots []uint64 // the hash and, below it, the number and a bit that says that there is one
	shift uint8
}

func newWordTable(words map[uint32]uint8) *wordTable {
	n := bits.Len(uint(2 * len(words)))
	t := &wordTable{slots: make([]uint64, 1<<n), shift: uint8(32 - n)}
	for word, value := range words {
		i := t.first(word)
		for t.slots[i] != 0 {
			i = t.next(i)
		}
		t.slots[i] = uint64(word)<<32 | uint64(value)<<1 | 1
	}
	return t
}

func (t *wordTable) first(word uint32) uint32 { return word >> (t.shift & 63) }
func (t *wordTable) next(i uint32) uint32     { return (i + 1) & uint32(len(t.slots)-1) }

func (t *wordTable) find(word uint32) (value uint8, ok bool) {
	for i := t.first(word); ; i = t.next(i) {
		s := t.slots[i]
		if s == 0 || uint32(s>>32) == word {
			return uint8(s >> 1), s != 0
		}
	}
}
