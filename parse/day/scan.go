package day

import (
	"path"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/pattern"
)

// token is a run of ASCII digits or of letters.
type token struct {
	start, end int
	number     bool
}

func (t token) size() int { return t.end - t.start }

// tokens are a text in which a day is looked for.
type tokens struct {
	text   string
	list   []token
	policy Policy
}

// cut appends the tokens of a text.
func cut(s string, out []token) []token {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		number := isDigit(s[i])
		if !number && !unicode.IsLetter(r) {
			i += size
			continue
		}
		start := i
		for i < len(s) {
			r, size = utf8.DecodeRuneInString(s[i:])
			if isDigit(s[i]) != number || !number && !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			i += size
		}
		out = append(out, token{start, i, number})
	}
	return out
}

func (t tokens) word(i int) string { return t.text[t.list[i].start:t.list[i].end] }

// gap returns what stands before token i, after the one before it.
func (t tokens) gap(i int) string { return t.text[t.list[i-1].end:t.list[i].start] }

// glued reports a token that the one before it runs into.
func (t tokens) glued(i int) bool { return i > 0 && t.gap(i) == "" }

// isNumber reports a number of one or two digits at i.
func (t tokens) isNumber(i int) bool {
	return i < len(t.list) && t.list[i].number && t.list[i].size() <= 2
}

// The years that a document may be of or tell of. Programs write the year 1 or
// 101 for a day that they do not know.
const (
	firstYear = 1500
	lastYear  = 2199
)

// year reads the year at token i and returns where it ends. A time of day may
// run into it, as pages lose the space between two elements: "20264:12 PM".
func (t tokens) year(i int) (year, end int, ok bool) {
	if i >= len(t.list) || !t.list[i].number {
		return 0, 0, false
	}
	one := t.list[i]
	switch n := one.size(); {
	case n == 4:
	case (n == 5 || n == 6) && i+1 < len(t.list) && t.gap(i+1) == ":" && t.isNumber(i+1):
	default:
		return 0, 0, false
	}
	year = number(t.text[one.start : one.start+4])
	return year, one.start + 4, year >= firstYear && year <= lastYear
}

// yearFirst reads "2026-11-21", "2026/11/21", "2026. 11. 21".
func (t tokens) yearFirst(i int) (Reading, bool) {
	year, _, ok := t.year(i)
	if !ok || !t.isNumber(i+1) || !t.isNumber(i+2) || t.separator(i+1) == "" || t.separator(i+2) == "" {
		return Reading{}, false
	}
	d := parse.NewDate(year, time.Month(number(t.word(i+1))), number(t.word(i+2)))
	return Reading{Date: d, Span: parse.Span{Start: t.list[i].start, End: t.list[i+2].end}}, !d.IsZero()
}

// separator returns what stands between the numbers of a day before token i, or
// "".
func (t tokens) separator(i int) string {
	switch s := t.gap(i); s {
	case "-", ".", "/":
		return s
	case ". ":
		return "."
	}
	return ""
}

// numbers reads "21/11/2026", "21. 11. 2026" and, at the start of a text,
// "21/11/26".
func (t tokens) numbers(i int) (Reading, bool) {
	if !t.isNumber(i+1) || i+2 >= len(t.list) || !t.list[i+2].number {
		return Reading{}, false
	}
	separator := t.separator(i + 1)
	if separator == "" || t.separator(i+2) == "" {
		return Reading{}, false
	}
	a, b := number(t.word(i)), number(t.word(i+1))
	r := Reading{Span: parse.Span{Start: t.list[i].start, End: t.list[i+2].end}}
	if year, end, ok := t.year(i + 2); ok {
		r.Span.End = end
		r.Date, r.Either, r.Order = t.policy.settle(a, b, year, separator)
		return r, !r.Date.IsZero() || r.Open()
	}
	if t.list[i+2].size() == 2 && strings.TrimSpace(t.text[:r.Span.Start]) == "" {
		year := 2000 + number(t.word(i+2)) // or another century: it needs a witness
		r.Either = [2]parse.Date{parse.NewDate(year, time.Month(b), a), parse.NewDate(year, time.Month(a), b)}
		return r, r.Open()
	}
	return Reading{}, false
}

// settle reads 21/11/2026 and 11/21/2026, which have one reading each, and
// 03/03/2026, whose two are the same; of 03/04/2026 it asks the policy.
func (p Policy) settle(a, b, year int, separator string) (parse.Date, [2]parse.Date, Order) {
	either := [2]parse.Date{parse.NewDate(year, time.Month(b), a), parse.NewDate(year, time.Month(a), b)}
	switch {
	case either[0] == either[1], either[1].IsZero():
		return either[0], [2]parse.Date{}, Order{}
	case either[0].IsZero():
		return either[1], [2]parse.Date{}, Order{}
	}
	order := p.order(separator)
	switch {
	case order.By == Refused:
		return parse.Date{}, either, order
	case order.MonthFirst:
		return either[1], either, order
	}
	return either[0], either, order
}

// ordinals are what may be written right after the number of a day.
var ordinals = map[string]bool{"st": true, "nd": true, "rd": true, "th": true, "er": true, "º": true, "ª": true}

// links are the words between day and month, or month and year.
var links = map[string]bool{"de": true, "del": true, "of": true, "di": true, "d": true}

// dayFirst reads "21 November 2026", "3. März 2026", "20 de noviembre de
// 2026", "21-Nov-2026", and "21 November" without a year.
func (t tokens) dayFirst(i int) (Reading, bool) {
	k := i + 1
	if k < len(t.list) && t.gap(k) == "" && ordinals[t.word(k)] {
		k++
	}
	if t.glued(i) || k >= len(t.list) || !spaced(t.gap(k), " .-/°") {
		return Reading{}, false
	}
	plain := strings.TrimSpace(t.gap(k)) == ""
	if k+1 < len(t.list) && links[t.word(k)] && (spaced(t.gap(k+1), " ") || t.gap(k+1) == "'" || t.gap(k+1) == "’") {
		k, plain = k+1, false
	}
	if t.list[k].number {
		return Reading{}, false
	}
	form := bareDay
	year, end, hasYear := t.yearBehind(k)
	if hasYear {
		form = dayMonthYear
	}
	m := monthOf(t.word(k), t.policy.Language, form)
	if m.number == 0 || !hasYear && !plain {
		return Reading{}, false
	}
	r := Reading{Span: parse.Span{Start: t.list[i].start, End: t.list[k].end}}
	if !hasYear && m.short && strings.HasPrefix(t.text[r.Span.End:], ".") {
		r.Span.End++
	}
	return r.of(m.number, number(t.word(i)), year, end)
}

// monthFirst reads "November 21, 2026", "Nov. 21st 2026", and "Nov 21" without
// a year.
func (t tokens) monthFirst(i int) (Reading, bool) {
	if !t.isNumber(i+1) || !spaced(t.gap(i+1), " .") || strings.TrimLeft(t.gap(i+1), ".") == "" {
		return Reading{}, false
	}
	m := monthOf(t.word(i), t.policy.Language, monthDayYear)
	if m.number == 0 {
		return Reading{}, false
	}
	k := i + 1
	if k+1 < len(t.list) && t.gap(k+1) == "" {
		if !ordinals[t.word(k+1)] {
			return Reading{}, false
		}
		k++
	}
	year, end, _ := t.yearBehind(k)
	r := Reading{Span: parse.Span{Start: t.list[i].start, End: t.list[k].end}}
	return r.of(m.number, number(t.word(i+1)), year, end)
}

// yearBehind reads the year that token i is followed by: ", 2026", " de 2026",
// "-2026".
func (t tokens) yearBehind(i int) (year, end int, ok bool) {
	k := i + 1
	if k+1 < len(t.list) && links[t.word(k)] && spaced(t.gap(k), " ") {
		k++
	}
	if k >= len(t.list) || !spaced(t.gap(k), " .,-/") {
		return 0, 0, false
	}
	return t.year(k)
}

// of completes a reading with its month and day, and with the year if there is
// one.
func (r Reading) of(month time.Month, day, year, end int) (Reading, bool) {
	if year == 0 {
		r.Month, r.Day = month, day
		return r, !parse.NewDate(2024, month, day).IsZero() // a leap year has every day
	}
	r.Date, r.Span.End = parse.NewDate(year, month, day), end
	return r, !r.Date.IsZero()
}

// spaced reports a gap of one to three of the marks; " " stands for any space.
func spaced(gap, marks string) bool {
	const most = 3
	n := 0
	for _, r := range gap {
		if unicode.IsSpace(r) {
			r = ' '
		}
		if n++; n > most || !strings.ContainsRune(marks, r) {
			return false
		}
	}
	return n > 0
}

var (
	addressDay = pattern.Lazily(`(?i)[/_-]((?:18|19|20|21)\d\d)[/_-](\d{1,2}|[a-z]{3})[/_-](\d{1,2})(?:[/_.-]|$)`)
	addressRun = pattern.Lazily(`[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\D|$)`)
	nameDay    = pattern.Lazily(`(?:^|\D)((?:18|19|20|21)\d\d)([-._ ]?)(\d{2})([-._ ]?)(\d{2})(?:\D|$)`)
)

// InAddress reads the date in a web address: /2026/11/21/, /2026/nov/21/,
// /2026-11-21-talks, /20261121-talks; the zero Date if there is none.
func InAddress(address string) parse.Date {
	if g := addressDay.FindStringSubmatch(address); g != nil {
		m := Month(g[2], "en")
		if isDigit(g[2][0]) {
			m = time.Month(number(g[2]))
		}
		if d := parse.NewDate(number(g[1]), m, number(g[3])); !d.IsZero() {
			return d
		}
	}
	if g := addressRun.FindStringSubmatch(address); g != nil {
		return parse.NewDate(number(g[1]), time.Month(number(g[2])), number(g[3]))
	}
	return parse.Date{}
}

// InName reads the date in a file name or its folders: "2026-11-21 talks.txt",
// "post_20261121_talks.txt", "2026/11/21/talks.txt"; the zero Date if there is none that
// is certain.
func InName(name string) parse.Date {
	base := path.Base(name)
	base = strings.TrimSuffix(base, path.Ext(base))
	for _, g := range nameDay.FindAllStringSubmatch(base, -1) {
		if g[2] != g[4] {
			continue
		}
		if d := parse.NewDate(number(g[1]), time.Month(number(g[3])), number(g[5])); !d.IsZero() {
			return d
		}
	}
	if r, ok := Find(strings.ReplaceAll(base, "_", " "), Policy{}); ok && !r.Date.IsZero() {
		return r.Date
	}
	return InAddress("/" + path.Dir(name) + "/")
}

// CutName returns the parts of a file name before and after its date, without the
// separators: "post" and "talks" for "post_2026-11-21_talks".
func CutName(base string) (before, after string, ok bool) {
	at := nameDay.FindStringIndex(base)
	if at == nil {
		return base, "", false
	}
	return base[:at[0]], base[at[1]:], true
}
