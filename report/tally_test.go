package report_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

// rowsOfDocuments returns rows as a run has them: those of one document, and
// of one statement in it, one after the other.
func rowsOfDocuments(n int) []report.Row {
	random := rand.New(rand.NewPCG(1, 2))
	var rows []report.Row
	for document := 0; len(rows) < n; document++ {
		source, date := fmt.Sprint("O", random.IntN(9)), day(1+random.IntN(28))
		if random.IntN(8) == 0 {
			source, date = "", parse.Date{}
		}
		for statement := range random.IntN(9) {
			rows = append(rows, report.Row{
				Source: source, Date: date, Document: fmt.Sprint(document), Statement: statement/2 + 1,
				Speaker: []string{"", "Mara Voss", "Piet Halloran", fmt.Sprint("S", random.IntN(200))}[random.IntN(4)],
				Topic:   []string{"", "Trade", "Ports"}[random.IntN(3)], Role: []string{"", "mayor", "minister"}[random.IntN(3)],
				Question: random.IntN(10) == 0, Flags: make([]string, random.IntN(2)),
			})
		}
	}
	return rows
}

func TestATallyCountsAsIfItHeldTheRows(t *testing.T) {
	rows := rowsOfDocuments(3000)
	tally := report.NewTally()
	for i := range rows {
		tally.Add(&rows[i])
	}
	if got, want := tally.Figures(), report.Figures(report.Briefing{Rows: rows}); got != want {
		t.Errorf("figures\n got %+v\nwant %+v", got, want)
	}
	for _, p := range []report.Period{{}, {From: day(1), To: day(30)}} {
		lines, undated := tally.Days(p)
		var days []report.Count
		for _, d := range lines {
			days = append(days, d.Count)
			if d.Rows > 0 && rows[d.Row].Date != d.First {
				t.Errorf("row %d is not of %s", d.Row, d.Name)
			}
		}
		if want := report.ByDay(rows, p); !reflect.DeepEqual(days, want) {
			t.Errorf("days\n got %+v\nwant %+v", days, want)
		}
		if undated.Rows == 0 || !rows[undated.Row].Date.IsZero() {
			t.Errorf("undated %+v", undated)
		}
	}
	p := tally.Profiles([]string{"Archives"})
	for name, c := range map[string]struct {
		lines []report.Profile
		want  []report.Count
	}{"speakers": {p.Speakers, report.BySpeaker(rows)}, "sources": {p.Sources, report.BySource(rows)}} {
		if len(c.lines) != len(c.want) {
			t.Fatalf("%s: %d lines, want %d", name, len(c.lines), len(c.want))
		}
		for i, l := range c.lines {
			if l.Count != c.want[i] {
				t.Errorf("%s, line %d: %+v, want %+v", name, i, l.Count, c.want[i])
			}
		}
	}
	pairs := map[string]map[string]bool{}
	for _, r := range rows {
		if r.Question {
			continue
		}
		for i, other := range []string{r.Document, r.Source, r.Topic} {
			key := fmt.Sprint(i, r.Speaker)
			if pairs[key] == nil {
				pairs[key] = map[string]bool{}
			}
			if other != "" {
				pairs[key][other] = true
			}
		}
	}
	for _, s := range p.Speakers {
		got := []int{s.Documents, s.Sources, s.Topics}
		for i := range got {
			if want := len(pairs[fmt.Sprint(i, s.Name)]); got[i] != want {
				t.Errorf("%q, distinct of kind %d: %d, want %d", s.Name, i, got[i], want)
			}
		}
	}
}
