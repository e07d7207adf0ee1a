package speaker

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// Join links people across the documents of a run: for each document, the
// names that become another name, with the reason in How.
//
// Two names are one person only on evidence. "A. Voss" becomes "Ada Voss", and
// "Naim Kasar" becomes "Naim Qassar" ([spellingKey]), where the run knows exactly one
// person whom the name fits; a surname alone needs the same office or the same
// company besides. Different given names stay apart; so do two names that a
// document tells apart, and names whose offices contradict each other. The
// desk's people keep the names that the desk gives them, and others take them, but
// for those of which it says that they are not theirs. Of a person's names the
// fullest is kept, with its initials.
//
// A body is one by its letters and its name, where a document gives both or
// everybody knows them, "WHO" and "World Health Organization"; by its name with
// its country and without, where the documents name the same two people; in
// either English spelling. Each needs to be the only one that fits.
func Join(documents [][]parse.Person, known ...Known) []map[string]parse.Speaker {
	j := NewJoiner(known...)
	for _, people := range documents {
		j.Add(people)
	}
	j.Settle()
	out := make([]map[string]parse.Speaker, len(documents))
	for i, people := range documents {
		out[i] = j.Names(people)
	}
	return out
}

// Joiner does what [Join] does for documents that are not in memory: each is added once,
// and need not be kept. Joiner keeps every name once, with four bytes for each document
// that contains it and eight for each that contains it in full.
type Joiner struct {
	known     []Known
	documents int32
	forms     []*form          // in the order in which they come
	byName    map[string]*form // by kind and name as written
	byKey     map[string]*form
	bySurname map[string][]*form // full names of persons by the key of the surname
	persons   map[*form][]*form  // full names by the person's name
	company   [][]*form          // by document: persons with a full name

	// shared names up to two persons whom documents name beside both.
	shared func(f, person *form) []string
}

// NewJoiner returns a joiner that knows the desk's people and no documents.
func NewJoiner(known ...Known) *Joiner {
	j := &Joiner{known: known, byName: map[string]*form{}, byKey: map[string]*form{}, bySurname: map[string][]*form{}}
	j.shared = j.sharedCompany
	for _, k := range known {
		j.form(parse.Person{Name: k.Name}).ofDesk(k)
	}
	return j
}

// Add records the people that a document names. The order of documents decides when
// nothing else does, for example which of two spellings is kept.
func (j *Joiner) Add(people []parse.Person) {
	var here []*form
	for _, who := range people {
		f := j.form(who)
		f.see(j.documents, who)
		if f.full() {
			here = append(here, f)
		}
	}
	j.company = append(j.company, slices.Clip(here))
	j.documents++
}

// Settle decides, after the last document, who each name belongs to.
func (j *Joiner) Settle() {
	not := newDesk(j.known).not
	for _, f := range j.forms {
		f.not = not[Key(f.name)]
	}
	j.settle()
	j.settleBodies()
}

// Names returns the names in a document that are replaced by others, once Settle has been
// called. The people are those of a document that was added.
func (j *Joiner) Names(people []parse.Person) map[string]parse.Speaker {
	var out map[string]parse.Speaker
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
		if out == nil {
			out = map[string]parse.Speaker{}
		}
		out[who.Name] = parse.Speaker{Name: to.name, Role: to.roleOf(who), How: how}
	}
	return out
}

// roleOf is the role of somebody whom a document names, once it is known who it is.
func (to *form) roleOf(who parse.Person) string {
	if to.desk {
		return cmp.Or(to.office, who.Role) // a role with days may not be that of this document's
	}
	return cmp.Or(who.Role, to.latest)
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
	short  set    // capitals that a document has for this body
	not    set    // keys of names that the desk says are not this person's
	office string // the desk's role for it, on whatever day
	count  int    // documents that have it
	order  int64
	docs   []int32    // documents that have it, in their order
	roles  [][]string // words of every role it has had, see roleWords
	latest string     // of these, as written
	into   *form      // whom it becomes; nil if it stays
	how    string
	counts map[string]int // documents by spelling, once there are two

	// Of an [ExternalJoiner]:
	id     int64 // number of the name
	varied bool  // a document writes it otherwise than name
}

// form returns the form that a person's name is written in.
func (j *Joiner) form(who parse.Person) *form {
	name := kindKey(who) + who.Name
	if f := j.byName[name]; f != nil {
		return f
	}
	words, tail := splitName(who.Name)
	key := formKey(who, words, tail)
	f := j.byKey[key]
	if f == nil {
		f = newForm(who, words, tail, int64(len(j.forms)))
		j.forms = append(j.forms, f)
		j.byKey[key] = f
	}
	j.byName[name] = f
	return f
}

// formKey is the same for all ways of writing one name. The words are those of
// [splitName].
func formKey(who parse.Person, words []string, tail string) string {
	if who.Group || len(words) == 0 {
		return kindKey(who) + oneSpelling(foldAll(who.Name))
	}
	return kindKey(who) + strings.Join(words, " ") + "," + tail
}

func newForm(who parse.Person, words []string, tail string, order int64) *form {
	f := &form{name: inOrder(who.Name), words: words, tail: tail, group: who.Group, order: order}
	if f.person = !who.Group && personal(who.Name, words); f.person {
		f.given, f.last = spellingKey(words[0]), spellingKey(f.surname())
	}
	return f
}

// ofDesk makes the form the desk's name for somebody.
func (f *form) ofDesk(k Known) {
	f.name, f.desk = k.Name, true
	if k.Role != "" {
		f.learn(k.Role)
	}
	if k.From.IsZero() && k.To.IsZero() {
		f.office = k.Role
	}
}

// see records that a document uses this name.
func (f *form) see(document int32, who parse.Person) {
	f.count++
	if n := len(f.docs); n == 0 || f.docs[n-1] != document {
		f.docs = append(f.docs, document)
	}
	if who.Role != "" {
		f.learn(who.Role)
	}
	if f.group {
		for _, a := range who.Aliases {
			if lang.AllUpper(a) {
				if f.short == nil {
					f.short = set{}
				}
				f.short[strings.ReplaceAll(fold(a), ".", "")] = true
			}
		}
	}
	name := inOrder(who.Name)
	if f.counts == nil {
		if name == f.name {
			return
		}
		f.counts = map[string]int{f.name: f.count - 1}
	}
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
	if !ok || strings.Contains(first, ",") || lang.NameSuffixes[fold(first)] || len(strings.Fields(last)) > 3 {
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
	if n := len(words); n > 2 && lang.NameSuffixes[words[n-1]] {
		words, tail = words[:n-1], words[n-1]
	}
	for len(words) > 2 && lang.Honorifics[words[0]] {
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
		case lang.NameParticles[folded]:
		case !lang.StartsUpper(strings.TrimLeft(w, "\"“”'’")) && !hasPrefixed(w):
			return false
		case lang.FunctionWords[folded] && len(folded) > 1 && !isGiven(folded):
			return false
		}
	}
	last := words[len(words)-1]
	if one, plural := singular(last); plural && (lang.PersonNouns[one] || lang.CapitalAdjectives[one] || demonym(one)) {
		return false // "Even Republicans"
	}
	return len(words) > 1 || !lang.BodyHeads[last] && !lang.Places[last] && !lang.CalendarWords[last]
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

// learn notes a role.
func (f *form) learn(role string) {
	f.latest = role
	f.roles = withNew(f.roles, roleWords(role))
}

func withNew(roles [][]string, words []string) [][]string {
	if slices.ContainsFunc(roles, func(r []string) bool { return slices.Equal(r, words) }) {
		return roles
	}
	return append(roles, words)
}
