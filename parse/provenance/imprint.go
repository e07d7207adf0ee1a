package provenance

import (
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
)

// imprint is what a line of credits above the story gives: "Kilmoor Herald | 24
// November 2026 | By Ann Lee", "Posted on November 24, 2026 in Local news".
type imprint struct {
	outlet string
	day    dated
	update bool // the line says that the day is that of an update
}

// imprintLength bounds a line of credits, in bytes.
const imprintLength = 160

// readImprint takes a line of credits apart. Each of its parts must be one that such lines
// have: a date, a time of day, an outlet, a writer, a place, a section, a page. A single
// word of running text rules the line out: "Vote is on 24 November 2026".
func readImprint(line string, policy day.Policy, outlets *Outlets) (imprint, bool) {
	line = strings.Trim(strings.TrimSpace(line), "\uFEFF*_ :")
	if len(line) > imprintLength || strings.HasSuffix(line, ".") && !abbreviation.MatchString(line) {
		return imprint{}, false
	}
	if g := firstPublished.FindStringSubmatch(line); g != nil {
		d, _ := findDay(g[2], policy)
		return imprint{outlet: g[1], day: d}, d.written != ""
	}
	d, ok := findDay(line, policy)
	if !ok {
		return imprint{}, false
	}
	before, after := line[:d.Span.Start], line[d.Span.End:]
	if other, more := findDay(after, policy); more && !updated.MatchString(after[:other.Span.Start]) {
		return imprint{}, false // a range of days
	}
	im := imprint{day: d, update: updated.MatchString(before)}
	if !dayMayFollow.MatchString(before) || !mayFollowDay.MatchString(after) {
		return imprint{}, false
	}
	told := d.Month == 0 && (before == "" || after == "" || im.update)
	for _, side := range []string{before, afterUpdate.ReplaceAllString(after, "")} {
		for _, part := range imprintParts(side, outlets) {
			part = imprintLabel.ReplaceAllString(strings.Trim(part, " \u00A0.:[]"), "")
			outlet, kind := partOfImprint(part, outlets)
			if kind == notOfImprint {
				return imprint{}, false
			}
			if o := outlets.find(outlet); im.outlet == "" && (o == nil || !o.Agency) {
				im.outlet = outlet // an agency's copy is printed by others
			}
			told = told || kind == surelyImprint
		}
	}
	return im, told || imprintLabel.MatchString(before)
}

// imprintParts cuts a side of a line of credits into its parts. The country of an outlet
// stays with its name.
func imprintParts(side string, outlets *Outlets) []string {
	for _, at := range imprintBracket.FindAllStringIndex(side, -1) {
		from := 0
		if breaks := imprintBreak.FindAllStringIndex(side[:at[0]], -1); breaks != nil {
			from = breaks[len(breaks)-1][1]
		}
		name := strings.TrimSpace(imprintLabel.ReplaceAllString(side[from:at[1]], ""))
		if withoutPlace(name, outlets) != name && isOutlet(name, outlets) {
			parts := append(imprintBreak.Split(side[:from], -1), name)
			return append(parts, imprintBreak.Split(side[at[1]:], -1)...)
		}
	}
	return imprintBreak.Split(side, -1)
}

// imprintBracket matches what stands in brackets behind a name.
var imprintBracket = pattern.Lazily(` \([^()]{2,40}\)`)

// imprintPart says what a part of a line shows about the line.
type imprintPart int

const (
	notOfImprint  imprintPart = iota // a word of a sentence
	maybeImprint                     // a name, which headlines have too
	surelyImprint                    // an outlet, a writer's "by", a time of day
)

// partOfImprint says what one part of a line is, and the outlet that it names.
func partOfImprint(s string, outlets *Outlets) (outlet string, kind imprintPart) {
	switch {
	case s == "":
		return "", maybeImprint
	case isOutlet(s, outlets):
		return s, surelyImprint
	case imprintDetail.MatchString(s):
		return "", surelyImprint
	}
	if g := writtenBy.FindStringSubmatch(s); g != nil {
		if isOutlet(g[1], outlets) {
			return g[1], surelyImprint
		}
		return "", surelyImprint
	}
	if staffName := staff.ReplaceAllString(s, ""); staffName != s && isOutlet(staffName, outlets) {
		return staffName, surelyImprint
	}
	if nameLike.MatchString(s) {
		return "", maybeImprint
	}
	return "", notOfImprint
}

var (
	// firstPublished matches "First published in The Ostvik Times on 24 November 2026".
	firstPublished = pattern.Lazily(`^(?i:(?:first|originally|previously) published (?:in|by|on) )(?:the )?(` + outletName + `)(?:,| on| [–—-]) *(.{6,40})$`)

	// imprintLabel matches what credits print before a date or a name.
	imprintLabel = pattern.Lazily(`^(?i:(?:first |last )?(?:published|posted|updated?|modified|issued|released|created|filed|date|publication date|source|publication|edition)(?: on| at| in| by)?\s*:?\s*)`)

	// imprintBreak matches what stands between the parts.
	imprintBreak = pattern.Lazily(`\s*[|·•/;,()]\s*|\s+[-–—]+\s*|\s{3,}|\t`)

	// dayMayFollow and mayFollowDay match what may stand before and after a date in
	// credits: a break, a label or the weekday. In "Ostvik Marathon 24 November 2026" the
	// date is part of the name.
	dayMayFollow = pattern.Lazily(`(?i)(?:^|[|·•/;,()[\]–—-]|\t|\s{3,}|\b(?:(?:published|posted|updated?|modified|issued|released|created|filed|date)(?: on| at)?\s*:?|on|at|\d[ap]\.?m\.?|[A-Z]{2,4}T))\s*(?:` + day.EnglishWeekday + `,?)?\s*$`)
	mayFollowDay = pattern.Lazily(`^(?:$|\s*[|·•/;,()[\]:–—-]|\t|\s{3,}|T\d\d:|(?i:,?\s+(?:by|in|at|from|updated|last)\b)|\s*\d{1,2}[:.]\d\d)`)

	// afterUpdate matches the day of an update after that of publication.
	afterUpdate = pattern.Lazily(`(?i)[|·•(,;–—-]?\s*(?:last )?(?:updated?|modified|corrected)\b.*$`)

	// imprintDetail matches times, pages, sections and reading times.
	imprintDetail = pattern.Lazily(`^(?i:(?:T\d\d:[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)|(?:at )?\d{1,2}(?:[:.]\d{2}){0,2} ?(?:[ap]\.?m\.?|hrs)?(?: (?:[a-z]{2,4}t?|gmt|utc)(?:[+-]\d{1,2}(?::?\d\d)?)?)?|\d{1,2}[- ]min(?:ute)?s?(?: read)?|(?:p|pp|pg|page|pages)\.? ?[a-z]?\d{1,3}(?:[-–]\d{1,3})?|(?:from )?our (?:own )?(?:staff|correspondents?|reporters?)(?: in [\p{L} ]{3,30})?|vol\.? ?\d+|no\.? ?\d+|issue \d+|` +
		day.EnglishWeekday + `|(?:in|under|section:?) [\p{L} &]{3,40}|(?:online|print|web|morning|evening|early|late|final|city|national|international) edition|news|politics|world|business|opinion|sports?|local news|[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|org|net|co\.uk|example|[a-z]{2}))$`)

	// writtenBy matches who wrote or sent it.
	writtenBy = pattern.Lazily(`^(?i:(?:(?:written|reported|published|posted|filed) )?(?:by|from)):? (\p{Lu}[\p{L}.'’-]*(?: (?:(?:of|the|and|van|von|de|der|den|del|da|bin|ibn|al|el|la|le|in|&) )*\p{Lu}[\p{L}.'’-]*){0,6})$`)

	// nameLike matches one to five words with capitals: a place, a writer, a section.
	nameLike = pattern.Lazily(`^\p{Lu}[\p{L}\d.'’-]*(?: (?:(?:of|the|and|van|von|de|der|den|del|da|al|el|la|le|&) )*\p{Lu}[\p{L}\d.'’-]*){0,4}$`)

	// abbreviation matches a final full stop that does not end a sentence.
	abbreviation = pattern.Lazily(`(?i)\b(?:[ap]\.m|[a-z]{3,4}|ed)\.$`)
)

// imprintIn returns the first line of credits above the story or at its start. The headline
// is never one.
func imprintIn(doc parse.Document, policy day.Policy, outlets *Outlets) (imprint, bool) {
	seen := 0
	for _, l := range doc.Lines {
		if l.Role == parse.RoleBlank || l.Role == parse.RoleMetadata {
			continue
		}
		if seen++; seen > headLines {
			break
		}
		if mayBeImprint(l.Role, seen) {
			if im, ok := readImprint(l.Span.In(doc.Text), policy, outlets); ok {
				return im, true
			}
		}
		if l.Role == parse.RoleBody {
			break
		}
	}
	return imprint{}, false
}

// mayBeImprint reports whether a line may hold credits that the reading of the layout
// missed: any line but the first, which is the headline.
func mayBeImprint(r parse.Role, seen int) bool {
	switch r {
	case parse.RoleTitle, parse.RoleBody:
		return seen > 1
	case parse.RoleDateline, parse.RoleByline:
		return true
	}
	return false
}

// sourceLine matches the outlet in a clipping's own words: "Source: Kilmoor Herald".
var sourceLine = pattern.Lazily(`^(?i:source|publication|published in|outlet|from): *(` + outletName + `)\.?$`)

// namedAbove returns the outlet that a line above the story gives with no date: "Source:
// Kilmoor Herald", "Kilmoor Herald correspondent Ann Lee". An agency named in this way
// wrote the text but did not publish it, and is left out.
func namedAbove(doc parse.Document, outlets *Outlets) string {
	lines := head(doc)
	for i, l := range lines {
		if i == 0 && l.Role == parse.RoleTitle {
			continue
		}
		text := strings.TrimSpace(l.Span.In(doc.Text))
		if utf8.RuneCountInString(text) > imprintLength {
			continue
		}
		name := ""
		if g := sourceLine.FindStringSubmatch(text); g != nil {
			name = g[1]
		} else if g := writerOf.FindStringSubmatch(text); g != nil {
			name = g[1]
		} else if l.Role == parse.RoleByline && besideDate(lines, i) {
			name = text // "Kilmoor Herald" between a writer and a date
		}
		if o := outlets.find(name); isOutlet(name, outlets) && (o == nil || !o.Agency) {
			return name
		}
	}
	return ""
}

// writerOf matches "Kilmoor Herald correspondent Ann Lee", "Kilmoor Herald staff".
var writerOf = pattern.Lazily(`^(` + outletName + `) (?i:staff|staff writers?|staff reporters?|reporters?|correspondents?|newsroom|news desk)(?: \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3})?$`)
