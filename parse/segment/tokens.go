package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// tokenize appends the words, numbers and marks of a span's text. White space
// belongs to no token.
func tokenize(out []parse.Token, text string, span parse.Span) []parse.Token {
	for i := span.Start; i < span.End; {
		if text[i] == ' ' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += n
		case isWord(r):
			end, kind := word(text, i, span.End)
			out = append(out, parse.Token{Span: parse.Span{Start: i, End: end}, Kind: kind})
			i = end
		default:
			end := i + n
			if r == '.' { // "..." is one mark
				for end < span.End && text[end] == '.' {
					end++
				}
			}
			if strings.ContainsRune("'`’‘", r) && strings.HasPrefix(text[end:span.End], string(r)) {
				end += n // '' and `` are double quotation marks of typewriter copy, as are ’’ and ‘‘
			}
			kind := parse.TokenMark
			if strings.ContainsRune(quoteMarks, r) {
				kind = parse.TokenQuote
			}
			out = append(out, parse.Token{Span: parse.Span{Start: i, End: end}, Kind: kind})
			i = end
		}
	}
	return out
}

// word returns the end of the word or number that begins at i.
func word(text string, i, end int) (int, parse.TokenKind) {
	start, kind := i, parse.TokenNumber
	letters, dots := 0, 0
	for i < end {
		if isLetter[text[i]] {
			kind = parse.TokenWord
			letters++
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		if isWord(r) {
			if unicode.IsLetter(r) {
				kind = parse.TokenWord
				letters++
			}
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n : end])
		prev, _ := utf8.DecodeLastRuneInString(text[start:i])
		joined := isWord(next) && i+n < end
		switch {
		case (r == '\'' || r == '’' || r == '-' || r == '‐' || r == '‑' || r == '·') && joined:
			i += n
		case (r == '.' || r == ',' || r == ':' || r == '/') && joined && unicode.IsDigit(prev) && unicode.IsDigit(next):
			i += n
		case r == '.' && joined && unicode.IsLetter(next) && (letters == 1 || dots > 0): // U.S
			dots++
			i += n
		case r == '.' && (dots > 0 || isAbbreviation(text[start:i]) && !saysNo(text[start:i], text[i+n:end])): // U.S. · Gen.
			return i + n, kind
		default:
			return i, kind
		}
	}
	return i, kind
}

// isLetter tells the letters of ASCII, of which nearly all words consist.
var isLetter = func() (table [256]bool) {
	for c := 'A'; c <= 'Z'; c++ {
		table[c], table[c-'A'+'a'] = true, true
	}
	return table
}()

func isWord(r rune) bool {
	if r < utf8.RuneSelf && isLetter[r] {
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '\u00ad'
}

// isAbbreviation reports whether a full stop after the word is part of it:
// "Gen. Voss", "M. Voss", "Nov. 3".
func isAbbreviation(word string) bool {
	if r, n := utf8.DecodeRuneInString(word); n == len(word) {
		return unicode.IsUpper(r) && r != 'I' || r == 'v'
	}
	return lang.Abbreviations[lang.Lower(word)]
}

// saysNo reports whether a word is "no" and not the abbreviation that a number follows:
// "She said no. He said yes."
func saysNo(word, rest string) bool {
	if lang.Lower(word) != "no" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"))
	return !unicode.IsDigit(r)
}
