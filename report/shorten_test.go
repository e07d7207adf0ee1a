package report_test

import (
	"testing"

	"onrecord/report"
)

// A statement is never cut where what follows turns it round.
func TestStatementsAreNotCutBeforeATurn(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The dyke was built by our fathers. Now they say that we let it rot. Yes, we let it rot, for there was no money to mend it.", "The dyke was built by our fathers."},
		{"The dyke was built by our fathers. It will hold for a hundred years. But nobody has looked at it since the flood of last May.", "The dyke was built by our fathers."},
		{"The dyke was built by our fathers. It will hold for a hundred years. We look at it each spring and mend what the ice has broken.", "The dyke was built by our fathers. It will hold for a hundred years."},
	} {
		if got, cut := report.Shortened(test.text, 75); got != test.want || !cut {
			t.Errorf("%q, cut %v; want %q", got, cut, test.want)
		}
	}
}
