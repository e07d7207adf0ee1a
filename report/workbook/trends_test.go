package workbook

import (
	"strings"
	"testing"
)

// The sparklines of Topics stand beside their topics, over the numbers of their
// own row on the hidden sheet, and begin at zero.
func TestTopicsHaveATrendWhereProgramsShowOne(t *testing.T) {
	b := manyRows(300)
	m := modelOf(b)
	topics, trends := sheetOf(t, m, topicsName), sheetOf(t, m, trendsName)
	if len(topics.sparklines) != 2 || !trends.hidden {
		t.Fatalf("%d sparklines, want one for each topic with statements", len(topics.sparklines))
	}
	row := 2
	for l := range trends.lines {
		if name := cellAt(t, m, "'"+topicsName+"'!A"+string(rune('0'+row)), 0).text; l.cells[0].text != name {
			t.Errorf("line %d is of %s, on Topics of %s", row, l.cells[0].text, name)
		}
		total := 0.0
		for _, c := range l.cells[1:] {
			total += c.number
		}
		if want := cellAt(t, m, "'"+topicsName+"'!A"+string(rune('0'+row)), 1).number; total != want {
			t.Errorf("the days of line %d have %g statements, want %g", row, total, want)
		}
		row++
	}
	part := string(partsOf(t, written(t, b))["xl/worksheets/sheet4.xml"])
	for _, want := range []string{"<xm:sqref>J2</xm:sqref>", "<xm:f>Trends!B2:AC2</xm:f>", `manualMin="0" minAxisType="custom"`, `type="column"`} {
		if strings.Count(part, want) != 1 {
			t.Errorf("the sheet has %d of %s", strings.Count(part, want), want)
		}
	}
	for i := range b.Rows {
		b.Rows[i].Date = b.Rows[0].Date
	}
	if s := sheetOf(t, modelOf(b), topicsName); len(s.sparklines) > 0 {
		t.Error("one day makes no trend")
	}
}
