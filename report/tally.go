package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"onrecord/parse"
)

// Tally counts rows as they stream past, without keeping them: its size grows with the
// number of distinct names, pairs of names and days, not with the number of rows. The rows
// of a document, and of a statement in it, must come one after the other.
type Tally struct {
	figures                   KeyFigures
	seen                      int // rows that passed, questions included
	speakers, topics, sources tallied
	days                      map[dayNumber]*Profile
	today                     *Profile // the day of the last row
	day                       dayNumber

	topicDays map[topicDay]int32 // nil once there are too many

	document  string // of the last row
	documents int32  // that began so far
	statement int    // of the last row
}

// NewTally returns an empty tally.
func NewTally() *Tally {
	return &Tally{
		speakers: newTallied(), topics: newTallied(), sources: newTallied(),
		days: map[dayNumber]*Profile{}, topicDays: map[topicDay]int32{},
	}
}

// Add counts one row. For a question it records only that there was one.
func (t *Tally) Add(r *Row) {
	i := t.seen
	t.seen++
	if r.Question {
		t.figures.Questions++
		return
	}
	if t.documents == 0 || r.Document != t.document {
		t.document, t.statement = strings.Clone(r.Document), 0
		t.documents++
	}
	k := &t.figures
	k.Rows++
	k.Statements += btoi(r.Statement != t.statement || r.Statement == 0)
	t.statement = r.Statement
	k.NoSpeaker += btoi(r.Speaker == "")
	k.NoDate += btoi(r.Date.IsZero())
	k.NoTopic += btoi(r.Topic == "")
	k.Flagged += btoi(len(r.Flags) > 0)

	day := numberOf(r.Date)
	if t.today == nil || day != t.day {
		t.day, t.today = day, t.days[day]
		if t.today == nil {
			t.today = &Profile{Count: Count{Name: r.Date.String(), First: r.Date, Last: r.Date}, Row: i}
			t.days[day] = t.today
		}
	}
	t.today.Rows++

	speaker, topic, source := t.speakers.add(r.Speaker, i, day, t.documents), t.topics.add(r.Topic, i, day, t.documents), t.sources.add(r.Source, i, day, t.documents)
	t.speakers.role(speaker, r.Role, day)
	s, o := &t.speakers.lines[speaker], &t.topics.lines[topic]
	if t.topicDays != nil && day != 0 && topic < manyTopics {
		t.topicDays[topicDay{topic, day}]++
	}
	if len(t.days) > longestTrend {
		t.topicDays = nil
	}
	s.topics.add(topic)
	s.sources.add(source)
	o.sources.add(source)
}

// Figures returns the key figures of the rows; documents are not included.
func (t *Tally) Figures() KeyFigures {
	k := t.figures
	k.Speakers, k.Topics, k.Sources = t.speakers.named(), t.topics.named(), t.sources.named()
	var dates Count
	for _, d := range t.days {
		if !d.First.IsZero() {
			dates.add(d.First)
		}
	}
	k.First, k.Last = dates.First, dates.Last
	return k
}

// Days returns the lines of [ByDay], each with its first row, and a line for the rows
// without a date.
func (t *Tally) Days(p Period) (days []Profile, undated Profile) {
	from, to := p.From, p.To
	for _, d := range t.days {
		if d.First.IsZero() {
			undated = *d
			continue
		}
		days = append(days, *d)
		if from.IsZero() || d.First.Compare(from) < 0 {
			from = d.First
		}
		if to.IsZero() || d.First.Compare(to) > 0 {
			to = d.First
		}
	}
	eachDay(from, to, func(d parse.Date) {
		if _, ok := t.days[numberOf(d)]; !ok {
			days = append(days, Profile{Count: Count{Name: d.String(), First: d, Last: d}, Row: -1})
		}
	})
	slices.SortFunc(days, func(a, b Profile) int { return a.First.Compare(b.First) })
	return days, undated
}

// longestTrend is the number of days up to which topics are counted by day, a quarter of a
// year: a longer trend shows no days. Nor does one with more topics than anybody looks
// through.
const (
	longestTrend = 92
	manyTopics   = 200
)

type topicDay struct {
	topic int32
	day   dayNumber
}

// Trends returns, for the rows of each named topic, how many there are on each of the
// days; nothing if there are too many days.
func (t *Tally) Trends(days []Profile) map[string][]int {
	if t.topicDays == nil || len(days) > longestTrend {
		return nil
	}
	trends := map[string][]int{}
	for name, number := range t.topics.number {
		if name == "" || number >= manyTopics {
			continue
		}
		trend := make([]int, len(days))
		for i, d := range days {
			trend[i] = int(t.topicDays[topicDay{number, numberOf(d.First)}])
		}
		trends[name] = trend
	}
	return trends
}

// Profiles returns the profiles of the speakers, topics and sources of the rows counted;
// every label has a line among the topics. Questions are left out, but count in the index
// of a row. Rows of one document must come together.
func (t *Tally) Profiles(labels []string) Profiles {
	speakers, topics, sources := t.speakers.profiles(), t.topics.profiles(), t.sources.profiles()
	for i := range speakers {
		s, line := &speakers[i], &t.speakers.lines[i]
		for _, with := range line.topics {
			o := &topics[with.name]
			s.Topics += btoi(o.Name != "")
			o.Speakers += btoi(s.Name != "")
			s.lead(o.Name, with.rows)
			o.lead(s.Name, with.rows)
		}
		for _, with := range line.sources {
			o := &sources[with.name]
			s.Sources += btoi(o.Name != "")
			o.Speakers += btoi(s.Name != "")
			o.lead(s.Name, with.rows)
		}
		s.Speakers = btoi(s.Name != "")
		if s.Name == "" {
			s.Role = ""
		}
	}
	for i := range topics {
		s := &topics[i]
		for _, with := range t.topics.lines[i].sources {
			o := &sources[with.name]
			s.Sources += btoi(o.Name != "")
			o.Topics += btoi(s.Name != "")
		}
		s.Topics = btoi(s.Name != "")
	}
	for i := range sources {
		sources[i].Sources = btoi(sources[i].Name != "")
	}
	for _, label := range labels {
		if _, ok := t.topics.number[label]; !ok && label != "" && !slices.ContainsFunc(topics, func(p Profile) bool { return p.Name == label }) {
			topics = append(topics, Profile{Count: Count{Name: label}, Row: -1})
		}
	}
	sortProfiles(speakers)
	sortProfiles(topics)
	sortProfiles(sources)
	return Profiles{speakers, topics, sources}
}

// tallied are the distinct names in one column, numbered in order of appearance.
type tallied struct {
	number map[string]int32
	lines  []tallyLine
	last   int32 // number of the last row's name
}

// tallyLine is the count of one name. It is kept small: there may be a hundred
// thousand speakers.
type tallyLine struct {
	name, role       string
	rows, row        int32
	first, last      dayNumber
	roleDay          dayNumber
	documents, atDoc int32 // distinct documents, and the last of them

	topics, sources together // of a speaker; of a topic its sources
}

func newTallied() tallied { return tallied{number: map[string]int32{}} }

// add counts the i-th row for a name and returns the name's number.
func (t *tallied) add(name string, i int, day dayNumber, document int32) int32 {
	n := t.last
	if len(t.lines) == 0 || t.lines[n].name != name {
		var ok bool
		if n, ok = t.number[name]; !ok {
			name = strings.Clone(name) // it may be part of a longer text
			n = int32(len(t.lines))
			t.number[name] = n
			t.lines = append(t.lines, tallyLine{name: name, row: int32(i)})
		}
		t.last = n
	}
	l := &t.lines[n]
	l.rows++
	if l.atDoc != document {
		l.atDoc = document
		l.documents++
	}
	if day != 0 {
		if l.first == 0 || day < l.first {
			l.first = day
		}
		l.last = max(l.last, day)
	}
	return n
}

// role keeps the latest role in the rows: by date, then by position.
func (t *tallied) role(n int32, role string, day dayNumber) {
	l := &t.lines[n]
	if role == "" || l.role != "" && day < l.roleDay {
		return
	}
	l.roleDay = day
	if l.role != role {
		l.role = strings.Clone(role)
	}
}

func (t *tallied) named() int {
	n := len(t.lines)
	if _, ok := t.number[""]; ok {
		n--
	}
	return n
}

func (t *tallied) profiles() []Profile {
	out := make([]Profile, len(t.lines))
	for i, l := range t.lines {
		out[i] = Profile{
			Count:     Count{Name: l.name, Rows: int(l.rows), First: l.first.date(), Last: l.last.date()},
			Documents: int(l.documents), Role: l.role, Row: int(l.row),
		}
	}
	return out
}

// together counts the rows that a name shares with others, by their numbers. It is kept
// small, because there are more pairs of names than names.
type together []struct{ name, rows int32 }

func (t *together) add(name int32) {
	at, found := slices.BinarySearchFunc(*t, name, func(e struct{ name, rows int32 }, name int32) int { return cmp.Compare(e.name, name) })
	if !found {
		*t = slices.Insert(*t, at, struct{ name, rows int32 }{name: name})
	}
	(*t)[at].rows++
}

// dayNumber is a day as one number that sorts like the days; 0 is unknown.
type dayNumber int32

func numberOf(d parse.Date) dayNumber {
	return dayNumber(d.Year<<9 | int(d.Month)<<5 | d.Day)
}

func (n dayNumber) date() parse.Date {
	return parse.Date{Year: int(n >> 9), Month: time.Month(n >> 5 & 15), Day: int(n & 31)}
}
