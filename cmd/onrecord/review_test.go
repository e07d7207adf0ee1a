package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// edits FILE OUT [WORDS COLUMN VALUE]… writes values into the row of Quotes whose
// quote has these words, or into the line of Documents that begins with them if
// COLUMN is date or begins with "Documents.", as somebody with a spreadsheet does. The column "row" with the value
// delete deletes the row; WORDS * and the column "reverse" turn the first
// columns, as many as VALUE has letters, upside down. An OUT of .csv gets the
// sheet as text.
func edits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args)%3 != 2 {
		ts.Fatalf("usage: edits FILE OUT [WORDS COLUMN VALUE]…")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for edit := range slices.Chunk(args[2:], 3) {
		words, column, value := edit[0], edit[1], edit[2]
		sheet, within := "Quotes", "quote"
		column, ofDocument := strings.CutPrefix(column, "Documents.")
		if ofDocument || column == "date" {
			sheet, within = "Documents", "document"
		}
		lines, err := f.GetRows(sheet)
		ts.Check(err)
		key := slices.Index(lines[0], within)
		at := slices.IndexFunc(lines, func(l []string) bool { return key < len(l) && strings.Contains(l[key], words) })
		switch {
		case column == "reverse":
			for i := 1; i < len(lines); i++ {
				from := lines[len(lines)-i]
				for c := range value {
					cell, err := excelize.CoordinatesToCellName(c+1, i+1)
					ts.Check(err)
					ts.Check(f.SetCellValue(sheet, cell, slices.Concat(from, make([]string, len(value)))[c]))
				}
			}
		case at < 1:
			ts.Fatalf("no line has the words %q", words)
		case column == "row":
			ts.Check(f.RemoveRow(sheet, at+1))
		default:
			cell, err := excelize.CoordinatesToCellName(slices.Index(lines[0], column)+1, at+1)
			ts.Check(err)
			ts.Check(f.SetCellValue(sheet, cell, value))
		}
	}
	out := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(out), 0o755))
	if filepath.Ext(out) != ".csv" {
		ts.Check(f.SaveAs(out))
		return
	}
	lines, err := f.GetRows("Quotes")
	ts.Check(err)
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = ';'
	ts.Check(w.WriteAll(lines))
	ts.Check(os.WriteFile(out, text.Bytes(), 0o644))
}
