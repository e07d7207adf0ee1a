package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/parse/lang"
)

// word is a word of a wording: its letters and digits, normalised and in lower case, and
// its position in the text, in bytes.
type word struct {
	bare       string
	start, end int
	name       bool // it begins with a capital inside a sentence
}

// wordsOf returns the words of a text. "Don't" is one, "cease-fire" two; in a script
// without spaces every character is one.
func wordsOf(text string) []word {
	out := make([]word, 0, len(text)/5)
	start, opens := -1, true // opens: a sentence may begin here
	end := func(at int) {
		if start < 0 {
			return
		}
		w := text[start:at]
		first, _ := utf8.DecodeRuneInString(w)
		if bare := bareWord(w); bare != "" { // signs that are no letters have none
			out = append(out, word{bare, start, at, unicode.IsUpper(first) && !opens})
		}
		start, opens = -1, false
	}
	for i, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9':
			if start < 0 {
				start = i
			}
		case r < 0x80 && r != '\'':
			end(i)
			if r == '.' || r == '!' || r == '?' || r == ':' || r == '"' {
				opens = true
			}
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			end(i)
			start = i
			end(i + len(string(r)))
		case unicode.In(r, unicode.L, unicode.N, unicode.M) || (r == '\'' || r == '’') && start >= 0:
			if start < 0 {
				start = i
			}
		default:
			end(i)
			if r == '…' || r == '“' || r == '‘' {
				opens = true
			}
		}
	}
	end(len(text))
	return out
}

// bareWord returns the letters and digits of a word as bare does; most have no others.
func bareWord(w string) string {
	for i := range len(w) {
		if c := w[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			out, _ := bare(nil, w)
			return string(out)
		}
	}
	return w
}

// bare appends the letters and digits of text to out, normalised and in lower
// case, and counts its words. In a script without spaces two characters count
// as a word.
func bare(out []byte, text string) ([]byte, int) {
	if !norm.NFKC.IsNormalString(text) {
		text = norm.NFKC.String(text)
	}
	words, signs := 0, 0
	inside := false
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			out = append(out, byte(r))
		case 'A' <= r && r <= 'Z':
			out = append(out, byte(r-'A'+'a'))
		case r == '\'' || r == '’':
			continue // don't is one word
		case r < 0x80 || !unicode.In(r, unicode.L, unicode.N, unicode.M):
			inside = false
			continue
		default:
			out = append(out, string(unicode.ToLower(r))...)
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
				signs++
				inside = false
				continue
			}
		}
		if !inside {
			words++
		}
		inside = true
	}
	return out, words + signs/2
}

// contentStem returns the stem of an English content word, or "" for a common word, which
// says nothing about the subject of a sentence. Words in other scripts are their own
// stems.
func contentStem(bare string) string {
	if len(bare) < 2 || lang.CommonWords[bare] {
		return ""
	}
	for _, ending := range endings {
		if stem, ok := strings.CutSuffix(bare, ending); ok && len(stem) >= 4 {
			bare = stem
			break
		}
	}
	if len(bare) > 4 {
		bare = strings.TrimRight(bare, "eiy")
	}
	return bare
}

// Stem returns the stem of an English word in lower case, letters and digits alone, or ""
// for a common one.
func Stem(word string) string { return contentStem(word) }

// endings are the endings that contentStem removes, longest first.
var endings = []string{"ations", "ements", "ation", "ement", "ments", "ingly", "ment", "ings", "edly", "ness", "ies", "ing", "ity", "ive", "ed", "es", "ly", "s"}
