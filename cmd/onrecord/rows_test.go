package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/delivery"
	"onrecord/report/ingest"
	"onrecord/report/workbook"
)

// rowsAs runs the command on the sample documents.
func rowsAs(t *testing.T, format string, flags ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	if code := run(t.Context(), append([]string{"rows", "../../testdata/documents", "--format", format}, flags...), strings.NewReader(""), &out, &messages); code != exit.Done {
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

func TestAnInterruptedWorkbookLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	ctx, cancel := context.WithCancel(t.Context())
	var sentences strings.Builder
	for i := range 500 {
		fmt.Fprintf(&sentences, "“The ferry runs again on day %d,” Mara Voss said.\n\n", i)
	}
	files := []ingest.File{ingest.FromReader("a.txt", strings.NewReader(sentences.String()))}
	spool, err := disk.NewSpool()
	if err != nil {
		t.Fatal(err)
	}
	documents, err := ingest.Read(ctx, files, ingest.Options{Spool: spool.Spool})
	if err != nil {
		t.Fatal(err)
	}
	rows := ingest.NewStream(ctx, spool.Spool, documents, report.PrecisionNamed("complete"))
	settings, _, err := reading(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(dir, "out", "rows.xlsx")
	err = disk.Write(ctx, disk.Output{Path: target, Write: func(w io.Writer) error {
		_, err := workbook.WriteRows(&interrupting{w, cancel}, delivery.RowsHead(settings, brief.Options{}), rows.Rows, slices.Values(rows.Record()))
		return err
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	spool.Close()
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
