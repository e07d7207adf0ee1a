// Package quote finds statements.
package quote

import "onrecord/parse"

// Find returns the statements of a document in text order, and the candidates it rejected.
func Find(doc parse.Document, seg parse.Segments) ([]parse.Statement, []parse.Candidate) {
	return nil, nil
}
