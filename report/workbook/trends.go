package workbook

import (
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

const trendsName = "Trends"

// sparkline is a row of bars in one cell, over a row of another sheet. Google
// Sheets and old programs show nothing there, so nothing essential is in it.
type sparkline struct{ at, values string }

// trendTopics are the topics with a trend: those of the first lines of Topics.
func (c *contents) trendTopics() []string {
	var names []string
	with, _, _ := named(c.profiles.Topics)
	for _, p := range with {
		if c.trends[p.Name] == nil || len(names) == c.limit.lines || len(c.days) < 2 {
			break
		}
		names = append(names, p.Name)
	}
	return names
}

// topicSparklines are those of the sheet Topics.
func (c *contents) topicSparklines() []sparkline {
	var out []sparkline
	last, trend := letter(len(c.days)), letter(slices.IndexFunc(topicColumns, func(c column) bool { return c.head == "trend" }))
	for i := range c.trendTopics() {
		out = append(out, sparkline{fmt.Sprintf("%s%d", trend, i+2), fmt.Sprintf("%s!B%d:%s%d", trendsName, i+2, last, i+2)})
	}
	return out
}

// trendsSheet is the hidden sheet of the numbers behind the sparklines.
func trendsSheet(c *contents) sheet {
	names := c.trendTopics()
	s := sheet{name: trendsName, hidden: true, head: true, print: 1, count: len(names)}
	s.columns = append(s.columns, column{head: "topic", width: 30, style: styleText})
	for _, d := range c.days {
		s.columns = append(s.columns, column{head: d.Name, width: 11.5, style: styleNumber})
	}
	s.lines = func(yield func(line) bool) {
		for _, name := range names {
			cells := []cell{plain(name)}
			for _, n := range c.trends[name] {
				cells = append(cells, number(n))
			}
			if !yield(line{cells: cells}) {
				return
			}
		}
	}
	return s
}

func (d drawing) sparklines() error {
	if len(d.s.sparklines) == 0 {
		return nil
	}
	o := excelize.SparklineOptions{Type: "column", SeriesColor: "#" + d.look.accent}
	for _, s := range d.s.sparklines {
		o.Location, o.Range = append(o.Location, s.at), append(o.Range, s.values)
	}
	return d.f.AddSparkline(d.s.name, &o)
}

// The bars begin at zero, which excelize cannot say.
const sparklineMark = ` displayEmptyCellsAs="gap"`

func writeSparklineAxis(out io.Writer) error {
	_, err := io.WriteString(out, ` manualMin="0" minAxisType="custom"`)
	return err
}
