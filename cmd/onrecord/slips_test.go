package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// slips FILE OUT SLIP… does to a workbook what people do to one, on purpose or by
// mistake, and saves it as OUT. An OUT of .csv gets the sheet Quotes as text, one of
// .ods as OpenDocument. With -hand, another program then saves the workbook once more.
func slips(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: slips FILE OUT SLIP…")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	s := &slipping{ts: ts, f: f}
	s.load()
	for _, name := range args[2:] {
		slip, ok := slipsOf[name]
		if !ok {
			ts.Fatalf("no slip is called %s", name)
		}
		slip(s)
	}
	out := ts.MkAbs(args[1])
	if before, ok := strings.CutSuffix(out, ".csv"); ok {
		ts.Check(os.WriteFile(before+".csv", s.text(), 0o644))
		return
	}
	if filepath.Ext(out) == ".ods" {
		ts.Check(os.WriteFile(out, s.openDocument(), 0o644))
		return
	}
	ts.Check(f.SaveAs(out))
	if *hand != "" {
		ts.Check(byHand(out, out, []cellEdit{}))
	}
}

// slipping is a workbook under a clumsy hand.
type slipping struct {
	ts    *testscript.TestScript
	f     *excelize.File
	heads []string
	rows  int // under the head
	comma rune
}

func (s *slipping) load() {
	lines, err := s.f.GetRows("Quotes")
	s.ts.Check(err)
	s.heads, s.rows = lines[0], len(lines)-1
}

func (s *slipping) at(column string, row int) string {
	i := slices.Index(s.heads, column)
	if i < 0 {
		s.ts.Fatalf("no column %s", column)
	}
	name, err := excelize.CoordinatesToCellName(i+1, row)
	s.ts.Check(err)
	return name
}

// column returns the values of a column; the first is that of row 2.
func (s *slipping) column(name string) []string {
	var out []string
	for r := 2; r <= s.rows+1; r++ {
		v, err := s.f.GetCellValue("Quotes", s.at(name, r))
		s.ts.Check(err)
		out = append(out, v)
	}
	return out
}

func (s *slipping) put(name string, values []string) {
	for i, v := range values {
		s.set(s.at(name, i+2), v)
	}
}

func (s *slipping) set(at string, value any) { s.ts.Check(s.f.SetCellValue("Quotes", at, value)) }

// order puts the rows of some columns in another order.
func (s *slipping) order(from, to int, columns ...string) {
	speakers, quotes := s.column("speaker"), s.column("quote")
	order := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return strings.Compare(speakers[a]+quotes[a], speakers[b]+quotes[b])
	})
	for _, name := range columns {
		values := s.column(name)
		sorted := slices.Clone(values)
		for i, o := range order {
			sorted[from+i] = values[o]
		}
		s.put(name, sorted)
	}
}

func (s *slipping) text() []byte {
	lines, err := s.f.GetRows("Quotes")
	s.ts.Check(err)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if s.comma != 0 {
		w.Comma = s.comma
	}
	s.ts.Check(w.WriteAll(lines))
	return out.Bytes()
}

// replaced is what a slip does to the values of a column.
func replaced(column string, change func(values []string) []string) func(*slipping) {
	return func(s *slipping) { s.put(column, change(s.column(column))) }
}

func oneCell(column string, row int, value any) func(*slipping) {
	return func(s *slipping) { s.set(s.at(column, row), value) }
}

func onSheet(sheet, at string, value any) func(*slipping) {
	return func(s *slipping) { s.ts.Check(s.f.SetCellValue(sheet, at, value)) }
}

func filledWith(from, to int, value string) func([]string) []string {
	return func(v []string) []string {
		for i := from; i < min(to, len(v)); i++ {
			v[i] = value
		}
		return v
	}
}

// styled gives cells a look.
func styled(area string, look excelize.Style) func(*slipping) {
	return func(s *slipping) {
		id, err := s.f.NewStyle(&look)
		s.ts.Check(err)
		from, to, _ := strings.Cut(area, ":")
		s.ts.Check(s.f.SetCellStyle("Quotes", from, to, id))
	}
}

// throughGoogleSheets takes away what is gone after a workbook was opened there and
// downloaded again: tables, names and properties.
func throughGoogleSheets(s *slipping) {
	for _, sheet := range s.f.GetSheetList() {
		tables, err := s.f.GetTables(sheet)
		s.ts.Check(err)
		for _, t := range tables {
			s.ts.Check(s.f.DeleteTable(t.Name))
		}
	}
	for _, name := range s.f.GetDefinedName() {
		s.ts.Check(s.f.DeleteDefinedName(&name))
	}
	for _, property := range []string{"export_id"} {
		s.ts.Check(s.f.SetCustomProps(excelize.CustomProperty{Name: property}))
	}
}

// openDocument is the sheet Quotes as OpenDocument has it.
func (s *slipping) openDocument() []byte {
	lines, err := s.f.GetRows("Quotes")
	s.ts.Check(err)
	var content bytes.Buffer
	content.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Quotes">`)
	for _, line := range lines {
		content.WriteString(`<table:table-row>`)
		for _, cell := range line {
			content.WriteString(`<table:table-cell office:value-type="string"><text:p>`)
			s.ts.Check(xml.EscapeText(&content, []byte(cell)))
			content.WriteString(`</text:p></table:table-cell>`)
		}
		content.WriteString(`</table:table-row>`)
	}
	content.WriteString(`</table:table></office:spreadsheet></office:body></office:document-content>`)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content.String()}} {
		w, err := z.Create(part[0])
		s.ts.Check(err)
		_, err = w.Write([]byte(part[1]))
		s.ts.Check(err)
	}
	s.ts.Check(z.Close())
	return out.Bytes()
}

var slipsOf = map[string]func(*slipping){
	"fill-down":   replaced("speaker", filledWith(0, 99, "Mara Quell")),
	"fill-part":   replaced("speaker", filledWith(3, 10, "Mara Quell")),
	"fill-topic":  replaced("topic", filledWith(0, 99, "Ferries")),
	"fill-status": replaced("status", filledWith(0, 99, "checked")),
	"clear":       replaced("speaker", filledWith(0, 99, "")),
	"clear-part":  replaced("speaker", filledWith(2, 9, "")),
	"shift-up":    replaced("speaker", func(v []string) []string { return append(v[1:], "") }),
	"shift-down":  replaced("speaker", func(v []string) []string { return append([]string{""}, v[:len(v)-1]...) }),
	"shift-block": replaced("speaker", func(v []string) []string { copy(v[2:10], v[4:12]); return v }),
	"paste-block": replaced("speaker", func(v []string) []string { copy(v[7:12], slices.Clone(v[0:5])); return v }),
	"sort-alone":  replaced("speaker", func(v []string) []string { slices.Sort(v); return v }),
	"split": func(s *slipping) {
		names := s.column("speaker")
		first, last := slices.Clone(names), slices.Clone(names)
		for i, n := range names {
			first[i], last[i], _ = strings.Cut(n, " ")
		}
		s.put("speaker", first)
		s.put("topic", last)
	},
	"rename": replaced("speaker", func(v []string) []string {
		for i := range v {
			v[i] = strings.ReplaceAll(v[i], "Oskar Dill", "Oskar Dillon")
		}
		return v
	}),
	"replace-all": func(s *slipping) {
		for _, column := range []string{"speaker", "quote", "title", "role"} {
			values := s.column(column)
			for i := range values {
				values[i] = strings.ReplaceAll(values[i], "the ", "a ")
			}
			s.put(column, values)
		}
	},
	// What is pasted over filtered rows lands in the hidden ones between them as well.
	"filter-paste": func(s *slipping) {
		for r := 3; r <= s.rows+1; r++ {
			s.ts.Check(s.f.SetRowVisible("Quotes", r, (r-2)%4 == 0))
		}
		s.put("speaker", filledWith(0, 13, "Greta Send")(s.column("speaker")))
	},
	// What is copied from filtered rows and pasted below each other.
	"filter-copy": replaced("speaker", func(v []string) []string {
		for i := range 3 {
			v[3+i] = v[5+4*i]
		}
		return v
	}),
	// Rows of another week below those of this one.
	"other-week": func(s *slipping) {
		for i := range 3 {
			row := s.rows + 2 + i
			for head, value := range map[string]any{"id": fmt.Sprintf("r00000000000%d", i), "speaker": "Jonas Wick", "quote": fmt.Sprintf("We said so %d weeks ago.", i), "document": "last-week.txt", "status": "use"} {
				s.set(s.at(head, row), value)
			}
		}
	},
	// The head goes down with the rows when a table is sorted that a program takes for one without.
	"head-below": func(s *slipping) {
		lines, err := s.f.GetRows("Quotes")
		s.ts.Check(err)
		for i, line := range append(slices.Clone(lines[1:6]), lines[0]) {
			for k := range s.heads {
				value := ""
				if k < len(line) {
					value = line[k]
				}
				name, err := excelize.CoordinatesToCellName(k+1, i+1)
				s.ts.Check(err)
				s.set(name, value)
			}
		}
	},
	"dates-text": func(s *slipping) {
		for r, day := range s.column("date") {
			if year, rest, ok := strings.Cut(day, "-"); ok {
				month, day, _ := strings.Cut(rest, "-")
				s.set(s.at("date", r+2), day+"."+month+"."+year)
			}
		}
	},
	"sheets": throughGoogleSheets,
	"numbers": func(s *slipping) {
		throughGoogleSheets(s)
		s.ts.Check(s.f.SetSheetName("Quotes", "Quotes - Table 1"))
		s.ts.Check(s.f.DeleteSheet("_meta"))
		_, err := s.f.NewSheet("Export Summary")
		s.ts.Check(err)
		s.ts.Check(s.f.SetCellValue("Export Summary", "A1", "This document was exported from Numbers. Each table was converted to an Excel worksheet."))
	},
	"sort-visible": func(s *slipping) { s.order(2, 9, s.heads[:8]...) },
	"sort-all":     func(s *slipping) { s.order(0, s.rows, s.heads...) },
	"merge":        func(s *slipping) { s.ts.Check(s.f.MergeCell("Quotes", "C4", "C6")) },
	"copy-sheet": func(s *slipping) {
		to, err := s.f.NewSheet("Quotes (2)")
		s.ts.Check(err)
		from, err := s.f.GetSheetIndex("Quotes")
		s.ts.Check(err)
		s.ts.Check(s.f.CopySheet(from, to))
		s.ts.Check(s.f.SetCellValue("Quotes (2)", s.at("speaker", 3), "Greta Lund"))
	},
	"copy-documents": func(s *slipping) {
		to, err := s.f.NewSheet("Documents (2)")
		s.ts.Check(err)
		from, err := s.f.GetSheetIndex("Documents")
		s.ts.Check(err)
		s.ts.Check(s.f.CopySheet(from, to))
		s.ts.Check(s.f.SetCellValue("Documents (2)", "I2", "The storm"))
	},
	"comment": func(s *slipping) {
		s.ts.Check(s.f.AddComment("Quotes", excelize.Comment{
			Cell: s.at("quote", 3), Author: "Anna", Paragraph: []excelize.RichTextRun{{Text: "Ask her again."}}, // in runs, as Excel writes it: ExcelJS loses others
		}))
	},
	"colour":       styled("A3:E3", excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}}),
	"strike":       styled("A5:E5", excelize.Style{Font: &excelize.Font{Strike: true}}),
	"true":         oneCell("speaker", 3, true),
	"number":       oneCell("speaker", 4, 12345),
	"topic-pasted": func(s *slipping) { s.set(s.at("topic", 3), s.column("speaker")[1]) },
	"topic-typo":   oneCell("topic", 5, "Defence readyness"),
	"status-typo":  oneCell("status", 5, "cheked"),
	"kind":         oneCell("kind", 2, "indirect"),
	"role":         oneCell("role", 3, "harbour captain"),
	"place":        oneCell("place", 4, "Northquay"),
	"source":       onSheet("Documents", "E3", "Northquay Herald"),
	"context":      oneCell("context", 6, "Somebody else asked."),
	"speakers":     onSheet("Speakers", "A2", "Mara Quell-Arden"),
	"summary":      onSheet("Summary", "A1", "My week"),
	"day":          onSheet("Documents", "G2", "18/11/2026"),
	"which-day":    onSheet("Documents", "G2", "3/11/2026"),
	"far-day":      onSheet("Documents", "G2", "2062-11-18"),
	"said-late":    oneCell("said", 2, "2026-11-21"),
	"note":         oneCell("note", 7, "seen"),
	"note-head": func(s *slipping) {
		s.set(s.at("note", 1), "Anna's remarks")
		s.set(s.at("note", 7), "seen")
		s.heads[slices.Index(s.heads, "note")] = "Anna's remarks"
	},
	"no-ids": func(s *slipping) {
		for _, head := range []string{"row_hash", "id"} {
			if i := slices.Index(s.heads, head); i >= 0 {
				name, err := excelize.ColumnNumberToName(i + 1)
				s.ts.Check(err)
				s.ts.Check(s.f.RemoveCol("Quotes", name))
				s.load()
			}
		}
	},
	"speaker":   oneCell("speaker", 3, "Greta Lund"),
	"semicolon": func(s *slipping) { s.comma = ';' },
	"tab":       func(s *slipping) { s.comma = '\t' },
}
