package review

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestADiffShowsWhatChanges(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"a line in between", "a\nb\nc\n", "a\nx\nb\nc\n", "--- f\n+++ f\n@@ -1,3 +1,4 @@\n a\n+x\n b\n c\n"},
		{"a line at the end", "a\nb\n", "a\nb\nx\n", "--- f\n+++ f\n@@ -1,2 +1,3 @@\n a\n b\n+x\n"},
		{"a line changed", "a\nb\nc\n", "a\nB\nc\n", "--- f\n+++ f\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
		{"two places", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", "a\nx\nb\nc\nd\ne\nf\ng\nh\ni\nJ\n",
			"--- f\n+++ f\n@@ -1,4 +1,5 @@\n a\n+x\n b\n c\n d\n@@ -7,4 +8,4 @@\n g\n h\n i\n-j\n+J\n"},
		{"from nothing", "", "a\n", "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n"},
		{"no line end at the end", "a", "a\nb\n", "--- f\n+++ f\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"},
		{"a terminal's codes", "a\n", "a\x1b[2J\tb \n", "--- f\n+++ f\n@@ -1 +1 @@\n-a\n+a\\x1b[2J\tb \n"},
	} {
		got := lineDiff("f", c.before, c.after)
		if got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
		patched(t, c.before, got, strings.ReplaceAll(c.after, "\x1b", `\x1b`))
	}
}

// patched holds a diff against what the program patch makes of it, where that
// is installed.
func patched(t *testing.T, before, diff, want string) {
	t.Helper()
	program, err := exec.LookPath("patch")
	if err != nil {
		return
	}
	file := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--quiet", file)
	cmd.Stdin = strings.NewReader(diff)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("patch: %v: %s\n%s", err, out, diff)
		return
	}
	if got, _ := os.ReadFile(file); string(got) != want {
		t.Errorf("patched, it is %q, want %q", got, want)
	}
}
