package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/cmd/onrecord/exit"
	"onrecord/parse/read"
	"onrecord/report"
	"onrecord/report/score"
)

// expected is what testdata/expect says of one statement: a gold row, with
// the source and date of its document.
type expected struct {
	score.GoldRow
	Source, Date string
}

// TestRowsAgreeWithWhatAPersonMarked holds the whole program to the rows that
// people made of the sample documents. The floors are what it reached, less a
// point: they stop a slide, they do not say that what is missed is right.
func TestRowsAgreeWithWhatAPersonMarked(t *testing.T) {
	gold, texts := samples(t)
	var plain []score.GoldRow
	for _, g := range gold {
		plain = append(plain, g.GoldRow)
	}
	result, err := score.Gold(plain, texts, sampleRows(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, floor := range map[string]float64{"F@0.8": 93, "F@row": 90, "speaker": 95, "topic": 80, "kind": 99, "verbatim": 100} {
		if got, _ := result.Figure(name); got < floor {
			t.Errorf("%s is %.2f, below %.0f", name, got, floor)
		}
	}
	for _, m := range result.Misses {
		t.Logf("missed in %s: %s %.60q", m.Document, m.Kind, m.Text)
	}
}

// TestSourceAndDateAreRightOrUnknown allows no invented outlet and no guess
// at a date.
func TestSourceAndDateAreRightOrUnknown(t *testing.T) {
	gold, _ := samples(t)
	rows := sampleRows(t)
	seen := map[string]bool{}
	right := 0
	for _, g := range gold {
		if seen[g.Document] || len(rows[g.Document]) == 0 {
			continue
		}
		seen[g.Document] = true
		r := rows[g.Document][0]
		if r.Source != "" && r.Source != g.Source {
			t.Errorf("%s: source %q, want %q", g.Document, r.Source, g.Source)
		}
		if !r.Date.IsZero() && r.Date.String() != g.Date {
			t.Errorf("%s: date %s, want %q", g.Document, r.Date, g.Date)
		}
		if r.Source == g.Source && r.Date.String() == g.Date {
			right++
		} else {
			t.Logf("%s: source %q (%s), want %q; date %q (%s), want %q", g.Document, r.Source, r.SourceBasis, g.Source, r.Date, r.DateBasis, g.Date)
		}
	}
	if share := float64(right) / float64(len(seen)); share < 0.8 {
		t.Errorf("source and date are both right for %.0f %% of the documents, want 80", 100*share)
	}
}

// samples returns the marked rows and the texts of the sample documents.
func samples(t *testing.T) (gold []expected, texts map[string]string) {
	t.Helper()
	texts = map[string]string{}
	files, err := filepath.Glob("../../testdata/expect/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no expected rows: %v", err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".jsonl")
		data, err := os.ReadFile(filepath.Join("../../testdata/documents", name))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := read.Document(read.Input{Path: name, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = doc.Text
		marked, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(marked) {
			var e expected
			if err := json.Unmarshal(line, &e); err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			gold = append(gold, e)
		}
	}
	return gold, texts
}

// sampleRows runs the command on the sample documents.
func sampleRows(t *testing.T) map[string][]report.Row {
	t.Helper()
	var out, messages bytes.Buffer
	if code := run(context.Background(), []string{"rows", "../../testdata/documents"}, strings.NewReader(""), &out, &messages); code != exit.Done {
		t.Fatalf("rows ended with %d: %s", code, &messages)
	}
	rows := map[string][]report.Row{}
	for line := range bytes.Lines(out.Bytes()) {
		var r report.Row
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(r.Document)
		rows[name] = append(rows[name], r)
	}
	return rows
}
