package report_test

import (
	"reflect"
	"testing"

	"onrecord/report"
)

func TestVoicesFollowASpeakerBackThroughTheWeeks(t *testing.T) {
	row := func(speaker, topic string) report.Row { return report.Row{Speaker: speaker, Topic: topic} }
	b := report.Briefing{Rows: []report.Row{
		row("Mara Voss", "Ports"), row("Mara Voss", "Ports"), row("Mara Voss", "Trade"), row("Ida Hale", "Ports"), row("", "Ports"),
		{Speaker: report.Interviewer, Question: true},
	}}
	if report.SpeakerTrends(b) != nil {
		t.Error("without weeks before there are voices")
	}
	b.Before = &report.Earlier{Weeks: []report.Week{
		{Rows: []report.Row{row("Mara Voss", "Trade"), row("Jan de Boer", "Ports")}},
		{Rows: []report.Row{}},
		{Rows: []report.Row{row("Mara Voss", "Trade"), row("Mara Voss", "Health"), {Speaker: "Mara Voss", Question: true}}},
	}}
	want := []report.SpeakerTrend{
		{Name: "Mara Voss", Now: 3, Before: []int{1, 0, 2}, Topics: []report.Change{{"Ports", 2, 0}, {"Trade", 1, 2}, {"Health", 0, 1}}, New: []string{"Ports"}},
		{Name: "Ida Hale", Now: 1, Before: []int{0, 0, 0}, Topics: []report.Change{{"Ports", 1, 0}}},
	}
	if got := report.SpeakerTrends(b); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	if !want[1].NotBefore() || want[0].NotBefore() {
		t.Error("who is quiet is told wrongly")
	}
}
