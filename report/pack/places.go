package pack

import (
	"fmt"
	"slices"
	"strings"
)

// target is a place that links lead to.
type target struct {
	number int // of the object that says where it is; 0 if no link leads there yet
	page   int // number of its object; 0 if it is on no page yet
	top    float64
}

// destination is a place of the file that has a name, for links from elsewhere:
// "briefing.pdf#nameddest=r0c5e5d2f1a4b" opens at a row.
type destination struct {
	name string
	page int     // number of its object
	y    float32 // in points, from the lower edge
}

// anchors are the ids of a model that links can lead to.
func (m Model) anchors() map[string]target {
	out := map[string]target{"front": {}}
	var add func(Block)
	add = func(b Block) {
		id := ""
		switch b := b.(type) {
		case Heading:
			id = b.ID
		case Paragraph:
			id = b.ID
		case Statement:
			id = b.Entry.ID
		case recorded:
			id = b.e.id
		case Spare:
			add(b.Block)
		case Instead:
			add(b.Block)
		case Absent:
			add(b.Block)
		}
		if id != "" {
			out[id] = target{}
		}
	}
	for _, s := range m.Sections() {
		if s.Title != "" {
			out[s.ID] = target{}
		}
		for _, b := range s.Blocks {
			add(b)
		}
	}
	return out
}

// addDestinations writes the name tree that leads from the ids of rows to their places,
// sorted as PDF requires, and returns its object.
func (f *pdfFile) addDestinations(list []destination) int {
	slices.SortStableFunc(list, func(a, b destination) int { return strings.Compare(a.name, b.name) })
	list = slices.CompactFunc(list, func(a, b destination) bool { return a.name == b.name })
	var leaves []byte
	for part := range slices.Chunk(list, perLeaf) {
		var names []byte
		for _, d := range part {
			names = fmt.Appendf(names, "\n<%x> [%d 0 R /XYZ 0 %.1f null]", d.name, d.page, d.y)
		}
		leaves = fmt.Appendf(leaves, "%d 0 R ", f.add(fmt.Sprintf("<</Limits [<%x> <%x>] /Names [%s]>>", part[0].name, part[len(part)-1].name, names)))
	}
	return f.add(fmt.Sprintf("<</Kids [%s]>>", leaves))
}
