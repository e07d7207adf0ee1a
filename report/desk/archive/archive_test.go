package archive

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/report"
)

// open returns a new archive for the test.
func open(t *testing.T) *Archive {
	t.Helper()
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "archive.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

var (
	monday  = parse.NewDate(2026, 11, 16)
	week47  = report.Period{Name: "2026-W47", From: monday, To: monday.AddDays(6)}
	nowhere = func(string) bool { return false } // no file of the inbox is gone
)

// document is a document whose rows are "SPEAKER: words", a line each.
func document(path, hash string, date parse.Date, lines ...string) Document {
	d := Document{Hash: hash, Record: report.Document{Path: path, Status: report.StatusRead, Date: date, DateBasis: "dateline", Source: "The Harbour Post", Rows: len(lines)}}
	for i, line := range lines {
		who, words, _ := strings.Cut(line, ": ")
		d.Rows = append(d.Rows, report.Row{
			ID: fmt.Sprintf("r%s%d", hash, i), Document: path, Date: date, Source: d.Record.Source, Speaker: who, Quote: words,
			Topic: "Ports", Topics: []string{"Ports"}, Kind: "direct", Act: "speech", Statement: i + 1, Flags: []string{}, SameAs: []string{},
		})
		d.People = append(d.People, parse.Person{Name: who, Aliases: []string{who}})
	}
	return d
}

func file(d ...Document) File { return File{Path: d[0].Record.Path, Size: 1, Documents: d} }

// put files documents, each as a file of its own, and fails the test if that fails.
func put(t *testing.T, a *Archive, list ...Document) IngestCounts {
	t.Helper()
	var files []File
	for _, d := range list {
		files = append(files, file(d))
	}
	done, err := a.Ingest(t.Context(), monday, nowhere, files...)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// held returns the rows of a week, corrections applied: "PATH SPEAKER: words".
func held(t *testing.T, a *Archive) []string {
	t.Helper()
	corrected, err := a.Corrected(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	list, err := a.Between(t.Context(), monday, monday.AddDays(6))
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, d := range list {
		for _, r := range d.Rows {
			r = applyCorrections(d, r, corrected)
			out = append(out, d.Record.Path+" "+r.Speaker+": "+r.Quote)
		}
	}
	return out
}

func wantHeld(t *testing.T, a *Archive, want ...string) {
	t.Helper()
	if got, want := strings.Join(held(t, a), "\n"), strings.Join(want, "\n"); got != want {
		t.Errorf("the week holds\n%s\nwant\n%s", got, want)
	}
}

func TestFilingTwiceAddsNothingTwice(t *testing.T) {
	a := open(t)
	d := document("a.txt", "1", monday, "Mara Voss: The harbour stays open.", "Ida Hale: It does not.")
	if done := put(t, a, d); done != (IngestCounts{New: 1}) {
		t.Errorf("first: %+v", done)
	}
	if done := put(t, a, d); done != (IngestCounts{Unchanged: 1}) {
		t.Errorf("again: %+v", done)
	}
	wantHeld(t, a, "a.txt Mara Voss: The harbour stays open.", "a.txt Ida Hale: It does not.")
}

func TestWhatTheArchiveGivesBackIsWhatWasFiled(t *testing.T) {
	a := open(t)
	d := document("a.txt", "1", monday, "Mara Voss: The harbour stays open.", "Interviewer: Why?")
	d.Rows[0].Flags, d.Rows[0].Confidence = []string{"open quotation"}, 0.25
	d.Rows[0].Spans = report.Spans{Content: [][2]int{{3, 9}}, Mention: [][2]int{}, Cue: [][2]int{{1, 2}}}
	d.Rows[0].Said = monday.AddDays(-1)
	d.Rows[1].Question = true
	d.Rows[1].Spans = report.Spans{Content: [][2]int{{9, 12}}, Mention: [][2]int{}, Cue: [][2]int{}}
	d.Record.Warnings = []string{"line 3: odd"}
	put(t, a, d)
	list, err := a.Between(t.Context(), monday, monday)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d documents, %v", len(list), err)
	}
	got := list[0]
	if !reflect.DeepEqual(got.Rows, d.Rows) || !reflect.DeepEqual(got.Record, d.Record) || !reflect.DeepEqual(got.People, d.People) {
		t.Errorf("\n got %+v\nwant %+v", got, d)
	}
	if got.Version != 1 || got.Filed != monday || got.File != "a.txt" || got.Speak["Mara Voss"] != 1 || len(got.Speak) != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestAChangedDocumentIsANewVersionAndItsRowsFollow(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Mara Voss: The harbour stays open."))
	if done := put(t, a, document("a.txt", "2", monday, "Mara Voss: The harbour closes.")); done != (IngestCounts{Changed: 1}) {
		t.Errorf("%+v", done)
	}
	wantHeld(t, a, "a.txt Mara Voss: The harbour closes.")
	list, _ := a.At(t.Context(), "a.txt")
	if len(list) != 1 || list[0].Version != 2 {
		t.Errorf("at a.txt: %+v", list)
	}
	// And back again.
	put(t, a, document("a.txt", "1", monday, "Mara Voss: The harbour stays open."))
	wantHeld(t, a, "a.txt Mara Voss: The harbour stays open.")
	list, _ = a.At(t.Context(), "a.txt")
	if len(list) != 1 || list[0].Version != 3 {
		t.Errorf("at a.txt: %+v", list)
	}
}

func TestTheSameContentElsewhereIsACopyUnlessItMoved(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Mara Voss: The harbour stays open."))
	if done := put(t, a, document("b.txt", "1", monday, "Mara Voss: The harbour stays open.")); done != (IngestCounts{Copies: 1}) {
		t.Errorf("%+v", done)
	}
	wantHeld(t, a, "a.txt Mara Voss: The harbour stays open.")
	list, _ := a.Undated(t.Context(), parse.Date{}, parse.Date{})
	if len(list) != 1 || list[0].Record.Reason != "same content as a.txt" || list[0].Record.Status != report.StatusSkipped {
		t.Errorf("the copy is listed as %+v", list)
	}

	correct(t, a, "r10", FieldSpeaker, "Marit Voss")
	gone := func(path string) bool { return path == "a.txt" }
	moved := document("c.txt", "1", monday, "Mara Voss: The harbour stays open.")
	if _, err := a.Ingest(t.Context(), monday, gone, file(moved)); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, a, "c.txt Marit Voss: The harbour stays open.")
}

func TestAFileThatCannotBeReadAnyMoreStaysOnRecord(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Mara Voss: The harbour stays open."))
	put(t, a, Document{Record: report.Document{Path: "a.txt", Status: report.StatusFailed, Reason: "permission denied"}})
	put(t, a, Document{Record: report.Document{Path: "a.txt", Status: report.StatusFailed, Reason: "permission denied"}})
	wantHeld(t, a, "a.txt Mara Voss: The harbour stays open.")
	unread := func() int {
		list, err := a.Undated(t.Context(), monday, monday)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if unread() != 1 {
		t.Errorf("%d failures are listed, want one", unread())
	}
	put(t, a, document("a.txt", "2", monday, "Mara Voss: The harbour closes."))
	if unread() != 0 {
		t.Error("a failure is listed after the file was read")
	}
}

func TestFilingIsWholeOrNotAtAll(t *testing.T) {
	a := open(t)
	bad := document("b.txt", "2", monday, "Mara Voss: No.")
	bad.Rows[0].Confidence = nan() // has no JSON
	_, err := a.Ingest(t.Context(), monday, nowhere, file(document("a.txt", "1", monday, "Mara Voss: Yes.")), file(bad))
	if err == nil {
		t.Fatal("no error")
	}
	wantHeld(t, a)
}

func nan() float64 { var zero float64; return zero / zero }

// correct takes a correction of a row.
func correct(t *testing.T, a *Archive, row, field, to string) {
	t.Helper()
	c := Correction{Kind: OfRow, Target: row, Field: field, New: to, Who: "H. Lind", Made: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Export: "x1"}
	if err := take(t, a, c); err != nil {
		t.Fatal(err)
	}
}

func TestACorrectionHoldsInPlaceOfWhatTheProgramSaid(t *testing.T) {
	a := open(t)
	d := document("a.txt", "1", monday, "Voss: The harbour stays open.")
	d.Rows[0].Role, d.Rows[0].Flags = "mayor", []string{"speaker unresolved: two people are called Voss", "open quotation"}
	put(t, a, d)
	correct(t, a, "r10", FieldSpeaker, "Piet Voss")
	correct(t, a, "r10", FieldSpeaker, "Mara Voss")
	correct(t, a, "r10", FieldTopic, "Elections")
	correct(t, a, "r10", FieldStatus, "checked")
	correct(t, a, "r10", FieldNote, "heard it myself")
	check := func() {
		t.Helper()
		rows, err := a.Rows(t.Context(), "r10", "r99")
		if err != nil || len(rows) != 1 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		r := rows["r10"]
		if r.Speaker != "Mara Voss" || r.Role != "" || r.Topic != "Elections" || strings.Join(r.Topics, ";") != "Elections;Ports" ||
			r.Status != "checked" || r.Note != "heard it myself" || strings.Join(r.Flags, ";") != "open quotation" {
			t.Errorf("holds as %+v", r.Row)
		}
		if r.Program.Speaker != "Voss" || r.Program.Topic != "Ports" || len(r.Program.Flags) != 2 {
			t.Errorf("the program said %+v", r.Program)
		}
		if c := r.Corrected[FieldSpeaker]; c.Who != "H. Lind" || c.Export != "x1" || c.Made.Year() != 2026 || c.Document != "a.txt" || c.Quote == "" {
			t.Errorf("kept as %+v", c)
		}
	}
	check()
	put(t, a, d) // a later run
	check()
	list, err := a.Corrections(t.Context())
	if err != nil || len(list) != 5 {
		t.Errorf("%d corrections are kept, %v", len(list), err)
	}
}

func TestACorrectionFollowsItsWords(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Voss: No.", "Voss: “The harbour stays open”", "Voss: No."))
	correct(t, a, "r11", FieldSpeaker, "Mara Voss")
	correct(t, a, "r12", FieldSpeaker, "Piet Voss")
	correct(t, a, "r10", FieldSpeaker, "Ada Voss")

	// The outlet corrects the document: one more line, and other quotation marks.
	put(t, a, document("a.txt", "2", monday, "Lund: Good morning.", "Voss: No.", "Voss: The harbour stays open,", "Voss: No."))
	wantHeld(t, a, "a.txt Lund: Good morning.", "a.txt Piet Voss: No.", "a.txt Mara Voss: The harbour stays open,", "a.txt Ada Voss: No.")

	// A newer version of the program gives the same rows other ids.
	d := document("a.txt", "2", monday, "Lund: Good morning.", "Voss: The harbour stays open.")
	for i := range d.Rows {
		d.Rows[i].ID = "rnew" + fmt.Sprint(i)
	}
	put(t, a, d)
	wantHeld(t, a, "a.txt Lund: Good morning.", "a.txt Mara Voss: The harbour stays open.")
	list, _ := a.Corrections(t.Context())
	if list[0].First != "r11" || list[0].Target != "rnew1" {
		t.Errorf("kept as %+v", list[0])
	}
}

func TestADateThatAPersonGaveMovesTheRows(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", parse.Date{}, "Voss: The harbour stays open."))
	wantHeld(t, a)
	c := Correction{Kind: OfDocument, Target: "1", Field: FieldDate, New: "2026-11-18", Who: "H. Lind"}
	if err := take(t, a, c); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, a, "a.txt Voss: The harbour stays open.")
	list, _ := a.Between(t.Context(), monday, monday.AddDays(6))
	corrected, _ := a.Corrected(t.Context())
	if r := applyCorrections(list[0], list[0].Rows[0], corrected); r.Date != monday.AddDays(2) || r.DateBasis != "corrected" {
		t.Errorf("the row is of %s (%s)", r.Date, r.DateBasis)
	}
	// It still applies when the document changes.
	put(t, a, document("a.txt", "2", parse.Date{}, "Voss: The harbour closes."))
	wantHeld(t, a, "a.txt Voss: The harbour closes.")
}

func TestACorrectionOfNothingOnRecordIsRefused(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Voss: No."))
	good := Correction{Kind: OfRow, Target: "r10", Field: FieldSpeaker, New: "Mara Voss"}
	for _, c := range []Correction{
		{Kind: OfRow, Target: "r99", Field: FieldSpeaker, New: "x"},
		{Kind: OfRow, Target: "r10", Field: "quote", New: "x"},
		{Kind: OfDocument, Target: "1", Field: FieldDate, New: "soon"},
	} {
		if err := take(t, a, good, c); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
	wantHeld(t, a, "a.txt Voss: No.") // nor the valid one before it
	err := take(t, a, Correction{Kind: OfRow, Target: "r99", Field: FieldSpeaker})
	if !errors.Is(err, ErrNotOnRecord) {
		t.Errorf("got %v", err)
	}
}

func TestSettledNamesHold(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "M. Voss: The harbour stays open."))
	list, _ := a.DocumentsByDate(t.Context())
	if err := a.SaveNames(t.Context(), map[int64]map[string]parse.Speaker{list[0].ID: {"M. Voss": {Name: "Mara Voss", Role: "mayor"}}}); err != nil {
		t.Fatal(err)
	}
	rows, _ := a.Rows(t.Context(), "r10")
	if r := rows["r10"]; r.Speaker != "Mara Voss" || r.Role != "mayor" {
		t.Errorf("holds as %q, %q", r.Speaker, r.Role)
	}
}

func TestAnExportIsKeptAsItWasHandedOut(t *testing.T) {
	a := open(t)
	d := document("a.txt", "1", monday, "Voss: No.", "Interviewer: Why?")
	d.Rows[1].Question = true
	d.Rows[0].Status = "use"
	for range 2 {
		if err := a.RecordExport(t.Context(), Export{ID: "x1", Period: week47, Made: monday}, d.Rows); err != nil {
			t.Fatal(err)
		}
	}
	e, ok, err := a.Export(t.Context(), "x1")
	want := Export{ID: "x1", Period: week47, Made: monday, Rows: map[string]Editable{"r10": {"Voss", "Ports", "use", ""}}}
	if err != nil || !ok || !reflect.DeepEqual(e, want) {
		t.Errorf("got %+v, %v, %v", e, ok, err)
	}
	if _, ok, err := a.Export(t.Context(), "x2"); ok || err != nil {
		t.Errorf("an export that never was: %v, %v", ok, err)
	}
}

// take records corrections as one entry, by whoever made the first.
func take(t *testing.T, a *Archive, list ...Correction) error {
	t.Helper()
	_, err := a.Take(t.Context(), Entry{Did: DidReview, Who: list[0].Who, Made: list[0].Made, Export: list[0].Export}, list...)
	return err
}
