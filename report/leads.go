package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lead is a statement that makes the period, and why it is taken for one.
type Lead struct {
	Row     int      // index among [Quoted] rows
	Reasons []string // to be printed beside it, the weightiest first: "3 outlets", "minister"
	Pinned  bool     // chosen by a person
	Others  []int    // rows that report the same statement, as [Briefing.OwnSameWordGroups] has them

	// Story is what the report of the lead is about: its headline, or that of another
	// report of the same story, or how one begins that has none, or its topic. Leads that
	// follow one another have one story.
	Story   string
	Opening bool // the story has no headline, but the beginning of a report
	Reports int  // documents of the story

	// Begins, of the first lead of a story, is the sentence with which the report begins whose
	// headline the story has, if it tells more than the leads do.
	Begins string

	story int // its number
	head  int // the document whose headline the story has; -1 for none

	weight float64
}

// What counts where stories are put in order.
const (
	weightReports = 2.5  // for each doubling of its reports
	weightLatest  = 2.0  // of a story of the last day; others in proportion
	weightNoDay   = -2.0 // of a story without a day, where most have one
)

// Ranking is the statements of a briefing by their weight.
type Ranking struct {
	Leads []Lead   // those that make the period, six to ten of them, story by story
	All   []Ranked // every statement that could lead, those reported several times once

	Stories []Story // the weightiest first
	Matters int     // how many matters the documents with statements report

	// Replies are, by the row of a lead, what somebody of whom it speaks said on the same.
	Replies map[int]int

	Contrasts []Contrast // who contradicts whom, the gravest first: see [Contrasts]
}

// Ranked is a statement that could lead.
type Ranked struct {
	Row    int // index among [Quoted] rows
	weight float64
}

// Leads returns the statements that make the period: see [Rank].
func Leads(b Briefing) []Lead { return Rank(b).Leads }

// Rank sorts the statements of a briefing by what makes them news, and chooses those
// that a reader has to know who reads nothing else: of each story one, the stories of most
// reports first. Those that a person pinned (status "lead") come first, whatever their number.
// The same briefing has the same leads, whatever is made of it.
//
// Signals weigh a statement, and stand beside it as its reasons: how many outlets
// report it, who contradicts it, the speaker's office, a new voice, how many reports its
// story has, how much of the period its topic has, whether its headline is of it and
// whether it opens its report. Words of the speaker's own come before reported ones, sure
// rows before doubtful ones, sentences before fragments and speeches, reports with outlet
// and day before others.
//
// As long as there are six others, a statement does not lead that cannot be read without its
// report, whose speaker is doubtful or unnamed, or that is mere courtesy; nor does one after
// which its speaker said something later on the same matter. A promise for a day that has come
// hardly does. Leads of one story stand together: see inStory.
//
// After [Briefing.LinkSameWords] it is worked out once for all who ask; the lists are not
// to be changed.
func Rank(b Briefing) Ranking {
	if b.found.holds(&b) && b.found.rank != nil {
		return b.found.rank()
	}
	w := newWeigher(b)
	var all []Lead
	for i := range w.rows {
		if r := &w.rows[i]; w.first(i) && mayLead(r) && (w.sorts[r.Speaker] != SpeakerNone || r.Status == StatusLead) {
			all = append(all, w.weigh(i))
		}
	}
	byWeight(all)
	w.gravest()
	leads := w.choose(all)
	ranked := make([]Ranked, len(all))
	for k, l := range all {
		ranked[k] = Ranked{l.Row, l.weight}
	}
	return Ranking{w.byStory(leads), ranked, w.storyList(leads, all), len(w.stories.size), w.repliesTo(leads), w.contrasts}
}

// byWeight sorts leads, the pinned ones first.
func byWeight(leads []Lead) {
	slices.SortStableFunc(leads, func(a, b Lead) int {
		return cmp.Or(cmp.Compare(btoi(b.Pinned), btoi(a.Pinned)), cmp.Compare(b.weight, a.weight))
	})
}

// mayLead reports whether a row can stand on a first page at all.
func mayLead(r *Row) bool {
	if r.Status == StatusLead {
		return true
	}
	return r.Speaker != "" && r.Status != StatusAnnex && r.Status != StatusDrop && utf8.RuneCountInString(r.Quote) >= 12
}

// byStory puts leads that are sorted by weight in the order of their stories, and names
// the stories. Those that a person chose come first, as they are.
func (w *weigher) byStory(leads []Lead) []Lead {
	var order []string
	groups := map[string][]Lead{}
	for _, l := range leads {
		l = w.named(l, leads)
		key := l.Story
		if l.Pinned {
			key = "\x00" + key
		}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], l)
	}
	slices.SortStableFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(btoi(groups[b][0].Pinned), btoi(groups[a][0].Pinned)), cmp.Compare(w.storyWeight(groups[b]), w.storyWeight(groups[a])))
	})
	w.loudestFirst(order, groups)
	out := leads[:0:0]
	for _, key := range order {
		slices.SortStableFunc(groups[key], w.inStory)
		groups[key][0].Begins = w.beginning(groups[key])
		out = append(out, groups[key]...)
	}
	return out
}

// loudestFirst puts the stories in which those speak who are quoted most among the first, which
// every first page has: in the place of the last there of few reports in which none of them
// speaks.
func (w *weigher) loudestFirst(order []string, groups map[string][]Lead) {
	loudest := w.loudest()
	speaks := func(key string) bool {
		return slices.ContainsFunc(groups[key], func(l Lead) bool { return l.Pinned || slices.Contains(loudest, w.rows[l.Row].Speaker) })
	}
	for k := 1; k < len(order); k++ {
		first, leads := 0, 0 // the stories that the first page has in any case
		for leads < leastLeads && first < len(order) {
			leads += len(groups[order[first]])
			first++
		}
		if k < first || !speaks(order[k]) || w.heard(order[:first], groups, order[k], loudest) {
			continue
		}
		for at := first - 1; at > 0; at-- {
			if !speaks(order[at]) && groups[order[at]][0].Reports < LargeStory {
				order[at], order[k] = order[k], order[at]
				break
			}
		}
	}
}

// heard reports whether those of the loudest who speak in a story do so in others already.
func (w *weigher) heard(in []string, groups map[string][]Lead, story string, loudest []string) bool {
	return !slices.ContainsFunc(groups[story], func(l Lead) bool {
		speaker := w.rows[l.Row].Speaker
		return slices.Contains(loudest, speaker) && !slices.ContainsFunc(in, func(key string) bool {
			return slices.ContainsFunc(groups[key], func(o Lead) bool { return w.rows[o.Row].Speaker == speaker })
		})
	})
}

// beginning is how the report begins whose headline leads have, if it tells more than they do,
// or else another report of their story that has words of theirs.
func (w *weigher) beginning(leads []Lead) string {
	if leads[0].Opening || leads[0].head < 0 {
		return ""
	}
	rows, said := make([]int, len(leads)), []int32(nil)
	for k, l := range leads {
		rows[k] = l.Row
		said = append(said, w.stems[l.Row]...)
	}
	if text := w.begins(leads[0].head, longestInLine, rows); text != "" {
		return text
	}
	slices.Sort(said)
	said = slices.Compact(said)
	best, most := "", wordsOfBeginning-1
	for _, i := range w.rowsOf[leads[0].story] {
		at := int(w.documents[i])
		text := w.begins(at, longestInLine, rows)
		if text == "" || !w.covers(leads[0].head, i) || !slices.ContainsFunc(strings.Fields(text), likeVerb) {
			continue
		}
		if shared := len(common(said, w.stemmer.distinct(wordsOf(text)))); shared > most {
			best, most = text, shared
		}
	}
	return best
}

// wordsOfBeginning is how many words of the leads the beginning of another report has at least.
const wordsOfBeginning = 2

// storyWeight weighs a story by its weightiest lead and by its reports: the latest state of
// things comes before what nobody knows the day of.
func (w *weigher) storyWeight(leads []Lead) float64 {
	total := leads[0].weight + weightReports*math.Log2(float64(max(1, leads[0].Reports)))
	late := 0.0
	for _, l := range leads {
		late = max(late, w.late(l.Row))
	}
	total += weightLatest * late
	if w.dated && !slices.ContainsFunc(leads, func(l Lead) bool { return !w.rows[l.Row].Date.IsZero() }) {
		total += weightNoDay
	}
	return total
}

// inStory orders two leads of one story: whoever speaks in the headline comes first, then what
// was said last; a reader wants to know how things stand, and then how they came about. What
// one report has stays in its order.
func (w *weigher) inStory(a, b Lead) int {
	x, y := &w.rows[a.Row], &w.rows[b.Row]
	if a.Pinned || b.Pinned {
		return 0
	}
	if c := cmp.Compare(btoi(speaksIn(a.Story, y.Speaker)), btoi(speaksIn(a.Story, x.Speaker))); c != 0 && !a.Opening {
		return c
	}
	if of, back := namesOne(x.Quote, y.Speaker), namesOne(y.Quote, x.Speaker); of != back && x.Speaker != y.Speaker {
		return cmp.Compare(btoi(back), btoi(of)) // what is said of somebody comes before his own words
	}
	switch {
	case x.Document == y.Document:
		return cmp.Compare(a.Row, b.Row)
	case x.Date.IsZero() != y.Date.IsZero():
		return cmp.Compare(btoi(x.Date.IsZero()), btoi(y.Date.IsZero()))
	case math.Abs(w.late(a.Row)-w.late(b.Row)) <= aboutThen:
		return cmp.Compare(b.weight, a.weight)
	}
	return y.Date.Compare(x.Date)
}

// aboutThen is the share of the period within which days are about the same.
const aboutThen = 0.2

// named returns what the story of a lead is called, and how many reports it has: by a
// headline, else by how a report begins, else by the lead's topic.
func (w *weigher) named(l Lead, leads []Lead) Lead {
	n := w.story(l.Row)
	l.story = n
	l.head, l.Reports = w.headOf(n, leads), w.stories.size[n]
	if own := int(w.documents[l.Row]); !w.covers(l.head, l.Row) {
		if name, _ := w.called(own); name != "" {
			l.head, l.Reports = own, 1
		}
	}
	if l.Story, l.Opening = w.called(l.head); l.Story == "" {
		l.Story, l.Reports = w.rows[l.Row].Topic, 0
	}
	return l
}

// gravest sorts the contrasts by what their statements weigh.
func (w *weigher) gravest() {
	weight := map[Contrast]float64{}
	for _, c := range w.contrasts {
		a, b := w.weigh(c.Claim).weight, w.weigh(c.Against).weight
		weight[c] = max(a, b) + min(a, b)/2
	}
	slices.SortStableFunc(w.contrasts, func(a, b Contrast) int { return cmp.Compare(weight[b], weight[a]) })
}
