package archive

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/parse"
	"onrecord/report"
)

// plain returns the archive as plain files.
func plain(t *testing.T, a *Archive) fstest.MapFS {
	t.Helper()
	files := map[string]*bytes.Buffer{}
	if err := a.WritePlain(t.Context(), func(name string) (io.Writer, error) {
		files[name] = &bytes.Buffer{}
		return files[name], nil
	}); err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: data.Bytes()}
	}
	return out
}

func TestPlainFilesMakeTheSameArchiveAgain(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Voss: The harbour stays open.", "Ida Hale: “It <does> not & never did.”"))
	put(t, a, document("a.txt", "2", monday, "Voss: The harbour closes."))
	question := document("b.txt", "3", parse.Date{}, "Interviewer: Why?", "Mara Voss: Because.")
	question.Rows[0].Question = true
	put(t, a, question, Document{Record: report.Document{Path: "c.pdf", Status: report.StatusFailed, Reason: "encrypted"}})
	correct(t, a, "r20", FieldSpeaker, "Mara Voss")
	correct(t, a, "r20", FieldNote, "two\nlines")
	if err := take(t, a, Correction{Kind: OfDocument, Target: "3", Field: FieldDate, New: "2026-11-17", Who: "H. Lind"}); err != nil {
		t.Fatal(err)
	}
	list, _ := a.DocumentsByDate(t.Context())
	if err := a.SaveNames(t.Context(), map[int64]map[string]parse.Speaker{list[0].ID: {"Voss": {Name: "M. Voss", Role: "mayor", How: "x"}}}); err != nil {
		t.Fatal(err)
	}
	if err := a.RecordExport(t.Context(), Export{ID: "x1", Period: week47, Made: monday}, question.Rows); err != nil {
		t.Fatal(err)
	}
	files := plain(t, a)
	if len(files) != 7 {
		t.Errorf("%d files", len(files))
	}

	b := open(t)
	if err := b.ReadPlain(t.Context(), files); err != nil {
		t.Fatal(err)
	}
	for name, f := range plain(t, b) {
		if !bytes.Equal(f.Data, files[name].Data) {
			t.Errorf("%s is\n%s\nwas\n%s", name, f.Data, files[name].Data)
		}
	}
	wantHeld(t, b, held(t, a)...)
	for _, q := range []Query{{}, {Terms: terms(t, "harbour")}, {Speakers: []string{"Mara Voss"}}, {From: monday, To: monday}} {
		if got, want := found(t, b, q), found(t, a, q); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%+v finds %v, found %v", q, got, want)
		}
	}
	// It can be used like the original.
	if done := put(t, b, document("a.txt", "2", monday, "Voss: The harbour closes.")); done != (IngestCounts{Unchanged: 1}) {
		t.Errorf("%+v", done)
	}
	if err := b.ReadPlain(t.Context(), files); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("into an archive that is not empty: %v", err)
	}
}

func TestBrokenPlainFilesAreRefusedWhole(t *testing.T) {
	a := open(t)
	put(t, a, document("a.txt", "1", monday, "Voss: The harbour stays open."), document("b.txt", "2", monday, "Voss: No."))
	for name, change := range map[string]struct{ file, old, new, want string }{
		"no JSON":     {plainDocuments, `{"id":2`, `{"id":2;`, "documents.jsonl:2: "},
		"a row less":  {plainRows, `"question":false`, "", "rows.jsonl ends before the rows of"},
		"a row more":  {plainDocuments, `"rows":1}` + "\n", `"rows":0}` + "\n", "a row without a document"},
		"a wrong id":  {plainDocuments, `{"id":2`, `{"id":-2`, "-2 is not the id"},
		"a lost file": {plainFiles, "", "", "files.jsonl"},
	} {
		files := plain(t, a)
		text := string(files[change.file].Data)
		switch name {
		case "a lost file":
			delete(files, change.file)
		case "a row less":
			files[change.file].Data = []byte(text[:strings.Index(text, "\n")+1])
		default:
			files[change.file].Data = []byte(strings.ReplaceAll(text, change.old, change.new))
		}
		b := open(t)
		if err := b.ReadPlain(t.Context(), files); err == nil || !strings.Contains(err.Error(), change.want) {
			t.Errorf("%s: %v, want %s", name, err, change.want)
		}
		wantHeld(t, b)
	}
}
