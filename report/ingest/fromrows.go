package ingest

import (
	"context"
	"strings"

	"onrecord/parse"
	"onrecord/report"
)

// FromRows returns the documents of rows written by [Feed], [JoinRows] or a cluster. Rows
// that belong neither to the period nor to the one before are skipped; the others are
// spooled.
func FromRows(ctx context.Context, spool *Spool, outputs []Output, period report.Period) ([]Document, error) {
	from := period.From
	if before, ok := period.Before(); ok {
		from = before.From
	}
	wanted := func(date parse.Date) bool {
		return period.From.IsZero() || !date.IsZero() && date.Compare(from) >= 0 && date.Compare(period.To) <= 0
	}
	shelf := NewShelf(spool)
	for _, output := range outputs {
		if !wantedPart(output.Name, from, period.To) {
			continue
		}
		for found, err := range output.Records() {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return nil, err
			}
			if s := found.Summary; s != nil {
				if s.Status == report.StatusFailed {
					shelf.Failed(report.Document{Path: s.Document, Status: s.Status, Reason: s.Reason})
				}
				continue
			}
			r := found.Row
			if !wanted(r.Date) {
				continue
			}
			r.Question = report.Asked(r)
			shelf.Add(r, recordOfRow)
		}
	}
	return shelf.Documents()
}

// recordOfRow returns what a row says about its document.
func recordOfRow(r *report.Row) report.Document {
	return report.Document{Path: r.Document, Status: report.StatusRead, Source: r.Source, SourceBasis: r.SourceBasis,
		Date: r.Date, DateBasis: r.DateBasis, Place: r.Place, Title: r.Title, URL: r.URL}
}

// wantedPart reports whether a file may hold rows of these days. Cluster engines write
// rows into folders that are called after their days: "month=2026-11", "day=2026-11-18".
func wantedPart(path string, from, to parse.Date) bool {
	if from.IsZero() {
		return true
	}
	first, last := from.String(), to.String()
	for name := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		key, value, ok := strings.Cut(name, "=")
		if !ok || key != "month" && key != "day" {
			continue
		}
		n := min(len(value), len(first))
		if value < first[:n] || value > last[:n] { // "undated" is after all of them
			return false
		}
	}
	return true
}
