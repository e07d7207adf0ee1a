package typeset

import "encoding/binary"

// part is a glyph of a composed one and where it stands, in font units.
type part struct {
	glyph     uint16
	right, up int16
}

// packParts encodes a list of parts as a comparable value.
func packParts(parts []part) string {
	var b []byte
	for _, p := range parts {
		b = binary.BigEndian.AppendUint16(b, p.glyph)
		b = binary.BigEndian.AppendUint16(b, uint16(p.right))
		b = binary.BigEndian.AppendUint16(b, uint16(p.up))
	}
	return string(b)
}

func unpackParts(s string) []part {
	var parts []part
	for b := []byte(s); len(b) >= 6; b = b[6:] {
		parts = append(parts, part{
			binary.BigEndian.Uint16(b), int16(binary.BigEndian.Uint16(b[2:])), int16(binary.BigEndian.Uint16(b[4:])),
		})
	}
	return parts
}

// compose writes a composite glyph of the parts, by their new numbers, and
// returns it with its left side bearing. Parts without an outline are left
// out; a glyph without any is empty.
func (o *outlines) compose(parts []part, renumbered map[uint16]uint16) (glyph []byte, left int16) {
	const wordsAndPlaces = componentWords | 1<<1 // offsets are words, and places, not points
	var body []byte
	var box [4]int16
	last := -1 // where the flags of the last part are
	for _, p := range parts {
		g := o.glyph(p.glyph)
		if len(g) < 10 {
			continue
		}
		corner := func(i int, by int16) int16 { return int16(binary.BigEndian.Uint16(g[2+2*i:])) + by }
		b := [4]int16{corner(0, p.right), corner(1, p.up), corner(2, p.right), corner(3, p.up)}
		if last < 0 {
			box = b
		} else {
			box = [4]int16{min(box[0], b[0]), min(box[1], b[1]), max(box[2], b[2]), max(box[3], b[3])}
			binary.BigEndian.PutUint16(body[last:], wordsAndPlaces|componentMore)
		}
		last = len(body)
		for _, v := range []uint16{wordsAndPlaces, renumbered[p.glyph], uint16(p.right), uint16(p.up)} {
			body = binary.BigEndian.AppendUint16(body, v)
		}
	}
	if last < 0 {
		return nil, 0
	}
	glyph = binary.BigEndian.AppendUint16(nil, 0xFFFF) // composite
	for _, v := range box {
		glyph = binary.BigEndian.AppendUint16(glyph, uint16(v))
	}
	glyph = append(glyph, body...)
	for len(glyph)%4 != 0 {
		glyph = append(glyph, 0)
	}
	return glyph, box[0]
}

// roomForComposed raises the limits in the maxp table to what composed glyphs of a few
// parts need.
func roomForComposed(maxp []byte) {
	if len(maxp) < 32 {
		return
	}
	const parts = 8
	at := func(i int) int { return int(binary.BigEndian.Uint16(maxp[i:])) }
	put := func(i, v int) { binary.BigEndian.PutUint16(maxp[i:], uint16(min(v, 0xFFFF))) }
	put(10, max(at(10), at(6))*parts) // points
	put(12, max(at(12), at(8))*parts) // contours
	put(28, max(at(28), parts))       // components
	put(30, at(30)+1)                 // depth
}
