package archive

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/report"
)

// foundBy lists which rows each kind of query finds, and how many rows of each document are
// to be checked.
func foundBy(t *testing.T, a *Archive) []string {
	t.Helper()
	var out []string
	for name, q := range map[string]Query{
		"Voss": {Speakers: []string{"Mara Voss"}}, "Lund": {Speakers: []string{"Mara Lund"}}, "Hale": {Speakers: []string{"Ida Hale"}},
		"ports": {Topics: []string{"Ports"}}, "fish": {Topics: []string{"Fish"}}, "post": {Sources: []string{"The Harbour Post"}}, "news": {Sources: []string{"Pier News"}},
		"new": {Statuses: []string{report.StatusNew}}, "lead": {Statuses: []string{report.StatusLead}}, "any": {Checks: []string{AnyCheck}}, "inferred": {Checks: []string{report.FlagDateInferred}},
		"words": {Terms: mustParse(t, "harbour")}, "tuesday": {From: monday.AddDays(1), To: monday.AddDays(1)},
	} {
		q.Limit = 100
		rows, _, err := a.Page(t.Context(), q, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			out = append(out, fmt.Sprintf("%s: %s %s %s %s", name, r.ID, r.Speaker, r.Topic, r.Status))
		}
	}
	list, err := a.Recent(t.Context(), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s has %d to check", d.Record.Path, d.ToCheck))
	}
	slices.Sort(out)
	return out
}

func mustParse(t *testing.T, words ...string) Terms {
	t.Helper()
	terms, err := ParseTerms(words)
	if err != nil {
		t.Fatal(err)
	}
	return terms
}

// TestRowsAreFoundByWhatHoldsAfterEveryKindOfChange: a change writes only the rows that
// differ. A search then finds the same as in a rebuilt index.
func TestRowsAreFoundByWhatHoldsAfterEveryKindOfChange(t *testing.T) {
	a := open(t)
	d := document("a.txt", "1", monday, "Mara Voss: The harbour stays open.", "Ida Hale: It does not.", ": Nobody says this of the harbour.", "Ida Hale: Where is the harbour?")
	d.Rows[0].Flags, d.Rows[3].Question = []string{report.FlagDateInferred + ": from the file"}, true
	d.Names = map[string]parse.Speaker{}
	put(t, a, d, document("b.txt", "2", monday, "Mara Voss: The other harbour."))
	ctx, now := t.Context(), time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	take := func(list ...Correction) func() error {
		return func() error {
			_, err := a.Take(ctx, Entry{Made: now, Who: "H. Lind", Did: DidServe}, list...)
			return err
		}
	}
	row := func(n int, field, value string) Correction {
		return Correction{Kind: OfRow, Target: fmt.Sprintf("r1%d", n), Field: field, New: value}
	}
	of := func(field, value string) Correction {
		return Correction{Kind: OfDocument, Target: "1", Field: field, New: value}
	}
	undo := func(id int64) func() error { return func() error { return a.Undo(ctx, id, "H. Lind", now) } }
	changes := []func() error{
		take(row(0, FieldSpeaker, "Mara Lund"), row(1, FieldStatus, report.StatusLead)),
		take(row(0, FieldNote, "a note alone is found by nothing")),
		take(row(2, FieldSpeaker, "Ida Hale"), row(2, FieldTopic, "Fish")),
		take(of(FieldSource, "Pier News"), of(FieldTitle, "The pier")),
		take(of(FieldDate, monday.AddDays(1).String())),
		undo(1), undo(4), undo(5),
		func() error {
			return a.SaveNames(ctx, map[int64]map[string]parse.Speaker{1: {"Mara Voss": {Name: "Mara Lund"}}, 2: nil})
		},
		func() error { return a.SetPeople(ctx, map[string]string{"Ida Hale": "Mara Voss"}) },
		func() error { return a.SetPeople(ctx, nil) },
		undo(3),
	}
	for i, change := range changes {
		before := foundBy(t, a)
		if err := change(); err != nil {
			t.Fatalf("change %d: %v", i, err)
		}
		got := foundBy(t, a)
		if note := 1; i != note && reflect.DeepEqual(before, got) {
			t.Errorf("change %d changes nothing", i)
		}
		if err := a.write(ctx, func(w *writer) error {
			if err := w.retag(); err != nil {
				return err
			}
			if _, err := w.tx.Exec("UPDATE documents SET to_check = 0"); err != nil {
				return err
			}
			return recount(ctx, w.tx)
		}); err != nil {
			t.Fatal(err)
		}
		if want := foundBy(t, a); !reflect.DeepEqual(got, want) {
			t.Errorf("after change %d\n got %q\nwant %q", i, got, want)
		}
	}
}

// TestTheIndexIsTidiedALittleAtATime: corrections leave small parts of the index behind.
// Tidying ends, and the same rows are found.
func TestTheIndexIsTidiedALittleAtATime(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Mara Voss: The harbour stays open."))
	ctx, now := t.Context(), time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for n := range 12 {
		c := Correction{Kind: OfRow, Target: "r10", Field: FieldSpeaker, New: fmt.Sprintf("Speaker %d", n)}
		if _, err := a.Take(ctx, Entry{Made: now, Did: DidServe}, c); err != nil {
			t.Fatal(err)
		}
	}
	before := foundBy(t, a)
	steps := 0
	for more := true; more; steps++ {
		var err error
		if more, err = a.Tidy(ctx); err != nil || steps > 100 {
			t.Fatal(steps, err)
		}
	}
	if steps < 2 {
		t.Error("there was nothing to do")
	}
	if got := foundBy(t, a); !reflect.DeepEqual(got, before) {
		t.Errorf("after tidying\n got %q\nwant %q", got, before)
	}
	if _, err := a.db.ExecContext(ctx, "INSERT INTO words (words, rank) VALUES ('integrity-check', 0)"); err != nil {
		t.Error(err)
	}
}
