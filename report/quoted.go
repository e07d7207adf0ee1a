package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/parse"
)

// quotedParts are the parts of a partly quoted statement that stand between quotation
// marks of the text: the marks enclose them, so that the parts themselves do not show it.
func quotedParts(text string, s parse.Statement) []parse.Span {
	if s.Kind != parse.Mixed || len(s.Content) < 2 {
		return nil
	}
	var out []parse.Span
	for _, part := range s.Content {
		if insideMarks(text, part) {
			out = append(out, part)
		}
	}
	return out
}

// insideMarks reports whether a span is part of a quotation that opens before it in its
// paragraph and does not close within it.
func insideMarks(text string, s parse.Span) bool {
	before := text[strings.LastIndexByte(text[:s.Start], '\n')+1 : s.Start]
	within := s.In(text)
	for _, marks := range [][2]string{{"„", "“”"}, {"“", "”"}, {"«", "»"}} { // „so“ before “so”
		open := strings.LastIndex(before, marks[0])
		if open >= 0 && open > strings.LastIndexAny(before, marks[1]) {
			return !strings.ContainsAny(within, marks[0]+marks[1])
		}
		if open >= 0 {
			return false
		}
	}
	if strings.Count(before, `"`)%2 == 1 {
		return !strings.Contains(within, `"`)
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return last == '‘' || last == '\'' || last == '”'
}

// Part is a stretch of a row's quote, and whether it stands between quotation marks that
// are not in the quote.
type Part struct {
	Text   string
	Quoted bool
}

// Parts divides a row's quote where its report passes from its own words to the
// speaker's. Joined, they are the quote. It is one part where nothing is known of that, or
// where a person has changed the words.
func Parts(r *Row) []Part {
	whole := []Part{{Text: r.Quote}}
	if len(r.Spans.Quoted) == 0 {
		return whole
	}
	var out []Part
	rest := r.Quote
	for i, span := range r.Spans.Content {
		if i > 0 {
			by := Ellipsis
			if !strings.HasPrefix(rest, by) {
				by = " "
			}
			after, ok := strings.CutPrefix(rest, by)
			if !ok {
				return whole
			}
			out, rest = append(out, Part{Text: by}), after
		}
		end := runesEnd(rest, span[1]-span[0])
		if end < 0 {
			return whole
		}
		out = append(out, Part{rest[:end], slices.Contains(r.Spans.Quoted, span)})
		rest = rest[end:]
	}
	if rest != "" {
		return whole
	}
	return out
}

// runesEnd is where the first n characters of a text end; -1 if it has fewer.
func runesEnd(text string, n int) int {
	end := 0
	for ; n > 0; n-- {
		if end >= len(text) {
			return -1
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return end
}
