package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/office"
	"onrecord/parse/read/pdf"
)

// Laws of every reader: it ends without a panic, its paragraphs hold whole
// characters and no line without words, and what it tells is a role.
func obeys(t *testing.T, pieces []draft.Piece, err error) {
	t.Helper()
	if err != nil {
		if err.Error() == "" || strings.Contains(err.Error(), "\n") {
			t.Fatalf("an error without a line of words: %q", err)
		}
		return
	}
	for _, p := range pieces {
		if p.Err != nil {
			continue
		}
		text, roles := join(p.Paragraphs)
		if !utf8.ValidString(text) {
			t.Fatal("characters are not whole")
		}
		lines := 0
		for range strings.Lines(text) {
			lines++
		}
		if lines > 0 && lines != len(roles) {
			t.Fatalf("%d lines have %d roles", lines, len(roles))
		}
		for _, para := range p.Paragraphs {
			if para.Told {
				_ = para.Role.String() // panics if it is none
			}
		}
	}
}

// partsOf gives a fuzzer the parts of the seeds with this ending that carry
// this name, as they are when unpacked.
func partsOf(f *testing.F, ending string, name func(string) bool) {
	f.Helper()
	for _, s := range seeds(f) {
		if filepath.Ext(s.name) != ending {
			continue
		}
		a, err := draft.OpenZip(s.data, draft.NewBudget())
		if err != nil {
			f.Fatal(err)
		}
		for _, e := range a.Entries {
			if !name(e.Name) {
				continue
			}
			data, err := a.Unpack(e)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

func FuzzDOCX(f *testing.F) {
	partsOf(f, ".docx", func(n string) bool { return n == "word/document.xml" || n == "word/footnotes.xml" })
	f.Fuzz(func(t *testing.T, part []byte) {
		s := string(part)
		pieces, err := office.ReadDOCX(zipped(t, "word/document.xml", s, "word/styles.xml", s, "word/footnotes.xml", s, "docProps/core.xml", s), draft.NewBudget())
		obeys(t, pieces, err)
	})
}

func FuzzODT(f *testing.F) {
	partsOf(f, ".odt", func(n string) bool { return n == "content.xml" || n == "styles.xml" })
	f.Fuzz(func(t *testing.T, part []byte) {
		s := string(part)
		pieces, err := office.ReadODT(zipped(t, "content.xml", s, "styles.xml", s, "meta.xml", s), draft.NewBudget())
		obeys(t, pieces, err)
	})
}

func FuzzEPUB(f *testing.F) {
	partsOf(f, ".epub", func(n string) bool { return strings.HasSuffix(n, "html") || strings.HasSuffix(n, ".opf") })
	f.Fuzz(func(t *testing.T, part []byte) {
		s := string(part)
		opf := `<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`
		pieces, err := office.ReadEPUB(zipped(t, "META-INF/container.xml", `<rootfile full-path="p.opf"/>`, "p.opf", opf, "a.xhtml", s), draft.NewBudget())
		obeys(t, pieces, err)
		pieces, err = office.ReadEPUB(zipped(t, "META-INF/container.xml", s, "p.opf", s, "EPUB/text/ch001.xhtml", "<p>Voss spoke.</p>"), draft.NewBudget())
		obeys(t, pieces, err)
	})
}

func FuzzRTF(f *testing.F) {
	for _, s := range seeds(f) {
		if filepath.Ext(s.name) == ".rtf" {
			f.Add(s.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		pieces, err := office.ReadRTF(data, draft.NewBudget())
		obeys(t, pieces, err)
	})
}

// FuzzPDF tries what is ours: paragraphs of the words that pdftotext prints,
// and the pen over a page. The library has a process of its own.
func FuzzPDF(f *testing.F) {
	f.Add([]byte(`<html><head><title>A</title></head><page width="600" height="800"><block><line xMin="60" yMin="200" xMax="100" yMax="210"><word>Voss</word><word>min-</word></line><line xMin="60" yMin="212" xMax="90" yMax="222"><word>ister</word></line></block></page>`), []byte("BT /F 12 Tf 72 700 Td (Voss spoke.) Tj T* [(a) -500 (b)] TJ ET q 1 0 0 1 5 5 cm /X Do Q"))
	if data, err := os.ReadFile("../../testdata/formats/release-reportlab.pdf"); err == nil {
		f.Add(data, data)
	}
	f.Fuzz(func(t *testing.T, boxes, content []byte) {
		b := draft.NewBudget()
		b.Pdf = func([]byte) (draft.PDFText, error) { return pdf.BoxedText(boxes) }
		pieces, err := pdf.Read(nil, b)
		obeys(t, pieces, err)
		pieces, err = pdf.Read(smallPDF("3 0 R", string(content)), draft.NewBudget())
		obeys(t, pieces, err)
	})
}
