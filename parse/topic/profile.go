package topic

// Profile is what a document as a whole, and each of its passages, says about each topic.
// It is made once for a document and used for all its statements; it is safe for
// concurrent use.
type Profile struct {
	passages [][]float64     // by paragraph and topic: from 0 to 1, what the passage lends
	leads    []float64       // by topic: from 0 to 1, its share of the leading topic of its level
	ground   [levels]float64 // from 0 to 1: how far the document is about the taxonomy's subjects at all
}

// Settings of a profile.
const (
	fading = 0.4 // per paragraph of a passage: the one above counts 0.4, the one above that 0.16

	wordsPerTerm = 100 // a document about the desk's subjects has a particular term in this many
	enoughTerms  = 10  // and a long one needs no more than this
)

// Profile weighs a document. Paragraphs are in the document's order and are known to
// [Input] by their index; an empty one stands for text that is not news, such as a byline,
// and does not count.
//
// A passage is a paragraph with those above it, which fade. A document without particular
// terms is not about the taxonomy's subjects at all: a match report may "attack" and
// "defend", and is about neither war nor armies. In such a document common and weak terms
// do not count, and nothing is lent.
func (c *Classifier) Profile(title string, paragraphs []string) *Profile {
	if c == nil || len(c.labels) == 0 {
		return nil
	}
	r := c.buffers()
	defer c.index.pool.Put(r)
	all, words := c.hits(title, r.hits[:0], r)
	sums := make([][]float64, len(paragraphs)) // an empty paragraph has those of the one before
	passage := make([]float64, len(c.labels))
	for i, p := range paragraphs {
		if p != "" {
			before, n := len(all), 0
			all, n = c.hits(p, all, r)
			words += n
			r.found = c.tally(all[before:], r.found)
			next := c.strengths(r.found, nil)
			for k := range next {
				next[k] += fading * passage[k]
			}
			passage = next
		}
		sums[i] = passage
	}
	r.hits = all
	d := c.whole(all, words)
	// A topic that the rest of the document does not mention gets half of what the leading
	// topic gets from a passage: a paragraph on the delegates' fish supper does not change
	// the subject.
	d.passages = sums
	for i, s := range sums {
		if i > 0 && paragraphs[i] == "" {
			continue
		}
		for k := range c.share(s) {
			s[k] *= (1 + d.leads[k]) / 2
		}
	}
	return d
}

// whole returns the profile of a document with these terms, without passages.
func (c *Classifier) whole(terms []int32, words int) *Profile {
	var spoken [levels]int
	for _, t := range terms {
		if u := &c.uses[t]; u.tier == particular {
			spoken[general]++ // a word of a narrower topic is one of its general topic
			if u.level == narrower {
				spoken[narrower]++
			}
		}
	}
	d := &Profile{leads: c.strengths(c.tally(terms, nil), nil)}
	due := min(max(1, float64(words)/wordsPerTerm), enoughTerms)
	for l, n := range spoken {
		// Squared: one "it was a war out there" in a match report of two hundred words
		// counts a quarter, not half.
		met := min(1, float64(n)/due)
		d.ground[l] = met * met
	}
	most := c.greatest(d.leads)
	for i := range d.leads {
		if m := most[c.level(i)]; m > 0 {
			d.leads[i] /= m
		}
	}
	return d
}

// unread is the profile used if no document is given: all terms count, and no topic leads.
func (c *Classifier) unread() *Profile {
	return &Profile{leads: make([]float64, len(c.labels)), ground: [levels]float64{1, 1}}
}

// share turns the strengths of a text's terms into what it lends, by topic: one word gives
// its topic a half, three give it three quarters.
func (c *Classifier) share(strengths []float64) []float64 {
	most := c.greatest(strengths)
	for i := range strengths {
		strengths[i] /= 1 + most[c.level(i)]
	}
	return strengths
}

// greatest returns the greatest value on each level.
func (c *Classifier) greatest(values []float64) (most [levels]float64) {
	for i, v := range values {
		most[c.level(i)] = max(most[c.level(i)], v)
	}
	return most
}
