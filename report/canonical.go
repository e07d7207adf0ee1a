package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tidy returns text from a spreadsheet in the form in which it is stored: accents composed
// (NFC), every kind of space a plain one, none at the ends and never two in a row. Line
// breaks stay, as "\n", because notes may have them. Characters that no cell can hold
// become U+FFFD, as they do when a workbook is written.
func Tidy(s string) string {
	if IsPlain(s) {
		return s
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	var b strings.Builder
	space, broken := false, false
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			broken = true
			continue
		case unicode.IsSpace(r) || r == '\u2007' || r == '\u202F':
			space = true
			continue
		case r == '\u200B' || r == '\uFEFF' || r == '\u2060':
			continue // no width: seen by nobody, left by programs
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			r = utf8.RuneError
		}
		if b.Len() > 0 {
			switch {
			case broken:
				b.WriteByte('\n')
			case space:
				b.WriteByte(' ')
			}
		}
		space, broken = false, false
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String()) // last: a sign without width may have stood before an accent
}

// Alike reports whether two texts differ only in what programs change by themselves when
// they save a file.
func Alike(a, b string) bool { return a == b || Canonical(a) == Canonical(b) }

// Canonical returns text in the form in which cells are compared: tidy, on one
// line, with straight quotation marks, hyphens for dashes and three dots for an
// ellipsis. Spreadsheets replace these characters as people type, in both
// directions.
func Canonical(s string) string {
	if IsPlain(s) {
		return s
	}
	return string(AppendCanonical(nil, s))
}

// Fold returns text in canonical form and lower case, for looking up what people typed
// into a cell, such as the label of a topic or the heading of a column.
func Fold(s string) string { return strings.ToLower(Canonical(s)) }

// AppendCanonical appends the canonical form of s.
func AppendCanonical(out []byte, s string) []byte {
	if IsPlain(s) {
		return append(out, s...)
	}
	from := len(out)
	for _, r := range Tidy(s) {
		switch r {
		case '\n':
			r = ' '
		case '‘', '’', '‚', '‛', '′':
			r = '\''
		case '“', '”', '„', '‟', '«', '»', '″':
			r = '"'
		case '‐', '‑', '‒', '–', '—', '―', '−':
			r = '-'
		case '…':
			out = append(out, "..."...)
			continue
		}
		if r == '-' && len(out) > from && out[len(out)-1] == '-' {
			continue // "--" is what a dash was typed as
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// IsPlain reports whether text is plain ASCII that Canonical and Tidy leave as it is: on one
// line, with no space at its ends, and neither two spaces nor two hyphens in a row. Most
// cells are, and need no copy.
func IsPlain(s string) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	// have has the high bit of each byte of x that is c set, and perhaps of some byte above one.
	have := func(x uint64, c byte) uint64 {
		x ^= ones * uint64(c)
		return (x - ones) &^ x & highs
	}
	i, space, dash := 0, uint64(highs), uint64(0) // the eight bytes before
	for ; i+8 <= len(s); i += 8 {
		e := s[i : i+8]
		x := uint64(e[0]) | uint64(e[1])<<8 | uint64(e[2])<<16 | uint64(e[3])<<24 | uint64(e[4])<<32 | uint64(e[5])<<40 | uint64(e[6])<<48 | uint64(e[7])<<56
		spaces, dashes := have(x, ' '), have(x, '-')
		rare := (x | (x + ones) | (x-ones*' ')&^x) & highs
		if rare|spaces&(spaces<<8|space>>56)|dashes&(dashes<<8|dash>>56) != 0 {
			break // or so it seems: the rest is looked at byte by byte
		}
		space, dash = spaces, dashes
	}
	last := uint8(asSpace)
	if i > 0 {
		last = canonicalClass[s[i-1]]
	}
	for ; i < len(s); i++ {
		class := canonicalClass[s[i]]
		if class != asIs && (class == asNever || class == last) {
			return false
		}
		last = class
	}
	return s == "" || last != asSpace
}

// The treatment of a byte in Canonical.
const (
	asIs    = iota
	asSpace // not twice in a row
	asDash  // the same
	asNever // it is replaced, or may be
)

var canonicalClass = func() (classes [256]uint8) {
	for c := range classes {
		if c < ' ' || c >= 0x7F {
			classes[c] = asNever
		}
	}
	classes[' '], classes['-'] = asSpace, asDash
	return classes
}()
