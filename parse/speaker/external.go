package speaker

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/fields"
	"onrecord/parse/lang"
)

// Sorter sorts records by key and then by value, more of them than fit into memory.
type Sorter interface {
	Add(key, value []byte) error // copies both
	All() iter.Seq2[Record, error]
}

// Record is valid until the next one is handed out.
type Record struct{ Key, Value []byte }

// ExternalJoiner does what [Joiner] does for more names than fit into memory. Two names can
// be one person only if their surnames have one key, see [spellingKey]; two bodies only if
// their names are the same but for countries before them, or if one is the letters of the
// other. So names are sorted by these keys, and each group of names is settled for itself:
// memory holds the people of one surname, with the numbers of their documents.
//
// Who else is named in a document may decide as well. What the groups ask about it is
// gathered first, answered by sorting by document, and then all groups are settled.
type ExternalJoiner struct {
	known     []Known
	not       map[string]set
	sorters   func() (Sorter, error)
	documents uint32
	questions int64

	mentions Sorter // by name
	forms    Sorter // by what they may be one with
	letters  Sorter // names of one word and the bodies that have such letters
	settled  Sorter // whom a name becomes, by its number
	names    Sorter // names that are replaced, by document
}

// NewExternalJoiner returns a joiner that knows the desk's people and no documents. It asks
// for several sorters.
func NewExternalJoiner(sorters func() (Sorter, error), known ...Known) (*ExternalJoiner, error) {
	j := &ExternalJoiner{known: known, not: newDesk(known).not, sorters: sorters}
	if err := j.make(&j.mentions, &j.forms, &j.letters, &j.settled); err != nil {
		return nil, err
	}
	for i, k := range known { // before the first document
		if err := j.mention(parse.Person{Name: k.Name}, uint32(i)); err != nil {
			return nil, err
		}
	}
	return j, nil
}

func (j *ExternalJoiner) make(sorters ...*Sorter) (err error) {
	for _, s := range sorters {
		if *s, err = j.sorters(); err != nil {
			return err
		}
	}
	return nil
}

// Add records the people that a document names, as [Joiner.Add] does.
func (j *ExternalJoiner) Add(people []parse.Person) error {
	j.documents++
	for i, who := range people {
		if err := j.mention(who, uint32(i)); err != nil {
			return err
		}
	}
	return nil
}

func (j *ExternalJoiner) mention(who parse.Person, at uint32) error {
	words, tail := splitName(who.Name)
	key := fields.AppendText(nil, formKey(who, words, tail))
	return j.mentions.Add(appendNumbers32(key, j.documents, at), appendPerson(nil, who))
}

// Settle decides, after the last document, who each name belongs to.
func (j *ExternalJoiner) Settle() error {
	var answers Sorter
	for _, step := range []func() error{
		j.gather,
		func() (err error) { answers, err = j.company(); return err },
		func() error { return j.settle(answers) },
		j.settleLetters,
		j.replace,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	j.mentions, j.forms, j.letters, j.settled = nil, nil, nil, nil // for their memory
	return nil
}

// eachMention hands out the mentions by name, with the number of the name, and that of the
// document and the place in it. Those of document 0 are the desk's.
func (j *ExternalJoiner) eachMention(yield func(id int64, document, at uint32, value []byte) error) error {
	var key []byte
	id := int64(-1)
	for r, err := range j.mentions.All() {
		if err != nil {
			return err
		}
		name, order := r.Key[:len(r.Key)-8], r.Key[len(r.Key)-8:]
		if id < 0 || !bytes.Equal(name, key) {
			id++
			key = append(key[:0], name...)
		}
		if err := yield(id, binary.BigEndian.Uint32(order), binary.BigEndian.Uint32(order[4:]), r.Value); err != nil {
			return err
		}
	}
	return nil
}

// gather makes names of mentions.
func (j *ExternalJoiner) gather() error {
	var f *form
	first, varied := "", false
	put := func() error {
		if f == nil {
			return nil
		}
		f.varied = varied || f.name != first
		return j.put(f)
	}
	err := j.eachMention(func(id int64, document, at uint32, value []byte) error {
		who, err := readPerson(value)
		if err != nil {
			return err
		}
		if f == nil || f.id != id {
			if err := put(); err != nil {
				return err
			}
			words, tail := splitName(who.Name)
			f = newForm(who, words, tail, int64(document)<<32|int64(at))
			f.id, first, varied = id, who.Name, false
		}
		if document == 0 {
			f.ofDesk(j.known[at])
			return nil
		}
		varied = varied || who.Name != first
		f.see(int32(document-1), who)
		return nil
	})
	if err != nil {
		return err
	}
	return put()
}

// put sorts a name by what it may be one with.
func (j *ExternalJoiner) put(f *form) error {
	switch {
	case f.person:
		return j.forms.Add(formGroup("person", f.last, f), appendForm(nil, f))
	case f.longBody():
		words := f.words
		for rest := withoutCountry(words); len(rest) < len(words); rest = withoutCountry(rest) {
			words = rest
		}
		return j.forms.Add(formGroup("body", strings.Join(words, " "), f), appendForm(nil, f))
	case f.group && !f.desk && len(f.words) == 1 && (lang.AllUpper(f.name) || knownBody(f.letters()) != ""):
		return j.letters.Add(formGroup(f.letters(), lettersOnly, f), appendForm(nil, f))
	}
	return j.become(f, f)
}

// formGroup is the key of a name among those that it may be one with.
func formGroup(kind, key string, f *form) []byte {
	return binary.BigEndian.AppendUint64(fields.AppendText(fields.AppendText(nil, kind), key), uint64(f.order))
}

// become records whom a name becomes.
func (j *ExternalJoiner) become(f, to *form) error {
	if f == to && !f.varied {
		return nil
	}
	end := &form{name: to.name, desk: to.desk, office: to.office, latest: to.latest}
	return j.settled.Add(appendNumber(nil, f.id), appendForm(nil, end))
}

// groups hands out the names that may be one with each other.
func (j *ExternalJoiner) groups() iter.Seq2[*Joiner, error] {
	return func(yield func(*Joiner, error) bool) {
		var g *Joiner
		var key []byte
		for r, err := range j.forms.All() {
			var f *form
			if err == nil {
				f, err = j.load(r.Value)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if of := r.Key[:len(r.Key)-8]; g == nil || !bytes.Equal(of, key) {
				if g != nil && !yield(g, nil) {
					return
				}
				g, key = &Joiner{bySurname: map[string][]*form{}}, append(key[:0], of...)
			}
			g.forms = append(g.forms, f)
		}
		if g != nil {
			yield(g, nil)
		}
	}
}

func (j *ExternalJoiner) load(value []byte) (*form, error) {
	f, err := readForm(value)
	if err == nil && len(j.not) > 0 {
		f.not = j.not[Key(f.name)]
	}
	return f, err
}

// settle settles the groups, with the answers to what they ask.
func (j *ExternalJoiner) settle(answers Sorter) error {
	shared, stop := answersOf(answers)
	defer stop()
	question := int64(0)
	var failed error
	next := func() []string {
		names, err := shared(question)
		if err != nil {
			failed = err
		}
		question++
		return names
	}
	for g, err := range j.groups() {
		if err != nil {
			return err
		}
		switch {
		case len(g.forms) == 1:
		case g.forms[0].person:
			g.shared = func(_, _ *form) []string { return next() }
			g.settle()
		default:
			known := map[[2]*form][]string{}
			g.eachCandidate(func(f, to *form) { known[[2]*form{f, to}] = next() })
			g.shared = func(f, to *form) []string { return known[[2]*form{f, to}] }
			g.settleBodyNames()
		}
		for _, f := range g.forms {
			to, _ := f.end()
			if err := j.become(f, to); err != nil {
				return err
			}
			if err := j.putLetters(f, to); err != nil {
				return err
			}
		}
		if failed != nil {
			return failed
		}
	}
	return nil
}

// eachCandidate hands out the pairs of a body and another that it may become, if documents
// name the same people beside both. Which it is depends on what becomes of others.
func (j *Joiner) eachCandidate(yield func(f, to *form)) {
	byName := map[string][]*form{}
	for _, f := range j.forms {
		for _, name := range f.bodyNames() {
			byName[name] = append(byName[name], f)
		}
	}
	for _, f := range j.forms {
		name := strings.Join(f.words, " ")
		if f.desk || knownBodies[name] != nil || len(byName[name]) < 2 {
			continue
		}
		for _, to := range j.forms {
			if len(to.words) > len(f.words) && !slices.ContainsFunc(byName[name], func(g *form) bool { return g != f && !g.mayBecome(to) }) {
				yield(f, to)
			}
		}
	}
}

// mayBecome reports the same body, or its name with a country before it.
func (f *form) mayBecome(to *form) bool {
	n := len(to.words) - len(f.words)
	return f == to || n > 0 && slices.Equal(to.words[n:], f.words)
}

// What stands in a group of letters: what documents call so, what everybody calls so, and
// the letters.
const (
	lettersGiven = "a"
	lettersKnown = "b"
	lettersOnly  = "c"
)

// putLetters sorts a body by the letters that stand for it.
func (j *ExternalJoiner) putLetters(f, to *form) error {
	if !f.longBody() {
		return nil
	}
	put := func(letters, why string) error {
		return j.letters.Add(formGroup(letters, why, to), appendForm(nil, to))
	}
	for short := range f.short {
		if err := put(short, lettersGiven); err != nil {
			return err
		}
	}
	for _, name := range f.bodyNames() {
		for _, short := range knownBodies[name] {
			if err := put(short, lettersKnown); err != nil {
				return err
			}
		}
	}
	return nil
}

// settleLetters finds the body that letters stand for. More than two it could be are not
// held, as two are too many.
func (j *ExternalJoiner) settleLetters() error {
	var letters string
	var given, known []*form
	for r, err := range j.letters.All() {
		if err != nil {
			return err
		}
		in := fields.NewReader(r.Key)
		of, why := in.Text(), in.Text()
		if of != letters {
			letters, given, known = of, nil, nil
		}
		f, err := j.load(r.Value)
		if err != nil {
			return err
		}
		switch why {
		case lettersGiven:
			given = withOther(given, f)
		case lettersKnown:
			known = withOther(known, f)
		default:
			f.settleLetters(given, known)
			to, _ := f.end()
			if err := j.become(f, to); err != nil {
				return err
			}
		}
	}
	return nil
}

func withOther(list []*form, f *form) []*form {
	if len(list) > 1 || len(list) == 1 && list[0].id == f.id {
		return list
	}
	return append(list, f)
}

// replace sorts by document the names that are replaced.
func (j *ExternalJoiner) replace() error {
	if err := j.make(&j.names); err != nil {
		return err
	}
	next, stop := iter.Pull2(j.settled.All())
	defer stop()
	r, err, more := next()
	at := int64(-1)
	var to *form
	return j.eachMention(func(id int64, document, place uint32, value []byte) error {
		for ; more && at < id; r, err, more = next() {
			if err != nil {
				return err
			}
			if to, err = readForm(r.Value); err != nil {
				return err
			}
			at = number(r.Key)
		}
		if at != id || document == 0 {
			return nil
		}
		who, err := readPerson(value)
		if err != nil || to.name == who.Name {
			return err
		}
		out := fields.AppendText(fields.AppendText(fields.AppendText(nil, who.Name), to.name), to.roleOf(who))
		return j.names.Add(appendNumbers32(nil, document-1, place), out)
	})
}

// Names are the names that are replaced in a document, as [Joiner.Names] returns them but for
// the reason.
type Names struct {
	Document int // the first is 0
	Names    map[string]parse.Speaker
}

// Names hands out what Settle has decided, by document. Documents in which no name is
// replaced are left out.
func (j *ExternalJoiner) Names() iter.Seq2[Names, error] {
	return func(yield func(Names, error) bool) {
		held := Names{Document: -1}
		for r, err := range j.names.All() {
			if err != nil {
				yield(Names{}, err)
				return
			}
			if d := int(binary.BigEndian.Uint32(r.Key)); d != held.Document {
				if held.Names != nil && !yield(held, nil) {
					return
				}
				held = Names{d, map[string]parse.Speaker{}}
			}
			in := fields.NewReader(r.Value)
			name := in.Text()
			held.Names[name] = parse.Speaker{Name: in.Text(), Role: in.Text()}
			if in.Err != nil {
				yield(Names{}, in.Err)
				return
			}
		}
		if held.Names != nil {
			yield(held, nil)
		}
	}
}
