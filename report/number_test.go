package report_test

import (
	"testing"

	"onrecord/report"
)

func TestNumbersAreReadable(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567"} {
		if got := report.Thousands(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "0 rows", 1: "1 row", 1200: "1,200 rows"} {
		if got := report.Counted(n, "row"); got != want {
			t.Errorf("%d: got %q", n, got)
		}
	}
}
