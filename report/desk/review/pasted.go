package review

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"onrecord/parse/speaker"
	"onrecord/report"
)

// Names that were copied out of filtered rows and pasted into others leave no mark in the
// column as a whole: three cells differ, as after three corrections. Three things give them
// away. They stand one below the other as the filter had them. Whom a row is corrected to,
// its document names, but not who speaks somewhere else. And a row that says who speaks,
// "Voss said", is hardly corrected to one who speaks in another.

// Bounds of names that do not fit their rows. One or two may be somebody's better knowledge.
const (
	strangersHeld   = 2 // names that the document does not know, each in another's place
	besideStrangers = 3 // changed cells one below the other, with such a name among them
	misfitsHeld     = 3 // names of either kind, in place of more than one
)

// misfits looks for rows that were given the speakers of others although they do not fit.
// A name that its document does not know, and that may be meant, is remembered, to be said
// of its change.
func (m *merge) misfits(rows []int, was, is []string) *accident {
	heard := m.heard(rows, was)
	var at, strange []int
	strangers, all, over := map[[2]string]bool{}, map[[2]string]bool{}, map[string]bool{}
	for i := range rows {
		known, said := m.fits(rows[i], was[i], is[i], heard)
		if known && said {
			continue
		}
		at, all[[2]string{was[i], is[i]}], over[was[i]] = append(at, i), true, true
		if !known {
			strange, strangers[[2]string{was[i], is[i]}] = append(strange, i), true
		}
	}
	switch {
	case len(all) >= misfitsHeld && len(over) > 1:
	case len(strange) > 0 && (len(strangers) >= strangersHeld || changedAround(strange[0], was, is) >= besideStrangers):
		at = strange
	default:
		m.strange = map[int]bool{}
		for _, i := range strange {
			m.strange[rows[i]] = true
		}
		return nil
	}
	return &accident{rows: at, what: fmt.Sprintf("%s contain speakers of other rows, contrary to what their own rows say (%q for %q)",
		report.Counted(len(at), "cell"), begin(is[at[0]], 60), begin(was[at[0]], 60))}
}

// changedAround returns how many cells in a row have changed, with the i-th among them.
func changedAround(i int, was, is []string) (n int) {
	for from := i; from >= 0 && !report.Alike(was[from], is[from]); from-- {
		n++
	}
	for to := i + 1; to < len(was) && !report.Alike(was[to], is[to]); to++ {
		n++
	}
	return n
}

// heard returns in which documents somebody speaks, by speaker.Key.
func (m *merge) heard(rows []int, was []string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for i, name := range was {
		key := speaker.Key(name)
		if out[key] == nil {
			out[key] = map[string]bool{}
		}
		out[key][m.desk.Rows[m.edits.Rows[rows[i]].ID].Document] = true
	}
	return out
}

// fits reports whether a new speaker is one whom the row's document names, and one who may be
// meant by the words that name him in the row. Both hold of one who is no speaker of other rows.
func (m *merge) fits(row int, was, is string, heard map[string]map[string]bool) (known, said bool) {
	in := heard[speaker.Key(is)]
	if report.Alike(was, is) || !properName(was) || !properName(is) || len(in) == 0 || spelling(was, is) {
		return true, true
	}
	r := m.desk.Rows[m.edits.Rows[row].ID]
	d := m.desk.Documents[r.Document]
	known = len(d.People) == 0 || in[r.Document]
	for name := range d.People {
		known = known || spelling(name, is)
	}
	said = !properName(r.Mention) || !spelling(r.Mention, was) || spelling(r.Mention, is) || d.Bodies[speaker.Key(was)]
	return known, said
}

// properName reports whether a name has a capital letter: "officials" may speak anywhere.
func properName(name string) bool { return strings.IndexFunc(name, unicode.IsUpper) >= 0 }

// mostApart is how far apart the rows of a selection may stand that follows no filter.
const mostApart = 8

// views returns the orders in which cells of some rows may have been copied: as filters
// show them, and every second, third and so on.
func (m *merge) views(rows []int) (views [][]int) {
	for step := 2; step <= mostApart; step++ {
		for first := range min(step, len(rows)) {
			var v []int
			for i := first; i < len(rows); i += step {
				v = append(v, i)
			}
			views = append(views, v)
		}
	}
	for _, field := range [...]report.EditField{report.EditTopic, report.EditKind, report.EditStatus, report.EditSource, report.EditDate} {
		shown := map[string][]int{}
		var values []string
		for i := range rows {
			value, _ := m.base(m.edits.Rows[rows[i]].ID, int(field))
			if shown[value] == nil {
				values = append(values, value)
			}
			shown[value] = append(shown[value], i)
		}
		for _, value := range values {
			if len(values) > 1 { // else it is the table itself
				views = append(views, shown[value])
			}
		}
	}
	return views
}

// Bounds of the search, so that a long column costs in proportion to its length.
const (
	pastesAsked = 2000 // of the changed cells
	placesAsked = 500  // of each value
)

// pasted looks for changed cells, one below the other, that hold what stood one below the
// other in a view. As with a shift, it must not be chance.
func pasted(c cells, views [][]int) *accident {
	changed := c.changed()
	type place struct{ view, at int }
	places, often, all := map[int][]place{}, map[int]float64{}, 0
	for _, v := range c.was {
		often[v]++
	}
	for k, view := range views {
		all += len(view)
		for at, row := range view {
			if v := c.was[row]; v != 0 && len(places[v]) < placesAsked {
				places[v] = append(places[v], place{k, at})
			}
		}
	}
	enough := shiftBits + math.Log2(float64(all+1))
	var best []int
	for _, i := range changed[:min(pastesAsked, len(changed))] {
		for _, p := range places[c.is[i]] {
			view := views[p.view]
			var rows []int
			bits, values := 0.0, map[int]bool{}
			for n := 0; i+n < len(c.is) && p.at+n < len(view); n++ {
				v := c.is[i+n]
				if v == c.was[i+n] || v != c.was[view[p.at+n]] {
					break
				}
				rows, values[v] = append(rows, i+n), true
				bits += math.Log2(float64(len(c.was)) / often[v])
			}
			if len(rows) >= shiftCells && len(values) > 1 && bits >= enough && len(rows) > len(best) {
				best = rows
			}
		}
	}
	if best == nil {
		return nil
	}
	return &accident{rows: best, what: fmt.Sprintf("%s contain the speakers of other rows, in the order in which a filter shows them (%q for %q)",
		report.Counted(len(best), "cell"), begin(c.texts[c.is[best[0]]], 60), begin(c.texts[c.was[best[0]]], 60))}
}
