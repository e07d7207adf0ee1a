package pack

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/report"
)

// Documents that an earlier version archived have no beginning of their text, and pasted
// text has no headline: the leads stand under their topics, and nothing has an empty
// heading or a file's name for one.
func TestDocumentsOfWhichNothingIsKnownStandUnderTheirTopics(t *testing.T) {
	b := spoken(4, 9, 3)
	for i := range b.Rows {
		r := &b.Rows[i]
		r.Document = fmt.Sprintf("clipping-%d.txt", i/3)
		if i%3 == 0 {
			b.Documents = append(b.Documents, report.Document{Path: r.Document, Status: report.StatusRead})
		}
	}
	whole := laid(t, b, "A4")
	for _, s := range NewModel(b, Options{}).Brief {
		for _, bl := range s.Blocks {
			h, ok := unspared(bl).(Heading)
			if !ok {
				continue
			}
			if !strings.HasPrefix(h.Text, "Topic ") && h.Text != "Also" || h.Quiet {
				t.Errorf("%s: a heading %q, quiet %t", s.ID, h.Text, h.Quiet)
			}
		}
	}
	heads := map[string]int{}
	for _, s := range whole.pages[0].slabs {
		if s.role == roleSub {
			heads[words(s)]++
		}
	}
	for head, n := range heads {
		if n > 1 {
			t.Errorf("page 1 has the heading %q %d times", head, n)
		}
	}
	if len(heads) < 2 {
		t.Errorf("page 1 has the headings %v", heads)
	}

	// With the beginning of one of them, that one has it in italics, and the others stay
	// as they were.
	b.Documents[0].Opening = "The ferry to Corrin did not sail on Monday"
	quiet := 0
	for _, s := range NewModel(b, Options{}).Brief {
		for _, bl := range s.Blocks {
			if h, ok := unspared(bl).(Heading); ok && h.Quiet {
				quiet++
				if !strings.HasPrefix(h.Text, "The ferry to Corrin") {
					t.Errorf("%s: %q in italics", s.ID, h.Text)
				}
			}
		}
	}
	if quiet == 0 {
		t.Error("the beginning of a report is not shown")
	}
}
