package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"onrecord/parse/lang"
)

// nearShare is the share of the shorter wording's words, in order, above which
// two wordings count as nearly the same.
const nearShare = 0.8

// wordings returns the words of every row that can be compared; nil for
// questions and for wordings of fewer than six words.
func wordings(rows []Row) [][]word {
	out := make([][]word, len(rows))
	for i := range rows {
		out[i] = wordingOf(&rows[i])
	}
	return out
}

func wordingOf(r *Row) []word {
	if w := wordsOf(r.Quote); !r.Question && len(w) >= sameWordsFrom {
		return w
	}
	return nil
}

// A run of six words that two wordings share leaves the same fingerprint in
// both: of every four sequences of three words the one with the least hash is
// kept (winnowing: Schleimer, Wilkerson and Aiken 2003).
const (
	shingle = 3
	window  = 4
	// commonFingerprint is the number of rows above which a fingerprint is taken to be a
	// common phrase: "the minister of foreign affairs said".
	commonFingerprint = 40
)

// fingerprints returns the fingerprints of a wording, sorted.
func fingerprints(words []word) []uint64 {
	n := len(words) - shingle + 1
	if n < 1 {
		return nil
	}
	hashes := make([]uint64, n)
	for i := range hashes {
		hashes[i] = fingerprint(words[i : i+shingle])
	}
	var out []uint64
	last := -1
	for i := 0; i+window <= n || i == 0; i++ {
		least := i
		for k := i; k < min(i+window, n); k++ {
			if hashes[k] <= hashes[least] {
				least = k
			}
		}
		if least != last {
			out = append(out, hashes[least])
			last = least
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fingerprint hashes words with FNV-1a, so that every run of the program gives the same
// ones.
func fingerprint(words []word) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w.bare) {
			h = (h ^ uint64(w.bare[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// joinNear joins rows from different documents whose words are nearly the same, unless
// both name a speaker and the speakers differ.
//
// Rows that share a fingerprint are found by sorting, so that of many rows no more is in
// memory than their fingerprints: words gives the words of a row.
func (s *unionFind) joinNear(rows []Row, words func(i int) []word) {
	marks, byRow := sharedMarks(len(rows), words)
	tried := make([]int32, len(rows)) // the last row that each was tried with, from 1
	for i := range rows {
		var w []word
		for _, m := range byRow[i] {
			for k := m + 1; int(k) < len(marks) && marks[k].print == marks[m].print; k++ {
				j := marks[k].row
				if tried[j] == int32(i)+1 {
					continue
				}
				tried[j] = int32(i) + 1
				a, b := &rows[i], &rows[j]
				if a.Document == b.Document && a.Document != "" || a.Speaker != b.Speaker && a.Speaker != "" && b.Speaker != "" || s.find(int32(i)) == s.find(j) {
					continue
				}
				if w == nil {
					w = words(i)
				}
				if inOrder(w, words(int(j))) >= nearShare {
					s.union(i, int(j))
				}
			}
		}
	}
}

// mark is a fingerprint of a row.
type mark struct {
	print uint64
	row   int32
}

// sharedMarks returns the fingerprints that several rows have, and not too many, sorted by
// fingerprint and row, and for each row where its own are.
func sharedMarks(rows int, words func(i int) []word) (marks []mark, byRow [][]int32) {
	for i := range rows {
		for _, p := range fingerprints(words(i)) {
			marks = append(marks, mark{p, int32(i)})
		}
	}
	slices.SortFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.print, b.print), cmp.Compare(a.row, b.row)) })
	shared := marks[:0]
	for from := 0; from < len(marks); {
		to := from + 1
		for to < len(marks) && marks[to].print == marks[from].print {
			to++
		}
		if n := to - from; n > 1 && n <= commonFingerprint {
			shared = append(shared, marks[from:to]...)
		}
		from = to
	}
	byRow = make([][]int32, rows)
	for k, m := range shared {
		byRow[m.row] = append(byRow[m.row], int32(k))
	}
	return shared, byRow
}

// inOrder returns the share of the shorter wording's words that also occur in
// the longer one, in the same order and within a stretch that is not much
// longer. It is 0 for nearly the same words if one wording denies what the other says, or
// gives another figure.
func inOrder(a, b []word) float64 {
	share, opposed := shareInOrder(a, b)
	if opposed {
		return 0
	}
	return share
}

// shareInOrder returns the share of inOrder, and whether two wordings in nearly the same words
// say the opposite.
func shareInOrder(a, b []word) (share float64, opposed bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0, false
	}
	best, at := 0, 0
	for _, from := range stretches(a, b) {
		if n := inCommon(a, b[from:min(len(b), from+stretch(len(a)))]); n > best {
			best, at = n, from
		}
	}
	share = float64(best) / float64(len(a))
	return share, share >= nearShare && oppose(a, b, at)
}

// Words that make the opposite of a sentence, as their letters are compared, and small
// numbers in words.
var (
	denials  = map[string]bool{}
	numerals = map[string]bool{}
)

func init() {
	for w := range lang.DenyingWords {
		denials[strings.ReplaceAll(w, "'", "")] = true
	}
	for w := range strings.FieldsSeq("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety") {
		numerals[w] = true
	}
}

// oppose reports whether one of two wordings denies what the other says, or has another
// figure in a place. The longer is b, and the stretch most like a begins at an offset.
func oppose(a, b []word, at int) bool {
	if !slices.ContainsFunc(a, turns) && !slices.ContainsFunc(b, turns) {
		return false
	}
	part := b[at:min(len(b), at+stretch(len(a)))]
	shared := longestCommonSubsequence(a, part)
	if len(shared) == len(a) && len(a) == len(b) {
		return false
	}
	// Of b counts what stands where a does, and the word before it: "no ship".
	first, last := shared[0], shared[len(shared)-1]
	from, to := max(0, at+first[1]-max(1, first[0])), min(len(b), at+last[1]+len(a)-last[0])
	if countDenials(a) != countDenials(b[from:to]) {
		return true
	}
	i, k := 0, max(0, at+first[1]-first[0])
	for _, end := range append(shared, [2]int{len(a), min(len(b), at+last[1]+len(a)-last[0]) - at}) {
		x, y := a[i:end[0]], b[k:at+end[1]]
		if otherNumber(x, y, digitsOf) || otherNumber(x, y, numeralOf) {
			return true
		}
		i, k = end[0]+1, at+end[1]+1
	}
	return false
}

func turns(w word) bool { return denials[w.bare] || digitsOf(w) != "" || numerals[w.bare] }

func countDenials(words []word) (n int) {
	for _, w := range words {
		n += btoi(denials[w.bare])
	}
	return n
}

// otherNumber reports whether both of two stretches have a number, and not the same.
func otherNumber(a, b []word, number func(word) string) bool {
	var x, y strings.Builder
	for _, w := range a {
		x.WriteString(number(w))
	}
	for _, w := range b {
		y.WriteString(number(w))
	}
	return x.Len() > 0 && y.Len() > 0 && x.String() != y.String()
}

// digitsOf returns the digits that a word begins with: the 4 of "4bn".
func digitsOf(w word) string {
	for i := range len(w.bare) {
		if c := w.bare[i]; c < '0' || c > '9' {
			return w.bare[:i]
		}
	}
	return w.bare
}

func numeralOf(w word) string {
	if numerals[w.bare] {
		return w.bare
	}
	return ""
}

// stretch is how many words of a longer text n words may spread over.
func stretch(n int) int { return n + n/2 + 3 }

// stretches returns the offsets in b at which to look for a: windows half a
// stretch apart that contain at least half of its words.
func stretches(a, b []word) []int {
	size := stretch(len(a))
	if len(b) <= size {
		return []int{0}
	}
	in := make(map[string]bool, len(a))
	for _, w := range a {
		in[w.bare] = true
	}
	var out []int
	for from := 0; ; from += max(1, size/2) {
		from = min(from, len(b)-size)
		n := 0
		for _, w := range b[from : from+size] {
			n += btoi(in[w.bare])
		}
		if 2*n >= len(a) {
			out = append(out, from)
		}
		if from == len(b)-size {
			return out
		}
	}
}

// inCommon returns the length of the longest sequence of words that a and b share in
// order.
func inCommon(a, b []word) int {
	n := 0
	for len(a) > 0 && len(b) > 0 && a[0].bare == b[0].bare {
		a, b, n = a[1:], b[1:], n+1
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1].bare == b[len(b)-1].bare {
		a, b, n = a[:len(a)-1], b[:len(b)-1], n+1
	}
	if len(a) == 0 || len(b) == 0 {
		return n
	}
	var room [128]int32
	row := room[:]
	if len(b)+1 > len(row) {
		row = make([]int32, len(b)+1)
	}
	for _, w := range a { // row[j]: of the words of a so far, with the first j of b
		before := int32(0)
		for j := range b {
			above := row[j+1]
			if w.bare == b[j].bare {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			before = above
		}
	}
	return n + int(row[len(b)])
}

// longestCommonSubsequence returns the longest sequence of words that a and b
// share in order, as pairs of indices (Wagner and Fischer 1974).
func longestCommonSubsequence(a, b []word) [][2]int {
	var out [][2]int
	same := 0 // words at their beginnings
	for same < min(len(a), len(b)) && a[same].bare == b[same].bare {
		out = append(out, [2]int{same, same})
		same++
	}
	a, b = a[same:], b[same:]
	if len(a) == 0 || len(b) == 0 {
		return out
	}
	wide := len(b) + 1
	length := make([]int32, (len(a)+1)*wide)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].bare == b[j].bare {
				length[i*wide+j] = length[(i+1)*wide+j+1] + 1
			} else {
				length[i*wide+j] = max(length[(i+1)*wide+j], length[i*wide+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].bare == b[j].bare:
			out = append(out, [2]int{same + i, same + j})
			i, j = i+1, j+1
		case length[(i+1)*wide+j] >= length[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// When two statements of one speaker may be the same: within this many days, with at least
// this many content words in common, and this share of the shorter one's weight. The
// figures were tuned on interviews and other outlets' reports of them.
const (
	perhapsDays  = 7
	perhapsWords = 4
	perhapsShare = 0.36
	// nameWeight is the weight of a name relative to other words: titles and countries
	// occur in every sentence of a speaker.
	nameWeight = 0.4
	// minContentWords is the number of content words below which a wording says
	// too little to be recognised.
	minContentWords = 5
)

// stem is a content word of a row.
type stem struct {
	number int32 // the same for the same word
	name   bool
}

// joinPerhaps joins each row to the most similar one of those that the same
// speaker said in other documents at about the same time.
func (s *unionFind) joinPerhaps(rows []Row, words [][]word) {
	t := newContentWords(rows, words)
	for _, its := range t.bySpeaker {
		for _, pair := range t.likeliest(rows, its) {
			if _, opposed := shareInOrder(words[pair[0]], words[pair[1]]); !opposed {
				s.union(pair[1], pair[0])
			}
		}
	}
}

// contentWords are the words of rows that carry meaning.
type contentWords struct {
	of        [][]stem  // by row; nil if they are too few to recognise it by
	distinct  [][]int32 // the numbers in of, each once
	weight    []float64 // by number: the rarer, the more
	bySpeaker [][]int   // rows, by the speakers as they come
	shared    []int32   // scratch of likeliest, by row: all zero
}

func newContentWords(rows []Row, words [][]word) *contentWords {
	t := &contentWords{of: make([][]stem, len(rows)), distinct: make([][]int32, len(rows)), shared: make([]int32, len(rows))}
	numbers, speakers := newStemNumbers(), map[string]int{}
	var in []int // rows that a stem stands in
	for i, w := range words {
		if rows[i].Speaker == "" || rows[i].Document == "" {
			continue
		}
		var its []stem
		var distinct []int32
		for _, of := range w {
			n := numbers.of(of.bare)
			if n < 0 {
				continue
			}
			its, distinct = append(its, stem{n, of.name}), append(distinct, n)
		}
		slices.Sort(distinct)
		distinct = slices.Compact(distinct)
		in = append(in, make([]int, len(numbers.letters)-len(in))...)
		for _, n := range distinct {
			in[n]++
		}
		if len(distinct) < minContentWords {
			continue
		}
		t.of[i], t.distinct[i] = its, distinct
		k, ok := speakers[rows[i].Speaker]
		if !ok {
			k = len(speakers)
			speakers[rows[i].Speaker] = k
			t.bySpeaker = append(t.bySpeaker, nil)
		}
		t.bySpeaker[k] = append(t.bySpeaker[k], i)
	}
	t.weight = make([]float64, len(in))
	for n := range in {
		t.weight[n] = max(0, math.Log((float64(len(rows))+50)/(float64(in[n])+0.5)))
	}
	return t
}

// likeliest pairs each row of a speaker with the longer row that is most
// similar, if it is similar enough.
func (t *contentWords) likeliest(rows []Row, its []int) [][2]int {
	in := map[int32][]int32{}
	for _, i := range its {
		for _, n := range t.distinct[i] {
			in[n] = append(in[n], int32(i))
		}
	}
	var out [][2]int
	var touched []int32
	for _, i := range its {
		for _, n := range t.distinct[i] {
			if len(in[n]) > commonFingerprint {
				continue
			}
			for _, j := range in[n] {
				if t.shared[j] == 0 {
					touched = append(touched, j)
				}
				t.shared[j]++
			}
		}
		slices.Sort(touched)
		best, most := -1, perhapsShare
		for _, k := range touched {
			j, shared := int(k), t.shared[k]
			t.shared[k] = 0
			longer := len(t.of[j]) > len(t.of[i]) || len(t.of[j]) == len(t.of[i]) && j < i
			if j == i || !longer || shared < perhapsWords-1 || !sameOccasion(&rows[i], &rows[j]) {
				continue
			}
			if share := t.covered(i, j); share > most {
				best, most = j, share
			}
		}
		touched = touched[:0]
		if best >= 0 {
			out = append(out, [2]int{i, best})
		}
	}
	return out
}

// sameOccasion reports whether two rows of different outlets may be from the
// same day.
func sameOccasion(a, b *Row) bool {
	if a.Document == b.Document || a.Source == b.Source && a.Source != "" {
		return false
	}
	return a.Date.IsZero() || b.Date.IsZero() || math.Abs(a.Date.Time().Sub(b.Date.Time()).Hours()) <= 24*perhapsDays
}

// covered returns the share of the weight of row i that the best stretch of the
// longer row j contains; 0 if the two share too few words.
func (t *contentWords) covered(i, j int) float64 {
	a, b := t.of[i], t.of[j]
	weight := make(map[int32]float64, len(a))
	whole := 0.0
	for _, w := range a {
		if _, ok := weight[w.number]; ok {
			continue
		}
		weight[w.number] = t.weight[w.number]
		if w.name {
			weight[w.number] *= nameWeight
		}
		whole += weight[w.number]
	}
	size := min(len(b), stretch(len(a)))
	count := make(map[int32]int, len(a))
	have, words, best := 0.0, 0, 0.0
	for k, w := range b {
		if weight[w.number] > 0 {
			if count[w.number]++; count[w.number] == 1 {
				have, words = have+weight[w.number], words+1
			}
		}
		if k >= size && weight[b[k-size].number] > 0 {
			gone := b[k-size].number
			if count[gone]--; count[gone] == 0 {
				have, words = have-weight[gone], words-1
			}
		}
		if words >= perhapsWords {
			best = max(best, have)
		}
	}
	if whole == 0 {
		return 0
	}
	return best / whole
}

// SayTheSame reports whether two rows of one speaker say much the same to a reader in a hurry.
func SayTheSame(a, b *Row) bool {
	return a.Speaker == b.Speaker && sameStems(a.Quote, b.Quote)
}

// alikeShare is the share of the fewer content words above which two statements of one
// speaker say the same.
const alikeShare = 0.6

// sameStems compares the content words of two texts.
func sameStems(a, b string) bool {
	stems := newStemNumbers()
	return muchTheSame(stems.distinct(wordsOf(a)), stems.distinct(wordsOf(b)))
}

// muchTheSame reports whether the fewer of two sorted lists of stems are mostly in the other.
func muchTheSame(a, b []int32) bool {
	fewer := min(len(a), len(b))
	return fewer > 0 && float64(len(common(a, b))) >= alikeShare*float64(fewer)
}
