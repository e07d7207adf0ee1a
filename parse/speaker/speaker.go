// Package speaker settles who a speaker is: first in a document, then across documents.
package speaker

import "onrecord/parse"

// Known is a person or body that the desk knows: its canonical name wins.
type Known struct {
	Name    string
	Aliases []string
	Role    string
}

// Resolve says who each statement is by (parallel to statements), and whom the document names.
func Resolve(doc parse.Document, seg parse.Segments, statements []parse.Statement, known []Known) ([]parse.Speaker, []parse.Person) {
	return make([]parse.Speaker, len(statements)), nil
}

// Join links people across documents: for each document, the names that
// become another name ("A. Larijani" → "Ali Larijani"), with the reason.
func Join(documents [][]parse.Person) []map[string]parse.Speaker {
	return make([]map[string]parse.Speaker, len(documents))
}
