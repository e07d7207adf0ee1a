package provenance

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/day"
	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// source tries in turn what was declared, the address, what the page prints and the file's
// name. An agency in dateline or byline comes last, since its copy is printed by others.
func source(doc parse.Document, policy day.Policy, address string, titleTail *Outlet, d dateline, outlets *Outlets) (string, parse.Basis) {
	if s := doc.Declared.Source; s != "" {
		return outlets.canonical(outlets.placed(s, doc.Declared.SourcePlace)), doc.Declared.BasisOf(doc.Declared.Marks.Source)
	}
	if r := readRecord(doc, policy); r.outlet != "" {
		return outlets.canonical(r.outlet), parse.BasisMetadata
	}
	if o := outlets.byAddress(address); o != nil {
		return o.Name, parse.Inferred("address")
	}
	rights := fromLines(doc, copyright, outlets)
	if o := outlets.find(d.masthead); o != nil && outlets.find(rights) == nil {
		return o.Name, parse.BasisDateline // the rights are its publisher's: "Harbour Newspapers"
	}
	if rights != "" {
		return outlets.canonical(rights), parse.Inferred("copyright")
	}
	if titleTail != nil {
		return titleTail.Name, parse.Inferred("title")
	}
	if d.outlet != "" {
		return outlets.canonical(d.outlet), parse.BasisDateline
	}
	if d.masthead != "" {
		return outlets.canonical(d.masthead), parse.BasisDateline
	}
	if s := fromLetterhead(doc); s != "" {
		return outlets.canonical(s), parse.Inferred("letterhead")
	}
	if s := fromNewsletter(doc); s != "" {
		return outlets.canonical(s), parse.BasisDateline
	}
	if s := signature(doc, outlets); s != "" && !d.signed {
		return outlets.canonical(s), parse.BasisByline
	}
	if im, _ := imprintIn(doc, policy, outlets); im.outlet != "" {
		return outlets.canonical(im.outlet), parse.BasisDateline
	}
	if s := namedAbove(doc, outlets); s != "" {
		return outlets.canonical(s), parse.BasisByline
	}
	if s := fromLines(doc, disclaimer, outlets); s != "" {
		return outlets.canonical(s), parse.Inferred("disclaimer")
	}
	if o := printedIn(doc, outlets); o != nil {
		return o.Name, parse.Inferred("foot of the page")
	}
	if o := fromPath(doc.Path, outlets); o != nil {
		return o.Name, parse.BasisFilename
	}
	if d.signed {
		return outlets.canonical(d.agency), parse.BasisByline
	}
	if d.agency != "" {
		return outlets.canonical(d.agency), parse.BasisDateline
	}
	if host := clippedFrom(doc); host != "" {
		return host, parse.Inferred("address")
	}
	return "", parse.BasisUnknown
}

// clippedFrom returns the domain of a page saved with a note-taking program, which is
// better than nothing: such files have no markup that names the outlet.
func clippedFrom(doc parse.Document) string {
	if doc.Format != "markdown" && doc.Format != "text" {
		return ""
	}
	u, err := url.Parse(doc.Declared.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

var (
	// addressLine matches a line that is only an address.
	addressLine = pattern.Lazily(`(?i)^(?:(?:url|link|source)\s*:\s*)?<?((?:https?://|www\.)[^\s<>]+)>?$`)

	// copyright matches "© 2026 Northmoor Post. All rights reserved." and
	// "(c) Northmoor Post 2026" at the start of a line. Further in, the rights
	// are those of a book or a picture.
	copyright = pattern.Lazily(`^[^\p{L}\d©(]*(?i:all (?:content|material|text) )?(?i:(?:copyright\s*(?:©|\(c\))?|©|\(c\)))\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|\d\d))?)?,?\s*(` + outletName + `|\p{Ll}[\p{L}\d.-]+)`)

	// disclaimer matches "… do not necessarily reflect those of Northmoor.example."
	disclaimer = pattern.Lazily(`(?i:do(?:es)? not necessarily (?:reflect|represent)) (?i:(?:those|the (?:\p{L}+ )?(?:views?|opinions?|positions?|polic(?:y|ies)|stance)(?: (?:or|and) \p{L}+)?|views|the \p{L}+) of |the )(?i:the )?(` + outletName + `|[\p{L}\d-]+(?:\.[\p{L}\d-]+)+)`)
)

// outletName is one to six capitalised words, or a domain, and where the outlet is: "The
// Herald (Zimbabwe)" is not the Herald of Glasgow.
const outletName = bareOutlet + `(?: \(` + locality + `\))?`

// locality is a country or town.
const locality = `\p{Lu}[\p{L}.'’-]+(?: (?:(?:and|of|the|de|du|da) )*\p{Lu}[\p{L}.'’-]+){0,3}`

const bareOutlet = `\p{Lu}[\p{L}\d'’&.-]*(?: (?:(?:of|the|and|for|in|de|&) )*(?:\p{Lu}|\d)[\p{L}\d'’&.-]*){0,5}`

// notOutlet are capitalised words that stand where an outlet could.
var notOutlet = pattern.Lazily(`(?i)^(?:all|all rights.*|the authors?|authors?|by|its?|editors?|staff|inc|ltd|reserved)$`)

// fromLines looks for a pattern in the page's furniture and returns the name it matched.
// The story is not searched: it names other outlets.
func fromLines(doc parse.Document, p pattern.Pattern, outlets *Outlets) string {
	for _, l := range doc.Lines {
		if l.Role != parse.RoleBoilerplate {
			continue
		}
		g := p.FindStringSubmatch(l.Span.In(doc.Text))
		if g == nil {
			continue
		}
		s := tidyName(g[1])
		if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) &&
			!strings.Contains(s, ".") && outlets.find(s) == nil {
			continue // "© 2026 dpa", but not "© 2026 all"
		}
		if s != "" {
			return s
		}
	}
	return ""
}

// tidyName takes off what runs into a name: "Northmoor Post. All Rights
// Reserved", "Northmoor Post 2026.".
func tidyName(s string) string {
	if at := strings.Index(s, ". "); at >= 0 {
		s = s[:at]
	}
	s = allRights.ReplaceAllString(s, "")
	s = trailingYear.ReplaceAllString(strings.Trim(s, " .,'’-"), "")
	s = company.ReplaceAllString(s, "")
	if notOutlet.MatchString(s) {
		return ""
	}
	return s
}

// company matches the legal form at the end of a publisher's name, which the outlet's name
// lacks.
var company = pattern.Lazily(`,?(?: \((?:Pty|Pvt|P)\))?,? (?:Ltd|Limited|Inc|LLC|LP|L\.P|AG|Corp|Corporation|plc|PLC|GmbH|Company|Pty|\((?:Pty|Pvt)\))\.?$`)

// allRights matches what databases run on after a name, without a full stop.
var allRights = pattern.Lazily(`(?i),? all rights\b.*$`)

var trailingYear = pattern.Lazily(`,? (?:19|20)\d\d$`)

// outletLike tells an outlet from an office or a place by its last word or by
// a capital or dot inside: "Northmoor Post", "NorthWorld", "northmoor.example".
var outletLike = pattern.Lazily(`(?i:\b(?:` + lang.OutletLastWords.Pattern() +
	`)$)|^(?:Radio|Voice of|TV|Televisión|Télé) \p{Lu}|^\p{Lu}\p{Ll}+\p{Lu}\p{L}+$|^[\p{L}\d-]+\.[a-z]{2,8}$`)

// located matches an outlet's name with its country or town.
var located = pattern.Lazily(`^(` + bareOutlet + `) \((` + locality + `)\)$`)

// notPlace are words in brackets behind an outlet's name that are no place.
var notPlace = pattern.Lazily(`(?i)\b(?:pty|pvt|private|proprietary|ltd|online|print|web|website|edition|blog|opinion|news|updated?|video|live|subscription|agencies|` + day.EnglishMonth + `)\b`)

// withoutPlace takes the country or town off an outlet's name.
func withoutPlace(s string, outlets *Outlets) string {
	if g := located.FindStringSubmatch(s); g != nil && outlets.find(g[2]) == nil && !notPlace.MatchString(g[2]) {
		return g[1]
	}
	return s
}

// isOutlet reports a name that only an outlet can have, or one of the table, also with its
// country: "The Nation (Kenya)".
func isOutlet(s string, outlets *Outlets) bool {
	if bare := withoutPlace(s, outlets); bare != s && (outlets.find(s) != nil || isOutlet(bare, outlets)) {
		o := outlets.find(bare)
		return o == nil || !o.Agency // "Reuters (Lindesby)" is not an outlet of that name
	}
	r, _ := utf8.DecodeRuneInString(s)
	return outlets.find(s) != nil || outletLike.MatchString(s) && (!unicode.IsLower(r) || strings.Contains(s, ".")) &&
		!section.MatchString(s)
}

// section matches the parts of a paper that sound like an outlet: "Local News".
var section = pattern.Lazily(`^(?i:(?:local|world|national|international|foreign|regional|business|sports?|political|latest|breaking|top|more|general|city) (?:news|times|report|wire|desk))$`)

// signature returns the outlet that a line of names ends with.
func signature(doc parse.Document, outlets *Outlets) string {
	if s := fromByline(doc, outlets); s != "" {
		return s
	}
	return fromNamedLine(doc, outlets)
}

// fromByline returns the outlet that a byline ends with: "Ann Lee in Veshnia,
// Northmoor Post". "Ann Lee, Political Editor" ends with an office.
func fromByline(doc parse.Document, outlets *Outlets) string {
	for _, l := range doc.Lines {
		if l.Role != parse.RoleByline {
			continue
		}
		text := strings.TrimRight(strings.TrimSpace(l.Span.In(doc.Text)), ".")
		if s := byOutlet(text, outlets); s != "" {
			return s
		}
		parts := bylineBreak.Split(text, -1)
		for i := len(parts) - 1; i >= 1; i-- {
			s := strings.TrimSpace(parts[i])
			if isOutlet(s, outlets) {
				return s
			}
		}
	}
	return ""
}

// byOutlet returns the outlet of the table that signs for its writers: "By
// RFE/RL", "By Northmoor Post Staff and AFP". An agency signs only where no
// outlet does.
func byOutlet(text string, outlets *Outlets) string {
	rest := bylineBy.ReplaceAllString(text, "")
	if rest == text {
		return ""
	}
	outlet, agency := "", ""
	for _, s := range append([]string{rest}, bylineAnd.Split(rest, -1)...) {
		s = strings.TrimSpace(staff.ReplaceAllString(s, ""))
		o := outlets.find(s)
		switch {
		case o == nil && s != rest && !signs.MatchString(s):
			return "" // "By Dawn, the Army Had Gone"
		case o == nil:
		case !o.Agency && outlet == "":
			outlet = s
		case o.Agency && agency == "":
			agency = s
		}
	}
	if outlet != "" {
		return outlet
	}
	return agency
}

var (
	bylineBy  = pattern.Lazily(`^(?i:by:? |by-?line: *(?:by )?)`)
	bylineAnd = pattern.Lazily(`,? (?:and|&|with) |, | / `)
	signs     = pattern.Lazily(`^(?:\p{Lu}[\p{L}.'’-]+(?: (?:[a-z]{2,3} )?\p{Lu}[\p{L}.'’-]+){1,3}|(?i:(?:news |our )?(?:agencies|correspondents?|staff)))$`)
	staff     = pattern.Lazily(`(?i) (?:staff(?: writers?| reporters?)?|reporters?|correspondents?|(?:web|news|foreign|digital) ?desk|newsroom)$`)
)

// fromNamedLine returns an outlet of the table that ends a line of names under
// the headline: "Jan de Boer in Corrin, The Guardian".
func fromNamedLine(doc parse.Document, outlets *Outlets) string {
	for i, l := range head(doc) {
		if i == 0 || l.Role != parse.RoleTitle {
			continue
		}
		text := strings.TrimSpace(l.Span.In(doc.Text))
		if s := byOutlet(text, outlets); s != "" {
			return s
		}
		if g := namedLine.FindStringSubmatch(text); g != nil && outlets.find(g[1]) != nil {
			return g[1]
		}
	}
	return ""
}

var namedLine = pattern.Lazily(`^\p{Lu}[\p{L}.'’-]+(?: (?:(?:van|von|de|der|den|del|da|bin|ibn|al|el|la|le|and) )*\p{Lu}[\p{L}.'’-]+){1,6}(?: in \p{Lu}[\p{L} .'’-]+)?(?:,| [|–—·]) (?:for )?(\p{Lu}[^,|]{2,40})$`)

var bylineBreak = pattern.Lazily(`,| [|–—·-] | for `)

// fromPath finds an outlet of the table in the file's name ("northmoor
// post_2026-11-21_talks.txt") or in a folder's. Only a whole part counts:
// "time_to_talk.txt" is not by a magazine called Time.
func fromPath(name string, outlets *Outlets) *Outlet {
	if outlets == nil {
		return nil
	}
	dir, base := path.Split(name)
	base = strings.TrimSuffix(base, path.Ext(base))
	var parts []string
	if before, after, ok := day.CutName(base); ok {
		parts = append(parts, before, after)
		parts = append(parts, nameBreak.Split(before, -1)...)
		parts = append(parts, nameBreak.Split(after, -1)...)
	} else if all := nameBreak.Split(base, -1); len(all) == 2 || strings.Contains(base, " - ") {
		parts = append(parts, all[0], all[len(all)-1])
	}
	folders := strings.Split(strings.Trim(dir, "/"), "/")
	for i := len(folders) - 1; i >= 0; i-- {
		parts = append(parts, folders[i])
	}
	for _, s := range parts {
		if s = strings.Trim(s, " _-.,()[]"); s == "" {
			continue
		}
		if o := outlets.find(s); o != nil {
			return o
		}
	}
	return nil
}

// nameBreak cuts a file's name into its parts.
var nameBreak = pattern.Lazily(`_+| [-–—] `)

// creditLines is how many lines from the end a credit may stand.
const creditLines = 8

var credited = pattern.Lazily(`^[(\[]?(?i:sources?|with inputs from|agencies): *(\p{Lu}[^.)\]]{1,40})[.)\]]*$`)

// credit returns the agency that a line under the story credits: "Source: Reuters". The
// line does not say who published the story.
func credit(doc parse.Document, outlets *Outlets) string {
	for _, l := range doc.Lines[max(0, len(doc.Lines)-creditLines):] {
		if g := credited.FindStringSubmatch(strings.TrimSpace(l.Span.In(doc.Text))); g != nil {
			if o := outlets.find(g[1]); o != nil && o.Agency {
				return o.Name
			}
		}
	}
	return ""
}

var inPrint = pattern.Lazily(`^[(\[]?Published in (?:the |The )?(\p{Lu}[^,.]{1,40}?)(?:,| on) .{0,14}\d`)

// printedIn returns the outlet of the table that a line under the story names
// with the day of its printed edition: "Published in Dawn, November 12th, 2026".
func printedIn(doc parse.Document, outlets *Outlets) *Outlet {
	for _, l := range doc.Lines[max(0, len(doc.Lines)-creditLines):] {
		if g := inPrint.FindStringSubmatch(strings.TrimSpace(l.Span.In(doc.Text))); g != nil {
			return outlets.find(g[1])
		}
	}
	return nil
}
