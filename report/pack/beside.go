package pack

import (
	"strings"

	"onrecord/report"
)

// side is a statement that stands beside another.
func (c *collection) side(i int, title string) Side {
	row := &c.rows[i]
	name := append(c.speaker(row, ""), Text{Words: title, Look: lookSmall})
	words := append(c.introShort(row), c.excerpt(i, longestShown))
	e := c.shownIn(i)
	words[len(words)-1].To = e.id
	return Side{[]Paragraph{
		{Texts: name, Keep: true},
		{Texts: words, Tight: true, Keep: true},
		{Texts: []Text{{Words: c.sourceAndDay(row) + dot, Look: lookSmall}, {Pages: []string{e.id}, Look: lookSource}}, Size: sizeSmall, Tight: true},
	}}
}

// contrasts are denials and opposite claims beside what they are against, and the
// denials that no statement on record is the claim of.
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
	for _, i := range c.denials() {
		denials = append(denials, c.line(i))
	}
	if len(denials) > 0 {
		list = append(list, Section{ID: "denials", Title: c.w.say("denials"), Detail: c.w.say("denials note"), Columns: 2, Fit: sureDenials, FitBy: 1, Blocks: denials})
	}
	return list
}

// denials are the weightiest ones that no statement on record is the claim of and that
// are not among the leads.
func (c *collection) denials() []int {
	above := map[int]bool{}
	said := map[string]bool{} // by whom and in which report: a report's headline denies it too
	for _, x := range c.ranking.Contrasts {
		above[x.Against] = true
	}
	for _, l := range c.ranking.Leads[:min(len(c.ranking.Leads), shownLeads)] {
		above[l.Row] = true
	}
	var out []int
	for _, l := range c.ranking.All {
		r := &c.rows[l.Row]
		if by := r.Speaker + "\x00" + r.Document; r.Stance == "denies" && !above[l.Row] && !said[by] && !opinion(r) && len(out) < shownDenials {
			said[by] = true
			out = append(out, l.Row)
		}
	}
	return out
}

// opinion reports whether a row denies nothing that can be so or not: "dismissed the
// report as nonsense".
func opinion(r *report.Row) bool {
	return strings.HasSuffix(r.Cue, "dismissed") && !strings.HasSuffix(r.Frame, "that") && strings.Contains(r.Quote, " as ")
}

// line is a statement in a line or two: the speaker, the words, the page.
func (c *collection) line(i int) Paragraph {
	row := &c.rows[i]
	texts := c.nameOnly(row)
	intro := c.introShort(row)
	words := c.excerpt(i, longestLine)
	words.To = c.shownIn(i).id
	texts = append(append(texts, intro...), words, Text{Words: "\u2002", Look: lookSmall}, Text{Pages: []string{c.shownIn(i).id}, Look: lookSource})
	return Paragraph{Texts: texts}
}

// nameOnly is a row's speaker without the role.
func (c *collection) nameOnly(row *report.Row) []Text {
	name, named := c.name(row)
	if !named {
		return append([]Text{{Words: name + " ", Look: lookSmall}}, c.mention(row)...)
	}
	if report.OnlyNamed(row) {
		return []Text{{Words: isolated(printed(name)) + ":", Look: lookStrong}, {Words: "\u2002", Look: lookSmall}}
	}
	return []Text{{Words: isolated(printed(name)), Look: lookStrong}, {Words: "\u2002", Look: lookSmall}}
}

// answers are the questions that several people were asked, and what each said.
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
			if len(a.words) == 0 || long || row.Source == e.first.Source || len(s.Blocks) == shownWordings {
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
