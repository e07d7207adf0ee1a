package workbook

import (
	"io"

	"onrecord/report"
)

// WriteHanded writes a briefing as [Write] does, and returns the id that the workbook
// carries, by which it is recognised when it is returned, and the contents of its sheets,
// with which the desk then compares it. Only the same contents have the same id.
func WriteHanded(w io.Writer, b report.Briefing) (id string, sheets []report.HandedSheet, err error) {
	c, err := newContents(b, excelLimits)
	if err != nil {
		return "", nil, err
	}
	m := newModel(c)
	out := make([]report.HandedSheet, 0, len(m.sheets)+1)
	out = append(out, report.HandedSheet{Name: report.LayoutSheet, Lines: [][]string{{c.layout()}}})
	for i := range m.sheets {
		if s := &m.sheets[i]; !s.secret && s.name != trendsName {
			out = append(out, report.HandedSheet{Name: s.name, Heads: s.heads(), Lines: make([][]string, 0, s.count)})
			s.handed = &out[len(out)-1]
		}
	}
	return c.exportID, out, m.write(w)
}

// heads returns the schema's names of the columns, if the sheet shows any.
func (s *sheet) heads() (out []string) {
	if s.head {
		for _, col := range s.columns {
			out = append(out, col.head)
		}
	}
	return out
}

// note keeps the content of a line that is written, if it is asked for.
func (s *sheet) note(l line) {
	if s.handed == nil {
		return
	}
	texts := make([]string, len(l.cells))
	for i := range l.cells {
		texts[i] = l.cells[i].handed()
	}
	s.handed.Lines = append(s.handed.Lines, texts)
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
