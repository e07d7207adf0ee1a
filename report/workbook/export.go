package workbook

import "onrecord/report"

// RowTexts returns the texts of a row's cells on Quotes, by column, as they are read
// back.
func RowTexts(r report.Row) map[string]string {
	out := make(map[string]string, len(quoteColumns))
	for i, c := range quoteCells(r, nil) {
		out[quoteColumns[i].head] = c.handed()
	}
	return out
}
