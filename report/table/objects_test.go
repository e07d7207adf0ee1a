package table_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/table"
)

func objects(t *testing.T, data []byte) [][]byte {
	t.Helper()
	var out [][]byte
	for line, err := range table.Objects(bytes.NewReader(data), int64(len(data))) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, line)
	}
	return out
}

func TestRowsComeBackFromParquetAsTheyWere(t *testing.T) {
	day, _ := parse.ParseDate("2026-11-18")
	old, _ := parse.ParseDate("1899-12-31")
	rows := []report.Row{
		{Document: "a", Quote: "We stay.", ID: "r1", Date: day, Said: old, Topics: []string{"ports", "law"}, SameAs: []string{}, Flags: []string{}, Confidence: 0.5, Statement: 3,
			Spans: report.Spans{Content: [][2]int{{1, 9}, {12, 20}}, Mention: [][2]int{}, Cue: [][2]int{{10, 11}}, Frame: [][2]int{}}},
		{Document: "b\x00c", Quote: "“Ünï\u0000\n”", ID: "r2", Topics: []string{}, SameAs: []string{"r1", ""}, Flags: []string{}, Spans: report.Spans{Content: [][2]int{}, Mention: [][2]int{}, Cue: [][2]int{}, Frame: [][2]int{}}},
	}
	summary := report.Summary{Document: "a", Status: report.StatusRead, Hash: "h", Source: "Sar Gazette", Date: day, Rows: 1, Warnings: []string{"none"},
		People: []parse.Person{{Name: "Mara Voss", Role: "mayor", Aliases: []string{"Voss", "M. Voss"}}, {Name: "Harbour Board", Group: true}}}
	var b bytes.Buffer
	out := table.NewFound(&b)
	for _, r := range rows {
		if err := out.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.WriteSummary(summary); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	lines := objects(t, b.Bytes())
	if len(lines) != 3 {
		t.Fatalf("got %d records", len(lines))
	}
	for i, want := range rows {
		var got report.Row
		if err := json.Unmarshal(lines[i], &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v (%v)\nwant %+v\nfrom %s", got, err, want, lines[i])
		}
		if bytes.Contains(lines[i], []byte(`"status"`)) {
			t.Errorf("a row has a status: %s", lines[i])
		}
	}
	var got report.Summary
	if err := json.Unmarshal(lines[2], &got); err != nil || got.Status != summary.Status || !reflect.DeepEqual(got.Warnings, summary.Warnings) || got.Date != day {
		t.Errorf("got %+v (%v)", got, err)
	}
	if len(got.People) != 2 || got.People[0].Aliases[1] != "M. Voss" || !got.People[1].Group || got.People[0].Role != "mayor" {
		t.Errorf("got %+v from %s", got.People, lines[2])
	}
}

func TestParquetOfOtherProgramsIsRead(t *testing.T) {
	type inner struct {
		Name string   `parquet:"name"`
		Tags []string `parquet:"tags,list"`
	}
	type line struct {
		ID     int64     `parquet:"id"`
		Text   *string   `parquet:"text,optional"`
		When   time.Time `parquet:"when,timestamp(microsecond)"`
		Bare   []int32   `parquet:"bare"`
		Inner  []inner   `parquet:"inner,list"`
		Single *inner    `parquet:"single,optional"`
		Share  float32   `parquet:"share"`
		Kept   bool      `parquet:"kept"`
	}
	text := "We stay."
	when := time.Date(2026, 11, 18, 9, 30, 0, 0, time.UTC)
	var b bytes.Buffer
	if err := parquet.Write(&b, []line{
		{ID: 7, Text: &text, When: when, Bare: []int32{1, 2}, Inner: []inner{{"a", nil}, {"b", []string{"x", "y"}}}, Share: 0.5, Kept: true},
		{ID: 8, When: when, Single: &inner{"c", []string{"z"}}},
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`{"bare":[1,2],"id":7,"inner":[{"name":"a","tags":[]},{"name":"b","tags":["x","y"]}],"kept":true,"share":0.5,"text":"We stay.","when":"2026-11-18T09:30:00Z"}`,
		`{"id":8,"inner":[],"kept":false,"share":0,"single":{"name":"c","tags":["z"]},"when":"2026-11-18T09:30:00Z"}`,
	}
	if got := fmt.Sprintf("%s", objects(t, b.Bytes())); got != fmt.Sprint(want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWhatIsNoParquetIsAnError(t *testing.T) {
	for _, data := range []string{"", "PAR1", "PAR1 and no more of it PAR1"} {
		for _, err := range table.Objects(bytes.NewReader([]byte(data)), int64(len(data))) {
			if err == nil {
				t.Errorf("%q was read", data)
			}
		}
	}
}

func TestADamagedParquetFileIsAnError(t *testing.T) {
	var b bytes.Buffer
	out := table.NewFound(&b)
	for i := range 50 {
		row := report.Row{Document: fmt.Sprint("d", i), Quote: "We stay.", ID: fmt.Sprint("r", i), Topics: []string{"ports"}}
		if err := errors.Join(out.Write(row), out.WriteSummary(report.Summary{Document: row.Document, Status: report.StatusRead})); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	rnd, failed := rand.New(rand.NewPCG(4, 2)), 0
	for range 400 {
		data := bytes.Clone(b.Bytes())
		for range 1 + rnd.IntN(4) {
			data[rnd.IntN(len(data))] ^= byte(1 + rnd.IntN(255))
		}
		for _, err := range table.Objects(bytes.NewReader(data), int64(len(data))) {
			if err != nil {
				failed++
			}
		}
	}
	if failed == 0 {
		t.Error("no file was found to be damaged")
	}
}
