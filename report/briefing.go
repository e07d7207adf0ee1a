package report

import (
	"fmt"

	"onrecord/parse"
)

// Briefing is the content of one workbook or pack: plain values, in the order in which
// they are shown.
type Briefing struct {
	Title   string
	Marking string   // distribution marking; empty for none
	Note    string   // the editor's own words; the program writes none
	For     []string // recipients, as they are to be printed
	Period  Period
	Made    parse.Date // the day of the run, given by the caller
	Version string     // of the program

	// Rows are by date, document and place in it, questions last; their order by topic is the
	// business of the writers.
	Rows      []Row
	Documents []Document // in the order read
	Topics    []string   // labels of the taxonomy, in its order
	Settings  []Setting  // what the run was made with, for the record

	Before *Earlier // what to compare with; nil for nothing

	// Late are documents of earlier days that arrived after the briefing of those
	// days. Their rows are shown apart and counted nowhere.
	Late []Late

	// EarlierDuplicates are rows of earlier periods that rows here report again, in the same
	// or in other words. They are shown beside these and counted nowhere.
	EarlierDuplicates []Row

	// Same are the groups of rows that report one statement, found once by
	// [Briefing.LinkSameWords]; nil if nobody looked for them yet.
	Same [][]Duplicate

	Look Look

	found *found // what several outputs ask; nil if every one has to find it for itself
}

// Setting is one line in the account of how a briefing was made.
type Setting struct{ Name, Value string }

// Status says whether a document was read.
type Status string

// A document was read, skipped for a reason, or could not be read.
const (
	StatusRead    Status = "read"
	StatusSkipped Status = "skipped"
	StatusFailed  Status = "failed"
)

// Document is the record of one document that was read, skipped or failed.
type Document struct {
	Path        string     `json:"path"`
	Status      Status     `json:"status"`
	Reason      string     `json:"reason,omitempty"` // why skipped or failed; empty when read
	Source      string     `json:"source"`
	SourceBasis string     `json:"source_basis"`
	Date        parse.Date `json:"date"`
	DateBasis   string     `json:"date_basis"`
	Place       string     `json:"place,omitempty"`
	Title       string     `json:"title,omitempty"`
	Opening     string     `json:"opening,omitempty"` // its first sentence: see [Opening]
	URL         string     `json:"url,omitempty"`
	Format      string     `json:"format,omitempty"`
	Encoding    string     `json:"encoding,omitempty"`
	Rows        int        `json:"rows"` // rows in this briefing
	Warnings    []string   `json:"warnings,omitempty"`

	Lost []parse.Warning `json:"-"` // those of them that tell of something not read
}

// Late is a document that arrived, or changed, after the briefing of its own period.
type Late struct {
	Document Document
	Own      Period // the week that it is of
	Changed  bool   // an earlier version of it was on record
	Rows     []Row
}

// Period is the days a briefing covers, both included. The zero Period is
// "all": every row, dated or not.
type Period struct {
	Name     string // "2026-W47", "2026-11-16..2026-11-22", "all"
	From, To parse.Date
}

// Days returns how many days the period has; 0 for "all".
func (p Period) Days() int {
	if p.From.IsZero() || p.To.IsZero() {
		return 0
	}
	return int(p.To.Time().Sub(p.From.Time()).Hours()/24) + 1
}

// IsISOWeek reports whether the period is an ISO week, and has its name.
func (p Period) IsISOWeek() bool {
	year, week := p.From.Time().ISOWeek()
	return p.Name == fmt.Sprintf("%04d-W%02d", year, week)
}

// Before returns the period of the same length that ends the day before this
// one begins: the week before a week. It reports false for "all".
func (p Period) Before() (Period, bool) {
	if p.From.IsZero() || p.To.IsZero() {
		return Period{}, false
	}
	days := p.Days()
	b := Period{From: p.From.AddDays(-days), To: p.From.AddDays(-1)}
	b.Name = b.From.String() + ".." + b.To.String()
	if p.IsISOWeek() {
		year, week := b.From.Time().ISOWeek()
		b.Name = fmt.Sprintf("%04d-W%02d", year, week)
	}
	return b, true
}

// Undated reports whether a document was read but left out of a week, because nothing says
// when it was published.
func (d Document) Undated() bool {
	return d.Status == StatusSkipped && d.Date.IsZero() && d.DateBasis != ""
}
