package crf

// Row is a feature and its weights for the labels 1 to Free, in steps.
type Row struct {
	Key uint32
	W   [Free]int8
}

// Table finds a feature's weights. The zero Table holds none.
//
// Most features of a token are not in the table. A bit for each hash, a Bloom
// filter (Bloom 1970) of one function, says so without a look at the slots,
// which do not fit in a core's cache.
type Table struct {
	shift uint
	known []uint64 // bit h is set if the slots hold a key of hash h
	slots []Row
}

// knownBits is how many bits longer a hash of known is than one of slots.
const knownBits = 2

// NewTable returns the table of the rows. Of rows with one key the first holds.
func NewTable(rows []Row) Table {
	size, shift := 16, uint(28)
	for size < 2*len(rows) {
		size *= 2
		shift--
	}
	t := Table{shift: shift, slots: make([]Row, size), known: make([]uint64, size<<knownBits/64)}
	for _, r := range rows {
		if r.Key == 0 { // marks an empty slot
			continue
		}
		h := r.Key * 2654435769 >> (shift - knownBits)
		t.known[h/64] |= 1 << (h % 64)
		i := int(h >> knownBits)
		for t.slots[i].Key != 0 && t.slots[i].Key != r.Key {
			i = (i + 1) & (size - 1)
		}
		if t.slots[i].Key == 0 {
			t.slots[i] = r
		}
	}
	return t
}

// sum adds up the weights of the features, at most maxKeys.
func (t *Table) sum(keys []uint32, e *[MaxLabels]int32) {
	if len(t.slots) == 0 {
		return
	}
	// The first pass has no branch that depends on the data.
	var found [maxKeys]uint32
	n, known, shift := 0, t.known, t.shift-knownBits
	for _, k := range keys {
		h := k * 2654435769 >> shift
		found[n&(maxKeys-1)] = k
		n += int(known[h/64] >> (h % 64) & 1)
	}
	slots, mask := t.slots, uint32(len(t.slots)-1)
	shift = t.shift
	var w1, w2, w3, w4 int32
	for _, k := range found[:n] {
		for i := k * 2654435769 >> shift; ; i++ {
			s := &slots[i&mask]
			if s.Key == k {
				w1 += int32(s.W[0])
				w2 += int32(s.W[1])
				w3 += int32(s.W[2])
				w4 += int32(s.W[3])
				break
			}
			if s.Key == 0 {
				break
			}
		}
	}
	e[1], e[2], e[3], e[4] = e[1]+w1, e[2]+w2, e[3]+w3, e[4]+w4
}
