package crf

import (
	"cmp"
	"math/bits"
	"slices"
)

// Row is a feature and its weights for the labels 1 to Free, in steps.
type Row struct {
	Key uint32
	W   [Free]int8
}

// Table finds a feature's weights.
//
// Each key is found, or missed, at the first try: the hash of a slot depends on a number
// that is chosen for each small group of keys so that no two share a slot (hash and
// displace, Belazzougui and others 2009). So the processor need not predict where a search
// ends. A filter in front would not pay, as two thirds of a token's features are in the
// table.
type Table struct {
	groups []uint16 // what is mixed into the keys of a group
	slots  []uint64 // the key and, above it, its weights, each plus 128

	groupShift, slotShift uint8
}

const (
	groupHash = 0x85EBCA6B // odd; multiplying by it spreads the upper bits of a key
	slotHash  = 0xC2B2AE35
)

// Groups returns the numbers of the groups of a table of the rows, which take time to find.
func Groups(rows []Row) []uint16 { return NewTable(rows).groups }

// NewTable returns the table of the rows. Of rows with one key the first holds.
func NewTable(rows []Row) Table {
	bits := uint8(4)
	for 1<<bits < len(rows)+len(rows)/4 {
		bits++
	}
	for {
		t := empty(bits)
		if t.fill(rows) {
			return t
		}
		bits++
	}
}

// TableOf returns the table of rows whose groups have been found before, or
// false if they are those of other rows.
func TableOf(rows []Row, groups []uint16) (Table, bool) {
	n := uint8(bits.TrailingZeros(uint(len(groups)))) + groupBits
	if len(groups) != 1<<(n-groupBits) || n < 4 || n > 28 {
		return Table{}, false
	}
	t := empty(n)
	t.groups = groups
	for _, r := range rows {
		at := t.at(r.Key, groups[r.Key*groupHash>>t.groupShift])
		if t.slots[at] != 0 || r.Key == 0 {
			return Table{}, false
		}
		t.slots[at] = r.slot()
	}
	return t, true
}

// A table of 2^bits slots has a quarter as many groups.
const groupBits = 2

func empty(bits uint8) Table {
	return Table{groups: make([]uint16, 1<<(bits-groupBits)), slots: make([]uint64, 1<<bits), groupShift: 32 - bits + groupBits, slotShift: 32 - bits}
}

// fill places the rows, the largest groups first, or reports that it cannot.
func (t *Table) fill(rows []Row) bool {
	groups := make([][]Row, len(t.groups))
	for _, r := range rows {
		g := r.Key * groupHash >> t.groupShift
		if r.Key == 0 || slices.ContainsFunc(groups[g], func(o Row) bool { return o.Key == r.Key }) {
			continue
		}
		groups[g] = append(groups[g], r)
	}
	order := make([]int, 0, len(groups))
	for g := range groups {
		if len(groups[g]) > 0 {
			order = append(order, g)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(groups[b]), len(groups[a])) })
	for _, g := range order {
		if !t.place(g, groups[g]) {
			return false
		}
	}
	return true
}

// place finds a number for a group under which its keys have free slots.
func (t *Table) place(g int, rows []Row) bool {
next:
	for d := 0; d < 1<<16; d++ {
		for i, r := range rows {
			at := t.at(r.Key, uint16(d))
			if t.slots[at] != 0 {
				for _, before := range rows[:i] {
					t.slots[t.at(before.Key, uint16(d))] = 0
				}
				continue next
			}
			t.slots[at] = r.slot()
		}
		t.groups[g] = uint16(d)
		return true
	}
	return false
}

func (t *Table) at(key uint32, d uint16) uint32 { return (key ^ uint32(d)) * slotHash >> t.slotShift }

func (r Row) slot() uint64 {
	s := uint64(r.Key)
	for i, w := range r.W {
		s |= uint64(uint8(w)^0x80) << (32 + 8*i)
	}
	return s
}

// find reads the slots of all features before any is looked at: the processor overlaps the
// reads, as no branch depends on their contents.
func (t *Table) find(b *Features) {
	groups, slots, gshift, sshift := t.groups, t.slots, t.groupShift&31, t.slotShift&31
	for i, k := range b.All() {
		b.slots[i&(maxKeys-1)] = slots[(k^uint32(groups[k*groupHash>>gshift]))*slotHash>>sshift]
	}
}

// sum adds up the weights of the features from one to another, which have been found.
func (b *Features) sum(from, to int) Packed {
	var even, odd, hits uint32 // sums of two weights each, of 16 bits: 256 keys of 255 at most
	for i, k := range b.k[from:to] {
		s := b.slots[(from+i)&(maxKeys-1)]
		other := uint64(uint32(s) ^ k)
		is := uint32((other - 1) >> 32) // all ones if the key is this one
		w := uint32(s>>32) & is
		even += w & 0x00FF00FF
		odd += w >> 8 & 0x00FF00FF
		hits += is & 128
	}
	return Packed(even) + Packed(odd)<<32 - Packed(hits)*0x0001000100010001
}
