package topic

import "slices"

// Profile is what a document as a whole, and every passage of it, says of each
// topic. It is made once for a document and serves all its statements, also at
// the same time.
type Profile struct {
	passages [][]float64 // by paragraph and topic: from 0 to 1, what the passage lends
	leads    []float64   // by topic: from 0 to 1, its share of the document's leading topic
	ground   float64     // from 0 to 1: how far the document is about the taxonomy's subjects at all
}

// What makes a profile.
const (
	fading = 0.4 // of a passage with every paragraph: the one above counts 0.4, the one above that 0.16

	wordsPerTerm = 100 // a document of the desk's subjects has a particular term in as many words
	enoughTerms  = 10  // and a long one needs no more than these
)

// Profile weighs a document. Paragraphs are in the document's order and are
// known to [Input] by their index; an empty one stands for what is no part of
// the news, such as a byline, and says nothing.
//
// A passage is a paragraph with those above it, which fade. A document without
// particular terms has no ground: a match report may "attack" and "defend", and
// is about neither war nor armies; there common and weak terms do not count, and
// nothing is lent.
func (c *Classifier) Profile(title string, paragraphs []string) *Profile {
	if c == nil || len(c.labels) == 0 {
		return nil
	}
	all, words := c.hits(title)
	sums := make([][]float64, len(paragraphs))
	passage := make([]float64, len(c.labels))
	for i, p := range paragraphs {
		if p != "" {
			hits, n := c.hits(p)
			all, words = append(all, hits...), words+n
			next := strengths(c.tally(hits))
			for k := range next {
				next[k] += fading * passage[k]
			}
			passage = next
		}
		sums[i] = passage
	}
	d := c.whole(all, words)
	// A topic that the document as a whole does not know gets half of what its
	// leading topic gets from a passage: a paragraph on the delegates' fish
	// supper does not change the subject.
	d.passages = make([][]float64, len(paragraphs))
	for i, s := range sums {
		d.passages[i] = shares(s)
		for k := range d.passages[i] {
			d.passages[i][k] *= (1 + d.leads[k]) / 2
		}
	}
	return d
}

// whole returns the profile of a document with these terms, without passages.
func (c *Classifier) whole(terms []hit, words int) *Profile {
	spoken := 0
	for _, t := range terms {
		if t.tier == particular {
			spoken++
		}
	}
	due := min(max(1, float64(words)/wordsPerTerm), enoughTerms)
	// Squared: one "it was a war out there" in a match report of two hundred words
	// gives a quarter of a ground, not half of one.
	met := min(1, float64(spoken)/due)
	d := &Profile{leads: strengths(c.tally(terms)), ground: met * met}
	if most := slices.Max(d.leads); most > 0 {
		for i := range d.leads {
			d.leads[i] /= most
		}
	}
	return d
}

// unread is the profile of a document that was not given: firm ground, and no
// topic before another.
func (c *Classifier) unread() *Profile {
	return &Profile{leads: make([]float64, len(c.labels)), ground: 1}
}

// shares returns what a text lends, by topic, from the strengths of its terms:
// one word gives its topic a half, three give it three quarters.
func shares(strengths []float64) []float64 {
	most := slices.Max(strengths)
	lent := make([]float64, len(strengths))
	for i, s := range strengths {
		lent[i] = s / (1 + most)
	}
	return lent
}
