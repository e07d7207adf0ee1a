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

// group reports what is no person: a place speaks for its government.
func (k kind) group() bool { return k == body || k == place }

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

	surname [2]int // words of a surname that the name shares with the next: "Ines" of "Ines and Piet Roke"
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
	names = p.dropOrdinary(names)
	p.shareSurnames(names)
	return names
}

// dropOrdinary parts a surname from a body's name that it follows by chance,
// and leaves out single words that have a capital only because a
// sentence begins: "Scholars disagree". A name stands elsewhere, too.
func (p *page) dropOrdinary(names []name) []name {
	elsewhere, surnames, opens := set{}, set{}, map[string]int{}
	for _, n := range names {
		if n.kind == person && (n.to-n.from > 1 || n.title != "") {
			surnames[p.words[n.to-1].fold] = true
		}
		if w := p.words[n.from].fold; n.to-n.from == 1 && n.opens && !p.lower[w] {
			_, plural := singular(w)
			if opens[w]++; !plural && (opens[w] > 1 || lang.ReportingVerbs[p.at(n.to).fold] || p.introduced(n)) {
				elsewhere[w] = true // "Lumetra closed a plant. Lumetra blamed the tax."
			}
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
	kept := make([]name, 0, len(names))
	for _, n := range names {
		w := &p.words[n.from]
		if n.to-n.from == 1 && n.opens && !p.lower[w.fold] && lang.ReportingVerbs[p.at(n.to).fold] && nearOne(surnames, w.fold) {
			elsewhere[w.fold] = true
		}
		if n.to-n.from == 1 && (n.kind == unknown || n.kind == body && lang.BodyHeads[w.fold]) && n.opens && n.title == "" && !elsewhere[w.fold] && !isGiven(w.fold) && !w.poss {
			continue
		}
		if last := n.to - 1; n.kind == body && last-n.from >= 2 && surnames[p.words[last].fold] && !lang.BodyHeads[p.words[last].fold] && lang.BodyHeads[p.words[last-1].fold] {
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

// introduced reports a name whose apposition stands before a verb: "Iqbal, the fisherman who
// leads the protest, said".
func (p *page) introduced(n name) bool {
	from, to := p.apposition(n, nil)
	for i := to; p.at(i).sent == p.words[n.from].sent && p.at(i).kind == parse.TokenWord && i < to+12; i++ {
		if p.at(i+1).fold == "," {
			to = i + 1 // "who leads the protest,"
		}
	}
	next := p.at(to + 1).fold
	return from < to && lang.Articles[p.words[from].fold] && p.at(to).fold == "," && (lang.ReportingVerbs[next] || lang.SubjectVerbs[next] || lang.Auxiliaries[next])
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
		case w.kind != parse.TokenWord, w.fold == "i":
		case w.cap:
			caps++
		case !lang.MentionPrepositions[w.fold] && !lang.Articles[w.fold] && !lang.SubjectOpeners[w.fold] && !lang.NameParticles[w.fold] && w.fold != "the" && w.fold != "or":
			return false
		}
	}
	return caps >= 4
}

// add classifies a name and records its position in its sentence.
func (p *page) add(names []name, n name) []name {
	for n.to > n.from && p.words[n.to-1].kind != parse.TokenWord && p.words[n.to-1].fold != "." {
		n.to--
	}
	if n.from >= n.to || p.partyState(n.from) || n.lead == n.from && p.memberOfParty(n.from, n.to) {
		return names
	}
	first, last := &p.words[n.from], &p.words[n.to-1]
	n.poss, n.quoted, n.who = last.poss, first.quoted, -1
	if n.kind == unknown {
		n.kind = p.classify(n)
	}
	if n.to-n.from == 1 && n.title == "" {
		w := first.fold
		if next := p.at(n.to); p.firms[w] && (next.kind != parse.TokenWord || next.sent != first.sent || lang.ReportingVerbs[next.fold] || lang.Auxiliaries[next.fold]) && (demonym(w) || lang.CapitalAdjectives[w] || w == "united") {
			n.kind = unknown // "American said", of American Airlines
		} else if otherwiseNoName(w) && !p.surnameSpeaks(n.from) {
			return names
		}
	}
	n.subject = p.standsAsSubject(n.lead)
	before := p.at(n.from - 1)
	n.opens = before.sent != first.sent || before.kind != parse.TokenWord && before.fold != ","
	return append(names, n)
}

// otherwiseNoName reports a word that has a capital without being a name: "May", "French".
func otherwiseNoName(w string) bool {
	return lang.CalendarWords[w] || lang.FunctionWords[w] && !isGiven(w) || lang.CapitalAdjectives[w] && !lang.Places[w] || demonym(w)
}

// surnameSpeaks reports a surname of the page beside a verb that reports: "May said", "said
// French", "according to Long", but not "said French officials" or "on May said".
func (p *page) surnameSpeaks(i int) bool {
	w, before, next := p.words[i], p.at(i-1), p.at(i+1)
	switch {
	case !p.family[w.fold]:
		return false
	case lang.ReportingVerbs[next.fold] && next.sent == w.sent:
		return before.sent != w.sent || !lang.Prepositions[before.fold]
	}
	return before.sent == w.sent && (lang.ReportingVerbs[before.fold] || before.fold == "to" && p.at(i-2).fold == "according") &&
		(next.sent != w.sent || next.kind != parse.TokenWord)
}

// classify decides whether a name belongs to a person, a body or a place.
func (p *page) classify(n name) kind {
	words, heads, placed, adjectives := 0, 0, 0, 0
	for i := n.from; i < n.to; i++ {
		w := &p.words[i]
		if w.kind != parse.TokenWord || !w.cap {
			continue
		}
		words++
		switch {
		case lang.BodyHeads[w.fold] && !(i == n.from && isGiven(w.fold)):
			heads++
		case lang.Places[w.fold]:
			placed++
		case lang.CapitalAdjectives[w.fold] || demonym(w.fold):
			adjectives++
		}
	}
	first, last := &p.words[n.from], &p.words[n.to-1]
	givenFirst := isGiven(first.fold) || p.initial(n.from)
	switch {
	case words == 0:
		return unknown
	case n.title != "" && heads == 0 && adjectives == 0 && (placed < words || givenFirst):
		return person
	case words == 1 && first.caps:
		return body
	case words == 1 && placed == 1 && p.family[first.fold] && !p.inPlace[first.fold]:
		return unknown // "Jordan said", of Piet Jordan
	case words == 1 && placed == 1:
		return place
	case words == 1 && heads == 1:
		return body
	case words >= 2 && lang.Geography[last.fold]:
		return place
	case n.title == "" && lang.OfHeads[first.fold] && p.at(n.from+1).fold == "of":
		return body // "Court" is a given name, but not in "Court of Appeal"
	case words > 2 && lang.CompanyEndings[last.fold] && strings.HasSuffix(last.fold, "s"):
		return body // "Dick Hale Productions"
	case words >= 2 && givenFirst && heads == 0 && !lang.Places[first.fold] && words <= 5:
		return person
	case words >= 2 && givenFirst && heads == 1 && words <= 3 && lang.BodyHeads[last.fold] && !p.lower[last.fold] && p.at(n.lead-1).fold != "the": // "the Marine Board"
		return person
	case words >= 2 && adjectives > 0 && (lang.CapitalAdjectives[first.fold] || demonym(first.fold)):
		return body
	case heads > 0 || p.hasWord(n, "of") || p.hasWord(n, "for"):
		return body
	case placed == 1 && words == 2 && lang.Places[last.fold] && !p.lower[first.fold] && p.calledPerson(n):
		return person // "Valeska Sarland, a former cook,"
	case placed > 0 && lang.Places[last.fold]:
		return place
	case placed == words:
		return place
	case words >= 2 && first.caps:
		return body
	}
	return unknown
}

// calledPerson reports a name that an apposition says to be a person's.
func (p *page) calledPerson(n name) bool {
	from, to := p.apposition(n, nil)
	return from < to && lang.Articles[p.words[from].fold]
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
	for w.sent == here.sent && (lang.NounOpeners[w.fold] || w.kind == parse.TokenWord && (lang.PersonNouns[w.fold] || lang.OfficeWords[w.fold] || lang.CapitalAdjectives[w.fold] || demonym(w.fold) || w.poss)) {
		i--
		w = p.at(i - 1)
	}
	if w.sent != here.sent {
		return true
	}
	if w.kind != parse.TokenWord {
		return w.kind != parse.TokenNumber && w.fold != "/" && (w.fold != "-" || !w.glued)
	}
	return lang.SubjectOpeners[w.fold]
}
