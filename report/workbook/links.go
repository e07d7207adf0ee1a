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

// withinLinks removes the links that a sheet cannot hold. The columns are those
// with links, most important first: where there is no room for all, the last
// ones lose theirs.
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
	addresses []string       // the i-th has the id relationID(i)
	number    map[string]int // of an address
}

type sheetLink struct {
	cell    string
	place   string // in the workbook; empty for an address
	address int    // its number
}

// relationID returns an id that excelize gives to no table or drawing.
func relationID(i int) string { return "rIdLink" + strconv.Itoa(i+1) }

func (s *sheetLinks) addLink(column string, row []byte, l link) {
	at := column + string(row)
	if l.url == "" {
		s.links = append(s.links, sheetLink{cell: at, place: l.place})
		return
	}
	if s.number == nil {
		s.number = map[string]int{}
	}
	i, ok := s.number[l.url]
	if !ok {
		i = len(s.addresses)
		address := strings.Clone(l.url) // it may be part of a longer text
		s.number[address] = i
		s.addresses = append(s.addresses, address)
	}
	s.links = append(s.links, sheetLink{cell: at, address: i})
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
		w.WriteString(`<hyperlink ref="` + l.cell + `"`)
		if l.place != "" {
			w.WriteString(` location="` + attribute(l.place) + `"`)
		} else {
			w.WriteString(` r:id="` + relationID(l.address) + `"`)
		}
		w.WriteString(`/>`)
	}
	w.WriteString(`</hyperlinks>`)
	c.links = nil // the next sheet has its own
	return w.Flush()
}

// writeRelations writes the web addresses that the links refer to.
func (c *cellWriter) writeRelations(out io.Writer) error {
	w := bufio.NewWriter(out)
	for i, address := range c.addresses {
		w.WriteString(`<Relationship Id="` + relationID(i) + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="` +
			attribute(address) + `" TargetMode="External"/>`)
	}
	c.sheetLinks = sheetLinks{}
	return w.Flush()
}
