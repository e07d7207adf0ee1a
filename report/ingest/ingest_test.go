package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/parse"
	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/report"
)

func texts(texts ...string) []File {
	var out []File
	for i, text := range texts {
		out = append(out, FromReader(fmt.Sprintf("%03d.txt", i), strings.NewReader(text)))
	}
	return out
}

// A mistake of ours in one document must not cost the others.
func TestAPanicIsTheFailureOfOneDocument(t *testing.T) {
	odd := extract.Options{Accept: func(doc parse.Document) error {
		var spans []int
		if doc.Path == "000.txt" {
			return fmt.Errorf("%d", spans[3])
		}
		return nil
	}}
	out, err := Read(t.Context(), texts("Nothing was said.", "“We stay,” Mara Voss said."), Options{Extract: odd})
	if err != nil {
		t.Fatal(err)
	}
	if r := out[0].Record; r.Status != report.StatusFailed || !strings.HasPrefix(r.Reason, "internal error: ") || out[0].Trace == "" {
		t.Errorf("got %+v", r)
	}
	if r := out[1].Record; r.Status != report.StatusRead || len(out[1].Rows) != 1 {
		t.Errorf("the other: %+v", r)
	}
}

func TestDocumentsAreInTheOrderOfTheFiles(t *testing.T) {
	var all []string
	for i := range 200 {
		all = append(all, strings.Repeat("Nothing was said. ", 200-i)+fmt.Sprint(i))
	}
	files := texts(all...)
	ticks := 0
	out, err := Read(t.Context(), files, Options{Progress: func(done int) {
		ticks++
		if done != ticks {
			t.Errorf("%d documents done, counted as %d", ticks, done)
		}
	}})
	if err != nil || ticks != len(files) {
		t.Fatalf("%d documents done, %v", ticks, err)
	}
	for i, d := range out {
		if d.Record.Path != files[i].Path || d.Record.Status != report.StatusRead {
			t.Fatalf("document %d is %s: %s %s", i, d.Record.Path, d.Record.Status, d.Record.Reason)
		}
	}
}

func TestAnInterruptEndsReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, texts("a", "b"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// What nobody asked for by its name is skipped with a reason; what somebody did is
// read, or lost.
func TestAFileOfAFolderIsADocumentByItsName(t *testing.T) {
	for _, c := range []struct {
		path, text string
		named      bool
		want       report.Status
	}{
		{"notes.txt", "Nothing.", false, report.StatusRead},
		{"run.log", "Nothing.", false, report.StatusSkipped},
		{"run.log", "Nothing.", true, report.StatusRead},
		{"speech of Nov. 5", "Nothing.", false, report.StatusRead},
		{"data.bin", "\x00\x01\x02\x00", false, report.StatusSkipped},
		{"data.bin", "\x00\x01\x02\x00", true, report.StatusFailed},
		{"empty.txt", "", false, report.StatusFailed},
	} {
		f := FromReader(c.path, strings.NewReader(c.text))
		f.Named = c.named
		out, err := Read(t.Context(), []File{f, {Path: "listed", Status: report.StatusSkipped, Reason: "a link"}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r := out[0].Record; r.Status != c.want || (r.Reason == "") != (c.want == report.StatusRead) {
			t.Errorf("%s (named: %v): %s, %s", c.path, c.named, r.Status, r.Reason)
		}
		if r := out[1].Record; r.Status != report.StatusSkipped || r.Reason != "a link" {
			t.Errorf("a file that is only listed: %+v", r)
		}
	}
}

func TestASidecarOfAFileSystemDescribesItsDocument(t *testing.T) {
	files := fstest.MapFS{
		"a.txt":      {Data: []byte("“We stay,” Mara Voss said.")},
		"a.yaml":     {Data: []byte("source: The Harbour Post\ndate: 2026-11-18\n")},
		"b.txt":      {Data: []byte("“We go,” Ida Hale said.")},
		"b.txt.yaml": {Data: []byte("source: Meridian Wire\n")},
	}
	out, err := Read(t.Context(), []File{FromFS(files, "a.txt"), FromFS(files, "b.txt"), FromFS(files, "c.txt")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a := out[0].Rows[0]; a.Source != "The Harbour Post" || a.Date.String() != "2026-11-18" {
		t.Errorf("got %q of %s", a.Source, a.Date)
	}
	if b := out[1].Rows[0]; b.Source != "Meridian Wire" {
		t.Errorf("got %q", b.Source)
	}
	if c := out[2]; c.Record.Status != report.StatusFailed || c.Record.Reason != "file does not exist" || !c.Unopened {
		t.Errorf("a file that is not there: %+v", c.Record)
	}
}

// Of the same documents the first is kept, or the first with a sidecar: what
// it says of the source would be lost with it.
func TestTheSameContentIsReadOnce(t *testing.T) {
	of := func(path, hash string, described bool) Document {
		return Document{
			Record:    report.Document{Path: path, Status: report.StatusRead},
			Rows:      []report.Row{{Document: path}},
			Hash:      hash,
			Described: described,
		}
	}
	out := []Document{of("a.txt", "1", false), of("b.txt", "2", false), of("c.txt", "1", true), of("d.txt", "2", false), of("e.txt", "1", true)}
	dropCopies(out)
	want := []string{"same content as c.txt", "", "", "same content as b.txt", "same content as c.txt"}
	for i, d := range out {
		if d.Record.Reason != want[i] || (len(d.Rows) == 0) != (want[i] != "") {
			t.Errorf("%s: %s %q with %d rows, want %q", d.Record.Path, d.Record.Status, d.Record.Reason, len(d.Rows), want[i])
		}
	}
}

// Syndicated copy is a document of every outlet that prints it, each with rows of its
// own; the same outlet on the same day is a copy.
func TestTheSameTextOfTwoOutletsIsTwoDocuments(t *testing.T) {
	of := func(path, source string, day int) Document {
		return Document{Hash: "1", Rows: []report.Row{{ID: "r1", Document: path}},
			Record: report.Document{Path: path, Status: report.StatusRead, Source: source, Date: parse.NewDate(2026, 11, day)}}
	}
	out := []Document{of("a.txt", "The Harbour Post", 16), of("b.txt", "Republic Gazette", 18), of("c.txt", "The Harbour Post", 16), of("d.txt", "The Harbour Post", 17)}
	dropCopies(out)
	ids := map[string]bool{}
	for i, reason := range []string{"", "", "same content as a.txt", ""} {
		if out[i].Record.Reason != reason {
			t.Errorf("%s: %q, want %q", out[i].Record.Path, out[i].Record.Reason, reason)
		}
		for _, r := range out[i].Rows {
			ids[r.ID] = true
		}
	}
	if len(ids) != 3 || !ids["r1"] {
		t.Errorf("ids %v", ids)
	}
}

func TestJoiningIsAStepOfItsOwn(t *testing.T) {
	files := func() []File {
		return texts("“We will not move,” Piet Halloran, the governor of Stannick, said in Stannick on Monday.", "“We will stay,” Governor Halloran of Stannick said in Stannick on Tuesday.")
	}
	out, err := Read(t.Context(), files(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := out[1].Rows[0].Speaker; got != "Halloran" {
		t.Errorf("before joining %q", got)
	}
	Join(out)
	if got := out[1].Rows[0].Speaker; got != "Piet Halloran" || len(out[1].Merges) != 1 || out[1].Merges[0].Name != "Halloran" {
		t.Errorf("after joining %q, %+v", got, out[1].Merges)
	}

	spool := NewSpool(&memory{})
	if out, err = Read(t.Context(), files(), Options{Spool: spool}); err != nil {
		t.Fatal(err)
	}
	Join(out)
	for r, err := range NewStream(t.Context(), spool, out, report.PrecisionNamed("complete")).Rows(0) {
		if err != nil || r.Speaker != "Piet Halloran" {
			t.Errorf("spooled %q, %v", r.Speaker, err)
		}
	}
}

// memory is a file in memory.
type memory struct{ data []byte }

func (m *memory) WriteAt(p []byte, at int64) (int, error) {
	m.data = append(m.data[:at], p...)
	return len(p), nil
}

func (m *memory) ReadAt(p []byte, at int64) (int, error) { return copy(p, m.data[at:]), nil }

func TestSpooledRowsComeBackAsTheyWere(t *testing.T) {
	s := NewSpool(&memory{})
	want := [][]report.Row{
		{{Speaker: "Ines Roke", Quote: "“Déjà vu”\r\n日本", Date: parse.NewDate(2026, 11, 21), Spans: report.Spans{Content: [][2]int{{1, 9}}}, Question: true}},
		nil,
		{{ID: "r1"}, {ID: "r2", Flags: []string{"low confidence"}, Confidence: 0.4}},
	}
	var places [][]place
	for _, rows := range want {
		places = append(places, s.put(rows))
	}
	if err := s.failure(); err != nil {
		t.Fatal(err)
	}
	for i := len(want) - 1; i >= 0; i-- { // in any order
		got, err := s.get(places[i])
		if err != nil || !reflect.DeepEqual(got, want[i]) {
			t.Errorf("rows %d came back as %+v (%v), want %+v", i, got, err, want[i])
		}
	}
}

// The rows are handed out from any place, as a sheet in the middle asks for them.
func TestRowsAreHandedOutFromAnyPlace(t *testing.T) {
	spool := NewSpool(&memory{})
	var documents []Document
	for k, n := range []int{3, 0, 2, 1} {
		var rows []report.Row
		for i := range n {
			rows = append(rows, report.Row{Document: fmt.Sprint(k), Statement: i + 1, Speaker: "Mara Voss", Confidence: 0.6, ID: fmt.Sprint(k, i)})
		}
		documents = append(documents, Document{Record: report.Document{Path: fmt.Sprint(k), Status: report.StatusRead}, spooled: spool.put(rows)})
	}
	s := NewStream(t.Context(), spool, documents, report.PrecisionNamed("complete"))
	var all []string
	for r, err := range s.Rows(0) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.ID)
	}
	if figures, _ := s.Figures(); len(all) != 6 || figures.Rows != 6 || figures.Statements != 6 || figures.Read != 4 {
		t.Fatalf("rows %q, counted %+v", all, figures)
	}
	for i := range all {
		var rest []string
		for r := range s.Rows(i) {
			rest = append(rest, r.ID)
		}
		if strings.Join(rest, ",") != strings.Join(all[i:], ",") {
			t.Errorf("from %d: %q, want %q", i, rest, all[i:])
		}
	}
	high := NewStream(t.Context(), spool, documents, report.PrecisionNamed("high"))
	for range high.Rows(0) {
		t.Error("a row under the bar was handed out")
	}
	if _, left := high.Figures(); left.Doubtful != 6 {
		t.Errorf("left out %+v", left)
	}
}

func TestAFileThatCannotBeOpenedIsLost(t *testing.T) {
	f := File{Path: "a.txt", Open: func(context.Context) (read.Input, error) { return read.Input{}, io.ErrUnexpectedEOF }}
	out, err := Read(t.Context(), []File{f}, Options{})
	if err != nil || out[0].Record.Reason != "unexpected EOF" || out[0].Record.Status != report.StatusFailed || !out[0].Unopened {
		t.Errorf("%+v, %v", out, err)
	}
}
