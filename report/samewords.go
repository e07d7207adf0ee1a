package report

import (
	"crypto/sha256"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// sameWordsFrom is the number of words from which equal words are one
// statement reported twice and not an accident: two people may both say "We
// have no comment today."
const sameWordsFrom = 6

// LinkSameWords fills in SameAs: in each group of rows that report the same
// words, a row names those of other documents.
func LinkSameWords(rows []Row) {
	for _, group := range SameWords(rows) {
		for _, i := range group {
			for _, j := range group {
				if rows[i].Document != rows[j].Document && !slices.Contains(rows[i].SameAs, rows[j].ID) {
					rows[i].SameAs = append(rows[i].SameAs, rows[j].ID)
				}
			}
		}
	}
}

// SameWords finds the statements that several outlets report: groups of rows,
// each by its index in rows. Rows belong together if their words are the same
// and at least six, case, marks, white space and forms of a letter aside ("The
// cease-fire holds" and "“The ceasefire holds …”"), or if the SameAs of one
// names the other.
//
// A group by words has rows of at least two outlets that are known by name: two
// copies of one article are one report. What SameAs names was compared before
// and is kept as it is. Questions are in no group. Groups with most outlets come
// first, then the longer ones, then by their first row; a group's rows keep
// their order.
func SameWords(rows []Row) [][]int {
	s := newSets(len(rows))
	named := s.joinByID(rows)
	s.joinByWords(rows)

	group := map[int32]int{}
	var groups [][]int
	for i := range rows {
		if !s.joined[i] {
			continue
		}
		root := s.root(int32(i))
		g, ok := group[root]
		if !ok {
			g = len(groups)
			group[root] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	outlets := map[int]int{} // of the group that begins with that row
	groups = slices.DeleteFunc(groups, func(g []int) bool {
		outlets[g[0]] = outletsOf(rows, g)
		return outlets[g[0]] < 2 && !slices.ContainsFunc(g, func(i int) bool { return named[i] })
	})
	slices.SortStableFunc(groups, func(a, b []int) int {
		if d := outlets[b[0]] - outlets[a[0]]; d != 0 {
			return d
		}
		return len(b) - len(a)
	})
	return groups
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

// joinByID joins rows whose SameAs names another row, and returns these.
func (s *sets) joinByID(rows []Row) map[int]bool {
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
				s.join(i, other)
				named[i], named[other] = true, true
			}
		}
	}
	return named
}

func (s *sets) joinByWords(rows []Row) {
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
			s.join(int(f), i)
		} else {
			first[key] = int32(i)
		}
	}
}

// bare appends the letters and digits of text to out, in lower case and one form,
// and counts its words. Of a script without spaces two signs are taken for a word.
func bare(out []byte, text string) ([]byte, int) {
	if !norm.NFKC.IsNormalString(text) {
		text = norm.NFKC.String(text)
	}
	words, signs := 0, 0
	inside := false
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			out = append(out, byte(r))
		case 'A' <= r && r <= 'Z':
			out = append(out, byte(r-'A'+'a'))
		case r == '\'' || r == '’':
			continue // don't is one word
		case r < 0x80 || !unicode.In(r, unicode.L, unicode.N, unicode.M):
			inside = false
			continue
		default:
			out = append(out, string(unicode.ToLower(r))...)
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
				signs++
				inside = false
				continue
			}
		}
		if !inside {
			words++
		}
		inside = true
	}
	return out, words + signs/2
}

// sets are disjoint sets of rows. Every row begins as a set of its own.
type sets struct {
	parent []int32
	joined []bool // rows that share a set with another
}

func newSets(n int) *sets {
	s := &sets{parent: make([]int32, n), joined: make([]bool, n)}
	for i := range s.parent {
		s.parent[i] = int32(i)
	}
	return s
}

func (s *sets) join(a, b int) {
	s.parent[s.root(int32(b))] = s.root(int32(a))
	s.joined[a], s.joined[b] = true, true
}

// root returns the row that stands for the set, and shortens the way to it.
func (s *sets) root(i int32) int32 {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}
