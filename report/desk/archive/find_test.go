package archive

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"onrecord/parse"
)

// found returns what a query finds: "DATE SPEAKER: words".
func found(t *testing.T, a *Archive, q Query) []string {
	t.Helper()
	out := []string{}
	for r, err := range a.Find(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %s: %s", r.Date, r.Speaker, r.Quote))
	}
	if n, err := a.Count(t.Context(), q, 100); err != nil || q.Limit == 0 && n != len(out) {
		t.Errorf("%d are counted, %d found, %v", n, len(out), err)
	}
	return out
}

func TestFindLooksForWordsAndNames(t *testing.T) {
	a := open(t)
	old := document("old.txt", "1", monday.AddDays(-30), "Mara Voss: The harbour stays open, we negotiate.")
	late := document("late.txt", "2", monday, "Ida Hale: Night traffic in the Harbour.", "Mara Voss: No traffic at night.", "Interviewer: The harbour?")
	late.Rows[1].Topic, late.Rows[1].Kind, late.Rows[2].Question = "Elections", "indirect", true
	undated := document("undated.txt", "3", parse.Date{}, "Zoë Lind: The harbour, the café.")
	undated.Rows[0].Source = "Northmoor Gazette"
	put(t, a, old, late, undated)
	put(t, a, document("old.txt", "4", monday.AddDays(-30), "Mara Voss: The harbour stays open, we negotiate!"))

	o, h, n, z := "2026-10-17 Mara Voss: The harbour stays open, we negotiate!", "2026-11-16 Ida Hale: Night traffic in the Harbour.",
		"2026-11-16 Mara Voss: No traffic at night.", " Zoë Lind: The harbour, the café."
	for _, c := range []struct {
		name string
		q    Query
		want []string
	}{
		{"everything", Query{}, []string{h, n, o, z}},
		{"a word, newest first", Query{Terms: terms(t, "harbour")}, []string{h, o, z}},
		{"capitals and accents", Query{Terms: terms(t, "CAFE")}, []string{z}},
		{"two words", Query{Terms: terms(t, "night", "traffic")}, []string{h, n}},
		{"a phrase", Query{Terms: terms(t, "night traffic")}, []string{h}},
		{"a beginning", Query{Terms: terms(t, "negotiat*")}, []string{o}},
		{"marks that mean something to the index", Query{Terms: terms(t, `harbour" OR "night`)}, []string{}},
		{"a speaker", Query{Speakers: []string{"Mara Voss"}}, []string{n, o}},
		{"either speaker", Query{Speakers: []string{"Mara Voss", "Zoë Lind"}}, []string{n, o, z}},
		{"a topic and a word", Query{Topics: []string{"Elections"}, Terms: terms(t, "night")}, []string{n}},
		{"a source", Query{Sources: []string{"Northmoor Gazette"}}, []string{z}},
		{"a kind", Query{Kinds: []string{"indirect"}}, []string{n}},
		{"days", Query{From: monday, To: monday}, []string{h, n}},
		{"up to a day", Query{To: monday.AddDays(-1)}, []string{o, z}},
		{"the first", Query{Limit: 1, Terms: terms(t, "harbour")}, []string{h}},
		{"nobody", Query{Speakers: []string{"Voss"}}, []string{}},
	} {
		if c.name == "up to a day" {
			c.q.From, c.want = monday.AddDays(-31), c.want[:1]
		}
		if got := found(t, a, c.q); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// What a person corrected is found as it was corrected.
func TestFindKnowsCorrections(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Voss: The harbour stays open."))
	correct(t, a, "r10", FieldSpeaker, "Mara Voss")
	if got := found(t, a, Query{Speakers: []string{"Mara Voss"}}); len(got) != 1 {
		t.Errorf("by the name that holds: %v", got)
	}
	if got := found(t, a, Query{Speakers: []string{"Voss"}}); len(got) != 0 {
		t.Errorf("by the name before: %v", got)
	}
}

func TestNamesAreFoundByAPart(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Mara Voss: No.", "Piet Voss: Yes.", "Zoë Lind: Maybe.", "100% Voss_x: Ha."))
	for text, want := range map[string]string{"voss": "100% Voss_x; Mara Voss; Piet Voss", "ZOË": "Zoë Lind", "%": "100% Voss_x", "_": "100% Voss_x", "hale": ""} {
		got, err := a.Names(t.Context(), FieldSpeaker, text)
		if err != nil || strings.Join(got, "; ") != want {
			t.Errorf("%s: %v, %v, want %s", text, got, err, want)
		}
	}
}

func TestABackupIsWhatWasThere(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Mara Voss: The harbour stays open."))
	path := filepath.Join(t.TempDir(), "copy.sqlite")
	if err := a.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	put(t, a, document("b.txt", "2", monday, "Mara Voss: The harbour closes."))
	b, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	wantHeld(t, b, "a.txt Mara Voss: The harbour stays open.")
	if size, err := b.Size(t.Context()); err != nil || size != (Size{Documents: 1, Rows: 1}) {
		t.Errorf("%+v, %v", size, err)
	}
	if a.Backup(t.Context(), path) == nil {
		t.Error("a backup took the place of another")
	}
}
