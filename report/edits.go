package report

import (
	"slices"

	"onrecord/parse"
)

// EditField is a column that people may edit.
type EditField int

// The editable columns: those of a row, then those of a document, which may be edited in
// any of its rows or on the Documents sheet.
const (
	EditSpeaker EditField = iota
	EditTopic
	EditStatus
	EditNote
	EditRole
	EditKind
	EditSaid
	EditSource // from here on of the document
	EditDate
	EditTitle
	EditURL
	EditPlace
	EditFields int = iota // how many there are
)

// editFields are the names of the fields in the schema.
var editFields = [EditFields]string{"speaker", "topic", "status", "note", "role", "kind", "said", "source", "date", "title", "url", "place"}

// String returns the field's name in the schema.
func (f EditField) String() string { return editFields[f] }

// OfDocument reports whether the field belongs to a whole document.
func (f EditField) OfDocument() bool { return f >= EditSource }

// EditFieldOf returns the field with a name in the schema, and whether there is one.
func EditFieldOf(name string) (EditField, bool) {
	i := slices.Index(editFields[:], name)
	return EditField(i), i >= 0
}

// EditFieldNames returns the names of the editable columns.
func EditFieldNames() []string { return slices.Clone(editFields[:]) }

// The review statuses.
const (
	StatusNew     = "new"     // nobody has looked at the row
	StatusChecked = "checked" // it is right
	StatusUse     = "use"     // it is right, and wanted
	StatusLead    = "lead"    // and wanted on the first page
	StatusAnnex   = "annex"   // it is right, and not wanted on the first page
	StatusDrop    = "drop"    // it is not wanted
)

// ReviewStatuses returns the review statuses in the order of a review.
func ReviewStatuses() []string {
	return []string{StatusNew, StatusChecked, StatusUse, StatusLead, StatusAnnex, StatusDrop}
}

// Kinds returns the kinds of a statement.
func Kinds() []string {
	return []string{string(parse.Direct), string(parse.Mixed), string(parse.Indirect), string(parse.Turn)}
}

// Stances returns the stances of a statement, the plain one first.
func Stances() []string {
	return []string{string(parse.Says), string(parse.Denies), string(parse.Doubts), string(parse.Asks), string(parse.Demands)}
}

// Edits is the content of a returned workbook, or of a table saved from one: plain values,
// read but not yet checked.
type Edits struct {
	Export   string // id of the export the file was; empty if it does not say
	Exported int    // rows that the export had; -1 if the file does not say
	Period   string // of the export
	Layout   string // of the workbook's sheets; empty if it does not say

	Tables    []EditedTable
	Rows      []EditedRow // as they stand in the file, sheet by sheet
	Documents []EditedDocument
	Sheets    []EditedSheet // the others
	Problems  []EditProblem // what could not be read, in the order of the file
	Notes     []string      // what a person should know of the file as a whole
}

// EditedTable says where rows were found in a file.
type EditedTable struct {
	Sheet string // empty for a file without sheets
	Line  int    // of the heads
	How   string // "table tblQuotes", "by its heads"
}

// EditedRow is a row of a returned file.
type EditedRow struct {
	Sheet string
	Line  int
	ID    string // empty for a row that somebody added
	Cells [EditFields]EditedCell
	Other []OtherCell // cells that are not for editing and differ from what was handed out

	Hash     string // what stands in row_hash; empty if the column is gone
	Computed string // that of the cells beside it; empty if one of their columns is gone
	Quote    string // as the cell shows it
	Document string // likewise
	Date     string // likewise, 2026-11-18; empty if it has none
	Copy     bool   // the sheet is a copy of the one that was handed out
	Comments []Comment
}

// EditedCell is the tidied content of an editable cell.
type EditedCell struct {
	Text     string
	Formula  bool // somebody typed a formula; Text is what it gave when the file was saved
	Number   bool // the cell holds a number or a logical value, not text
	Rejected bool // an error or unreadable: the cell says nothing, a problem says why
}

// OtherCell is a changed cell in a column that cannot be corrected.
type OtherCell struct {
	Column string // its head
	Text   string // what it says now
	Was    string // what was handed out
}

// Comment is a comment on a cell.
type Comment struct {
	Column string // head of the cell's column; empty if it has none
	Who    string
	Text   string
}

// EditedDocument is a line of the Documents sheet of a returned file.
type EditedDocument struct {
	Sheet string
	Line  int
	Path  string
	Cells [EditFields]EditedCell // of the document's fields; the others are Rejected
	Other []OtherCell
}

// EditedSheet is a sheet of a returned file that cannot be corrected.
type EditedSheet struct {
	Name  string
	Heads []string // if it has a head
	Lines []EditedLine
}

// EditedLine is a line of such a sheet; cells of formulas are empty.
type EditedLine struct {
	Line  int
	Cells []string
}

// HandedSheet is a sheet of a workbook as it was sent out.
type HandedSheet struct {
	Name  string     `json:"name"`
	Heads []string   `json:"heads,omitempty"` // the schema's names of its columns, if it has a head
	Lines [][]string `json:"lines"`           // texts of the cells; [Calculated] stands before what a formula gave
}

// LayoutSheet is the name of a sheet of one cell in a workbook that was sent out: the
// layout of the workbook.
const LayoutSheet = "_layout"

// Calculated begins the stored text of a cell that was sent out with a formula.
const Calculated = "\x1f"

// EditProblem is a cell, or a whole row, that could not be accepted as it
// stands.
type EditProblem struct {
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	ID     string `json:"id,omitempty"`     // of the row, if it has one
	Column string `json:"column,omitempty"` // its head; empty for a whole row
	Reason string `json:"reason"`
}
