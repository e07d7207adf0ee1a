package pdf

import (
	"slices"
	"testing"

	"onrecord/parse/read/draft"
)

// A page that lies on its side is read as if it stood; a stamp in its margin alone is not
// turned.
func TestAPageOnItsSide(t *testing.T) {
	upright := []draft.PDFLine{
		{Text: "The pier was closed", Left: 50, Top: 100, Right: 250, Bottom: 112, Block: 1},
		{Text: "on Tuesday evening.", Left: 50, Top: 114, Right: 240, Bottom: 126, Block: 1},
	}
	const width, height = 300, 800
	right, left := draft.PDFPage{Width: width, Height: height}, draft.PDFPage{Width: width, Height: height}
	for _, l := range upright {
		right.Lines = append(right.Lines, draft.PDFLine{Text: l.Text, Left: height - l.Bottom, Right: height - l.Top, Top: l.Left, Bottom: l.Right, Block: 1})
		left.Lines = append(left.Lines, draft.PDFLine{Text: l.Text, Left: l.Top, Right: l.Bottom, Top: width - l.Right, Bottom: width - l.Left, Block: 1})
	}
	for name, p := range map[string]draft.PDFPage{"to the right": right, "to the left": left} {
		turnUpright(&p)
		a, b := p.Lines[0], p.Lines[1]
		if a.Top >= b.Top || a.Left != b.Left || a.Bottom-a.Top != 12 || a.Right-a.Left != 200 {
			t.Errorf("%s: %+v", name, p.Lines)
		}
	}
	stamped := draft.PDFPage{Width: width, Height: height, Lines: append(slices.Clone(upright), draft.PDFLine{Text: "Proof copy", Left: 280, Right: 290, Top: 100, Bottom: 200, Block: 2})}
	turnUpright(&stamped)
	if stamped.Lines[0] != upright[0] {
		t.Errorf("a page with a stamp was turned: %+v", stamped.Lines)
	}
}
