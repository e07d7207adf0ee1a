package main

import (
	"context"
	"slices"
	"strings"

	"onrecord/cmd/onrecord/deliver"
	"onrecord/report"
	"onrecord/report/brief"
	"onrecord/report/desk/delivery"
	"onrecord/report/ingest"
	"onrecord/report/workbook"
)

// mostHeld is the number of rows up to which a briefing is made in memory. What is larger is
// streamed into the workbook: nobody reads so many statements on paper.
const mostHeld = 20_000

// isLarge reports whether a briefing of documents is to be streamed.
func (o briefOptions) isLarge(documents []ingest.Document, p report.Period) bool {
	if o.pdfAsked {
		return false
	}
	rows := 0
	for _, d := range documents {
		if brief.Within(p, d.Record.Date) {
			rows += d.Record.Rows
		}
	}
	return rows > o.held
}

// briefLarge makes the workbook of a briefing whose rows stay in their file.
func (p *program) briefLarge(ctx context.Context, o brief.Options, spool *ingest.Spool, documents []ingest.Document, targets []string) error {
	rows := ingest.NewBriefing(ctx, spool, documents, o)
	b := o.Head()
	b.Settings = o.Settings(o.Precision.Name)
	var made, sheets []string
	var err error
	for _, target := range targets {
		if delivery.IsPDF(target) {
			continue
		}
		made = append(made, target)
		if sheets, err = deliver.Workbook(ctx, p.messages, p.stdout, target, b, rows, workbook.WriteLarge); err != nil {
			return err
		}
	}
	p.reportDocuments(documents, rows.Record())
	figures, left := rows.Figures()
	p.tellSize(figures.Rows, sheets)
	p.messages.Say(figures.Message(left.Rows(o.Precision), made...))
	if without := slices.DeleteFunc(slices.Clone(targets), func(t string) bool { return !delivery.IsPDF(t) }); len(without) > 0 {
		p.messages.Warning(strings.Join(without, ", ")+" was not written: "+report.Counted(figures.Rows, "row")+" are too many for a PDF",
			"--period limits the briefing to fewer days", "--format xlsx,pdf writes both anyway, which takes memory and time")
	}
	return p.incomplete(rows.Record())
}
