package lang

import (
	"strings"
	"testing"
)

func TestCountWordsCountsAsFieldsDoes(t *testing.T) {
	for _, text := range []string{"", " ", "one", " one  two\n", "a b\u0085c\td", "no\u2009thin \u3000 space", "\xff \xfe"} {
		want := len(strings.Fields(text))
		if got := CountWords(text, 100); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
		if got := CountWords(text, 1); got != min(want, 2) {
			t.Errorf("%q has %d words of at most one, want %d", text, got, min(want, 2))
		}
	}
}
