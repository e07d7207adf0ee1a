package pack

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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

// A row's id is a place in the file: "pack.pdf#nameddest=ID".
func TestEveryRowIsAPlaceInTheFile(t *testing.T) {
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		t.Skip("pdfinfo is not installed: the places of the file cannot be listed")
	}
	b := sample(t)
	path := filepath.Join(t.TempDir(), "pack.pdf")
	if err := os.WriteFile(path, write(t, b, Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-dests", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range b.Rows {
		if !r.Question && !bytes.Contains(out, []byte(strconv.Quote(r.ID))) {
			t.Errorf("row %s is no place in the file", r.ID)
		}
	}
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
func pdfText(t *testing.T, file []byte) string { return pdfTextBy(t, file, "-raw") }

// pdfTextBy is that text by another of the tool's ways to find the order of the lines.
func pdfTextBy(t *testing.T, file []byte, more ...string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed: the text of the file cannot be read back")
	}
	path := filepath.Join(t.TempDir(), "pack.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, append(more, "-y", "50", "-x", "0", "-W", "1000", "-H", "760", "-enc", "UTF-8", path, "-")...).Output()
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
	if !strings.Contains(text, wordingOf("").say("empty")) {
		t.Errorf("no word of there being nothing:\n%s", text)
	}
	write(t, report.Briefing{}, Options{})
}

func TestACharacterWithoutAShapeIsShownAsItsCode(t *testing.T) {
	b := small(t)
	b.Rows[0].Quote = "Nobody 😀 will pay 1\u20E3 twice, 𝐍𝐨."
	b.Title = "Harbour talks 😀"
	text := extracted(t, write(t, b, Options{}))
	for _, want := range []string{"Nobody[U+1F600]willpay1[U+20E3]twice,No.", "[U+1F600],[U+20E3]."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the pack", want)
		}
	}
}

// A letter that no font has refuses no week: its number stands in its place, the
// statement says so, and the error that comes with the file names it.
func TestALetterWithoutAShapeIsShownAsItsNumber(t *testing.T) {
	b := small(t)
	b.Rows[0].Quote = "Nobody 😀 will pay 漢字 twice."
	var w bytes.Buffer
	err := Write(&w, b, Options{})
	var letters *LettersError
	if !errors.As(err, &letters) || string(letters.Letters) != "漢字" || letters.Rows != 1 {
		t.Fatalf("error %v", err)
	}
	if want := "no font has the character “漢” (U+6F22, Han) and 1 other, first in row 00000001 of a.html"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
	text := extracted(t, w.Bytes())
	for _, want := range []string{"Nobody[U+1F600]willpay[U+6F22][U+5B57]twice.", "check:" + squeezed(flagLetters), "[U+6F22],[U+5B57]", "--font"} {
		if !strings.Contains(text, squeezed(want)) {
			t.Errorf("%q is not in the pack", want)
		}
	}
	if slices.Contains(b.Rows[0].Flags, flagLetters) {
		t.Error("the caller's row has the flag")
	}
	b = small(t)
	b.Note = "It says ថ្ងៃ."
	if err := Write(io.Discard, b, Options{}); err == nil || !strings.Contains(err.Error(), "Khmer") || !strings.Contains(err.Error(), "editor’s note") {
		t.Errorf("error %v", err)
	}
}

func TestAMarkingStandsWholeOrIsRefused(t *testing.T) {
	b := small(t)
	b.Marking = "RESTRICTED: not to be passed on, copied, quoted or summarised outside the office without the written consent of the originator"
	pages := pageText(laid(t, b, "A4"))
	for n, text := range pages[1:] {
		if !strings.Contains(squeezed(text), squeezed(b.Marking)) {
			t.Errorf("page %d has not the whole marking:\n%s", n+1, text)
		}
	}
	b.Marking = strings.Repeat("Restricted. ", 30)
	if err := Write(io.Discard, b, Options{}); err == nil || !strings.Contains(err.Error(), "260") {
		t.Errorf("error %v, want how long a marking may be", err)
	}
}

func TestNamesInOtherScriptsHaveShapes(t *testing.T) {
	for _, words := range []string{"नरेन्द्र ने कहा कि पुल बंद है।", "นายกรัฐมนตรีกล่าวว่าสะพานปิด", "პრემიერ-მინისტრმა თქვა"} {
		b := small(t)
		b.Rows[0].Quote = words
		if text := extracted(t, write(t, b, Options{})); !strings.Contains(text, squeezed(words)) {
			t.Errorf("%q cannot be copied from the file", words)
		}
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
	for _, o := range []Options{{Paper: "A3"}, {Language: "en)"}, {Depth: "deep"}, {Fonts: []report.Asset{{Name: "broken", Data: []byte("no font")}}}} {
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
	key := sha256.Sum256(file)
	if text := structures[key]; text != "" {
		return text
	}
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
	structures[key] = strings.Join(flat, "\n")
	return structures[key]
}

var structures = map[[sha256.Size]byte]string{} // each is read once: it takes seconds

func TestChartsAreTablesForThoseWhoDoNotSeeThem(t *testing.T) {
	text := structure(t, write(t, sample(t), Options{}))
	for _, want := range []string{
		"H3\n\"By topic\"\nTable\nTR\nTH:\n/Scope /Column\n\"Topic\"\nTH:\n/Scope /Column\n\"Statements\"\nTR\nTH:\n/Scope /Row\nLink\n\"Hospital staffing\"\nTD\n\"24 +24\"\nTR\n",
		"TH:\n/Scope /Row\n\"Source unknown\"\nTD\n\"",
		"H3\n\"By source\"\nTable\n",
		"TH:\n/Scope /Row\n\"Mon 16\u00A0Nov\"\nTD\n\"13 +5\"\n",
		"P\n\"10 +1\"\n\"speakers\"\nP\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the structure has no\n%s", want)
		}
	}
}

func TestALinkOverTwoLinesIsOneLink(t *testing.T) {
	text := structure(t, write(t, sample(t), Options{}))
	if want := "TH:\n/Scope /Row\nLink\n\"Flood response along the \"\n\"lower Tarn and its tributaries\"\nTD\n"; !strings.Contains(text, want) {
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
		"H2\n\"What was said\"",
		"H3\n\"Editor’s note\"",
		"H2\n\"The record 8 statements\"",
		"Sect\nH3\n\"Harbours 3\u00A0statements\"",
		"Quote\n\"‘He said “no”.’\"",
		"\"said that\u00A0\"\nLink\nQuote\n\"the pilots would work “until \"\n\"the last ship”\"",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the structure has no\n%s", want)
		}
	}
	if strings.Contains(text, "Page 1 of") || strings.Contains(text, "Syntax Error") {
		t.Error("running heads are part of the text, or the structure is broken")
	}
}

func TestAFileOfAnotherLayoutIsRefused(t *testing.T) {
	p := fpdf.New("P", "pt", "A4", "")
	p.AddPage()
	p.LinkString(10, 10, 50, 10, "https://example.org/(a)")
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
	if _, links, err := f.page(0); err != nil || len(links) != 1 {
		t.Errorf("the page has %d links, error %v", len(links), err)
	}
	if _, _, err := f.page(1); !errors.Is(err, errLayoutOfFile) {
		t.Errorf("the second page of a file of one: error %v", err)
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
		if CheckMarking(speaker) != nil {
			b.Marking = ""
		}
		var w bytes.Buffer
		err := Write(&w, b, Options{})
		if letters := (*LettersError)(nil); err != nil && !errors.As(err, &letters) {
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
