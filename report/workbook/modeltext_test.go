package workbook

import (
	"fmt"
	"strings"
)

// String returns the model as text: what a sheet is made of, then its lines,
// each cell with its style where it is not its column's.
func (m model) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q language %s created %s version %q export %s\n", m.title, m.language, m.created, m.version, m.exportID)
	for _, n := range m.names {
		fmt.Fprintf(&b, "name %s = %s\n", n.name, n.refersTo)
	}
	for _, s := range m.sheets {
		s.writeText(&b)
	}
	return b.String()
}

func (s sheet) writeText(b *strings.Builder) {
	fmt.Fprintf(b, "\nsheet %q hidden=%t secret=%t table=%q print=%d header=%q footer=%q\n", s.name, s.hidden, s.secret, s.table, s.print, s.pageHeader, s.pageFooter)
	for i, c := range s.columns {
		fmt.Fprintf(b, "column %s %q %g %s", letter(i), c.head, c.width, c.style)
		if c.editable {
			b.WriteString(" editable")
		}
		if c.detail {
			b.WriteString(" detail")
		}
		b.WriteByte('\n')
	}
	for _, h := range s.highlights {
		fmt.Fprintf(b, "highlight %s %s if %s\n", s.area(h.from, h.to), h.style, h.formula)
	}
	for _, d := range s.dropdowns {
		fmt.Fprintf(b, "dropdown %s %s strict=%t\n", s.area(d.column, d.column), d.list, d.strict)
	}
	for _, c := range s.charts {
		fmt.Fprintf(b, "chart %q at %s%d bars=%t names %s values %s counts %d alt %q\n", c.Title, letter(c.Column), c.Row, c.Bars, c.Names, c.Values, c.Counts, c.Alt)
	}
	row := s.first()
	for l := range s.lines {
		if l.height > 0 {
			fmt.Fprintf(b, "%d (%g)", row, l.height)
		} else {
			fmt.Fprintf(b, "%d", row)
		}
		for i, c := range l.cells {
			c.writeText(b, letter(i))
		}
		b.WriteByte('\n')
		row++
	}
}

func (c cell) writeText(b *strings.Builder, column string) {
	switch c.kind {
	case cellEmpty:
		return
	case cellNumber:
		fmt.Fprintf(b, " | %s %g", column, c.number)
	case cellDate:
		fmt.Fprintf(b, " | %s %s=%g", column, c.text, c.number)
	case cellFormula:
		fmt.Fprintf(b, " | %s =%s -> %g", column, c.text, c.number)
	case cellText:
		fmt.Fprintf(b, " | %s %q", column, c.text)
	}
	if c.style != "" {
		fmt.Fprintf(b, " %s", c.style)
	}
	if c.link != (link{}) {
		fmt.Fprintf(b, " -> %s%s", c.link.url, c.link.place)
	}
}
