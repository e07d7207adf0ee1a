package review

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
	"onrecord/report"
)

// Alias is another spelling of a name that corrections suggest for the desk's people.
type Alias struct {
	Name  string `json:"name"`
	Alias string `json:"alias"`
	Rows  int    `json:"rows"` // corrected that way
}

// Aliases returns the spellings that corrections suggest, by name and alias: names whose
// rows were all given one other name that can belong to the same person. Correcting a
// statement that belongs to someone else says nothing about names: "Ines Voss" is not a
// spelling of "Mara Voss", and two names that occur in one document belong to two people.
func Aliases(d Desk, o Outcome, known []speaker.Known) []Alias {
	final := d.after(o)
	renamed := map[string]map[string]int{} // what the program said to what it became
	for id, r := range d.Rows {
		said := r.Program[report.EditSpeaker]
		if said == "" {
			continue
		}
		if renamed[said] == nil {
			renamed[said] = map[string]int{}
		}
		renamed[said][final[id][report.EditSpeaker]]++
	}
	owner, names := map[string]string{}, map[string]bool{}
	for _, k := range known {
		owner[speaker.Key(k.Name)] = k.Name
		for _, a := range k.Aliases {
			owner[speaker.Key(a)] = k.Name
		}
		names[k.Name] = true
	}
	for id := range d.Rows {
		names[final[id][report.EditSpeaker]] = true
	}
	var out []Alias
	for said, became := range renamed {
		if len(became) != 1 {
			continue // some rows kept the name, or got another one
		}
		for name, n := range became {
			key := speaker.Key(said)
			switch {
			case name == "" || key == "" || key == speaker.Key(name) || owner[key] != "":
			case alikeNames(said, name, names) && !d.beside(said, name):
				out = append(out, Alias{name, said, n})
			}
		}
	}
	slices.SortFunc(out, func(a, b Alias) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Alias, b.Alias)) })
	return out
}

// beside reports whether a document names both as people of their own.
func (d Desk) beside(a, b string) bool {
	for _, document := range d.Documents {
		if document.People[speaker.Key(a)] && document.People[speaker.Key(b)] {
			return true
		}
	}
	return false
}

// after returns the values of the desk's rows once an outcome is taken.
func (d Desk) after(o Outcome) map[string]Values {
	out := make(map[string]Values, len(d.Rows))
	for id, r := range d.Rows {
		out[id] = r.Values
	}
	for _, c := range o.Changes {
		if c.Document {
			continue
		}
		v := out[c.Target]
		for f := range v {
			if report.EditField(f).String() == c.Field {
				v[f] = c.New
			}
		}
		out[c.Target] = v
	}
	return out
}

// alikeNames reports whether one name is a spelling of another: each of its
// words is a word of the other, in the same order, up to small differences or
// as an initial. A single word must belong to that name alone among all names.
func alikeNames(said, name string, all map[string]bool) bool {
	a, b := strings.Fields(speaker.Key(said)), strings.Fields(speaker.Key(name))
	if !wordsAlike(a, b) {
		return false
	}
	if len(a) > 1 {
		return true
	}
	for other := range all {
		if other != name && other != said && slices.Contains(strings.Fields(speaker.Key(other)), a[0]) {
			return false
		}
	}
	return true
}

// spelling reports whether two names can be spellings of one.
func spelling(a, b string) bool {
	x, y := strings.Fields(speaker.Key(a)), strings.Fields(speaker.Key(b))
	return wordsAlike(x, y) || wordsAlike(y, x)
}

func wordsAlike(a, b []string) bool {
	whole := false
	for _, w := range a {
		i := slices.IndexFunc(b, func(o string) bool { return wordAlike(w, o) })
		if i < 0 {
			return false
		}
		whole = whole || utf8.RuneCountInString(strings.Trim(w, ".")) > 1
		b = b[i+1:]
	}
	return whole
}

// wordAlike reports whether two words of names are the same up to an initial or
// a few letters ("Kasar", "Qassar").
func wordAlike(a, b string) bool {
	short, long := []rune(strings.Trim(a, ".")), []rune(strings.Trim(b, "."))
	if len(short) == 0 || len(long) == 0 {
		return false
	}
	if len(short) == 1 {
		return short[0] == long[0]
	}
	return lang.EditDistance(string(short), string(long))*3 <= min(len(short), len(long))+1
}

// Hint is a word that corrections suggest for a topic of the taxonomy.
type Hint struct {
	Topic string `json:"topic"`
	Word  string `json:"word"`
	Rows  int    `json:"rows"` // corrected to the topic, that have it
}

// Bounds of hints: a word must be in some of the rows corrected to a topic and in
// none of enough others, or it says nothing of the topic.
const (
	hintRows   = 2
	hintOthers = 10
	hintsATime = 3 // for one topic
)

// Hints returns what corrected topics suggest, in the order of the taxonomy.
func Hints(d Desk, o Outcome, t topic.Taxonomy) []Hint {
	final := d.after(o)
	var out []Hint
	for _, entry := range t.Topics {
		inside, elsewhere, others := map[string]int{}, map[string]bool{}, 0
		for id, r := range d.Rows {
			words := wordsOf(r.Quote)
			switch label := final[id][report.EditTopic]; {
			case label != entry.Label:
				others++
				for w := range words {
					elsewhere[w] = true
				}
			case r.Program[report.EditTopic] != label:
				for w := range words {
					inside[w]++
				}
			}
		}
		if others < hintOthers {
			continue
		}
		var list []Hint
		for _, w := range slices.Sorted(maps.Keys(inside)) {
			if inside[w] >= hintRows && !elsewhere[w] && !inTaxonomy(t, w) {
				list = append(list, Hint{entry.Label, w, inside[w]})
			}
		}
		slices.SortStableFunc(list, func(a, b Hint) int { return b.Rows - a.Rows })
		out = append(out, list[:min(hintsATime, len(list))]...)
	}
	return out
}

// wordsOf returns the words of a quote that may say what it is about: those of
// four letters and more, in lower case.
func wordsOf(quote string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(report.Fold(quote), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' }) {
		if !strings.Contains(w, "'") && utf8.RuneCountInString(w) >= 4 {
			out[w] = true
		}
	}
	return out
}

// inTaxonomy reports whether the taxonomy knows a word, of whatever topic.
func inTaxonomy(t topic.Taxonomy, word string) bool {
	for _, e := range t.Topics {
		for _, list := range [][]string{e.Words, e.Common, e.Weak, e.Exclude} {
			if slices.Contains(list, word) {
				return true
			}
		}
		if slices.ContainsFunc(e.Stems, func(stem string) bool { return strings.HasPrefix(word, stem) }) {
			return true
		}
	}
	return false
}
