package disk

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func writes(path, content string) Output {
	return Output{Path: path, Write: func(w io.Writer) error { _, err := io.WriteString(w, content); return err }}
}

// holdsFiles wants a folder to hold these files with their contents and
// nothing else, hidden ones counted.
func holdsFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		content, ok := want[e.Name()]
		if !ok {
			t.Errorf("%s was left", e.Name())
			continue
		}
		got, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil || string(got) != content {
			t.Errorf("%s holds %q, %v; want %q", e.Name(), got, err, content)
		}
	}
	if len(entries) < len(want) {
		t.Errorf("%d files, want %d", len(entries), len(want))
	}
}

func TestFilesAppearTogether(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "new", "a.xlsx"), filepath.Join(dir, "new", "b.pdf")
	for _, content := range []string{"first", "second"} { // the second run replaces the files of the first
		if err := Write(t.Context(), writes(a, content), writes(b, content)); err != nil {
			t.Fatal(err)
		}
		holdsFiles(t, filepath.Join(dir, "new"), map[string]string{"a.xlsx": content, "b.pdf": content})
	}
}

// Who closed last week's briefing to others wants this week's closed as well.
func TestAReplacedFileKeepsItsRights(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are not those of Unix on Windows")
	}
	name := filepath.Join(t.TempDir(), "a.xlsx")
	writeFile(t, name, "last week's")
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), writes(name, "this week's")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// Whenever the second file fails, the first one stays what it was.
func TestAFailureLeavesWhatWasThere(t *testing.T) {
	broken := errors.New("the font is missing")
	tests := []struct {
		name   string
		second func(path string, cancel func()) Output
	}{
		{"while it is written", func(path string, _ func()) Output {
			return Output{Path: path, Write: func(w io.Writer) error { io.WriteString(w, "half"); return broken }}
		}},
		{"by an interrupt of a writer that goes on and on", func(path string, cancel func()) Output {
			return Output{Path: path, Write: func(w io.Writer) error { io.WriteString(w, "half"); cancel(); select {} }}
		}},
		{"by a mistake of ours", func(path string, _ func()) Output {
			return Output{Path: path, Write: func(w io.Writer) error { io.WriteString(w, "half"); panic("no such sheet") }}
		}},
		{"when it takes its name", func(path string, _ func()) Output {
			return Output{Path: path, Write: func(io.Writer) error { return os.Mkdir(path, 0o755) }}
		}},
		{"by an interrupt", func(path string, cancel func()) Output {
			return Output{Path: path, Write: func(w io.Writer) error { cancel(); _, err := io.WriteString(w, "half"); return err }}
		}},
		{"by an interrupt after the last byte", func(path string, cancel func()) Output {
			return Output{Path: path, Write: func(io.Writer) error { cancel(); return nil }}
		}},
	}
	for _, tt := range tests {
		for _, before := range []map[string]string{{"a.xlsx": "last week's"}, {}} {
			t.Run(tt.name, func(t *testing.T) {
				dir := t.TempDir()
				for name, content := range before {
					writeFile(t, filepath.Join(dir, name), content)
				}
				ctx, cancel := context.WithCancel(t.Context())
				second := filepath.Join(dir, "b.pdf")
				err := Write(ctx, writes(filepath.Join(dir, "a.xlsx"), "this week's"), tt.second(second, cancel))
				if err == nil {
					t.Error("no error")
				}
				if info, err := os.Stat(second); err == nil && info.IsDir() { // what stood in the way in this test
					os.Remove(second)
				}
				holdsFiles(t, dir, before)
			})
		}
	}
}

// What is not a file cannot be replaced by one: /dev/null must stay what it is.
func TestADeviceIsWrittenTo(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no device to write to on Windows")
	}
	if err := Write(t.Context(), writes(os.DevNull, "rows")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is now %v, %v", os.DevNull, info.Mode(), err)
	}
}

func TestALinkStaysALink(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "real.csv"), filepath.Join(dir, "link.csv")
	writeFile(t, file, "last week's")
	if err := os.Symlink("real.csv", link); err != nil {
		t.Skipf("links cannot be made here: %v", err)
	}
	if err := Write(t.Context(), writes(link, "this week's")); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(link); err != nil || target != "real.csv" {
		t.Errorf("the link leads to %q, %v", target, err)
	}
	holdsFiles(t, dir, map[string]string{"real.csv": "this week's", "link.csv": "this week's"})
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}
