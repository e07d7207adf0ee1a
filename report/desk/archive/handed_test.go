package archive

import (
	"bytes"
	"encoding/json"
	"testing"

	"onrecord/report"
)

// Sheets are written line by line, and read as if they had been written at once.
func TestSheetsAreWrittenAsOneValue(t *testing.T) {
	sheets := []report.HandedSheet{
		{Name: "Quotes", Heads: []string{"source", "quote"}, Lines: [][]string{{"Meridian Wire", "“Not <yet> & never”"}, {"", "a\nb"}}},
		{Name: "Empty", Lines: [][]string{}},
		{Name: report.LayoutSheet, Lines: [][]string{{"1"}}},
	}
	var whole, pieces bytes.Buffer
	if err := json.NewEncoder(&whole).Encode(sheets); err != nil {
		t.Fatal(err)
	}
	if err := writeSheets(&pieces, sheets); err != nil {
		t.Fatal(err)
	}
	if whole.String() != pieces.String() {
		t.Errorf("got  %swant %s", pieces.String(), whole.String())
	}
}
