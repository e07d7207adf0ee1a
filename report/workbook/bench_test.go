package workbook

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"onrecord/report"
)

// BenchmarkRows is for profiles; cmd/bench-workbook compares with other writers.
func BenchmarkRows(b *testing.B) {
	rows := manyRows(20_000).Rows
	for i := range rows {
		r := &rows[i]
		r.Quote = strings.Repeat(fmt.Sprintf("This is what was said as number %d. ", i), 6)
		r.URL = fmt.Sprintf("https://post.example/2026/%05d/a-longer-name-of-a-page?a=1&b=2", i/7)
		r.Title, r.Kind, r.Act, r.Statement = "A headline of some words", "direct", "speech", i%7+1
		r.Mention, r.Cue, r.DateBasis, r.SourceBasis, r.Language = "Speaker", "said", "dateline", "metadata", "en"
		r.Spans = report.Spans{Content: [][2]int{{i, i + 100}}, Cue: [][2]int{{i + 110, i + 114}}}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := WriteRows(io.Discard, report.Briefing{Title: "Bench"}, heldRows(rows), slices.Values[[]report.Document](nil)); err != nil {
			b.Fatal(err)
		}
	}
}
