package lang

// Sieve tells quickly of most words that they are on none of some lists: by their first
// and last letter and their length.
type Sieve [1 << (sieveBits - 6)]uint64

const (
	sieveBits    = 14
	sieveLongest = 15 // longer words count as this long
)

// Sift adds words to a sieve.
func (s *Sieve) Sift(words ...string) {
	for _, w := range words {
		n := sieveOf(w)
		s[n/64] |= 1 << (n % 64)
	}
}

// May reports whether a word may be one of those that were added.
func (s *Sieve) May(word string) bool {
	n := sieveOf(word)
	return s[n/64]>>(n%64)&1 != 0
}

func sieveOf(w string) int {
	if w == "" {
		return 0
	}
	return int(w[0]&31)<<9 | int(w[len(w)-1]&31)<<4 | min(len(w), sieveLongest)
}
