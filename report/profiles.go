package report

import (
	"cmp"
	"slices"
	"strings"
)

// Profile is a line about one speaker, topic or source: its count, and what is
// asked of it next.
type Profile struct {
	Count

	// Distinct names among its rows; rows that name none add nothing.
	Documents, Sources, Topics, Speakers int

	// Leading are its topics, if it is a speaker, or else its speakers: at most
	// three, most rows first, then by name. They have no dates.
	Leading []Count

	Role string // of a speaker: the latest that the rows give
	Row  int    // index of its first row; -1 if it has none
}

// Profiles are the lines of a briefing's speakers, topics and sources, each in
// the order of [BySpeaker], [ByTopic] and [BySource]: most rows first, those that
// name nothing last. Topics without rows stand before these.
type Profiles struct{ Speakers, Topics, Sources []Profile }

// leadingShown is the number of names in Profile.Leading.
const leadingShown = 3

// ProfilesOf describes the speakers, topics and sources of rows; every label has
// its line among the topics. Questions are left out, but count in the index
// of a row.
func ProfilesOf(rows []Row, labels []string) Profiles {
	speakers := newKey(rows, func(r *Row) string { return r.Speaker })
	topics := newKey(rows, func(r *Row) string { return r.Topic })
	sources := newKey(rows, func(r *Row) string { return r.Source })
	documents := newKey(rows, func(r *Row) string { return r.Document })
	describe := func(of, leading *key) []Profile {
		out := of.counts(rows)
		of.each(func(name int, its []int32) {
			p := &out[name]
			p.Documents = documents.distinct(its)
			p.Sources, p.Topics, p.Speakers = sources.distinct(its), topics.distinct(its), speakers.distinct(its)
			p.Leading = leading.most(its, leadingShown)
			if of == speakers && p.Name != "" {
				p.Role = latestRole(rows, its)
			}
		})
		return out
	}
	p := Profiles{describe(speakers, topics), describe(topics, speakers), describe(sources, speakers)}
	for _, label := range labels {
		if _, ok := topics.number[label]; !ok && label != "" {
			topics.number[label] = -1 // a label may stand twice
			p.Topics = append(p.Topics, Profile{Count: Count{Name: label}, Row: -1})
		}
	}
	for _, lines := range [][]Profile{p.Speakers, p.Topics, p.Sources} {
		slices.SortStableFunc(lines, func(a, b Profile) int {
			d := cmp.Or(cmp.Compare(one(a.Name == ""), one(b.Name == "")), cmp.Compare(b.Rows, a.Rows))
			if d == 0 && a.Rows > 0 {
				d = strings.Compare(a.Name, b.Name)
			}
			return d
		})
	}
	return p
}

// latestRole returns the role that the rows give last: by date, then by place.
func latestRole(rows []Row, its []int32) string {
	latest := -1
	for _, i := range its {
		if rows[i].Role != "" && (latest < 0 || rows[i].Date.Compare(rows[latest].Date) >= 0) {
			latest = int(i)
		}
	}
	if latest < 0 {
		return ""
	}
	return rows[latest].Role
}

// key numbers the names that rows have in one column, in the order in which
// they come up.
type key struct {
	number map[string]int32
	names  []string
	of     []int32 // the number of each row's name; -1 for a question

	count   []int32 // scratch of distinct and most, by number: all zero
	touched []int32
}

func newKey(rows []Row, name func(*Row) string) *key {
	k := &key{number: map[string]int32{}, of: make([]int32, len(rows))}
	for i := range rows {
		if rows[i].Question {
			k.of[i] = -1
			continue
		}
		s := name(&rows[i])
		n, ok := k.number[s]
		if !ok {
			n = int32(len(k.names))
			k.number[s] = n
			k.names = append(k.names, s)
		}
		k.of[i] = n
	}
	k.count = make([]int32, len(k.names))
	return k
}

// counts returns a profile for each name, with its count and first row.
func (k *key) counts(rows []Row) []Profile {
	out := make([]Profile, len(k.names))
	for i, n := range k.of {
		if n < 0 {
			continue
		}
		p := &out[n]
		if p.Rows == 0 {
			p.Name, p.Row = k.names[n], i
		}
		p.add(rows[i].Date)
	}
	return out
}

// each calls yield for each name with the indices of its rows.
func (k *key) each(yield func(name int, its []int32)) {
	from := make([]int32, len(k.names)+1) // where each name's rows begin in sorted
	for _, n := range k.of {
		if n >= 0 {
			from[n+1]++
		}
	}
	for n := range k.names {
		from[n+1] += from[n]
	}
	sorted, next := make([]int32, from[len(k.names)]), slices.Clone(from)
	for i, n := range k.of {
		if n >= 0 {
			sorted[next[n]] = int32(i)
			next[n]++
		}
	}
	for n := range k.names {
		yield(n, sorted[from[n]:from[n+1]])
	}
}

// tally counts how many of the rows have each name, and returns the numbers of
// these names; clear undoes it.
func (k *key) tally(its []int32) []int32 {
	for _, i := range its {
		n := k.of[i]
		if k.names[n] == "" {
			continue
		}
		if k.count[n] == 0 {
			k.touched = append(k.touched, n)
		}
		k.count[n]++
	}
	return k.touched
}

func (k *key) clear() {
	for _, n := range k.touched {
		k.count[n] = 0
	}
	k.touched = k.touched[:0]
}

func (k *key) distinct(its []int32) int {
	defer k.clear()
	return len(k.tally(its))
}

// most returns the names that most of the rows have.
func (k *key) most(its []int32, atMost int) []Count {
	defer k.clear()
	var out []Count
	for _, n := range k.tally(its) {
		out = append(out, Count{Name: k.names[n], Rows: int(k.count[n])})
		slices.SortFunc(out, func(a, b Count) int {
			return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Name, b.Name))
		})
		out = out[:min(len(out), atMost)]
	}
	return out
}
