package report

import (
	"strings"
	"testing"

	"onrecord/parse"
)

// TestLinesOfACourtAreJoined: the number of a line is no gap in what was said.
func TestLinesOfACourtAreJoined(t *testing.T) {
	const text = "10   Where were you on the night of the\n11   fire? He said “yes” and then “no”."
	span := func(s string) parse.Span {
		at := strings.Index(text, s)
		return parse.Span{Start: at, End: at + len(s)}
	}
	got := joined(text, []parse.Span{span("Where were you on the night of the"), span("fire?"), span("yes"), span("no")}, " … ")
	if want := "Where were you on the night of the fire? … yes … no"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
