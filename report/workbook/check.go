package workbook

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// check looks for what makes Excel offer to repair a file, in everything but
// the lines; those are looked at one by one as they are written. LibreOffice
// and the libraries that read workbooks forgive nearly all of it, so opening a
// file with them proves nothing.
func (m model) check() error {
	if units(m.title) > 255 {
		return fmt.Errorf("workbook title of %d characters; at most 255 are allowed", units(m.title))
	}
	taken := map[string]bool{} // names of tables and lists share one space
	for _, n := range m.names {
		if err := checkName(n.name, taken); err != nil {
			return err
		}
	}
	sheets := map[string]bool{}
	for _, s := range m.sheets {
		if err := checkSheetName(s.name, sheets); err != nil {
			return err
		}
		if err := s.check(taken, m.names); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	if len(m.sheets) == 0 || m.sheets[0].hidden {
		return errors.New("the first sheet of a workbook must be visible")
	}
	if units(m.exportID) > 255 {
		return fmt.Errorf("export id of %d characters; at most 255 are allowed", units(m.exportID))
	}
	return m.checkFreeCells()
}

// checkFreeCells looks at the cells of sheets without a head. They are few, and
// they alone calculate; a formula that names no table makes Excel repair the
// file, a link that leads nowhere makes it complain when it is followed.
func (m model) checkFreeCells() error {
	columns, last := map[string]bool{}, map[string]int{}
	for _, s := range m.sheets {
		last[s.name] = max(1, s.last())
		for _, c := range s.columns {
			if s.table != "" {
				columns[s.table+"["+c.title()+"]"] = true
			}
		}
	}
	for _, s := range m.sheets {
		if s.head {
			continue
		}
		for l := range s.lines {
			for _, c := range l.cells {
				if err := checkFreeCell(c, columns, last); err != nil {
					return fmt.Errorf("sheet %s: %w", s.name, err)
				}
			}
		}
	}
	return nil
}

var (
	columnReference = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*\[[^\]]*\]`)
	placeForm       = regexp.MustCompile(`^'((?:[^']|'')+)'!A([0-9]+)$`)
)

func checkFreeCell(c cell, columns map[string]bool, last map[string]int) error {
	if c.kind == cellFormula {
		if err := checkCellFormula(c.text); err != nil {
			return err
		}
		for _, ref := range columnReference.FindAllString(c.text, -1) {
			if !columns[ref] {
				return fmt.Errorf("formula %q: no table has %s", c.text, ref)
			}
		}
	}
	if c.link.place == "" {
		return nil
	}
	return checkPlace(c.link.place, last)
}

// checkPlace wants a place to be in column A of a sheet's lines; last are the
// rows of the last lines by sheet.
func checkPlace(place string, last map[string]int) error {
	m := placeForm.FindStringSubmatch(place)
	if m == nil {
		return fmt.Errorf("link to %q, which does not exist", place)
	}
	row, err := strconv.Atoi(m[2])
	if n := last[strings.ReplaceAll(m[1], "''", "'")]; err != nil || row < 1 || row > n {
		return fmt.Errorf("link to %q, which has %d rows", place, n)
	}
	return nil
}

func (s sheet) check(taken map[string]bool, names []name) error {
	if s.secret && !s.hidden {
		return errors.New("a sheet for the program alone must be hidden")
	}
	if len(s.columns) == 0 || len(s.columns) > columnsHeld {
		return fmt.Errorf("%d columns; 1 to %d are allowed", len(s.columns), columnsHeld)
	}
	if s.last() > rowsHeld {
		return fmt.Errorf("%d rows; at most %d are allowed", s.last(), rowsHeld)
	}
	if s.table != "" {
		if !s.head || s.count < 1 {
			return fmt.Errorf("table %s needs a header and a row", s.table)
		}
		if err := checkName(s.table, taken); err != nil {
			return err
		}
	}
	if s.head {
		if err := checkHeads(s.columns); err != nil {
			return err
		}
	}
	for _, c := range s.columns {
		if c.width <= 0 || c.width > 255 {
			return fmt.Errorf("column %q is %g wide", c.head, c.width)
		}
	}
	for _, text := range []string{s.pageHeader, s.pageFooter} {
		if units(text) > 255 {
			return fmt.Errorf("page header of %d characters; at most 255 are allowed", units(text))
		}
	}
	for _, h := range s.highlights {
		if h.from < 0 || h.to >= len(s.columns) || h.from > h.to {
			return fmt.Errorf("highlight of columns %d to %d of %d", h.from, h.to, len(s.columns))
		}
		if err := checkFormula(h.formula); err != nil {
			return err
		}
	}
	for _, d := range s.dropdowns {
		if err := s.checkDropdown(d, names); err != nil {
			return err
		}
	}
	for _, r := range s.rules {
		for _, c := range r.columns {
			if c < 0 || c >= len(s.columns) || len(r.columns) == 0 {
				return fmt.Errorf("rule for column %d of %d", c, len(s.columns))
			}
		}
		if units(r.title) > 32 || units(r.text) > 255 {
			return fmt.Errorf("rule %s: title of %d and text of %d characters; at most 32 and 255 are allowed", r.title, units(r.title), units(r.text))
		}
	}
	for _, c := range s.charts {
		if c.Title == "" || c.Alt == "" || units(c.Alt) > 32000 || units(c.Title) > 255 {
			return fmt.Errorf("chart %q needs a title and a text alternative", c.Title)
		}
		if len(c.Counts) == 0 || len(c.Counts) != len(c.Labels) {
			return fmt.Errorf("chart %q has %d values and %d labels", c.Title, len(c.Counts), len(c.Labels))
		}
	}
	return nil
}

func (s sheet) checkDropdown(d dropdown, names []name) error {
	if d.column < 0 || d.column >= len(s.columns) {
		return fmt.Errorf("drop-down in column %d of %d", d.column, len(s.columns))
	}
	if units(d.title) > 32 || units(d.text) > 255 {
		return fmt.Errorf("drop-down %s: title of %d and text of %d characters; at most 32 and 255 are allowed", d.list, units(d.title), units(d.text))
	}
	for _, n := range names {
		if n.name == d.list {
			return nil
		}
	}
	return fmt.Errorf("drop-down of %s, which has no name", d.list)
}

// checkHeads holds for tables: a column is named by the text of its head.
func checkHeads(columns []column) error {
	seen := map[string]bool{}
	for _, c := range columns {
		folded := strings.ToLower(c.head)
		switch {
		case c.head == "" || strings.TrimSpace(c.head) != c.head:
			return fmt.Errorf("header %q is empty or has spaces around it", c.head)
		case seen[folded]:
			return fmt.Errorf("header %q occurs twice", c.head)
		case units(c.head) > 255 || strings.ContainsFunc(c.head, func(r rune) bool { return r < ' ' }) || !utf8.ValidString(c.head):
			return fmt.Errorf("header %q is too long or has control characters", c.head)
		}
		seen[folded] = true
	}
	return nil
}

var (
	nameForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	cellForm = regexp.MustCompile(`^(?i:[A-Z]{1,3}[0-9]+|R[0-9]*|C[0-9]*|R[0-9]*C[0-9]*)$`)
)

// checkName refuses names that Excel reads as a cell ("tbl1" is one) or holds
// twice.
func checkName(n string, taken map[string]bool) error {
	folded := strings.ToLower(n)
	switch {
	case len(n) > 255 || !nameForm.MatchString(n):
		return fmt.Errorf("%q is not a valid name for a table or list", n)
	case cellForm.MatchString(n):
		return fmt.Errorf("name %q looks like a cell reference", n)
	case taken[folded]:
		return fmt.Errorf("name %q occurs twice", n)
	}
	taken[folded] = true
	return nil
}

func checkSheetName(n string, taken map[string]bool) error {
	folded := strings.ToLower(n)
	switch {
	case n == "" || units(n) > 31:
		return fmt.Errorf("sheet name %q has %d characters; 1 to 31 are allowed", n, units(n))
	case strings.ContainsAny(n, `:\/?*[]`) || strings.HasPrefix(n, "'") || strings.HasSuffix(n, "'") || folded == "history":
		return fmt.Errorf("sheet name %q is not allowed", n)
	case taken[folded]:
		return fmt.Errorf("sheet name %q occurs twice", n)
	}
	taken[folded] = true
	return nil
}

// checkFormula holds for highlights, which know no structured references.
func checkFormula(f string) error {
	if f == "" || strings.HasPrefix(f, "=") || units(f) > 8192 || strings.Contains(f, "[") {
		return fmt.Errorf("formula %q is not allowed", f)
	}
	return nil
}

// checkCellFormula holds for formulas of cells. They are the program's own: no
// text of a document is ever part of one.
func checkCellFormula(f string) error {
	if f == "" || strings.HasPrefix(f, "=") || units(f) > 8192 || lossy(f) {
		return fmt.Errorf("formula %q is not allowed", f)
	}
	return nil
}
