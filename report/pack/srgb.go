package pack

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// srgbName is the usual name of the colour space.
const srgbName = "sRGB IEC61966-2.1"

// srgbProfile is an ICC profile (version 4.2) that defines the colours of the pages: sRGB
// (IEC 61966-2-1), adapted to D50, the reference light of profiles. It contains only the
// definition, so no licence is needed.
func srgbProfile() []byte {
	white := xyzTag(0.9642, 1, 0.8249)
	curve := curveTag(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", textTag(srgbName)},
		{"cprt", textTag("No copyright")},
		{"wtpt", white},
		{"chad", adaptation},
		{"rXYZ", xyzTag(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyzTag(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyzTag(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	const header = 128
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	start, curveAt := header+4+12*len(tags), 0
	for _, t := range tags {
		at := start + len(body)
		if t.name == "gTRC" || t.name == "bTRC" { // all three share one curve
			at = curveAt
		} else {
			body = append(body, t.data...)
		}
		if t.name == "rTRC" {
			curveAt = at
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
	}
	head := make([]byte, header)
	binary.BigEndian.PutUint32(head[0:], uint32(start+len(body)))
	binary.BigEndian.PutUint32(head[8:], 0x04200000) // version
	copy(head[12:], "mntrRGB XYZ ")                  // a display, from RGB to XYZ
	for i, v := range []uint16{2026, 1, 1} {         // made on; the time of day is zero
		binary.BigEndian.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], white[8:]) // the reference light
	return append(append(head, table...), body...)
}

// adaptation is the matrix from D65, the white of sRGB, to D50 (Bradford).
var adaptation = append([]byte("sf32\x00\x00\x00\x00"), fixed(
	1.04788, 0.02292, -0.05022,
	0.02959, 0.99048, -0.01706,
	-0.00923, 0.01508, 0.75168)...)

func xyzTag(x, y, z float64) []byte {
	return append([]byte("XYZ \x00\x00\x00\x00"), fixed(x, y, z)...)
}

// curveTag is the transfer curve: linear near black, a power above.
func curveTag(power, a, b, c, d float64) []byte {
	return append([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), fixed(power, a, b, c, d)...)
}

func textTag(s string) []byte {
	units := utf16.Encode([]rune(s))
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS")
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(units)))
	b = binary.BigEndian.AppendUint32(b, 28)
	for _, u := range units {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// fixed writes numbers with 16 bits after the point.
func fixed(values ...float64) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}
