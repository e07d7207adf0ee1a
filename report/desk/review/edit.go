package review

import (
	"context"

	"onrecord/report"
	"onrecord/report/desk/archive"
)

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
