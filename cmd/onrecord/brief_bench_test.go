//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/cmd/onrecord/exit"
	"onrecord/report"
)

var rowsOfBrief = flag.Int("rows", 20_000, "rows of the larger briefing that a benchmark makes")

// BenchmarkBrief makes workbook and PDF of the rows of testdata/documents, repeated with
// their words in another order. Twice the rows should cost twice as much.
func BenchmarkBrief(b *testing.B) {
	dir := b.TempDir()
	found := filepath.Join(dir, "found.jsonl")
	if code := run(b.Context(), []string{"rows", "../../testdata/documents", "--out", found}, strings.NewReader(""), io.Discard, io.Discard); code != exit.Done && code != exit.Partly {
		b.Fatalf("exit code %d", code)
	}
	data, err := os.ReadFile(found)
	if err != nil {
		b.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
	for _, n := range []int{*rowsOfBrief / 4, *rowsOfBrief} {
		b.Run(fmt.Sprintf("%d rows", n), func(b *testing.B) {
			path := filepath.Join(dir, "rows.jsonl")
			writeRepeated(b, path, lines, n)
			for b.Loop() {
				spent := cpuTime(b)
				var said bytes.Buffer
				args := []string{"brief", "--rows", path, "--format", "xlsx,pdf", "--out", b.TempDir(), "--date", "2026-11-23"}
				if code := run(b.Context(), args, strings.NewReader(""), io.Discard, &said); code != exit.Done {
					b.Fatalf("exit code %d: %s", code, said.String())
				}
				b.ReportMetric((cpuTime(b)-spent).Seconds()*1e6/float64(n), "cpu-µs/row")
			}
		})
	}
}

// writeRepeated writes n rows, no two of one document in the same words.
func writeRepeated(b *testing.B, path string, lines [][]byte, n int) {
	b.Helper()
	var out bytes.Buffer
	for i := range n {
		var r report.Row
		if err := json.Unmarshal(lines[i%len(lines)], &r); err != nil {
			b.Fatal(err)
		}
		round := i / len(lines)
		if words := strings.Fields(r.Quote); len(words) > 0 {
			at := round % len(words)
			r.Quote = strings.Join(slices.Concat(words[at:], words[:at]), " ")
		}
		r.ID, r.Document = fmt.Sprintf("r%07d", i), fmt.Sprintf("%s (%d)", r.Document, round)
		if err := json.NewEncoder(&out).Encode(r); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
}
