package workbook

import (
	"fmt"
	"slices"

	"onrecord/report"
)

// What Summary shows of a long list of changes.
const changesShown = 10

// changes lists what is new since the period before, each line with a link to
// its rows.
func (s *summary) changes(c report.Comparison) {
	s.section("Since the period before: "+periodText(c.Period), "Figure", "Now", "Before", "Change", "", "")
	s.change(report.Change{Name: "Statements", Now: c.Rows.Now, Before: c.Rows.Before}, s.top(quotesName))
	s.change(report.Change{Name: "Speakers", Now: c.Speakers.Now, Before: c.Speakers.Before}, s.top(speakersName))
	s.change(report.Change{Name: "Sources", Now: c.Sources.Now, Before: c.Sources.Before}, s.top(sourcesName))
	if c.Rows.Before == 0 {
		s.say(styleNote, "No statements in the period before.")
	}
	s.add(line{})
	s.newSpeakers(c.NewSpeakers)
	s.upAndDown("Topics up and down", "Topic", topicsName, c.ByTopic, s.profiles.Topics)
	known := slices.DeleteFunc(slices.Clone(c.BySpeaker), func(change report.Change) bool { // the others stand above
		return slices.ContainsFunc(c.NewSpeakers, func(v report.Count) bool { return v.Name == change.Name })
	})
	s.upAndDown("Speakers up and down", "Speaker", speakersName, known, s.profiles.Speakers)
}

// change is a line of a number now and before.
func (s *summary) change(c report.Change, to link) {
	label := text(cutLine(cleanLine(c.Name), 120)).as(styleLabel)
	if to != (link{}) {
		label = label.as(styleLabelLink).to(to)
	}
	since := cell{}
	switch {
	case c.Before == 0 && c.Now > 0:
		since = text("new").as(styleFigure)
	case c.Now == 0 && c.Before > 0:
		since = text("none now").as(styleFigure)
	}
	cells := []cell{label, number(c.Now).as(styleFigure), number(c.Before).as(styleFigure), number(c.By()).as(styleChange), since, {}}
	l := line{cells: filled(cells, summaryStyles)}
	if n := linesIn(label.text, labelWidth); n > 1 {
		l.height = heightFor(n)
	}
	s.add(l)
}

// newSpeakers lists the speakers who are on record for the first time.
func (s *summary) newSpeakers(voices []report.Count) {
	if len(voices) == 0 {
		return
	}
	s.section(fmt.Sprintf("On record for the first time: %d", len(voices)), "Speaker", "Statements", "", "", "First", "Last")
	for i, v := range voices {
		if i == changesShown && len(voices) > changesShown+1 {
			rest := sum(voices[i:])
			more := text(fmt.Sprintf("%d more", len(voices)-i)).as(styleMuted).to(s.top(speakersName))
			s.add(line{cells: filled([]cell{more, number(rest.Rows), {}, {}, date(rest.First.Time()), date(rest.Last.Time())}, summaryStyles)})
			break
		}
		label := text(cutLine(cleanLine(v.Name), 120)).as(styleLabelLink).to(s.firstNamed(v.Name, s.profiles.Speakers))
		cells := []cell{label, number(v.Rows), {}, {}, date(v.First.Time()), date(v.Last.Time())}
		s.add(line{cells: filled(cells, summaryStyles)})
	}
	s.add(line{})
}

// upAndDown lists the largest changes; changes of zero are left out.
func (s *summary) upAndDown(title, head, sheetName string, changes []report.Change, profiles []report.Profile) {
	moved := 0
	for _, c := range changes {
		if c.By() != 0 {
			moved++
		}
	}
	if moved == 0 {
		return
	}
	s.section(title, head, "Now", "Before", "Change", "", "")
	shown := 0
	for _, c := range changes {
		if c.By() == 0 {
			continue
		}
		if shown == changesShown && moved > changesShown+1 {
			more := text(fmt.Sprintf("%d more", moved-shown)).as(styleMuted).to(s.top(sheetName))
			s.add(line{cells: filled([]cell{more, {}, {}, {}, {}, {}}, summaryStyles)})
			break
		}
		s.change(c, s.firstNamed(c.Name, profiles))
		shown++
	}
	s.add(line{})
}

// firstNamed returns the link to the first row of a name; none if it has no
// row.
func (s *summary) firstNamed(name string, profiles []report.Profile) link {
	for _, p := range profiles {
		if p.Name == name {
			return s.firstOf(p)
		}
	}
	return link{}
}
