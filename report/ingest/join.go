package ingest

import (
	"slices"

	"onrecord/parse"
	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/brief"
)

// Join finds out which people in all documents are the same person, and gives each one
// name and role in the rows of all documents. Known are people whose names are given.
// Spooled rows get their names when a [Stream] returns them.
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

// dropCopies skips documents that are the same as another, byte for byte, and of the
// same outlet and day as far as these are known. The first one is kept, or the first
// that a sidecar describes. What outlets or days tell apart are several documents, and
// all but the first get ids of their own.
func dropCopies(out []Document) {
	kept := make(map[string][]int) // by content
	same := make([]int, len(out))  // the one of kept[hash] that it is the same as
	for i, d := range out {
		if d.Record.Status != report.StatusRead {
			continue
		}
		list := kept[d.Hash]
		same[i] = slices.IndexFunc(list, func(k int) bool { return report.SameProvenance(out[k].Record, d.Record) })
		switch at := same[i]; {
		case at < 0:
			same[i], kept[d.Hash] = len(list), append(list, i)
		case d.Described && !out[list[at]].Described:
			list[at] = i
		}
	}
	for i, d := range out {
		if d.Record.Status != report.StatusRead {
			continue
		}
		switch of := kept[d.Hash][same[i]]; {
		case of != i:
			out[i] = Document{Record: report.Document{
				Path:   d.Record.Path,
				Status: report.StatusSkipped,
				Reason: "same content as " + out[of].Record.Path,
				Format: d.Record.Format,
			}}
		case same[i] > 0:
			out[i].identify(report.CopyID(d.Hash, d.Record.Source, d.Record.Date))
		}
	}
}

// identify gives a document another name than its content's, and its rows ids of their
// own; spooled ones get them when a [Stream] hands them out.
func (d *Document) identify(as string) {
	d.CopyID = as
	report.ReissueIDs(d.Rows, as)
}

// Held returns documents for [brief.Build].
func Held(documents []Document) brief.Held {
	out := make(brief.Held, len(documents))
	for i, d := range documents {
		out[i] = brief.Document{Document: d.Record, Rows: d.Rows}
	}
	return out
}
