package review

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse/lang"
	"onrecord/parse/speaker"
	"onrecord/parse/topic"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
	"onrecord/report/terminal"
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

// SuggestedWord is a word that corrections suggest for a topic of the taxonomy.
type SuggestedWord struct {
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

// SuggestedWords returns what corrected topics suggest, in the order of the taxonomy.
func SuggestedWords(d Desk, o Outcome, t topic.Taxonomy) []SuggestedWord {
	final := d.after(o)
	var out []SuggestedWord
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
		var list []SuggestedWord
		for _, w := range slices.Sorted(maps.Keys(inside)) {
			if inside[w] >= hintRows && !elsewhere[w] && !inTaxonomy(t, w) {
				list = append(list, SuggestedWord{entry.Label, w, inside[w]})
			}
		}
		slices.SortStableFunc(list, func(a, b SuggestedWord) int { return b.Rows - a.Rows })
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

// Suggestions are the changes to a desk's settings that corrections suggest: the files as
// they would be.
type Suggestions struct {
	Aliases []Alias
	Hints   []SuggestedWord
	Changed []archive.Learnt
	refused []string // what a file could not be given, and why
}

// Suggest finds the changes that corrections suggest to the files of a desk's folder. If a
// file cannot be edited, or would be invalid afterwards, it stays as it is and the change
// is not suggested.
func Suggest(files fs.FS, r *Returned, settings desk.Settings) (Suggestions, error) {
	var l Suggestions
	topics, speakers, err := desk.Names(files)
	if err != nil {
		return l, err
	}
	people, err := settingsFile(files, speakers)
	if err != nil {
		return l, err
	}
	begun := people
	for _, a := range Aliases(r.Desk, r.Outcome, settings.Known) {
		next, err := desk.AddAlias(people, a.Name, a.Alias)
		if err != nil {
			l.refused = append(l.refused, fmt.Sprintf("%s as another spelling of %s: %v", a.Alias, a.Name, err))
			continue
		}
		people, l.Aliases = next, append(l.Aliases, a)
	}
	l.add(begun, people)
	table, err := settingsFile(files, topics)
	if err != nil {
		return l, err
	}
	begun = table
	for _, h := range SuggestedWords(r.Desk, r.Outcome, settings.Taxonomy) {
		next, err := desk.AddWord(table, h.Topic, h.Word)
		if err != nil {
			l.refused = append(l.refused, fmt.Sprintf("%q as a word of %s: %v", h.Word, h.Topic, err))
			continue
		}
		table, l.Hints = next, append(l.Hints, h)
	}
	l.add(begun, table)
	if len(l.Changed) == 0 {
		return l, nil
	}
	_, err = desk.Load(files, desk.Own{Speakers: people, Taxonomy: table}) // the desk as it would be
	return l, err
}

// fewAliases is how many spellings of one name are learnt without a question.
const fewAliases = 2

// Question returns what must be asked before the suggestions are applied: whether a name
// really gets more than two spellings, as happens when many people were merged by mistake.
// It is empty if there is nothing to ask.
func (l Suggestions) Question() string {
	of := map[string][]string{}
	for _, a := range l.Aliases {
		of[a.Name] = append(of[a.Name], a.Alias)
	}
	var asked []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		if list := of[name]; len(list) > fewAliases {
			asked = append(asked, fmt.Sprintf("%s all be spellings of %s", strings.Join(list, ", "), name))
		}
	}
	if asked == nil {
		return ""
	}
	return "Should " + strings.Join(asked, ", and ") + "?"
}

// settingsFile returns a file of the desk, or the one that ships in its place.
func settingsFile(files fs.FS, name string) (desk.File, error) {
	data, err := desk.Read(files, name)
	return desk.File{Name: name, Data: data}, err
}

func (l *Suggestions) add(before, after desk.File) {
	if string(before.Data) != string(after.Data) {
		l.Changed = append(l.Changed, archive.Learnt{File: before.Name, Before: string(before.Data), After: string(after.Data)})
	}
}

// Names returns the names of the files that would change.
func (l Suggestions) Names() []string {
	var out []string
	for _, f := range l.Changed {
		out = append(out, f.File)
	}
	return out
}

// Diff shows the changed files, line by line.
func (l Suggestions) Diff() string {
	text := ""
	for _, f := range l.Changed {
		text += lineDiff(f.File, f.Before, f.After)
	}
	for _, c := range l.refused {
		text += "not " + terminal.Printable(c) + "\n"
	}
	return text
}
