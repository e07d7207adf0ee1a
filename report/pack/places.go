package pack

import (
	"fmt"
	"slices"
	"strings"
)

// destination is a place of the file that has a name, for links from elsewhere:
// "briefing.pdf#nameddest=r0c5e5d2f1a4b" opens at a row.
type destination struct {
	name string
	page int     // from 0
	y    float64 // in points, from the lower edge
}

// rowAnchor is the id of the place at which a row stands.
func rowAnchor(id string) string { return rowPrefix + id }

const rowPrefix = "row "

// addDestinations makes the places of rows known by their ids, in the order that a reader
// searches them in.
func (f *pdfFile) addDestinations(list []destination) error {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b destination) int { return strings.Compare(a.name, b.name) })
	list = slices.CompactFunc(list, func(a, b destination) bool { return a.name == b.name })
	var b strings.Builder
	b.WriteString("<</Names [")
	for _, d := range list {
		fmt.Fprintf(&b, "\n<%x> [%d 0 R /XYZ 0 %.1f null]", d.name, pageObject(d.page), d.y)
	}
	b.WriteString("]>>\n")
	return f.insert(f.root, "/Names <<", fmt.Sprintf("\n/Dests %d 0 R", f.add(b.String())))
}
