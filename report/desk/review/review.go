// Package review finds the corrections in a returned workbook.
//
// It compares three versions: the workbook as it was sent out, the desk today, and the
// file (a three-way merge). [Merge] takes them as plain values and returns what would
// change, cell by cell, with everything that cannot be accepted and why. A cell that was
// changed both in the desk and in the file is a conflict: it is reported, and the desk's
// value stays. A file whose rows are mixed up is rejected as a whole, since none of its
// cells can be trusted. [Aliases] and [SuggestedWords] are changes to the settings that the
// corrections suggest. The package reads and writes no files.
package review

import "onrecord/report"

// Values are the editable values of a row, by report.EditField.
type Values [report.EditFields]string

// Desk is what the desk knows about the rows in a file.
type Desk struct {
	// Export is what the workbook said when it was made, by row id; nil if the
	// desk does not know this export. Then a cell that differs from the desk is taken
	// for an edit, unless somebody corrected it before.
	Export map[string]Values

	Order     map[string]int      // places of the rows in the workbook when it was made, by id; nil if unknown
	Made      string              // the day on which it was made, 2026-11-18; empty if unknown
	Rows      map[string]Row      // of today, by id
	Documents map[string]Document // of today, by path
	Topics    []string            // of the taxonomy

	// Handed are the sheets of the workbook as it was made, by name; nil if unknown.
	Handed map[string]report.HandedSheet
}

// Row is a row on record today.
type Row struct {
	Values    Values
	Program   Values                  // what the program said; it has no status and no note
	Corrected [report.EditFields]bool // by a person
	Hash      string                  // see workbook.RowHash
	Quote     string
	Mention   string // the words that name its speaker
	Document  string // its path
}

// Document is a document on record today; of its values, only those of documents count.
type Document struct {
	Values    Values
	Program   Values                  // what the program read
	Corrected [report.EditFields]bool // by a person
	Exported  *Values                 // what the workbook said when it was made; nil if unknown
	People    map[string]bool         // whom it names, by speaker.Key
	Bodies    map[string]bool         // those of them who are no single person
}

// Options are the caller's decisions.
type Options struct {
	// AcceptDeletions takes a row that is gone from the file for one that is not
	// wanted: its status becomes drop. Otherwise it is only not in the file.
	AcceptDeletions bool

	// AcceptMany are the columns, by name, whose many changes are meant although they
	// look like an accident.
	AcceptMany map[string]bool

	// Take are the rows and documents, by id and path, whose conflicts somebody
	// decided for the file.
	Take map[string]bool
}

// Change is a cell, or a document's date, that would change.
type Change struct {
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line,omitempty"` // 0: the row is not in the file
	Target string `json:"target"`         // id of a row, or path of a document
	Field  string `json:"field"`
	Old    string `json:"old"`
	New    string `json:"new"`
	Note   string `json:"note,omitempty"`

	Document bool `json:"-"` // the target is a document
}

// Conflict is a cell that was corrected since the export and has a different value in the
// file. The desk's value stays.
type Conflict struct {
	Change         // Old is what the desk has, New what the file says
	Base   *string `json:"exported"` // what the workbook said when it was made; nil if unknown
}

// Outcome is the result of comparing a file with the desk.
type Outcome struct {
	Changes   []Change
	Conflicts []Conflict
	Problems  []report.EditProblem // cells and rows that were not taken
	Missing   []string             // rows of the export that the file does not have, by id
	Notes     []string

	Rows    int // rows of the file that are the desk's
	Already int // cells that say what the desk has learnt since
}

// StopError says why a file is rejected as a whole.
type StopError struct {
	Reason string
	Places []string // where it shows, at most a few
}

func (e *StopError) Error() string { return e.Reason }
