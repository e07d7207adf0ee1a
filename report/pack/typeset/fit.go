package typeset

import "math"

// How bad a line is, by its slack as a share of the measure. The numbers were
// chosen by eye on quotations of three to twelve lines at 65 letters a line.
const (
	raggedSlack   = 0.22 // of the measure: a ragged line this much short costs 100
	stretch       = 0.55 // of its spaces: a justified line stretched this much costs 100
	shrink        = 0.22 // of its spaces: never more than this
	lonelyWord    = 250  // cost of a last line of one word
	shortLast     = 200  // cost of a last line shorter than a quarter of the measure, about
	dashAtStart   = 300  // cost of a line that begins with a dash
	hyphenAtEnd   = 60   // cost of a line that ends in a hyphen the text has: it reads as if a word were divided
	divided       = 45   // cost of a line that ends in the middle of a word
	parted        = 250  // cost of a line that ends within a span whose words belong together
	dividedTwice  = 600  // cost of two such lines, one under the other
	dividedLast   = 90   // cost of a last line that begins in the middle of a word
	hangTolerance = 0.5  // of an em: how far a closing mark may stand out
)

// fit returns the boxes after which lines end, so that the paragraph as a
// whole is least bad: total-fit line breaking (Knuth and Plass 1981).
func (p *paragraph) fit() []int {
	n := len(p.boxes)
	cost := make([]float64, n+1)
	from := make([]int, n+1)
	for j := 1; j <= n; j++ {
		cost[j] = math.Inf(1)
		width, spaces := 0.0, 0.0
		oneWord := true
		for i := j - 1; i >= 0; i-- {
			if i < j-1 {
				if p.boxes[i].must {
					break
				}
				width += p.boxes[i].space
				spaces += p.boxes[i].space
				oneWord = oneWord && p.boxes[i].hyphen > 0
			}
			width += p.boxes[i].width
			over := width + p.boxes[j-1].hyphen - p.hangStart(i) - p.hangEnd(j-1) - p.measure
			if over > p.give(spaces)+1e-6 && i < j-1 {
				break // longer lines only get longer
			}
			last := j == n || p.boxes[j-1].must
			bad := p.badness(over, spaces, last) + p.faults(i, j, last)
			if last && i > 0 && !p.boxes[i-1].must {
				if oneWord {
					bad += lonelyWord
				}
				if -over > p.measure*0.74 {
					bad += shortLast
				}
			}
			if c := cost[i] + (10+bad)*(10+bad); c < cost[j] {
				cost[j], from[j] = c, i
			}
		}
	}
	var ends []int
	for j := n; j > 0; j = from[j] {
		ends = append(ends, j)
	}
	for a, b := 0, len(ends)-1; a < b; a, b = a+1, b-1 {
		ends[a], ends[b] = ends[b], ends[a]
	}
	return ends
}

// faults returns what a line of the boxes i..j costs for where it begins and
// ends, whatever its width.
func (p *paragraph) faults(i, j int, last bool) float64 {
	bad := 0.0
	if r := p.text[p.boxes[i].from]; i > 0 && (r == '–' || r == '—') {
		bad += dashAtStart
	}
	if b := p.boxes[j-1]; !last && b.to > b.from && (p.text[b.to-1] == '-' || p.text[b.to-1] == '‐') {
		bad += hyphenAtEnd
	}
	if !last && p.parts(p.boxes[j-1]) {
		bad += parted
	}
	begins := i > 0 && p.boxes[i-1].hyphen > 0
	if p.boxes[j-1].hyphen > 0 {
		bad += divided
		if begins {
			bad += dividedTwice
		}
	}
	if last && begins {
		bad += dividedLast
	}
	return bad
}

// parts reports whether a line that ends with a box parts words that belong together.
func (p *paragraph) parts(b box) bool {
	return b.to > b.from && b.next < len(p.text) && p.spans[p.spanOf[b.next]].Whole && p.spanOf[b.to-1] == p.spanOf[b.next]
}

// give is how much wider than the measure a line may be before its spaces
// are shrunk.
func (p *paragraph) give(spaces float64) float64 {
	if p.options.Align == Justify {
		return spaces * shrink
	}
	return 0
}

func (p *paragraph) badness(over, spaces float64, last bool) float64 {
	if last && over <= 0 {
		return 0
	}
	if p.options.Align != Justify {
		r := over / (p.measure * raggedSlack)
		return min(100*r*r, 1e4)
	}
	r := -over / (spaces*stretch + 1e-9)
	if over > 0 {
		r = over / (spaces*shrink + 1e-9)
	}
	return min(100*r*r*r, 1e4)
}

// hangStart returns how far the mark at the start of a line hangs outside: a
// quotation mark entirely, so that the letters of all lines align.
func (p *paragraph) hangStart(i int) float64 {
	if !p.options.Hang {
		return 0
	}
	at := p.boxes[i].from
	switch p.text[at] {
	case '“', '”', '„', '‘', '’', '«', '»', '‹', '›', '"', '\'':
		if p.boxes[i].to-at < 2 {
			return 0
		}
		return p.fonts[at].advanceOf(p.text[at]) * p.size(p.spanOf[at], p.fonts[at])
	}
	return 0
}

// hangEnd returns how far a closing mark may hang outside the measure.
func (p *paragraph) hangEnd(j int) float64 {
	b := p.boxes[j]
	if !p.options.Hang || b.to == b.from {
		return 0
	}
	at := b.to - 1
	last := p.text[at]
	if b.hyphen > 0 {
		last = '-'
	}
	switch last {
	case '.', ',', '-', '‐', '”', '“', '’', '»', '"', '،', '۔':
		w := p.fonts[at].advanceOf(last)
		return min(w*0.7, hangTolerance) * p.size(p.spanOf[at], p.fonts[at])
	}
	return 0
}
