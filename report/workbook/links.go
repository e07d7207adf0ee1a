package workbook

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// linksHeld is the number of links that Excel accepts on one sheet.
const linksHeld = 65530

// columnsWithLinks returns how many of the columns have links on a sheet of so
// many lines. A column has all of its links or none, except the first, which
// has as many as the sheet can hold.
func columnsWithLinks(lines, columns int) int {
	return min(columns, max(1, linksHeld/max(1, lines)))
}

// withinLinks removes the links that exceed a sheet's limit. The columns with links are
// given most important first; if there are too many, the last columns lose their links.
func withinLinks(count int, columns []int, lines iter.Seq[line]) iter.Seq[line] {
	return firstLinks(columnsWithLinks(count, len(columns)), columns, lines)
}

// firstLinks keeps the links of the first columns, and removes the rest.
func firstLinks(kept int, columns []int, lines iter.Seq[line]) iter.Seq[line] {
	return func(yield func(line) bool) {
		i := 0
		for l := range lines {
			if i >= linksHeld {
				kept = 0
			}
			for _, c := range columns[kept:] {
				if c < len(l.cells) {
					l.cells[c].link, l.cells[c].style = link{}, ""
				}
			}
			if !yield(l) {
				return
			}
			i++
		}
	}
}

// sheetLinks are the links of one sheet: its XML names them after all cells,
// web addresses by the number of a relationship.
type sheetLinks struct {
	links     []sheetLink
	places    []string         // in the workbook
	addresses []string         // the i-th has the id relationID(i)
	number    map[string]int32 // of an address
}

// sheetLink is kept small: a sheet may have 65,530.
type sheetLink struct {
	column, row int32
	to          int32 // the number of an address; of places, counted from -1 down
}

// relationID returns an id that excelize gives to no table or drawing.
func relationID(i int32) string { return "rIdLink" + strconv.Itoa(int(i)+1) }

func (s *sheetLinks) addLink(column, row int, l link) {
	to := int32(-len(s.places) - 1)
	if l.url != "" {
		to = s.numberOf(l.url)
	} else {
		s.places = append(s.places, l.place)
	}
	s.links = append(s.links, sheetLink{int32(column), int32(row), to})
}

func (s *sheetLinks) numberOf(url string) int32 {
	if n := len(s.addresses); n > 0 && s.addresses[n-1] == url {
		return int32(n - 1) // the rows of a document come together
	}
	if s.number == nil {
		s.number = map[string]int32{}
	}
	i, ok := s.number[url]
	if !ok {
		i = int32(len(s.addresses))
		address := strings.Clone(url) // it may be part of a longer text
		s.number[address] = i
		s.addresses = append(s.addresses, address)
	}
	return i
}

// writeLinks writes the <hyperlinks> element, nothing if there are none.
func (c *cellWriter) writeLinks(out io.Writer) error {
	if len(c.links) == 0 {
		return nil
	}
	if len(c.links) > linksHeld {
		return fmt.Errorf("sheet %s has %d links, %d are held", c.sheet.name, len(c.links), linksHeld)
	}
	w := bufio.NewWriter(out)
	w.WriteString(`<hyperlinks>`)
	for _, l := range c.links {
		w.WriteString(`<hyperlink ref="` + c.columns[l.column].letter + strconv.Itoa(int(l.row)) + `"`)
		if l.to < 0 {
			w.WriteString(` location="` + attribute(c.places[-l.to-1]) + `"`)
		} else {
			w.WriteString(` r:id="` + relationID(l.to) + `"`)
		}
		w.WriteString(`/>`)
	}
	w.WriteString(`</hyperlinks>`)
	c.links, c.places = nil, nil // the next sheet has its own
	return w.Flush()
}

// writeRelations writes the web addresses that the links refer to.
func (c *cellWriter) writeRelations(out io.Writer) error {
	w := bufio.NewWriter(out)
	for i, address := range c.addresses {
		w.WriteString(`<Relationship Id="` + relationID(int32(i)) + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="` +
			attribute(address) + `" TargetMode="External"/>`)
	}
	c.sheetLinks = sheetLinks{}
	return w.Flush()
}
