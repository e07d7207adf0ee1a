package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"onrecord/parse"
)

// Story is the documents that report one matter, with what is said in them.
type Story struct {
	Name    string // the headline of one of its reports, or how one without a headline begins; may be empty
	Opening bool   // the name is not a headline
	Topic   string // of most of its statements
	Reports int    // documents
	Last    parse.Date
	Rows    []int // that could lead, the weightiest first

	statements int
}

// weightRowsOfStory is what a doubling of a story's statements counts where stories are
// put in order.
const weightRowsOfStory = 0.8

// storyList returns the stories of a briefing, the weightiest first. The leads and the
// list of all that could lead are sorted by weight.
func (w *weigher) storyList(leads, all []Lead) []Story {
	out := make([]Story, len(w.stories.size))
	weight := make([]float64, len(out))
	topics := make([]map[string]int, len(out))
	for i := range w.rows {
		s := &out[w.story(i)]
		s.statements++
		if s.Last.Compare(w.rows[i].Date) < 0 {
			s.Last = w.rows[i].Date
		}
		if topics[w.story(i)] == nil {
			topics[w.story(i)] = map[string]int{}
		}
		topics[w.story(i)][w.rows[i].Topic]++
	}
	for _, l := range all {
		n := w.story(l.Row)
		if len(out[n].Rows) == 0 {
			weight[n] = l.weight
		}
		out[n].Rows = append(out[n].Rows, l.Row)
	}
	order := make([]int, 0, len(out))
	for n := range out {
		s := &out[n]
		if len(s.Rows) == 0 {
			continue
		}
		s.Name, s.Opening = w.nameOf(n, leads)
		s.Reports = w.stories.size[n]
		for topic, k := range topics[n] {
			if most := topics[n][s.Topic]; topic != "" && (k > most || k == most && (s.Topic == "" || topic < s.Topic)) {
				s.Topic = topic
			}
		}
		weight[n] += weightReports*math.Log2(float64(s.Reports)) + weightRowsOfStory*math.Log2(float64(s.statements))
		order = append(order, n)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	list := make([]Story, len(order))
	for k, n := range order {
		list[k] = out[n]
	}
	return list
}

// nameOf returns what a story is called: by the headline of its weightiest lead that has
// one, or of another of its reports, else by how a report of it begins.
func (w *weigher) nameOf(n int, leads []Lead) (name string, opening bool) {
	for _, l := range leads {
		if w.story(l.Row) == n && w.headlines[w.documents[l.Row]] != "" {
			return w.headlines[w.documents[l.Row]], false
		}
	}
	first := ""
	for _, i := range w.rowsOf[n] {
		at := w.documents[i]
		if w.headlines[at] != "" {
			return w.headlines[at], false
		}
		first = cmp.Or(first, w.openings[at])
	}
	return first, first != ""
}

// nameReports finds the headline of each document, or how it begins, and the rows of each
// story.
func (w *weigher) nameReports(documents []Document) {
	begins := map[string]string{}
	for _, d := range documents {
		begins[d.Path] = d.Opening
	}
	w.headlines, w.openings = make([]string, len(w.titles)), make([]string, len(w.titles))
	w.rowsOf = make([][]int, len(w.stories.size))
	for i := range w.rows {
		at := w.documents[i]
		if w.headlines[at] == "" {
			w.headlines[at] = headline(&w.rows[i])
		}
		w.openings[at] = begins[w.rows[i].Document]
		w.rowsOf[w.story(i)] = append(w.rowsOf[w.story(i)], i)
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
