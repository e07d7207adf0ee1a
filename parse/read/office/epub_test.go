package office

import "testing"

func TestTheTitleOfAPeriodicalIsItsOutlet(t *testing.T) {
	for title, want := range map[string]string{
		"Harbour Echo [Fri, 20 Nov 2026]": "Harbour Echo", "Harbour Echo, 20 November 2026": "Harbour Echo",
		"Harbour Echo – 2026-11-20": "Harbour Echo", "Harbour Echo": "Harbour Echo", "Untitled": "",
	} {
		if got := (&epub{Title: title}).outlet(); got != want {
			t.Errorf("%s: outlet %q, want %q", title, got, want)
		}
	}
}
