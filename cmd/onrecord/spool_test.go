package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

func TestRowsKeptAsideComeBackAsTheyWere(t *testing.T) {
	s, err := newSpool()
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	want := [][]report.Row{
		{{Speaker: "Ines Roke", Quote: "“Déjà vu”\r\n日本", Date: parse.NewDate(2026, 11, 21), Spans: report.Spans{Content: [][2]int{{1, 9}}}, Question: true}},
		nil,
		{{ID: "r1"}, {ID: "r2", Flags: []string{"low confidence"}, Confidence: 0.4}},
	}
	var places []spooled
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

func TestNothingIsLeftAside(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var out, messages bytes.Buffer
	if code := run(context.Background(), []string{"rows", "../../testdata/documents"}, strings.NewReader(""), &out, &messages); code != exitDone {
		t.Fatalf("rows ended with %d: %s", code, &messages)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestWithoutRoomAsideTheErrorSaysWhatToDo(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	if _, err := newSpool(); err == nil || !strings.Contains(err.Error(), "kept aside") {
		t.Errorf("got %v, want an error on keeping rows aside", err)
	}
	f, err := os.Open(os.DevNull) // cannot be written to
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := &spool{file: f}
	s.put([]report.Row{{ID: "r1"}})
	if err := s.failure(); err == nil || len(hints(err)) == 0 {
		t.Errorf("got %v, want an error with a hint", err)
	}
}
