package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/report"
)

// rowsAs runs the command on the sample documents.
func rowsAs(t *testing.T, format string, flags ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	if code := run(t.Context(), append([]string{"rows", "../../testdata/documents", "--format", format}, flags...), strings.NewReader(""), &out, &messages); code != exitDone {
		t.Fatalf("rows ended with %d: %s", code, &messages)
	}
	return out.Bytes()
}

func TestTheWorkbookHasTheRowsOfTheJSONLines(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(rowsAs(t, "xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cells, err := f.GetRows("Quotes")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(rowsAs(t, "jsonl"))), "\n")
	if len(cells) != len(lines)+1 {
		t.Fatalf("%d lines under the head, %d rows", len(cells)-1, len(lines))
	}
	for i, l := range lines {
		var row map[string]any
		if err := json.Unmarshal([]byte(l), &row); err != nil {
			t.Fatal(err)
		}
		for c, head := range cells[0] {
			want, isText := row[head].(string)
			if !isText {
				continue
			}
			got := ""
			if c < len(cells[i+1]) {
				got = cells[i+1][c]
			}
			if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
				t.Errorf("row %d, %s: %q, want %q", i, head, got, want)
			}
		}
	}
}

// Whatever the precision, no output asks for a look at a row that another is
// silent about.
func TestFlagsAndCheckAgree(t *testing.T) {
	for _, precision := range []string{"balanced", "complete"} {
		f, err := excelize.OpenReader(bytes.NewReader(rowsAs(t, "xlsx", "--precision", precision)))
		if err != nil {
			t.Fatal(err)
		}
		lines, err := f.GetRows("Quotes")
		if err != nil {
			t.Fatal(err)
		}
		flags, check := slices.Index(lines[0], "flags"), slices.Index(lines[0], "check")
		for i, line := range lines[1:] {
			if line[flags] != line[check] {
				t.Errorf("%s, row %d: flags %q, check %q", precision, i, line[flags], line[check])
			}
		}
		f.Close()
	}
}

// The rows are handed out from any place, as a sheet in the middle asks for them.
func TestRowsAreHandedOutFromAnyPlace(t *testing.T) {
	d := deliveryOf(t, t.Context(), 3, 0, 2, 1)
	var all []string
	for r, err := range d.from(0) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.ID)
	}
	if len(all) != 6 || d.figures.Rows != 6 {
		t.Fatalf("rows %q, %d counted", all, d.figures.Rows)
	}
	for i := range all {
		var rest []string
		for r := range d.from(i) {
			rest = append(rest, r.ID)
		}
		if strings.Join(rest, " ") != strings.Join(all[i:], " ") {
			t.Errorf("from %d: %q, want %q", i, rest, all[i:])
		}
	}
}

func TestAnInterruptedWorkbookLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	ctx, cancel := context.WithCancel(t.Context())
	d := deliveryOf(t, ctx, 500, 500)
	b, err := rowsOptions{format: "xlsx", out: "x"}.check(&program{})
	if err != nil {
		t.Fatal(err)
	}
	settings, _, err := reading()
	if err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(dir, "out", "rows.xlsx")
	err = writeFiles(ctx, output{target, func(w io.Writer) error {
		return d.workbook(&interrupting{w, cancel}, b, settings)
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	d.aside.close()
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
	if left, _ := os.ReadDir(filepath.Dir(target)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// interrupting is a file in whose first bytes the user interrupts.
type interrupting struct {
	w      io.Writer
	cancel func()
}

func (i *interrupting) Write(p []byte) (int, error) {
	i.cancel()
	return i.w.Write(p)
}

// deliveryOf has documents with so many rows each.
func deliveryOf(t *testing.T, ctx context.Context, sizes ...int) *delivery {
	t.Helper()
	aside, err := newSpool()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(aside.close)
	var outcomes []outcome
	for k, n := range sizes {
		var rows []report.Row
		for i := range n {
			rows = append(rows, report.Row{Document: string(rune('a' + k)), Statement: i + 1, Quote: "The ferry runs again.", ID: string(rune('a'+k)) + string(rune('0'+i))})
		}
		outcomes = append(outcomes, outcome{record: report.Document{Path: string(rune('a' + k)), Status: report.StatusRead}, aside: aside.put(rows)})
	}
	return newDelivery(ctx, aside, outcomes, report.PrecisionNamed("complete"))
}
