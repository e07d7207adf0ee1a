package pack

import (
	"strings"

	"onrecord/report"
)

// How much of each kind the brief shows, however large the period is.
const (
	shownLeads     = 10 // without the pinned ones
	sureLeads      = 6  // of these, even if they take more than a page
	leastAlso      = 1  // lines of what else is reported on the first page
	mostAlso       = 16 // of these, if there is room
	mostLarge      = 8  // of these, of stories of many reports
	shownMost      = 3  // topics and speakers that the period is about
	shownReasons   = 3  // of a lead, the most important first
	shownChanges   = 6
	shownContrasts = 4
	shownDenials   = 8
	denialsAReport = 3
	shownAnswers   = 3
	shownWordings  = 4
	longestWording = 80  // words
	shownTopics    = 12  // with their stories
	sureTopics     = 8   // of these, if the rest would only begin another page
	shownStories   = 4   // of a topic
	sureStories    = 2   // of these
	shownOfStory   = 3   // statements of one, by as many speakers
	shownOfOne     = 2   // of a story of one report, unless its topic has no other
	longFirst      = 30  // words above which the first statement is set smaller
	longestAsked   = 160 // characters of the question that a lead answers
	longestLead    = 220 // characters, about
	longestFirst   = 280 // of the first
	longestLine    = 120
	longestTitle   = 90  // of a report's headline
	longestShown   = 220 // of a statement that stands beside another
	smallWeek      = 8   // statements up to which a brief is its first page
)

// shorterLeads are the lengths where there is no room for as many leads as there have to be.
var shorterLeads = []int{170, 120}

// brief is what comes before the record.
func (c *collection) brief(m Model) []Section {
	if len(c.entries) == 0 {
		return []Section{{ID: "leads", Columns: 1, Blocks: append(c.note(), Paragraph{Texts: []Text{{Words: c.w.say("empty")}}, Size: sizeLarge})}}
	}
	list := c.leads()
	list = append(list, c.changed(m)...)
	if len(c.once) <= smallWeek {
		return list
	}
	list = append(list, c.contrasts()...)
	list = append(list, c.answers()...)
	list = append(list, c.sameWords()...)
	list = append(list, c.figures(m)...)
	return append(list, c.byTopic()...)
}

// note is the editor's note, in their own words.
func (c *collection) note() []Block {
	note := strings.TrimSpace(c.b.Note)
	if note == "" {
		return nil
	}
	out := []Block{Heading{Text: c.w.say("note"), Minor: true}}
	for p := range strings.SplitSeq(strings.ReplaceAll(note, "\r\n", "\n"), "\n\n") {
		if p = oneLine(p); p != "" {
			out = append(out, Paragraph{Texts: []Text{{Words: p, Lang: noteLanguage(note)}}, Prose: true})
		}
	}
	return out
}

// shortNote is how many characters of an editor's note stand before the statements; a
// longer one stands after them, so that the first page has both.
const shortNote = 500

// sourceAndDay says where and when a statement was published.
func (c *collection) sourceAndDay(row *report.Row) string {
	words := isolated(oneLine(row.Source))
	if words == "" && row.Via != "" {
		words = c.w.say("via", "name", isolated(oneLine(row.Via)))
	} else if words == "" && c.mostUnsourced() {
		return c.dates.short(row.Date)
	} else if words == "" {
		words = c.w.say("no source")
	}
	switch {
	case !row.Date.IsZero():
		words += ",\u00A0" + c.dates.short(row.Date)
	case c.mostDated():
		words += ", " + c.w.say("no day")
	}
	return words
}

// mostUnsourced reports whether two of three statements have no outlet, so that it is said
// once for all in the first lines, which a small week does not have.
func (c *collection) mostUnsourced() bool {
	if len(c.once) <= smallWeek {
		return false
	}
	unsourced := 0
	for _, r := range c.once {
		unsourced += boolInt(r.Source == "" && r.Via == "")
	}
	return 3*unsourced >= 2*len(c.once)
}

// mostDated reports whether most statements have a date, so that those without one are
// marked.
func (c *collection) mostDated() bool {
	undated := 0
	for i := range c.once {
		undated += boolInt(c.once[i].Date.IsZero())
	}
	return 2*undated < len(c.once)
}

// excerpt is a row's quote as the brief prints it: about n characters, with a sign if it
// goes on.
func (c *collection) excerpt(i, n int) Text {
	row := &c.rows[i]
	return Text{Words: shortened(row, n), Look: lookWords, Lang: row.Language, Verbal: true}
}

// changed says what is different from the period before, in sentences of fixed form. It
// also says when nothing is new.
func (c *collection) changed(m Model) []Section {
	if c.change == nil {
		return nil
	}
	x := c.change
	s := Section{ID: "changed", Title: c.w.say("changed", "period", m.Before), Columns: 1}
	by := func(what string, d int) string {
		switch {
		case d > 0:
			return c.w.count("more "+what, d)
		case d < 0:
			return c.w.count("fewer "+what, -d)
		}
		return c.w.say("same " + what)
	}
	line := func(texts ...Text) { s.Blocks = append(s.Blocks, Paragraph{Texts: texts, Tight: true}) }
	line(Text{Words: capital(c.w.say("changed count", "now", number(x.Rows.Now), "before", number(x.Rows.Before),
		"statements", by("statements", x.Rows.By()), "speakers", by("speakers", x.Speakers.By()), "sources", by("sources", x.Sources.By())))})
	people := c.personIDs()
	named := func(name string, n string) Text {
		name = oneLine(name)
		return Text{Words: isolated(printed(name)) + "\u00A0(" + strings.ReplaceAll(n, " ", "\u00A0") + ")", To: people[name]}
	}
	var voices, up, down, silent, other []Text
	for _, v := range x.NewSpeakers {
		voices = append(voices, named(v.Name, number(v.Rows)))
	}
	for _, t := range x.ByTopic {
		detail := c.w.say("was", "now", number(t.Now), "before", number(t.Before))
		if t.Before == 0 {
			detail = c.w.say("was none", "now", number(t.Now))
		}
		item := Text{Words: oneLine(t.Name) + "\u00A0(" + strings.ReplaceAll(detail, " ", "\u00A0") + ")", To: c.topicID(oneLine(t.Name))}
		if t.By() > 0 {
			up = append(up, item)
		} else if t.By() < 0 {
			down = append(down, item)
		}
	}
	for _, v := range x.BySpeaker {
		if v.Now == 0 {
			silent = append(silent, named(v.Name, c.w.count("before", v.Before)))
		}
	}
	for _, t := range report.SpeakerTrends(c.b) {
		for _, topic := range t.New {
			other = append(other, Text{Words: c.w.say("on topic", "name", isolated(oneLine(t.Name)), "topic", oneLine(topic)), To: people[oneLine(t.Name)]})
		}
	}
	for _, of := range []struct {
		key, none string
		list      []Text
	}{{"first time", "nobody new", voices}, {"more on", "no more on", up}, {"less on", "no less on", down}, {"new topics", "", other}, {"not heard", "all heard", silent}} {
		if len(of.list) > 0 {
			line(c.listed(c.w.say(of.key), of.list)...)
		} else if of.none != "" {
			line(Text{Words: c.w.say(of.none)})
		}
	}
	return []Section{s}
}

// listed is a sentence that lists: "More on A, B and 3 others."
func (c *collection) listed(opening string, list []Text) []Text {
	out := []Text{{Words: opening + " "}}
	for k, t := range list[:min(len(list), shownChanges)] {
		if k > 0 {
			out = append(out, Text{Words: ", "})
		}
		out = append(out, t)
	}
	if more := len(list) - shownChanges; more > 0 {
		out = append(out, Text{Words: " " + c.w.count("and others", more)})
	}
	return append(out, Text{Words: "."})
}

// topicID is the anchor at which a topic's statements begin.
func (c *collection) topicID(label string) string {
	for _, t := range c.topics {
		if t.label == label {
			return t.id
		}
	}
	return ""
}

// inPassing adds a topic to those listed only with their number of statements and page.
func (c *collection) inPassing(list []Text, t topic) []Text {
	if len(list) > 0 {
		list = append(list, Text{Words: "; "})
	}
	words := strings.ReplaceAll(c.inShort(t), " ", "\u00A0")
	return append(list, Text{Words: orElse(t.label, c.w.say("no topic")) + "\u00A0" + words + "\u00A0", To: t.id}, Text{Pages: []string{t.id}, Look: lookSource})
}

// inShort is a topic's number of statements with the change, without a noun.
func (c *collection) inShort(t topic) string {
	words := number(t.statements)
	if c.change != nil && t.label != "" {
		words += " (" + signed(t.statements-t.before) + ")"
	}
	return words
}

// period is the period of the briefing in words. A briefing of documents without dates says
// so, so that it does not look like a week.
func (c *collection) period(k report.KeyFigures) string {
	words := c.dates.period(c.b.Period, k)
	undated := 0
	for i := range c.once {
		undated += boolInt(c.once[i].Date.IsZero())
	}
	bounded := !c.b.Period.From.IsZero()
	switch {
	case len(c.once) > 0 && undated == len(c.once) && !bounded:
		return c.w.say("no dates")
	case words != "" && 2*undated > len(c.once) && !bounded:
		return c.w.say("few dates", "period", words)
	}
	return orElse(words, c.w.say("all dates"))
}

// participle reports whether a row's frame is a fragment of another sentence, "claiming
// that", "told … that", which reads badly beside a name.
func participle(r *report.Row) bool {
	intro := report.ShortIntro(r)
	first, _, _ := strings.Cut(intro, " ")
	return strings.HasSuffix(first, "ing") || strings.Contains(intro, "…")
}

// about is the head of page one.
func (c *collection) about(m *Model) {
	b, k := c.b, report.Figures(c.b)
	m.Title = orElse(oneLine(b.Title), c.w.say("briefing"))
	m.Marking, m.Version = oneLine(b.Marking), oneLine(b.Version)
	m.Period = c.period(k)
	m.MadeDate = b.Made.String()
	program := strings.TrimSpace("onrecord " + m.Version)
	if m.Made = c.dates.words(b.Made); m.Made != "" {
		m.Made = c.w.say("made", "day", m.Made, "program", program)
	} else {
		m.Made = c.w.say("made undated", "program", program)
	}
	for _, f := range b.For {
		m.For = append(m.For, oneLine(f))
	}
	if c.change != nil {
		m.Before = orElse(c.dates.period(c.change.Period, report.KeyFigures{}), c.w.say("period before"))
	}
	figure := func(key string, n int, change *report.Change) {
		f := Figure{Value: number(n), Label: c.w.count(key, n)}
		if change != nil {
			f.Change = signed(change.By())
		}
		m.Figures = append(m.Figures, f)
	}
	var rows, speakers, sources *report.Change
	if c.change != nil {
		rows, speakers, sources = &c.change.Rows, &c.change.Speakers, &c.change.Sources
	}
	figure("figure statements", len(c.once), rows)
	figure("figure speakers", k.Speakers, speakers)
	figure("figure sources", k.Sources, sources)
	figure("figure documents", k.Read, nil)
	if k.Skipped > 0 {
		figure("figure skipped", k.Skipped, nil)
	}
	if k.Failed > 0 {
		figure("figure failed", k.Failed, nil)
	}
}

// signed writes a change with its sign: "+12", "−3", "±0".
func signed(n int) string {
	switch {
	case n > 0:
		return "+" + number(n)
	case n < 0:
		return "−" + number(-n)
	}
	return "±0"
}

// NewModel says what the pack of a briefing contains.
func NewModel(b report.Briefing, o Options) Model {
	c := collect(b, o)
	m := Model{Language: orElse(o.Language, report.Languages()[0]), words: c.w}
	c.about(&m)
	record := c.record(o.Group == "day")
	m.Brief = c.brief(m)
	if o.Depth == report.DepthBrief {
		m.Lists = c.method(m, o, true)
		return m
	}
	m.Record = record
	m.Lists = append(append(append(append(append(c.overTime(), c.late()...), c.speakers()...), c.sources()...), c.unread()...), c.toCheck()...)
	m.Lists = append(m.Lists, c.method(m, o, false)...)
	return m
}

// addReplaced notes at the end which characters are shown as numbers.
func (m *Model) addReplaced(chars []rune) {
	if len(chars) == 0 || len(m.Lists) == 0 {
		return
	}
	last := &m.Lists[len(m.Lists)-1]
	var codes []string
	for _, r := range chars {
		codes = append(codes, codeOf(r))
	}
	last.Blocks = append(last.Blocks, Heading{Text: m.words.say("replaced"), Minor: true},
		Paragraph{Texts: []Text{{Words: m.words.say("replaced why", "codes", strings.Join(codes, ", "))}}, Size: sizeSmall})
}
