package pack

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"onrecord/report/pack/typeset"
)

// paper is a sheet and its type area, in points.
type paper struct {
	width, height float64
	top, bottom   float64 // of the type area
	left, right   float64
}

const (
	typeWidth = 496.0
	gutter    = 22.0                     // between two columns
	column    = (typeWidth - gutter) / 2 // their width
	topMargin = 52.0
	lowMargin = 42.5
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
	p.top, p.bottom = topMargin, p.height-lowMargin
	return p, nil
}

// slab is a strip of the page that is not cut: a line of text, a bar of a
// chart. Positions inside it count from its top and the left of the sheet.
type slab struct {
	height float64
	before float64 // white space above, dropped at the top of a page
	keep   bool    // stays with the slab below
	stay   bool    // stays with it, if that does not leave much blank space
	room   float64 // least height that must be left on the page for this slab to be placed here

	texts []textMark
	boxes []boxMark
	image *imageMark

	head  *slab // stands again at the top of a page that begins with this slab
	again bool  // and at the top of a column

	role     role
	block    int // slabs of one paragraph share it; 0 stands alone
	anchors  []string
	rows     []string // ids of rows that stand from here on: names of the place
	bookmark string   // title in the outline; empty for none
	level    int      // of the bookmark
	place    spot
}

// spot is where in the pack a slab belongs: for the structure and the running head.
type spot struct {
	section string // title
	topic   string // of the record; empty elsewhere
	who     string // the speaker of a statement
}

// role is what a slab is in the structure of the document.
type role string

const (
	roleTitle   role = "H1"
	roleHeading role = "H2"
	roleSub     role = "H3"
	roleMinor   role = "H4"
	roleProse   role = "P"
	roleFigure  role = "Figure"
)

type textMark struct {
	x, y  float64 // left of the measure; baseline
	line  typeset.Line
	spans []spanMark // of the paragraph, shared by its lines
	links []linkMark
	part  part // the separate part of the strip that it belongs to
	cell  cell // the field of a table that it is in
}

// spanMark is what is known of a span besides its text.
type spanMark struct {
	ink    ink
	lang   string // empty where it is that of the pack
	quoted bool   // verbatim words
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

// part is a separate part of a strip: a heading over half of it, a figure with its label.
// The lines of a part share a number, from 1 on; 0 is none.
type part struct {
	number int
	role   role
}

// cell is a field of a table: which table (from 1; 0 is none), row and column.
type cell struct {
	table, row, column int
	heads              string // "Row" or "Column": what it is the heading of
}

// tabled puts the texts of a slab, from one on, into a field of a table.
func (s *slab) tabled(from int, c cell) {
	for i := range s.texts[from:] {
		s.texts[from+i].cell = c
	}
}

// placed is a slab on a page, moved to the right by dx into its column.
type placed struct {
	slab
	y, dx float64
}

// page is a page ready to be drawn or, if it has a sheet, already drawn.
type page struct {
	slabs  []placed
	sheet  *sheet
	head   string // of one that is drawn
	shared bool   // the end of the brief stands above
	above  []placed
}

// flow puts slabs on pages, in one column or two.
type flow struct {
	paper   paper
	pages   []page
	y       float64        // where the next slab may stand on the last page
	pairAt  int            // the first slab of the two columns with which the last page ends; -1 for none
	press   *press         // draws pages that are full, so that they need not be kept; nil to keep them
	anchors map[string]int // page by anchor, from 1, if anybody asks
}

func (f *flow) newPage() {
	f.feather(f.paper.bottom)
	if f.press != nil && len(f.pages) > 0 {
		f.last().draw(f.press)
	}
	f.pages = append(f.pages, page{})
	f.y, f.pairAt = f.paper.top, -1
}

// draw draws a page and releases what is on it.
func (pg *page) draw(d *press) {
	pg.head = runningHead(pg.slabs)
	pg.sheet, pg.slabs = d.sheet(pg.slabs, pg.shared), nil
}

// clone returns a flow that goes on from where f is, draws nothing, and leaves f as it is.
func (f *flow) clone() *flow {
	g := &flow{paper: f.paper, pages: slices.Clone(f.pages), y: f.y, pairAt: f.pairAt}
	for i := range g.pages {
		g.pages[i].slabs = slices.Clip(g.pages[i].slabs)
	}
	return g
}

func (f *flow) last() *page { return &f.pages[len(f.pages)-1] }

// fresh reports whether the last page is still empty.
func (f *flow) fresh() bool { return len(f.pages) > 0 && f.y <= f.paper.top+0.01 }

// add puts slabs below what is on the last page. Two columns that do not fill their page
// are made equally high.
func (f *flow) add(q *queue, columns int) error {
	if len(f.pages) == 0 {
		f.newPage()
	}
	for i := 0; ; {
		slabs, err := q.ahead(&i, furthest*(f.paper.bottom-f.paper.top))
		if err != nil || i == len(slabs) {
			return err
		}
		if h := slabs[i].head; h != nil && f.fresh() && i > 0 {
			i-- // it takes the place of a slab that is already on a page
			slabs[i] = *h
		}
		before := slabs[i].before
		if f.fresh() {
			before = 0
		}
		room := f.paper.bottom - f.y - before
		end, forced := pageEnd(slabs, i, room, columns == 1)
		if (forced || end == i || slabs[i].room > room) && !f.fresh() {
			f.newPage()
			continue
		}
		if columns == 1 {
			f.pairAt = -1
			f.put(slabs[i:end], f.y+before, 0)
			f.y += before + heightOf(slabs[i:end])
			i = end
		} else {
			i = f.pair(slabs, i, end, room, before)
		}
		if i < len(slabs) {
			f.newPage()
		}
	}
}

// furthest is how far to look ahead, in heights of the type area: more than two columns.
const furthest = 3

// queue is slabs on their way to pages. Blocks are composed as they are needed, so that of
// a long section only a few pages are in memory.
type queue struct {
	slabs []slab
	begin func()                           // called once, before the first
	more  func() (slabs []slab, err error) // those of the next block; nil at the end
	done  bool
	close bool // to the heading above
}

// rest is all slabs that are to come.
func (q *queue) rest() ([]slab, error) {
	return q.ahead(new(int), math.Inf(1))
}

// all is a queue of slabs that are already composed.
func all(slabs []slab) *queue { return &queue{slabs: slabs, done: true} }

// ahead returns slabs of which those from the i-th on have at least the given height, or
// are all that remain. The ones before are released, except one.
func (q *queue) ahead(i *int, height float64) ([]slab, error) {
	if q.done {
		return q.slabs, nil
	}
	if *i > 1 {
		q.slabs = slices.Delete(q.slabs, 0, *i-1)
		*i = 1
	}
	if q.begin != nil {
		q.begin()
		q.begin = nil
	}
	for have := heightOf(q.slabs[*i:]); have < height; {
		more, err := q.more()
		if err != nil {
			return nil, err
		}
		if q.done = more == nil; q.done {
			break
		}
		if q.close {
			more[0].before, q.close = min(more[0].before, 4), false
		}
		have += heightOf(more)
		q.slabs = append(q.slabs, more...)
	}
	return q.slabs, nil
}

// holds reports whether slabs fit into two columns on the rest of the last page.
func (f *flow) holds(slabs []slab) bool {
	if len(slabs) == 0 {
		return true
	}
	room := f.paper.bottom - f.y - slabs[0].before
	end, forced := pageEnd(slabs, 0, room, false)
	if forced || end == len(slabs) {
		return !forced
	}
	last, forced := pageEnd(slabs, end, room-againHeight(slabs, end), true)
	return last == len(slabs) && !forced
}

// againHeight is the height of the heading repeated above a column.
func againHeight(slabs []slab, end int) float64 {
	if end < len(slabs) && slabs[end].again {
		return slabs[end].head.height + slabs[end].before
	}
	return 0
}

// pair fills two columns from slab i on, of which those up to end fill the first, and
// returns the slab that comes after.
func (f *flow) pair(slabs []slab, i, end int, room, before float64) int {
	second, forced := end, false
	if end < len(slabs) {
		second, forced = pageEnd(slabs, end, room-againHeight(slabs, end), true)
	}
	if second == len(slabs) && !forced {
		end = balanced(slabs, i, room)
	}
	right := slabs[end:second]
	if len(right) > 0 && right[0].again {
		right = append([]slab{*right[0].head}, right...)
	}
	y, at := f.y+before, len(f.last().slabs)
	f.put(slabs[i:end], y, 0)
	f.put(right, y, column+gutter)
	f.y, f.pairAt = y+max(heightOf(slabs[i:end]), heightOf(right)), at
	f.feather(f.y)
	return second
}

// feather makes the two columns with which the last page ends reach down to a line, as far
// as the space between their blocks can be stretched.
func (f *flow) feather(bottom float64) {
	if len(f.pages) == 0 || f.pairAt < 0 {
		return
	}
	slabs := f.last().slabs[f.pairAt:]
	right := slices.IndexFunc(slabs, func(s placed) bool { return s.dx > 0 })
	if right < 0 {
		right = len(slabs)
	}
	stretched(slabs[:right], bottom)
	stretched(slabs[right:], bottom)
}

// stretched moves the slabs of a column apart.
func stretched(column []placed, bottom float64) {
	if len(column) == 0 {
		return
	}
	end := column[len(column)-1]
	need, give := bottom-end.y-end.height, 0.0
	for i := 1; i < len(column); i++ {
		give += elastic(column[i-1], column[i])
	}
	if need < 0.5 || need > 3*give {
		return // it is full, or would be loose and not reach down
	}
	share, moved := min(need/give, 1), 0.0
	above := column[0]
	for i := 1; i < len(column); i++ {
		at := column[i]
		moved += share * elastic(above, at)
		above = at
		column[i].y += moved
	}
}

// elastic is by how much the space between two slabs may grow: that above headings most,
// that within a block not at all.
func elastic(above, below placed) float64 {
	if below.before == 0 || above.keep {
		return 0
	}
	most := 2 * below.before
	if below.role != roleProse {
		most = below.before + 12
	}
	return max(most-(below.y-above.y-above.height), 0)
}

// balanced returns where the second column begins if both are to be as short as possible.
func balanced(slabs []slab, i int, room float64) int {
	for height := heightOf(slabs[i:]) / 2; height < room; height += 4 {
		end, forced := pageEnd(slabs, i, height, false)
		if forced {
			continue
		}
		if end == len(slabs) {
			return end
		}
		if last, forced := pageEnd(slabs, end, height-againHeight(slabs, end), true); last == len(slabs) && !forced {
			return unparted(slabs, i, end, min(room, height+mostUneven))
		}
	}
	end, _ := pageEnd(slabs, i, room, false)
	return end
}

// mostUneven is how much longer than need be a column may be so that no paragraph is cut
// where it ends.
const mostUneven = 36

// unparted returns where the second column begins instead of at a slab inside a paragraph:
// before or after it, if neither column gets longer than a height. Programs that extract
// text may mix up the lines of a paragraph that goes on beside its beginning.
func unparted(slabs []slab, i, end int, height float64) int {
	if slabs[end].block != slabs[end-1].block {
		return end
	}
	best := end
	for _, step := range []int{-1, 1} {
		at := end
		for at > i && at < len(slabs) && slabs[at].block == slabs[at-1].block {
			at += step
		}
		if at <= i || at >= len(slabs) || slabs[at-1].keep || againHeight(slabs, at) > 0 {
			continue
		}
		if h := max(heightOf(slabs[i:at]), heightOf(slabs[at:])); h <= height {
			best, height = at, h
		}
	}
	return best
}

// put places slabs one under the other.
func (f *flow) put(slabs []slab, y, dx float64) {
	pg := f.last()
	for k, s := range slabs {
		if k > 0 {
			y += s.before
		} else if y <= f.paper.top+0.01 && (s.role == roleHeading || s.role == roleSub) {
			s.boxes = nil // the running head has a rule
		}
		pg.slabs = append(pg.slabs, placed{s, y, dx})
		if f.anchors != nil {
			for _, a := range s.anchors {
				f.anchors[a] = len(f.pages)
			}
		}
		y += s.height
	}
}

// heightOf is the room that slabs take in a column, without the space above the first.
func heightOf(slabs []slab) float64 {
	h := 0.0
	for k, s := range slabs {
		if k > 0 {
			h += s.before
		}
		h += s.height
	}
	return h
}

// pageEnd returns the first slab of the next column if slab i begins this one, and whether
// slabs that belong together had to be separated. With ofPage, the column is the last of
// its page. What should stay whole does, unless that leaves too much of the column blank.
func pageEnd(slabs []slab, i int, height float64, ofPage bool) (next int, forced bool) {
	white := whiteColumn
	if ofPage {
		white = whitePage
	}
	used, left, end, whole := 0.0, 0.0, -1, -1
	k := i
	for ; k < len(slabs); k++ {
		need := slabs[k].height
		if k > i {
			need += slabs[k].before
			if slabs[k].room > height-used && end == k {
				return k, false
			}
		}
		if used+need > height+1e-6 {
			break
		}
		used += need
		if slabs[k].keep {
			continue
		}
		end = k + 1
		if !slabs[k].stay {
			whole, left = end, height-used
		}
	}
	if k == len(slabs) {
		return k, false
	}
	switch {
	case end <= i:
		return max(k, i+1), true
	case whole > i && left <= white:
		return whole, false
	}
	return end, false
}

// How much blank space at the end of a column, and of a page, is better than dividing a
// statement: some lines, and a sixth of the column.
const (
	whiteColumn = 8 * 11.5
	whitePage   = 11 * 11.5
)
