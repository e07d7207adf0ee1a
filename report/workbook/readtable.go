package workbook

import (
	"cmp"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"

	"onrecord/report"
)

// headerWithin is the number of rows in which the header row of a table is looked for:
// somebody may have put a title above it.
const headerWithin = 20

// sampled is how many rows are looked at to find out what a column with an
// unknown head holds.
const sampled = 300

// headerRow is the header row of a table as it was found.
type headerRow struct {
	line  int
	field map[int]int    // column of the sheet to index in the columns looked for
	other map[int]string // columns with another head, or with none
	twice []string       // heads that stand twice
}

// foldHeader is the form in which column headings are compared.
func foldHeader(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' {
			return '_'
		}
		return r
	}, report.Fold(s))
}

// headerOf maps the cells of a row to columns by their headings; renamed are the
// other headings that a column may have, folded.
func headerOf(l gridRow, columns []column, renamed map[string]string) headerRow {
	h := headerRow{line: l.number, field: map[int]int{}, other: map[int]string{}}
	seen := map[int]bool{}
	for _, c := range l.cells {
		if c.kind != gridText {
			continue
		}
		head := foldHeader(c.text)
		i := slices.IndexFunc(columns, func(c column) bool { return c.head == head })
		if i < 0 {
			if field := renamed[head]; field != "" {
				i = slices.IndexFunc(columns, func(c column) bool { return c.head == field })
			}
		}
		switch {
		case i < 0 && head != "":
			h.other[c.column] = report.Tidy(c.text)
		case i >= 0 && seen[i]:
			h.twice = append(h.twice, columns[i].head)
		case i >= 0:
			seen[i] = true
			h.field[c.column] = i
		}
	}
	return h
}

func (h headerRow) has(field int) bool {
	for _, f := range h.field {
		if f == field {
			return true
		}
	}
	return false
}

// hasRow reports whether a line has the id of a row: the head may have been sorted in among
// them.
func (h headerRow) hasRow(l gridRow) bool {
	return slices.ContainsFunc(l.cells, func(c gridCell) bool {
		field, ok := h.field[c.column]
		return ok && field == colID && formsOf["id"].MatchString(c.text)
	})
}

// findHeader looks for the header row: the one that the table names, else the
// first that has the key and three others. Without the key, of which somebody may
// have changed the head, it takes the second key and six others.
func findHeader(lines iter.Seq2[gridRow, error], named int, columns []column, key, second int, renamed map[string]string) (headerRow, bool, error) {
	looked := 0
	for l, err := range lines {
		if err != nil {
			return headerRow{}, false, err
		}
		if looked++; looked > headerWithin && l.number > named {
			break
		}
		if looked > headerWithin && l.number != named {
			continue
		}
		h := headerOf(l, columns, renamed)
		if n := len(h.field); h.has(key) && n > 3 || h.has(second) && n > 6 {
			return h, true, nil
		}
	}
	return headerRow{}, false, nil
}

// inPlace gives an empty unknown column the field that is missing at its position, if that
// field can be corrected: no value tells which it is.
func (h *headerRow) inPlace(rows []gridRow) {
	for at := range h.other {
		before, ok := h.field[at-1]
		filled := slices.ContainsFunc(rows, func(l gridRow) bool {
			return slices.ContainsFunc(l.cells, func(c gridCell) bool { return c.column == at && strings.TrimSpace(c.text) != "" })
		})
		if filled && before+1 != colNote || !ok || before+1 >= len(quoteColumns) || h.has(before+1) || !slices.Contains(needed, before+1) {
			continue
		}
		if after, ok := h.field[at+1]; !ok || after == before+2 {
			h.field[at] = before + 1
			delete(h.other, at)
		}
	}
}

// Forms of values by which a column is recognised whatever its heading.
var formsOf = map[string]*regexp.Regexp{
	"id":       regexp.MustCompile(`^r[0-9a-f]{12}$`),
	"row_hash": regexp.MustCompile(`^h[0-9a-f]{16}$`),
	"spans":    regexp.MustCompile(`^(content|mention|cue) \d+-\d+`),
}

// recognise finds the fields of the remaining columns by their contents: ids and checksums
// by their form, the others by the values that the desk knows for their rows.
func (h *headerRow) recognise(rows []gridRow, columns []column, known Known, date1904 bool) []string {
	var found []string
	take := func(at, field int) {
		found = append(found, fmt.Sprintf("the column %q was recognised as %s by its values", cmp.Or(h.other[at], letter(at)), columns[field].head))
		h.field[at] = field
		delete(h.other, at)
	}
	for i, c := range columns {
		form := formsOf[c.head]
		if form == nil || h.has(i) {
			continue
		}
		if at, ok := h.best(rows, func(_, text string) (bool, bool) { return form.MatchString(text), text != "" }, date1904); ok {
			take(at, i)
		}
	}
	if !h.has(colID) {
		return found
	}
	for _, i := range slices.Concat(editable, locked) {
		if h.has(i) {
			continue
		}
		match := func(id, text string) (bool, bool) {
			v, ok := known.row(id, columns[i].head)
			return ok && v != "" && report.Alike(v, text), ok && (v != "" || text != "")
		}
		if at, ok := h.best(rows, match, date1904); ok {
			take(at, i)
		}
	}
	return found
}

// best returns the one column without a field in which most of what counts
// matches. A second one that does nearly as well leaves it open.
func (h *headerRow) best(rows []gridRow, match func(id, text string) (matches, counts bool), date1904 bool) (int, bool) {
	hits, all := map[int]int{}, map[int]int{}
	idAt := -1
	for at, f := range h.field {
		if f == colID {
			idAt = at
		}
	}
	for _, l := range rows {
		id := ""
		for _, c := range l.cells {
			if c.column == idAt {
				id, _ = textOf(c, date1904)
			}
		}
		for _, c := range l.cells {
			if _, mapped := h.field[c.column]; mapped {
				continue
			}
			text, err := textOf(c, date1904)
			if err != nil {
				continue
			}
			matches, counts := match(id, text)
			if counts {
				all[c.column]++
			}
			if matches {
				hits[c.column]++
			}
		}
	}
	type candidate struct {
		at    int
		share float64
	}
	var list []candidate
	for at, n := range hits {
		list = append(list, candidate{at, float64(n) / float64(all[at])})
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.at, b.at)) })
	if len(list) == 0 || list[0].share < 0.6 || len(list) > 1 && list[1].share > list[0].share-0.3 {
		return 0, false
	}
	return list[0].at, true
}

// editable are the columns of Quotes that people are meant to change, in the
// order of report.EditField.
var editable = []int{colSpeaker, colTopic, colStatus, colNote, colRole, colKind, colSaid, colSource, colDate, colTitle, colURL, colPlace}

// needed are those that no table of rows may lack unless nothing can have been
// written into them.
var needed = editable[:4]
