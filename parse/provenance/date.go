package provenance

import (
	"path"
	"strconv"
	"strings"
	"time"

	"onrecord/parse"
)

// day is a day found in text, as far as the text gives it.
type day struct {
	date      parse.Date    // zero if the year is missing or the order in doubt
	written   string        // the words: "Nov 3", "03/04/2026"
	ambiguous bool          // 03/04/2026: April or March
	readings  [2]parse.Date // of an ambiguous day: day first, month first
	month     time.Month    // of a day without a year
	dom       int
}

// date is the cascade: what was declared, a record's field, a date line or the
// dateline, the byline, the file's name, the address. Where the year is
// missing, or day and month may stand either way, another date of the page
// settles it or the outlet's habit does; else the day is left as a hint in the
// basis and dates nothing.
func date(doc parse.Document, address string, d dateline, outlet *Outlet, outlets *Outlets) (parse.Date, parse.Basis) {
	if !doc.Declared.Date.IsZero() {
		return doc.Declared.Date, doc.Declared.BasisOf(doc.Declared.Marks.Date)
	}
	if r := readRecord(doc); !r.date.IsZero() {
		return r.date, parse.BasisMetadata
	}
	found, basis := dateInHead(doc, outlets)
	ref := reference{year: yearMonthOf(address)}
	for _, got := range []parse.Date{dateInPath(doc.Path), dateInAddress(address), found.date, foot(doc), loaded(doc)} {
		if ref.date.IsZero() {
			ref.date = got
		}
	}
	if !found.date.IsZero() && basis != updateLine {
		return found.date, basis
	}
	if !d.day.date.IsZero() {
		return d.day.date, parse.BasisDateline
	}
	kept := ref
	if kept.date.IsZero() {
		kept.date = doc.Declared.Saved // settles a year, but no weekday: it may be months later
	}
	for _, partial := range []struct {
		day   day
		basis parse.Basis
	}{{found, basis}, {d.day, parse.BasisDateline}} {
		if got := kept.settle(partial.day); !got.IsZero() {
			return got, partial.basis
		}
	}
	if !found.date.IsZero() {
		return found.date, basis
	}
	if d.weekday != "" && !ref.date.IsZero() {
		return ref.last(d.weekday), parse.Inferred(d.weekday + " of the dateline")
	}
	if got := dateInHeading(doc); !got.IsZero() {
		return got, parse.Inferred("heading")
	}
	for _, doubt := range []day{found, d.day} {
		if got := byHabit(doubt, outlet); !got.IsZero() {
			return got, parse.Inferred("day and month by outlet")
		}
	}
	if got := dateInPath(doc.Path); !got.IsZero() {
		return got, parse.BasisFilename
	}
	if got := dateInAddress(address); !got.IsZero() {
		return got, parse.Inferred("address")
	}
	if got := foot(doc); !got.IsZero() {
		return got, parse.Inferred("foot of the page")
	}
	if got := doc.Declared.Modified; !got.IsZero() {
		return got, parse.Inferred("last change")
	}
	for _, hint := range []day{found, d.day} {
		switch {
		case hint.written == "":
		case hint.ambiguous:
			return parse.Date{}, parse.Inferred(hint.written + ", day or month first")
		default:
			return parse.Date{}, parse.Inferred(hint.written + ", year not given")
		}
	}
	if hint := anniversary(doc); hint != "" {
		return parse.Date{}, parse.Inferred(hint)
	}
	return parse.Date{}, parse.BasisUnknown
}

const updateLine = parse.Basis("inferred: update line")

// headLines is how many printed lines are looked through for a date line or
// byline. The second body line ends the search before: a date line there is a
// part of the story.
const headLines = 15

// dateInHead reads date lines and bylines near the top. A line that says
// "updated" is the later day, so it counts only where nothing else does.
func dateInHead(doc parse.Document, outlets *Outlets) (day, parse.Basis) {
	var best day
	basis := parse.BasisUnknown
	seen, body := 0, 0
	for _, l := range doc.Lines {
		if l.Role == parse.RoleBlank || l.Role == parse.RoleMetadata {
			continue
		}
		if seen++; seen > headLines {
			break
		}
		if l.Role == parse.RoleBody {
			if body++; body > 1 {
				break
			}
		}
		text := l.Span.In(doc.Text)
		signed := l.Role == parse.RoleByline || l.Role == parse.RoleTitle && body == 0 && seen > 1 && signedLine.MatchString(strings.TrimSpace(text))
		timed := seen > 1 && (l.Role == parse.RoleTitle && body == 0 || l.Role == parse.RoleBody) && isTimed(strings.TrimSpace(text))
		if l.Role != parse.RoleDateline && !signed && !timed {
			if got := publishedLine(text); !got.date.IsZero() {
				return got, parse.BasisDateline
			}
			if _, got := runningHead(text, outlets); seen <= runningHeads && l.Role == parse.RoleTitle && !got.date.IsZero() {
				return got, parse.BasisDateline
			}
			continue
		}
		got, ok := day{}, false
		if at := updated.FindStringIndex(text); at != nil && at[0] > 0 {
			if got, _, ok = findDay(text[:at[0]]); ok {
				text = text[:at[0]] // "Published 3 November 2026 | Updated 5 November 2026"
			}
		}
		if !ok {
			got, _, ok = findDay(text)
		}
		if !ok {
			continue
		}
		from := parse.BasisDateline
		switch {
		case updated.MatchString(text):
			from = updateLine
		case signed:
			from = parse.BasisByline
		}
		if !got.date.IsZero() && from != updateLine {
			return got, from
		}
		if best.date.IsZero() && (best.written == "" || !got.date.IsZero()) {
			best, basis = got, from
		}
	}
	return best, basis
}

// timedWords is how many words a line of date and time may have.
const timedWords = 18

var (
	clockTime = lazily(`\b\d{1,2}[:.]\d{2} ?(?:[AaPp]\.?[Mm]\b|GMT|UTC|[A-Z]{2,4}\b|$)`)
	dayOpens  = lazily(`^(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?|.*(?:published|posted|updated?)\W+(?:on )?)$`)
)

// isTimed reports a line of a few words that opens with a date, or says that
// it is the page's, and has a time of day: "PTI | New Delhi | Updated: 12
// November 2026 16:20 IST". "When: 20 November 2026, 18:00" is the story's.
func isTimed(text string) bool {
	if strings.HasSuffix(text, ".") || len(strings.Fields(text)) > timedWords || !clockTime.MatchString(text) {
		return false
	}
	_, at, ok := findDay(text)
	return ok && dayOpens.MatchString(text[:at[0]])
}

// publishedLine reads "Published 18 November 2026. Corrected …", in whatever
// line it opens.
func publishedLine(text string) day {
	text = strings.TrimSpace(text)
	at := published.FindStringIndex(text[:min(len(text), 60)])
	if at == nil {
		return day{}
	}
	rest := text[at[1]:min(len(text), at[1]+40)]
	if d, where, ok := findDay(rest); ok && where[0] <= len("Wednesday, ") && afterPublished.MatchString(rest[where[1]:]) {
		return d
	}
	return day{}
}

// afterPublished matches what may follow the day of publication. "Published on
// 3 May 1998, his last book sold forty copies." is the story's.
var afterPublished = lazily(`^[,.]? *(?:$|at \d|\d|[|(–—-]|(?i:updated|corrected|modified|last |by ))`)

var published = lazily(`^(?i:published|posted|publication date|date published)(?i: on| at)?[: ] *`)

// signedLine matches a writer's line that carries a date: "Posted by Ines Roke
// on November 8, 2026", "Ann Lee | 14.11.2026".
var signedLine = lazily(`^(?:(?i:(?:posted|published|written|submitted|filed) by ).{3,60}(?i: on |, | [|–—·-] )[^.]{0,12}\d|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3} (?:[|·]|(?i:published|posted|updated)) \D{0,12}\d)`)

// dateInHeading reads a date that closes a heading behind a comma or dash:
// "Verbatim record, Wednesday 11 November 2026". In "Vote is on 11 November
// 2026" the headline tells of the day.
func dateInHeading(doc parse.Document) parse.Date {
	for _, l := range doc.Lines {
		switch l.Role {
		case parse.RoleBody:
			return parse.Date{}
		case parse.RoleTitle:
			text := l.Span.In(doc.Text)
			if g := closingDate.FindStringSubmatch(text); g != nil && occasion.MatchString(text) {
				if got, _, ok := findDay(g[1]); ok && !got.date.IsZero() {
					return got.date
				}
			}
		}
	}
	return parse.Date{}
}

// occasion matches a heading of what was held on its date. "On this day: 9
// November 1989" is none.
var occasion = lazily(`(?i)\b(?:interview|transcript|record|briefing|statement|remarks|speech|address|conference|hearing|debate|session|sitting|meeting|edition|minutes|bulletin|newsletter|report|digest|communiqu[eé]|programme|broadcast|news|review|letter|talks?|q&a|council|assembly|parliament|committee)\b`)

var closingDate = lazily(`(?i)(?:,|:|\||\s[-–—]+)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{4}-\d{2}-\d{2})\s*\.?\s*$`)

var updated = lazily(`(?i)\b(?:last )?(?:updated|modified)\b|\bupdate\s*:`)

const (
	month = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`
	year  = `((?:18|19|20|21)\d\d)`

	// yearEnd lets a time of day run into the year, as pages lose the space
	// between two elements: "November 20, 20264:12 PM".
	yearEnd = `(?:\b|\d{1,2}:\d\d)`
)

var (
	ymd        = lazily(`\b` + year + `([-./])(\d{1,2})[-./](\d{1,2})(?:\b|T)`)
	numeric    = lazily(`\b(\d{1,2})[-./](\d{1,2})[-./]` + year + `\b`)
	shortYear  = lazily(`^\s*(\d{1,2})[-./](\d{1,2})[-./](\d\d)\b`)
	dayMonth   = lazily(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+` + month + `(?:,?\s+` + year + yearEnd + `)?`)
	monthDay   = lazily(`(?i)\b` + month + `\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+` + year + yearEnd + `)?`)
	fileDay    = lazily(`(?:^|\D)(` + year + `([-._ ]?)(\d{2})([-._ ]?)(\d{2}))(?:\D|$)`)
	addressDay = lazily(`(?i)/` + year + `[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)`)
	addressRun = lazily(`[/-]((?:19|20)\d\d)(\d{2})(\d{2})(?:\D|$)`)
)

// findDay returns the first day in a short text, where it stands, and whether
// there is one.
func findDay(s string) (day, []int, bool) {
	if g := ymd.FindStringSubmatchIndex(s); g != nil {
		d := parse.NewDate(atoi(s[g[2]:g[3]]), time.Month(atoi(s[g[6]:g[7]])), atoi(s[g[8]:g[9]]))
		return day{date: d, written: s[g[0]:g[1]]}, g[:2], !d.IsZero()
	}
	if g := numeric.FindStringSubmatchIndex(s); g != nil {
		d := fromNumbers(atoi(s[g[2]:g[3]]), atoi(s[g[4]:g[5]]), atoi(s[g[6]:g[7]]))
		d.written = s[g[0]:g[1]]
		return d, g[:2], !d.date.IsZero() || d.ambiguous
	}
	if g := shortYear.FindStringSubmatchIndex(s); g != nil {
		year := 2000 + atoi(s[g[6]:g[7]])
		d := fromNumbers(atoi(s[g[2]:g[3]]), atoi(s[g[4]:g[5]]), year)
		// 21/11/26 may be of 2021, too: two digits never date anything alone.
		return day{written: s[g[0]:g[1]], ambiguous: true, readings: d.readings}, g[:2], !d.date.IsZero() || d.ambiguous
	}
	if g := dayMonth.FindStringSubmatchIndex(s); g != nil {
		return named(s, g, 4, 2)
	}
	if g := monthDay.FindStringSubmatchIndex(s); g != nil {
		return named(s, g, 2, 4)
	}
	return day{}, nil, false
}

// named builds a day from a match with the month's name at group offset m and
// the day of the month at n; the year is the last group and may be missing.
func named(s string, g []int, m, n int) (day, []int, bool) {
	mon, dom := monthOf(s[g[m]:g[m+1]]), atoi(s[g[n]:g[n+1]])
	d := day{written: strings.TrimSpace(s[g[0]:g[1]]), month: mon, dom: dom}
	if g[6] < 0 {
		return d, g[:2], !parse.NewDate(2024, mon, dom).IsZero() // a leap year has every day
	}
	d.date = parse.NewDate(atoi(s[g[6]:g[7]]), mon, dom)
	return d, g[:2], !d.date.IsZero()
}

// fromNumbers reads 21/11/2026 and 11/21/2026, which have one reading each,
// and 03/03/2026, whose two are the same; 03/04/2026 stays in doubt.
func fromNumbers(a, b, year int) day {
	dayFirst := parse.NewDate(year, time.Month(b), a)
	monthFirst := parse.NewDate(year, time.Month(a), b)
	switch {
	case dayFirst == monthFirst, monthFirst.IsZero():
		return day{date: dayFirst}
	case dayFirst.IsZero():
		return day{date: monthFirst}
	}
	return day{ambiguous: true, readings: [2]parse.Date{dayFirst, monthFirst}}
}

// dateInPath reads the date in a file's name, or in its folders:
// "2026-11-21 talks.txt", "post_20261121_talks.txt", "2026/11/21/talks.txt".
func dateInPath(name string) parse.Date {
	base := path.Base(name)
	base = strings.TrimSuffix(base, path.Ext(base))
	for _, g := range fileDay.FindAllStringSubmatch(base) {
		if g[3] != g[5] {
			continue
		}
		if d := parse.NewDate(atoi(g[2]), time.Month(atoi(g[4])), atoi(g[6])); !d.IsZero() {
			return d
		}
	}
	if d, _, ok := findDay(strings.ReplaceAll(base, "_", " ")); ok && !d.date.IsZero() {
		return d.date
	}
	return dateInAddress("/" + path.Dir(name) + "/")
}

// dateInAddress reads /2026/11/21/, /2026/nov/21/, /2026-11-21- and
// /20261121/.
func dateInAddress(address string) parse.Date {
	if g := addressDay.FindStringSubmatch(address); g != nil {
		m := time.Month(atoi(g[2]))
		if m == 0 {
			m = monthOf(g[2])
		}
		if d := parse.NewDate(atoi(g[1]), m, atoi(g[3])); !d.IsZero() {
			return d
		}
	}
	if g := addressRun.FindStringSubmatch(address); g != nil {
		return parse.NewDate(atoi(g[1]), time.Month(atoi(g[2])), atoi(g[3]))
	}
	return parse.Date{}
}

// atoi returns 0 for what is no number; every day and month 0 is refused by
// parse.NewDate.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// monthOf takes an English month, full or short; 0 for another word.
func monthOf(name string) time.Month {
	if len(name) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:3], name[:3]) {
			return m
		}
	}
	return 0
}
