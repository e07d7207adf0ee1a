package speaker

import (
	"strings"

	"onrecord/parse"
)

// mention settles who the mention of a statement names.
func (d *discourse) mention(k, _ int) {
	s := d.statements[k]
	if s.Question {
		return
	}
	from, to := d.page.within(s.Mention)
	var a answer
	switch {
	case s.Turn > 0:
		a = d.label(s.Mention)
	case from >= to:
		a = d.phraseOf(s.Mention)
	default:
		a = d.read(from, to)
	}
	a.done = true
	d.out[k] = a
	if a.known() && (a.group || len(a.who) > 1 || len(a.who) == 1 && d.isGroup(a.who[0])) {
		d.groups = append(d.groups, k)
	}
	for _, who := range a.who {
		if len(d.people.all[who].words) > 1 {
			d.people.all[who].proof++
		}
		if d.people.all[who].kind == unknown && len(d.people.all[who].words) > 1 {
			d.people.all[who].kind = person
		}
	}
	if len(a.who) == 1 && d.nameAt(from, to, a.who[0]) < 0 && !d.isPronoun(from, to) && from < len(d.page.words) {
		// A description speaks: it hands its person on like a name.
		d.events = append(d.events, event{at: from, who: a.who[0], weight: asSubject, speaker: true, quoted: d.page.words[from].quoted})
	}
}

func (d *discourse) isPronoun(from, to int) bool {
	return to-from == 1 && (hePronouns[d.page.at(from).fold] || shePronouns[d.page.at(from).fold])
}

// nameAt returns the index of somebody's name among the words, or -1.
func (d *discourse) nameAt(from, to, who int) int {
	for k := d.nameBefore(to); k >= 0 && d.names[k].from >= from; k-- {
		if d.names[k].who == who {
			return k
		}
	}
	return -1
}

// phraseOf gives a mention as it stands, without article.
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

// plainNames takes "Mr." and its like out of a phrase: "advisers to Mr. Hale".
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

// read settles a mention of words: a pronoun, a name, a description, or a
// phrase that stays as it is.
func (d *discourse) read(from, to int) answer {
	p := d.page
	for to > from+1 && p.words[to-1].kind != parse.TokenWord {
		to--
	}
	first := p.words[from]
	alone := to-from == 1 || p.at(from+1).fold == "," || functionWords[p.at(from+1).fold]
	if alone {
		if a, ok := d.readPronoun(from); ok {
			return a
		}
	}
	end := p.coreEnd(from, to)
	if list := d.heads(from, end, to); len(list) > 0 {
		return d.withRest(d.named(list), list, end)
	}
	if a, ok := d.ownWords(from, end); ok {
		return a
	}
	// "Hale's niece, state Del. Mara Voss": the name follows its description.
	for next := end; next < to; {
		for next < to && p.words[next].kind != parse.TokenWord {
			next++
		}
		if next >= to || whoPronouns[p.words[next].fold] {
			break
		}
		stop := p.coreEnd(next, to)
		if list := d.heads(next, stop, to); len(list) > 0 && d.people.all[d.names[list[0]].who].kind == person {
			return d.named(list[:1])
		}
		next = max(stop, next+1)
	}
	if !alone && articles[first.fold] && first.fold != "the" && first.fold != "a" && first.fold != "an" {
		if a, ok := d.owned(from, end); ok {
			return a
		}
	}
	if a, ok := d.describe(from, end); ok {
		return a
	}
	for end > from+1 && (p.words[end-1].fold == "and" || p.words[end-1].fold == "or" || p.words[end-1].fold == "but") {
		end--
	}
	text := plainNames(bare(p.text(from, end)))
	if text == "" || functionWords[fold(text)] {
		return answer{how: "no speaker is named"}
	}
	return answer{name: text, group: p.several(from, end), how: "as the text names it"}
}

func (d *discourse) readPronoun(i int) (answer, bool) {
	w := d.page.words[i].fold
	switch {
	case hePronouns[w] || shePronouns[w]:
		who, how := d.pronoun(i)
		if who < 0 {
			return answer{how: how}, true
		}
		return answer{who: []int{who}, how: how}, true
	case pluralPronouns[w]:
		return d.plural(i), true
	case itPronouns[w]:
		return d.thing(i), true
	case whoPronouns[w]:
		return d.relative(i), true
	case usPronouns[w]:
		return answer{how: "“" + w + "” names nobody"}, true
	case mePronouns[w]:
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

// coreEnd is where the head of a mention ends: at a comma, a bracket or a
// relative clause.
func (p *page) coreEnd(from, to int) int {
	for i := from + 1; i < to; i++ {
		w := p.words[i]
		if w.fold == "," || w.fold == "(" || w.fold == "—" || w.fold == "–" || w.fold == ";" || w.fold == "-" && !w.glued || whoPronouns[w.fold] {
			return i
		}
	}
	return to
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
				if next := p.at(n.to); n.to < end && next.kind == parse.TokenWord && !functionWords[next.fold] {
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
		if n.to < end && next.kind == parse.TokenWord && !functionWords[next.fold] && !next.caps {
			continue // "Hale campaign"
		}
		if n.to < end && next.kind == parse.TokenMark && next.fold != "." && next.fold != "&" {
			continue // "Voss-led", "Post/Herald"
		}
		if n.poss && n.to < end {
			continue
		}
		if p.prepositionIn(from, n.lead) || !d.mayBePerson(n.who) && p.nounsIn(from, n.lead) {
			continue
		}
		list = append(list, k)
	}
	return list
}

func (d *discourse) mayBePerson(who int) bool {
	s := &d.people.all[who]
	return s.kind == person || s.kind == unknown && len(s.words) > 1
}

// nounsIn reports words that make what follows them no head: "Several judges
// handling Freedom of Information lawsuits".
func (p *page) nounsIn(from, to int) bool {
	for i := from; i < to; i++ {
		w := p.words[i]
		if w.kind == parse.TokenWord && !w.cap && !functionWords[w.fold] && !officeAfter[w.fold] && !personNouns[w.fold] && !strings.HasSuffix(w.fold, "-owned") && !strings.HasSuffix(w.fold, "-run") {
			return true
		}
	}
	return false
}

func (p *page) prepositionIn(from, to int) bool {
	for i := from; i < to; i++ {
		if prepositions[p.words[i].fold] && !p.words[i].cap {
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
	switch words, _ := p.nameWords(n); {
	case len(a.who) > 1:
		a.how, a.group = "several names", true
	case s.kind == body || s.kind == place:
		a.how, a.group = "name of a body or place", true
	case n.title != "" && len(words) < len(s.words):
		a.how = "title and surname"
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
	if rest == "" || functionWords[fold(rest)] {
		return a
	}
	a.name, a.group, a.how = d.speaker(a, desk{}).Name+" and "+rest, true, "as the text names them"
	a.who = nil
	return a
}

// owned reads "his aides", "their leader": the owner's surname makes the
// phrase plain.
func (d *discourse) owned(from, end int) (answer, bool) {
	p := d.page
	a, ok := d.readPronoun(from)
	rest := collapse(p.text(from+1, end))
	if !ok || rest == "" {
		return answer{}, false
	}
	if len(a.who) != 1 {
		return answer{name: rest, group: p.several(from, end), how: "as the text names it; whose is not clear"}, true
	}
	if p.vessel(from, end) {
		a.how = "whose words they are: " + a.how
		return a, true
	}
	owner := d.people.all[a.who[0]]
	short := owner.name
	if owner.kind == person {
		short = lastName(owner.name)
	}
	return answer{name: short + "’s " + rest, group: p.several(from, end), how: "as the text names it; whose: " + a.how}, true
}

// ownWords reads "Voss's letter", "the council's statement".
func (d *discourse) ownWords(from, end int) (answer, bool) {
	if !d.page.vessel(from, end) {
		return answer{}, false
	}
	for k := d.nameBefore(from) + 1; k < len(d.names) && d.names[k].to < end; k++ {
		n := d.names[k]
		if n.poss && n.who >= 0 && !d.page.prepositionIn(from, n.lead) {
			return answer{who: []int{n.who}, group: d.isGroup(n.who), how: "whose words they are"}, true
		}
	}
	return answer{}, false
}

// vessels hold somebody's words: "Voss's letter said" is Voss speaking.
var vessels = setOf(`statement letter brief tweet post message speech memo memorandum email e-mail testimony filing submission
	remark comment announcement book memoir autobiography column op-ed essay word account claim plea complaint response reply answer
	argument assertion admission declaration comments remarks words answer question warning proposal pledge promise vow`)

// vessel reports a phrase whose head holds words.
func (p *page) vessel(from, end int) bool {
	head := p.headNoun(from, end)
	if head < 0 {
		return false
	}
	w, _ := singular(p.words[head].fold)
	return vessels[w]
}

func lastName(s string) string {
	f := strings.Fields(s)
	for len(f) > 1 && suffixes[fold(f[len(f)-1])] {
		f = f[:len(f)-1]
	}
	if len(f) == 0 {
		return s
	}
	return strings.TrimSuffix(f[len(f)-1], ",")
}

// several reports that a phrase has a plural head, or names a body.
func (p *page) several(from, end int) bool {
	head := p.headNoun(from, end)
	if head < 0 {
		return false
	}
	w := p.words[head].fold
	_, plural := singular(w)
	return plural || bodyHeads[w] || w == "people" || w == "police"
}

// headNoun returns the last word before a preposition: "official" of "Veshnia's
// top security official in Sar".
func (p *page) headNoun(from, end int) int {
	head := -1
	for i := from; i < end; i++ {
		w := p.words[i]
		if prepositions[w.fold] && i > from || w.fold == "and" && head >= 0 && i > from {
			break
		}
		if w.kind == parse.TokenWord {
			head = i
		}
	}
	return head
}

// describe links a description to somebody whose office fits: "the minister",
// "Veshnia's top water official"; or to the body it stands for: "the council".
func (d *discourse) describe(from, end int) (answer, bool) {
	p := d.page
	head := p.headNoun(from, end)
	if head < 0 {
		return answer{}, false
	}
	first := p.words[from]
	definite := first.fold == "the" || first.fold == "this" || first.fold == "that" || first.poss || articles[first.fold] && first.fold != "a" && first.fold != "an" || titles[first.fold] && head == from && first.cap
	if a, ok := d.sameGroup(from, head); ok {
		return a, true
	}
	if !definite {
		return d.introduced(from, end, head)
	}
	w := p.words[head].fold
	if bodyHeads[w] && !personNouns[w] {
		if head-from <= 1 {
			return d.bodyCalled(w, from)
		}
		return answer{}, false
	}
	if !personNouns[w] {
		return answer{}, false
	}
	words := roleWords(p.text(from, end))
	owner := -1
	if k := d.nameBefore(end); k >= 0 && d.names[k].from >= from && d.names[k].poss {
		owner = d.names[k].who // "Hale's spokesman" is not Hale
	}
	best, score := d.fits(words, plainRole(w), p.sexOf(from, end), from, func(who int) bool { return who != owner && d.before(who, from) })
	if score >= 4 {
		return answer{who: []int{best}, how: "description: the office fits"}, true
	}
	if ahead, s := d.fits(words, plainRole(w), p.sexOf(from, end), from, func(who int) bool { return who != owner && d.ahead(who, from) }); s >= 3 && s > score {
		return answer{who: []int{ahead}, how: "description: the person named next"}, true
	}
	if first.poss || articles[first.fold] && first.fold != "the" {
		return answer{}, false // "Hale's lawyer" need not be anybody the page names
	}
	if who, how := d.salient(from, p.sexOf(from, end)); who >= 0 {
		return answer{who: []int{who}, how: how}, true
	}
	if ahead := d.firstAhead(from, p.sexOf(from, end)); ahead >= 0 && len(d.events) == 0 {
		return answer{who: []int{ahead}, how: "description: the person named next"}, true
	}
	return answer{}, false
}

// sameGroup links "these voters" to the group that spoke before: "younger voters".
func (d *discourse) sameGroup(from, head int) (answer, bool) {
	p := d.page
	first, w := p.words[from].fold, p.words[head].fold
	if first != "the" && first != "these" && first != "those" || head != from+1 {
		return answer{}, false
	}
	if _, plural := singular(w); !plural {
		return answer{}, false
	}
	for k := len(d.groups) - 1; k >= 0 && k >= len(d.groups)-20; k-- {
		if a := d.out[d.groups[k]]; strings.HasSuffix(a.name, " "+w) {
			a.how = "the group that spoke before"
			return a, true
		}
	}
	return answer{}, false
}

// introduced reads "a Northmoor judge" in the first sentences: news names the
// judge a little later, "Judge Mara Voss ruled". The office must be the same
// and nobody else hold it.
func (d *discourse) introduced(from, end, head int) (answer, bool) {
	p := d.page
	w := plainRole(p.words[head].fold)
	one := p.words[from].fold
	if one != "a" && one != "an" || !personNouns[p.words[head].fold] || generic[w] || !p.leads(from) {
		return answer{}, false
	}
	found := -1
	for who := range d.people.all {
		s := &d.people.all[who]
		if !s.holds(w) {
			continue
		}
		if found >= 0 || !d.ahead(who, from) {
			return answer{}, false
		}
		found = who
	}
	if found < 0 {
		return answer{}, false
	}
	return answer{who: []int{found}, how: "description: the person named next"}, true
}

// leads reports a word in the first body paragraph.
func (p *page) leads(i int) bool {
	for k := range p.seg.Paragraphs {
		if p.seg.Paragraphs[k].Role == parse.RoleBody {
			return p.words[i].para == k
		}
	}
	return false
}

// sexOf is the gender that a description gives away: "the businesswoman".
func (p *page) sexOf(from, end int) gender {
	for i := from; i < end; i++ {
		switch w := p.words[i].fold; {
		case p.words[i].poss || articles[w]:
		case femaleNouns[w]:
			return female
		case maleNouns[w]:
			return male
		}
	}
	return unknownGender
}

func (d *discourse) before(who, i int) bool { return d.people.all[who].first < i }

// ahead reports that somebody is named first within the next three sentences.
func (d *discourse) ahead(who, i int) bool {
	f := d.people.all[who].first
	return f > i && d.page.at(f).sent-d.page.at(i).sent <= 3
}

// generic are heads that fit any office.
var generic = setOf(`official politician woman man person diplomat expert figure lawmaker chief executive veteran`)

// fits finds the one person whose offices fit a description best. A head
// that is the same counts four, another word two.
func (d *discourse) fits(words []string, head string, sex gender, at int, allowed func(int) bool) (int, float64) {
	best, top, second := -1, 0.0, 0.0
	for who := range d.people.all {
		s := &d.people.all[who]
		if s.kind != person || !allowed(who) || sex != unknownGender && s.sex == -sex {
			continue
		}
		score := 0.0
		for _, r := range s.roles {
			now := 0.0
			for _, w := range words {
				switch {
				case r.has(w) && w == head:
					now += 4
				case r.has(w):
					now += 2
				case w == head && generic[head]:
					now++
				case w != head && !generic[w] && !places[w] && !capitalAdjectives[w] && !officeAfter[w]:
					now-- // "the band leader" is not the leader of a party
				}
			}
			score = max(score, now)
		}
		if score == 0 {
			continue
		}
		for k := len(d.events) - 1; k >= 0 && k > len(d.events)-8; k-- {
			if d.events[k].who == who {
				score += 1
				break
			}
		}
		switch {
		case score > top:
			best, top, second = who, score, top
		case score > second:
			second = score
		}
	}
	if top-second < 0.5 {
		return -1, 0
	}
	return best, top
}

func (r role) has(w string) bool {
	for _, x := range r.words {
		if x == w {
			return true
		}
	}
	return false
}

// salient is the person whom news calls by another description: the last
// speaker or subject.
func (d *discourse) salient(i int, sex gender) (int, string) {
	p := d.page
	here := p.words[i]
	best, score := -1, 0.0
	for _, c := range d.candidates(i, sex) {
		if d.people.all[c.who].kind == person && c.score > score && here.sent-p.at(c.nearest).sent <= 6 {
			best, score = c.who, c.score
		}
	}
	return best, "description: last speaker or subject"
}

// firstAhead is the first person named within the next three sentences who
// stands as a subject.
func (d *discourse) firstAhead(i int, sex gender) int {
	p := d.page
	for k := max(0, d.nameBefore(i)); k < len(d.names); k++ {
		n := d.names[k]
		if n.from <= i || n.who < 0 {
			continue
		}
		if p.words[n.from].sent-p.words[i].sent > 3 {
			break
		}
		s := d.people.all[n.who]
		if s.kind == person && n.subject && !n.poss && (sex == unknownGender || s.sex != -sex) {
			return n.who
		}
	}
	return -1
}

// bodyCalled finds the body that "the council" or "the campaign" is short for:
// the nearest before whose name ends so.
func (d *discourse) bodyCalled(w string, i int) (answer, bool) {
	p := d.page
	if commonHeads[w] {
		return answer{}, false
	}
	last := d.nameBefore(i)
	for k := last; k >= 0 && k > last-300; k-- {
		n := d.names[k]
		if n.who < 0 {
			continue
		}
		if next := p.at(n.to); next.fold == w && !next.cap && next.kind == parse.TokenWord && !n.poss {
			return answer{name: collapse(p.text(n.from, n.to+1)), group: true, how: "short for the name before"}, true
		}
		s := d.people.all[n.who]
		if s.kind == body && len(s.words) > 1 && s.words[len(s.words)-1] == w {
			return answer{who: []int{n.who}, group: true, how: "short for the name before"}, true
		}
	}
	return answer{}, false
}

// label reads the label of a turn: "A. Voss", "MARA VOSS", "VOSS (Green)".
func (d *discourse) label(s parse.Span) answer {
	text := s.In(d.page.doc.Text)
	if i := strings.IndexAny(text, ",(["); i > 0 {
		text = text[:i]
	}
	text = strings.Trim(collapse(text), " :.-–—*_")
	if text == "" {
		return answer{how: "the label is empty"}
	}
	words := strings.Fields(text)
	for len(words) > 1 && titles[fold(words[0])] {
		words = words[1:]
	}
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = fold(w)
	}
	if len(folded) == 1 && (folded[0] == "a" || folded[0] == "answer") {
		return answer{how: "the label names nobody"}
	}
	if len(folded) == 1 {
		if list := d.people.short(folded[0]); len(list) == 1 {
			return answer{who: list, how: "label: surname"}
		} else if len(list) > 1 {
			return answer{how: "two people with the name " + properCase(text)}
		}
	} else if who := d.people.fuller(folded, ""); who >= 0 {
		return answer{who: []int{who}, how: "label: initial and surname"}
	}
	if who, ok := d.people.byKey[strings.Join(folded, " ")]; ok {
		if s := &d.people.all[who]; allUpper(s.name) && len(s.words) > 1 && !bodyHeads[s.words[len(s.words)-1]] {
			s.kind, s.aliases = person, appendNew(s.aliases, s.name)
			s.name = properCase(s.name)
		}
		return answer{who: []int{who}, how: "label"}
	}
	return answer{name: properCase(strings.Join(words, " ")), how: "label"}
}
