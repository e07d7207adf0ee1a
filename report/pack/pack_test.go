package pack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

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

// extracted is the text a reader can copy from the file, squeezed.
func extracted(t *testing.T, file []byte) string {
	t.Helper()
	return squeezed(pdfText(t, file))
}

// pdfText is the text of the file, without the heads and feet of pages that
// stand between the parts of a quotation.
func pdfText(t *testing.T, file []byte) string {
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
	return string(out)
}

// squeezed takes out what an extractor puts or drops as it likes: white space,
// the signs of direction, hyphens at the ends of lines.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r <= ' ', r == '-', r == '\u00A0', r == '\u202F', r >= '\u200B' && r <= '\u200F', r >= '\u202A' && r <= '\u202E':
			return -1
		}
		return r
	}, s)
}

func TestAPackOfNothingSaysSo(t *testing.T) {
	text := NewModel(report.Briefing{}, Options{}).Text()
	if !strings.Contains(text, wordEmpty) {
		t.Errorf("no word of there being nothing:\n%s", text)
	}
	write(t, report.Briefing{}, Options{})
}

func TestACharacterWithoutAShapeIsShownAsItsCode(t *testing.T) {
	b := small(t)
	b.Rows[0].Quote = "Nobody 😀 will pay 1\u20E3 twice, 𝐍𝐨."
	b.Title = "Harbour talks 😀"
	text := extracted(t, write(t, b, Options{}))
	for _, want := range []string{"Nobody[U+1F600]willpay1[U+20E3]twice,No.", squeezed(wordReplacedWhy), "[U+1F600],[U+20E3]."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the pack", want)
		}
	}
}

func TestALetterWithoutAShapeIsAnErrorThatNamesIt(t *testing.T) {
	b := small(t)
	b.Rows[0].Quote = "Nobody 😀 will pay 漢字 twice."
	var w bytes.Buffer
	err := Write(&w, b, Options{})
	var letters *LettersError
	if !errors.As(err, &letters) || string(letters.Letters) != "漢字" || w.Len() > 0 {
		t.Fatalf("error %v, %d bytes written", err, w.Len())
	}
	if want := "no font has the character “漢” (U+6F22, Han) and 1 other, first in row 00000001 of a.html"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
	b = small(t)
	b.Note = "It says ថ្ងៃ."
	if err := Write(&w, b, Options{}); err == nil || !strings.Contains(err.Error(), "Khmer") || !strings.Contains(err.Error(), "editor’s note") {
		t.Errorf("error %v", err)
	}
}

func TestPresentationFormsAreShownAsTheirLetters(t *testing.T) {
	b := small(t)
	b.Rows[0].Quote = "\uFEFB \uFEED"
	m := NewModel(b, Options{})
	replace, codes, err := missingGlyphs(m, newFaces(report.Look{}, nil))
	if err != nil || len(codes) > 0 || replace.Replace("\uFEFB \uFEED") != "لا و" {
		t.Errorf("%q, codes %q, error %v", replace.Replace("\uFEFB \uFEED"), string(codes), err)
	}
}

func TestOptionsThatMakeNoSenseAreErrors(t *testing.T) {
	for _, o := range []Options{{Paper: "A3"}, {Language: "en)"}, {Fonts: []report.Asset{{Name: "broken", Data: []byte("no font")}}}} {
		b := small(t)
		b.Rows[0].Quote = "漢" // so that the last font is needed
		var w bytes.Buffer
		if err := Write(&w, b, o); err == nil || w.Len() > 0 {
			t.Errorf("%+v: error %v, %d bytes written", o, err, w.Len())
		}
	}
}

func TestEveryPackIsASoundFile(t *testing.T) {
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed: the file cannot be checked")
	}
	for name, b := range hard(t) {
		path := filepath.Join(t.TempDir(), "pack.pdf")
		if err := os.WriteFile(path, write(t, b, Options{Paper: "Letter"}), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(tool, "--check", path).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// structure is what is told to those who do not see the pages: roles and texts,
// one a line.
func structure(t *testing.T, file []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		t.Skip("pdfinfo is not installed: the structure of the file cannot be read back")
	}
	path := filepath.Join(t.TempDir(), "pack.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-struct-text", path).CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	var flat []string
	for _, l := range strings.Split(string(out), "\n") {
		l = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(l), " (block)"), " (inline)")
		if !strings.HasPrefix(l, "Object ") { // the place to click of a link
			flat = append(flat, l)
		}
	}
	return strings.Join(flat, "\n")
}

func TestChartsAreTablesForThoseWhoDoNotSeeThem(t *testing.T) {
	text := structure(t, write(t, sample(t), Options{}))
	for _, want := range []string{
		"H2\n\"By topic\"\nTable\nTR\nTH:\n/Scope /Row\nLink\n\"Energy prices and supply\"\nTD\n\"12 +7\"\nTR\n",
		"Table\nTR\nTH:\n/Scope /Row\n\"Mon 16 +5\"\nTD\n\"13\"\n",
		"Table\nTR\nTD\nTH:\n/Scope /Column\n\"Mon 16\"\n",
		"P\n\"10 +1\"\n\"speakers\"\nP\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the structure has no\n%s", want)
		}
	}
}

func TestALinkOverTwoLinesIsOneLink(t *testing.T) {
	text := structure(t, write(t, sample(t), Options{}))
	if want := "TH:\n/Scope /Row\nLink\n\"Flood response along the lower Tarn and \"\n\"its tributaries\"\nTD\n"; !strings.Contains(text, want) {
		t.Errorf("the structure has no\n%s", want)
	}
}

func TestWordsInOtherLettersSayWhich(t *testing.T) {
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed: the file cannot be unpacked")
	}
	path := filepath.Join(t.TempDir(), "pack.pdf")
	if err := os.WriteFile(path, write(t, sample(t), Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "--qdf", "--object-streams=disable", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"he", "el", "und-Cyrl", "vi", "fa"} {
		if !bytes.Contains(out, []byte("/Lang ("+lang+")")) {
			t.Errorf("nothing is said to be in %s", lang)
		}
	}
	if bytes.Contains(out, []byte("/Lang (en)")) {
		t.Error("English is marked out in an English pack")
	}
}

func TestStructureForThoseWhoDoNotSeeThePages(t *testing.T) {
	text := structure(t, write(t, small(t), Options{}))
	for _, want := range []string{
		"H1\n\"Harbour talks\"",
		"H1\n\"At a glance\"",
		"H2\n\"Editor’s note\"",
		"TOC\nTOCI\nLink\n\"At a glance\"",
		"H2\nLink\n\"Mara Voss\"\n",
		"P\n\"18 November 2026\"\nP\n\"Direct quotation\"\nBlockQuote\n\"‘He said “no”.’\"",
		"P\n\"18 November 2026\"\nP\n\"Partly quoted\"\nBlockQuote\n\"the pilots would work “until the last ship”\"\nP\nLink\n\"The Harbour Post\"",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the structure has no\n%s", want)
		}
	}
	if strings.Contains(text, "Page 1 of") || strings.Contains(text, "Syntax Error") {
		t.Error("running feet are part of the text, or the structure is broken")
	}
}

func TestAFileOfAnotherLayoutIsRefused(t *testing.T) {
	p := fpdf.New("P", "pt", "A4", "")
	p.AddPage()
	var good bytes.Buffer
	if err := p.Output(&good); err != nil {
		t.Fatal(err)
	}
	f, err := readPDF(good.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := f.insert(resources, "/Nowhere", ""); !errors.Is(err, errLayoutOfFile) {
		t.Errorf("inserting where nothing is: error %v", err)
	}
	if err := f.addTree(&tree{pages: make([]markedPage, 5)}); !errors.Is(err, errLayoutOfFile) {
		t.Errorf("structure of five pages for a file of one: error %v", err)
	}
	for i := range bytes.LastIndex(good.Bytes(), []byte("startxref")) {
		if _, err := readPDF(good.Bytes()[:i]); err == nil {
			t.Errorf("a file cut after %d of %d bytes is read", i, good.Len())
		}
	}
}

func TestNothingIsPrinted(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stdout
	os.Stdout = w
	b := small(t)
	b.Rows[0].Quote = "漢"
	Write(&bytes.Buffer{}, b, Options{Fonts: []report.Asset{{Name: "broken", Data: []byte("no font")}}})
	Write(&bytes.Buffer{}, b, Options{})
	os.Stdout = old
	w.Close()
	var printed bytes.Buffer
	if _, err := printed.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	if printed.Len() > 0 {
		t.Errorf("printed: %s", printed.String())
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("We will not.", "Mara Voss", "https://news.example/a", "Energy", true)
	f.Add("قال 12.5% (مع OECD) يوماً", "ליאת ברק", "javascript:x", "\u202E\x00", false)
	f.Add("\U0001F600 e\u0301\u0301 \uFEFB", "", "://", "\xff", true)
	f.Fuzz(func(t *testing.T, quote, speaker, url, topic string, direct bool) {
		r := report.Row{Quote: quote, Speaker: speaker, URL: url, Topic: topic, Title: quote, Context: speaker, Kind: "turn", Flags: []string{topic}}
		if direct {
			r.Kind = "direct"
		}
		b := report.Briefing{Title: topic, Rows: []report.Row{r, r}, Note: quote, Marking: speaker}
		var w bytes.Buffer
		err := Write(&w, b, Options{})
		if letters := (*LettersError)(nil); errors.As(err, &letters) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(w.Bytes(), []byte("%PDF-")) {
			t.Fatal("not a PDF")
		}
	})
}

func BenchmarkPack(b *testing.B) {
	for _, rows := range []int{75, 1000} {
		b.Run(fmt.Sprintf("%d rows", rows), func(b *testing.B) {
			brief := sample(b)
			week := brief.Rows
			for i := 0; len(brief.Rows) < rows; i++ {
				r := week[i%len(week)]
				r.ID = fmt.Sprintf("%08x", i)
				brief.Rows = append(brief.Rows, r)
			}
			pages := len(laid(b, brief, "A4").pages)
			for b.Loop() {
				if err := Write(io.Discard, brief, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(pages)*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
