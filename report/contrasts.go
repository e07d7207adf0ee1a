package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// Contrast is two statements by different speakers that, by their words, cannot both be
// right: one denies what the other says, or says the opposite. A person has to judge
// whether they really mean the same thing.
type Contrast struct {
	Claim, Against int     // indices among [Quoted] rows
	Denial         bool    // Against denies or doubts; otherwise it says the opposite
	Share          float64 // of the weight of the shorter one's words that both have, from 0 to 1
}

// What two statements must have in common, besides a document, a name or a topic: a
// missing contrast is better than a wrong one.
const (
	denialShare   = 0.5 // of a sentence: "denied that the front had fired"
	namedShare    = 0.6 // of one that names who denies it: "accused the front of firing"
	phraseShare   = 0.6 // of a phrase, or of what is only doubted
	oppositeShare = 0.6
	apartShare    = 0.7 // of two reports
	sharedWords   = 3   // names among them
	ownWords      = 2   // beside names
	scope         = 2   // content words after a "not" that it denies
	scopeOfNone   = 4   // after a "no" that opens its sentence, of which two must be in common
	longestClaim  = 60  // words of a sentence that is compared
	// contrastsUpTo is the number of rows up to which contrasts are searched for.
	contrastsUpTo = nearUpTo
)

// claim is a sentence of a row in the form in which it is compared.
type claim struct {
	row     int
	stems   []int32  // sorted
	before  []int32  // of what is denied, those before the "not"
	scope   []int32  // and those after it
	own     bool     // of what is denied, the speaker: "I was not on the call"
	denied  bool     // it has one word that makes the opposite of it, or three
	denials int      // how many it has
	open    bool     // it says what would be so: "if you ask, I may leave"
	when    []string // figures, months and days that it names
	himself bool     // it opens with a pronoun: what is denied is of the speaker
	outside bool     // the row's speaker denies or doubts it
}

// Contrasts returns who contradicts whom, denials first, then by the share of words in
// common. Each row is paired with at most one other on either side, the most similar one.
func Contrasts(b Briefing) []Contrast {
	rows := b.Quoted()
	if len(rows) > contrastsUpTo {
		return nil
	}
	x := newContrasts(rows)
	best := map[[2]int]Contrast{}
	for i := range x.claims {
		against := &x.claims[i]
		if !against.denied && !against.outside {
			continue // it goes against nothing
		}
		shared := map[int32]int{}
		for _, s := range against.stems {
			if !x.names[s] && len(x.in[s]) <= 4*commonFingerprint {
				for _, k := range x.in[s] {
					shared[k]++
				}
			}
		}
		for k, n := range shared {
			if n < ownWords {
				continue
			}
			if c, ok := x.contrast(against, &x.claims[k]); ok {
				at := [2]int{c.Claim, c.Against}
				if c.Share > best[at].Share {
					best[at] = c
				}
			}
		}
	}
	for _, c := range replies(rows) {
		at := [2]int{c.Claim, c.Against}
		if best[at].Share < c.Share {
			best[at] = c
		}
	}
	return chosenContrasts(best)
}

// chosenContrasts sorts contrasts and keeps the best one for each row.
func chosenContrasts(best map[[2]int]Contrast) []Contrast {
	var out []Contrast
	for _, c := range best {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Contrast) int {
		return cmp.Or(cmp.Compare(btoi(b.Denial), btoi(a.Denial)), cmp.Compare(b.Share, a.Share),
			cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Against, b.Against))
	})
	used := map[int]bool{}
	return slices.DeleteFunc(out, func(c Contrast) bool {
		if used[c.Claim] || used[c.Against] {
			return true
		}
		used[c.Claim], used[c.Against] = true, true
		return false
	})
}

// contrast compares two claims that share enough words.
func (x *contrasts) contrast(against, of *claim) (Contrast, bool) {
	a, o := &x.rows[against.row], &x.rows[of.row]
	if a.Speaker == o.Speaker || o.denies() || slices.Contains(a.SameAs, o.ID) || !x.related(against, of) {
		return Contrast{}, false
	}
	apart := a.Document != o.Document
	if (apart || !against.outside) && !sameTimes(against, of) {
		return Contrast{}, false // "fell in May", "rose in June"
	}
	c := Contrast{Claim: of.row, Against: against.row, Denial: against.outside}
	shared := len(common(against.stems, of.stems))
	if !c.Denial {
		c.Share = min(x.share(against.stems, of.stems, false), x.share(of.stems, against.stems, false))
		about := !against.own || names(o.Quote, a.Speaker)
		least := oppositeShare
		if apart {
			least = apartShare
		}
		return c, about && against.denials == 1 && of.denials == 0 && !against.open && !of.open && shared >= sharedWords && c.Share >= least && against.deniesWhat(of)
	}
	if against.denied != of.denied {
		return Contrast{}, false // "denied that it was not": the same claim
	}
	least, named := phraseShare, names(o.Quote, a.Speaker)
	if !named && against.himself && a.Document != o.Document || ofAClaim(a) {
		return Contrast{}, false // "rejected the idea that he would": of whom the other speaks is not known
	}
	switch clause := strings.HasSuffix(a.Frame, "that"); {
	case parse.Stance(a.Stance) == parse.Doubts:
		if !clause {
			return Contrast{}, false // "had misgivings about the plan": nobody says that it is not so
		}
	case named:
		least = namedShare
	case clause:
		least = denialShare
	case apart:
		return Contrast{}, false // "has dismissed the plan as": of which plan, and what of it, is not told
	}
	c.Share = x.share(against.stems, of.stems, !named)
	return c, (named || shared >= sharedWords) && c.Share >= least
}

// sameTimes reports whether a claim can be about the date and the figure that another
// names: it has all of them, or none at all.
func sameTimes(against, of *claim) bool {
	return len(of.when) == 0 || !slices.ContainsFunc(against.when, func(w string) bool { return !slices.Contains(of.when, w) })
}

// related reports whether two claims are connected by more than their words: a common
// document, topic or name.
func (x *contrasts) related(a, b *claim) bool {
	one, two := &x.rows[a.row], &x.rows[b.row]
	return one.Document == two.Document || one.Topic == two.Topic || slices.Contains(one.Topics, two.Topic) ||
		slices.ContainsFunc(common(a.stems, b.stems), func(s int32) bool { return x.names[s] })
}

// deniesWhat reports whether one claim denies what the other says: they have something in
// common both before the "not" and after it.
func (c *claim) deniesWhat(of *claim) bool {
	after := len(common(c.scope, of.stems))
	if len(c.before) == 0 {
		return after >= 2
	}
	return after > 0 && len(common(c.before, of.stems)) > 0
}

// common returns the stems that two sorted lists have in common.
func common(a, b []int32) []int32 {
	var out []int32
	for _, s := range a {
		if _, ok := slices.BinarySearch(b, s); ok {
			out = append(out, s)
		}
	}
	return out
}

// names reports whether a quote names a speaker by at least one word of the name.
func names(quote, speaker string) bool {
	of := wordsOf(speaker)
	return slices.ContainsFunc(wordsOf(quote), func(w word) bool {
		first, _ := utf8.DecodeRuneInString(quote[w.start:])
		return unicode.IsUpper(first) && len(w.bare) > 3 && slices.ContainsFunc(of, func(o word) bool { return o.bare == w.bare })
	})
}

// share returns the share of the weight of a's words that b has; with shorter, of the
// lighter of the two.
func (x *contrasts) share(a, b []int32, shorter bool) float64 {
	sum := func(stems []int32) (total float64) {
		for _, s := range stems {
			total += x.weight[s]
		}
		return total
	}
	all, other, both := sum(a), sum(b), sum(common(a, b))
	if shorter {
		all = min(all, other)
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// contrasts is the sentences of rows that can be compared.
type contrasts struct {
	rows   []Row
	claims []claim
	said   map[string]bool // words
	stem   *stemNumbers
	meant  map[string]meant  // by word
	weight []float64         // by stem: the rarer, the more
	names  []bool            // by stem
	in     map[int32][]int32 // claims by stem
}

func newContrasts(rows []Row) *contrasts {
	x := &contrasts{rows: rows, said: map[string]bool{}, stem: newStemNumbers(), meant: map[string]meant{}, in: map[int32][]int32{}}
	sentences := make([][][]word, len(rows))
	for i := range rows {
		r := &rows[i]
		if stance := parse.Stance(r.Stance); r.Speaker == "" || !canSpeak(r.Speaker) || stance == parse.Asks || stance == parse.Demands || !r.denies() && aside(r.Frame) {
			continue
		}
		if sentences[i] = assertions(r.Quote); r.denies() && len(sentences[i]) > 1 {
			sentences[i] = sentences[i][:1] // what follows is what the speaker says instead
		}
		for _, words := range sentences[i] {
			for _, w := range words {
				x.said[w.bare] = true
			}
		}
	}
	var named []int // words with a capital, by stem
	for i := range rows {
		r := &rows[i]
		for _, words := range sentences[i] {
			c := x.claim(r.Quote, words, func(stem int32, name bool) {
				for len(named) <= int(stem) {
					named = append(named, 0)
				}
				named[stem] += btoi(name)
			})
			c.row, c.outside = i, r.denies()
			if len(c.stems) < ownWords || len(words) > longestClaim {
				continue
			}
			for _, s := range c.stems {
				x.in[s] = append(x.in[s], int32(len(x.claims)))
			}
			x.claims = append(x.claims, c)
		}
	}
	x.weight, x.names = make([]float64, len(x.stem.letters)), make([]bool, len(x.stem.letters))
	for n := range x.weight {
		in := len(x.in[int32(n)])
		x.weight[n] = max(0, math.Log((float64(len(rows))+50)/(float64(in)+0.5)))
		if x.names[n] = 2*named[n] > in; x.names[n] {
			x.weight[n] *= nameWeight
		}
	}
	return x
}

// aside reports whether a frame does not assert the words: "asked whether", "spoke of
// how".
func aside(frame string) bool {
	fields := strings.Fields(lang.Lower(frame))
	return len(fields) > 0 && fields[len(fields)-1] != "that" && lang.QuestionWords[fields[len(fields)-1]]
}

// claim reads a sentence. A word with an opposite counts as the opposite with a "not":
// "the bridge is closed" denies that it is open.
func (x *contrasts) claim(quote string, words []word, seen func(stem int32, name bool)) claim {
	var c claim
	turned := map[int32]bool{} // stems, those said by their opposite
	left := 0                  // content words that the last "not" still denies
	me := false
	deny := func(over int) {
		if !c.denied {
			c.before, c.own = slices.Clone(c.stems), me && len(c.stems) == 0
		}
		c.denied, left = !c.denied, over
		c.denials++
	}
	for k, w := range words {
		said := strings.ReplaceAll(lang.Lower(quote[w.start:w.end]), "’", "'")
		// "Mocked him for not paying", "told them not to pay": nobody says that it is so.
		blamed := k > 0 && words[k-1].bare == "for" || k+1 < len(words) && words[k+1].bare == "to"
		c.open = c.open || said == "if"
		c.himself = c.himself || k == 0 && lang.Pronouns[w.bare]
		if first := w.bare[0]; first >= '0' && first <= '9' || quote[w.start] < 'a' && (lang.Months[w.bare] || lang.Weekdays[w.bare]) {
			c.when = append(c.when, w.bare)
		}
		me = me || lang.FirstPersonPronouns[w.bare]
		if lang.DenyingWords[said] {
			if !blamed {
				over := scope
				if len(c.stems) == 0 {
					over = scopeOfNone
				}
				deny(over)
			}
			continue
		}
		stem, opposite := x.stemOf(w.bare)
		if stem < 0 {
			continue
		}
		if opposite {
			deny(1)
		}
		if before, ok := turned[stem]; ok && before != opposite {
			c.denials += 2 // "supports the tax, opposes the toll": of what it is the opposite is not told
		}
		turned[stem] = opposite
		seen(stem, w.name)
		if c.stems = append(c.stems, stem); left > 0 {
			c.scope = append(c.scope, stem)
			left--
		}
	}
	for _, list := range []*[]int32{&c.stems, &c.before, &c.scope} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return c
}

// meant is what a word says: a stem, or the opposite of one.
type meant struct {
	stem     int32
	opposite bool
}

// stemOf returns the number of a word's stem, or of its opposite's stem if it has one; -1
// for a word without meaning of its own.
func (x *contrasts) stemOf(bare string) (number int32, opposite bool) {
	m, ok := x.meant[bare]
	if !ok {
		m = x.meaning(bare)
		x.meant[bare] = m
	}
	return m.stem, m.opposite
}

func (x *contrasts) meaning(bare string) meant {
	stem, opposite := contentStem(bare), false
	if stem == "" {
		return meant{-1, false}
	}
	if other := opposites()[stem]; other != "" {
		stem, opposite = other, true
	} else if rest, ok := strings.CutPrefix(bare, "un"); ok && len(rest) > 3 && x.said[rest] {
		stem, opposite = contentStem(rest), true // "unsafe", where somebody says "safe"
	}
	n := x.stem.ofStem(stem)
	return meant{n, opposite && n >= 0}
}

// opposites are the opposites of package lang, by stem.
var opposites = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for word, other := range lang.Opposites {
		out[contentStem(word)] = contentStem(other)
	}
	return out
})

// assertions returns the words of each sentence in a quotation, except questions.
func assertions(quote string) [][]word {
	var out [][]word
	var sentence []word
	at := 0
	end := func(marks string) {
		if len(sentence) > 0 && !strings.Contains(marks, "?") {
			out = append(out, sentence)
		}
		sentence = nil
	}
	for _, w := range wordsOf(quote) {
		if marks := quote[at:w.start]; strings.ContainsAny(marks, ".!?;…") && marks != "." { // "0.4%"
			end(marks)
		}
		sentence, at = append(sentence, w), w.end
	}
	end(quote[at:])
	return out
}

// Answered is one question and the statements that answer it, by at least two speakers.
type Answered struct {
	Question string
	Answers  []int // indices among [Quoted] rows, one for each speaker
}

// questionWords is the number of words from which identical questions count as the same
// question, and not just "Why?".
const questionWords = 4

// Answers returns the questions of transcripts that several people answered, in the order
// of the rows. A longer answer is represented by its first paragraph.
func Answers(b Briefing) []Answered {
	rows := b.Quoted()
	at := map[string]int{}
	var out []Answered
	for i := range rows {
		r := &rows[i]
		if r.Kind != string(parse.Turn) || r.Speaker == "" || r.Context == "" {
			continue
		}
		letters, words := bare(nil, r.Context)
		if words < questionWords {
			continue
		}
		k, ok := at[string(letters)]
		if !ok {
			k = len(out)
			at[string(letters)] = k
			out = append(out, Answered{Question: r.Context})
		}
		its := &out[k]
		if !slices.ContainsFunc(its.Answers, func(a int) bool { return rows[a].Speaker == r.Speaker }) {
			its.Answers = append(its.Answers, i)
		}
	}
	return slices.DeleteFunc(out, func(a Answered) bool { return len(a.Answers) < 2 })
}
