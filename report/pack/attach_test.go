package pack

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func attachment(name, content string) *Attachment {
	return &Attachment{Name: name, Type: "text/csv", Description: "every row", Write: func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}}
}

func TestAnAttachedFileIsGivenBack(t *testing.T) {
	content := strings.Repeat("row,\x00\nendstream\r\n", 40)
	for _, name := range []string{"briefing-2026-W47.xlsx", "Übersicht (§ 2) ليوم.csv"} {
		o := Options{Attachment: attachment(name, content)}
		file := write(t, small(t), o)
		if !bytes.Equal(file, write(t, small(t), o)) {
			t.Errorf("%s: two packs with the same attachment differ", name)
		}
		tool, err := exec.LookPath("pdfdetach")
		if err != nil {
			t.Skip("pdfdetach is not installed: the attachment cannot be taken out again")
		}
		folder := t.TempDir()
		pack := filepath.Join(folder, "pack.pdf")
		if err := os.WriteFile(pack, file, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(tool, "-enc", "UTF-8", "-saveall", "-o", folder, pack).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || string(got) != content {
			t.Errorf("%s: %d bytes, not %d, and error %v", name, len(got), len(content), err)
		}
		if text := NewModel(small(t), o).Text(); !strings.Contains(text, name) {
			t.Errorf("the pack does not say that %s is attached", name)
		}
	}
}

func TestAnAttachmentThatCannotBeMadeFailsThePack(t *testing.T) {
	why := errors.New("no rows today")
	a := &Attachment{Name: "rows.csv", Type: "text/csv", Write: func(io.Writer) error { return why }}
	var w bytes.Buffer
	if err := Write(&w, small(t), Options{Attachment: a}); !errors.Is(err, why) || w.Len() > 0 {
		t.Errorf("error %v, %d bytes written", err, w.Len())
	}
}
