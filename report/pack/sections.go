package pack

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/report"
)

// overview is the page that can be read alone.
func (c *collection) overview(k report.KeyFigures) Section {
	s := Section{ID: "overview", Title: wordOverview, NewPage: true}
	s.Blocks = append(s.Blocks, Numbers{keyFigures(k)})
	if note := strings.TrimSpace(c.b.Note); note != "" {
		s.Blocks = append(s.Blocks, Heading{Text: wordNote})
		for _, p := range strings.Split(note, "\n\n") {
			if p = fold(p); p != "" {
				s.Blocks = append(s.Blocks, Prose{Text: p, Lang: noteLanguage(note)})
			}
		}
	}
	if k.Rows == 0 {
		s.Blocks = append(s.Blocks, Prose{Text: wordEmpty})
		return s
	}
	if most := c.mostReported(); len(most) > 0 {
		s.Blocks = append(s.Blocks, Heading{Text: wordReported})
		s.Blocks = append(s.Blocks, most...)
	}
	var topics []Bar
	for i, t := range c.topics {
		topics = append(topics, Bar{orElse(t.label, wordNoTopic), len(t.entries), topicID(i)})
	}
	byTopic := largest(Chart{Title: "By topic", Bars: topics}, shownTopics)
	var rows []report.Row // an answer counts once, however many paragraphs it has
	for _, e := range c.entries {
		rows = append(rows, e.row)
	}
	if byDay, ok := dayChart(rows, c.b.Period, k.NoDate); ok {
		s.Blocks = append(s.Blocks, Charts{byTopic, byDay})
	} else {
		s.Blocks = append(s.Blocks, byTopic)
	}
	speakers := chart("By speaker", report.BySpeaker(rows), wordNoSpeaker, func(string) string { return "speakers" })
	sources := chart("By source", report.BySource(rows), wordNoSource, c.outletID)
	s.Blocks = append(s.Blocks, Charts{speakers, sources})
	return s
}

// longestWeek is the number of days up to which days are shown one by one.
const longestWeek = 14

func dayChart(rows []report.Row, p report.Period, undated int) (Chart, bool) {
	days := report.ByDay(rows, p)
	if len(days) < 2 || len(days) > longestWeek {
		return Chart{}, false
	}
	ch := Chart{Title: "By day of publication"}
	for _, d := range days {
		ch.Bars = append(ch.Bars, Bar{Label: dateWords(d.First), Value: d.Rows})
	}
	if undated > 0 {
		ch.Rest = fmt.Sprintf("%s without a date", number(undated))
	}
	return ch, true
}

// mostReported are the statements that more than one source reports, those
// with most sources first; of the rows of one statement the first stands for
// all.
func (c *collection) mostReported() []Block {
	rows := map[string]report.Row{}
	for _, r := range c.b.Rows {
		rows[r.ID] = r
	}
	var list []Reported
	taken := map[string]bool{}
	at := 0 // entries stand by topic in both lists
	for _, t := range c.topics {
		for _, e := range t.entries {
			r := c.entries[at].row
			at++
			if taken[r.ID] || r.ID == "" {
				continue
			}
			var sources []string
			if r.Source != "" {
				sources = []string{e.Source}
			}
			for _, id := range r.SameAs {
				if o, ok := rows[id]; ok && o.Source != "" {
					sources = union(sources, []string{fold(o.Source)})
				}
			}
			if len(sources) < 2 {
				continue
			}
			for _, id := range append([]string{r.ID}, r.SameAs...) {
				taken[id] = true
			}
			list = append(list, Reported{To: e.ID, Quote: strings.Join(e.Quote, " "), Lang: e.Lang, Speaker: e.Speaker, Sources: sources})
		}
	}
	slices.SortStableFunc(list, func(a, b Reported) int { return len(b.Sources) - len(a.Sources) })
	var blocks []Block
	for _, r := range list[:min(len(list), shownReported)] {
		blocks = append(blocks, r)
	}
	return blocks
}

// largest keeps the n largest bars of a chart in their order.
func largest(ch Chart, n int) Chart {
	if len(ch.Bars) <= n {
		return ch
	}
	values := make([]int, 0, len(ch.Bars))
	for _, b := range ch.Bars {
		values = append(values, b.Value)
	}
	slices.Sort(values)
	least := values[len(values)-n]
	equal := 0 // how many of the least may stay
	for _, v := range values[len(values)-n:] {
		if v == least {
			equal++
		}
	}
	var kept []Bar
	rest := 0
	for _, b := range ch.Bars {
		switch {
		case b.Value == least && equal > 0:
			equal--
			kept = append(kept, b)
		case b.Value > least:
			kept = append(kept, b)
		default:
			rest += b.Value
		}
	}
	more := len(ch.Bars) - n
	ch.Bars, ch.Rest = kept, fmt.Sprintf("%s with %s", counted(more, "other", "others"), number(rest))
	return ch
}

func topicID(i int) string { return fmt.Sprintf("t%d", i+1) }

// chart shows the largest counts; how many others there are is said.
func chart(title string, counts []report.Count, unnamed string, to func(string) string) Chart {
	ch := Chart{Title: title}
	more, rows := 0, 0
	for _, c := range counts {
		named := c.Name != ""
		switch {
		case named && len(ch.Bars) < shown:
			ch.Bars = append(ch.Bars, Bar{fold(c.Name), c.Rows, to(fold(c.Name))})
		case named:
			more++
			rows += c.Rows
		default:
			ch.Bars = append(ch.Bars, Bar{unnamed, c.Rows, to(unnamed)})
		}
	}
	if more > 0 {
		ch.Rest = fmt.Sprintf("%s with %s", counted(more, "other", "others"), number(rows))
	}
	return ch
}

// statements are the sections of the topics.
func (c *collection) statements() []Section {
	if len(c.topics) == 0 {
		return []Section{{ID: "statements", Title: wordStated, NewPage: true, Blocks: []Block{Prose{Text: wordEmpty}}}}
	}
	var list []Section
	for i, t := range c.topics {
		s := Section{ID: topicID(i), Title: orElse(t.label, wordNoTopic), Count: len(t.entries), NewPage: i == 0}
		for _, e := range t.entries {
			s.Blocks = append(s.Blocks, e)
		}
		list = append(list, s)
	}
	return list
}

// speakers is the index of who is quoted and where.
func (c *collection) speakers() []Section {
	var names []string
	records := map[string]*Record{}
	roles := map[string][]string{}
	for _, e := range c.entries {
		name := fold(e.row.Speaker)
		if name == "" {
			continue
		}
		r := records[name]
		if r == nil {
			r = &Record{Name: name}
			records[name] = r
			names = append(names, name)
		}
		r.Entries = append(r.Entries, e.id)
		if role := fold(e.row.Role); role != "" {
			roles[name] = union(roles[name], []string{role})
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := strings.Compare(strings.ToLower(a), strings.ToLower(b)); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	s := Section{ID: "speakers", Title: wordSpeakers, NewPage: true}
	for _, name := range names {
		r := records[name]
		if len(roles[name]) > 0 {
			r.Detail = []string{roles[name][0]}
		}
		s.Blocks = append(s.Blocks, *r)
	}
	return []Section{s}
}

// sources lists the documents by outlet, and those that were not read.
func (c *collection) sources() []Section {
	var list []Section
	if len(c.outlets) > 0 {
		s := Section{ID: "sources", Title: wordSources, NewPage: true}
		for _, o := range c.outlets {
			s.Blocks = append(s.Blocks, Heading{ID: o.id, Text: o.name,
				Detail: counted(o.entries, "statement", "statements")})
			for _, d := range o.documents {
				r := Record{Margin: d.date, Name: d.title, URL: d.url, Entries: d.entries}
				if d.url == "" {
					r.Detail = append(r.Detail, d.path)
				}
				for _, w := range d.warnings {
					r.Detail = append(r.Detail, fold(w))
				}
				if len(d.entries) == 0 {
					r.Detail = append(r.Detail, "no statements in this briefing")
				}
				s.Blocks = append(s.Blocks, r)
			}
		}
		list = append(list, s)
	}
	var unread []Block
	for _, d := range c.b.Documents {
		if d.Status != report.StatusRead {
			unread = append(unread, Record{Margin: string(d.Status), Name: fold(d.Path),
				Detail: []string{orElse(fold(d.Reason), "no reason given")}})
		}
	}
	if len(unread) > 0 {
		list = append(list, Section{ID: "unread", Title: wordNotRead, Blocks: unread})
	}
	return list
}

// listed is how many statements with one flag are listed one by one.
const listed = 40

// check lists the statements that carry a flag, by flag.
func (c *collection) check() []Section {
	var flags []string
	entries := map[string][]Entry{}
	for _, t := range c.topics {
		for _, e := range t.entries {
			flags = union(flags, e.Check)
			for _, f := range e.Check {
				entries[f] = append(entries[f], e)
			}
		}
	}
	if len(flags) == 0 {
		return nil
	}
	slices.Sort(flags)
	s := Section{ID: "check", Title: wordToCheck}
	for _, f := range flags {
		list := entries[f]
		s.Blocks = append(s.Blocks, Heading{Text: fold(f), Detail: counted(len(list), "statement", "statements")})
		for _, e := range list[:min(len(list), listed)] {
			r := Record{Margin: e.Date, Name: beginning(e.Quote[0], 44), Entries: []string{e.ID}}
			if !e.Unnamed {
				r.Detail = []string{e.Speaker}
			}
			s.Blocks = append(s.Blocks, r)
		}
		if len(list) > listed {
			rest := Record{Name: counted(len(list)-listed, "other", "others")}
			for _, e := range list[listed:] {
				rest.Entries = append(rest.Entries, e.ID)
			}
			s.Blocks = append(s.Blocks, rest)
		}
	}
	return []Section{s}
}

// method says how the briefing was made and what its words mean.
func (c *collection) method(k report.KeyFigures) Section {
	s := Section{ID: "method", Title: wordMethod}
	lines := []Fact{
		{"Documents", fmt.Sprintf("%s read, %s skipped, %s could not be read", number(k.Read), number(k.Skipped), number(k.Failed))},
		{"Statements", fmt.Sprintf("%s in %s", number(k.Statements), counted(k.Rows, "row", "rows"))},
	}
	if k.Questions > 0 {
		lines = append(lines, Fact{"Questions", fmt.Sprintf("%s, shown above their answers and not counted", number(k.Questions))})
	}
	lines = append(lines,
		Fact{"Not known", fmt.Sprintf("speaker in %s, date in %s, topic in %s", counted(k.NoSpeaker, "row", "rows"), number(k.NoDate), number(k.NoTopic))},
		Fact{"To check", fmt.Sprintf("%s with a flag", counted(k.Flagged, "row", "rows"))},
		Fact{"Period", orElse(c.b.Period.Name, "all")},
		Fact{"Made", orElse(dateWords(c.b.Made), wordNoDate)},
		Fact{"Program", strings.TrimSpace("onrecord " + fold(c.b.Version))},
	)
	for _, set := range c.b.Settings {
		lines = append(lines, Fact{fold(set.Name), fold(set.Value)})
	}
	s.Blocks = []Block{Facts{lines}, Heading{Text: "What the words mean"}, Facts{explanations}}
	return s
}
