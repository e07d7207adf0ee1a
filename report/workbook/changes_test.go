package workbook

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

// twoWeeks is a briefing with a week before its own.
func twoWeeks() report.Briefing {
	b := manyRows(60)
	b.Period = report.Period{Name: "2026-W47", From: parse.NewDate(2026, 11, 16), To: parse.NewDate(2026, 11, 22)}
	b.Before = &report.Earlier{
		Period: report.Period{Name: "2026-W46", From: parse.NewDate(2026, 11, 9), To: parse.NewDate(2026, 11, 15)},
		Known:  []string{"Speaker 4"},
		Rows: []report.Row{
			{Speaker: "Speaker 1", Topic: "Ports", Source: "Outlet 1", Document: "a"}, {Speaker: "Gone", Topic: "Justice", Source: "Outlet 2", Document: "b"},
		},
	}
	return b
}

func TestSummarySaysWhatIsNewSinceThePeriodBefore(t *testing.T) {
	m := modelOf(twoWeeks())
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	c, _ := report.Compare(twoWeeks())
	lines := map[string][]cell{}
	section := ""
	for l := range m.sheets[0].lines {
		if len(l.cells) == 0 {
			continue
		}
		if l.cells[0].style == styleSection {
			section, _, _ = strings.Cut(l.cells[0].text, ":")
		}
		lines[section+"/"+l.cells[0].text] = l.cells
	}
	for _, want := range []struct {
		line              string
		now, before, by   float64
		since, place, row string
	}{
		{"Since the period before/Statements", 60, 2, 58, "", "'Quotes'!A1", ""},
		{"Topics up and down/Ports", 30, 1, 29, "", "", "Ports"},
		{"Topics up and down/Justice", 0, 1, -1, "none now", "", ""},
		{"Speakers up and down/Gone", 0, 1, -1, "none now", "", ""},
	} {
		cells := lines[want.line]
		if cells == nil {
			if want.line == "Speakers up and down/Gone" {
				continue // among the rest
			}
			t.Errorf("no line %s", want.line)
			continue
		}
		if cells[1].number != want.now || cells[2].number != want.before || cells[3].number != want.by || cells[4].text != want.since {
			t.Errorf("%s: %+v", want.line, cells)
		}
		if want.place != "" && cells[0].link.place != want.place {
			t.Errorf("%s leads to %q", want.line, cells[0].link.place)
		}
		if want.row != "" && cellAt(t, m, cells[0].link.place, colTopic).text != want.row {
			t.Errorf("%s leads to another row", want.line)
		}
	}
	if lines["On record for the first time/Speaker 4"] != nil || lines["On record for the first time/Speaker 1"] != nil {
		t.Error("a known speaker is called new")
	}
	if head := fmt.Sprintf("On record for the first time: %d", len(c.NewSpeakers)); lines["On record for the first time/"+head] == nil {
		t.Errorf("no section %q", head)
	}
}

func TestWithoutAPeriodBeforeNothingIsCompared(t *testing.T) {
	if s := modelOf(manyRows(60)).String(); strings.Contains(s, "period before") {
		t.Error("it is compared with nothing")
	}
	b := twoWeeks()
	b.Rows, b.Before.Rows = nil, nil
	m := modelOf(b)
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"No statements in this period.", "No statements in the period before."} {
		if !strings.Contains(m.String(), want) {
			t.Errorf("two empty periods: it does not say %q", want)
		}
	}
}
