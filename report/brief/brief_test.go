package brief

import (
	"fmt"
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
		p, err := ParsePeriod(tt.in)
		if err != nil || p.Name != tt.in || p.From.String() != tt.from || p.To.String() != tt.to {
			t.Errorf("%s: %s to %s (%q), %v; want %s to %s", tt.in, p.From, p.To, p.Name, err, tt.from, tt.to)
		}
	}
	for _, in := range []string{
		"", "ALL", "2026", "2026-11", "2026-11-21", "W47", "2026-w47", "2026-W7", "2026-W00", "2025-W53", "2026-W54", "0000-W01",
		"..", "2026-11-21..", "..2026-11-21", "2026-11-22..2026-11-21", "2026-11-31..2026-12-01", "2026-11-01..2026-11-02..2026-11-03",
		"2026-W46..2026-W47", "../../etc",
	} {
		if p, err := ParsePeriod(in); err == nil {
			t.Errorf("%q was taken for %s to %s", in, p.From, p.To)
		}
	}
}

func TestBothEndsOfAPeriodBelongToIt(t *testing.T) {
	p, err := ParsePeriod("2026-W47")
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

func document(day int, rows ...report.Row) Document {
	d := Document{Document: report.Document{Path: fmt.Sprint(day), Status: report.StatusRead}}
	if day > 0 {
		d.Date = parse.NewDate(2026, 11, day)
	}
	for i, r := range rows {
		r.Date, r.Confidence = d.Date, max(r.Confidence, 0.1)
		r.ID, r.Document = fmt.Sprintf("r%d%d", day, i), d.Path
		d.Rows = append(d.Rows, r)
	}
	return d
}

func built(t *testing.T, period, precision string, documents ...Document) (report.Briefing, LeftOut) {
	t.Helper()
	p, err := ParsePeriod(period)
	if err != nil {
		t.Fatal(err)
	}
	b, left, err := Build(t.Context(), Options{Period: p, Precision: report.PrecisionNamed(precision), Paper: "A4"}, Held(documents))
	if err != nil {
		t.Fatal(err)
	}
	return b, left
}

func TestAWeekIsComparedWithTheWeekBeforeIfThereIsOne(t *testing.T) {
	documents := []Document{document(2, report.Row{Speaker: "Ida Hale"}), document(17, report.Row{Speaker: "Mara Voss"})}
	if b, _ := built(t, "2026-W47", "balanced", documents...); b.Before != nil {
		t.Errorf("without a document of the week before: %+v", b.Before)
	}
	documents = append(documents, document(11, report.Row{Speaker: "Piet Halloran"}))
	b, _ := built(t, "2026-W47", "balanced", documents...)
	if got := b.Before; got == nil || got.Period.Name != "2026-W46" || len(got.Rows) != 1 || got.Rows[0].Speaker != "Piet Halloran" || !slices.Equal(got.Known, []string{"Ida Hale"}) || got.Weeks != nil {
		t.Errorf("%+v", got)
	}
	if b, _ := built(t, "all", "balanced", documents...); b.Before != nil {
		t.Errorf("all days are compared with %+v", b.Before)
	}
}

// Nothing is left out in silence: what a briefing leaves out is counted, and its
// documents are listed with the reason.
func TestWhatIsLeftOutIsCounted(t *testing.T) {
	sure := report.Row{Speaker: "Mara Voss", Confidence: 0.9}
	dropped, intent, doubtful := sure, sure, sure
	dropped.Status, intent.Act, doubtful.Confidence = report.StatusDrop, string(parse.Intent), 0.6
	b, left := built(t, "2026-W47", "high", document(0, sure), document(17, sure, dropped, intent, doubtful), document(16, sure), document(9, sure, intent))
	if want := (LeftOut{Documents: 2, Doubtful: 1, Dropped: 1}); left != want {
		t.Errorf("left out %+v, want %+v", left, want)
	}
	if got := left.Rows(report.PrecisionNamed("high")); got != "1 row below 0.75 left out, 1 row dropped in review" {
		t.Errorf("in words %q", got)
	}
	var ids []string
	for _, r := range b.Rows {
		ids = append(ids, r.ID)
	}
	if !slices.Equal(ids, []string{"r160", "r170"}) {
		t.Errorf("rows %v, want those of the week by date", ids)
	}
	var listed []string
	for _, d := range b.Documents {
		listed = append(listed, fmt.Sprintf("%s %s %d %s", d.Path, d.Status, d.Rows, d.Reason))
	}
	want := []string{"0 skipped 0 date unknown, so not known to be from 2026-W47 (1 row left out)", "17 read 1 ", "16 read 1 ", "9 skipped 0 dated 2026-11-09, outside 2026-W47 (1 row left out)"}
	if !slices.Equal(listed, want) {
		t.Errorf("documents\n%q, want\n%q", listed, want)
	}
	var settings []string
	for _, s := range b.Settings {
		settings = append(settings, s.Name+": "+s.Value)
	}
	if want := []string{"Taxonomy: ", "Statements of intent: left out", "Precision: high: rows below 0.75 left out (1)", "Paper: A4", "Rows dropped in review: 1"}; !slices.Equal(settings, want) {
		t.Errorf("settings %q", settings)
	}
}

// A row of 0.45 is above the bar of complete: nothing that is made of the
// briefing may ask for a look at it.
func TestEveryOutputHasTheBarOfThePrecision(t *testing.T) {
	for precision, want := range map[string][]string{"complete": nil, "balanced": {"low confidence"}} {
		b, _ := built(t, "all", precision, document(17, report.Row{Speaker: "Mara Voss", Confidence: 0.45}))
		if got := b.Rows[0].Flags; !slices.Equal(got, want) {
			t.Errorf("%s: flags %q", precision, got)
		}
		if got := report.Doubts(&b.Rows[0], 0); !slices.Equal(got, want) {
			t.Errorf("%s: check %q, flags %q", precision, got, want)
		}
	}
}
