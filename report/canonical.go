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
	if canonicalAlready(s) {
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
	if canonicalAlready(s) {
		return s
	}
	return string(AppendCanonical(nil, s))
}

// Fold returns text in canonical form and lower case, for looking up what people typed
// into a cell, such as the label of a topic or the heading of a column.
func Fold(s string) string { return strings.ToLower(Canonical(s)) }

// AppendCanonical appends the canonical form of s.
func AppendCanonical(out []byte, s string) []byte {
	if canonicalAlready(s) {
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

// canonicalAlready reports whether s is plain ASCII that Canonical would leave
// as it is. Most cells are, and need no copy.
func canonicalAlready(s string) bool {
	last := uint8(asSpace)
	for i := range len(s) {
		class := canonicalClass[s[i]]
		if class != asIs && (class == asNever || class == last) {
			return false
		}
		last = class
	}
	return s == "" || s[0] != ' ' && last != asSpace
}

// What a byte is for Canonical.
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
