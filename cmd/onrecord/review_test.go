package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// edits FILE OUT [WORDS COLUMN VALUE]… writes values into the row of Quotes whose
// quote has these words, or into the line of Documents that begins with them if
// COLUMN is date, as somebody with a spreadsheet does. The column "row" with the value
// delete deletes the row; WORDS * and the column "reverse" turn the first
// columns, as many as VALUE has letters, upside down. An OUT of .csv gets the
// sheet as text.
func edits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args)%3 != 2 {
		ts.Fatalf("usage: edits FILE OUT [WORDS COLUMN VALUE]…")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for edit := range slices.Chunk(args[2:], 3) {
		words, column, value := edit[0], edit[1], edit[2]
		sheet, within := "Quotes", "quote"
		if column == "date" {
			sheet, within = "Documents", "document"
		}
		lines, err := f.GetRows(sheet)
		ts.Check(err)
		key := slices.Index(lines[0], within)
		at := slices.IndexFunc(lines, func(l []string) bool { return key < len(l) && strings.Contains(l[key], words) })
		switch {
		case column == "reverse":
			for i := 1; i < len(lines); i++ {
				from := lines[len(lines)-i]
				for c := range value {
					cell, err := excelize.CoordinatesToCellName(c+1, i+1)
					ts.Check(err)
					ts.Check(f.SetCellValue(sheet, cell, slices.Concat(from, make([]string, len(value)))[c]))
				}
			}
		case at < 1:
			ts.Fatalf("no line has the words %q", words)
		case column == "row":
			ts.Check(f.RemoveRow(sheet, at+1))
		default:
			cell, err := excelize.CoordinatesToCellName(slices.Index(lines[0], column)+1, at+1)
			ts.Check(err)
			ts.Check(f.SetCellValue(sheet, cell, value))
		}
	}
	out := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(out), 0o755))
	if filepath.Ext(out) != ".csv" {
		ts.Check(f.SaveAs(out))
		return
	}
	lines, err := f.GetRows("Quotes")
	ts.Check(err)
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = ';'
	ts.Check(w.WriteAll(lines))
	ts.Check(os.WriteFile(out, text.Bytes(), 0o644))
}

func TestADiffShowsWhatChanges(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"a line in between", "a\nb\nc\n", "a\nx\nb\nc\n", "--- f\n+++ f\n@@ -1,3 +1,4 @@\n a\n+x\n b\n c\n"},
		{"a line at the end", "a\nb\n", "a\nb\nx\n", "--- f\n+++ f\n@@ -1,2 +1,3 @@\n a\n b\n+x\n"},
		{"a line changed", "a\nb\nc\n", "a\nB\nc\n", "--- f\n+++ f\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
		{"two places", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", "a\nx\nb\nc\nd\ne\nf\ng\nh\ni\nJ\n",
			"--- f\n+++ f\n@@ -1,4 +1,5 @@\n a\n+x\n b\n c\n d\n@@ -7,4 +8,4 @@\n g\n h\n i\n-j\n+J\n"},
		{"from nothing", "", "a\n", "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n"},
		{"no line end at the end", "a", "a\nb\n", "--- f\n+++ f\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"},
		{"a terminal's codes", "a\n", "a\x1b[2J\tb \n", "--- f\n+++ f\n@@ -1 +1 @@\n-a\n+a\\x1b[2J\tb \n"},
	} {
		got := lineDiff("f", c.before, c.after)
		if got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
		patched(t, c.before, got, strings.ReplaceAll(c.after, "\x1b", `\x1b`))
	}
}

// patched holds a diff against what the program patch makes of it, where that
// is installed.
func patched(t *testing.T, before, diff, want string) {
	t.Helper()
	program, err := exec.LookPath("patch")
	if err != nil {
		return
	}
	file := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--quiet", file)
	cmd.Stdin = strings.NewReader(diff)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("patch: %v: %s\n%s", err, out, diff)
		return
	}
	if got, _ := os.ReadFile(file); string(got) != want {
		t.Errorf("patched, it is %q, want %q", got, want)
	}
}
