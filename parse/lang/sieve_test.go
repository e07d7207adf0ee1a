package lang

import (
	"strings"
	"testing"
)

// TestSieveKeepsEveryWordOfItsList: a word that is on the list is never turned away.
func TestSieveKeepsEveryWordOfItsList(t *testing.T) {
	var s Sieve
	words := []string{"", "a", "said", "according", "naïve", "говорит", strings.Repeat("long", 20)}
	s.Sift(words...)
	for _, w := range words {
		if !s.May(w) {
			t.Errorf("%q was turned away", w)
		}
	}
	for _, w := range []string{"the", "of", "harbour"} {
		if s.May(w) {
			t.Errorf("%q was let through, though its letters are none of the list's", w)
		}
	}
}
