package speaker

import mathbits "math/bits"

// bits is a set of small numbers, fewer than 128.
type bits[T ~uint8] [2]uint64

func (b *bits[T]) add(k T)     { b[k>>6] |= 1 << (k & 63) }
func (b bits[T]) has(k T) bool { return b[k>>6]&(1<<(k&63)) != 0 }

func (b *bits[T]) addIf(yes bool, k T) {
	if yes {
		b.add(k)
	}
}

// each calls f with every number of the set, in order.
func (b bits[T]) each(f func(T)) {
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			f(T(i*64 + mathbits.TrailingZeros64(w)))
		}
	}
}
