package layout

import (
	"strings"
	"unicode"

	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// furnitureLabels are whole lines of page furniture, without decoration.
var furnitureLabels = pattern.Lazily(`(?i)^(?:` + strings.Join([]string{
	`(?:the )?most (?:read|viewed|visited|popular|shared|commented|watched|recent)(?: (?:in|on|from) [\p{L}& ]{1,40}| (?:stories|articles|news|posts))?`,
	`(?:top|latest|trending|popular|more|other|related|recommended|similar|editors?['’]? picks?)(?: [\p{L}&]+){0,2} (?:stories|story|articles?|news|headlines|posts|topics|links|coverage|content|videos?|reading)`,
	`related(?: to this (?:story|article))?|trending(?: now)?|recommended(?: for you)?|you (?:may|might) (?:also )?like|don['’]t miss|what to read next|read next|up next|more from [\p{L}\d .&'’-]{1,40}|more on this(?: story| topic)?|editors?['’]s? (?:picks?|choice)`,
	`(?:\d[\d.,]*k? )?(?:comments?|shares?|likes?|views?|reactions?|retweets?)(?: ?\(?\d[\d.,]*k?\)?)?|(?:leave|post|add|write|view|show|load|hide)(?: (?:a|your|all|more|\d+))? comments?|leave a reply|join the (?:conversation|discussion)|be the first to comment|no comments(?: yet)?|comments are closed`,
	`share(?: (?:this|on|via|with|article|story|post|now)\b[\p{L} ,]{0,40})?|tweet(?: this)?|pin it|e?-?mail(?: this)?(?: (?:article|story))?|print(?: this)?(?: (?:article|story|page))?|save(?: (?:article|for later))?|copy link|facebook|twitter|whatsapp|telegram|linkedin|instagram|pinterest|reddit|youtube|tiktok|x|messenger|viber`,
	`advertise?ments?|ad|sponsored(?: content)?|promoted(?: content)?|story continues below(?: advertisement)?|article continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?|continue reading(?: below)?|skip (?:to (?:main )?content|advertisement)`,
	`home(?:page)?|menu|search|log ?in|sign ?in|sign ?up|register|subscribe(?: now| today)?|my account|newsletters?|contact(?: us)?|about(?: us)?|privacy(?: policy)?|terms(?: of (?:use|service))?(?: (?:and|&) conditions)?|cookie (?:policy|settings)|back to top|next(?: article| story| post)?|previous(?: article| story| post)?|read more|see more|show more|load more|view all|see all|more|listen(?: to (?:this )?article)?|\d+ min(?:ute)?s?(?: read)?|tags?|topics|keywords|categor(?:y|ies)`,
	`summary|key (?:points|takeaways)|highlights|suggested topics|explore more on these topics|your comment|send|submit|reuse this content|skip past [\p{L} ]{3,30}|after newsletter promotion|free (?:daily|weekly) newsletter|for immediate release|(?:\p{L}+ ){1,3}edition`,
	`abstract|full text|load-date|body|end of document|correction appended|continued(?: (?:on|from) page \w+)?|more to come|ends?|-?30-?|live updates?|breaking(?: news)?`,
}, "|") + `)$`)

// furnitureStarts are beginnings that make a short line furniture.
var furnitureStarts = pattern.Lazily(`(?i)^[^\p{L}\d]*(?:` + strings.Join([]string{
	`(?:read|see|watch|click|listen)(?: also| more| next)\s*[:|»›>–-]`,
	`(?:also read|related(?: (?:article|story|stories|news|coverage|topics|content))?|recommended|tags?|filed under|topics|keywords|more from|categor(?:y|ies))\s*[:|»›>]`,
	`(?:read|click|tap) (?:more|here|the (?:rest|full (?:story|article|text)))(?: (?:here|at|on|about)\b[^,;]*)?[.!]?$`,
	`(?:subscribe|sign up) (?:to|for|now|today|here)\b`,
	`get (?:the|our|all the) (?:latest|daily|top|news|best)\b.*\b(?:inbox|newsletter|app|email|updates)\b`,
	`follow (?:us|@\w+|[\p{L}\d .'’-]{2,40}) (?:on|at) (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok|google news)\b`,
	`(?:join|follow) (?:us|our (?:channel|newsletter|telegram|whatsapp))\b`,
	`download (?:the|our) [\p{L} ]{0,30}app\b`,
	`(?:please )?(?:support|fund|back) (?:our|independent|quality|local|fearless) (?:\p{L}+ )?(?:journalism|reporting|newsroom|work)\b`,
	`(?:subscribe|sign up|register|join)(?: now| today| here| free)? (?:to|for) (?:our|my)\b.{0,160}$`,
	`(?:become|be) an? (?:member|subscriber|supporter|patron)\b.{0,120}$|(?:donate|make a (?:donation|gift|contribution))\b.{0,120}$`,
	`(?:get|receive|have) .{0,80}\b(?:delivered|sent|straight|direct(?:ly)?) to your (?:inbox|phone|e-?mail)|never miss (?:a|the|an|our)\b.{0,100}$`,
	`download (?:our|the)(?: free| new)? app\b|if you (?:enjoyed?|like|value)[^.]{0,60},? (?:please )?(?:consider|share|sign|subscribe|support|donate)`,
	`(?:you can )?(?:e-?mail|contact|reach|write to|follow) [\p{L}.' ’-]{2,40} (?:at|on|via)(?: e-?mail)?:? \S*@\S+`,
	`(?:all rights reserved|copyright|©|\(c\) ?(?:19|20)\d\d)`,
	`\(c\) [^.:;]{2,60}\b(?:(?:19|20)\d\d|ltd|inc|llc|gmbh|all rights reserved|` + lang.BylineOutletWords.Pattern() + `)\.?$`, // and no item of a list
	`(?:section|length|load-date|publication-type|language|document-type|journal-code|word count)\s*: \S`,
	`(?:journalist|news|article|story|report) (?:id|code|number)\s*:`,
	`(?:privacy notice|our standards|you are replying to|media contacts?|press contacts?)\s*:`,
	`this (?:article|story|post|piece|report|interview) (?:was|is|has been)? ?(?:first|originally|also) (?:published|appeared|posted)\b`,
	`(?:to |click to )?unsubscribe\b|you (?:receive|are receiving|received|are getting|are subscribed to) (?:this|our) (?:e-?mail|message|newsletter|briefing|list)`,
	`(?:view|read|open) this (?:e-?mail|message|newsletter|briefing) (?:in|online|on)\b|(?:was|has) this (?:e-?mail|newsletter) (?:been )?forwarded to you|(?:manage|update|change) your (?:e-?mail )?(?:preferences|subscriptions?|profile)`,
	`(?:do you have|got) a (?:news )?tip\b|to (?:contact|reach) the (?:reporter|editor|author)`,
}, "|") + `)`)

// furnitureNames are the same after words that may be any; apart from the others, as
// together they have more states than a machine takes.
var furnitureNames = pattern.Lazily(`(?i)^[^\p{L}\d]*(?:[\p{L}.' ’-]{2,40} (?:can|may) be (?:reached|contacted|followed|e-?mailed)\b.{0,20}@\S+|[\p{L} ]{3,60} newsletter\b.*\b(?:sign up|subscribe)\b)`)

// newsletter matches what furnitureNames has without an address.
var newsletter = pattern.Lazily(`(?i)newsletter`)

// rights matches a copyright line that does not begin with its mark: "The
// Northmoor Post. All rights reserved."
var rights = pattern.Lazily(`(?i)\ball rights reserved\b|©\s*(?:19|20)\d\d|\bcopyright (?:©|\(c\))? ?(?:19|20)\d\d`)

// disclaimer matches "(The views expressed … do not necessarily reflect those
// of …)". A speaker who says so is quoted or has a verb of speech.
var (
	disclaimer = pattern.Lazily(`(?i)^[^\p{L}]*(?:(?:disclaimer|note|editor['’]s note)[:.] *)?(?:the )?(?:(?:views?|opinions?)\b|(?:this|the) (?:article|interview|piece|op-ed|column)\b|statements of fact)[^"“«]*\b(?:(?:do|does) not (?:necessarily )?(?:reflect|represent)|(?:are|is) (?:solely |entirely )?(?:those|that) of the (?:author|writer|interviewee|speaker))`)
	voiced     = pattern.Lazily(`\b(?:said|says|told|added|argued|stressed|insisted|according to)\b`)
)

// furnitureLength is what no notice exceeds, in bytes.
const furnitureLength = 800

// IsFurniture recognises lines that belong to the page and not to the story.
func IsFurniture(s string) bool { return isFurniture(s, lang.CountWords(s, furnitureWords)) }

// furnitureWords is what no notice exceeds, in words.
const furnitureWords = 80

func isFurniture(s string, words int) bool {
	if !HasLetter(s) {
		return !HasDigit(s) // "* * *", "___."; "2026" may answer a question
	}
	if len(s) > furnitureLength {
		return false
	}
	if words <= 12 {
		if label := cleanLabel(s); !lang.HasAny(s, "?", "!", `"`, "“", "”") && plainEnd(s) &&
			furnitureLabels.MatchString(label) {
			return true
		}
		if isURL(s) || isAddress.MatchString(s) {
			return true
		}
	}
	found := words <= 30 && !lang.HasAny(s, `"`, "“", "”", "«", "»") && (furnitureStarts.MatchString(s) || (strings.Contains(s, "@") || newsletter.MatchString(s)) && furnitureNames.MatchString(s)) ||
		words <= 60 && (strings.Contains(s, "ight") || strings.Contains(s, "IGHT") || strings.Contains(s, "©")) &&
			rights.MatchString(s) ||
		words <= furnitureWords && disclaimer.MatchString(s)
	return found && !voiced.MatchString(s)
}

// isAddress matches a line that is only the address of a reporter.
var isAddress = pattern.Lazily(`(?i)^(?:(?:e-?mail|contact|mail)\s*:?\s*)?<?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+>?[.;]?$`)

// plainEnd lets a full stop close only the headings that databases print in
// capitals ("FULL TEXT."): elsewhere "More." and "No comment." are speech.
func plainEnd(s string) bool {
	if !strings.HasSuffix(s, ".") {
		return true
	}
	return strings.ToUpper(s) == s && len(s) > 5
}

// url matches a line that is only an address.
var url = pattern.Lazily(`(?i)^(?:(?:url|link|source)\s*:\s*)?<?(?:https?://|www\.)\S+>?$`)

func isURL(s string) bool { return url.MatchString(s) }

// HasLetter and HasDigit report a text with one in it.
func HasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
func HasDigit(s string) bool  { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }
