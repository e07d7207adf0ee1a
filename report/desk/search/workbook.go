package search

import (
	"context"
	"io"
	"strings"

	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/archive"
	"onrecord/report/workbook"
)

// WriteWorkbook writes the rows of a query as a workbook, which says what was searched
// for, and returns the number of rows.
func WriteWorkbook(ctx context.Context, a *archive.Archive, q archive.Query, head brief.Options, w io.Writer) (int, error) {
	b := head.Head()
	for r, err := range a.Find(ctx, q) {
		if err != nil {
			return 0, err
		}
		b.Rows = append(b.Rows, r)
	}
	b.Rows = report.PrecisionNamed("balanced").Apply(b.Rows)
	for _, s := range []struct {
		name   string
		values []string
	}{
		{"Words", q.Terms.Strings()}, {"Speakers", q.Speakers}, {"Topics", q.Topics},
		{"Sources", q.Sources}, {"Kinds", q.Kinds}, {"Stances", q.Stances},
	} {
		if len(s.values) > 0 {
			b.Settings = append(b.Settings, report.Setting{Name: s.name, Value: strings.Join(s.values, "; ")})
		}
	}
	return len(b.Rows), workbook.Write(w, b)
}
