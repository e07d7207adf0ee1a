package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/report"
)

const summaryName = "Summary"

// How much of a long table Summary shows, and where its charts are. All of it fits on a
// 13-inch screen: table, charts, and filter buttons.
const (
	summaryLines = 15
	labelWidth   = 36
	chartColumn  = 7 // H
	chartWidth   = 460
	chartHead    = 60 // pixels of a chart's title and margins
	barPixels    = 24 // of one bar
	altValues    = 31 // of a chart that are told to those who do not see it
	noteWidth    = 95 // characters of a note that fit beside a chart
	summaryScale = 70 // percent at which it is printed: table, chart and buttons on A4 across
)

// summary builds the sheet Summary from top to bottom.
type summary struct {
	*contents
	lines  []line
	charts []chart
	breaks []int // rows at which a printed page begins
	total  int   // row of the number of statements
}

func summarySheet(c *contents) sheet {
	b := c.briefing
	k := c.survey.figures
	s := summary{contents: c}
	s.opening(b)
	if k.Rows == 0 {
		words := "The sheet Documents lists what was read."
		if c.documents == 0 {
			words = "No document was read."
		}
		s.say(styleProseLine, "No statements in this period. "+words)
		s.add(line{})
	}
	if len(c.starts) > 1 {
		s.say(styleProseLine, c.spread()+".")
		s.add(line{})
	}
	s.leads(b)
	s.paged(figuresHeight)
	figuresRow := s.row()
	s.figures(k)
	chartHeight := s.pixels(figuresRow)
	if !c.streamed {
		if compared, ok := report.Compare(b); ok {
			s.changes(compared)
		}
	}
	if k.Rows > 0 {
		s.table("topic", topicsName, c.profiles.Topics, noTopic, unusedTopics(c.profiles.Topics))
		s.table("speaker", speakersName, c.profiles.Speakers, noSpeaker, "")
		s.table("source", sourcesName, c.profiles.Sources, noSource, "")
		s.byDay(k, figuresRow, chartHeight)
	}
	return sheet{
		name: summaryName, tab: true,
		columns: []column{
			{width: labelWidth, style: styleLabel}, {width: 10.5, style: styleFigure}, {width: 8.5, style: styleFigure}, {width: 7.5, style: styleShare},
			{width: 11, style: styleFigureDate}, {width: 11, style: styleFigureDate}, {width: 2, style: styleLabel},
		},
		lines: slices.Values(s.lines), count: len(s.lines),
		charts: s.charts, logo: c.logo, slicers: c.quoteSlicers(figuresRow), print: chartColumn + 8,
		breaks: s.breaks, scale: summaryScale,
	}
}

// pageRows is how many rows of the usual height a printed page of Summary has at most;
// figuresHeight is no less than what the key figures take, in pixels.
const (
	pageRows      = 48
	figuresHeight = 20 * rowPixels
)

// paged begins a page for what follows if the current one cannot take its height, in
// pixels.
func (s *summary) paged(height int) {
	start := 1
	if n := len(s.breaks); n > 0 {
		start = s.breaks[n-1]
	}
	if s.row() > start && s.pixels(start)+height > pageRows*rowPixels {
		s.breaks = append(s.breaks, s.row())
	}
}

// row returns the row that the next line will be.
func (s *summary) row() int { return len(s.lines) + 1 }

func (s *summary) add(l line) { s.lines = append(s.lines, l) }

func (s *summary) say(as style, words string) {
	for _, part := range foldLines(words, 120) {
		s.add(line{cells: []cell{text(cutLine(part, 250)).as(as)}})
	}
}

// leads are the statements that make the period, as the pack has them on its first
// page: who, where and why, then the words with those that they read with.
func (s *summary) leads(b report.Briefing) {
	if s.streamed {
		return
	}
	list := report.Leads(b)
	if len(list) == 0 {
		return
	}
	s.section("What makes this period")
	for _, l := range list {
		r := &s.rows[l.Row]
		who := cmp.Or(cleanLine(r.Speaker), noSpeaker)
		s.add(line{height: 19, cells: []cell{text(cutLine(who, 120)).as(styleLead).to(s.quote(l.Row)), text(cutLine(s.leadFacts(r, l), 250)).as(styleFacts)}})
		said := cleanLine(r.Quote)
		switch intro := report.Intro(r); {
		case intro != "":
			said = cleanLine(intro) + " " + said
		case r.Kind == "direct":
			said = "“" + said + "”"
		}
		parts := foldLines(said, leadWidth)
		for i, part := range parts[:min(leadLines, len(parts))] {
			if i == leadLines-1 && len(parts) > leadLines {
				part += " …"
			}
			s.add(line{cells: []cell{text(cutLine(part, 250)).as(styleProseLine)}})
		}
	}
	s.add(line{})
}

// A lead is shown in so many lines of so many characters, below its speaker.
const (
	leadWidth  = 150
	leadLines  = 3
	factsWidth = 140 // characters of what stands beside the name
)

// leadFacts gives the source of a statement and the reasons why it leads.
func (s *summary) leadFacts(r *report.Row, l report.Lead) string {
	var facts []string
	day := dayText(r.Date.Time())
	if day == "" && s.survey.figures.NoDate < s.survey.figures.Rows { // other statements have one
		day = noDate
	}
	for _, f := range []string{cleanLine(r.Role), cleanLine(r.Source), day} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	text, between := strings.Join(facts, ", "), " · "
	for _, reason := range l.Reasons {
		if units(text)+len(between)+units(reason) > factsWidth {
			break
		}
		text, between = text+between+reason, ", "
	}
	return strings.TrimPrefix(text, " · ")
}

// opening is the head of the sheet: title, period, marking, the editor's note.
func (s *summary) opening(b report.Briefing) {
	for _, part := range foldLines(cleanLine(titleOf(b)), 64) {
		s.add(line{height: 34, cells: []cell{text(cutLine(part, 250)).as(styleTitle)}})
	}
	about := periodText(b.Period)
	if made := dayText(b.Made.Time()); made != "" {
		about += " · made " + made
	}
	s.add(line{height: 20, cells: []cell{text(cutLine(about, 250)).as(styleSubtitle)}})
	if b.Marking != "" {
		s.say(styleMarking, cleanLine(b.Marking))
	}
	if b.Note != "" {
		for _, p := range strings.Split(paragraphs(b.Note), "\n\n") {
			s.add(line{})
			s.say(styleProseLine, p)
		}
	}
	s.add(line{})
}

// section is a heading over the table's six columns.
func (s *summary) section(name string, heads ...string) {
	cells := []cell{text(name).as(styleSection)}
	for range chartColumn - 2 {
		cells = append(cells, text("").as(styleSection))
	}
	s.add(line{height: 26, cells: cells})
	if len(heads) == 0 {
		return
	}
	cells = nil
	for i, h := range heads {
		as := styleHeadEnd
		if i == 0 {
			as = styleHead
		}
		cells = append(cells, text(h).as(as))
	}
	s.add(line{height: 19, cells: cells})
}

// heads of the tables of Summary; the last two stand over dates.
func (s *summary) heads(first string) []string {
	if s.hasShown() {
		return []string{first, "Statements", "Shown", "Share", "First", "Last"}
	}
	return []string{first, "Statements", "", "Share", "First", "Last"}
}

// table lists counts with their share and dates, largest first, beside a chart of them.
// Rows without a name follow as unknown, in the chart as well; the rest is summed up in
// one line.
func (s *summary) table(of, sheetName string, profiles []report.Profile, unknown, note string) {
	named, unnamed, some := named(profiles)
	shown := named
	if len(named) > summaryLines+1 { // "1 more" would take the place of the one
		shown = named[:summaryLines]
	}
	bars := len(shown)
	if some {
		bars++
	}
	s.paged(max(chartHead+barPixels*bars, (bars+5)*rowPixels))
	start := s.row()
	s.section("By "+of, s.heads(strings.ToUpper(of[:1])+of[1:])...)
	first := s.row()
	counting := s.countingOf(of, profiles)
	for _, p := range shown {
		s.counted(text(cutLine(cleanLine(p.Name), 120)).as(styleLabelLink).to(s.quote(p.Row)), p, counting)
	}
	if some {
		unnamed.Name = ""
		s.counted(text(unknown).as(styleMuted).to(s.quote(unnamed.Row)), unnamed, counting)
	}
	last := s.row() - 1
	if rest := named[len(shown):]; len(rest) > 0 {
		s.rest(fmt.Sprintf("%d more", len(rest)), s.top(sheetName), sum(countsOf(rest)), first, last)
	}
	if note != "" {
		for _, part := range foldLines(note, noteWidth) {
			s.add(line{cells: []cell{text(cutLine(part, 250)).as(styleNote)}})
		}
	}
	if bars > 0 {
		counts := countsOf(shown)
		if some {
			counts = append(counts, unnamed.Count)
		}
		c := s.chart("Statements by "+of, counts, start, first)
		c.Bars = true
		// The next section begins below the chart.
		c.Height = max(s.pixels(start), chartHead+barPixels*bars)
		for s.pixels(start) < c.Height {
			s.add(line{})
		}
		s.charts = append(s.charts, c)
	}
	s.add(line{})
}

// rest is the line of all that a table does not list: what its lines do not count.
func (s *summary) rest(label string, to link, c report.Count, first, last int) {
	l := text(label).as(styleMuted).to(to)
	row := s.row()
	count, shown := number(c.Rows), cell{}
	if s.isLive(1) {
		all := func(column string, of string) string {
			return fmt.Sprintf("%s-SUM(%s%d:%s%d)", of, column, first, column, last)
		}
		count = formula(all("B", fmt.Sprintf("$B$%d", s.total)), c.Rows)
		if s.hasShown() {
			shown = formula(all("C", fmt.Sprintf("$C$%d", s.total)), c.Rows)
		}
	}
	s.add(line{cells: filled([]cell{l, count, shown, s.shareOf(fmt.Sprintf("B%d", row), c.Rows), date(c.First.Time()), date(c.Last.Time())}, summaryStyles)})
}

// chart returns a chart of counts, which begin at the row first in the columns of labels
// and numbers; the chart is placed beside the row at.
func (s *summary) chart(title string, counts []report.Count, at, first int) chart {
	last := first + len(counts) - 1
	c := chart{
		Title: title, Column: chartColumn, Row: at, Width: chartWidth,
		Names:  on(summaryName, fmt.Sprintf("$A$%d:$A$%d", first, last)),
		Values: on(summaryName, fmt.Sprintf("$%s$%d:$%[1]s$%[3]d", s.charted(), first, last)),
	}
	var words []string
	for i, n := range counts {
		label := s.lines[first-1+i].cells[0].text
		c.Labels, c.Counts = append(c.Labels, label), append(c.Counts, n.Rows)
		if n.Rows > 0 && len(words) < altValues {
			words = append(words, fmt.Sprintf("%s %d", label, n.Rows))
		}
	}
	c.Alt = title + ": " + strings.Join(words, ", ")
	return c
}

// charted is the column that charts show: what a filter shows, where rows say it.
func (s *summary) charted() string {
	if s.hasShown() {
		return "C"
	}
	return "B"
}

// pixels returns the height of the lines from the row start on.
func (s *summary) pixels(start int) int {
	points := 0.0
	for _, l := range s.lines[start-1:] {
		if l.height == 0 {
			l.height = 15
		}
		points += l.height
	}
	return int(points * 4 / 3)
}

// counted is the line of a name: its rows, those that are shown, their share and days.
func (s *summary) counted(label cell, p report.Profile, counting counter) {
	at := fmt.Sprintf("A%d", s.row())
	count, shown := number(p.Rows), cell{}
	if s.isLive(1) {
		count = counting.of(p, label, "$"+at, false)
		if s.hasShown() {
			shown = counting.of(p, label, "$"+at, true)
		}
	}
	cells := []cell{label, count, shown, s.shareOf(fmt.Sprintf("B%d", s.row()), p.Rows), date(p.First.Time()), date(p.Last.Time())}
	l := line{cells: filled(cells, summaryStyles)}
	if n := linesIn(label.text, labelWidth); n > 1 {
		l.height = heightFor(n)
	}
	s.add(l)
}

func sum(counts []report.Count) report.Count {
	var all report.Count
	for _, c := range counts {
		all.Rows += c.Rows
		if !c.First.IsZero() && (all.First.IsZero() || c.First.Compare(all.First) < 0) {
			all.First = c.First
		}
		if c.Last.Compare(all.Last) > 0 {
			all.Last = c.Last
		}
	}
	return all
}

// unusedTopics names the taxonomy's topics without statements.
func unusedTopics(topics []report.Profile) string {
	var labels []string
	for _, p := range topics {
		if p.Rows == 0 {
			labels = append(labels, cleanLine(p.Name))
		}
	}
	if len(labels) == 0 {
		return ""
	}
	return "No statements: " + strings.Join(labels, ", ")
}

// byDay lists statements by publication date; the chart stands beside the key
// figures.
func (s *summary) byDay(k report.KeyFigures, chartRow, figuresHeight int) {
	days := s.days
	if k.NoDate == k.Rows {
		s.section("By day")
		s.say(styleNote, "No statement has a date.")
		return
	}
	s.paged((len(days) + 4) * rowPixels)
	s.section("By day", append(s.heads("Day")[:4], "Date")...)
	first := s.row()
	years := days[0].First.Year != days[len(days)-1].First.Year
	for _, d := range days {
		label := d.First.Time().Format("Mon 2 Jan")
		if years {
			label = d.First.Time().Format("2 Jan 2006")
		}
		day := text(label)
		if d.Rows > 0 {
			day = day.as(styleLabelLink).to(s.quote(d.Row))
		}
		row := s.row()
		count, shown := number(d.Rows), cell{}
		if s.isLive(1) {
			count = formula(fmt.Sprintf("COUNTIFS(%s[date],$E%d)", quotesTable, row), d.Rows)
			if s.hasShown() {
				shown = formula(fmt.Sprintf("COUNTIFS(%s[date],$E%d,%s[shown],1)", quotesTable, row, quotesTable), d.Rows)
			}
		}
		cells := []cell{day, count, shown, s.shareOf(fmt.Sprintf("B%d", row), d.Rows), date(d.First.Time()), {}}
		s.add(line{cells: filled(cells, summaryStyles)})
	}
	if k.NoDate > 0 {
		undated := report.Profile{Row: s.undated.Row}
		undated.Rows = k.NoDate
		s.counted(text(noDate).as(styleMuted).to(s.quote(s.undated.Row)), undated, s.countingOf("date", nil))
		days = append(slices.Clone(days), undated)
	}
	c := s.chart("Statements by day", countsOf(days), chartRow, first)
	c.Height = figuresHeight
	s.charts = append([]chart{c}, s.charts...)
}

// summaryStyles are the styles of a line of Summary, cell by cell.
var summaryStyles = []style{styleLabel, styleFigure, styleFigure, styleShare, styleFigureDate, styleFigureDate}

// filled gives empty cells of a line their style, so that its rule runs through.
func filled(cells []cell, styles []style) []cell {
	for i := range cells {
		if cells[i].kind == cellEmpty {
			cells[i] = text("").as(styles[i])
		}
	}
	return cells
}

// periodText writes a period as people do: "16–22 November 2026 (2026-W47)".
func periodText(p report.Period) string {
	if p.From.IsZero() && p.To.IsZero() {
		return "All days"
	}
	from, to := p.From.Time(), p.To.Time()
	var days string
	switch {
	case p.To.IsZero():
		days = "From " + dayText(from)
	case p.From.IsZero():
		days = "Until " + dayText(to)
	case from.Equal(to):
		days = dayText(from)
	case from.Year() != to.Year():
		days = dayText(from) + " – " + dayText(to)
	case from.Month() != to.Month():
		days = from.Format("2 January") + " – " + dayText(to)
	default:
		days = from.Format("2") + "–" + dayText(to)
	}
	if p.Name != "" && !strings.Contains(p.Name, "..") && p.Name != p.From.String() {
		days += " (" + cleanLine(p.Name) + ")"
	}
	return days
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// foldLines breaks prose into lines of at most n characters where it has
// spaces: cells of Summary are not merged, so a line runs over its neighbours.
func foldLines(s string, n int) []string {
	var out []string
	var l string
	for _, w := range strings.Fields(s) {
		switch {
		case l == "":
			l = w
		case len([]rune(l))+1+len([]rune(w)) <= n:
			l += " " + w
		default:
			out = append(out, l)
			l = w
		}
	}
	return append(out, l)
}
