package main

import (
	"context"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"onrecord/cmd/onrecord/folder"
	"onrecord/cmd/onrecord/pdftext"
	"onrecord/parse"
	"onrecord/report/desk/archive"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// playProgram is the variable by which the test binary is the program itself.
const playProgram = "ONRECORD_TEST_PLAYS_PROGRAM"

// TestMain lets the test binary play the program, also the process that reads
// a PDF, which the program starts by its own path.
func TestMain(m *testing.M) {
	if os.Getenv(playProgram) != "" || len(os.Args) > 1 && os.Args[1] == pdftext.Command {
		main()
	}
	testscript.Main(m, map[string]func(){"onrecord": main})
}

// TestScripts runs what a user types and compares what a user sees.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("DOCUMENTS", filepath.Join(root, "testdata", "documents"))
			e.Setenv("SOURCE_DATE_EPOCH", "1795219200") // 2026-11-21
			return nil
		},
		Condition: func(name string) (bool, error) { return name == "root" && os.Geteuid() == 0, nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"holds":  holds,
			"bytes":  bytesOf,
			"damage": damage,

			"corrects": corrects,
			"quotes":   quotes,
			"inside":   inside,
			"edits":    edits,
			"slips":    slips,
		},
	})
}

// exits CODE ARGS… runs the program and wants this very exit code, which exec
// cannot tell from another.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE [ARGS…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("onrecord", args[1:]...)
	if got := codeOf(err); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// holds FOLDER NAME… wants a folder to hold these files and no other, hidden
// ones counted: no half-written file is left behind.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: holds FOLDER [NAME…]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	want := slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(got, want) {
		ts.Fatalf("%s holds %q, want %q", args[0], got, want)
	}
}

// inside FILE OTHER wants all of a file to be found within another.
func inside(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] inside FILE OTHER")
	}
	if strings.Contains(ts.ReadFile(args[1]), ts.ReadFile(args[0])) == neg {
		ts.Fatalf("%s is inside %s: %v", args[0], args[1], neg)
	}
}

// bytes FILE HEX… makes a file of bytes that no text archive can hold.
func bytesOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: bytes FILE HEX…")
	}
	data, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// damage FILE OFFSET turns 200 bytes of a file upside down.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: damage FILE OFFSET")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	for i := range 200 {
		data[at+i] ^= 0xff
	}
	ts.Check(os.WriteFile(path, data, 0o644))
}

func codeOf(err error) int {
	if err == nil {
		return 0
	}
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return e.ExitCode()
	}
	return -1
}

// corrects DESK WORDS FIELD VALUE corrects the one row on record whose quote has
// these words, as somebody who handed in a workbook; WORDS@SOURCE chooses by outlet.
func corrects(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: corrects DESK WORDS FIELD VALUE")
	}
	ctx := context.Background()
	a, err := archive.Open(ctx, filepath.Join(ts.MkAbs(args[0]), folder.Archive))
	ts.Check(err)
	defer a.Close()
	list, err := a.Between(ctx, parse.NewDate(1900, 1, 1), parse.NewDate(2100, 1, 1))
	ts.Check(err)
	var ids []string
	for _, d := range list {
		for _, r := range d.Rows {
			words, source, _ := strings.Cut(args[1], "@")
			if strings.Contains(r.Quote, words) && (source == "" || r.Source == source) {
				ids = append(ids, r.ID)
			}
		}
	}
	if len(ids) != 1 {
		ts.Fatalf("%d rows have the words %q", len(ids), args[1])
	}
	_, err = a.Take(ctx, archive.Entry{Did: archive.DidReview, Who: "H. Lind"}, archive.Correction{Kind: archive.OfRow, Target: ids[0], Field: args[2], New: args[3]})
	ts.Check(err)
}

// quotes FILE SHEET COLUMN… prints columns of a workbook's sheet, as they are shown.
func quotes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: quotes FILE SHEET COLUMN…")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	lines, err := f.GetRows(args[1])
	ts.Check(err)
	var at []int
	for _, line := range lines {
		var shown []string
		for _, i := range at {
			cell := ""
			if i < len(line) {
				cell = line[i]
			}
			shown = append(shown, cell)
		}
		if at != nil {
			fmt.Fprintln(ts.Stdout(), strings.Join(shown, " | "))
			continue
		}
		for _, name := range args[2:] { // the head is the first line that has them all
			if i := slices.Index(line, name); i >= 0 {
				at = append(at, i)
			}
		}
		if len(at) < len(args[2:]) {
			at = nil
		}
	}
}
