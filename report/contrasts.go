package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/parse/lang"
)

// Contrast is two statements of different speakers that cannot both be right, by their
// words: one denies what the other says, or says the opposite. A person has to judge
// whether they do mean the same thing.
type Contrast struct {
	Claim, Against int     // indices among [Quoted] rows
	Denial         bool    // Against denies or doubts; otherwise it says the opposite
	Share          float64 // of the weight of the shorter one's words that both have, from 0 to 1
}

// What two statements must have in common. A denial names what it denies, so that less
// is asked of it than of two claims that differ by a "not".
const (
	denialShare   = 0.45 // of a sentence: "denied that the front had fired"
	doubtShare    = 0.6  // of a phrase, or of what is only doubted
	oppositeShare = 0.4
	sharedWords   = 3  // beside names
	longestClaim  = 60 // words of a sentence that is compared
	// contrastsUpTo is the number of rows up to which contrasts are searched for.
	contrastsUpTo = nearUpTo
)

// claim is a sentence of a row, as it is compared.
type claim struct {
	row     int
	stems   []int32
	denied  bool // it has a word that makes the opposite of it
	outside bool // the row's speaker denies or doubts it
}

// Contrasts returns who contradicts whom, denials first, then by how much the words
// have in common. Each row stands against one other at most on either side, the most
// similar one.
func Contrasts(b Briefing) []Contrast {
	rows := Quoted(b.Rows)
	if len(rows) > contrastsUpTo {
		return nil
	}
	claims, weight, names := claimsOf(rows)
	in := map[int32][]int32{} // claims by stem
	for i, c := range claims {
		for _, s := range c.stems {
			in[s] = append(in[s], int32(i))
		}
	}
	best := map[[2]int]Contrast{}
	for i := range claims {
		against := &claims[i]
		if !against.denied && !against.outside {
			continue // it goes against nothing
		}
		shared := map[int32]int{}
		for _, s := range against.stems {
			if !names[s] && len(in[s]) <= 4*commonFingerprint {
				for _, k := range in[s] {
					shared[k]++
				}
			}
		}
		for k, n := range shared {
			if n < sharedWords {
				continue
			}
			if c, ok := contrast(rows, against, &claims[k], weight); ok {
				at := [2]int{c.Claim, c.Against}
				if c.Share > best[at].Share {
					best[at] = c
				}
			}
		}
	}
	return chosenContrasts(best)
}

// chosenContrasts sorts contrasts and leaves each row the one that fits it best.
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
func contrast(rows []Row, against, of *claim, weight []float64) (Contrast, bool) {
	a, o := &rows[against.row], &rows[of.row]
	if a.Speaker == o.Speaker || a.Speaker == "" || o.Speaker == "" || o.denies() || slices.Contains(a.SameAs, o.ID) {
		return Contrast{}, false
	}
	c := Contrast{Claim: of.row, Against: against.row, Denial: against.outside}
	share := denialShare
	if parse.Stance(a.Stance) == parse.Doubts || !strings.HasSuffix(a.Frame, "that") {
		share = doubtShare
	}
	switch {
	case c.Denial:
		if against.denied != of.denied {
			return Contrast{}, false // "denied that it was not": the same claim
		}
		c.Share = sharedWeight(against.stems, of.stems, weight, true)
	default:
		if !against.denied || of.denied { // counted once, from the side that has the "not"
			return Contrast{}, false
		}
		share = oppositeShare
		c.Share = min(sharedWeight(against.stems, of.stems, weight, false), sharedWeight(of.stems, against.stems, weight, false))
	}
	return c, c.Share >= share
}

// sharedWeight returns the share of the weight of a's words that b has; with shorter,
// of the lighter of both.
func sharedWeight(a, b []int32, weight []float64, shorter bool) float64 {
	all, other, both := 0.0, 0.0, 0.0
	for _, s := range b {
		other += weight[s]
	}
	for _, s := range a {
		all += weight[s]
		if _, ok := slices.BinarySearch(b, s); ok {
			both += weight[s]
		}
	}
	if shorter {
		all = min(all, other)
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// claimsOf returns the sentences of rows that can be compared, what each stem weighs
// (the rarer, the more), and which are names.
func claimsOf(rows []Row) (claims []claim, weight []float64, names []bool) {
	numbers := map[string]int32{}
	var in, named []int // claims that have a stem, and words with a capital
	for i := range rows {
		r := &rows[i]
		if stance := parse.Stance(r.Stance); r.Speaker == "" || stance == parse.Asks || stance == parse.Demands {
			continue
		}
		for _, words := range assertions(r.Quote) {
			c := claim{row: i, outside: r.denies()}
			for k, w := range words {
				blamed := k > 0 && words[k-1].bare == "for" // "mocked him for not paying"
				c.denied = c.denied || !blamed && lang.DenyingWords[strings.ReplaceAll(lang.Lower(r.Quote[w.start:w.end]), "’", "'")]
				stem := contentStem(w.bare)
				if stem == "" {
					continue
				}
				n, ok := numbers[stem]
				if !ok {
					n = int32(len(numbers))
					numbers[stem] = n
					in, named = append(in, 0), append(named, 0)
				}
				named[n] += btoi(w.name)
				c.stems = append(c.stems, n)
			}
			slices.Sort(c.stems)
			c.stems = slices.Compact(c.stems)
			for _, s := range c.stems {
				in[s]++
			}
			if len(c.stems) >= sharedWords && len(words) <= longestClaim {
				claims = append(claims, c)
			}
		}
	}
	weight, names = make([]float64, len(in)), make([]bool, len(in))
	for n := range in {
		weight[n] = max(0, math.Log((float64(len(rows))+50)/(float64(in[n])+0.5)))
		if names[n] = 2*named[n] > in[n]; names[n] {
			weight[n] *= nameWeight
		}
	}
	return claims, weight, names
}

// assertions returns the words of each sentence of a quotation that is no question.
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
		if marks := quote[at:w.start]; strings.ContainsAny(marks, ".!?;…") {
			end(marks)
		}
		sentence, at = append(sentence, w), w.end
	}
	end(quote[at:])
	return out
}

// Answered is one question and the statements that answer it, of two speakers at
// least.
type Answered struct {
	Question string
	Answers  []int // indices among [Quoted] rows, one for each speaker
}

// questionWords is the number of words from which the same question is the same and
// not just "Why?".
const questionWords = 4

// Answers returns the questions of transcripts that several people answered, in the
// order of the rows. Of a longer answer the first paragraph is named.
func Answers(b Briefing) []Answered {
	rows := Quoted(b.Rows)
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
