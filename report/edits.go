package report

// EditField is a column that people may edit.
type EditField int

// The editable columns, in the order in which they stand.
const (
	EditSpeaker EditField = iota
	EditTopic
	EditStatus
	EditNote
	EditFields int = iota // how many there are
)

// String returns the field's name in the schema.
func (f EditField) String() string {
	return [EditFields]string{"speaker", "topic", "status", "note"}[f]
}

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

// Edits is what a workbook, or a table saved from one, says when people send it
// back: plain values, read but not yet checked.
type Edits struct {
	Export   string // id of the export the file was; empty if it does not say
	Exported int    // rows that the export had; -1 if the file does not say
	Period   string // of the export

	Tables    []EditedTable
	Rows      []EditedRow // as they stand in the file, sheet by sheet
	Documents []EditedDocument
	Problems  []EditProblem // what could not be read, in the order of the file
	Notes     []string      // what a person should know of the file as a whole
}

// EditedTable says where rows were found in a file.
type EditedTable struct {
	Sheet string // empty for a file without sheets
	Line  int    // of the heads
	How   string // "table tblQuotes", "by its heads"
}

// EditedRow is a row that came back.
type EditedRow struct {
	Sheet string
	Line  int
	ID    string // empty for a row that somebody added
	Cells [EditFields]EditedCell

	Hash     string // what stands in row_hash; empty if the column is gone
	Computed string // that of the cells beside it; empty if one of their columns is gone
	Quote    string // as the cell shows it
	Document string // likewise
}

// EditedCell is the tidied content of an editable cell.
type EditedCell struct {
	Text     string
	Formula  bool // somebody typed a formula; Text is what it gave when the file was saved
	Rejected bool // an error or unreadable: the cell says nothing, a problem says why
}

// EditedDocument is a line of the sheet Documents that came back. A date that
// could not be read is among the problems, and Rejected is true.
type EditedDocument struct {
	Sheet    string
	Line     int
	Path     string
	Date     string // 2026-11-18; empty if there is none
	Rejected bool
}

// EditProblem is a cell, or a whole row, that could not be accepted as it
// stands.
type EditProblem struct {
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	ID     string `json:"id,omitempty"`     // of the row, if it has one
	Column string `json:"column,omitempty"` // its head; empty for a whole row
	Reason string `json:"reason"`
}
