package pack

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"

	"onrecord/report/pack/typeset"
)

// embed adds a font: the glyphs in use, which code shows which of them, how
// wide each is, and which text each code stands for.
func (f *pdfFile) embed(font *typeset.Font) (int, error) {
	p, err := font.Subset()
	if err != nil {
		return 0, err
	}
	codes := font.Codes()
	program, toGlyph, toText := f.reserve(), f.reserve(), f.reserve()
	f.stream(program, fmt.Sprintf("/Length1 %d ", len(p.Data)), p.Data)
	var glyphs []byte
	for _, g := range p.Glyphs {
		glyphs = append(glyphs, byte(g>>8), byte(g))
	}
	f.stream(toGlyph, "", glyphs)
	f.stream(toText, "", textMap(codes))
	name := subsetName(font.Name, glyphs, p.Data)
	italic, flags := p.ItalicAngle, 4 // symbolic: the codes are our own
	if italic != 0 {
		flags |= 64
	}
	descriptor := f.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %s /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		name, flags, p.Box[0], p.Box[1], p.Box[2], p.Box[3], num(italic), p.Ascent, p.Descent, p.CapHeight, program))
	var widths strings.Builder
	for _, w := range p.Widths {
		fmt.Fprintf(&widths, "%d ", w)
	}
	cid := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 0 /W [0 [%s]] /CIDToGIDMap %d 0 R>>",
		name, descriptor, strings.TrimSpace(widths.String()), toGlyph))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, cid, toText)), nil
}

// subsetName marks a font name as that of a subset, "ABCDEF+Name", with
// letters that come from its content.
func subsetName(name string, parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + name
}

// textMap is the ToUnicode map of the codes.
func textMap(codes []typeset.Code) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 1; from < len(codes); from += 100 {
		part := codes[from:min(from+100, len(codes))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, c := range part {
			fmt.Fprintf(&b, "<%04X> <", from+i)
			for _, u := range utf16.Encode([]rune(c.Text)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
