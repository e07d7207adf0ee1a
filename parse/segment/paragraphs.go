package segment

import (
	"strings"
	"unicode/utf8"

	"onrecord/parse"
	"onrecord/parse/transcript"
)

// paragraphs joins lines that belong together. In most files a line is a
// paragraph; in text wrapped at a fixed width (mail, old wire copy) a paragraph
// is a block of lines.
func paragraphs(doc parse.Document) []parse.Paragraph {
	width := wrapWidth(doc)
	numbers := lineNumbers(doc)
	if numbers != nil {
		width = 0
	}
	var out []parse.Paragraph
	last := -1 // index of the line that the last paragraph ends with
	for i, l := range doc.Lines {
		if numbers != nil {
			l.Span.Start += numbers[i]
		}
		span := trim(doc.Text, l.Span)
		if l.Role == parse.RoleBlank || span.Empty() {
			continue
		}
		if last >= 0 && last == i-1 && width > 0 && l.Role == parse.RoleBody &&
			doc.Lines[last].Role == parse.RoleBody && goesOn(doc.Text, doc.Lines[last].Span, l.Span, width) {
			out[len(out)-1].Span.End = span.End
		} else {
			out = append(out, parse.Paragraph{Span: span, Role: l.Role, Strong: l.Strong, Turn: l.Turn})
		}
		last = i
	}
	return out
}

// lineNumbers returns the widths of the numbers of a court's record, which are no
// part of its paragraphs; nil for other documents.
func lineNumbers(doc parse.Document) []int {
	lines := make([]string, len(doc.Lines))
	for i, l := range doc.Lines {
		lines[i] = l.Span.In(doc.Text)
	}
	return transcript.LineNumbers(lines)
}

// Widths of lines, in code points. Mail wraps at 72–78, wire copy at 60–80,
// terminals at 100 and at whatever their window is. Beyond usualWrap a text must
// prove its margin: nearly all lines that end in mid-sentence had no room for one
// more word.
const (
	usualWrap = 100
	maxWrap   = 200
)

// wrapWidth returns the width at which the body is wrapped, or 0 if each line
// is a paragraph. Wrapped lines are short, and most end in mid-sentence.
func wrapWidth(doc parse.Document) int {
	var inner, open, width int
	var opened [][2]parse.Span // lines that end in mid-sentence, and the next ones
	for i, l := range doc.Lines {
		if l.Role != parse.RoleBody {
			continue
		}
		n := utf8.RuneCountInString(l.Span.In(doc.Text))
		if n > maxWrap {
			return 0
		}
		width = max(width, n)
		if i+1 < len(doc.Lines) && doc.Lines[i+1].Role == parse.RoleBody {
			inner++
			if !endsSentence(l.Span.In(doc.Text)) {
				open++
				opened = append(opened, [2]parse.Span{l.Span, doc.Lines[i+1].Span})
			}
		}
	}
	if inner < 2 || open*10 < inner*4 {
		return 0
	}
	full := 0
	for _, p := range opened {
		if isFull(p[0].In(doc.Text), p[1].In(doc.Text), width) {
			full++
		}
	}
	if width > usualWrap && full*10 < open*9 {
		return 0
	}
	return width
}

// isFull reports whether a line had no room for the first word of the next one.
func isFull(line, next string, width int) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	return utf8.RuneCountInString(strings.TrimRight(line, " \t"))+1+utf8.RuneCountInString(word) > width
}

// goesOn reports whether the next line continues the paragraph: the line
// before ends in mid-sentence, or was full, so that the next word did not fit.
func goesOn(text string, line, next parse.Span, width int) bool {
	a, b := line.In(text), next.In(text)
	if strings.HasPrefix(b, "  ") || strings.HasPrefix(b, "\t") {
		return false
	}
	if !endsSentence(a) {
		return true
	}
	return isFull(a, b, width)
}

// endsSentence reports whether a line ends as a sentence does.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, " \t\u00a0\"'”’»)]")
	return line == "" || strings.HasSuffix(line, ".") || strings.HasSuffix(line, "!") ||
		strings.HasSuffix(line, "?") || strings.HasSuffix(line, ":") || strings.HasSuffix(line, "…")
}

// trim narrows a span to its visible characters.
func trim(text string, s parse.Span) parse.Span {
	const space = " \t\r\n\v\f\u00a0\u2028\u2029\u200b\ufeff\u3000"
	in := s.In(text)
	s.Start += len(in) - len(strings.TrimLeft(in, space))
	s.End -= len(in) - len(strings.TrimRight(in, space))
	if s.Empty() {
		return parse.Span{Start: s.Start, End: s.Start}
	}
	return s
}
