package pack

import "testing"

// A statement that is cut inside a quotation still shows where the speaker's words end.
func TestACutQuotationIsClosed(t *testing.T) {
	for text, want := range map[string]string{
		"the pumps were old … “They came with": "”",
		"the plan “a bucket” and a great deal": "",
		"der Plan sei „ein Eimer unter":        "“",
		"der Plan sei „ein Eimer“ und nicht":   "",
		"le plan « un seau":                    "»",
		`the plan "a bucket under`:             `"`,
		"the plan was late":                    "",
	} {
		if got := unclosed(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
