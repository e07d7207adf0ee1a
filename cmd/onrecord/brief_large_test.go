package main

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/cmd/onrecord/console"
	"onrecord/report/desk/delivery"
)

// A briefing that is streamed has the rows and documents of one that is made in memory, in the
// same order.
func TestALargeBriefingHasTheSameRows(t *testing.T) {
	rows := filepath.Join(t.TempDir(), "rows.jsonl")
	p := &program{stdin: strings.NewReader(""), stdout: &console.Results{Out: io.Discard}, messages: &console.Messages{Out: io.Discard}}
	if err := p.rows(t.Context(), rowsOptions{tableFlags: tableFlags{formats: []string{"jsonl"}, format: "jsonl", out: rows}}, []string{"../../testdata/documents"}); err != nil && !strings.Contains(err.Error(), "documents") {
		t.Fatal(err)
	}
	for _, c := range []struct{ period, rows string }{{"all", ""}, {"2026-W47", ""}, {"2026-W47", rows}} {
		period := c.period
		made := map[int]map[string][][]string{}
		for _, held := range []int{1, mostHeld} {
			o := briefOptions{out: t.TempDir(), period: period, date: "2026-11-21", formats: delivery.Formats, held: held, rows: c.rows}
			paths := []string{"../../testdata/documents"}
			if c.rows != "" {
				paths = nil
			}
			var said bytes.Buffer
			p := &program{stdin: strings.NewReader(""), stdout: &console.Results{Out: &said}, messages: &console.Messages{Out: &said}}
			if err := p.brief(t.Context(), o, paths); err != nil && !strings.Contains(err.Error(), "documents") {
				t.Fatal(err, &said)
			}
			if strings.Contains(said.String(), "are too many for a PDF") != (held == 1) {
				t.Errorf("%s with %d rows held: %s", period, held, &said)
			}
			f, err := excelize.OpenFile(filepath.Join(o.out, "briefing-"+period+".xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			made[held] = map[string][][]string{}
			for _, sheet := range []string{"Quotes", "Documents"} {
				if made[held][sheet], err = f.GetRows(sheet); err != nil {
					t.Fatal(err)
				}
			}
		}
		for sheet, streamed := range made[1] {
			held := made[mostHeld][sheet]
			if len(streamed) != len(held) || len(held) < 10 {
				t.Fatalf("%s of %s has %d lines, want %d", sheet, period, len(streamed), len(held))
			}
			aside := []string{"same as", "row hash", "shown"} // which only a briefing in memory has
			for i := range held {
				for k, head := range held[0] {
					if slices.Contains(aside, head) {
						continue
					}
					if got, want := at(streamed[i], k), at(held[i], k); got != want {
						t.Errorf("%s of %s, line %d, %s: %q, want %q", sheet, period, i+1, head, got, want)
					}
				}
			}
		}
	}
}

func at(line []string, k int) string {
	if k < len(line) {
		return line[k]
	}
	return ""
}
