package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strings"
	"testing"

	"onrecord/report"
	"onrecord/report/table"
)

// lines are documents as JSON Lines in which people have full and short names.
func lines(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		text := fmt.Sprintf("“We keep berth %d open,” harbour master Mara Voss said on Monday.", i)
		if i%2 == 1 {
			text = fmt.Sprintf("“Berth %d closes in May,” harbour master M. Voss said on Tuesday.", i)
		}
		fmt.Fprintf(&b, "{\"id\": \"doc-%03d\", \"source\": \"Northmoor Herald\", \"date\": \"2026-11-18\", \"text\": %q}\n", i, text)
	}
	return b.String()
}

func feed(t testing.TB, in string) []Document {
	t.Helper()
	var out []Document
	for d, err := range Feed(t.Context(), JSONLines(strings.NewReader(in)), func(path string) File {
		return FromReader(path, strings.NewReader("“We stay,” Piet Halloran said."))
	}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func TestDocumentsOfAStreamKeepTheirIDsAndOrder(t *testing.T) {
	out := feed(t, lines(0, 40)+`{"path": "talks.txt"}`+"\n\n"+`{"id": 7, "text": "“We wait,” Lena Orrick said."}`+"\n{broken\n"+`{"id": "none"}`)
	var names []string
	for _, d := range out {
		names = append(names, d.Record.Path)
		for _, r := range d.Rows {
			if r.Document != d.Record.Path {
				t.Errorf("a row of %q is of %q", d.Record.Path, r.Document)
			}
		}
	}
	want := []string{"doc-039", "talks.txt", "7", "line 44", "none"}
	if got := names[39:]; !reflect.DeepEqual(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i, status := range map[int]report.Status{0: report.StatusRead, 40: report.StatusRead, 41: report.StatusRead, 42: report.StatusFailed} {
		if got := out[i].Record; got.Status != status || status == report.StatusRead && len(out[i].Rows) != 1 {
			t.Errorf("document %d: %s (%s), %d rows", i, got.Status, got.Reason, len(out[i].Rows))
		}
	}
	if out[0].Rows[0].Source != "Northmoor Herald" || out[0].Rows[0].Date.String() != "2026-11-18" {
		t.Errorf("got %+v", out[0].Rows[0])
	}
	if out[43].Record.Status == report.StatusRead {
		t.Error("a document without text was read")
	}
}

// endless is a stream that ends with the test.
type endless struct{ ctx context.Context }

func (e endless) Read([]byte) (int, error) { <-e.ctx.Done(); return 0, e.ctx.Err() }

func TestRowsOfAStreamDoNotWaitForItsEnd(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	for d, err := range Feed(ctx, JSONLines(io.MultiReader(strings.NewReader(lines(0, 1)), endless{t.Context()})), nil, Options{}) {
		if err == nil && len(d.Rows) == 1 {
			stop()
			continue
		}
		if err != context.Canceled {
			t.Errorf("got %v and %d rows", err, len(d.Rows))
		}
	}
}

// written is what rows --stream --people writes.
func written(t testing.TB, name, in string) Output {
	t.Helper()
	var b bytes.Buffer
	rows, summaries := table.NewJSONL(&b), json.NewEncoder(&b)
	for _, d := range feed(t, in) {
		for _, r := range d.Rows {
			if err := rows.Write(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := rows.Flush(); err != nil {
			t.Fatal(err)
		}
		if err := summaries.Encode(d.Summary()); err != nil {
			t.Fatal(err)
		}
	}
	return Output{name, func() iter.Seq2[Line, error] { return JSONLines(bytes.NewReader(b.Bytes())) }}
}

func TestADamagedLineOfAStreamSaysWhatIsWrongWithIt(t *testing.T) {
	in := "\ufeff" + `{"id": "mark", "text": "“We stay,” Mara Voss said."}` + "\r\n\r\n" + // as Windows writes it
		"null\n[]\n" + `{"path": 5}` + "\n" + `{"id": "other", "path": "talks.txt"}` + "\n" +
		`{"id": "bytes", "text": "“We ` + "\xff" + ` wait,” Lena Orrick said."}` + "\n" +
		"\ufeff" + `{"id": "put together", "text": "“We go,” Piet Halloran said."}`
	want := []string{"mark: ", "line 3: the file is damaged: it is not a JSON object", "line 4: the file is damaged: it is not a JSON object",
		`line 5: the file is damaged: "path" is a number`, "other: talks.txt: no such file", "bytes: ", "put together: "}
	var got []string
	for d, err := range Feed(t.Context(), JSONLines(strings.NewReader(in)), func(path string) File {
		return File{Path: path, Status: report.StatusFailed, Reason: "no such file"}
	}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, d.Record.Path+": "+d.Record.Reason)
		if d.Record.Path == "bytes" && (len(d.Rows) != 1 || d.Rows[0].Quote != "We \ufffd wait," || len(d.Record.Warnings) != 1) {
			t.Errorf("got %v with %q", d.Rows, d.Record.Warnings)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, err := range JSONLines(strings.NewReader("\xff\xfe{\x00}\x00")) {
		if err == nil || !strings.Contains(err.Error(), "UTF-16") {
			t.Errorf("got %v", err)
		}
	}
}

func TestALineDescribesTheFileThatItNames(t *testing.T) {
	out := feed(t, `{"id": "talks", "path": "talks.txt", "source": "Sar Gazette", "date": "2026-11-18", "title": "Who “stays” & who goes", "url": "https://sar.example/1?a=1&b=2", "section": 4}`+
		"\n"+`{"path": "talks.txt", "date": 5}`)
	if len(out) != 2 || len(out[0].Rows) != 1 {
		t.Fatalf("got %v", out)
	}
	r := out[0].Rows[0]
	if r.Source != "Sar Gazette" || r.Date.String() != "2026-11-18" || r.Title != "Who “stays” & who goes" || r.URL != "https://sar.example/1?a=1&b=2" || r.DateBasis != "sidecar" {
		t.Errorf("got %+v", r)
	}
	if w := out[0].Record.Warnings; len(w) != 0 {
		t.Errorf("got warnings %q", w)
	}
	if w := out[1].Record.Warnings; len(w) != 1 || !strings.Contains(w[0], "line 2") {
		t.Errorf("got warnings %q", w)
	}
}
