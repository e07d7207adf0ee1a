package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// Program is a font program for embedding: the glyphs a document uses and
// nothing else.
type Program struct {
	Data   []byte   // TrueType, with the tables a PDF reader needs
	Glyphs []uint16 // for each code of the font, its glyph in Data
	Widths []int    // for each code, thousandths of an em

	// In thousandths of an em.
	Ascent, Descent, CapHeight int
	Box                        [4]int // left, bottom, right, top over all glyphs
	ItalicAngle                float64
}

var errTruncated = errors.New("font data ends too early")

// Subset returns the program for the codes in use now.
func (f *Font) Subset() (Program, error) {
	if err := f.Load(); err != nil {
		return Program{}, err
	}
	p, err := subset(f.data, f.codes)
	if err != nil {
		return Program{}, fmt.Errorf("embedding font %s: %w", f.Name, err)
	}
	for code := range f.codes {
		p.Widths = append(p.Widths, f.Width(uint16(code)))
	}
	return p, nil
}

// outlines reads the tables of a TrueType font that a subset is made from.
type outlines struct {
	tables map[string][]byte
	count  int      // of glyphs
	offset []uint32 // of each glyph in glyf, and the end
	long   int      // glyphs with an advance of their own in hmtx
}

func readOutlines(data []byte) (*outlines, error) {
	tables, err := readTables(data)
	if err != nil {
		return nil, err
	}
	for name, size := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "loca": 4, "glyf": 0, "hmtx": 4} {
		if t, ok := tables[name]; !ok || len(t) < size {
			return nil, fmt.Errorf("no usable %q table (only TrueType outlines can be embedded)", name)
		}
	}
	o := &outlines{tables: tables}
	o.count = int(binary.BigEndian.Uint16(tables["maxp"][4:]))
	o.long = int(binary.BigEndian.Uint16(tables["hhea"][34:]))
	loca, wide := tables["loca"], binary.BigEndian.Uint16(tables["head"][50:]) == 1
	for i := 0; i <= o.count; i++ {
		var at uint32
		switch {
		case wide && 4*i+4 <= len(loca):
			at = binary.BigEndian.Uint32(loca[4*i:])
		case !wide && 2*i+2 <= len(loca):
			at = 2 * uint32(binary.BigEndian.Uint16(loca[2*i:]))
		default:
			return nil, errTruncated
		}
		if int(at) > len(tables["glyf"]) || (i > 0 && at < o.offset[i-1]) {
			return nil, errTruncated
		}
		o.offset = append(o.offset, at)
	}
	if o.long == 0 || len(tables["hmtx"]) < 4*o.long+2*(o.count-o.long) {
		return nil, errTruncated
	}
	return o, nil
}

func readTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errTruncated
	}
	tables := map[string][]byte{}
	for i := 0; i < int(binary.BigEndian.Uint16(data[4:])); i++ {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errTruncated
		}
		start := int64(binary.BigEndian.Uint32(data[at+8:]))
		size := int64(binary.BigEndian.Uint32(data[at+12:]))
		if start+size > int64(len(data)) {
			return nil, errTruncated
		}
		tables[string(data[at:at+4])] = data[start : start+size]
	}
	return tables, nil
}

func (o *outlines) glyph(g uint16) []byte {
	if int(g) >= o.count {
		return nil
	}
	return o.tables["glyf"][o.offset[g]:o.offset[g+1]]
}

// metric is advance and left side bearing of a glyph, as in hmtx.
func (o *outlines) metric(g uint16) []byte {
	hmtx, last := o.tables["hmtx"], o.long-1
	if int(g) <= last {
		return hmtx[4*int(g) : 4*int(g)+4]
	}
	at := 4*o.long + 2*(int(g)-o.long)
	return []byte{hmtx[4*last], hmtx[4*last+1], hmtx[at], hmtx[at+1]}
}

// Flags of a component of a composite glyph.
const (
	componentWords   = 1 << 0
	componentScale   = 1 << 3
	componentMore    = 1 << 5
	componentXYScale = 1 << 6
	component2x2     = 1 << 7
)

// components calls visit with the place of every component's glyph number in
// a composite glyph ("é" as "e" and an acute).
func components(glyph []byte, visit func(at int)) error {
	if len(glyph) < 10 || int16(binary.BigEndian.Uint16(glyph)) >= 0 {
		return nil
	}
	for at := 10; ; {
		if at+4 > len(glyph) {
			return errTruncated
		}
		flags := binary.BigEndian.Uint16(glyph[at:])
		visit(at + 2)
		at += 6
		if flags&componentWords != 0 {
			at += 2
		}
		switch {
		case flags&componentScale != 0:
			at += 2
		case flags&componentXYScale != 0:
			at += 4
		case flags&component2x2 != 0:
			at += 8
		}
		if flags&componentMore == 0 {
			return nil
		}
	}
}

func subset(data []byte, codes []Code) (Program, error) {
	o, err := readOutlines(data)
	if err != nil {
		return Program{}, err
	}
	keep := []uint16{0} // old numbers by new number
	renumbered := map[uint16]uint16{0: 0}
	add := func(g uint16) uint16 {
		n, ok := renumbered[g]
		if !ok {
			n = uint16(len(keep))
			renumbered[g] = n
			keep = append(keep, g)
		}
		return n
	}
	var p Program
	for _, c := range codes {
		if c.Glyph != Composed {
			p.Glyphs = append(p.Glyphs, add(c.Glyph))
			continue
		}
		for _, part := range unpackParts(c.parts) {
			add(part.glyph)
		}
		p.Glyphs = append(p.Glyphs, 0) // numbered when all others are
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(keep); i++ { // grows while components are found
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[i] == Blank {
			hmtx = append(hmtx, 0, 0, 0, 0)
			continue
		}
		if int(keep[i]) >= o.count {
			return Program{}, fmt.Errorf("glyph %d of %d does not exist", keep[i], o.count)
		}
		g := append([]byte(nil), o.glyph(keep[i])...)
		err := components(g, func(at int) {
			binary.BigEndian.PutUint16(g[at:], add(binary.BigEndian.Uint16(g[at:])))
		})
		if err != nil {
			return Program{}, err
		}
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = append(hmtx, o.metric(keep[i])...)
	}
	count := len(keep)
	for code, c := range codes {
		if c.Glyph != Composed {
			continue
		}
		g, left := o.compose(unpackParts(c.parts), renumbered)
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g...)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(max(c.width, 0)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(left))
		p.Glyphs[code] = uint16(count)
		count++
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	out := map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx}
	for _, name := range []string{"head", "hhea", "maxp", "cvt ", "fpgm", "prep"} {
		if t, ok := o.tables[name]; ok {
			out[name] = append([]byte(nil), t...)
		}
	}
	binary.BigEndian.PutUint32(out["head"][8:], 0)  // checksum, set by writeTables
	binary.BigEndian.PutUint16(out["head"][50:], 1) // long loca
	binary.BigEndian.PutUint16(out["hhea"][34:], uint16(count))
	binary.BigEndian.PutUint16(out["maxp"][4:], uint16(count))
	roomForComposed(out["maxp"])
	p.Data = writeTables(out)
	p.measure(o)
	return p, nil
}

// measure reads the figures of the font descriptor.
func (p *Program) measure(o *outlines) {
	head, hhea := o.tables["head"], o.tables["hhea"]
	upem := max(int(binary.BigEndian.Uint16(head[18:])), 1)
	em := func(b []byte) int { return int(int16(binary.BigEndian.Uint16(b))) * 1000 / upem }
	for i := range p.Box {
		p.Box[i] = em(head[36+2*i:])
	}
	p.Ascent, p.Descent = em(hhea[4:]), em(hhea[6:])
	p.CapHeight = p.Ascent
	if t := o.tables["OS/2"]; len(t) >= 90 && binary.BigEndian.Uint16(t) >= 2 {
		p.CapHeight = em(t[88:])
	}
	if t := o.tables["post"]; len(t) >= 8 {
		p.ItalicAngle = float64(int32(binary.BigEndian.Uint32(t[4:]))) / 65536
	}
}

// writeTables assembles a font file, tables in order of name.
func writeTables(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	sort.Strings(names)
	power, log := 1, 0
	for power*2 <= len(names) {
		power, log = power*2, log+1
	}
	header := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(names), 16 * power, log, 16 * (len(names) - power)} {
		header = binary.BigEndian.AppendUint16(header, uint16(v))
	}
	var body []byte
	start, headAt := 12+16*len(names), 0
	for _, name := range names {
		if name == "head" {
			headAt = start + len(body)
		}
		header = append(header, name...)
		header = binary.BigEndian.AppendUint32(header, checksum(tables[name]))
		header = binary.BigEndian.AppendUint32(header, uint32(start+len(body)))
		header = binary.BigEndian.AppendUint32(header, uint32(len(tables[name])))
		body = append(body, tables[name]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	file := append(header, body...)
	binary.BigEndian.PutUint32(file[headAt+8:], 0xB1B0AFBA-checksum(file))
	return file
}

func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}
