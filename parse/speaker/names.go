package speaker

import (
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

type kind uint8

const (
	unknown kind = iota
	person
	body
	place
)

// name is one place in the document where somebody or something is named.
type name struct {
	from, to int // words of the name alone: "Mara Voss" in "Chief Engineer Mara Voss"
	lead     int // first word of the titles before it; from where there are none
	kind     kind
	title    string // last title before it, folded
	poss     bool
	quoted   bool
	subject  bool // stands where a subject stands
	after    bool // a body of the same run stands before it: "… Security Council Mara Voss"
	opens    bool // at the start of a sentence, where any word has a capital
	who      int  // index into people; -1
}

// span returns the name without its titles.
func (p *page) span(n name) parse.Span {
	return parse.Span{Start: p.words[n.from].span.Start, End: p.words[n.to-1].span.End}
}

// findNames lists the names of the page in text order. Headlines and lines that
// write most words with a capital ("Chief Engineer Walks Out Over Pumps") tell nothing
// about names and are searched by readHeadlines.
func (p *page) findNames() []name {
	var names []name
	for s := range p.seg.Sentences {
		from, to := p.first[s], p.first[s+1]
		if p.headlines[s] || p.furniture(s) {
			continue
		}
		for i := from; i < to; {
			if !p.begins(i) {
				i++
				continue
			}
			if end := p.shouted(i, to); end > i+3 {
				i = end // "FLOOD FUND IS EMPTY"
				continue
			}
			end := p.runEnd(i, to)
			if !p.doc.Dateline.Has(p.words[i].span.Start) {
				names = p.split(names, i, end, from)
			}
			i = end
		}
	}
	return p.dropOrdinary(names)
}

// dropOrdinary parts a surname from a body's name that it follows by chance,
// and leaves out single words that have a capital only because a
// sentence begins: "Scholars disagree". A name stands elsewhere, too.
func (p *page) dropOrdinary(names []name) []name {
	elsewhere, surnames := set{}, set{}
	for _, n := range names {
		if n.kind == person && (n.to-n.from > 1 || n.title != "") {
			surnames[p.words[n.to-1].fold] = true
		}
		if n.to-n.from > 1 || !n.opens {
			for i := n.from; i < n.to; i++ {
				elsewhere[p.words[i].fold] = true
				elsewhere[withoutParticle(p.words[i].fold)] = true // "Marri" after "Osman Al-Marri"
			}
		}
	}
	for i := 1; i < len(p.words); i++ {
		// A headline gives the whole name, the text goes on with the surname.
		if p.words[i].cap && p.words[i-1].cap && !p.words[i-1].poss && p.words[i].sent == p.words[i-1].sent && isGiven(p.words[i-1].fold) && p.headlines[p.words[i].sent] {
			elsewhere[p.words[i].fold] = true
		}
	}
	var kept []name
	for _, n := range names {
		w := p.words[n.from]
		if n.to-n.from == 1 && (n.kind == unknown || n.kind == body && bodyHeads[w.fold]) && n.opens && n.title == "" && !elsewhere[w.fold] && !isGiven(w.fold) && !w.poss {
			continue
		}
		if last := n.to - 1; n.kind == body && last-n.from >= 2 && surnames[p.words[last].fold] && !bodyHeads[p.words[last].fold] && bodyHeads[p.words[last-1].fold] {
			// "In an interview with the Harbour Post Voss said …"
			tail := n
			n.to, n.poss = last, false
			tail.from, tail.lead, tail.kind, tail.subject = last, last, unknown, true
			kept = append(kept, n, tail)
			continue
		}
		kept = append(kept, n)
	}
	return kept
}

// shouted returns the end of the words in capitals that begin at i.
func (p *page) shouted(i, limit int) int {
	for i < limit && (p.words[i].caps || p.words[i].kind != parse.TokenWord && p.words[i].fold != ".") {
		i++
	}
	return i
}

// begins reports whether a run of names may begin with the word.
func (p *page) begins(i int) bool {
	w := p.words[i]
	return w.kind == parse.TokenWord && w.cap && (len(w.fold) > 1 || p.initial(i))
}

// initial reports a single capital with a dot: "A. Voss".
func (p *page) initial(i int) bool {
	w := p.at(i)
	if !w.cap || len(w.fold) != 1 {
		return false
	}
	if raw := w.span.In(p.doc.Text); len(raw) == 2 {
		return true
	}
	return p.at(i+1).fold == "." && p.at(i+1).glued
}

// furniture reports a sentence of the page's furniture: "Most read: …".
func (p *page) furniture(s int) bool {
	k := p.seg.Sentences[s].Paragraph
	if k < 0 || k >= len(p.seg.Paragraphs) {
		return false
	}
	role := p.seg.Paragraphs[k].Role
	return role == parse.RoleBoilerplate || role == parse.RoleMetadata
}

// headline reports a sentence in which capitals tell nothing: of a title line,
// or with nearly every word capitalised.
func (p *page) headline(s int) bool {
	if k := p.seg.Sentences[s].Paragraph; k >= 0 && k < len(p.seg.Paragraphs) && p.seg.Paragraphs[k].Role == parse.RoleTitle {
		return true
	}
	return p.titleCase(p.first[s], p.first[s+1])
}

// titleCase reports a sentence that writes every word with a capital but the
// small ones: "Voss Walks Out of the Council".
func (p *page) titleCase(from, to int) bool {
	caps := 0
	for _, w := range p.words[from:to] {
		switch {
		case w.kind != parse.TokenWord:
		case w.cap:
			caps++
		case !prepositions[w.fold] && !articles[w.fold] && !openers[w.fold] && !particles[w.fold] && w.fold != "the" && w.fold != "or":
			return false
		}
	}
	return caps >= 4
}

// runEnd returns the end of the run of capitalised words that begins at i.
// A possessive ends it, so does any mark but the dot of an abbreviation.
func (p *page) runEnd(i, limit int) int {
	j := i + 1
	for j < limit && (!p.words[j-1].poss || p.ofMembers(j, limit)) {
		w := p.words[j]
		switch {
		case w.fold == "." && w.glued && p.abbreviated(j-1):
			if j+1 >= limit || !p.words[j+1].cap {
				return j
			}
			j++
		case w.kind == parse.TokenWord && w.cap && !p.broken(j):
			if functionWords[w.fold] && !insideNames[w.fold] && !p.initial(j) && !titles[w.fold] && !isGiven(w.fold) {
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

// insideNames are function words that stand inside names: "Grand Old Party".
var insideNames = lang.WordsInsideNames

// abbreviated reports a word whose dot ends no sentence.
func (p *page) abbreviated(i int) bool {
	w := p.words[i]
	return len(w.fold) == 1 || abbreviations[w.fold]
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
	return len(gap) > 6
}

// nickname returns the word after a quoted nickname inside a name, or 0:
// Osman “Sparky” Hale.
func (p *page) nickname(j, limit int) int {
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
	w := p.words[j]
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
	case w.fold == "&":
		return true
	case w.fold == "of":
		return ofHeads[last] || titles[last] && !honorifics[last] || p.ofCountry(i, j, next-1)
	case w.fold == "for" || w.fold == "on":
		return ofHeads[last] && last != "secretary" && last != "minister" && last != "states" && last != "house"
	case particles[w.fold] && w.fold != "e" && w.fold != "y":
		return next <= j+3 && !titles[last] && !places[last] && (isGiven(last) || i == j-1 || p.initial(j-2))
	case w.fold == "and":
		return p.bodyAnd(i, j, limit)
	}
	return false
}

// ofCountry reports the country of a ministry whose name has had an "of":
// "Ministry of Water of the Republic of Veshnia", not "Hale of Veshnia".
func (p *page) ofCountry(i, j, next int) bool {
	if !places[p.words[next].fold] && !ofHeads[p.words[next].fold] && !demonym(p.words[next].fold) && !capitalAdjectives[p.words[next].fold] {
		return false
	}
	for k := i + 1; k < j-1; k++ {
		if p.words[k].fold == "of" && ofHeads[p.words[k-1].fold] && !titles[p.words[k-1].fold] {
			return true
		}
	}
	return false
}

// members are those whom bodies are called after: "Valley Women's League".
var members = lang.MemberNouns

// ofMembers reports a possessive inside the name of a body.
func (p *page) ofMembers(j, limit int) bool {
	if !members[p.words[j-1].fold] {
		return false
	}
	for k := j; k < limit && k < j+3 && p.words[k].cap; k++ {
		if bodyHeads[p.words[k].fold] {
			return true
		}
	}
	return false
}

// afterConnector skips the small words at j ("of the") and takes one word.
func (p *page) afterConnector(j, limit int) int {
	k := j + 1
	for k < limit && k < j+3 && (p.words[k].fold == "the" || p.words[k].fold == "a" || particles[p.words[k].fold]) && !p.words[k].cap {
		k++
	}
	return min(k+1, limit)
}

// bodyAnd reports an "and" inside the name of one body: one word before it
// that is neither place nor person, a body's head soon after it.
func (p *page) bodyAnd(i, j, limit int) bool {
	first := p.words[j-1]
	if bodyHeads[first.fold] || places[first.fold] && !capitalAdjectives[first.fold] || isGiven(first.fold) || titles[first.fold] || j-i > 3 {
		return false
	}
	for k := j + 1; k < limit && k < j+5 && p.words[k].cap; k++ {
		if bodyHeads[p.words[k].fold] {
			return true
		}
	}
	return false
}

// split cuts a run into titles, bodies and a person's name: "Northmoor Party
// Chairman Piet Halloran" has the name Piet Halloran after a title;
// "Security Council Mara Voss" has a body and a person.
func (p *page) split(names []name, from, to, sentence int) []name {
	opens := from == sentence || from > 0 && (p.words[from-1].kind == parse.TokenQuote || p.words[from-1].fold == ":" || p.words[from-1].fold == "—")
	if opens {
		from = p.skipOpener(from, to)
	}
	for from < to && functionWords[p.words[from].fold] && !isGiven(p.words[from].fold) && !titles[p.words[from].fold] && !p.initial(from) && !p.opensBody(from, to) {
		from++ // "(Like Mara Voss, …"
	}
	for to > from && p.words[to-1].kind != parse.TokenWord {
		to--
	}
	if from >= to {
		return names
	}
	lead, cut, afterBody := from, from, false
	title := ""
	for i := from; i < to; i++ {
		w := p.words[i]
		switch {
		case titles[w.fold] && !p.surnamed(i, from, to):
			cut, title, afterBody = i+1, w.fold, false
			if p.at(cut).fold == "." && p.at(cut).glued && cut < to {
				cut++
			}
		case title != "" && i > cut && i+1 < to && (bodyHeads[w.fold] || places[w.fold]) && p.words[cut].fold == "of" && p.personal(i+1, to):
			// "President of Veshnia Osman Hale"
			cut, afterBody = i+1, true
		case bodyHeads[w.fold] && (i > from || isGiven(p.at(i+1).fold) && !isGiven(w.fold)) && i+2 < to && p.words[cut].fold != "of" && p.personal(i+1, to):
			names = p.add(names, name{from: cut, to: i + 1, lead: cut, kind: body})
			cut, afterBody = i+1, true
		case i == cut && i+2 < to && (capitalAdjectives[w.fold] || demonym(w.fold)) && (isGiven(p.words[i+1].fold) || titles[p.words[i+1].fold]),
			i == cut && (w.fold == "democrat" || w.fold == "republican") && (i+3 == to && p.personal(i+1, to) || i+2 == to && !bodyHeads[p.words[i+1].fold] && !capitalAdjectives[p.words[i+1].fold]):
			cut = i + 1
		}
	}
	if title == "" && !afterBody {
		lead = cut
	}
	if cut < to && p.words[cut].kind == parse.TokenWord && p.words[cut].fold == "of" {
		// An office alone: "Secretary of State".
		return names
	}
	if cut >= to {
		return names
	}
	if title != "" && cut == to-1 && cut > from && (bodyHeads[p.words[cut].fold] || calendar[p.words[cut].fold]) {
		cut, lead, title = from, from, "" // "General Assembly", "Labour Day"
	}
	return p.add(names, name{from: cut, to: to, lead: lead, title: title, after: afterBody, kind: unknown})
}

// opensBody reports the country before a body: "US Water Department".
func (p *page) opensBody(from, to int) bool {
	return isUS(p.words[from].span.In(p.doc.Text)) && from+2 <= to && bodyHeads[p.words[to-1].fold]
}

// surnamed reports a word of the titles that is a surname here: "Charlie King said".
func (p *page) surnamed(i, from, to int) bool {
	if i == from || i != to-1 {
		return false
	}
	before := p.words[i-1]
	return isGiven(before.fold) || p.initial(i-1) || p.initial(i-2) && i-2 >= from || honorifics[before.fold] && titleSurnames[p.words[i].fold]
}

// personal reports that the words look like a person's whole name.
func (p *page) personal(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		w := p.words[i]
		if w.kind != parse.TokenWord {
			continue
		}
		if bodyHeads[w.fold] && (i < to-1 || !isGiven(p.words[from].fold)) || places[w.fold] && i < to-1 {
			return false
		}
		if n++; n > 5 {
			return false
		}
	}
	return n >= 2 && n <= 5 && (isGiven(p.words[from].fold) || p.initial(from) || !p.lower[p.words[from].fold])
}

// titleSurnames are titles that are also surnames: "Ms. King", not "Mr. President".
var titleSurnames = lang.TitleSurnames

// skipOpener steps over words that have their capital only from the start of
// the sentence: "Last week", "Asked". What is a given name or a title stays.
func (p *page) skipOpener(from, to int) int {
	for from < to {
		w := p.words[from]
		single := from+1 >= to
		switch {
		case w.kind != parse.TokenWord:
		case w.caps || titles[w.fold] || p.initial(from):
			return from
		case functionWords[w.fold] && (single || !isGiven(w.fold)):
		case reportingVerbs[w.fold] && !single && isGiven(p.words[from+1].fold): // "Said Mara Voss:"
		case isGiven(w.fold) || hasPrefixed(w.span.In(p.doc.Text)):
			return from
		case !single && bodyHeads[p.words[to-1].fold] && !functionWords[w.fold]:
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

// add classifies a name and notes how it stands in its sentence.
func (p *page) add(names []name, n name) []name {
	for n.to > n.from && p.words[n.to-1].kind != parse.TokenWord && p.words[n.to-1].fold != "." {
		n.to--
	}
	if n.from >= n.to {
		return names
	}
	first, last := p.words[n.from], p.words[n.to-1]
	n.poss, n.quoted, n.who = last.poss, first.quoted, -1
	if n.kind == unknown {
		n.kind = p.classify(n)
	}
	if n.to-n.from == 1 && n.title == "" {
		w := first.fold
		if calendar[w] || functionWords[w] && !isGiven(w) || capitalAdjectives[w] && !places[w] || demonym(w) {
			return names
		}
	}
	n.subject = p.standsAsSubject(n.lead)
	before := p.at(n.from - 1)
	n.opens = before.sent != first.sent || before.kind != parse.TokenWord && before.fold != ","
	return append(names, n)
}

// classify tells a person's name from that of a body or a place.
func (p *page) classify(n name) kind {
	words, heads, placed, adjectives, calend := 0, 0, 0, 0, 0
	for i := n.from; i < n.to; i++ {
		w := p.words[i]
		if w.kind != parse.TokenWord || !w.cap {
			continue
		}
		words++
		switch {
		case bodyHeads[w.fold] && !(i == n.from && isGiven(w.fold)):
			heads++
		case places[w.fold]:
			placed++
		case capitalAdjectives[w.fold] || demonym(w.fold):
			adjectives++
		case calendar[w.fold]:
			calend++
		}
	}
	first, last := p.words[n.from], p.words[n.to-1]
	givenFirst := isGiven(first.fold) || p.initial(n.from)
	switch {
	case words == 0:
		return unknown
	case n.title != "" && heads == 0 && adjectives == 0 && (placed < words || givenFirst):
		return person
	case words == 1 && first.caps:
		return body
	case words == 1 && placed == 1:
		return place
	case words == 1 && heads == 1:
		return body
	case words >= 2 && geography[last.fold]:
		return place
	case words >= 2 && givenFirst && heads == 0 && !places[first.fold] && words <= 5:
		return person
	case words >= 2 && givenFirst && heads == 1 && words <= 3 && bodyHeads[last.fold] && !p.lower[last.fold]:
		return person
	case words >= 2 && adjectives > 0 && (capitalAdjectives[first.fold] || demonym(first.fold)):
		return body
	case heads > 0 || p.hasWord(n, "of") || p.hasWord(n, "for"):
		return body
	case placed > 0 && places[last.fold]:
		return place
	case placed == words:
		return place
	case words >= 2 && first.caps:
		return body
	case calend > 0 && calend == words:
		return unknown
	}
	return unknown
}

func (p *page) hasWord(n name, fold string) bool {
	for i := n.from; i < n.to; i++ {
		if p.words[i].fold == fold {
			return true
		}
	}
	return false
}

// standsAsSubject reports whether a phrase that begins at i stands where a
// subject stands: at the start of a sentence, after a mark, or after "and",
// "while", "that". After a verb or a preposition it does not.
func (p *page) standsAsSubject(i int) bool {
	w, here := p.at(i-1), p.at(i)
	for w.sent == here.sent && (functionWordsBeforeNoun[w.fold] || w.kind == parse.TokenWord && (personNouns[w.fold] || officeWords[w.fold] || capitalAdjectives[w.fold] || demonym(w.fold) || w.poss)) {
		i--
		w = p.at(i - 1)
	}
	if w.sent != here.sent {
		return true
	}
	if w.kind != parse.TokenWord {
		return w.kind != parse.TokenNumber && w.fold != "/" && (w.fold != "-" || !w.glued)
	}
	return openers[w.fold]
}

var functionWordsBeforeNoun = lang.NounOpeners
