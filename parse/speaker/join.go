package speaker

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"onrecord/parse"
)

// Join links people across the documents of a run: for each document, the
// names that become another name, with the reason in How.
//
// Two names are one person only on evidence. "A. Voss" becomes "Ada Voss", and
// "Naim Qasem" becomes "Naim Qassem" ([spellingKey]), where the run knows exactly one
// person whom the name fits; a surname alone needs the same office or the same
// company besides. Different given names stay apart; so do two names that a
// document tells apart, and names whose offices contradict each other. The
// desk's people keep the names that the desk gives them, and others take them.
func Join(documents [][]parse.Person, known ...Known) []map[string]parse.Speaker {
	j := newJoiner(documents, known)
	j.settle()
	out := make([]map[string]parse.Speaker, len(documents))
	for i, people := range documents {
		out[i] = map[string]parse.Speaker{}
		for _, who := range people {
			f := j.byName[kindKey(who)+who.Name]
			to, how := f.end()
			if to.name == who.Name {
				continue
			}
			if f == to {
				how = "the same letters, as most documents write them"
				if strings.Contains(who.Name, ",") {
					how = "the family name first"
				}
			}
			s := parse.Speaker{Name: to.name, Role: who.Role, How: how}
			switch {
			case to.desk:
				s.Role = cmp.Or(to.office, who.Role) // a role with days may not be that of this document's
			case s.Role == "":
				s.Role = to.latestRole()
			}
			out[i][who.Name] = s
		}
	}
	return out
}

// form is one name of the run, in whatever capitals, accents and titles it is
// written: "Mara VOSS", "Mara Voss".
type form struct {
	name   string   // as it is written most often
	words  []string // folded, without titles and suffix
	tail   string   // "jr"
	given  string   // key of the first word, see spellingKey
	last   string   // key of the surname
	group  bool
	person bool   // written like a person's name
	desk   bool   // the desk's name for somebody
	office string // the desk's role for it, on whatever day
	count  int    // documents that have it
	order  int
	docs   map[int]bool
	roles  []string // in the order of the documents
	into   *form    // whom it becomes; nil if it stays
	how    string
	counts map[string]int // documents by spelling
}

// joiner holds the names of a run.
type joiner struct {
	forms     []*form          // in the order in which they come
	byName    map[string]*form // by kind and name as written
	byKey     map[string]*form
	bySurname map[string][]*form // full names of persons by the key of the surname
	company   [][]*form          // by document: persons with a full name
}

func newJoiner(documents [][]parse.Person, known []Known) *joiner {
	j := &joiner{byName: map[string]*form{}, byKey: map[string]*form{}, bySurname: map[string][]*form{}}
	for _, k := range known {
		f := j.form(parse.Person{Name: k.Name})
		f.name, f.desk = k.Name, true
		if k.Role != "" {
			f.roles = append(f.roles, k.Role)
		}
		if k.From.IsZero() && k.To.IsZero() {
			f.office = k.Role
		}
	}
	for i, people := range documents {
		var here []*form
		for _, who := range people {
			f := j.form(who)
			f.see(i, who)
			if f.full() {
				here = append(here, f)
			}
		}
		j.company = append(j.company, here)
	}
	for _, f := range j.forms {
		if f.full() {
			j.bySurname[f.last] = append(j.bySurname[f.last], f)
		}
	}
	return j
}

// form returns the form that a person's name is written in.
func (j *joiner) form(who parse.Person) *form {
	name := kindKey(who) + who.Name
	if f := j.byName[name]; f != nil {
		return f
	}
	words, tail := splitName(who.Name)
	key := kindKey(who) + strings.Join(words, " ") + "," + tail
	if who.Group || len(words) == 0 {
		key = kindKey(who) + foldAll(who.Name)
	}
	f := j.byKey[key]
	if f == nil {
		f = &form{name: inOrder(who.Name), words: words, tail: tail, group: who.Group, order: len(j.forms), docs: map[int]bool{}, counts: map[string]int{}}
		if f.person = !who.Group && personal(who.Name, words); f.person {
			f.given, f.last = spellingKey(words[0]), spellingKey(f.surname())
		}
		j.forms = append(j.forms, f)
		j.byKey[key] = f
	}
	j.byName[name] = f
	return f
}

// see notes that a document names somebody so.
func (f *form) see(document int, who parse.Person) {
	f.count++
	f.docs[document] = true
	if who.Role != "" {
		f.roles = append(f.roles, who.Role)
	}
	name := inOrder(who.Name)
	if f.counts[name]++; !f.desk && f.counts[name] > f.counts[f.name] {
		f.name = name
	}
}

func kindKey(who parse.Person) string {
	if who.Group {
		return "group "
	}
	return "person "
}

// inOrder turns "Voss, Mara" round. Nothing but the comma tells: "Voss Mara"
// may be a given name Voss.
func inOrder(name string) string {
	last, first, ok := strings.Cut(name, ", ")
	if !ok || strings.Contains(first, ",") || suffixes[fold(first)] || len(strings.Fields(last)) > 3 {
		return name
	}
	return first + " " + last
}

// splitName returns the folded words of a name without nickname, titles and
// suffix, and the suffix.
func splitName(s string) (words []string, tail string) {
	for _, w := range strings.Fields(inOrder(s)) {
		if strings.ContainsAny(w, "\"“”") {
			continue
		}
		if w = fold(strings.Trim(w, ",")); w != "" {
			words = append(words, w)
		}
	}
	if n := len(words); n > 2 && suffixes[words[n-1]] {
		words, tail = words[:n-1], words[n-1]
	}
	for len(words) > 2 && honorifics[words[0]] {
		words = words[1:] // "Seyed Ali Voss"; of two words the first may be a given name
	}
	return words, tail
}

func (f *form) surname() string { return f.words[len(f.words)-1] }

// full reports a person's name with a given name written out.
func (f *form) full() bool { return f.person && len(f.words) >= 2 && len(f.words[0]) > 1 }

// personal reports what is written like a person's name, and not like one of the
// phrases that also speak: "spokeswoman for Hale", "Another Lund email", "1 percent",
// "Southeast Harbour". The words are those of the name, folded.
func personal(name string, words []string) bool {
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for _, w := range strings.Fields(inOrder(name)) {
		folded := fold(w)
		switch {
		case strings.ContainsAny(w, "0123456789"), strings.ContainsAny(w, "'’") && hasPossessive(w):
			return false
		case particles[folded]:
		case !startsUpper(strings.TrimLeft(w, "\"“”'’")) && !hasPrefixed(w):
			return false
		case functionWords[folded] && len(folded) > 1 && !isGiven(folded):
			return false
		}
	}
	last := words[len(words)-1]
	if one, plural := singular(last); plural && (personNouns[one] || capitalAdjectives[one] || demonym(one)) {
		return false // "Even Republicans"
	}
	return len(words) > 1 || !bodyHeads[last] && !places[last] && !calendar[last]
}

func hasPossessive(w string) bool {
	_, ok := withoutPossessive(w)
	return ok
}

// end returns whom the form becomes at last, and the reason of the first step.
func (f *form) end() (*form, string) {
	how := f.how
	for f.into != nil {
		f = f.into
	}
	return f, how
}

func (f *form) latestRole() string {
	if len(f.roles) == 0 {
		return ""
	}
	return f.roles[len(f.roles)-1]
}

// prefer orders names: the desk's, then the commoner, then the one that came first.
func (f *form) prefer(g *form) bool {
	switch {
	case f.desk != g.desk:
		return f.desk
	case f.count != g.count:
		return f.count > g.count
	}
	return f.order < g.order
}

// settle decides for every name of a person what it becomes. Full names come
// first: what is short is looked for among them.
func (j *joiner) settle() {
	done := map[string]bool{}
	for _, f := range j.forms {
		if !f.full() || done[f.last] {
			continue
		}
		done[f.last] = true
		for _, family := range families(j.bySurname[f.last], func(a, b *form) bool { return a.given == b.given }) {
			if unite(family) {
				continue
			}
			// Where not all can be one person, those of one spelling still may.
			for _, closer := range families(family, sameSpelling) {
				unite(closer)
			}
		}
	}
	for _, f := range j.forms {
		if f.person && !f.full() && !f.desk {
			j.settleShort(f)
		}
	}
}

// families parts names into groups of one tail that are the same by a rule.
func families(forms []*form, same func(a, b *form) bool) [][]*form {
	var out [][]*form
next:
	for _, f := range forms {
		for i, family := range out {
			if family[0].tail == f.tail && same(family[0], f) {
				out[i] = append(family, f)
				continue next
			}
		}
		out = append(out, []*form{f})
	}
	return out
}

// unite makes one person of the names, if each can be each other.
func unite(family []*form) bool {
	best := family[0]
	for i, f := range family {
		for _, g := range family[i+1:] {
			if !onePerson(f, g) {
				return false
			}
		}
		if f.prefer(best) {
			best = f
		}
	}
	for _, f := range family {
		if f != best {
			f.into, f.how = best, reasonToUnite(f, best)
		}
	}
	return true
}

func sameSpelling(a, b *form) bool {
	return sameWord(a.words[0], b.words[0]) && sameWord(a.surname(), b.surname())
}

// onePerson reports whether two full names with the same key can be one person.
func onePerson(a, b *form) bool {
	if a.desk && b.desk || a.meets(b) || !middleNamesAgree(a.words, b.words) {
		return false
	}
	switch relation(a.roles, b.roles) {
	case agree:
		return true
	case contradict:
		return false
	}
	return sameSpelling(a, b) || transcribed(a.words[0]) && transcribed(b.words[0])
}

// meets reports a document that has both names: it tells them apart.
func (f *form) meets(g *form) bool {
	for d := range f.docs {
		if g.docs[d] {
			return true
		}
	}
	return false
}

// middleNamesAgree reports that what stands between given name and surname is
// the same, is left out, or is an initial of the other.
func middleNamesAgree(a, b []string) bool {
	a, b = middleNames(a), middleNames(b)
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	if len(a[0]) == 1 || len(b[0]) == 1 {
		return a[0][0] == b[0][0]
	}
	return spellingKey(a[0]) == spellingKey(b[0])
}

func middleNames(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words[1:len(words)-1]), func(w string) bool { return particles[w] || w == "ben" })
}

func reasonToUnite(f, to *form) string {
	how := "the same given name and surname, with or without a middle name"
	if !sameSpelling(f, to) {
		how = "the same name in another spelling"
	} else if len(middleNames(f.words)) == len(middleNames(to.words)) {
		how = "the same name but for its particles or marks"
	}
	return how + f.further(to)
}

// further is what else speaks for a merge.
func (f *form) further(to *form) string {
	text := ""
	if relation(f.roles, to.roles) == agree {
		text = ", the same office"
	}
	if to.desk {
		text += ", written as the desk writes it"
	}
	return text
}

// settleShort looks for the one person whom an initial and a surname, or a
// surname alone, can name.
func (j *joiner) settleShort(f *form) {
	var to, near *form
	for _, g := range j.bySurname[f.last] {
		if !fits(g, f) {
			continue
		}
		end, _ := g.end()
		if to != nil && to != end {
			return // two whom it fits
		}
		if to = end; near == nil || sameWord(g.surname(), f.surname()) {
			near = g
		}
	}
	if to == nil {
		return
	}
	person := j.whole(to)
	if person.meets(f) {
		return
	}
	office := relation(f.roles, person.roles)
	if office == contradict || office != agree && !sameWord(near.surname(), f.surname()) && !transcribed(near.words[0]) {
		return
	}
	how := "initial and surname, the only match"
	if len(f.words) == 1 {
		if !sameWord(near.surname(), f.surname()) || office != agree && (!isGiven(near.words[0]) || isGiven(f.words[0])) {
			return // "Jane" is hardly the surname of Piet Jane
		}
		how = "surname, the only match"
		if office != agree {
			besides := j.circumstances(f, person)
			if besides == "" || firms[f.words[0]] || len(middleNames(near.words)) > 0 {
				return
			}
			how += besides
		}
	}
	f.into, f.how = to, how+f.further(person)
}

// firms are called like people: "Bloomberg" reports more often than any
// Michael Bloomberg speaks.
var firms = setOf(`axios barclay bloomberg boeing bosch chase chrysler dell deloitte disney dow ericsson fitch forbes ford
	gallup goldman heinz hilton honda ipsos jones kellogg lloyd marriott mercedes merrill moody morgan nielsen nikkei
	philips porsche pulitzer quinnipiac reuters rothschild siemens springer tesla toyota wells zogby`)

// circumstances says why a surname alone is this person's, where no office
// does: documents name two others beside both, or one other and both have the same
// title. One alone says little, as half of a week's documents may name one president.
func (j *joiner) circumstances(f, person *form) string {
	company := j.sharedCompany(f, person)
	switch {
	case len(company) > 1:
		return ", named beside " + company[0] + " and " + company[1] + " elsewhere too"
	case len(company) == 1 && sameTitle(f.roles, person.roles):
		return ", the same title, named beside " + company[0] + " elsewhere too"
	}
	return ""
}

// fits reports whether a short name can stand for a full one.
func fits(full, short *form) bool {
	if short.tail != "" && short.tail != full.tail {
		return false
	}
	if len(short.words) == 1 {
		return true
	}
	return (full.words[0][0] == short.words[0][0] || short.given != "" && strings.HasPrefix(full.given, short.given)) && middleNamesAgree(full.words, short.words)
}

// whole gathers what the run knows of a person under all full names.
func (j *joiner) whole(to *form) *form {
	all := &form{name: to.name, desk: to.desk, words: to.words, docs: map[int]bool{}}
	for _, g := range j.bySurname[to.last] {
		if end, _ := g.end(); end != to {
			continue
		}
		all.roles = append(all.roles, g.roles...)
		for d := range g.docs {
			all.docs[d] = true
		}
	}
	return all
}

// sharedCompany names up to two persons whom documents name beside both.
func (j *joiner) sharedCompany(f, person *form) (names []string) {
	for _, d := range slices.Sorted(maps.Keys(f.docs)) {
		for _, g := range j.company[d] {
			if !g.meets(person) {
				continue
			}
			end, _ := g.end()
			if names = appendNew(names, end.name); len(names) == 2 {
				return names
			}
		}
	}
	return names
}
