package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"onrecord/parse"
	"onrecord/report"
)

// The fields that can be corrected: first those of a row, then those of a document.
const (
	FieldSpeaker = "speaker"
	FieldTopic   = "topic"
	FieldStatus  = "status"
	FieldNote    = "note"
	FieldRole    = "role"
	FieldKind    = "kind"
	FieldSaid    = "said" // YYYY-MM-DD; empty for unknown

	FieldDate   = "date" // YYYY-MM-DD; empty for unknown
	FieldSource = "source"
	FieldTitle  = "title"
	FieldURL    = "url"
	FieldPlace  = "place"

	FieldStance = "stance" // cannot be corrected; rows are found by it
)

// The kinds of things that can be corrected.
const (
	OfRow      = "row"
	OfDocument = "document"
)

var correctable = map[string][]string{
	OfRow:      {FieldSpeaker, FieldTopic, FieldStatus, FieldNote, FieldRole, FieldKind, FieldSaid},
	OfDocument: {FieldDate, FieldSource, FieldTitle, FieldURL, FieldPlace},
}

// Correction is one field that a person changed. The latest correction of a field is in
// force.
type Correction struct {
	ID       int64     `json:"-"`
	Kind     string    `json:"kind"`   // OfRow or OfDocument
	Target   string    `json:"target"` // id of the row, or hash of the document's content
	Field    string    `json:"field"`
	Old      string    `json:"old"` // what stood there
	New      string    `json:"new"`
	Who      string    `json:"who"`
	Made     time.Time `json:"made"`
	Export   string    `json:"export"` // id of the workbook it came back with; empty if it did not
	Document string    `json:"document"`
	Quote    string    `json:"quote"`           // of the row, to find it again
	First    string    `json:"first"`           // the target when it was made
	Entry    int64     `json:"entry"`           // of the log
	Undone   bool      `json:"-"`               // its entry was taken back
	Means    string    `json:"means,omitempty"` // of a speaker: the name that the desk has for New; empty for New itself
}

// Holds returns the corrected value.
func (c Correction) Holds() string { return cmp.Or(c.Means, c.New) }

// Corrected are the corrections in force, by target and field.
type Corrected map[string]map[string]Correction

func (c Corrected) of(target, field string) (Correction, bool) {
	out, ok := c[target][field]
	return out, ok
}

// latest returns the corrections in force. The list is in the order in which they were
// made; undone ones do not count.
func latest(list []Correction) Corrected {
	out := Corrected{}
	for _, c := range list {
		if c.Undone {
			continue
		}
		if out[c.Target] == nil {
			out[c.Target] = map[string]Correction{}
		}
		out[c.Target][c.Field] = c
	}
	return out
}

// ErrNotOnRecord is returned for a correction to a row or document that is not in the
// archive.
var ErrNotOnRecord = errors.New("not on record")

// find fills in what a correction concerns, and returns the document.
func (w *writer) find(c *Correction) (id int64, err error) {
	if !slices.Contains(correctable[c.Kind], c.Field) {
		return 0, fmt.Errorf("the %s of a %s cannot be corrected", c.Field, c.Kind)
	}
	if (c.Field == FieldDate || c.Field == FieldSaid) && c.New != "" {
		if _, err := parse.ParseDate(c.New); err != nil {
			return 0, err
		}
	}
	if c.Kind == OfRow {
		var data []byte
		if err = w.tx.QueryRowContext(w.ctx, "SELECT r.document, d.path, r.row FROM rows r JOIN documents d ON d.id = r.document WHERE r.id = ? AND r.key > 0", c.Target).Scan(&id, &c.Document, &data); err == nil {
			var r report.Row
			r, err = decodeRow(data)
			c.Quote = r.Quote
		}
	} else {
		err = w.tx.QueryRowContext(w.ctx, "SELECT id, path FROM documents WHERE hash = ? AND current AND status = 'read'", c.Target).Scan(&id, &c.Document)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("%s %s: %w", c.Kind, c.Target, ErrNotOnRecord)
	}
	c.First = c.Target
	return id, err
}

func (w *writer) insertCorrection(c Correction) error {
	if c.Means != "" { // the correction comes from plain files
		if _, err := w.exec("INSERT OR REPLACE INTO people VALUES (?, ?)", c.New, c.Means); err != nil {
			return err
		}
	}
	_, err := w.exec("INSERT INTO corrections (kind, target, field, old, new, who, made, export, path, quote, first, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		c.Kind, c.Target, c.Field, c.Old, c.New, c.Who, c.Made.Format(time.RFC3339Nano), c.Export, c.Document, c.Quote, c.First, c.Entry)
	return err
}

// standing is a document with its rows, corrections applied.
type standing struct {
	Document
	holds []report.Row
}

// standing returns documents with corrections applied, for [writer.again] after a change.
func (w *writer) standing(ids map[int64]bool) ([]standing, error) {
	var out []standing
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		list, err := documents(w.ctx, w.tx, "id = ?", id)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		h := standing{Document: list[0]}
		if h.Rows, err = rowsOf(w.ctx, w.tx, id); err != nil {
			return nil, err
		}
		corrections, err := correctionsAt(w.ctx, w.tx, h.Record.Path)
		if err != nil {
			return nil, err
		}
		h.hold(latest(corrections))
		out = append(out, h)
	}
	return out, nil
}

func (h *standing) hold(corrected Corrected) {
	h.holds = nil
	for _, r := range h.Rows {
		h.holds = append(h.holds, applyCorrections(h.Document, r, corrected))
	}
}

// again updates what documents are found by after a change; before is how they were.
// Unchanged rows are not written: the word index grows with every one that is.
func (w *writer) again(before []standing) error {
	for _, was := range before {
		list, err := documents(w.ctx, w.tx, "id = ?", was.ID)
		if err != nil || len(list) == 0 {
			return err
		}
		now := standing{Document: list[0]}
		now.Rows = was.Rows
		corrections, err := correctionsAt(w.ctx, w.tx, now.Record.Path)
		if err != nil {
			return err
		}
		corrected := latest(corrections)
		if now.dated(corrected) != was.Date { // its rows move to another date
			if err := w.document(&now.Document, corrected); err != nil {
				return err
			}
			continue
		}
		now.hold(corrected)
		if err := w.changed(was, now); err != nil {
			return err
		}
	}
	return nil
}

// changed writes the differences between two states of a document.
func (w *writer) changed(was, now standing) error {
	if n := toCheck(now.holds); n != now.ToCheck {
		if _, err := w.exec("UPDATE documents SET to_check = ? WHERE id = ?", n, now.ID); err != nil {
			return err
		}
	}
	for place, r := range now.holds {
		old := was.holds[place]
		if tags(r) == tags(old) {
			continue
		}
		key := keyOf(now.Date, now.ID, place)
		if _, err := w.exec("UPDATE rows SET source = ?, speaker = ?, topic = ?, kind = ? WHERE key = ?", r.Source, r.Speaker, r.Topic, r.Kind, key); err != nil {
			return err
		}
		if r.Question {
			continue
		}
		if err := w.index(indexed{key, r.Quote, tags(r), true}); err != nil {
			return err
		}
		if err := w.names(r); err != nil {
			return err
		}
	}
	return nil
}

// Corrections returns every correction, in the order in which they were made.
func (a *Archive) Corrections(ctx context.Context) ([]Correction, error) {
	return corrections(ctx, a.db, "1")
}

// Corrected returns the corrections in force.
func (a *Archive) Corrected(ctx context.Context) (Corrected, error) {
	list, err := a.Corrections(ctx)
	return latest(list), err
}

func correctionsAt(ctx context.Context, q queryer, path string) ([]Correction, error) {
	return corrections(ctx, q, "path = ?", path)
}

func corrections(ctx context.Context, q queryer, where string, args ...any) ([]Correction, error) {
	return list(ctx, q, func(line *sql.Rows) (c Correction, err error) {
		var made string
		if err = line.Scan(&c.ID, &c.Kind, &c.Target, &c.Field, &c.Old, &c.New, &c.Who, &made, &c.Export, &c.Document, &c.Quote, &c.First, &c.Entry, &c.Undone, &c.Means); err == nil {
			c.Made, err = time.Parse(time.RFC3339Nano, made)
		}
		return c, err
	}, "SELECT id, kind, target, field, old, new, who, made, export, path, quote, first, entry, EXISTS (SELECT 1 FROM log WHERE log.id = entry AND undone <> ''), CASE field WHEN 'speaker' THEN coalesce((SELECT name FROM people WHERE given = new), '') ELSE '' END FROM corrections WHERE "+where+" ORDER BY id", args...)
}

// follow moves corrections to a new version of a document: those of the earlier
// version to this one, and those of rows that no longer exist to the rows with
// the same words, in their order.
func follow(ctx context.Context, tx *sql.Tx, list []Correction, d Document, before string) error {
	if len(list) == 0 {
		return nil
	}
	here := map[string]bool{}
	byWords := map[string][]string{} // ids, in text order
	for _, r := range d.Rows {
		here[r.ID] = true
		key := bare(r.Quote)
		byWords[key] = append(byWords[key], r.ID)
	}
	to := map[string]string{}
	for i, c := range list {
		switch {
		case c.Kind == OfDocument && c.Target == before && before != "":
			list[i].Target = d.Hash
		case c.Kind != OfRow || here[c.Target]:
			continue
		default:
			id, known := to[c.Target]
			if ids := byWords[bare(c.Quote)]; !known && len(ids) > 0 {
				id, byWords[bare(c.Quote)] = ids[0], ids[1:]
				to[c.Target] = id
			}
			if id == "" {
				continue
			}
			list[i].Target = id
		}
		if _, err := tx.ExecContext(ctx, "UPDATE corrections SET target = ? WHERE id = ?", list[i].Target, c.ID); err != nil {
			return err
		}
	}
	return nil
}

// bare returns the letters and digits of a text in lower case: punctuation and
// white space may change while the words stay the same.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// applyCorrections returns a row of a document with its speaker's name across all
// documents, and with corrections in place of what the program found.
func applyCorrections(d Document, r report.Row, corrected Corrected) report.Row {
	Correct(d, &r, corrected)
	return r
}

// Correct does what applyCorrections does, in place.
func Correct(d Document, r *report.Row, corrected Corrected) {
	r.Rename(d.Names)
	if len(corrected[d.Hash]) > 0 {
		applyToRowOf(d, r, corrected)
	}
	applyRowCorrections(r, corrected)
}

// applyToRowOf applies the corrections of a document to one of its rows.
func applyToRowOf(d Document, r *report.Row, corrected Corrected) {
	ofDocument := func(field string) (string, bool) {
		c, ok := corrected.of(d.Hash, field)
		return c.New, ok && c.Kind == OfDocument
	}
	if _, ok := ofDocument(FieldDate); ok {
		r.Date, r.DateBasis = d.Date, basisCorrected
		r.Flags = without(r.Flags, report.FlagDateInferred)
	}
	if source, ok := ofDocument(FieldSource); ok {
		r.Source, r.SourceBasis = source, basisCorrected
	}
	for field, to := range map[string]*string{FieldTitle: &r.Title, FieldURL: &r.URL, FieldPlace: &r.Place} {
		if value, ok := ofDocument(field); ok {
			*to = value
		}
	}
}

// applyRowCorrections applies the corrections of a row. The role comes after the speaker,
// since it is that speaker's.
func applyRowCorrections(r *report.Row, corrected Corrected) {
	if c, ok := corrected.of(r.ID, FieldSpeaker); ok {
		if c.Holds() != r.Speaker {
			r.Speaker, r.Role = c.Holds(), "" // the role belonged to another person
		}
		r.Flags = without(r.Flags, report.FlagSpeakerUnresolved)
	}
	if c, ok := corrected.of(r.ID, FieldTopic); ok {
		r.Topic = c.New
		r.Topics = slices.DeleteFunc(slices.Clone(r.Topics), func(t string) bool { return t == c.New })
		if c.New != "" {
			r.Topics = append([]string{c.New}, r.Topics...)
		}
	}
	if c, ok := corrected.of(r.ID, FieldSaid); ok {
		r.Said = parse.Date{}
		_ = r.Said.UnmarshalText([]byte(c.New)) // checked when it was made
	}
	for field, to := range map[string]*string{FieldRole: &r.Role, FieldKind: &r.Kind, FieldStatus: &r.Status, FieldNote: &r.Note} {
		if c, ok := corrected.of(r.ID, field); ok {
			*to = c.New
		}
	}
}

// basisCorrected is the basis of a value corrected by a person.
const basisCorrected = string(parse.BasisCorrected)

// without returns flags except one, with or without a reason.
func without(flags []string, flag string) []string {
	return slices.DeleteFunc(slices.Clone(flags), func(f string) bool { return f == flag || strings.HasPrefix(f, flag+":") })
}

// ApplyDocumentCorrections returns the record of a document with corrections applied.
func ApplyDocumentCorrections(d Document, corrected Corrected) report.Document {
	r := d.Record
	if d.Hash == "" {
		return r
	}
	if _, ok := corrected.of(d.Hash, FieldDate); ok {
		r.Date, r.DateBasis = d.Date, basisCorrected
	}
	if c, ok := corrected.of(d.Hash, FieldSource); ok {
		r.Source, r.SourceBasis = c.New, basisCorrected
	}
	for field, to := range map[string]*string{FieldTitle: &r.Title, FieldURL: &r.URL, FieldPlace: &r.Place} {
		if c, ok := corrected.of(d.Hash, field); ok {
			*to = c.New
		}
	}
	return r
}
