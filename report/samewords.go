package report

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"sync"
)

// Likeness says how similar the words of two rows are.
type Likeness string

// The likenesses, the closest first.
const (
	// LikeSame: word for word, case, marks and white space aside.
	LikeSame Likeness = "the same words"
	// LikeNear: four words in five of the shorter stand in the longer, in their
	// order and close together: a word dropped or changed, or a part of the whole. No word
	// that denies what the other says is among these, and no other figure.
	LikeNear Likeness = "nearly the same words"
	// LikePerhaps: one speaker says much the same within a week: another
	// translation, a paraphrase, or two statements on one matter. Somebody has to
	// look.
	LikePerhaps Likeness = "perhaps the same statement"
)

// Duplicate is a member of a group of rows that report the same statement.
type Duplicate struct {
	Row  int      // index
	Like Likeness // to the group's first row, which is its own measure
	// Share is how many of the shorter wording's words stand in the longer in
	// their order, from 0 to 1; 0 for a perhaps.
	Share float64
}

// nearUpTo is the number of rows up to which statements are searched for that only a
// person can tell to be the same, far more than a week's briefing has: comparing every
// speaker's rows would take longer than everything else. Rows in nearly the same words are
// found however many there are.
const nearUpTo = 20_000

// sameWordsFrom is the number of words above which identical words are one
// statement reported twice and not a coincidence: two people may both say "We
// have no comment today."
const sameWordsFrom = 6

// LinkSameWords finds the statements that rows of the briefing report in identical or
// nearly identical words. It is called once, for all outputs. A row's SameAs lists the
// rows in other documents, up to [MostLinked] of them and including rows of earlier
// periods; earlier rows that belong to a group become EarlierDuplicates.
func (b *Briefing) LinkSameWords(earlier ...Row) {
	rows := b.Rows
	all := rows
	if len(earlier) > 0 {
		all = slices.Concat(rows, earlier)
	}
	groups, words := sameWords(all, len(rows))
	linked := linkGroups(rows, all, groups)
	// From here on a row has the place that it has in what is made of the
	// briefing: without the questions, and after them the earlier rows.
	place := make([]int, len(all))
	var from []int // the row at a place
	for i := range rows {
		place[i] = len(from)
		if !rows[i].Question {
			from = append(from, i)
		}
	}
	again, n := make([]bool, len(all)), 0
	for _, group := range groups {
		for _, e := range group {
			again[e.Row] = true
			n += btoi(e.Row >= len(rows))
		}
	}
	b.EarlierDuplicates = nil
	if n > 0 {
		b.EarlierDuplicates = make([]Row, 0, n)
	}
	for i := len(rows); i < len(all); i++ {
		if again[i] {
			place[i] = len(from)
			from = append(from, i)
			b.EarlierDuplicates = append(b.EarlierDuplicates, all[i])
		}
	}
	members := make([][]int, len(groups))
	for g, group := range groups {
		for _, e := range group {
			members[g] = append(members[g], place[e.Row])
		}
		slices.Sort(members[g])
	}
	slices.SortFunc(members, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	quoted := slices.Clip(Quoted(rows))
	shown := quoted
	if len(b.EarlierDuplicates) > 0 {
		shown = append(quoted, b.EarlierDuplicates...)
	}
	b.Same = arranged(shown, members, func(i int) []word { return words(from[i]) }, func(i int) bool { return len(shown[i].SameAs) > 0 || linked[shown[i].ID] })
	b.found = findOnce(*b, quoted)
}

// linkGroups enters the rows of each group in the SameAs of those of the briefing, which
// all begins with, and returns the ids of rows that another names.
func linkGroups(rows, all []Row, groups [][]Duplicate) map[string]bool {
	is := make([]bool, len(all)) // by row: another names it
	for _, group := range groups {
		shown := group[:min(len(group), MostLinked)] // a list of all would grow with their square
		ids := map[string]bool{}
		for _, y := range shown {
			ids[all[y.Row].ID] = true
		}
		distinct := len(ids) == len(shown) // a row is in one group alone: what is entered here is not there yet
		for _, x := range group {
			if x.Row >= len(rows) {
				continue
			}
			r := &rows[x.Row]
			before := r.SameAs
			for _, y := range shown {
				other := &all[y.Row]
				there := before
				if !distinct {
					there = r.SameAs
				}
				has := len(there) > 0 && slices.Contains(there, other.ID)
				if !has && r.Document != other.Document && reportSame(all, x, y) {
					r.SameAs = append(r.SameAs, other.ID)
					has = true
				}
				is[y.Row] = is[y.Row] || has
			}
		}
	}
	linked := map[string]bool{}
	for i := range all {
		if is[i] && all[i].ID != "" {
			linked[all[i].ID] = true
		}
	}
	return linked
}

// found is what several outputs need from one briefing. It is computed when the first of
// them asks, in whichever goroutine.
type found struct {
	of     []Row // the rows that it was found in
	before *Earlier
	quoted []Row
	own    func() [][]Duplicate
	rank   func() Ranking
}

func findOnce(b Briefing, quoted []Row) *found {
	b.found = nil
	f := &found{of: b.Rows, before: b.Before, quoted: quoted, own: sync.OnceValue(b.OwnSameWordGroups)}
	f.rank = sync.OnceValue(func() Ranking {
		b.found = &found{of: f.of, before: f.before, quoted: quoted, own: f.own}
		return Rank(b)
	})
	return f
}

// holds reports whether the results belong to a briefing: a briefing derived from another,
// with fewer rows, has to compute its own.
func (f *found) holds(b *Briefing) bool {
	return f != nil && f.before == b.Before && len(f.of) == len(b.Rows) && (len(f.of) == 0 || &f.of[0] == &b.Rows[0])
}

// Quoted returns the rows that are shown, see [Quoted]; they must not be changed.
func (b *Briefing) Quoted() []Row {
	if b.found.holds(b) {
		return b.found.quoted
	}
	return Quoted(b.Rows)
}

// SameWordGroups returns the groups of [SameWords] for the rows shown: index i
// is that of [Quoted], those of EarlierDuplicates follow. It returns what
// LinkSameWords found, if that was called.
func (b Briefing) SameWordGroups() [][]Duplicate {
	if b.Same == nil {
		return SameWords(b.Quoted(), b.EarlierDuplicates...)
	}
	return b.Same
}

// OwnSameWordGroups is [Briefing.SameWordGroups] without rows of earlier
// periods.
func (b Briefing) OwnSameWordGroups() [][]Duplicate {
	if b.found.holds(&b) {
		return b.found.own()
	}
	rows := b.Quoted()
	if b.Same == nil {
		return SameWords(rows)
	}
	var members [][]int
	for _, group := range b.Same {
		var its []int
		linked := false
		for _, e := range group {
			if e.Row < len(rows) {
				its = append(its, e.Row)
				linked = linked || len(rows[e.Row].SameAs) > 0
			}
		}
		if len(its) > 1 && (linked || outletsOf(rows, its) > 1) {
			slices.Sort(its)
			members = append(members, its)
		}
	}
	slices.SortFunc(members, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return arranged(rows, members, func(i int) []word { return wordsOf(rows[i].Quote) }, func(i int) bool { return len(rows[i].SameAs) > 0 })
}

// reportSame reports whether two rows of a group are in the same or nearly the
// same words.
func reportSame(rows []Row, a, b Duplicate) bool {
	if a.Like != LikePerhaps && b.Like != LikePerhaps {
		return true
	}
	return inOrder(wordsOf(rows[a.Row].Quote), wordsOf(rows[b.Row].Quote)) >= nearShare
}

// SameWords finds statements that several outlets report. Rows belong together if their
// words are the same or nearly the same, and at least six; if one speaker seems to say the
// same in different words within a week; or if the SameAs of one lists the other.
//
// Rows of earlier periods may be given to find what is reported again; the i-th of them
// has the index len(rows)+i. Groups of earlier rows alone are left out.
//
// A group found by words has rows from at least two named outlets: two copies of one
// article count as one report. An existing SameAs is kept. Questions are in no group. The
// rows of a group are sorted by date, undated rows last. Groups with the same words come
// before those that a person has to check; among them, those with the most outlets come
// first, then the longest, then by their first row.
func SameWords(rows []Row, earlier ...Row) [][]Duplicate {
	now := len(rows)
	if len(earlier) > 0 {
		rows = slices.Concat(rows, earlier)
	}
	groups, _ := sameWords(rows, now)
	return groups
}

// sameWords finds them among rows of which so many are those of now. It also returns what
// gives the words of a row, for as long as the caller has use for them.
func sameWords(rows []Row, now int) (groups [][]Duplicate, words func(i int) []word) {
	s := newUnionFind(len(rows))
	named := s.joinByID(rows)
	s.joinByWords(rows)
	words = func(i int) []word { return wordsOf(rows[i].Quote) }
	if len(rows) <= nearUpTo {
		held := wordings(rows)
		s.joinNear(rows, func(i int) []word { return held[i] })
		s.joinPerhaps(rows, held)
		words = func(i int) []word {
			if held[i] == nil {
				held[i] = wordsOf(rows[i].Quote)
			}
			return held[i]
		}
	} else {
		s.joinNear(rows, func(i int) []word { return wordingOf(&rows[i]) })
	}

	group := map[int32]int{}
	var members [][]int
	for i := range rows {
		if !s.joined[i] {
			continue
		}
		find := s.find(int32(i))
		g, ok := group[find]
		if !ok {
			g = len(members)
			group[find] = g
			members = append(members, nil)
		}
		members[g] = append(members[g], i)
	}
	members = slices.DeleteFunc(members, func(g []int) bool {
		return g[0] >= now || outletsOf(rows, g) < 2 && !slices.ContainsFunc(g, func(i int) bool { return named[i] })
	})
	return arranged(rows, members, words, func(i int) bool { return named[i] }), words
}

// arranged compares the rows of each group and sorts the groups. They come in
// the order of their first rows; words gives the words of a row, named tells the rows that
// SameAs joined.
func arranged(rows []Row, members [][]int, words func(int) []word, named func(int) bool) [][]Duplicate {
	groups := make([][]Duplicate, len(members))
	for g, its := range members {
		groups[g] = compared(rows, its, words, named)
	}
	slices.SortStableFunc(groups, func(a, b []Duplicate) int {
		return cmp.Or(cmp.Compare(btoi(onlyPerhaps(a)), btoi(onlyPerhaps(b))),
			cmp.Compare(outlets(rows, b), outlets(rows, a)), cmp.Compare(len(b), len(a)))
	})
	return groups
}

// compared sorts the rows of a group and says how similar each is to the first.
func compared(rows []Row, group []int, words func(int) []word, named func(int) bool) []Duplicate {
	slices.SortStableFunc(group, func(i, j int) int {
		a, b := rows[i].Date, rows[j].Date
		return cmp.Or(cmp.Compare(btoi(a.IsZero()), btoi(b.IsZero())), a.Compare(b))
	})
	out := make([]Duplicate, len(group))
	first := words(group[0])
	for n, i := range group {
		out[n] = Duplicate{Row: i, Like: LikeSame, Share: 1}
		if n == 0 {
			continue
		}
		of := words(i)
		if share := inOrder(first, of); share < 1 || len(first) != len(of) {
			out[n].Like, out[n].Share = LikeNear, share
			if share < nearShare && !named(i) {
				out[n].Like, out[n].Share = LikePerhaps, 0
			}
		}
	}
	return out
}

func onlyPerhaps(group []Duplicate) bool {
	return !slices.ContainsFunc(group[1:], func(e Duplicate) bool { return e.Like != LikePerhaps })
}

func outlets(rows []Row, group []Duplicate) int {
	its := make([]int, len(group))
	for n, e := range group {
		its[n] = e.Row
	}
	return outletsOf(rows, its)
}

func outletsOf(rows []Row, group []int) int {
	seen := map[string]bool{}
	for _, i := range group {
		if rows[i].Source != "" {
			seen[rows[i].Source] = true
		}
	}
	return len(seen)
}

// joinByID joins rows whose SameAs lists another row, and returns them.
func (s *unionFind) joinByID(rows []Row) map[int]bool {
	named := map[int]bool{}
	if !slices.ContainsFunc(rows, func(r Row) bool { return len(r.SameAs) > 0 }) {
		return named
	}
	byID := make(map[string]int, len(rows))
	for i, r := range rows {
		if _, ok := byID[r.ID]; !ok && !r.Question && r.ID != "" {
			byID[r.ID] = i
		}
	}
	for i, r := range rows {
		for _, id := range r.SameAs {
			if other, ok := byID[id]; ok && other != i && !r.Question {
				s.union(i, other)
				named[i], named[other] = true, true
			}
		}
	}
	return named
}

func (s *unionFind) joinByWords(rows []Row) {
	first := make(map[[16]byte]int32, len(rows))
	var letters []byte
	for i := range rows {
		if rows[i].Question {
			continue
		}
		var words int
		if letters, words = bare(letters[:0], rows[i].Quote); words < sameWordsFrom {
			continue
		}
		sum := sha256.Sum256(letters)
		key := [16]byte(sum[:16])
		if f, ok := first[key]; ok {
			s.union(int(f), i)
		} else {
			first[key] = int32(i)
		}
	}
}

// unionFind holds disjoint sets of rows as a forest whose paths are halved on
// the way up (union-find; Tarjan and van Leeuwen 1984). Every row begins as a
// set of its own.
type unionFind struct {
	parent []int32
	joined []bool // rows that share a set with another
}

func newUnionFind(n int) *unionFind {
	s := &unionFind{parent: make([]int32, n), joined: make([]bool, n)}
	for i := range s.parent {
		s.parent[i] = int32(i)
	}
	return s
}

func (s *unionFind) union(a, b int) {
	s.parent[s.find(int32(b))] = s.find(int32(a))
	s.joined[a], s.joined[b] = true, true
}

// find returns the representative of a row's set, and halves the path to it.
func (s *unionFind) find(i int32) int32 {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}
