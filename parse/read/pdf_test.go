package read

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/pdf"
)

// sheet makes a page of lines, each "LEFT TOP RIGHT HEIGHT BLOCK|text".
func sheet(t testing.TB, lines ...string) draft.PDFPage {
	t.Helper()
	p := draft.PDFPage{Width: 600, Height: 800}
	for _, s := range lines {
		place, text, _ := strings.Cut(s, "|")
		l := draft.PDFLine{Text: text}
		var height float64
		if _, err := fmt.Sscan(place, &l.Left, &l.Top, &l.Right, &height, &l.Block); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		l.Bottom = l.Top + height
		p.Lines = append(p.Lines, l)
	}
	return p
}

// ofPages reads pages as if they had come out of a file.
func ofPages(t testing.TB, pages ...draft.PDFPage) (string, draft.Piece) {
	t.Helper()
	b := draft.NewBudget()
	b.Pdf = func([]byte) (draft.PDFText, error) { return draft.PDFText{Pages: pages}, nil }
	pieces, err := pdf.Read(nil, b)
	if err != nil {
		t.Fatal(err)
	}
	return shown(t, func([]byte, *draft.Budget) ([]draft.Piece, error) { return pieces, nil }, nil), pieces[0]
}

func TestParagraphsOfPages(t *testing.T) {
	tests := []struct {
		name  string
		pages []draft.PDFPage
		want  string
	}{
		{"lines of one paragraph, one set in, one after a gap, one after a short line",
			[]draft.PDFPage{sheet(t, "60 200 540 10 1|The council met on Thursday for the", "60 212 300 10 1|second time this week.", "80 224 540 10 1|It will meet again on Friday, when",
				"60 236 540 10 1|all of its members are back in town", "60 248 200 10 1|for the vote.", "60 280 540 10 1|The mayor stayed at home this time and")},
			"-|The council met on Thursday for the second time this week.\n-|It will meet again on Friday, when all of its members are back in town for the vote.\n-|The mayor stayed at home this time and"},
		{"a sentence goes on in the next column and on the next page",
			[]draft.PDFPage{sheet(t, "60 600 290 10 1|“We are close enough to be seen and far", "60 612 290 10 1|enough not to", "310 200 540 10 2|be misread,” said Halloran, who led the", "310 212 540 10 2|delegation, and"),
				sheet(t, "60 200 540 10 3|left at noon. The delegation stayed on.")},
			"-|“We are close enough to be seen and far enough not to be misread,” said Halloran, who led the delegation, and left at noon. The delegation stayed on."},
		{"a title of two lines, in larger letters; the path above it",
			[]draft.PDFPage{sheet(t, "60 110 200 10 1|Home World Sport", "60 150 540 22 2|Europeans send the letter: the clock starts", "60 176 200 22 2|for Veshnia", "60 230 540 10 3|The clock began to run on Thursday, they said.")},
			"boilerplate|Home World Sport\ntitle|Europeans send the letter: the clock starts for Veshnia\n-|The clock began to run on Thursday, they said."},
		{"stamps along the edges and in the margins",
			[]draft.PDFPage{sheet(t, "12 200 22 400 1|Downloaded by Tarn Library on 4 May 2026", "585 300 594 300 2|Licensed copy", "60 200 540 10 3|The mayor stayed at home this time and slept.",
				"60 780 540 10 4|Downloaded from northmoorarchive.example by Ann Lee on 4 May 2026, for her own use and for no other purpose.")},
			"-|The mayor stayed at home this time and slept."},
		{"a dash at the end of a line",
			[]draft.PDFPage{sheet(t, "60 200 540 10 1|The talks of 2024–", "60 212 540 10 1|2026 have ended, and the council –", "60 224 300 10 1|all of it – went home.")},
			"-|The talks of 2024–2026 have ended, and the council – all of it – went home."},
		{"running heads, numbers, and what stands alone in the margins",
			[]draft.PDFPage{sheet(t, "60 30 300 10 1|Harbour Echo 19 November", "60 200 540 10 2|The council met on Thursday.", "280 770 320 10 3|1"),
				sheet(t, "60 30 300 10 4|Harbour Echo 20 November", "60 200 540 10 5|It will meet again.", "280 770 320 10 6|Page 2 of 3"),
				sheet(t, "60 30 200 10 7|The council", "60 200 540 10 8|Nobody came.", "60 760 300 10 9|printed on paper")},
			"-|The council met on Thursday.\n-|It will meet again.\n-|Nobody came."},
		{"what a browser prints around a page",
			[]draft.PDFPage{sheet(t, "20 15 100 10 1|11/21/26, 5:04 PM", "200 15 400 10 1|Voss: no | Harbour Echo", "60 200 540 10 2|The council met on Thursday.", "20 780 300 10 3|https://harbourecho.example/a 1/1")},
			"-|The council met on Thursday."},
		{"bullets, ligatures, and marks where words may break",
			[]draft.PDFPage{sheet(t, "60 200 540 10 1|The oﬀice of the mi\u00ADnister has these two points", "60 212 540 10 1|\uF0B7 ﬁrst of all the bridge over the river there,", "60 224 540 10 1|\uF0B7 then the road")},
			"-|The office of the minister has these two points\n-|• first of all the bridge over the river there,\n-|• then the road"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, p := ofPages(t, tt.pages...)
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if strings.Contains(tt.name, "browser") && p.Declared.URL != "https://harbourecho.example/a" {
				t.Errorf("printed address: %+v", p.Declared)
			}
		})
	}
}

// A hyphen at the end of a line is the typesetter's or the author's. It goes
// only where there is little doubt, and then a warning names the word.
func TestWordsBrokenAtLineEnds(t *testing.T) {
	for _, tt := range []struct{ above, below, rest, want, joined string }{
		{"said the minis-", "ter of the interior.", "", "said the minister of the interior.", "minister"},
		{"said the for-", "eign minister.", "The foreign minister left.", "said the foreign minister.", "foreign"},
		{"the Northmoor-", "based company", "", "the Northmoor-based company", ""},
		{"a well-", "known man", "", "a well-known man", ""},
		{"the cease-fire and the cease-", "fire line", "", "the cease-fire and the cease-fire line", ""},
		{"Omar Al-", "Sadr said", "", "Omar Al-Sadr said", ""},
		{"in 2025-", "2026 alone", "", "in 2025- 2026 alone", ""},
		{"from 2025–", "2026 on", "", "from 2025–2026 on", ""},
		{"the board—", "which met", "", "the board—which met", ""},
		{"one thing –", "and another", "", "one thing – and another", ""},
		{"one thing -", "and another", "", "one thing - and another", ""},
		{"two words -- no, three--", "or four", "", "two words -- no, three-- or four", ""},
		{"said the minis\u00AD", "ter.", "", "said the minister.", "minister"},
		{"a mother-in-", "law of his", "", "a mother-in-law of his", ""},
	} {
		got, p := ofPages(t, sheet(t, "60 200 540 10 1|"+tt.above, "60 212 540 10 1|"+tt.below, "60 300 540 10 2|"+tt.rest+" Some more words to fill the page."))
		got, _, _ = strings.Cut(strings.TrimPrefix(got, "-|"), "\n")
		if got != tt.want {
			t.Errorf("%s / %s: %q, want %q", tt.above, tt.below, got, tt.want)
		}
		said := ""
		if len(p.Warnings) > 0 {
			said = p.Warnings[0].Text
		}
		if (tt.joined == "") != (said == "") || !strings.Contains(said, tt.joined) {
			t.Errorf("%s / %s: warning %q", tt.above, tt.below, said)
		}
	}
}

func TestColumnsInOrder(t *testing.T) {
	p := sheet(t, "310 200 540 10 3|c", "60 100 540 20 1|a", "60 200 290 10 2|b", "60 220 290 10 4|b2", "60 400 540 10 6|e", "310 220 540 10 5|d")
	var got []string
	for _, l := range pdf.InOrder(p.Lines) {
		got = append(got, l.Text)
	}
	if s := strings.Join(got, " "); s != "a b b2 c d e" {
		t.Errorf("order %s", s)
	}
}

func TestBoxedText(t *testing.T) {
	const page = `<html><head><title>A & B</title><meta name="Author" content="Ann Lee"/></head><body><doc><page width="600.0" height="800.0"><flow><block>` +
		`<line xMin="60.0" yMin="200.0" xMax="100.0" yMax="210.0"><word xMin="60.0">Voss</word><word>said` + "\x02" + `</word></line></block></flow></page>`
	got, err := pdf.BoxedText([]byte(page)) // cut off
	if err != nil || got.Author != "Ann Lee" || len(got.Pages) != 1 || len(got.Pages[0].Lines) != 1 || got.Pages[0].Lines[0].Text != "Voss said" || got.Pages[0].Lines[0].Bottom != 210 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := pdf.BoxedText(nil); !errors.Is(err, draft.ErrDamaged) {
		t.Errorf("nothing: %v", err)
	}
	if _, err := pdf.BoxedText([]byte(strings.Repeat("<page>", 1) + strings.Repeat(`<page width="1"/>`, pdf.MaxPages) + "</page>")); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("too many pages: %v", err)
	}
}

func TestPDFsThatCannotBeRead(t *testing.T) {
	file := func(name string) []byte {
		data, err := os.ReadFile("../../testdata/formats/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	good := file("release-reportlab.pdf")
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"scan", file("refused/scan.pdf"), pdf.ErrScanned},
		{"locked", file("refused/locked.pdf"), draft.ErrLocked},
		{"cut off", good[:len(good)/2], draft.ErrDamaged},
		{"no PDF at all", []byte("%PDF-1.7\n%%EOF"), draft.ErrDamaged},
	} {
		if _, err := pdf.Read(tt.data, draft.NewBudget()); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	for name, data := range map[string][]byte{
		"junk in front and behind": append(append([]byte("\r\n\r\njunk\n"), good...), "\n-- \njunk"...),
		"PDF 2.0":                  []byte(strings.Replace(string(good), "%PDF-1.4", "%PDF-2.0", 1)),
	} {
		if got := shown(t, pdf.Read, data); !strings.Contains(got, "“Read the third.”") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestTooManyPages(t *testing.T) {
	var kids strings.Builder
	for range pdf.MaxPages + 1 {
		kids.WriteString("3 0 R ")
	}
	if _, err := pdf.InProcess(smallPDF(kids.String(), "")); !errors.Is(err, draft.ErrTooLarge) {
		t.Errorf("%v", err)
	}
}

// A tree of pages that bites its tail, and a drawing that draws itself.
func TestPDFThatRefersToItself(t *testing.T) {
	if _, err := pdf.InProcess(smallPDF("2 0 R 2 0 R", "")); err == nil {
		t.Log("read; what matters is that it ends")
	}
	text, err := pdf.InProcess(smallPDF("3 0 R", "BT /F 12 Tf 72 700 Td (Voss spoke.) Tj ET /X Do"))
	if err != nil || len(text.Pages) != 1 || len(text.Pages[0].Lines) == 0 || text.Pages[0].Lines[0].Text != "Voss spoke." {
		t.Errorf("%+v, %v", text, err)
	}
}

// Files inside a PDF, in a list, in a tree of lists, under either of their names.
func TestFilesInsideAPDF(t *testing.T) {
	const letter, note = "Voss said no.", "Oskel said yes."
	stream := func(s string) string {
		return fmt.Sprintf("<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream", len(s), s)
	}
	files := []string{stream(letter), stream(note), "<</Type/Filespec/F(letter.txt)/EF<</F 6 0 R>>>>", "<</Type/Filespec/UF(note.txt)/EF<</UF 7 0 R>>>>"}
	for name, tt := range map[string]struct{ names, want string }{
		"a list":          {"<</Names[(1)8 0 R(2)9 0 R]>>", "letter.txt: " + letter + "|note.txt: " + note},
		"lists of a tree": {"<</Kids[<</Names[(1)9 0 R]>><</Kids[<</Names[(2)8 0 R]>>]>>]>>", "note.txt: " + note + "|letter.txt: " + letter},
		"named by a list": {"<</Names[(annex.txt)<</Type/Filespec/EF<</F 7 0 R>>>>]>>", "annex.txt: " + note},
		"a file missing":  {"<</Names[(gone.txt)<</Type/Filespec/EF<</F 99 0 R>>>>(2)8 0 R]>>", "gone.txt: |letter.txt: " + letter},
	} {
		text, err := pdf.InProcess(smallPDF("3 0 R", "BT /F 12 Tf 72 700 Td (Cover.) Tj ET", append([]string{"/Names<</EmbeddedFiles " + tt.names + ">>"}, files...)...))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, f := range text.Files {
			got = append(got, f.Name+": "+string(f.Data))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// smallPDF makes a file of one page object, a list of pages and a content that
// may draw itself as /X; more is what else the catalog has, and further objects from 6 on.
func smallPDF(kids, content string, more ...string) []byte {
	catalog := ""
	if len(more) > 0 {
		catalog, more = more[0], more[1:]
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
		"<</Type/Pages/Count 1/Kids[" + kids + "]/MediaBox[0 0 600 800]>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources 5 0 R>>",
		fmt.Sprintf("<</Type/XObject/Subtype/Form/Length %d>>stream\n%s\nendstream", len(content), content),
		"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>/XObject<</X 4 0 R>>>>",
	}
	objects = append(objects, more...)
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return []byte(b.String())
}
