package lang

import "testing"

func TestEditDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"qassar", "kasar", 2},
		{"tilte", "title", 1}, // two letters changed places
		{"marking", "marknig", 1},
		{"paper", "title", 5},
		{"größe", "grösse", 2},
	} {
		if got := EditDistance(test.a, test.b); got != test.want {
			t.Errorf("%q, %q: %d, want %d", test.a, test.b, got, test.want)
		}
		if got := EditDistance(test.b, test.a); got != test.want {
			t.Errorf("%q, %q: %d, want %d", test.b, test.a, got, test.want)
		}
	}
}
