package workbook

import "onrecord/report"

// ExportID returns the id that the workbook of a briefing carries, by which its rows are
// recognised when it is returned. The same rows and settings have the same id.
func ExportID(b report.Briefing) string {
	id := newExportID(b)
	for i := range b.Rows {
		if !b.Rows[i].Question {
			id.row(&b.Rows[i])
		}
	}
	return id.String()
}

// RowTexts returns the texts of a row's cells on Quotes, by column, as they are read
// back.
func RowTexts(r report.Row) map[string]string {
	out := make(map[string]string, len(quoteColumns))
	for i, c := range quoteCells(r, nil) {
		out[quoteColumns[i].head] = c.handed()
	}
	return out
}
