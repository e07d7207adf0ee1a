package office

import (
	"encoding/binary"
	"slices"
)

// byteRun is a run of bytes of a Word file.
type byteRun struct{ from, to int }

// Where the table of pages of character properties stands, and what such a page is,
// [MS-DOC] 2.8.25 and 2.9.33.
const (
	fibRuns    = 0xFA
	runPage    = 512
	sprmGone   = 0x0800 // sprmCFRMarkDel: a tracked change has deleted it
	sprmUnseen = 0x083C // sprmCFVanish: hidden
)

// unseenRuns returns the runs of text that tracked changes have deleted or that are
// hidden, in order. A file that tells of them wrongly has none.
func unseenRuns(main, table []byte) []byteRun {
	at, size := uint64(binary.LittleEndian.Uint32(main[fibRuns:])), uint64(binary.LittleEndian.Uint32(main[fibRuns+4:]))
	if size < 4 || at+size > uint64(len(table)) {
		return nil
	}
	plc := table[at : at+size]
	n := (len(plc) - 4) / 8
	var out []byteRun
	for i := range n {
		number := int(binary.LittleEndian.Uint32(plc[(n+1)*4+i*4:]) & (1<<22 - 1))
		if (number+1)*runPage > len(main) {
			return nil
		}
		out = append(out, unseenOnPage(main[number*runPage:(number+1)*runPage])...)
	}
	slices.SortFunc(out, func(a, b byteRun) int { return a.from - b.from })
	return out
}

// unseenOnPage reads one page of properties: places of runs, for each where in the
// page its properties stand, and in the last byte how many there are.
func unseenOnPage(page []byte) (out []byteRun) {
	runs := int(page[runPage-1])
	if runs*5+4 > runPage-1 {
		return nil
	}
	for i := range runs {
		offset := 2 * int(page[(runs+1)*4+i])
		if offset == 0 || offset >= runPage-1 {
			continue
		}
		end := offset + 1 + int(page[offset])
		if end > runPage-1 || !isUnseen(page[offset+1:end]) {
			continue
		}
		out = append(out, byteRun{int(binary.LittleEndian.Uint32(page[i*4:])),
			int(binary.LittleEndian.Uint32(page[i*4+4:]))})
	}
	return out
}

// isUnseen looks for the two properties in a list of them. The upper bits of each
// name say how long its value is.
func isUnseen(list []byte) bool {
	for len(list) > 2 {
		name := binary.LittleEndian.Uint16(list)
		list = list[2:]
		size := [8]int{1, 1, 2, 4, 2, 2, 0, 3}[name>>13]
		if size == 0 {
			size = 1 + int(list[0])
		}
		if (name == sprmGone || name == sprmUnseen) && list[0] == 1 {
			return true
		}
		if size > len(list) {
			return false
		}
		list = list[size:]
	}
	return false
}

// without returns the bytes of a text that starts at a place of the file, without
// those in the runs.
func without(raw []byte, at int, runs []byteRun) []byte {
	var out []byte
	from := 0
	for _, r := range runs {
		a, b := max(r.from-at, from), min(r.to-at, len(raw))
		if a < b {
			out = append(out, raw[from:a]...)
			from = b
		}
	}
	if from == 0 {
		return raw
	}
	return append(out, raw[from:]...)
}
