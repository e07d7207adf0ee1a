package crf

// The multipliers are odd 64-bit constants with well-spread bits, one for
// each place of a feature.
const (
	mulT = 0x9E3779B97F4A7C15
	mulA = 0xC2B2AE3D27D4EB4F
	mulB = 0x165667B19E3779F9
	mulC = 0xD6E8FEB86659FD93
	mulD = 0xA0761D6478BD642F
	mulE = 0xE7037ED1A0B428DB
)

// Features collects the features of one token. It is reused from token to token,
// so that building features allocates nothing.
type Features struct {
	n int
	k [maxKeys]uint32

	slots [maxKeys]uint64 // the contents of the table's slots for them

	parts [maxParts]part
	cut   int // how many parts there are
}

// part is the sum of the features up to its end, from the end of the part before.
type part struct {
	end int
	sum *Packed
}

const maxParts = 32

// maxKeys is a power of two above the number of features of any token.
const maxKeys = 256

// Reset removes all features.
func (b *Features) Reset() { b.n, b.cut = 0, 0 }

// Part has [Model.SumParts] store in sum the sum of the features added since the part
// before.
func (b *Features) Part(sum *Packed) {
	b.parts[b.cut] = part{b.n, sum}
	b.cut++
}

// Put adds features that have been made before.
func (b *Features) Put(keys ...uint32) { b.n += copy(b.k[b.n:], keys) }

// Arrange moves the features from one on, each to its place among those that have one.
func (b *Features) Arrange(from int, places []uint8) {
	var moved [maxKeys]uint32
	for i, to := range places {
		moved[to] = b.k[from+i]
	}
	copy(b.k[from:], moved[:len(places)])
}

// All returns the features collected; they are valid until the next Reset.
func (b *Features) All() []uint32 { return b.k[:b.n] }

func (b *Features) put(h uint64) {
	h ^= h >> 32
	h *= mulC
	b.k[b.n&(maxKeys-1)] = uint32(h >> 32)
	b.n++
}

// Add1 to Add5 add the feature of template t with one to five values.
func (b *Features) Add1(t, a uint64)          { b.put(t*mulT + a*mulA) }
func (b *Features) Add2(t, a, c uint64)       { b.put(t*mulT + a*mulA + c*mulB) }
func (b *Features) Add3(t, a, c, d uint64)    { b.put(t*mulT + a*mulA + c*mulB + d*mulC) }
func (b *Features) Add4(t, a, c, d, e uint64) { b.put(t*mulT + a*mulA + c*mulB + d*mulC + e*mulD) }
func (b *Features) Add5(t, a, c, d, e, f uint64) {
	b.put(t*mulT + a*mulA + c*mulB + d*mulC + e*mulD + f*mulE)
}

// Mix combines two values into one that can be used in a feature.
func Mix(a, b uint64) uint64 {
	h := a*mulA + b*mulB + mulT
	h ^= h >> 29
	return h * mulD
}

// String returns the hash of a word's bytes.
func String(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return Finish(h)
}

// Seed, Step and Finish hash byte by byte: Finish(Step(Step(Seed, 'n'), 'o'))
// is String("no").
const Seed uint64 = 14695981039346656037

// Step adds one byte.
func Step(h uint64, b byte) uint64 { return (h ^ uint64(b)) * 1099511628211 }

// Finish spreads the bits of a hash made by Step.
func Finish(h uint64) uint64 {
	h ^= h >> 32
	h *= mulC
	h ^= h >> 29
	return h
}
