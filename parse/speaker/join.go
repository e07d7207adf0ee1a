package speaker

import "onrecord/parse"

// Join links people across documents: for each document, the names that
// become another name ("A. Larijani" → "Ali Larijani"), with the reason.
func Join(documents [][]parse.Person) []map[string]parse.Speaker {
	return make([]map[string]parse.Speaker, len(documents))
}
