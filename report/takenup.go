package report

import (
	"cmp"
	"slices"
)

const (
	mostTaken    = 16
	takenUpStems = 3
	mostOfMatter = 2000 // rows that may share a word which says something of them, however many rows there are
)

// takenUp returns in how many other documents somebody speaks of the same: in a
// statement of its own that shares several content words with the row. It counts no more
// than mostTaken.
func (w *weigher) takenUp(i int) int {
	words := w.telling[:0]
	for _, s := range w.stems[i] {
		if len(w.in[s]) <= min(max(commonFingerprint, len(w.rows)/10), mostOfMatter) { // those in every tenth statement say nothing
			words = append(words, s)
		}
	}
	w.telling = words
	// A statement that shares several words has one of the rarest: the others need not be
	// looked for where they are not.
	slices.SortFunc(words, func(a, b int32) int { return cmp.Compare(len(w.in[a]), len(w.in[b])) })
	rarest := max(0, len(words)-takenUpStems+1)
	touched := w.touched[:0]
	for _, s := range words[:rarest] {
		for _, k := range w.in[s] {
			if w.shared[k] == 0 {
				touched = append(touched, k)
			}
			w.shared[k]++
		}
	}
	n := 0
	group, inGroup := w.group[i]
	for _, k := range touched {
		shared := w.shared[k]
		w.shared[k] = 0
		at := w.documents[k]
		if n == mostTaken || at == w.documents[i] || w.seen[at] == i+1 {
			continue
		}
		for left := words[rarest:]; shared < takenUpStems && len(left) > 0; left = left[1:] {
			_, has := slices.BinarySearch(w.stems[k], left[0])
			shared += int32(btoi(has))
		}
		if shared < takenUpStems {
			continue
		}
		g, ok := w.group[int(k)]
		if again := ok && inGroup && g == group; !again { // the same statement is counted by its outlets
			w.seen[at] = i + 1
			n++
		}
	}
	w.touched = touched
	return n
}
