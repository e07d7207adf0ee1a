package workbook

import (
	"fmt"
	"strings"

	"onrecord/report"
)

// Counts are formulas over the rows of Quotes, so that they follow what is corrected
// there, with the counts of when the workbook was made as their values. Names are
// not part of a formula: it compares with the cell that has the name.

// Bounds within which counts are formulas: Excel counts again after each edit.
const (
	liveRows  = 200_000    // of Quotes
	liveWork  = 20_000_000 // rows times names of a sheet
	shownRows = 20_000     // rows that say whether a filter shows them
)

// isLive reports whether n names are counted by formulas.
func (c *contents) isLive(n int) bool {
	return c.count > 0 && c.count <= liveRows && n*c.count <= liveWork && len(c.starts) == 1
}

// hasShown reports whether the rows say if a filter shows them.
func (c *contents) hasShown() bool { return !c.streamed && c.count <= shownRows && c.isLive(1) }

// counter makes formulas for the names of one column of Quotes.
type counter struct {
	*contents
	column string
	alike  map[string]int // how many names are the same for Excel, which takes capitals for small letters
}

// countingOf returns what counts the rows of names in a column.
func (c *contents) countingOf(column string, profiles []report.Profile) counter {
	k := counter{c, column, map[string]int{}}
	for _, p := range profiles {
		k.alike[strings.ToLower(plain(p.Name).text)]++
	}
	return k
}

// of returns the number of rows with the name in the cell at, or without a name; with
// shown set, only of those that a filter shows. If a name cannot be compared in a cell, it
// returns a plain number.
func (k counter) of(p report.Profile, label cell, at string, shown bool) cell {
	column := quotesTable + "[" + k.column + "]"
	name := strings.ToLower(p.Name)
	plain := k.alike[name] == 1 && !strings.ContainsAny(name, "*?~") && !strings.ContainsAny(name[:min(1, len(name))], "=<>")
	f := ""
	switch {
	case p.Name == "" && shown: // LibreOffice takes "" for nothing beside a second condition
		some := "<>"
		if k.column == "date" {
			some = ">0" // Apache POI takes a number for nothing
		}
		f = fmt.Sprintf(`COUNTIFS(%[2]s[shown],1)-COUNTIFS(%[1]s,"%[3]s",%[2]s[shown],1)`, column, quotesTable, some)
	case p.Name == "":
		f = fmt.Sprintf(`COUNTIFS(%s,"")`, column)
	case label.text != p.Name || units(p.Name) > 255:
		return number(p.Rows) // cut, or with letters that no cell holds
	case plain && shown:
		f = fmt.Sprintf("COUNTIFS(%s,%s,%s[shown],1)", column, at, quotesTable)
	case plain:
		f = fmt.Sprintf("COUNTIFS(%s,%s)", column, at)
	case shown:
		f = fmt.Sprintf("SUMPRODUCT(EXACT(%s,%s)*(%s[shown]=1))", column, at, quotesTable)
	default:
		f = fmt.Sprintf("SUMPRODUCT(--EXACT(%s,%s))", column, at)
	}
	return formula(f, p.Rows)
}

// shareOf returns the share of the rows that a cell counts.
func (c *contents) shareOf(at string, rows int) cell {
	out := c.share(rows)
	if c.isLive(1) && out.kind == cellNumber {
		out.kind, out.text = cellFormula, fmt.Sprintf("%s/ROWS(%s[id])", at, quotesTable)
	}
	return out
}
