// Package provenance finds out who published a document, when and where. It uses first
// what was declared, then what the page itself prints, then the file name, and says how
// each value is known.
//
// It never takes a value from the clock, from file times or from the story itself: "told
// Northmoor Radio" may be another outlet's interview, and "on Monday" is the day of the
// event. Unknown values stay empty.
package provenance

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// Detect returns what the document says about its own origin. With a nil table, outlets
// are kept as written and addresses name no outlet.
func Detect(doc parse.Document, outlets *Outlets) parse.Provenance {
	// Dates are read in the document's language, and with the order of those of its dates that
	// can be read in one way only.
	policy := day.Policy{Language: doc.Declared.Language, Order: day.Among(doc.Text)}
	d := readDateline(doc, policy, outlets)
	p := parse.Provenance{
		Place:    d.place,
		URL:      address(doc),
		Language: doc.Declared.Language,
		Byline:   byline(doc, policy),
	}
	var tail *Outlet
	p.Title, tail = title(doc, outlets)
	p.Source, p.SourceBasis = source(doc, policy, p.URL, tail, d, outlets)
	outlet := outlets.find(p.Source)
	if outlet != nil && outlet.Agency && p.SourceBasis == parse.BasisDateline {
		outlet = nil // its copy is printed by others, each with its own habits
	}
	p.Date, p.DateBasis = date(doc, policy, p.URL, d, outlet, outlets)
	if d.agency == "" {
		d.agency = credit(doc, outlets)
	}
	if agency := outlets.canonical(d.agency); agency != p.Source {
		p.Agency = agency
	}
	return p
}

// byline returns the writers, without the word "by" or a date beside them.
func byline(doc parse.Document, policy day.Policy) string {
	if doc.Declared.Byline != "" {
		return doc.Declared.Byline
	}
	for _, l := range doc.Lines {
		if l.Role == parse.RoleByline {
			s := bylineBy.ReplaceAllString(strings.Trim(strings.TrimSpace(l.Span.In(doc.Text)), "*_ "), "")
			if d, ok := findDay(s, policy); ok && d.Span.Start > 0 {
				s = afterWriter.ReplaceAllString(s[:d.Span.Start], "")
			}
			return s
		}
	}
	return ""
}

// afterWriter matches what stands between a writer and a date.
var afterWriter = pattern.Lazily(`(?i)(?:[\s|·•,;(/–—-]|\b(?:on|published|posted|updated?|` + day.EnglishWeekday + `)\b:?)+$`)

// title prefers the declared title. A headline from the page loses marks of layout: "##
// Voss Backs Talks", "Voss backs talks;". The outlet that pages append, "Voss backs talks |
// Northmoor Post", is cut off and returned.
func title(doc parse.Document, outlets *Outlets) (string, *Outlet) {
	t := doc.Declared.Title
	if t == "" {
		t = strings.Trim(strings.TrimSpace(headline(doc)), "\uFEFF \u00A0\t")
		t = strings.TrimRight(strings.TrimLeft(t, "#* "), ";* ")
		t = titleLabel.ReplaceAllString(t, "")
	}
	if at := titleBreak.FindAllStringIndex(t, -1); len(at) > 0 {
		last := at[len(at)-1]
		if o := outlets.find(t[last[1]:]); o != nil && !lang.SectionsOfOutlets[lang.Lower(t[last[1]:])] {
			return t[:last[0]], o
		}
	}
	return t, nil
}

// headline returns the first line of the headlines that does not only say what kind of text
// it stands above: "Press release".
func headline(doc parse.Document) string {
	first := doc.Title()
	if !releaseLine.MatchString(strings.TrimSpace(first)) {
		return first
	}
	for _, l := range doc.Lines {
		if s := l.Span.In(doc.Text); l.Role == parse.RoleTitle && !releaseLine.MatchString(strings.TrimSpace(s)) {
			return s
		}
	}
	return first
}

// titleBreak matches what stands between a headline and the outlet's name.
var titleBreak = pattern.Lazily(` +(?:[|–—-]|::) +`)

// titleLabel matches what mails and databases print before a headline.
var titleLabel = pattern.Lazily(`^(?i:subject|title|headline): *`)

// addressLines is how many printed lines from the top an address may stand in.
const addressLines = 15

// address returns the declared address, or one that stands alone in a line
// near the top.
func address(doc parse.Document) string {
	if doc.Declared.URL != "" {
		return doc.Declared.URL
	}
	seen := 0
	for _, l := range doc.Lines {
		if l.Role == parse.RoleBlank || l.Role == parse.RoleMetadata {
			continue
		}
		if seen++; seen > addressLines {
			break
		}
		if g := addressLine.FindStringSubmatch(strings.TrimSpace(l.Span.In(doc.Text))); g != nil {
			return g[1]
		}
	}
	return ""
}
