package review

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"onrecord/parse/speaker"
	"onrecord/report"
	"onrecord/report/desk/archive"
)

// Returned is a returned file with what the desk knows about its rows and documents.
type Returned struct {
	Edits   report.Edits
	Desk    Desk
	Rows    map[string]archive.Row // by id
	Outcome Outcome

	archive   *archive.Archive
	did       string // the command, for the log
	handed    *Handed
	documents map[string]archive.Document // by path
}

// shownStatus is a status as the workbook shows it.
func shownStatus(status string) string { return cmp.Or(status, report.StatusNew) }

// Gather finds what a desk knows about the rows and documents in a file; handed is the
// file as it was sent out, topics are the labels of the desk's taxonomy, and hash is the
// function that calculates a row's checksum.
func Gather(ctx context.Context, a *archive.Archive, edits report.Edits, handed *Handed, topics []string, hash func(report.Row) string) (*Returned, error) {
	r := &Returned{archive: a, did: archive.DidReview, Edits: edits, handed: handed}
	r.Desk.Topics = topics
	return r, r.gather(ctx, hash)
}

func (r *Returned) gather(ctx context.Context, hash func(report.Row) string) error {
	if err := r.findByWords(ctx); err != nil {
		return err
	}
	ids := map[string]bool{}
	for _, row := range r.Edits.Rows {
		ids[row.ID] = true
	}
	for id := range r.handed.export.Rows {
		ids[id] = true
	}
	delete(ids, "")
	var err error
	if r.Rows, err = r.archive.Rows(ctx, slices.Sorted(maps.Keys(ids))...); err != nil {
		return err
	}
	if r.handed.known {
		r.Desk.Made = r.handed.export.Made.String()
		r.Desk.Export = make(map[string]Values, len(r.handed.export.Rows))
		for id := range r.handed.export.Rows {
			var v Values
			for f := range v {
				v[f], _ = r.handed.Row(id, report.EditField(f).String())
			}
			r.Desk.Export[id] = v
		}
	}
	r.Desk.Order, r.Desk.Handed = r.handed.order, r.handed.sheets
	if err := r.follow(ctx); err != nil {
		return err
	}
	r.Desk.Rows = make(map[string]Row, len(r.Rows))
	for id, row := range r.Rows {
		v := Row{Hash: hash(row.Row), Quote: row.Quote, Mention: row.Mention, Document: row.Row.Document, Values: valuesOf(row.Row), Program: valuesOf(row.Program)}
		v.Program[report.EditStatus], v.Program[report.EditNote] = "", ""
		for f := range v.Corrected {
			_, v.Corrected[f] = row.Corrected[report.EditField(f).String()]
		}
		r.Desk.Rows[id] = v
	}
	return r.findDocuments(ctx)
}

// valuesOf returns what people edit in a row, as a workbook shows it.
func valuesOf(r report.Row) Values {
	return Values{r.Speaker, r.Topic, shownStatus(r.Status), r.Note, r.Role, r.Kind, r.Said.String(), r.Source, r.Date.String(), r.Title, r.URL, r.Place}
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

// findDocuments gathers the documents of the rows and of the sheet Documents.
func (r *Returned) findDocuments(ctx context.Context) error {
	var hashes []string
	for _, row := range r.Rows {
		hashes = append(hashes, row.Document.Hash)
	}
	slices.Sort(hashes)
	corrected, err := r.archive.CorrectedOf(ctx, slices.Compact(hashes)...)
	if err != nil {
		return err
	}
	r.documents, r.Desk.Documents = map[string]archive.Document{}, map[string]Document{}
	add := func(path string, d archive.Document) {
		if _, ok := r.documents[path]; ok || d.Hash == "" {
			return
		}
		out := Document{People: peopleOf(d, false), Bodies: peopleOf(d, true), Values: documentValues(archive.ApplyDocumentCorrections(d, corrected)), Program: documentValues(d.Record)}
		for f := range out.Corrected {
			_, out.Corrected[f] = corrected[d.Hash][report.EditField(f).String()]
		}
		if line, ok := r.handed.documents[path]; ok {
			out.Exported = new(Values)
			for f := range out.Exported {
				out.Exported[f] = r.handed.cell(line, documentsSheet, report.EditField(f).String())
			}
		}
		r.documents[path], r.Desk.Documents[path] = d, out
	}
	for _, row := range r.Rows {
		add(row.Row.Document, row.Document)
	}
	for _, e := range r.Edits.Documents {
		if _, ok := r.documents[e.Path]; ok {
			continue
		}
		list, err := r.archive.At(ctx, e.Path)
		if err != nil {
			return err
		}
		for _, d := range list {
			if d.Record.Path != e.Path {
				continue
			}
			of, err := r.archive.CorrectedOf(ctx, d.Hash)
			if err != nil {
				return err
			}
			maps.Copy(corrected, of)
			add(e.Path, d)
		}
	}
	return nil
}

// peopleOf returns whom a document names, or only the bodies and groups among them, under
// the names that they have among all documents.
func peopleOf(d archive.Document, groups bool) map[string]bool {
	out := map[string]bool{}
	for _, p := range d.People {
		if groups && !p.Group {
			continue
		}
		name := p.Name
		if to, ok := d.Names[name]; ok {
			name = to.Name
		}
		out[speaker.Key(name)] = true
	}
	return out
}

// documentValues returns what people edit in a document.
func documentValues(d report.Document) (v Values) {
	v[report.EditSource], v[report.EditDate], v[report.EditTitle], v[report.EditURL], v[report.EditPlace] = d.Source, d.Date.String(), d.Title, d.URL, d.Place
	return v
}

// Has reports whether the file has a row with that id or a document at that path that the
// desk knows.
func (r *Returned) Has(target string) bool {
	_, row := r.Rows[target]
	return row || r.documents[target].Hash != ""
}

// Take writes the changes of the outcome into the archive, all or none, as one entry of
// its log; file is the name of the returned file. It returns the entry's id.
func (r *Returned) Take(ctx context.Context, who, file string, now time.Time) (int64, error) {
	var list []archive.Correction
	for _, c := range r.Outcome.Changes {
		k := archive.Correction{Kind: archive.OfRow, Target: c.Target, Field: c.Field, Old: c.Old, New: c.New}
		if c.Document {
			k.Kind, k.Target = archive.OfDocument, r.documents[c.Target].Hash
		}
		if c.Field == archive.FieldStatus && c.New == report.StatusNew {
			k.New = "" // that of a row nobody has looked at
		}
		list = append(list, k)
	}
	return r.archive.Take(ctx, archive.Entry{
		Made: now, Who: who, Did: r.did, What: report.Counted(len(list), "correction"), File: file, Export: r.Edits.Export,
	}, list...)
}

// Edit is a change to a row: the values that were shown and the new values, by field.
// Fields of documents are not included.
type Edit struct {
	ID         string
	Seen, Want map[report.EditField]string
}

// Edited finds out what edits of rows would change, exactly as for edits in a returned
// workbook: the values shown count as those sent out. take are the rows whose conflicts
// the user has decided in favour of the edit. [Returned.Take] applies the changes.
func Edited(ctx context.Context, a *archive.Archive, list []Edit, topics []string, take map[string]bool) (*Returned, error) {
	r := &Returned{archive: a, handed: &Handed{}, did: archive.DidServe}
	r.Desk.Topics = topics
	for i, e := range list {
		row := report.EditedRow{Line: i + 1, ID: e.ID}
		for f := range row.Cells {
			want, ok := e.Want[report.EditField(f)]
			row.Cells[f] = report.EditedCell{Text: want, Rejected: !ok || report.EditField(f).OfDocument()}
		}
		r.Edits.Rows = append(r.Edits.Rows, row)
	}
	if err := r.gather(ctx, func(report.Row) string { return "" }); err != nil {
		return nil, err
	}
	r.Desk.Export = map[string]Values{}
	for i, e := range list {
		now, ok := r.Desk.Rows[e.ID]
		if !ok {
			continue
		}
		r.Edits.Rows[i].Quote = now.Quote
		seen := now.Values
		for f, value := range e.Seen {
			seen[f] = value
		}
		r.Desk.Export[e.ID] = seen
	}
	many := map[string]bool{} // each was chosen by itself
	for _, column := range report.EditFieldNames() {
		many[column] = true
	}
	var err error
	r.Outcome, err = Merge(r.Desk, r.Edits, Options{AcceptMany: many, Take: take})
	return r, err
}
