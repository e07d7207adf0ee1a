package report_test

import (
	"reflect"
	"testing"

	"onrecord/report"
)

func TestCompareNamesNewVoicesAndWhatMoved(t *testing.T) {
	row := func(speaker, topic, source string) report.Row {
		return report.Row{Speaker: speaker, Topic: topic, Source: source}
	}
	b := report.Briefing{Rows: []report.Row{
		row("Mara Voss", "Trade", "Post"), row("Mara Voss", "Trade", "Post"), row("Ida Hale", "Ports", "Daily"),
		row("Piet Halloran", "Trade", "Daily"), row("", "Trade", ""),
	}}
	if _, ok := report.Compare(b); ok {
		t.Error("without a period before there is a comparison")
	}
	b.Before = &report.Earlier{
		Period: report.Period{Name: "2026-W46"},
		Rows:   []report.Row{row("Mara Voss", "Trade", "Post"), row("Jan de Boer", "Health", "Post"), row("Jan de Boer", "Health", "Post")},
		Known:  []string{"Piet Halloran"},
	}
	c, ok := report.Compare(b)
	want := report.Comparison{
		Period:    report.Period{Name: "2026-W46"},
		Rows:      report.Change{Now: 5, Before: 3},
		Speakers:  report.Change{Now: 3, Before: 2},
		Sources:   report.Change{Now: 2, Before: 1},
		NewVoices: []report.Count{{Name: "Ida Hale", Rows: 1}},
		ByTopic:   []report.Change{{"Trade", 4, 1}, {"Health", 0, 2}, {"Ports", 1, 0}},
		BySpeaker: []report.Change{{"Jan de Boer", 0, 2}, {"Mara Voss", 2, 1}, {"Ida Hale", 1, 0}, {"Piet Halloran", 1, 0}},
		NewTopics: []report.Count{{Name: "Ports", Rows: 1}},
	}
	if !ok || !reflect.DeepEqual(c, want) {
		t.Errorf("\n got %+v\nwant %+v", c, want)
	}
}
