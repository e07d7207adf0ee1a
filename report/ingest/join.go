package ingest

import (
	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/brief"
)

// Join settles which people of all documents together are the same person, and
// gives each one name and role in the rows of all of them: known are people whose
// names are given. Spooled rows get theirs when a [Stream] hands them out.
func Join(documents []Document, known ...speaker.Known) {
	people := make([][]parse.Person, len(documents))
	for i, d := range documents {
		people[i] = d.People
	}
	for i, names := range speaker.Join(people, known...) {
		d := &documents[i]
		for _, n := range d.speak {
			if to := names[n]; to.Name != "" {
				d.Merges = append(d.Merges, Merge{n, to})
			}
		}
		report.Rename(d.Rows, names)
		d.Names, d.People = names, nil
	}
}

// dropCopies skips documents that are the same as another, byte for byte. The
// first one is kept, or the first that a sidecar describes.
func dropCopies(out []Document) {
	first := make(map[string]int)
	for i, d := range out {
		if d.Record.Status != report.StatusRead {
			continue
		}
		if f, again := first[d.Hash]; !again || d.Described && !out[f].Described {
			first[d.Hash] = i
		}
	}
	for i, d := range out {
		if f := first[d.Hash]; d.Record.Status == report.StatusRead && f != i {
			out[i] = Document{Record: report.Document{
				Path:   d.Record.Path,
				Status: report.StatusSkipped,
				Reason: "same content as " + out[f].Record.Path,
				Format: d.Record.Format,
			}}
		}
	}
}

// Held returns documents for [brief.Build].
func Held(documents []Document) brief.Held {
	out := make(brief.Held, len(documents))
	for i, d := range documents {
		out[i] = brief.Document{Document: d.Record, Rows: d.Rows}
	}
	return out
}
