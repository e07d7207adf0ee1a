package review

import (
	"errors"
	"slices"
	"testing"

	"onrecord/report"
	"onrecord/report/desk/archive"
)

func TestWhatAFileCameTo(t *testing.T) {
	changes := []Change{{Target: "r1", Field: "speaker"}, {Target: "r1", Field: "topic"}, {Target: "r2", Field: "topic"}}
	learn := Suggestions{Changed: []archive.Learnt{{File: "speakers.yaml"}, {File: "topics.yaml"}}}
	for _, tt := range []struct {
		name string
		of   Outcome
		done Done
		with Suggestions
		want []string
	}{
		{"nothing", Outcome{Rows: 3}, Done{}, Suggestions{}, []string{"nothing to change: no cell of 3 rows was edited"}},
		{"already", Outcome{Rows: 3, Already: 1}, Done{}, Suggestions{}, []string{"nothing to change: the desk already has all of 1 edit"}},
		{"problems", Outcome{Rows: 3, Problems: make([]report.EditProblem, 1)}, Done{}, Suggestions{}, []string{"nothing to apply among 3 rows"}},
		{"found", Outcome{Changes: changes}, Done{}, learn, []string{"3 corrections of 2 rows found; --apply applies them",
			"the corrections suggest changes to speakers.yaml and topics.yaml; --learn makes them"}},
		{"applied", Outcome{Changes: changes, Missing: []string{"r3"}}, Done{Applied: true, Learnt: true}, learn,
			[]string{"applied: 3 corrections of 2 rows; the next briefing includes them",
				"1 row of the workbook missing from the file; --accept-deletions drops them"}},
	} {
		var got []string
		for _, m := range tt.of.Messages(tt.done, tt.with) {
			got = append(got, m.Text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatWasNotTakenIsAnError(t *testing.T) {
	if err := (Outcome{Rows: 3}).Untaken(); err != nil {
		t.Error(err)
	}
	err := Outcome{Conflicts: make([]Conflict, 1), Problems: make([]report.EditProblem, 2)}.Untaken()
	if err == nil || err.Error() != "not applied: 1 conflict, 2 of its cells and rows" {
		t.Error(err)
	}
	err = Refused("back.xlsx", &StopError{Reason: "its rows were mixed up", Places: []string{"B4", "B7"}})
	if err.Error() != "back.xlsx cannot be reviewed: its rows were mixed up" ||
		!slices.Equal(report.Hints(err), []string{"it shows in B4, B7", "nothing was changed"}) {
		t.Errorf("%v, hints %q", err, report.Hints(err))
	}
	if err := Refused("back.xlsx", errors.New("it is not a file")); !slices.Equal(report.Hints(err), []string{"nothing was changed"}) {
		t.Errorf("%v, hints %q", err, report.Hints(err))
	}
}
