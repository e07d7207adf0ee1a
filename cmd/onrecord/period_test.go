package main

import (
	"slices"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

func TestPeriods(t *testing.T) {
	tests := []struct{ in, from, to string }{
		{"all", "", ""},
		{"2026-W47", "2026-11-16", "2026-11-22"},
		{"2026-W01", "2025-12-29", "2026-01-04"}, // a week belongs to the year of its Thursday
		{"2026-W53", "2026-12-28", "2027-01-03"},
		{"2026-11-09..2026-11-22", "2026-11-09", "2026-11-22"},
		{"2026-11-21..2026-11-21", "2026-11-21", "2026-11-21"},
	}
	for _, tt := range tests {
		p, err := parsePeriod(tt.in)
		if err != nil || p.Name != tt.in || p.From.String() != tt.from || p.To.String() != tt.to {
			t.Errorf("%s: %s to %s (%q), %v; want %s to %s", tt.in, p.From, p.To, p.Name, err, tt.from, tt.to)
		}
	}
	for _, in := range []string{
		"", "ALL", "2026", "2026-11", "2026-11-21", "W47", "2026-w47", "2026-W7", "2026-W00", "2025-W53", "2026-W54", "0000-W01",
		"..", "2026-11-21..", "..2026-11-21", "2026-11-22..2026-11-21", "2026-11-31..2026-12-01", "2026-11-01..2026-11-02..2026-11-03",
		"2026-W46..2026-W47", "../../etc",
	} {
		if p, err := parsePeriod(in); err == nil {
			t.Errorf("%q was taken for %s to %s", in, p.From, p.To)
		}
	}
}

func TestBothEndsOfAPeriodBelongToIt(t *testing.T) {
	p, err := parsePeriod("2026-W47")
	if err != nil {
		t.Fatal(err)
	}
	for date, in := range map[string]bool{
		"2026-11-15": false, "2026-11-16": true, "2026-11-22": true, "2026-11-23": false, "": false,
	} {
		var d parse.Date
		if err := d.UnmarshalText([]byte(date)); err != nil {
			t.Fatal(err)
		}
		if why := outside(p, d); (why == "") != in {
			t.Errorf("%q: %q, want it inside: %v", date, why, in)
		}
	}
}

func TestAWeekIsComparedWithTheWeekBeforeIfThereIsOne(t *testing.T) {
	document := func(day int, speaker string) outcome {
		date := parse.NewDate(2026, 11, day)
		return outcome{record: report.Document{Status: report.StatusRead, Date: date}, rows: []report.Row{{Date: date, Speaker: speaker, Confidence: 1}}}
	}
	week, err := parsePeriod("2026-W47")
	if err != nil {
		t.Fatal(err)
	}
	outcomes := []outcome{document(2, "Ida Hale"), document(17, "Mara Voss")}
	if got := earlier(week, precisionNamed("balanced"), outcomes); got != nil {
		t.Errorf("without a document of the week before: %+v", got)
	}
	got := earlier(week, precisionNamed("balanced"), append(outcomes, document(11, "Piet Halloran")))
	if got == nil || got.Period.Name != "2026-W46" || len(got.Rows) != 1 || got.Rows[0].Speaker != "Piet Halloran" || !slices.Equal(got.Known, []string{"Ida Hale"}) {
		t.Errorf("%+v", got)
	}
	if got := earlier(report.Period{Name: "all"}, precisionNamed("balanced"), outcomes); got != nil {
		t.Errorf("all days are compared with %+v", got)
	}
}
