package coverage

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"onrecord/parse/topic"
	"onrecord/report"
)

func TestCoverageSaysWhatATaxonomyLacks(t *testing.T) {
	table := topic.Taxonomy{Name: "Coast", Topics: []topic.Entry{{Label: "Ports", Words: []string{"harbour"}}, {Label: "Energy", Words: []string{"turbine"}}}}
	rows := []report.Row{
		{Topic: "Ports", Speaker: "Mara Voss", Quote: "The harbour opens in March", Document: "a.txt"},
		{Topic: "Ports", Speaker: "Mara Voss", Quote: "It is open", Document: "a.txt"},
		{Speaker: "Ida Hale\x1b[2J", Quote: "The ferries will not sail before the ferries are mended", Document: "b.txt"},
		{Quote: "The ferries are old", Document: "c.txt"},
	}
	r, err := Of(table, rows, 5)
	if err != nil {
		t.Fatal(err)
	}
	if r.Rows != 4 || r.Without.Rows != 2 || r.Without.Share != 0.5 || r.Lent != 1 {
		t.Errorf("counted %+v", r)
	}
	ports := r.Topics[0]
	if ports.Topic != "Ports" || ports.Rows != 2 || len(ports.Words) != 1 || ports.Words[0] != (Word{"harbour", 1}) || ports.Speakers[0] != (Speaker{"Mara Voss", 2}) {
		t.Errorf("ports %+v", ports)
	}
	var text, data bytes.Buffer
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Coast: 4 rows\n", "Ports", "harbour 1", "(no topic)", "1 row owes its topic only to the surrounding text", `Ida Hale\x1b[2J: “The ferries will`} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in\n%s", want, &text)
		}
	}
	if err := r.WriteJSON(&data); err != nil || !json.Valid(data.Bytes()) {
		t.Errorf("%v in\n%s", err, &data)
	}
	if r, err := Of(table, nil, 5); err != nil || r.WriteText(&text) != nil {
		t.Errorf("of no rows: %+v, %v", r, err)
	}
}
