package report_test

import (
	"strings"
	"testing"

	"onrecord/report"
)

// A statement is never cut where what follows turns it round, nor after a mere remark.
func TestStatementsAreNotCutBeforeATurn(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The dyke was built by our fathers. Now they say that we let it rot. Yes, we let it rot, for there was no money to mend it.", "The dyke was built by our fathers."},
		{"The dyke was built by our fathers. It will hold for a hundred years. But nobody has looked at it since the flood of last May.", "The dyke was built by our fathers."},
		{"The dyke was built by our fathers. It will hold for a hundred years. We look at it each spring and mend what the ice has broken.", "The dyke was built by our fathers. It will hold for a hundred years."},
		{"The dyke was built by our fathers in a summer. That is quite right. We look at it each spring and mend what the ice has broken.", "The dyke was built by our fathers in a summer."},
	} {
		if got, cut := report.Shortened(test.text, 75); got != test.want || !cut {
			t.Errorf("%q, cut %v; want %q", got, cut, test.want)
		}
	}
}

// What holds only on a condition is not cut before what depends on it.
func TestStatementsAreNotCutAfterACondition(t *testing.T) {
	for _, text := range []string{
		"It is a hard word for all of us on the quay, … If the harbour master is a liar, if he has no right to his office, then all who trusted him were fools.",
		"If the harbour master is a liar and a thief, and if he has no right to his office or his lamp, then all who trusted him on the quay were fools.",
	} {
		if got, _ := report.Shortened(text, 75); strings.Contains(got, "liar") && !strings.Contains(got, "fools") {
			t.Errorf("%q says what the speaker does not", got)
		}
	}
}

// Above an answer stands what was asked, not how the interviewer greeted the guest or what
// led up to it; and all of it, a part that says it is one, or nothing.
func TestQuestionsAboveAnswersAreShort(t *testing.T) {
	for _, test := range []struct{ turn, want string }{
		{"Good evening, and thank you for coming in. Will the ferry sail on Monday?", "… Will the ferry sail on Monday?"},
		{"Will the ferry sail on Monday?", "Will the ferry sail on Monday?"},
		{"Good evening.", "Good evening."},
		{"The harbour board met three times last week without a word to anybody on the quay. Will the ferry sail on Monday?", "… Will the ferry sail on Monday?"},
		{"The harbour board met three times last week without a word to anybody. Tell us about the ferry and its crew.", ""},
		{"Will the ferry sail on Monday, as the harbour board has promised everybody on the quay since the ice broke in March?", ""},
	} {
		if got := report.ShortQuestion(test.turn, 80); got != test.want {
			t.Errorf("%q: %q, want %q", test.turn, got, test.want)
		}
	}
}
