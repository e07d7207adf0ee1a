package provenance

import (
	"strings"
	"unicode"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
)

// dateline is what the words before the first sentence, or a line of its own, say about
// place, agency and day.
type dateline struct {
	place   string // verbatim
	agency  string // as written: "Reuters" of "GENEVA, Nov 3 (Reuters) —"
	outlet  string // of a line of its own: "TurkicWorld" of "Baku, TurkicWorld"
	day     dated
	weekday string // "Saturday", where no date stands beside it

	signed   bool   // the agency is the byline's: "By ANN LEE, Associated Press"
	masthead string // an outlet's name on a line by itself near the top; not an agency's
}

var (
	lastWeekday = pattern.Lazily(`(?i)[\s,]+((?:mon|tues|wednes|thurs|fri|satur|sun)day)[\s,]*$`)
	longArticle = pattern.Lazily(`^The \S+ \S+`)
)

// pageNumber matches the page of a printed paper: "S. 4", "p. A12", "page 3".
var pageNumber = pattern.Lazily(`^(?i:pp?|pg|pages?|s|seiten?|p[aá]g(?:ina|\.)?|str|стр|с)\.? ?\p{L}?\d{1,3}(?:[-–]\d{1,3})?$|^\p{L}?\d{1,3}$`)

// bracketed matches "(Reuters)", "[AP]" and "/TASS/".
var bracketed = pattern.Lazily(`[(\[/]([^()\[\]/]+)[)\]/]`)

// readDateline takes the dateline apart. An agency that stands alone in a line
// is the agency, unless the dateline names one.
func readDateline(doc parse.Document, policy day.Policy, outlets *Outlets) dateline {
	d := splitDateline(doc, policy, outlets)
	name := nameAlone(doc, policy, outlets)
	switch o := outlets.find(name); {
	case o == nil || !o.Agency:
		d.masthead = name
	case d.agency == "":
		d.agency = name
	}
	if d.agency == "" {
		if o := outlets.find(signature(doc, outlets)); o != nil && o.Agency {
			d.agency, d.signed = o.Name, true
		}
	}
	return d
}

func splitDateline(doc parse.Document, policy day.Policy, outlets *Outlets) dateline {
	text := doc.Dateline.In(doc.Text)
	text = strings.TrimRight(strings.TrimSpace(text), " \u00A0-–—―_:")
	if text == "" {
		return opening(doc, policy)
	}
	var d dateline
	rest := text
	if g := bracketed.FindStringSubmatchIndex(rest); g != nil {
		inside := strings.TrimSpace(rest[g[2]:g[3]])
		if found, ok := findDay(inside, policy); ok {
			d.day = found
		} else {
			d.agency = inside
		}
		// What follows the agency is a date, or nothing.
		if found, ok := findDay(rest[g[1]:], policy); ok {
			d.day = found
		}
		if g[0] > 0 {
			rest = rest[:g[0]]
		} else {
			rest = strings.TrimLeft(rest[g[1]:], " \u00A0-–—―_") // "(ANSA) - LINDESBY, NOV 8"
		}
	}
	if found, ok := findDay(rest, policy); ok {
		d.day = found
		if after := strings.Trim(rest[found.Span.End:], " ,.-–—|/"); after != "" && d.agency == "" && hasUpper(after) && !pageNumber.MatchString(after) {
			d.agency = after
		}
		rest = rest[:found.Span.Start]
	}
	if g := lastWeekday.FindStringSubmatch(rest); g != nil && d.day == (dated{}) {
		d.weekday = g[1]
	}
	d.place = strings.Trim(lastWeekday.ReplaceAllString(rest, ""), " \u00A0,-–—|/(")
	if d.agency == "" && d.day == (dated{}) {
		d.place, d.agency = splitAgency(d.place, ownLine(doc), outlets)
	}
	if words := strings.Fields(d.place); len(words) > 0 {
		// "VELMORA. Nov 19 (Interfax)": in "Va." and "D.C." the full stop is part of the
		// name.
		if last := words[len(words)-1]; last == strings.ToUpper(last) &&
			strings.Index(last, ".") == len(last)-1 && len(last) > 3 {
			d.place = strings.TrimSuffix(d.place, ".")
		}
	}
	if ownLine(doc) {
		d.outlet, d.agency = d.agency, ""
		// "Northmoor Review, 3 November 2026" has the outlet where others have the place.
		// No place is called "The Sunday Ferry", but nothing says what it is.
		switch {
		case d.outlet != "" || d.day.written == "":
		case isOutlet(d.place, outlets), letterhead.MatchString(d.place): // "Ministry of Transport, 10 November 2026"
			d.outlet, d.place = d.place, ""
		case longArticle.MatchString(d.place):
			d.place = ""
		}
	}
	return d
}

// ownLine reports whether the dateline is a line of its own.
func ownLine(doc parse.Document) bool {
	for _, l := range doc.Lines {
		if l.Role == parse.RoleDateline && l.Span.Contains(doc.Dateline) {
			return true
		}
	}
	return false
}

var partBreak = pattern.Lazily(`,\s*| [-–—|/] `)

// splitAgency takes the last part of "Tehran, IRNA" for an agency if the table
// knows it, or if it is in capitals beside a place that is not. In a line of
// its own ("Baku, TurkicWorld") the last part is the outlet whatever its name.
func splitAgency(s string, ownLine bool, outlets *Outlets) (place, agency string) {
	breaks := partBreak.FindAllStringIndex(s, -1)
	if len(breaks) == 0 {
		if o := outlets.find(s); o != nil && o.Agency {
			return "", s
		}
		return s, ""
	}
	at := breaks[len(breaks)-1]
	first, last := s[:at[0]], s[at[1]:]
	known := outlets.find(last) != nil && (len(last) > 2 || last == "AP") && !abbreviated.MatchString(last)
	capitals := len(last) >= 3 && last == strings.ToUpper(last) && !strings.Contains(last, ".") &&
		first != strings.ToUpper(first)
	if ownLine || known || capitals {
		return first, last
	}
	return s, ""
}

// abbreviated matches a state: "SCRANTON, Pa." names no agency called PA.
var abbreviated = pattern.Lazily(`^\p{L}{1,5}\.$`)

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// opening reads the dateline that releases write as a sentence, "Velmora, 3 November 2026.
// The Embassy regrets", or a record's field. Without a letterhead the sentence may open a
// narrative: "Corrin, 9 August 1999. The night was cold."
func opening(doc parse.Document, policy day.Policy) dateline {
	if fromLetterhead(doc) == "" {
		return dateline{place: placeField(doc)}
	}
	for _, l := range doc.Lines {
		if l.Role != parse.RoleBody {
			continue
		}
		text := strings.TrimSpace(l.Span.In(doc.Text))
		if g := openingDate.FindStringSubmatch(text[:min(len(text), 120)]); g != nil {
			if d, ok := findDay(g[2], policy); ok && d.certain() {
				return dateline{place: g[1], day: d}
			}
		}
		break
	}
	return dateline{place: placeField(doc)}
}

var openingDate = pattern.Lazily(`^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}), ((?:\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{L}{2,8}|\p{Lu}\p{L}{2,8}\.? \d{1,2}),? \d{4})[.:]\s+\p{Lu}`)

// placeField returns the place of a record: "DATELINE: LINDESBY, Northmoor".
func placeField(doc parse.Document) string {
	for _, l := range head(doc) {
		if g := datelineField.FindStringSubmatch(strings.TrimSpace(l.Span.In(doc.Text))); g != nil {
			return g[1]
		}
	}
	return ""
}

var datelineField = pattern.Lazily(`^(?:DATELINE|Dateline): *(\p{Lu}[^.;:]{1,60}?)\.?$`)

// nameAlone returns an outlet whose name stands alone near the top: "Northmoor
// Post" over a date, "Reuters" under a headline.
func nameAlone(doc parse.Document, policy day.Policy, outlets *Outlets) string {
	lines := head(doc)
	for i, l := range lines {
		s := strings.Trim(l.Span.In(doc.Text), "\uFEFF \u00A0\t.")
		if !strings.Contains(s, " (") {
			s = strings.Trim(s, "()")
		}
		switch {
		case i == 0 && l.Role == parse.RoleDateline && besideDate(lines, i) && withoutPlace(s, outlets) != s:
			return s // over its date: "The Ferry (Ostre)"
		case l.Role == parse.RoleDateline && isOutlet(s, outlets) &&
			(outlets.find(s) != nil || !partBreak.MatchString(s)):
			return s
		case (l.Role == parse.RoleTitle || l.Role == parse.RoleByline) &&
			outlets.find(s) != nil && besideDate(lines, i):
			return s // an outlet only by the table, not by its words: "The Guardian"
		case i == 0 && l.Role == parse.RoleTitle && strings.Contains(s, " ") && outlets.find(s) != nil &&
			len(lines) > 1 && lines[1].Role == parse.RoleTitle:
			return s
		}
		if i < runningHeads {
			if name, d := runningHead(s, policy, outlets); !d.Date.IsZero() {
				return name
			}
		}
	}
	return ""
}

// runningHeads is how many lines from the top the head of a printed page is looked for.
const runningHeads = 2

var columns = pattern.Lazily(`\s{3,}|\t+| +(?:[|•·–—]|--+) +`)

// runningHead takes the head of a printed page apart: "THE VESHNIA HERALD
// Friday, 13 November 2026   Page 3", "MERIDIAN WIRE -- EVENING DIGEST -- 17
// November 2026". The first part must be an outlet's name.
func runningHead(s string, policy day.Policy, outlets *Outlets) (name string, d dated) {
	if !strings.ContainsAny(s, "0123456789") {
		return "", dated{}
	}
	for _, part := range columns.Split(strings.TrimSpace(s), -1) {
		got, ok := findDay(part, policy)
		switch {
		case ok && d.written == "" && len(part)-got.Span.Len() <= len("Wednesday, "):
			d = got
		case name == "" && !ok:
			name = strings.TrimSpace(part)
		}
	}
	if d.written == "" {
		name, d = runTogether(s, policy)
	}
	if d.written == "" || !isOutlet(name, outlets) {
		return "", dated{}
	}
	return name, d
}

// runTogether takes apart a head whose columns are lost: "Osk Courier Tuesday, 17 November
// 2026 Page 4".
func runTogether(s string, policy day.Policy) (name string, d dated) {
	d, ok := findDay(s, policy)
	if !ok || d.Month != 0 {
		return "", dated{}
	}
	after := strings.TrimSpace(s[d.Span.End:])
	if after != "" && !pageNumber.MatchString(after) {
		return "", dated{}
	}
	before := s[:d.Span.Start]
	name = strings.Trim(weekdayEnd.ReplaceAllString(before, ""), " ,")
	if after == "" && name == strings.Trim(before, " ,") || !wholeName.MatchString(name) {
		return "", dated{} // with neither weekday nor page it may be a credit: "Photo: Osk Post, 17 November"
	}
	return name, d
}

var wholeName = pattern.Lazily(`^` + bareOutlet + `$`)

var weekdayEnd = pattern.Lazily(`(?i)[\s,]*\b` + day.EnglishWeekday + `,?\s*$`)

// besideDate reports whether the line above or below the i-th is a date line.
func besideDate(lines []parse.Line, i int) bool {
	return i > 0 && lines[i-1].Role == parse.RoleDateline || i+1 < len(lines) && lines[i+1].Role == parse.RoleDateline
}
