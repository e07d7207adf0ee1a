package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"onrecord/report"
)

// squeezed is a text without what breaking lines puts in or takes out.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\u00AD' {
			return -1
		}
		return r
	}, s)
}

func TestEveryQuoteOfTheSamplesStandsInThePDF(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed: the text of the PDF cannot be read back")
	}
	folder := t.TempDir()
	const documents = "../../testdata/documents"
	start := func(args ...string) []byte {
		t.Helper()
		var out, messages bytes.Buffer
		if code := run(t.Context(), append(args, documents, "--quiet"), strings.NewReader(""), &out, &messages); code != 0 && code != 3 {
			t.Fatalf("exit code %d: %s", code, messages.String())
		}
		return out.Bytes()
	}
	start("brief", "--out", folder, "--date", "2026-11-21")
	// The heads and feet of pages stand outside this part of them.
	out, err := exec.Command(tool, "-y", "60", "-x", "0", "-W", "1000", "-H", "725", "-enc", "UTF-8", filepath.Join(folder, "briefing-all.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := squeezed(string(out))
	rows := json.NewDecoder(bufio.NewReader(bytes.NewReader(start("rows"))))
	found := 0
	for {
		var r report.Row
		if err := rows.Decode(&r); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if r.Act == "intent" { // left out of briefings
			continue
		}
		// Of reports of the same words one is shown, with the mark at its end.
		if quote := strings.TrimRight(squeezed(r.Quote), ".,"); !strings.Contains(text, quote) {
			t.Errorf("row %s: not found: %s", r.ID, r.Quote)
		} else {
			found++
		}
	}
	if found < 200 {
		t.Errorf("only %d quotes were looked for and found", found)
	}
}
