package main

import (
	"context"
	"slices"

	"onrecord/cmd/onrecord/console"
	"onrecord/cmd/onrecord/disk"
	"onrecord/cmd/onrecord/exit"
	"onrecord/cmd/onrecord/input"
	"onrecord/parse/extract"
	"onrecord/report"
	"onrecord/report/desk"
	"onrecord/report/ingest"
)

// readDocuments is what brief, rows and topics have in common: from the paths of the
// command line to the outcome of every document. Targets are the files that
// will be made; that they can be is found out before a week of clippings is
// read, and not after. Rows are spooled unless the spool is nil.
func (p *program) readDocuments(ctx context.Context, spool *ingest.Spool, flags settingsFlags, paths []string, targets ...string) ([]ingest.Document, desk.Settings, error) {
	if len(paths) == 0 {
		return nil, desk.Settings{}, noPath
	}
	settings, options, err := settingsFor(ctx, flags, targets)
	if err != nil {
		return nil, settings, err
	}
	list, err := input.Collect(ctx, paths)
	if err != nil {
		return nil, settings, err
	}
	if err := input.Spare(list, targets...); err != nil {
		return nil, settings, err
	}
	if slices.Contains(paths, input.Stdin) && console.IsTerminal(p.stdin) {
		p.messages.Note("reading from the keyboard until end of input (Ctrl-D; on Windows Ctrl-Z and Enter)")
	}
	bar := console.NewProgress(p.messages, len(list))
	documents, err := ingest.Read(ctx, input.Open(p.stdin, list, "", settings.Tables), ingest.Options{Extract: options, Spool: spool, Progress: bar.Set})
	bar.Clear()
	if err != nil {
		return nil, settings, disk.SpoolHint(err)
	}
	ingest.Join(documents, settings.Known...)
	for _, d := range documents {
		if d.Record.Status != report.StatusSkipped {
			return documents, settings, nil
		}
	}
	return nil, settings, ingest.NothingToRead(paths, documents)
}

// documentsOfRows returns the documents of rows that "rows", "join" or a cluster wrote, in
// place of readDocuments.
func (p *program) documentsOfRows(ctx context.Context, spool *ingest.Spool, flags settingsFlags, path string, period report.Period, targets []string) ([]ingest.Document, desk.Settings, error) {
	settings, _, err := settingsFor(ctx, flags, targets)
	if err != nil {
		return nil, settings, err
	}
	outputs, err := input.Outputs(ctx, p.stdin, path)
	if err != nil {
		return nil, settings, err
	}
	documents, err := ingest.FromRows(ctx, spool, outputs, period)
	return documents, settings, disk.SpoolHint(err)
}

// settingsFor returns what to read with, if the files that will be made can be.
func settingsFor(ctx context.Context, flags settingsFlags, targets []string) (desk.Settings, extract.Options, error) {
	s, options, err := readingWith(ctx, flags)
	for _, t := range targets {
		if err == nil {
			_, _, err = disk.CheckTarget(t)
		}
	}
	return s, options, err
}

var noPath = exit.Usage(
	"no documents named",
	`name files or folders, or "-" to read standard input`)

// reading returns the settings that ship, and what they mean for reading.
func reading(ctx context.Context) (desk.Settings, extract.Options, error) {
	return readingWith(ctx, settingsFlags{})
}

// readingWith does so with a desk's own files.
func readingWith(ctx context.Context, flags settingsFlags) (desk.Settings, extract.Options, error) {
	s, err := flags.load(ctx)
	if err != nil {
		return s, extract.Options{}, err
	}
	return s, s.Extract(), nil
}

// reportDocuments names the documents that failed or were skipped, and with --verbose
// those that were read.
func (p *program) reportDocuments(read []ingest.Document, documents []report.Document) {
	p.messages.Say(ingest.Messages(read, documents, p.messages.Verbose)...)
}

// incomplete is the error of a run that is done but for some documents. Each
// has been named with its reason, except to those who want it quiet.
func (p *program) incomplete(documents []report.Document) error {
	const most = 5
	var e exit.Incomplete
	for _, d := range documents {
		e.Count(d.Status)
		if d.Status == report.StatusFailed && p.messages.Quiet && e.Failed <= most {
			e.Reasons = append(e.Reasons, d.Path+": "+d.Reason)
		}
	}
	return e.Err()
}
