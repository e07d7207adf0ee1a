package review

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/report"
)

// Merge compares a file with the desk. The order of the file's rows affects
// only the order of the result. An error is a [*StopError].
func Merge(desk Desk, edits report.Edits, o Options) (Outcome, error) {
	m := merge{desk: desk, edits: edits, options: o, taken: map[string]int{}, topics: map[string]string{}}
	m.out.Problems = slices.Clone(edits.Problems)
	m.out.Notes = slices.Clone(edits.Notes)
	for _, t := range desk.Topics {
		m.topics[report.Fold(t)] = t
	}
	if desk.Export == nil {
		which := "it does not say which workbook it is"
		if edits.Export != "" {
			which = "the desk does not know the workbook it comes from (" + edits.Export + ")"
		}
		m.note("%s; every cell that differs from the desk counts as an edit, unless it has been corrected before", which)
	}
	if err := m.chooseRows(); err != nil {
		return m.out, err
	}
	if err := m.columnsInOrder(); err != nil {
		return m.out, err
	}
	for i := range m.edits.Rows {
		if id := m.edits.Rows[i].ID; id != "" && m.isTaken(i) {
			m.row(&m.edits.Rows[i])
		}
	}
	m.missing()
	m.documents()
	slices.SortStableFunc(m.out.Problems, func(a, b report.EditProblem) int {
		return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line))
	})
	return m.out, nil
}

type merge struct {
	desk    Desk
	edits   report.Edits
	options Options
	taken   map[string]int // id to its row in the file, and one more
	topics  map[string]string
	out     Outcome
}

func (m *merge) note(format string, args ...any) {
	m.out.Notes = append(m.out.Notes, fmt.Sprintf(format, args...))
}

func (m *merge) problem(r *report.EditedRow, column, format string, args ...any) {
	m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: r.Sheet, Line: r.Line, ID: r.ID, Column: column, Reason: fmt.Sprintf(format, args...)})
}

func (m *merge) isTaken(i int) bool { return m.taken[m.edits.Rows[i].ID] == i+1 }

// integrity says how far the cells of a row belong together.
type integrity int

const (
	whole    integrity = iota
	touched            // a cell that is not for editing was changed; it is still the row
	reworded           // its quote is no row's
	mixed              // its quote is another row's
)

// chooseRows finds the row of the file to believe for every id, and rejects a
// file whose rows were mixed up.
func (m *merge) chooseRows() error {
	quotes := m.quotes()
	var wrong []int
	mixedUp, copies := 0, 0
	for i := range m.edits.Rows {
		r := &m.edits.Rows[i]
		row, known := m.desk.Rows[r.ID]
		if !known {
			m.unknown(r)
			continue
		}
		m.out.Rows++
		how := integrityOf(r, row, quotes)
		if how == mixed {
			mixedUp++
		}
		first := m.taken[r.ID]
		switch {
		case how == mixed || how == reworded:
			wrong = append(wrong, i)
		case first == 0:
			m.taken[r.ID] = i + 1
			if how == touched {
				m.problem(r, "", "a cell was changed that cannot be edited (source, date, document or spans); it stays as it was")
			}
		default:
			copies++
			if m.edits.Rows[first-1].Cells != r.Cells {
				m.problem(r, "", "a copy of the row in line %d with other values; the first one counts", m.edits.Rows[first-1].Line)
			}
		}
	}
	if m.out.Rows == 0 {
		return &StopError{Reason: "none of its rows belong to this desk"}
	}
	// One row alone may have another's words by a slip of the hand; two are a sort.
	if mixedUp > 1 || len(wrong) > 5 && 2*len(wrong) > m.out.Rows {
		return &StopError{
			Reason: fmt.Sprintf("its rows are mixed up: in %d of %d the quote belongs to another id, as if only some columns had been sorted", len(wrong), m.out.Rows),
			Places: m.places(wrong),
		}
	}
	for _, i := range wrong {
		if r := &m.edits.Rows[i]; m.taken[r.ID] == 0 {
			m.problem(r, "", "the quote does not belong to the id; the row was ignored")
		} else {
			copies++
		}
	}
	if copies > 0 {
		m.note("lines that repeat a row: %d; the first complete line of each row counts", copies)
	}
	return nil
}

// unknown reports a row that the desk does not have.
func (m *merge) unknown(r *report.EditedRow) {
	switch _, exported := m.desk.Export[r.ID]; {
	case r.ID == "":
		m.problem(r, "", "a row without an id; rows cannot be added in a workbook")
	case exported:
		m.problem(r, "", "the desk no longer has this row: its document has been read again")
	default:
		m.problem(r, "", "the desk has no row with this id; it comes from another desk, or its document has been read again")
	}
}

// quotes returns the quotes of the desk's rows that the file is about, in
// canonical form.
func (m *merge) quotes() map[string]bool {
	all := make(map[string]bool, len(m.edits.Rows))
	for i := range m.edits.Rows {
		if row, ok := m.desk.Rows[m.edits.Rows[i].ID]; ok {
			all[report.Canonical(row.Quote)] = true
		}
	}
	return all
}

// integrityOf checks a row against its checksum, which covers its id; without
// checksum or with columns missing, against the desk's quote.
func integrityOf(r *report.EditedRow, row Row, quotes map[string]bool) integrity {
	if r.Computed != "" && (r.Computed == r.Hash || r.Computed == row.Hash) {
		return whole
	}
	said := report.Canonical(r.Quote)
	switch {
	case said == report.Canonical(row.Quote) && r.Computed == "":
		return whole
	case said == report.Canonical(row.Quote):
		return touched
	case quotes[said]:
		return mixed
	}
	return reworded
}

func (m *merge) places(rows []int) []string {
	const most = 5
	var out []string
	for _, i := range rows[:min(most, len(rows))] {
		r := m.edits.Rows[i]
		out = append(out, strings.TrimSpace(r.Sheet+" line ")+fmt.Sprintf(" %d", r.Line))
	}
	return out
}

// columnsInOrder rejects a file in which one column was sorted and the others
// were not: many of its cells have changed, yet it holds the same values.
func (m *merge) columnsInOrder() error {
	const suspicious = 5
	for f := range report.EditFields {
		count := map[string]int{}
		var changed []int
		for i := range m.edits.Rows {
			r := &m.edits.Rows[i]
			if r.ID == "" || !m.isTaken(i) || r.Cells[f].Rejected {
				continue
			}
			base, _ := m.base(r.ID, f)
			if report.Alike(base, r.Cells[f].Text) {
				continue
			}
			changed = append(changed, i)
			count[report.Canonical(base)]++
			count[report.Canonical(r.Cells[f].Text)]--
		}
		same := true
		for _, n := range count {
			same = same && n == 0
		}
		if same && len(changed) >= suspicious {
			return &StopError{
				Reason: fmt.Sprintf("its column %s no longer matches the others: %d cells differ although the values are the same, as if the column had been sorted alone", report.EditField(f), len(changed)),
				Places: m.places(changed),
			}
		}
	}
	return nil
}

// base returns what the export said; without it, what the desk says.
func (m *merge) base(id string, f int) (string, bool) {
	if v, ok := m.desk.Export[id]; ok {
		return v[f], true
	}
	return m.desk.Rows[id].Values[f], false
}

// row compares the cells of one row.
func (m *merge) row(r *report.EditedRow) {
	now := m.desk.Rows[r.ID]
	for f := range report.EditFields {
		cell, field := r.Cells[f], report.EditField(f)
		if cell.Rejected {
			continue
		}
		base, exported := m.base(r.ID, f)
		decided := m.options.Take[r.ID] && now.Corrected[f]
		if report.Alike(cell.Text, base) && exported && !decided {
			continue // nobody edited it
		}
		theirs, why := m.value(field, cell.Text, base)
		if why != "" {
			m.problem(r, field.String(), "%s", why)
			continue
		}
		c := Change{Sheet: r.Sheet, Line: r.Line, Target: r.ID, Field: field.String(), Old: now.Values[f], New: theirs}
		if cell.Formula {
			c.Note = "from a formula"
		}
		if field == report.EditTopic && theirs != "" && len(m.topics) > 0 && m.topics[report.Fold(theirs)] == "" {
			c.Note = strings.TrimPrefix(c.Note+"; not a topic of the taxonomy", "; ")
		}
		switch {
		case report.Alike(theirs, now.Values[f]):
			if exported && !report.Alike(theirs, base) {
				m.out.Already++
			}
		case decided:
			c.Note = strings.TrimPrefix(c.Note+"; decided for the file", "; ")
			m.out.Changes = append(m.out.Changes, c)
		case exported && report.Alike(theirs, base):
		case exported && now.Corrected[f] && !report.Alike(now.Values[f], base):
			m.out.Conflicts = append(m.out.Conflicts, Conflict{c, &base})
		case !exported && now.Corrected[f]:
			m.out.Conflicts = append(m.out.Conflicts, Conflict{c, nil})
		case !report.Alike(now.Values[f], base):
			// The program reads it otherwise today; a person's word counts for more.
			c.Note = strings.TrimPrefix(fmt.Sprintf("%s; it was %q in the workbook", c.Note, base), "; ")
			fallthrough
		default:
			m.out.Changes = append(m.out.Changes, c)
		}
	}
}

// value returns an edited value as it is stored, or why it cannot be.
func (m *merge) value(field report.EditField, text, base string) (value, why string) {
	if field != report.EditNote {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	switch field {
	case report.EditStatus:
		status := strings.ToLower(strings.TrimSpace(text))
		if status == "" {
			return report.StatusNew, ""
		}
		if !slices.Contains(report.ReviewStatuses(), status) {
			return "", fmt.Sprintf("%q is not a status; choose one of %s", text, strings.Join(report.ReviewStatuses(), ", "))
		}
		return status, ""
	case report.EditTopic:
		return cmp.Or(m.topics[report.Fold(text)], text), ""
	case report.EditSpeaker:
		if damagedNumber(text, base) {
			return "", fmt.Sprintf("%q was %q: a program changed it into a number", text, base)
		}
	}
	return text, ""
}

// damagedNumber reports whether a text is what remains of another that a
// program read as a number: "007" became "7".
func damagedNumber(text, base string) bool {
	return text != base && text != "" && strings.Trim(base, "0123456789") == "" && strings.TrimLeft(base, "0") == text
}

// missing lists the rows of the export that the file does not have.
func (m *merge) missing() {
	here := make(map[string]bool, len(m.edits.Rows))
	for i := range m.edits.Rows {
		here[m.edits.Rows[i].ID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(m.desk.Export)) {
		row, known := m.desk.Rows[id]
		if here[id] || !known || row.Values[report.EditStatus] == report.StatusDrop {
			continue
		}
		m.out.Missing = append(m.out.Missing, id)
		if m.options.AcceptDeletions {
			m.drop(id, row)
		}
	}
}

func (m *merge) drop(id string, row Row) {
	now, base := row.Values[report.EditStatus], m.desk.Export[id][report.EditStatus]
	c := Change{Target: id, Field: report.EditStatus.String(), Old: now, New: report.StatusDrop, Note: "deleted from the file"}
	if !report.Alike(now, base) {
		m.out.Conflicts = append(m.out.Conflicts, Conflict{c, &base})
		return
	}
	m.out.Changes = append(m.out.Changes, c)
}

// documents compares dates. The export does not record them: a date missing
// from the file removes none, and the date that the program found is no edit.
func (m *merge) documents() {
	seen := map[string]bool{}
	for _, d := range m.edits.Documents {
		now, known := m.desk.Documents[d.Path]
		decided := m.options.Take[d.Path]
		if d.Rejected || d.Date == "" || seen[d.Path] || known && (d.Date == now.Date || d.Date == now.Program && !decided) {
			continue
		}
		seen[d.Path] = true
		if !known {
			m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: d.Sheet, Line: d.Line, Column: "date", Reason: "the desk has no document " + d.Path})
			continue
		}
		c := Change{Sheet: d.Sheet, Line: d.Line, Target: d.Path, Field: "date", Old: now.Date, New: d.Date, Document: true}
		if now.Corrected && !decided {
			m.out.Conflicts = append(m.out.Conflicts, Conflict{c, nil})
			continue
		}
		m.out.Changes = append(m.out.Changes, c)
	}
}
