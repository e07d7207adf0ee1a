package workbook

import (
	"iter"
	"slices"
	"strings"
	"testing"
)

// Each case makes a sound model unsound in one way that Excel would repair.
func TestCheckRefusesWhatExcelWouldRepair(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*model)
	}{
		{"no sheet", func(m *model) { m.sheets = nil }},
		{"a hidden first sheet", func(m *model) { m.sheets[0].hidden = true }},
		{"a sheet name twice", func(m *model) { m.sheets[1].name = "SUMMARY" }},
		{"a sheet name too long", func(m *model) { m.sheets[1].name = strings.Repeat("a", 32) }},
		{"a sheet name with a colon", func(m *model) { m.sheets[1].name = "a:b" }},
		{"the reserved sheet name", func(m *model) { m.sheets[1].name = "History" }},
		{"a table named like a cell", func(m *model) { m.sheets[1].table = "tbl1" }},
		{"a table named R1C1", func(m *model) { m.sheets[1].table = "r1c1" }},
		{"a table named like a list", func(m *model) { m.sheets[1].table = "List_Topic" }},
		{"a table name with a space", func(m *model) { m.sheets[1].table = "my table" }},
		{"a table without lines", func(m *model) { m.sheets[1].count = 0 }},
		{"too many rows", func(m *model) { m.sheets[1].count = rowsHeld }},
		{"no columns", func(m *model) { m.sheets[1].columns = nil }},
		{"a head twice", func(m *model) { m.sheets[1].columns[1].head = "SOURCE" }},
		{"an empty head", func(m *model) { m.sheets[1].columns[1].head = "" }},
		{"a head of two lines", func(m *model) { m.sheets[1].columns[1].head = "a\nb" }},
		{"a column too wide", func(m *model) { m.sheets[1].columns[1].width = 256 }},
		{"a long page header", func(m *model) { m.sheets[1].pageHeader = strings.Repeat("a", 256) }},
		{"a formula with =", func(m *model) { m.sheets[1].highlights[0].formula = "=A1" }},
		{"a structured reference", func(m *model) { m.sheets[1].highlights[0].formula = "tblQuotes[date]>1" }},
		{"a highlight past the columns", func(m *model) { m.sheets[1].highlights[0].to = 99 }},
		{"a drop-down without a list", func(m *model) { m.sheets[1].dropdowns[0].list = "list_none" }},
		{"a drop-down with a long title", func(m *model) { m.sheets[1].dropdowns[0].title = strings.Repeat("a", 33) }},
		{"a chart without alt text", func(m *model) { m.sheets[0].charts[0].Alt = "" }},
		{"a chart of nothing", func(m *model) { m.sheets[0].charts[0].Counts = nil }},
		{"a secret sheet that is shown", func(m *model) { m.sheets[1].secret = true }},
		{"a formula with = in a cell", func(m *model) { m.sheets[0].lines = oneCell(formula("=1", 1)) }},
		{"a formula of a column that no table has", func(m *model) { m.sheets[0].lines = oneCell(formula("COUNTA(tblQuotes[none])", 1)) }},
		{"a formula of a table that is missing", func(m *model) { m.sheets[0].lines = oneCell(formula("COUNTA(tblOther[id])", 1)) }},
		{"a link to a sheet that is missing", func(m *model) { m.sheets[0].lines = oneCell(text("x").to(link{place: "'Other'!A1"})) }},
		{"a link past the lines", func(m *model) { m.sheets[0].lines = oneCell(text("x").to(link{place: "'Quotes'!A9"})) }},
		{"a link to a name", func(m *model) { m.sheets[0].lines = oneCell(text("x").to(link{place: "somewhere"})) }},
		{"a long export id", func(m *model) { m.exportID = strings.Repeat("a", 256) }},
		{"a long title", func(m *model) { m.title = strings.Repeat("a", 256) }},
	} {
		m := modelOf(sample())
		m.sheets[1].columns = slices.Clone(m.sheets[1].columns)
		if err := m.check(); err != nil {
			t.Fatalf("the sample is not sound: %v", err)
		}
		if c.spoil(&m); m.check() == nil {
			t.Errorf("%s is accepted", c.name)
		}
	}
}

func oneCell(c cell) iter.Seq[line] { return slices.Values([]line{{cells: []cell{c}}}) }

func TestCellsAreCheckedAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"too long", strings.Repeat("a", cellUnits+1)},
		{"too long in UTF-16", strings.Repeat("𝔘", cellUnits/2+1)},
		{"too many line breaks", strings.Repeat("\n", 254)},
		{"a control character", "\a"},
		{"not UTF-8", "\xff"},
	} {
		if holdable(c.text) == nil {
			t.Errorf("text %s is accepted", c.name)
		}
	}
	if err := holdable(strings.Repeat("𝔘", cellUnits/2-1) + "\n\t"); err != nil {
		t.Errorf("text that fits is refused: %v", err)
	}
}

func holdable(s string) error {
	_, err := appendText(nil, s)
	return err
}
