package report

import (
	"cmp"
	"slices"
	"strings"
)

// Week is one of the periods before a briefing's own, with its rows.
type Week struct {
	Period Period
	Rows   []Row
}

// WeeksBefore is the number of earlier weeks with which a speaker is compared.
const WeeksBefore = 4

// SpeakerTrend is how often a speaker of a briefing was quoted in the weeks before, and on
// which topics.
type SpeakerTrend struct {
	Name   string
	Now    int   // rows of this period
	Before []int // rows of each period before, the earliest first

	Topics []Change // of the speaker: now, and in all of the periods before; most now first
	New    []string // topics of now that the speaker had in none of the periods before
}

// NotBefore reports whether the speaker appears in none of the periods before.
func (v SpeakerTrend) NotBefore() bool {
	return !slices.ContainsFunc(v.Before, func(n int) bool { return n > 0 })
}

// SpeakerTrends compares the speakers of a briefing with the weeks before it, most rows
// first, then by name. It returns nil if there are no earlier weeks. Unnamed speakers and
// questions are left out.
func SpeakerTrends(b Briefing) []SpeakerTrend {
	if b.Before == nil || len(b.Before.Weeks) == 0 {
		return nil
	}
	at := map[string]int{}
	var out []SpeakerTrend
	for _, c := range BySpeaker(b.Rows) {
		if c.Name != "" {
			at[c.Name] = len(out)
			out = append(out, SpeakerTrend{Name: c.Name, Now: c.Rows, Before: make([]int, len(b.Before.Weeks))})
		}
	}
	topics := make([]map[string]*Change, len(out))
	count := func(r *Row, add func(*Change)) int {
		i, ok := at[r.Speaker]
		if !ok || r.Question || r.Speaker == "" {
			return -1
		}
		if r.Topic != "" {
			if topics[i] == nil {
				topics[i] = map[string]*Change{}
			}
			if topics[i][r.Topic] == nil {
				topics[i][r.Topic] = &Change{Name: r.Topic}
			}
			add(topics[i][r.Topic])
		}
		return i
	}
	for i := range b.Rows {
		count(&b.Rows[i], func(c *Change) { c.Now++ })
	}
	for w, week := range b.Before.Weeks {
		for i := range week.Rows {
			if v := count(&week.Rows[i], func(c *Change) { c.Before++ }); v >= 0 {
				out[v].Before[w]++
			}
		}
	}
	for i := range out {
		out[i].sortTopics(topics[i])
	}
	return out
}

// sortTopics sorts topics and records the new ones.
func (v *SpeakerTrend) sortTopics(topics map[string]*Change) {
	for _, c := range topics {
		v.Topics = append(v.Topics, *c)
	}
	slices.SortFunc(v.Topics, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Now, a.Now), cmp.Compare(b.Before, a.Before), strings.Compare(a.Name, b.Name))
	})
	for _, c := range v.Topics {
		if c.Now > 0 && c.Before == 0 && !v.NotBefore() {
			v.New = append(v.New, c.Name)
		}
	}
}
