package pdf

import (
	"fmt"
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

// A page that stands on its head is turned over; one in a script that is written to the left
// is not.
func TestAPageOnItsHead(t *testing.T) {
	line := func(top int, words ...string) string {
		out := fmt.Sprintf(`<block><line xMin="50" yMin="%d" xMax="250" yMax="%d">`, top, top+12)
		for i, w := range words {
			out += fmt.Sprintf(`<word xMin="%d" yMin="%d" xMax="0" yMax="0">%s</word>`, 200-50*i, top, w)
		}
		return out + "</line></block>"
	}
	page := func(lines string) string {
		return `<html><body><doc><page width="300" height="800"><flow>` + lines + `</flow></page></doc></body></html>`
	}
	for name, tt := range map[string]struct{ page, first string }{
		"on its head": {page(line(700, "The", "pier", "was") + line(686, "closed", "on", "Tuesday.")), "The pier was"},
		"Arabic":      {page(line(700, "أغلق", "الرصيف", "17", "2026") + line(686, "يوم", "الثلاثاء", "Tarn")), "يوم الثلاثاء Tarn"},
	} {
		got, err := BoxedText([]byte(tt.page))
		if err != nil || got.Pages[0].Lines[0].Text != tt.first {
			t.Errorf("%s: %v %+v", name, err, got.Pages)
		}
	}
}
