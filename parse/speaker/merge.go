package speaker

import (
	"slices"
	"strings"

	"onrecord/parse/lang"
)

// prefer orders names: the desk's first, then the fuller, the more common, and the one
// that came first.
func (f *form) prefer(g *form) bool {
	switch {
	case f.desk != g.desk:
		return f.desk
	case len(f.words) != len(g.words):
		return len(f.words) > len(g.words)
	case f.count != g.count:
		return f.count > g.count
	}
	return f.order < g.order
}

// settle decides for every name of a person what it becomes. Full names come
// first: what is short is looked for among them.
func (j *Joiner) settle() {
	var surnames []string
	for _, f := range j.forms {
		if !f.full() {
			continue
		}
		if j.bySurname[f.last] == nil {
			surnames = append(surnames, f.last)
		}
		j.bySurname[f.last] = append(j.bySurname[f.last], f)
	}
	j.persons = map[*form][]*form{}
	for _, last := range surnames {
		for _, family := range families(j.bySurname[last], func(f *form) string { return f.given }) {
			if unite(family) {
				continue
			}
			// Where not all can be one person, those of one spelling still may.
			for _, closer := range families(family, spelling) {
				unite(closer)
			}
		}
		for _, f := range j.bySurname[last] {
			end, _ := f.end()
			j.persons[end] = append(j.persons[end], f)
		}
	}
	for _, f := range j.forms {
		if f.person && !f.full() && !f.desk {
			j.settleShort(f)
		}
	}
}

// families parts names into groups of one tail and one key.
func families(forms []*form, key func(*form) string) [][]*form {
	var out [][]*form
	at := make(map[[2]string]int, len(forms))
	for _, f := range forms {
		k := [2]string{f.tail, key(f)}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k], out = i, append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	return out
}

// unite makes one person of the names, if each can be each other.
func unite(family []*form) bool {
	best := family[0]
	for i, f := range family {
		if slices.ContainsFunc(family[i+1:], func(g *form) bool { return !onePerson(f, g) }) {
			return false
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

// spelling is one for names of the same spelling.
func spelling(f *form) string { return plainWord(f.words[0]) + " " + plainWord(f.surname()) }

// onePerson reports whether two full names with the same key can be one person.
func onePerson(a, b *form) bool {
	if a.desk && b.desk || a.meets(b) || a.forbids(b) || b.forbids(a) || !middleNamesAgree(a.words, b.words) {
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

// meets reports whether a document has both names, and so distinguishes them.
func (f *form) meets(g *form) bool {
	few, many := f.docs, g.docs
	if len(few) > len(many) {
		few, many = many, few
	}
	return slices.ContainsFunc(few, func(d int32) bool {
		_, found := slices.BinarySearch(many, d)
		return found
	})
}

// forbids reports that the desk says of the other's name that it is not this person's.
func (f *form) forbids(g *form) bool { return len(f.not) > 0 && f.not[Key(g.name)] }

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
	return slices.DeleteFunc(slices.Clone(words[1:len(words)-1]), func(w string) bool { return lang.NameParticles[w] || w == "ben" })
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
func (j *Joiner) settleShort(f *form) {
	to, near, others := j.fitting(f)
	if to == nil {
		return
	}
	person := j.whole(to)
	if person.meets(f) || person.forbids(f) {
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
		if others {
			how = "surname and title, the only match"
		}
		if office != agree {
			besides := j.circumstances(f, person)
			if besides == "" || lang.FirmsLikePeople[f.words[0]] || len(middleNames(near.words)) > 0 {
				return
			}
			how += besides
		}
	}
	f.into, f.how = to, how+f.further(person)
}

// fitting returns the person whom a short name fits, and the form of the name that is
// nearest to it. Of two whom it fits it is the one who has its title, if the other
// has none of the kind: "Voss, president", of Ada Voss, president, and Piet Voss.
// others reports that there is a second.
func (j *Joiner) fitting(f *form) (to, near *form, others bool) {
	for _, g := range j.bySurname[f.last] {
		if end, _ := g.end(); fits(g, f) {
			others = others || to != nil && to != end
			to = end
		}
	}
	if others {
		if to = j.titled(f); to == nil {
			return nil, nil, true
		}
	}
	for _, g := range j.bySurname[f.last] {
		if end, _ := g.end(); end == to && fits(g, f) && (near == nil || sameWord(g.surname(), f.surname())) {
			near = g
		}
	}
	return to, near, others
}

// titled returns the one person whom a short name fits and who has its title, or nil.
func (j *Joiner) titled(f *form) (to *form) {
	for _, g := range j.bySurname[f.last] {
		end, _ := g.end()
		if end == to || !fits(g, f) || !slices.ContainsFunc(j.persons[end], func(g *form) bool { return sameTitle(f.roles, g.roles) }) {
			continue
		}
		if to != nil {
			return nil
		}
		to = end
	}
	return to
}

// circumstances says why a surname alone is this person's, where no office
// does: documents name two others beside both, or one other and both have the same
// title. One alone says little, as half of a week's documents may name one president.
func (j *Joiner) circumstances(f, person *form) string {
	company := j.shared(f, person)
	switch {
	case len(company) > 1:
		return ", named beside " + company[0] + " and " + company[1] + " elsewhere too"
	case len(company) == 1 && sameTitle(f.roles, person.roles):
		return ", the same title, named beside " + company[0] + " elsewhere too"
	}
	return ""
}

// fits reports whether a short name can refer to a full one.
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
func (j *Joiner) whole(to *form) *form {
	all := &form{name: to.name, desk: to.desk, not: to.not, words: to.words}
	for _, g := range j.persons[to] {
		for _, words := range g.roles {
			all.roles = withNew(all.roles, words)
		}
		all.docs = append(all.docs, g.docs...)
	}
	slices.Sort(all.docs)
	all.docs = slices.Compact(all.docs)
	return all
}

// sharedCompany names up to two persons whom documents name beside both.
func (j *Joiner) sharedCompany(f, person *form) (names []string) {
	for _, d := range f.docs {
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
