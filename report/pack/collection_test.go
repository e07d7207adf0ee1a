package pack

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/report"
)

// apart is statements of documents that have no word in common.
func apart(n int) report.Briefing {
	var b report.Briefing
	for i := range n {
		var words []string
		for k := range 12 {
			words = append(words, strings.Repeat(string(rune('a'+i)), k+3))
		}
		b.Rows = append(b.Rows, report.Row{Document: fmt.Sprint("d", i), Speaker: fmt.Sprintf("Ida %c. Holm", 'A'+i), Topic: fmt.Sprintf("Topic %c", 'A'+i), Kind: "direct",
			Quote: "Our " + strings.Join(words, " ") + ".", Confidence: 0.95, Statement: 1, ID: fmt.Sprint("r", i)})
		b.Documents = append(b.Documents, report.Document{Path: fmt.Sprint("d", i), Status: report.StatusRead})
	}
	return b
}

// Documents without a day and without a story in common are no week: the first lines say so,
// and no statement stands there as the first of them.
func TestACollectionIsNoWeek(t *testing.T) {
	first := func(b report.Briefing) (said string, large, statements int) {
		for _, s := range NewModel(b, Options{}).Brief[:2] {
			for _, bl := range s.Blocks {
				p, ok := unspared(bl).(Paragraph)
				for _, text := range p.Texts {
					said += text.Words + " "
					statements += boolInt(ok && text.Verbal)
				}
				large += boolInt(ok && (p.Size == sizeFirst || p.Size == sizeFirstLong))
			}
		}
		return said, large, statements
	}
	const collection = "a collection, not a week"
	b := apart(12)
	if said, large, statements := first(b); !strings.Contains(said, collection) || large > 0 || statements < sureLeads {
		t.Errorf("%d statements, %d of them large, below %q", statements, large, said)
	}
	for i := range b.Rows {
		setDate(t, &b.Rows[i].Date, "2026-11-18")
	}
	if said, large, _ := first(b); strings.Contains(said, collection) || large == 0 {
		t.Errorf("with days it is a week: %d large statements below %q", large, said)
	}
}

// The first sentence of a report may be a charge: its answer stands beside the statement.
func TestTheAnswerToTheFirstSentenceOfAReport(t *testing.T) {
	b := apart(12)
	add := func(speaker, role, kind, frame, stance, quote string) {
		n := len(b.Rows)
		b.Rows = append(b.Rows, report.Row{Document: "bridge", Title: "Council of Tarn counts the lorries on the bridge", Speaker: speaker, Role: role, Topic: "Roads", Kind: kind, Frame: frame, Stance: stance,
			Quote: quote, Confidence: 0.95, Statement: n - 11, ID: fmt.Sprint("r", n)})
	}
	add("Tarn", "", "indirect", "accused Ness of", "says", "sending its lorries over the harbour bridge at night")
	add("Eva Dahl", "mayor of Tarn", "direct", "", "says", "I have counted 41 lorries on the harbour bridge, and each of them was from Ness.")
	add("Ness", "", "indirect", "denied that", "denies", "it was sending its lorries over the harbour bridge at night")
	b.Documents = append(b.Documents, report.Document{Path: "bridge", Status: report.StatusRead, Opening: "Tarn on Tuesday accused Ness of sending its lorries over the harbour bridge at night"})
	lead, answer := 0, 0
	n := 0
	for _, s := range NewModel(b, Options{}).Brief[:2] {
		for _, bl := range s.Blocks {
			n++
			p, _ := unspared(bl).(Paragraph)
			for _, text := range p.Texts {
				if strings.Contains(text.Words, "I have counted 41 lorries") {
					lead = n
				}
				if strings.Contains(text.Words, "it was sending its lorries") {
					answer = n
				}
			}
		}
	}
	if lead == 0 || answer == 0 || max(lead-answer, answer-lead) > 3 { // a name and a source stand between them
		t.Errorf("the statement is block %d, the answer block %d", lead, answer)
	}
}
