package ingest

import (
	"fmt"
	"reflect"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

// Every field of a row comes back from a spool, also one that was added since.
func TestASpoolKeepsEveryField(t *testing.T) {
	full := report.Row{}
	filled(t, reflect.ValueOf(&full).Elem(), "row")
	rows := []report.Row{full, {}, {ID: "last", Quote: "Wörter\x00 of “every” kind", Confidence: 0.1, Statement: -1}}
	spool := NewSpool(&memory{})
	spool.put([]report.Row{{ID: "another document's"}})
	places := append(spool.put(rows[:2]), spool.put(rows[2:])...)
	got, err := spool.get(places)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, rows) {
		t.Errorf("got  %+v\nwant %+v", got, rows)
	}
	for i := range places[0].size {
		cut := places[0]
		if cut.size = i; i == 0 {
			continue
		}
		if _, err := spool.get([]place{cut}); err == nil {
			t.Fatalf("%d of %d bytes of rows are read without an error", i, places[0].size)
		}
	}
}

// filled gives every field a value that no other has.
func filled(t *testing.T, v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(name)
	case reflect.Int:
		v.SetInt(int64(1000 + len(name)))
	case reflect.Float64:
		v.SetFloat(float64(len(name)) / 100)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			filled(t, v.Index(i), fmt.Sprint(name, i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[parse.Date]() {
			v.Set(reflect.ValueOf(parse.NewDate(2026, 11, len(name)%28+1)))
			return
		}
		for i := range v.NumField() {
			filled(t, v.Field(i), name+"."+v.Type().Field(i).Name)
		}
	default:
		t.Fatalf("%s is a %s, which nobody fills", name, v.Kind())
	}
}

// Rows of one document that come in stretches are its rows, in their order.
func TestAShelfPutsRowsUnderTheirDocuments(t *testing.T) {
	spool := NewSpool(&memory{})
	shelf := newShelf(spool)
	for i, document := range []string{"a", "a", "b", "a", "c"} {
		shelf.add(&report.Row{ID: fmt.Sprint(i), Document: document}, func(r *report.Row) report.Document { return report.Document{Path: r.Document} })
	}
	shelf.failed(report.Document{Path: "d"})
	documents, err := shelf.all()
	if err != nil {
		t.Fatal(err)
	}
	if err := Load(spool, documents); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range documents {
		line := d.Record.Path + fmt.Sprint(d.Record.Rows)
		for _, r := range d.Rows {
			line += " " + r.ID
		}
		got = append(got, line)
	}
	if want := []string{"a3 0 1 3", "b1 2", "c1 4", "d0"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
