package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// When documents are of one story: their words are so much alike, by the rarer words
// that they have in common. Set by reading what came together in weeks of invented and
// of real news.
const (
	storyLikeness = 0.1
	storyTitle    = 2.0  // what a word of a headline counts beside one of a statement
	storyCommon   = 20   // documents with a word, from which on it is not compared, unless a tenth are more
	mostReports   = 40   // of a story
	storiesUpTo   = 1500 // documents; of more, each is a story of its own
)

// stories are the documents of rows by what they report.
type stories struct {
	of   []int // by document
	size []int // documents of each
}

// storiesOf puts documents of one story together: first those that are most alike, then
// stories whose documents are alike on the average. It gets the document and the stems of
// each row, and the stems of each document's title.
func storiesOf(documents []int32, stems, titles [][]int32) stories {
	words := make([]map[int32]float64, len(titles)) // how often, by document
	for k, its := range titles {
		words[k] = map[int32]float64{}
		for _, s := range its {
			words[k][s] += storyTitle
		}
	}
	for i, k := range documents {
		for _, s := range stems[i] {
			words[k][s]++
		}
	}
	group := make([]int, len(words)) // the first document of its story
	for k := range group {
		group[k] = k
	}
	if len(words) > 1 && len(words) <= storiesUpTo {
		likenessOf(words).join(group)
	}
	out := stories{of: make([]int, len(words))}
	number := map[int]int{}
	for k := range words {
		n, ok := number[group[k]]
		if !ok {
			n = len(out.size)
			number[group[k]] = n
			out.size = append(out.size, 0)
		}
		out.of[k] = n
		out.size[n]++
	}
	return out
}

// likeness is how much alike the documents are, each two of them.
type likeness struct {
	n  int
	of []float32 // by the pair: see at
}

// at is the place of a pair, of which a is the first.
func (l likeness) at(a, b int) int { return a*(2*l.n-a-1)/2 + b - a - 1 }

// likenessOf is the cosine of the documents' weighted words. Words that many documents
// have say little of what one is about, and would take most of the time.
func likenessOf(words []map[int32]float64) likeness {
	in := map[int32][]int{}
	var stems []int32
	for k, of := range words {
		for s := range of {
			if in[s] == nil {
				stems = append(stems, s)
			}
			in[s] = append(in[s], k)
		}
	}
	slices.Sort(stems) // sums in one order, so that they are the same every time
	n := len(words)
	most := min(n/2, max(storyCommon, n/10))
	l := likeness{n, make([]float32, n*(n-1)/2)}
	length := make([]float64, n)
	for _, s := range stems {
		rare := math.Log(float64(n) / float64(len(in[s])))
		for i, a := range in[s] {
			x := rare * (1 + math.Log(words[a][s]))
			length[a] += x * x
			if len(in[s]) > most {
				continue
			}
			for _, b := range in[s][i+1:] {
				l.of[l.at(a, b)] += float32(x * rare * (1 + math.Log(words[b][s])))
			}
		}
	}
	for a := range n {
		for b := a + 1; b < n; b++ {
			if at := l.at(a, b); l.of[at] > 0 {
				l.of[at] /= float32(math.Sqrt(length[a] * length[b]))
			}
		}
	}
	return l
}

// join joins documents to stories, the most alike first, unless the stories that they are
// of by then are not alike on the average.
func (l likeness) join(group []int) {
	var pairs [][2]int
	members := make([][]int, l.n)
	for a := range l.n {
		members[a] = []int{a}
		for b := a + 1; b < l.n; b++ {
			if l.of[l.at(a, b)] >= storyLikeness {
				pairs = append(pairs, [2]int{a, b})
			}
		}
	}
	slices.SortStableFunc(pairs, func(p, q [2]int) int { return cmp.Compare(l.of[l.at(q[0], q[1])], l.of[l.at(p[0], p[1])]) })
	for _, p := range pairs {
		a, b := group[p[0]], group[p[1]]
		if a == b || len(members[a])+len(members[b]) > mostReports {
			continue
		}
		total := float32(0)
		for _, x := range members[a] {
			for _, y := range members[b] {
				total += l.of[l.at(min(x, y), max(x, y))]
			}
		}
		if total < storyLikeness*float32(len(members[a])*len(members[b])) {
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, y := range members[b] {
			group[y] = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
	}
}

// headlineFit reports whether a title can stand above statements as the name of a story:
// a few words at least, and more of them if they are in capitals.
func headlineFit(title string) bool {
	words := strings.Fields(title)
	if len(words) < leastTitle {
		return false
	}
	capitals, letters := 0, 0
	for _, r := range title {
		capitals += btoi(unicode.IsUpper(r))
		letters += btoi(unicode.IsLetter(r))
	}
	loud := 0
	for _, w := range words {
		loud += btoi(len(w) > 1 && w == strings.ToUpper(w) && unicode.IsLetter(firstRune(w)))
	}
	if 2*capitals > letters && loud < leastLoud {
		return false // "MERIDIAN WIRE: evening digest"
	}
	small := slices.ContainsFunc(words, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(w, ".,:;’”'\"?!"))
		return unicode.IsLetter(first) && unicode.IsLower(last) && utf8.RuneCountInString(w) > 3
	})
	return small
}

// How few words can say what a story is, and how few in capitals.
const (
	leastTitle = 3
	leastLoud  = 6
)
