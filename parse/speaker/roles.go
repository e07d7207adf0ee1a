package speaker

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// readRoles gives people the offices that are mentioned with their names.
func (p *page) readRoles(names []name, g *people) {
	for i := range names {
		n := &names[i]
		if n.who < 0 {
			continue
		}
		s := &g.all[n.who]
		if s.kind.group() {
			continue
		}
		start := p.roleBefore(*n, names[:i])
		if p.tradeOfBody(*n, s) {
			start = n.from // "Telecoms equipment maker Varda Networks" is nobody's office
		}
		n.lead = min(n.lead, start)
		if start < n.from {
			if p.roleIn(start, n.from) {
				s.addRole(p.text(start, n.from))
			} else {
				s.kind = person // "VRA Mara Voss"
			}
			n.subject = p.standsAsSubject(start)
			for k := i - 1; k >= 0 && names[k].from >= start; k-- {
				names[k].subject = false // Voss in "Voss campaign manager Piet Hale"
			}
		}
		if from, to := p.apposition(*n, names[i+1:]); from < to {
			s.addRole(p.text(from, to))
		} else if from, to := p.leadIn(*n, names[:i]); from < to {
			s.addRole(p.text(from, to))
			n.subject = p.standsAsSubject(from) || p.at(n.to).fold == "," && p.predicate(n.to+1) && p.at(n.to+1).sent == p.words[n.from].sent // not in "phoned the emir of Veshnia, Osman Hale"
		}
		if s.proof == 0 && lang.RelativePronouns[p.at(n.to+1).fold] && p.at(n.to).fold == "," && p.at(n.to+1).fold == "who" {
			s.proof++
			s.kind = person
		}
	}
}

// tradeOfBody reports a name that a noun for a body stands before, and that nothing shows
// to be a person's.
func (p *page) tradeOfBody(n name, s *someone) bool {
	noun := p.at(n.from - 1)
	return bodyNouns[noun.fold] != 0 && (!noun.cap || tradeNoun(noun.fold)) && !noun.poss && n.title == "" && s.proof == 0 && !isGiven(s.words[0]) && !lang.PersonNouns[noun.fold]
}

// roleIn reports whether words contain an office or occupation.
func (p *page) roleIn(from, to int) bool {
	return slices.ContainsFunc(p.words[from:to], func(w word) bool { return lang.Titles[w.fold] || isOneRole(w.fold) })
}

// addRole notes an office unless it says no more than one noted before.
func (s *someone) addRole(text string) {
	text = strings.Trim(collapse(text), " ,;:“”\"'‘")
	kin := false
	for _, a := range []string{"now ", "a ", "an ", "the ", "its ", "our ", "their ", "his ", "her ", "now ", "then ", "one ", "honour ", "honor "} {
		if len(text) > len(a) && strings.EqualFold(text[:len(a)], a) {
			text = text[len(a):]
			kin = kin || a == "his " || a == "her " || a == "their "
		}
	}
	for _, w := range strings.Fields(text) {
		if w = fold(w); lang.MentionPrepositions[w] {
			break // "a spokesman for the queen"
		}
		s.learn(w)
	}
	text = quietRole(withoutHonorifics(text))
	words := roleWords(text)
	if len(words) == 0 {
		return
	}
	s.proof += 2
	s.kind = person
	if kin && lang.FamilyNouns[words[len(words)-1]] {
		return
	}
	for _, r := range s.roles {
		if subset(words, r.words) {
			return
		}
	}
	s.roles = append(s.roles, role{text, words})
}

// noOffice are words of courtesy before a name that say no office: "Rt Hon".
var noOffice = set{"rt": true, "honourable": true, "honorable": true}

// withoutHonorifics cuts what says no office off the ends: "Mayor Dr.".
func withoutHonorifics(text string) string {
	words := strings.Fields(text)
	for len(words) > 0 && lang.Honorifics[fold(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && (lang.Honorifics[fold(words[0])] || noOffice[fold(words[0])]) {
		words = words[1:]
	}
	if len(words) == 1 && fold(words[0]) == "right" {
		return "" // "Right Hon."
	}
	return strings.Join(words, " ")
}

// quietRole writes a role in capitals, as labels have it, as offices are written: "Minister
// of Railways", "CNN Anchor". Letters that may be an abbreviation stay.
func quietRole(text string) string {
	if len(text) < 4 || strings.IndexFunc(text, unicode.IsLower) >= 0 || !lang.AllUpper(strings.Fields(text)[0]) {
		return text
	}
	words := strings.Fields(text)
	for i, w := range words {
		switch f := fold(strings.Trim(w, ",()")); {
		case i > 0 && (lang.Prepositions[f] || lang.FunctionWords[f] && len(f) > 2):
			words[i] = strings.ToLower(w)
		case len(f) > 5, len(f) > 3 && (lang.Titles[f] || lang.OfficeWords[f] || lang.PersonNouns[f] || lang.Ministries[f]):
			words[i] = properCase(w)
		}
	}
	return strings.Join(words, " ")
}

// roleWords are the words of an office that count in a comparison.
func roleWords(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == '“' || r == '”' || r == '"' }) {
		w, _ = withoutPossessive(w)
		if isUS(w) {
			out = append(out, "america")
			continue
		}
		w = fold(w)
		if w == "" || lang.FunctionWords[w] && w != "former" || lang.Honorifics[w] {
			continue
		}
		w = plainRole(w)
		out = append(out, w)
	}
	return out
}

// plainRole makes variants of one word of an office equal: "Gov." and
// "governor", "Iranian" and "Iran".
func plainRole(w string) string {
	w, _ = singular(withoutElect(w))
	w = cmp.Or(lang.FullTitles[w], w)
	w = cmp.Or(lang.FullTitles[w], w)
	return cmp.Or(lang.CountryOf[w], w)
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// roleBefore returns where the office before a name begins: "Northmoor water
// chief Mara Voss", "Secretary of Veshnia's Defence Council Osman Hale"; the
// name's own start if there is none.
func (p *page) roleBefore(n name, before []name) int {
	i, and := n.lead, 0
	office := n.title != "" && !lang.Honorifics[n.title]
	near := p.at(n.lead - 1)
	office = office || near.sent == p.words[n.from].sent && isOneRole(near.fold) && !near.cap && !near.poss
	if n.lead == n.from && !n.after && !p.officeOf(n.lead) && !(near.sent == p.words[n.from].sent && isOneRole(near.fold) && !near.poss) {
		return n.from
	}
	for k := n.lead - 1; k >= 0 && n.from-k <= 12; k-- {
		w := &p.words[k]
		if w.sent != p.words[n.from].sent {
			break
		}
		for len(before) > 0 && before[len(before)-1].to > k+1 {
			before = before[:len(before)-1]
		}
		if o := len(before) - 1; office && o >= 0 && before[o].to == k+1 && before[o].kind == body && !before[o].poss && before[o].quoted == n.quoted {
			i, k = before[o].from, before[o].from // the office of a body: "Department of Ports spokesman"
			continue
		}
		if w.kind != parse.TokenWord {
			if w.fold == "." && w.glued && k > 0 && p.abbreviated(k-1) || w.fold == "-" && w.glued {
				continue
			}
			break
		}
		if p.underHeading(k) {
			break
		}
		before := p.at(k - 1)
		if office && n.from == n.lead && p.joinsOffices(k) {
			and = k
			continue
		}
		if w.fold == "of" || w.fold == "for" || w.fold == "the" && (before.fold == "of" || before.fold == "for") {
			if office && !n.after {
				break // "an aide of Mayor Voss" is not Voss
			}
			back := k - 1
			if w.fold == "the" {
				back--
			}
			if h := p.at(back); h.sent == w.sent && isRoleNoun(h.fold) {
				continue
			}
			break
		}
		if lang.FunctionWords[w.fold] && !isUS(w.span.In(p.doc.Text)) && (!w.cap || before.sent != w.sent || before.kind != parse.TokenWord) && w.fold != "former" && w.fold != "retired" && w.fold != "first" && w.fold != "current" || lang.ReportingVerbs[w.fold] || lang.CalendarWords[w.fold] {
			break
		}
		if !w.cap && !lang.OfficeWords[w.fold] && !isRoleNoun(w.fold) && (strings.HasSuffix(w.fold, "ed") || strings.HasSuffix(w.fold, "ly") ||
			strings.HasSuffix(w.fold, "ing") || strings.HasSuffix(w.fold, "s") && !strings.HasSuffix(w.fold, "ss") && !lang.PluralOfficeWords[w.fold]) {
			break
		}
		if next := p.at(k + 1); !w.cap && next.cap && lang.Titles[next.fold] && !lang.OfficeWords[w.fold] && !isRoleNoun(w.fold) && !lang.WordsBeforeTitles[w.fold] {
			break // "the real Prince Hale", "a plot to kill Senator Voss"
		}
		if w.quoted != p.words[n.from].quoted || lang.Greetings[w.fold] {
			break
		}
		office = office || !lang.Honorifics[w.fold] && isOneRole(w.fold)
		i = k
	}
	if !office {
		return n.lead
	}
	if and > 0 && (lang.Articles[p.at(i-1).fold] || p.at(i-1).poss) {
		return and + 1 // "the mayor and historian Mara Voss" may be two
	}
	return i
}

// underHeading reports a word that ends a numbered line: "1. Playing field ⏎ Cllr Voss".
func (p *page) underHeading(k int) bool {
	if k+1 >= len(p.words) || !p.words[k+1].cap || !strings.Contains(p.doc.Text[p.words[k].span.End:p.words[k+1].span.Start], "\n") {
		return false
	}
	line := p.doc.Text[strings.LastIndexByte(p.doc.Text[:p.words[k].span.Start], '\n')+1 : p.words[k].span.End]
	return len(line) < 60 && line != "" && line[0] >= '0' && line[0] <= '9'
}

// joinsOffices reports the "and" or the "now" between two offices of one person: "retired
// colonel and amateur historian", "former captain and now pundit".
func (p *page) joinsOffices(k int) bool {
	if p.words[k].fold == "now" {
		return p.at(k-1).fold == "and" && p.joinsOffices(k-1)
	}
	before := p.at(k - 1)
	return p.words[k].fold == "and" && before.sent == p.words[k].sent && isOneRole(before.fold) && !before.poss
}

// plurals reports the mark of a possessive in the plural: "the teachers' union".
func (p *page) plurals(i int) bool {
	w := &p.words[i]
	return (w.fold == "'" || w.fold == "’") && w.glued && strings.HasSuffix(p.at(i-1).fold, "s") && p.at(i+1).kind == parse.TokenWord && !p.at(i+1).glued
}

// officeOf reports an office with "of" before the word: "chief of staff Mara Voss".
func (p *page) officeOf(i int) bool {
	for k := i - 2; k >= i-3 && k > 0 && !lang.FunctionWords[p.words[k+1].fold]; k-- {
		if w, h := &p.words[k], &p.words[k-1]; w.sent != p.words[i].sent || w.kind != parse.TokenWord || p.words[k+1].kind != parse.TokenWord || p.words[k+1].poss {
			return false
		} else if w.fold == "of" {
			return lang.Titles[h.fold] && h.sent == w.sent && !lang.Titles[p.at(i-1).fold]
		}
	}
	return false
}

// apposition returns the words after a name that say who it is: "Mara Voss,
// head of the water office, said". What only lists another person is none:
// "Mara Voss, Mayor Piet Halloran and the council".
func (p *page) apposition(n name, later []name) (from, to int) {
	i := p.skipParenthesis(n.to)
	if p.at(i).fold != "," || p.at(i).sent != p.words[n.from].sent || n.poss {
		return 0, 0
	}
	i++
	if p.at(i).kind == parse.TokenNumber && p.at(i+1).fold == "," {
		i += 2 // an age
	}
	from = i
	noun := -1
	for ; i < len(p.words) && p.words[i].sent == p.words[n.from].sent && i-from < 40; i++ {
		w := &p.words[i]
		if w.kind != parse.TokenWord && (w.fold == "," || w.fold == ";" || w.fold == "—" || w.fold == "–" || w.fold == "." && !p.abbreviated(i-1) || w.kind == parse.TokenQuote && noun >= 0) {
			break
		}
		if w.kind == parse.TokenQuote && i == from {
			return 0, 0 // “Down the Streets,” the singer said
		}
		if w.kind != parse.TokenWord {
			continue
		}
		if noun < 0 {
			if isOneRole(w.fold) && !w.poss && p.heading(i) {
				if p.initial(i+1) && p.at(i+2).fold == "." && p.at(i+3).cap {
					return 0, 0 // "Cllr S. Dunmore, Cllr P. Yates": a list
				}
				noun = i
				continue
			}
			if sing, plural := singular(w.fold); plural && isRoleNoun(sing) {
				return 0, 0
			}
			if next := p.at(i + 1); i == from && strings.HasSuffix(w.fold, "ing") && (lang.Articles[next.fold] || next.fold == "the" || next.fold == "him") {
				return 0, 0 // "Mara Voss, shaking her head, said"
			}
			if lang.FunctionWords[w.fold] && !lang.Articles[w.fold] && w.fold != "former" && w.fold != "now" && w.fold != "then" && w.fold != "retired" && w.fold != "first" && w.fold != "current" && w.fold != "one" ||
				w.fold == "who" || lang.ReportingVerbs[w.fold] || lang.MentionPrepositions[w.fold] {
				return 0, 0
			}
			if i-from > 8 {
				return 0, 0
			}
			continue
		}
		if lang.ReportingVerbs[w.fold] || lang.Auxiliaries[w.fold] || w.fold == "who" || w.fold == "which" {
			if p.words[from].fold == "the" && lang.SubjectVerbs[w.fold] && p.coreEnd(from, i) == i && (i == noun+1 || p.headNoun(from, i) == i-1) {
				return 0, 0 // "According to Hale, the minister said no"
			}
			break
		}
	}
	if noun < 0 {
		return 0, 0
	}
	for _, o := range later {
		if o.from >= i {
			break
		}
		if !o.kind.group() && (o.lead <= noun && o.from > noun && o.title != "" || o.from == noun+1) {
			return 0, 0
		}
	}
	for i > from && p.words[i-1].kind != parse.TokenWord && p.words[i-1].kind != parse.TokenNumber {
		i--
	}
	return from, i
}

// skipParenthesis steps over a bracket after a name: "Mara Voss (Green)".
func (p *page) skipParenthesis(i int) int {
	if p.at(i).fold != "(" {
		return i
	}
	for k := i + 1; k < i+12; k++ {
		if p.at(k).fold == ")" {
			return k + 1
		}
	}
	return i
}

// heading reports that the word is the head of its phrase: "consultant", not
// "veteran", in "a veteran media consultant".
func (p *page) heading(i int) bool {
	next := p.at(i + 1)
	return next.sent != p.words[i].sent || next.kind != parse.TokenWord || next.cap || lang.FunctionWords[next.fold] || strings.HasSuffix(next.fold, "ing") && !isRoleNoun(next.fold)
}

// leadIn returns the description before a comma and a name: "Northmoor's top
// water official, Mara Voss, said".
func (p *page) leadIn(n name, before []name) (from, to int) {
	comma := p.at(n.lead - 1)
	here := p.words[n.from].sent
	if comma.fold != "," || comma.sent != here {
		return 0, 0
	}
	to = n.lead - 1
	from = to
	noun := false
	for k := to - 1; k >= 0 && to-k <= 16; k-- {
		w := &p.words[k]
		if w.sent != here || w.kind != parse.TokenWord && w.fold != "-" && w.fold != "&" && !p.plurals(k) {
			break
		}
		if lang.ReportingVerbs[w.fold] || lang.Auxiliaries[w.fold] || lang.SubjectOpeners[w.fold] || lang.RelativePronouns[w.fold] || w.quoted != p.words[n.from].quoted {
			break
		}
		if lang.MentionPrepositions[w.fold] {
			if !noun && w.fold != "of" && w.fold != "for" && !((w.fold == "from" || w.fold == "at" || w.fold == "in") && isOneRole(p.at(k-1).fold)) {
				return 0, 0
			}
			if noun {
				break // "a painting by Hale's father, Piet"
			}
		}
		noun = noun || isOneRole(w.fold) && !w.poss && p.heading(k)
		from = k
		if b := p.at(k - 1).fold; lang.Articles[w.fold] && (noun || b != "of" && b != "for" && b != "at" && b != "in") {
			break // not in "the director of the film, Mara Voss"
		}
	}
	first := p.at(from)
	if lang.Honorifics[first.fold] || first.fold == "madam" {
		return 0, 0 // "Madam President, honourable Members": those who are spoken to
	}
	if !noun || !(lang.Articles[first.fold] || first.poss || first.cap) {
		return 0, 0
	}
	for k := len(before) - 1; k >= 0 && before[k].to > from; k-- {
		if o := before[k]; o.kind == person && !o.poss {
			return 0, 0 // "President Hale, Mara Voss and others"
		}
	}
	return from, to
}
