package ingest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/report"
)

// mostSkipped is how many skipped documents are named: a folder of pictures must not
// drown what matters.
const mostSkipped = 20

// Messages says which documents failed or were skipped and, as details, which were read
// and which names from different documents were taken to be one person. The documents are
// those that were read, in the same order, as a briefing counts them. If verbose, every
// skipped document is named.
func Messages(read []Document, documents []report.Document, verbose bool) []report.Message {
	var out []report.Message
	skipped := 0
	for i, d := range documents {
		switch d.Status {
		case report.StatusFailed:
			out = append(out, report.Warning(d.Path+" could not be read: "+d.Reason))
			for line := range strings.Lines(read[i].Trace) {
				out = append(out, report.Detail("%s", strings.TrimSuffix(line, "\n")))
			}
		case report.StatusSkipped:
			skipped++
			if skipped <= mostSkipped || verbose {
				out = append(out, report.Note("skipped %s: %s", d.Path, d.Reason))
			}
		case report.StatusRead:
			format := d.Format
			if body := read[i].Body; body != "" {
				format += " (" + body + ")"
			}
			out = append(out, report.Detail("read %s: %s, %s", d.Path, format, report.Counted(d.Rows, "row")))
		}
		for _, w := range d.Warnings {
			out = append(out, report.Detail("%s: %s", d.Path, w))
		}
	}
	if !verbose {
		out = append(out, lost(documents)...)
	}
	if skipped > mostSkipped && !verbose {
		out = append(out, report.Note("skipped %s more; --verbose lists them", report.Thousands(skipped-mostSkipped)))
	}
	told := map[string]bool{}
	for _, d := range read {
		for _, m := range d.Merges {
			if line := fmt.Sprintf("merged %q into %q: %s", m.Name, m.To.Name, m.To.How); !told[line] {
				told[line] = true
				out = append(out, report.Detail("%s", line))
			}
		}
	}
	return out
}

// lost warns of what people see in a file and is not read: of each kind a few times,
// since an archive may say the same of every page. Among the details are all of them.
func lost(documents []report.Document) []report.Message {
	const most = 3
	var out []report.Message
	told := map[string]int{}
	for _, d := range documents {
		for _, w := range d.Lost {
			if told[w.Code]++; told[w.Code] <= most {
				out = append(out, report.Warning(d.Path+": "+w.String()))
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(told)) {
		if more := told[code] - most; more > 0 {
			out = append(out, report.Note("%s of this kind (%s); --verbose lists them", report.Counted(more, "more warning"), code))
		}
	}
	return out
}

// NothingToRead returns the error for paths that lead to no documents, or only to skipped
// ones.
func NothingToRead(paths []string, skipped []Document) error {
	const shown = 3
	hints := []string{`"onrecord formats" lists what can be read`}
	for _, d := range skipped[:min(len(skipped), shown)] {
		hints = append(hints, d.Record.Path+" was skipped: "+d.Record.Reason)
	}
	if more := len(skipped) - shown; more > 0 {
		hints = append(hints, "and "+report.Counted(more, "file")+" more")
	}
	return report.WithHint(fmt.Errorf("%s: no documents to read", strings.Join(paths, ", ")), hints...)
}
