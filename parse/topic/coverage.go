package topic

import (
	"cmp"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"onrecord/parse/lang"
)

// Labelled is a statement with its topic.
type Labelled struct {
	Text     string // the statement's content
	Label    string // of its best topic; empty if it has none
	Document int    // statements of one document share it
}

// Coverage is how a taxonomy applies to a set of statements, and what it lacks for the
// rest.
type Coverage struct {
	Topics   []Share   // in the taxonomy's order, also those that got nothing
	Without  int       // statements without a topic
	Lent     int       // statements whose topic comes from their surroundings alone
	Dividers []Divider // best first
}

// Share is the part of the statements that one topic has.
type Share struct {
	Label    string
	Labelled int         // statements whose best topic it is
	Lent     int         // of these, by their surroundings alone
	Terms    []TermCount // of the taxonomy, found in these statements; most frequent first
}

// TermCount is a term as the taxonomy writes it, "negotiat*" for a stem, and
// how many statements have it.
type TermCount struct {
	Term     string
	Labelled int
}

// Divider is a word, or two or three words in a row, that distinguishes some statements of
// the rest.
type Divider struct {
	Term        string
	Labelled    int     // statements of the rest that have it
	Documents   int     // in how many documents
	Association float64 // see Cover
}

// Cover measures how well a taxonomy covers these statements. The rest are those without a
// topic and those whose topic comes from their surroundings alone. Of the words and phrases
// in the rest that the taxonomy does not know, Cover returns those that divide it best, up
// to most.
//
// A word that belongs to a subject recurs in the documents about it and is rare in others;
// a general word is spread thin: "ferry" in nine statements of two documents divides,
// "answer" in nine of nine does not. The measure is the log-likelihood ratio of word and
// document (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence,
// Computational Linguistics 19, 1993): twice the sum of k ln(k/e) over the documents, where
// k of its statements have the word and e would have it if all were alike. It suits small
// counts, where a chi-squared test does not; e is at least 1, so that a single occurrence
// is no surprise. English function words and the everyday words of reporting ("said",
// "people") are never dividers.
func Cover(t Taxonomy, filed []Labelled, most int) (Coverage, error) {
	c, err := New(t)
	if err != nil {
		return Coverage{}, err
	}
	var out Coverage
	entries := map[string]int{}
	for i, e := range t.Topics {
		entries[e.Label] = i
		out.Topics = append(out.Topics, Share{Label: e.Label})
	}
	counts := make([]map[int32]int, len(t.Topics)) // by node
	d := newDividing(c)
	memory := c.buffers()
	for _, f := range filed {
		i, ok := entries[f.Label]
		if !ok {
			out.Without++
			d.add(f)
			continue
		}
		share := &out.Topics[i]
		share.Labelled++
		own := false
		seen := map[int32]bool{}
		hits, _ := c.hits(f.Text, nil, memory)
		for _, rank := range hits {
			h := c.uses[rank]
			if int(h.entry) != i || seen[h.node] {
				continue
			}
			seen[h.node] = true
			own = own || h.tier != weak
			if counts[i] == nil {
				counts[i] = map[int32]int{}
			}
			counts[i][h.node]++
		}
		if !own {
			share.Lent++
			out.Lent++
			d.add(f)
		}
	}
	names := c.termsByNode(t)
	for i := range out.Topics {
		for node, n := range counts[i] {
			out.Topics[i].Terms = append(out.Topics[i].Terms, TermCount{names[node], n})
		}
		slices.SortFunc(out.Topics[i].Terms, func(a, b TermCount) int {
			return cmp.Or(cmp.Compare(b.Labelled, a.Labelled), cmp.Compare(a.Term, b.Term))
		})
	}
	out.Dividers = d.best(most)
	return out, nil
}

// termsByNode returns the terms of a taxonomy as written, by the node of the
// index at which they end. The classifier must not be in use elsewhere.
func (c *Classifier) termsByNode(t Taxonomy) map[int32]string {
	names := map[int32]string{}
	for _, e := range t.Topics {
		for _, list := range [][]string{e.Words, e.Phrases, e.Common, e.Weak} {
			for _, term := range list {
				names[c.index.add(split(term))] = term
			}
		}
		for _, stem := range e.Stems {
			names[c.index.add(split(stem+"*"))] = stem + "*"
		}
	}
	return names
}

// dividing counts the terms of the rest.
type dividing struct {
	c         *Classifier
	terms     map[string]*divider
	rest      int         // statements
	documents map[int]int // and how many each has
}

type divider struct {
	words     int
	in        []int       // statements that have it, by number
	documents map[int]int // and how many each has
}

func newDividing(c *Classifier) *dividing {
	return &dividing{c: c, terms: map[string]*divider{}, documents: map[int]int{}}
}

// add counts the terms of a statement, each once.
func (d *dividing) add(f Labelled) {
	d.rest++
	d.documents[f.Document]++
	seen := map[string]bool{}
	for _, part := range clauses.Split(f.Text, -1) {
		words := readWords(part)
		for from := range words {
			for to := from + 1; to <= min(from+longestDivider, len(words)); to++ {
				if words[from].stop || words[to-1].stop || to-from == 3 && words[from+1].stop &&
					!lang.WordsInsideTerms[words[from+1].text] {
					continue
				}
				term := join(words[from:to])
				if !seen[term] {
					seen[term] = true
					d.count(term, to-from, f.Document)
				}
			}
		}
	}
}

func (d *dividing) count(term string, words, document int) {
	t := d.terms[term]
	if t == nil {
		t = &divider{words: words, documents: map[int]int{}}
		d.terms[term] = t
	}
	t.in = append(t.in, d.rest)
	t.documents[document]++
}

// Limits for a divider.
const (
	longestDivider = 3 // words
	fewStatements  = 2 // the fewest that have it
	manyDocuments  = 5 // with this many documents, two must have it
	mostlyThere    = 0.6
	chance         = 3.84 // least association: the 5% point of chi-squared
)

// best returns the terms that divide the rest best.
func (d *dividing) best(most int) []Divider {
	var found []Divider
	memory := d.c.buffers()
	for term, t := range d.terms {
		if len(t.in) < fewStatements || 2*len(t.in) > d.rest ||
			len(d.documents) >= manyDocuments && len(t.documents) < 2 {
			continue
		}
		g := d.association(t)
		if g < chance {
			continue
		}
		if hits, _ := d.c.hits(term, nil, memory); len(hits) > 0 {
			continue // the taxonomy knows it, or a word of it
		}
		found = append(found, Divider{term, len(t.in), len(t.documents), g})
	}
	slices.SortFunc(found, func(a, b Divider) int {
		return cmp.Or(cmp.Compare(b.Association, a.Association), cmp.Compare(b.Labelled, a.Labelled),
			cmp.Compare(d.terms[b.Term].words, d.terms[a.Term].words), cmp.Compare(a.Term, b.Term))
	})
	absorbed := d.absorbed(found)
	var out []Divider
	for _, one := range found {
		if len(out) >= most {
			break
		}
		if !absorbed[one.Term] && !slices.ContainsFunc(out,
			func(better Divider) bool { return d.repeats(one.Term, better.Term) }) {
			out = append(out, one)
		}
	}
	return out
}

// absorbed returns the terms that occur mostly inside one longer term: "north" where "north
// valley" stands.
func (d *dividing) absorbed(found []Divider) map[string]bool {
	out := map[string]bool{}
	for _, one := range found {
		words := strings.Fields(one.Term)
		for from := range words {
			for to := from + 1; to <= len(words); to++ {
				part := strings.Join(words[from:to], " ")
				if t := d.terms[part]; t != nil && to-from < len(words) &&
					float64(one.Labelled) >= mostlyThere*float64(len(t.in)) {
					out[part] = true
				}
			}
		}
	}
	return out
}

// repeats reports whether a term shares a word with a better one and adds little: "ferry"
// beside "ferry line" in nearly the same statements.
func (d *dividing) repeats(term, better string) bool {
	shared := false
	for _, w := range strings.Fields(term) {
		shared = shared || slices.Contains(strings.Fields(better), w)
	}
	if !shared {
		return false
	}
	mine, both := d.terms[term].in, 0
	for _, n := range mine {
		if _, ok := slices.BinarySearch(d.terms[better].in, n); ok {
			both++
		}
	}
	return float64(both) >= mostlyThere*float64(len(mine))
}

// association is the log-likelihood ratio of a term over the documents that have it more
// often than expected, and more than once.
func (d *dividing) association(t *divider) float64 {
	sum := 0.0
	for _, document := range slices.Sorted(maps.Keys(t.documents)) { // one order, one sum
		k := float64(t.documents[document])
		due := float64(d.documents[document]) * float64(len(t.in)) / float64(d.rest)
		if due = max(due, 1); k > due {
			sum += 2 * k * math.Log(k/due)
		}
	}
	return sum
}

// clauses splits a text where no phrase can continue.
var clauses = regexp.MustCompile(`[.,;:!?…]+(?:\s|$)|["“”«»()\[\]—–\n]`)

// plainWord is a word of a text as a taxonomy would list it.
type plainWord struct {
	text string
	stop bool // a phrase neither begins nor ends with it
}

// readWords returns the words of a clause in lower case, abbreviations in
// capitals: "us" is a pronoun, "US" a country.
func readWords(clause string) []plainWord {
	var words []plainWord
	s := scanner{text: clause}
	for t, ok := s.next(); ok; t, ok = s.next() {
		w := plainWord{text: string(t.folded)}
		letters := strings.ContainsFunc(w.text, unicode.IsLetter)
		if len(t.written) > 1 && letters && shouted(t.written) {
			w.text = t.written
		}
		w.stop = !letters || lang.StopWords[w.text] || len([]rune(w.text)) < 2 || strings.ContainsRune(w.text, '\'')
		words = append(words, w)
	}
	return words
}

func join(words []plainWord) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.text
	}
	return strings.Join(parts, " ")
}
