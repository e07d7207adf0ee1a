package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"onrecord/cmd/onrecord/exit"
	"onrecord/report/desk/archive"
)

// Every command that changes the record waits as long as --wait says for the run that is
// using the desk, then names it and changes nothing.
func TestCommandsWaitForAnotherRun(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, _, said := outcomeOf(t.Context(), strings.NewReader(""), "init", "desk"); code != exit.Done {
		t.Fatal(said)
	}
	writeFile(t, "desk/inbox/voss.txt", "---\ndate: 2026-11-18\n---\n“We will stay,” Mara Voss said.\n")
	if code, _, said := outcomeOf(t.Context(), strings.NewReader(""), "weekly", "desk", "--week", "2026-W47", "--date", "2026-11-23"); code != exit.Done {
		t.Fatal(said)
	}
	other, err := archive.Open(t.Context(), "desk/archive.sqlite")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Lock(t.Context(), archive.Holder{PID: 4711, Host: "newsroom", Since: time.Now(), Doing: "onrecord weekly"}); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"weekly", "desk", "--wait", "20ms"},
		{"forget", "--before", "2026-12-01", "--apply", "--desk", "desk", "--wait", "20ms"},
		{"undo", "1", "--desk", "desk", "--wait", "20ms"},
		{"review", "desk/briefings/briefing-2026-W47.xlsx", "--apply", "--desk", "desk", "--wait", "20ms"},
	} {
		code, _, said := outcomeOf(t.Context(), strings.NewReader(""), args...)
		if code != exit.Failed || !strings.Contains(said, "onrecord weekly") || !strings.Contains(said, "process 4711 on newsroom") || !strings.Contains(said, "--wait 10m") {
			t.Errorf("%s: exit code %d: %s", strings.Join(args, " "), code, said)
		}
	}
}

// --protect locks the cells that cannot be corrected; --number shows the corrections of one
// line of "onrecord undo".
func TestProtectAndNumber(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "voss.txt", "“We will stay,” Mara Voss said.\n")
	for _, args := range [][]string{{"init", "desk"}, {"brief", "voss.txt", "--format", "xlsx", "--protect"}} {
		if code, _, said := outcomeOf(t.Context(), strings.NewReader(""), args...); code != exit.Done {
			t.Fatal(said)
		}
	}
	if sheet := zipped(t, "briefing-all.xlsx", "xl/worksheets/sheet2.xml"); !strings.Contains(sheet, "<sheetProtection") {
		t.Error("the sheet Quotes is not protected")
	}
	writeFile(t, "desk/inbox/a.tar", string(tarOf(t, "voss.txt", "“We will stay,” Mara Voss said.\n", "halden.txt", "“We will go,” Per Halden said.\n")))
	for _, args := range [][]string{
		{"weekly", "desk", "--week", "2026-W47", "--date", "2026-11-23"},
		{"date", "a.tar/voss.txt", "2026-11-18", "--desk", "desk"},
		{"date", "a.tar/halden.txt", "2026-11-19", "--desk", "desk"},
	} {
		if code, _, said := outcomeOf(t.Context(), strings.NewReader(""), args...); code != exit.Done {
			t.Fatal(said)
		}
	}
	code, out, said := outcomeOf(t.Context(), strings.NewReader(""), "corrections", "--number", "2", "--desk", "desk", "--format", "csv")
	if code != exit.Done || !strings.Contains(out, "2026-11-19") || strings.Contains(out, "2026-11-18") {
		t.Errorf("exit code %d: %s%s", code, out, said)
	}
}

// tarOf packs files, name and content in turn.
func tarOf(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zipped returns a part of an archive.
func zipped(t *testing.T, name, part string) string {
	t.Helper()
	r, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	f, err := r.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
