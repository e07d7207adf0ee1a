package export

import (
	"testing"
)

func TestFeedsTellTheirOutlet(t *testing.T) {
	for title, want := range map[string]string{
		"Northmoor Post » World": "Northmoor Post", "World - Northmoor Post": "Northmoor Post", "The Lantern": "The Lantern", "Bridge | Ferries": "Bridge", "": "",
	} {
		if got := feedOutlet(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
