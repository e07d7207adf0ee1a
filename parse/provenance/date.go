package provenance

import (
	"cmp"
	"strconv"
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
)

// dated is a day found in a line, and its words: "Nov 3", "03/04/2026".
type dated struct {
	day.Reading
	written string
}

// certain reports whether the date is complete and can be read in one way only.
func (d dated) certain() bool { return !d.Date.IsZero() && !d.Doubtful() }

// findDay returns the first day in a short text.
func findDay(s string, p day.Policy) (dated, bool) {
	r, ok := day.Find(s, p)
	return dated{r, strings.TrimSpace(r.Span.In(s))}, ok
}

// date tries in turn what was declared, a record's field, a date line or the dateline, the
// byline, the file's name and the address. If the year is missing or the order of day and
// month is open, another date of the page settles it, or the outlet's country, or the
// document's language. Otherwise the date stays empty and the basis has the day as a hint.
func date(doc parse.Document, policy day.Policy, address string, d dateline, outlet *Outlet, outlets *Outlets) (parse.Date, parse.Basis) {
	declared, _ := findDay(doc.Declared.DateInDoubt, policy)
	switch got := byHabit(declared, outlet, address); {
	case doc.Declared.Date.IsZero() && declared.certain():
		return declared.Date, doc.Declared.BasisOf(doc.Declared.Marks.Date)
	case doc.Declared.Date.IsZero():
	case !got.IsZero() && got != doc.Declared.Date:
		return got, outletsOrder
	default:
		return doc.Declared.Date, doc.Declared.BasisOf(doc.Declared.Marks.Date)
	}
	if r := readRecord(doc, policy); !r.date.IsZero() {
		return r.date, parse.BasisMetadata
	}
	found, basis := dateInHead(doc, policy, outlets)
	inName, inAddress, atFoot := day.InName(doc.Path), day.InAddress(address), foot(doc, policy)
	printed := parse.Date{}
	if found.certain() {
		printed = found.Date
	}
	ref := reference{year: yearMonthOf(address), date: cmp.Or(inName, inAddress, printed, atFoot, loaded(doc))}
	if found.certain() && basis != updateLine {
		return found.Date, basis
	}
	if d.day.certain() {
		return d.day.Date, parse.BasisDateline
	}
	kept := ref
	kept.date = cmp.Or(kept.date, doc.Declared.Saved) // settles a year, but no weekday: it may be months later
	for _, partial := range []struct {
		day   dated
		basis parse.Basis
	}{{declared, parse.BasisMetadata}, {found, basis}, {d.day, parse.BasisDateline}} {
		if got := kept.settle(partial.day); !got.IsZero() {
			return got, partial.basis
		}
	}
	if found.certain() {
		return found.Date, basis
	}
	if d.weekday != "" && !ref.date.IsZero() {
		return ref.last(d.weekday), parse.Inferred(d.weekday + " of the dateline")
	}
	if got, basis := dateInHeading(doc, policy); !got.IsZero() {
		return got, basis
	}
	hints := []dated{declared, found, d.day}
	for _, doubt := range hints {
		if got := byHabit(doubt, outlet, address); !got.IsZero() {
			return got, outletsOrder
		}
		if !doubt.Date.IsZero() {
			return doubt.Date, parse.Inferred("day and month by language")
		}
	}
	for _, last := range []struct {
		date  parse.Date
		basis parse.Basis
	}{{inName, parse.BasisFilename}, {inAddress, parse.Inferred("address")}, {atFoot, parse.Inferred("foot of the page")},
		{doc.Declared.Modified, parse.Inferred("last change")}} {
		if !last.date.IsZero() {
			return last.date, last.basis
		}
	}
	return parse.Date{}, hint(doc, policy, hints)
}

// hint says what is known of a day that stays unknown.
func hint(doc parse.Document, policy day.Policy, days []dated) parse.Basis {
	for _, d := range days {
		switch {
		case d.written == "":
		case d.Open():
			return parse.Inferred(d.written + ", day or month first")
		default:
			return parse.Inferred(d.written + ", year not given")
		}
	}
	if got := anniversary(doc, policy); got != "" {
		return parse.Inferred(got)
	}
	return parse.BasisUnknown
}

var outletsOrder = parse.Inferred("day and month by outlet")

const updateLine = parse.Basis("inferred: update line")

// headLines is how many printed lines are looked through for a date line or byline. The
// search stops earlier at the second body line: a date there is part of the story.
const headLines = 15

// dateInHead reads date lines and bylines near the top. A line that says "updated" gives a
// later day, so it counts only if there is no other.
func dateInHead(doc parse.Document, policy day.Policy, outlets *Outlets) (dated, parse.Basis) {
	var best dated
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
		signed := l.Role == parse.RoleByline || l.Role == parse.RoleTitle && body == 0 && seen > 1 &&
			signedLine.MatchString(strings.TrimSpace(text))
		timed := seen > 1 && (l.Role == parse.RoleTitle && body == 0 || l.Role == parse.RoleBody) &&
			isTimed(strings.TrimSpace(text), policy)
		if l.Role != parse.RoleDateline && !signed && !timed {
			if got := publishedLine(text, policy); !got.Date.IsZero() {
				return got, parse.BasisDateline
			}
			if _, got := runningHead(text, policy, outlets); seen <= runningHeads &&
				(l.Role == parse.RoleTitle || l.Role == parse.RoleBoilerplate) && !got.Date.IsZero() {
				return got, parse.BasisDateline
			}
			if !mayBeImprint(l.Role, seen) {
				continue
			}
			switch im, ok := readImprint(text, policy, outlets); {
			case !ok:
			case !im.update && !im.day.Date.IsZero():
				return im.day, parse.BasisDateline
			case best.Date.IsZero() && (best.written == "" || !im.day.Date.IsZero()):
				best, basis = im.day, parse.BasisDateline
				if im.update {
					basis = updateLine
				}
			}
			continue
		}
		got, isUpdate, ok := dayOfLine(text, policy)
		if !ok {
			continue
		}
		from := parse.BasisDateline
		switch {
		case isUpdate:
			from = updateLine
		case signed:
			from = parse.BasisByline
		}
		if !got.Date.IsZero() && from != updateLine {
			return got, from
		}
		if best.Date.IsZero() && (best.written == "" || !got.Date.IsZero()) {
			best, basis = got, from
		}
	}
	return best, basis
}

// dayOfLine returns the day of a line that is there for it, and whether it is that of an
// update. Of "Published 3 November 2026 | Updated 5 November 2026" it is the first.
func dayOfLine(text string, policy day.Policy) (d dated, isUpdate, ok bool) {
	if at := updated.FindStringIndex(text); at != nil && at[0] > 0 {
		if d, ok = findDay(text[:at[0]], policy); ok {
			return d, updated.MatchString(text[:at[0]]), true
		}
	}
	d, ok = findDay(text, policy)
	return d, updated.MatchString(text), ok
}

// timedWords is how many words a line of date and time may have.
const timedWords = 18

var (
	clockTime = pattern.Lazily(`\b\d{1,2}[:.]\d{2} ?(?:[AaPp]\.?[Mm]\b|GMT|UTC|[A-Z]{2,4}\b|$)`)
	dayOpens  = pattern.Lazily(`^(?i:(?:` + day.EnglishWeekday + `\W+)?|.*(?:published|posted|updated?)\W+(?:on )?)$`)
)

// isTimed reports whether a short line has a time of day and opens with a date, or says
// that the date is the page's: "PTI | New Delhi | Updated: 12 November 2026 16:20 IST".
// "When: 20 November 2026, 18:00" belongs to the story.
func isTimed(text string, policy day.Policy) bool {
	if strings.HasSuffix(text, ".") || len(strings.Fields(text)) > timedWords || !clockTime.MatchString(text) {
		return false
	}
	d, ok := findDay(text, policy)
	return ok && dayOpens.MatchString(text[:d.Span.Start])
}

// publishedLine reads "Published 18 November 2026. Corrected …" at the start of any line.
func publishedLine(text string, policy day.Policy) dated {
	text = strings.TrimSpace(text)
	at := published.FindStringIndex(text[:min(len(text), 60)])
	if at == nil {
		return dated{}
	}
	rest := text[at[1]:min(len(text), at[1]+40)]
	if d, ok := findDay(rest, policy); ok && d.Span.Start <= len("Wednesday, ") &&
		afterPublished.MatchString(rest[d.Span.End:]) {
		return d
	}
	return dated{}
}

// afterPublished matches what may follow the day of publication. "Published on 3 May 1998,
// his last book sold forty copies." belongs to the story.
var afterPublished = pattern.Lazily(`^[,.]? *(?:$|at \d|\d|[|(–—-]|(?i:updated|corrected|modified|last |by ))`)

var published = pattern.Lazily(`^(?i:published|posted|publication date|date published)(?i: on| at)?[: ] *`)

// signedLine matches a byline that has a date: "Posted by Ines Roke on November 8, 2026",
// "Ann Lee | 14.11.2026".
var signedLine = pattern.Lazily(`^(?:(?i:(?:posted|published|written|submitted|filed) by ).{3,60}(?i: on |, | [|–—·-] )[^.]{0,12}\d|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3} (?:[|·]|(?i:published|posted|updated)) \D{0,12}\d)`)

// dateInHeading reads a date that closes a heading after a comma or dash: "Verbatim record,
// Wednesday 11 November 2026". In "Vote is on 11 November 2026" the day is part of the
// news. A date with its weekday is a line of its own that ran into the heading.
func dateInHeading(doc parse.Document, policy day.Policy) (parse.Date, parse.Basis) {
	for _, l := range doc.Lines {
		switch l.Role {
		case parse.RoleBody:
			return parse.Date{}, parse.BasisUnknown
		case parse.RoleTitle:
			text := l.Span.In(doc.Text)
			if g := closingDate.FindStringSubmatch(text); g != nil && occasion.MatchString(text) {
				if got, ok := findDay(g[3], policy); ok && got.certain() {
					if weekday, ok := day.Weekday(g[1] + g[2]); ok && got.Date.Time().Weekday() == weekday {
						return got.Date, parse.BasisDateline
					}
					return got.Date, parse.Inferred("heading")
				}
			}
		}
	}
	return parse.Date{}, parse.BasisUnknown
}

// occasion matches the heading of something held or published on its date. "On this day: 9
// November 1989" is not one.
var occasion = pattern.Lazily(`(?i)\b(?:interview|transcript|record|briefing|statement|remarks|speech|address|conference|hearing|debate|session|sitting|meeting|edition|minutes|bulletin|newsletter|report|digest|communiqu[eé]|programme|broadcast|news|review|letter|talks?|q&a|council|assembly|parliament|committee)\b`)

var closingDate = pattern.Lazily(`(?i)(?:\s(` + day.EnglishWeekday + `),\s+|(?:,|:|\||\s[-–—]+)\s+(?:(` +
	day.EnglishWeekday + `),?\s+)?)(\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{4}-\d{2}-\d{2})\s*\.?\s*$`)

var updated = pattern.Lazily(`(?i)\b(?:last )?(?:updated|modified)\b|\bupdate\s*:`)

// atoi returns 0 if s is not a number; parse.NewDate refuses a day or month of 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
