package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// split reads a run of capitalised words from left to right:
//
//	run    = { office | body | adjective } [ name ] [ letters ]
//	office = role [ "of" | "for" | "in" | "at" … ]
//
// The name is what is left: Piet Halloran in "Northmoor Party Chairman Piet
// Halloran KC". A body that stands right before a person is a name of its own:
// "Security Council Mara Voss". An office alone is none: "Secretary of State".
func (p *page) split(names []name, from, to, sentence int) []name {
	from, to = p.trimRun(from, to, sentence)
	if from >= to {
		return names
	}
	n := name{from: from, to: to, lead: from}
	for i := from; i < to; i++ {
		switch {
		case p.role(i, from, to):
			n.from, n.title, n.after = p.afterDot(i+1, to), p.words[i].fold, false
		case n.title != "" && i == n.from && lang.OfficeLinks[p.words[i].fold]:
			if k := p.personAtEnd(i+1, to); k > 0 { // "Minister of Transport Stefania Gardini"
				n.from, n.after = k, true
				i = k - 1
			}
		case n.title != "" && i > n.from && i+1 < to && (lang.BodyHeads[p.words[i].fold] || lang.Places[p.words[i].fold]) && p.words[n.from].fold == "of" && p.personal(i+1, to):
			n.from, n.after = i+1, true // "President of Veshnia Zafri Kulan"
		case i == n.from && n.title == "" && lang.OfHeads[p.words[i].fold] && p.at(i+1).fold == "of" && i+1 < to && p.personAtEnd(i+2, to) > 0:
			k := p.personAtEnd(i+2, to) // "University of Sarland Ines Roke"
			names = p.add(names, name{from: i, to: k, lead: i, kind: body})
			n.from, n.after = k, true
			i = k - 1
		case p.endsBody(i, n.from, from, to):
			names = p.add(names, name{from: n.from, to: i + 1, lead: n.from, kind: body})
			n.from, n.after = i+1, true
		case i == n.from && p.qualifies(i, to):
			n.from = i + 1
		case i == n.from && n.title == "":
			if k := p.foreign(i, to); k > 0 { // "Browns DL Mara Voss"
				n.from, n.after = k, true
				i = k - 1
			}
		}
	}
	if n.title == "" && !n.after {
		n.lead = n.from
	}
	if n.from < to && lang.OfficeLinks[p.words[n.from].fold] && !p.words[n.from].cap {
		return names // an office alone: "Secretary of State"
	}
	if n.from >= to {
		return names
	}
	if n.title != "" && p.onlyRoles(n.from, to) {
		return names // "ING Chief Executive"
	}
	if n.title != "" && p.ordinary(n.from, to) {
		n.from, n.lead, n.title = from, from, "" // "General Assembly", "Labour Day", "Prime Minister's Office"
	}
	n.to = p.withoutLetters(n.from, to)
	return p.add(names, n)
}

// trimRun leaves out what has its capital only from the start of a sentence,
// and marks at the end.
func (p *page) trimRun(from, to, sentence int) (int, int) {
	if to-from == 1 && p.surnameSpeaks(from) {
		return from, to
	}
	if from == sentence || from > 0 && (p.words[from-1].kind == parse.TokenQuote || p.words[from-1].fold == ":" || p.words[from-1].fold == "—") {
		from = p.skipOpener(from, to)
	}
	for from < to && lang.FunctionWords[p.words[from].fold] && !isGiven(p.words[from].fold) && !lang.Titles[p.words[from].fold] && !p.initial(from) && !p.opensBody(from, to) && !p.opensName(from, to) {
		from++ // "(Like Mara Voss, …"
	}
	if from+1 < to && lang.Weekdays[p.words[from].fold] && !lang.BodyHeads[p.words[to-1].fold] {
		from++ // "On Tuesday France met"
	}
	for to > from && p.words[to-1].kind != parse.TokenWord {
		to--
	}
	return from, to
}

// afterDot skips the dot of an abbreviation.
func (p *page) afterDot(i, to int) int {
	if i < to && p.words[i].fold == "." && p.words[i].glued {
		return i + 1
	}
	return i
}

// role reports a word of the run that says what the person after it is. A trade
// that is a surname as well is one only before a given name: "Singer Ines
// Roke", not "Baker Hughes", not "Mara Cook".
func (p *page) role(i, from, to int) bool {
	w := &p.words[i]
	if !w.cap || w.poss || p.surnamed(i, from, to) {
		return false
	}
	if lang.Titles[withoutElect(w.fold)] || w.fold == "con" && i > from && p.words[i-1].fold == "det" {
		return true
	}
	next := p.afterDot(i+1, to)
	if next >= to || !isRoleNoun(w.fold) || lang.FunctionWords[p.words[next].fold] && !lang.OfficeLinks[p.words[next].fold] && !p.named(next, to) {
		return false
	}
	if lang.OfficeLinks[p.words[next].fold] {
		return !p.words[next].cap && p.personAtEnd(next+1, to) > 0
	}
	if i > from && (isGiven(p.words[i-1].fold) || p.initial(i-1)) && lang.TradeSurnames[w.fold] {
		return false
	}
	if p.named(next, to) {
		return true
	}
	if lang.AdjectiveNouns[w.fold] {
		return false // "Independent Systems"
	}
	if lang.TradeSurnames[w.fold] {
		return i == from && next+2 == to && !isGiven(w.fold) && p.surnameAlone(next) && p.surnameAlone(next+1)
	}
	if w.caps && len(w.fold) > 3 || strings.HasSuffix(w.fold, "man") && !isListedRole(w.fold) {
		return false
	}
	if tradeNoun(w.fold) {
		return false // "Chipmaker Lumetra"
	}
	if next+1 == to {
		return p.surnameAlone(next)
	}
	return p.personal(next, to) && !p.ordinary(next, to)
}

// surnameAlone reports one word after a trade that can be a surname: "Engineer
// Whitmore", not "Driver Licence", "Head Start".
func (p *page) surnameAlone(i int) bool {
	w := &p.words[i]
	return w.cap && !w.caps && !p.lower[w.fold] && !lang.FunctionWords[w.fold] && !lang.BodyHeads[w.fold] && !lang.Places[w.fold] && !lang.CalendarWords[w.fold] &&
		!lang.Geography[w.fold] && !isListedRole(w.fold)
}

// named reports that the words begin with a given name or an initial and are a
// person's whole name.
func (p *page) named(from, to int) bool {
	return (isGiven(p.words[from].fold) && !lang.Places[p.words[from].fold] || p.initial(from)) && p.personal(from, to)
}

// personAtEnd is where the person's name begins that closes a run, after the
// rest of an office: "… of Vermont Jonah Pell"; 0 if none does.
func (p *page) personAtEnd(from, to int) int {
	for k := max(from+1, to-5); k < to-1; k++ {
		if before := &p.words[k-1]; before.cap && !before.poss && (p.named(k, to) && !p.surnamesOn(k, from)) {
			return k
		}
	}
	for k := to - 2; k > from && k >= to-3; k-- {
		// No list has the given name, but what stands before it ends an office.
		if w := &p.words[k-1]; w.cap && !w.poss && (lang.BodyHeads[w.fold] || lang.Places[w.fold]) && p.personal(k, to) && !p.ordinary(k, to) && !p.lower[p.words[to-1].fold] {
			return k
		}
	}
	return 0
}

// surnamesOn reports a given name that goes on with a name before it, so that
// the word before is a given name, too.
func (p *page) surnamesOn(k, from int) bool {
	return k-1 > from && (p.initial(k-1) || isGiven(p.words[k-1].fold) && !lang.BodyHeads[p.words[k-1].fold] && !lang.Places[p.words[k-1].fold])
}

// endsBody reports the last word of a body that stands before a person's name.
func (p *page) endsBody(i, at, from, to int) bool {
	w := &p.words[i]
	return lang.BodyHeads[w.fold] && (i > from || isGiven(p.at(i+1).fold) && !isGiven(w.fold)) && i+2 < to && p.words[at].fold != "of" && p.personal(i+1, to)
}

// qualifies reports an adjective before a person: "French President", "Democrat
// Piet Hale", "Sarland-based Mara Voss".
func (p *page) qualifies(i, to int) bool {
	w := &p.words[i]
	if w.fold == "rival" && i+1 < to && !lang.BodyHeads[p.words[i+1].fold] {
		return true // "Rival Kestrel Glass"
	}
	if tradeNoun(w.fold) && i+1 < to && !lang.BodyHeads[p.words[i+1].fold] {
		return true // "Chipmaker Lumetra"
	}
	if i+2 >= to {
		return i+1 < to && p.based(i) || (w.fold == "democrat" || w.fold == "republican") && i+2 == to && !lang.BodyHeads[p.words[i+1].fold] && !lang.CapitalAdjectives[p.words[i+1].fold]
	}
	if lang.CapitalAdjectives[w.fold] || demonym(w.fold) {
		return isGiven(p.words[i+1].fold) || lang.Titles[p.words[i+1].fold] || (w.fold == "democrat" || w.fold == "republican") && i+3 == to && p.personal(i+1, to)
	}
	return p.based(i)
}

// based reports a word like "Sarland-based", "London-born".
func (p *page) based(i int) bool {
	w := p.words[i].fold
	j := strings.LastIndexByte(w, '-')
	if strings.HasSuffix(w, "-year-old") {
		return true // "Seventeen-year-old Mara Voss"
	}
	return j > 0 && lang.OriginAdjectives[w[j+1:]] || strings.Contains(w, "-of-") && strings.IndexByte(w, '-') <= len("grandmother") // "Mum-of-two Mara Voss"
}

// foreign is where a person's name begins after words that are no part of it
// and that nothing names by its kind: a team, an employer, a position. There
// must be a sign that they are none; 0 if there is not.
func (p *page) foreign(i, to int) int {
	if isGiven(p.words[i].fold) || p.initial(i) || lang.NameParticles[p.words[i].fold] || hasPrefixed(p.words[i].span.In(p.doc.Text)) {
		return 0
	}
	for k := i + 1; k+1 < to; k++ {
		if !p.named(k, to) || p.words[k].caps && p.words[k-1].caps {
			if w := &p.words[k]; w.kind != parse.TokenWord || !w.cap || w.poss || p.initial(k) || lang.NameParticles[w.fold] {
				return 0
			}
			continue
		}
		for j := i; j < k; j++ {
			if w := &p.words[j]; w.caps && len(w.fold) > 1 || lang.BodyHeads[w.fold] || lang.Places[w.fold] || demonym(w.fold) || lang.CapitalAdjectives[w.fold] || isRoleNoun(w.fold) || agentNoun(w.fold) || p.lower[w.fold] || w.kind == parse.TokenMark {
				return k
			}
		}
		return 0
	}
	return 0
}

// onlyRoles reports an office without anybody's name: "Executive" of "Chief
// Executive". A trade that is a surname may be one.
func (p *page) onlyRoles(from, to int) bool {
	for i := from; i < to; i++ {
		if w := &p.words[i]; w.kind == parse.TokenWord && (!isListedRole(w.fold) || lang.TradeSurnames[w.fold] || lang.TitleSurnames[w.fold] || isGiven(w.fold)) {
			return false
		}
	}
	return true
}

// ordinary reports words after a title that are no person's name: "General
// Assembly", "Police Federation", "Labour Day".
func (p *page) ordinary(from, to int) bool {
	last := &p.words[to-1]
	if to-from == 1 {
		return lang.BodyHeads[last.fold] || lang.CalendarWords[last.fold]
	}
	if isGiven(p.words[from].fold) || p.initial(from) {
		return false
	}
	return lang.BodyHeads[last.fold] || isListedRole(last.fold) && !lang.TradeSurnames[last.fold] && !lang.TitleSurnames[last.fold]
}

// withoutLetters leaves the letters after a name out: "Miriam Adeyemi KC".
func (p *page) withoutLetters(from, to int) int {
	for to > from+2 && p.words[to-1].caps && lang.PostNominals[strings.ReplaceAll(p.words[to-1].fold, ".", "")] && !p.words[to-2].caps {
		to--
	}
	return to
}

// opensName reports a small word that belongs to the name it opens: "Better
// Tomorrow Foods", not "First Mara Voss", "New President Hale", "Last Tuesday".
func (p *page) opensName(from, to int) bool {
	if p.at(from+1).fold == "&" {
		return true // "AT&T"
	}
	if from+1 >= to || p.words[from].quoted && lang.CampaignVerbs[p.words[from].fold] {
		return false
	}
	w := &p.words[from+1]
	if lang.CampaignVerbs[p.words[from].fold] {
		return w.fold == "the" || w.cap && !p.named(from+1, to) && !lang.CalendarWords[w.fold] && to-from > 2 // "Save the Herons"
	}
	if !lang.NameOpeners[p.words[from].fold] {
		return false
	}
	if from+2 < to && (demonym(w.fold) || lang.CapitalAdjectives[w.fold]) && !isGiven(p.words[from+2].fold) && !isRoleNoun(p.words[to-1].fold) && !lang.OfficeWords[p.words[from+2].fold] {
		return true // "Great Northern Ferries"
	}
	if from+2 == to && lang.BodyHeads[w.fold] && w.cap {
		return true // "High Court"
	}
	return w.kind == parse.TokenWord && w.cap && !p.named(from+1, to) && !(from+2 == to && isGiven(w.fold)) && !p.initial(from+1) && (!isRoleNoun(w.fold) || isMembers(w.fold)) && !lang.OfficeWords[w.fold] && !lang.FunctionWords[w.fold] && !lang.CalendarWords[w.fold] &&
		!p.family[w.fold] && !demonym(w.fold) && !lang.CapitalAdjectives[w.fold] && (!lang.Places[w.fold] || lang.BodyHeads[p.words[to-1].fold])
}

// opensBody reports the country before a body: "US Water Department".
func (p *page) opensBody(from, to int) bool {
	return isUS(p.words[from].span.In(p.doc.Text)) && from+2 <= to && lang.BodyHeads[p.words[to-1].fold]
}

// surnamed reports a word of the titles that is a surname here: "Charlie King said".
func (p *page) surnamed(i, from, to int) bool {
	if i == from || i != to-1 {
		return false
	}
	before := &p.words[i-1]
	return isGiven(before.fold) || p.initial(i-1) || p.initial(i-2) && i-2 >= from || lang.Honorifics[before.fold] && lang.TitleSurnames[p.words[i].fold]
}

// personal reports that the words look like a person's whole name.
func (p *page) personal(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		w := &p.words[i]
		if w.kind != parse.TokenWord {
			continue
		}
		if lang.BodyHeads[w.fold] && (i < to-1 || !isGiven(p.words[from].fold)) || lang.Places[w.fold] && i < to-1 {
			return false
		}
		if one, plural := singular(w.fold); plural && i == to-1 && lang.BodyHeads[one] && !isGiven(p.words[from].fold) && !p.initial(from) {
			return false // "County Public Schools"
		}
		if n++; n > 5 {
			return false
		}
	}
	return n >= 2 && n <= 5 && (isGiven(p.words[from].fold) || p.initial(from) || !p.lower[p.words[from].fold])
}

// skipOpener steps over words that have their capital only from the start of
// the sentence: "Last week", "Asked". What is a given name or a title stays.
func (p *page) skipOpener(from, to int) int {
	for from < to {
		w := &p.words[from]
		single := from+1 >= to
		switch {
		case w.kind != parse.TokenWord:
		case p.opensName(from, to):
			return from
		case !single && strings.HasSuffix(w.fold, "-year-old"):
		case w.caps || lang.Titles[w.fold] || p.initial(from) || lang.OfHeads[w.fold] && p.at(from+1).fold == "of" || single && p.family[w.fold] && !lang.FunctionWords[w.fold]:
			return from
		case lang.FunctionWords[w.fold] && (single || !isGiven(w.fold)):
		case lang.ReportingVerbs[w.fold] && !single && isGiven(p.words[from+1].fold): // "Said Mara Voss:"
		case lang.CampaignVerbs[w.fold] && !single && p.named(from+1, to): // "Stop Mara Voss"
		case isGiven(w.fold) || hasPrefixed(w.span.In(p.doc.Text)):
			return from
		case !single && lang.BodyHeads[p.words[to-1].fold] && !lang.FunctionWords[w.fold]:
			return from
		case p.lower[w.fold]:
		case single && (len(w.fold) > 5 && (w.fold[len(w.fold)-3:] == "ing" || w.fold[len(w.fold)-2:] == "ly")):
		default:
			return from
		}
		from++
	}
	return from
}
