package report_test

import (
	"reflect"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

func day(d int) parse.Date { return parse.NewDate(2026, 11, d) }

var someRows = []report.Row{
	{Source: "Northmoor Post", Date: day(17), Speaker: "Mara Voss", Topic: "Trade", Document: "a", Statement: 1},
	{Source: "Northmoor Post", Date: day(17), Speaker: "Mara Voss", Topic: "Trade", Document: "a", Statement: 1},
	{Source: "Northmoor Post", Date: day(17), Speaker: "Interviewer", Topic: "Trade", Document: "a", Statement: 2, Question: true},
	{Source: "Veshnia Daily", Date: day(19), Speaker: "Piet Halloran", Topic: "Health", Document: "b", Statement: 1, Flags: []string{report.FlagDateInferred}},
	{Source: "Veshnia Daily", Speaker: "", Topic: "", Document: "c", Statement: 1},
	{Source: "Veshnia Daily", Speaker: "", Topic: "Trade", Document: "c", Statement: 2},
	{Speaker: "", Topic: "Archives", Document: "c", Statement: 3},
}

func TestCountsAreByRowsThenNameWithTheUnknownLast(t *testing.T) {
	want := []report.Count{
		{Name: "Mara Voss", Rows: 2, First: day(17), Last: day(17)},
		{Name: "Piet Halloran", Rows: 1, First: day(19), Last: day(19)},
		{Name: "", Rows: 3},
	}
	if got := report.BySpeaker(someRows); !reflect.DeepEqual(got, want) {
		t.Errorf("by speaker:\n got %v\nwant %v", got, want)
	}
	want = []report.Count{
		{Name: "Trade", Rows: 3, First: day(17), Last: day(17)},
		{Name: "Archives", Rows: 1},
		{Name: "Health", Rows: 1, First: day(19), Last: day(19)},
		{Name: "", Rows: 1},
	}
	if got := report.ByTopic(someRows); !reflect.DeepEqual(got, want) {
		t.Errorf("by topic:\n got %v\nwant %v", got, want)
	}
}

func TestTopicsOfATaxonomyKeepItsOrderAndItsEmptyLabels(t *testing.T) {
	var names []string
	var rows []int
	for _, c := range report.ByTopicOf(someRows, []string{"Health", "Justice", "Trade", "Health"}) {
		names, rows = append(names, c.Name), append(rows, c.Rows)
	}
	if want := []string{"Health", "Justice", "Trade", "Archives", ""}; !reflect.DeepEqual(names, want) {
		t.Errorf("labels %q, want %q", names, want)
	}
	if want := []int{1, 0, 3, 1, 1}; !reflect.DeepEqual(rows, want) {
		t.Errorf("rows %v, want %v", rows, want)
	}
}

func TestDaysWithoutRowsAreLinesOfThePeriod(t *testing.T) {
	days := func(p report.Period) (names []string) {
		for _, c := range report.ByDay(someRows, p) {
			names = append(names, c.Name[8:]+":"+string(rune('0'+c.Rows)))
		}
		return names
	}
	week := report.Period{Name: "2026-W47", From: day(16), To: day(20)}
	if got, want := days(week), []string{"16:0", "17:2", "18:0", "19:1", "20:0"}; !reflect.DeepEqual(got, want) {
		t.Errorf("in a period %q, want %q", got, want)
	}
	if got, want := days(report.Period{Name: "all"}), []string{"17:2", "18:0", "19:1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("over all days %q, want %q", got, want)
	}
	century := report.Period{From: parse.NewDate(1926, 11, 17), To: day(20)}
	if got, want := days(century), []string{"17:2", "19:1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("in a period of a century %q, want %q", got, want)
	}
	if got := report.ByDay(nil, report.Period{}); len(got) != 0 {
		t.Errorf("no rows, no period: %v", got)
	}
}

func TestFiguresLeaveQuestionsOutAndNameWhatIsMissing(t *testing.T) {
	got := report.Figures(report.Briefing{Rows: someRows, Documents: []report.Document{
		{Status: report.StatusRead}, {Status: report.StatusRead}, {Status: report.StatusSkipped}, {Status: report.StatusFailed}}})
	want := report.KeyFigures{Rows: 6, Statements: 5, Questions: 1, Speakers: 2, Sources: 2, Topics: 3,
		Read: 2, Skipped: 1, Failed: 1, NoSpeaker: 3, NoDate: 3, NoTopic: 1, Flagged: 1, First: day(17), Last: day(19)}
	if got != want {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	if n := len(report.Quoted(someRows)); n != 6 {
		t.Errorf("%d rows are quoted, want 6", n)
	}
}
