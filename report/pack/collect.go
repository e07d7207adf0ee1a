package pack

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"onrecord/report"
)

// collection is a briefing's rows gathered into entries, with their speakers and
// documents.
type collection struct {
	b          report.Briefing
	w          wording
	dates      dates
	rows       []report.Row // those shown and counted: all but questions
	roles      map[string]string
	ranking    report.Ranking
	rank       map[int]int // by row: place in the ranking, of as many as lead
	change     *report.Comparison
	duplicates []duplicate   // by row
	same       map[int][]int // by row: rows with the same words under other topics
	perhaps    map[int][]int // by row: rows that are perhaps the same statement
	topics     []topic
	outlets    []outlet
	people     []person
	entries    []*entry                      // in the order of the pages
	entryOf    []*entry                      // by row
	once       report.Some                   // a row for each statement
	statements int                           // their number
	surnames   map[string]int                // people by their last name; see namesakes
	kinds      map[string]report.SpeakerSort // see sorts
}

// topic is one of the taxonomy's, or none, with its entries.
type topic struct {
	id, label  string
	statements int
	before     int
	entries    []*entry
}

// entry is one statement, or the paragraphs of one answer.
type entry struct {
	id    string
	rows  []int // of its paragraphs
	first *report.Row
	topic string // id of its topic

	also    []also // who else reports it
	same    []int  // rows of the same words under another topic
	perhaps []int  // rows that are perhaps the same statement
	check   []string
}

// person is a speaker and the entries in which they are quoted.
type person struct {
	id, name   string
	raw        string // the name as rows have it
	statements int
	entries    []string
}

type outlet struct {
	name      string
	documents []*document
}

// document is a source document and the entries taken from it.
type document struct {
	number                 int
	id, source, title, url string
	date                   day
	path                   string
	warnings               []string
	entries                []string
}

// collect gathers a briefing's rows.
func collect(b report.Briefing, o Options) *collection {
	language := orElse(o.Language, report.Languages()[0])
	c := &collection{
		b: b, w: wordingOf(language), dates: datesOf(language), rows: b.Quoted(),
		rank: map[int]int{},
	}
	c.entryOf = make([]*entry, len(c.rows))
	c.dates.year = yearOf(b)
	c.once = statementsOf(c.rows)
	c.statements = len(c.once)
	c.roles = report.Roles(c.rows)
	c.ranking = report.Rank(b)
	for i, l := range c.ranking.All[:min(len(c.ranking.All), len(c.ranking.Leads))] {
		c.rank[l.Row] = i
	}
	c.compare()
	c.findDuplicates()
	c.collectTopics()
	c.addDuplicates()
	c.collectOutlets()
	c.collectPeople()
	return c
}

// yearOf is the year that most days of a briefing are in: short dates need not say it.
func yearOf(b report.Briefing) string {
	if !b.Period.From.IsZero() {
		return fmt.Sprint(b.Period.From.Year)
	}
	count, best := map[int]int{}, 0
	for _, r := range b.Rows {
		if y := r.Date.Year; !r.Date.IsZero() {
			if count[y]++; count[y] > count[best] {
				best = y
			}
		}
	}
	return fmt.Sprint(best)
}

// compare holds the statements against those of the period before.
func (c *collection) compare() {
	if c.b.Before == nil {
		return
	}
	change := report.CompareSome(c.once, statementsOf(c.b.Before.Rows), *c.b.Before)
	c.change = &change
}

// statementsOf leaves out questions and the further paragraphs of an answer.
func statementsOf(rows []report.Row) report.Some {
	seen := map[turn]bool{}
	rows = report.Quoted(rows)
	once := make(report.Some, 0, len(rows))
	for i := range rows {
		if r := &rows[i]; r.Kind == "turn" {
			if seen[turnOf(r)] {
				continue
			}
			seen[turnOf(r)] = true
		}
		once = append(once, &rows[i])
	}
	return once
}

// collectTopics makes the entries. An answer stays whole, under the topic of its first
// paragraph, so that every statement is counted once. Topics are ordered by news value: by
// number of statements, then by the increase since the period before, then as in the
// taxonomy; statements without a topic come last.
func (c *collection) collectTopics() {
	byTopic := map[string]*topic{}
	answers := map[turn]*entry{}
	for i := range c.rows {
		r := &c.rows[i]
		if r.Kind == "turn" {
			if e := answers[turnOf(r)]; e != nil {
				e.rows = append(e.rows, i)
				c.entryOf[i] = e
				continue
			}
		}
		t := byTopic[r.Topic]
		if t == nil {
			t = &topic{label: oneLine(r.Topic)}
			byTopic[r.Topic] = t
		}
		t.statements++
		if c.duplicates[i].lead >= 0 {
			continue
		}
		e := &entry{rows: []int{i}, first: r}
		c.entryOf[i] = e
		t.entries = append(t.entries, e)
		if r.Kind == "turn" {
			answers[turnOf(r)] = e
		}
	}
	before := map[string]int{}
	if c.change != nil {
		for _, x := range c.change.ByTopic {
			before[x.Name] = x.Before
		}
	}
	for _, count := range c.once.ByTopicOf(c.b.Topics) {
		if t := byTopic[count.Name]; t != nil {
			t.before = before[count.Name]
			c.topics = append(c.topics, *t)
		}
	}
	slices.SortStableFunc(c.topics, func(a, b topic) int {
		return cmp.Or(cmp.Compare(boolInt(a.label == ""), boolInt(b.label == "")),
			cmp.Compare(b.statements, a.statements), cmp.Compare(b.statements-b.before, a.statements-a.before))
	})
	for i := range c.topics {
		t := &c.topics[i]
		t.id = fmt.Sprintf("t%d", i+1)
		for _, e := range t.entries {
			e.topic = t.id
			c.finish(e)
		}
	}
}

// finish gives an entry the reasons for checking of all its rows.
func (c *collection) finish(e *entry) {
	for _, i := range e.rows {
		r := &c.rows[i]
		e.check = union(e.check, report.Doubts(r, 0))
	}
}

// quoteOf is the words of an entry, a paragraph each, with quotation marks.
func (c *collection) quoteOf(e *entry) []string {
	quote := make([]string, len(e.rows))
	for k, i := range e.rows {
		quote[k] = oneLine(c.rows[i].Quote)
	}
	return marked(e.first, quote)
}

// marked puts quotation marks around verbatim words.
func marked(of *report.Row, quote []string) []string {
	if k := of.Kind; k != "direct" && k != "turn" {
		return quote
	}
	open, shut := quotationMarks(of.Language, strings.Join(quote, " "))
	for i := range quote { // of several paragraphs each opens, and only the last closes
		quote[i] = open + quote[i]
	}
	quote[len(quote)-1] += shut
	return quote
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// name is the entry's speaker as printed, and whether it is a name.
func (c *collection) name(r *report.Row) (name string, named bool) {
	if name = oneLine(r.Speaker); name != "" {
		return name, true
	}
	return c.w.say("no speaker"), false
}

// number numbers an entry, in the order of the pages.
func (c *collection) number(e *entry) {
	c.entries = append(c.entries, e)
	e.id = fmt.Sprintf("e%d", len(c.entries))
}

// collectOutlets numbers the documents that were read, by their source, with the
// entries that each leads to.
func (c *collection) collectOutlets() {
	byPath := map[string]*document{}
	place := map[string]int{}
	add := func(path, source, title, url string, date day) *document {
		i, ok := place[source]
		if !ok {
			i = len(c.outlets)
			place[source] = i
			c.outlets = append(c.outlets, outlet{name: source})
		}
		d := &document{source: source, title: oneLine(title), url: strings.TrimSpace(url), date: date, path: path}
		c.outlets[i].documents = append(c.outlets[i].documents, d)
		byPath[path] = d
		return d
	}
	for _, d := range c.b.Documents {
		if d.Status == report.StatusRead {
			add(d.Path, oneLine(d.Source), d.Title, d.URL, d.Date).warnings = d.Warnings
		}
	}
	for i := range c.rows {
		r := &c.rows[i]
		if d := byPath[r.Document]; d == nil || d.source != oneLine(r.Source) {
			add(r.Document, oneLine(r.Source), r.Title, r.URL, r.Date)
		}
	}
	c.orderOutlets()
}

// orderOutlets sorts the outlets by name, unknown ones last, and their documents by date,
// and numbers the documents.
func (c *collection) orderOutlets() {
	slices.SortStableFunc(c.outlets, func(a, b outlet) int {
		return cmp.Or(cmp.Compare(boolInt(a.name == ""), boolInt(b.name == "")), strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)))
	})
	n := 0
	for _, o := range c.outlets {
		slices.SortStableFunc(o.documents, func(a, b *document) int {
			return cmp.Or(cmp.Compare(boolInt(a.date.IsZero()), boolInt(b.date.IsZero())), strings.Compare(a.date.String(), b.date.String()))
		})
		for _, d := range o.documents {
			n++
			d.number, d.id = n, fmt.Sprintf("d%d", n)
		}
	}
}

// documentsByPath finds the document of a row.
func (c *collection) documentsByPath() func(*report.Row) *document {
	type key struct{ path, source string }
	at := map[key]*document{}
	for _, o := range c.outlets {
		for _, d := range o.documents {
			at[key{d.path, d.source}] = d
		}
	}
	return func(r *report.Row) *document { return at[key{r.Document, oneLine(r.Source)}] }
}

// titled is the title of a document, else the name of its file.
func (c *collection) titled(d *document) string {
	return orElse(d.title, orElse(oneLine(path.Base(d.path)), c.w.say("untitled")))
}

// collectPeople gathers the speakers and counts their statements.
func (c *collection) collectPeople() {
	place := map[string]int{}
	for _, r := range c.once {
		name := oneLine(r.Speaker)
		if name == "" {
			continue
		}
		k, ok := place[name]
		if !ok {
			k = len(c.people)
			place[name] = k
			c.people = append(c.people, person{name: name, raw: r.Speaker, id: fmt.Sprintf("p%d", k+1)})
		}
		c.people[k].statements++
	}
}

// sorts says what kind of speaker each is, by the names in the rows.
func (c *collection) sorts() map[string]report.SpeakerSort {
	if c.kinds == nil {
		c.kinds = report.SpeakerSorts(c.rows)
	}
	return c.kinds
}

// personIDs are the anchors at which the speakers are listed, by name.
func (c *collection) personIDs() map[string]string {
	out := make(map[string]string, len(c.people))
	for _, p := range c.people {
		out[p.name] = p.id
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
