package topic

import (
	"math"
	"slices"
)

// evidence is how far a text supports one topic.
type evidence struct {
	particular float64 // by words, phrases and stems
	common     float64
	weak       float64
	kinds      int // how many different weak terms
}

// cleared returns memory for one value for each topic: what is given, if there is any.
func cleared[T any](c *Classifier, memory []T) []T {
	if memory == nil {
		return make([]T, len(c.labels))
	}
	clear(memory)
	return memory
}

// tally adds up the terms of a text by topic, in the memory of found; it reorders them. A
// repeated term counts less each time: "the war, this war, any war" says little more than "the
// war".
func (c *Classifier) tally(hits []int32, found []evidence) []evidence {
	found = cleared(c, found)
	slices.Sort(hits)
	for i := 0; i < len(hits); {
		h, first := hits[i], i
		for i < len(hits) && hits[i] == h {
			i++
		}
		u := &c.uses[h]
		worth := u.worth
		if times := i - first; times > 1 {
			worth *= 1 + math.Log(float64(times))
		}
		switch e := &found[u.entry]; u.tier {
		case weak:
			e.weak += worth
			e.kinds++
		case common:
			e.common += worth
		default:
			e.particular += worth
		}
	}
	return found
}

// strengths adds up the evidence for each topic, in the memory of sums. Weak terms count
// beside others, or if there are several. A general topic also gets a share of the particular
// terms of the topics under it.
func (c *Classifier) strengths(found []evidence, sums []float64) []float64 {
	sums = cleared(c, sums)
	for i, e := range found {
		own := e.particular + e.common
		if own > 0 || e.kinds >= weakTogether {
			own += e.weak
		}
		sums[i] += own
		if b := c.broader[i]; b >= 0 {
			sums[b] += passedUp * e.particular
		}
	}
	return sums
}

// buffers returns memory that the caller puts back into the pool.
func (c *Classifier) buffers() *buffers {
	if r, _ := c.index.pool.Get().(*buffers); r != nil {
		return r
	}
	return &buffers{banned: make([]int, len(c.labels))}
}

// hits appends the terms of a text to those given, each as the rank of its use, and returns
// how many words the text has. At each place the longest term counts, for every topic that
// lists it and does not exclude the words there.
func (c *Classifier) hits(text string, to []int32, r *buffers) (hits []int32, words int) {
	c.index.read(text, r)
	hits, words = to, len(r.starts)-1
	var taken [levels]int // by level: tokens before this one belong to a term
	banned := r.banned    // by entry: tokens before this one are excluded
	clear(banned)
	for i := range words {
		if r.starts[i] == r.starts[i+1] {
			continue
		}
		r.ends = c.index.from(i, 0, r, r.ends[:0])
		var longest [levels]int
		for _, e := range r.ends {
			n := &c.index.nodes[e.node]
			for _, entry := range n.excluded {
				banned[entry] = max(banned[entry], e.at)
			}
			for k := range n.uses {
				l := n.uses[k].level
				longest[l] = max(longest[l], e.at)
			}
		}
		for l := range longest {
			if i < taken[l] {
				longest[l] = 0
			} else {
				taken[l] = max(taken[l], longest[l])
			}
		}
		first := len(hits)
		for _, e := range r.ends {
			uses := c.index.nodes[e.node].uses
			for k := range uses {
				if u := &uses[k]; banned[u.entry] <= i && e.at == longest[u.level] {
					hits = c.addHit(hits, first, u)
				}
			}
		}
	}
	return hits, words
}

// addHit adds a hit unless the topic has one at this place already ("sanction*"
// and "sanctions" are one); hits[first:] are those of this place.
func (c *Classifier) addHit(hits []int32, first int, u *use) []int32 {
	for i := first; i < len(hits); i++ {
		if other := &c.uses[hits[i]]; other.entry == u.entry {
			if other.worth < u.worth {
				hits[i] = u.rank
			}
			return hits
		}
	}
	return append(hits, u.rank)
}

// ending is where a term ends: before token at.
type ending struct {
	node int32
	at   int
}

// from appends the ends of all terms that continue at token i from the node at.
func (x *index) from(i int, at int32, r *buffers, ends []ending) []ending {
	if i >= len(r.starts)-1 || at != 0 && x.nodes[at].next == nil {
		return ends
	}
	for _, s := range r.symbols[r.starts[i]:r.starts[i+1]] {
		to := x.to(at, s)
		if to == 0 {
			continue
		}
		if n := &x.nodes[to]; len(n.uses) > 0 || len(n.excluded) > 0 {
			ends = append(ends, ending{to, i + 1})
		}
		ends = x.from(i+1, to, r, ends)
	}
	return ends
}
