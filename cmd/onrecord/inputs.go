package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
	settings, options, err := readingWith(flags)
	if err != nil {
		return nil, settings, err
	}
	for _, t := range targets {
		if _, _, err := checkTarget(t); err != nil {
			return nil, settings, err
		}
	}
	list, err := collect(ctx, paths)
	if err != nil {
		return nil, settings, err
	}
	if err := spareInputs(list, targets...); err != nil {
		return nil, settings, err
	}
	if slices.Contains(paths, stdinPath) && isTerminal(p.stdin) {
		p.messages.note("reading from the keyboard until end of input (Ctrl-D; on Windows Ctrl-Z and Enter)")
	}
	bar := newProgress(p.messages, len(list))
	documents, err := ingest.Read(ctx, p.openFiles(list, "", settings.Tables), ingest.Options{Extract: options, Spool: spool, Progress: bar.set})
	bar.clear()
	if err != nil {
		return nil, settings, spoolHint(err)
	}
	ingest.Join(documents, settings.Known...)
	for _, d := range documents {
		if d.Record.Status != report.StatusSkipped {
			return documents, settings, nil
		}
	}
	return nil, settings, nothingToRead(paths, documents)
}

var noPath = &usageError{
	message: "no documents named",
	hints:   []string{`name files or folders, or "-" to read standard input`},
}

// nothingToRead is the error for paths that lead to no document at all.
func nothingToRead(paths []string, skipped []ingest.Document) error {
	err := fmt.Errorf("%s: no documents to read", strings.Join(paths, ", "))
	hints := []string{"\"onrecord formats\" lists what can be read"}
	const shown = 3
	for i, d := range skipped {
		if i == shown {
			hints = append(hints, fmt.Sprintf("and %s more", report.Counted(len(skipped)-shown, "file")))
			break
		}
		hints = append(hints, d.Record.Path+" was skipped: "+d.Record.Reason)
	}
	return report.WithHint(err, hints...)
}

// reading returns the settings that ship, and what they mean for reading.
func reading() (desk.Settings, extract.Options, error) { return readingWith(settingsFlags{}) }

// readingWith does so with a desk's own files.
func readingWith(flags settingsFlags) (desk.Settings, extract.Options, error) {
	s, err := flags.load()
	if err != nil {
		return s, extract.Options{}, err
	}
	return s, s.Extract(), nil
}

// reportDocuments names the documents that failed or were skipped, and with --verbose
// those that were read. A folder of pictures must not drown what matters:
// past some, the skipped are counted.
func (p *program) reportDocuments(read []ingest.Document, documents []report.Document) {
	const most = 20
	skipped := 0
	for i, d := range documents {
		switch d.Status {
		case report.StatusFailed:
			p.messages.warning(d.Path + " could not be read: " + d.Reason)
			for line := range strings.Lines(read[i].Trace) {
				p.messages.detail("%s", strings.TrimSuffix(line, "\n"))
			}
		case report.StatusSkipped:
			skipped++
			if skipped <= most || p.messages.verbose {
				p.messages.note("skipped %s: %s", d.Path, d.Reason)
			}
		case report.StatusRead:
			format := d.Format
			if body := read[i].Body; body != "" {
				format += " (" + body + ")"
			}
			p.messages.detail("read %s: %s, %s", d.Path, format, report.Counted(d.Rows, "row"))
		}
		for _, w := range d.Warnings {
			p.messages.detail("%s: %s", d.Path, w)
		}
	}
	if skipped > most && !p.messages.verbose {
		p.messages.note("skipped %s more; --verbose names them", report.Thousands(skipped-most))
	}
	p.tellMerges(read)
}

// tellMerges says with --verbose which names of different documents were
// taken for one person, once each, and why.
func (p *program) tellMerges(read []ingest.Document) {
	told := map[string]bool{}
	for _, d := range read {
		for _, m := range d.Merges {
			if line := fmt.Sprintf("merged %q into %q: %s", m.Name, m.To.Name, m.To.How); !told[line] {
				told[line] = true
				p.messages.detail("%s", line)
			}
		}
	}
}

// summary is the last line of a run: what was read, what was found, what was
// left out, what was made.
func (p *program) summary(f report.KeyFigures, leftOut string, targets ...string) {
	text := report.Counted(f.Read, "document") + " read"
	if f.Skipped > 0 {
		text += ", " + report.Thousands(f.Skipped) + " skipped"
	}
	if f.Failed > 0 {
		text += ", " + report.Thousands(f.Failed) + " failed"
	}
	text += ", " + report.Counted(f.Statements, "statement")
	if f.Rows != f.Statements { // a turn of a transcript has a row for each paragraph
		text += " in " + report.Counted(f.Rows, "row")
	}
	if leftOut != "" {
		text += ", " + leftOut
	}
	if len(targets) > 0 {
		text += " → " + strings.Join(targets, ", ")
	}
	p.messages.note("%s", text)
}

// incomplete is the error of a run that is done but for some documents. Each
// has been named with its reason, except to those who want it quiet.
func (p *program) incomplete(documents []report.Document) error {
	const most = 5
	var e incompleteError
	for _, d := range documents {
		if d.Status != report.StatusSkipped {
			e.total++
		}
		if d.Status != report.StatusFailed {
			continue
		}
		e.failed++
		if p.messages.quiet && e.failed <= most {
			e.hints = append(e.hints, d.Path+": "+d.Reason)
		}
	}
	if e.failed == 0 {
		return nil
	}
	return &e
}
