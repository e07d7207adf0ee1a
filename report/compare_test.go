package report_test

import (
	"reflect"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/report"
)

func TestCompareNamesNewSpeakersAndWhatMoved(t *testing.T) {
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
		Period:      report.Period{Name: "2026-W46"},
		Rows:        report.Change{Now: 5, Before: 3},
		Speakers:    report.Change{Now: 3, Before: 2},
		Sources:     report.Change{Now: 2, Before: 1},
		NewSpeakers: []report.Count{{Name: "Ida Hale", Rows: 1}},
		ByTopic:     []report.Change{{"Trade", 4, 1}, {"Health", 0, 2}, {"Ports", 1, 0}},
		BySpeaker:   []report.Change{{"Jan de Boer", 0, 2}, {"Mara Voss", 2, 1}, {"Ida Hale", 1, 0}, {"Piet Halloran", 1, 0}},
	}
	if !ok || !reflect.DeepEqual(c, want) {
		t.Errorf("\n got %+v\nwant %+v", c, want)
	}
}

func TestThePeriodBeforeIsAsLong(t *testing.T) {
	week := func(name string, y, m, d int) report.Period {
		from := parse.NewDate(y, time.Month(m), d)
		return report.Period{Name: name, From: from, To: from.AddDays(6)}
	}
	for _, c := range []struct {
		of   report.Period
		want string
	}{
		{week("2026-W47", 2026, 11, 16), "2026-W46 2026-11-09 2026-11-15"},
		{week("2027-W01", 2027, 1, 4), "2026-W53 2026-12-28 2027-01-03"},
		{report.Period{Name: "2026-03-01..2026-03-03", From: parse.NewDate(2026, 3, 1), To: parse.NewDate(2026, 3, 3)}, "2026-02-26..2026-02-28 2026-02-26 2026-02-28"},
	} {
		got, ok := c.of.Before()
		if s := got.Name + " " + got.From.String() + " " + got.To.String(); !ok || s != c.want {
			t.Errorf("before %s: %s, want %s", c.of.Name, s, c.want)
		}
	}
	if _, ok := (report.Period{Name: "all"}).Before(); ok {
		t.Error("there is a period before all days")
	}
}
