package pack

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/report"
)

// leads are the statements that make the period, story by story: the first large, the
// others in two columns, and below them what else is reported.
func (c *collection) leads() []Section {
	first, rest, ends := c.statementsOfLeads(longestLead)
	note := c.note()
	if len(first)+len(rest) == 0 { // nobody is named
		return []Section{{ID: "note", Columns: 1, Blocks: note}}
	}
	list := []Section{{ID: "leads", Title: c.w.say("leads"), Columns: 1, Blocks: first}}
	if utf8.RuneCountInString(c.b.Note) <= shortNote {
		list[0].Blocks = append(note, first...)
		note = nil
	}
	list[0].Blocks = append(c.most(), list[0].Blocks...)
	if len(rest) > 0 {
		// The first page has six leads in any case, and those that are pinned.
		s := Section{ID: "leads2", Columns: 2, Blocks: rest, Ends: ends}
		for at, n := &s, 0; n < len(shorterLeads); n++ {
			shorter := Section{ID: s.ID, Columns: 2}
			_, shorter.Blocks, shorter.Ends = c.statementsOfLeads(shorterLeads[n])
			at.Shorter, at = &shorter, &shorter
		}
		list = append(list, s)
	}
	list = append(list, c.alsoReported()...)
	if len(note) > 0 {
		list = append(list, Section{ID: "note", Columns: 1, Blocks: note})
	}
	return list
}

// statementsOfLeads are the leads in about n characters each: those at full width, those
// in columns, and after which of the latter the page may end.
func (c *collection) statementsOfLeads(n int) (first, rest []Block, ends []End) {
	optional := c.optional()
	story, named := "", c.introduced()
	for k, l := range c.onFirstPage() {
		into, size, n := &rest, sizeLarge, n
		if k == 0 && !c.unrelated() {
			into, size, n = &first, sizeFirst, longestFirst
			if len(strings.Fields(c.rows[l.Row].Quote)) > longFirst {
				size = sizeFirstLong
			}
		} else if k == 1 && l.Story == story && !c.unrelated() {
			into, n = &first, longestFirst
		}
		opens := l.Story != "" && l.Story != story
		if opens {
			*into = append(*into, c.storyHead(l))
			if l.Begins != "" {
				*into = append(*into, Paragraph{Texts: []Text{{Words: oneLine(l.Begins), Lang: c.rows[l.Row].Language}}, Size: sizeSmall, Tight: true, Keep: true})
			}
		}
		story = l.Story
		*into = append(*into, c.lead(l, size, n, opens, named)...)
		switch part := c.partOf(l); {
		case into == &first:
		case optional[part]:
			ends = append(ends, End{len(rest), part})
		default:
			ends = []End{{len(rest), ""}}
		}
	}
	return first, rest, ends
}

// onFirstPage are the leads that the first page has if there is room for them.
func (c *collection) onFirstPage() []report.Lead {
	leads := c.ranking.Leads
	n := slices.IndexFunc(leads[min(len(leads), shownLeads):], func(l report.Lead) bool { return !l.Pinned })
	if n < 0 {
		return leads
	}
	return leads[:shownLeads+n]
}

// partOf names a lead as a part of the first page.
func (c *collection) partOf(l report.Lead) string { return c.shownIn(l.Row).id }

// optional are the leads, by part, that stand in their stories under their topics if the
// first page has no room for them. A small week has no topics.
func (c *collection) optional() map[string]bool {
	out, pinned := map[string]bool{}, 0
	if len(c.once) <= smallWeek {
		return out
	}
	for k, l := range c.onFirstPage() {
		if pinned += boolInt(l.Pinned); k >= max(sureLeads, pinned) && slices.ContainsFunc(c.ranking.Stories, func(s report.Story) bool { return s.Has(l) }) {
			out[c.partOf(l)] = true
		}
	}
	return out
}

// alsoReported is what else is reported, in a line each: stories of which the first page
// has no statement, some of many reports in any case and the others as far as there is
// room.
func (c *collection) alsoReported() []Section {
	optional := c.optional()
	var large, others []Block
	for _, s := range c.ranking.Stories {
		if s.Name == "" && slices.ContainsFunc(c.onFirstPage(), func(l report.Lead) bool { return c.rows[l.Row].Document == c.rows[s.Rows[0]].Document }) {
			continue // what there is to say of the report is said
		}
		b := c.storyInALine(s)
		if b == nil {
			continue
		}
		if k := slices.IndexFunc(c.onFirstPage(), s.Has); k >= 0 {
			part := c.partOf(c.onFirstPage()[k]) // the first lead of the story
			if !optional[part] {
				continue
			}
			b = Absent{[]string{part}, b}
		} else if s.Reports < report.LargeStory && slices.ContainsFunc(c.onFirstPage(), s.SameStory) {
			continue // another report of it has the headline that stands above
		}
		if s.Reports >= report.LargeStory {
			large = append(large, b)
		} else {
			others = append(others, b)
		}
	}
	sure := min(len(large), mostLarge)
	blocks := append(large, others...)
	if blocks = blocks[:min(len(blocks), mostAlso)]; len(blocks) == 0 {
		return nil
	}
	s := Section{ID: "also", Title: c.w.say("also reported"), Columns: 2, Foot: true, Blocks: blocks}
	for n := max(sure, leastAlso); n <= len(blocks); n++ {
		s.Ends = append(s.Ends, End{Blocks: n})
	}
	return []Section{s}
}

// storyInALine says what a story is in the first sentence of its report if that tells news, else
// in a statement that does, else in the first sentence or in its headline if these name somebody
// or something; nil if nothing of it can be read alone. Behind it stand the number of reports and the last day.
func (c *collection) storyInALine(s report.Story) Block {
	text := oneLine(s.Begins)
	if text == "" || report.Scenery(text) {
		if k := c.newsOf(s); k >= 0 {
			line := c.line(k, map[string]bool{})
			line.Size = sizeSmall
			return line
		}
	}
	if text == "" && !s.Opening && (report.Telling(s.Name) || s.Reports >= report.LargeStory) {
		text = storyName(s.Name, false)
	}
	if text == "" {
		return nil
	}
	texts := []Text{{Words: text, To: c.shownIn(s.Rows[0]).id}}
	if detail := c.storyLine(s).Detail; detail != "" {
		texts = append(texts, Text{Words: "\u2002" + strings.ReplaceAll(detail, " ", "\u00A0"), Look: lookSmall})
	}
	texts = append(texts, Text{Words: "\u2002", Look: lookSmall}, Text{Pages: []string{c.shownIn(s.Rows[0]).id}, Look: lookSource})
	return Paragraph{Texts: texts, Size: sizeSmall, Whole: true}
}

// newsOf is a statement that tells what a story is about, one that is reported rather than
// quoted if there is one; -1 for none.
func (c *collection) newsOf(s report.Story) int {
	tells := func(i int) bool {
		r := &c.rows[i]
		return c.whole(r) && r.Kind != "turn" && report.TellsNews(r.Quote) && c.shownIn(i) != nil && utf8.RuneCountInString(r.Quote) <= longestLine
	}
	k := slices.IndexFunc(s.Rows, func(i int) bool { return tells(i) && c.rows[i].Kind == "indirect" })
	if k < 0 {
		k = slices.IndexFunc(s.Rows, tells)
	}
	if k < 0 {
		return -1
	}
	return s.Rows[k]
}

// storyHead stands above the leads of a story: the headline of one of its reports, or how
// it begins, or the topic, how many reports the story has, and its days.
func (c *collection) storyHead(l report.Lead) Heading {
	h := Heading{Text: storyName(l.Story, l.Opening), Quiet: l.Opening}
	if l.Reports > 1 {
		h.Detail = c.w.count("reports", l.Reports)
	}
	if k := slices.IndexFunc(c.ranking.Stories, func(s report.Story) bool { return s.Has(l) }); k >= 0 {
		h.Detail = joined(h.Detail, c.dates.days(c.ranking.Stories[k].First, c.ranking.Stories[k].Last))
	}
	return h
}

// storyName is a headline in short; the beginning of a report is short already.
func storyName(name string, opening bool) string {
	if opening {
		return oneLine(name)
	}
	return titleInShort(oneLine(name))
}

// most says in a few lines what the period is about, who speaks, and what is not known.
func (c *collection) most() []Block {
	if len(c.once) <= smallWeek {
		return nil
	}
	var texts []Text
	people := c.personIDs()
	by := c.once.BySpeaker()
	sorts := c.sorts()
	by = slices.DeleteFunc(by, func(n report.Count) bool { // "report" is nobody in particular
		return n.Name == "" || sorts[n.Name] != report.SpeakerPerson && sorts[n.Name] != report.SpeakerBody
	})
	if len(by) > 0 && mostOfAll*by[0].Rows >= (mostOfAll-1)*len(c.once) {
		texts = append(texts, c.oneVoice(by)...)
		by = nil
	} else if n := c.ranking.Matters; n > 1 {
		texts = append(texts, Text{Words: c.w.say("on stories", "documents", c.w.count("from documents", report.Figures(c.b).Read), "stories", number(n)) + " ", Look: lookStrong})
		if c.unrelated() {
			texts = append(texts, Text{Words: c.w.say("unrelated") + " ", Look: lookStrong})
		}
	}
	for _, of := range []struct {
		key    string
		counts []report.Count
		to     func(string) string
	}{
		{"most on", c.once.ByTopic(), c.topicID},
		{"most named", c.once.Mentioned(sorts), func(string) string { return "" }},
		{"most by", by, func(name string) string { return people[name] }},
	} {
		var list []Text
		for _, n := range of.counts {
			if name := oneLine(n.Name); name != "" && n.Rows > 1 && len(list) < shownMost {
				list = append(list, Text{Words: isolated(printed(name)) + "\u00A0(" + number(n.Rows) + ")", To: of.to(name)})
			}
		}
		if len(list) > 1 {
			texts = append(append(texts, c.listed(c.w.say(of.key), list)...), Text{Words: " "})
		}
	}
	if texts = append(texts, c.notKnown()...); len(texts) == 0 {
		return nil
	}
	return []Block{Paragraph{Texts: texts}}
}

// introduced are the speakers whose role is given in the first lines: who has most of the
// statements.
func (c *collection) introduced() map[string]bool {
	for _, n := range c.once.BySpeaker() {
		if n.Name != "" && mostOfAll*n.Rows >= (mostOfAll-1)*len(c.once) && len(c.once) > smallWeek {
			return map[string]bool{n.Name: true}
		}
	}
	return map[string]bool{}
}

// oneVoice says whose statements most are, from how many documents, and who has the others.
func (c *collection) oneVoice(by []report.Count) []Text {
	people, name := c.personIDs(), oneLine(by[0].Name)
	who := isolated(printed(name))
	if role := oneLine(c.roles[by[0].Name]); role != "" {
		who += ", " + isolated(role)
	}
	texts := []Text{{Words: c.w.say("most of all", "n", number(by[0].Rows), "all", number(len(c.once)),
		"documents", c.w.count("from documents", report.Figures(c.b).Read), "name", who) + " ", Look: lookStrong, To: people[name]}}
	var others []Text
	for _, n := range c.once.BySpeaker() {
		other := oneLine(n.Name)
		if other == "" || other == name {
			continue
		}
		others = append(others, Text{Words: isolated(printed(other)) + "\u00A0(" + number(n.Rows) + ")", To: people[other]})
	}
	if len(others) > 0 {
		texts = append(append(texts, c.listed(c.w.say("the rest by"), others)...), Text{Words: " "})
	}
	return texts
}

// mostOfAll is the share, as in "two of three", from which on a period is one speaker's.
const mostOfAll = 3

// unrelated reports whether documents have neither a day nor a matter in common: no reader can
// take them for a week.
func (c *collection) unrelated() bool {
	documents, undated, largest := report.Figures(c.b).Read, 0, 0
	for i := range c.once {
		undated += boolInt(c.once[i].Date.IsZero())
	}
	for _, s := range c.ranking.Stories {
		largest = max(largest, s.Reports)
	}
	return undated == len(c.once) && 3*c.ranking.Matters >= 2*documents && 4*largest < documents
}

// notKnown says how many statements have no day or no outlet.
func (c *collection) notKnown() []Text {
	undated, unsourced := 0, 0
	for i := range c.once {
		undated += boolInt(c.once[i].Date.IsZero())
		unsourced += boolInt(c.once[i].Source == "")
	}
	all := len(c.once)
	var words []string
	for _, of := range []struct {
		key string
		n   int
	}{{"undated", undated}, {"unsourced", unsourced}} {
		switch {
		case of.key == "undated" && c.unrelated(): // said already
		case of.n == all:
			words = append(words, c.w.say("all "+of.key))
		case of.n > 0:
			words = append(words, c.w.say("some "+of.key, "n", number(of.n), "all", number(all)))
		}
	}
	if len(words) == 0 {
		return nil
	}
	return []Text{{Words: strings.Join(words, " "), Look: lookSmall}}
}

// lead is a statement of the first page: who, the words, and why it stands here.
func (c *collection) lead(l report.Lead, s size, n int, underHead bool, named map[string]bool) []Block {
	row := &c.rows[l.Row]
	e := c.shownIn(l.Row)
	words := append(c.introShort(row), c.excerpt(l.Row, n))
	words[len(words)-1].To = e.id
	about := c.reportOf(row, l.Story)
	for _, reason := range l.Reasons[:min(len(l.Reasons), shownReasons)] {
		about = append(after(about, dot), Text{Words: reason, Look: lookSmall})
	}
	about = append(after(about, "\u00A0·\u00A0"), Text{Pages: []string{e.id}, Look: lookSource})
	out := []Block{Paragraph{Texts: c.who(row, named), Keep: true, Apart: !underHead, Tight: underHead && l.Begins == ""}}
	if p, ok := c.asked(row); ok {
		p.Tight = true
		out = append(out, p)
	}
	out = append(out, Paragraph{Texts: words, Size: s, Tight: true, Keep: true})
	other := c.answer(l)
	out = append(out, Paragraph{Texts: about, Size: sizeSmall, Tight: true, Keep: other >= 0})
	if other >= 0 {
		out = append(out, c.line(other, named))
	} else if other, ok := c.ranking.Replies[l.Row]; ok {
		out[len(out)-1] = kept(out[len(out)-1])
		out = append(out, c.onTheSame(other, named))
	}
	return out
}

// after is what comes before another part of a line: what there is, and a mark.
func after(texts []Text, mark string) []Text {
	if len(texts) == 0 || len(texts) == 1 && texts[0].Words == "" {
		return nil
	}
	return append(texts, Text{Words: mark, Look: lookSmall})
}

// asked is the question that a row answers, or its end if that is short.
func (c *collection) asked(row *report.Row) (Paragraph, bool) {
	asked := report.ShortQuestion(oneLine(row.Context), longestAsked)
	if row.Kind != "turn" || asked == "" {
		return Paragraph{}, false
	}
	return Paragraph{Texts: []Text{{Words: asked, Look: lookAsked, Lang: row.Language}}, Keep: true}, true
}

// onTheSame is what somebody of whom a lead speaks said on the same.
func (c *collection) onTheSame(i int, named map[string]bool) Paragraph {
	p := c.line(i, named)
	at := len(p.Texts) - 3 // before the words
	texts := append(slices.Clone(p.Texts[:at]), Text{Words: c.w.say("on the same") + " ", Look: lookSmall}, p.Texts[at])
	texts = append(texts, Text{Words: "\u2002" + c.sourceAndDay(&c.rows[i]), Look: lookSmall})
	p.Texts = append(texts, p.Texts[at+1:]...)
	return p
}

// answer is the statement that a lead contradicts or that contradicts it, or the charge that
// stands above it, unless it is a lead too: charge and answer belong together. -1 for none.
func (c *collection) answer(l report.Lead) int {
	begins := report.Canonical(l.Begins)
	for _, x := range c.ranking.Contrasts {
		other := -1
		switch {
		case x.Claim == l.Row, begins != "" && strings.Contains(begins, report.Canonical(c.rows[x.Claim].Quote)):
			other = x.Against
		case x.Against == l.Row:
			other = x.Claim
		}
		if other >= 0 && !slices.ContainsFunc(c.ranking.Leads, func(l report.Lead) bool { return l.Row == other }) {
			return other
		}
	}
	return -1
}

// reportOf says in which report a statement stands: where and when it was published, and
// its headline, unless that stands above, which does for an outlet that is not known.
func (c *collection) reportOf(row *report.Row, above string) []Text {
	where := c.sourceAndDay(row)
	title := strings.TrimSuffix(oneLine(row.Title), ".")
	if title == "" || title == oneLine(above) || strings.Contains(row.Quote, title) {
		return []Text{{Words: where, Look: lookSmall}}
	}
	open, shut := quotationMarks(row.Language, title)
	headline := Text{Words: open + titleInShort(title) + shut, Look: lookSmall, Lang: row.Language}
	switch day := c.dates.short(row.Date); {
	case row.Source != "":
		return []Text{{Words: where + dot, Look: lookSmall}, headline}
	case day != "":
		return []Text{headline, {Words: ", " + strings.ReplaceAll(day, " ", "\u00A0"), Look: lookSmall}}
	}
	return []Text{headline}
}
