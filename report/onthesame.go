package report

import (
	"maps"
	"slices"
	"strings"
)

// What a statement has in common with one on its speaker if it is on the same matter:
// words that not many statements have.
const (
	replyStems = 2
	replyShare = 0.4 // of its own
)

// repliesTo returns for each lead that speaks of a person what that person said on the
// same, in words of their own: "he pays no tolls", and beside it "Of course I pay tolls."
// A lead whose contradiction is known needs none.
func (w *weigher) repliesTo(leads []Lead) map[int]int {
	out := map[int]int{}
	bySurname := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(w.speakers)) {
		if words := strings.Fields(name); len(words) > 1 && w.sorts[name] == SpeakerPerson {
			bySurname[words[len(words)-1]] = append(bySurname[words[len(words)-1]], name)
		}
	}
	taken := map[int]bool{}
	for _, l := range leads {
		taken[l.Row] = true
	}
	for _, l := range leads {
		if len(w.against[l.Row]) > 0 {
			continue
		}
		best, most := -1, 0.0
		for _, name := range w.spokenOf(l.Row, bySurname) {
			for _, i := range w.saidBy(name) {
				if x := w.onTheSame(l.Row, i); x > most && !taken[i] {
					best, most = i, x
				}
			}
		}
		if best >= 0 {
			out[l.Row] = best
			taken[best] = true
		}
	}
	return out
}

// spokenOf returns the people whom a row names: by a surname that no other speaker has, or
// with the first name too.
func (w *weigher) spokenOf(i int, bySurname map[string][]string) []string {
	var out []string
	before := ""
	for _, field := range strings.FieldsFunc(w.rows[i].Quote, func(r rune) bool { return strings.ContainsRune(" ,.;:!?“”\"()\n", r) }) {
		field = strings.TrimSuffix(strings.TrimSuffix(field, "'s"), "’s")
		people := bySurname[field]
		for _, name := range people {
			first, _, _ := strings.Cut(name, " ")
			if (len(people) == 1 || first == before) && name != w.rows[i].Speaker {
				out = appendNew(out, name)
			}
		}
		before = field
	}
	return out
}

// onTheSame weighs whether a row is on the same matter as a lead that names its speaker; 0
// for no.
func (w *weigher) onTheSame(lead, i int) float64 {
	r := &w.rows[i]
	if own := r.Kind == "direct" || r.Kind == "turn"; !own || !mayLead(r) || !w.first(i) || w.unfit(i) || !Sentence(r) || strings.Contains(r.Quote, "?") {
		return 0
	}
	shared := 0
	for _, s := range common(w.stems[lead], w.stems[i]) {
		shared += btoi(len(w.in[s]) <= w.rareUpTo())
	}
	share := float64(shared) / float64(max(1, len(w.stems[i])))
	if shared < replyStems || share < replyShare {
		return 0
	}
	return share
}
