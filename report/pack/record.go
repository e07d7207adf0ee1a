package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/report"
)

// dividedFrom is the number of statements above which a topic is divided by day, and a
// day by document.
const dividedFrom = 40

// record is every statement, by topic.
func (c *collection) record(byDay bool) []Section {
	if len(c.topics) == 0 {
		return nil
	}
	s := Section{ID: "record", Title: c.w.say("record"), Columns: 2, NewPage: true, Part: true,
		Detail: c.w.count("statements", c.statements)}
	s.Blocks = append(s.Blocks, Paragraph{Texts: []Text{{Words: c.w.say("record note"), Look: lookSmall}}, Size: sizeSmall})
	r := recorder{collection: c, documentOf: c.documentsByPath(), people: c.personIDs(), asked: map[string]bool{}}
	for _, t := range c.topics {
		s.Blocks = append(s.Blocks, Heading{ID: t.id, Text: orElse(t.label, c.w.say("no topic")), Detail: c.counted(t)})
		for _, part := range c.divided(t.entries, byDay) {
			if part.name != "" {
				s.Blocks = append(s.Blocks, Heading{Text: part.name, Minor: true, Detail: part.detail})
			}
			s.Blocks = append(s.Blocks, r.stretch(part)...)
		}
	}
	return []Section{s}
}

// counted is the number of a topic's statements, with the change.
func (c *collection) counted(t topic) string {
	words := c.w.count("statements", t.statements)
	if c.change != nil && t.label != "" {
		words += ", " + signed(t.statements-t.before)
	}
	return words
}

// stretch is a group of a topic's statements, under a heading if they are not all.
type stretch struct {
	name, detail string
	day          day // that all of them have; nil if they have several
	entries      []*entry
}

// divided divides the statements of a topic by day, and a large day by document.
func (c *collection) divided(entries []*entry, byDay bool) []stretch {
	if len(entries) <= dividedFrom && !byDay {
		return []stretch{{entries: entries}}
	}
	var out []stretch
	for _, p := range partsOf(entries, func(e *entry) string { return e.first.Date.String() }) {
		date := p[0].first.Date
		of := stretch{name: orElse(c.dates.weekday(date), capital(c.w.say("no date"))), day: date, entries: p}
		if len(p) <= dividedFrom || byDay {
			out = append(out, of)
			continue
		}
		for k, d := range partsOf(p, func(e *entry) string { return e.first.Document }) {
			story := stretch{name: orElse(oneLine(d[0].first.Title), c.titledRow(d[0].first)), day: date, entries: d}
			if k == 0 {
				story.detail = of.name
			}
			out = append(out, story)
		}
	}
	slices.SortStableFunc(out, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(boolInt(a.day.IsZero()), boolInt(b.day.IsZero())), strings.Compare(a.day.String(), b.day.String()))
	})
	return out
}

// titledRow is what a row's document is called where it has no title.
func (c *collection) titledRow(r *report.Row) string {
	return c.titled(&document{path: r.Document})
}

// partsOf divides entries by a key, in the order in which the keys come.
func partsOf(entries []*entry, key func(*entry) string) [][]*entry {
	var out [][]*entry
	at := map[string]int{}
	for _, e := range entries {
		k, ok := at[key(e)]
		if !ok {
			k = len(out)
			at[key(e)] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], e)
	}
	return out
}

// recorder makes the paragraphs of the record.
type recorder struct {
	*collection
	documentOf func(*report.Row) *document
	people     map[string]string
	asked      map[string]bool // questions that were printed
	question   string          // the last
	outlet     string          // that of the last entry
}

// recorded is an entry of the record whose paragraphs are made when needed, so that only
// those of a page are in memory.
type recorded struct {
	r      *recorder
	e      *entry
	on     day
	first  bool // of its speaker
	asked  bool // after a question
	again  bool // the question was printed before
	outlet bool // names its outlet
}

func (x recorded) entry() Entry { return x.r.entry(x) }

func (x recorded) text(b *strings.Builder) { Statement{x.entry()}.text(b) }

// next is the next entry of the pages.
func (r *recorder) next(e *entry, first bool, on day) recorded {
	x := recorded{r: r, e: e, on: on, first: first}
	q := questionOf(e)
	x.asked, x.again = q != "" && q != r.question, r.asked[q]
	if r.question = q; q != "" {
		r.asked[q] = true
	}
	outlet := oneLine(e.first.Source)
	x.outlet, r.outlet = outlet != "" && outlet != r.outlet, outlet
	return x
}

// stretch returns the statements of a stretch, by speaker: those with a lead first, then
// those with most statements, unnamed ones last.
func (r *recorder) stretch(p stretch) []Block {
	groups := partsOf(p.entries, func(e *entry) string { return oneLine(e.first.Speaker) })
	best := func(g []*entry) int {
		least := len(r.ranking.Leads)
		for _, e := range g {
			if n, ok := r.rank[e.rows[0]]; ok {
				least = min(least, n)
			}
		}
		return least
	}
	slices.SortStableFunc(groups, func(a, b []*entry) int {
		return cmp.Or(cmp.Compare(boolInt(a[0].first.Speaker == ""), boolInt(b[0].first.Speaker == "")),
			cmp.Compare(best(a), best(b)), cmp.Compare(len(b), len(a)))
	})
	var out []Block
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b *entry) int {
			x, y := a.first.Date, b.first.Date
			return cmp.Or(cmp.Compare(boolInt(x.IsZero()), boolInt(y.IsZero())), x.Compare(y))
		})
		for k, e := range g {
			r.number(e)
			out = append(out, r.next(e, k == 0, p.day))
		}
	}
	return out
}

// Statement is an entry of the record: its paragraphs, in order.
type Statement struct{ Entry Entry }

// Entry is a statement as printed.
type Entry struct {
	ID         string
	Rows       []string // row ids: names of the place in the file
	Speaker    string   // for the running head
	Paragraphs []Paragraph
	First      bool // of its speaker
	RightLeft  bool // its words are written from the right: they have lines of their own
}

func (s Statement) text(b *strings.Builder) {
	fmt.Fprintf(b, "<%s %s> ", s.Entry.ID, strings.Join(s.Entry.Rows, " "))
	for _, p := range s.Entry.Paragraphs {
		p.text(b)
	}
}

// entry makes the paragraphs of an entry. The first of a speaker names them.
func (r *recorder) entry(x recorded) Entry {
	e, first, quote := x.e, x.first, r.quoteOf(x.e)
	name, named := r.name(e.first)
	out := Entry{ID: e.id, First: first, Speaker: name}
	out.Rows = r.rowsOf(e)
	var head []Text
	if first {
		head = r.speaker(e.first, r.people[name])
	} else if !named {
		head = r.mention(e.first)
	}
	if x.asked {
		if len(head) > 0 {
			out.Paragraphs = append(out.Paragraphs, Paragraph{Texts: head, Keep: true})
			head = nil
		}
		out.Paragraphs = append(out.Paragraphs, Paragraph{Texts: []Text{x.question()}, Tight: len(out.Paragraphs) > 0, Keep: true})
	}
	if l := scriptLanguage(strings.Join(quote, " ")); l == "ar" || l == "he" {
		out.RightLeft = true
		if len(head) > 0 {
			out.Paragraphs = append(out.Paragraphs, Paragraph{Texts: head, Keep: true})
			head = nil
		}
	}
	lang := e.first.Language
	for k, q := range quote {
		p := Paragraph{Texts: head, Tight: k == 0 && len(out.Paragraphs) > 0}
		head = nil
		if k == 0 {
			p.Texts = append(p.Texts, r.intro(e.first)...)
		}
		p.Texts = append(p.Texts, Text{Words: q, Look: lookWords, Lang: lang, Verbal: true})
		if k == len(quote)-1 && !out.RightLeft {
			p.Texts = append(p.Texts, r.origin(x)...)
		}
		out.Paragraphs = append(out.Paragraphs, p)
	}
	if out.RightLeft {
		out.Paragraphs = append(out.Paragraphs, Paragraph{Texts: r.origin(x)[1:], Tight: true}) // without the space before
	}
	out.Paragraphs = append(out.Paragraphs, r.wordings(e)...)
	return out
}

// speaker is the name of a row's speaker with the one role that they have in this pack,
// or the words that stand for somebody who is not named.
func (c *collection) speaker(row *report.Row, to string) []Text {
	name, named := c.name(row)
	if !named {
		return append([]Text{{Words: name + " ", Look: lookSmall}}, c.mention(row)...)
	}
	out := []Text{{Words: isolated(printed(name)), Look: lookStrong, To: to}}
	if role := oneLine(c.roles[row.Speaker]); role != "" {
		out = append(out, Text{Words: "\u2002" + isolated(role), Look: lookSmall})
	}
	return append(out, Text{Words: "\u2002", Look: lookSmall})
}

// mention is what a source calls somebody whom it does not name.
func (c *collection) mention(row *report.Row) []Text {
	mention := oneLine(row.Mention)
	if !strings.Contains(mention, " ") {
		return nil
	}
	return []Text{{Words: mention + " ", Look: lookFrame, Lang: row.Language}}
}

// intro is the words that introduce a row's quote.
func (c *collection) intro(row *report.Row) []Text {
	return c.framed(row, report.Intro(row))
}

// introShort is the same beside a name in the brief.
func (c *collection) introShort(row *report.Row) []Text {
	return c.framed(row, report.ShortIntro(row))
}

func (c *collection) framed(row *report.Row, frame string) []Text {
	words := inLine(oneLine(frame))
	if words == "" {
		return nil
	}
	// The last of these words is in the line of the first word of the quote.
	words, rest := report.Divided(words, row)
	out := []Text{{Words: words + "\u00A0", Look: lookFrame, Lang: row.Language}}
	if rest != "" {
		out = append(out, Text{Words: rest + "\u00A0", Look: lookWords, Lang: row.Language})
	}
	return out
}

// inLine is words that opened a sentence of the source, adapted to the middle of a line:
// "According to" with a small letter. Other capitals may belong to a name.
func inLine(words string) string {
	first, _, _ := strings.Cut(words, " ")
	if strings.HasSuffix(strings.TrimRight(first, ",:"), "ing") || first == "In" {
		return strings.ToLower(words[:1]) + words[1:]
	}
	return words
}

// askedInShort is how many characters of a question are printed if it has already been
// printed in full.
const askedInShort = 56

// questionOf is the question that an entry answers, or "".
func questionOf(e *entry) string {
	if e.first.Kind != "turn" {
		return ""
	}
	return oneLine(e.first.Context)
}

// question is the question above an entry: in full the first time, its first words later,
// and nothing right after an answer to it.
func (x recorded) question() Text {
	q := questionOf(x.e)
	if x.again {
		q = beginning(q, askedInShort)
	}
	return Text{Words: q, Look: lookAsked, Lang: x.e.first.Language}
}

// rowsOf are the ids of the rows that an entry stands for.
func (c *collection) rowsOf(e *entry) []string {
	var out []string
	add := func(i int) {
		if id := oneLine(c.rows[i].ID); id != "" {
			out = append(out, id)
		}
	}
	for _, i := range e.rows {
		add(i)
	}
	for _, a := range e.also {
		add(a.row)
	}
	return out
}

// origin is where an entry comes from: the numbers of its sources, its day, and why it
// should be checked.
func (r *recorder) origin(x recorded) []Text {
	e := x.e
	out := []Text{{Words: "\u2002", Look: lookSmall}}
	if x.outlet {
		out = append(out, Text{Words: isolated(oneLine(e.first.Source)) + "\u00A0", Look: lookSmall})
	}
	out = append(out, r.source(e.first))
	small := func(words string) { out = append(out, Text{Words: words, Look: lookSmall}) }
	if d := e.first.Date; !d.IsZero() && (x.on == nil || x.on.String() != d.String()) {
		small("\u2002" + r.dates.short(d))
	}
	if e.first.Via != "" {
		small(dot + r.w.say("via", "name", oneLine(e.first.Via)))
	}
	if said := e.first.Said; !said.IsZero() && said != e.first.Date {
		small(dot + r.w.say("said on", "day", r.dates.short(said)))
	}
	for k, a := range e.also {
		if k == 0 {
			small(dot + r.w.say("also in"))
		}
		small(" ")
		out = append(out, r.source(&r.rows[a.row]))
		if who := r.rows[a.row].Speaker; who != e.first.Speaker && who != "" {
			small(" (" + r.w.say("said by", "name", oneLine(who)) + ")")
		}
	}
	for _, see := range []struct {
		key  string
		rows []int
	}{{"elsewhere", e.same}, {"perhaps", e.perhaps}} {
		for k, i := range see.rows {
			if k == 0 {
				small(dot + r.w.say(see.key))
			}
			if k == shownPerhaps {
				small(" " + r.w.count("and others", len(see.rows)-k))
				break
			}
			small(" ")
			t := r.source(&r.rows[i])
			t.To = r.shownIn(i).id
			out = append(out, t)
		}
	}
	if len(e.check) > 0 {
		small(dot + r.w.say("check", "why", oneLine(strings.Join(e.check, "; "))))
	}
	return out
}

// shownPerhaps is how many other entries a line names.
const shownPerhaps = 4

// dot stands between the parts of a line, at the end of it rather than at the beginning
// of the next.
const dot = "\u00A0· "

// source is the number of a row's document, which leads to the list of sources.
func (r *recorder) source(row *report.Row) Text {
	d := r.documentOf(row)
	if d == nil {
		return Text{}
	}
	return Text{Words: fmt.Sprint(d.number), Look: lookSource, To: d.id}
}

// wordings are the other wordings of an entry, with their own words marked.
func (r *recorder) wordings(e *entry) []Paragraph {
	var out []Paragraph
	for _, a := range e.also {
		if len(a.words) == 0 {
			continue
		}
		out = append(out, Paragraph{Texts: append([]Text{r.source(&r.rows[a.row]), {Words: "\u2002", Look: lookSmall}}, r.wording(a)...), Tight: true, Indent: true})
	}
	return out
}

// wording is another report's words; those that only it has are bold.
func (c *collection) wording(a also) []Text {
	row := &c.rows[a.row]
	out := c.intro(row)
	open, shut := "", ""
	if row.Kind == "direct" || row.Kind == "turn" {
		open, shut = quotationMarks(row.Language, oneLine(row.Quote))
		out = append(out, Text{Words: open, Look: lookWords, Lang: row.Language})
	}
	for _, d := range a.words {
		t := Text{Words: d.Text, Look: lookWords, Lang: row.Language, Verbal: true}
		if d.Of == report.OnlySecond {
			t.Look = lookOwn
		}
		out = append(out, t)
	}
	if shut != "" {
		out = append(out, Text{Words: shut, Look: lookWords, Lang: row.Language})
	}
	if len(a.without) > 0 {
		out = append(out, Text{Words: "\u2002" + c.w.say("without", "words", strings.Join(a.without, "; ")), Look: lookSmall})
	}
	return out
}
