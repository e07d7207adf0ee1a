package report

import "onrecord/parse"

// Summary is what joining needs to know about a document that was read separately from
// others.
type Summary struct {
	Document string         `json:"document"`
	Status   Status         `json:"status"`
	Reason   string         `json:"reason,omitempty"` // why it was not read
	Hash     string         `json:"hash,omitempty"`   // of its content
	Source   string         `json:"source,omitempty"`
	Date     parse.Date     `json:"date,omitzero"`
	Rows     int            `json:"rows"`
	Warnings []string       `json:"warnings,omitempty"`
	People   []parse.Person `json:"people,omitempty"` // as yet to be joined with those of others
}
