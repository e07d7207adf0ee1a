package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
	"onrecord/parse/transcript"
)

// shouted returns the end of the words in capitals that begin at i.
func (p *page) shouted(i, limit int) int {
	for i < limit && (p.words[i].caps || p.words[i].kind != parse.TokenWord && p.words[i].fold != ".") {
		i++
	}
	return i
}

// begins reports whether a run of names may begin with the word.
func (p *page) begins(i int) bool {
	w := &p.words[i]
	return w.kind == parse.TokenWord && w.cap && (len(w.fold) > 1 || p.initial(i)) && !numbersQuestion(w.fold)
}

// numbersQuestion reports whether a word is a question number, "Q12", which precedes the
// label of the questioner.
func numbersQuestion(w string) bool {
	return len(w) > 1 && w[0] == 'q' && strings.Trim(w[1:], "0123456789") == ""
}

// initial reports a single capital with a dot: "A. Voss".
func (p *page) initial(i int) bool {
	w := p.at(i)
	if !w.cap || len(w.fold) != 1 {
		return w.caps && initials(w.span.In(p.doc.Text)) && p.at(i+1).cap
	}
	if raw := w.span.In(p.doc.Text); len(raw) == 2 {
		return true
	}
	return p.at(i+1).fold == "." && p.at(i+1).glued
}

// initials reports several in one word: "J.T.", not "U.S.".
func initials(raw string) bool {
	if len(raw) < 3 || len(raw) > 6 || len(raw)%2 != 0 {
		return false
	}
	for i := 0; i < len(raw); i += 2 {
		if raw[i] < 'A' || raw[i] > 'Z' || raw[i+1] != '.' {
			return false
		}
	}
	return !lang.InitialsOfNobody[lang.Lower(raw)]
}

// runEnd returns the end of the run of capitalised words that begins at i.
// A possessive ends it, so does any mark but the dot of an abbreviation.
func (p *page) runEnd(i, limit int) int {
	j := i + 1
	for j < limit && (!p.words[j-1].poss || p.ofMembers(j, limit)) {
		w := &p.words[j]
		switch {
		case w.fold == "." && w.glued && p.abbreviated(j-1):
			if j+1 >= limit || !p.words[j+1].cap {
				return j
			}
			j++
		case w.kind == parse.TokenWord && w.cap && !p.broken(j):
			if lang.FunctionWords[w.fold] && !lang.WordsInsideNames[w.fold] && !p.causes(j, limit) && !p.causes(j-1, limit) && !p.initial(j) && !lang.Titles[w.fold] && !isGiven(w.fold) && !(lang.NameParticles[w.fold] && j+1 < limit && p.words[j+1].cap && p.words[j-1].cap && p.words[j-1].kind == parse.TokenWord && !lang.FunctionWords[p.words[j-1].fold] && !isRoleNoun(p.words[j-1].fold)) {
				return j
			}
			j++
		case w.kind == parse.TokenQuote:
			k := p.nickname(j, limit)
			if k == 0 {
				return j
			}
			j = k
		case p.connects(i, j, limit):
			j = p.afterConnector(j, limit)
		default:
			return j
		}
	}
	return j
}

// abbreviated reports a word whose dot ends no sentence.
func (p *page) abbreviated(i int) bool {
	w := &p.words[i]
	return len(w.fold) == 1 || lang.TitleAbbreviations[w.fold]
}

// broken reports that the word does not stand on the same line as the one
// before it, or that a wide gap parts them.
func (p *page) broken(j int) bool {
	gap := parse.Span{Start: p.words[j-1].span.End, End: p.words[j].span.Start}.In(p.doc.Text)
	if p.words[j-1].poss {
		gap = strings.TrimLeft(gap, "'’sS")
	}
	for _, c := range gap {
		if c != ' ' && c != '\u00a0' && c != '\n' && c != '\r' && c != '\t' {
			return true
		}
	}
	return len(gap) > 6 || strings.Contains(gap, "\n") && p.underTime(j-1)
}

// underTime reports a word in the line below the time of an entry of a live blog, where who
// writes it has a line of its own.
func (p *page) underTime(i int) bool {
	text := p.doc.Text
	line := strings.LastIndexByte(text[:p.words[i].span.Start], '\n')
	if line < 0 {
		return false
	}
	return transcript.EntryHead(text[strings.LastIndexByte(text[:line], '\n')+1 : line])
}

// nickname returns the word after a quoted nickname inside a name, or 0:
// Osman “Sparky” Hale.
func (p *page) nickname(j, limit int) int {
	if j+4 < limit && p.words[j+1].fold == "the" && p.words[j+2].cap && p.words[j+3].kind == parse.TokenQuote && p.words[j+4].cap && isGiven(p.words[j-1].fold) {
		return j + 4 // Jimmy “the Whirlwind” Hale
	}
	if j+4 < limit && p.words[j+1].cap && p.words[j+2].cap && !p.words[j+2].poss && p.words[j+3].kind == parse.TokenQuote && p.words[j+4].cap && isGiven(p.words[j-1].fold) {
		return j + 4 // Thomas “Big Tam” Hale
	}
	if j+3 >= limit || !p.words[j+1].cap || p.words[j+2].kind != parse.TokenQuote || !p.words[j+3].cap {
		return 0
	}
	if !isGiven(p.words[j-1].fold) && !p.initial(j-1) && !p.initial(j-2) || p.words[j+1].poss {
		return 0
	}
	return j + 3
}

// connects reports whether the small word at j goes on with the run that
// began at i: a particle ("Osman bin Salem"), the "of" of a body or an office
// ("Ministry of Water"), the "and" inside a body's name ("Food and Water Agency").
func (p *page) connects(i, j, limit int) bool {
	w := &p.words[j]
	if w.kind != parse.TokenWord && w.fold != "&" || p.words[j-1].poss || j+1 >= limit {
		return false
	}
	next := p.afterConnector(j, limit)
	if next > limit || !p.words[next-1].cap || p.words[next-1].kind != parse.TokenWord {
		return false
	}
	last := p.words[j-1].fold
	if last == "." && j >= 2 {
		last = p.words[j-2].fold
	}
	switch {
	case w.fold == "&", w.fold == "the" && i == j-1 && lang.CampaignVerbs[last] && !p.words[i].quoted:
		return true
	case lang.OfficeLinks[w.fold] && p.office(i, j, limit):
		return true
	case w.fold == "of":
		return lang.OfHeads[last] || lang.BodyHeads[last] || lang.Titles[last] && !lang.Honorifics[last] || p.ofCountry(i, j, next-1) || p.membersOf(i, j)
	case w.fold == "for" && (p.membersOf(i, j) || lang.BodyHeads[last] && i < j-1 && !lang.CalendarWords[p.words[next-1].fold]):
		return true
	case w.fold == "for" || w.fold == "on":
		return lang.OfHeads[last] && !lang.CalendarWords[p.words[next-1].fold] && last != "secretary" && last != "minister" && last != "states" && last != "house"
	case lang.NameParticles[w.fold] && w.fold != "e" && w.fold != "y":
		return next <= j+3 && !lang.Titles[last] && !lang.Places[last] && (isGiven(last) || i == j-1 || p.initial(j-2) || j-2 >= i && p.words[j-2].cap && isGiven(p.words[j-2].fold) && !isRoleNoun(last) && !lang.BodyHeads[last])
	case w.fold == "y":
		return isGiven(p.words[i].fold) && next == j+2 // "Luz Ortega y Pardo"
	case w.fold == "and":
		return p.bodyAnd(i, j, limit)
	}
	return false
}

// office reports a small word inside an office that a person's name closes:
// "Attorney for the District of Sarland Jonah Pell".
func (p *page) office(i, j, limit int) bool {
	role := false
	for k := i; k < j && !role; k++ {
		w := &p.words[k]
		role = isRoleNoun(w.fold) && (k+1 == j || lang.OfficeLinks[p.words[p.afterDot(k+1, limit)].fold])
	}
	if !role {
		return false
	}
	end := j
	for end < limit && end < j+12 {
		switch w := &p.words[end]; {
		case w.kind == parse.TokenWord && w.cap && !p.broken(end) && !p.words[end-1].poss:
		case w.fold == "and" || w.fold == "the" || lang.OfficeLinks[w.fold]:
		default:
			limit = end
			continue
		}
		end++
	}
	k := p.personAtEnd(j+1, end)
	return k > 0 && !p.words[end-1].poss
}

// ofCountry reports the country of a ministry whose name has had an "of":
// "Ministry of Water of the Republic of Veshnia", not "Hale of Veshnia".
func (p *page) ofCountry(i, j, next int) bool {
	if p.chain(i, j) {
		return true // "Joint Council for the Welfare of Ferrymen"
	}
	if !lang.Places[p.words[next].fold] && !lang.OfHeads[p.words[next].fold] && !demonym(p.words[next].fold) && !lang.CapitalAdjectives[p.words[next].fold] {
		return false
	}
	for k := i + 1; k < j-1; k++ {
		if p.words[k].fold == "of" && lang.OfHeads[p.words[k-1].fold] && !lang.Titles[p.words[k-1].fold] {
			return true
		}
	}
	return false
}

// chain reports that the run has a body and its "of" or "for" before the word.
func (p *page) chain(i, j int) bool {
	for k := i + 1; k < j-1; k++ {
		if w := &p.words[k-1]; lang.OfficeLinks[p.words[k].fold] && !p.words[k].cap && lang.OfHeads[w.fold] && !lang.Titles[w.fold] && w.cap {
			return true
		}
	}
	return false
}

func isMembers(w string) bool {
	if lang.MemberNouns[w] {
		return true
	}
	one, plural := singular(w)
	return plural && isRoleNoun(one)
}

// ofMembers reports a possessive inside the name of a body: "Tenants' Union",
// "St. Olave's Hospital", "King's College".
func (p *page) ofMembers(j, limit int) bool {
	w := &p.words[j-1]
	saint := p.at(j-2).fold == "st" || p.at(j-2).fold == "." && p.at(j-3).fold == "st" || w.fold == "king" || w.fold == "queen"
	if isOneRole(w.fold) && j < limit {
		switch p.words[j].fold {
		case "office", "department", "bureau", "court":
			return true // "Mayor's Office"
		}
	}
	if !saint && !isMembers(w.fold) {
		return false
	}
	for k := j; k < limit && k < j+4 && p.words[k].cap; k++ {
		if lang.BodyHeads[p.words[k].fold] {
			return true
		}
	}
	return false
}

// membersOf reports the name of a body that says whose it is, where capitals
// mean something: "according to Women of the Valley".
func (p *page) membersOf(i, j int) bool {
	return i == j-1 && isMembers(p.words[i].fold) && p.at(i-1).sent == p.words[i].sent && p.at(i-1).kind == parse.TokenWord
}

// causes reports a small word with a capital inside a name: "Mothers Against
// Bad Milk".
func (p *page) causes(j, limit int) bool {
	switch p.words[j].fold {
	case "against", "without", "for", "of", "over":
		return j > 0 && j+1 < limit && p.words[j].cap && p.words[j+1].cap && !p.words[j].caps && !p.broken(j+1) && p.words[j-1].cap
	}
	return false
}

// afterConnector skips the small words at j ("of the") and takes one word.
func (p *page) afterConnector(j, limit int) int {
	k := j + 1
	for k < limit && k < j+3 && (p.words[k].fold == "the" || p.words[k].fold == "a" || lang.NameParticles[p.words[k].fold]) && !p.words[k].cap {
		k++
	}
	return min(k+1, limit)
}

// spelt reports that the page has the letters that the words before and after
// an "and" spell: "CBP" for "Customs and Border Protection".
func (p *page) spelt(i, j, limit int) bool {
	if len(p.acronyms) == 0 {
		return false
	}
	letters := ""
	for k := i; k < j; k++ {
		if w := &p.words[k]; !lang.FunctionWords[w.fold] && w.kind == parse.TokenWord && w.fold != "" {
			letters += w.fold[:1]
		}
	}
	with := ""
	for k := j + 1; k < limit && k < j+5 && p.words[k].cap && p.words[k].fold != ""; k++ {
		with += p.words[k].fold[:1]
		if p.acronyms[letters+with] || p.acronyms[letters+"a"+with] {
			return true
		}
	}
	return false
}

// portfolio reports two portfolios of one office: "Trade and Industry Secretary
// Mara Voss", not "Lind and Foreign Secretary Voss".
func (p *page) portfolio(first, j, limit int) bool {
	return lang.Ministries[p.words[first].fold] && j+3 < limit && lang.Ministries[p.words[j+1].fold] && lang.Titles[p.words[j+2].fold] && p.words[j+3].cap
}

// bodyAnd reports an "and" inside the name of one body: one word before it
// that is neither place nor person, a body's head soon after it.
func (p *page) bodyAnd(i, j, limit int) bool {
	first := &p.words[j-1]
	if next := &p.words[j+1]; p.chain(i, j) && next.cap && !next.caps && !isGiven(next.fold) && !isRoleNoun(next.fold) && !lang.Places[next.fold] && !lang.BodyHeads[next.fold] && !p.family[next.fold] {
		return true // "Centre for Ferry Control and Prevention"
	}
	if p.spelt(i, j, limit) || p.portfolio(j-1, j, limit) {
		return true
	}
	if lang.BodyHeads[first.fold] || lang.Places[first.fold] && !lang.CapitalAdjectives[first.fold] || isGiven(first.fold) || lang.Titles[first.fold] || j-i > 3 {
		return false
	}
	for k := j + 1; k < limit && k < j+5 && p.words[k].cap; k++ {
		if lang.BodyHeads[p.words[k].fold] {
			return true
		}
	}
	return false
}
