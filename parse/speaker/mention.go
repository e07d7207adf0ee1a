package speaker

import (
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// mention finds out who the mention of a statement names.
func (d *discourse) mention(k int) {
	s := d.statements[k]
	if s.Question {
		return
	}
	from, to := d.page.within(s.Mention)
	if n := d.nameBefore(from); n >= 0 && from < to && d.names[n].to > from {
		from = d.names[n].from // the mention begins inside a name: "Better" of "Better Tomorrow Foods" is no adverb
	}
	d.telling = k
	defer func() { d.telling = -1 }()
	var a answer
	switch {
	case s.Answer:
		a = d.interviewee()
	case s.Turn > 0 && !s.NamedAt.Empty():
		a = d.label(s.NamedAt)
	case s.Turn > 0:
		if a = d.label(s.Mention); len(a.who) == 1 {
			d.labelRole(s, a.who[0])
		}
	case from >= to:
		a = d.phraseOf(s.Mention)
	case d.page.noPhrase(from, to) && d.afterClause(from, to) < 0, d.ownVoice(k, from, to):
		return // carry finds who goes on
	default:
		var ok bool
		if a, ok = d.quotedOne(s); ok {
			break
		}
		if a, ok = d.outside(from, to); !ok {
			a = d.read(from, to)
		}
	}
	a.done = true
	d.noteClues(k, &a)
	d.out[k] = a
	d.latest = k
	if a.known() && (a.group || len(a.who) > 1 || len(a.who) == 1 && d.isGroup(a.who[0])) {
		d.groups = append(d.groups, k)
	}
	if a.name != "" {
		d.phrases = append(d.phrases, k)
	}
	for _, who := range a.who {
		if len(d.people.all[who].words) > 1 && d.traits[who].trade == 0 {
			d.people.all[who].proof++
		}
		if d.people.all[who].kind == unknown && len(d.people.all[who].words) > 1 && d.traits[who].trade == 0 {
			d.people.all[who].kind, d.guessed[who] = person, true
		}
	}
	if len(a.who) == 1 && d.nameAt(from, to, a.who[0]) < 0 && !d.isPronoun(from, to) && from < len(d.page.words) {
		// A description speaks: it hands its person on like a name.
		d.note(event{at: from, who: a.who[0], weight: asSubject, speaker: true, quoted: d.page.words[from].quoted})
	}
}

// ownVoice reports an "I" or "we" inside a quotation that another statement of the
// paragraph belongs to: “It is late. I think it is too late,” said Voss.
func (d *discourse) ownVoice(k, from, to int) bool {
	p := d.page
	w := &p.words[from]
	if to-from != 1 || !w.quoted || !lang.FirstPersonPronouns[w.fold] && !lang.WePronouns[w.fold] {
		return false
	}
	for _, o := range []int{k - 1, k + 1} {
		if o >= 0 && o < len(d.statements) && d.statements[o].Paragraph == d.statements[k].Paragraph && !d.statements[o].Mention.Empty() {
			return true
		}
	}
	return false
}

func (d *discourse) isPronoun(from, to int) bool {
	return to-from == 1 && (lang.HePronouns[d.page.at(from).fold] || lang.ShePronouns[d.page.at(from).fold])
}

// nameAt returns the index of a person's name among the words, or -1.
func (d *discourse) nameAt(from, to, who int) int {
	for k := d.nameBefore(to); k >= 0 && d.names[k].from >= from; k-- {
		if d.names[k].who == who {
			return k
		}
	}
	return -1
}

// phraseOf returns a mention as written, without its article.
func (d *discourse) phraseOf(s parse.Span) answer {
	text := bare(s.In(d.page.doc.Text))
	if text == "" {
		return answer{how: "no speaker is named"}
	}
	return answer{name: text, group: true, how: "as the text names it"}
}

// bare cuts the article and the marks at the ends.
func bare(s string) string {
	s = strings.Trim(collapse(s), " ,;:.–—-")
	for _, a := range []string{"the ", "a ", "an ", "The ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			s = rest
			break
		}
	}
	s, _ = withoutPossessive(s)
	return s
}

// plainNames removes "Mr." and similar titles from a phrase: "advisers to Mr. Hale".
func plainNames(s string) string {
	if !strings.Contains(s, "M") {
		return s
	}
	words := strings.Fields(s)
	kept := words[:0]
	for _, w := range words {
		if w != "Mr." && w != "Mrs." && w != "Ms." && w != "Mr" && w != "Mrs" && w != "Ms" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// read interprets the words of a mention: a pronoun, a name, a description, or a phrase
// that stays as it is.
func (d *discourse) read(from, to int) answer {
	p := d.page
	if k := p.afterThat(from, to); k > from {
		return d.read(k, to)
	}
	for to > from+1 && p.words[to-1].kind != parse.TokenWord && p.words[to-1].kind != parse.TokenNumber {
		to--
	}
	if k := p.ownerOf(from, to); k > from {
		return d.read(k, to)
	}
	first := &p.words[from]
	if to-from == 1 && first.fold == "the" {
		if k := d.nameBefore(to) + 1; k < len(d.names) && d.names[k].lead == to {
			to = d.names[k].to // the mention is cut before a bracket or a mark
		}
	}
	if a, ok := d.twosome(from, p.coreEnd(from, to)); ok {
		return a
	}
	alone := to-from == 1 || p.at(from+1).fold == "," || lang.FunctionWords[p.at(from+1).fold] && !p.ownPerson(from, to)
	if alone {
		if a, ok := d.readPronoun(from); ok {
			if rest := p.text(from+2, p.coreEnd(from, to)); p.at(from+1).fold == "and" && rest != "" && len(a.who) == 1 {
				// "he and his allies"
				return answer{name: d.speaker(a, desk{}).Name + " and " + bare(rest), group: true, how: "as the text names them; " + a.how}
			}
			return a
		}
	}
	end := p.coreEnd(from, to)
	if k := p.resultsOf(from, end); k > from {
		return d.read(k, to)
	}
	if p.statementOf(from, end) {
		end--
		to = end
	}
	if a, ok := d.joint(from, to); ok {
		return a
	}
	if a, ok := d.ownWords(from, end); ok {
		return a
	}
	if list := d.heads(from, end, to); len(list) > 0 {
		return d.withRest(d.named(list), list, end)
	}
	if a, ok := d.nameBehind(from, end, to); ok {
		return a
	}
	if a, ok := d.peer(from, end); ok {
		return a
	}
	if head := p.headNoun(from, end); head >= 0 {
		for _, kin := range []func(from, head int) int{d.kinMeant, d.kinNamedNext, d.otherOfFamily} {
			if a, ok := meant(kin(from, head), "description: whose kin"); ok {
				return a
			}
		}
	}
	if !alone && lang.Articles[first.fold] && first.fold != "the" && first.fold != "a" && first.fold != "an" {
		if a, ok := d.owned(from, end); ok {
			return a
		}
	}
	if a, ok := d.describe(from, end); ok {
		return a
	}
	return p.asWritten(from, end)
}

// nameBehind is the name that follows its description within the mention: "Hale's niece, state
// Del. Mara Voss".
func (d *discourse) nameBehind(from, end, to int) (answer, bool) {
	p := d.page
	for next := end; next < to; {
		for next < to && p.words[next].kind != parse.TokenWord {
			next++
		}
		if next >= to || lang.RelativePronouns[p.words[next].fold] {
			break
		}
		stop := p.coreEnd(next, to)
		if list := d.heads(next, stop, to); len(list) > 0 {
			if who := d.names[list[0]].who; who < 0 || d.people.all[who].kind == person || d.mayBePerson(who) && d.describes(from, end) || d.mayBeBody(who) && p.bodyNoun(from, end) {
				return d.named(list[:1]), true
			}
		}
		next = max(stop, next+1)
	}
	return answer{}, false
}

// asWritten is a phrase that stays as it is, without what is said of the saying.
func (p *page) asWritten(from, end int) answer {
	for end > from+1 && (p.words[end-1].fold == "and" || p.words[end-1].fold == "or" || p.words[end-1].fold == "but") {
		end--
	}
	if p.madeBy(from, end) {
		return answer{how: "no speaker is named"}
	}
	end = p.phraseEnd(from, p.documentEnd(from, end))
	text := plainNames(bare(p.text(from, end)))
	some := lang.Quantities[fold(text)] || fold(text) == "others"
	if text == "" || lang.FunctionWords[fold(text)] && !some {
		return answer{how: "no speaker is named"}
	}
	return answer{name: text, group: some || p.several(from, end), how: "as the text names it"}
}

// madeBy reports whether words begin with what somebody did, so that they name nobody:
// "won 758 votes", "battled other threats".
func (p *page) madeBy(from, end int) bool {
	w, next := &p.words[from], p.at(from+1)
	if w.cap || w.kind != parse.TokenWord || end-from < 2 || !strings.HasSuffix(w.fold, "ed") && !lang.ReportingVerbs[w.fold] || len(w.fold) < 5 {
		return false
	}
	return next.kind == parse.TokenNumber || lang.Articles[next.fold] || next.fold == "the" || next.fold == "other" || next.fold == "that"
}

func (d *discourse) readPronoun(i int) (answer, bool) {
	w := d.page.words[i].fold
	switch {
	case lang.HePronouns[w] || lang.ShePronouns[w]:
		var noted answer
		who, how := d.pronoun(i, &noted)
		noted.how = how
		if who >= 0 {
			noted.who = []int{who}
			noted.dropFarRival()
		}
		return noted, true
	case lang.PluralPronouns[w]:
		return d.plural(i), true
	case lang.ItPronouns[w]:
		return d.thing(i), true
	case lang.RelativePronouns[w]:
		return d.relative(i), true
	case lang.WePronouns[w]:
		return answer{how: "“" + w + "” names nobody"}, true
	case lang.FirstPersonPronouns[w]:
		return d.author(), true
	}
	return answer{}, false
}

// author is the name in the byline, for "I" in a column.
func (d *discourse) author() answer {
	for _, l := range d.page.doc.Lines {
		if l.Role != parse.RoleByline {
			continue
		}
		text := strings.TrimSpace(l.Span.In(d.page.doc.Text))
		if rest, ok := strings.CutPrefix(text, "By "); ok {
			text = rest
		} else if rest, ok := strings.CutPrefix(text, "BY "); ok {
			text = rest
		}
		if i := strings.IndexAny(text, ",|("); i > 0 {
			text = text[:i]
		}
		words := strings.Fields(text)
		if len(words) >= 2 && len(words) <= 4 && !strings.Contains(text, " and ") {
			return answer{name: properCase(strings.Join(words, " ")), how: "the author, by the byline"}
		}
	}
	return answer{how: "the author is not named"}
}

// heads returns the names that a mention is about, not those it only refers
// to: in "an aide to Mara Voss", "Hale campaign", "Voss's lawyer" there is none.
func (d *discourse) heads(from, end, to int) []int {
	p := d.page
	var list []int
	k := d.nameBefore(from)
	for k++; k < len(d.names) && d.names[k].from < end; k++ {
		n := d.names[k]
		if n.who < 0 {
			if n.who, _ = d.choose(k); n.who < 0 {
				if next := p.at(n.to); n.to < end && next.kind == parse.TokenWord && !lang.FunctionWords[next.fold] {
					continue
				}
				list = append(list, k)
				continue
			}
			d.names[k].who = n.who
		}
		next := p.at(n.to)
		if next.fold == "." && next.glued && n.to < end {
			next = p.at(n.to + 1)
		}
		if n.to < end && next.kind == parse.TokenWord && !lang.FunctionWords[next.fold] && !next.caps {
			if len(list) == 0 && n.lead <= from+1 && d.mayBeBody(n.who) && p.saysOutlet(n.to, end) {
				return append(list, k) // "the Harbour Post newspaper"
			}
			if n.lead == from && len(list) == 0 && (p.verb(n.to) && (d.mayBePerson(n.who) || p.at(n.to+1).cap) || p.deed(n.to, end) && d.mayBePerson(n.who)) {
				return append(list, k) // "Hale phoned the mayor, Mara Voss"
			}
			continue // "Hale campaign"
		}
		if n.to < end && next.kind == parse.TokenMark && next.fold != "." && next.fold != "&" && next.fold != "," {
			continue // "Voss-led", "Post/Herald"
		}
		if n.poss && n.to < end {
			continue
		}
		if after := p.at(n.to + 1); n.to+1 < end && next.kind == parse.TokenQuote && after.kind == parse.TokenWord && !after.cap {
			continue // “The Long Flood” star Ines Roke
		}
		if d.kinByName(n, end) {
			return append(list, k) // "her grandson Piet"
		}
		if p.prepositionIn(from, n.lead) && !p.twoOffices(from, n) && !p.officeBefore(from, n) || !d.mayBePerson(n.who) && p.nounsIn(from, n.lead) && !p.bodyNounBefore(from, n) {
			continue
		}
		list = append(list, k)
	}
	return list
}

// kinByName reports a given name at the end of a mention, after a word of kin.
func (d *discourse) kinByName(n name, end int) bool {
	p := d.page
	before := p.at(n.from - 1)
	return n.to == end && n.to-n.from == 1 && !n.poss && !d.isGroup(n.who) && isGiven(p.words[n.from].fold) && before.sent == p.words[n.from].sent && lang.KinNouns[before.fold] && !before.poss
}

// verb reports a verb in the past with an object: "phoned the mayor".
func (p *page) verb(i int) bool {
	w, next := p.at(i), p.at(i+1)
	noun, plural := singular(w.fold)
	present := plural && !w.poss && !lang.PersonNouns[noun] && !lang.PluralOfficeWords[w.fold] && next.cap // "Hale snubs Voss, says …"
	return (present || lang.ReportingVerbs[w.fold] || strings.HasSuffix(w.fold, "ed")) && !w.cap && (lang.Articles[next.fold] || next.cap) && next.sent == w.sent
}

// deed reports what a person did, or where, after the name where the words that
// report something cut it off: "Hale issued regular", "Hale ahead of the".
func (p *page) deed(i, end int) bool {
	w := &p.words[i]
	return w.fold == "ahead" || w.fold == "early" || i+1 < end && strings.HasSuffix(w.fold, "ed") && len(w.fold) > 4 && !strings.HasSuffix(p.words[end-1].fold, "s")
}

// twoOffices reports a name after an office, an "and" and another office:
// "Secretary of State and party frontrunner Mara Voss".
func (p *page) twoOffices(from int, n name) bool {
	head := p.headNoun(from, n.lead)
	return n.lead < n.from && p.at(n.lead-1).fold == "and" && head >= 0 && isRoleNoun(p.words[head].fold)
}

// officeBefore reports a whole office right before the name of its holder,
// without an article: "executive director of the Relief Council Mara Voss",
// "Labour's minister for women Mara Voss"; not "an aide to Mara Voss", "allies
// of President Voss", "a friend of the singer Mara Voss".
func (p *page) officeBefore(from int, n name) bool {
	if p.words[from].fold == "the" && lang.Titles[p.at(from+1).fold] && p.at(from+2).fold == "of" {
		from++ // "the speaker of the assembly Mara Voss"
	}
	if lang.FunctionWords[p.words[from].fold] || n.to-n.from < 2 {
		return false
	}
	role, last := -1, -1
	for i := from; i < n.lead; i++ {
		switch w := &p.words[i]; {
		case lang.MentionPrepositions[w.fold] && !w.cap:
			if role < 0 && isRoleNoun(p.words[i-1].fold) && !p.words[i-1].poss {
				role = i - 1
			}
			last = i
		case w.kind != parse.TokenWord && w.fold != "." && w.fold != "-" && w.fold != "&":
			return false
		}
	}
	if _, plural := singular(p.at(role).fold); role < 0 || plural || last == n.lead-1 {
		return false
	}
	for i := last + 1; i < n.lead; i++ {
		w := &p.words[i]
		if _, plural := singular(w.fold); isRoleNoun(w.fold) && !plural && !lang.BodyHeads[w.fold] || lang.OfficeWords[w.fold] || strings.HasSuffix(w.fold, "ed") {
			return false
		}
	}
	w := &p.words[n.lead-1]
	if w.fold == "-" {
		w = &p.words[n.lead-2] // "Council on Ferry - Port Relations"
	}
	return w.kind == parse.TokenWord && !w.poss && !lang.FunctionWords[w.fold] && n.lead-1 > last
}

func (d *discourse) mayBePerson(who int) bool {
	s := &d.people.all[who]
	return s.kind == person || s.kind == unknown && len(s.words) > 1
}

// nounsIn reports words that make what follows them no head: "Several judges
// handling Freedom of Information lawsuits".
func (p *page) nounsIn(from, to int) bool {
	for i := from; i < to; i++ {
		w := &p.words[i]
		if w.kind == parse.TokenWord && !w.cap && !lang.FunctionWords[w.fold] && !lang.OfficeWords[w.fold] && !isRoleNoun(w.fold) && !leaning(w.fold) && w.fold != "opposition" && w.fold != "ruling" {
			return true
		}
	}
	return false
}

// leaning reports an adjective of two words: "state-owned", "conservative-leaning".
func leaning(w string) bool {
	i := strings.IndexByte(w, '-')
	return i > 0 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "-run"))
}

func (p *page) prepositionIn(from, to int) bool {
	for i := from; i < to; i++ {
		if lang.MentionPrepositions[p.words[i].fold] && !p.words[i].cap {
			return true
		}
	}
	return false
}

// named is the answer for the names a mention is about: one, or several that
// are joined: "Lind and Hale".
func (d *discourse) named(list []int) answer {
	p := d.page
	var a answer
	if len(list) == 0 {
		return a
	}
	for i, k := range list {
		n := d.names[k]
		if i > 0 {
			gap := strings.TrimSpace(parse.Span{Start: p.span(d.names[list[i-1]]).End, End: p.words[n.lead].span.Start}.In(p.doc.Text))
			gap = strings.Trim(gap, ", ")
			if gap != "and" && gap != "" && gap != "or" && gap != "&" && gap != "and the" {
				break
			}
		}
		if n.who < 0 {
			_, why := d.choose(k)
			return answer{how: why}
		}
		a.who = append(a.who, n.who)
	}
	n := d.names[list[0]]
	s := d.people.all[n.who]
	switch words, _ := p.itsWords(n); {
	case len(a.who) > 1:
		a.how, a.group = "several names", true
	case s.kind.group():
		a.how, a.group = "name of a body or place", true
	case n.title != "" && len(words) < len(s.words):
		a.how = "title and surname"
	case len(words) == 1 && len(s.words) > 1 && !slices.ContainsFunc(s.words, func(w string) bool { return sameWord(w, words[0]) }) && s.nick != words[0] && lang.FullGivenNames[words[0]] == "":
		a.how = "surname in another spelling, the only one like it"
	case len(words) < len(s.words):
		a.how = "surname"
	case len(words) > 1:
		a.how = "full name"
	default:
		a.how = "name as given"
	}
	return a
}

// withRest adds what is joined to the last name without being one: "Mara Voss
// and two engineers".
func (d *discourse) withRest(a answer, list []int, end int) answer {
	p := d.page
	if len(a.who) == 0 || len(a.who) > len(list) {
		return a
	}
	i := d.names[list[len(a.who)-1]].to
	if p.at(i).fold != "and" || i+1 >= end {
		return a
	}
	rest := bare(p.text(i+1, end))
	if rest == "" || lang.FunctionWords[fold(rest)] {
		return a
	}
	a.name, a.group, a.how = d.speaker(a, desk{}).Name+" and "+rest, true, "as the text names them"
	a.who = nil
	return a
}

// several reports that a phrase has a plural head, or names a body.
func (p *page) several(from, end int) bool {
	head := p.headNoun(from, end)
	if head < 0 {
		return false
	}
	w := p.words[head].fold
	_, plural := singular(w)
	return plural || lang.BodyHeads[w] || w == "people" || w == "police"
}

// headNoun returns the last word before a preposition: "official" of "Veshnia's
// top security official in Sar".
func (p *page) headNoun(from, end int) int {
	head := -1
	for i := from; i < end; i++ {
		w := &p.words[i]
		if lang.MentionPrepositions[w.fold] && i > from || w.fold == "and" && head >= 0 && i > from {
			break
		}
		if w.kind == parse.TokenWord {
			head = i
		}
	}
	return head
}
