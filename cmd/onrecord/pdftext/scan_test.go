package pdftext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/parse/read"
	"onrecord/parse/read/pdf"
)

// scanned makes a PDF file of pictures of pages, as a scanner does.
func scanned(t testing.TB, pictures ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	kids := ""
	for i := range pictures {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(pictures))
	for i, p := range pictures {
		size, err := jpeg.DecodeConfig(bytes.NewReader(p))
		if err != nil {
			t.Fatal(err)
		}
		n, colours := 3+3*i, "DeviceRGB"
		if size.ColorModel == color.GrayModel {
			colours = "DeviceGray"
		}
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>", n+1, n+2)
		object("<</Length 28>>stream\nq 612 0 0 792 0 0 cm /I Do Q\nendstream")
		object("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n%s\nendstream", size.Width, size.Height, colours, len(p), p)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// installed makes a folder of programs the only ones there are.
func installed(t *testing.T, programs map[string]string) {
	t.Helper()
	if !canLimit {
		t.Skip("needs a shell")
	}
	dir := t.TempDir()
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

// tsv is what tesseract prints of lines of words.
func tsv(lines ...string) string {
	out := "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	for i, l := range lines {
		for k, w := range strings.Fields(l) {
			out += fmt.Sprintf("5\t1\t1\t1\t%d\t%d\t%d\t%d\t150\t40\t93.5\t%s\n", i+1, k+1, 300+k*160, 600+i*60, w)
		}
	}
	return out + "5\t1\t2\t1\t1\t1\t3\t3\t2\t2\t11\t|~\n"
}

func TestScansByAStandInForTesseract(t *testing.T) {
	scan := formatFile(t, "refused/scan.pdf")
	out := tsv("The harbour stays open, Mara Voss told the coun-", "cil on Tuesday, and nobody will close it again.")
	reply := "/bin/cat >/dev/null; printf '%s' '" + out + "'"
	draw := "/bin/cat >/dev/null; echo P5"
	for _, c := range []struct {
		name     string
		programs map[string]string
		want     string
		err      error
	}{
		{"both", map[string]string{"pdftoppm": draw, "tesseract": reply}, "The harbour stays open, Mara Voss told the council on Tuesday, and nobody will close it again.", nil},
		{"no tesseract", map[string]string{"pdftoppm": draw}, "", pdf.ErrScanned},
		{"no poppler", map[string]string{"tesseract": reply}, "", pdf.ErrScanned},
		{"nothing seen", map[string]string{"pdftoppm": draw, "tesseract": "/bin/cat >/dev/null"}, "", pdf.ErrUnrecognised},
		{"it crashes", map[string]string{"pdftoppm": draw, "tesseract": "kill -SEGV $$"}, "", pdf.ErrUnrecognised},
		{"it writes a file", map[string]string{"pdftoppm": draw, "tesseract": "echo x > \"$HOME/x\" || exit 1; " + reply}, "", pdf.ErrUnrecognised},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("HOME", t.TempDir())
			installed(t, c.programs)
			doc, err := read.Document(read.Input{Path: "a.pdf", Data: scan, PDF: Reader(context.Background())})
			if !errors.Is(err, c.err) || err != nil && c.err == nil {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if err == nil && (strings.TrimSpace(doc.Text) != c.want || !strings.Contains(doc.Body, "tesseract") || len(doc.Warnings) == 0 || doc.Warnings[0].Code != "text recognised") {
				t.Errorf("%q by %s, warnings %v", doc.Text, doc.Body, doc.Warnings)
			}
		})
	}
}

// A page that is printed, photographed and recognised says what it said, and a file
// of pages of both kinds is read whole.
func TestScansByTesseract(t *testing.T) {
	for _, program := range []string{"tesseract", "pdftoppm", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program + " is not installed")
		}
	}
	data := formatFile(t, "release-reportlab.pdf")
	draw := exec.Command("pdftoppm", "-gray", "-jpeg", "-r", "200", "-f", "1", "-l", "1", "-")
	draw.Stdin = bytes.NewReader(data)
	picture, err := draw.Output()
	if err != nil {
		t.Fatal(err)
	}
	before, err := text(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	after, err := Reader(context.Background())(scanned(t, picture))
	if err != nil || len(after.Recognised) != 1 {
		t.Fatalf("%v, recognised %v", err, after.Recognised)
	}
	before.Pages = before.Pages[:1]
	has := map[string]int{}
	for _, w := range strings.Fields(wordsOf(after)) {
		has[w]++
	}
	words, same := strings.Fields(wordsOf(before)), 0
	for _, w := range words {
		if has[w]--; has[w] >= 0 {
			same++
		}
	}
	if same*100 < 95*len(words) {
		t.Errorf("%d of %d words are recognised:\n%s\n%s", same, len(words), wordsOf(before), wordsOf(after))
	}
}
