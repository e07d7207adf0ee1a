package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// weigher weighs the rows of a briefing.
type weigher struct {
	rows   []Row
	roles  map[string]string
	sorts  map[string]SpeakerSort
	groups [][]Duplicate
	group  map[int]int // by row, of those in the same or nearly the same words

	firstOf []int // by group

	topics, speakers map[string]int // rows
	mostTopic        int
	mostSpeaker      int
	risen            map[string]Change // topics
	new              map[string]bool   // speakers
	compared         bool
	contrasts        []Contrast
	against          map[int][]string // who contradicts a row
	stems            [][]int32        // by row, each once, sorted
	words            []int            // by row
	reports          []int            // by row, see report; 0 of those not yet asked for
	fitness          []fitness        // by row
	documents        []int32          // by row: the same number for the same document
	in               [][]int32        // rows by stem
	shared           []int32          // scratch of takenUp, by row: all zero
	touched, telling []int32          // scratch of takenUp
	seen             []int            // scratch of takenUp, by document: the last row that it was counted for, from 1
	main             []bool           // by stem: words of the period
	stories          stories
	titles           [][]int32 // stems of headlines, by document
	storyWords       [][]int32 // main words by story, sorted
	headlines        []string  // by document; empty for none that can stand above statements
	openings         []string  // by document: how it begins
	rowsOf           [][]int   // by story
	nameless         []bool    // by story: no report has a headline or tells at once what it is about
	heads            [][]int32 // stems of headlines or openings, by document
	stemmer          *stemNumbers
	saidOf           map[string][]int  // rows by speaker
	goneOn           map[[2]int32]bool // by pair of documents, as goesOn has found
	dated, sourced   bool              // most rows have a day, an outlet
	earliest, last   int64             // days
	lastDay          parse.Date        // of all rows
}

func newWeigher(b Briefing) *weigher {
	w := &weigher{
		rows: b.Quoted(), groups: b.OwnSameWordGroups(), group: map[int]int{}, topics: map[string]int{}, speakers: map[string]int{},
		risen: map[string]Change{}, new: map[string]bool{}, against: map[int][]string{},
	}
	w.roles, w.sorts = Roles(w.rows), SpeakerSorts(w.rows)
	for g, group := range w.groups {
		for _, d := range group {
			if d.Like != LikePerhaps {
				w.group[d.Row] = g
			}
		}
	}
	w.firstOf = w.firsts()
	dated, sourced := 0, 0
	for i := range w.rows {
		r := &w.rows[i]
		w.topics[r.Topic]++
		w.speakers[r.Speaker]++
		if !r.Date.IsZero() {
			day := r.Date.Time().Unix()
			if dated++; dated == 1 {
				w.earliest, w.last = day, day
			}
			w.earliest, w.last = min(w.earliest, day), max(w.last, day)
			if w.lastDay.Compare(r.Date) < 0 {
				w.lastDay = r.Date
			}
		}
		sourced += btoi(sourceKnown(r))
	}
	w.dated, w.sourced = 2*dated > len(w.rows), 2*sourced > len(w.rows)
	delete(w.topics, "")
	delete(w.speakers, "")
	for _, n := range w.topics {
		w.mostTopic = max(w.mostTopic, n)
	}
	for _, n := range w.speakers {
		w.mostSpeaker = max(w.mostSpeaker, n)
	}
	if c, ok := Compare(b); ok {
		w.compared = true
		for _, s := range c.NewSpeakers {
			w.new[s.Name] = true
		}
		for _, t := range c.ByTopic {
			w.risen[t.Name] = t
		}
	}
	w.contrasts = Contrasts(b)
	for _, c := range w.contrasts {
		w.against[c.Claim] = appendNew(w.against[c.Claim], w.rows[c.Against].Speaker)
		w.against[c.Against] = appendNew(w.against[c.Against], w.rows[c.Claim].Speaker)
	}
	w.survey()
	w.nameReports(b.Documents)
	return w
}

// sourceKnown reports whether a reader can be told where a row was published.
func sourceKnown(r *Row) bool { return r.Source != "" || r.Via != "" || r.Title != "" }

// story is that of a row's document.
func (w *weigher) story(i int) int { return w.stories.of[w.documents[i]] }

// late is how late in the period a row is, from 0 to 1.
func (w *weigher) late(i int) float64 {
	if w.last == w.earliest || w.rows[i].Date.IsZero() {
		return 0
	}
	return float64(w.rows[i].Date.Time().Unix()-w.earliest) / float64(w.last-w.earliest)
}

// saidBy returns the rows of a speaker.
func (w *weigher) saidBy(speaker string) []int {
	if w.saidOf == nil {
		w.saidOf = make(map[string][]int, len(w.speakers))
		for i := range w.rows {
			w.saidOf[w.rows[i].Speaker] = append(w.saidOf[w.rows[i].Speaker], i)
		}
	}
	return w.saidOf[speaker]
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// first reports whether a row is the first of those that report its statement.
func (w *weigher) first(i int) bool {
	if w.rows[i].Status == StatusLead {
		return true
	}
	g, ok := w.group[i]
	return !ok || w.firstOf[g] == i
}

// firsts finds the best report of each group, the earliest of equals.
func (w *weigher) firsts() []int {
	out := make([]int, len(w.groups))
	for g, group := range w.groups {
		out[g] = -1
		for _, d := range group {
			if at := out[g]; d.Like != LikePerhaps && (at < 0 || w.better(d.Row, at) || d.Row < at && !w.better(at, d.Row)) {
				out[g] = d.Row
			}
		}
	}
	return out
}

// better reports whether row i reports a statement better than row k: in the
// speaker's own words before reported ones, named before unnamed, the longer wording
// before the shorter, unless it is a speech.
func (w *weigher) better(i, k int) bool {
	return w.report(i) > w.report(k)
}

// report ranks a row as a report of its statement.
func (w *weigher) report(i int) int {
	if w.reports == nil {
		w.reports = make([]int, len(w.rows))
	}
	if w.reports[i] == 0 {
		r := &w.rows[i]
		n := len(strings.Fields(r.Quote))
		if n > longWords {
			n = 0
		}
		w.reports[i] = 1 + n + 1000*(4*btoi(r.Status == StatusLead)+2*btoi(r.Speaker != "")+btoi(r.Kind == "direct" || r.Kind == "turn"))
	}
	return w.reports[i]
}

// What the signals weigh. They were set on weeks of invented and of real news, by
// reading what came first.
const (
	weightOutlet    = 2.0 // for each doubling of the outlets
	weightAgainst   = 2.0
	weightDenial    = 1.0
	weightHighest   = 2.5
	weightHigh      = 1.5
	weightNew       = 0.75
	weightTopic     = 1.5 // of the largest; others in proportion
	weightRisen     = 0.75
	weightSpeaker   = 1.25 // likewise
	weightOpens     = 1.0
	weightStory     = 0.8 // for each doubling of the reports of its story
	weightTitle     = 0.5 // for each word that it has in common with its headline
	mostTitle       = 3
	weightOfStory   = 0.3 // for each of the main words of its story that it has
	mostOfStory     = 4
	weightOffStory  = -2.5 // it has none
	storyMain       = 12   // main words of a story
	weightLate      = 1.0  // of what was said on the last day; others in proportion
	weightInTitle   = 0.75 // of a speaker whom the headline names
	weightOwnWords  = 0.75
	weightPartly    = 0.5
	weightMatter    = 0.5 // for each of the main words of the period that it has
	mostMatter      = 5
	weightUse       = 2.0
	weightThought   = -0.75
	weightAsks      = -1.5
	weightAsked     = -2.5 // of a question that is reported: "asked how Holm could be so sure"
	weightFlagged   = -1.5
	weightUnnamed   = -1.25
	weightHeadline  = -4.0
	weightFragment  = -2.5
	weightShort     = -0.75
	weightLong      = -0.75
	weightSpeech    = -2.0
	weightHanging   = -4.0 // it cannot be read without its report
	weightDangling  = -1.5 // it points at something that it does not name
	weightMarked    = -1.0 // it begins in the course of a talk
	weightName      = 0.3  // for each name in it
	mostNames       = 3
	weightDeed      = 0.8 // it says what somebody does: see newsIn
	weightFigure    = 0.5 // for each figure in it
	mostFigures     = 2
	weightGeneral   = -1.5 // it holds of all things and of none
	weightCourtesy  = -3.0 // it is one of politeness
	weightOvertaken = -3.0 // the day that it promises something for has come
	weightQuoted    = 1.0  // the headline quotes it
	weightMiddle    = -1.5 // the speaker's own words from within a sentence
	weightUndated   = -1.0 // where most have a day
	weightUnsourced = -1.0 // where most have an outlet
	weightNameless  = -2.5 // its report has no headline and does not begin with what it is about
	weightSureness  = 5.0  // for each point of confidence from sureFrom on
	weightTaken     = 0.8  // for each doubling of the documents
	sureFrom        = 0.8
	leastWeight     = 1.0 // of a lead, unless there are no others
	mainWords       = 40  // of the period: those that most documents have
	mainWordsFrom   = 3   // documents
	risenBy         = 3   // statements
	opensWithin     = 700
	fewWords        = 6
	shortWords      = 10
	longWords       = 45
	speechWords     = 80
	mostRisenReason = 1.5 // times as many as before
)

// weigh weighs a row.
func (w *weigher) weigh(i int) Lead {
	r := &w.rows[i]
	l := Lead{Row: i, Pinned: r.Status == StatusLead}
	type signal struct {
		weight float64
		reason string
	}
	var signals []signal
	add := func(weight float64, reason string) {
		l.weight += weight
		if reason != "" {
			signals = append(signals, signal{weight, reason})
		}
	}
	if g, ok := w.group[i]; ok {
		outlets := map[string]bool{}
		for _, d := range w.groups[g] {
			if d.Row != i && d.Like != LikePerhaps {
				l.Others = append(l.Others, d.Row)
			}
			if d.Like != LikePerhaps && w.rows[d.Row].Source != "" {
				outlets[w.rows[d.Row].Source] = true
			}
		}
		if n := len(outlets); n > 1 {
			add(weightOutlet*math.Log2(float64(n)), fmt.Sprintf("%d outlets", n))
		}
	}
	switch against := w.against[i]; {
	case len(against) > 0 && r.denies():
		add(weightAgainst+weightDenial, "contradicts "+against[0])
	case len(against) > 0 && parse.Stance(r.Stance) == parse.Demands:
		add(weightAgainst, "rejected by "+against[0])
	case len(against) > 0:
		add(weightAgainst, "contradicted by "+against[0])
	case r.denies():
		add(weightDenial, "a denial")
	}
	switch role := cmp.Or(w.roles[r.Speaker], r.Role); officeOf(role) {
	case officeHighest:
		add(weightHighest, "head of state or government")
	case officeHigh:
		add(weightHigh, "")
	}
	if w.new[r.Speaker] {
		add(weightNew, "first time on record")
	}
	if n := w.takenUp(i); n > 0 {
		add(weightTaken*math.Log2(1+float64(n)), "")
	}
	if n := w.matter(i); n > 0 {
		add(weightMatter*float64(min(n, mostMatter)), "")
	}
	add(weightStory*math.Log2(float64(w.stories.size[w.story(i)])), "")
	add(w.ofTitle(i), "")
	add(w.ofStory(i), "")
	add(weightLate*w.late(i), "")
	w.prominence(r, add)
	if w.opens(i) {
		add(weightOpens, "")
	}
	if w.nameless[w.story(i)] {
		add(weightNameless, "")
	}
	add(weightName*float64(namesIn(r.Quote, mostNames))+newsIn(r.Quote), "")
	switch r.Kind {
	case "direct", "turn":
		add(weightOwnWords, "")
	case "mixed":
		add(weightPartly, "")
	}
	if r.Status == StatusUse {
		add(weightUse, "marked for use")
	}
	l.weight += w.drawbacks(i)
	slices.SortStableFunc(signals, func(a, b signal) int { return cmp.Compare(b.weight, a.weight) })
	if l.Pinned {
		l.Reasons = append(l.Reasons, "chosen by the desk")
	}
	for _, s := range signals {
		l.Reasons = append(l.Reasons, s.reason)
	}
	return l
}

// opens reports whether a report begins with a row.
func (w *weigher) opens(i int) bool {
	r := &w.rows[i]
	return r.Statement > 0 && r.Statement <= 2 && r.Kind != "turn" && len(r.Spans.Content) > 0 && r.Spans.Content[0][0] < opensWithin
}

// prominence weighs a row by what its topic and its speaker have of the period.
func (w *weigher) prominence(r *Row, add func(float64, string)) {
	if n := w.topics[r.Topic]; n > 0 {
		add(weightTopic*float64(n)/float64(w.mostTopic), "")
		if t := w.risen[r.Topic]; w.compared && t.By() >= risenBy && float64(t.Now) >= mostRisenReason*float64(t.Before) {
			add(weightRisen, fmt.Sprintf("%s up from %d to %d statements", r.Topic, t.Before, t.Now))
		}
	}
	if n := w.speakers[r.Speaker]; n > 0 {
		add(weightSpeaker*float64(n)/float64(w.mostSpeaker), "")
	}
}

// drawbacks are what takes weight from a row; they are no reasons to print.
func (w *weigher) drawbacks(i int) float64 {
	r := &w.rows[i]
	total := weightSureness * (min(r.Confidence, 1) - sureFrom)
	if slices.ContainsFunc(r.Flags, func(f string) bool { return f != FlagDateInferred }) {
		total += weightFlagged
	}
	if first, _ := utf8.DecodeRuneInString(r.Speaker); unicode.IsLower(first) {
		total += weightUnnamed // "prosecutors", "a senior officer"
	}
	if r.Title != "" && strings.Contains(Canonical(r.Title), Canonical(r.Quote)) {
		total += weightHeadline
	}
	switch {
	case parse.Act(r.Act) == parse.Thought || parse.Act(r.Act) == parse.Intent:
		total += weightThought
	case asked(r):
		total += weightAsks + weightAsked
	case parse.Stance(r.Stance) == parse.Asks || strings.Contains(r.Quote, "?"):
		total += weightAsks
	}
	switch n := w.words[i]; {
	case n < fewWords:
		total += weightFragment
	case n < shortWords:
		total += weightShort
	case n > speechWords:
		total += weightSpeech
	case n > longWords:
		total += weightLong
	}
	switch w.fitness[i] {
	case hanging:
		total += weightHanging
	case courteous:
		total += weightCourtesy
	}
	total += weightDangling*float64(btoi(dangles(r))) + weightMarked*float64(btoi(marked(r.Quote)))
	if NeedsQuestion(r) {
		total += weightMarked
	}
	if w.overtaken(i) {
		total += weightOvertaken
	}
	if own := r.Kind == "direct" || r.Kind == "turn"; own && unicode.IsLower(firstRune(r.Quote)) {
		total += weightMiddle
	}
	if w.dated && r.Date.IsZero() {
		total += weightUndated
	}
	if w.sourced && !sourceKnown(r) {
		total += weightUnsourced
	}
	return total
}

// asked reports whether a row is a question that is reported: "asked whether", "demanded how
// Holm could be so sure".
func asked(r *Row) bool {
	if r.Kind != "indirect" && r.Kind != "mixed" {
		return false
	}
	switch first, _, _ := strings.Cut(lang.Lower(r.Quote), " "); first {
	case "how", "why", "whether":
		return true
	}
	return parse.Stance(r.Stance) == parse.Asks
}

// ofTitle weighs what a row has in common with the headline of its report: what was said
// there is what the report is about.
func (w *weigher) ofTitle(i int) float64 {
	r := &w.rows[i]
	if r.Title == "" {
		return 0
	}
	n := len(common(w.stems[i], w.titles[w.documents[i]]))
	return weightTitle*float64(min(n, mostTitle)) + weightInTitle*float64(btoi(namesOne(r.Title, r.Speaker))) + weightQuoted*float64(btoi(quotedIn(r.Title, r.Quote)))
}

// denies reports whether a row's speaker denies or doubts what it says.
func (r *Row) denies() bool {
	return parse.Stance(r.Stance) == parse.Denies || parse.Stance(r.Stance) == parse.Doubts
}

// survey reads the words of the rows, and finds the main ones of the period: those that
// most documents have.
func (w *weigher) survey() {
	n := len(w.rows)
	w.stems, w.words, w.fitness, w.documents, w.shared = make([][]int32, n), make([]int, n), make([]fitness, n), make([]int32, n), make([]int32, n)
	stems, documents := newStemNumbers(), map[string]int32{}
	for i := range w.rows {
		words := wordsOf(w.rows[i].Quote)
		w.stems[i], w.words[i] = stems.distinct(words), len(words)
		w.fitness[i] = w.fitnessOf(&w.rows[i])
		at, ok := documents[w.rows[i].Document]
		if !ok {
			at = int32(len(documents))
			documents[w.rows[i].Document] = at
			w.titles = append(w.titles, stems.distinct(wordsOf(w.rows[i].Title)))
		}
		w.documents[i] = at
	}
	w.stemmer = stems
	w.in, w.seen = make([][]int32, len(stems.letters)), make([]int, len(documents))
	for i, its := range w.stems {
		for _, s := range its {
			w.in[s] = append(w.in[s], int32(i))
		}
	}
	w.stories = storiesOf(w.documents, w.stems, w.titles)
	w.storyWords = w.mainOfStories(stems.letters)
	w.main = make([]bool, len(w.in))
	in := make([]int, len(w.in)) // documents by stem; one statement in three outlets is no matter of three
	var main []int32
	seen := map[int]bool{}
	for s, its := range w.in {
		if len(its) < mainWordsFrom {
			continue
		}
		clear(seen)
		for _, k := range its {
			from := int(w.documents[k])
			if g, ok := w.group[int(k)]; ok {
				from = -1 - g
			}
			seen[from] = true
		}
		if in[s] = len(seen); in[s] >= mainWordsFrom {
			main = append(main, int32(s))
		}
	}
	slices.SortFunc(main, func(a, b int32) int {
		return cmp.Or(cmp.Compare(in[b], in[a]), strings.Compare(stems.letters[a], stems.letters[b]))
	})
	for _, s := range main[:min(len(main), mainWords)] {
		w.main[s] = true
	}
}

// matter returns how many of the period's main words a row has.
func (w *weigher) matter(i int) int {
	n := 0
	for _, s := range w.stems[i] {
		n += btoi(w.main[s])
	}
	return n
}

// alike reports whether two rows of one speaker say much the same.
func (w *weigher) alike(i, k int) bool {
	return w.rows[i].Speaker == w.rows[k].Speaker && muchTheSame(w.stems[i], w.stems[k])
}

// said reports whether two rows say the same, whoever is given as their speaker: one
// quotation under two names is one too many.
func (w *weigher) said(i, k int) bool {
	a, b := w.stems[i], w.stems[k]
	return w.alike(i, k) || min(len(a), len(b)) >= perhapsWords && float64(len(common(a, b))) >= saidShare*float64(min(len(a), len(b)))
}

// saidShare is the share of the fewer content words from which statements of different
// speakers are one.
const saidShare = 0.9

// What two statements of one speaker have in common if they are on the same matter: words
// that not many statements have.
const (
	matterWords = 3
	matterShare = 0.25 // of the fewer words of the two
)

// rareUpTo is how many statements have a word at most that tells what one is about.
func (w *weigher) rareUpTo() int { return max(commonFingerprint/8, len(w.rows)/20) }

// sameMatter reports whether two rows of one speaker are on the same matter.
func (w *weigher) sameMatter(i, k int) bool {
	shared := 0
	for _, s := range common(w.stems[i], w.stems[k]) {
		shared += btoi(len(w.in[s]) <= w.rareUpTo())
	}
	return shared >= matterWords && float64(shared) >= matterShare*float64(min(len(w.stems[i]), len(w.stems[k])))
}
