package workbook

import (
	"fmt"
	"strings"

	"onrecord/report"
)

// figures lists the key figures: what counts now, those that a filter shows, the share
// and the value when the workbook was made. Each links to its rows,
// or to the first of them.
func (s *summary) figures(k report.KeyFigures) {
	shown := ""
	if s.hasShown() {
		shown = "Shown"
	}
	s.section("Key figures", "Figure", "Now", shown, "Share", "As made", "")
	s.total = s.row()
	s.figure("Statements", k.Rows, s.top(quotesName), s.live(k.Rows, "id", "<>"))
	if s.hasShown() {
		s.lines[len(s.lines)-1].cells[2] = s.live(k.Rows, "shown", "1").as(styleFigure)
	}
	if k.Rows != k.Statements {
		s.figure("… transcript answers counted once", k.Statements, link{}, cell{})
	}
	s.figure("Speakers", k.Speakers, s.top(speakersName), cell{})
	s.figure("Topics", k.Topics, s.top(topicsName), cell{})
	s.figure("Sources", k.Sources, s.top(sourcesName), cell{})
	if !s.streamed {
		s.figure("Same words in several sources", len(s.same), s.top(sameWordsName), cell{})
	}
	s.documentsOf("Documents read", report.StatusRead)
	s.documentsOf("Documents skipped", report.StatusSkipped)
	s.documentsOf("Documents that could not be read", report.StatusFailed)

	toCheck := s.live(s.check, "check", "<>", "status", statusNew)
	toCheck.text += "+" + s.live(0, "check", "<>", "status", "").text
	s.figure("Rows to check", s.check, s.quote(s.toCheck), toCheck)
	_, noSpeakers, _ := named(s.profiles.Speakers)
	_, noTopics, _ := named(s.profiles.Topics)
	for _, f := range []struct {
		label, column string
		n             int
		missing       report.Profile
	}{
		{"Rows without a speaker", "speaker", k.NoSpeaker, noSpeakers},
		{"Rows without a date", "date", k.NoDate, s.undated},
		{"Rows without a topic", "topic", k.NoTopic, noTopics},
	} {
		s.figure(f.label, f.n, s.firstOf(f.missing), s.live(f.n, "id", "<>", f.column, ""))
	}
	var reviewed []string
	for _, status := range reviewStatuses[1:] {
		reviewed = append(reviewed, s.live(0, "status", status).text)
	}
	s.figure("Rows reviewed", s.reviewed, s.top(quotesName), formula(strings.Join(reviewed, "+"), s.reviewed))
	s.add(line{})
}

// figure adds one figure: now is a formula, if there is one. Figures that count rows
// have a share.
func (s *summary) figure(label string, n int, to link, now cell) {
	l := text(label)
	if to != (link{}) {
		l = l.as(styleLabelLink).to(to)
	}
	share, made := cell{}, number(n).as(styleFigure)
	if strings.HasPrefix(label, "Rows ") {
		share = s.shareOf(fmt.Sprintf("B%d", s.row()), n)
	}
	if now.kind == cellEmpty {
		now, made = number(n), cell{}
	}
	s.add(line{cells: filled([]cell{l, now.as(styleFigure), {}, share, made, {}}, summaryStyles)})
}

// firstOf returns the link to the first row of a profile; none if it has no
// row.
func (c *contents) firstOf(p report.Profile) link {
	if p.Rows == 0 {
		return link{}
	}
	return c.quote(p.Row)
}

// documentsOf adds the number of documents with a status, which leads to the
// first of them.
func (s *summary) documentsOf(label string, status report.Status) {
	to := link{}
	with := s.statuses[status]
	if with.count > 0 && with.first < s.limit.lines {
		to.place = on(documentsName, fmt.Sprintf("A%d", with.first+2))
	}
	s.figure(label, with.count, to, formula(fmt.Sprintf(`COUNTIFS(%s[status],"%s")`, documentsTable, status), with.count))
}

// top returns the link to the top of a sheet; none if there are no rows, and with them
// no sheet.
func (s *summary) top(sheetName string) link {
	if s.count == 0 {
		return link{}
	}
	return link{place: on(sheetName, "A1")}
}

// live returns a cell with a formula that counts the rows whose columns meet
// the conditions, given as pairs of a column and a COUNTIFS criterion: "<>" is
// anything, "" nothing. Its value before any edit is n.
func (s *summary) live(n int, conditions ...string) cell {
	var counts []string
	for _, table := range s.quoteTables() {
		var arguments []string
		for i := 0; i+1 < len(conditions); i += 2 {
			arguments = append(arguments, fmt.Sprintf(`%s[%s],"%s"`, table, conditions[i], conditions[i+1]))
		}
		counts = append(counts, "COUNTIFS("+strings.Join(arguments, ",")+")")
	}
	return formula(strings.Join(counts, "+"), n)
}
