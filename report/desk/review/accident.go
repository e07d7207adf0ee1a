package review

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"onrecord/parse"
	"onrecord/report"
)

// What a slip of the hand does to a column: a value filled down over others, cells
// cleared, a cell deleted so that those below slide up, a block pasted in the wrong
// place, one column sorted without its neighbours, words split over two columns. None
// of it looks like an accident cell by cell, but the column as a whole does when it
// is held against what was handed out. [accidentIn] looks for the marks.

// cells are one column of a table in some order of its rows: what was handed out
// and what came back, as numbers that are equal where the texts are alike; 0 is an
// empty cell.
type cells struct {
	was, is []int
	texts   []string // by number
	field   report.EditField
}

// cellsOf numbers the texts of a column.
func cellsOf(field report.EditField, was, is []string) cells {
	c := cells{field: field, was: make([]int, len(was)), is: make([]int, len(is)), texts: []string{""}}
	numbers := map[string]int{"": 0}
	number := func(text string) int {
		key := report.Canonical(text)
		n, ok := numbers[key]
		if !ok {
			n = len(c.texts)
			numbers[key] = n
			c.texts = append(c.texts, text)
		}
		return n
	}
	for i := range was {
		c.was[i], c.is[i] = number(was[i]), number(is[i])
	}
	return c
}

// in returns the column with its rows in another order: the i-th is what was the
// order[i]-th.
func (c cells) in(order []int) cells {
	out := cells{field: c.field, texts: c.texts, was: make([]int, len(order)), is: make([]int, len(order))}
	for i, at := range order {
		out.was[i], out.is[i] = c.was[at], c.is[at]
	}
	return out
}

// changed returns the rows whose cell came back otherwise.
func (c cells) changed() []int {
	var out []int
	for i := range c.was {
		if c.was[i] != c.is[i] {
			out = append(out, i)
		}
	}
	return out
}

// besides returns the rows that came back otherwise and show no accident.
func (c cells) besides(a *accident) []int {
	return slices.DeleteFunc(c.changed(), func(i int) bool { return slices.Contains(a.rows, i) })
}

// accident is what seems to have happened to a column.
type accident struct {
	what  string // "filled with … over the names of Piet Hale, …"
	rows  []int  // that show it, in the order that was asked about
	moved bool   // the column's cells no longer belong to their rows
}

// accidentIn returns what seems to have happened to a column, in the order of the file
// or in the one in which it was handed out; nil if every change looks like one that
// somebody meant.
func accidentIn(c cells, handed []int) *accident {
	if a := otherDays(c); a != nil {
		return a
	}
	for _, look := range []func(cells) *accident{shifted, sorted, permuted, filled, cleared, counted} {
		if a := look(c); a != nil {
			return a
		}
		if handed == nil {
			continue
		}
		if a := look(c.in(handed)); a != nil {
			for i := range a.rows {
				a.rows[i] = handed[a.rows[i]]
			}
			slices.Sort(a.rows)
			return a
		}
	}
	if a := overwritten(c); a != nil {
		return a
	}
	return cutToWords(c)
}

// otherDays looks for dates that are all off by the same few days, as when a program takes
// them for times in another zone.
func otherDays(c cells) *accident {
	if c.field != report.EditDate && c.field != report.EditSaid {
		return nil
	}
	changed := c.changed()
	if len(changed) < shiftCells {
		return nil
	}
	by, days := 0, map[int]bool{}
	for n, i := range changed {
		was, err := parse.ParseDate(c.texts[c.was[i]])
		is, wrong := parse.ParseDate(c.texts[c.is[i]])
		if err != nil || wrong != nil {
			return nil
		}
		off := int(is.Time().Sub(was.Time()).Hours() / 24)
		if n > 0 && off != by {
			return nil
		}
		by, days[c.was[i]] = off, true
	}
	dates := 0
	for _, v := range c.was {
		if v != 0 {
			dates++
		}
	}
	if len(days) < 2 || 5*len(changed) < 4*dates {
		return nil // some documents of which the date was corrected
	}
	way := "later"
	if by < 0 {
		by, way = -by, "earlier"
	}
	return &accident{what: fmt.Sprintf("%s are all %s %s, as if another program had changed the time zone", report.Counted(len(changed), "date"), report.Counted(by, "day"), way),
		rows: changed}
}

// Bounds of a shift: that many cells must hold what stood a fixed number of rows
// away, and it must not be chance. Chance is counted in bits: a common value says
// little, a near neighbour is asked about before a far one.
const (
	shiftCells = 3
	shiftBits  = 6
	tagBits    = 9 // of topics and other columns of few values, which are often corrected in a row
)

// shifted looks for cells that slid up or down together.
func shifted(c cells) *accident {
	changed := c.changed()
	if len(changed) < shiftCells {
		return nil
	}
	var best []int
	by := 0
	for _, k := range distances(c, changed) {
		if rows := slid(c, k); len(rows) > len(best) {
			best, by = rows, k
		}
	}
	if best == nil {
		return nil
	}
	way, from, steps := "up", "below", by
	if by < 0 {
		way, from, steps = "down", "above", -by
	}
	return &accident{
		what: fmt.Sprintf("%s contain what was %s %s: the column was shifted %s by %s", report.Counted(len(best), "cell"),
			report.Counted(steps, "row"), from, way, report.Counted(steps, "row")),
		rows: best, moved: true,
	}
}

// distances returns the few steps by which most changed cells may have slid.
func distances(c cells, changed []int) []int {
	at := map[int][]int{}
	for i, v := range c.was {
		if v != 0 {
			at[v] = append(at[v], i)
		}
	}
	const asked, near = 2000, 40 // of the changed cells, and places of each value: cost stays in proportion
	votes := map[int]int{}
	for _, i := range changed[:min(asked, len(changed))] {
		places := at[c.is[i]]
		mid, _ := slices.BinarySearch(places, i)
		for _, p := range places[max(0, mid-near):min(len(places), mid+near)] {
			if p != i {
				votes[p-i]++
			}
		}
	}
	var ks []int
	for k, n := range votes {
		if n >= 2 {
			ks = append(ks, k)
		}
	}
	slices.SortFunc(ks, func(a, b int) int {
		if votes[a] != votes[b] {
			return votes[b] - votes[a]
		}
		if d := abs(a) - abs(b); d != 0 {
			return d
		}
		return a - b
	})
	return ks[:min(8, len(ks))]
}

func abs(n int) int { return max(n, -n) }

// slid returns the changed cells of the longest stretch in which every cell holds what
// stood k rows further on, with those at its end that were left empty.
func slid(c cells, k int) []int {
	often, enough := map[int]float64{}, float64(shiftBits)
	for _, v := range c.was {
		often[v]++
	}
	if c.field == report.EditTopic || c.field == report.EditKind || c.field == report.EditStatus {
		enough = tagBits
	}
	var best []int
	for i := 0; i < len(c.is); i++ {
		var rows []int
		bits, values := 0.0, map[int]bool{}
		j := i
		for ; j < len(c.is) && j+k >= 0 && j+k < len(c.was) && c.is[j] == c.was[j+k]; j++ {
			if c.is[j] != c.was[j] {
				rows, values[c.is[j]] = append(rows, j), true
				bits += math.Log2(float64(len(c.was)) / often[c.is[j]])
			}
		}
		if j == i {
			continue
		}
		// Where the cells came from, Excel leaves empty ones.
		empty := 0
		for e := j; k > 0 && e < len(c.is) && e < j+k && c.is[e] == 0 && c.was[e] != 0; e++ {
			rows, empty = append(rows, e), empty+1
		}
		for e := i - 1; k < 0 && e >= 0 && e >= i+k && c.is[e] == 0 && c.was[e] != 0; e-- {
			rows, empty = append(rows, e), empty+1
		}
		chance := math.Log2(float64(2*abs(k))) + 1
		if len(rows) >= shiftCells && len(values)+min(empty, 1) > 1 && bits+float64(3*empty)-chance >= enough && len(rows) > len(best) {
			slices.Sort(rows)
			best = rows
		}
		i = j
	}
	return best
}

// sortedCells is how many cells of a stretch must have changed for it to count as
// sorted by itself.
const sortedCells = 4

// sorted looks for a stretch of the column that holds its own values in the order of
// the alphabet.
func sorted(c cells) *accident {
	changed := c.changed()
	for start := 0; start < len(changed); {
		end := start + 1
		for end < len(changed) && changed[end]-changed[end-1] <= 4 {
			end++
		}
		group := changed[start:end]
		start = end
		if len(group) < sortedCells {
			continue
		}
		lo, hi := group[0], group[len(group)-1]+1
		if distinct(c.is[lo:hi]) < 3 || !sameValues(c.was[lo:hi], c.is[lo:hi]) {
			continue
		}
		if c.ordered(c.is[lo:hi]) && !c.ordered(c.was[lo:hi]) {
			return &accident{what: fmt.Sprintf("%s contain the same values in another order: the column was sorted without the others", report.Counted(len(group), "cell")),
				rows: group, moved: true}
		}
	}
	return nil
}

func (c cells) ordered(values []int) bool {
	up, down := true, true
	for i := 1; i < len(values); i++ {
		a, b := strings.ToLower(c.texts[values[i-1]]), strings.ToLower(c.texts[values[i]])
		up, down = up && a <= b, down && a >= b
	}
	return up || down
}

func distinct(values []int) int {
	seen := map[int]bool{}
	for _, v := range values {
		seen[v] = true
	}
	return len(seen)
}

func sameValues(a, b []int) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// permutedCells is how many changed cells must hold each other's values to count as
// mixed up.
const permutedCells = 5

// permuted looks for changed cells that only exchanged their values.
func permuted(c cells) *accident {
	changed := c.changed()
	if len(changed) < permutedCells {
		return nil
	}
	left := map[int]int{}
	for _, i := range changed {
		left[c.was[i]]++
	}
	kept, values := 0, map[int]bool{}
	for _, i := range changed {
		if left[c.is[i]] > 0 {
			left[c.is[i]]--
			kept++
			values[c.is[i]] = true
		}
	}
	exact := kept == len(changed) && len(values) >= 3
	nearly := len(changed) >= 12 && 10*kept >= 9*len(changed) && len(values) >= 6
	if !exact && !nearly {
		return nil
	}
	return &accident{what: fmt.Sprintf("%s differ although their values are the same: the column was sorted or moved without the others", report.Counted(len(changed), "cell")),
		rows: changed, moved: true}
}

// fillBound says how many different values one value may take the place of: in
// neighbouring cells, so many of which changed, and anywhere.
type fillBound struct{ near, run, anywhere int }

func (c cells) bound(v int) fillBound {
	switch c.field {
	case report.EditTitle, report.EditURL:
		return fillBound{near: 2, run: 4, anywhere: 2} // each document has its own
	case report.EditSource, report.EditPlace:
		if v == 0 {
			return fillBound{near: 2, run: 4, anywhere: 5}
		}
	case report.EditTopic:
		return fillBound{near: 3, run: 5, anywhere: 8}
	case report.EditKind:
		return fillBound{near: 3, run: 8, anywhere: 4}
	case report.EditStatus:
		return fillBound{near: 3, run: 5, anywhere: 3}
	case report.EditNote:
		return fillBound{near: 3, run: 3, anywhere: 4}
	}
	return fillBound{near: 3, run: 4, anywhere: 5}
}

// filled looks for one value that took the place of many. A name that takes the place
// of its own other spellings, or of nobody's, is a correction.
func filled(c cells) *accident {
	over := map[int][]int{} // value to the changed rows that have it
	for _, i := range c.changed() {
		if c.is[i] != 0 {
			over[c.is[i]] = append(over[c.is[i]], i)
		}
	}
	var best *accident
	for _, v := range slices.Sorted(maps.Keys(over)) {
		rows := over[v]
		if best != nil && len(rows) <= len(best.rows) {
			continue
		}
		if names := c.swallowed(v, rows); names != nil {
			best = &accident{rows: rows, what: fmt.Sprintf("%s contain %q instead of %s", report.Counted(len(rows), "cell"), begin(c.texts[v], 60), c.listed(names))}
		}
	}
	return best
}

// cleared looks for many cells that were emptied.
func cleared(c cells) *accident {
	var rows []int
	left := 0
	for i := range c.was {
		switch {
		case c.was[i] != 0 && c.is[i] == 0:
			rows = append(rows, i)
		case c.is[i] != 0:
			left++
		}
	}
	names := c.swallowed(0, rows)
	if names == nil && left == 0 && len(rows) > 1 {
		if all := c.replaced(0, rows); len(all) > 1 {
			names = all // the whole column
		}
	}
	if names == nil {
		return nil
	}
	return &accident{rows: rows, what: fmt.Sprintf("%s were cleared; they contained %s", report.Counted(len(rows), "cell"), c.listed(names))}
}

// swallowed returns the values in whose place v stands now if they are too many to
// be meant.
func (c cells) swallowed(v int, rows []int) []int {
	bound := c.bound(v)
	if all := c.replaced(v, rows); len(all) >= bound.anywhere {
		return all
	}
	for start := 0; start < len(rows); {
		end := start + 1
		for end < len(rows) && c.all(v, rows[end-1]+1, rows[end]) {
			end++
		}
		if end-start >= bound.run {
			if names := c.replaced(v, rows[start:end]); len(names) >= bound.near {
				return names
			}
		}
		start = end
	}
	return nil
}

// all reports whether the cells between two rows hold v.
func (c cells) all(v, from, to int) bool {
	return !slices.ContainsFunc(c.is[from:to], func(is int) bool { return is != v })
}

// replaced returns the values of some rows in whose place v stands now, without
// other spellings of v.
func (c cells) replaced(v int, rows []int) []int {
	var out []int
	for _, i := range rows {
		was := c.was[i]
		if was == 0 || slices.Contains(out, was) || c.field == report.EditStatus && c.texts[was] == report.StatusNew {
			continue
		}
		if v != 0 && c.field == report.EditSpeaker && spelling(c.texts[was], c.texts[v]) {
			continue
		}
		out = append(out, was)
	}
	return out
}

func (c cells) listed(values []int) string {
	const most = 3
	var names []string
	for _, v := range values[:min(most, len(values))] {
		names = append(names, fmt.Sprintf("%q", begin(c.texts[v], 40)))
	}
	text := strings.Join(names, ", ")
	if more := len(values) - most; more > 0 {
		text += " and " + report.Counted(more, "other")
	}
	return text
}

// seriesCells is how many cells in a row must have changed for a pattern among them to count
// as made by the mouse or a command.
const seriesCells = 4

// counted looks for days that go on from cell to cell, as they do where one is filled
// down.
func counted(c cells) *accident {
	if c.field != report.EditSaid && c.field != report.EditDate {
		return nil
	}
	rows := c.longest(func(i int) bool { return c.was[i] != c.is[i] }, func(a, b int) bool {
		return c.is[a] != c.is[b] && nextDay(c.texts[c.is[a]]) == c.texts[c.is[b]]
	})
	if len(rows) < seriesCells {
		return nil
	}
	return &accident{rows: rows, what: fmt.Sprintf("%s contain one day after the other, from %s on: a day that was filled down",
		report.Counted(len(rows), "cell"), c.texts[c.is[rows[0]]])}
}

// cutToWords looks for names of which one word is left, as where text was split or filled by
// example.
func cutToWords(c cells) *accident {
	if c.field != report.EditSpeaker {
		return nil
	}
	rows := c.longest(func(i int) bool {
		was, is := strings.Fields(c.texts[c.was[i]]), c.texts[c.is[i]]
		return len(was) > 1 && (is == was[0] || is == was[len(was)-1])
	}, func(int, int) bool { return true })
	values := map[int]bool{}
	for _, i := range rows {
		values[c.was[i]] = true
	}
	if len(rows) < seriesCells || len(values) < 2 {
		return nil
	}
	return &accident{rows: rows, what: fmt.Sprintf("of %s one word is left (%q of %q)", report.Counted(len(rows), "name"),
		c.texts[c.is[rows[0]]], c.texts[c.was[rows[0]]])}
}

// longest returns the longest stretch of rows that are as they should be, each after the
// one before it.
func (c cells) longest(right func(i int) bool, after func(a, b int) bool) []int {
	var best, rows []int
	for i := range c.is {
		if !right(i) {
			rows = nil
			continue
		}
		if len(rows) > 0 && !after(i-1, i) {
			rows = nil
		}
		if rows = append(rows, i); len(rows) > len(best) {
			best = rows
		}
	}
	return best
}

// Bounds of a column that was overwritten: more than half of what stood there, of
// several values.
const (
	overwrittenCells  = 8
	overwrittenValues = 4
)

// overwritten looks for a column of which most has changed, whatever into: text
// split over two columns, another week's pasted over it.
func overwritten(c cells) *accident {
	if c.field == report.EditStatus {
		return nil // a whole week may be reviewed
	}
	var rows []int
	held := 0
	for i, was := range c.was {
		if was == 0 {
			continue
		}
		if held++; c.is[i] != was {
			rows = append(rows, i)
		}
	}
	values := map[int]bool{}
	for _, i := range rows {
		values[c.was[i]] = true
	}
	if len(rows) < overwrittenCells || 2*len(rows) <= held || len(values) < overwrittenValues {
		return nil
	}
	return &accident{rows: rows, what: fmt.Sprintf("%s of %s have changed, over %s", report.Thousands(len(rows)), report.Counted(held, "cell"),
		report.Counted(len(values), "value"))}
}
