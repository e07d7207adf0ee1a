package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words are compared in three forms, each coarser than the one before:
//
//   - [Lower] is a word as the lists of grammar have it: "DON’T" is "don't".
//   - [Fold] is a name however a newsroom writes it: "José" is "Jose",
//     "Gov." is "gov".
//   - [Letters] is a line of text whatever its marks: "Voss: ‘No’" is
//     "VOSS: 'NO'".

// Lower returns the word in lower case, with typewriter apostrophes.
func Lower(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			if ascii, _ := plain(word); ascii {
				return lowerASCII(word)
			}
			return string(AppendLower(make([]byte, 0, len(word)+4), word))
		}
	}
	return word // as most are
}

// AppendLower appends [Lower] of the word.
func AppendLower(to []byte, word string) []byte {
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			to = append(to, byte(r)+'a'-'A')
		case r < utf8.RuneSelf:
			to = append(to, byte(r))
		case r == '’' || r == 'ʼ':
			to = append(to, '\'')
		default:
			to = utf8.AppendRune(to, unicode.ToLower(r))
		}
	}
	return to
}

// Fold returns the word in lower case, with typewriter apostrophes, without
// diacritics and without a final dot. Letters that Unicode does not decompose
// ("ø", "ł", "ı") become the plain letter; an opening single quotation mark is
// the apostrophe of transcribed names ("‘Abd").
func Fold(word string) string {
	word = strings.TrimSuffix(word, ".")
	ascii, lower := plain(word)
	switch {
	case ascii && lower:
		return word
	case ascii:
		return lowerASCII(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == 'ʼ' || r == '‘':
			b.WriteByte('\'')
		case r == 'ı' || r == 'İ':
			b.WriteByte('i')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Letters returns the letters and digits of a text in lower case, with a single
// space where white space separates them.
func Letters(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			space = space || unicode.IsSpace(r)
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// lowerASCII is strings.ToLower of ASCII, with one look at each letter.
func lowerASCII(word string) string {
	var room [32]byte
	b := append(room[:0], word...)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// plain reports whether a word is ASCII, and whether it has no capitals.
func plain(word string) (ascii, lower bool) {
	ascii, lower = true, true
	for i := 0; i < len(word); i++ {
		c := word[i]
		ascii = ascii && c < utf8.RuneSelf
		lower = lower && (c < 'A' || c > 'Z')
	}
	return ascii, lower
}

// StartsUpper reports whether a text begins with a capital letter.
func StartsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// AllUpper reports at least two capital letters and no small one: "NATO", "U.S.".
func AllUpper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}
