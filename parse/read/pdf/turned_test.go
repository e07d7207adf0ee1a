package pdf

import (
	"fmt"
	"slices"
	"strings"
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

// A head that names a day over a headline begins a clipping of another paper, and stays; over
// text that goes on it is a running head.
func TestAHeadOverAHeadlineStays(t *testing.T) {
	page := func(lines ...draft.PDFLine) draft.PDFPage {
		return draft.PDFPage{Width: 600, Height: 800, Lines: lines}
	}
	line := func(block int, top, size float64, text string) draft.PDFLine {
		return draft.PDFLine{Text: text, Left: 50, Top: top, Right: 450, Bottom: top + size, Block: block}
	}
	body := func(block int) []draft.PDFLine {
		return []draft.PDFLine{line(block, 160, 10, "The pier of Tarn was closed on Tuesday evening, the"), line(block, 172, 10, "council said, and nobody knows when it will be opened.")}
	}
	first := page(append([]draft.PDFLine{line(1, 20, 10, "Osk Courier Tuesday, 17 November 2026"), line(2, 120, 20, "Pier of Tarn is closed")}, body(3)...)...)
	for name, tt := range map[string]struct {
		second draft.PDFPage
		kept   bool
	}{
		"a clipping": {page(append([]draft.PDFLine{line(4, 20, 10, "Tarn Post Wednesday, 18 November 2026"), line(5, 120, 20, "Lock of Tarn is closed")}, body(6)...)...), true},
		"a page":     {page(append([]draft.PDFLine{line(4, 20, 10, "Osk Courier Wednesday, 18 November 2026")}, body(6)...)...), false},
	} {
		pieces, err := readPages(draft.PDFText{Pages: []draft.PDFPage{first, tt.second}})
		if err != nil {
			t.Fatal(name, err)
		}
		kept := slices.ContainsFunc(pieces[0].Paragraphs, func(p draft.Paragraph) bool { return strings.Contains(p.Text, "18 November") })
		if kept != tt.kept {
			t.Errorf("%s: %+v", name, pieces[0].Paragraphs)
		}
	}
}
