package workbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/report"
)

const summaryName = "Summary"

// What Summary shows of a long table, and where its charts stand.
const (
	summaryLines = 15
	labelWidth   = 40
	chartColumn  = 6 // G
	chartWidth   = 620
	chartHead    = 60 // pixels of a chart's title and margins
	barPixels    = 24 // of one bar
	altValues    = 31 // of a chart that are told to those who do not see it
)

// summary builds the sheet Summary from top to bottom.
type summary struct {
	*contents
	lines  []line
	charts []chart
}

func summarySheet(c *contents) sheet {
	b := c.briefing
	k := c.survey.figures
	s := summary{contents: c}
	s.opening(b)
	if k.Rows == 0 {
		s.say(styleProseLine, "No statements in this period. The sheet Documents lists what was read.")
		s.add(line{})
	}
	if len(c.starts) > 1 {
		s.say(styleProseLine, c.spread()+".")
		s.add(line{})
	}
	figuresRow := s.row()
	s.figures(k)
	figuresHeight := s.pixels(figuresRow)
	if !c.streamed {
		if compared, ok := report.Compare(b); ok {
			s.changes(compared)
		}
	}
	if k.Rows > 0 {
		s.table("topic", topicsName, c.profiles.Topics, noTopic, unusedTopics(c.profiles.Topics))
		s.table("speaker", speakersName, c.profiles.Speakers, noSpeaker, "")
		s.table("source", sourcesName, c.profiles.Sources, noSource, "")
		s.byDay(k, figuresRow, figuresHeight)
	}
	return sheet{
		name: summaryName, tab: true,
		columns: []column{
			{width: labelWidth, style: styleLabel}, {width: 11, style: styleFigure}, {width: 9, style: styleShare},
			{width: 12, style: styleFigureDate}, {width: 12, style: styleFigureDate}, {width: 4, style: styleLabel},
		},
		lines: slices.Values(s.lines), count: len(s.lines),
		charts: s.charts, logo: c.logo, slicers: c.quoteSlicers(figuresRow), print: chartColumn + 10,
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

// section is a heading over the table's five columns.
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

// table lists counts with their share and dates, the largest first, beside a
// chart of them. Rows that name nothing come last, as unknown.
func (s *summary) table(of, sheetName string, profiles []report.Profile, unknown, note string) {
	start := s.row()
	all := s.top(sheetName)
	s.section("By "+of, strings.ToUpper(of[:1])+of[1:], "Statements", "Share", "First", "Last")
	first := s.row()
	named, unnamed, some := named(profiles)
	shown := named
	if len(named) > summaryLines+1 { // "1 more" would take the place of the one
		shown = named[:summaryLines]
	}
	for _, p := range shown {
		s.counted(text(cutLine(cleanLine(p.Name), 120)).as(styleLabelLink).to(s.quote(p.Row)), p.Count)
	}
	if rest := named[len(shown):]; len(rest) > 0 {
		s.counted(text(fmt.Sprintf("%d more", len(rest))).as(styleMuted).to(all), sum(countsOf(rest)))
	}
	if some {
		s.counted(text(unknown).as(styleMuted).to(s.quote(unnamed.Row)), unnamed.Count)
	}
	if note != "" {
		s.say(styleNote, note)
	}
	if len(shown) > 0 {
		c := s.chart("Statements by "+of, countsOf(shown), start, first)
		c.Bars = true
		// The next section begins below the chart.
		c.Height = max(s.pixels(start), chartHead+barPixels*len(shown))
		for s.pixels(start) < c.Height {
			s.add(line{})
		}
		s.charts = append(s.charts, c)
	}
	s.add(line{})
}

// chart returns a chart of counts, which begin at the row first in the columns
// of labels and numbers; it stands beside the row at.
func (s *summary) chart(title string, counts []report.Count, at, first int) chart {
	last := first + len(counts) - 1
	c := chart{
		Title: title, Column: chartColumn, Row: at, Width: chartWidth,
		Names:  on(summaryName, fmt.Sprintf("$A$%d:$A$%d", first, last)),
		Values: on(summaryName, fmt.Sprintf("$B$%d:$B$%d", first, last)),
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

func (s *summary) counted(label cell, c report.Count) {
	cells := []cell{label, number(c.Rows), s.share(c.Rows), date(c.First.Time()), date(c.Last.Time())}
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
	s.section("By day", "Day", "Statements", "Share", "Date", "")
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
		cells := []cell{day, number(d.Rows), s.share(d.Rows), date(d.First.Time()), {}}
		s.add(line{cells: filled(cells, summaryStyles)})
	}
	if k.NoDate > 0 {
		s.counted(text("date unknown").as(styleMuted).to(s.quote(s.undated.Row)), report.Count{Rows: k.NoDate})
	}
	c := s.chart("Statements by day", countsOf(days), chartRow, first)
	c.Height = figuresHeight
	s.charts = append([]chart{c}, s.charts...)
}

// summaryStyles are the styles of a line of Summary, cell by cell.
var summaryStyles = []style{styleLabel, styleFigure, styleShare, styleFigureDate, styleFigureDate}

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
