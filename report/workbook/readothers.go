package workbook

import (
	"slices"
	"strings"

	"onrecord/report"
)

// comparedSheets are the sheets that cannot be corrected but are compared with what was
// sent out.
var comparedSheets = []string{summaryName, speakersName, topicsName, sourcesName, sameWordsName, lateName, longQuotesName, aboutName, listsName}

// others reads the sheets that are not for editing.
func (r *reader) others(b *book) error {
	for _, s := range b.sheets {
		if !isCompared(s.name) {
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

func isCompared(sheet string) bool {
	return slices.ContainsFunc(comparedSheets, func(name string) bool { return strings.EqualFold(name, sheet) })
}
