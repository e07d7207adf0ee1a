package review

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"onrecord/report"
	"onrecord/report/desk/archive"
)

// Returned is a file that came back to a desk, and what the desk knows of its rows
// and documents.
type Returned struct {
	Edits   report.Edits
	Desk    Desk
	Rows    map[string]archive.Row // by id
	Outcome Outcome

	archive   *archive.Archive
	documents map[string]archive.Document // by path
}

// ValuesOf answers what an export, or else the archive, has in a row's cells: where a
// program that saved the file changed how a cell is written, the value tells it
// from an edit.
func ValuesOf(ctx context.Context, a *archive.Archive, export string) func(id, field string) (string, bool) {
	handed, _, err := a.Export(ctx, export)
	if err != nil {
		return nil // the comparison says it
	}
	rows := map[string]map[string]string{}
	return func(id, field string) (string, bool) {
		if _, ok := rows[id]; !ok {
			rows[id] = nil
			if list, err := a.Rows(ctx, id); err == nil {
				if row, ok := list[id]; ok {
					rows[id] = map[string]string{"speaker": row.Speaker, "topic": row.Topic, "status": shownStatus(row.Status), "note": row.Note,
						"source": row.Source, "date": row.Date.String(), "quote": row.Quote, "document": row.Row.Document}
				}
			}
			if e, ok := handed.Rows[id]; ok && rows[id] != nil {
				maps.Copy(rows[id], map[string]string{"speaker": e.Speaker, "topic": e.Topic, "status": shownStatus(e.Status), "note": e.Note})
			}
		}
		value, ok := rows[id][field]
		return value, ok
	}
}

// shownStatus is a status as the workbook shows it.
func shownStatus(status string) string { return cmp.Or(status, report.StatusNew) }

// Gather finds what a desk knows of the rows and documents of a file; topics are the
// labels of its taxonomy, and hash is the checksum that stands beside a row.
func Gather(ctx context.Context, a *archive.Archive, edits report.Edits, topics []string, hash func(report.Row) string) (*Returned, error) {
	r := &Returned{archive: a, Edits: edits}
	r.Desk.Topics = topics
	return r, r.gather(ctx, hash)
}

func (r *Returned) gather(ctx context.Context, hash func(report.Row) string) error {
	handed, known, err := r.archive.Export(ctx, r.Edits.Export)
	if err != nil {
		return err
	}
	ids := map[string]bool{}
	for _, row := range r.Edits.Rows {
		ids[row.ID] = true
	}
	if known {
		r.Desk.Export = make(map[string]Values, len(handed.Rows))
		for id, e := range handed.Rows {
			r.Desk.Export[id] = Values{e.Speaker, e.Topic, shownStatus(e.Status), e.Note}
			ids[id] = true
		}
	}
	delete(ids, "")
	if r.Rows, err = r.archive.Rows(ctx, slices.Sorted(maps.Keys(ids))...); err != nil {
		return err
	}
	if err := r.follow(ctx); err != nil {
		return err
	}
	r.Desk.Rows = make(map[string]Row, len(r.Rows))
	for id, row := range r.Rows {
		v := Row{Hash: hash(row.Row), Quote: row.Quote,
			Values:  Values{row.Speaker, row.Topic, shownStatus(row.Status), row.Note},
			Program: Values{row.Program.Speaker, row.Program.Topic}}
		for f := range v.Corrected {
			_, v.Corrected[f] = row.Corrected[report.EditField(f).String()]
		}
		r.Desk.Rows[id] = v
	}
	return r.findDocuments(ctx)
}

// follow gives rows of the file that are on record no more the id of the row that
// has their words now: their document was changed, or read by a newer program,
// since the workbook was made.
func (r *Returned) follow(ctx context.Context) error {
	at := map[string][]archive.Row{}
	used := map[string]bool{}
	for i := range r.Edits.Rows {
		e := &r.Edits.Rows[i]
		if _, ok := r.Rows[e.ID]; ok || e.ID == "" || e.Document == "" || e.Computed == "" || e.Computed != e.Hash {
			continue
		}
		if _, ok := at[e.Document]; !ok {
			var err error
			if at[e.Document], err = r.archive.RowsAt(ctx, e.Document); err != nil {
				return err
			}
		}
		for _, row := range at[e.Document] {
			_, inFile := r.Rows[row.ID]
			if inFile || used[row.ID] || !report.Alike(row.Quote, e.Quote) {
				continue
			}
			used[row.ID] = true
			if base, ok := r.Desk.Export[e.ID]; ok {
				r.Desk.Export[row.ID] = base
				delete(r.Desk.Export, e.ID)
			}
			e.ID = row.ID
			break
		}
	}
	if len(used) == 0 {
		return nil
	}
	found, err := r.archive.Rows(ctx, slices.Sorted(maps.Keys(used))...)
	maps.Copy(r.Rows, found)
	r.Edits.Notes = append(r.Edits.Notes, fmt.Sprintf("rows whose documents have been read again since: %s, found by their words", report.Thousands(len(used))))
	return err
}

// findDocuments gathers the documents whose dates the file has.
func (r *Returned) findDocuments(ctx context.Context) error {
	corrected, err := r.archive.Corrected(ctx)
	if err != nil {
		return err
	}
	r.documents, r.Desk.Documents = map[string]archive.Document{}, map[string]Document{}
	for _, e := range r.Edits.Documents {
		list, err := r.archive.At(ctx, e.Path)
		if err != nil {
			return err
		}
		for _, d := range list {
			if d.Record.Path != e.Path || d.Hash == "" {
				continue
			}
			_, byPerson := corrected[d.Hash][archive.FieldDate]
			r.documents[e.Path] = d
			r.Desk.Documents[e.Path] = Document{Date: d.Date.String(), Program: d.Record.Date.String(), Corrected: byPerson}
		}
	}
	return nil
}

// Has reports whether the desk has a row of that id or a document of that path
// among those of the file.
func (r *Returned) Has(target string) bool {
	_, row := r.Rows[target]
	return row || r.documents[target].Hash != ""
}

// Take writes the changes of the outcome into the archive, all or none.
func (r *Returned) Take(ctx context.Context, who string, now time.Time) error {
	var list []archive.Correction
	for _, c := range r.Outcome.Changes {
		k := archive.Correction{Kind: archive.OfRow, Target: c.Target, Field: c.Field, Old: c.Old, New: c.New, Who: who, Made: now, Export: r.Edits.Export}
		if c.Document {
			k.Kind, k.Target = archive.OfDocument, r.documents[c.Target].Hash
		}
		if c.Field == archive.FieldStatus && c.New == report.StatusNew {
			k.New = "" // that of a row nobody has looked at
		}
		list = append(list, k)
	}
	return r.archive.Correct(ctx, list...)
}
