package workbook

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/report"
)

// Limits of a cell and of a link. A cell holds 32,767 UTF-16 units; a quote is
// cut earlier to leave room for the mark of the cut.
const (
	cellUnits = 32767
	cutUnits  = 32000
	urlUnits  = 2079
	cutMark   = " … [cut]"
)

// clean returns text as a cell can hold it: line ends are "\n", and characters
// that XML has no place for (controls, lone surrogates, bytes that are not
// UTF-8) are shown as U+FFFD. Everything else stays as it is.
func clean(s string) string {
	if !lossy(s) && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if unholdable(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

func unholdable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF
}

// lossy reports whether clean replaces a character of s.
func lossy(s string) bool {
	if printable(s) {
		return false
	}
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || unholdable(r) {
				return true
			}
			i += size
			continue
		case c < ' ' && c != '\r' && unholdable(rune(c)):
			return true
		}
		i++
	}
	return false
}

// cleanLine returns text on one line: runs of white space become one space.
func cleanLine(s string) string {
	if oneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(clean(s)), " ")
}

// oneLine reports whether s has single spaces only, as most fields have: it
// needs no copy.
func oneLine(s string) bool {
	if report.IsPlain(s) {
		return true
	}
	space := true
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || unholdable(r) || unicode.IsSpace(r) {
				return false
			}
			space = false
			i += size
			continue
		}
		if c < ' ' || space && c == ' ' {
			return false
		}
		space = c == ' '
		i++
	}
	return s == "" || !space
}

// paragraphs returns text with single line breaks folded into spaces and empty
// lines kept: "a line\nof print\n\nNext" has two paragraphs. Line breaks of a
// printed page mean nothing in a cell; those between paragraphs do.
// Excel holds 253 line breaks in a cell; text with more is set as one paragraph.
func paragraphs(s string) string {
	s = clean(s)
	if !strings.Contains(s, "\n") {
		return s
	}
	var out []string
	for _, p := range strings.Split(s, "\n\n") {
		lines := strings.Split(p, "\n")
		for i := 1; i < len(lines); i++ {
			lines[i] = strings.TrimLeft(lines[i], " \t")
			lines[i-1] = strings.TrimRight(lines[i-1], " \t")
		}
		if p = strings.TrimSpace(strings.Join(lines, " ")); p != "" {
			out = append(out, p)
		}
	}
	if len(out) > 120 {
		return strings.Join(out, " ")
	}
	return strings.Join(out, "\n\n")
}

// units returns the length of s in UTF-16 units, in which Excel counts.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += unitsOf(r)
	}
	return n
}

func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// pieces cuts text into parts of at most that many UTF-16 units, at spaces where
// there are any. Joined, the parts are the text.
func pieces(s string, most int) []string {
	if len(s) <= most || units(s) <= most {
		return []string{s}
	}
	var out []string
	start, n, space := 0, 0, 0
	for i, r := range s {
		if n+unitsOf(r) > most {
			end := i
			if space > start {
				end = space
			}
			out = append(out, s[start:end])
			n = units(s[end:i])
			start = end
		}
		n += unitsOf(r)
		if unicode.IsSpace(r) {
			space = i + utf8.RuneLen(r)
		}
	}
	return append(out, s[start:])
}

// fit returns text that fits a cell and whether it had to be cut.
func fit(s string) (string, bool) {
	if !tooLong(s) {
		return s, false
	}
	p := pieces(s, cutUnits)
	return strings.TrimRightFunc(p[0], unicode.IsSpace) + cutMark, true
}

// plain returns a cell of text on one line, cut if no cell holds it; the empty
// cell if there is none.
func plain(s string) (c cell) {
	c.set(s)
	return c
}

// set makes an empty cell that of plain.
func (c *cell) set(s string) {
	if s == "" {
		return
	}
	if s, _ = fit(cleanLine(s)); s != "" {
		c.kind, c.text = cellText, s
	}
}

// setList makes an empty cell one of a list, unless that is empty.
func (c *cell) setList(list []string) {
	if len(list) > 0 {
		c.set(strings.Join(list, "; "))
	}
}

// cutLine returns at most n UTF-16 units of s, with a mark where it was cut.
func cutLine(s string, n int) string {
	if units(s) <= n {
		return s
	}
	used := 0
	for i, r := range s {
		if used+unitsOf(r) > n-1 {
			return strings.TrimRightFunc(s[:i], unicode.IsSpace) + "…"
		}
		used += unitsOf(r)
	}
	return s
}

// webLink returns the link to a web or mail address. Anything else does not become a link:
// a document must not make a workbook open files or run scripts.
func webLink(address string) link {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return link{}
	}
	switch u.Scheme = strings.ToLower(u.Scheme); {
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
	case u.Scheme == "mailto" && u.Opaque != "":
	default:
		return link{}
	}
	target := u.String()
	plain, err := url.PathUnescape(target)
	if err != nil {
		return link{} // "50%" in a query is kept by net/url but is no address
	}
	if strings.ContainsAny(plain, "\uFFFE\uFFFF") {
		return link{} // LibreOffice, which writes addresses plainly, would lose every sheet
	}
	target = encodeTarget(target)
	if len(target) > urlUnits {
		return link{}
	}
	return link{url: target}
}

// encodeTarget percent-encodes what a link's target may not hold: net/url
// leaves a query and an opaque address as they were written.
func encodeTarget(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// date returns a day, given as its midnight in UTC, as a date cell; the zero
// time is an empty cell. Excel's days begin with 1900, and it takes
// 1900 for a leap year; days before March 1900 are text.
func date(d time.Time) cell {
	const firstSerial = 61 // 1 March 1900
	if d.IsZero() {
		return cell{}
	}
	day := d.Format(time.DateOnly)
	serial := int(d.Unix()/86400) + 25569
	if serial < firstSerial {
		return text(day)
	}
	return cell{kind: cellDate, text: day, number: float64(serial)}
}

// dateCell makes date cells, and keeps the last.
type dateCell struct {
	day  time.Time
	cell cell
}

func (d *dateCell) of(day time.Time) cell {
	if day != d.day {
		d.day, d.cell = day, date(day)
	}
	return d.cell
}

// rightToLeft reports whether the first letter of s is of a script written
// from right to left.
func rightToLeft(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}

// joined returns a list as one line of text.
func joined(list []string) string { return cleanLine(strings.Join(list, "; ")) }
