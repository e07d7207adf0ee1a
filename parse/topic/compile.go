package topic

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Classifier applies one taxonomy. It is safe for concurrent use.
type Classifier struct {
	labels    []string // in the taxonomy's order
	broader   []int    // by entry: the topic that it is a part of; -1 for none
	parted    []int    // the general topics that have narrower ones
	twoLevels bool
	index     *index
	uses      []use               // of all terms, by rank
	from      map[string][]origin // by folded name of a speaker or a place
}

// origin is how much a speaker or a place counts for a topic.
type origin struct {
	entry int32
	worth float64
}

// EntryError is a mistake in a taxonomy. The caller, who has the file, finds the line by
// Index, Field and Term.
type EntryError struct {
	Index  int    // of the entry in Taxonomy.Topics, from 0
	Label  string // of the entry; may be empty
	Field  string // as in the file: "label", "words"
	Term   string // the term at fault; empty if it is the whole field
	Reason string
}

// Error names the topic, the field and the term.
func (e *EntryError) Error() string {
	name := fmt.Sprintf("topic %d", e.Index+1)
	if e.Label != "" {
		name = fmt.Sprintf("topic %q", e.Label)
	}
	if e.Term != "" {
		return fmt.Sprintf("%s: %s: %q %s", name, e.Field, e.Term, e.Reason)
	}
	return fmt.Sprintf("%s: %s: %s", name, e.Field, e.Reason)
}

// ErrNoTopics is returned for a taxonomy without entries.
var ErrNoTopics = errors.New("the taxonomy has no topics")

// New compiles a taxonomy. All mistakes are reported at once: the error joins
// one *EntryError for each, in the order of the taxonomy.
func New(t Taxonomy) (*Classifier, error) {
	if len(t.Topics) == 0 {
		return nil, ErrNoTopics
	}
	if err := check(t); err != nil {
		return nil, err
	}
	terms := 0
	for _, e := range t.Topics {
		terms += e.terms()
	}
	c := &Classifier{index: newIndex(terms), from: map[string][]origin{}}
	for i, e := range t.Topics {
		c.labels = append(c.labels, e.Label)
		c.index.enter(int32(i), e)
		for _, name := range slices.Concat(e.Speakers, e.Places) {
			key := foldName(name)
			c.from[key] = append(c.from[key], origin{int32(i), cmp.Or(e.Weight, 1) * originWorth})
		}
	}
	for _, e := range t.Topics {
		b := slices.IndexFunc(t.Topics, func(o Entry) bool { return o.Label == e.Broader })
		c.broader = append(c.broader, b)
		if b >= 0 && !slices.Contains(c.parted, b) {
			c.parted = append(c.parted, b)
		}
	}
	c.twoLevels = len(c.parted) > 0
	c.shareOut()
	c.rank()
	return c, nil
}

// terms counts the terms of an entry.
func (e *Entry) terms() int {
	return len(e.Words) + len(e.Phrases) + len(e.Stems) + len(e.Common) + len(e.Weak) + len(e.Exclude)
}

// enter adds an entry's terms to the index.
func (x *index) enter(entry int32, e Entry) {
	put := func(term string, tier tier, worth float64) {
		node := x.add(split(term))
		n := &x.nodes[node]
		n.uses = append(n.uses, use{entry: entry, node: node, tier: tier, worth: worth * cmp.Or(e.Weight, 1)})
	}
	for _, w := range e.Words {
		put(w, particular, 1)
	}
	for _, s := range e.Stems {
		put(s+"*", particular, 1)
	}
	for _, p := range e.Phrases {
		put(p, particular, phraseWorth)
	}
	for _, w := range e.Common {
		put(w, common, commonWorth)
	}
	for _, w := range e.Weak {
		put(w, weak, weakWorth)
	}
	for _, w := range e.Exclude {
		n := &x.nodes[x.add(split(w))]
		n.excluded = append(n.excluded, entry)
	}
}

// shareOut lowers the worth of a term with every topic that lists it: a word listed under
// three topics says little about any of them. Only topics of the same level are compared.
func (c *Classifier) shareOut() {
	for i := range c.index.nodes {
		uses := c.index.nodes[i].uses
		var strong [levels]int
		for _, u := range uses {
			if u.tier != weak {
				strong[c.level(int(u.entry))]++
			}
		}
		for k, u := range uses {
			if u.tier != weak {
				uses[k].worth /= math.Sqrt(float64(strong[c.level(int(u.entry))]))
			}
		}
	}
}

// rank lists the uses of all terms by topic, and by term within it.
func (c *Classifier) rank() {
	byTopic := make([][]use, len(c.labels))
	for i := range c.index.nodes {
		for _, u := range c.index.nodes[i].uses {
			byTopic[u.entry] = append(byTopic[u.entry], u)
		}
	}
	c.uses = slices.Concat(byTopic...)
	ranked := make([]int, len(c.index.nodes)) // how many uses of a node have their rank
	for i := range c.uses {
		u := &c.uses[i]
		u.rank, u.level = int32(i), uint8(c.level(int(u.entry)))
		c.index.nodes[u.node].uses[ranked[u.node]] = *u
		ranked[u.node]++
	}
}

// foldName makes names comparable: case and white space make no difference.
func foldName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// split returns a term's words. A star at the end of a word stays with it.
func split(term string) []string {
	if isPlain(term) {
		return strings.Fields(term)
	}
	var words []string
	for _, part := range strings.Fields(term) {
		body, open := strings.CutSuffix(part, "*")
		s := scanner{text: body}
		n := len(words)
		for t, ok := s.next(); ok; t, ok = s.next() {
			words = append(words, t.written)
		}
		if open && len(words) > n {
			words[len(words)-1] += "*"
		}
	}
	return words
}

// isPlain reports a term of nothing but letters of ASCII and spaces, as most are.
func isPlain(term string) bool {
	for i := range len(term) {
		if c := term[i]; c != ' ' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

const (
	longestPhrase   = 8  // words
	longestInitials = 10 // letters of an abbreviation: "INTERPOL"
	greatestWeight  = 10
)

var mediaTopic = regexp.MustCompile(`^medtop:[0-9]{8}$`)

// check returns every mistake of a taxonomy.
func check(t Taxonomy) error {
	var errs []error
	labels := map[string]bool{}
	for i, e := range t.Topics {
		report := func(field, term, reason string) {
			errs = append(errs, &EntryError{i, e.Label, field, term, reason})
		}
		folded := strings.ToLower(e.Label)
		switch {
		case strings.TrimSpace(e.Label) == "":
			report("label", "", "is empty")
		case strings.TrimSpace(e.Label) != e.Label || strings.ContainsFunc(e.Label, unicode.IsControl):
			report("label", "", "begins or ends with a space, or breaks the line")
		case labels[folded]:
			report("label", "", "stands twice in the taxonomy")
		}
		labels[folded] = true
		if e.Code != "" && !mediaTopic.MatchString(e.Code) {
			report("code", "", fmt.Sprintf("%q is not a code like medtop:11000000", e.Code))
		}
		if e.Broader != "" {
			if reason := faultOfBroader(t, e); reason != "" {
				report("broader", "", reason)
			}
		}
		if math.IsNaN(e.Weight) || e.Weight < 0 || e.Weight > greatestWeight {
			report("weight", "", fmt.Sprintf("must lie between 0 and %d", greatestWeight))
		}
		if len(e.Words)+len(e.Phrases)+len(e.Stems)+len(e.Common)+len(e.Speakers)+len(e.Places) == 0 {
			report("words", "", "the topic has no words, phrases or stems, so that nothing could ever fall under it")
		}
		checkTerms(e, report)
		checkNames("speakers", e.Speakers, report)
		checkNames("places", e.Places, report)
	}
	return errors.Join(errs...)
}

// faultOfBroader says what is wrong with the broader topic of an entry, or "".
func faultOfBroader(t Taxonomy, e Entry) string {
	i := slices.IndexFunc(t.Topics, func(o Entry) bool { return o.Label == e.Broader })
	switch {
	case e.Broader == e.Label:
		return "names the topic itself"
	case i < 0:
		return fmt.Sprintf("no topic is labelled %q", e.Broader)
	case t.Topics[i].Broader != "":
		return fmt.Sprintf("%q is a part of %q itself; there are two levels", e.Broader, t.Topics[i].Broader)
	}
	return ""
}

// checkTerms reports every term of an entry that would not do what its author meant.
func checkTerms(e Entry, report func(field, term, reason string)) {
	seen := make(map[string]string, e.terms())
	fields := []struct {
		name  string
		terms []string
	}{{"words", e.Words}, {"phrases", e.Phrases}, {"stems", e.Stems}, {"common", e.Common}, {"weak", e.Weak}, {"exclude", e.Exclude}}
	for _, f := range fields {
		for _, term := range f.terms {
			words := split(term)
			if reason := fault(f.name, term, words); reason != "" {
				report(f.name, term, reason)
				continue
			}
			key := strings.Join(words, " ")
			if f.name == "stems" {
				key += "*"
			}
			if before, ok := seen[key]; ok {
				report(f.name, term, "stands under "+before+" already")
			}
			seen[key] = f.name
		}
	}
}

// checkNames reports empty and repeated names.
func checkNames(field string, names []string, report func(field, term, reason string)) {
	seen := map[string]bool{}
	for _, n := range names {
		key := foldName(n)
		switch {
		case key == "":
			report(field, n, "holds an empty name; the word null needs double quotes")
		case seen[key]:
			report(field, n, "stands there already")
		}
		seen[key] = true
	}
}

// fault says what is wrong with a term of these words, or "".
func fault(field, term string, words []string) string {
	parts := words
	if !isPlain(term) {
		parts = strings.Fields(term)
	}
	switch {
	case term == "":
		return "holds an empty term; the word null needs double quotes"
	case len(words) == 0:
		return "has no letter or digit"
	case field == "words" && len(parts) > 1:
		return "is more than one word: it belongs under phrases"
	case field == "phrases" && len(words) == 1:
		return "is one word: it belongs under words"
	case field == "stems" && len(words) > 1:
		return "is more than one word: as a phrase it may carry a star, \"nuclear talk*\""
	case field == "words" && strings.Contains(term, "*"):
		return "has a star: it belongs under stems, without it"
	case field == "stems" && strings.Contains(term, "*"):
		return "needs no star: a stem stands for any ending"
	case len(words) > longestPhrase:
		return fmt.Sprintf("is longer than %d words", longestPhrase)
	case slices.ContainsFunc(parts, func(w string) bool { return strings.Contains(strings.TrimSuffix(w, "*"), "*") }):
		return "has a star that is not at the end of a word"
	case field == "stems" && utf8.RuneCountInString(words[0]) < 2:
		return "is too short for a stem: it would match half the dictionary"
	case slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, "*") && utf8.RuneCountInString(w) < 3 }):
		return "has a star after a single letter: it would match half the dictionary"
	}
	for _, w := range words {
		letters := strings.TrimSuffix(w, "*")
		if n := utf8.RuneCountInString(letters); n > 1 && shouted(letters) && (n > longestInitials || field == "stems") {
			return "is in capitals, and would be found only in capitals: write it in lower case"
		}
	}
	return ""
}

// shouted reports whether a word is written in capitals.
func shouted(word string) bool {
	return strings.ToUpper(word) == word && strings.ToLower(word) != word
}
