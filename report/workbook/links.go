package workbook

import "iter"

// linksHeld is the number of links Excel takes on one sheet.
const linksHeld = 65530

// withinLinks takes from lines what links a sheet cannot hold. The columns are
// those with links, the dearest first: where there is no room for the links of
// all, the last go without, so that a column has all of its links or none; only
// the first goes on to the last link held.
func withinLinks(count int, columns []int, lines iter.Seq[line]) iter.Seq[line] {
	return func(yield func(line) bool) {
		kept := min(len(columns), max(1, linksHeld/max(1, count)))
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
