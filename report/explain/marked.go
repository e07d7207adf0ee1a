package explain

import (
	"slices"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/report"
)

// MarkedParagraph is a paragraph with the marks of rows in place.
type MarkedParagraph struct {
	Role   parse.Role
	Pieces []MarkedPiece
}

// MarkedPiece is a stretch of a paragraph within which no mark begins or ends. The
// numbers are indexes of rows.
type MarkedPiece struct {
	Text    string
	Content []int // rows whose words it is among, the outermost first
	Opens   []int // rows whose words begin with it
	Closes  int   // contents that end with it
	Cue     []int
	Mention []int
	Frame   []int
}

// spanOf is a mark of a row, in bytes.
type spanOf struct {
	parse.Span
	row  int
	kind int // as in MarkedPiece, from 0: content, cue, mention, frame
}

// Marked marks rows in the text of their document, from the rows and the text alone. Spans
// that lie outside the text, because it has changed since, are ignored.
func Marked(text string, paragraphs []parse.Paragraph, rows []report.Row) []MarkedParagraph {
	marks := byteSpans(text, rows)
	out := make([]MarkedParagraph, len(paragraphs))
	for i, p := range paragraphs {
		out[i] = MarkedParagraph{Role: p.Role, Pieces: piecesOf(text, p.Span, marks)}
	}
	return out
}

func piecesOf(text string, paragraph parse.Span, marks []spanOf) []MarkedPiece {
	var here []spanOf
	var spans []parse.Span
	for _, m := range marks {
		if m.Overlaps(paragraph) {
			here, spans = append(here, m), append(spans, m.Span)
		}
	}
	var out []MarkedPiece
	for _, at := range cut(paragraph, spans) {
		p := MarkedPiece{Text: at.In(text)}
		kinds := [4]*[]int{&p.Content, &p.Cue, &p.Mention, &p.Frame}
		for _, m := range here {
			if !m.Contains(at) {
				continue
			}
			*kinds[m.kind] = append(*kinds[m.kind], m.row)
			if m.kind == 0 && m.Start == at.Start {
				p.Opens = append(p.Opens, m.row)
			}
			if m.kind == 0 && m.End == at.End {
				p.Closes++
			}
		}
		out = append(out, p)
	}
	return out
}

// byteSpans returns the marks of rows, whose spans are in code points, in bytes.
func byteSpans(text string, rows []report.Row) []spanOf {
	var out []spanOf
	for i, r := range rows {
		for kind, list := range [][][2]int{r.Spans.Content, r.Spans.Cue, r.Spans.Mention, r.Spans.Frame} {
			for _, s := range list {
				out = append(out, spanOf{parse.Span{Start: s[0], End: s[1]}, i, kind})
			}
		}
	}
	var ends []*int
	for i := range out {
		ends = append(ends, &out[i].Start, &out[i].End)
	}
	slices.SortFunc(ends, func(a, b *int) int { return *a - *b })
	points, bytes := 0, 0
	for _, end := range ends {
		for points < *end && bytes < len(text) {
			_, n := utf8.DecodeRuneInString(text[bytes:])
			points, bytes = points+1, bytes+n
		}
		if points < *end {
			bytes = len(text)
		}
		*end = bytes
	}
	return slices.DeleteFunc(out, func(m spanOf) bool { return m.Start >= m.End })
}
