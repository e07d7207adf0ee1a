package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/parse"
	"onrecord/report"
)

func written(t *testing.T, b report.Briefing) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t *testing.T, b report.Briefing) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, b)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// raw returns what a cell holds, not how it is shown.
func raw(t *testing.T, f *excelize.File, sheet, at string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func at(head string, row int) string {
	name, err := excelize.CoordinatesToCellName(quoteColumn(head)+1, row)
	if err != nil {
		return head
	}
	return name
}

func TestTheFileHoldsTheModel(t *testing.T) {
	f := fileLikeModel(t, sample())
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Summary", "Quotes", "Speakers", "Topics", "Sources", "Same words", "Documents", "About", "Lists", "_meta", "Trends"}) {
		t.Errorf("sheets %q", got)
	}
}

// fileLikeModel writes a briefing, and reads back each cell, formula and link.
func fileLikeModel(t *testing.T, b report.Briefing) *excelize.File {
	t.Helper()
	f, m := opened(t, b), modelOf(b)
	for _, s := range m.sheets {
		row := s.first()
		for l := range s.lines {
			for i, c := range l.cells {
				at, err := excelize.CoordinatesToCellName(i+1, row)
				if err != nil {
					t.Fatal(err)
				}
				want := c.text
				shown, err := f.GetCellValue(s.name, at)
				if err != nil {
					t.Fatal(err)
				}
				if (c.kind == cellText || c.kind == cellDate) && shown != want {
					t.Errorf("%s!%s: %q, want %q", s.name, at, shown, want)
				}
				want = ""
				if c.kind == cellFormula {
					want = c.text
				}
				if formula, err := f.GetCellFormula(s.name, at); formula != want || err != nil {
					t.Errorf("%s!%s: formula %q %v, want %q", s.name, at, formula, err, want)
				}
				linked, target, err := f.GetCellHyperLink(s.name, at)
				if err != nil || linked != (c.link != link{}) || linked && target != c.link.url+c.link.place {
					t.Errorf("%s!%s: link %q %v, want %+v", s.name, at, target, err, c.link)
				}
			}
			row++
		}
	}
	return f
}

func TestQuotesAreATableWithAFrozenHead(t *testing.T) {
	f := opened(t, sample())
	for sheet, want := range map[string]string{
		"Quotes": "tblQuotes A1:AI4", "Speakers": "tblSpeakers A1:J4", "Topics": "tblTopics A1:J5", "Sources": "tblSources A1:H3", "Documents": "tblDocuments A1:N4",
	} {
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Name+" "+tables[0].Range != want {
			t.Errorf("%s: %+v %v, want %s", sheet, tables, err, want)
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v %v", sheet, panes, err)
		}
	}
	if v := raw(t, f, "Quotes", at("date", 2)); v != "46342" {
		t.Errorf("the date is %q, want the serial of 16 November 2026", v)
	}
	if v := raw(t, f, "Quotes", at("quote", 3)); v != "=1+1" {
		t.Errorf("the quote is %q, want =1+1", v)
	}
	visible, err := f.GetSheetVisible("Lists")
	if err != nil || visible {
		t.Errorf("Lists is visible: %t %v", visible, err)
	}
	lists, err := f.GetDataValidations("Quotes")
	if err != nil || len(lists) != 7 { // four lists, two columns of days, those that are not for editing
		t.Errorf("%d drop-downs and rules, want 7: %v", len(lists), err)
	}
	for _, c := range []struct {
		head          string
		level         uint8
		visible, same bool
	}{{"quote", 0, true, true}, {"context", 1, false, true}} {
		column := strings.TrimRight(at(c.head, 1), "1")
		level, err := f.GetColOutlineLevel("Quotes", column)
		if err != nil || level != c.level {
			t.Errorf("%s: outline level %d %v, want %d", c.head, level, err, c.level)
		}
		shown, err := f.GetColVisible("Quotes", column)
		if err != nil || shown != c.visible {
			t.Errorf("%s: visible %t %v, want %t", c.head, shown, err, c.visible)
		}
	}
}

// A table's columns must have the very text of their heads, or Excel repairs
// the file.
func TestTableColumnsAreTheirHeads(t *testing.T) {
	parts := partsOf(t, written(t, sample()))
	for part, columns := range map[string][]column{"xl/tables/table1.xml": quoteColumns, "xl/tables/table2.xml": speakerColumns, "xl/tables/table3.xml": topicColumns,
		"xl/tables/table4.xml": sourceColumns, "xl/tables/table5.xml": documentColumns} {
		var table struct {
			Columns []struct {
				Name string `xml:"name,attr"`
			} `xml:"tableColumns>tableColumn"`
		}
		if err := xml.Unmarshal(parts[part], &table); err != nil {
			t.Fatal(err)
		}
		var names, heads []string
		for _, c := range table.Columns {
			names = append(names, c.Name)
		}
		for _, c := range columns {
			heads = append(heads, c.title())
		}
		if !slices.Equal(names, heads) {
			t.Errorf("%s: %q, want %q", part, names, heads)
		}
	}
}

// Every text field of a row must stand under the head of its key.
func TestEveryKeyOfTheSchemaHasItsColumn(t *testing.T) {
	r := report.Row{Date: parse.NewDate(2026, 11, 16), Said: parse.NewDate(2026, 11, 15), Statement: 7, Confidence: 0.25}
	want := map[string]string{"date": "46342", "said": "46341", "statement": "7", "confidence": "0.25", "spans": ""}
	v := reflect.ValueOf(&r).Elem()
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("json")
		if key == "-" {
			continue
		}
		switch field := v.Field(i).Addr().Interface().(type) {
		case *string:
			*field = "the " + key
			want[key] = *field
		case *[]string:
			*field = []string{key, "two"}
			want[key] = key + "; two"
		}
		if quoteColumn(key) < 0 {
			t.Errorf("no column for %s", key)
		}
	}
	f := opened(t, report.Briefing{Rows: []report.Row{r}})
	for key, text := range want {
		if got := raw(t, f, "Quotes", at(key, 2)); got != text {
			t.Errorf("%s: %q, want %q", key, got, text)
		}
	}
}

func TestHostileTextStaysText(t *testing.T) {
	hostile := []string{
		"=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "00123", "1e5", "2026-11-21", "TRUE", "_x0041_", "_x0041_x0042_", "_x005F_x0041_", "_x_", "a_x00",
		"<b>&amp;</b>", "]]>", "\"quoted\" 'text'", "  space around  ", "emoji 🙂 and 𝔘", "שלום", "tab\tinside", "https://post.example/",
	}
	b := report.Briefing{Title: "=1+1 & <title>", Marking: "R&D &P", Note: "=2+2", Topics: []string{"=3+3", "a,b"}, Version: "&"}
	for _, s := range hostile {
		b.Rows = append(b.Rows, report.Row{Quote: s, Speaker: s, Topic: "=3+3"})
	}
	f := opened(t, b)
	for i, s := range hostile {
		if got := raw(t, f, "Quotes", at("quote", i+2)); got != s {
			t.Errorf("quote %q became %q", s, got)
		}
		if formula, err := f.GetCellFormula("Quotes", at("quote", i+2)); formula != "" || err != nil {
			t.Errorf("quote %q is the formula %q, %v", s, formula, err)
		}
	}
	for row := range hostile {
		at := "A" + strconv.Itoa(row+2)
		if name := raw(t, f, speakersName, at); !slices.ContainsFunc(hostile, func(s string) bool { return cleanLine(s) == name }) {
			t.Errorf("%s!%s is %q", speakersName, at, name)
		}
		if formula, err := f.GetCellFormula(speakersName, at); formula != "" || err != nil {
			t.Errorf("%s!%s is the formula %q, %v", speakersName, at, formula, err)
		}
	}
	if got := raw(t, f, "Summary", "A1"); got != b.Title {
		t.Errorf("title %q", got)
	}
	for name, part := range partsOf(t, written(t, b)) {
		if err := wellFormed(part); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestALongQuoteIsCutWithAMarkAndWholeElsewhere(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("The tide tables were wrong again. ", 1200))
	f := opened(t, report.Briefing{Rows: []report.Row{{Quote: long, ID: "r1", Speaker: "Mara Voss"}}})
	quote := raw(t, f, "Quotes", at("quote", 2))
	if !strings.HasSuffix(quote, cutMark) || units(quote) > cellUnits {
		t.Errorf("quote of %d units ends in %q", units(quote), quote[len(quote)-20:])
	}
	if check := raw(t, f, "Quotes", at("check", 2)); !strings.Contains(check, "quote cut") {
		t.Errorf("check says %q", check)
	}
	rows, err := f.GetRows(longQuotesName)
	if err != nil {
		t.Fatal(err)
	}
	whole := ""
	for i := range rows[1:] {
		at, err := excelize.CoordinatesToCellName(4, i+2)
		if err != nil {
			t.Fatal(err)
		}
		whole += raw(t, f, longQuotesName, at)
	}
	if whole != long {
		t.Errorf("%d characters on the sheet %s, want %d", len(whole), longQuotesName, len(long))
	}
}

// Nothing a document or a desk's settings hold may keep a workbook from being
// written.
func TestValuesOfAnyLengthAreWritten(t *testing.T) {
	for _, long := range []string{strings.Repeat("x", 40000), strings.Repeat("word ", 9000), strings.Repeat("𝔘\n\n", 17000)} {
		r := report.Row{Topics: []string{long}, Flags: []string{long}, SameAs: []string{long}}
		d := report.Document{Warnings: []string{long}}
		for _, v := range []reflect.Value{reflect.ValueOf(&r).Elem(), reflect.ValueOf(&d).Elem()} {
			for i := range v.NumField() {
				if v.Field(i).Kind() == reflect.String {
					v.Field(i).SetString(long)
				}
			}
		}
		f := opened(t, report.Briefing{
			Title: long, Marking: long, Note: long, Version: long, Period: report.Period{Name: long, From: parse.NewDate(2026, 11, 16)},
			Rows: []report.Row{r}, Documents: []report.Document{d}, Topics: []string{long, "other" + long}, Settings: []report.Setting{{Name: long, Value: long}},
		})
		if got := raw(t, f, "Quotes", at("flags", 2)); !strings.HasSuffix(got, cutMark) || units(got) > cellUnits {
			t.Errorf("flags of %d units", units(got))
		}
	}
}

func TestAnEmptyBriefingOpens(t *testing.T) {
	f := opened(t, report.Briefing{})
	if tables, err := f.GetTables("Quotes"); err != nil || len(tables) != 1 || tables[0].Range != "A1:AH2" {
		t.Errorf("tables %+v %v, want one with a head and a blank line", tables, err)
	}
}

func TestTheSameBriefingGivesTheSameBytes(t *testing.T) {
	first := written(t, sample())
	for i := range 10 {
		if i == 5 {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		}
		if !bytes.Equal(first, written(t, sample())) {
			t.Fatal("two workbooks of one briefing differ")
		}
	}
}

func TestDocumentPropertiesAreTheBriefings(t *testing.T) {
	p, err := opened(t, sample()).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if p.Title != "Coastal affairs" || p.Created != "2026-11-23T00:00:00Z" || p.Modified != p.Created || p.Language != "en" || p.Creator != "onrecord" {
		t.Errorf("%+v", p)
	}
}

// Excel wants the elements of a sheet in the order of its schema and one list
// of tables; the splices must not disturb either.
func TestElementsOfASheetStandInOrder(t *testing.T) {
	order := []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "conditionalFormatting", "dataValidations",
		"hyperlinks", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "drawing", "tableParts", "extLst"}
	parts := partsOf(t, written(t, sample()))
	for name, part := range partsOf(t, written(t, manyRows(60))) { // with lines on Same words
		parts["many rows: "+name] = part
	}
	for name, part := range parts {
		if !strings.Contains(name, "xl/worksheets/sheet") {
			continue
		}
		last := -1
		for _, element := range children(t, part) {
			i := slices.Index(order, element)
			if i < last || i < 0 || i == last && element != "conditionalFormatting" {
				t.Errorf("%s: %s stands out of order", name, element)
			}
			last = i
		}
	}
}

func TestAFailingWriterIsReported(t *testing.T) {
	if err := Write(broken{}, sample()); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

var errBroken = errors.New("no space left")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func partsOf(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return parts
}

func wellFormed(part []byte) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// children returns the names of the elements right below the root.
func children(t *testing.T, part []byte) (names []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(part))
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 {
				names = append(names, e.Name.Local)
			}
		case xml.EndElement:
			depth--
		}
	}
}
