package workbook

import (
	"errors"
	"iter"
	"slices"
	"sort"
	"strings"

	"onrecord/report"
)

// Rows yields the rows of a workbook from the i-th on, counted from 0, or an error if they
// cannot be read. It is called once for all rows, and once more for each sheet, and always
// yields the same: the rows need not be in memory. A row may be reused when the next is
// asked for.
type Rows func(from int) iter.Seq2[*report.Row, error]

// heldRows gives rows that are in memory.
func heldRows(rows []report.Row) Rows {
	return func(from int) iter.Seq2[*report.Row, error] {
		return func(yield func(*report.Row, error) bool) {
			for i := min(from, len(rows)); i < len(rows); i++ {
				if !yield(&rows[i], nil) {
					return
				}
			}
		}
	}
}

// tableRows gives rows among which questions are rows like any other.
func tableRows(rows Rows) Rows {
	return func(from int) iter.Seq2[*report.Row, error] {
		return func(yield func(*report.Row, error) bool) {
			for r, err := range rows(from) {
				if err == nil && r.Question {
					statement := *r
					statement.Question = false
					r = &statement
				}
				if !yield(r, err) {
					return
				}
			}
		}
	}
}

// Documents yields the records of the documents, always the same.
type Documents = iter.Seq[report.Document]

// survey is what a first look at the rows finds: all that must be known before
// the first of them is written.
type survey struct {
	count    int   // of rows
	starts   []int // the first row of each sheet of quotes
	figures  report.KeyFigures
	profiles report.Profiles
	days     []report.Profile
	undated  report.Profile
	trends   map[string][]int // of topics, by day

	check, toCheck int // rows to check that nobody has reviewed, and the first of them; -1 if there is none
	reviewed       int // rows that somebody has
	longLines      int // of the sheet of long quotes
	exportID       string

	documents int // that are on record
	statuses  map[report.Status]statusLines
}

// statusLines are the documents with one status: how many, and the first.
type statusLines struct{ count, first int }

// surveyRows looks through the rows and documents once.
func surveyRows(b report.Briefing, rows Rows, documents Documents, limit limits) (survey, error) {
	s := survey{toCheck: -1, starts: []int{0}}
	tally := report.NewTally()
	id, err := newExportID(b)
	if err != nil {
		return s, err
	}
	bytes := 0
	for r, err := range rows(0) {
		if err != nil {
			return s, err
		}
		size := roughSize(r)
		if s.count-s.starts[len(s.starts)-1] >= limit.lines || bytes+size > limit.part {
			s.starts = append(s.starts, s.count)
			bytes = 0
		}
		bytes += size
		tally.Add(r)
		id.row(r)
		switch {
		case slices.Contains(reviewStatuses[1:], r.Status):
			s.reviewed++
		case len(reasonsToCheck(r)) > 0 && (r.Status == "" || r.Status == statusNew):
			if s.check++; s.toCheck < 0 {
				s.toCheck = s.count
			}
		}
		if tooLong(r.Quote) {
			s.longLines += len(longParts(r.Quote))
		}
		s.count++
	}
	s.figures = tally.Figures()
	s.profiles = tally.Profiles(b.Topics)
	s.days, s.undated = tally.Days(b.Period)
	s.trends = tally.Trends(s.days)
	for d := range documents {
		id.document(&d)
	}
	s.exportID = id.String()
	return s, nil
}

// limits are what a sheet holds; less in tests.
type limits struct {
	lines int // rows under the head
	part  int // bytes of XML
}

// excelLimits keeps a sheet of quotes well under 4 GiB of XML: past it, zip
// needs a form that not all programs read, and the sizes here are estimates.
var excelLimits = limits{lines: rowsHeld - 1, part: 3 << 30}

// roughSize estimates the bytes of XML that a row takes.
func roughSize(r *report.Row) int {
	const cells = 2000 // tags of all cells
	n := cells
	for _, s := range [...]string{r.Source, r.Speaker, r.Topic, r.Quote, r.Role, r.Mention, r.Cue, r.Frame, r.Via, r.DateBasis,
		r.SourceBasis, r.Place, r.Title, r.URL, r.Context, r.Document} {
		n += len(s) + len(s)/8
	}
	for _, list := range [...][]string{r.Topics, r.SameAs, r.Flags} {
		for _, s := range list {
			n += 2 * len(s)
		}
	}
	return n
}

// sheetOf returns the sheet of quotes that holds the i-th row, from 0.
func (s survey) sheetOf(i int) int {
	return sort.SearchInts(s.starts, i+1) - 1
}

// onSheet returns the number of rows on the i-th sheet of quotes.
func (s survey) onSheet(i int) int {
	end := s.count
	if i+1 < len(s.starts) {
		end = s.starts[i+1]
	}
	return end - s.starts[i]
}

// fullest returns the number of rows on the sheet of quotes with most of them.
func (s survey) fullest() int {
	n := 0
	for i := range s.starts {
		n = max(n, s.onSheet(i))
	}
	return n
}

// lineRows gives n rows from a position on to a sheet. An error is kept, because a sheet's
// lines cannot return one.
func (c *contents) lineRows(from, n int) iter.Seq[*report.Row] {
	return func(yield func(*report.Row) bool) {
		given := 0
		for r, err := range c.quotes(from) {
			if err != nil {
				*c.failed = errors.Join(*c.failed, err)
				return
			}
			if given++; given > n || !yield(r) {
				return
			}
		}
	}
}

// named returns the profiles of those who have a name and rows, and the line of
// the rest.
func named(profiles []report.Profile) (with []report.Profile, without report.Profile, some bool) {
	with = profiles
	if n := len(profiles); n > 0 && profiles[n-1].Name == "" {
		with, without, some = profiles[:n-1], profiles[n-1], true
	}
	if i := slices.IndexFunc(with, func(p report.Profile) bool { return p.Rows == 0 }); i >= 0 {
		with = with[:i]
	}
	return with, without, some
}

// tooLong reports whether no cell holds a text.
func tooLong(text string) bool { return len(text) > cutUnits && units(text) > cutUnits }

// longParts are the parts of a quote on the sheet of long quotes.
func longParts(quote string) []string { return pieces(paragraphs(quote), longUnits) }

// spread says on which sheets the rows are: "The rows are on the sheets Quotes,
// Quotes 2 and Quotes 3", with the reason.
func (s survey) spread() string {
	var sheets []string
	for i := range s.starts {
		sheets = append(sheets, numbered(quotesName, " ", i))
	}
	last := len(sheets) - 1
	return "The rows are on the sheets " + strings.Join(sheets[:last], ", ") + " and " + sheets[last] + ": one sheet holds no more than 1,048,575, or 4 GB"
}
