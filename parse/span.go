package parse

// Span is a half-open range of byte offsets into a document's text.
// Both ends lie on rune boundaries. The zero Span means "none".
type Span struct{ Start, End int }

// In returns the text that the span covers. A span that does not fit the text
// covers nothing: a wrong span must never cause a panic or return the wrong
// words.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len returns the number of bytes covered.
func (s Span) Len() int { return max(0, s.End-s.Start) }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Has reports whether the byte offset lies inside s.
func (s Span) Has(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Hull returns the smallest span that covers all spans given.
func Hull(spans ...Span) Span {
	var h Span
	for i, s := range spans {
		if i == 0 {
			h = s
			continue
		}
		h.Start, h.End = min(h.Start, s.Start), max(h.End, s.End)
	}
	return h
}
