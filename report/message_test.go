package report

import "testing"

func TestLongListsOfNamesAreCounted(t *testing.T) {
	names := []string{"a.txt", "b.txt", "c.txt"}
	for most, want := range map[int]string{2: "a.txt, b.txt and 1 more", 3: "a.txt, b.txt, c.txt"} {
		if got := Listed(names, most); got != want {
			t.Errorf("at most %d: got %q, want %q", most, got, want)
		}
	}
}
