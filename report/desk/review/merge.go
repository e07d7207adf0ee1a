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
	m.edits.Rows = slices.Clone(edits.Rows)
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
	if err := m.accidents(); err != nil {
		return m.out, err
	}
	for i := range m.edits.Rows {
		if id := m.edits.Rows[i].ID; id != "" && m.isTaken(i) {
			m.row(i)
		}
	}
	m.tellDiffering()
	m.missing()
	if err := m.documents(); err != nil {
		return m.out, err
	}
	m.sheets()
	slices.SortStableFunc(m.out.Problems, func(a, b report.EditProblem) int {
		return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line))
	})
	return m.out, nil
}

type merge struct {
	differing [report.EditFields][]*report.EditedRow // rows whose cell may be an edit, of a workbook that is unknown
	desk      Desk
	edits     report.Edits
	options   Options
	taken     map[string]int          // id to its row in the file, and one more
	copied    map[[2]int]int          // row and field to the copy of the row that the cell comes from
	held      [report.EditFields]bool // columns of Quotes that look like an accident
	strange   map[int]bool            // rows given a speaker whom their document does not name
	topics    map[string]string
	names     map[string]bool // of speakers, once they are asked for

	// ofDocuments is what cells say of documents.
	ofDocuments map[documentField][]documentEdit
	out         Outcome
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
	var without int // of them, rows that no longer have a quote
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
			if r.Quote == "" {
				without++
			}
		case first == 0:
			m.taken[r.ID] = i + 1
			if how == touched && len(r.Other) == 0 && !m.documentTouched(r) {
				m.problem(r, "", "a cell that cannot be edited (document or spans) was changed; it is left as it was")
			}
		case r.Copy:
			m.fromCopy(first-1, i)
		default:
			copies++
			if m.edits.Rows[first-1].Cells != r.Cells {
				m.problem(r, "", "a copy of the row in line %d with other values; the first one counts", m.edits.Rows[first-1].Line)
			}
		}
	}
	noRows := m.desk.Export != nil && len(m.desk.Export)+len(m.edits.Rows) == 0 // nor had the workbook
	if m.out.Rows == 0 && !noRows {
		return &StopError{Reason: "none of its rows belong to this desk"}
	}
	if without > 5 && 2*without > m.out.Rows {
		return &StopError{
			Reason: fmt.Sprintf("the quotes are gone from %d of %d rows: the column quote was deleted, cleared or renamed, and it shows that a row is the row that was sent out; put it back, or correct the workbook as it was sent", without, m.out.Rows),
			Places: m.places(wrong),
		}
	}
	// One row alone may have another's words by a slip of the hand; two are a sort.
	if mixedUp > 1 || len(wrong) > 5 && 2*len(wrong) > m.out.Rows {
		return &StopError{
			Reason: fmt.Sprintf("its rows are mixed up: in %d of %d the quote belongs to another id, as if only some columns had been sorted", len(wrong), m.out.Rows),
			Places: m.places(wrong),
		}
	}
	for _, i := range wrong {
		r := &m.edits.Rows[i]
		switch {
		case m.taken[r.ID] != 0:
			copies++
		case r.Quote != "" && !quotes[report.Canonical(r.Quote)]:
			m.problem(r, "", "the quote was changed, so the row was ignored; quotes are verbatim: put the words back, or set the status to drop")
		default:
			m.problem(r, "", "the quote does not belong to the id; the row was ignored")
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

// documentTouched reports whether somebody changed a cell of the row that speaks of
// its document, even to what cannot be taken.
func (m *merge) documentTouched(r *report.EditedRow) bool {
	for f := range report.EditFields {
		base, _ := m.base(r.ID, f)
		if report.EditField(f).OfDocument() && (r.Cells[f].Rejected || !report.Alike(base, r.Cells[f].Text)) {
			return true
		}
	}
	return false
}

// fromCopy gives a row what somebody edited in a copy of its sheet, where the row
// itself is as it was handed out.
func (m *merge) fromCopy(row, from int) {
	r, c := &m.edits.Rows[row], &m.edits.Rows[from]
	for f := range report.EditFields {
		base, _ := m.base(r.ID, f)
		switch theirs := c.Cells[f]; {
		case theirs.Rejected || report.Alike(theirs.Text, base) || report.Alike(theirs.Text, r.Cells[f].Text):
		case r.Cells[f].Rejected || report.Alike(r.Cells[f].Text, base):
			r.Cells[f] = theirs
			if m.copied == nil {
				m.copied = map[[2]int]int{}
			}
			m.copied[[2]int{row, f}] = from
		default:
			m.problem(c, report.EditField(f).String(), "%q; the sheet %s has %q in its line %d, which counts", begin(theirs.Text, 60), r.Sheet, begin(r.Cells[f].Text, 60), r.Line)
		}
	}
	r.Comments = append(r.Comments, c.Comments...)
}

// accidents looks at each column of the rows as a whole. One whose cells no longer
// belong to their rows says that the file cannot be believed; of one that was
// filled, cleared or overwritten nothing is taken.
func (m *merge) accidents() error {
	for f := range report.EditFields {
		field := report.EditField(f)
		if m.options.AcceptMany[field.String()] || m.unsure(field) {
			continue
		}
		var rows []int
		var was, is []string
		for i := range m.edits.Rows {
			r := &m.edits.Rows[i]
			if r.ID == "" || !m.isTaken(i) || r.Cells[f].Rejected {
				continue
			}
			base, _ := m.base(r.ID, f)
			rows, was, is = append(rows, i), append(was, base), append(is, r.Cells[f].Text)
		}
		c := cellsOf(field, was, is)
		a := accidentIn(c, m.handedOrder(rows))
		if a == nil && field == report.EditSpeaker && !slices.Equal(c.was, c.is) {
			if a = pasted(c, m.views(rows)); a == nil {
				a = m.misfits(rows, was, is)
			}
		}
		if a == nil {
			continue
		}
		var lines, at, besides []int
		for _, i := range a.rows {
			at, lines = append(at, rows[i]), append(lines, m.edits.Rows[rows[i]].Line)
		}
		for _, i := range c.besides(a) {
			besides = append(besides, m.edits.Rows[rows[i]].Line)
		}
		slices.Sort(lines)
		if a.moved {
			return &StopError{
				Reason: fmt.Sprintf("its column %s no longer matches the others: %s (rows %s). If this is intended: --accept-many %s", field, a.what, report.Ranges(lines), field),
				Places: m.places(at),
			}
		}
		m.held[f] = true
		first := m.edits.Rows[at[0]]
		m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: first.Sheet, Line: lines[0], Column: field.String(), Reason: heldBack(a, lines, besides, field)})
	}
	return nil
}

// heldBack says why nothing of a column is taken: what seems to have happened in some
// lines, and which other ones were changed besides.
func heldBack(a *accident, lines, besides []int, field report.EditField) string {
	also := ""
	if len(besides) > 0 {
		slices.Sort(besides)
		also = " (nor in rows " + report.Ranges(besides) + ")"
	}
	return fmt.Sprintf("%s (rows %s): it looks like a mistake, so no change to the column is applied%s. If this is intended: --accept-many %s", a.what, report.Ranges(lines), also, field)
}

// handedOrder returns the order in which rows were handed out; nil if it is unknown or
// the same.
func (m *merge) handedOrder(rows []int) []int {
	if m.desk.Order == nil {
		return nil
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	place := func(i int) int {
		at, ok := m.desk.Order[m.edits.Rows[rows[i]].ID]
		if !ok {
			return len(m.desk.Order)
		}
		return at
	}
	if slices.IsSortedFunc(order, func(a, b int) int { return place(a) - place(b) }) {
		return nil
	}
	slices.SortStableFunc(order, func(a, b int) int { return place(a) - place(b) })
	return order
}

// base returns what the export said; without it, what the desk says.
func (m *merge) base(id string, f int) (string, bool) {
	if v, ok := m.desk.Export[id]; ok {
		return v[f], true
	}
	return m.desk.Rows[id].Values[f], false
}

// row compares the cells of one row.
func (m *merge) row(i int) {
	r := &m.edits.Rows[i]
	now := m.desk.Rows[r.ID]
	comments := m.comments(r)
	for f := range report.EditFields {
		cell, field := r.Cells[f], report.EditField(f)
		if cell.Rejected || m.held[f] {
			continue
		}
		base, exported := m.base(r.ID, f)
		if m.unsure(field) {
			if !report.Alike(cell.Text, base) {
				m.differing[f] = append(m.differing[f], r)
			}
			continue
		}
		c := Change{Sheet: r.Sheet, Line: r.Line, Target: r.ID, Field: field.String(), Old: now.Values[f]}
		if from, ok := m.copied[[2]int{i, f}]; ok {
			c.Sheet, c.Line = m.edits.Rows[from].Sheet, m.edits.Rows[from].Line
		}
		if field == report.EditNote && comments != "" {
			cell.Text, c.Note = comments, "from a comment"
		}
		decided := m.options.Take[r.ID] && now.Corrected[f]
		if report.Alike(cell.Text, base) && exported && !decided {
			continue // nobody edited it
		}
		theirs, hint, why := m.value(field, cell, base, r)
		if why != "" {
			m.problem(r, field.String(), "%s", why)
			continue
		}
		c.New = theirs
		if cell.Formula {
			c.Note = "from a formula"
		}
		c.remark(hint)
		if field == report.EditSpeaker && m.strange[i] {
			c.remark("speaks in other documents; this one does not name them")
		}
		if field.OfDocument() {
			if !report.Alike(theirs, base) {
				m.noteOfDocument(now.Document, field, documentEdit{c, base, exported})
			}
			continue
		}
		m.settle(c, compared{base: base, exported: exported, now: now.Values[f], corrected: now.Corrected[f], decided: decided})
	}
	for _, o := range r.Other {
		m.problem(r, o.Column, "%s; it was %s: this column cannot be corrected", shownValue(begin(o.Text, 60)), shownValue(begin(o.Was, 60)))
	}
}

// unsure reports whether a difference in a column may be one of reading: where the desk
// does not know the workbook, only the columns that every reviewer fills in are taken.
func (m *merge) unsure(field report.EditField) bool {
	return m.desk.Export == nil && field > report.EditNote && !field.OfDocument()
}

// tellDiffering lists the columns that differ from the desk and are not taken.
func (m *merge) tellDiffering() {
	for f, rows := range m.differing {
		if len(rows) == 0 {
			continue
		}
		var lines []int
		for _, r := range rows {
			lines = append(lines, r.Line)
		}
		slices.Sort(lines)
		m.out.Problems = append(m.out.Problems, report.EditProblem{Sheet: rows[0].Sheet, Line: lines[0], Column: report.EditField(f).String(),
			Reason: fmt.Sprintf("not as the desk has it in %s (%s); the desk does not know this workbook, so it cannot tell an edit from a different reading",
				report.Counted(len(lines), "row"), report.Ranges(lines))})
	}
}

// comments returns the text of comments beside a row if they can be its note. Beside
// a row that has a note they are listed.
func (m *merge) comments(r *report.EditedRow) string {
	if len(r.Comments) == 0 {
		return ""
	}
	var texts []string
	for _, c := range r.Comments {
		texts = append(texts, c.Text)
	}
	text := strings.Join(texts, "; ")
	base, _ := m.base(r.ID, int(report.EditNote))
	note := r.Cells[report.EditNote]
	switch {
	case report.Alike(note.Text, text) || strings.Contains(note.Text, text):
		return ""
	case note.Text == "" && base == "" && !note.Rejected:
		return text
	}
	for _, c := range r.Comments {
		by := ""
		if c.Who != "" {
			by = " by " + c.Who
		}
		m.problem(r, c.Column, "a comment%s: “%s”; the row has a note already: add it there", by, begin(c.Text, 200))
	}
	return ""
}

// remark adds to what is said of a change.
func (c *Change) remark(words string) {
	if words != "" {
		c.Note = strings.TrimPrefix(c.Note+"; "+words, "; ")
	}
}

// compared is what a changed value is compared with.
type compared struct {
	base               string // what was handed out; what the desk says where that is unknown
	exported           bool
	now                string
	corrected, decided bool
}

// settle decides what becomes of a changed value: c.New is what the file says.
func (m *merge) settle(c Change, with compared) {
	switch {
	case report.Alike(c.New, with.now):
		if with.exported && !report.Alike(c.New, with.base) {
			m.out.Already++
		}
	case with.decided:
		c.remark("decided for the file")
		m.out.Changes = append(m.out.Changes, c)
	case with.exported && report.Alike(c.New, with.base):
	case with.exported && with.corrected && !report.Alike(with.now, with.base):
		m.out.Conflicts = append(m.out.Conflicts, Conflict{c, &with.base})
	case !with.exported && with.corrected:
		m.out.Conflicts = append(m.out.Conflicts, Conflict{c, nil})
	case !report.Alike(with.now, with.base):
		// The program reads it otherwise today; a person's word counts for more.
		c.remark(fmt.Sprintf("it was %q in the workbook", with.base))
		fallthrough
	default:
		m.out.Changes = append(m.out.Changes, c)
	}
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
