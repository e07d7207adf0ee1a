package topic

import "onrecord/parse"

// What a term is worth compared with a single particular word.
const (
	phraseWorth = 1.4 // two words together say more than one
	commonWorth = 0.5
	weakWorth   = 0.2

	// originWorth is what a speaker or a place says for a topic: as much as a
	// passage that is about nothing else.
	originWorth = 1.0

	weakTogether = 2 // this many different weak terms support a topic without any other
)

// documentShare is the most that the document counts for a statement without terms of its
// own. Its question, its passage and a word of its own count 1 each.
const documentShare = 0.5

// Thresholds for the topics that are returned.
const (
	bar      = 0.3 // least score of a topic before it is scaled
	fraction = 0.4 // least score of a topic, as a share of the best one's
)

// Topics returns the topics that reach the bar, best first; topics that score
// the same stand in the taxonomy's order. Scores lie between 0 and 1: one word
// of a topic of weight 1 in the statement alone gives 0.5. In a taxonomy of two
// levels the narrower topics come first, then the general ones.
//
// A topic's score is the worth of its terms in the statement, plus what the question, the
// passage and the document lend it. Each of these is scaled by its own leading topic, so
// that a long paragraph does not outweigh a short statement. The speaker and the place of
// the dateline lend too, where the taxonomy names them. The more a statement says itself,
// the less they lend: "he called it essential" takes the topic of its passage, "sanctions
// will not break us" needs none.
func (c *Classifier) Topics(in Input) []parse.Topic {
	if c == nil || len(c.labels) == 0 {
		return nil
	}
	d := in.Profile
	if d == nil || len(d.leads) != len(c.labels) { // or made with another taxonomy
		d = c.unread()
	}
	r := c.buffers()
	defer c.index.pool.Put(r)
	var question, passage []float64
	if in.Question != "" {
		r.hits, _ = c.hits(in.Question, r.hits[:0], r)
		r.found = c.tally(r.hits, r.found)
		r.question = c.strengths(r.found, r.question)
		question = c.share(r.question)
	}
	r.hits, _ = c.hits(in.Quote, r.hits[:0], r)
	r.found = c.tally(r.hits, r.found)
	quote := r.found
	if in.Paragraph >= 0 && in.Paragraph < len(d.passages) {
		passage = d.passages[in.Paragraph]
	}
	r.scoresOf = cleared(c, r.scoresOf)
	c.score(r.scoresOf, quote, question, passage, d, in)
	if !c.twoLevels {
		return c.choose(r.scoresOf, bar, fraction)
	}
	r.own = c.strengths(quote, r.own)
	r.subjectsOf = cleared(c, r.subjectsOf)
	c.subjects(r.subjectsOf, r.own, question, passage, d)
	return c.chooseOfBoth(r.scoresOf, r.subjectsOf)
}

// score adds up all evidence for each topic. In a taxonomy of two levels only the scores
// of the narrower topics are used.
func (c *Classifier) score(scores []float64, quote []evidence, question, passage []float64, d *Profile, in Input) {
	level := general
	if c.twoLevels {
		level = narrower
	}
	said := 0.0
	for i, e := range quote {
		if c.level(i) == level {
			said = max(said, e.particular)
		}
	}
	open := d.ground[level] / (1 + said)
	for _, lent := range [...][]float64{question, passage} {
		for i, s := range lent {
			scores[i] += open * s
		}
	}
	for _, name := range []string{in.Speaker, in.Place} {
		for _, o := range c.from[foldName(name)] {
			scores[o.entry] += o.worth / (1 + said)
		}
	}
	for i, e := range quote {
		own := e.particular + d.ground[level]*e.common
		lead := open * documentShare * d.leads[i]
		if own+scores[i]+lead > 0 || e.kinds >= weakTogether {
			own += d.ground[level] * e.weak
		}
		scores[i] += own
		// The document alone gives no narrower topic; it only helps to choose between
		// several.
		if scores[i] > 0 || level == general {
			scores[i] += lead
		}
	}
}
