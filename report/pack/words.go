package pack

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number writes 12345 as 12,345.
func number(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// capital is text that begins with a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// printed is a speaker's name at the beginning of a line: with a capital.
func printed(name string) string { return capital(nicknamed(name)) }

// nicknamed is a name with curly quotation marks around a nickname where the source has
// straight ones.
func nicknamed(name string) string {
	if strings.Count(name, "\"")%2 == 0 {
		for n := 0; strings.Contains(name, "\""); n++ {
			name = strings.Replace(name, "\"", []string{"“", "”"}[n%2], 1)
		}
	}
	return name
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// oneLine returns text on one line: white space of any length becomes a space,
// control characters go. No-break spaces stay.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\u2007':
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			space = true
			continue
		case unicode.IsControl(r) || r == '\uFEFF':
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// isOneLine reports whether oneLine has nothing to do, as for nearly all texts.
func isOneLine(s string) bool {
	before := ' '
	for _, r := range s {
		switch {
		case r > ' ' && r < 0x7F, r == '\u00A0' || r == '\u202F' || r == '\u2007':
		case r == ' ' && before == ' ', r < ' ', r == utf8.RuneError, r == '\u2028' || r == '\u2029' || r == '\uFEFF',
			r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r)):
			return false
		}
		before = r
	}
	return before != ' ' || s == ""
}

// beginning is the first words of a statement, at most n characters, with a
// sign in brackets where words are left out.
func beginning(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:–—") + " […]"
}

// isolated keeps right-to-left words and their punctuation together in a left-to-right
// line.
func isolated(s string) string {
	if l := scriptLanguage(s); l == "ar" || l == "he" {
		return "\u2068" + s + "\u2069"
	}
	return s
}

// quotationMarks are the quotation marks for verbatim words, by their language, or by
// their script where the language is unknown. Words that contain the outer
// marks themselves get the inner ones, so that it stays clear where they end.
func quotationMarks(language, text string) (open, shut string) {
	open, shut, innerOpen, innerShut := "“", "”", "‘", "’"
	lang, _, _ := strings.Cut(strings.ToLower(language), "-")
	if lang == "" {
		lang = scriptLanguage(text)
	}
	switch lang {
	case "de", "cs", "sk", "sl", "bg", "is", "lt":
		open, shut, innerOpen, innerShut = "„", "“", "‚", "‘"
	case "pl", "ro", "hr", "hu":
		open, shut, innerOpen, innerShut = "„", "”", "«", "»"
	case "fr":
		open, shut, innerOpen, innerShut = "«\u202F", "\u202F»", "“", "”"
	case "ru", "uk", "be", "el", "ar", "fa", "ps", "es", "it", "pt", "hy", "az":
		open, shut, innerOpen, innerShut = "«", "»", "“", "”"
	case "he":
		open, shut, innerOpen, innerShut = "”", "”", "’", "’"
	case "ja":
		open, shut, innerOpen, innerShut = "「", "」", "『", "』"
	case "sv", "fi":
		open, shut, innerOpen, innerShut = "”", "”", "’", "’"
	}
	if strings.ContainsAny(text, strings.TrimSpace(open)+strings.TrimSpace(shut)+"\"") {
		return innerOpen, innerShut
	}
	return open, shut
}

// scriptLanguage is a language whose quotation marks suit the first letters
// of the text.
func scriptLanguage(text string) string {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Hebrew, r):
			return "he"
		case unicode.Is(unicode.Arabic, r):
			return "ar"
		case unicode.Is(unicode.Cyrillic, r):
			return "ru"
		case unicode.Is(unicode.Greek, r):
			return "el"
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Han, r):
			continue // Chinese, unless kana follow
		case unicode.IsLetter(r):
			return "en"
		}
	}
	return "en"
}
