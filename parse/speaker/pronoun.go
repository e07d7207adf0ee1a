package speaker

import (
	"onrecord/parse"
	"onrecord/parse/lang"
	"slices"
	"sort"
	"strings"
)

// nameless is the person without a name who spoke last, where nobody has been named
// since: "A council official said yes. The aide gave no name."
func (d *discourse) nameless(i int) (answer, bool) {
	p := d.page
	list := d.namelessOnes(i, nil)
	if len(list) == 0 || list[0].spoke > 2 || p.words[i].para-p.words[list[0].nearest.at].para > 1 {
		return answer{}, false
	}
	_, to := p.within(d.statements[list[0].phrase].Mention)
	for e := len(d.events) - 1; e >= 0 && d.events[e].at >= to; e-- {
		if ev := d.events[e]; ev.weight >= asClause && !(ev.quoted && !p.words[i].quoted) && !d.isGroup(ev.who) {
			return answer{}, false
		}
	}
	a := d.out[list[0].phrase]
	a.how = "pronoun: last speaker"
	return a, true
}

// comes is the subject after a clause that opens a sentence: "Before he spoke,
// Hale said nothing". -1 if there is none of that gender.
func (d *discourse) comes(i int, sex gender) int {
	p := d.page
	w := &p.words[i]
	if f := p.at(i - 1); !lang.Subordinators[f.fold] && f.fold != "if" && f.fold != "until" || p.at(i-2).sent == w.sent || w.quoted {
		return -1
	}
	for k := d.nameBefore(i) + 1; k < len(d.names) && p.words[d.names[k].from].sent == w.sent; k++ {
		n := d.names[k]
		if p.at(n.lead-1).fold != "," || n.poss || n.quoted {
			continue
		}
		if n.who < 0 {
			return -1
		}
		if s := &d.people.all[n.who]; s.kind == person && s.sex != -sex {
			return n.who
		}
		return -1
	}
	return -1
}

// told reports a place inside the words of the statement being read: whom they
// are about seldom says them. "Hale, he recalled, told him to wait."
func (d *discourse) told(offset int) bool {
	if d.telling < 0 {
		return false
	}
	return slices.ContainsFunc(d.statements[d.telling].Content, func(c parse.Span) bool { return c.Has(offset) })
}

// choose says which of several people a shared name means here, or -1 and
// why not.
func (d *discourse) choose(i int) (int, string) {
	p, n := d.page, &d.names[i]
	words, _ := p.nameWords(*n)
	if len(words) == 0 {
		return -1, "no name in reach"
	}
	list := d.people.short(words[len(words)-1], n.title != "")
	if len(words) > 1 {
		list = nil
		for _, who := range d.people.byWord[words[len(words)-1]] {
			if sameName(d.people.all[who].words, words, "") {
				list = append(list, who)
			}
		}
	}
	list = d.byTitle(n.title, list)
	if len(list) > 1 {
		list = d.byPronoun(n.to, d.byKin(p.at(n.lead-1).fold, list))
	}
	if len(list) == 1 {
		return list[0], "surname"
	}
	why := "two people with the name " + p.nameText(*n)
	if len(list) == 0 {
		return -1, why
	}
	most, last, near := d.namedBefore(n.from, list)
	if most >= 0 {
		return most, "surname: named most"
	}
	if who := d.spokeAlone(n.from, list); who >= 0 {
		return who, "surname: last speaker of that name"
	}
	if near > 1 {
		return -1, why
	}
	if last >= 0 {
		return last, "surname: named last"
	}
	for _, who := range list {
		if most < 0 || d.people.all[who].seen > d.people.all[most].seen {
			most = who
		}
	}
	for _, who := range list {
		if who != most && d.people.all[who].seen*2 > d.people.all[most].seen {
			return -1, why
		}
	}
	return most, "surname: named most"
}

// namedBefore is who of the list is named three times as often as any other before the word, and
// so is meant by the bare name, and who is named last, -1 for nobody; and how many of them the
// sentence or the one before has.
func (d *discourse) namedBefore(i int, list []int) (most, last, near int) {
	p := d.page
	count, there := make(map[int]int, len(list)), map[int]bool{}
	last = -1
	for k := len(d.events) - 1; k >= 0 && k >= len(d.events)-500; k-- {
		e := d.events[k]
		if !slices.Contains(list, e.who) {
			continue
		}
		count[e.who]++
		if last < 0 {
			last = e.who
		}
		if p.words[i].sent-p.words[e.at].sent <= 1 {
			there[e.who] = true
		}
	}
	for _, who := range list {
		rival := 0
		for _, o := range list {
			if o != who {
				rival = max(rival, count[o])
			}
		}
		if count[who] >= 3 && count[who] >= 3*rival {
			return who, last, len(there)
		}
	}
	return -1, last, len(there)
}

// spokeAlone is the one of the list who has spoken in the sentences before,
// if none of the others has.
func (d *discourse) spokeAlone(i int, list []int) int {
	p := d.page
	found := -1
	for k := len(d.events) - 1; k >= 0; k-- {
		e := d.events[k]
		if p.words[i].sent-p.words[e.at].sent > 2*farSentences {
			break
		}
		for _, who := range list {
			if e.who != who || !e.speaker {
				continue
			}
			if found >= 0 && found != who {
				return -1
			}
			found = who
		}
	}
	return found
}

// byTitle keeps those whom a title before the name fits: "Mrs. Voss", "Mayor Voss".
func (d *discourse) byTitle(title string, list []int) []int {
	if title == "" || len(list) < 2 {
		return list
	}
	return preferred(list, func(who int) bool {
		s := &d.people.all[who]
		return !(lang.FemaleNouns[title] && s.sex == male) && !(lang.MaleNouns[title] && s.sex == female) &&
			(lang.Honorifics[title] || s.holds(plainRole(title)))
	})
}

// holds reports whether one of the offices has the word.
func (s *someone) holds(word string) bool {
	return slices.ContainsFunc(s.roles, func(r role) bool { return r.has(word) })
}

// byPronoun keeps those of the gender of the next pronoun in the sentence:
// "Voss said she would stay".
func (d *discourse) byPronoun(i int, list []int) []int {
	p := d.page
	for k := i; k < i+10 && p.at(k).sent == p.at(i-1).sent; k++ {
		w := &p.words[k]
		if w.quoted || w.cap && k > i {
			return list
		}
		sex := unknownGender
		switch {
		case lang.HePronouns[w.fold]:
			sex = male
		case lang.ShePronouns[w.fold]:
			sex = female
		default:
			continue
		}
		return preferred(list, func(who int) bool { return d.people.all[who].sex == sex })
	}
	return list
}

// preferred are those who fit, or all if nobody does.
func preferred(list []int, fits func(int) bool) []int {
	fit := slices.DeleteFunc(slices.Clone(list), func(who int) bool { return !fits(who) })
	if len(fit) == 0 {
		return list
	}
	return fit
}

// plural says whom "they" means: the group that spoke last, or the subject
// of the sentence before: "Northern ports stay shut. They say …".
func (d *discourse) plural(i int) answer {
	p := d.page
	here := &p.words[i]
	if name := p.oneBefore(i); name != "" {
		return answer{name: name, how: "“they” of one person without a name"}
	}
	if a, ok := d.oneSpoke(i); ok {
		return a
	}
	pair, at := d.pair(i)
	if n := len(d.groups); n > 0 && d.statements[d.groups[n-1]].Mention.Start > at {
		last := d.groups[n-1]
		if here.sent-p.sentence(d.statements[last].Mention.Start) <= 3 {
			a := d.out[last]
			a.how = "plural pronoun: last group to speak"
			return a
		}
	}
	if len(pair) > 0 {
		return answer{who: pair, group: true, how: "plural pronoun: two names before"}
	}
	for s := here.sent; s >= max(0, here.sent-2); s-- {
		if name := p.pluralSubject(s, i); name != "" {
			return answer{name: name, group: true, how: "plural pronoun: nearest plural subject"}
		}
	}
	return answer{how: "no group in reach"}
}

// oneSpoke is the person without a name who spoke last in the paragraph, where no other subject
// of the sentences since is a plural: "A minister said no. “Never,” they said."
func (d *discourse) oneSpoke(i int) (answer, bool) {
	p := d.page
	if d.latest < 0 {
		return answer{}, false
	}
	a, m := d.out[d.latest], d.statements[d.latest].Mention
	at := p.search(m.Start)
	head := d.phraseHead(d.latest)
	if a.name == "" || a.group || head < 0 || at >= i || p.words[at].para != p.words[i].para || p.words[i].sent-p.words[at].sent > 3 || !p.namesPerson(head) {
		return answer{}, false
	}
	for s := p.words[at].sent + 1; s <= p.words[i].sent; s++ {
		if from := p.first[s]; !p.words[from].quoted && p.words[from].kind == parse.TokenWord && p.pluralSubject(s, i) != "" {
			return answer{}, false
		}
	}
	a.how = "“they” of one person without a name"
	return a, true
}

// oneBefore is the unnamed person whom the sentence before is about: "One backbencher was
// unimpressed. “Never,” they said."
func (p *page) oneBefore(i int) string {
	s := p.words[i].sent
	for back := 0; back < 3 && s >= 0; back++ { // past the quotation
		from := p.first[s]
		one := p.words[from]
		if one.para != p.words[i].para {
			return ""
		}
		if end := p.subjectEnd(from, p.first[s+1]); !one.quoted && one.fold == "one" && end > from+1 {
			if head := p.headNoun(from, end); head > from && isOneRole(p.words[head].fold) {
				return bare(p.text(from, end))
			}
		}
		s--
	}
	return ""
}

// pair finds two names joined as a subject at most two sentences before the
// word, and where: "Lind and Hale met. They said …".
func (d *discourse) pair(i int) (who []int, at int) {
	p := d.page
	for k := d.nameBefore(i); k > 0; k-- {
		a, b := d.names[k-1], d.names[k]
		if p.words[i].sent-p.words[a.from].sent > 2 {
			break
		}
		if k > 1 && p.at(a.lead-1).fold == "," && d.names[k-2].to == a.lead-1 && d.names[k-2].who >= 0 && !d.isGroup(d.names[k-2].who) {
			continue // "Roke, Lind and Hale": the first of three
		}
		if a.subject && !a.poss && !a.quoted && a.who >= 0 && b.who >= 0 && a.who != b.who && p.words[a.to].fold == "and" && (a.to == b.lead-1 || p.withOwn(a.to+1, b.lead)) && !d.isGroup(a.who) && !d.isGroup(b.who) {
			return []int{a.who, b.who}, p.words[a.from].span.Start
		}
	}
	return nil, -1
}

// withOwn reports "her co-author," before a name: "Lind and her co-author, Piet Hale, met."
func (p *page) withOwn(from, to int) bool {
	return to-from >= 3 && to-from <= 4 && lang.Possessives[p.words[from].fold] && p.words[to-1].fold == "," && isOneRole(p.words[to-2].fold)
}

func (d *discourse) isGroup(who int) bool { return d.people.all[who].kind.group() }

// pluralSubject returns the phrase at the start of a sentence, before the
// word limit, if it ends in a plural: "Western governments".
func (p *page) pluralSubject(s, limit int) string {
	from, to := p.first[s], min(p.first[s+1], limit)
	for from < to && (lang.Articles[p.words[from].fold] || lang.SubjectOpeners[p.words[from].fold]) {
		from++
	}
	for i := from; i < to && i < from+6; i++ {
		w := &p.words[i]
		if w.kind == parse.TokenNumber && i == from {
			continue
		}
		if w.kind != parse.TokenWord || lang.FunctionWords[w.fold] && !lang.Quantities[w.fold] {
			return ""
		}
		if _, plural := singular(w.fold); (plural || w.fold == "people" || w.fold == "police") && !w.poss && !lang.FunctionWords[w.fold] && !lang.ReportingVerbs[w.fold] && !lang.CalendarWords[w.fold] {
			if next := p.at(i + 1); next.kind == parse.TokenWord && !next.cap {
				return collapse(p.text(from, i+1))
			}
		}
	}
	return ""
}

// thing says to which body or document "it" refers: the one that spoke last, or the
// nearest preceding subject.
func (d *discourse) thing(i int) answer {
	p := d.page
	here := &p.words[i]
	last := -1 // where a thing without a name spoke last
	if n := len(d.phrases); n > 0 {
		k := d.phrases[n-1]
		at, to := p.within(d.statements[k].Mention)
		if here.sent-p.at(at).sent <= 2 && at < i && d.isThing(k) {
			last = max(at, to-1) // "a Lumetra study found": it is the study
		}
	}
	if k := d.nameBefore(p.first[here.sent]) + 1; k < len(d.names) {
		if n := &d.names[k]; n.lead == p.first[here.sent] && n.poss && n.to < i && n.who >= 0 && n.quoted == here.quoted && d.mayBeBody(n.who) {
			return answer{who: []int{n.who}, group: true, how: "pronoun: whose thing opens the sentence"} // "Halden's phone was recalled after what it called"
		}
	}
	subject, at := d.thingBefore(i)
	for k := len(d.events) - 1; k >= 0 && d.events[k].at > max(last, at); k-- {
		e := d.events[k]
		w := &p.words[e.at]
		if here.sent-w.sent > 3 {
			break
		}
		if d.mayBeBody(e.who) && (e.weight == asSubject && p.at(e.at-1).fold != "," || e.speaker) && !(e.quoted && !here.quoted) {
			return answer{who: []int{e.who}, group: true, how: "pronoun: nearest body"}
		}
	}
	if last >= 0 && last >= at {
		a := d.out[d.phrases[len(d.phrases)-1]]
		a.how = "pronoun: last speaker"
		return a
	}
	if at < 0 {
		subject = p.opensBefore(i)
	}
	if subject.known() {
		subject.how = "pronoun: the subject of the sentence before"
		return subject
	}
	return answer{how: "no body in reach"}
}

// opensBefore returns the name that only opens the sentence before the word, where any word
// has a capital: "Halden closed two plants. It said …".
func (p *page) opensBefore(i int) answer {
	s := p.words[i].sent - 1
	if s < 0 || p.first[s] >= p.first[s+1] {
		return answer{}
	}
	from := p.first[s]
	w, next := p.words[from], p.at(from+1)
	if _, plural := singular(w.fold); plural || !w.cap || w.quoted || w.poss || p.words[i].para-w.para > 1 || p.lower[w.fold] || lang.FunctionWords[w.fold] || isGiven(w.fold) {
		return answer{}
	}
	if next.fold == "," && lang.RelativePronouns[p.at(from+2).fold] || lang.Auxiliaries[next.fold] || lang.SubjectVerbs[next.fold] || !next.cap && strings.HasSuffix(next.fold, "ed") {
		return answer{name: p.text(from, from+1), group: true}
	}
	return answer{}
}

// thingBefore returns the body or document without a name that is the subject of the sentence
// before the word, and where it stands, or -1: "The union will strike. It said …".
func (d *discourse) thingBefore(i int) (answer, int) {
	p := d.page
	s := p.words[i].sent - 1
	if s < 0 || p.first[s] >= p.first[s+1] {
		return answer{}, -1
	}
	from := p.first[s]
	opener := p.words[from]
	if opener.quoted || p.words[i].para-opener.para > 1 {
		return answer{}, -1
	}
	end := p.subjectEnd(from, p.first[s+1])
	if !lang.Articles[opener.fold] && opener.fold != "this" || end <= from+1 || !p.bodyNoun(from, end) {
		return answer{}, -1
	}
	for _, n := range d.names { // "The Harbour Board" is a name
		if n.from < end && n.to > from && n.to >= p.headNoun(from, end) && n.lead <= p.headNoun(from, end) {
			return answer{}, -1
		}
	}
	if k := d.nameBefore(end+1) + 1; p.at(end).fold == "," && k < len(d.names) && d.names[k].lead == end+1 && p.at(d.names[k].to).fold == "," && d.names[k].who >= 0 {
		return answer{who: []int{d.names[k].who}, group: true}, from // "The ship's operator, Lumetra Lines, denied it."
	}
	if a, ok := d.describe(from, end); ok && a.known() {
		return a, from
	}
	return answer{name: collapse(p.text(from+1, end)), group: true}, from
}

// personBefore returns the person without a name who is the subject of the sentence before the
// word: "A spokeswoman for Halden declined to comment. She said …".
func (d *discourse) personBefore(i int, sex gender) (answer, bool) {
	p := d.page
	s := p.words[i].sent - 1
	if s < 0 || p.first[s] >= p.first[s+1] || p.words[p.first[s]].quoted || p.words[i].para-p.words[p.first[s]].para > 1 {
		return answer{}, false
	}
	from := p.first[s]
	end := p.subjectEnd(from, p.first[s+1])
	head := p.headNoun(from, end)
	if head <= from || !lang.PersonNouns[p.words[head].fold] && !lang.FamilyNouns[p.words[head].fold] ||
		sex == male && lang.FemaleNouns[p.words[head].fold] || sex == female && lang.MaleNouns[p.words[head].fold] {
		return answer{}, false
	}
	if who := d.subjectNamedLater(i); who >= 0 && d.people.all[who].sex != -sex {
		return answer{who: []int{who}}, true
	}
	if lang.Articles[p.words[from].fold] {
		from++
	} else if !p.words[from].cap || p.words[from].fold == "it" || lang.FunctionWords[p.words[from].fold] {
		return answer{}, false
	}
	return answer{name: collapse(p.text(from, end))}, true
}

// longestSubject is how many words of a sentence are looked through for its verb.
const longestSubject = 9

// subjectEnd returns where the subject that opens a sentence ends: before a verb or a comma;
// from itself if neither comes soon.
func (p *page) subjectEnd(from, to int) int {
	for i := from + 1; i < min(to, from+longestSubject); i++ {
		w := p.words[i]
		switch {
		case w.kind != parse.TokenWord:
			if w.fold == "," {
				return i
			}
			return from
		case w.cap || w.poss || lang.PersonNouns[w.fold]:
		case lang.Auxiliaries[w.fold], lang.ReportingVerbs[w.fold], lang.SubjectVerbs[w.fold], strings.HasSuffix(w.fold, "ed") && i > from+1:
			return i
		}
	}
	return from
}

// isThing reports a statement whose mention is one body or document without a name.
func (d *discourse) isThing(k int) bool {
	p := d.page
	from, to := p.within(d.statements[k].Mention)
	return from < to && p.bodyNoun(from, p.coreEnd(from, to))
}

// nameBefore returns the index of the last name that ends at the word or before.
func (d *discourse) nameBefore(i int) int {
	return sort.Search(len(d.names), func(k int) bool { return d.names[k].from >= i }) - 1
}
