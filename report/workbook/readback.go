package workbook

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"onrecord/report"
)

// Known returns the values that were sent out in a file, by the id of a row or the path of
// a document and the name of a field. They help to recognise a column whose heading was
// changed, and changed cells that cannot be corrected.
type Known struct {
	Row, Document func(key, field string) (string, bool)

	// Exact says that Row answers for every cell what was handed out, and not only what
	// the desk would hand out today.
	Exact bool
}

func (k Known) row(id, field string) (string, bool) {
	if k.Row == nil {
		return "", false
	}
	return k.Row(id, field)
}

func (k Known) document(path, field string) (string, bool) {
	if k.Document == nil {
		return "", false
	}
	return k.Document(path, field)
}

// Read reads a workbook that came back from people. Of what it says nothing
// is believed but values: rows are found by id wherever they stand, columns by their
// heads wherever they were moved; styles, formulas, links, macros and other files
// that it names are not looked at. The result is what the file says, with every
// cell that says nothing for certain among the problems; which of it is a correction
// is for the desk to tell.
//
// The contract between Write and Read is what must not change, or schemaVersion
// rises:
//   - The table tblQuotes (tblQuotes2 … on further sheets) holds a row a line under the heads of
//     quoteColumns. A head is the name of its field; the sheet _meta repeats head and field
//     ("column", field, head, use), so that heads may be translated one day.
//   - id names the row in every export. The columns of locked say which statement it is, row_hash
//     is lockedHash of their cells in canonical form (see report.Canonical): what programs do to text
//     by themselves leaves it whole.
//   - The columns of editable are edited, and nothing else on Quotes. Of the other cells those that
//     are not as they were handed out are named.
//   - _meta ("workbook", name, value) and the file's properties name the export; _meta says how many
//     rows it has.
//   - The table tblDocuments has document and the fields of a document, which are edited there too.
//   - A cell's text is one line without spaces at its ends; dates are serial numbers.
//
// desk may be nil. It is asked for what is known of the export the file names,
// "" if it names none. An error says why the file cannot be taken at all.
func Read(file io.ReaderAt, size int64, desk func(export string) Known) (edits report.Edits, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it is damaged: %v", p)
		}
	}()
	return read(file, size, desk)
}

func read(file io.ReaderAt, size int64, desk func(export string) Known) (edits report.Edits, err error) {
	b, err := openBook(file, size)
	if err != nil {
		return edits, damaged(err)
	}
	meta, err := b.readMeta()
	if err != nil {
		return edits, damaged(err)
	}
	r := reader{edits: report.Edits{Export: meta.export, Layout: meta.layout, Exported: meta.rows, Period: meta.period}, date1904: b.date1904, renamed: meta.renamed}
	if meta.schema > schemaVersion {
		return r.edits, fmt.Errorf("it was made by a newer version of onrecord (schema %d; this version reads %d)", meta.schema, schemaVersion)
	}
	if b.macros {
		r.note("it has macros; they were not run")
	}
	if desk != nil {
		r.known = desk(meta.export)
	}
	if err := r.quotes(b, meta); err != nil {
		return r.edits, damaged(err)
	}
	if err := r.documents(b); err != nil {
		return r.edits, damaged(err)
	}
	if err := r.others(b); err != nil {
		return r.edits, damaged(err)
	}
	return r.edits, nil
}

// damaged turns an error into what it means for the file.
func damaged(err error) error {
	if errors.Is(err, errTooLarge) {
		return errTooLarge // whichever part it is
	}
	if _, ok := errors.AsType[*partError](err); ok {
		return fmt.Errorf("it is damaged: %w", err)
	}
	return err
}

// metaRead is what the file says about itself.
type metaRead struct {
	schema  int
	export  string
	period  string
	layout  string
	rows    int               // -1 if it does not say
	tables  []string          // that hold rows
	renamed map[string]string // head, folded, to field
}

// readMeta reads the sheet _meta; where it is missing, the file's properties
// name the export. The sheet is recognised by its headings as well as by its
// name.
func (b *book) readMeta() (metaRead, error) {
	m := metaRead{export: b.export, rows: -1, renamed: map[string]string{}}
	sheets := slices.Clone(b.sheets)
	if s := b.sheetNamed(metaName); s != nil {
		sheets = append([]bookSheet{*s}, sheets...)
	}
	for _, s := range sheets {
		first := true
		for l, err := range b.lines(s.part) {
			if err != nil {
				return m, err
			}
			var cells [4]string
			for _, c := range l.cells {
				if c.column < len(cells) {
					cells[c.column], _ = textOf(c, b.date1904)
				}
			}
			if first && cells != [4]string{"entry", "name", "value", "use"} {
				break
			}
			first = false
			m.entry(cells)
		}
		if !first {
			break
		}
	}
	return m, nil
}

func (m *metaRead) entry(cells [4]string) {
	name, value := cells[1], cells[2]
	switch cells[0] {
	case "table":
		m.tables = append(m.tables, name)
	case "column":
		m.renamed[foldHeader(value)] = name
	case "workbook":
		switch name {
		case "schema":
			m.schema, _ = strconv.Atoi(value)
		case exportProperty:
			m.export = value
		case "period":
			m.period = value
		case layoutEntry:
			m.layout = value
		case "rows":
			if n, err := strconv.Atoi(value); err == nil && n >= 0 {
				m.rows = n
			}
		}
	}
}

// reader collects what a file says.
type reader struct {
	edits    report.Edits
	date1904 bool
	renamed  map[string]string
	known    Known
}

func (r *reader) note(format string, args ...any) {
	r.edits.Notes = append(r.edits.Notes, fmt.Sprintf(format, args...))
}

func (r *reader) problem(p report.EditProblem) { r.edits.Problems = append(r.edits.Problems, p) }

// candidate is a sheet that has, or may have, rows.
type candidate struct {
	sheet  bookSheet
	header headerRow
	how    string
}

// quotes finds the tables of rows and reads them: those of the names that the
// program gives, else every sheet whose heads are theirs.
func (r *reader) quotes(b *book, meta metaRead) error {
	var named, others []candidate
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, metaName) {
			continue
		}
		name, line := b.rowsTable(s, meta)
		if name == "" && isCompared(s.name) {
			continue // Late has the heads of rows as well
		}
		header, ok, err := findHeader(b.lines(s.part), line, quoteColumns, colID, colQuote, r.renamed)
		if err != nil {
			return err
		}
		twice := slices.ContainsFunc(named, func(c candidate) bool { return c.how == name })
		switch {
		case !ok:
		case name != "" && !twice:
			named = append(named, candidate{s, header, name})
		default:
			others = append(others, candidate{s, header, "its heads"})
		}
	}
	if len(named) == 0 {
		// A copy of the sheet is as good as the sheet, unless that is there too.
		if i := slices.IndexFunc(others, func(c candidate) bool { return strings.EqualFold(c.sheet.name, quotesName) }); i >= 0 {
			named = append(named, others[i])
			others = slices.Delete(others, i, i+1)
		} else {
			named, others = others, nil
		}
	}
	if len(named) == 0 {
		return fmt.Errorf("none of its sheets has rows of a briefing, with the headings id, speaker, topic and quote (sheets: %s)", sheetNames(b))
	}
	for _, c := range named {
		if err := r.rows(c.sheet.name, c.how, c.header, b.lines(c.sheet.part), nil); err != nil {
			return err
		}
		if err := r.beside(b, c, 0); err != nil {
			return err
		}
	}
	for _, c := range others {
		from := len(r.edits.Rows)
		if err := r.rows(c.sheet.name, c.how, c.header, b.lines(c.sheet.part), nil); err != nil {
			r.note("the sheet %s has rows as well; it was not read: %v", c.sheet.name, err)
			continue
		}
		r.note("the sheet %s has rows as well; what was edited there counts, too", c.sheet.name)
		for i := from; i < len(r.edits.Rows); i++ {
			r.edits.Rows[i].Copy = true
		}
		if err := r.beside(b, c, from); err != nil {
			return err
		}
	}
	return nil
}

func sheetNames(b *book) string {
	const most = 8
	var names []string
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return strings.Join(names, ", ")
}

// rowsTable returns what names a sheet as one of rows, a table or a defined
// name, and the line of its heads; "" if nothing does.
func (b *book) rowsTable(s bookSheet, meta metaRead) (string, int) {
	names := meta.tables
	if len(names) == 0 {
		names = []string{quotesTable}
	}
	for _, t := range s.tables {
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, t.name) }) {
			return "the table " + t.name, t.line
		}
	}
	for _, n := range names {
		at, place, ok := strings.Cut(b.names[strings.ToLower(n)], "!")
		if !ok || !strings.EqualFold(strings.ReplaceAll(strings.Trim(at, "'"), "''", "'"), s.name) {
			continue
		}
		if _, line, ok := cellPlace(place); ok {
			return "the name " + n, line
		}
	}
	return "", 0
}

// rows reads the lines below the heads. Columns may be left out of those that
// must be there.
func (r *reader) rows(sheet, how string, header headerRow, lines iter.Seq2[gridRow, error], absent []int) error {
	where := "the table"
	if sheet != "" {
		where = "the table on the sheet " + sheet
	}
	if err := r.assignColumns(where, &header, lines, absent); err != nil {
		return err
	}
	r.edits.Tables = append(r.edits.Tables, report.EditedTable{Sheet: sheet, Line: header.line, How: how})
	whole, seen, from := true, marks{}, len(r.edits.Rows)
	for _, i := range append([]int{colHash}, locked...) {
		whole = whole && header.has(i)
	}
	for l, err := range lines {
		if err != nil {
			return err
		}
		if l.number == header.line || l.number < header.line && !header.hasRow(l) {
			continue
		}
		if l.number > header.line {
			seen.see(l, header)
		}
		r.row(sheet, header, l, whole)
	}
	seen.tell(r, sheet, len(r.edits.Rows)-from)
	return nil
}

// assignColumns decides which column is which field, and refuses a table that
// lacks one of those that people edit: what was written into it would be lost.
func (r *reader) assignColumns(where string, header *headerRow, lines iter.Seq2[gridRow, error], absent []int) error {
	wanted := slices.Concat(editable, locked, []int{colHash})
	var first []gridRow
	missing := func(i int) bool { return !header.has(i) }
	if slices.ContainsFunc(wanted, missing) {
		for l, err := range lines {
			if err != nil {
				return err
			}
			if l.number > header.line {
				l.cells = slices.Clone(l.cells)
				first = append(first, l)
			}
			if len(first) == sampled {
				break
			}
		}
		for _, note := range header.recognise(first, quoteColumns, r.known, r.date1904) {
			r.note("%s: %s", where, note)
		}
	}
	for _, head := range header.twice {
		if i := quoteColumn(head); slices.Contains(wanted, i) {
			return fmt.Errorf("%s has two columns %q; rename or delete one of them", where, head)
		}
	}
	header.inPlace(first)
	var unknown []string
	for _, at := range sortedKeys(header.other) {
		unknown = append(unknown, header.other[at])
	}
	var lost []string
	for _, i := range needed {
		if missing(i) && !slices.Contains(absent, i) {
			lost = append(lost, quoteColumns[i].head)
		}
	}
	switch {
	case lost == nil:
	case unknown != nil: // what was written under another head would be lost
		return fmt.Errorf("%s has no column %s; it has unknown columns: %s; restore its heading", where, strings.Join(lost, ", "), strings.Join(unknown, ", "))
	default:
		r.note("%s has no column %s", where, strings.Join(lost, ", "))
	}
	if missing(colID) {
		r.note("%s has no column id; its rows are found by their words", where)
	}
	if unknown != nil {
		r.note("%s: added columns were ignored: %s", where, strings.Join(unknown, ", "))
	}
	return nil
}

func sortedKeys(m map[int]string) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// row reads one line of the table.
func (r *reader) row(sheet string, header headerRow, l gridRow, whole bool) {
	var texts [64]string // by column of Quotes
	row := report.EditedRow{Sheet: sheet, Line: l.number}
	for f, i := range editable {
		row.Cells[f].Rejected = !header.has(i) // a column that is not there says nothing
	}
	var problems []report.EditProblem
	said := false
	for _, c := range l.cells {
		i, ok := header.field[c.column]
		if !ok || i >= len(texts) {
			continue
		}
		field := slices.Index(editable, i)
		text, err := textOf(c, r.date1904)
		if quoteColumns[i].style == styleDate && err == nil {
			text = dateText(c, text, r.date1904)
		}
		if err != nil {
			if field < 0 {
				text = c.text
			} else {
				problems = append(problems, report.EditProblem{Sheet: sheet, Line: l.number, Column: quoteColumns[i].head, Reason: "the cell holds " + c.text})
			}
		}
		texts[i] = text
		said = said || text != "" || err != nil
		if field >= 0 {
			number := c.kind != gridText && quoteColumns[i].style != styleDate
			row.Cells[field] = report.EditedCell{Text: text, Formula: c.formula, Number: number || c.logical, Rejected: err != nil}
		}
	}
	if !said || texts[colID] == "id" && texts[colSpeaker] == "speaker" {
		return // an empty line, or the heads once more
	}
	row.ID, row.Hash, row.Quote, row.Document = texts[colID], texts[colHash], texts[colQuote], texts[colDocument]
	if row.Date = texts[colDate]; !isISO(row.Date) {
		row.Date = ""
	}
	if whole {
		row.Computed = wholeHash(texts[:], row.Hash)
		if date := &row.Cells[report.EditDate]; row.Computed == row.Hash && !date.Rejected {
			date.Text = texts[colDate] // the day that the checksum knows
		}
	}
	for f, i := range editable {
		if quoteColumns[i].style != styleDate || row.Cells[f].Rejected {
			continue
		}
		base, _ := r.known.row(row.ID, quoteColumns[i].head)
		if why := settleDay(&row.Cells[f], base); why != "" {
			problems = append(problems, report.EditProblem{Sheet: sheet, Line: l.number, Column: quoteColumns[i].head, Reason: why})
		}
	}
	row.Other = r.changedCells(header, texts[:], row.ID)
	for i := range problems {
		problems[i].ID = row.ID
		r.problem(problems[i])
	}
	r.edits.Rows = append(r.edits.Rows, row)
}

// changedCells returns the cells of a row that cannot be corrected and differ from what
// was sent out. The quote, the id and the checksum identify the row and are checked
// elsewhere.
func (r *reader) changedCells(header headerRow, texts []string, id string) []report.OtherCell {
	if !r.known.Exact || id == "" {
		return nil
	}
	var out []report.OtherCell
	for _, i := range header.field {
		if i >= len(texts) || i == colID || i == colHash || i == colQuote || i == colShown || slices.Contains(editable, i) {
			continue
		}
		if was, ok := r.known.row(id, quoteColumns[i].head); ok && !report.SameValue(was, texts[i]) {
			out = append(out, report.OtherCell{Column: quoteColumns[i].head, Text: texts[i], Was: was})
		}
	}
	slices.SortFunc(out, func(a, b report.OtherCell) int { return quoteColumn(a.Column) - quoteColumn(b.Column) })
	return out
}

// settleDay turns the text of a date into 2026-11-18, or rejects it with the reason.
func settleDay(c *report.EditedCell, base string) string {
	if c.Text == "" {
		return ""
	}
	if report.Alike(c.Text, base) {
		c.Text = base
		return ""
	}
	day, err := TypedDay(c.Text, base)
	if c.Text = day; err != nil {
		c.Rejected = true
		return err.Error()
	}
	return ""
}

func isISO(text string) bool {
	d, ok := isoDay(text)
	return ok && d == text
}

// dateText returns the text of a date as its cell in Quotes had it.
func dateText(c gridCell, text string, date1904 bool) string {
	if d, err := cellDay(c, date1904); err == nil {
		return d
	}
	return text
}

// wholeHash returns the checksum of a row's cells. A date in the format of some
// country is read in every possible way: if one of them fits the checksum, the
// row is intact.
func wholeHash(texts []string, beside string) string {
	hash := textsHash(texts)
	if hash == beside {
		return hash
	}
	shown := texts[colDate]
	for _, day := range dayReadings(shown) {
		texts[colDate] = day
		if again := textsHash(texts); again == beside {
			return again
		}
	}
	texts[colDate] = shown
	return hash
}

func textsHash(texts []string) string {
	return hashOf(func(i int) string { return texts[i] })
}
