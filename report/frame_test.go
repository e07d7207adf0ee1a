package report

import "testing"

func TestAQuoteReadsAsItWasSaid(t *testing.T) {
	at := func(content, frame [2]int) Spans { return Spans{Content: [][2]int{content}, Frame: [][2]int{frame}} }
	for _, c := range []struct {
		why  string
		row  Row
		want string
	}{
		{"a denial", Row{Kind: "indirect", Quote: "the bridge was unsafe", Cue: "denied", Frame: "denied that", Spans: at([2]int{17, 38}, [2]int{5, 16})}, "denied that the bridge was unsafe"},
		{"a quotation behind its verb", Row{Kind: "mixed", Quote: "“a pause to reload”", Cue: "called", Frame: "called the truce", Spans: at([2]int{23, 42}, [2]int{5, 21})}, "called the truce “a pause to reload”"},
		{"the verb behind the words", Row{Kind: "indirect", Quote: "the bridge was unsafe", Cue: "denied", Frame: "denied", Spans: at([2]int{0, 21}, [2]int{28, 34})}, "denied: the bridge was unsafe"},
		{"the speaker between", Row{Kind: "indirect", Quote: "the bridge was safe", Cue: "According to", Frame: "According to", Spans: at([2]int{19, 38}, [2]int{0, 12})}, "According to: the bridge was safe"},
		{"an older row", Row{Kind: "indirect", Quote: "the bridge was unsafe", Cue: "denied"}, "denied: the bridge was unsafe"},
		{"a label", Row{Kind: "indirect", Quote: "Bridge was unsafe", Cue: ":"}, "Bridge was unsafe"},
		{"the speaker's own words", Row{Kind: "direct", Quote: "The bridge was safe", Cue: "said", Frame: "said"}, "The bridge was safe"},
	} {
		if got := AsSaid(&c.row); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestTheFrameBesideAName(t *testing.T) {
	for frame, want := range map[string]string{"also denied that": "denied that:", "denied that": "denied that:", "never said that": "never said that:", "According to": "",
		"boldly suggested that": "suggested that:", "has also boldly suggested": "suggested:", "boldly never said that": "never said that:", "falsely claimed that": "falsely claimed that:",
		"has not boldly suggested": "has not boldly suggested:", "is angrily denying": "is angrily denying:"} {
		if got := ShortIntro(&Row{Kind: "indirect", Frame: frame, Quote: "the bridge was unsafe"}); got != want {
			t.Errorf("%q: %q, want %q", frame, got, want)
		}
	}
}
