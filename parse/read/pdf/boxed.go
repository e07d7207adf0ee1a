package pdf

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/layout"
	"onrecord/parse/read/office"
)

// BoxedText reads what "pdftotext -bbox-layout" prints: words with their places,
// in lines, blocks and flows, in the order of reading.
func BoxedText(data []byte) (draft.PDFText, error) {
	// It prints control characters of the file as they are, which no XML may hold.
	x := draft.NewXMLReader(bytes.Map(func(r rune) rune {
		if draft.IsControl(r) || r == '\f' || r == '\v' {
			return ' '
		}
		return r
	}, data))
	x.Strict = false // nor does it escape the title
	b := boxes{text: draft.PDFText{Method: "pdftotext"}}
	for {
		token, err := x.Next()
		if err != nil {
			if len(b.text.Pages) == 0 {
				return b.text, office.UnexpectedEnd(err)
			}
			b.turn()
			return b.text, nil
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := b.start(x, e); err != nil {
				return b.text, err
			}
		}
	}
}

// boxes are the pages that are being read.
type boxes struct {
	text  draft.PDFText
	block int

	backwards []int   // by page: how many more words stand to the left of the one before than to the right
	before    float64 // where the last word of the line stands
	forwards  bool    // it is of a script that is written to the right
}

func (b *boxes) start(x *draft.XMLReader, e xml.StartElement) error {
	last := len(b.text.Pages) - 1
	switch e.Name.Local {
	case "title":
		b.text.Title, _ = x.Text()
	case "meta":
		if draft.Attr(e, "name") == "Author" {
			b.text.Author = draft.Attr(e, "content")
		}
	case "page":
		if last+1 == MaxPages {
			return fmt.Errorf("%w: more than %d pages", draft.ErrTooLarge, MaxPages)
		}
		b.text.Pages = append(b.text.Pages, draft.PDFPage{Width: points(e, "width"), Height: points(e, "height")})
		b.backwards = append(b.backwards, 0)
	case "block":
		b.block++
	case "line":
		if last < 0 {
			return nil
		}
		p := &b.text.Pages[last]
		p.Lines = append(p.Lines, draft.PDFLine{Left: points(e, "xMin"), Top: points(e, "yMin"),
			Right: points(e, "xMax"), Bottom: points(e, "yMax"), Block: b.block})
		b.forwards = false
	case "word":
		word, err := x.Text()
		if err != nil || last < 0 || len(b.text.Pages[last].Lines) == 0 {
			return nil
		}
		lines := b.text.Pages[last].Lines
		l := &lines[len(lines)-1]
		l.Text = strings.TrimSpace(l.Text + " " + word)
		at, forwards := points(e, "xMin"), layout.HasLetter(word) && !runsLeft(word)
		if b.forwards && forwards {
			b.backwards[last] += cmp.Compare(b.before, at)
		}
		b.before, b.forwards = at, forwards
	}
	return nil
}

// turn sets the pages upright and puts their lines in order.
func (b *boxes) turn() {
	const few = 2 // words that stand so by accident
	for i := range b.text.Pages {
		p := &b.text.Pages[i]
		if b.backwards[i] > few {
			turnOver(p)
		}
		turnUpright(p)
		p.Lines = InOrder(p.Lines)
	}
}

func points(e xml.StartElement, name string) float64 {
	f, _ := strconv.ParseFloat(draft.Attr(e, name), 64)
	if f != f || f > 1e6 || f < -1e6 {
		return 0
	}
	return f
}
