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
	summaryLines  = 15
	chartColumn   = 6 // G
	chartWidth    = 620
	rowPixels     = 20 // of a row of the default height
	dayChartLines = 13
)

// summary builds the sheet Summary from top to bottom.
type summary struct {
	lines  []line
	charts []chart
}

func summarySheet(b report.Briefing) sheet {
	k := report.Figures(b)
	var s summary
	s.opening(b)
	figuresRow := s.row()
	s.figures(k)
	if k.Rows == 0 {
		s.add(line{})
		s.say(styleLabel, "No statements in this period. The sheet Documents lists what was read.")
	} else {
		s.table("By topic", "Statements by topic", report.ByTopic(b.Rows), k.Rows, "no topic fits")
		s.unused(b)
		s.table("By speaker", "Statements by speaker", report.BySpeaker(b.Rows), k.Rows, "no speaker named")
		s.table("By source", "", report.BySource(b.Rows), k.Rows, "source unknown")
		s.days(report.ByDay(b.Rows, b.Period), k, figuresRow)
	}
	return sheet{
		name: summaryName, tab: colourAccent,
		columns: []column{
			{width: 38, style: styleLabel}, {width: 11, style: styleFigure}, {width: 9, style: styleShare},
			{width: 12, style: styleFigureDate}, {width: 12, style: styleFigureDate}, {width: 4, style: styleLabel},
		},
		lines: slices.Values(s.lines), count: len(s.lines),
		charts: s.charts, print: chartColumn + 10,
	}
}

// row returns the row that the next line will be.
func (s *summary) row() int { return len(s.lines) + 1 }

func (s *summary) add(l line) { s.lines = append(s.lines, l) }

func (s *summary) say(as style, words string) {
	for _, part := range foldLines(words, 96) {
		s.add(line{cells: []cell{text(part).as(as)}})
	}
}

// opening is the head of the sheet: title, period, marking, the editor's note.
func (s *summary) opening(b report.Briefing) {
	s.add(line{height: 34, cells: []cell{text(cutLine(cleanLine(titleOf(b)), 250)).as(styleTitle)}})
	about := periodText(b.Period)
	if made := dayText(b.Made.Time()); made != "" {
		about += " · made " + made
	}
	s.add(line{height: 20, cells: []cell{text(about).as(styleSubtitle)}})
	if b.Marking != "" {
		s.say(styleMarking, cleanLine(b.Marking))
	}
	if b.Note != "" {
		s.add(line{})
		for _, p := range strings.Split(paragraphs(b.Note), "\n\n") {
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

func (s *summary) figures(k report.KeyFigures) {
	s.section("Key figures")
	figure := func(label string, n, of int, place string) {
		l := text(label)
		if place != "" {
			l = l.as(styleLink).to(link{place: place})
		}
		cells := []cell{l, number(n), {}, {}, {}}
		if of > 0 {
			cells[2] = cell{kind: cellNumber, number: float64(n) / float64(of)}
		}
		s.add(line{cells: filled(cells, summaryStyles)})
	}
	figure("Statements", k.Rows, 0, on(quotesName, "A1"))
	if k.Rows != k.Statements {
		figure("… counting each answer of a transcript once", k.Statements, 0, "")
	}
	figure("Speakers", k.Speakers, 0, "")
	figure("Sources", k.Sources, 0, "")
	figure("Documents read", k.Read, 0, on(documentsName, "A1"))
	figure("Documents skipped", k.Skipped, 0, "")
	figure("Documents failed", k.Failed, 0, "")
	figure("Rows flagged for a look", k.Flagged, k.Rows, "")
	figure("Rows without a speaker", k.NoSpeaker, k.Rows, "")
	figure("Rows without a date", k.NoDate, k.Rows, "")
	figure("Rows without a topic", k.NoTopic, k.Rows, "")
	s.add(line{})
}

// table lists counts with their share and dates, the largest first, and draws
// them if the chart has a title. Rows that name nothing come last, as unknown.
func (s *summary) table(name, chartTitle string, counts []report.Count, total int, unknown string) {
	start := s.row()
	s.section(name, strings.TrimPrefix(strings.ToLower(name), "by "), "statements", "share", "first", "last")
	first := s.row()
	named := counts
	if n := len(counts); n > 0 && counts[n-1].Name == "" {
		named = counts[:n-1]
	}
	shown := named[:min(len(named), summaryLines)]
	for _, c := range shown {
		s.count(text(cutLine(cleanLine(c.Name), 120)), c, total)
	}
	if rest := named[len(shown):]; len(rest) > 0 {
		s.count(text(fmt.Sprintf("%d more", len(rest))).as(styleMuted), sum(rest), total)
	}
	if len(named) < len(counts) {
		s.count(text(unknown).as(styleMuted), counts[len(counts)-1], total)
	}
	if chartTitle != "" && len(shown) > 0 {
		s.charts = append(s.charts, chart{
			bars: true, title: chartTitle, alt: altText(chartTitle, shown),
			anchor: fmt.Sprintf("%s%d", letter(chartColumn), start),
			width:  chartWidth, height: max(160, 70+26*len(shown)),
			names:  on(summaryName, fmt.Sprintf("$A$%d:$A$%d", first, first+len(shown)-1)),
			values: on(summaryName, fmt.Sprintf("$B$%d:$B$%d", first, first+len(shown)-1)),
			most:   shown[0].Rows,
		})
		// The next section begins below the chart.
		for rowPixels*(s.row()-start) < max(160, 70+26*len(shown)) {
			s.add(line{})
		}
	}
	s.add(line{})
}

func (s *summary) count(label cell, c report.Count, total int) {
	cells := []cell{label, number(c.Rows), {}, date(c.First.Time()), date(c.Last.Time())}
	if total > 0 {
		cells[2] = cell{kind: cellNumber, number: float64(c.Rows) / float64(total)}
	}
	s.add(line{cells: filled(cells, summaryStyles)})
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

// unused names the taxonomy's topics without statements.
func (s *summary) unused(b report.Briefing) {
	var labels []string
	for _, c := range report.ByTopicOf(b.Rows, b.Topics) {
		if c.Rows == 0 {
			labels = append(labels, cleanLine(c.Name))
		}
	}
	if len(labels) > 0 {
		s.lines = s.lines[:len(s.lines)-1]
		s.say(styleNote, "No statements: "+strings.Join(labels, ", "))
		s.add(line{})
	}
}

// days lists statements by publication date; the chart stands beside the key
// figures.
func (s *summary) days(days []report.Count, k report.KeyFigures, chartRow int) {
	if len(days) == 0 {
		return
	}
	s.section("By day", "day", "statements", "share", "date")
	first := s.row()
	years := days[0].First.Year != days[len(days)-1].First.Year
	most := 0
	for _, d := range days {
		label := d.First.Time().Format("Mon 2 Jan")
		if years {
			label = d.First.Time().Format("2 Jan 2006")
		}
		cells := []cell{text(label), number(d.Rows), {}, date(d.First.Time()), {}}
		if k.Rows > 0 {
			cells[2] = cell{kind: cellNumber, number: float64(d.Rows) / float64(k.Rows)}
		}
		s.add(line{cells: filled(cells, summaryStyles)})
		most = max(most, d.Rows)
	}
	if k.NoDate > 0 {
		s.count(text("date unknown").as(styleMuted), report.Count{Rows: k.NoDate}, k.Rows)
	}
	if most == 0 {
		return
	}
	last := first + len(days) - 1
	s.charts = append([]chart{{
		title: "Statements by day", alt: altText("Statements by day", days),
		anchor: fmt.Sprintf("%s%d", letter(chartColumn), chartRow), width: chartWidth, height: rowPixels * dayChartLines,
		names:  on(summaryName, fmt.Sprintf("$A$%d:$A$%d", first, last)),
		values: on(summaryName, fmt.Sprintf("$B$%d:$B$%d", first, last)),
		most:   most,
	}}, s.charts...)
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

// altText is a chart in words: its title and its largest values.
func altText(title string, counts []report.Count) string {
	var parts []string
	for _, c := range counts {
		if c.Rows > 0 && len(parts) < 20 {
			parts = append(parts, fmt.Sprintf("%s %d", cleanLine(c.Name), c.Rows))
		}
	}
	return title + ": " + strings.Join(parts, ", ")
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
