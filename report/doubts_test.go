package report_test

import (
	"slices"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

func TestDoubtsSayWhyAPersonShouldLook(t *testing.T) {
	for _, c := range []struct {
		row  report.Row
		bar  float64
		want []string
	}{
		{report.Row{Speaker: "Mara Voss", Confidence: 0.5}, 0.5, nil},
		{report.Row{Speaker: "Mara Voss", Confidence: 0.49}, 0.5, []string{"low confidence"}},
		{report.Row{Speaker: "Mara Voss", Confidence: 0.49}, 0.4, nil},
		{report.Row{Speaker: "Mara Voss", Confidence: 0.3, Flags: []string{"low confidence"}}, 0.4, []string{"low confidence"}},
		{report.Row{Confidence: 0.9}, 0.4, []string{"speaker unresolved"}},
		{report.Row{Confidence: 0.9, Flags: []string{"speaker unresolved: two people named Voss"}}, 0.4, []string{"speaker unresolved: two people named Voss"}},
	} {
		if got := report.Doubts(&c.row, c.bar); !slices.Equal(got, c.want) {
			t.Errorf("%+v below %g: %q, want %q", c.row, c.bar, got, c.want)
		}
	}
}

func TestRowsAreFlaggedAsTheyAreFound(t *testing.T) {
	r := parse.Result{
		Statements: []parse.Statement{{Flags: []string{"open quotation"}}, {}},
		Speakers:   []parse.Speaker{{Name: "Mara Voss"}, {How: "two people named Voss"}},
		Provenance: parse.Provenance{Date: parse.NewDate(2026, 11, 18), DateBasis: "inferred: saved"},
	}
	rows := report.Rows(r)
	for i, want := range [][]string{{"open quotation", "date inferred"}, {"speaker unresolved: two people named Voss", "date inferred"}} {
		if !slices.Equal(rows[i].Flags, want) {
			t.Errorf("%q, want %q", rows[i].Flags, want)
		}
	}
}

func TestARowIsAsSureAsItsWordsAndItsSpeaker(t *testing.T) {
	r := parse.Result{
		Statements: []parse.Statement{{Confidence: 0.9}, {Confidence: 0.9}},
		Speakers:   []parse.Speaker{{Name: "Mara Voss", Confidence: 0.98}, {Name: "Mara Voss", Confidence: 0.5, Doubt: "two people could be meant: Mara Voss or Ines Roke"}},
	}
	rows := report.Rows(r)
	if rows[0].Confidence != 0.88 || rows[0].SpeakerConfidence != 0.98 || len(rows[0].Flags) != 0 {
		t.Errorf("a sure speaker: %g, %g, %q", rows[0].Confidence, rows[0].SpeakerConfidence, rows[0].Flags)
	}
	want := []string{"speaker doubtful: two people could be meant: Mara Voss or Ines Roke"}
	if rows[1].Confidence != 0.45 || rows[1].SpeakerConfidence != 0.5 || !slices.Equal(rows[1].Flags, want) {
		t.Errorf("a doubtful speaker: %g, %g, %q", rows[1].Confidence, rows[1].SpeakerConfidence, rows[1].Flags)
	}
}

func TestAPrecisionFlagsOrLeavesOut(t *testing.T) {
	rows := []report.Row{{Speaker: "a", Confidence: 0.8}, {Speaker: "b", Confidence: 0.6}, {Speaker: "c", Confidence: 0.45}, {Speaker: "d", Confidence: 0.3}}
	for name, want := range map[string]struct {
		kept, flagged int
	}{"high": {1, 0}, "balanced": {4, 2}, "complete": {4, 1}, "": {4, 2}} {
		kept := report.PrecisionNamed(name).Apply(rows)
		flagged := 0
		for _, r := range kept {
			flagged += len(r.Flags)
		}
		if len(kept) != want.kept || flagged != want.flagged {
			t.Errorf("%s keeps %d rows and flags %d", name, len(kept), flagged)
		}
	}
	if rows[3].Flags != nil {
		t.Error("the rows given were flagged")
	}
}
