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
		joinStories(group, likeness(words))
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

// pair is two documents, or stories, and how much alike they are.
type pair struct {
	a, b int
	like float64
}

// likeness returns the pairs of documents that have words in common, with the cosine of
// their weighted words.
func likeness(words []map[int32]float64) []pair {
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
	n := float64(len(words))
	length := make([]float64, len(words))
	sum := map[[2]int]float64{}
	for _, s := range stems {
		rare := math.Log(n / float64(len(in[s])))
		for i, a := range in[s] {
			x := rare * (1 + math.Log(words[a][s]))
			length[a] += x * x
			if rare < math.Ln2 {
				continue // in every second document
			}
			for _, b := range in[s][i+1:] {
				sum[[2]int{a, b}] += x * rare * (1 + math.Log(words[b][s]))
			}
		}
	}
	out := make([]pair, 0, len(sum))
	for p, both := range sum {
		out = append(out, pair{p[0], p[1], both / math.Sqrt(length[p[0]]*length[p[1]])})
	}
	slices.SortFunc(out, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.like, p.like), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	return out
}

// joinStories joins the pairs, the most alike first, unless the stories that they are of by
// then are not alike on the average.
func joinStories(group []int, pairs []pair) {
	like := make(map[[2]int]float64, len(pairs))
	for _, p := range pairs {
		like[[2]int{p.a, p.b}] = p.like
	}
	members := make([][]int, len(group))
	for k := range group {
		members[k] = []int{k}
	}
	for _, p := range pairs {
		if p.like < storyLikeness {
			return
		}
		a, b := group[p.a], group[p.b]
		if a == b {
			continue
		}
		total := 0.0
		for _, x := range members[a] {
			for _, y := range members[b] {
				total += like[[2]int{min(x, y), max(x, y)}]
			}
		}
		if total < storyLikeness*float64(len(members[a])*len(members[b])) {
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
// a few words at least, not all in capitals.
func headlineFit(title string) bool {
	words := strings.Fields(title)
	if len(words) < leastTitle {
		return false
	}
	small := slices.ContainsFunc(words, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(w, ".,:;’”'\"?!"))
		return unicode.IsLetter(first) && unicode.IsLower(last) && utf8.RuneCountInString(w) > 3
	})
	return small
}

// leastTitle is how few words can say what a story is.
const leastTitle = 3
