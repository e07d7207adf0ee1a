package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"onrecord/report"
)

// parts is a workbook taken apart: the text of every part by its name.
type parts map[string]string

func takenApart(t *testing.T, data []byte) parts {
	t.Helper()
	p := parts{}
	for name, content := range partsOf(t, data) {
		p[name] = string(content)
	}
	return p
}

func (p parts) zipped(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	var names []string
	for name := range p {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readBackAs reads a workbook that came back, without a desk.
func readBackAs(t *testing.T, data []byte) report.Edits {
	t.Helper()
	e, err := Read(bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// saved returns a workbook after somebody changed it with a program that
// reads and writes every cell.
func saved(t *testing.T, b report.Briefing, change func(f *excelize.File)) []byte {
	t.Helper()
	f := opened(t, b)
	change(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func set(t *testing.T, f *excelize.File, sheet, at string, value any) {
	t.Helper()
	if err := f.SetCellValue(sheet, at, value); err != nil {
		t.Fatal(err)
	}
}

// summaryOf writes what came back as text: a line a row.
func summaryOf(e report.Edits) string {
	var b strings.Builder
	for _, r := range e.Rows {
		whole := "whole"
		if r.Hash != r.Computed {
			whole = "mixed up"
		}
		fmt.Fprintf(&b, "%s %s:", r.ID, whole)
		for _, c := range r.Cells[:len(needed)] {
			mark := ""
			if c.Formula {
				mark = "="
			}
			if c.Rejected {
				mark += "!"
			}
			fmt.Fprintf(&b, " %s%q", mark, c.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const asWritten = `r1 whole: "Mara Voss" "Ports" "new" ""
r3 whole: "Piet Halloran" "Energy" "new" ""
r4 whole: "" "" "new" ""
`

func TestAWorkbookThatNobodyTouchedComesBackAsItWas(t *testing.T) {
	e := readBackAs(t, written(t, sample()))
	if got := summaryOf(e); got != asWritten {
		t.Errorf("got\n%swant\n%s", got, asWritten)
	}
	if e.Export != exportID(sample()) || e.Exported != 3 || e.Period != "2026-W47" || len(e.Problems)+len(e.Notes) > 0 {
		t.Errorf("%+v", e)
	}
	if want := []report.EditedTable{{Sheet: "Quotes", Line: 1, How: "the table tblQuotes"}}; !slices.Equal(e.Tables, want) {
		t.Errorf("tables %+v", e.Tables)
	}
	var documents strings.Builder
	for _, d := range e.Documents {
		fmt.Fprintf(&documents, "%s %d %s:", d.Sheet, d.Line, d.Path)
		for _, f := range documentFields {
			if d.Cells[f].Rejected {
				t.Errorf("%s: its %s is rejected", d.Path, f)
			}
		}
		fmt.Fprintf(&documents, " %q %q %q\n", d.Cells[report.EditSource].Text, d.Cells[report.EditDate].Text, d.Cells[report.EditPlace].Text)
	}
	if want := "Documents 2 inbox/vote.txt: \"Northmoor Post\" \"2026-11-16\" \"NORTHMOOR\"\nDocuments 3 inbox/talks.txt: \"\" \"\" \"\"\nDocuments 4 inbox/locked.pdf: \"\" \"\" \"\"\n"; documents.String() != want {
		t.Errorf("documents\n%swant\n%s", documents.String(), want)
	}
}

var (
	cellReference = regexp.MustCompile(`(<c|<row) r="[A-Z]*[0-9]+"`)
	inline        = regexp.MustCompile(`t="inlineStr"><is><t(?: xml:space="preserve")?>((?s:.*?))</t></is>`)
	tableParts    = regexp.MustCompile(`<tableParts.*?</tableParts>`)
	dimension     = regexp.MustCompile(`<dimension[^>]*(/>|></dimension>)`)
	definedNames  = regexp.MustCompile(`(?s)<definedNames>.*</definedNames>`)
	formulas      = regexp.MustCompile(`><f>.*?</f><v>[^<]*</v>`)
)

// throughSheets does to a workbook what Google Sheets is known to do when it
// is opened there and downloaded again: properties, tables and names are gone,
// sheets have no dimension, cells no references, texts are shared, dates have odd
// formats, formulas that named a table are broken.
func throughSheets(p parts) {
	delete(p, "docProps/custom.xml")
	p["_rels/.rels"] = regexp.MustCompile(`<Relationship [^>]*custom-properties[^>]*>(</Relationship>)?`).ReplaceAllString(p["_rels/.rels"], "")
	for _, name := range sortedParts(p, "xl/tables/") {
		delete(p, name)
	}
	p["xl/workbook.xml"] = definedNames.ReplaceAllString(p["xl/workbook.xml"], "")
	p["xl/styles.xml"] = strings.ReplaceAll(p["xl/styles.xml"], "yyyy-mm-dd", "d.m")
	old := p["xl/sharedStrings.xml"]
	var shared strings.Builder
	n := strings.Count(old, "<si>")
	for _, name := range sortedParts(p, "xl/worksheets/sheet") {
		s := tableParts.ReplaceAllString(dimension.ReplaceAllString(p[name], ""), "")
		s = formulas.ReplaceAllString(s, `t="e"><f>COUNTIF(#REF!,1)</f><v>#REF!</v>`)
		s = cellReference.ReplaceAllString(s, "$1")
		p[name] = inline.ReplaceAllStringFunc(s, func(c string) string {
			fmt.Fprintf(&shared, `<si><t>%s</t></si>`, inline.FindStringSubmatch(c)[1])
			n++
			return fmt.Sprintf(`t="s"><v>%d</v>`, n-1)
		})
	}
	p["xl/sharedStrings.xml"] = strings.Replace(old, "</sst>", shared.String()+"</sst>", 1)
}

func sortedParts(p parts, prefix string) []string {
	var names []string
	for name := range p {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ".xml") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func TestWhatProgramsDoToAFileIsNoEdit(t *testing.T) {
	const quotes = "xl/worksheets/sheet2.xml"
	for _, c := range []struct {
		name   string
		change func(p parts)
		table  string // how the table is found
	}{
		{"written as it was", func(parts) {}, "the table tblQuotes"},
		{"Google Sheets", throughSheets, "its heads"},
		{"a prefix on every tag", func(p parts) {
			p[quotes] = regexp.MustCompile(`<(/?)([a-zA-Z])`).ReplaceAllString(p[quotes], "<${1}x:$2")
		}, "the table tblQuotes"},
		{"days counted from 1904", func(p parts) {
			p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<workbookPr ", `<workbookPr date1904="1" `, 1)
			for _, name := range []string{quotes, "xl/worksheets/sheet7.xml"} {
				for day := 46340; day < 46346; day++ {
					p[name] = strings.ReplaceAll(p[name], fmt.Sprintf("<v>%d</v>", day), fmt.Sprintf("<v>%d</v>", day-1462))
				}
			}
		}, "the table tblQuotes"},
		{"dates as text", func(p parts) {
			p[quotes] = strings.ReplaceAll(p[quotes], "><v>46342</v>", ` t="str"><v>2026-11-16T00:00:00</v>`)
		}, "the table tblQuotes"},
		{"dates as a country writes them", func(p parts) {
			p[quotes] = strings.ReplaceAll(p[quotes], "><v>46342</v>", ` t="str"><v>16.11.2026</v>`)
			p[quotes] = strings.ReplaceAll(p[quotes], "><v>46344</v>", ` t="str"><v>11/18/26</v>`)
		}, "the table tblQuotes"},
		{"line ends of Windows, escaped", func(p parts) { p[quotes] = strings.ReplaceAll(p[quotes], "shelter.\n\n", "shelter._x000D_\n_x000d_\n") }, "the table tblQuotes"},
		{"letters and accents apart, other spaces", func(p parts) {
			p[quotes] = strings.ReplaceAll(p[quotes], "Mara Voss", " Mara\u00a0 Voss\u200b ")
			p[quotes] = strings.ReplaceAll(p[quotes], "every ship", "every\u00a0ship ")
		}, "the table tblQuotes"},
		{"a word made bold", func(p parts) {
			p[quotes] = strings.ReplaceAll(p[quotes], `<t>Mara Voss</t>`, `<r><t xml:space="preserve">Mara </t></r><r><rPr><b/></rPr><t>Voss</t></r><rPh sb="0" eb="1"><t>no</t></rPh>`)
		}, "the table tblQuotes"},
		{"the table gone, its name kept", func(p parts) {
			p[quotes] = tableParts.ReplaceAllString(p[quotes], "")
			delete(p, "xl/tables/table1.xml")
			p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<definedNames>", "<definedNames><definedName name=\"tblQuotes\">'Quotes'!$A$1:$AE$4</definedName>", 1)
		}, "the name tblQuotes"},
		{"formulas in the place of values", func(p parts) {
			p[quotes] = strings.Replace(p[quotes], `t="inlineStr"><is><t>Mara Voss</t></is>`, `t="str"><f>"Mara "&amp;"Voss"</f><v>Mara Voss</v>`, 1)
		}, "the table tblQuotes"},
		{"parts in capitals, with backslashes", func(p parts) {
			p["XL\\SharedStrings.xml"] = p["xl/sharedStrings.xml"]
			delete(p, "xl/sharedStrings.xml")
		}, "the table tblQuotes"},
	} {
		p := takenApart(t, written(t, sample()))
		before := fmt.Sprint(p)
		c.change(p)
		if c.name != "written as it was" && fmt.Sprint(p) == before {
			t.Errorf("%s: the file is as it was", c.name)
		}
		e := readBackAs(t, p.zipped(t))
		if got := strings.ReplaceAll(summaryOf(e), "=", ""); got != asWritten {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, asWritten)
		}
		if len(e.Problems) > 0 || e.Export != exportID(sample()) || e.Exported != 3 || len(e.Tables) != 1 || e.Tables[0].How != c.table {
			t.Errorf("%s: problems %v, export %s of %d, tables %v", c.name, e.Problems, e.Export, e.Exported, e.Tables)
		}
		if len(e.Documents) != 3 || e.Documents[0].Cells[report.EditDate].Text != "2026-11-16" {
			t.Errorf("%s: documents %+v", c.name, e.Documents)
		}
	}
}

func TestWhatPeopleDoToAFileIsFound(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(f *excelize.File)
		want   string
		more   string // of notes and problems
	}{
		{"cells written over", func(f *excelize.File) {
			set(t, f, quotesName, at("speaker", 2), "Mara Lindqvist Voss")
			set(t, f, quotesName, at("topic", 3), nil)
			set(t, f, quotesName, at("status", 4), "use")
			set(t, f, quotesName, at("note", 4), "who is it?\nask Ines")
		}, "r1 whole: \"Mara Lindqvist Voss\" \"Ports\" \"new\" \"\"\nr3 whole: \"Piet Halloran\" \"\" \"new\" \"\"\nr4 whole: \"\" \"\" \"use\" \"who is it?\\nask Ines\"\n", ""},
		{"numbers, dates and truths in a note", func(f *excelize.File) {
			set(t, f, quotesName, at("note", 2), 0.1+0.2)
			set(t, f, quotesName, at("note", 3), time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC))
			set(t, f, quotesName, at("note", 4), true)
		}, "r1 whole: \"Mara Voss\" \"Ports\" \"new\" \"0.3\"\nr3 whole: \"Piet Halloran\" \"Energy\" \"new\" \"2026-11-20 09:30\"\nr4 whole: \"\" \"\" \"new\" \"TRUE\"\n", ""},
		{"a row deleted, a title above, a column in between", func(f *excelize.File) {
			check(t, f.RemoveRow(quotesName, 3))
			check(t, f.InsertRows(quotesName, 1, 2))
			set(t, f, quotesName, "A1", "Week 47, for the desk")
			check(t, f.InsertCols(quotesName, "D", 1))
			set(t, f, quotesName, "D3", "Colleague")
			set(t, f, quotesName, "D4", "Ines")
		}, "r1 whole: \"Mara Voss\" \"Ports\" \"new\" \"\"\nr4 whole: \"\" \"\" \"new\" \"\"\n",
			"the table on the sheet Quotes: added columns were ignored: Colleague\n"},
		{"heads in another manner", func(f *excelize.File) {
			set(t, f, quotesName, at("speaker", 1), " SPEAKER ")
			set(t, f, quotesName, at("row_hash", 1), "Row hash")
		}, asWritten, ""},
		{"heads of hidden columns overwritten", func(f *excelize.File) {
			set(t, f, quotesName, at("spans", 1), "where")
			set(t, f, quotesName, at("row_hash", 1), "?")
		}, asWritten, "the table on the sheet Quotes: the column \"where\" was recognised as spans by its values\nthe table on the sheet Quotes: the column \"?\" was recognised as row_hash by its values\n"},
		{"the sheet has another name", func(f *excelize.File) { check(t, f.SetSheetName(quotesName, "Zitate")) }, asWritten, ""},
		{"the folded columns deleted, but for the id", func(f *excelize.File) {
			for _, head := range []string{"row_hash", "same_as", "spans", "flags", "title"} {
				name, err := excelize.ColumnNumberToName(quoteColumn(head) + 1)
				check(t, err)
				check(t, f.RemoveCol(quotesName, name))
			}
		}, asWritten, ""},
		{"a formula without a result", func(f *excelize.File) {
			check(t, f.SetCellFormula(quotesName, at("speaker", 3), "C2")) // its result is not saved
		}, "r1 whole: \"Mara Voss\" \"Ports\" \"new\" \"\"\nr3 whole: =!\"\" \"Energy\" \"new\" \"\"\nr4 whole: \"\" \"\" \"new\" \"\"\n", "Quotes!3 r3 speaker: the cell holds a formula without a result\n"},
		{"a line of totals and the heads once more", func(f *excelize.File) {
			set(t, f, quotesName, "A6", "Total")
			for i, col := range quoteColumns {
				name, err := excelize.CoordinatesToCellName(i+1, 7)
				check(t, err)
				set(t, f, quotesName, name, col.head)
			}
		}, asWritten + " mixed up: \"\" \"\" \"\" \"\"\n", ""},
		{"_meta deleted", func(f *excelize.File) { check(t, f.DeleteSheet(metaName)) }, asWritten, ""},
		{"a copy of the sheet beside it", func(f *excelize.File) {
			i, err := f.NewSheet("Quotes (2)")
			check(t, err)
			from, err := f.GetSheetIndex(quotesName)
			check(t, err)
			check(t, f.CopySheet(from, i))
		}, asWritten + asWritten, "the sheet Quotes (2) has rows as well; what was edited there counts, too\n"},
	} {
		e := readBackAs(t, saved(t, sample(), c.change))
		if got := summaryOf(e); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
		var more strings.Builder
		for _, n := range e.Notes {
			more.WriteString(n + "\n")
		}
		for _, p := range e.Problems {
			fmt.Fprintf(&more, "%s!%d %s %s: %s\n", p.Sheet, p.Line, p.ID, p.Column, p.Reason)
		}
		if more.String() != c.more {
			t.Errorf("%s: got\n%swant\n%s", c.name, more.String(), c.more)
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheSheetLateIsNoSheetOfRows(t *testing.T) {
	b := sample()
	b.Late = []report.Late{{Document: b.Documents[0], Own: report.Period{Name: "2026-W46"}, Rows: b.Rows[:1]}}
	for _, e := range []report.Edits{readBackAs(t, saved(t, b, func(*excelize.File) {})), readBackAs(t, saved(t, b, func(f *excelize.File) {
		set(t, f, lateName, "D2", "Ines Roke")
	}))} {
		if got := summaryOf(e); got != asWritten || len(e.Notes)+len(e.Problems) > 0 {
			t.Errorf("got\n%s%q %v", got, e.Notes, e.Problems)
		}
	}
}

// Rows that were sorted, and columns in another order among others, on a sheet
// of a new file: nothing is left of the workbook but its cells.
func TestRowsPastedIntoAnotherFileAreFound(t *testing.T) {
	from := opened(t, sample())
	lines, err := from.GetRows(quotesName)
	check(t, err)
	slices.Reverse(lines[1:])
	f := excelize.NewFile()
	defer f.Close()
	set(t, f, "Sheet1", "B2", "Our week")
	for i, cells := range lines {
		cells = append(cells, make([]string, len(quoteColumns)-len(cells))...)
		slices.Reverse(cells)
		for j, c := range append([]string{"ours"}, cells...) {
			cell, err := excelize.CoordinatesToCellName(j+3, i+5)
			check(t, err)
			if i == 0 {
				c = strings.ToUpper(strings.ReplaceAll(c, "_", " "))
			}
			set(t, f, "Sheet1", cell, c)
		}
	}
	var out bytes.Buffer
	check(t, f.Write(&out))
	e := readBackAs(t, out.Bytes())
	want := strings.Split(strings.TrimSpace(asWritten), "\n")
	slices.Reverse(want)
	if got := strings.TrimSpace(summaryOf(e)); got != strings.Join(want, "\n") || e.Export != "" || e.Exported != -1 {
		t.Errorf("got\n%s\n%+v", got, e)
	}
}

func TestRowsOfSeveralSheetsAreAllRead(t *testing.T) {
	c, err := newContents(sample(), limits{lines: excelLimits.lines, part: 5000})
	check(t, err)
	var out bytes.Buffer
	check(t, c.write(&out))
	e := readBackAs(t, out.Bytes())
	if got := summaryOf(e); got != asWritten || len(e.Tables) != 2 || e.Tables[1].Sheet != "Quotes 2" || len(e.Notes) > 0 {
		t.Errorf("got\n%s%+v", got, e)
	}
}
