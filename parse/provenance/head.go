package provenance

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/pattern"
)

// head returns the printed lines above the story, without front matter and up to headLines:
// a page with more above is not a page of one story.
func head(doc parse.Document) []parse.Line {
	var out []parse.Line
	for _, l := range doc.Lines {
		switch {
		case l.Role == parse.RoleBlank, l.Role == parse.RoleMetadata && !field.MatchString(l.Span.In(doc.Text)):
			continue
		case l.Role == parse.RoleBody, len(out) == headLines:
			return out
		}
		out = append(out, l)
	}
	return out
}

var (
	// field matches a line of a catalogue's record or of a mail's header.
	field = pattern.Lazily(`^(?i:(title|headline|subject|from|to|cc|author|authors|by-?line|pages?|section|length|issn|volume|language|document type|database|place of publication|publisher|date|sent|publication date|date of publication|source|publication|publication title|publication name|newspaper|periodical|journal)): *(\S.*)$`)

	outletField = pattern.Lazily(`^(?i:source|publication|publication title|publication name|newspaper|periodical|journal)$`)
	dateField   = pattern.Lazily(`^(?i:date|sent|publication date|date of publication)$`)
)

// record is a catalogue's record or a mail's header above the story.
type record struct {
	outlet string
	date   parse.Date
}

// readRecord reads the fields of a record, which has two of them at least: a
// line "Source: Reuters" alone is a credit.
func readRecord(doc parse.Document, policy day.Policy) record {
	var r record
	fields := 0
	for _, l := range head(doc) {
		g := field.FindStringSubmatch(strings.TrimSpace(l.Span.In(doc.Text)))
		if g == nil {
			continue
		}
		fields++
		switch {
		case outletField.MatchString(g[1]) && r.outlet == "" && !strings.Contains(g[2], "://"): // clippers call the address the source
			r.outlet = strings.TrimRight(g[2], " .;,")
		case dateField.MatchString(g[1]) && r.date.IsZero():
			if d, ok := findDay(g[2], policy); ok && d.certain() {
				r.date = d.Date
			}
		}
	}
	if fields < 2 {
		return record{}
	}
	return r
}

// letterhead matches the body that a release comes from, in a line of its own.
var letterhead = pattern.Lazily(`^(?i:(?:the )?(?:(?:federal|national|royal|state) )?(?:ministry|department|office|embassy|permanent mission|permanent representation|consulate(?: general)?|presidency|government|cabinet office|general secretariat|secretariat|directorate(?: general)?) (?:of|for|to) )\p{Lu}[\p{L}’' &,-]*$`)

// releaseLine matches what a release calls itself, beside its letterhead.
var releaseLine = pattern.Lazily(`^(?i:(?:press |media |news )?(?:release|statement|communiqu[eé]|announcement|note)(?: no\. ?\S+)?|for immediate release)$`)

// letterheadLines is within how many lines from the top the letterhead and the word for the
// release must stand.
const letterheadLines = 4

// fromLetterhead returns the body named in the first lines of a release.
func fromLetterhead(doc parse.Document) string {
	name, released := "", false
	lines := head(doc)
	for _, l := range lines[:min(len(lines), letterheadLines)] {
		s := strings.TrimSpace(l.Span.In(doc.Text))
		if name == "" && letterhead.MatchString(s) {
			name = s
		}
		released = released || releaseLine.MatchString(s)
	}
	if !released {
		return ""
	}
	return name
}

var (
	// newsletter matches a newsletter's name; the page must say that it is one,
	// since "Halloran's Morning Briefing" over a date may head a transcript.
	newsletter   = pattern.Lazily(`^(?:\p{Lu}[\p{L}’'-]* ){1,4}(?:(?:Morning|Evening|Daily|Weekly|Weekend|Sunday) (?:Briefing|Brief|Digest|Roundup|Dispatch|Note)|Newsletter)$`)
	isNewsletter = pattern.Lazily(`(?i)\b(?:this|our|the) (?:email|newsletter)\b|\bunsubscribe\b`)
)

// fromNewsletter returns the name in the first line of a newsletter.
func fromNewsletter(doc parse.Document) string {
	lines := head(doc)
	if len(lines) < 2 || lines[1].Role != parse.RoleDateline {
		return ""
	}
	name := strings.TrimSpace(lines[0].Span.In(doc.Text))
	if !newsletter.MatchString(name) || len(doc.Lines) == 0 {
		return ""
	}
	for _, l := range doc.Lines[max(0, len(doc.Lines)-headLines):] {
		if isNewsletter.MatchString(l.Span.In(doc.Text)) {
			return name
		}
	}
	return ""
}
