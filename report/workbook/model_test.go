package workbook

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/report"
)

var update = flag.Bool("update", false, "rewrite the golden file of the model")

func TestModelOfABriefing(t *testing.T) {
	got := modelOf(sample()).String()
	golden := filepath.Join("testdata", "model.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		g, w := lineOf(gotLines, i), lineOf(wantLines, i)
		if g != w {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, g, w)
		}
	}
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(no line)"
}

func TestTheFiveColumnsComeFirstAndFitALaptop(t *testing.T) {
	var heads []string
	width := 0.0
	for i, c := range quoteColumns[:colStance+1] {
		if i < 5 {
			heads = append(heads, c.head)
		}
		width += (c.width*7 + 5) * quotesZoom / 100 // pixels at the size of Calibri 11
	}
	if want := []string{"source", "date", "speaker", "topic", "quote"}; !slices.Equal(heads, want) {
		t.Errorf("columns %q, want %q", heads, want)
	}
	if width > 1366-60 {
		t.Errorf("the columns up to the stance are %.0f pixels wide", width)
	}
}

func TestEveryColumnHasItsMeaning(t *testing.T) {
	for _, c := range slices.Concat(quoteColumns, speakerColumns, topicColumns, sourceColumns, sameWordsColumns, documentColumns) {
		if c.about == "" {
			t.Errorf("About does not explain the column %s", c.head)
		}
	}
}

func TestRowsPastTheLimitGoOnOnFurtherSheets(t *testing.T) {
	b := report.Briefing{Title: "Many"}
	for i := range 7 {
		b.Rows = append(b.Rows, report.Row{Quote: fmt.Sprint("quote ", i), ID: fmt.Sprint("r", i)})
	}
	m := modelWith(b, 3)
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range m.sheets {
		if strings.HasPrefix(s.name, quotesName) {
			got = append(got, fmt.Sprintf("%s %s %d", s.name, s.table, s.count))
		}
	}
	want := []string{"Quotes tblQuotes 3", "Quotes 2 tblQuotes2 3", "Quotes 3 tblQuotes3 1"}
	if !slices.Equal(got, want) {
		t.Errorf("sheets %q, want %q", got, want)
	}
}

func TestLinksStayWithinWhatASheetHolds(t *testing.T) {
	row := report.Row{Source: "Northmoor Post", Quote: "Enough.", URL: "https://post.example/", Document: "a.txt"}
	index := documentIndex{"a.txt": 2}
	for _, c := range []struct{ rows, links int }{{10, 30}, {21843, 65529}, {21844, 43688}, {65530, 65530}, {65540, 65530}} {
		n := 0
		for l := range quoteLines(slices.Values(slices.Repeat([]*report.Row{&row}, c.rows)), c.rows, linkedColumns(c.rows), index, false) {
			for _, v := range l.cells {
				if v.link != (link{}) {
					n++
				}
			}
		}
		if n != c.links {
			t.Errorf("%d rows have %d links, want %d", c.rows, n, c.links)
		}
	}
}

func TestCheckSaysWhyAPersonShouldLook(t *testing.T) {
	day := sample().Made
	for _, c := range []struct {
		row  report.Row
		want string
	}{
		{report.Row{Speaker: "Mara Voss", Date: day, Confidence: 0.9}, ""},
		{report.Row{Speaker: "Mara Voss", Date: day}, ""},
		{report.Row{Date: day}, "speaker unresolved"},
		{report.Row{Date: day, Flags: []string{report.FlagSpeakerUnresolved}}, "speaker unresolved"},
		{report.Row{Speaker: "Mara Voss", Confidence: 0.2, Flags: []string{"open quotation", "low confidence"}}, "open quotation; low confidence"},
		{report.Row{Speaker: "Mara Voss", Confidence: 0.45}, ""},
		{report.Row{Speaker: "Mara Voss", Date: day, Quote: strings.Repeat("a ", 20000)}, "quote cut to fit the cell, in full on the sheet Long quotes"},
		{report.Row{Speaker: "Mara Voss", Date: day, Quote: "bell\a"}, "quote has characters a cell cannot hold, shown as \uFFFD"},
		{report.Row{Speaker: "Mara Voss", Date: day, Quote: "a line\r\nof print"}, ""},
	} {
		if got := checkText(&c.row); got != c.want {
			t.Errorf("%+v: %q, want %q", c.row.Flags, got, c.want)
		}
	}
}

func TestRowsWithoutADateHaveNoChartOfDays(t *testing.T) {
	b := sample()
	for i := range b.Rows {
		b.Rows[i].Date = report.Row{}.Date
	}
	m := modelOf(b)
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	for _, c := range m.sheets[0].charts {
		if c.Title == "Statements by day" {
			t.Errorf("a chart of %d days", len(c.Counts))
		}
	}
	if !strings.Contains(m.String(), "No statement has a date.") {
		t.Error("the model does not say so")
	}
}

func TestAnEmptyPeriodSaysSo(t *testing.T) {
	m := modelOf(report.Briefing{Title: "Quiet week"})
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	if s := m.String(); !strings.Contains(s, "No statements in this period.") {
		t.Errorf("the model does not say so:\n%s", s)
	}
	if n := len(m.sheets[0].charts); n > 0 {
		t.Errorf("%d charts of nothing", n)
	}
	for _, s := range m.sheets {
		blank := true
		for l := range s.lines {
			blank = blank && !slices.ContainsFunc(l.cells, func(c cell) bool { return c.text != "" })
		}
		if blank && !s.hidden {
			t.Errorf("the sheet %s is blank", s.name)
		}
	}
}
