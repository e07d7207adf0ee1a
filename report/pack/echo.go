package pack

import (
	"strings"

	"onrecord/report"
)

// echo says how a row stands to others that report the same words.
type echo struct {
	lead    int  // the row under which it is shown; -1 for none
	near    bool // in other words than the lead's
	share   float64
	perhaps []int // rows that are perhaps the same statement
}

// findEchoes decides which rows are shown under another, because they report
// its words: once, with all their sources. A paragraph of a longer answer
// stays where it is.
func (c *collection) findEchoes() {
	c.echoes = make([]echo, len(c.rows))
	paragraphs := map[turn]int{}
	for i, r := range c.rows {
		c.echoes[i].lead = -1
		paragraphs[turnOf(r)]++
	}
	for _, group := range report.SameWords(c.rows) {
		lead := c.lead(group)
		for _, e := range group {
			r := c.rows[e.Row]
			switch {
			case e.Row == lead:
			case e.Like == report.LikePerhaps || c.rows[lead].Quote == "":
				c.echoes[e.Row].perhaps = append(c.echoes[e.Row].perhaps, lead)
				c.echoes[lead].perhaps = append(c.echoes[lead].perhaps, e.Row)
			case r.Kind == "turn" && paragraphs[turnOf(r)] > 1:
			default:
				c.echoes[e.Row].lead, c.echoes[e.Row].near, c.echoes[e.Row].share = lead, e.Like == report.LikeNear, e.Share
			}
		}
	}
}

// comparable is the share of common words from which it helps to see the
// others; a translation has none.
const comparable = 0.5

// turn is a turn of a transcript, or a statement.
type turn struct {
	document, speaker string
	statement         int
}

func turnOf(r report.Row) turn { return turn{r.Document, r.Speaker, r.Statement} }

// lead is the row under which the others of a group are shown: the first that
// names its speaker and has the words of the first.
func (c *collection) lead(group []report.Echo) int {
	for _, e := range group {
		if e.Like == report.LikeSame && c.rows[e.Row].Speaker != "" {
			return e.Row
		}
	}
	return group[0].Row
}

// shownIn is the entry that shows a row.
func (c *collection) shownIn(i int) *Entry {
	if lead := c.echoes[i].lead; lead >= 0 {
		i = lead
	}
	return c.entryOf[i]
}

// addEchoes adds to every entry the other reports of its words, and the
// entries that are perhaps the same statement.
func (c *collection) addEchoes() {
	for i, r := range c.rows {
		if lead := c.echoes[i].lead; lead >= 0 {
			c.entryOf[lead].Also = append(c.entryOf[lead].Also, c.also(r, c.rows[lead], c.echoes[i]))
			continue
		}
		e := c.entryOf[i]
		for _, other := range c.echoes[i].perhaps {
			if o := c.shownIn(other); o != e {
				e.Perhaps = append(e.Perhaps, See{To: o.ID, Source: orElse(fold(c.rows[other].Source), wordNoSource), Row: fold(c.rows[other].ID)})
			}
		}
	}
}

func (c *collection) also(r, lead report.Row, how echo) Also {
	a := Also{
		Source: orElse(fold(r.Source), wordNoSource), Title: fold(r.Title), URL: strings.TrimSpace(r.URL),
		Row: fold(r.ID), Lang: r.Language, document: r.Document,
	}
	if r.Date != lead.Date {
		a.Date = c.dates.words(r.Date)
	}
	if r.Speaker != lead.Speaker && r.Speaker != "" {
		a.Speaker = fold(r.Speaker)
	}
	switch {
	case how.near && how.share < comparable:
		a.Words = []Words{{Text: fold(r.Quote)}}
	case how.near:
		for _, d := range report.Differences(fold(lead.Quote), fold(r.Quote)) {
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
