package draft

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf "golang.org/x/text/encoding/unicode"

	"onrecord/parse"
)

// BOM is the byte order mark. In a UTF-8 file it stays in the text as its
// first character; in UTF-16 it belongs to the encoding and goes.
const BOM = '\uFEFF'

// Decoded is the text of a file and how it was decoded.
type Decoded struct {
	Text     string
	Name     string
	Warnings []parse.Warning
}

// Decode turns bytes into text. UTF-8 is taken as it is; UTF-16 is told by
// its mark or its zero bytes; what is left may be Windows-1252 or another old
// encoding, which is a guess and says so.
func Decode(data []byte) (Decoded, error) {
	switch {
	case len(data) == 0:
		return Decoded{}, ErrEmpty
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		return Decoded{}, fmt.Errorf("%w: it looks like UTF-32", ErrEncoding)
	}
	switch order, mark := UTF16Order(data); {
	case order != nil:
		return decodeUTF16(data[mark:], order)
	case bytes.IndexByte(data, 0) >= 0:
		return Decoded{}, ErrBinary
	}
	if mostlyControls(data) {
		return Decoded{}, ErrBinary
	}
	if utf8.Valid(data) {
		return Decoded{Text: string(data), Name: "UTF-8"}, nil
	}
	return decodeLegacy(data)
}

// DecodeJSON decodes a JSON value from a file, after a mark if one is given, and returns
// what is to be said about the file's encoding.
func DecodeJSON(data []byte, mark string, into any) ([]parse.Warning, error) {
	dec, err := Decode(data)
	if err != nil {
		return nil, err
	}
	text := strings.TrimPrefix(dec.Text, string(BOM))
	if mark != "" {
		_, text, _ = strings.Cut(text, mark)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrDamaged, err)
	}
	return dec.Warnings, nil
}

// UTF16Order tells UTF-16 by its mark or its zero bytes, and returns its order
// and the length of the mark; nil for anything else.
func UTF16Order(data []byte) (binary.ByteOrder, int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return binary.LittleEndian, 2
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return binary.BigEndian, 2
	case bytes.IndexByte(data, 0) < 0:
		return nil, 0
	}
	// Without a mark, spaces and line ends of any script have a zero on one side, and
	// never on the other.
	head := data[:min(len(data), 4096)]
	var count [2]int
	for i, b := range head {
		if b == 0 {
			count[i%2]++
		}
	}
	enough := len(head)/2/50 + 1 // one unit in fifty: an unspaced script has few spaces
	switch {
	case count[0] == 0 && count[1] >= enough:
		return binary.LittleEndian, 0
	case count[1] == 0 && count[0] >= enough:
		return binary.BigEndian, 0
	}
	return nil, 0
}

func decodeUTF16(data []byte, order binary.ByteOrder) (Decoded, error) {
	name := "UTF-16LE"
	if order == binary.BigEndian {
		name = "UTF-16BE"
	}
	runes := DecodeUTF16(data, order)
	damaged, controls := len(data)%2, 0
	for _, r := range runes {
		switch {
		case r == utf8.RuneError, r == 0xFFFE:
			damaged++
		case IsControl(r):
			controls++
		}
	}
	// Random bytes pass for UTF-16 until its halves of characters are counted.
	if len(runes) == 0 {
		return Decoded{}, ErrEmpty
	}
	if controls*20 > len(runes) || damaged*20 > len(runes)+20 {
		return Decoded{}, ErrBinary
	}
	d := Decoded{Text: string(runes), Name: name}
	if damaged > 0 {
		d.Warnings = append(d.Warnings, Damage(name, damaged))
	}
	return d, nil
}

// DecodeUTF16 decodes UTF-16; a last byte that is half a unit is dropped.
func DecodeUTF16(data []byte, order binary.ByteOrder) []rune {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, order.Uint16(data[i:]))
	}
	return utf16.Decode(units)
}

// decodeLegacy reads bytes that are not UTF-8. A UTF-8 file with a few broken
// bytes, cut off in the middle of a character or pasted together, stays
// UTF-8; to read all of it as Windows-1252 would break every other accent.
func decodeLegacy(data []byte) (Decoded, error) {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	if good > 3*bad || bad == 1 && utf8CutShort(data) {
		return Decoded{
			Text:     repair(data),
			Name:     "UTF-8",
			Warnings: []parse.Warning{Damage("UTF-8", bad)},
		}, nil
	}
	text, ok := decode1252(data)
	if mac, better := macOrWindows(text, data); better && (ok || mostlyASCII(data)) {
		return mac, nil
	}
	if !ok {
		return detect(data)
	}
	if words := foreignWords(data); words != nil {
		if g, ok := alphabet(words); ok {
			if text, ok := decodeWhole(data, g.Encoding); ok {
				return guessed(text, g.name), nil
			}
		}
	}
	return guessed(text, "Windows-1252"), nil
}

// foreignWords returns the words of a text that are written in letters beyond ASCII alone, if
// there are more of them than words of both: no language of the Latin alphabet has many, so
// that they are of another, such as the heads of a table.
func foreignWords(data []byte) []byte {
	const shortest = 4 // bytes: "été" is three
	var out []byte
	alone, mixed := 0, 0
	for w := range bytes.FieldsFuncSeq(data, func(r rune) bool { return r < 0x80 && !unicode.IsLetter(r) }) {
		high := 0
		for _, c := range w {
			if c >= 0xC0 {
				high++
			}
		}
		switch {
		case high == len(w) && high >= shortest:
			alone++
			out = append(append(out, w...), ' ')
		case high > 0 && high < len(w):
			mixed++
		}
	}
	if alone < 2 || alone <= mixed {
		return nil
	}
	return out
}

// mostlyASCII reports a text of the Latin alphabet.
func mostlyASCII(data []byte) bool {
	high := 0
	for _, c := range data {
		if c >= 0x80 {
			high++
		}
	}
	return high*5 < len(data)
}

// utf8CutShort reports whether the only fault is a last character that has
// lost its end.
func utf8CutShort(data []byte) bool {
	for n := 1; n <= 3 && n < len(data); n++ {
		if rest := data[len(data)-n:]; utf8.RuneStart(rest[0]) {
			return rest[0] >= 0xC2 && !utf8.FullRune(rest) && utf8.Valid(data[:len(data)-n])
		}
	}
	return false
}

// repair puts U+FFFD in place of each byte that belongs to no character.
func repair(data []byte) string {
	var b strings.Builder
	b.Grow(len(data))
	for _, r := range string(data) {
		b.WriteRune(r)
	}
	return b.String()
}

// decode1252 accepts what a Western European newsroom writes: mostly ASCII,
// and above it letters, quotation marks and signs of prose. Cyrillic or
// Chinese bytes read this way are mostly "letters" too, but too many of them.
func decode1252(data []byte) (string, bool) {
	runes, high, odd := 0, 0, 0
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			return "", false
		}
		if !unicode.IsSpace(r) {
			runes++
		}
		if c >= 0x80 {
			high++
			if !unicode.IsLetter(r) && !strings.ContainsRune("‘’“”‚„«»‹›–—…•·€£§°©®™¿¡½¼¾²³ªº´\u00A0\u00AD", r) {
				odd++
			}
		}
		b.WriteRune(r)
	}
	if runes == 0 || high*4 > runes || odd*5 > high {
		return "", false
	}
	return b.String(), true
}

// Damage warns of characters that are lost.
func Damage(name string, n int) parse.Warning {
	places := "1 place"
	if n != 1 {
		places = fmt.Sprintf("%d places", n)
	}
	return parse.Warning{
		Code: "encoding damaged",
		Text: fmt.Sprintf("The file is %s but broken in %s; the characters lost there are shown as \uFFFD.",
			name, places),
	}
}

// mostlyControls tells a binary file that happens to hold no zero byte.
func mostlyControls(data []byte) bool {
	head := data[:min(len(data), 8192)]
	n := 0
	for _, b := range head {
		if b < 0x80 && IsControl(rune(b)) {
			n++
		}
	}
	return n*20 > len(head)
}

// IsControl leaves out the controls that text files have: tab, line ends,
// form feed, and the end-of-file mark of old systems.
func IsControl(r rune) bool {
	return r < 0x20 && !strings.ContainsRune("\t\n\v\f\r\x1a", r) || r == 0x7F
}

// IsFiller reports white space and marks that print nothing.
func IsFiller(r rune) bool {
	switch r {
	case BOM, '\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\x1a':
		return true
	}
	return unicode.IsSpace(r)
}

// codePages are the alphabets of Windows and its ancestors, by number.
var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855,
	858: charmap.CodePage858, 860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863,
	865: charmap.CodePage865, 866: charmap.CodePage866, 874: charmap.Windows874,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257,
	1258: charmap.Windows1258, 10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic,
	20866: charmap.KOI8R, 21866: charmap.KOI8U, 28591: charmap.ISO8859_1,
	28592: charmap.ISO8859_2, 28595: charmap.ISO8859_5,
	54936: simplifiedchinese.GB18030, 65001: utf.UTF8,
}

// RTFCharsets are the code pages of the character sets that fonts name in RTF.
var RTFCharsets = map[int]int{
	77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
	177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// DecodePage decodes bytes of a code page and returns how many of its
// characters are lost. Of a pictorial font, only the bullet means anything.
func DecodePage(b []byte, page int) (string, int) {
	if page < 0 {
		return strings.Repeat("•", strings.Count(string(b), "\xB7")), 0
	}
	e, ok := codePages[page]
	if !ok {
		e = charmap.Windows1252
	}
	s, err := e.NewDecoder().String(string(b))
	if err != nil {
		return string(utf8.RuneError), 1
	}
	return s, strings.Count(s, string(utf8.RuneError))
}
