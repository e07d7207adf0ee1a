// Package deliver writes the output files of a run and shows progress.
package deliver

import (
	"context"
	"io"
	"slices"
	"strings"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/report"
	"onrecord/report/desk/delivery"
	"onrecord/report/ingest"
	"onrecord/report/pack"
	"onrecord/report/workbook"
)

// Stdout means standard output where a file name is expected.
const Stdout = "-"

// To writes one output to a file, or to standard output for "-".
func To(ctx context.Context, stdout io.Writer, path string, write func(io.Writer) error) error {
	if path == Stdout {
		return write(disk.UntilDone(ctx, stdout))
	}
	return disk.Write(ctx, disk.Output{Path: path, Write: write})
}

// Briefing makes the files of a briefing, all or none; book writes its workbook. If no
// font has a character, the PDF shows its number, and the error returned with the files
// says so.
func Briefing(ctx context.Context, m *console.Messages, b report.Briefing, book func(io.Writer) error, look pack.Options, attach bool, targets []string) (made []string, err error) {
	bar := console.NewProgress(m, len(targets))
	bar.Say("writing " + strings.Join(targets, ", "))
	defer bar.Clear()
	var letters *pack.LettersError
	var outputs []disk.Output
	for _, f := range delivery.Files(b, book, look, attach, targets, &letters) {
		outputs = append(outputs, disk.Output(f))
	}
	if err := disk.Write(ctx, outputs...); err != nil {
		return nil, err
	}
	if letters == nil {
		return targets, nil
	}
	return targets, report.WithHint(letters, `name a TrueType font that has it: --font FILE, or "more" in the settings`)
}

// Workbook makes a workbook of rows that are not in memory, and returns the names of its
// sheets of rows. It is written by workbook.WriteRows or workbook.WriteLarge.
func Workbook(ctx context.Context, m *console.Messages, stdout io.Writer, path string, b report.Briefing, rows *ingest.Stream,
	make func(io.Writer, report.Briefing, workbook.Rows, workbook.Documents) ([]string, error),
) (sheets []string, err error) {
	err = Rows(ctx, m, stdout, path, rows, func(w io.Writer) (err error) {
		sheets, err = make(w, b, rows.Rows, slices.Values(rows.Record()))
		return err
	})
	return sheets, err
}

// Rows writes rows that are not in memory.
func Rows(ctx context.Context, m *console.Messages, stdout io.Writer, path string, rows *ingest.Stream, write func(io.Writer) error) error {
	if path != Stdout {
		bar := console.NewProgress(m, 1)
		defer bar.Clear()
		rows.Progress = func(written, all int) {
			if all > 0 {
				bar.Busy("writing " + report.Thousands(written) + " of " + report.Counted(all, "row"))
			} else {
				bar.Busy("counting " + report.Counted(written, "row"))
			}
		}
	}
	return To(ctx, stdout, path, write)
}
