package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// datelineLength bounds an inline dateline, in characters.
const datelineLength = 120

var dayAndMonth = `(?:` + day.EnglishWeekday + `,? )?(?:` + day.EnglishMonth +
	` \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? ` + day.EnglishMonth + `)(?:,? \d{4})?`

const (
	numericDate = `(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))`
	clock       = `(?:,|\s|\bat\b|\||–|-|T)*\d{1,2}(?:[:.]\d{2}){0,2} ?(?:[ap]\.?m\.?|hrs)?(?: ?(?:(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|GMT|UTC|[A-Z]{2,4}T?|[+-]\d{1,2}(?::?\d{2})?|\([^)]{2,20}\)))?`
	dateLabel   = `(?:(?:date|published|updated?|posted|last (?:updated?|modified)|first published|created|issued|sent|released|publication date|pub(?:lished)? date|modified)(?: on| at)?\s*[:|–-]?\s*)`
)

var (
	// dateLine matches a line that is only a date or a time of day, with what
	// pages print around it: "Published: 21 November 2026, 10:15 GMT".
	dateLine = pattern.Lazily(`(?i)^[^\p{L}\d]*` + dateLabel + `?(?:` + day.EnglishWeekday + `,?\s*)?(?:` +
		dayAndMonth + `|` + numericDate + `)(?:,? ` + day.EnglishWeekday + `)?(?:` + clock +
		`)?(?:\s*[|·•(\[–-]*\s*` + dateLabel + `.{4,50})?[\s|.)\]]*$`)
	// agoLine matches "2 hours ago", "Updated 3 days ago".
	agoLine = pattern.Lazily(`(?i)^` + dateLabel +
		`?(?:\d{1,3}|an?|one|two|three) ?(?:s|sec(?:ond)?|m|min(?:ute)?|h|hrs?|hour|d|day|week|month|year)s? ago$`)
	timeLine = pattern.Lazily(`(?i)^\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\.?|hrs)(?: (?:GMT|UTC|[A-Z]{2,4}))?\.?$`)

	// agencyLine matches an agency on a line of its own: "Reuters", "AFP".
	agencyLine = pattern.Lazily(`^\(?(?:` + agencies + `)(?: (?:and|/) (?:` + agencies + `))*\)?\.?$`)

	agencyEnds = pattern.Lazily(`(?:^|, )(?:` + agencies + `)$`)

	// inline matches what precedes the first sentence: place, date and agency in the
	// orders that agencies use, then a dash, or a colon after an agency or date.
	inline = pattern.Lazily(`^` +
		`(?P<place>` + placeName + `(?:/` + placeName + `)*(?:, ` + placeName + `){0,2})?` +
		`(?P<date1>(?:,| [-–—])? ?(?i:` + dayAndMonth + `|` + numericDate + `))?` +
		`(?P<agency>,? ?[(\[](?:[\p{Lu}\d][^()\[\]]{1,40}|dpa)[)\]]|(?:,| [-–—]|\.) ?(?:` + agencies + `))?` +
		`(?P<date2>,? ?[(]?(?i:` + dayAndMonth + `|` + numericDate + `)[)]?)?` +
		`\.?\s*(?P<dash>--|[-–—―_:])\s+`)

	// slashed matches the dateline with an agency between slashes: "VELMORA,
	// November 20. /TASS/. ", "LINDESBY, Nov. 10, 2026 /PRNewswire/ -- ".
	slashed = pattern.Lazily(`^` + placeName + `(?:, ` + placeName + `)?, (?i:` + dayAndMonth +
		`)\.? /\p{Lu}[\p{L} ]{2,20}/\.?\s*(?:--|[-–—])?\s+`)

	// placeAndOutlet matches "Baku, TurkicWorld": a place and a name that can
	// only be an outlet's, since it has a capital inside, is all capitals or
	// ends in a word that outlets end in.
	placeAndOutlet = pattern.Lazily(`^` + placeName + `(?:, ` + placeName +
		`)?(?:,| [-–—|/]) (?:\p{Lu}{2,}[\p{L}\d-]*|` + Outlet + `|` + agencies + `)\.?$`)
	// placeAndDate matches "Geneva, 3 November 2026", "GENEVA, Nov 3".
	placeAndDate = pattern.Lazily(`^` + placeName + `(?:, ` + placeName + `)?(?:,| [-–—|/(]) ?(?i:` + dayAndMonth +
		`|` + numericDate + `)\)?(?:,? \(?` + `[\p{Lu}][\p{L}\d .-]{1,30}\)?)?\s*[-–—.]?$`)

	possessive = pattern.Lazily(`['’]S\b`)

	// notAPlace are words in capitals that stand before a dash and are not
	// where a story was written: "UPDATE 1 - …", "BREAKING – …".
	notAPlace = pattern.Lazily(`^(?:UPDATED?|BREAKING|EXCLUSIVE|WATCH|LIVE|OPINION|ANALYSIS|VIDEO|PHOTOS?|INTERVIEW|EXPLAINER|FACTBOX|CORRECTED|CORRECTION|WRAPUP|REFILE|URGENT|ALERT|NOTE|WARNING|FEATURE|COMMENT|EDITORIAL|PODCAST|TIMELINE|POLL|Q|A|I)\b`)
)

// placeName is one to five words, each with a capital: "ERBIL", "Kurdistan
// Region of Iraq", "St. Louis", "D.C.".
const placeName = `\p{Lu}[\p{L}.'’-]*(?: (?:(?:of|the|de|del|la|el|al|upon|and|am|an|der|sur) )*\p{Lu}[\p{L}.'’-]*){0,4}`

// agencies are names that are an agency's wherever they stand.
const agencies = `Reuters|REUTERS|AFP|AP|Associated Press|UPI|DPA|dpa|EFE|ANSA|TASS|Tass|Interfax|Xinhua|IRNA|ISNA|Tasnim|Mehr|Fars|SANA|WAM|SPA|KUNA|PTI|IANS|ANI|APP|Kyodo|Yonhap|Anadolu|AA|Bernama|Antara|MENA|PA|PA Media|CNA|BNA|QNA|Petra|Belga|ANP|APA|Azertac|Report|Trend|Ukrinform|Agerpres|MTI|CTK|PAP|Bloomberg|KCNA|VNA|NAN|SAnews|Agencies|AGENCIES`

// IsDateLine reports a line that is only a date or a time.
func IsDateLine(s string) bool {
	if len(s) > 160 {
		return false
	}
	return HasDigit(s) && (dateLine.MatchString(s) || timeLine.MatchString(s)) || agoLine.MatchString(s)
}

// isAgencyLine reports a line that is only an agency's name.
func isAgencyLine(s string) bool { return len(s) <= 60 && agencyLine.MatchString(s) }

// isMasthead reports an outlet's name over a date, as databases print it.
// Without the date "Halloran Attacks Press" would be one. A name that ends with a country
// or with a word that others have needs a headline below the date: "Governor Resigns (Update)"
// is one itself.
func (p *Page) isMasthead(i int) bool {
	if i+1 >= len(p.blocks) || p.blocks[i].Words > 6 || !IsDateLine(p.blocks[i+1].Text) {
		return false
	}
	name := p.blocks[i].Text
	return masthead.MatchString(name) || (located.MatchString(name) || p.blocks[i].Words <= 3 && endsAsOutlet(name)) &&
		i+2 < len(p.blocks) && p.blocks[i+2].Words > 3 && !IsProse(p.blocks[i+2]) && !IsByline(p.blocks[i+2].Text)
}

// endsAsOutlet reports a name whose last word is one that outlets have, as "Osk Courier".
func endsAsOutlet(s string) bool {
	return capitalised.MatchString(s) && lang.OutletLastWords[strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])]
}

var (
	capitalised = pattern.Lazily(`^(?:The )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){1,2}$`)
	masthead    = pattern.Lazily(`^(?:The )?` + Outlet + `(?: \([^)]{2,30}\))?$`)
	located     = pattern.Lazily(`^\p{Lu}[\p{L}.'’-]*(?: (?:(?:of|the|de|la|el) )?\p{Lu}[\p{L}.'’-]*){0,3} \(\p{Lu}[\p{L} .'’-]{2,30}\)$`)
)

// IsDatelineLine reports a line that is place and outlet or place and date.
func IsDatelineLine(s string) bool {
	if lang.CountWords(s, 9) > 9 {
		return false
	}
	if placeAndDate.MatchString(s) {
		return true
	}
	// In a line that is all capitals, capitals tell no outlet from a surname:
	// "NORTHMOOR BACKS TALKS – VOSS".
	return placeAndOutlet.MatchString(s) && !saysInTitle.MatchString(s) &&
		(s != strings.ToUpper(s) || agencyEnds.MatchString(s))
}

// inlineDateline returns how many bytes of s are its dateline, with the dash
// and the space after it; 0 if s begins with none. Capitals, an agency or a
// date must vouch for the place: "Sources say - Voss left" begins with none.
func (p *Page) inlineDateline(s string) int {
	head := s[:min(len(s), datelineLength*utf8.UTFMax)]
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '(' && r != '[' ||
		!strings.Contains(head, "/") && !hasBreak(head) {
		return 0 // most paragraphs end here, before the costly look
	}
	n, known := p.datelines[s]
	if !known {
		n = p.findInline(s, head)
		if p.datelines == nil {
			p.datelines = map[string]int{}
		}
		p.datelines[s] = n
	}
	return n
}

// hasBreak reports a mark that a dateline may end with, and white space after it.
func hasBreak(s string) bool {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case ' ', '\t', '\n', '\f', '\r':
			switch before := s[:i]; s[i-1] {
			case '-', '_', ':':
				return true
			default:
				if s[i-1] >= utf8.RuneSelf && (strings.HasSuffix(before, "–") || strings.HasSuffix(before, "—") || strings.HasSuffix(before, "―")) {
					return true
				}
			}
		}
	}
	return false
}

// findInline is inlineDateline of a text, and its head, that may begin with one.
func (p *Page) findInline(s, head string) int {
	if strings.Contains(head, "/") {
		if at := slashed.FindStringIndex(head); at != nil {
			return at[1]
		}
	}
	if !hasBreak(head) {
		return 0
	}
	g := inline.FindStringSubmatchIndex(head)
	if g == nil || utf8.RuneCountInString(s[:g[1]]) > datelineLength {
		return 0
	}
	part := func(name string) string {
		i := 2 * inline.Regexp().SubexpIndex(name)
		if g[i] < 0 {
			return ""
		}
		return s[g[i]:g[i+1]]
	}
	place, agency, dated := part("place"), part("agency"), part("date1")+part("date2") != ""
	if place == "" && agency == "" || notAPlace.MatchString(place) {
		return 0
	}
	if part("dash") == ":" && (agency == "" || place == "") {
		return 0 // "MARA VOSS: …" is a turn
	}
	if agency == "" && !dated && !inCapitals(place) && !agencyEnds.MatchString(place) {
		return 0
	}
	if !startsStory(s[g[1]:]) {
		return 0
	}
	if place == "" && !dated {
		return g[1] + p.inlineDateline(s[g[1]:]) // "(ANSA) - LINDESBY, NOV 8 - "
	}
	return g[1]
}

// opensStory reports whether a block begins with a dateline and goes on as a
// story: "NORTHMOOR WIRE -- EVENING DIGEST -- 3 November" does not.
func (p *Page) opensStory(b Block) bool {
	return (Closes(b.Text) || b.Words >= 25) && p.inlineDateline(b.Text) > 0
}

// inCapitals looks at the first part of a place: "ERBIL, Kurdistan Region".
func inCapitals(place string) bool {
	first, _, _ := strings.Cut(place, ",")
	if lang.CountWords(first, 4) > 4 || possessive.MatchString(place) {
		return false // a heading: "NORTHMOOR’S VOTERS TURN AWAY - "
	}
	letters := 0
	for _, r := range first {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

// startsStory wants a capital, a digit or a quotation after the dash: in
// "NATO – which met on Friday – …" the sentence goes on.
func startsStory(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r) ||
		strings.ContainsRune("\"“‘'«„([$€£", r)
}

// findDateline sets the page's dateline: before the first sentence of one of
// the first body lines, or else a line of its own that names a place.
func (p *Page) findDateline() {
	tried := 0
	for _, b := range p.blocks {
		if p.role(b) != parse.RoleBody {
			continue
		}
		if tried++; tried > 4 {
			break
		}
		l := p.Lines[b.from]
		n := p.inlineDateline(l.Text)
		if n == 0 || !p.opensStory(b) || !strings.ContainsAny(l.Text[:n], "([") && p.startsRepeat() {
			continue
		}
		p.dateline = p.within(l, n)
		return
	}
	for _, b := range p.blocks {
		l := p.Lines[b.from]
		if l.Role == parse.RoleDateline && IsDatelineLine(l.Text) && !IsDateLine(l.Text) {
			p.dateline = p.within(l, len(l.Text))
			return
		}
	}
}

// startsRepeat reports whether what looks like a dateline without an agency precedes
// several lines: then "VOSS - " is a speaker's label, and so is "HALLORAN - " between
// them.
func (p *Page) startsRepeat() bool {
	seen := map[string]bool{}
	for _, b := range p.blocks {
		n := p.inlineDateline(b.Text)
		if n == 0 || strings.ContainsAny(b.Text[:n], "([") {
			continue
		}
		if seen[b.Text[:n]] {
			return true
		}
		seen[b.Text[:n]] = true
	}
	return false
}

// within returns the span of the first n bytes of a line's trimmed text.
func (p *Page) within(l Line, n int) parse.Span {
	start := l.Span.Start + strings.Index(l.Span.In(p.text), l.Text)
	return parse.Span{Start: start, End: start + n}
}
