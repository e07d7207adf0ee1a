package report

import (
	"cmp"
	"slices"
	"strings"
)

// Profile is one speaker, topic or source with its count and its main figures.
type Profile struct {
	Count

	// Distinct names among its rows; rows that name none add nothing.
	Documents, Sources, Topics, Speakers int

	// Leading are its topics, if it is a speaker, or else its speakers: at most
	// three, most rows first, then by name.
	Leading []Leader

	Role string // of a speaker: the latest that the rows give
	Row  int    // index of its first row; -1 if it has none
}

// Leader is one of the most frequent names in the rows of a profile.
type Leader struct {
	Name string
	Rows int
}

// Profiles are the speakers, topics and sources of a briefing, in the order of
// [BySpeaker], [ByTopic] and [BySource]: most rows first, those without a name last.
// Topics without rows come before these.
type Profiles struct{ Speakers, Topics, Sources []Profile }

// leadingShown is the number of names in Profile.Leading.
const leadingShown = 3

// sortProfiles sorts by most rows, then by name; topics without rows keep the order of the
// taxonomy, and the line without a name is last.
func sortProfiles(lines []Profile) {
	slices.SortStableFunc(lines, func(a, b Profile) int {
		d := cmp.Or(cmp.Compare(btoi(a.Name == ""), btoi(b.Name == "")), cmp.Compare(b.Rows, a.Rows))
		if d == 0 && a.Rows > 0 {
			d = strings.Compare(a.Name, b.Name)
		}
		return d
	})
}

// lead records that the profile has this many rows with a name, if it is among the most
// frequent. It is called once for each name.
func (p *Profile) lead(name string, rows int32) {
	if name == "" {
		return
	}
	if p.Leading == nil {
		p.Leading = make([]Leader, 0, leadingShown+1)
	}
	at := slices.IndexFunc(p.Leading, func(c Leader) bool {
		return int(rows) > c.Rows || int(rows) == c.Rows && name < c.Name
	})
	switch {
	case at >= 0:
		p.Leading = slices.Insert(p.Leading, at, Leader{name, int(rows)})
	case len(p.Leading) < leadingShown:
		p.Leading = append(p.Leading, Leader{name, int(rows)})
	}
	p.Leading = p.Leading[:min(len(p.Leading), leadingShown)]
}
