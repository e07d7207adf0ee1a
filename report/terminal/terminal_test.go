package terminal

import (
	"strings"
	"testing"
)

func TestTextCannotTouchTheTerminal(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Élysée – Интервью.txt", "Élysée – Интервью.txt"},
		{"مصاحبه.txt", "مصاحبه.txt"},
		{"a\x1b[2Jb.txt", `a\x1b[2Jb.txt`},
		{"a\r\nb\tc", `a\r\nb\tc`},
		{"a\u009bb", `a\u009bb`},
		{"invoice\u202Efdp.txt", `invoice\u202efdp.txt`},
		{"bad\xff.txt", `bad\xff.txt`},
		{"kept \uFFFD", "kept \uFFFD"},
	}
	for _, tt := range tests {
		if got := Printable(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestALineEndsAtASpace(t *testing.T) {
	if got := Cut("The ferry runs again, from Friday on", 24); got != "The ferry runs again…" {
		t.Errorf("cut: %q", got)
	}
	if got := Cut("short", 5); got != "short" {
		t.Errorf("cut: %q", got)
	}
	if got, want := Fold("The ferry runs\nagain from Friday", 14, "  "), "  The ferry runs\n  again from\n  Friday"; got != want {
		t.Errorf("folded: %q, want %q", got, want)
	}
	if got := Fold(strings.Repeat("x", 20), 14, "  "); got != "  "+strings.Repeat("x", 20) {
		t.Errorf("a long word: %q", got)
	}
}
