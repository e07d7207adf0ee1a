package transcript

import (
	"slices"
	"strings"

	"onrecord/parse/lang"
	"onrecord/parse/pattern"
)

// isOffice reports whether a text is an office in a meeting that has a label of its own:
// "The President", "THE COURT", "Operator", "The ACTING PRESIDENT pro tempore", "Minister
// for Health", "An Ceann Comhairle".
func isOffice(words []string) bool {
	first := strings.ToLower(words[0])
	if first == "the" || first == "madam" {
		words = words[1:]
		return len(words) > 0 && lang.StartsUpper(words[0]) && isTitle(words) && slices.ContainsFunc(words, sits)
	}
	if words[0] == "An" && len(words) > 1 {
		return lang.IrishOffices[lang.Fold(words[len(words)-1])]
	}
	last := lang.Fold(words[len(words)-1])
	switch {
	case len(words) <= 2 && lang.SittingOffices[last] && lang.BareOffices[last]:
		return true
	case len(words) == 2 && last == "general":
		return sits(words[0]) // "Secretary General"
	}
	return hasPortfolio(words)
}

// IsOffice reports a label that is an office and names nobody: "The Taoiseach".
func IsOffice(label string) bool {
	words := strings.Fields(strings.TrimRight(label, "."))
	return len(words) > 0 && len(words) <= longestName(words) && isOffice(words)
}

// FromTheFloor reports the label of voices that nobody names: "Hon Member", "Remark".
func FromTheFloor(label string) bool { return floor.MatchString(label) }

func sits(w string) bool { return lang.SittingOffices[lang.Fold(w)] }

// hasPortfolio reports an office with what it is for: "Minister for Health", "Secretary of
// State for Defence", "Deputy Leader of the Opposition".
func hasPortfolio(words []string) bool {
	for i, w := range words {
		if i > 1 || !lang.StartsUpper(w) {
			return false
		}
		if lang.BareOffices[lang.Fold(w)] && i+2 < len(words) {
			switch words[i+1] {
			case "of", "for", "to":
				return isTitle(words) && tail(words) <= 2
			}
		}
	}
	return false
}

// tail is the number of words behind the last small one: a name may stand there, "Minister
// for Ports Ines Roke".
func tail(words []string) int {
	n := 0
	for n < len(words) && lang.StartsUpper(words[len(words)-1-n]) {
		n++
	}
	return n
}

// isTitle reports whether words are written as those of an office are: with capitals, apart
// from particles and prepositions.
func isTitle(words []string) bool {
	for _, w := range words {
		switch {
		case lang.StartsUpper(w), lang.LabelParticles[w], sits(w), lang.BodyHeads[w], w == "&":
		case w == "at", w == "in", w == "to", w == "and", w == "on", w == "with":
		default:
			return false
		}
	}
	return true
}

// longestName is the largest number of words in a name; it may be longer after an office:
// "Prime Minister of the Republic of Norrland Ines Roke", "The Minister of State at the
// Department of Ports and Harbours".
func longestName(words []string) int {
	if len(words) < 4 {
		return maxNameWords
	}
	first := lang.Fold(words[0])
	if first == "the" {
		first = lang.Fold(words[1])
	}
	if lang.OfficeWords[first] || lang.Titles[first] && !lang.Honorifics[first] {
		return maxNameWords + 4
	}
	return maxNameWords
}

// floor matches speakers from the floor: "An hon. member", "Several hon. Members", "Hon
// Member", "Unidentified speaker", and the "Remark" of a record that does not say whose.
var floor = pattern.Lazily(`(?i)^(?:an?|some|several|other)? ?(?:hon(?:ou?rable|\.)? )?(?:opposition |government )?(?:members?|deput(?:y|ies)|senators?|voices?|voice from the floor)$|^(?:unidentified|unknown)\b|^(?:remark|reply|voice)s?(?: from (?:the )?\p{L}+)?$`)

// partyLetter matches the party and state of a member, which may have the letter of a word:
// "I-Norrland" of an independent.
var partyLetter = pattern.Lazily(`^\p{Lu}{1,4}[-–]`)

// isTrade reports a role whose last word says what somebody does: "CHANNEL 9 ANCHOR".
func isTrade(role string) bool {
	last := lang.Fold(role[strings.LastIndexByte(role, ' ')+1:])
	return lang.PersonNouns[last] || lang.Titles[last] && !lang.Honorifics[last]
}

var (
	// interrupts matches a line that tells what members do while one of them speaks:
	// "Honourable members interjecting—", "Several hon. Members rose—".
	interrupts = pattern.Lazily(`(?i)^[\p{L} .'’(),-]{3,80}\b(?:interjecting|interjected|having (?:risen|interjected)|rose|conferring|dissenting)\b\s*[.—–-]{0,3}$|^[.… ]*(?:interruptions?|laughter|applause|interjections?)[.… ]*$`)
	// heard matches what transcribers put in brackets for what is heard: "[Operator
	// Instructions]", "[Foreign Language]".
	heard = pattern.Lazily(`(?i)^[\[({<](?:operator instructions?|foreign language|technical (?:difficult(?:y|ies)|issues?)|abrupt (?:start|end)|audio (?:gap|cut|break|difficulty)|indiscernible|inaudible|unintelligible|ph(?:onetic)?|sic|break|silence|pause|music|laugh(?:ter|s|ing)?|applause|cheers|cross-?talk|overlapping(?: \p{L}+)?|video (?:plays|playback|presentation)|translated|interpreted)[\])}>]`)
)

// firm matches the name of a company, as it stands under an analyst's name.
var firm = pattern.Lazily(`(?i)&|\b(?:securities|capital|partners|research|bank|advis[eo]rs|markets|holdings|group|associates|llc|inc|plc|corp|ltd|investments?|management|equities|brothers|financial|wealth|trust|company)\.?$`)

// isFirm reports the line of a company under a name: "Northgate Securities".
func isFirm(s string) bool {
	s = strings.Trim(s, " \t*_")
	return len(s) < 80 && firm.MatchString(s) && !closes(strings.TrimRight(s, ".")) && isTitle(strings.Fields(s)) && len(strings.Fields(s)) < 8
}
