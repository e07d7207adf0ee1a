package main

import (
	"context"
	"iter"
	"strings"

	"onrecord/cmd/onrecord/disk"
	"onrecord/parse"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/ingest"
)

// documentsOfRows returns the documents of rows that "rows", "join" or a cluster wrote,
// in place of [program.readDocuments]. Rows that are neither of the period nor of the
// one before are passed over and are not held.
func (p *program) documentsOfRows(ctx context.Context, flags settingsFlags, path string, period report.Period,
	targets []string) ([]ingest.Document, desk.Settings, error) {
	settings, _, err := readingWith(flags)
	if err != nil {
		return nil, settings, err
	}
	for _, t := range targets {
		if _, _, err := disk.CheckTarget(t); err != nil {
			return nil, settings, err
		}
	}
	from := period.From
	if before, ok := period.Before(); ok {
		from = before.From
	}
	wanted := func(date parse.Date) bool {
		return period.From.IsZero() || !date.IsZero() && date.Compare(from) >= 0 && date.Compare(period.To) <= 0
	}
	parts, err := partsOf(path)
	if err != nil {
		return nil, settings, err
	}
	held := map[string]int{} // of documents, by path
	var documents []ingest.Document
	for _, part := range parts {
		if !wantedPart(part, from, period.To) {
			continue
		}
		output := ingest.Output{Name: part, Lines: func() iter.Seq2[ingest.Line, error] { return p.lines(part) }}
		for found, err := range output.Records() {
			if err != nil {
				return nil, settings, err
			}
			if err := ctx.Err(); err != nil {
				return nil, settings, err
			}
			if s := found.Summary; s != nil {
				if s.Status == report.StatusFailed {
					record := report.Document{Path: s.Document, Status: s.Status, Reason: s.Reason}
					documents = append(documents, ingest.Document{Record: record})
				}
				continue
			}
			r := found.Row
			if !wanted(r.Date) {
				continue
			}
			r.Question = report.Asked(r)
			at, ok := held[r.Document]
			if !ok {
				at = len(documents)
				held[r.Document], documents = at, append(documents, ingest.Document{Record: recordOfRow(r)})
			}
			documents[at].Rows = append(documents[at].Rows, *r)
			documents[at].Record.Rows++
		}
	}
	return documents, settings, nil
}

// recordOfRow is what a row tells of its document.
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
