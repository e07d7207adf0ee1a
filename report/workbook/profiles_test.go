package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/report"
)

// manyRows is a briefing of n rows, each ninth without a speaker, every fiftieth
// in the words of the one before from another outlet.
func manyRows(n int) report.Briefing {
	b := report.Briefing{Title: "Many", Topics: []string{"Ports", "Energy", "Justice"}}
	for i := range n {
		r := report.Row{
			Source: fmt.Sprintf("Outlet %d", i%23), Date: parse.NewDate(2026, 11, 1+i%28), Speaker: fmt.Sprintf("Speaker %d", i*i%401), Role: "envoy", Topic: b.Topics[i%2],
			Quote: fmt.Sprintf("This is what was said as number %d of all.", i), Document: fmt.Sprintf("d%d.txt", i/7), ID: fmt.Sprintf("r%d", i), Confidence: 0.9,
		}
		if i%9 == 0 {
			r.Speaker = ""
		}
		if i%50 == 1 {
			r.Quote = b.Rows[i-1].Quote
		}
		b.Rows = append(b.Rows, r)
	}
	return b
}

func sheetOf(t *testing.T, m model, name string) sheet {
	t.Helper()
	i := slices.IndexFunc(m.sheets, func(s sheet) bool { return s.name == name })
	if i < 0 {
		t.Fatalf("no sheet %s", name)
	}
	return m.sheets[i]
}

// cellAt returns the cell of a column in the row a place names.
func cellAt(t *testing.T, m model, place string, column int) cell {
	t.Helper()
	p := placeForm.FindStringSubmatch(place)
	if p == nil {
		t.Fatalf("%q is no place", place)
	}
	s := sheetOf(t, m, p[1])
	row, err := strconv.Atoi(p[2])
	if err != nil {
		t.Fatal(err)
	}
	n := s.first()
	for l := range s.lines {
		if n == row {
			return l.cells[column]
		}
		n++
	}
	t.Fatalf("no line at %s", place)
	return cell{}
}

func TestNamesLeadToTheirFirstRowOnWhateverSheetItIs(t *testing.T) {
	b := manyRows(60)
	m := modelWith(b, 7)
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sheet, unnamed string
		column         int
	}{{speakersName, noSpeaker, colSpeaker}, {topicsName, noTopic, colTopic}, {sourcesName, noSource, colSource}} {
		s := sheetOf(t, m, c.sheet)
		further := false
		for l := range s.lines {
			name, to := l.cells[0].text, l.cells[0].link.place
			switch {
			case strings.HasSuffix(name, " more"):
				continue
			case to == "":
				if l.cells[1].number != 0 {
					t.Errorf("%s: %s leads nowhere", c.sheet, name)
				}
				continue
			case name == c.unnamed:
				name = ""
			}
			if got := cellAt(t, m, to, c.column).text; got != name {
				t.Errorf("%s: %q leads to a row of %q", c.sheet, name, got)
			}
			further = further || strings.HasPrefix(to, "'"+quotesName+" ")
		}
		if c.sheet == speakersName && !further {
			t.Error("no speaker leads to a further sheet of quotes")
		}
	}
}

func TestSheetsOfNamesAreSortedWithTheUnnamedLast(t *testing.T) {
	m := modelOf(manyRows(500))
	s := sheetOf(t, m, speakersName)
	before, last := 1e9, ""
	for l := range s.lines {
		if n := l.cells[2].number; n > before && l.cells[0].text != noSpeaker {
			t.Errorf("%s with %g rows stands after one with %g", l.cells[0].text, n, before)
		} else {
			before = n
		}
		last = l.cells[0].text
	}
	if last != noSpeaker {
		t.Errorf("the last line is %q", last)
	}
	for l := range sheetOf(t, m, topicsName).lines {
		last = l.cells[0].text
	}
	if last != "Justice" {
		t.Errorf("the last topic is %q; all rows have one, and none has Justice", last)
	}
}

func TestMoreNamesThanASheetHoldsAreCountedTogether(t *testing.T) {
	var b report.Briefing
	for i := range 10 {
		b.Rows = append(b.Rows, report.Row{Speaker: fmt.Sprintf("Speaker %d", i), Quote: "Yes."})
	}
	s := sheetOf(t, modelWith(b, 4), speakersName)
	var got []string
	for l := range s.lines {
		got = append(got, fmt.Sprintf("%s: %g", l.cells[0].text, l.cells[3].number))
	}
	if want := []string{"Speaker 0: 1", "Speaker 1: 1", "Speaker 2: 1", "7 more: 7"}; !slices.Equal(got, want) || s.count != 4 {
		t.Errorf("lines %q, %d announced", got, s.count)
	}
}

func TestEverySheetKeepsToTheLinksItHolds(t *testing.T) {
	var b report.Briefing
	for i := range linksHeld + 100 {
		path := strconv.Itoa(i)
		b.Rows = append(b.Rows, report.Row{Speaker: path, Quote: "Yes.", Document: path})
		b.Documents = append(b.Documents, report.Document{Path: path, URL: "https://post.example/" + path})
	}
	m := modelOf(b)
	for _, name := range []string{speakersName, documentsName} {
		n := 0
		for l := range sheetOf(t, m, name).lines {
			for _, c := range l.cells {
				if c.link != (link{}) {
					n++
				}
			}
		}
		if n != linksHeld {
			t.Errorf("%s has %d links, want %d", name, n, linksHeld)
		}
	}
}

func TestSameWordsStandSideBySide(t *testing.T) {
	words := "The tide tables were wrong again, and nobody checked them."
	b := report.Briefing{
		Documents: []report.Document{{Path: "a.txt"}, {Path: "b.txt"}},
		Rows: []report.Row{
			{Source: "Northmoor Post", Speaker: "Mara Voss", Quote: words, Document: "a.txt", ID: "r1", URL: "https://post.example/a"},
			{Source: "Northmoor Post", Quote: "And the ferries?", Document: "a.txt", Question: true},
			{Source: "Northmoor Post", Quote: "Something else altogether was said here.", Document: "a.txt", ID: "r2"},
			{Source: "Veshnia Daily", Speaker: "Mara Voss", Quote: "“" + strings.ToUpper(words) + "”", Document: "b.txt", ID: "r3"},
		},
	}
	m := modelOf(b)
	s := sheetOf(t, m, sameWordsName)
	if s.table != sameWordsTable || s.count != 2 {
		t.Fatalf("table %q of %d lines", s.table, s.count)
	}
	var got []string
	for l := range s.lines {
		c := l.cells
		got = append(got, fmt.Sprintf("%g %s %s %s %s", c[0].number, c[2].text, c[colSameSource].text, c[colSameSource].link.url, c[colSameDocument].link.place))
		if id := cellAt(t, m, c[colSameRow].link.place, colID).text; id != c[colSameRow].text {
			t.Errorf("%s leads to %s", c[colSameRow].text, id)
		}
	}
	if want := []string{"1 Mara Voss Northmoor Post https://post.example/a 'Documents'!A2", "1 Mara Voss Veshnia Daily  'Documents'!A3"}; !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
	if none := modelOf(report.Briefing{Rows: b.Rows[:1]}); !strings.Contains(none.String(), "No statement of six words or more is reported by two sources") {
		t.Error("without such rows the sheet does not say so")
	}
}

// How a wording drifts from one outlet to the next shows in the cell, in a
// program that draws no letters struck out as well.
func TestWordsThatDifferAreMarked(t *testing.T) {
	b := report.Briefing{Rows: []report.Row{
		{Source: "Northmoor Post", Speaker: "Mara Voss", Quote: "The guns have only paused at the river line, and we must be ready.", Document: "a.txt", ID: "r1", Date: parse.NewDate(2026, 11, 17)},
		{Source: "Veshnia Daily", Speaker: "Mara Voss", Quote: "The guns have only stopped at the river line, and we must <all> be ready.", Document: "b.txt", ID: "r2", Date: parse.NewDate(2026, 11, 18)},
	}}
	f := opened(t, b)
	if got := raw(t, f, sameWordsName, "B3"); got != "nearly the same words" {
		t.Errorf("likeness %q", got)
	}
	runs, err := f.GetCellRichText(sameWordsName, "E3")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, r := range runs {
		switch {
		case r.Font != nil && r.Font.Strike:
			got.WriteString("-" + r.Text + "-")
		case r.Font != nil && r.Font.Bold:
			got.WriteString("+" + r.Text + "+")
		default:
			got.WriteString(r.Text)
		}
	}
	if want := "The guns have only -[paused]- +stopped+ at the river line, and we must +<all>+ be ready."; got.String() != want {
		t.Errorf("\n got %s\nwant %s", got.String(), want)
	}
}

// The formulas are computed here from the cells they name, on their own.
func TestLiveFiguresCountWhatTheyShow(t *testing.T) {
	reviewed := manyRows(60)
	for i := range reviewed.Rows {
		reviewed.Rows[i].Status = []string{"", "new", "checked", "use", "drop"}[i%5]
	}
	odd := sample()
	odd.Rows[0].Speaker, odd.Rows[2].Speaker, odd.Rows[3].Speaker = "A* Voss", "mara voss", "Mara Voss"
	for _, b := range []report.Briefing{sample(), manyRows(1), manyRows(60), reviewed, odd} {
		m := modelWith(b, rowsHeld-1)
		columns := map[string][]string{}
		for _, s := range m.sheets {
			if s.table == "" {
				continue
			}
			for l := range s.lines {
				for i, c := range s.columns {
					v := ""
					if i < len(l.cells) {
						if v = l.cells[i].text; l.cells[i].kind == cellFormula {
							v = fmt.Sprint(l.cells[i].number)
						}
					}
					columns[s.table+"["+c.title()+"]"] = append(columns[s.table+"["+c.title()+"]"], v)
				}
			}
		}
		formulas := 0
		for _, s := range m.sheets {
			if s.name != summaryName && s.name != speakersName && s.name != topicsName && s.name != sourcesName {
				continue
			}
			for l := range s.lines {
				for _, f := range l.cells {
					if f.kind != cellFormula || !countsForm.MatchString(f.text) {
						continue
					}
					formulas++
					if got := counted(columns, l.cells, f.text); got != int(f.number) {
						t.Errorf("%s: %s is said to be %g and counts %d", s.name, f.text, f.number, got)
					}
				}
			}
		}
		if formulas < 20 {
			t.Errorf("%d live figures", formulas)
		}
	}
}

var (
	countsForm    = regexp.MustCompile(`(COUNTIFS|EXACT)\(([^)]*)\)(\*\(\w+\[shown\]=1\))?`)
	conditionForm = regexp.MustCompile(`(\w+\[\w+\]),("[^"]*"|\$[A-Z]+[0-9]+|1)`)
)

// counted computes the counts of a formula in a line of these cells.
func counted(columns map[string][]string, line []cell, formula string) int {
	n := 0
	for k, call := range countsForm.FindAllStringSubmatch(formula, -1) {
		sign := 1
		if at := countsForm.FindAllStringIndex(formula, -1)[k][0]; strings.HasSuffix(formula[:at], ")-") {
			sign = -1
		}
		conditions := conditionForm.FindAllStringSubmatch(call[2], -1)
		if call[3] != "" {
			conditions = append(conditions, []string{"", quotesTable + "[shown]", "1"})
		}
		for i := range columns[conditions[0][1]] {
			meets := true
			for _, c := range conditions {
				want, v := strings.Trim(c[2], `"`), columns[c[1]][i]
				if strings.HasPrefix(c[2], "$") {
					want = line[int(c[2][1]-'A')].text
				}
				same := v == want
				if call[1] == "COUNTIFS" {
					same = strings.EqualFold(v, want)
				}
				anything := want == "<>" || want == ">0" // of a column of dates
				meets = meets && (anything && v != "" || !anything && same)
			}
			if meets {
				n += sign
			}
		}
	}
	return n
}

func TestAWorkbookOfAnySizeOpensWithAllItsTables(t *testing.T) {
	for _, n := range []int{0, 1, 5000} {
		f := opened(t, manyRows(n))
		for _, name := range []string{quotesName, speakersName, topicsName, sourcesName, documentsName} {
			if at, err := f.GetSheetIndex(name); n == 0 && name != quotesName && name != documentsName {
				if at >= 0 {
					t.Errorf("without rows there is a sheet %s: %v", name, err)
				}
				continue
			}
			tables, err := f.GetTables(name)
			if err != nil || len(tables) != 1 {
				t.Errorf("%d rows: %s has %d tables: %v", n, name, len(tables), err)
			}
		}
		if visible, err := f.GetSheetVisible(quotesName); err != nil || visible != (n > 0) {
			t.Errorf("%d rows: %s is visible: %t %v", n, quotesName, visible, err)
		}
		if n == 0 {
			continue
		}
		if got := raw(t, f, speakersName, "A1"); got != "speaker" {
			t.Errorf("%d rows: %s begins with %q", n, speakersName, got)
		}
	}
}
