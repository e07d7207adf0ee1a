package layout

import (
	"strings"

	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// A name of two to four capitalised words, with the particles that stand
// small inside names: "Ann Lee", "ANN LEE", "Jan van der Berg", "Omar al-Sadr".
const (
	nameWord = `(?:\p{Lu}[\p{L}'’.-]*|[ae]l-\p{Lu}[\p{L}'’-]*)`
	Personal = nameWord + `(?: (?:(?:van|von|der|den|de|del|da|di|la|le|bin|ibn|al|el|ter|ten) )*` + nameWord + `){1,3}`
	names    = Personal + `(?:(?:, | and | & |, and )` + Personal + `)*`
	phrase   = `(?:\p{Lu}|\d)[\p{L}\d'’.&-]*(?: (?:(?:of|the|in|and|for|de|&) )*(?:\p{Lu}|\d)[\p{L}\d'’.&-]*){0,5}` // an outlet, place or office
)

// Outlet is a name that can only be an outlet's: its last word says so, or a
// capital or a dot inside, "Northmoor Post", "NorthWorld", "northmoor.example".
var Outlet = `(?:(?:\p{Lu}[\p{L}'’-]* ){0,4}(?i:` + lang.BylineOutletWords.Pattern() +
	`)|\p{Lu}\p{Ll}+\p{Lu}[\p{L}\d]+|[\p{L}\d-]+\.(?:com|org|net|info|news|tv|[a-z]{2}|example))`

var (
	// by matches "By Ann Lee", "By ANN LEE and Piet Halloran in Veshnia,
	// Northmoor Post", "Von Ann Lee".
	by = pattern.Lazily(`^(?:(?:By|BY|by|Von|Par|Por|Written by|Story by|Posted by|Reported by|Analysis by)[: ] ?|(?:Author|AUTHOR|Byline|BYLINE|Reporter)s?: ?(?:By |BY )?)` +
		names + `(?:(?:,| [|–—·-]| in| at| for) ` + phrase + `){0,3}(?: [|–—·-] .{4,40})?\.?$`)
	// byOffice matches a byline without a name: "By Our Correspondent".
	byOffice = pattern.Lazily(`^(?i:by|from) (?i:(?:our |the |a )?(?:[\p{L}]+ )?(?:staff|correspondents?|reporters?|agencies|agency|newsroom|news ?desk|web desk|editorial board|staff (?:writers?|reporters?)|wire (?:service|reports)))\.?$`)
	// nameInPlace matches "Ann Lee in Veshnia, Northmoor Post". Without the
	// outlet it could be a headline: "Ministers Meet in Veshnia".
	nameInPlace = pattern.Lazily(`^` + names + ` in ` + phrase + `, (?:for )?(?:the |The )?` + Outlet + `$`)
	// nameAndOffice matches "Ann Lee, Political Editor" and "Ann Lee | Northmoor Post".
	nameAndOffice = pattern.Lazily(`^` + names + `(?:, | [|–—·] )(?:` + phrase +
		` )?(?:(?i:(?:political |foreign |senior |diplomatic |chief |staff |news |managing |world )*(?:editor|correspondent|reporter|writer|columnist)s?|bureau chief)|` + Outlet + `)$`)
	// reporterLine matches who reports below the time of a live blog's entry: "Reporter
	// Jo Wexler, in Tarn".
	reporterLine = pattern.Lazily(`^(?:\p{L}+ )?(?i:reporter|correspondent|editor|producer|presenter),? ` + names +
		`(?:,? (?:in|at|from|reporting from) ` + phrase + `)?$`)
	// notAName keeps "By Monday Evening" and "By Order Of The Court" out.
	notAName = pattern.Lazily(`^(?i:by|from) (?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|the|order|contrast|now|then|all|any|law|way|means)\b`)
	// credit matches the reporters' line under a story: "(Reporting by Ann Lee;
	// Editing by Piet Halloran)", "Ann Lee contributed reporting."
	credit = pattern.Lazily(`^[(\[]?(?:(?:(?:Additional |More )?[Rr]eporting|Writing|Editing|Compiled|Translated|Edited|Written) (?:and \w+ )?by |With (?:agencies|agency inputs|inputs from |additional reporting)|With reporting (?:by|from) |Reporting from \p{Lu}[\p{L} ]{1,25}$)`)
	helped = pattern.Lazily(`^` + names + `(?:, of ` + phrase +
		`)? (?:contributed (?:reporting|to (?:this|the) (?:report|article|story|post))|reported from)\b`)
)

// twoWordPlace matches places that look like a person: "New York, NorthWorld"
// is a dateline, "Ann Lee, NorthWorld" a byline.
var twoWordPlace = pattern.Lazily(`^(?:New|San|Santa|St\.?|Saint|Los|Las|Tel|Abu|Port|Fort|Cape|Addis|Kuala|Hong|Buenos|Rio|Ho|Novi|Nizhny|Sri|El|La|Le) |^\p{Lu}[\p{L}'’-]+ City,`)

// saysInTitle keeps "Halloran Loses Vote, Says Northmoor Post" a headline.
var saysInTitle = pattern.Lazily(`(?i)\b(?:says?|said|reports?|tells?|told)\b`)

// IsByline recognises the line that names the writers, above the body.
func IsByline(s string) bool {
	s = strings.Trim(s, "*_ ")
	if IsStrictByline(s) {
		return true
	}
	return lang.CountWords(s, 12) <= 12 && !twoWordPlace.MatchString(s) && !saysInTitle.MatchString(s) &&
		(nameInPlace.MatchString(s) || nameAndOffice.MatchString(s))
}

// IsStrictByline recognises the forms that are bylines anywhere on a page.
func IsStrictByline(s string) bool {
	s = strings.Trim(s, "*_ ") // emphasis of markdown
	return lang.CountWords(s, 20) <= 20 && (by.MatchString(s) || byOffice.MatchString(s)) && !notAName.MatchString(s)
}

var (
	NameAlone   = pattern.Lazily(`^` + Personal + `$`)
	officeAlone = pattern.Lazily(`^(?:[\p{L}&-]+ ){0,4}(?i:correspondent|editor|reporter|staff writer|columnist|bureau chief)s?$`)
)

// isNameLine recognises a writer's name by the line below it, an office or a
// date, and the office by its own words. A name alone may be a headline.
func (p *Page) isNameLine(i int) bool {
	b := p.blocks[i]
	if b.Words > 6 {
		return false
	}
	if officeAlone.MatchString(b.Text) {
		return true
	}
	if i == 0 || i+1 >= len(p.blocks) || !NameAlone.MatchString(b.Text) {
		return false
	}
	next := p.blocks[i+1].Text
	return officeAlone.MatchString(next) || IsDateLine(next)
}

// creditBlocks is the largest distance of a reporters' line from the end of a page.
// Further up, "Compiled by Jan de Boer, the list names forty companies." is part of the
// story.
const creditBlocks = 15

// IsCredit recognises the reporters' line under a story. One who "reported
// from Veshnia that the army had left" is quoted.
func IsCredit(s string) bool {
	return (credit.MatchString(s) || helped.MatchString(s)) && lang.CountWords(s, 60) <= 60 && !lang.HasAny(s, `"`, "“", "”") &&
		!voiced.MatchString(s) && !strings.Contains(s, " that ")
}

// OutletWord matches names that are no person's: those that begin with an
// article, or hold a word of newspapers and bodies.
var OutletWord = pattern.Lazily(`^` + Outlet +
	`$|^(?:The|Die|Der|Das|Le|Les|El|Il|Het) |(?i)\b(?:newsletter|briefing|bulletin|digest|ministry|embassy|office|foundation|institute|centre|center|council|commission|group|university|party|union)\b`)
