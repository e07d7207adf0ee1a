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

// Lead is one of the main statements of a period, with the reasons why it was chosen.
type Lead struct {
	Row     int      // index among [Quoted] rows
	Reasons []string // to be printed beside it, the weightiest first: "3 outlets", "minister"
	Pinned  bool     // chosen by a person
	Others  []int    // rows that report the same statement, as [Briefing.OwnSameWordGroups] has them

	weight float64
}

// The number of leads in a briefing, and how many of them may come from one speaker, topic
// or document. These limits are relaxed if fewer than leastLeads would be left.
const (
	leastLeads      = 6
	mostLeads       = 10
	leadsASpeaker   = 2
	leadsATopic     = 3
	leadsADocument  = 3
	loudSpeakers    = 3  // who are quoted most and get a lead each
	loudShare       = 25 // if they have at least one of so many statements
	loudLeast       = 5  // and so many
	statementsALead = 25 // a lead more for so many statements, from leastLeads on
)

// Ranking is the statements of a briefing by their weight.
type Ranking struct {
	Leads []Lead // those that make the period, six to ten of them
	All   []Lead // every statement that could lead, those reported several times once

	Contrasts []Contrast // who contradicts whom: see [Contrasts]
}

// Leads returns the main statements of the period: see [Rank].
func Leads(b Briefing) []Lead { return Rank(b).Leads }

// Rank sorts the statements of a briefing by news value, and chooses those to read if you
// read nothing else. Statements that a person pinned (status "lead") come first, whatever
// their number. The same briefing always has the same leads.
//
// The signals that rank a statement are also shown beside it as reasons: how many outlets
// report it, who contradicts it, the speaker's office, a new voice, the share of the
// period that its topic has, whether other documents take it up and whether it opens its
// report. The speaker's own words come before reported ones, certain rows before doubtful
// ones, and sentences before fragments and speeches.
//
// After [Briefing.LinkSameWords], the result is computed once and shared; the lists must
// not be changed.
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
	slices.SortStableFunc(all, func(a, b Lead) int {
		return cmp.Or(cmp.Compare(btoi(b.Pinned), btoi(a.Pinned)), cmp.Compare(b.weight, a.weight))
	})
	return Ranking{w.choose(all), all, w.contrasts}
}

// mayLead reports whether a row is suitable for a first page at all.
func mayLead(r *Row) bool {
	if r.Status == StatusLead {
		return true
	}
	return r.Speaker != "" && r.Status != StatusAnnex && r.Status != StatusDrop && utf8.RuneCountInString(r.Quote) >= 12
}

// choose takes the leads from a sorted list.
func (w *weigher) choose(all []Lead) []Lead {
	most := min(mostLeads, max(leastLeads, leastLeads+len(w.rows)/statementsALead-1))
	taken := make([]bool, len(all))
	var out []Lead
	take := func(speaker, topic, document, upTo int, least float64) {
		for k, l := range all {
			if !l.Pinned && (len(out) >= upTo || l.weight < least) {
				return
			}
			r := &w.rows[l.Row]
			n := map[string]int{}
			alike := false
			for _, o := range out {
				other := &w.rows[o.Row]
				n["speaker"] += btoi(other.Speaker == r.Speaker)
				n["topic"] += btoi(other.Topic == r.Topic)
				n["document"] += btoi(other.Document == r.Document)
				alike = alike || w.alike(l.Row, o.Row)
			}
			if taken[k] || !l.Pinned && (alike || n["speaker"] >= speaker || n["topic"] >= topic || n["document"] >= document) {
				continue
			}
			taken[k] = true
			out = append(out, l)
		}
	}
	any := len(all)
	take(leadsASpeaker, leadsATopic, leadsADocument, most, leastWeight)
	take(leadsASpeaker, leadsATopic, any, leastLeads, leastWeight)
	take(leadsASpeaker, any, any, leastLeads, leastWeight)
	take(any, any, any, leastLeads, math.Inf(-1))
	return w.withLoudest(out, all)
}

// withLoudest makes sure that the most quoted speakers have a lead each: if one has none,
// that speaker's best statement replaces the last lead of another.
func (w *weigher) withLoudest(out, all []Lead) []Lead {
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
			return w.rows[l.Row].Speaker == speaker && l.weight >= leastWeight &&
				!slices.ContainsFunc(out, func(o Lead) bool { return w.alike(l.Row, o.Row) })
		})
		for k := len(out) - 1; k > 0 && best >= 0; k-- {
			other := w.rows[out[k].Row].Speaker
			if !out[k].Pinned && (has[other] > 1 || !slices.Contains(loudest, other)) {
				has[other]--
				has[speaker]++
				out = append(slices.Delete(out, k, k+1), all[best])
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Lead) int {
		return cmp.Or(cmp.Compare(btoi(b.Pinned), btoi(a.Pinned)), cmp.Compare(b.weight, a.weight))
	})
	return out
}

// loudest returns up to three speakers with the most statements, provided each has enough.
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

// weigher weighs the rows of a briefing.
type weigher struct {
	rows   []Row
	roles  map[string]string
	sorts  map[string]SpeakerSort
	groups [][]Duplicate
	group  map[int]int // by row, of those in the same or nearly the same words

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
	hangs            []bool           // by row: see hanging
	documents        []int32          // by row: the same number for the same document
	in               [][]int32        // rows by stem
	shared           []int32          // scratch of takenUp, by row: all zero
	touched          []int32          // scratch of takenUp
	seen             []int            // scratch of takenUp, by document: the last row that it was counted for, from 1
	main             []bool           // by stem: words of the period
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
	for _, r := range w.rows {
		w.topics[r.Topic]++
		w.speakers[r.Speaker]++
	}
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
	slices.SortStableFunc(w.contrasts, func(a, b Contrast) int { // in order of news, as the topics
		return cmp.Compare(w.topics[w.rows[b.Claim].Topic], w.topics[w.rows[a.Claim].Topic])
	})
	for _, c := range w.contrasts {
		w.against[c.Claim] = appendNew(w.against[c.Claim], w.rows[c.Against].Speaker)
		w.against[c.Against] = appendNew(w.against[c.Against], w.rows[c.Claim].Speaker)
	}
	w.survey()
	return w
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
	if !ok {
		return true
	}
	for _, d := range w.groups[g] {
		if d.Row != i && d.Like != LikePerhaps && (w.better(d.Row, i) || d.Row < i && !w.better(i, d.Row)) {
			return false
		}
	}
	return true
}

// better reports whether row i is a better report of a statement than row k: direct
// quotations before reported speech, named speakers before unnamed, longer wordings before
// shorter ones, unless they are speeches.
func (w *weigher) better(i, k int) bool {
	rank := func(r *Row) int {
		n := len(strings.Fields(r.Quote))
		if n > longWords {
			n = 0
		}
		return 1000*(4*btoi(r.Status == StatusLead)+2*btoi(r.Speaker != "")+btoi(r.Kind == "direct" || r.Kind == "turn")) + n
	}
	return rank(&w.rows[i]) > rank(&w.rows[k])
}

// The weights of the signals. They were tuned on weeks of invented and of real news, by
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
	weightOwnWords  = 0.75
	weightPartly    = 0.5
	weightMatter    = 0.5 // for each of the main words of the period that it has
	mostMatter      = 5
	weightUse       = 2.0
	weightThought   = -0.75
	weightAsks      = -1.5
	weightFlagged   = -1.5
	weightUnnamed   = -2.0
	weightHeadline  = -1.5
	weightFragment  = -2.5
	weightShort     = -0.75
	weightLong      = -0.75
	weightSpeech    = -2.0
	weightHanging   = -2.0 // begins with a pronoun for something said before
	weightSureness  = 5.0  // for each point of confidence from sureFrom on
	weightTaken     = 0.8  // for each doubling of the documents
	mostTaken       = 16
	sureFrom        = 0.8
	leastWeight     = 1.0  // of a lead, unless there are no others
	mostOfMatter    = 2000 // rows that may share a word which says something of them, however many rows there are
	takenUpFrom     = 2    // documents, to be a reason
	takenUpStems    = 3
	mainWords       = 40 // of the period: those that most documents have
	mainWordsFrom   = 3  // documents
	matterFrom      = 3  // main words, to be a reason
	risenBy         = 3  // statements
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
		add(weightHigh, "senior figure")
	}
	if w.new[r.Speaker] {
		add(weightNew, "first time on record")
	}
	if n := w.takenUp(i); n > 0 {
		reason := ""
		if n >= takenUpFrom {
			reason = fmt.Sprintf("taken up in %d other documents", n)
		}
		add(weightTaken*math.Log2(1+float64(min(n, mostTaken))), reason)
	}
	if n := w.matter(i); n > 0 {
		reason := ""
		if n >= matterFrom {
			reason = "main subject"
		}
		add(weightMatter*float64(min(n, mostMatter)), reason)
	}
	w.prominence(r, add)
	if r.Statement > 0 && r.Kind != "turn" && len(r.Spans.Content) > 0 && r.Spans.Content[0][0] < opensWithin && r.Statement <= 2 {
		add(weightOpens, "opens its report")
	}
	switch r.Kind {
	case "direct", "turn":
		add(weightOwnWords, "own words")
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

// prominence weighs a row by the share of the period that its topic and its speaker have.
func (w *weigher) prominence(r *Row, add func(float64, string)) {
	if n := w.topics[r.Topic]; n > 0 {
		reason := ""
		if n == w.mostTopic && len(w.topics) > 1 {
			reason = "largest topic"
		}
		add(weightTopic*float64(n)/float64(w.mostTopic), reason)
		if t := w.risen[r.Topic]; w.compared && t.By() >= risenBy && float64(t.Now) >= mostRisenReason*float64(t.Before) {
			add(weightRisen, fmt.Sprintf("topic up from %d to %d", t.Before, t.Now))
		}
	}
	if n := w.speakers[r.Speaker]; n > 0 {
		reason := ""
		if n == w.mostSpeaker && len(w.speakers) > 1 {
			reason = "most quoted speaker"
		}
		add(weightSpeaker*float64(n)/float64(w.mostSpeaker), reason)
	}
}

// drawbacks lower the weight of a row; they are not printed as reasons.
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
	case parse.Stance(r.Stance) == parse.Asks:
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
	if w.hangs[i] {
		total += weightHanging
	}
	return total
}

// hanging reports whether the first word can be understood only with the sentence before:
// "He", "It’s".
func hanging(w string) bool {
	if i := strings.IndexAny(w, "'’"); i > 0 {
		w = w[:i]
	}
	return lang.Pronouns[w] && !lang.FirstPersonPronouns[w] && !lang.WePronouns[w]
}

// denies reports whether a row's speaker denies or doubts what it says.
func (r *Row) denies() bool {
	return parse.Stance(r.Stance) == parse.Denies || parse.Stance(r.Stance) == parse.Doubts
}

// takenUp returns the number of other documents that take up a row: in which a different
// statement shares several content words with it.
func (w *weigher) takenUp(i int) int {
	touched := w.touched[:0]
	for _, s := range w.stems[i] {
		its := w.in[s]
		if len(its) > min(max(commonFingerprint, len(w.rows)/10), mostOfMatter) {
			continue // in every tenth statement: it says nothing
		}
		for _, k := range its {
			if w.shared[k] == 0 {
				touched = append(touched, k)
			}
			w.shared[k]++
		}
	}
	n := 0
	group, inGroup := w.group[i]
	for _, k := range touched {
		g, ok := w.group[int(k)]
		again := ok && inGroup && g == group // the same statement: counted by its outlets
		at := w.documents[k]
		if w.shared[k] >= takenUpStems && at != w.documents[i] && w.seen[at] != i+1 && !again {
			w.seen[at] = i + 1
			n++
		}
		w.shared[k] = 0
	}
	w.touched = touched
	return n
}

// survey reads the words of the rows, and finds the main ones of the period: those that
// most documents have.
func (w *weigher) survey() {
	n := len(w.rows)
	w.stems, w.words, w.hangs, w.documents, w.shared = make([][]int32, n), make([]int, n), make([]bool, n), make([]int32, n), make([]int32, n)
	stems, documents := newStemNumbers(), map[string]int32{}
	for i := range w.rows {
		words := wordsOf(w.rows[i].Quote)
		w.stems[i], w.words[i] = stems.distinct(words), len(words)
		w.hangs[i] = len(words) > 0 && hanging(words[0].bare)
		at, ok := documents[w.rows[i].Document]
		if !ok {
			at = int32(len(documents))
			documents[w.rows[i].Document] = at
		}
		w.documents[i] = at
	}
	w.in, w.seen = make([][]int32, len(stems.letters)), make([]int, len(documents))
	for i, its := range w.stems {
		for _, s := range its {
			w.in[s] = append(w.in[s], int32(i))
		}
	}
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

// matter returns how many of the period's main words a row has: the content words that
// occur in most documents.
func (w *weigher) matter(i int) int {
	n := 0
	for _, s := range w.stems[i] {
		n += btoi(w.main[s])
	}
	return n
}

// alikeShare is the share of the fewer content words above which two statements of one
// speaker say much the same.
const alikeShare = 0.6

// alike reports whether two rows of one speaker say much the same.
func (w *weigher) alike(i, k int) bool {
	if w.rows[i].Speaker != w.rows[k].Speaker {
		return false
	}
	a, b := w.stems[i], w.stems[k]
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && float64(len(common(a, b))) >= alikeShare*float64(len(a))
}
