package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"onrecord/report"
)

// The time to read a workbook of that many rows that came back.
func BenchmarkRead(b *testing.B) {
	const rows = 20000
	row := sample().Rows[0]
	row.Quote = strings.Repeat("We keep the harbour open, he said – “every night”. ", 5)
	briefing := sample()
	briefing.Rows = nil
	for i := range rows {
		row.ID = fmt.Sprintf("r%012x", i)
		briefing.Rows = append(briefing.Rows, row)
	}
	var out bytes.Buffer
	if err := Write(&out, briefing); err != nil {
		b.Fatal(err)
	}
	data := out.Bytes()
	b.ReportMetric(float64(len(data))/rows, "bytes/row")
	for b.Loop() {
		e, err := Read(bytes.NewReader(data), int64(len(data)), nil)
		if err != nil || len(e.Rows) != rows || e.Rows[0].Hash != e.Rows[0].Computed {
			b.Fatal(err, len(e.Rows), report.Edits{})
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
