package report_test

import (
	"fmt"
	"reflect"
	"testing"

	"onrecord/report"
)

func TestProfilesSayWhoSpokeAboutWhatAndWhere(t *testing.T) {
	rows := []report.Row{
		{Source: "Post", Document: "a", Date: day(17), Speaker: "Mara Voss", Topic: "Trade", Role: "mayor"},
		{Source: "Post", Document: "a", Date: day(19), Speaker: "Mara Voss", Topic: "Ports", Role: "harbour master"},
		{Source: "Post", Document: "a", Speaker: "Interviewer", Topic: "Ports", Question: true},
		{Source: "Daily", Document: "b", Date: day(18), Speaker: "Mara Voss", Topic: "Ports", Role: "mayor of Northmoor"},
		{Source: "Daily", Document: "b", Date: day(18), Speaker: "Piet Halloran", Topic: "Trade"},
		{Document: "c", Date: day(20), Speaker: "Mara Voss", Topic: ""},
		{Source: "Daily", Document: "c", Topic: "Trade"},
		{Source: "Daily", Document: "c", Topic: "Trade"},
	}
	p := profilesOf(rows, []string{"Archives", "Trade"})
	want := report.Profiles{
		Speakers: []report.Profile{
			{Count: report.Count{Name: "Mara Voss", Rows: 4, First: day(17), Last: day(20)}, Documents: 3, Sources: 2, Topics: 2, Speakers: 1, Leading: []report.Leader{{Name: "Ports", Rows: 2}, {Name: "Trade", Rows: 1}}, Role: "harbour master", Row: 0},
			{Count: report.Count{Name: "Piet Halloran", Rows: 1, First: day(18), Last: day(18)}, Documents: 1, Sources: 1, Topics: 1, Speakers: 1, Leading: []report.Leader{{Name: "Trade", Rows: 1}}, Row: 4},
			{Count: report.Count{Rows: 2}, Documents: 1, Sources: 1, Topics: 1, Leading: []report.Leader{{Name: "Trade", Rows: 2}}, Row: 6},
		},
		Topics: []report.Profile{
			{Count: report.Count{Name: "Trade", Rows: 4, First: day(17), Last: day(18)}, Documents: 3, Sources: 2, Topics: 1, Speakers: 2, Leading: []report.Leader{{Name: "Mara Voss", Rows: 1}, {Name: "Piet Halloran", Rows: 1}}, Row: 0},
			{Count: report.Count{Name: "Ports", Rows: 2, First: day(18), Last: day(19)}, Documents: 2, Sources: 2, Topics: 1, Speakers: 1, Leading: []report.Leader{{Name: "Mara Voss", Rows: 2}}, Row: 1},
			{Count: report.Count{Name: "Archives"}, Row: -1},
			{Count: report.Count{Rows: 1, First: day(20), Last: day(20)}, Documents: 1, Speakers: 1, Leading: []report.Leader{{Name: "Mara Voss", Rows: 1}}, Row: 5},
		},
		Sources: []report.Profile{
			{Count: report.Count{Name: "Daily", Rows: 4, First: day(18), Last: day(18)}, Documents: 2, Sources: 1, Topics: 2, Speakers: 2, Leading: []report.Leader{{Name: "Mara Voss", Rows: 1}, {Name: "Piet Halloran", Rows: 1}}, Row: 3},
			{Count: report.Count{Name: "Post", Rows: 2, First: day(17), Last: day(19)}, Documents: 1, Sources: 1, Topics: 2, Speakers: 1, Leading: []report.Leader{{Name: "Mara Voss", Rows: 2}}, Row: 0},
			{Count: report.Count{Rows: 1, First: day(20), Last: day(20)}, Documents: 1, Speakers: 1, Leading: []report.Leader{{Name: "Mara Voss", Rows: 1}}, Row: 5},
		},
	}
	for _, table := range []struct {
		name      string
		got, want []report.Profile
	}{{"speakers", p.Speakers, want.Speakers}, {"topics", p.Topics, want.Topics}, {"sources", p.Sources, want.Sources}} {
		if len(table.got) != len(table.want) {
			t.Fatalf("%s: %d lines, want %d", table.name, len(table.got), len(table.want))
		}
		for i := range table.got {
			if !reflect.DeepEqual(table.got[i], table.want[i]) {
				t.Errorf("%s, line %d:\n got %+v\nwant %+v", table.name, i, table.got[i], table.want[i])
			}
		}
	}
}

func TestProfilesCountAsTheTablesDo(t *testing.T) {
	var rows []report.Row
	for i := range 500 {
		rows = append(rows, report.Row{Speaker: fmt.Sprint("S", i*i%37), Source: fmt.Sprint("O", i%7), Topic: fmt.Sprint("T", i%11), Document: fmt.Sprint(i / 9), Date: day(1 + i%28), Question: i%13 == 0})
	}
	p := profilesOf(rows, nil)
	for _, c := range []struct {
		profiles []report.Profile
		counts   []report.Count
	}{{p.Speakers, report.BySpeaker(rows)}, {p.Topics, report.ByTopic(rows)}, {p.Sources, report.BySource(rows)}} {
		if len(c.profiles) != len(c.counts) {
			t.Fatalf("%d lines, want %d", len(c.profiles), len(c.counts))
		}
		for i, p := range c.profiles {
			if p.Count != c.counts[i] {
				t.Errorf("line %d: %+v, want %+v", i, p.Count, c.counts[i])
			}
		}
	}
}

// profilesOf describes the speakers, topics and sources of rows.
func profilesOf(rows []report.Row, labels []string) report.Profiles {
	t := report.NewTally()
	for i := range rows {
		t.Add(&rows[i])
	}
	return t.Profiles(labels)
}
