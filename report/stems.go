package report

import "slices"

// stemNumbers numbers stems of content words in the order in which they come. What the
// stem of a word is, is worked out once for all of its places.
type stemNumbers struct {
	ofWord  map[string]int32 // -1 for a word without meaning of its own
	number  map[string]int32
	letters []string // by number
}

func newStemNumbers() *stemNumbers {
	return &stemNumbers{ofWord: map[string]int32{}, number: map[string]int32{}}
}

// of returns the number of the stem of a word, -1 if it has none.
func (t *stemNumbers) of(bare string) int32 {
	n, ok := t.ofWord[bare]
	if !ok {
		n = t.ofStem(contentStem(bare))
		t.ofWord[bare] = n
	}
	return n
}

// ofStem returns the number of a stem, -1 for "".
func (t *stemNumbers) ofStem(stem string) int32 {
	if stem == "" {
		return -1
	}
	n, ok := t.number[stem]
	if !ok {
		n = int32(len(t.letters))
		t.number[stem] = n
		t.letters = append(t.letters, stem)
	}
	return n
}

// distinct returns the stems of words, each once, sorted by number.
func (t *stemNumbers) distinct(words []word) []int32 {
	out := make([]int32, 0, len(words)/2)
	for _, w := range words {
		if n := t.of(w.bare); n >= 0 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
