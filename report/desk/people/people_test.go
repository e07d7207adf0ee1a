package people

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/desk/archive"
)

// record returns an archive with a document of each speaker.
func record(t *testing.T, speakers ...string) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "archive.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	gone := func(string) bool { return false }
	for i, who := range speakers {
		day, path := parse.NewDate(2026, 11, 16+i), who+".txt"
		d := archive.Document{Hash: who, Record: report.Document{Path: path, Status: report.StatusRead, Date: day, Source: "The Harbour Post", Rows: 1},
			Rows:   []report.Row{{ID: "r" + who, Document: path, Date: day, Source: "The Harbour Post", Speaker: who, Quote: "We stay", Statement: 1}},
			People: []parse.Person{{Name: who, Aliases: []string{who}}}}
		if _, err := a.Ingest(t.Context(), day, gone, archive.File{Path: path, Size: 1, Documents: []archive.Document{d}}); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

const file = "speakers:\n  - name: Mara Voss\n    aliases: [\"M. Voss\"]\n  - name: Ida Hale\n"

var known = []speaker.Known{{Name: "Mara Voss", Aliases: []string{"M. Voss"}}, {Name: "Ida Hale"}}

func TestTheFileOfPeopleIsChanged(t *testing.T) {
	for _, tt := range []struct {
		kind  string
		names []string
		want  string // in the file, or of the error
	}{
		{Merge, []string{"Mara Voss", "Marie Voss"}, `"M. Voss", Marie Voss`},
		{Merge, []string{"Mara Voss", "Ida Hale"}, "speakers.yaml has a separate entry for Ida Hale"},
		{Split, []string{"Ida Hale", "Inge Hale"}, "not: [Inge Hale]"},
		{Split, []string{"Mara Voss", "M. Voss"}, "not: [M. Voss]\n    aliases: []\n"},
		{Split, []string{"Mara Voss", "Mara Voss"}, "Mara Voss cannot be kept separate from itself; nothing was changed"},
		{Rename, []string{"Ida Hale", "Ida Hale-Berg"}, "name: Ida Hale-Berg"},
	} {
		folder := fstest.MapFS{desk.SettingsName: {Data: []byte("title: The week\n")}, "speakers.yaml": {Data: []byte(file)}}
		changed, err := Change{tt.kind, tt.names}.Edit(folder, known)
		got := changed.After
		if err != nil {
			got = err.Error()
		} else if changed.File != "speakers.yaml" || changed.Before != file {
			t.Errorf("%s: changed %s, which was\n%s", tt.kind, changed.File, changed.Before)
		}
		if !strings.Contains(got, tt.want) {
			t.Errorf("%s %q: got\n%s\nwant %s", tt.kind, tt.names, got, tt.want)
		}
	}
}

func TestNamesThatMustExistAreLookedUp(t *testing.T) {
	a := record(t, "Piet Lind")
	for _, tt := range []struct {
		kind  string
		names []string
		found bool
	}{
		{Merge, []string{"A New Name", "Piet Lind"}, true},
		{Merge, []string{"Piet Lind", "Piet Lund"}, false},
		{Rename, []string{"Ida Hale", "A New Name"}, true}, // known, though not on record
		{Rename, []string{"Piet Lund", "A New Name"}, false},
	} {
		if err := (Change{tt.kind, tt.names}).Check(t.Context(), a, known); (err == nil) != tt.found {
			t.Errorf("%s %q: %v", tt.kind, tt.names, err)
		}
	}
}

func TestARecordedChangeMovesRowsAndIsLogged(t *testing.T) {
	a := record(t, "Mara Voss", "Marie Voss")
	c := Change{Merge, []string{"Mara Voss", "Marie Voss"}}
	joined := []speaker.Known{{Name: "Mara Voss", Aliases: []string{"Marie Voss"}}}
	e := archive.Entry{Made: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Who: "H. Lind", Did: "people"}
	moved, err := c.Record(t.Context(), a, joined, archive.Learnt{File: "speakers.yaml"}, e)
	if want := []string{"Mara Voss 1 → 2", "Marie Voss 1 → 0"}; err != nil || !slices.Equal(moved, want) {
		t.Errorf("moved %q, %v; want %q", moved, err, want)
	}
	log, err := a.Log(t.Context())
	if err != nil || len(log) != 1 || log[0].What != "merge in speakers.yaml" || len(log[0].Learnt) != 1 {
		t.Errorf("log: %+v, %v", log, err)
	}
	list, err := List(t.Context(), a, "VOSS")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := WriteText(&got, list); err != nil {
		t.Fatal(err)
	}
	want := "Mara Voss  2 rows in 2 documents of 1 outlet, 2026-11-16 to 2026-11-17\n    Marie Voss in 1 document: listed among the people of the desk\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}
