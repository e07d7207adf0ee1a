package crf

// Row is a feature and its weights for the labels 1 to Free, in steps.
type Row struct {
	Key uint32
	W   [Free]int8
}

// Table finds a feature's weights. The zero Table holds none.
type Table struct {
	shift uint
	slots []Row
}

// NewTable returns the table of the rows. Of rows with one key the first holds.
func NewTable(rows []Row) Table {
	size, shift := 16, uint(28)
	for size < 2*len(rows) {
		size *= 2
		shift--
	}
	t := Table{shift: shift, slots: make([]Row, size)}
	for _, r := range rows {
		if r.Key == 0 { // marks an empty slot
			continue
		}
		i := int(r.Key * 2654435769 >> shift)
		for t.slots[i].Key != 0 && t.slots[i].Key != r.Key {
			i = (i + 1) & (size - 1)
		}
		if t.slots[i].Key == 0 {
			t.slots[i] = r
		}
	}
	return t
}

// sum adds up the weights of the features.
func (t *Table) sum(keys []uint32, e *[MaxLabels]int32) {
	if len(t.slots) == 0 {
		return
	}
	slots, mask, shift := t.slots, uint32(len(t.slots)-1), t.shift
	var w1, w2, w3, w4 int32
	for _, k := range keys {
		i := k * 2654435769 >> shift
		for {
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
			i++
		}
	}
	e[1], e[2], e[3], e[4] = e[1]+w1, e[2]+w2, e[3]+w3, e[4]+w4
}
