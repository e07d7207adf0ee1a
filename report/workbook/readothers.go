package workbook

import (
	"slices"
	"strings"

	"onrecord/report"
)

// comparedSheets are the sheets from which nothing is taken but which are compared with
// what was handed out.
var comparedSheets = []string{summaryName, speakersName, topicsName, sourcesName, sameWordsName, lateName, longQuotesName, aboutName, listsName}

// others reads the sheets that are not for editing.
func (r *reader) others(b *book) error {
	for _, s := range b.sheets {
		if !slices.ContainsFunc(comparedSheets, func(name string) bool { return strings.EqualFold(name, s.name) }) {
			continue
		}
		out := report.EditedSheet{Name: s.name}
		for l, err := range b.lines(s.part) {
			if err != nil {
				return err
			}
			edited := report.EditedLine{Line: l.number}
			for _, c := range l.cells {
				if c.column >= 64 {
					break
				}
				for len(edited.Cells) <= c.column {
					edited.Cells = append(edited.Cells, "")
				}
				text, err := textOf(c, r.date1904)
				switch {
				case c.formula:
					text = report.Calculated
				case err != nil:
					text = c.text
				}
				edited.Cells[c.column] = text
			}
			out.Lines = append(out.Lines, edited)
		}
		r.edits.Sheets = append(r.edits.Sheets, out)
	}
	return nil
}

// HandedOut returns what stands in the sheets of a briefing's workbook, for the desk to
// compare with what comes back.
func HandedOut(b report.Briefing) ([]report.HandedSheet, error) {
	c, err := newContents(b, excelLimits)
	if err != nil {
		return nil, err
	}
	out := []report.HandedSheet{{Name: report.LayoutSheet, Lines: [][]string{{c.layout()}}}}
	for _, s := range newModel(c).sheets {
		if s.secret || s.name == trendsName {
			continue
		}
		h := report.HandedSheet{Name: s.name}
		if s.head {
			for _, col := range s.columns {
				h.Heads = append(h.Heads, col.head)
			}
		}
		for l := range s.lines {
			texts := make([]string, len(l.cells))
			for i := range l.cells {
				texts[i] = l.cells[i].handed()
			}
			h.Lines = append(h.Lines, texts)
		}
		out = append(out, h)
	}
	return out, *c.failed
}

// handed returns the text of a cell as it is read back.
func (c *cell) handed() string {
	switch c.kind {
	case cellNumber:
		return numberText(c.number)
	case cellFormula:
		return report.Calculated + numberText(c.number)
	case cellEmpty:
		return ""
	}
	return report.Tidy(c.text)
}
