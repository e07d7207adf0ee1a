package workbook

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/report"
)

// beside reads what goes with the values of a sheet's rows, from the from-th row of the
// edits on: merged cells, comments, colours and strike-through.
func (r *reader) beside(b *book, c candidate, from int) error {
	rows := map[int]*report.EditedRow{}
	for i := from; i < len(r.edits.Rows); i++ {
		if row := &r.edits.Rows[i]; row.Sheet == c.sheet.name {
			rows[row.Line] = row
		}
	}
	r.mergedCells(b.merged[c.sheet.part], c, rows)
	comments, err := b.comments(c.sheet.part)
	if err != nil {
		return err
	}
	for _, m := range comments {
		column, line, ok := cellPlace(m.at)
		if !ok || m.text == "" {
			continue
		}
		head := ""
		if i, ok := c.header.field[column]; ok {
			head = quoteColumns[i].head
		}
		if row := rows[line]; row != nil {
			row.Comments = append(row.Comments, report.Comment{Column: head, Who: m.who, Text: m.text})
			continue
		}
		r.problem(report.EditProblem{Sheet: c.sheet.name, Line: line, Column: head, Reason: "a comment that is beside no row: " + quoted(m.text)})
	}
	return nil
}

// quoted returns the beginning of a text in quotation marks.
func quoted(text string) string {
	return "“" + cutLine(report.Tidy(strings.ReplaceAll(text, "\n", " ")), 200) + "”"
}

// mergedCells rejects cells that were merged with others: all of them but the first
// lost what they held.
func (r *reader) mergedCells(areas []string, c candidate, rows map[int]*report.EditedRow) {
	for _, area := range areas {
		first, end, _ := strings.Cut(area, ":")
		left, top, ok := cellPlace(first)
		right, bottom, ok2 := cellPlace(end)
		if !ok || !ok2 {
			continue
		}
		for _, line := range slices.Sorted(maps.Keys(rows)) {
			if line < top || line > bottom {
				continue
			}
			row := rows[line]
			for column := left; column <= right; column++ {
				i, ok := c.header.field[column]
				field := slices.Index(editable, i)
				if !ok || field < 0 || line == top && column == left {
					continue
				}
				row.Cells[field] = report.EditedCell{Rejected: true}
				r.problem(report.EditProblem{Sheet: c.sheet.name, Line: line, ID: row.ID, Column: quoteColumns[i].head,
					Reason: "the cell is merged with " + first + ", so its value is ignored; unmerge the cells and fill them in"})
			}
		}
	}
}

// marks are the lines of a table in which a cell was coloured or struck through, which has
// no effect on the desk.
type marks struct{ coloured, struck []int }

func (m *marks) see(l gridRow, header headerRow) {
	coloured, struck := false, false
	for _, c := range l.cells {
		if _, ok := header.field[c.column]; ok {
			coloured, struck = coloured || c.look.coloured, struck || c.look.struck
		}
	}
	if coloured {
		m.coloured = append(m.coloured, l.number)
	}
	if struck {
		m.struck = append(m.struck, l.number)
	}
}

// tell lists the marked lines; where most are marked, it is the work of a program.
func (m *marks) tell(r *reader, sheet string, rows int) {
	for _, of := range []struct {
		how   string
		lines []int
	}{{"coloured", m.coloured}, {"struck through", m.struck}} {
		switch {
		case len(of.lines) == 0:
		case rows > 4 && 2*len(of.lines) > rows:
			r.note("most rows are %s; that says nothing to the desk", of.how)
		default:
			where := "line"
			if len(of.lines) > 1 {
				where = "lines"
			}
			r.problem(report.EditProblem{Sheet: sheet, Line: of.lines[0],
				Reason: fmt.Sprintf("cells in %s %s are %s; formatting has no effect: use status or note", where, report.Ranges(of.lines), of.how)})
		}
	}
}

// cellComment is a comment or note on a cell.
type cellComment struct{ at, who, text string }

// comments reads those of a sheet: the threads of today's Excel, else the notes.
func (b *book) comments(part string) ([]cellComment, error) {
	if b.ods != nil {
		return b.ods[part].comments, nil
	}
	_, byKind, err := b.relations(part)
	if err != nil {
		return nil, err
	}
	var out []cellComment
	for _, p := range byKind["threadedComment"] {
		list, err := b.readComments(p, "threadedComment")
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	if out != nil {
		return out, nil // the notes beside them repeat the threads
	}
	for _, p := range byKind["comments"] {
		list, err := b.readComments(p, "comment")
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

func (b *book) readComments(part, element string) ([]cellComment, error) {
	var authors []string
	var out []cellComment
	err := b.walk(part, func(e *elements, token xml.Token) error {
		t, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		switch t.Name.Local {
		case "author":
			name, err := e.text()
			authors = append(authors, report.Tidy(name))
			return err
		case element:
			text, err := e.text("rPh", "mentions")
			who := ""
			for i, name := range authors {
				if fmt.Sprint(i) == attr(t, "authorId") {
					who = name
				}
			}
			text = report.Tidy(unescape(text))
			if who != "" {
				text = strings.TrimSpace(strings.TrimPrefix(text, who+":")) // Excel begins a note with its author
			}
			if len(out) < rowsHeld {
				out = append(out, cellComment{attr(t, "ref"), who, text})
			}
			return err
		}
		return nil
	})
	return out, err
}
