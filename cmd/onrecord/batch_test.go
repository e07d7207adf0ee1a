package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/report"
)

// A mistake of ours in one document must not cost the others.
func TestAPanicIsTheFailureOfOneDocument(t *testing.T) {
	o := guarded(found{path: "odd.txt"}, func() outcome {
		var spans []int
		return outcome{id: fmt.Sprint(spans[3])}
	})
	if o.record.Path != "odd.txt" || o.record.Status != report.StatusFailed ||
		!strings.HasPrefix(o.record.Reason, "internal error: ") || o.trace == "" {
		t.Errorf("got %+v", o)
	}
}

func TestOutcomesAreInTheOrderOfTheDocuments(t *testing.T) {
	t.Chdir(t.TempDir())
	var list []found
	for i := range 200 {
		name := fmt.Sprintf("%03d.txt", i)
		writeFile(t, name, strings.Repeat("Nothing was said. ", 200-i)+name)
		list = append(list, found{path: name})
	}
	ticks := 0
	b := batch{tick: func(done int) {
		ticks++
		if done != ticks {
			t.Errorf("%d documents done, counted as %d", ticks, done)
		}
	}}
	out, err := b.read(t.Context(), list)
	if err != nil || ticks != len(list) {
		t.Fatalf("%d documents done, %v", ticks, err)
	}
	for i, o := range out {
		if o.record.Path != list[i].path || o.record.Status != report.StatusRead {
			t.Fatalf("outcome %d is that of %s: %s %s", i, o.record.Path, o.record.Status, o.record.Reason)
		}
	}
}

func TestAnInterruptEndsReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b := batch{tick: func(int) {}}
	if _, err := b.read(ctx, []found{{path: "a.txt"}, {path: "b.txt"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Of the same documents the first is kept, or the first with a sidecar: what
// it says of the source would be lost with it.
func TestTheSameContentIsReadOnce(t *testing.T) {
	read := func(path, id string, beside bool) outcome {
		return outcome{
			record: report.Document{Path: path, Status: report.StatusRead},
			rows:   []report.Row{{Document: path}},
			id:     id,
			beside: beside,
		}
	}
	out := []outcome{
		read("a.txt", "1", false), read("b.txt", "2", false), read("c.txt", "1", true), read("d.txt", "2", false), read("e.txt", "1", true),
	}
	dropCopies(out)
	want := []string{"same content as c.txt", "", "", "same content as b.txt", "same content as c.txt"}
	for i, o := range out {
		if o.record.Reason != want[i] || (len(o.rows) == 0) != (want[i] != "") {
			t.Errorf("%s: %s %q with %d rows, want %q", o.record.Path, o.record.Status, o.record.Reason, len(o.rows), want[i])
		}
	}
}

// The same person has one name in all documents of a run.
func TestPeopleAreJoinedAcrossDocuments(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "1.txt", "“We will not move,” Piet Halloran, the governor of Stannick, said in Stannick on Monday.\n")
	writeFile(t, "2.txt", "“We will stay,” Governor Halloran of Stannick said in Stannick on Tuesday.\n")
	_, stdout, stderr := outcomeOf(t.Context(), strings.NewReader(""), "rows", "1.txt", "2.txt")
	if n := strings.Count(stdout, `"speaker":"Piet Halloran"`); n != 2 {
		t.Errorf("%d rows of Piet Halloran, want 2:\n%s%s", n, stdout, stderr)
	}
}
