package report

import (
	"cmp"
	"slices"
	"strings"
)

// Earlier is what a briefing is compared with: the period before its own.
type Earlier struct {
	Period Period
	Rows   []Row // of that period

	// Known are the speakers of any earlier day that is on record, beside those
	// of Rows: who is among them is not new.
	Known []string

	// Weeks are the periods before, the earliest first and the last of them Period:
	// what a speaker says is held against them ([SpeakerTrends]). There may be none.
	Weeks []Week
}

// Comparison is what changed since the period before.
type Comparison struct {
	Period      Period   // the one before
	Rows        Change   // of the whole
	Speakers    Change   // distinct names
	Sources     Change   // distinct outlets
	NewSpeakers []Count  // speakers who are on record for the first time, most rows first
	ByTopic     []Change // topics of either period, the largest change first
	BySpeaker   []Change // likewise
}

// Change is a number of rows in a period and in the one before.
type Change struct {
	Name        string
	Now, Before int
}

// By returns how many more there are now; negative if there are fewer.
func (c Change) By() int { return c.Now - c.Before }

// Compare compares a briefing with the period before its own. It reports false if there is
// no such period.
func Compare(b Briefing) (Comparison, bool) {
	if b.Before == nil {
		return Comparison{}, false
	}
	return CompareSome(AllOf(b.Rows), AllOf(b.Before.Rows), *b.Before), true
}

// CompareSome compares some rows with some of the period before, for which e stands.
func CompareSome(now, before Some, e Earlier) Comparison {
	c := Comparison{Period: e.Period}
	bySpeaker, byTopic := now.BySpeaker(), now.ByTopic()
	topicsBefore, spoke := before.ByTopic(), before.BySpeaker()
	c.ByTopic = changes(byTopic, topicsBefore)
	c.BySpeaker = changes(bySpeaker, spoke)
	c.Rows = Change{Now: total(byTopic), Before: total(topicsBefore)}
	c.Speakers = Change{Now: named(bySpeaker), Before: named(spoke)}
	c.Sources = Change{Now: named(now.BySource()), Before: named(before.BySource())}

	known := make(map[string]bool, len(e.Known)+len(spoke))
	for _, name := range e.Known {
		known[name] = true
	}
	for _, s := range spoke {
		known[s.Name] = true
	}
	for _, s := range bySpeaker {
		if s.Name != "" && !known[s.Name] {
			c.NewSpeakers = append(c.NewSpeakers, s)
		}
	}
	return c
}

// changes pairs the counts of two periods by name, leaving out rows without a name. The
// largest change comes first, then the larger count, then the name.
func changes(now, before []Count) []Change {
	at := map[string]int{}
	var out []Change
	for _, c := range now {
		if c.Name != "" {
			at[c.Name] = len(out)
			out = append(out, Change{Name: c.Name, Now: c.Rows})
		}
	}
	for _, c := range before {
		if c.Name == "" {
			continue
		}
		if i, ok := at[c.Name]; ok {
			out[i].Before = c.Rows
		} else {
			out = append(out, Change{Name: c.Name, Before: c.Rows})
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(abs(b.By()), abs(a.By())), cmp.Compare(b.Now, a.Now), strings.Compare(a.Name, b.Name))
	})
	return out
}

func total(counts []Count) int {
	n := 0
	for _, c := range counts {
		n += c.Rows
	}
	return n
}

func named(counts []Count) int {
	n := 0
	for _, c := range counts {
		n += btoi(c.Name != "")
	}
	return n
}

func abs(n int) int { return max(n, -n) }
