package workbook

import "iter"

// linksHeld is the number of links Excel takes on one sheet.
const linksHeld = 65530

// columnsWithLinks returns how many of the columns have links on a sheet of so
// many lines: each has all of its links or none; only the first goes on to the
// last link held.
func columnsWithLinks(lines, columns int) int {
	return min(columns, max(1, linksHeld/max(1, lines)))
}

// withinLinks takes from lines what links a sheet cannot hold. The columns are
// those with links, the dearest first: where there is no room for the links of
// all, the last go without.
func withinLinks(count int, columns []int, lines iter.Seq[line]) iter.Seq[line] {
	return firstLinks(columnsWithLinks(count, len(columns)), columns, lines)
}

// firstLinks leaves links in the first kept columns, and takes them from the
// rest.
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
