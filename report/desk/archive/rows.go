package archive

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"onrecord/parse"
	"onrecord/report"
)

// Row is a row on record: as the program found it, and with corrections
// applied.
type Row struct {
	report.Row                       // corrections applied
	Program    report.Row            // as the program found it, names joined
	Corrected  map[string]Correction // the corrections in force, by field
	Document   Document              // without its rows
	Key        int64                 // its place in the order of time; set only by [Archive.Page]
}

// Rows returns the rows with these ids, by id. Rows of past versions are no longer on
// record.
func (a *Archive) Rows(ctx context.Context, ids ...string) (map[string]Row, error) {
	find, err := a.db.PrepareContext(ctx, "SELECT document, row FROM rows WHERE id = ? AND key > 0")
	if err != nil {
		return nil, err
	}
	defer find.Close()
	known := map[int64]Document{}
	out := make(map[string]Row, len(ids))
	targets := slices.Clone(ids)
	for _, id := range ids {
		var document int64
		var data []byte
		switch err := find.QueryRowContext(ctx, id).Scan(&document, &data); err {
		case nil:
		case sql.ErrNoRows:
			continue
		default:
			return nil, err
		}
		d, ok := known[document]
		if !ok {
			list, err := documents(ctx, a.db, "id = ?", document)
			if err != nil || len(list) == 0 {
				return nil, err
			}
			d = list[0]
			known[document] = d
			targets = append(targets, d.Hash)
		}
		program, err := decodeRow(data)
		if err != nil {
			return nil, err
		}
		out[id] = Row{Program: program, Document: d}
	}
	corrected, err := a.CorrectedOf(ctx, targets...)
	if err != nil {
		return nil, err
	}
	for id, r := range out {
		out[id] = rowWith(r.Document, r.Program, corrected)
	}
	return out, nil
}

// rowWith returns a row with and without corrections.
func rowWith(d Document, program report.Row, corrected Corrected) Row {
	return Row{Row: applyCorrections(d, program, corrected), Program: applyCorrections(d, program, nil), Corrected: corrected[program.ID], Document: d}
}

// CorrectedOf returns the corrections in force of rows and documents, by their ids and
// hashes.
func (a *Archive) CorrectedOf(ctx context.Context, targets ...string) (Corrected, error) {
	list, err := corrections(ctx, a.db, "target IN (SELECT value FROM json_each(?))", marshal(targets))
	return latest(list), err
}

// RowsAt returns the rows of the current document at a path, in text order.
func (a *Archive) RowsAt(ctx context.Context, path string) ([]Row, error) {
	list, err := documents(ctx, a.db, "current AND path = ? ORDER BY id", path)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	corrections, err := correctionsAt(ctx, a.db, path)
	if err != nil {
		return nil, err
	}
	corrected := latest(corrections)
	var out []Row
	for _, d := range list {
		rows, err := rowsOf(ctx, a.db, d.ID)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out = append(out, rowWith(d, r, corrected))
		}
	}
	return out, nil
}

// SaveNames stores the canonical names of people across all documents, by document ID, so
// that rows are found by them.
func (a *Archive) SaveNames(ctx context.Context, names map[int64]map[string]parse.Speaker) error {
	if len(names) == 0 {
		return nil
	}
	return a.write(ctx, func(w *writer) error {
		for id, of := range names {
			if of == nil {
				of = map[string]parse.Speaker{}
			}
			before, err := w.standing(map[int64]bool{id: true}) // one by one: there may be very many
			if err != nil {
				return err
			}
			if _, err := w.exec("UPDATE documents SET names = ? WHERE id = ?", marshal(of), id); err != nil {
				return err
			}
			if err := w.again(before); err != nil {
				return err
			}
		}
		return nil
	})
}

// SetPeople records who is meant by the names that people entered in corrections: for each
// alias, the desk's name. The rows concerned are found by that name from then on.
func (a *Archive) SetPeople(ctx context.Context, means map[string]string) error {
	return a.write(ctx, func(w *writer) error {
		meant := map[string]string{}
		if err := each(ctx, w, "SELECT given, name FROM people", func(line *sql.Rows) error {
			var given, name string
			err := line.Scan(&given, &name)
			meant[given] = name
			return err
		}); err != nil {
			return err
		}
		changed := map[string]bool{}
		for _, names := range []map[string]string{means, meant} {
			for given := range names {
				changed[given] = means[given] != meant[given]
			}
		}
		maps.DeleteFunc(changed, func(_ string, is bool) bool { return !is })
		touched := map[int64]bool{}
		for given := range changed {
			if err := w.touch(touched, "d.path = c.path", "c.field = 'speaker' AND c.new = ?", given); err != nil {
				return err
			}
		}
		before, err := w.standing(touched)
		if err != nil {
			return err
		}
		for given := range changed {
			if _, err := w.exec("DELETE FROM people WHERE given = ?", given); err != nil {
				return err
			}
			if name := means[given]; name != "" {
				if _, err := w.exec("INSERT INTO people VALUES (?, ?)", given, name); err != nil {
					return err
				}
			}
		}
		return w.again(before)
	})
}

// Speaker is a speaker on record.
type Speaker struct {
	Name                     string
	Rows, Documents, Sources int
	First, Last              parse.Date
}

// Speakers returns the speakers on record by their current names, most rows first.
func (a *Archive) Speakers(ctx context.Context) ([]Speaker, error) {
	return list(ctx, a.db, func(line *sql.Rows) (s Speaker, err error) {
		err = line.Scan(&s.Name, &s.Rows, &s.Documents, &s.Sources, (*stored)(&s.First), (*stored)(&s.Last))
		return s, err
	}, `SELECT r.speaker, count(*), count(DISTINCT r.document), count(DISTINCT nullif(r.source, '')), coalesce(min(nullif(d.date, '')), ''), max(d.date)
		FROM rows r JOIN documents d ON d.id = r.document WHERE r.key > 0 AND r.speaker <> '' AND NOT coalesce(r.row ->> 'question', 0)
		GROUP BY r.speaker ORDER BY count(*) DESC, r.speaker`)
}
