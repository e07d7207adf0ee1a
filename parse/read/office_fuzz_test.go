package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// Laws of every reader: it ends without a panic, its paragraphs hold whole
// characters and no line without words, and what it tells is a role.
func obeys(t *testing.T, pieces []piece, err error) {
	t.Helper()
	if err != nil {
		if err.Error() == "" || strings.Contains(err.Error(), "\n") {
			t.Fatalf("an error without a line of words: %q", err)
		}
		return
	}
	for _, p := range pieces {
		if p.err != nil {
			continue
		}
		text, roles := join(p.paragraphs)
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
		for _, para := range p.paragraphs {
			if para.told {
				_ = para.role.String() // panics if it is none
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
		a, err := openZip(s.data, newBudget())
		if err != nil {
			f.Fatal(err)
		}
		for _, e := range a.entries {
			if !name(e.name) {
				continue
			}
			data, err := a.unpack(e)
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
		pieces, err := readDOCX(zipped(t, "word/document.xml", s, "word/styles.xml", s, "word/footnotes.xml", s, "docProps/core.xml", s), newBudget())
		obeys(t, pieces, err)
	})
}

func FuzzODT(f *testing.F) {
	partsOf(f, ".odt", func(n string) bool { return n == "content.xml" || n == "styles.xml" })
	f.Fuzz(func(t *testing.T, part []byte) {
		s := string(part)
		pieces, err := readODT(zipped(t, "content.xml", s, "styles.xml", s, "meta.xml", s), newBudget())
		obeys(t, pieces, err)
	})
}

func FuzzEPUB(f *testing.F) {
	partsOf(f, ".epub", func(n string) bool { return strings.HasSuffix(n, "html") || strings.HasSuffix(n, ".opf") })
	f.Fuzz(func(t *testing.T, part []byte) {
		s := string(part)
		opf := `<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`
		pieces, err := readEPUB(zipped(t, "META-INF/container.xml", `<rootfile full-path="p.opf"/>`, "p.opf", opf, "a.xhtml", s), newBudget())
		obeys(t, pieces, err)
		pieces, err = readEPUB(zipped(t, "META-INF/container.xml", s, "p.opf", s, "EPUB/text/ch001.xhtml", "<p>Voss spoke.</p>"), newBudget())
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
		pieces, err := readRTF(data, newBudget())
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
		b := newBudget()
		b.pdf = func([]byte) (PDFText, error) { return BoxedText(boxes) }
		pieces, err := readPDF(nil, b)
		obeys(t, pieces, err)
		pieces, err = readPDF(smallPDF("3 0 R", string(content)), newBudget())
		obeys(t, pieces, err)
	})
}
