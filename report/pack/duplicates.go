package pack

import (
	"strings"

	"onrecord/report"
)

// duplicate says how a row relates to others that report the same words.
type duplicate struct {
	lead    int     // the row under which it is shown; -1 for none
	near    bool    // in other words than the lead's
	share   float64 // of words in common, if near
	same    []int   // rows of the same words under other topics
	perhaps []int   // rows that are perhaps the same statement
}

// findDuplicates decides which rows are shown under another, because they report
// its words: once in a topic, with all their sources. A paragraph of a longer
// answer stays where it is.
func (c *collection) findDuplicates() {
	c.duplicates = make([]duplicate, len(c.rows))
	paragraphs := map[turn]int{}
	for i, r := range c.rows {
		c.duplicates[i].lead = -1
		paragraphs[turnOf(r)]++
	}
	for _, group := range c.b.OwnSameWordGroups() {
		first := c.lead(group)
		leads := map[string]int{c.rows[first].Topic: first}
		for _, e := range group {
			r := c.rows[e.Row]
			lead, found := leads[r.Topic]
			switch {
			case e.Row == lead && found:
			case e.Like == report.LikePerhaps:
				c.duplicates[e.Row].perhaps = append(c.duplicates[e.Row].perhaps, first)
				c.duplicates[first].perhaps = append(c.duplicates[first].perhaps, e.Row)
			case found && r.Stance != c.rows[lead].Stance:
				// the same words, said by one and denied by another
				c.duplicates[e.Row].same = append(c.duplicates[e.Row].same, lead)
				c.duplicates[lead].same = append(c.duplicates[lead].same, e.Row)
			case r.Kind == "turn" && paragraphs[turnOf(r)] > 1, !found:
				// under another topic it stands for itself, so that the topic is whole
				leads[r.Topic] = e.Row
				c.duplicates[e.Row].same = append(c.duplicates[e.Row].same, first)
				c.duplicates[first].same = append(c.duplicates[first].same, e.Row)
			default:
				c.duplicates[e.Row].lead, c.duplicates[e.Row].near, c.duplicates[e.Row].share = lead, e.Like == report.LikeNear, e.Share
			}
		}
	}
}

// turn is a turn of a transcript, or a statement.
type turn struct {
	document, speaker string
	statement         int
}

func turnOf(r report.Row) turn { return turn{r.Document, r.Speaker, r.Statement} }

// lead is the row under which the others of a group are shown: the first that
// names its speaker and has the words of the first.
func (c *collection) lead(group []report.Duplicate) int {
	for _, e := range group {
		if e.Like == report.LikeSame && c.rows[e.Row].Speaker != "" {
			return e.Row
		}
	}
	return group[0].Row
}

// shownIn returns the entry that shows a row.
func (c *collection) shownIn(i int) *Entry {
	if lead := c.duplicates[i].lead; lead >= 0 {
		i = lead
	}
	return c.entryOf[i]
}

// addDuplicates adds to every entry the other reports of its words, those that
// stand under another topic, and what is perhaps the same statement.
func (c *collection) addDuplicates() {
	for i, r := range c.rows {
		if lead := c.duplicates[i].lead; lead >= 0 {
			c.entryOf[lead].Also = append(c.entryOf[lead].Also, c.also(r, c.rows[lead], c.duplicates[i]))
			continue
		}
		e := c.entryOf[i]
		e.Same = append(e.Same, c.see(e, c.duplicates[i].same)...)
		e.Perhaps = append(e.Perhaps, c.see(e, c.duplicates[i].perhaps)...)
	}
}

// see returns references to the entries of rows, except the one being read.
func (c *collection) see(from *Entry, rows []int) []See {
	var list []See
	for _, i := range rows {
		if o := c.shownIn(i); o != from {
			list = append(list, See{To: o.ID, Source: orElse(oneLine(c.rows[i].Source), wordNoSource), Row: oneLine(c.rows[i].ID)})
		}
	}
	return list
}

// comparable is the share of common words above which showing two wordings side
// by side helps; a translation has none.
const comparable = 0.5

func (c *collection) also(r, lead report.Row, how duplicate) Also {
	a := Also{
		Source: orElse(oneLine(r.Source), wordNoSource), Title: oneLine(r.Title), URL: strings.TrimSpace(r.URL),
		Row: oneLine(r.ID), Lang: r.Language, document: r.Document,
	}
	if r.Date != lead.Date {
		a.Date = c.dates.words(r.Date)
	}
	if r.Speaker != lead.Speaker && r.Speaker != "" {
		a.Speaker = oneLine(r.Speaker)
	}
	switch {
	case how.near && how.share < comparable:
		a.Words = []Words{{Text: oneLine(r.Quote)}}
	case how.near:
		for _, d := range report.Differences(oneLine(lead.Quote), oneLine(r.Quote)) {
			switch d.Of {
			case report.OnlyFirst:
				a.Without = append(a.Without, strings.TrimSpace(d.Text))
			default:
				a.Words = append(a.Words, Words{d.Text, d.Of == report.OnlySecond})
			}
		}
	}
	return a
}
