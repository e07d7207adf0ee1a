package pack

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/report"
)

func write(t testing.TB, b report.Briefing, o Options) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := Write(&w, b, o); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func TestTheSamePackIsTheSameBytes(t *testing.T) {
	first := write(t, sample(t), Options{})
	for range 3 {
		if !bytes.Equal(first, write(t, sample(t), Options{})) {
			t.Fatal("two packs of one briefing differ")
		}
	}
	if *keep != "" {
		if err := os.WriteFile(*keep, first, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// extracted is the text a reader can copy from the file.
func extracted(t *testing.T, file []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed: the text of the file cannot be read back")
	}
	path := filepath.Join(t.TempDir(), "pack.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// squeezed takes white space and the signs of direction out, which an
// extractor puts where it likes.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r <= ' ', r == '\u00A0', r == '\u202F', r >= '\u200B' && r <= '\u200F', r >= '\u202A' && r <= '\u202E':
			return -1
		}
		return r
	}, s)
}

func TestEveryQuoteCanBeCopiedFromTheFile(t *testing.T) {
	b := sample(t)
	text := squeezed(extracted(t, write(t, b, Options{})))
	seen := map[string]bool{}
	for _, r := range b.Rows {
		if seen[r.Quote] {
			continue
		}
		seen[r.Quote] = true
		if !strings.Contains(text, squeezed(r.Quote)) {
			t.Errorf("not found: %s", r.Quote)
		}
	}
}
