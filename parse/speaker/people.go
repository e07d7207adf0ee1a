package speaker

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// someone is a person or body of the document, under all its names.
type someone struct {
	name    string
	words   []string // folded words of the fullest name, without suffix
	nick    string   // folded nickname in quotation marks inside it
	kind    kind
	sex     gender
	guessed bool // the gender is that of a pronoun
	roles   []role
	aliases []string
	seen    int  // how often named
	proof   int  // signs that this is a person: a title, a role, a surname used alone
	first   int  // word at which the name stands first
	thing   bool // named with an article before it, as persons are not: "the Voss Train"
}

// role is an office as the document gives it.
type role struct {
	text  string
	words []string // singular, shortened titles written out
}

// people are everybody the page names, findable by any part of a name.
type people struct {
	all     []someone
	byWord  map[string][]int // last, first and other words of persons' names
	byKey   map[string]int   // whole name, folded
	byInit  map[string]int   // bodies by their capitals
	byFirst map[string][]int // first word of companies' names: "Halden" of "Halden Motors"
	byBody  map[string][]int // last word of bodies' names; "campaign" of "Hale campaign"
}

// appendNameWords appends the folded words of a name without nickname, dots and
// suffix, and returns the nickname too.
func (p *page) appendNameWords(words []string, n name) (all []string, nick string) {
	for i := n.from; i < n.to; i++ {
		w := &p.words[i]
		if w.kind != parse.TokenWord {
			continue
		}
		if i > n.from && i+1 < n.to && p.words[i-1].kind == parse.TokenQuote && p.words[i+1].kind == parse.TokenQuote {
			nick = w.fold
			continue
		}
		if i-1 > n.from && i+2 < n.to && p.words[i-1].kind == parse.TokenQuote && p.words[i+2].kind == parse.TokenQuote && p.words[i+1].cap && w.cap {
			nick = p.words[i+1].fold
			i++ // “Big Tam”
			continue
		}
		if i+2 < n.to && w.fold == "the" && p.words[i-1].kind == parse.TokenQuote && p.words[i+2].kind == parse.TokenQuote {
			continue // “the Whirlwind”
		}
		if i+1 < n.to && i-2 > n.from && p.words[i-1].fold == "the" && p.words[i+1].kind == parse.TokenQuote && p.words[i-2].kind == parse.TokenQuote {
			nick = w.fold
			continue
		}
		words = append(words, w.fold)
	}
	for _, w := range p.words[n.surname[0]:n.surname[1]] {
		words = append(words, w.fold)
	}
	for len(words) > 2 && lang.NameSuffixes[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words, nick
}

// gather makes people of the names and sets each name's who. A name that may
// be one of several people keeps who -1; its place decides later.
func (p *page) gather(names []name) *people {
	g := &people{byWord: map[string][]int{}, byKey: map[string]int{}, byInit: map[string]int{}, byBody: map[string][]int{}, byFirst: map[string][]int{}}
	order := make([]int, 0, len(names))
	length := make([]int, len(names))
	p.dropEpithets(names)
	for i := range names {
		w, _ := p.itsWords(names[i])
		length[i] = len(w)
		order = append(order, i)
	}
	courtesy := p.honorifics(names)
	// The fullest names first, so that shorter ones find them.
	sort.SliceStable(order, func(a, b int) bool { return length[order[a]] > length[order[b]] })
	for _, i := range order {
		n := &names[i]
		words, nick := p.nameWords(*n)
		if len(words) == 0 {
			continue
		}
		key := strings.Join(words, " ")
		title := n.title
		if len(words) == 1 && !lang.Honorifics[title] {
			title = courtesy[words[0]] // "President Voss", where "Mr. Voss" is the one told of and Mara Voss is his wife
		}
		if who, ok := g.byKey[key]; ok && (len(words) > 1 || g.suits(who, title)) {
			n.who = who
			g.note(p, *n, who)
			continue
		}
		if len(words) == 1 && g.bearer(p, *n, words[0]) {
			n.kind = person
		}
		if len(words) == 1 && (n.kind == person || n.kind == unknown) {
			found := g.fitting(g.short(words[0], n.title != ""), n.title)
			if g.full(found) < 2 {
				found = g.fitting(found, title)
			}
			if len(found) == 1 {
				n.who = found[0]
				g.note(p, *n, n.who)
			}
			if len(found) > 0 {
				continue
			}
		}
		if who := g.longer(p, *n, words, nick); who >= 0 {
			n.who, g.byKey[key] = who, who
			g.note(p, *n, who)
			continue
		}
		n.who = len(g.all)
		g.all = append(g.all, someone{name: p.nameText(*n), words: words, kind: n.kind, first: n.from, thing: lang.Articles[p.at(n.lead-1).fold] && p.at(n.lead-1).sent == p.words[n.from].sent})
		g.index(n.who, key, nick)
		g.note(p, *n, n.who)
	}
	p.bracketed(names, g)
	for i := range g.all {
		if s := &g.all[i]; s.kind == person && len(s.words) > 1 && lang.AllUpper(s.name) {
			s.setCase()
		} else if s.kind != body && s.proof == 0 && len(s.words) == 1 && lang.WellKnownBodies[s.words[0]] != "" {
			s.kind, s.sex = body, unknownGender // "Nike" is a given name, too
		}
	}
	return g
}

// dropEpithets leaves out what a speaker puts before a name that the page has without
// it, too: “Crooked Mara Voss”.
func (p *page) dropEpithets(names []name) {
	plain := set{}
	for _, n := range names {
		if words, _ := p.itsWords(n); len(words) == 2 && isGiven(words[0]) {
			plain[strings.Join(words, " ")] = true
		}
	}
	for i := range names {
		words, _ := p.itsWords(names[i])
		if len(words) == 3 && !isGiven(words[0]) && (p.lower[words[0]] || adjectival(words[0])) && plain[words[1]+" "+words[2]] {
			names[i].from++
		}
	}
}

// adjectival reports the look of an English adjective: "crooked", "sleepy", "lying".
func adjectival(w string) bool {
	for _, end := range []string{"ed", "y", "ing", "less", "ful", "ous", "ish"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// bracketed takes the given name that an editor put into a quotation: “Coach (Piet) Hale
// called us.”
func (p *page) bracketed(names []name, g *people) {
	for _, n := range names {
		if n.who < 0 || n.to-n.from != 1 || len(g.all[n.who].words) != 1 || g.all[n.who].kind == body {
			continue
		}
		open, given, shut := p.at(n.from-3), p.at(n.from-2), p.at(n.from-1)
		if given.kind != parse.TokenWord || !isGiven(given.fold) || !given.cap || open.fold != "(" && open.fold != "[" || shut.fold != ")" && shut.fold != "]" {
			continue
		}
		s := &g.all[n.who]
		s.aliases = appendNew(s.aliases, s.name)
		s.name, s.words, s.kind = given.span.In(p.doc.Text)+" "+s.name, []string{given.fold, s.words[0]}, person
		if s.sex == unknownGender {
			s.sex = genderOf(given.fold)
		}
	}
}

// bearer reports one word that looks like a body or a place and is somebody's
// surname: a label, "VOSS: Nobody called us"; "Paris said", of Mara Paris.
func (g *people) bearer(p *page, n name, w string) bool {
	switch {
	case n.kind == body && p.words[n.from].caps && len(w) > 3 && !strings.Contains(w, "."):
		return len(g.short(w, false)) > 0
	case n.kind == place && n.subject && !n.poss:
		list := g.short(w, false)
		return len(list) == 1 && g.all[list[0]].kind == person && len(g.all[list[0]].words) > 1 && (!isGiven(g.all[list[0]].words[0]) || p.family[w])
	}
	return false
}

// longer returns the person who has a longer name in the document, or the same name in
// another spelling; -1 if there is none, or more than one.
func (g *people) longer(p *page, n name, words []string, nick string) int {
	if len(words) == 1 {
		if !n.kind.group() {
			if who := g.misspelt(p, words[0]); who >= 0 {
				return who
			}
		}
		if n.kind == body || n.kind == unknown && len(g.byFirst[words[0]]) > 0 {
			return g.shortBody(words[0])
		}
		return -1
	}
	if !n.kind.group() || len(words) == 2 && lang.CapitalAdjectives[words[0]] {
		if who := g.fuller(words, nick); who >= 0 {
			return who
		}
	}
	if n.kind != person && len(words) == 2 && p.words[n.to-1].caps {
		if who := g.halfShort(words); who >= 0 {
			return who
		}
	}
	if n.kind == body {
		return g.ofOneCountry(words)
	}
	return -1
}

// nameText is the name as the document writes it, white space made single.
func (p *page) nameText(n name) string {
	text := collapse(p.span(n).In(p.doc.Text))
	if strings.Contains(text, "&") {
		text = strings.TrimSuffix(text, ".") // "AT&T" at the end of a sentence
	}
	if n.surname[1] > 0 {
		text += " " + collapse(p.text(n.surname[0], n.surname[1]))
	}
	return text
}

func (g *people) index(who int, key, nick string) {
	s := &g.all[who]
	s.nick = nick
	g.byKey[key] = who
	last := s.words[len(s.words)-1]
	if s.kind != person && len(s.words) > 1 {
		if letters := initialsOf(s.words); len(letters) > 1 {
			if _, ok := g.byInit[letters]; !ok {
				g.byInit[letters] = who
			}
		}
	}
	if first := s.words[0]; s.kind != person && len(s.words) > 1 && lang.CompanyEndings[last] && (!lang.Places[first] || first == "united") && !lang.FunctionWords[first] && !isGiven(first) && !lang.BodyHeads[first] {
		g.byFirst[first] = append(g.byFirst[first], who)
	} else if s.kind == body && len(s.words) > 2 && (s.words[1] == "of" || s.words[1] == "for") && lang.BodyHeads[first] && !lang.CommonHeads[first] {
		g.byFirst[first] = append(g.byFirst[first], who) // "the Church"
	}
	if s.kind.group() {
		g.byBody[last] = append(g.byBody[last], who)
		return
	}
	var seen []string
	for _, w := range append(append([]string{}, s.words...), nick) {
		for _, form := range [...]string{w, withoutParticle(w)} {
			if len(form) > 1 && !slices.Contains(seen, form) && !lang.NameParticles[form] {
				seen = append(seen, form)
				g.byWord[form] = append(g.byWord[form], who)
			}
		}
	}
}

// withoutParticle cuts "al-" and its like: "al-Marri" is also "Marri".
func withoutParticle(w string) string {
	if len(w) < 3 || !prefixedFirst[w[0]] {
		return w
	}
	for _, a := range lang.JoinedParticles {
		if rest, ok := strings.CutPrefix(w, a); ok && len(rest) > 2 {
			return rest
		}
	}
	return w
}

// short returns the people a single word can name: by surname if there is
// any, else by given name, else by another part. With a title the word names a
// person, even one whose name looks like no person's.
func (g *people) short(w string, titled bool) []int {
	all := g.byWord[w]
	if len(all) == 0 {
		all = g.byWord[withoutParticle(w)]
		w = withoutParticle(w)
	}
	var last, first, mid []int
	for i, who := range all {
		words := g.all[who].words
		if slices.Contains(all[:i], who) {
			continue // entered under its short name and its full one
		}
		if s := &g.all[who]; !titled && s.kind != person && withoutParticle(words[len(words)-1]) != withoutParticle(w) && (s.thing || words[0] != w || len(words) > 3) {
			continue // "Voss" is not short for "Voss Train", but "Zhou" for "Zhou Minghua"
		}
		if s := &g.all[who]; s.kind != person && words[0] == w && strings.ContainsAny(s.name, "0123456789") {
			continue // "Flight 804 of Kestrel" is not Kestrel
		}
		if s := &g.all[who]; s.kind != person && words[0] == w && lang.WellKnownBodies[w] != "" && !lang.CompanyEndings[words[len(words)-1]] {
			continue // "Nissan" is not what it makes
		}
		switch {
		case withoutParticle(words[len(words)-1]) == withoutParticle(w):
			last = append(last, who)
		case words[0] == w || g.all[who].nick == w:
			first = append(first, who)
		default:
			mid = append(mid, who)
		}
	}
	switch {
	case len(last) > 0:
		return last
	case len(first) > 0 && isGiven(w) || len(first) == 1:
		return first
	}
	if isGiven(w) {
		return nil
	}
	return mid
}

// fitting leaves out people whose gender a title contradicts: "Mr. Voss" is
// not Mara Voss.
func (g *people) fitting(list []int, title string) []int {
	return slices.DeleteFunc(slices.Clone(list), func(who int) bool { return !g.suits(who, title) })
}

// full counts those whom the page gives more than a surname.
func (g *people) full(list []int) int {
	n := 0
	for _, who := range list {
		if len(g.all[who].words) > 1 {
			n++
		}
	}
	return n
}

// suits reports whether a title does not contradict a person's gender.
func (g *people) suits(who int, title string) bool {
	s := g.all[who].sex
	return !lang.Honorifics[title] || !(s == male && lang.FemaleNouns[title] || s == female && lang.MaleNouns[title])
}

// honorifics returns by surname the title, "mr" or "mrs", of whoever most of its
// mentions with a title or a given name are about, of two equal ones the first: whom the
// page calls by the surname alone.
func (p *page) honorifics(names []name) map[string]string {
	lead, first := map[string]int{}, map[string]gender{}
	for _, n := range names {
		words, _ := p.itsWords(n)
		if len(words) == 0 || n.kind.group() {
			continue
		}
		sex, last := unknownGender, words[len(words)-1]
		switch {
		case lang.MaleNouns[n.title]:
			sex = male
		case lang.FemaleNouns[n.title]:
			sex = female
		case len(words) > 1:
			sex = genderOf(words[0])
		}
		switch sex {
		case male:
			lead[last]++
		case female:
			lead[last]--
		default:
			continue
		}
		if first[last] == unknownGender {
			first[last] = sex
		}
	}
	titles := map[string]string{}
	for w, n := range lead {
		if n > 0 || n == 0 && first[w] == male {
			titles[w] = "mr"
		} else {
			titles[w] = "mrs"
		}
	}
	return titles
}

// fuller returns somebody whose name the words shorten: "A. Voss" and
// "Suu Kyi" beside a longer name, "Bob Hale" beside "Robert Hale"; -1 if there
// is none or more than one.
func (g *people) fuller(words []string, nick string) int {
	return theOne(slices.Values(g.byWord[words[len(words)-1]]), func(who int) bool {
		s := &g.all[who]
		return sameName(s.words, words, nick) || s.nick != "" && sameGiven(s.nick, words[0]) && len(words) == 2
	})
}

// sameName reports whether the shorter name can be the fuller one.
func sameName(full, short []string, nick string) bool {
	f, s := full[len(full)-1], short[len(short)-1]
	if withoutParticle(f) != withoutParticle(s) || len(full) < 2 || len(short) < 2 {
		return false
	}
	if len(short) < len(full) && slices.Equal(full[len(full)-len(short):], short) {
		return true
	}
	if !sameGiven(full[0], short[0]) && !(nick != "" && sameGiven(full[0], nick)) {
		return false
	}
	// Middle names that are both there must agree: "John A. Hale", "John B. Hale".
	if len(full) > 2 && len(short) > 2 {
		a, b := full[1], short[1]
		return a == b || a[0] == b[0] && (len(a) == 1 || len(b) == 1)
	}
	return true
}

// sameGiven reports whether one given name can be a form of the other.
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	return lang.FullGivenNames[a] == b || lang.FullGivenNames[b] == a || lang.FullGivenNames[a] != "" && lang.FullGivenNames[a] == lang.FullGivenNames[b]
}

// note counts a name for a person and learns kind, gender and aliases from it.
func (g *people) note(p *page, n name, who int) {
	s := &g.all[who]
	s.seen++
	s.first = min(s.first, n.from)
	form := p.nameText(n)
	if lang.AllUpper(s.name) && !lang.AllUpper(form) && len(strings.Fields(form)) == len(strings.Fields(s.name)) {
		s.name, form = form, s.name
	}
	if strings.ContainsAny(s.name, nickMarks) && !strings.ContainsAny(form, nickMarks) {
		if words, _ := p.itsWords(n); slices.Equal(words, s.words) {
			s.name, form = form, s.name // "Piet Hale" beside "Piet “Sparky” Hale"
		}
	}
	if form != s.name {
		s.aliases = appendNew(s.aliases, form)
	}
	if s.kind == unknown && n.kind != unknown {
		s.kind = n.kind
	}
	if n.title != "" {
		s.proof += 2
		if s.kind == unknown {
			s.kind = person
		}
		form = p.text(n.lead, n.to)
		if form != s.name {
			s.aliases = appendNew(s.aliases, collapse(form))
		}
		s.learn(n.title)
	}
	if s.kind == person || s.kind == unknown {
		if n.to-n.from == 1 && len(s.words) > 1 && !p.shortOfBody(n, s) {
			s.proof++
			s.kind = person
		}
		if s.sex == unknownGender && len(s.words) > 0 {
			s.sex = genderOf(s.words[0])
		}
	}
}

// nickMarks enclose a nickname inside a name.
const nickMarks = "\"“”„«»"

// learn learns a gender from a word that has one: "Mrs", "chairwoman".
func (s *someone) learn(w string) {
	if s.sex != unknownGender && !lang.Honorifics[w] {
		return
	}
	switch {
	case lang.FemaleNouns[w]:
		s.sex = female
	case lang.MaleNouns[w]:
		s.sex = male
	}
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// setCase writes a name that the document gives in capitals alone as names are written.
func (s *someone) setCase() {
	s.aliases = appendNew(s.aliases, s.name)
	s.name = properCase(s.name)
}

// theOne is the only one of the numbers that is meant; -1 if none is, or two are.
func theOne(numbers iter.Seq[int], meant func(int) bool) int {
	found := -1
	for n := range numbers {
		switch {
		case !meant(n):
		case found >= 0:
			return -1
		default:
			found = n
		}
	}
	return found
}

// everybody goes through all people.
func (g *people) everybody() iter.Seq[int] {
	return func(yield func(int) bool) {
		for who := range g.all {
			if !yield(who) {
				return
			}
		}
	}
}

// role is the latest office or trade given, or "": what says no more than one
// before it is not noted at all. What says only how somebody stands to another
// is none: "successor", "boy". A party is one for whoever has no other.
func (g *people) role(who int) string {
	party := ""
	for _, r := range slices.Backward(g.all[who].roles) {
		switch head := r.head(); {
		case r.has("counterpart") || lang.NoOffices[head]:
		case !lang.Parties[plainRole(head)], strings.Contains(r.text, " on "): // "top Democrat on the Harbour Committee"
			return r.text
		case party == "":
			party = r.text
		}
	}
	return party
}

// head is the noun that an office turns on: "manager" of "depot manager in Sar".
func (r role) head() string {
	head := ""
	for w := range strings.FieldsSeq(r.text) {
		if w = fold(strings.Trim(w, ",")); lang.MentionPrepositions[w] || w == "who" || w == "whose" {
			break
		}
		head = w
	}
	return head
}

// inOrder lists everybody by the place of the first name.
func (g *people) inOrder() []int {
	order := make([]int, len(g.all))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return g.all[order[a]].first < g.all[order[b]].first })
	return order
}

// firstPerson is the person who is named first in the document; -1 if there is none.
func (g *people) firstPerson() int {
	first := -1
	for who := range g.all {
		if g.all[who].kind == person && (first < 0 || g.all[who].first < g.all[first].first) {
			first = who
		}
	}
	return first
}
