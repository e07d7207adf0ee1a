package topic

import (
	"cmp"
	"slices"

	"onrecord/parse"
)

// The weighing of a statement against the text around it.
const (
	commonWorth = 0.5  // of a common term, beside 1 for a word
	weakWorth   = 0.25 // of a supporting term, beside 1 for a word
	phraseWorth = 1.4  // of a phrase: two words together say more than one

	questionShare  = 0.9 // what the texts around a silent statement can say at most
	paragraphShare = 0.8
	beforeShare    = 0.4
	titleShare     = 0.3

	weakTogether = 2 // different supporting terms that make a topic where no other word does

	bar      = 0.2 // least score of a topic before it is scaled
	fraction = 0.3 // least score of a topic beside the best one's
)

// Topics returns the topics that reach the bar, best first; topics that score
// the same stand in the taxonomy's order. Scores lie between 0 and 1: one word
// of a topic of weight 1 in the statement alone gives 0.5.
func (c *Classifier) Topics(in Input) []parse.Topic {
	if c == nil || len(c.labels) == 0 {
		return nil
	}
	quote := c.weigh(in.Quote)
	question, paragraph := c.weigh(in.Question), c.weigh(in.Paragraph)
	before, title := c.weigh(in.Before), c.weigh(in.Title)

	scores := make([]float64, len(c.labels))
	copy(scores, quote.strong)
	// The more a statement says itself, the less the text around it counts:
	// "He called it essential" takes the topic of its paragraph, "sanctions
	// will not break us" needs none. An answer keeps more of its question. Common
	// terms leave it open: "our relations with both are good" names neither.
	said := slices.Max(quote.particular)
	open := 1 / (1 + 2*said)
	lend(scores, question, questionShare/(1+said))
	lend(scores, paragraph, open*paragraphShare)
	lend(scores, before, open*beforeShare)
	lend(scores, title, open*titleShare)
	silent := slices.Max(scores) == 0
	for i := range scores {
		if scores[i] > 0 || silent && quote.kinds[i] >= weakTogether {
			scores[i] += quote.weak[i]
		}
	}
	return c.choose(scores)
}

// lend adds a text's evidence to the scores, in shares of its own strongest
// topic, so that a long paragraph does not outweigh a short statement.
func lend(scores []float64, f found, share float64) {
	most := max(1, slices.Max(f.strong))
	for i := range scores {
		if f.strong[i] > 0 {
			scores[i] += share * min(1, (f.strong[i]+f.weak[i])/most)
		}
	}
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
