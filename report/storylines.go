package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/parse"
)

// Story is the documents that report one matter, with what is said in them.
type Story struct {
	Name    string     // the headline of one of its reports, or how one without a headline begins; may be empty
	Opening bool       // the name is not a headline
	Begins  string     // the sentence with which that report begins, if it can be read alone
	Topic   string     // of most of its statements
	Reports int        // documents
	First   parse.Date // of its statements
	Last    parse.Date
	Rows    []int // that could lead, the weightiest first, without promises for a day that has come

	statements int
	story      int // the number of its documents' story, of which others may be told under their own headlines
}

// SameStory reports whether a lead is of the story, if perhaps under the headline of another
// report.
func (s Story) SameStory(l Lead) bool { return s.story == l.story }

// Has reports whether a lead is of the story.
func (s Story) Has(l Lead) bool {
	return s.Name != "" && l.Story == s.Name || slices.Contains(s.Rows, l.Row)
}

// weightRowsOfStory is what a doubling of a story's statements counts where stories are
// put in order.
const weightRowsOfStory = 0.8

// storyList returns the stories of a briefing, the weightiest first. The leads and the
// list of all that could lead are sorted by weight. What has nothing in common with the
// headline of its story is told under that of its own report.
func (w *weigher) storyList(leads, all []Lead) []Story {
	type key struct{ story, document int } // document -1 for what the story's headline covers
	var order []key
	out, weight, topics := map[key]*Story{}, map[key]float64{}, map[key]map[string]int{}
	heads := make([]int, len(w.stories.size))
	for n := range heads {
		heads[n] = w.headOf(n, leads)
	}
	of := func(i int) key {
		n := w.story(i)
		if w.covers(heads[n], i) {
			return key{n, -1}
		}
		return key{n, int(w.documents[i])}
	}
	for i := range w.rows {
		k := of(i)
		s := out[k]
		if s == nil {
			s = &Story{Reports: 1, story: k.story}
			if k.document < 0 {
				s.Reports = w.stories.size[k.story]
			}
			head := heads[k.story]
			if k.document >= 0 {
				head = k.document
			}
			if s.Name, s.Opening = w.called(head); head >= 0 {
				s.Begins = w.begins(head, longestInLine, nil)
			}
			out[k], topics[k] = s, map[string]int{}
			order = append(order, k)
		}
		s.statements++
		if day := w.rows[i].Date; !day.IsZero() {
			if s.First.IsZero() || day.Compare(s.First) < 0 {
				s.First = day
			}
			if s.Last.Compare(day) < 0 {
				s.Last = day
			}
		}
		topics[k][w.rows[i].Topic]++
	}
	for _, l := range all {
		if (w.overtaken(l.Row) || w.underTwoNames(l.Row)) && !l.Pinned {
			continue
		}
		k := of(l.Row)
		if len(out[k].Rows) == 0 {
			weight[k] = l.weight + weightReports*math.Log2(float64(out[k].Reports)) + weightRowsOfStory*math.Log2(float64(out[k].statements))
		}
		out[k].Rows = append(out[k].Rows, l.Row)
	}
	order = slices.DeleteFunc(order, func(k key) bool { return len(out[k].Rows) == 0 })
	slices.SortStableFunc(order, func(a, b key) int { return cmp.Compare(weight[b], weight[a]) })
	list := make([]Story, len(order))
	for at, k := range order {
		s := out[k]
		for topic, n := range topics[k] {
			if most := topics[k][s.Topic]; topic != "" && (n > most || n == most && (s.Topic == "" || topic < s.Topic)) {
				s.Topic = topic
			}
		}
		list[at] = *s
	}
	return list
}

// headOf returns the document whose headline a story has: that of its weightiest lead that has
// one which is nobody's words, else of the report with most of the leads' and the story's main
// words in its headline, else one by its beginning; -1 for none.
func (w *weigher) headOf(n int, leads []Lead) int {
	head, most, opens := -1, -1, -1
	for _, l := range leads {
		if at := int(w.documents[l.Row]); w.story(l.Row) == n && w.headlines[at] != "" {
			if !voiced(w.headlines[at]) {
				return at
			}
			if head < 0 {
				head = at
			}
		} else if w.story(l.Row) == n && opens < 0 && tellsAlone(w.openings[at]) {
			opens = at
		}
	}
	begun := opens >= 0 // a lead's report tells at once what it is about
	main := w.storyWords[n]
	for _, l := range leads {
		if w.story(l.Row) == n {
			main = append(slices.Clone(main), w.stems[l.Row]...)
		}
	}
	main = slices.Compact(slices.Sorted(slices.Values(main)))
	for _, i := range w.rowsOf[n] {
		at := int(w.documents[i])
		if w.headlines[at] != "" && (head < 0 || !voiced(w.headlines[at])) && (!begun || Telling(w.headlines[at])) {
			if shared := len(common(main, w.titles[at])); shared > most {
				head, most = at, shared
			}
		}
		if opens < 0 && tellsAlone(w.openings[at]) {
			opens = at
		}
	}
	if head >= 0 {
		return head
	}
	return opens
}

// called returns the headline of a document, or how it begins if it has none.
func (w *weigher) called(document int) (name string, opening bool) {
	if document < 0 {
		return "", false
	}
	if w.headlines[document] != "" {
		return w.headlines[document], false
	}
	if !tellsAlone(w.openings[document]) {
		return "", false
	}
	name, _ = upTo(w.openings[document], longestName)
	return name, true
}

// begins is how a document begins, as a sentence of so many characters, if that tells what it
// is about and more than the rows that stand below it.
func (w *weigher) begins(document, most int, rows []int) string {
	text := w.openings[document]
	if !tellsAlone(text) {
		return ""
	}
	text, whole := upTo(strings.TrimSuffix(text, ":"), most)
	if !whole && Telling(w.headlines[document]) {
		return "" // which is short and whole
	}
	stems := w.stemmer.distinct(wordsOf(text))
	if slices.ContainsFunc(rows, func(i int) bool { return muchTheSame(stems, w.stems[i]) }) {
		return ""
	}
	if last, _ := utf8.DecodeLastRuneInString(text); unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')' {
		return text + "."
	}
	return text
}

// covers reports whether the headline of a document can stand above a row: the row is of
// that document, or has a word of the headline, or its own headline has.
func (w *weigher) covers(document, i int) bool {
	at := int(w.documents[i])
	return document < 0 || at == document || len(common(w.heads[document], w.stems[i])) > 0 || len(common(w.heads[document], w.heads[at])) > 0
}

// nameReports finds the headline of each document, or how it begins, and the rows of each
// story.
func (w *weigher) nameReports(documents []Document) {
	begins := map[string]string{}
	for _, d := range documents {
		begins[d.Path] = d.Opening
	}
	w.headlines, w.openings, w.heads = make([]string, len(w.titles)), make([]string, len(w.titles)), make([][]int32, len(w.titles))
	w.rowsOf = make([][]int, len(w.stories.size))
	for i := range w.rows {
		at := w.documents[i]
		if w.headlines[at] == "" {
			w.headlines[at] = headline(&w.rows[i])
		}
		w.openings[at] = begins[w.rows[i].Document]
		w.rowsOf[w.story(i)] = append(w.rowsOf[w.story(i)], i)
	}
	for at := range w.heads {
		name, _ := w.called(at)
		w.heads[at] = w.stemmer.distinct(wordsOf(name))
	}
	w.nameless = make([]bool, len(w.stories.size))
	for n := range w.nameless {
		name, _ := w.called(w.headOf(n, nil))
		w.nameless[n] = name == ""
	}
}

// headline is the title of a row's report where it can stand above statements.
func headline(r *Row) string {
	title := strings.Join(strings.Fields(r.Title), " ")
	if !headlineFit(title) || strings.Contains(Canonical(title), Canonical(r.Quote)) && parse.Kind(r.Kind) != parse.Turn {
		return ""
	}
	if strings.HasSuffix(title, ".") && !strings.HasSuffix(title, "..") {
		title = strings.TrimSuffix(title, ".")
	}
	return title
}

// ofStory weighs what a row has of the main words of its story: those that most of its
// statements have and few others.
func (w *weigher) ofStory(i int) float64 {
	main := w.storyWords[w.story(i)]
	n := len(common(main, w.stems[i]))
	if n == 0 && len(main) > 0 {
		return weightOffStory
	}
	return weightOfStory * float64(min(n, mostOfStory))
}

// mainOfStories are the main words of each story.
func (w *weigher) mainOfStories(letters []string) [][]int32 {
	count := make([]map[int32]int, len(w.stories.size))
	for i := range w.rows {
		n := w.story(i)
		if count[n] == nil {
			count[n] = map[int32]int{}
		}
		for _, s := range w.stems[i] {
			count[n][s]++
		}
	}
	out := make([][]int32, len(count))
	for n, of := range count {
		weight := func(s int32) float64 {
			return float64(of[s]) * math.Log(float64(len(w.rows)+1)/float64(len(w.in[s])))
		}
		var stems []int32
		for s, rows := range of {
			if rows > 1 {
				stems = append(stems, s)
			}
		}
		slices.SortFunc(stems, func(a, b int32) int {
			return cmp.Or(cmp.Compare(weight(b), weight(a)), strings.Compare(letters[a], letters[b]))
		})
		out[n] = slices.Clone(stems[:min(len(stems), storyMain)])
		slices.Sort(out[n])
	}
	return out
}
