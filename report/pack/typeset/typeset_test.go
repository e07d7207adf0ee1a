package typeset

import (
	"errors"
	"strings"
	"testing"
	"unicode"
)

const prose = "We will not sign an agreement that leaves the question of accountability unanswered, and I have told the delegation so in those words. If the office of the Auditor is waiting for an affidavit, it will have one by Friday; if it is waiting for us to give up the clause, it will wait for a very long time."

// shown is the text that the codes of a line stand for, in reading order.
func shown(l Line) string {
	var b strings.Builder
	for _, r := range l.Runs {
		b.WriteString(r.Text())
	}
	return b.String()
}

func TestTextOfTheGlyphsIsTheTextOfTheLine(t *testing.T) {
	texts := map[string]string{
		"ligatures":             "The first effect, frankly: traffic; officially, five affected offices file.",
		"Greek":                 "Χρειαζόμαστε σαφείς δεσμεύσεις, ᾄδειν μῆνιν.",
		"Cyrillic beside Latin": "А is not A; С is not C; аеорсух.",
		"Vietnamese":            "Nếu các số liệu được công bố là đúng, chúng ta phải bắt đầu lại.",
		"decomposed letters":    "Ne\u0302\u0301u ca\u0301c so\u0302\u0301",
		"Arabic":                "إن الاتفاق رقم 2026 لم يُعرض، وقد بلغت النسبة 12.5% يوماً لأن الأخير",
		"Persian":               "این تصمیم قیمت برق را تا ۱۲ درصد کاهش می\u200cدهد و هفتهٔ آینده",
		"Hebrew":                "הממשלה תפעל עד 12.5 לחודש, והדיון (השלישי) יימשך, 1,000 משרות",
		"pointed Hebrew":        "שָׁלוֹם עֲלֵיכֶם",
		"Latin in Arabic":       "مستمرة مع OECD حتى نهاية العام",
	}
	for name, text := range texts {
		for _, l := range set(t, text, 180, Options{}) {
			for _, r := range l.Runs {
				for code, c := range r.Font.Codes()[1:] {
					if c.Text == "" {
						t.Errorf("%s: code %d of %s stands for no text", name, code+1, r.Font.Name)
					}
				}
			}
			if got := shown(l); got != l.Text {
				t.Errorf("%s: the glyphs say\n%q, the line\n%q", name, got, l.Text)
			}
		}
	}
}

func TestLinesTogetherAreTheParagraph(t *testing.T) {
	for _, measure := range []float64{20, 90, 346, 2000} {
		var parts []string
		for _, l := range set(t, prose, measure, Options{Hang: true}) {
			parts = append(parts, l.Text)
		}
		if got := strings.Join(parts, ""); measure > 60 && got != prose {
			t.Errorf("at %v points: %q", measure, got)
		}
		if got := strings.Join(parts, ""); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(prose, " ", "") {
			t.Errorf("at %v points, letters are lost: %q", measure, got)
		}
	}
}

func TestNoLineIsWiderThanTheMeasure(t *testing.T) {
	long := strings.Repeat("unbreakable", 30)
	for _, text := range []string{prose, long, "a " + long + " b", "https://news.example/2026/11/18/a-very-long-name-of-a-page.html?with=more&and=more"} {
		for _, measure := range []float64{60, 150, 346} {
			for _, align := range []Align{Start, Justify} {
				for _, l := range set(t, text, measure, Options{Align: align}) {
					if l.Width > measure+1e-6 {
						t.Errorf("%.1f points in a measure of %.1f: %s", l.Width, measure, l.Text)
					}
				}
			}
		}
	}
}

func TestJustifiedLinesFillTheMeasureButForTheLast(t *testing.T) {
	lines := set(t, prose, 300, Options{Align: Justify})
	for _, l := range lines[:len(lines)-1] {
		if l.Width < 299.9 || l.Width > 300.1 {
			t.Errorf("%.2f points: %s", l.Width, l.Text)
		}
	}
	if last := lines[len(lines)-1]; last.Width > 300 {
		t.Errorf("the last line is %.2f points wide", last.Width)
	}
}

func TestALastLineIsNotOneWordWhereItCanBeAvoided(t *testing.T) {
	words := strings.Fields(prose)
	lonely := 0
	for n := 20; n <= len(words); n++ {
		lines := set(t, strings.Join(words[:n], " "), 346, Options{})
		if last := lines[len(lines)-1].Text; len(lines) > 1 && !strings.Contains(last, " ") {
			lonely++
		}
	}
	if lonely > 0 {
		t.Errorf("%d of %d paragraphs end in a line of one word", lonely, len(words)-19)
	}
}

func TestALineDoesNotBeginWithADash(t *testing.T) {
	text := "I would characterise the discussions as serious, occasionally uncomfortable, and — for the first time — genuinely technical, with — as ever — one exception."
	for measure := 120.0; measure < 400; measure += 7 {
		for i, l := range set(t, text, measure, Options{}) {
			if i > 0 && strings.HasPrefix(l.Text, "—") {
				t.Errorf("at %v points: %s", measure, l.Text)
			}
		}
	}
}

func TestSoftHyphensNeitherShowNorBreak(t *testing.T) {
	for _, l := range set(t, strings.Repeat("account\u00ADability ", 20), 200, Options{}) {
		if strings.HasSuffix(l.Text, "\u00AD") {
			t.Errorf("a line ends at a soft hyphen: %q", l.Text)
		}
	}
	s, style := New(), testStyle(t)
	with, _ := s.Width("account\u00ADability", style)
	without, _ := s.Width("accountability", style)
	if with < without-0.5 || with > without+0.5 {
		t.Errorf("%.2f points wide with a soft hyphen, %.2f without", with, without)
	}
}

func TestOpeningMarksHangOutsideTheEdge(t *testing.T) {
	if l := set(t, "“"+prose+"”", 346, Options{Hang: true})[0]; l.X >= 0 {
		t.Errorf("the first line begins at %.2f", l.X)
	}
	if l := set(t, "«مرحبا بكم في المؤتمر»", 346, Options{Hang: true})[0]; l.X+l.Width > 346.01 || l.X+l.Width < 345.9 {
		t.Errorf("the letters of a line read from the right end at %.2f, not at 346", l.X+l.Width)
	}
	if l := set(t, prose, 346, Options{Hang: true})[0]; l.X != 0 {
		t.Errorf("a line without a mark begins at %.2f", l.X)
	}
}

func TestKerningAndLigatures(t *testing.T) {
	s := New()
	style := testStyle(t)
	together, _ := s.Width("AV", style)
	a, _ := s.Width("A", style)
	v, _ := s.Width("V", style)
	if together >= a+v {
		t.Errorf("AV is %.3f points wide, A and V are %.3f", together, a+v)
	}
	if n := len(set(t, "ffi", 100, Options{})[0].Runs[0].Glyphs); n != 1 {
		t.Errorf("ffi is %d glyphs", n)
	}
}

func TestArabicLettersJoin(t *testing.T) {
	// A letter in the middle of a word has another glyph than the same letter alone.
	alone := set(t, "ن", 100, Options{})[0].Runs[0]
	word := set(t, "بنس", 100, Options{})[0].Runs[0]
	for _, g := range word.Glyphs {
		if c := word.Font.Codes()[g.Code]; c.Text == "ن" && c.Glyph == alone.Font.Codes()[alone.Glyphs[0].Code].Glyph {
			t.Error("ن between two letters has the shape it has alone")
		}
	}
}

func TestDigitsKeepTheirOrderFromTheRight(t *testing.T) {
	// Runs are in reading order; where they stand on the line is another matter.
	for _, text := range []string{"رقم 2026 بعد 45 يوم", "עד 12.5 לחודש"} {
		l := set(t, text, 300, Options{})[0]
		x := 1e9
		for _, r := range l.Runs {
			if r.X > x {
				t.Errorf("%s: %q stands to the right of what is read before it", text, shown(Line{Runs: []Run{r}}))
			}
			x = r.X
		}
	}
}

func TestANumberAfterHebrewEndsWhereTheEnglishBegins(t *testing.T) {
	l := set(t, "The word לחודש 12.5 per cent of it", 400, Options{})[0]
	at := map[string]float64{}
	for _, r := range l.Runs {
		at[strings.TrimSpace(shown(Line{Runs: []Run{r}}))] = r.X
	}
	if at["per cent of it"] < at["12.5"] || at["12.5"] > at["לחודש"] {
		t.Errorf("places on the line: %v", at)
	}
}

func TestACharacterNoFontHasIsAnErrorThatNamesIt(t *testing.T) {
	_, err := New().Paragraph([]Span{{Text: "yes 😀 no", Style: testStyle(t)}}, 300, Options{})
	var missing *MissingGlyphError
	if !errors.As(err, &missing) || missing.Rune != '😀' {
		t.Fatalf("error %v", err)
	}
	if !strings.Contains(err.Error(), "U+1F600") || !strings.Contains(err.Error(), "😀") {
		t.Errorf("%q does not name the character", err)
	}
	found, err := Missing("yes 😀 漢 😀", testStyle(t))
	if err != nil || string(found) != "😀漢" {
		t.Errorf("missing: %q, %v", string(found), err)
	}
}

func TestInvisibleCharactersAreNotMissing(t *testing.T) {
	for _, r := range []rune{'\u200C', '\u200D', '\u200E', '\u200F', '\u00AD', '\u2060', '\uFE0F', '\u00A0', '\u202F', '\u2009', '\u2011'} {
		if _, err := New().Paragraph([]Span{{Text: "a" + string(r) + "b", Style: testStyle(t)}}, 300, Options{}); err != nil {
			t.Errorf("U+%04X: %v", r, err)
		}
	}
}

func TestAFontThatCannotBeReadIsAnError(t *testing.T) {
	for name, data := range map[string][]byte{"empty": nil, "words": []byte("this is not a font, not at all, not even nearly")} {
		f := NewFont(name, func() ([]byte, error) { return data, nil })
		_, err := New().Paragraph([]Span{{Text: "a", Style: Style{Fonts: []*Font{f}, Size: 10}}}, 100, Options{})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestASubsetHoldsTheGlyphsInUse(t *testing.T) {
	style := testStyle(t)
	if _, err := New().Paragraph([]Span{{Text: "Éloïse efficient ĳ", Style: style}}, 300, Options{}); err != nil {
		t.Fatal(err)
	}
	f := style.Fonts[0]
	p, err := f.Subset()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Glyphs) != len(f.Codes()) || len(p.Widths) != len(f.Codes()) {
		t.Fatalf("%d codes, %d glyphs, %d widths", len(f.Codes()), len(p.Glyphs), len(p.Widths))
	}
	small, err := readOutlines(p.Data)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := readOutlines(f.data)
	if err != nil {
		t.Fatal(err)
	}
	for code, g := range p.Glyphs {
		if f.Codes()[code].Glyph == Composed {
			continue
		}
		if a, b := len(small.glyph(g)), len(whole.glyph(f.Codes()[code].Glyph)); a < b {
			t.Errorf("code %d: outline of %d bytes, was %d", code, a, b)
		}
		if a, b := small.metric(g), whole.metric(f.Codes()[code].Glyph); string(a) != string(b) {
			t.Errorf("code %d: other width", code)
		}
	}
	if len(p.Data) > len(f.data)/3 {
		t.Errorf("%d bytes of %d", len(p.Data), len(f.data))
	}
	if checksum(p.Data) != 0xB1B0AFBA {
		t.Errorf("the font's checksum is %#x", checksum(p.Data))
	}
}

func FuzzParagraph(f *testing.F) {
	f.Add(prose, 120.0, true)
	f.Add("“قال 12.5% (مع OECD)” said לחודש 1,000 no", 90.0, false)
	f.Add("a\nb\n\nc \u2028 d\u00ADe", 10.0, true)
	f.Add("\u202B\u0301\u200F 1 \u2067x\u2069", 50.0, true)
	style := testStyle(f)
	f.Fuzz(func(t *testing.T, text string, measure float64, hang bool) {
		if !(measure > 1 && measure < 2000) || len(text) > 2000 {
			return
		}
		lines, err := New().Paragraph([]Span{{Text: text, Style: style}}, measure, Options{Hang: hang})
		var missing *MissingGlyphError
		if errors.As(err, &missing) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, l := range lines {
			got.WriteString(l.Text)
			for _, r := range l.Runs {
				for _, g := range r.Glyphs {
					if int(g.Code) >= len(r.Font.Codes()) {
						t.Fatalf("code %d of %d", g.Code, len(r.Font.Codes()))
					}
				}
			}
		}
		bare := func(s string) string {
			return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "")
		}
		if want := bare(string([]rune(text))); bare(got.String()) != want {
			t.Errorf("lines hold %q, not %q", bare(got.String()), want)
		}
	})
}

func BenchmarkParagraph(b *testing.B) {
	spans := []Span{{Text: "“" + prose + "”", Style: testStyle(b)}}
	b.Run("words not seen before", func(b *testing.B) {
		for b.Loop() {
			if _, err := New().Paragraph(spans, 346, Options{Hang: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("words remembered", func(b *testing.B) {
		s := New()
		for b.Loop() {
			if _, err := s.Paragraph(spans, 346, Options{Hang: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
