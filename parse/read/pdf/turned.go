package pdf

import (
	"strings"
	"unicode"

	"onrecord/parse/read/draft"
)

// turnOver turns a page that stands on its head.
func turnOver(p *draft.PDFPage) {
	for i, l := range p.Lines {
		l.Left, l.Right, l.Top, l.Bottom = p.Width-l.Right, p.Width-l.Left, p.Height-l.Bottom, p.Height-l.Top
		p.Lines[i] = l
	}
}

// runsLeft reports a word of a script that is written to the left.
func runsLeft(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
	})
}

// turnUpright turns a page that lies on its side, as scanners and phones leave it: most of
// its letters stand in lines that run up or down. A few such lines are stamps in a margin.
func turnUpright(p *draft.PDFPage) {
	letters, lying, clockwise := 0, 0, 0
	var right, top, bottom float64
	for i, l := range p.Lines {
		letters += len(l.Text)
		if i == 0 {
			top = l.Top
		}
		right, top, bottom = max(right, l.Right), min(top, l.Top), max(bottom, l.Bottom)
		if len(l.Text) < 5 || l.Bottom-l.Top < 2*(l.Right-l.Left) {
			continue
		}
		lying += len(l.Text)
		if i > 0 && p.Lines[i-1].Block == l.Block {
			// The next line of a paragraph is to the left where the page was turned to the right.
			if l.Left < p.Lines[i-1].Left {
				clockwise++
			} else {
				clockwise--
			}
		}
	}
	if lying*2 <= letters {
		return
	}
	for i, l := range p.Lines {
		if clockwise >= 0 {
			l.Left, l.Right, l.Top, l.Bottom = l.Top, l.Bottom, right-l.Right, right-l.Left
		} else {
			l.Left, l.Right, l.Top, l.Bottom = bottom+top-l.Bottom, bottom+top-l.Top, l.Left, l.Right
		}
		p.Lines[i] = l
	}
	p.Width, p.Height = bottom+top, max(p.Width, right)
}
