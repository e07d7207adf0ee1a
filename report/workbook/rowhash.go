package workbook

import (
	"crypto/sha256"
	"encoding/hex"

	"onrecord/report"
)

// locked are the columns of Quotes that are not for editing, and that say which
// statement a row is.
var locked = []int{colSource, colDate, colQuote, colDocument, colSpans, colID}

// RowHash returns the checksum in the row_hash column: over source, date, quote, document,
// spans and id, as their cells show them. A row read back from a workbook is intact if its
// cells still match the checksum.
func RowHash(r report.Row) string {
	return lockedHash(quoteCells(r, nil))
}

// lockedHash returns the checksum of a line of Quotes. It begins with a letter:
// no spreadsheet takes it for a number. No cell holds the separator. Cells count
// in canonical form, so that it is the same when a program has replaced
// their spaces, line breaks or quotation marks on the way.
func lockedHash(cells []cell) string {
	return hashOf(func(i int) string { return cells[i].text })
}

func hashOf(text func(column int) string) string {
	var room [1024]byte
	b := room[:0]
	for _, i := range locked {
		b = append(report.AppendCanonical(b, text(i)), 0)
	}
	sum := sha256.Sum256(b)
	out := [17]byte{'h'}
	hex.Encode(out[1:], sum[:8])
	return string(out[:])
}
