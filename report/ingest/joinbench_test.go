package ingest

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"onrecord/report"
)

// BenchmarkJoin joins rows of a thousand documents.
func BenchmarkJoin(b *testing.B) {
	in := written(b, "all", strings.Join(sayings(1000, rand.New(rand.NewPCG(1, 19))), "\n"))
	o := JoinOptions{Temporary: func() (SpoolFile, error) { return os.CreateTemp(b.TempDir(), "") }}
	rows := 0
	for b.Loop() {
		figures, err := JoinRows(b.Context(), []Output{in}, o, func(report.Row) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
		rows += figures.Rows
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(rows), "µs/row")
}
