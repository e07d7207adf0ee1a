package archive

import (
	"encoding/json"
	"reflect"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

// FuzzRowReader compares the fast reader of rows with encoding/json.
func FuzzRowReader(f *testing.F) {
	day, _ := parse.ParseDate("2026-11-18")
	for _, r := range []report.Row{
		{},
		{Source: "Meridian Wire", Date: day, Speaker: "Mara Voss", Quote: "“No \"deal\"” <b> & \\ \u2028 \x01", Topics: []string{"War", "Trade"}, Flags: []string{}, SameAs: nil, Statement: 3, Confidence: 0.925, ID: "r1"},
		{Said: day, Context: "Why?\nNow?", Spans: report.Spans{Content: [][2]int{{1, 20}, {30, 44}}, Cue: [][2]int{}}, Question: true, SpeakerConfidence: 1e-7},
	} {
		data, err := encodeRow(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"source":"A","more":1}`))
	f.Add([]byte(`{"source":null,"topics":["a",],"spans":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		want, failure := decodeRow(data)
		got, err := newRowReader().row(data)
		if (err == nil) != (failure == nil) {
			t.Fatalf("%s: %v, want %v", data, err, failure)
		}
		if failure == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", data, got, want)
		}
	})
}

// FuzzPeopleReader does the same for the columns that every run reads of every document.
func FuzzPeopleReader(f *testing.F) {
	for _, v := range []any{
		[]parse.Person{{Name: "Mara Voss", Role: "minister of “ports”\n", Aliases: []string{"Voss", "M. <Voss>"}}, {Name: "Harbour Board", Group: true, Aliases: []string{}}}, []parse.Person{}, []parse.Person(nil),
		map[string]int{"Mara Voss": 3, "Ida \"Hale\"": -1}, map[string]int{},
		map[string]parse.Speaker{"Voss": {Name: "Mara Voss", Role: "minister", How: "the same surname"}, "Board": {}},
	} {
		f.Add(marshal(v))
	}
	f.Add(`[{"name":"A","group":null,"aliases":[]},]`)
	f.Add(`{"A":{"name":"B","more":1},"A":{"role":"C"}}`)
	f.Fuzz(func(t *testing.T, data string) {
		readAlike(t, data, people)
		readAlike(t, data, counts)
		readAlike(t, data, becameOf)
	})
}

func readAlike[T any](t *testing.T, data string, read func(*rowReader) T) {
	t.Helper()
	var got, want T
	err := into[T]{newRowReader(), &got, read}.Scan(data)
	failure := json.Unmarshal([]byte(data), &want)
	if (err == nil) != (failure == nil) {
		t.Fatalf("%s: %v, want %v", data, err, failure)
	}
	if failure == nil && !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\ngot  %+v\nwant %+v", data, got, want)
	}
}
