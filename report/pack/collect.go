package pack

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"onrecord/report"
)

// collection is a briefing's rows gathered into entries, with who and what
// they lead to.
type collection struct {
	b       report.Briefing
	topics  []topic
	outlets []outlet
	entries []indexed
}

type topic struct {
	label   string
	entries []Entry
}

// indexed is an entry with the first of its rows.
type indexed struct {
	id  string
	row report.Row
}

type outlet struct {
	id, name  string
	documents []document
	entries   int
}

// document is a source document and the entries taken from it.
type document struct {
	title, url, date, path string
	warnings               []string
	entries                []string
}

// How many lines the charts have on the page that can be read alone.
const (
	shown         = 8 // speakers, sources
	shownTopics   = 16
	shownReported = 3
)

func collect(b report.Briefing) *collection {
	c := &collection{b: b}
	c.collectTopics()
	c.collectOutlets()
	for i := range c.topics {
		for j := range c.topics[i].entries {
			e := &c.topics[i].entries[j]
			e.SourceTo = c.outletID(e.Source)
		}
	}
	return c
}

// collectTopics makes the entries, by topic in the order of the taxonomy,
// then the topics it does not know, then the rows without one.
func (c *collection) collectTopics() {
	byTopic := map[string][]report.Row{}
	for _, r := range report.Quoted(c.b.Rows) {
		byTopic[r.Topic] = append(byTopic[r.Topic], r)
	}
	sources := map[string]string{} // of rows, by id
	for _, r := range c.b.Rows {
		sources[r.ID] = r.Source
	}
	for _, count := range report.ByTopicOf(c.b.Rows, c.b.Topics) {
		if count.Rows == 0 {
			continue
		}
		t := topic{label: fold(count.Name)}
		var last report.Row
		for _, r := range byTopic[count.Name] {
			if n := len(t.entries) - 1; n >= 0 && sameTurn(last, r) {
				t.entries[n].Quote = append(t.entries[n].Quote, fold(r.Quote))
				t.entries[n].Rows = append(t.entries[n].Rows, fold(r.ID))
				t.entries[n].Check = union(t.entries[n].Check, r.Flags)
			} else {
				id := fmt.Sprintf("e%d", len(c.entries)+1)
				t.entries = append(t.entries, entryOf(id, r, sources))
				c.entries = append(c.entries, indexed{id, r})
			}
			last = r
		}
		for i := range t.entries {
			t.entries[i].mark()
		}
		c.topics = append(c.topics, t)
	}
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

func entryOf(id string, r report.Row, sources map[string]string) Entry {
	e := Entry{
		ID: id, Date: orElse(dateWords(r.Date), wordNoDate), Kind: kindWords(r.Kind, r.Act),
		Speaker: orElse(fold(r.Speaker), wordNoSpeaker), Unnamed: r.Speaker == "", Role: fold(r.Role),
		Quote: []string{fold(r.Quote)}, Lang: r.Language,
		Source: orElse(fold(r.Source), wordNoSource), Title: fold(r.Title), URL: strings.TrimSpace(r.URL),
		Check: union(nil, r.Flags),
	}
	if r.ID != "" {
		e.Rows = []string{fold(r.ID)}
	}
	if cue := fold(r.Cue); (r.Kind == "indirect" || r.Kind == "mixed") && strings.ContainsFunc(cue, unicode.IsLetter) {
		e.Cue = cue // "the council’s plan": praised or rejected?
	}
	if r.Kind == "turn" {
		e.Asked = fold(r.Context)
	}
	if r.Via != "" {
		e.Details = append(e.Details, "via "+fold(r.Via))
	}
	if !r.Said.IsZero() && r.Said != r.Date {
		e.Details = append(e.Details, "said on "+dateWords(r.Said))
	}
	var others []string
	for _, id := range r.SameAs {
		if s := fold(sources[id]); s != "" && s != e.Source {
			others = union(others, []string{s})
		}
	}
	if len(others) > 0 {
		e.Details = append(e.Details, "also in "+strings.Join(others, ", "))
	}
	return e
}

// mark puts quotation marks around verbatim words. Of several paragraphs each
// opens with one and only the last closes.
func (e *Entry) mark() {
	if !strings.HasPrefix(e.Kind, "Direct") && !strings.HasPrefix(e.Kind, "Transcript") {
		return
	}
	open, shut := marks(e.Lang, strings.Join(e.Quote, " "))
	for i := range e.Quote {
		e.Quote[i] = open + e.Quote[i]
	}
	e.Quote[len(e.Quote)-1] += shut
}

// collectOutlets groups the documents that were read by their source, in
// order of size, with the entries of each.
func (c *collection) collectOutlets() {
	place := map[string]int{}
	at := map[string][2]int{} // document by path
	add := func(path, source, title, url string, date day) [2]int {
		source = orElse(fold(source), wordNoSource)
		i, ok := place[source]
		if !ok {
			i = len(c.outlets)
			place[source] = i
			c.outlets = append(c.outlets, outlet{name: source})
		}
		c.outlets[i].documents = append(c.outlets[i].documents, document{
			title: orElse(fold(title), wordUntitled), url: strings.TrimSpace(url), path: fold(path),
			date: orElse(dateWords(date), wordNoDate),
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
	for _, e := range c.entries {
		r := e.row
		p, ok := at[r.Document]
		if !ok || c.outlets[p[0]].name != orElse(fold(r.Source), wordNoSource) {
			p = add(r.Document, r.Source, r.Title, r.URL, r.Date)
			at[r.Document] = p
		}
		d := &c.outlets[p[0]].documents[p[1]]
		d.entries = append(d.entries, e.id)
		c.outlets[p[0]].entries++
	}
	slices.SortStableFunc(c.outlets, func(a, b outlet) int {
		if a.name == wordNoSource || b.name == wordNoSource {
			return boolInt(a.name == wordNoSource) - boolInt(b.name == wordNoSource)
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	for i := range c.outlets {
		c.outlets[i].id = fmt.Sprintf("s%d", i+1)
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c *collection) outletID(name string) string {
	for _, o := range c.outlets {
		if o.name == name {
			return o.id
		}
	}
	return ""
}
