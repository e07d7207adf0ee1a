//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestRowsAreRepeatedInOtherWords(t *testing.T) {
	lines := `{"quote":"We will not sign","document":"a","id":"r1","same_as":[]}` + "\n" + `{"quote":"No","document":"b","id":"r2","same_as":[]}`
	file := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(file, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	rows, err := readRows(file)
	if err != nil {
		t.Fatal(err)
	}
	more := repeated(rows, 5)
	if len(more) != 5 || more[2].Quote != "will not sign We" || more[4].Quote != "not sign We will" || more[3].ID == more[1].ID {
		t.Errorf("repeated as %+v", more)
	}
	target := filepath.Join(t.TempDir(), "pack.pdf")
	if err := makePack(more, target); err != nil {
		t.Fatal(err)
	}
	if made, err := os.ReadFile(target); err != nil || !bytes.HasPrefix(made, []byte("%PDF-")) {
		t.Errorf("no PDF: %v", err)
	}
}
