package pack

import (
	"slices"
	"strings"

	"onrecord/report"
)

// duplicate says how a row relates to others that report the same words.
type duplicate struct {
	lead  int32   // the row under which it is shown; -1 for none
	near  bool    // in other words than the lead's
	share float64 // of words in common, if near
}

// also is another report of an entry's words.
type also struct {
	row     int
	words   []report.Difference // if it differs: all its words
	without []string            // words of the entry that it leaves out
}

// findDuplicates decides which rows are shown under another, because they report its
// words: once in a topic, with all their sources. A paragraph of a longer answer stays
// where it is.
func (c *collection) findDuplicates() {
	c.duplicates, c.same, c.perhaps = make([]duplicate, len(c.rows)), map[int][]int{}, map[int][]int{}
	paragraphs := map[turn]int{}
	for i := range c.rows {
		c.duplicates[i].lead = -1
		paragraphs[turnOf(&c.rows[i])]++
	}
	for _, group := range c.b.OwnSameWordGroups() {
		first := c.leader(group)
		leads := map[string]int{c.rows[first].Topic: first}
		for _, e := range group {
			r := &c.rows[e.Row]
			lead, found := leads[r.Topic]
			switch {
			case e.Row == lead && found:
			case e.Like == report.LikePerhaps:
				c.perhaps[e.Row] = append(c.perhaps[e.Row], first)
				c.perhaps[first] = append(c.perhaps[first], e.Row)
			case found && r.Stance != c.rows[lead].Stance:
				// the same words, said by one and denied by another
				c.same[e.Row] = append(c.same[e.Row], lead)
				c.same[lead] = append(c.same[lead], e.Row)
			case r.Kind == "turn" && paragraphs[turnOf(r)] > 1, !found:
				// under another topic it has its own entry, so that the topic is complete
				leads[r.Topic] = e.Row
				c.same[e.Row] = append(c.same[e.Row], first)
				c.same[first] = append(c.same[first], e.Row)
			default:
				c.duplicates[e.Row] = duplicate{int32(lead), e.Like == report.LikeNear, e.Share}
			}
		}
	}
}

// turn is a turn of a transcript, or a statement.
type turn struct {
	document, speaker string
	statement         int
}

func turnOf(r *report.Row) turn { return turn{r.Document, r.Speaker, r.Statement} }

// leader is the row under which the others of a group are shown: the first that names its
// speaker and has the words of the first.
func (c *collection) leader(group []report.Duplicate) int {
	for _, e := range group {
		if e.Like == report.LikeSame && c.rows[e.Row].Speaker != "" {
			return e.Row
		}
	}
	return group[0].Row
}

// shownIn returns the entry that shows a row.
func (c *collection) shownIn(i int) *entry {
	if lead := c.duplicates[i].lead; lead >= 0 {
		i = int(lead)
	}
	return c.entryOf[i]
}

// addDuplicates adds to every entry the other reports of its words, those listed under
// another topic, and those that are perhaps the same statement.
func (c *collection) addDuplicates() {
	for i := range c.rows {
		if lead := c.duplicates[i].lead; lead >= 0 {
			e := c.entryOf[lead]
			e.also = append(e.also, c.also(i, int(lead)))
			continue
		}
		e := c.entryOf[i]
		other := func(k int) bool { return c.shownIn(k) == e }
		e.same = append(e.same, slices.DeleteFunc(slices.Clone(c.same[i]), other)...)
		e.perhaps = append(e.perhaps, slices.DeleteFunc(slices.Clone(c.perhaps[i]), other)...)
	}
	c.same, c.perhaps = nil, nil
}

// differs reports whether a report changes the entry's words, and not only adds or drops
// some: one sentence more tells a reader nothing.
func (a *also) differs() bool {
	own := slices.ContainsFunc(a.words, func(d report.Difference) bool { return d.Of == report.OnlySecond })
	return own && len(a.without) > 0
}

// comparable is the share of common words above which showing two wordings side by side
// helps; a translation has none.
const comparable = 0.5

func (c *collection) also(i, lead int) also {
	a := also{row: i}
	how, first, second := c.duplicates[i], oneLine(c.rows[lead].Quote), oneLine(c.rows[i].Quote)
	switch {
	case how.near && how.share < comparable:
		a.words = []report.Difference{{Text: second}}
	case how.near:
		for _, d := range report.Differences(first, second) {
			if d.Of == report.OnlyFirst {
				a.without = append(a.without, strings.TrimSpace(d.Text))
			} else {
				a.words = append(a.words, d)
			}
		}
	}
	return a
}
