package table_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/table"
)

// schema returns the JSON keys of a row, in order.
func schema() []string {
	var keys []string
	t := reflect.TypeFor[report.Row]()
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("json"); tag != "-" {
			keys = append(keys, tag)
		}
	}
	return keys
}

var rows = []report.Row{
	{
		Source: "Northmoor Post", Date: parse.NewDate(2026, 11, 17), Speaker: "Mara Voss", Topic: "Trade",
		Quote: "We <will> sign, & \"soon\".\r\nThen we rest.", Kind: "direct", Act: "speech", Role: "minister",
		Mention: "Voss", Cue: "said", Stance: "says", Frame: "said", Topics: []string{"Trade", "Europe"}, DateBasis: "metadata", Title: "A title",
		Statement: 3, Spans: report.Spans{Content: [][2]int{{4, 40}, {52, 60}}, Mention: [][2]int{{41, 45}}},
		Confidence: 0.875, Flags: []string{"open quotation", "date inferred"}, ID: "r1",
	},
	{Quote: "=1+1", Speaker: "@mara", Cue: " -", ID: "r2", Question: true},
}

// writeAll writes rows as a table.
func writeAll(w interface {
	Write(report.Row) error
	Flush() error
}, rows []report.Row) error {
	for _, r := range rows {
		if err := w.Write(r); err != nil {
			return err
		}
	}
	return w.Flush()
}

func TestJSONLinesAreTheSchemaInItsOrder(t *testing.T) {
	var out bytes.Buffer
	if err := writeAll(table.NewJSONL(&out), rows); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(out.String(), "\n")
	if len(lines) != 3 || lines[2] != "" {
		t.Fatalf("%d lines for 2 rows:\n%s", len(lines)-1, out.String())
	}
	want := `{"source":"","date":"","speaker":"@mara","topic":"","quote":"=1+1","kind":"","act":"","stance":"","role":"","mention":"","cue":" -","frame":"","via":"",` +
		`"topics":[],"date_basis":"","source_basis":"","said":"","place":"","title":"","url":"","language":"","context":"","document":"",` +
		`"statement":0,"spans":{"content":[],"mention":[],"cue":[],"frame":[]},"same_as":[],"confidence":0,"speaker_confidence":0,"flags":[],"id":"r2"}` + "\n"
	if lines[1] != want {
		t.Errorf("a row of unknowns:\n got %swant %s", lines[1], want)
	}
	if !strings.Contains(lines[0], `"quote":"We <will> sign, & \"soon\".\r\nThen we rest."`) {
		t.Errorf("the quote is not verbatim: %s", lines[0])
	}
	var back report.Row
	if err := json.Unmarshal([]byte(lines[0]), &back); err != nil {
		t.Fatal(err)
	}
	if back.Quote != rows[0].Quote || back.Date != rows[0].Date || !reflect.DeepEqual(back.Spans.Content, rows[0].Spans.Content) {
		t.Errorf("read back: %+v", back)
	}
}

func TestCSVHeaderIsTheSchema(t *testing.T) {
	var out bytes.Buffer
	if err := writeAll(table.NewCSV(&out, table.CSVOptions{}), nil); err != nil {
		t.Fatal(err)
	}
	if want := strings.Join(schema(), ",") + "\r\n"; out.String() != want {
		t.Errorf("\n got %q\nwant %q", out.String(), want)
	}
}

func TestCSVHoldsWhatJSONLinesHold(t *testing.T) {
	var out bytes.Buffer
	if err := writeAll(table.NewCSV(&out, table.CSVOptions{}), rows); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\"We <will> sign, & \"\"soon\"\".\r\nThen we rest.\"") {
		t.Errorf("the quote is not verbatim:\n%s", out.String())
	}
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 3 {
		t.Fatalf("%d records, want 3", len(records))
	}
	got := map[string]string{}
	for i, key := range records[0] {
		got[key] = records[1][i]
	}
	for key, want := range map[string]string{
		"date": "2026-11-17", "topics": "Trade; Europe", "flags": "open quotation; date inferred", "confidence": "0.875",
		"statement": "3", "spans": `{"content":[[4,40],[52,60]],"mention":[[41,45]],"cue":[],"frame":[]}`, "said": "", "id": "r1",
	} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
}

func TestCSVGuardsFormulasOnlyWhenAsked(t *testing.T) {
	for _, c := range []struct {
		options table.CSVOptions
		begins  string
		quote   string
	}{
		{table.CSVOptions{}, "source,", ",=1+1,"},
		{table.CSVOptions{BOM: true}, "\ufeffsource,", ",=1+1,"},
		{table.CSVOptions{GuardFormulas: true}, "source,", ",'=1+1,"},
	} {
		var out bytes.Buffer
		if err := writeAll(table.NewCSV(&out, c.options), rows[1:]); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(out.String(), c.begins) || !strings.Contains(out.String(), c.quote) {
			t.Errorf("%+v: %q", c.options, out.String())
		}
	}
}

func TestParquetHoldsTheSchemaTyped(t *testing.T) {
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := writeAll(table.NewParquet(w), append(rows, report.Row{Quote: "not \xff UTF-8"})); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("the same rows give other bytes")
	}
	f, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, field := range f.Schema().Fields() {
		keys = append(keys, field.Name())
	}
	if !slices.Equal(keys, schema()) {
		t.Errorf("columns %q, want %q", keys, schema())
	}
	type span struct {
		Start int32 `parquet:"start"`
		End   int32 `parquet:"end"`
	}
	got, err := parquet.Read[struct {
		Date       *time.Time `parquet:"date,optional,date"`
		Quote      string     `parquet:"quote"`
		Topics     []string   `parquet:"topics,list"`
		Confidence float64    `parquet:"confidence"`
		Spans      struct {
			Content []span `parquet:"content,list"`
		} `parquet:"spans"`
	}](bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 {
		t.Fatalf("%d rows", len(got))
	}
	if g := got[0]; g.Quote != rows[0].Quote || g.Date == nil || g.Date.Format(time.DateOnly) != "2026-11-17" || !slices.Equal(g.Topics, rows[0].Topics) ||
		g.Confidence != 0.875 || !slices.Equal(g.Spans.Content, []span{{4, 40}, {52, 60}}) {
		t.Errorf("%+v", g)
	}
	if got[1].Date != nil || got[2].Quote != "not \uFFFD UTF-8" {
		t.Errorf("unknown day %v, quote %q", got[1].Date, got[2].Quote)
	}
}

// broken takes nothing.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

var errBroken = errors.New("no space left")

func TestAFailingWriterIsReported(t *testing.T) {
	many := make([]report.Row, 200)
	if err := writeAll(table.NewJSONL(broken{}), many); !errors.Is(err, errBroken) {
		t.Errorf("JSON Lines: %v", err)
	}
	if err := writeAll(table.NewCSV(broken{}, table.CSVOptions{}), many); !errors.Is(err, errBroken) {
		t.Errorf("CSV: %v", err)
	}
	if err := writeAll(table.NewParquet(broken{}), many); !errors.Is(err, errBroken) {
		t.Errorf("Parquet: %v", err)
	}
}
