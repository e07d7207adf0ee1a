package pdf

import (
	"cmp"
	"slices"

	"onrecord/parse/read/draft"
)

// gutter is the least gap between two columns, in points.
const gutter = 7

// pdfBlock is a run of lines of one column.
type pdfBlock struct {
	lines                    []draft.PDFLine
	left, top, right, bottom float64
}

// InOrder puts the blocks of a page into the order of reading: what stands
// over all columns first, then column after column, then what stands under
// all. The page is cut where a cut touches no block, downwards before across.
func InOrder(lines []draft.PDFLine) []draft.PDFLine {
	var blocks []pdfBlock
	for _, l := range lines {
		if n := len(blocks); n == 0 || blocks[n-1].lines[0].Block != l.Block {
			blocks = append(blocks, pdfBlock{left: l.Left, top: l.Top, right: l.Right, bottom: l.Bottom})
		}
		b := &blocks[len(blocks)-1]
		b.lines = append(b.lines, l)
		b.left, b.right = min(b.left, l.Left), max(b.right, l.Right)
		b.top, b.bottom = min(b.top, l.Top), max(b.bottom, l.Bottom)
	}
	out := make([]draft.PDFLine, 0, len(lines))
	for _, b := range cutBlocks(blocks, 0) {
		out = append(out, b.lines...)
	}
	return out
}

// maxCuts is how often a page is cut: a newspaper has a dozen columns and
// boxes.
const maxCuts = 60

func cutBlocks(blocks []pdfBlock, depth int) []pdfBlock {
	if len(blocks) < 2 || depth > maxCuts {
		return blocks
	}
	if at, gap := widestGap(blocks, func(b pdfBlock) (float64, float64) { return b.left, b.right }); gap >= gutter {
		left, right := split(blocks, func(b pdfBlock) bool { return b.left < at })
		return append(cutBlocks(left, depth+1), cutBlocks(right, depth+1)...)
	}
	if at, gap := widestGap(blocks, func(b pdfBlock) (float64, float64) { return b.top, b.bottom }); gap > 0 {
		upper, lower := split(blocks, func(b pdfBlock) bool { return b.top < at })
		return append(cutBlocks(upper, depth+1), cutBlocks(lower, depth+1)...)
	}
	return blocks
}

// widestGap returns the widest strip that no block touches, the first of equal
// ones, and the place in it.
func widestGap(blocks []pdfBlock, ends func(pdfBlock) (from, to float64)) (at, gap float64) {
	sorted := slices.Clone(blocks)
	slices.SortStableFunc(sorted, func(a, b pdfBlock) int {
		x, _ := ends(a)
		y, _ := ends(b)
		return cmp.Compare(x, y)
	})
	_, reach := ends(sorted[0])
	for _, b := range sorted[1:] {
		from, to := ends(b)
		if from-reach > gap {
			at, gap = (from+reach)/2, from-reach
		}
		reach = max(reach, to)
	}
	return at, gap
}

func split(blocks []pdfBlock, first func(pdfBlock) bool) (a, b []pdfBlock) {
	for _, x := range blocks {
		if first(x) {
			a = append(a, x)
		} else {
			b = append(b, x)
		}
	}
	return a, b
}
