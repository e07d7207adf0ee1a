package input

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"onrecord/report"
	"onrecord/report/ingest"
)

// listed returns what the paths lead to, one line each: the path, then the
// sidecar or the reason.
func listed(t *testing.T, paths ...string) []string {
	t.Helper()
	list, err := Collect(t.Context(), paths)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range list {
		line := f.Path
		if f.Sidecar != "" {
			line += " + " + filepath.ToSlash(f.Sidecar)
		}
		if f.Status != "" {
			line += " " + string(f.Status) + ": " + f.Reason
		}
		lines = append(lines, line)
	}
	return lines
}

func TestPathsLeadToDocuments(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{
		"inbox/b.txt", "inbox/a.txt", "inbox/a.yaml", "inbox/sub/deep/c.md", "inbox/c.txt.yaml", "inbox/c.txt",
		"inbox/alone.yaml", "inbox/.hidden.txt", "inbox/.git/config", "inbox/~$a.docx", "loose.txt", "loose.yaml",
	} {
		writeFile(t, name, "Voss spoke.\n")
	}
	for _, name := range []string{"saved/Talks.html", "saved/Talks_files/ad.html", "saved/Talks_files/a.js", "saved/more_files/voss.txt"} {
		writeFile(t, name, "Voss spoke.\n")
	}
	mkdir(t, "empty")

	tests := []struct {
		name  string
		paths []string
		want  []string
	}{
		{"a folder at any depth, sorted, with sidecars and without hidden files", []string{"inbox"}, []string{
			"inbox/a.txt + inbox/a.yaml", "inbox/alone.yaml", "inbox/b.txt", "inbox/c.txt + inbox/c.txt.yaml", "inbox/sub/deep/c.md"}},
		{"a folder by another name", []string{"./inbox/sub/"}, []string{"inbox/sub/deep/c.md"}},
		{"here", []string{"."}, []string{
			"inbox/a.txt + inbox/a.yaml", "inbox/alone.yaml", "inbox/b.txt", "inbox/c.txt + inbox/c.txt.yaml", "inbox/sub/deep/c.md",
			"loose.txt + loose.yaml",
			"saved/Talks.html", "saved/Talks_files skipped: pictures and scripts saved with Talks.html", "saved/more_files/voss.txt"}},
		{"files in the order given, once each", []string{"loose.txt", "inbox/b.txt", "./loose.txt"},
			[]string{"loose.txt + loose.yaml", "inbox/b.txt"}},
		{"a shell's star names sidecars too", []string{"loose.txt", "loose.yaml"}, []string{"loose.txt + loose.yaml"}},
		{"a hidden file that is named", []string{"inbox/.hidden.txt"}, []string{"inbox/.hidden.txt"}},
		{"standard input, once", []string{"-", "-"}, []string{"-"}},
		{"an empty folder", []string{"empty"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := listed(t, tt.paths...); !slices.Equal(got, tt.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}

// A link is followed to a file, and not to a folder: it may lead back to
// where it is. A link to nothing is a document that cannot be read.
func TestLinksAreFollowedToFilesOnly(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "inbox/voss.txt", "Voss spoke.\n")
	for link, target := range map[string]string{"inbox/again": "../inbox", "inbox/other.txt": "voss.txt", "inbox/gone.txt": "nothing.txt"} {
		if err := os.Symlink(target, link); err != nil {
			t.Skipf("links cannot be made here: %v", err)
		}
	}
	got := listed(t, "inbox")
	want := []string{
		"inbox/again skipped: a link to a folder; name the folder itself to read it",
		"inbox/gone.txt failed: no such file or directory",
		"inbox/other.txt",
		"inbox/voss.txt",
	}
	if runtime.GOOS == "windows" {
		want[1] = got[1] // in the system's words
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestAMissingPathIsAnErrorThatNamesIt(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "voss.txt", "Voss spoke.\n")
	_, err := Collect(t.Context(), []string{"voss.txt", "haloran.txt", "inbocks"})
	want := "haloran.txt: no such file or folder; inbocks: no such file or folder"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestAFileThatIsTooLargeIsNotBegun(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "dump.txt", "")
	if err := os.Truncate("dump.txt", 1<<40); err != nil {
		t.Skipf("no file with holes can be made here: %v", err)
	}
	out, err := ingest.Read(t.Context(), Open(nil, []ingest.File{{Path: "dump.txt"}}, "", nil), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r := out[0].Record; r.Status != report.StatusFailed || r.Reason != "the file is too large: more than 64 MB" {
		t.Errorf("got %s: %s", r.Status, r.Reason)
	}
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	mkdir(t, filepath.Dir(name))
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(name, 0o777); err != nil {
		t.Fatal(err)
	}
}
