package topic

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
)

// token is one word of a text.
type token struct {
	written string // without possessive ending
	folded  []byte // in lower case, with the plain apostrophe; valid until the next token is read
	hash    uint32 // of folded
}

// scanner cuts a text into tokens.
type scanner struct {
	text   string
	at     int
	folded []byte
}

// next returns the next token, or false at the end of the text.
func (s *scanner) next() (token, bool) {
	for s.at < len(s.text) {
		if c := s.text[s.at]; c < utf8.RuneSelf {
			if asciiWord[c] {
				return s.word(), true
			}
			s.at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case standsAlone(r):
			word := s.text[s.at : s.at+size]
			s.at += size
			return s.token(word), true
		case inWord(r):
			return s.word(), true
		}
		s.at += size
	}
	return token{}, false
}

// plain reads a word of ASCII after which nothing belongs to it, as most are: false
// for any other, which is not read.
func (s *scanner) plain() (token, bool) {
	text, at, folded, h := s.text, s.at, s.folded[:0], uint32(hashStart)
	for at < len(text) && asciiWord[text[at]] {
		c := text[at]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		folded, h = append(folded, c), (h^uint32(c))*hashStep
		at++
	}
	if s.folded = folded; at < len(text) && (text[at] >= utf8.RuneSelf || text[at] == '\'' || text[at] == '.' && at == s.at+1) {
		return token{}, false
	}
	t := token{text[s.at:at], folded, hashEnd(h)}
	s.at = at
	return t, true
}

func (s *scanner) word() token {
	if t, ok := s.plain(); ok {
		return t
	}
	start := s.at
	s.at = wordEnd(s.text, start)
	end := s.at
	if dotted := s.initials(start); dotted != "" {
		return s.token(dotted)
	}
	// "don't", "Israel's", "O'Brien": an apostrophe between letters belongs to the word,
	// except in the possessive ending.
	for {
		mark := apostrophe(s.text[s.at:])
		if mark == 0 {
			break
		}
		next := wordEnd(s.text, s.at+mark)
		if next == s.at+mark {
			break
		}
		tail := s.text[s.at+mark : next]
		s.at = next
		if tail == "s" || tail == "S" {
			break
		}
		end = next
	}
	return s.token(s.text[start:end])
}

func (s *scanner) token(written string) token {
	s.folded = lang.AppendLower(s.folded[:0], written)
	return token{written, s.folded, hash(s.folded)}
}

// initials returns "US" where the text reads "U.S." or "U.S" from start, where
// one letter has been read; "" for anything else. "a.m." is read like that too.
func (s *scanner) initials(start int) string {
	if utf8.RuneCountInString(s.text[start:s.at]) != 1 || !strings.HasPrefix(s.text[s.at:], ".") {
		return ""
	}
	letters, at := s.text[start:s.at], s.at
	for at < len(s.text) && s.text[at] == '.' {
		end := wordEnd(s.text, at+1)
		letter := s.text[at+1 : end]
		if utf8.RuneCountInString(letter) != 1 || !startsWithLetter(letter) {
			break
		}
		letters, at = letters+letter, end
	}
	if at == s.at {
		return ""
	}
	if strings.HasPrefix(s.text[at:], ".") {
		at++
	}
	s.at = at
	if mark := apostrophe(s.text[at:]); mark > 0 && strings.HasPrefix(s.text[at+mark:], "s") &&
		wordEnd(s.text, at+mark) == at+mark+1 {
		s.at = at + mark + 1
	}
	return letters
}

// wordEnd returns the offset after the letters and digits that begin at start.
func wordEnd(text string, start int) int {
	for at := start; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf {
			if !asciiWord[c] {
				return at
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) || standsAlone(r) {
			return at
		}
		at += size
	}
	return len(text)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// apostrophe returns the length of the apostrophe that the text begins with, or 0.
func apostrophe(text string) int {
	if text == "" || text[0] != '\'' && text[0] < utf8.RuneSelf {
		return 0
	}
	for _, mark := range [...]string{"'", "’", "ʼ"} {
		if strings.HasPrefix(text, mark) {
			return len(mark)
		}
	}
	return 0
}

// asciiWord marks the letters and digits in ASCII.
var asciiWord = func() (table [256]bool) {
	for c := range table {
		table[c] = '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
	}
	return table
}()

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiWord[r]
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// standsAlone reports whether a letter belongs to a script written without
// spaces: there every letter is a token, and a word is a phrase of them.
func standsAlone(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}

// capitalsMatch reports whether every capital of the term is one in the text: "US" holds in
// "US" but not in "us", "Turkey" in "TURKEY" but not in "turkey". Apart from case, both
// begin with the same letters.
func capitalsMatch(term, written string) bool {
	for _, t := range term {
		w, size := utf8.DecodeRuneInString(written)
		if unicode.IsUpper(t) && !unicode.IsUpper(w) {
			return false
		}
		written = written[size:]
	}
	return true
}
