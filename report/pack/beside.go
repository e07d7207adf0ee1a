package pack

import (
	"slices"
	"strings"

	"onrecord/report"
)

// side is a statement shown beside another.
func (c *collection) side(i int, title string) Side {
	row := &c.rows[i]
	name := append(c.speaker(row, ""), Text{Words: title, Look: lookSmall})
	words := append(c.introShort(row), c.excerpt(i, longestShown))
	e := c.shownIn(i)
	words[len(words)-1].To = e.id
	return Side{[]Paragraph{
		{Texts: name, Keep: true},
		{Texts: words, Tight: true, Keep: true},
		{Texts: append(after([]Text{{Words: c.sourceAndDay(row), Look: lookSmall}}, dot), Text{Pages: []string{e.id}, Look: lookSource}), Size: sizeSmall, Tight: true},
	}}
}

// contrasts are denials and opposite claims beside what they contradict, and the denials of
// claims that nobody on record makes.
func (c *collection) contrasts() []Section {
	s := Section{ID: "contrasts", Title: c.w.say("contrasts"), Columns: 1}
	for _, x := range c.ranking.Contrasts[:min(len(c.ranking.Contrasts), shownContrasts)] {
		s.Blocks = append(s.Blocks, Sides{c.side(x.Claim, ""), c.side(x.Against, "")})
	}
	if len(s.Blocks) > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Texts: []Text{{Words: c.w.say("contrast note"), Look: lookSmall}}, Size: sizeSmall})
	}
	var list []Section
	if len(s.Blocks) > 0 {
		list = append(list, s)
	}
	var denials []Block
	named := c.introduced()
	for _, i := range c.denials() {
		denials = append(denials, c.line(i, named))
	}
	if len(denials) > 0 {
		list = append(list, Section{ID: "denials", Title: c.w.say("denials"), Columns: 2, Blocks: denials})
	}
	return list
}

// denials are the most important denials of claims that nobody on record makes.
func (c *collection) denials() []int {
	above := map[int]bool{}
	said := map[string]int{} // by speaker and report: a report's headline may repeat the denial
	for _, x := range c.ranking.Contrasts {
		above[x.Against] = true
	}
	var out []int
	for _, l := range c.ranking.All {
		r := &c.rows[l.Row]
		by := r.Speaker + "\x00" + r.Document
		again := slices.ContainsFunc(out, func(i int) bool { return report.SayTheSame(&c.rows[i], r) })
		if above[l.Row] || !report.DeniesAClaim(r) || said[by] >= denialsAReport || again || len(out) >= shownDenials {
			continue
		}
		said[by]++
		out = append(out, l.Row)
	}
	return out
}

// line is a statement in a line or two: the speaker, the words, the page. A speaker's first
// line has the role.
func (c *collection) line(i int, named map[string]bool) Paragraph {
	return c.lineOf(i, longestLine, named)
}

// lineOf is a line of about n characters of the statement.
func (c *collection) lineOf(i, n int, named map[string]bool) Paragraph {
	row := &c.rows[i]
	words := c.excerpt(i, n)
	words.To = c.shownIn(i).id
	texts := append(c.opening(row, named), words, Text{Words: "\u2002", Look: lookSmall}, Text{Pages: []string{c.shownIn(i).id}, Look: lookSource})
	return Paragraph{Texts: texts}
}

// opening is what comes before the words of a line: the speaker, and how it was said. A
// source that is only named is followed by a colon.
func (c *collection) opening(row *report.Row, named map[string]bool) []Text {
	texts := c.who(row, named)
	if report.OnlyNamed(row) {
		texts[len(texts)-1].Words = ":\u2002"
	}
	return append(texts, c.introShort(row)...)
}

// who is a row's speaker, with the role unless it has been given above. People who share a
// surname have their role with each statement.
func (c *collection) who(row *report.Row, named map[string]bool) []Text {
	given := named[row.Speaker]
	named[row.Speaker] = true
	if !given || c.namesakes()[surname(oneLine(row.Speaker))] > 1 {
		return c.speaker(row, "")
	}
	return c.nameOnly(row)
}

// namesakes are how many people have each surname.
func (c *collection) namesakes() map[string]int {
	if c.surnames == nil {
		c.surnames = map[string]int{}
		sorts := c.sorts()
		for _, p := range c.people {
			if name := surname(p.name); sorts[p.raw] == report.SpeakerPerson && name != p.name {
				c.surnames[name]++
			}
		}
	}
	return c.surnames
}

// surname is the last word of a name.
func surname(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// nameOnly is a row's speaker without the role.
func (c *collection) nameOnly(row *report.Row) []Text {
	name, named := c.name(row)
	if !named {
		return append([]Text{{Words: name + " ", Look: lookSmall}}, c.mention(row)...)
	}
	return []Text{{Words: isolated(printed(name)), Look: lookStrong}, {Words: "\u2002", Look: lookSmall}}
}

// answers are the questions that several people were asked, and each answer.
func (c *collection) answers() []Section {
	s := Section{ID: "answers", Title: c.w.say("answers"), Columns: 1}
	for n, a := range report.Answers(c.b) {
		if n == shownAnswers {
			break
		}
		s.Blocks = append(s.Blocks, Paragraph{Texts: []Text{{Words: oneLine(a.Question), Look: lookAsked, Lang: c.rows[a.Answers[0]].Language}}, Keep: true})
		for k := 0; k+1 < len(a.Answers); k += 2 {
			s.Blocks = append(s.Blocks, Sides{c.side(a.Answers[k], ""), c.side(a.Answers[k+1], "")})
		}
		if len(a.Answers)%2 == 1 {
			s.Blocks = append(s.Blocks, Sides{Left: c.side(a.Answers[len(a.Answers)-1], "")})
		}
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	return []Section{s}
}

// sameWords are statements that outlets report in different words, side by side.
func (c *collection) sameWords() []Section {
	s := Section{ID: "wordings", Title: c.w.say("wordings"), Columns: 1, Detail: ""}
	for _, e := range c.entries {
		for _, a := range e.also {
			row := &c.rows[a.row]
			long := len(strings.Fields(row.Quote)) > longestWording || len(strings.Fields(e.first.Quote)) > longestWording
			if !a.differs() || long || row.Source == e.first.Source || len(s.Blocks) == shownWordings {
				continue
			}
			left := c.side(e.rows[0], "")
			left.Blocks[1].Texts = append(c.intro(e.first), Text{Words: strings.Join(c.quoteOf(e), " "), Look: lookWords, Lang: e.first.Language, Verbal: true, To: e.id})
			right := c.side(a.row, "")
			right.Blocks[1].Texts = c.wording(a)
			s.Blocks = append(s.Blocks, Sides{left, right})
			break
		}
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	s.Blocks = append(s.Blocks, Paragraph{Texts: []Text{{Words: c.w.say("wordings note"), Look: lookSmall}}, Size: sizeSmall})
	return []Section{s}
}
