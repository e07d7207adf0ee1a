package pack

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

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

// extracted is the text a reader can copy from the file, without the heads
// and feet of pages that stand between the parts of a quotation.
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
	out, err := exec.Command(tool, "-y", "60", "-x", "0", "-W", "1000", "-H", "725", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return squeezed(string(out))
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

func rightToLeft(lang string) bool { return lang == "ar" || lang == "fa" || lang == "he" }

func TestEveryQuoteCanBeCopiedFromTheFile(t *testing.T) {
	b := sample(t)
	text := extracted(t, write(t, b, Options{}))
	for _, r := range b.Rows {
		parts := []string{r.Quote}
		if rightToLeft(r.Language) { // on a page that is mostly Latin, the extractor keeps words together but not lines
			parts = strings.FieldsFunc(r.Quote, func(r rune) bool {
				return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.Is(unicode.Mn, r)
			})
		}
		for _, p := range parts {
			if !strings.Contains(text, squeezed(p)) {
				t.Errorf("row %s: not found: %s", r.ID, p)
			}
		}
	}
}

func TestRightToLeftQuotesCanBeCopiedLineByLine(t *testing.T) {
	for _, q := range sampleQuotes {
		if !rightToLeft(q.lang) {
			continue
		}
		b := report.Briefing{Title: "Briefing"}
		for range 8 { // enough for the extractor to see a page written right to left
			b.Rows = append(b.Rows, report.Row{Quote: strings.Repeat(q.text+" ", 3), Kind: "direct", Language: q.lang})
		}
		text := extracted(t, write(t, b, Options{}))
		// the extractor takes the sign of a percentage to the other side of its number
		if want := strings.ReplaceAll(squeezed(q.text), "%", ""); !strings.Contains(strings.ReplaceAll(text, "%", ""), want) {
			t.Errorf("not found: %s\nin %s", q.text, text)
		}
	}
}
