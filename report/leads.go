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

	head int // the document whose headline the story has; -1 for none

	weight float64
}

// How many statements lead a briefing, and how many of them one speaker, one topic, one
// story and one document may have. The bounds give way where fewer than leastLeads would
// be left.
const (
	leastLeads      = 6
	mostLeads       = 10
	leadsASpeaker   = 2
	leadsOfMost     = 6 // of one who has two of three statements, after fewOfMost of others too
	fewOfMost       = 4
	leadsATopic     = 3
	leadsADocument  = 3
	loudSpeakers    = 3   // who are quoted most and get a lead each
	loudShare       = 25  // if they have at least one of so many statements
	loudLeast       = 5   // and so many
	statementsALead = 25  // a lead more for so many statements, from leastLeads on
	weightAgain     = 1.5 // taken from a lead for each that its story has
	mostAgain       = 2
	weightSameTopic = 0.5 // likewise for each that its topic has
	weightSameVoice = 0.5 // likewise for each that its speaker has
	weightAnswers   = 3.0 // given to one by whom another lead of the story speaks of
	weightHeads     = 2.0 // given to one of the report whose headline the story has
	weightBegins    = 1.5 // given to one with which its report begins
	mostGiven       = weightAnswers + weightHeads + weightBegins
	weightStale     = 2.0  // of a lead some days older than another of its speaker on the topic
	staleAfter      = 3    // days
	weightReports   = 2.5  // of a story, for each doubling of its reports, where stories are put in order
	weightLatest    = 2.0  // of a story of the last day; others in proportion
	weightNoDay     = -2.0 // of a story without a day, where most have one
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

// bounds are how many leads one speaker, topic, document and story may have.
type bounds struct{ speaker, topic, document, story int }

// choose takes the leads off a sorted list: each time the weightiest, of which a story
// weighs less the more leads it has.
func (w *weigher) choose(all []Lead) []Lead {
	most := min(mostLeads, max(leastLeads, leastLeads+len(w.rows)/statementsALead-1))
	out := slices.Clone(all[:slices.IndexFunc(append(all, Lead{}), func(l Lead) bool { return !l.Pinned })])
	c := chooser{weigher: w, all: all, out: out, gone: make([]bool, len(all)), only: -1}
	for k := range out {
		c.gone[k] = true
	}
	any := len(all)
	if w.oneVoice() { // what each document is about
		c.ofMost = any
		c.take(bounds{any, any, 1, any}, min(most, len(w.titles)), leastWeight, fit)
		c.ofMost = 1 // and who else speaks
		c.take(bounds{1, any, any, any}, most, leastWeight, fit)
	}
	if c.ofMost = fewOfMost; !w.oneVoice() {
		c.takeStories(most)
	}
	c.take(bounds{leadsASpeaker, leadsATopic, leadsADocument, 1}, most, leastWeight, fit)
	c.ofMost = leadsOfMost
	c.take(bounds{leadsASpeaker, leadsATopic, leadsADocument, 1}, most, leastWeight, fit)
	c.replaceStale(most)
	c.take(bounds{leadsASpeaker, leadsATopic, any, any}, leastLeads, leastWeight, fit)
	c.take(bounds{leadsASpeaker, any, any, any}, leastLeads, leastWeight, fit)
	for _, atWorst := range []fitness{fit, courteous, unsure, hanging} {
		c.take(bounds{any, any, any, any}, leastLeads, math.Inf(-1), atWorst)
	}
	return w.withLoudest(w.withLargest(c.out, all), all)
}

// chooser is at work on the leads.
type chooser struct {
	*weigher
	all  []Lead
	out  []Lead
	gone []bool // taken, or said again by a lead

	ofMost int // leads of one who has two of three statements
	only   int // the story of which leads are taken; -1 for any
	head   int // the document whose headline that story has; -1 for none
}

// takeStories takes a lead of each story, the weightiest story first, and of the first one a
// second by somebody else.
func (c *chooser) takeStories(most int) {
	best := make([]Lead, len(c.stories.size))
	var order []int
	for _, l := range c.all {
		if n := c.story(l.Row); best[n].Reports == 0 && l.weight >= leastWeight && !c.unfit(l.Row) {
			best[n] = l
			best[n].Reports = c.stories.size[n]
			order = append(order, n)
		}
	}
	weight := func(n int) float64 { return c.storyWeight(best[n : n+1]) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(b), weight(a)) })
	for k, n := range order {
		if len(c.out) >= most {
			break
		}
		its := 1 + btoi(k == 0 && !c.nameless[n])
		c.only, c.head = n, c.headOf(n, best[n:n+1])
		c.take(bounds{leadsASpeaker, leadsATopic, leadsADocument, its}, min(most, len(c.out)+its), leastWeight, fit)
	}
	c.only = -1
}

// take takes leads within bounds until there are so many.
func (c *chooser) take(within bounds, upTo int, least float64, atWorst fitness) {
	passed := make([]bool, len(c.all))
	for len(c.out) < upTo {
		best, most := -1, 0.0
		for k, l := range c.all {
			if l.weight < least || best >= 0 && l.weight+mostGiven <= most {
				break // those that follow weigh less still
			}
			if c.gone[k] || passed[k] || c.fitness[l.Row] > atWorst || !c.wanted(l.Row) {
				continue
			}
			if x := l.weight - c.again(l.Row); best < 0 || x > most {
				best, most = k, x
			}
		}
		if best < 0 {
			return
		}
		switch l := c.latest(c.namedInHeadline(c.all[best])); {
		case !c.room(l, within):
			passed[best] = true
		case slices.ContainsFunc(c.out, func(o Lead) bool { return c.said(l.Row, o.Row) }), !l.Pinned && c.underTwoNames(l.Row):
			c.gone[best] = true
		default:
			c.gone[best] = true
			c.out = append(c.out, l)
		}
	}
}

// wanted reports whether a row is of the story of which leads are taken, and by somebody else
// than those that the story has.
func (c *chooser) wanted(i int) bool {
	return c.only < 0 || c.story(i) == c.only && !slices.ContainsFunc(c.out, func(o Lead) bool {
		return c.story(o.Row) == c.only && c.rows[o.Row].Speaker == c.rows[i].Speaker
	})
}

// namedInHeadline returns a lead, or in its place what somebody said whom the headline of
// its report has as a speaker: a reader takes what stands under a headline for what it is about.
func (c *chooser) namedInHeadline(l Lead) Lead {
	title := c.headlines[c.documents[l.Row]]
	if title == "" || speaksIn(title, c.rows[l.Row].Speaker) || slices.ContainsFunc(c.out, func(o Lead) bool { return c.story(o.Row) == c.story(l.Row) }) {
		return l
	}
	for k, o := range c.all {
		if o.weight < l.weight-forHeadline {
			break
		}
		if !c.gone[k] && c.documents[o.Row] == c.documents[l.Row] && speaksIn(title, c.rows[o.Row].Speaker) && !c.unfit(o.Row) && Sentence(&c.rows[o.Row]) && !strings.HasSuffix(Intro(&c.rows[o.Row]), ":") {
			o.weight = l.weight
			return o
		}
	}
	return l
}

// forHeadline is how much less a statement may weigh that is of whom the headline names.
const forHeadline = 2.5

// again is what a row weighs less by the leads that its story, its topic and its speaker
// have: a reader wants to know of several.
func (c *chooser) again(i int) float64 {
	var story, topic, speaker int
	older, answers := false, false
	for _, o := range c.out {
		older = older || c.olderOf(i, o.Row)
		story += btoi(c.story(o.Row) == c.story(i))
		answers = answers || c.story(o.Row) == c.story(i) && c.rows[o.Row].Speaker != c.rows[i].Speaker && namesOne(c.rows[o.Row].Quote, c.rows[i].Speaker)
		topic += btoi(c.rows[o.Row].Topic == c.rows[i].Topic)
		speaker += btoi(c.rows[o.Row].Speaker == c.rows[i].Speaker)
	}
	given := weightAnswers * float64(btoi(answers))
	if c.only >= 0 && story == 0 && Sentence(&c.rows[i]) {
		given += weightHeads*float64(btoi(int(c.documents[i]) == c.head)) + weightBegins*float64(btoi(c.opens(i)))
	}
	return weightAgain*float64(min(story, mostAgain)) + weightSameTopic*float64(min(topic, mostAgain)) + weightSameVoice*float64(speaker) + weightStale*float64(btoi(older)) - given
}

// replaceStale takes others in place of leads whose speaker has a later one on the topic, as
// far as there are others.
func (c *chooser) replaceStale(most int) {
	stale := func(l Lead) bool {
		return !l.Pinned && slices.ContainsFunc(c.out, func(o Lead) bool { return c.olderOf(l.Row, o.Row) })
	}
	var kept, old []Lead
	for _, l := range c.out {
		if stale(l) {
			old = append(old, l)
		} else {
			kept = append(kept, l)
		}
	}
	c.out = kept
	var stays []int
	for k, l := range c.all {
		if l.weight >= leastWeight && !c.gone[k] && stale(l) {
			c.gone[k], stays = true, append(stays, k)
		}
	}
	c.take(bounds{leadsASpeaker, leadsATopic, leadsADocument, 1}, most, leastWeight, fit)
	for _, k := range stays {
		c.gone[k] = false
	}
	for _, l := range old {
		if len(c.out) < leastLeads {
			c.out = append(c.out, l)
		}
	}
}

// olderOf reports whether a row is what its speaker said on the topic or the matter of another
// some days before that: the reader has the later one.
func (w *weigher) olderOf(i, later int) bool {
	a, b := &w.rows[i], &w.rows[later]
	return a.Speaker == b.Speaker && !a.Date.IsZero() && a.Date.AddDays(staleAfter).Compare(b.Date) < 0 && (a.Topic == b.Topic || w.goesOn(int(w.documents[i]), int(w.documents[later])))
}

// goesOn reports whether what a document begins with is spoken of in another: they have some of
// the words in common that not many statements have.
func (w *weigher) goesOn(document, in int) bool {
	shared := 0
	for _, s := range w.stemmer.distinct(wordsOf(w.headlines[document] + " " + w.openings[document])) {
		shared += btoi(int(s) < len(w.in) && len(w.in[s]) <= w.rareUpTo() && slices.ContainsFunc(w.in[s], func(i int32) bool { return int(w.documents[i]) == in }))
	}
	return shared >= matterWords
}

// ofAll reports whether a speaker has two of three statements.
func (w *weigher) ofAll(speaker string) bool { return 3*w.speakers[speaker] > 2*len(w.rows) }

// oneVoice reports whether some speaker has.
func (w *weigher) oneVoice() bool { return 3*w.mostSpeaker > 2*len(w.rows) }

// room reports whether the bounds leave room for a lead.
func (c *chooser) room(l Lead, within bounds) bool {
	r := &c.rows[l.Row]
	var speaker, topic, document, story int
	for _, o := range c.out {
		other := &c.rows[o.Row]
		story += btoi(c.story(o.Row) == c.story(l.Row))
		speaker += btoi(other.Speaker == r.Speaker)
		topic += btoi(other.Topic == r.Topic)
		document += btoi(other.Document == r.Document)
	}
	if c.ofAll(r.Speaker) {
		within.speaker = max(within.speaker, c.ofMost)
	}
	return speaker < within.speaker && topic < within.topic && document < within.document && story < within.story
}

// latest returns a lead, or in its place what its speaker said of the same matter on a
// later day: a reader must not take the old state for the last one.
func (w *weigher) latest(l Lead) Lead {
	r := &w.rows[l.Row]
	if r.Date.IsZero() {
		return l
	}
	best := l
	for _, i := range w.saidBy(r.Speaker) {
		later := &w.rows[i]
		if later.Date.Compare(w.rows[best.Row].Date) <= 0 || !mayLead(later) || !w.first(i) || w.unfit(i) || !Sentence(later) {
			continue
		}
		if !w.sameMatter(l.Row, i) {
			continue
		}
		best = w.weigh(i)
		best.weight = max(best.weight, (best.weight+l.weight)/2)
	}
	return best
}

// underTwoNames reports whether another person is given as the speaker of much the same
// words: one of the two names is wrong.
func (w *weigher) underTwoNames(i int) bool {
	if w.sorts[w.rows[i].Speaker] != SpeakerPerson || len(w.stems[i]) < perhapsWords {
		return false
	}
	for k := range w.rows {
		o := w.rows[k].Speaker
		if k != i && o != w.rows[i].Speaker && w.sorts[o] == SpeakerPerson && !namesOne(o, w.rows[i].Speaker) && w.said(i, k) {
			return true
		}
	}
	return false
}

// withLargest gives the stories that most documents report a lead each: where one has none,
// the best of theirs takes the place of the last lead of a story that has another, or of one
// report.
func (w *weigher) withLargest(out, all []Lead) []Lead {
	byWeight(out)
	order := make([]int, len(w.stories.size))
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(w.stories.size[b], w.stories.size[a]) })
	for _, n := range order[:min(len(order), largestStories)] {
		if w.stories.size[n] < LargeStory || slices.ContainsFunc(out, func(o Lead) bool { return w.story(o.Row) == n }) {
			continue
		}
		head := w.headOf(n, nil)
		if head < 0 || w.headlines[head] == "" {
			continue
		}
		best := slices.IndexFunc(all, func(l Lead) bool {
			return w.story(l.Row) == n && l.weight >= leastWeight && !w.unfit(l.Row) && !w.overtaken(l.Row) && w.covers(head, l.Row) && !w.underTwoNames(l.Row)
		})
		for k := len(out) - 1; k > 0 && best >= 0; k-- {
			others := slices.ContainsFunc(out[:k], func(o Lead) bool { return w.story(o.Row) == w.story(out[k].Row) })
			if !out[k].Pinned && (others || w.stories.size[w.story(out[k].Row)] == 1) {
				lead := all[best]
				lead.weight = max(lead.weight, out[len(out)/2].weight) // see withLoudest
				out = append(slices.Delete(out, k, k+1), lead)
				break
			}
		}
	}
	return out
}

// LargeStory is of how many documents a story is at least that a first page must not leave
// out; largestStories is how many of these have a lead in any case.
const (
	LargeStory     = 3
	largestStories = 3
)

// withLoudest gives the speakers who are quoted most a lead each: where one has none,
// the best of theirs takes the place of another lead of its story, or of the last of others.
func (w *weigher) withLoudest(out, all []Lead) []Lead {
	byWeight(out)
	has := map[string]int{}
	for _, l := range out {
		has[w.rows[l.Row].Speaker]++
	}
	loudest := w.loudest()
	for _, speaker := range loudest {
		if has[speaker] > 0 {
			continue
		}
		best := slices.IndexFunc(all, func(l Lead) bool {
			return w.rows[l.Row].Speaker == speaker && l.weight >= leastWeight && !w.unfit(l.Row) &&
				!slices.ContainsFunc(out, func(o Lead) bool { return w.alike(l.Row, o.Row) })
		})
		if best < 0 {
			continue
		}
		same := func(k int) bool { return w.story(out[k].Row) == w.story(all[best].Row) }
		at := -1
		for k := len(out) - 1; k > 0; k-- {
			other := w.rows[out[k].Row].Speaker
			if may := !out[k].Pinned && (has[other] > 1 || !slices.Contains(loudest, other)); may && (at < 0 || same(k) && !same(at)) {
				at = k
			}
		}
		if at > 0 {
			has[w.rows[out[at].Row].Speaker]--
			has[speaker]++
			lead := w.latest(all[best])
			lead.weight = max(lead.weight, out[len(out)/2].weight) // not the first that a full page leaves out
			out = append(slices.Delete(out, at, at+1), lead)
		}
	}
	byWeight(out)
	return out
}

// loudest are up to three speakers who have most of the statements, and each not few.
func (w *weigher) loudest() []string {
	var names []string
	for name, n := range w.speakers {
		if name != "" && n*loudShare >= len(w.rows) && n >= loudLeast && w.sorts[name] != SpeakerNone {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(w.speakers[b], w.speakers[a]), cmp.Compare(a, b))
	})
	return names[:min(len(names), loudSpeakers)]
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
	out := leads[:0:0]
	for _, key := range order {
		slices.SortStableFunc(groups[key], w.inStory)
		groups[key][0].Begins = w.beginning(groups[key])
		out = append(out, groups[key]...)
	}
	return out
}

// beginning is how the report begins whose headline leads have, if it tells more than they do.
func (w *weigher) beginning(leads []Lead) string {
	if leads[0].Opening || leads[0].head < 0 {
		return ""
	}
	rows := make([]int, len(leads))
	for k, l := range leads {
		rows[k] = l.Row
	}
	return w.begins(leads[0].head, longestOpening, rows)
}

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
