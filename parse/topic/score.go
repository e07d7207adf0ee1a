package topic

import (
	"cmp"
	"slices"

	"onrecord/parse"
)

// What a term is worth beside a single particular word.
const (
	phraseWorth = 1.4 // two words together say more than one
	commonWorth = 0.5
	weakWorth   = 0.2

	// originWorth is what a speaker or a place says for a topic: as much as a
	// passage that is about nothing else.
	originWorth = 1.0

	weakTogether = 2 // different weak terms that speak for a topic without any other
)

// documentShare is what the document can say at most of a silent statement, beside
// 1 for its question, 1 for its passage and 1 for a word of its own.
const documentShare = 0.5

// Which topics are named.
const (
	bar      = 0.3 // least score of a topic before it is scaled
	fraction = 0.4 // least score of a topic beside the best one's
)

// Topics returns the topics that reach the bar, best first; topics that score
// the same stand in the taxonomy's order. Scores lie between 0 and 1: one word
// of a topic of weight 1 in the statement alone gives 0.5.
//
// A topic's score is the worth of its terms in the statement, and what the
// question, the passage and the document lend it, each in shares of its own
// leading topic: a long paragraph does not outweigh a short statement. So do its
// speaker and the place of the dateline, where the taxonomy names them. The more
// a statement says itself, the less they lend: "he called it essential" takes
// the topic of its passage, "sanctions will not break us" needs none.
func (c *Classifier) Topics(in Input) []parse.Topic {
	if c == nil || len(c.labels) == 0 {
		return nil
	}
	d := in.Profile
	if d == nil || len(d.leads) != len(c.labels) { // or made with another taxonomy
		d = c.unread()
	}
	scores := make([]float64, len(c.labels))
	hits, _ := c.hits(in.Quote)
	quote := c.tally(hits)
	said := 0.0
	for _, e := range quote {
		said = max(said, e.particular)
	}
	open := d.ground / (1 + said)
	if in.Question != "" {
		hits, _ := c.hits(in.Question)
		for i, s := range shares(strengths(c.tally(hits))) {
			scores[i] += open * s
		}
	}
	if in.Paragraph >= 0 && in.Paragraph < len(d.passages) {
		for i, s := range d.passages[in.Paragraph] {
			scores[i] += open * s
		}
	}
	for i, s := range d.leads {
		scores[i] += open * documentShare * s
	}
	for _, name := range []string{in.Speaker, in.Place} {
		for _, o := range c.from[foldName(name)] {
			scores[o.entry] += o.worth / (1 + said)
		}
	}
	for i, e := range quote {
		own := e.particular + d.ground*e.common
		if own+scores[i] > 0 || e.kinds >= weakTogether {
			own += d.ground * e.weak
		}
		scores[i] += own
	}
	return c.choose(scores)
}

// choose returns the topics whose score reaches the bar, best first.
func (c *Classifier) choose(scores []float64) []parse.Topic {
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
