package table_test

import (
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/table"
)

func TestTextIsForPeople(t *testing.T) {
	var b strings.Builder
	w := table.NewText(&b)
	for _, r := range []report.Row{
		{Date: parse.NewDate(2026, 11, 18), Speaker: "Mara Voss", Topic: "Ports", Source: "The Harbour Post", Document: "a.txt", Quote: "The ferry\nruns again."},
		{Document: "b\x1b[2J.txt", Quote: "Nobody knows."},
	} {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "2026-11-18  Mara Voss  Ports     The Harbour Post  a.txt\n    The ferry runs again.\n" +
		"no date     unknown    no topic  unknown outlet    b\\x1b[2J.txt\n    Nobody knows.\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &b, want)
	}
}
