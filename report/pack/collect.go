package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/report"
)

// collection is a briefing's rows gathered into entries, with their speakers
// and documents.
type collection struct {
	b          report.Briefing
	dates      dates
	rows       []report.Row // that are shown and counted: all but questions
	duplicates []duplicate  // by row
	topics     []topic
	outlets    []outlet
	people     []person
	entries    []*Entry       // in the order of the pages
	entryOf    map[int]*Entry // by row
	counted    []report.Row   // one for each statement and topic
	once       []report.Row   // one for each statement
}

type topic struct {
	label      string
	groups     []Group
	statements int
}

// person is a speaker and the entries in which they are quoted.
type person struct {
	id, name, role string
	statements     int
	entries        []string
}

type outlet struct {
	id, name   string
	documents  []document
	statements int
}

// document is a source document and the entries taken from it.
type document struct {
	id, title, url, date, path string
	warnings                   []string
	entries                    []string
}

// collect gathers a briefing's rows.
func collect(b report.Briefing, o Options) *collection {
	c := &collection{b: b, dates: datesOf(o.Language), rows: report.Quoted(b.Rows), entryOf: map[int]*Entry{}}
	c.once = statementsOf(c.rows, false)
	c.findDuplicates()
	c.collectTopics(o.Group == "day")
	c.collectOutlets()
	c.collectPeople()
	c.link()
	return c
}

// collectTopics makes the entries, by topic in the order of the taxonomy,
// then the topics it does not know, then the rows without one.
func (c *collection) collectTopics(byDay bool) {
	byTopic := map[string][]int{}
	for i, r := range c.rows {
		byTopic[r.Topic] = append(byTopic[r.Topic], i)
	}
	for _, count := range report.ByTopicOf(c.rows, c.b.Topics) {
		its := byTopic[count.Name]
		if len(its) == 0 {
			continue
		}
		t := topic{label: oneLine(count.Name)}
		var entries []*Entry
		var last report.Row
		for _, i := range its {
			r := c.rows[i]
			if n := len(entries) - 1; n >= 0 && sameTurn(last, r) {
				entries[n].Quote = append(entries[n].Quote, oneLine(r.Quote))
				entries[n].Rows = append(entries[n].Rows, oneLine(r.ID))
				entries[n].Check = union(entries[n].Check, report.Doubts(&r, 0))
				c.entryOf[i] = entries[n]
				continue
			}
			last = r
			c.counted = append(c.counted, r)
			t.statements++
			if c.duplicates[i].lead >= 0 {
				last = report.Row{}
				continue
			}
			e := c.entry(r)
			entries = append(entries, e)
			c.entryOf[i] = e
		}
		for _, e := range entries {
			e.setQuotationMarks()
		}
		t.groups = c.grouped(entries, byDay)
		for _, g := range t.groups {
			for _, e := range g.Entries {
				e.ID = fmt.Sprintf("e%d", len(c.entries)+1)
				c.entries = append(c.entries, e)
			}
		}
		c.topics = append(c.topics, t)
	}
	c.addDuplicates()
}

func sameTurn(a, b report.Row) bool {
	return a.Kind == "turn" && b.Kind == "turn" && a.Document == b.Document &&
		a.Statement == b.Statement && a.Speaker == b.Speaker
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

func (c *collection) entry(r report.Row) *Entry {
	e := &Entry{
		Date: orElse(c.dates.words(r.Date), wordNoDate), Kind: kindWords(r.Kind, r.Act),
		Speaker: orElse(oneLine(r.Speaker), wordNoSpeaker), Unnamed: r.Speaker == "", Role: oneLine(r.Role),
		Intro: oneLine(report.Intro(&r)), Quote: []string{oneLine(r.Quote)}, Lang: r.Language,
		Source: orElse(oneLine(r.Source), wordNoSource), Title: oneLine(r.Title), URL: strings.TrimSpace(r.URL),
		Check: union(nil, report.Doubts(&r, 0)), row: r,
	}
	if r.ID != "" {
		e.Rows = []string{oneLine(r.ID)}
	}
	if mention := oneLine(r.Mention); e.Unnamed && strings.Contains(mention, " ") {
		e.Mention = mention // "a senior official": more than nobody
	}
	if r.Kind == "turn" {
		e.Asked = oneLine(r.Context)
	}
	if r.Via != "" {
		e.Details = append(e.Details, "via "+oneLine(r.Via))
	}
	if !r.Said.IsZero() && r.Said != r.Date {
		e.Details = append(e.Details, "said on "+c.dates.words(r.Said))
	}
	return e
}

// setQuotationMarks puts quotation marks around verbatim words. Of several paragraphs each
// opens with one and only the last closes.
func (e *Entry) setQuotationMarks() {
	if !strings.HasPrefix(e.Kind, "Direct") && !strings.HasPrefix(e.Kind, "Transcript") {
		return
	}
	open, shut := quotationMarks(e.Lang, strings.Join(e.Quote, " "))
	for i := range e.Quote {
		e.Quote[i] = open + e.Quote[i]
	}
	e.Quote[len(e.Quote)-1] += shut
}

// grouped groups the entries of a topic by speaker, those with most first and
// the unnamed last, or by day, the undated last. Within a group entries are
// sorted by day.
func (c *collection) grouped(entries []*Entry, byDay bool) []Group {
	var groups []Group
	place := map[string]int{}
	for _, e := range entries {
		key := oneLine(e.row.Speaker)
		if byDay {
			key = e.row.Date.String()
		}
		i, ok := place[key]
		if !ok {
			i = len(groups)
			place[key] = i
			g := Group{Name: e.Speaker, Unnamed: e.Unnamed, BySpeaker: true}
			if byDay {
				g = Group{Name: e.Date}
			}
			groups = append(groups, g)
		}
		g := &groups[i]
		g.Entries = append(g.Entries, e)
		if !byDay && !g.Unnamed {
			g.Role = orElse(g.Role, e.Role)
		}
	}
	for _, g := range groups {
		slices.SortStableFunc(g.Entries, func(a, b *Entry) int {
			x, y := a.row.Date, b.row.Date
			return cmp.Or(cmp.Compare(boolInt(x.IsZero()), boolInt(y.IsZero())), x.Compare(y))
		})
	}
	slices.SortStableFunc(groups, func(a, b Group) int {
		if byDay {
			x, y := a.Entries[0].row.Date, b.Entries[0].row.Date
			return cmp.Or(cmp.Compare(boolInt(x.IsZero()), boolInt(y.IsZero())), x.Compare(y))
		}
		return cmp.Or(cmp.Compare(boolInt(a.Unnamed), boolInt(b.Unnamed)), cmp.Compare(len(b.Entries), len(a.Entries)))
	})
	return groups
}

// collectOutlets groups the documents that were read by their source, in the
// order of the names, with the entries that each leads to.
func (c *collection) collectOutlets() {
	place := map[string]int{}
	at := map[string][2]int{} // document by path
	add := func(path, source, title, url string, date day) [2]int {
		source = orElse(oneLine(source), wordNoSource)
		i, ok := place[source]
		if !ok {
			i = len(c.outlets)
			place[source] = i
			c.outlets = append(c.outlets, outlet{name: source})
		}
		c.outlets[i].documents = append(c.outlets[i].documents, document{
			title: orElse(oneLine(title), wordUntitled), url: strings.TrimSpace(url), path: oneLine(path),
			date: orElse(c.dates.words(date), wordNoDate),
		})
		return [2]int{i, len(c.outlets[i].documents) - 1}
	}
	for _, d := range c.b.Documents {
		if d.Status == report.StatusRead {
			p := add(d.Path, d.Source, d.Title, d.URL, d.Date)
			at[d.Path] = p
			c.outlets[p[0]].documents[p[1]].warnings = d.Warnings
		}
	}
	seen := map[[2]string]bool{} // an entry in a document
	for i, r := range c.rows {
		p, ok := at[r.Document]
		if !ok || c.outlets[p[0]].name != orElse(oneLine(r.Source), wordNoSource) {
			p = add(r.Document, r.Source, r.Title, r.URL, r.Date)
			at[r.Document] = p
		}
		if id := c.shownIn(i).ID; !seen[[2]string{r.Document, id}] {
			seen[[2]string{r.Document, id}] = true
			d := &c.outlets[p[0]].documents[p[1]]
			d.entries = append(d.entries, id)
		}
	}
	for _, r := range c.once {
		c.outlets[at[r.Document][0]].statements++
	}
	c.orderOutlets()
}

// orderOutlets sorts the outlets by name, the unknown last, and numbers them
// and their documents.
func (c *collection) orderOutlets() {
	slices.SortStableFunc(c.outlets, func(a, b outlet) int {
		if a.name == wordNoSource || b.name == wordNoSource {
			return boolInt(a.name == wordNoSource) - boolInt(b.name == wordNoSource)
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	n := 0
	for i := range c.outlets {
		o := &c.outlets[i]
		o.id = fmt.Sprintf("s%d", i+1)
		for k := range o.documents {
			n++
			o.documents[k].id = fmt.Sprintf("d%d", n)
			c.inOrder(o.documents[k].entries)
		}
	}
}

// collectPeople gathers who is quoted, by name, and where.
func (c *collection) collectPeople() {
	place := map[string]int{}
	at := func(name string) *person {
		i, ok := place[name]
		if !ok {
			i = len(c.people)
			place[name] = i
			c.people = append(c.people, person{name: name})
		}
		return &c.people[i]
	}
	seen := map[[2]string]bool{} // an entry of a person
	for i, r := range c.rows {
		name, id := oneLine(r.Speaker), c.shownIn(i).ID
		if name == "" {
			continue
		}
		p := at(name)
		p.role = orElse(p.role, oneLine(r.Role))
		if !seen[[2]string{name, id}] {
			seen[[2]string{name, id}] = true
			p.entries = append(p.entries, id)
		}
	}
	for _, r := range c.once {
		if name := oneLine(r.Speaker); name != "" {
			at(name).statements++
		}
	}
	slices.SortFunc(c.people, func(a, b person) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), strings.Compare(a.name, b.name))
	})
	for i := range c.people {
		c.people[i].id = fmt.Sprintf("p%d", i+1)
		c.inOrder(c.people[i].entries)
	}
}

// inOrder sorts entries in page order.
func (c *collection) inOrder(ids []string) {
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) })
}

// link tells every entry where its source and its speaker are listed.
func (c *collection) link() {
	documents := map[[2]string]string{} // by source and path
	for _, o := range c.outlets {
		for _, d := range o.documents {
			documents[[2]string{o.name, d.path}] = d.id
		}
	}
	people := map[string]string{}
	for _, p := range c.people {
		people[p.name] = p.id
	}
	for _, e := range c.entries {
		e.SourceTo = documents[[2]string{e.Source, oneLine(e.row.Document)}]
		e.SpeakerTo = people[oneLine(e.row.Speaker)]
		for i := range e.Also {
			a := &e.Also[i]
			a.SourceTo = documents[[2]string{a.Source, oneLine(a.document)}]
		}
	}
	for i := range c.topics {
		for k := range c.topics[i].groups {
			if g := &c.topics[i].groups[k]; g.BySpeaker {
				g.To = people[oneLine(g.Entries[0].row.Speaker)]
			}
		}
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// outletID and personID are where a source and a speaker are listed.
func (c *collection) outletID(name string) string {
	for _, o := range c.outlets {
		if o.name == name {
			return o.id
		}
	}
	return ""
}

func (c *collection) personID(name string) string {
	for _, p := range c.people {
		if p.name == name {
			return p.id
		}
	}
	return ""
}
