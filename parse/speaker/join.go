package speaker

import (
	"strings"

	"onrecord/parse"
)

// spelling is one name as the documents of a run write it.
type spelling struct {
	name  string
	words []string // folded, without suffix
	tail  string   // "jr"
	group bool
	count int
	order int
	role  string // the latest given
}

// Join links people across the documents of a run: for each document, the
// names that become another name, with the reason in How. "A. Voss" and "Voss"
// become "Ada Voss" where the run knows exactly one person they can be;
// spellings that differ in case or diacritics become the commonest. Full names
// with different given names stay apart.
func Join(documents [][]parse.Person) []map[string]parse.Speaker {
	j := newJoiner(documents)
	out := make([]map[string]parse.Speaker, len(documents))
	for i, people := range documents {
		out[i] = map[string]parse.Speaker{}
		for _, who := range people {
			to, how := j.find(who)
			if to == nil || to.name == who.Name {
				continue
			}
			s := parse.Speaker{Name: to.name, Role: who.Role, How: how}
			if s.Role == "" {
				s.Role = to.role
			}
			out[i][who.Name] = s
		}
	}
	return out
}

// joiner holds the spellings of a run by folded name and by surname.
type joiner struct {
	best   map[string]*spelling   // commonest spelling of each folded name
	byLast map[string][]*spelling // full names of persons by surname
}

func newJoiner(documents [][]parse.Person) *joiner {
	all := map[string]*spelling{} // by exact name
	var order []*spelling
	for _, people := range documents {
		for _, who := range people {
			key := kindKey(who) + who.Name
			s := all[key]
			if s == nil {
				s = &spelling{name: who.Name, group: who.Group, order: len(order)}
				s.words, s.tail = splitName(who.Name)
				all[key] = s
				order = append(order, s)
			}
			s.count++
			if who.Role != "" {
				s.role = who.Role
			}
		}
	}
	j := &joiner{best: map[string]*spelling{}, byLast: map[string][]*spelling{}}
	for _, s := range order {
		key := s.key()
		b := j.best[key]
		switch {
		case b == nil:
			j.best[key] = s
		case s.count > b.count:
			if s.role == "" {
				s.role = b.role
			}
			j.best[key] = s
		case b.role == "":
			b.role = s.role
		}
	}
	for _, s := range order {
		if j.best[s.key()] == s && s.full() {
			last := s.words[len(s.words)-1]
			j.byLast[last] = append(j.byLast[last], s)
		}
	}
	return j
}

func kindKey(who parse.Person) string {
	if who.Group {
		return "group "
	}
	return "person "
}

// splitName returns the folded words of a name without nickname and suffix,
// and the suffix.
func splitName(s string) (words []string, tail string) {
	for _, w := range strings.Fields(s) {
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
	return words, tail
}

func (s *spelling) key() string {
	if s.group {
		return "group " + foldAll(s.name)
	}
	return "person " + strings.Join(s.words, " ") + " " + s.tail
}

// full reports a person's name with a given name written out.
func (s *spelling) full() bool {
	return !s.group && len(s.words) >= 2 && len(s.words[0]) > 1
}

// find returns the name that a person of one document has in the whole run.
func (j *joiner) find(who parse.Person) (*spelling, string) {
	s := &spelling{name: who.Name, group: who.Group}
	s.words, s.tail = splitName(who.Name)
	same := j.best[s.key()]
	if who.Group || len(s.words) == 0 {
		return same, "the commonest spelling in the run"
	}
	if s.full() {
		if to := j.withMiddle(s); to != nil {
			return to, "the same name with fewer or more middle names"
		}
		return same, "the commonest spelling in the run"
	}
	var found *spelling
	for _, f := range j.byLast[s.words[len(s.words)-1]] {
		if len(s.words) > 1 && !sameName(f.words, s.words, "") {
			continue
		}
		if s.tail != "" && s.tail != f.tail {
			continue
		}
		if found != nil && !j.oneperson(found, f) {
			return same, "the commonest spelling in the run"
		}
		if found == nil || j.prefer(f, found) {
			found = f
		}
	}
	if found == nil {
		return same, "the commonest spelling in the run"
	}
	if len(s.words) == 1 {
		return found, "the only full name with this surname in the run"
	}
	return found, "the only full name with this surname and initial in the run"
}

// withMiddle finds the commonest form of a full name among those that differ
// in a middle name only: "Ada B. Voss" and "Ada Voss". Where two middle names
// contradict each other, nothing is joined.
func (j *joiner) withMiddle(s *spelling) *spelling {
	list := j.byLast[s.words[len(s.words)-1]]
	best := j.best[s.key()]
	if best == nil {
		return nil
	}
	start := best
	var family []*spelling
	for _, f := range list {
		if f.words[0] == s.words[0] && f.tail == s.tail {
			family = append(family, f)
		}
	}
	for i, a := range family {
		for _, b := range family[i+1:] {
			if !j.oneperson(a, b) {
				return nil
			}
		}
	}
	for _, f := range family {
		if j.prefer(f, best) {
			best = f
		}
	}
	if best == start {
		return nil
	}
	return best
}

// oneperson reports two full names that differ at most in a middle name that
// one of them leaves out.
func (j *joiner) oneperson(a, b *spelling) bool {
	return a.words[0] == b.words[0] && a.tail == b.tail && sameName(a.words, b.words, "") && sameName(b.words, a.words, "")
}

// prefer orders spellings: the commoner, then the one that came first.
func (j *joiner) prefer(a, b *spelling) bool {
	if a.count != b.count {
		return a.count > b.count
	}
	return a.order < b.order
}
