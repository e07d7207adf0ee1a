package quote

import (
	"testing"

	"onrecord/parse"
	"onrecord/parse/read"
	"onrecord/parse/segment"
)

// A surer reading makes a surer statement, never a certain one.
func TestConfidencesAreProbabilities(t *testing.T) {
	last := 0.0
	for p := 0.0; p <= 1; p += 0.05 {
		c := calibrated(p)
		if c <= last || c >= 1 {
			t.Errorf("%.2f for a probability of %.2f, after %.2f", c, p, last)
		}
		last = c
	}
	if calibrated(-1) != calibrated(0) || calibrated(2) != calibrated(1) {
		t.Error("what is no probability has another confidence than the next that is one")
	}
}

// What is dropped is rejected, and says by which rule it was found.
func TestWhatIsUnlikelyIsRejectedWithItsRule(t *testing.T) {
	doc, err := read.Document(read.Input{Path: "a.txt", Data: []byte("The index added 20 points on Monday. Mara Voss said the ferry would run again.")})
	if err != nil {
		t.Fatal(err)
	}
	found, rejected := Find(doc, segment.Split(doc))
	if len(found) != 1 || found[0].Mention.In(doc.Text) != "Mara Voss" {
		t.Fatalf("got %+v, want one statement of Mara Voss", found)
	}
	for _, c := range rejected {
		if c.Rule == parse.RuleReported && c.Reason == parse.Unlikely && c.Span.In(doc.Text) == "added" {
			return
		}
	}
	t.Errorf("got %+v, want “added” rejected as unlikely", rejected)
}
