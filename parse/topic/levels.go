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

// Weights of the evidence for a general topic in a taxonomy of two levels, each relative to
// its own leading topic. The statement and its passage count more than the document: a
// weekly round-up has several subjects.
const (
	ownWeight      = 1.5
	questionWeight = 1.0
	passageWeight  = 2.0
	documentWeight = 1.25

	// passedUp is the share of the evidence for a narrower topic that also counts for its
	// general one.
	passedUp = 0.45

	generalBar       = 0.5 // least score of a general topic
	generalFraction  = 0.6 // least score of a general topic, as a share of the best one's
	narrowerFraction = 0.3 // the same for the general topic of a narrower one

	// partedTogether is what a second general topic with narrower ones adds to the first: a
	// report on an exchange of prisoners is about conflict and about politics.
	partedTogether = 0.35
)

// level says on which level a topic stands.
func (c *Classifier) level(i int) int {
	if c.broader[i] >= 0 {
		return narrower
	}
	return general
}

// subjects adds up the scores of the general topics. A topic without support in the
// statement, its question or its passage gets no score, whatever the document is about;
// only if these support no topic at all does the document decide.
func (c *Classifier) subjects(scores, own, question, passage []float64, d *Profile) {
	add := func(shares []float64, weight float64) {
		for i, s := range shares {
			if c.broader[i] < 0 {
				scores[i] += weight * s
			}
		}
	}
	add(c.share(own), ownWeight)
	add(question, questionWeight*d.ground[general])
	add(passage, passageWeight*d.ground[general])
	near := slices.Max(scores) > 0
	for i, s := range d.leads {
		if c.broader[i] < 0 && (scores[i] > 0 || !near) {
			scores[i] += documentWeight * d.ground[general] * s
		}
	}
}

// chooseOfBoth returns the narrower topics that fit, then the general ones, each best
// first. Narrower topics are given only where the general topics that have narrower ones
// lead: in a match report, no word makes a statement one about "Europe".
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

// choose returns the topics whose score reaches the bar and the fraction of the best score,
// best first.
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
