package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// How many statements lead a briefing, how many of them one speaker, topic and document may
// have, and what a statement gets or loses by those that lead already. The bounds give way where
// fewer than leastLeads would be left.
const (
	leastLeads      = 6
	mostLeads       = 10
	leadsASpeaker   = 2
	leadsOfMost     = 7 // of one who has two of three statements, after fewOfMost of others too
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
	weightHeads     = 2.0 // given to one of the report that has the weightiest statement of the story
	weightBegins    = 1.5 // given to one with which its report begins
	storiesTried    = 40  // for a lead each: the bounds may leave no room for some of them
	mostGiven       = weightAnswers + weightHeads + weightBegins
	weightStale     = 2.0 // of a lead some days older than another of its speaker on the topic
	staleAfter      = 3   // days
)

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
	within := bounds{leadsASpeaker, leadsATopic, leadsADocument, 1}
	c.take(within, most, leastWeight, fit)
	if c.ofMost = leadsOfMost; w.oneVoice() {
		within.story = any
	}
	c.take(within, most, leastWeight, fit)
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
	head   int // the document of its weightiest statement, or whose headline it has; -1 for none
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
	for k, n := range order[:min(len(order), storiesTried)] {
		if len(c.out) >= most {
			break
		}
		its := 1 + btoi(k == 0 && !c.nameless[n])
		c.only, c.head = n, int(c.documents[best[n].Row])
		if c.headlines[c.head] == "" {
			c.head = c.headOf(n, nil)
		}
		c.take(bounds{leadsASpeaker, leadsATopic, leadsADocument, its}, min(most, len(c.out)+its), leastWeight, fit)
	}
	c.only = -1
}

// take takes leads within bounds until there are so many.
func (c *chooser) take(within bounds, upTo int, least float64, atWorst fitness) {
	passed, given := make([]bool, len(c.all)), 0.0
	if c.only >= 0 {
		given = mostGiven
	}
	for len(c.out) < upTo {
		best, most := -1, 0.0
		for k, l := range c.all {
			if c.gone[k] {
				continue
			}
			if l.weight < least || best >= 0 && l.weight+given <= most {
				break // those that follow weigh less still
			}
			if passed[k] || c.fitness[l.Row] > atWorst || !c.wanted(l.Row) {
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
		answers = answers || c.only >= 0 && c.story(o.Row) == c.story(i) && c.rows[o.Row].Speaker != c.rows[i].Speaker && namesOne(c.rows[o.Row].Quote, c.rows[i].Speaker)
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
	return a.Speaker == b.Speaker && !a.Date.IsZero() && a.Date.AddDays(staleAfter).Compare(b.Date) < 0 && (a.Topic == b.Topic || w.goesOn(w.documents[i], w.documents[later]))
}

// goesOn reports whether what a document begins with is spoken of in another: they have some of
// the words in common that not many statements have.
func (w *weigher) goesOn(document, in int32) bool {
	pair := [2]int32{document, in}
	if known, ok := w.goneOn[pair]; ok {
		return known
	}
	shared := 0
	for _, s := range w.stemmer.distinct(wordsOf(w.headlines[document] + " " + w.openings[document])) {
		shared += btoi(int(s) < len(w.in) && len(w.in[s]) <= w.rareUpTo() && slices.ContainsFunc(w.in[s], func(i int32) bool { return w.documents[i] == in }))
	}
	if w.goneOn == nil {
		w.goneOn = map[[2]int32]bool{}
	}
	w.goneOn[pair] = shared >= matterWords
	return w.goneOn[pair]
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
	// Who has nine of ten of its words has one of its rarest, whichever is missing.
	stems := slices.Clone(w.stems[i])
	slices.SortFunc(stems, func(a, b int32) int { return cmp.Or(cmp.Compare(len(w.in[a]), len(w.in[b])), cmp.Compare(a, b)) })
	for _, s := range stems[:min(len(stems), 2+len(stems)/10)] {
		for _, k := range w.in[s] {
			o := w.rows[k].Speaker
			if int(k) != i && o != w.rows[i].Speaker && w.sorts[o] == SpeakerPerson && !namesOne(o, w.rows[i].Speaker) && w.said(i, int(k)) {
				return true
			}
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
