// Package trend compares a week with the ones before: who changed position, who is
// silent, who had a wording first, and how it travelled. Everything is computed from the
// rows of a briefing and of the weeks it is compared with, and every finding shows the
// rows it is based on.
package trend

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/report"
)

// Position is a speaker's statement on a topic next to one from the weeks before that
// seems to say something different.
type Position struct {
	Before, Now report.Row
	Why         string // "denies now what was said before", "negated now, not before", "41 shells before, 50 shells now"
}

// Positions returns possible changes of position: the same speaker on the same topic, now
// and in the weeks before, in statements with enough words in common to be about one
// matter, of which one denies or doubts what the other says, one says "not" of what the
// other says, or both give different figures for the same thing. Whether the position has
// really changed is for a person to judge. At most one earlier statement is returned for
// each, the closest in words, in the order of the rows.
func Positions(b report.Briefing) []Position {
	before := map[[2]string][]said{} // of those who speak of it now
	for _, r := range b.Quoted() {
		if r.Speaker != "" && r.Topic != "" {
			before[[2]string{r.Speaker, r.Topic}] = nil
		}
	}
	for _, week := range weeksOf(b) {
		for _, r := range report.Quoted(week.Rows) {
			at := [2]string{r.Speaker, r.Topic}
			if list, now := before[at]; now {
				before[at] = append(list, saidIn(r)...)
			}
		}
	}
	var out []Position
	for _, r := range b.Quoted() {
		list := before[[2]string{r.Speaker, r.Topic}]
		if len(list) == 0 {
			continue
		}
		best, most := Position{}, 0
		for _, now := range saidIn(r) {
			for _, was := range list {
				if n := now.common(was); n > most && n >= matterWords {
					if why := otherwise(was, now, n); why != "" {
						best, most = Position{was.row, r, why}, n
					}
				}
			}
		}
		if best.Why != "" {
			out = append(out, best)
		}
	}
	return out
}

// Two sentences are of one matter that have so many words in common, small ones apart:
// short ones of a speaker have a word or two in common with everything else that they
// say. Of what somebody denies, which is often a part of what was said, half of the
// shorter one's words must be the other's; where a word is negated or a figure is
// another, both must be much the same sentence, or the "not" belongs to something else.
const (
	matterWords = 3
	plainWords  = 2 // of these, beside names
	deniedShare = 0.5
	deniedOfAll = 0.3 // and of the longer one's
	sameShare   = 0.5 // of the longer one
)

func weeksOf(b report.Briefing) []report.Week {
	switch {
	case b.Before == nil:
		return nil
	case len(b.Before.Weeks) > 0:
		return b.Before.Weeks
	}
	return []report.Week{{Period: b.Before.Period, Rows: b.Before.Rows}}
}

// Silence is a speaker of the weeks before who does not speak now.
type Silence struct {
	Speaker string
	Rows    []int      // in each of the weeks before, the earliest first
	Last    report.Row // what they said last
}

// Silent returns the speakers who spoke in at least half of the weeks before but not now:
// most rows first, then by name. Without weeks to compare with it returns nil.
func Silent(b report.Briefing) []Silence {
	weeks := weeksOf(b)
	spoke := map[string]bool{"": true}
	for _, r := range b.Quoted() {
		spoke[r.Speaker] = true
	}
	found := map[string]*Silence{}
	for i, week := range weeks {
		for _, r := range report.Quoted(week.Rows) {
			if spoke[r.Speaker] {
				continue
			}
			s := found[r.Speaker]
			if s == nil {
				s = &Silence{Speaker: r.Speaker, Rows: make([]int, len(weeks))}
				found[r.Speaker] = s
			}
			s.Rows[i]++
			s.Last = r
		}
	}
	var out []Silence
	for _, s := range found {
		if s.weeks() >= max(2, (len(weeks)+1)/2) {
			out = append(out, *s)
		}
	}
	slices.SortFunc(out, func(a, b Silence) int {
		return cmp.Or(cmp.Compare(b.total(), a.total()), strings.Compare(a.Speaker, b.Speaker))
	})
	return out
}

// weeks returns in how many weeks the speaker spoke, total how much.
func (s Silence) weeks() int {
	n := 0
	for _, rows := range s.Rows {
		if rows > 0 {
			n++
		}
	}
	return n
}

func (s Silence) total() int {
	n := 0
	for _, rows := range s.Rows {
		n += rows
	}
	return n
}

// Travel is a wording on its way from one outlet to others.
type Travel struct {
	First report.Row // the earliest report of it
	Later []Step     // the others by day, those without one last
}

// Step is a later report of a wording.
type Step struct {
	Row  report.Row
	Days int             // after the first; -1 if either has no date
	Like report.Likeness // to the first
}

// Travels returns the statements that several outlets have in identical or nearly
// identical words, and the order in which they had them, including rows of the weeks
// before: those with most outlets first. If two outlets have it on the same day, that does
// not say who was first.
func Travels(b report.Briefing) []Travel {
	all := append(slices.Clone(b.Quoted()), b.EarlierDuplicates...)
	var out []Travel
	for _, group := range b.SameWordGroups() {
		t := Travel{First: all[group[0].Row]}
		seen := map[string]bool{t.First.Source: true}
		for _, d := range group[1:] {
			r := all[d.Row]
			if d.Like == report.LikePerhaps || seen[r.Source] {
				continue
			}
			seen[r.Source] = true
			t.Later = append(t.Later, Step{r, daysBetween(t.First.Date, r.Date), d.Like})
		}
		if len(t.Later) > 0 && t.First.Source != "" {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Travel) int { return cmp.Compare(len(b.Later), len(a.Later)) })
	return out
}

func daysBetween(from, to parse.Date) int {
	if from.IsZero() || to.IsZero() {
		return -1
	}
	return int(to.Time().Sub(from.Time()).Hours() / 24)
}

// Lead is how often an outlet was first with wordings that others had on a later day.
type Lead struct {
	Source       string
	First, Later int
}

// Leads returns the outlets with wordings that travelled over several days: those that
// were first most often come first, then by name.
func Leads(travels []Travel) []Lead {
	at := map[string]*Lead{}
	of := func(source string) *Lead {
		if at[source] == nil {
			at[source] = &Lead{Source: source}
		}
		return at[source]
	}
	for _, t := range travels {
		later := false
		for _, s := range t.Later {
			if s.Days > 0 && s.Row.Source != "" {
				of(s.Row.Source).Later++
				later = true
			}
		}
		if later {
			of(t.First.Source).First++
		}
	}
	var out []Lead
	for _, l := range at {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b Lead) int {
		return cmp.Or(cmp.Compare(b.First, a.First), cmp.Compare(a.Later, b.Later), strings.Compare(a.Source, b.Source))
	})
	return out
}
