package speaker

import (
	"slices"
	"sort"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// discourse is the state of reading a page in order: who was named where.
type discourse struct {
	page       *page
	names      []name
	people     *people
	traits     []trait   // of people, parallel to people.all
	callings   []calling // the same
	kin        map[int]kinship
	guessed    map[int]bool // people who are taken for persons only because they speak
	statements []parse.Statement
	out        []answer
	events     []event
	groups     []int                 // statements by groups, in the order of their mentions
	phrases    []int                 // statements by a phrase that is no name, in that order
	holders    []int                 // people with an office
	guest      *answer               // who answers under labels that name nobody; made when first asked for
	entry      []int                 // by paragraph: its entry of a live blog; nil if this is none
	namesakes  map[string]int        // by surname: how many have it of those whom the head lists as present
	labels     map[string]parse.Span // by surname: the label that gives the full name; made when first asked for
	contents   []content             // what the statements say, by its place
	telling    int                   // statement whose mention is being read; -1 between them
	latest     int                   // statement whose mention was settled last; -1 before the first
	bySentence map[int][]int         // statements with a mention, by the mention's sentence

	firstPerson int                    // who of the people is named first; -1 if nobody
	things      map[int]bool           // of the people: names of unknown kind that stand like those of things
	reach       []candidate            // kept between pronouns, to be used again
	weights     *[2][numSigns]float64  // of the signs of who is meant by a pronoun
	choices     func(int, []candidate) // if there, told of every pronoun and its candidates
}

// event is one place that stands for somebody: a name or a pronoun that was
// resolved.
type event struct {
	at      int // word
	who     int
	weight  float64 // 1 subject, less for other places
	speaker bool    // the mention of a statement
	quoted  bool
	pronoun bool // "he" or "she"
	main    bool // the first subject of its sentence, in nobody's words
	said    int  // statement that it stands in the words of; -1 if in none
	writes  bool // it stands where a page or an entry of a live blog says who writes

	doubt float64 // how likely a pronoun means somebody else
	rival int     // who else it may mean, from 1; 0 if nobody
}

// Weights of an event's place in its sentence.
const (
	asSubject    = 1.0
	asClause     = 0.75 // subject of a clause: "When Hale came, Voss …"
	asObject     = 0.45
	asPossessive = 0.5
)

// walk reads the page once, in order. Statements are resolved where their
// mention stands, pronouns between them too, since "She drove home. She said"
// hands the same person on.
func (d *discourse) walk() {
	p := d.page
	order := make([]int, 0, len(d.statements))
	d.bySentence, d.guessed = map[int][]int{}, map[int]bool{}
	for who, s := range d.people.all {
		if len(s.roles) > 0 {
			d.holders = append(d.holders, who)
		}
	}
	for i, s := range d.statements {
		for _, c := range s.Content {
			d.contents = append(d.contents, content{c, i})
		}
		if !s.Mention.Empty() {
			order = append(order, i)
			at := p.sentence(s.Mention.Start)
			d.bySentence[at] = append(d.bySentence[at], i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool {
		return d.statements[order[a]].Mention.Start < d.statements[order[b]].Mention.Start
	})
	sort.SliceStable(d.contents, func(a, b int) bool { return d.contents[a].span.Start < d.contents[b].span.Start })
	d.things = d.findThings()
	n, s := 0, 0
	d.telling, d.latest, d.firstPerson = -1, -1, d.people.firstPerson()
	for i := range p.words {
		speaks := false
		for s < len(order) && d.statements[order[s]].Mention.Start <= p.words[i].span.Start {
			d.mention(order[s])
			s++
			speaks = true
		}
		for n < len(d.names) && d.names[n].from < i {
			n++
		}
		switch {
		case n < len(d.names) && d.names[n].from == i:
			d.name(n, s-1, order)
		case p.words[i].kind == parse.TokenWord && isHeOrShe(p.words[i].fold):
			d.pass(i, speaks, order[:s])
		}
	}
	for ; s < len(order); s++ {
		d.mention(order[s])
	}
}

// isHeOrShe reports a pronoun that stands for one person. Nearly all words begin with
// other letters, or are longer.
func isHeOrShe(w string) bool {
	return w != "" && pronounFirst[w[0]] && len(w) <= longestPronoun && (lang.HePronouns[w] || lang.ShePronouns[w])
}

var pronounFirst, longestPronoun = func() (first [256]bool, longest int) {
	for _, list := range []set{lang.HePronouns, lang.ShePronouns} {
		for w := range list {
			first[w[0]], longest = true, max(longest, len(w))
		}
	}
	return first, longest
}()

// spoken reports whether the name is that of the speaker in the mention last
// begun: Hale, not Voss, in "Voss campaign manager Piet Hale".
func (d *discourse) spoken(n *name, k int, order []int) bool {
	if k < 0 || !d.statements[order[k]].Mention.Has(d.page.words[n.from].span.Start) {
		return false
	}
	return slices.Contains(d.out[order[k]].who, n.who)
}

// name notes a name as an event, telling apart people who share it.
func (d *discourse) name(i, k int, order []int) {
	n := &d.names[i]
	if n.who < 0 {
		n.who, _ = d.choose(i)
	}
	if n.who < 0 {
		return
	}
	speaks := d.spoken(n, k, order)
	e := event{at: n.from, who: n.who, weight: asObject, quoted: n.quoted, speaker: speaks}
	switch {
	case n.poss && !speaks:
		e.weight = asPossessive
	case n.subject && lang.ClauseConjunctions[d.page.at(n.lead-1).fold]:
		e.weight = asClause
	case n.subject || speaks || d.page.concerned(n):
		e.weight = asSubject
	}
	d.note(e)
}

// concerned reports whom a sentence says it is about: "For Mara Voss, the price is high."
func (p *page) concerned(n *name) bool {
	w := p.at(n.lead - 1)
	return (w.fold == "for" || w.fold == "to") && w.cap && w.sent == p.words[n.from].sent && p.at(n.lead-2).sent != w.sent && p.at(n.to).fold == ","
}

// note adds an event, and whether it is the subject that its sentence is about.
func (d *discourse) note(e event) {
	p := d.page
	e.said = d.saidIn(p.words[e.at].span.Start)
	e.writes = p.seg.Paragraphs[p.words[e.at].para].Role == parse.RoleByline || d.entry != nil && p.underTime(e.at)
	e.main = e.weight == asSubject && !e.quoted && (e.said < 0 || e.speaker)
	for k := len(d.events) - 1; e.main && k >= 0; k-- {
		o := d.events[k]
		if p.words[o.at].sent != p.words[e.at].sent {
			break
		}
		e.main = o.weight != asSubject || o.who == e.who
	}
	d.events = append(d.events, e)
}

// findThings lists names of unknown kind of which every third and more has an article or
// an "in" before it: "the Shadow", "on Lumetra".
func (d *discourse) findThings() map[int]bool {
	all, like := map[int]int{}, map[int]int{}
	for _, n := range d.names {
		if n.who < 0 || d.people.all[n.who].kind != unknown {
			continue
		}
		all[n.who]++
		switch f := d.page.at(n.lead - 1).fold; f {
		case "in", "on", "at", "via", "into", "inside", "near":
			like[n.who]++
		default:
			if lang.Articles[f] {
				like[n.who]++
			}
		}
	}
	out := map[int]bool{}
	for who, n := range like {
		if 3*n >= all[who] {
			out[who] = true
		}
	}
	return out
}

// content is a part of what a statement says.
type content struct {
	span parse.Span
	of   int // statement
}

// saidIn is the statement that says the words at the offset; -1 if nobody does.
func (d *discourse) saidIn(offset int) int {
	k := sort.Search(len(d.contents), func(k int) bool { return d.contents[k].span.Start > offset }) - 1
	if k < 0 || !d.contents[k].span.Has(offset) {
		return -1
	}
	return d.contents[k].of
}

// pass notes whom a pronoun means: who was found where it is a mention, or it is
// resolved here.
func (d *discourse) pass(i int, speaks bool, told []int) {
	if !speaks && d.pointsAhead(i) {
		return
	}
	who, a := -1, answer{}
	if k := len(told) - 1; speaks && d.statements[told[k]].Mention == d.page.words[i].span {
		if a = d.out[told[k]]; len(a.who) == 1 {
			who = a.who[0]
		}
	} else {
		who, _ = d.pronoun(i, &a)
	}
	if who < 0 {
		return
	}
	e := event{at: i, who: who, weight: asObject, quoted: d.page.words[i].quoted, speaker: speaks, pronoun: true, doubt: a.unsure, rival: a.rival}
	switch d.page.words[i].fold {
	case "he", "she":
		e.weight = asSubject
	case "his", "her":
		e.weight = asPossessive
	}
	d.note(e)
}

// pointsAhead reports a "his" or "her" of the subject that follows: "Like many of her
// neighbours, Mara Voss worries."
func (d *discourse) pointsAhead(i int) bool {
	p := d.page
	w := p.words[i]
	if w.fold != "his" && w.fold != "her" || w.sent < 0 || w.sent >= len(p.first) || !lang.MentionPrepositions[p.words[p.first[w.sent]].fold] && p.words[p.first[w.sent]].fold != "like" {
		return false
	}
	comma := i + 1
	for comma < i+6 && p.at(comma).sent == w.sent && p.at(comma).fold != "," {
		comma++
	}
	k := d.nameBefore(comma) + 1
	return p.at(comma).fold == "," && p.at(comma).sent == w.sent && k < len(d.names) && d.names[k].lead == comma+1 && !d.names[k].poss && d.names[k].who >= 0 && d.mayBePerson(d.names[k].who)
}

// carry gives statements without a mention the speaker they go on with.
func (d *discourse) carry() {
	p := d.page
	turn := map[int]answer{}
	for i, s := range d.statements {
		if s.Question {
			d.out[i] = answer{done: true, name: interviewer, how: "a question"}
		}
		if s.Turn > 0 && d.out[i].known() {
			if _, ok := turn[s.Turn]; !ok {
				turn[s.Turn] = d.out[i]
			}
		}
		if d.out[i].done {
			continue
		}
		switch {
		case s.Turn > 0:
			if a, ok := turn[s.Turn]; ok {
				a.how = "the turn goes on"
				a.clues.add(linkTurn)
				d.out[i] = a
			} else {
				d.out[i] = d.unlabelled(s)
				turn[s.Turn] = d.out[i]
			}
		case s.Follows && i > 0:
			a := d.out[i-1]
			a.steps++
			if who := d.subordinate(i); who >= 0 {
				a = d.found(answer{who: []int{who}, how: "subject of the clause"})
			} else if who := d.ownSubject(i); who >= 0 {
				a = d.found(answer{who: []int{who}, how: "subject of the sentence"})
			} else if o := d.otherVoice(i); o >= 0 {
				a = d.out[o]
				a.how = otherOfTwo
			} else if a.known() {
				a.how = "the statement before goes on"
			}
			d.out[i] = a
		case !s.Mention.Empty() && d.ownVoice(i, p.search(s.Mention.Start), p.search(s.Mention.Start)+1):
			d.out[i] = d.sameVoice(i)
		default:
			d.out[i] = d.found(d.sameSentence(i, p))
		}
		d.out[i].done = true
	}
	d.takeTurns()
	for i := len(d.out) - 2; i >= 0; i-- {
		if a := d.out[i+1]; d.statements[i].Leads && a.known() {
			a.how = "the quotation goes on to where its speaker is named"
			d.out[i] = a
		}
	}
}

// found notes how an answer without a mention was found.
func (d *discourse) found(a answer) answer {
	if a.clues == (clues{}) {
		a.clues.add(linkOf(a.how))
		if len(a.who) > 0 {
			d.nameClues(a.who[0], &a.clues)
		}
	} else {
		a.clues.add(linkSentence)
	}
	return a
}

// sameVoice is whose quotation the "I" of a statement stands in: that of the statement
// before or after it in the paragraph.
func (d *discourse) sameVoice(i int) answer {
	for _, o := range []int{i - 1, i + 1} {
		if o >= 0 && o < len(d.out) && d.statements[o].Paragraph == d.statements[i].Paragraph && d.out[o].known() {
			a := d.out[o]
			a.how = "whose quotation it is"
			return a
		}
	}
	return answer{how: "no speaker is named"}
}

// subordinate is the subject of a clause that a second cue goes on with:
// "Hale called Voss a fraud after she attacked the council and blamed the
// police". -1 if no such clause lies between the two cues.
func (d *discourse) subordinate(i int) int {
	p := d.page
	s, before := d.statements[i], d.statements[i-1]
	if len(s.Cue) == 0 || len(before.Cue) == 0 {
		return -1
	}
	cue, from := p.search(s.Cue[0].Start), p.search(before.Cue[0].Start)
	if b := p.at(cue - 1).fold; b != "and" && b != "but" || p.at(cue).sent != p.at(from).sent {
		return -1
	}
	for k := sort.Search(len(d.events), func(k int) bool { return d.events[k].at >= cue }) - 1; k >= 0 && d.events[k].at > from; k-- {
		if e := d.events[k]; e.weight == asSubject && !e.quoted && lang.Subordinators[p.at(e.at-1).fold] {
			return e.who
		}
	}
	return -1
}

// sameSentence finds who speaks where a sentence goes on with another cue:
// "Voss said the pumps held, adding that …". What is said by nobody stays so:
// "The pumps were said to have failed."
func (d *discourse) sameSentence(i int, p *page) answer {
	s := d.statements[i]
	none := answer{done: true, how: "no speaker is named"}
	if len(s.Cue) == 0 {
		return none
	}
	cue := p.search(s.Cue[0].Start)
	if who := d.beforeCue(cue); who >= 0 {
		return answer{done: true, who: []int{who}, how: "the name before the cue"}
	}
	if who := d.moved(cue); who >= 0 {
		return answer{done: true, who: []int{who}, how: "the name before the cue"}
	}
	if a, ok := d.wholeSubject(cue); ok {
		return a
	}
	if !d.carriesSubject(cue) {
		return none
	}
	if who := d.claimedBy(s, cue); who >= 0 {
		return answer{done: true, who: []int{who}, how: "whose words they are"}
	}
	sent := p.at(cue).sent
	if k := d.nameBefore(cue); k >= 0 && d.names[k].to == cue && d.names[k].who >= 0 && !d.names[k].poss && p.at(cue-1).sent == sent {
		// "Responding to remarks by Piet Hale claiming that …"
		return answer{done: true, who: []int{d.names[k].who}, how: "the name before the cue"}
	}
	if b := p.at(cue - 1).fold; b == "and" || b == "but" {
		// "after she attacked the council and blamed the mayor"
		for k := sort.Search(len(d.events), func(k int) bool { return d.events[k].at >= cue }) - 1; k >= 0 && p.at(d.events[k].at).sent == sent; k-- {
			if e := d.events[k]; e.weight == asSubject && (!e.quoted || p.at(cue).quoted) && !d.doubtful(e.who) && !d.placeInPlace(e) {
				return answer{done: true, who: []int{e.who}, how: "subject of the sentence"}
			}
		}
	}
	if best := d.nearestOf(sent, i); best >= 0 {
		if who := d.opensSentence(sent, cue); who >= 0 && len(d.out[best].who) == 0 && p.at(cue-1).fold == "," {
			// "Voss, asked about a cook who said no, left, saying …"
			return answer{done: true, who: []int{who}, how: "subject of the sentence"}
		}
		a := d.out[best]
		a.how = "speaker of the same sentence"
		return a
	}
	if sent < 0 || sent+1 >= len(p.first) {
		return none
	}
	for k := d.nameBefore(p.first[sent]) + 1; k < len(d.names) && d.names[k].from < cue; k++ {
		if n := d.names[k]; n.subject && !n.poss && !n.quoted && n.who >= 0 {
			return answer{done: true, who: []int{n.who}, how: "subject of the sentence"}
		}
	}
	// "Calling the plan a sieve, she walked out": the subject comes after.
	first := sort.Search(len(d.events), func(k int) bool { return d.events[k].at > cue })
	for _, e := range d.events[first:] {
		if p.at(e.at).sent != sent {
			break
		}
		if e.weight == asSubject && !e.quoted {
			return answer{done: true, who: []int{e.who}, how: "subject of the sentence"}
		}
	}
	return none
}

// nearestOf is the statement with a speaker whose mention stands in the sentence, nearest to the cue
// of statement i; -1 if there is none.
func (d *discourse) nearestOf(sent, i int) int {
	best, gap, at := -1, 1<<30, d.statements[i].Cue[0].Start
	for _, j := range d.bySentence[sent] {
		if j == i || !d.out[j].known() {
			continue
		}
		m := d.statements[j].Mention.Start
		if g := max(m-at, at-m); g < gap {
			best, gap = j, g
		}
	}
	return best
}

// moved is who is said to have been brought to say it: "The leak has led the engineer
// Piet Hale to fear a flood". -1 if nobody is.
func (d *discourse) moved(cue int) int {
	p := d.page
	k := d.nameBefore(cue)
	if k < 0 || d.names[k].to != cue-1 || p.at(cue-1).fold != "to" || d.names[k].who < 0 {
		return -1
	}
	for i := d.names[k].lead - 1; i > 0 && i > d.names[k].lead-6 && p.at(i).sent == p.at(cue).sent; i-- {
		if lang.ImplicativeVerbs[p.at(i).fold] {
			return d.names[k].who
		}
	}
	return -1
}

// placeInPlace reports a place that says where another lies: "Texas" in "near McAllen,
// Texas, and argued".
func (d *discourse) placeInPlace(e event) bool {
	p := d.page
	before := p.at(e.at - 2)
	return d.people.all[e.who].kind == place && p.at(e.at-1).fold == "," && before.cap && before.sent == p.at(e.at).sent
}

// ownSubject is the subject of the sentence of a participle that goes on with no
// statement of its own sentence: "Voss left, claiming it had rained". -1 if there is none.
func (d *discourse) ownSubject(i int) int {
	p := d.page
	s := d.statements[i]
	if len(s.Cue) == 0 {
		return -1
	}
	cue := p.search(s.Cue[0].Start)
	sent := p.at(cue).sent
	if sent < 0 || len(d.bySentence[sent]) > 0 && len(d.out[i-1].who) > 0 || !strings.HasSuffix(p.at(cue).fold, "ing") || p.at(cue-1).fold != "," {
		return -1
	}
	for _, c := range d.statements[i-1].Content {
		if c.End > p.words[p.first[sent]].span.Start && len(d.out[i-1].who) > 0 {
			return -1
		}
	}
	return d.opensSentence(sent, cue)
}

// opensSentence is the person whose name opens a sentence; -1 if none does.
func (d *discourse) opensSentence(sent, limit int) int {
	start := d.page.first[sent]
	for k := max(0, d.nameBefore(start)); k < len(d.names) && d.names[k].from < limit; k++ {
		if n := d.names[k]; n.lead == start && !n.poss && !n.quoted && n.who >= 0 && d.mayBePerson(n.who) {
			return n.who
		}
	}
	return -1
}

// carriesSubject reports a cue whose subject is that of its sentence: a
// participle ("stressing") or a verb after "and" or a comma.
func (d *discourse) carriesSubject(cue int) bool {
	w, b := d.page.at(cue).fold, d.page.at(cue-1).fold
	if len(w) > 4 && strings.HasSuffix(w, "ing") {
		return !lang.Auxiliaries[b] && b != "be" && b != "been" && b != "the" && b != "a"
	}
	if strings.HasSuffix(w, "ly") || w == "known" || w == "seen" {
		return false
	}
	if b == "also" || b == "then" || b == "later" {
		b = d.page.at(cue - 2).fold
	}
	return (b == "and" || b == "but") && !lang.Auxiliaries[w] && w != "be"
}
