package report

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/parse"
)

// Count is one line of a table of counts: a topic, a speaker, a source or a
// day, how many rows it has, and the first and last publication date among
// them. Rows without a date count but move neither date; both are zero if no
// row has one.
//
// Name is empty for the rows that name no topic, speaker or source; that line
// is always the last of its table, however many rows it has.
type Count struct {
	Name        string
	Rows        int
	First, Last parse.Date
}

// Quoted returns the rows that a briefing counts and shows: all except an interviewer's
// questions, which appear only as context for their answers. The order is kept. If all
// questions come last, as in a [Briefing], nothing is copied. All counts below leave out
// questions themselves.
func Quoted(rows []Row) []Row {
	asked := 0
	for i := range rows {
		asked += btoi(rows[i].Question)
	}
	if first := len(rows) - asked; !slices.ContainsFunc(rows[first:], func(r Row) bool { return !r.Question }) {
		return rows[:first:first]
	}
	out := make([]Row, 0, len(rows)-asked)
	for i := range rows {
		if !rows[i].Question {
			out = append(out, rows[i])
		}
	}
	return out
}

// Some are rows chosen from a briefing's, to be counted without a copy of them.
type Some []*Row

// AllOf chooses all rows.
func AllOf(rows []Row) Some {
	out := make(Some, len(rows))
	for i := range rows {
		out[i] = &rows[i]
	}
	return out
}

// ByTopic counts rows by their best topic, most rows first, then by name.
func ByTopic(rows []Row) []Count { return AllOf(rows).ByTopic() }

// ByTopic is [ByTopic] for some rows.
func (s Some) ByTopic() []Count { return s.countBy(func(r *Row) string { return r.Topic }) }

// ByTopicOf counts rows by their best topic in the order of a taxonomy. Every
// label given has a line, even without rows; labels that only the rows have
// follow, largest first.
func ByTopicOf(rows []Row, labels []string) []Count { return AllOf(rows).ByTopicOf(labels) }

// ByTopicOf is [ByTopicOf] for some rows.
func (s Some) ByTopicOf(labels []string) []Count {
	found := s.ByTopic()
	out := make([]Count, 0, len(labels)+len(found))
	listed := make(map[string]bool, len(labels))
	for _, label := range labels {
		if label == "" || listed[label] {
			continue
		}
		listed[label] = true
		c := Count{Name: label}
		if i := slices.IndexFunc(found, func(f Count) bool { return f.Name == label }); i >= 0 {
			c = found[i]
		}
		out = append(out, c)
	}
	for _, c := range found {
		if !listed[c.Name] {
			out = append(out, c)
		}
	}
	return out
}

// BySpeaker counts rows by canonical speaker, most rows first, then by name.
func BySpeaker(rows []Row) []Count { return AllOf(rows).BySpeaker() }

// BySpeaker is [BySpeaker] for some rows.
func (s Some) BySpeaker() []Count { return s.countBy(func(r *Row) string { return r.Speaker }) }

// BySource counts rows by outlet, most rows first, then by name.
func BySource(rows []Row) []Count { return AllOf(rows).BySource() }

// BySource is [BySource] for some rows.
func (s Some) BySource() []Count { return s.countBy(func(r *Row) string { return r.Source }) }

// longestChart is the number of days, a year, up to which a table by day
// includes days without rows. A longer one lists only days with rows.
const longestChart = 366

// ByDay counts rows by publication date, earliest first; the names are
// "2006-01-02". Days of the period without rows have a line too, so that a
// chart keeps its scale; where the period is "all", this holds between the
// first and the last row. Rows without a date are not counted.
func ByDay(rows []Row, p Period) []Count { return AllOf(rows).ByDay(p) }

// ByDay is [ByDay] for some rows.
func (s Some) ByDay(p Period) []Count {
	days := map[parse.Date]int{}
	from, to := p.From, p.To
	for _, r := range s {
		if r.Question || r.Date.IsZero() {
			continue
		}
		days[r.Date]++
		if from.IsZero() || r.Date.Compare(from) < 0 {
			from = r.Date
		}
		if to.IsZero() || r.Date.Compare(to) > 0 {
			to = r.Date
		}
	}
	eachDay(from, to, func(d parse.Date) { days[d] += 0 })
	out := make([]Count, 0, len(days))
	for d, n := range days {
		out = append(out, Count{Name: d.String(), Rows: n, First: d, Last: d})
	}
	slices.SortFunc(out, func(a, b Count) int { return a.First.Compare(b.First) })
	return out
}

// eachDay calls yield for the days of a chart; for none if there are too many.
func eachDay(from, to parse.Date, yield func(parse.Date)) {
	if from.IsZero() || to.IsZero() || to.Time().Sub(from.Time()).Hours() >= 24*longestChart {
		return
	}
	for d := from; d.Compare(to) <= 0; d = d.AddDays(1) {
		yield(d)
	}
}

func (s Some) countBy(key func(*Row) string) []Count {
	place := map[string]int{}
	var out []Count
	for _, r := range s {
		if r.Question {
			continue
		}
		name := key(r)
		i, ok := place[name]
		if !ok {
			i = len(out)
			place[name] = i
			out = append(out, Count{Name: name})
		}
		out[i].add(r.Date)
	}
	slices.SortFunc(out, func(a, b Count) int {
		if unknown := cmp.Compare(btoi(a.Name == ""), btoi(b.Name == "")); unknown != 0 {
			return unknown
		}
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Name, b.Name))
	})
	return out
}

func (c *Count) add(d parse.Date) {
	c.Rows++
	if d.IsZero() {
		return
	}
	if c.First.IsZero() || d.Compare(c.First) < 0 {
		c.First = d
	}
	if d.Compare(c.Last) > 0 {
		c.Last = d
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// KeyFigures are the totals at the top of a briefing.
type KeyFigures struct {
	Rows       int // quoted rows: statements, and each paragraph of a transcript's answer
	Statements int // distinct statements; rows of one turn share one
	Questions  int // interviewer's turns, in no other figure
	Speakers   int // distinct names
	Sources    int // distinct outlets
	Topics     int // distinct best topics

	Read, Skipped, Failed int // documents

	NoSpeaker, NoDate, NoTopic int // rows
	Flagged                    int // rows with at least one flag

	First, Last parse.Date // publication dates among the rows; zero if none has one
}

// Figures counts the key figures of a briefing.
func Figures(b Briefing) KeyFigures {
	type statement struct {
		document string
		number   int
	}
	var k KeyFigures
	statements := map[statement]bool{}
	speakers, sources, topics := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var dates Count
	for _, r := range b.Rows {
		if r.Question {
			k.Questions++
			continue
		}
		k.Rows++
		statements[statement{r.Document, r.Statement}] = true
		speakers[r.Speaker], sources[r.Source], topics[r.Topic] = true, true, true
		k.NoSpeaker += btoi(r.Speaker == "")
		k.NoDate += btoi(r.Date.IsZero())
		k.NoTopic += btoi(r.Topic == "")
		k.Flagged += btoi(len(r.Flags) > 0)
		dates.add(r.Date)
	}
	delete(speakers, "")
	delete(sources, "")
	delete(topics, "")
	k.Statements, k.Speakers, k.Sources, k.Topics = len(statements), len(speakers), len(sources), len(topics)
	k.First, k.Last = dates.First, dates.Last
	k.countDocuments(b.Documents)
	return k
}

func (k *KeyFigures) countDocuments(documents []Document) {
	for _, d := range documents {
		switch d.Status {
		case StatusRead:
			k.Read++
		case StatusSkipped:
			k.Skipped++
		case StatusFailed:
			k.Failed++
		}
	}
}
