package pack

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"

	"onrecord/report/pack/typeset"
)

// resources is the object in which fpdf keeps what all pages share.
const resources = 2

// complete adds to a file that fpdf wrote the fonts in use, the structure,
// what the file says of itself, the file attached, and the lock, if any.
func complete(b []byte, fonts []*typeset.Font, d *drawer, a about, o Options) ([]byte, error) {
	f, err := readPDF(b)
	if err != nil {
		return nil, err
	}
	var list strings.Builder
	for _, font := range fonts {
		if !font.Used() {
			continue
		}
		n, err := f.embed(font)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&list, "\n/%s %d 0 R", d.fonts[font], n)
	}
	if err := f.insert(resources, "/Font <<", list.String()); err != nil {
		return nil, err
	}
	if err := f.addTree(&d.tree); err != nil {
		return nil, err
	}
	if err := f.addAbout(a); err != nil {
		return nil, err
	}
	if err := f.addDestinations(d.rows); err != nil {
		return nil, err
	}
	if o.Attachment != nil {
		if err := f.attach(o.Attachment, a.made); err != nil {
			return nil, err
		}
	}
	if o.Password == "" {
		return f.bytes(nil), nil
	}
	// An extension of PDF 1.7, until 2.0 took it in.
	err = f.insert(f.root, "/Type /Catalog", "\n/Extensions <</ADBE <</BaseVersion /1.7 /ExtensionLevel 8>>>>")
	if err != nil {
		return nil, err
	}
	l, err := newEncryptor(o.Password, f.bytes(nil))
	if err != nil {
		return nil, err
	}
	return f.bytes(l), nil
}

// embed adds a font: the glyphs in use, which code shows which of them, how
// wide each is, and which text each code stands for.
func (f *pdfFile) embed(font *typeset.Font) (int, error) {
	p, err := font.Subset()
	if err != nil {
		return 0, err
	}
	codes := font.Codes()
	program := f.add(f.stream(fmt.Sprintf("/Length1 %d ", len(p.Data)), p.Data))
	var glyphs []byte
	for _, g := range p.Glyphs {
		glyphs = append(glyphs, byte(g>>8), byte(g))
	}
	toGlyph := f.add(f.stream("", glyphs))
	toText := f.add(f.stream("", textMap(codes)))
	name := subsetName(font.Name, glyphs, p.Data)
	italic, flags := p.ItalicAngle, 4 // symbolic: the codes are our own
	if italic != 0 {
		flags |= 64
	}
	descriptor := f.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %s /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>\n",
		name, flags, p.Box[0], p.Box[1], p.Box[2], p.Box[3], num(italic), p.Ascent, p.Descent, p.CapHeight, program))
	var widths strings.Builder
	for _, w := range p.Widths {
		fmt.Fprintf(&widths, "%d ", w)
	}
	cid := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 0 /W [0 [%s]] /CIDToGIDMap %d 0 R>>\n",
		name, descriptor, strings.TrimSpace(widths.String()), toGlyph))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>\n",
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

// stream is a compressed stream object with further entries in its dictionary.
func (f *pdfFile) stream(entries string, data []byte) string {
	var z bytes.Buffer
	if f.packer == nil {
		f.packer = zlib.NewWriter(&z)
	}
	f.packer.Reset(&z)
	f.packer.Write(data) // a bytes.Buffer takes everything
	f.packer.Close()
	return fmt.Sprintf("<<%s/Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream\n", entries, z.Len(), z.Bytes())
}
