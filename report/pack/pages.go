package pack

import (
	"fmt"
	"strings"

	"onrecord/report/pack/typeset"
)

// paper is a sheet and its type area, in points. Every page has a narrow
// column for dates and labels and a wide one for text.
type paper struct {
	width, height float64
	top, bottom   float64 // of the type area
	left, right   float64
	text          float64 // where the wide column begins
}

const (
	grid      = 15.0  // leading of quotations; space comes in multiples or halves
	margin    = 68.0  // outside the type area
	labels    = 96.0  // width of the narrow column
	gutter    = 18.0  // between the columns
	measure   = 346.0 // width of the wide column: 65 to 70 letters of a quotation
	typeWidth = labels + gutter + measure
)

func paperOf(name string) (paper, error) {
	p := paper{width: 595.28, height: 841.89}
	switch strings.ToLower(name) {
	case "", "a4":
	case "letter":
		p = paper{width: 612, height: 792}
	default:
		return paper{}, fmt.Errorf("paper %q is unknown; choose A4 or Letter", name)
	}
	p.left = (p.width - typeWidth) / 2
	p.right = p.left + typeWidth
	p.text = p.left + labels + gutter
	p.top, p.bottom = margin+10, p.height-margin
	return p, nil
}

// slab is a strip of the page that is not cut: a line of text, a bar of a
// chart. Positions inside it count from its top and the left of the sheet.
type slab struct {
	height float64
	before float64 // white space above, dropped at the top of a page
	keep   bool    // stays with the slab below
	room   float64 // least height left on the page for this slab to stand here

	texts []textMark
	boxes []boxMark
	pages []pageMark
	image *imageMark

	head *slab // stands again at the top of a page that begins with this slab

	role     role
	block    int    // slabs of one paragraph share it; 0 stands alone
	lang     string // of the words, where it is not that of the pack
	anchors  []string
	bookmark string // title in the outline; empty for none
	level    int    // of the bookmark
	section  string // title of the section, for the running head
}

// role is what a slab is in the structure of the document.
type role string

const (
	roleTitle   role = "Title"
	roleHeading role = "H1"
	roleSub     role = "H2"
	roleProse   role = "P"
	roleQuote   role = "BlockQuote"
	roleFigure  role = "Figure"
	roleEntry   role = "TOCI"
)

type textMark struct {
	x, y  float64 // left of the measure; baseline
	line  typeset.Line
	inks  []ink    // by span
	langs []string // by span; empty where it is that of the slab
	links []linkMark
	aside bool // beside the text: read by itself, not in the middle of it
	part  part // what it is a line of by itself within the strip
	cell  cell // the field of a table that it is in
}

type boxMark struct {
	x, y, width, height float64
	ink                 ink
}

// imageMark is a picture, in points from the left of the sheet and from the
// top of the slab.
type imageMark struct {
	x, y, width, height float64
	picture             *picture
}

// linkMark is a place to click, some runs of a line: to an anchor, or to an
// address. Its x counts from the left of the sheet, its y from the baseline.
type linkMark struct {
	from, to            int // runs of the line
	x, y, width, height float64
	anchor, url         string
}

// pageMark is a page number that is only known when all pages are.
type pageMark struct {
	x, y  float64
	align typeset.Align // in a measure as wide as the narrow column
	words string        // before the number
	aside bool          // as of a text
	to    string
	style typeset.Style
	ink   ink
}

// part is what stands by itself within a strip: a heading over half of it, a
// figure with its label. Lines of one part have one number, from 1 on; 0 is none.
type part struct {
	number int
	role   role
}

// cell is a field of a table: which table (from 1; 0 is none), row and column.
type cell struct {
	table, row, column int
	heads              string // "Row" or "Column": what it is the heading of
}

// tabled makes the texts of a slab from one on the field of a table.
func (s *slab) tabled(from int, c cell) {
	for i := range s.texts[from:] {
		s.texts[from+i].cell = c
	}
}

// placed is a slab on a page.
type placed struct {
	slab
	y float64
}

// page is a page ready to be drawn.
type page struct {
	slabs   []placed
	section string
	bare    bool // the cover: no running head
}

// flow puts slabs on new pages and returns them. A page ends where a slab may
// be parted from the next; if no such place exists, where it is full.
func flow(slabs []slab, p paper) []page {
	var pages []page
	for i := 0; i < len(slabs); {
		pg := page{section: slabs[i].section}
		y := p.top
		if head := slabs[i].head; head != nil {
			again := *head
			again.role = "" // it has been read already
			pg.slabs = append(pg.slabs, placed{again, y})
			y += head.height
		}
		end := pageEnd(slabs, i, p.bottom-y)
		for k := i; k < end; k++ {
			if k > i {
				y += slabs[k].before
			}
			pg.slabs = append(pg.slabs, placed{slabs[k], y})
			y += slabs[k].height
		}
		pages = append(pages, pg)
		i = end
	}
	return pages
}

// pageEnd returns the slab that begins the page after the one that slab i
// begins.
func pageEnd(slabs []slab, i int, height float64) int {
	used, end := 0.0, -1
	k := i
	for ; k < len(slabs); k++ {
		need := slabs[k].height
		if k > i {
			need += slabs[k].before
			if slabs[k].room > height-used && end == k {
				return k
			}
		}
		if used+need > height+1e-6 {
			break
		}
		used += need
		if !slabs[k].keep {
			end = k + 1
		}
	}
	if k == len(slabs) {
		return k
	}
	if end <= i {
		return max(k, i+1)
	}
	return end
}
