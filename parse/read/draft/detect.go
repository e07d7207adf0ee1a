package draft

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"onrecord/parse"
)

// guess is an encoding that a file without any mark may be in.
type guess struct {
	name string
	encoding.Encoding
	least float64 // the confidence of the detector that is asked for
}

// guesses are the encodings that the detector is believed in, by its names for them.
var guesses = map[string]guess{
	"KOI8-R":       {"KOI8-R", charmap.KOI8R, 0.95},
	"WINDOWS-1251": {"Windows-1251", charmap.Windows1251, 0.95},
	"IBM866":       {"code page 866", charmap.CodePage866, 0.95},
	"MACCYRILLIC":  {"Mac OS Cyrillic", charmap.MacintoshCyrillic, 0.95},
	"GB2312":       {"GB18030", simplifiedchinese.GB18030, 0.95},
	"GB18030":      {"GB18030", simplifiedchinese.GB18030, 0.95},
	"BIG5":         {"Big5", traditionalchinese.Big5, 0.95},
	"SHIFT_JIS":    {"Shift-JIS", japanese.ShiftJIS, 0.75}, // it is surer of no other where it is right
	"EUC-JP":       {"EUC-JP", japanese.EUCJP, 0.95},
	"EUC-KR":       {"EUC-KR", korean.EUCKR, 0.95},
	"WINDOWS-1253": {"Windows-1253", charmap.Windows1253, 0.9},
	"ISO-8859-7":   {"ISO 8859-7", charmap.ISO8859_7, 0.9},
	"WINDOWS-1255": {"Windows-1255", charmap.Windows1255, 0.9},
}

// considered are the encodings that a message names of a file in none of them.
const considered = "UTF-8, UTF-16, Windows-1251 to 1256, Mac OS, KOI8-R, code page 866, GB18030, Big5, Shift-JIS or EUC"

// detected is how much of a file the detector looks at, in bytes: its certainty does
// not grow any more.
const detected = 64 << 10

// detect reads text in an alphabet other than the Latin one.
func detect(data []byte) (Decoded, error) {
	if g, ok := alphabet(data); ok {
		if text, ok := decodeWhole(data, g.Encoding); ok {
			return guessed(text, g.name), nil
		}
	}
	return Decoded{}, fmt.Errorf("%w: not %s; save it as UTF-8", ErrEncoding, considered)
}

// alphabet tells the encoding of text in an alphabet other than the Latin one.
func alphabet(data []byte) (guess, bool) {
	sample := data[:min(len(data), detected)]
	r := chardet.Detect(sample)
	if g, ok := guesses[strings.ToUpper(r.Encoding)]; ok && r.Confidence >= g.least {
		if _, ok := decodeWhole(data, g.Encoding); ok {
			return g, true
		}
	}
	for _, g := range []struct {
		guess
		proof func(string) bool
	}{
		{guess{"Windows-1256", charmap.Windows1256, 0}, isArabic},
		{guess{"Shift-JIS", japanese.ShiftJIS, 0}, isJapanese},
		{guess{"Big5", traditionalchinese.Big5, 0}, isChinese},
	} {
		if text, ok := decodeWhole(data, g.Encoding); ok && g.proof(text) {
			return g.guess, true
		}
	}
	return guess{}, false
}

func guessed(text, name string) Decoded {
	return Decoded{Text: text, Name: name, Warnings: []parse.Warning{{
		Code: "encoding guessed",
		Text: "The file is not UTF-8 and was read as " + name + "; check accents and quotation marks.",
	}}}
}

// decodeWhole decodes a text of which hardly anything is lost, and most is letters.
func decodeWhole(data []byte, e encoding.Encoding) (string, bool) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	text := string(out)
	letters, others, lost := 0, 0, 0
	for _, r := range text {
		switch {
		case r == utf8.RuneError:
			lost++
		case unicode.IsLetter(r), unicode.IsSpace(r), r < 0x80 && r >= ' ':
			letters++
		default:
			others++
		}
	}
	return text, lost*100 <= letters && others*4 <= letters
}

// isArabic reports a text with the article of Arabic before many of its words.
func isArabic(s string) bool {
	words, articles := 0, 0
	for _, w := range strings.Fields(s) {
		words++
		if strings.HasPrefix(w, "ال") || strings.HasPrefix(w, "وال") {
			articles++
		}
	}
	return articles > 2 && articles*12 >= words
}

// isChinese reports a text with the characters that every Chinese text has.
func isChinese(s string) bool {
	all, common := 0, 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			all++
			if strings.ContainsRune("的一是不在有人這中大為上個國說到會", r) {
				common++
			}
		}
	}
	return all > 20 && common*20 >= all
}

// isJapanese reports a text with the syllables that every Japanese text has.
func isJapanese(s string) bool {
	all, kana := 0, 0
	for _, r := range s {
		all += oneIf(unicode.IsLetter(r)) + 1
		if r >= 'ぁ' && r <= 'ん' {
			kana++
		}
	}
	return kana > 2 && kana*12 >= all
}

// macOrWindows tells Mac OS Roman from Windows-1252, in which the same bytes are
// other letters and marks, by where these stand: quotation marks around words,
// apostrophes inside, small letters with accents in words of small letters.
func macOrWindows(windows string, data []byte) (Decoded, bool) {
	mac, err := charmap.Macintosh.NewDecoder().Bytes(data)
	if err != nil {
		return Decoded{}, false
	}
	text := string(mac)
	const evidence = 2 // marks: a single one may be anything
	if plausibleMarks(text) < plausibleMarks(windows)+evidence {
		return Decoded{}, false
	}
	return guessed(text, "Mac OS Roman"), true
}

// plausibleMarks adds up where the characters beyond ASCII stand as in prose, less
// where they do not.
func plausibleMarks(s string) int {
	sum := 0
	before := ' '
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch {
		case r < 0x80:
		case strings.ContainsRune("“‘«„", r):
			sum += oneIf(!unicode.IsLetter(before) && !unicode.IsSpace(next))
		case strings.ContainsRune("”’»", r):
			sum += oneIf(!unicode.IsSpace(before))
		case strings.ContainsRune("–—…•\u00A0", r):
			sum += oneIf(!unicode.IsLetter(before) || !unicode.IsLetter(next) || r == '—')
		case unicode.IsLower(r):
			sum += oneIf(unicode.IsLetter(before) || unicode.IsLetter(next))
		case unicode.IsUpper(r):
			sum += oneIf(!unicode.IsLower(before) && unicode.IsLetter(next))
		case unicode.IsLetter(r):
		default:
			sum -= oneIf(unicode.IsLetter(before) && unicode.IsLetter(next) ||
				strings.ContainsRune("‡†ˆ˜ƒ¸¨¯˙˚˝˛ˇ◊∆∑∏π∫Ω≈√", r))
		}
		before = r
	}
	return sum
}

// oneIf is 1 for a mark in its place, and -1 for one out of it.
func oneIf(ok bool) int {
	if ok {
		return 1
	}
	return -1
}

// namesEncoding tells the alphabet of names in an archive that are not UTF-8: that of
// the system on which it was made, or of DOS.
func namesEncoding(names []byte) encoding.Encoding {
	names = names[:min(len(names), detected)]
	if text, ok := decodeWhole(names, japanese.ShiftJIS); ok && isJapanese(text) {
		return japanese.ShiftJIS // of names the detector sees too little
	}
	if r := chardet.Detect(names); r.Confidence >= 0.75 {
		switch strings.ToUpper(r.Encoding) {
		case "IBM866", "GB2312", "GB18030", "SHIFT_JIS", "EUC-KR", "BIG5":
			return guesses[strings.ToUpper(r.Encoding)].Encoding
		}
	}
	return charmap.CodePage437
}
