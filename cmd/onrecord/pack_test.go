package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	// The heads of pages stand outside this part of them.
	out, err := exec.Command(tool, "-y", "50", "-x", "0", "-W", "1000", "-H", "760", "-enc", "UTF-8", filepath.Join(folder, "briefing-all.pdf"), "-").Output()
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

// Nobody who reads the lines of the pack takes a denial for a claim: before the first
// word of every statement that is not all in the speaker's own words stands its verb, in
// the same line or the one above.
func TestReportedWordsStandBehindTheirVerbInThePDF(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed: the text of the PDF cannot be read back")
	}
	folder := t.TempDir()
	document := filepath.Join(folder, "bridge.txt")
	text := `Ines Roke denied that the bridge was unsafe. She rejected claims that the pumps had failed, and called the report “a fairy tale”. ` +
		`Piet Halloran questioned whether the dyke would hold. “There was no other way,” he said. ` +
		`Mara Voss urged residents to boil their water. The clerk asked whether the line would reopen. ` +
		`The river was lower than in spring, according to Dora Lenz. The harbour, Ilse Marren insisted, would stay open.`
	if err := os.WriteFile(document, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, of := range []string{document, "../../testdata/documents"} {
		start := func(args ...string) []byte {
			t.Helper()
			var out, messages bytes.Buffer
			if code := run(t.Context(), append(args, of, "--quiet"), strings.NewReader(""), &out, &messages); code != 0 && code != 3 {
				t.Fatalf("exit code %d: %s", code, messages.String())
			}
			return out.Bytes()
		}
		start("brief", "--out", folder, "--date", "2026-11-21", "--format", "pdf")
		out, err := exec.Command(tool, "-layout", "-enc", "UTF-8", filepath.Join(folder, "briefing-all.pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(out), "\n")
		for i := range lines {
			lines[i] = squeezed(lines[i])
		}
		rows := json.NewDecoder(bytes.NewReader(start("rows")))
		checked := 0
		for {
			var r report.Row
			if err := rows.Decode(&r); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			intro := strings.Fields(report.Intro(&r))
			if r.Act == "intent" || len(intro) == 0 {
				continue
			}
			verb, words := intro[len(intro)-1], strings.Fields(r.Quote)
			beginning := squeezed(words[0])
			if !slices.ContainsFunc(pairsOf(lines), func(two string) bool {
				if len(intro) == 1 { // its capital may have been that of a sentence
					two, verb, beginning = strings.ToLower(two), strings.ToLower(verb), strings.ToLower(beginning)
				}
				_, behind, ok := strings.Cut(two, verb)
				return ok && strings.Contains(behind, beginning)
			}) {
				t.Errorf("row %s: “%s” does not stand behind “%s”", r.ID, r.Quote, strings.Join(intro, " "))
			}
			checked++
		}
		if checked < 7 {
			t.Errorf("%s: only %d rows were looked for", of, checked)
		}
	}
}

// pairsOf puts every line behind the one above it.
func pairsOf(lines []string) []string {
	var out []string
	for i := 1; i < len(lines); i++ {
		out = append(out, lines[i-1]+lines[i])
	}
	return out
}
