package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
	"onrecord/report/ingest"
)

func TestNothingIsLeftAside(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var out, messages bytes.Buffer
	if code := run(context.Background(), []string{"rows", "../../testdata/documents"}, strings.NewReader(""), &out, &messages); code != exit.Done {
		t.Fatalf("rows ended with %d: %s", code, &messages)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestWithoutRoomAsideTheErrorSaysWhatToDo(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	if _, err := disk.NewSpool(); err == nil || !strings.Contains(err.Error(), "temporary file") || len(report.Hints(err)) == 0 {
		t.Errorf("got %v, want an error on keeping rows aside, with a hint", err)
	}
	f, err := os.Open(os.DevNull) // cannot be written to
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	files := []ingest.File{ingest.FromReader("a.txt", strings.NewReader("“We will stay,” Mara Voss said.\n"))}
	_, err = ingest.Read(t.Context(), files, ingest.Options{Spool: ingest.NewSpool(f)})
	if err = disk.SpoolHint(err); err == nil || len(report.Hints(err)) == 0 {
		t.Errorf("got %v, want an error with a hint", err)
	}
}
