package typeset

import (
	"strings"
	"testing"
)

func TestWordsAreDividedByTheRulesOfTheirLanguage(t *testing.T) {
	s := New()
	for _, c := range []struct{ lang, word string }{
		{"en-GB", "state-ments"}, {"en", "unanswered"}, {"en-US", "account-abil-ity"}, {"en-GB", "account-ab-il-ity"},
		{"en-US", "ta-ble"}, // five letters are left whole, see below
		{"de", "ver-ant-wor-tung"}, {"de-AT", "Grenz-kom-mis-sion"}, {"fr", "gou-ver-ne-ment"}, {"es", "nego-cia-cio-nes"},
		{"it", "com-mis-sione"}, {"nl", "ver-ant-woor-de-lijk-heid"}, {"pt-BR", "nego-ci-a-ção"}, {"pl", "odpo-wie-dzial-ność"},
		{"da", "rege-ring"}, {"el", "κυβέρ-νηση"}, {"uk", "від-по-від-аль-ність"}, {"sk", "zod-po-ved-nosť"}, {"sl", "odgo-vor-nost"},
	} {
		p, err := s.patternsFor(c.lang)
		if err != nil || p == nil {
			t.Fatalf("%s: no patterns, error %v", c.lang, err)
		}
		word := []rune(strings.ReplaceAll(c.word, "-", ""))
		parts, at := []string{}, 0
		for _, place := range append(p.places(word), len(word)) {
			parts = append(parts, string(word[at:place]))
			at = place
		}
		want := c.word
		if len(word) < shortestWord {
			want = string(word)
		}
		if got := strings.Join(parts, "-"); got != want {
			t.Errorf("%s: %s, want %s", c.lang, got, want)
		}
	}
	if p, err := s.patternsFor("ru"); p != nil || err != nil {
		t.Errorf("Russian has no patterns here: %v, %v", p, err)
	}
}

func justified(t *testing.T, lang, text string, measure float64) []Line {
	t.Helper()
	lines, err := New().Paragraph([]Span{{Text: text, Style: testStyle(t), Lang: lang}}, measure, Options{Align: Justify, Hang: true, Hyphenate: true})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// joined is the paragraph as a reader copies it: a line that ends in a soft
// hyphen goes on without a space.
func joined(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimSuffix(l.Text, "\u00AD"))
	}
	return b.String()
}

func TestHyphenatedLinesTogetherAreTheParagraph(t *testing.T) {
	for _, measure := range []float64{90, 140, 220, 346} {
		lines := justified(t, "en-GB", prose, measure)
		if got := joined(lines); got != prose {
			t.Errorf("at %v points: %q", measure, got)
		}
		for _, l := range lines {
			if got := shown(l); got != l.Text {
				t.Errorf("the glyphs say %q, the line %q", got, l.Text)
			}
		}
	}
}

func TestHyphensMakeNarrowLinesEven(t *testing.T) {
	widest := func(lines []Line) (space float32) {
		for _, l := range lines[:len(lines)-1] {
			for _, r := range l.Runs {
				for _, g := range r.Glyphs {
					if r.Font.Codes()[g.Code].Text == " " {
						space = max(space, g.Advance)
					}
				}
			}
		}
		return space
	}
	text := strings.ReplaceAll(prose, "I have told the delegation so in those words", "representatives notwithstanding, comprehensively characterised responsibilities")
	with := justified(t, "en-GB", text, 150)
	without := justified(t, "ru", text, 150)
	if a, b := widest(with), widest(without); a >= b {
		t.Errorf("the widest space is %.2f ems with hyphens, %.2f without", a, b)
	}
}

func TestHyphensAreRareAndWellPlaced(t *testing.T) {
	for measure := 310.0; measure <= 346; measure += 6 {
		lines := justified(t, "en-GB", prose+" "+prose, measure)
		for i, l := range lines {
			if !strings.HasSuffix(l.Text, "\u00AD") {
				continue
			}
			if i > 0 && strings.HasSuffix(lines[i-1].Text, "\u00AD") {
				t.Errorf("at %v points, two lines one under the other end in hyphens: %q, %q", measure, lines[i-1].Text, l.Text)
			}
			if i >= len(lines)-2 {
				t.Errorf("at %v points, a word runs into the last line: %q", measure, l.Text)
			}
			word := l.Text[strings.LastIndexByte(l.Text, ' ')+1:]
			if strings.HasPrefix(word, "Auditor") || len([]rune(word)) < 3 {
				t.Errorf("at %v points: %q", measure, word)
			}
		}
	}
}

func TestQuotationsAreNeverHyphenated(t *testing.T) {
	for _, l := range set(t, prose, 120, Options{Hang: true}) {
		if strings.Contains(l.Text, "\u00AD") {
			t.Errorf("%q", l.Text)
		}
	}
}

func TestAHyphenHangsButLettersStandInLine(t *testing.T) {
	for _, l := range justified(t, "en-GB", prose, 150) {
		letters := l.Width
		if strings.HasSuffix(l.Text, "\u00AD") {
			last := l.Runs[len(l.Runs)-1]
			letters -= float64(last.Glyphs[len(last.Glyphs)-1].Advance) * last.Size
		}
		if letters > 150.01 {
			t.Errorf("letters reach %.2f points: %q", letters, l.Text)
		}
	}
}
