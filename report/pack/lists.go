package pack

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/report"
)

// speakers is the index of speakers and pages: people by surname, then bodies, then those
// whom the sources do not name. Those quoted once are listed together at the end of each.
func (c *collection) speakers() []Section {
	if len(c.people) == 0 {
		return nil
	}
	c.findEntries()
	sorts := c.sorts()
	s := Section{ID: "speakers", Title: c.w.say("index"), Columns: 2, Part: true, Detail: c.w.count("speakers", len(c.people))}
	for _, of := range []struct {
		key  string
		sort report.SpeakerSort
	}{{"index people", report.SpeakerPerson}, {"index bodies", report.SpeakerBody}, {"index groups", report.SpeakerUnnamed}} {
		var list []person
		for _, p := range c.people {
			if s := sorts[p.raw]; s == of.sort || s == report.SpeakerNone && of.sort == report.SpeakerUnnamed {
				list = append(list, p)
			}
		}
		if len(list) == 0 {
			continue
		}
		s.Blocks = append(s.Blocks, Heading{Text: c.w.say(of.key)})
		s.Blocks = append(s.Blocks, c.indexed(list, sorts, of.sort)...)
	}
	return []Section{s}
}

// onceFrom is how many people quoted once there must be for them to be listed together.
const onceFrom = 8

// indexed is a line for each speaker, people by surname, and a paragraph for those quoted
// once. Doubtful descriptions, and those that describe no speaker, are only counted.
func (c *collection) indexed(list []person, sorts map[string]report.SpeakerSort, sort report.SpeakerSort) []Block {
	name := func(p person) string {
		if sort == report.SpeakerPerson {
			return nicknamed(report.SurnameFirst(p.name))
		}
		return nicknamed(p.name)
	}
	slices.SortStableFunc(list, func(a, b person) int {
		x, y := name(a), name(b)
		return cmp.Or(strings.Compare(strings.ToLower(x), strings.ToLower(y)), strings.Compare(x, y))
	})
	var out []Block
	var once []Text
	doubtful := c.doubtful()
	collected, left := 0, 0
	for _, p := range list {
		if p.statements == 1 {
			collected++
		}
	}
	for _, p := range list {
		if sorts[p.raw] == report.SpeakerNone {
			left++
			continue
		}
		pages := Text{Pages: p.entries, Look: lookSource}
		if p.statements == 1 && collected >= onceFrom {
			if sort == report.SpeakerUnnamed && doubtful[p.raw] {
				left++
				continue
			}
			if len(once) > 0 {
				once = append(once, Text{Words: "; ", Look: lookSmall})
			}
			once = append(once, Text{Words: isolated(name(p)) + "\u00A0"}, pages)
			continue
		}
		texts := []Text{{Words: isolated(name(p)), Look: lookStrong}}
		if role := oneLine(c.roles[p.raw]); role != "" {
			texts = append(texts, Text{Words: "\u2002" + isolated(role), Look: lookSmall})
		}
		texts = append(texts, Text{Words: "\u2003" + number(p.statements) + dot, Look: lookSmall}, pages)
		out = append(out, Paragraph{ID: p.id, Texts: texts, Size: sizeSmall, Tight: true})
	}
	if left > 0 {
		key := "and others"
		if len(once) == 0 {
			key = "others"
		}
		once = append(once, Text{Words: " " + c.w.count(key, left), Look: lookSmall})
	}
	if len(once) > 0 {
		out = append(out, Heading{Text: c.w.say("index once"), Minor: true}, Paragraph{Texts: once, Size: sizeSmall, Tight: true})
	}
	return out
}

// doubtful are the speakers whose every statement is doubtful as to who speaks, and figures
// taken for speakers: "52 percent of voters".
func (c *collection) doubtful() map[string]bool {
	out := map[string]bool{}
	for i := range c.rows {
		r := &c.rows[i]
		first, _ := utf8.DecodeRuneInString(r.Speaker)
		doubt := unicode.IsDigit(first) || slices.ContainsFunc(r.Flags, func(f string) bool { return strings.HasPrefix(f, report.FlagSpeakerDoubtful) })
		if was, ok := out[r.Speaker]; !ok || was {
			out[r.Speaker] = doubt
		}
	}
	return out
}

// findEntries gives people and documents the entries that they lead to, in the order of
// the pages.
func (c *collection) findEntries() {
	place := map[string]int{}
	for i, p := range c.people {
		place[p.name] = i
	}
	documentOf := c.documentsByPath()
	add := func(list []string, id string) []string {
		if slices.Contains(list, id) {
			return list
		}
		return append(list, id)
	}
	for _, e := range c.entries {
		rows := slices.Clone(e.rows)
		for _, a := range e.also {
			rows = append(rows, a.row)
		}
		for _, i := range rows {
			if k, ok := place[oneLine(c.rows[i].Speaker)]; ok {
				c.people[k].entries = add(c.people[k].entries, e.id)
			}
			if d := documentOf(&c.rows[i]); d != nil {
				d.entries = add(d.entries, e.id)
			}
		}
	}
}

// sources lists the documents with their numbers, by outlet.
func (c *collection) sources() []Section {
	if len(c.outlets) == 0 {
		return nil
	}
	s := Section{ID: "sources", Title: c.w.say("sources"), Columns: 2, Part: true}
	for _, o := range c.outlets {
		s.Blocks = append(s.Blocks, Heading{Text: orElse(o.name, c.w.say("no source")), Minor: true})
		for _, d := range o.documents {
			s.Blocks = append(s.Blocks, c.listedSource(d))
		}
	}
	return []Section{s}
}

// listedSource is a document: its number, title, day, address, the name of its file, and
// the pages it leads to.
func (c *collection) listedSource(d *document) Paragraph {
	url := webAddress(d.url)
	texts := []Text{{Words: number(d.number) + "\u2002", Look: lookSource}, {Words: isolated(strings.TrimSuffix(c.titled(d), ".")), URL: url}}
	small := func(words string) { texts = append(texts, Text{Words: words, Look: lookSmall}) }
	if words := c.dates.words(d.date); words != "" {
		small(", " + strings.ReplaceAll(words, " ", "\u00A0"))
	} else {
		small(", " + strings.ReplaceAll(c.w.say("no date"), " ", "\u00A0"))
	}
	if file := oneLine(path.Base(d.path)); d.title != "" && d.url == "" && d.path != "" {
		small(dot + file)
	}
	if d.url != "" {
		small(dot)
		texts = append(texts, Text{Words: d.url, Look: lookSmall, URL: orElse(url, " ")})
	}
	for _, w := range d.warnings {
		small(dot + oneLine(w))
	}
	if len(d.entries) == 0 {
		small(dot + c.w.say("no statements"))
	} else {
		small(dot)
		texts = append(texts, Text{Pages: d.entries, Look: lookSource})
	}
	return Paragraph{ID: d.id, Texts: texts, Size: sizeSmall, Tight: true}
}

// unread lists the documents that are not among the sources, and why.
func (c *collection) unread() []Section {
	var blocks []Block
	for _, d := range c.b.Documents {
		if d.Status == report.StatusRead {
			continue
		}
		status := c.w.say("skipped")
		if d.Status == report.StatusFailed {
			status = c.w.say("failed")
		}
		blocks = append(blocks, Paragraph{Texts: []Text{
			{Words: oneLine(path.Base(d.Path))},
			{Words: dot + status + ": " + orElse(oneLine(d.Reason), c.w.say("no reason")), Look: lookSmall},
		}, Size: sizeSmall, Tight: true})
	}
	if len(blocks) == 0 {
		return nil
	}
	return []Section{{ID: "unread", Title: c.w.say("not read"), Columns: 2, Blocks: blocks}}
}

// toCheck lists the flagged statements by flag.
func (c *collection) toCheck() []Section {
	var flags []string
	entries := map[string][]string{}
	for _, e := range c.entries {
		for _, f := range e.check {
			f, _, _ = strings.Cut(f, ":") // the reason stands with the statement
			flags = union(flags, []string{f})
			entries[f] = append(entries[f], e.id)
		}
	}
	if len(flags) == 0 {
		return nil
	}
	slices.Sort(flags)
	s := Section{ID: "check", Title: c.w.say("to check"), Columns: 2}
	for _, f := range flags {
		s.Blocks = append(s.Blocks, Paragraph{Texts: []Text{
			{Words: capital(oneLine(f)), Look: lookStrong}, {Words: "\u2003" + number(len(entries[f])) + dot, Look: lookSmall},
			{Pages: entries[f], Look: lookSource},
		}, Size: sizeSmall, Tight: true})
	}
	return []Section{s}
}

// method explains how the briefing was made and what its signs mean; in short where the
// pack is the brief alone.
func (c *collection) method(m Model, o Options, short bool) []Section {
	k := report.Figures(c.b)
	s := Section{ID: "method", Title: c.w.say("method"), Columns: 2}
	var lines []Fact
	fact := func(key, value string) { lines = append(lines, Fact{c.w.say("fact " + key), value}) }
	fact("documents", c.w.say("facts documents", "read", number(k.Read), "skipped", number(k.Skipped), "failed", number(k.Failed)))
	fact("statements", c.w.say("facts statements", "statements", c.w.count("statements", c.statements), "rows", c.w.count("rows", k.Rows)))
	if n := c.shownOnce(); n > 0 {
		fact("once", c.w.say("facts once", "n", c.w.count("statements", n)))
	}
	if k.Questions > 0 {
		fact("questions", c.w.say("facts questions", "n", number(k.Questions)))
	}
	if k.Rows > 0 {
		fact("unknown", c.w.say("facts unknown", "speaker", c.w.count("rows", k.NoSpeaker), "date", number(k.NoDate), "topic", number(k.NoTopic)))
		fact("check", c.w.say("facts check", "n", c.w.count("rows", k.Flagged)))
		fact("ranking", c.w.say("facts ranking"))
	}
	if m.Before != "" {
		fact("before", m.Before)
	}
	for _, set := range c.b.Settings {
		lines = append(lines, Fact{oneLine(set.Name), oneLine(set.Value)})
	}
	if o.Attachment != nil {
		fact("attached", oneLine(o.Attachment.Name+": "+o.Attachment.Description))
	}
	s.Blocks = []Block{Facts{lines}}
	if short || k.Rows == 0 {
		return []Section{s}
	}
	s.Blocks = append(s.Blocks, Heading{Text: c.w.say("terms"), Minor: true})
	for _, t := range []string{"direct", "reported", "turn", "unnamed"} {
		s.Blocks = append(s.Blocks, Facts{[]Fact{{c.w.say("term " + t), c.w.say("terms " + t)}}})
	}
	for _, t := range []string{"cut", "also", "perhaps", "check"} {
		s.Blocks = append(s.Blocks, Spare{1, Facts{[]Fact{{c.w.say("term " + t), c.w.say("terms " + t)}}}})
	}
	return []Section{s}
}

// shownOnce counts the rows shown under another.
func (c *collection) shownOnce() int {
	n := 0
	for _, e := range c.duplicates {
		n += boolInt(e.lead >= 0)
	}
	return n
}
