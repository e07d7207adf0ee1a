package report

import (
	"strings"
	"unicode"
)

// Intro returns the words that stand before a row's quote so that it reads as it
// was said: "denied that", "called the truce", "according to:". It is the row's
// frame, or its cue where it has none, and ends in a colon where other words stand
// between it and the quote in the text. It is empty where the quote is all in the
// speaker's own words or no words report it.
func Intro(r *Row) string {
	if r.Kind != "indirect" && r.Kind != "mixed" {
		return ""
	}
	intro := strings.Join(strings.Fields(r.Frame), " ")
	if intro == "" {
		intro = strings.Join(strings.Fields(r.Cue), " ")
	}
	if !strings.ContainsFunc(intro, unicode.IsLetter) {
		return ""
	}
	if !leadsIn(r.Spans) {
		intro = strings.TrimRight(intro, ",:") + ":"
	}
	return intro
}

// between is the most characters that may stand between a frame and the content
// that it leads into: a space, a mark and a quotation mark.
const between = 3

// leadsIn reports whether the frame runs straight into the content.
func leadsIn(s Spans) bool {
	if len(s.Frame) == 0 || len(s.Content) == 0 {
		return false
	}
	gap := s.Content[0][0] - s.Frame[len(s.Frame)-1][1]
	return gap >= 0 && gap <= between
}

// AsSaid returns a row's quote with the words that it reads with before it.
func AsSaid(r *Row) string {
	if intro := Intro(r); intro != "" {
		return intro + " " + r.Quote
	}
	return r.Quote
}
