package topic

import (
	"cmp"
	"slices"

	"onrecord/parse"
)

// A taxonomy may have two levels: general topics, and narrower ones that are
// each a part of a general one, as "War and ceasefire" is of "Conflict, war and
// peace". Terms of the two levels do not compete with each other.
const (
	general = iota // also every topic of a taxonomy of one level
	narrower
	levels
)

// What speaks for a general topic of a taxonomy of two levels, each in shares of
// its own leading topic. The statement and its passage weigh more than the
// document: a weekly round-up has several subjects.
const (
	ownWeight      = 1.5
	questionWeight = 1.0
	passageWeight  = 2.0
	documentWeight = 1.25

	// passedUp is the part of what speaks for a narrower topic that speaks for its
	// general one too.
	passedUp = 0.45

	generalBar       = 0.5 // least score of a general topic
	generalFraction  = 0.6 // least score of a general topic beside the best one's
	narrowerFraction = 0.3 // least score of a narrower topic's general one beside the best one's

	// partedTogether is what a second general topic with narrower ones adds to the
	// first: a report on an exchange of prisoners is one on conflict and on politics.
	partedTogether = 0.35
)

// level says on which level a topic stands.
func (c *Classifier) level(i int) int {
	if c.broader[i] >= 0 {
		return narrower
	}
	return general
}

// subjects returns the scores of the general topics. A topic that neither the
// statement nor its question nor its passage speaks for has none, whatever its
// document is about; where nothing near speaks for any, the document decides.
func (c *Classifier) subjects(own, question, passage []float64, d *Profile) []float64 {
	scores := make([]float64, len(c.labels))
	add := func(shares []float64, weight float64) {
		for i, s := range shares {
			if c.broader[i] < 0 {
				scores[i] += weight * s
			}
		}
	}
	add(c.shares(own), ownWeight)
	add(question, questionWeight*d.ground[general])
	add(passage, passageWeight*d.ground[general])
	near := slices.Max(scores) > 0
	for i, s := range d.leads {
		if c.broader[i] < 0 && (scores[i] > 0 || !near) {
			scores[i] += documentWeight * d.ground[general] * s
		}
	}
	return scores
}

// chooseOfBoth returns the narrower topics that fit, then the general ones, each
// best first. A narrower topic is given where the general topics that have narrower
// ones lead: in a match report no word makes a statement one on "Europe".
func (c *Classifier) chooseOfBoth(scores, subjects []float64) []parse.Topic {
	most, parted := slices.Max(subjects), 0.0
	for _, g := range c.parted {
		parted = max(parted, subjects[g]) + partedTogether*min(parted, subjects[g])
	}
	for i, b := range c.broader {
		if b < 0 || parted < most || subjects[b] < narrowerFraction*most {
			scores[i] = 0
		}
	}
	topics := c.choose(scores, bar, fraction)
	return append(topics, c.choose(subjects, generalBar, generalFraction)...)
}

// choose returns the topics whose score reaches the bar and a fraction of the
// best one's, best first.
func (c *Classifier) choose(scores []float64, bar, fraction float64) []parse.Topic {
	least := max(bar, fraction*slices.Max(scores))
	var topics []parse.Topic
	for i, s := range scores {
		if s >= least {
			topics = append(topics, parse.Topic{Label: c.labels[i], Score: s / (1 + s)})
		}
	}
	slices.SortStableFunc(topics, func(a, b parse.Topic) int { return cmp.Compare(b.Score, a.Score) })
	return topics
}
