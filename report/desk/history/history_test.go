package history

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

var made = time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)

// record returns an archive in which somebody corrected a row, then a document, and changed
// the file of people; the earlier correction was taken back.
func record(t *testing.T) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), filepath.Join(t.TempDir(), "archive.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	day := parse.NewDate(2026, 11, 18)
	d := archive.Document{Hash: "h1", Record: report.Document{Path: "quay.txt", Status: report.StatusRead, Date: day, Rows: 1},
		Rows: []report.Row{{ID: "r1", Document: "quay.txt", Date: day, Speaker: "M. Voss", Quote: "The quay\nstays open", Kind: "direct", Statement: 1}}}
	gone := func(string) bool { return false }
	if _, err := a.Ingest(t.Context(), day, gone, archive.File{Path: "quay.txt", Size: 1, Documents: []archive.Document{d}}); err != nil {
		t.Fatal(err)
	}
	take := func(e archive.Entry, list ...archive.Correction) {
		t.Helper()
		e.Made, e.Who = made, "H. Lind"
		if _, err := a.Take(t.Context(), e, list...); err != nil {
			t.Fatal(err)
		}
	}
	take(archive.Entry{Did: archive.DidReview, File: "back.xlsx"},
		archive.Correction{Kind: archive.OfRow, Target: "r1", Field: archive.FieldSpeaker, Old: "M. Voss", New: "=Mara Voss"})
	take(archive.Entry{Did: archive.DidDate, What: "quay.txt"},
		archive.Correction{Kind: archive.OfDocument, Target: "h1", Field: archive.FieldDate, Old: "2026-11-18", New: ""})
	take(archive.Entry{Did: "people", What: "merge", Learnt: []archive.Learnt{{File: "speakers.yaml"}}})
	take(archive.Entry{Did: "forget", What: "1 row"})
	if err := a.Undo(t.Context(), 1, "B. Berg", made.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestOnlyWhatCanBeTakenBackIsListed(t *testing.T) {
	a := record(t)
	list, err := Undoable(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := WriteUndoable(&got, list); err != nil {
		t.Fatal(err)
	}
	want := `   1  2026-11-23 09:00  H. Lind  back.xlsx  1 correction  undone 2026-11-23 10:00 by B. Berg
   2  2026-11-23 09:00  H. Lind  onrecord date  1 correction
   3  2026-11-23 09:00  H. Lind  onrecord people  0 corrections, speakers.yaml
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
	for id, want := range map[int64]error{1: archive.ErrAlreadyUndone, 4: ErrNothingToUndo, 9: archive.ErrNoEntry} {
		if _, err := ToUndo(t.Context(), a, id); !errors.Is(err, want) {
			t.Errorf("line %d: got %v, want %v", id, err, want)
		}
	}
}

func TestCorrectionsInEveryFormat(t *testing.T) {
	list, err := Corrections(t.Context(), record(t), 0, true)
	if err != nil {
		t.Fatal(err)
	}
	zone := made.Format(time.RFC3339)
	for format, want := range map[string]string{
		"text": `1  2026-11-23 09:00  H. Lind  back.xlsx
  speaker  M. Voss → =Mara Voss  r1  “The quay stays open”  (taken back)
2  2026-11-23 09:00  H. Lind  
  date     2026-11-18 → (empty)  quay.txt
`,
		"csv": `number,made,who,file,document,row,quote,field,old,new,undone
1,` + zone + `,H. Lind,back.xlsx,quay.txt,r1,"The quay
stays open",speaker,M. Voss,'=Mara Voss,true
2,` + zone + `,H. Lind,,quay.txt,,,date,2026-11-18,,false
`,
	} {
		var got bytes.Buffer
		if err := Write(&got, format, list); err != nil {
			t.Fatal(err)
		}
		if got.String() != want {
			t.Errorf("%s: got\n%swant\n%s", format, got.String(), want)
		}
	}
	var lines bytes.Buffer
	if err := Write(&lines, "jsonl", list); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(lines.String(), "\n"); n != 2 || !strings.Contains(lines.String(), `"row":"r1","quote":"The quay\nstays open","field":"speaker"`) {
		t.Errorf("jsonl: %s", lines.String())
	}
}

func TestCorrectionsOfALineAndThoseTakenBack(t *testing.T) {
	a := record(t)
	for _, tt := range []struct {
		line   int64
		undone bool
		want   int
	}{{0, true, 2}, {0, false, 1}, {1, true, 1}, {1, false, 0}, {2, false, 1}, {7, true, 0}} {
		list, err := Corrections(t.Context(), a, tt.line, tt.undone)
		if err != nil || len(list) != tt.want {
			t.Errorf("line %d, undone %v: got %d, %v, want %d", tt.line, tt.undone, len(list), err, tt.want)
		}
	}
}
