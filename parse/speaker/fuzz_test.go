package speaker

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/parse"
)

// FuzzResolve checks what holds for any text and any mention: no panic, one
// speaker a statement with a reason, the same answer twice, and every name
// made of words that the text or the desk has.
func FuzzResolve(f *testing.F) {
	f.Add("Mara Voss, the mayor, said no. She left.", 0, 9, uint8(0))
	f.Add("Gov. Piet Hale met Ines Lind. Lind said he would. They agreed.", 31, 35, uint8(1))
	f.Add("MARA VOSS: Nobody.\n\nQ: Who?", 0, 9, uint8(2))
	f.Add("“No,” she said. A “quiet” man, his aides, who left—and José’s", 8, 11, uint8(3))
	f.Add("A: Nobody.", 0, 1, uint8(2))
	f.Add("Secretary of Veshnia’s Council Osman Hale's letter of", 0, 44, uint8(0))
	f.Fuzz(func(t *testing.T, text string, from, to int, shape uint8) {
		text = strings.ToValidUTF8(text, "?")
		from, to = onRune(text, from), onRune(text, to)
		doc, seg := cut(text)
		s := parse.Statement{
			Mention: parse.Span{Start: from, End: to}, Cue: []parse.Span{{Start: to, End: from}},
			Follows: shape&1 != 0, Question: shape&4 != 0,
		}
		if shape&2 != 0 {
			s.Turn = 1
		}
		statements := []parse.Statement{s, {Follows: true}, {Cue: []parse.Span{{Start: from, End: to}}}, {Turn: s.Turn}}
		known := []Known{{Name: "Ada Lind", Aliases: []string{"Lind", "the mayor"}}}
		got, people := Resolve(doc, seg, statements, known)
		again, _ := Resolve(doc, seg, statements, known)
		if !reflect.DeepEqual(got, again) {
			t.Fatalf("%v, then %v", got, again)
		}
		if len(got) != len(statements) {
			t.Fatalf("%d speakers for %d statements", len(got), len(statements))
		}
		allowed := foldAll(text) + " " + strings.ToLower(text) + " interviewer ada lind and , "
		for _, g := range got {
			if g.How == "" {
				t.Errorf("%q has no reason", g.Name)
			}
			for _, w := range strings.Fields(g.Name) {
				w, _ = withoutPossessive(strings.Trim(w, ",.:;'\"“”’"))
				if !strings.Contains(allowed, strings.ToLower(w)) && !strings.Contains(allowed, fold(w)) {
					t.Errorf("%q of %q is not in the text", w, g.Name)
				}
			}
		}
		Join([][]parse.Person{people, people})
	})
}

// onRune moves an offset into the text to the start of a rune.
func onRune(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

func BenchmarkResolve(b *testing.B) {
	para := "Gov. Piet Hale, who runs Northmoor, met Mara Voss, head of the Water Authority, on Monday. " +
		"Voss said the pumps held, adding that the fund was empty. “We waited all night,” she said. " +
		"He denied it. Northern harbours stay shut. They blame the governor.\n\n"
	text := strings.Repeat(para, 15) // some 750 words
	doc, seg := cut(text)
	var statements []parse.Statement
	for at := 0; ; {
		i := strings.Index(text[at:], "Voss said")
		if i < 0 {
			break
		}
		i += at
		at = i + len("Voss said")
		she := at + strings.Index(text[at:], "she said")
		he := at + strings.Index(text[at:], "He denied")
		they := at + strings.Index(text[at:], "They blame")
		for _, m := range []parse.Span{{Start: i, End: i + 4}, {Start: she, End: she + 3}, {Start: he, End: he + 2}, {Start: they, End: they + 4}} {
			statements = append(statements, parse.Statement{Mention: m})
		}
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Resolve(doc, seg, statements, nil)
	}
}
