package search

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

var today = parse.NewDate(2026, 11, 25) // a Wednesday

// record returns an archive with a row of each speaker.
func record(t *testing.T, speakers ...string) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "archive.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	d := archive.Document{Hash: "h", Record: report.Document{Path: "quay.txt", Status: report.StatusRead, Date: today, Rows: len(speakers)}}
	for i, who := range speakers {
		d.Rows = append(d.Rows, report.Row{ID: "r" + who, Document: "quay.txt", Date: today, Speaker: who, Quote: "We stay", Statement: i + 1})
	}
	gone := func(string) bool { return false }
	if _, err := a.Ingest(t.Context(), today, gone, archive.File{Path: "quay.txt", Size: 1, Documents: []archive.Document{d}}); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestNamesAreFoundByAPartAndSuggestedForAWrongLetter(t *testing.T) {
	a := record(t, "Mara Voss", "Piet Voss", "Ida Hale")
	names, err := Names(t.Context(), a, "speaker", archive.FieldSpeaker, []string{"voss"})
	if slices.Sort(names); err != nil || !slices.Equal(names, []string{"Mara Voss", "Piet Voss"}) {
		t.Errorf("voss: %q, %v", names, err)
	}
	_, err = Names(t.Context(), a, "speaker", archive.FieldSpeaker, []string{"Ida Hole"})
	if err == nil || err.Error() != `--speaker: no speaker on record contains "Ida Hole"` {
		t.Errorf("Ida Hole: %v", err)
	}
	if hints := report.Hints(err); !slices.Equal(hints, []string{`did you mean "Ida Hale"?`}) {
		t.Errorf("Ida Hole: hints %q", hints)
	}
}

func TestASpeakerIsTheWholeName(t *testing.T) {
	a := record(t, "Mara Voss", "Ida Hale")
	if err := Speaker(t.Context(), a, "--speaker", "Mara Voss"); err != nil {
		t.Error(err)
	}
	err := Speaker(t.Context(), a, "--speaker", "Voss")
	if err == nil || !slices.Equal(report.Hints(err), []string{`did you mean "Mara Voss"?`}) {
		t.Errorf("Voss: %v, hints %q", err, report.Hints(err))
	}
	if err := Speaker(t.Context(), a, "--speaker", "Nobody At All"); err == nil || report.Hints(err) != nil {
		t.Errorf("Nobody: %v, hints %q", err, report.Hints(err))
	}
}

func TestPeriodsToSearch(t *testing.T) {
	for _, tt := range []struct{ name, since, until, want string }{
		{"all", "", "", "all –"},
		{"2026-W47", "", "", "2026-W47 2026-11-16–2026-11-22"},
		{"all", "2026-11", "", "2026-11-01.. 2026-11-01–"},
		{"all", "2026-W46", "2026-W47", "2026-11-09..2026-11-22 2026-11-09–2026-11-22"},
		{"all", "2026-11-20", "2026-11-19", "error: 2026-11-19 is before 2026-11-20, so there is no day to search"},
		{"2026-W47", "2026-11-20", "", "error: --period cannot be combined with --since or --until"},
		{"all", "yesteryear", "", `error: --since: "yesteryear" is not a day`},
		{"all", "", "all", `error: --until: "all" is not a day`},
	} {
		p, err := Period(tt.name, tt.since, tt.until, today, time.Monday)
		got := p.Name + " " + p.From.String() + "–" + p.To.String()
		if err != nil {
			got = "error: " + err.Error()
		}
		if got != tt.want {
			t.Errorf("%q from %q to %q: got %s, want %s", tt.name, tt.since, tt.until, got, tt.want)
		}
	}
}

func TestSpeakersWhoSayNothingMoreAreFound(t *testing.T) {
	week := func(i int, rows ...report.Row) report.Week {
		from := today.AddDays(7*i - 2)
		for k := range rows {
			rows[k].Date, rows[k].Quote = from, "The quay stays open until the spring"
		}
		return report.Week{Period: report.Period{Name: from.String(), From: from, To: from.AddDays(6)}, Rows: rows}
	}
	hale, voss := report.Row{Speaker: "Ida Hale", Source: "The Harbour Post"}, report.Row{Speaker: "Mara Voss", Source: "The Harbour Post"}
	now := week(0)
	b := report.Briefing{Period: now.Period, Before: &report.Earlier{}}
	for i := -4; i < 0; i++ {
		b.Before.Weeks = append(b.Before.Weeks, week(i, hale, hale, voss, voss))
	}
	for asked, want := range map[string][]string{"": {"Ida Hale", "Mara Voss"}, "hale": {"Ida Hale"}, "nobody": nil} {
		var speakers []string
		if asked != "" {
			speakers = []string{asked}
		}
		var out bytes.Buffer
		n, err := WriteOverTime(&out, b, Silent, speakers)
		if err != nil || n != len(want) {
			t.Errorf("%q: %d findings, %v; want %d\n%s", asked, n, err, len(want), out.String())
		}
		for _, name := range want {
			if !strings.Contains(out.String(), name+": rows in the weeks before 2 2 2 2; last:\n") {
				t.Errorf("%q: no %s in\n%s", asked, name, out.String())
			}
		}
	}
}
