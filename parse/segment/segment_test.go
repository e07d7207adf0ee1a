package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/parse"
)

// body makes a document whose lines are all body.
func body(text string) parse.Document {
	doc := parse.Document{Text: text}
	for start := 0; start <= len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text) - start
		}
		span := parse.Span{Start: start, End: start + end}
		role := parse.RoleBody
		if strings.TrimSpace(span.In(text)) == "" {
			role = parse.RoleBlank
		}
		doc.Lines = append(doc.Lines, parse.Line{Span: span, Role: role})
		start += end + 1
	}
	return doc
}

func TestParagraphsAreLinesUnlessTextIsWrapped(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a line is a paragraph", "The depot closed.\nMara Voss said so.", []string{"The depot closed.", "Mara Voss said so."}},
		{"blank lines do not count", "One.\n\n\nTwo.", []string{"One.", "Two."}},
		{
			"wrapped lines are joined",
			"The depot at Northmoor closed on Friday after the\nriver had reached the second of its three doors and\nthe pumps had failed.\n\nNobody was hurt, the\nmayor said.",
			[]string{"The depot at Northmoor closed on Friday after the\nriver had reached the second of its three doors and\nthe pumps had failed.", "Nobody was hurt, the\nmayor said."},
		},
		{
			"lines wrapped as wide as a screen are joined",
			"The depot at Northmoor, which the army had rented to the province for as long as anybody in the town could think, closed\non Friday after the river had reached the second of its three doors and the pumps, bought only in May, had failed within\none night." + "\n\n" + "Nobody was hurt, the mayor said, and the families from the lower road would sleep in the school until the water was gone\nfrom their cellars.",
			[]string{"The depot at Northmoor, which the army had rented to the province for as long as anybody in the town could think, closed\non Friday after the river had reached the second of its three doors and the pumps, bought only in May, had failed within\none night.", "Nobody was hurt, the mayor said, and the families from the lower road would sleep in the school until the water was gone\nfrom their cellars."},
		},
		{
			"wide lines without a margin are not",
			"Shells counted at the river line on Monday, from both banks, by the monitors of the envoy, as reported on Tuesday morning\nPrisoners released\nTalks in Lindesby\nThe minister leaves for the south",
			[]string{"Shells counted at the river line on Monday, from both banks, by the monitors of the envoy, as reported on Tuesday morning", "Prisoners released", "Talks in Lindesby", "The minister leaves for the south"},
		},
		{"outer white space is trimmed", "\u00a0 One. \t\r\nTwo.", []string{"One.", "Two."}},
	} {
		var got []string
		for _, p := range Split(body(c.text)).Paragraphs {
			got = append(got, p.Span.In(c.text))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSentencesEndWithTheirClosingMarks(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The pumps failed. Nobody called us.", []string{"The pumps failed.", "Nobody called us."}},
		{"“It held,” Roke said. “Next year it may not.” She left.", []string{"“It held,” Roke said.", "“Next year it may not.”", "She left."}},
		{"“Why?” she asked. “Why now?”", []string{"“Why?” she asked.", "“Why now?”"}},
		{"Gen. P. Halloran met Dr. Voss in the U.S. on Nov. 3.", []string{"Gen. P. Halloran met Dr. Voss in the U.S. on Nov. 3."}},
		{"It was made in the U.S. He said so.", []string{"It was made in the U.S.", "He said so."}},
		{"The ID. RAVEN is new. The ID. RAVEN is dear.", []string{"The ID. RAVEN is new.", "The ID. RAVEN is dear."}},
		{"They knew ... and slept. (Nobody asked.) It rained.", []string{"They knew ... and slept.", "(Nobody asked.)", "It rained."}},
		{"Prices rose 3.5 percent. See veshnia.example for more.", []string{"Prices rose 3.5 percent.", "See veshnia.example for more."}},
	} {
		var got []string
		for _, s := range Split(body(c.text)).Sentences {
			got = append(got, s.Span.In(c.text))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestTokensKeepNamesAndNumbersWhole(t *testing.T) {
	text := "Al-Sudani’s U.S. aide paid $1,000.50 — “now,” he said..."
	var got []string
	seg := Split(body(text))
	for _, tok := range seg.Tokens {
		got = append(got, tok.Span.In(text))
	}
	want := "Al-Sudani’s|U.S.|aide|paid|$|1,000.50|—|“|now|,|”|he|said|..."
	if strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

// show renders regions as "inner", with a letter for each property.
func show(text string, seg parse.Segments) string {
	var out []string
	for _, q := range seg.Quotations {
		s := q.Inner.In(text)
		for _, f := range []struct {
			on   bool
			name string
		}{{q.Nested, "N"}, {q.Unclosed, "U"}, {q.Continues, "C"}, {q.Scare, "S"}} {
			if f.on {
				s += "/" + f.name
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestQuotationRegions(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"curly", "“Nobody called us,” Roke said.", "Nobody called us,"},
		{"straight", `"The roof held," Roke said, "but the cellar did not."`, "The roof held, | but the cellar did not."},
		{"typewriter", "``We waited there,'' Roke said.", "We waited there,"},
		{"mixed by conversion", "“We waited there,'' Roke said.", "We waited there,"},
		{"straight closed by curly", `"We waited there,” Roke said.`, "We waited there,"},
		{"guillemets", "«Nobody called us,» Roke said.", "Nobody called us,"},
		{"german", "„Nobody called us there“, said Roke.", "Nobody called us there"},
		{"single inside double", "“My boss told me, ‘Stay at home,’ so I stayed,” he said.", "My boss told me, ‘Stay at home,’ so I stayed, | Stay at home,/N"},
		{"straight single inside double", `"He told me 'stay at home, Roke' and I stayed," he said.`, "He told me 'stay at home, Roke' and I stayed, | stay at home, Roke/N"},
		{"possessive before the closing mark", "‘The leaders’ summit failed,’ he said.", "The leaders’ summit failed,"},
		{"single on their own", "'It's Roke's call to make,' he said.", "It's Roke's call to make,"},
		{"apostrophes are no marks", "It's Roke's, the '90s depot of the workers' union.", ""},
		{"scare quotes", "The “emergency” lasted eleven minutes.", "emergency/S"},
		{"nickname", `Tom "Sparky" Hale reviewed it.`, "Sparky/S"},
		{"never closes", "“We waited for the boats all night long.", "We waited for the boats all night long./U"},
		{"straight never closes", "\"We waited for the boats.\nIt rained.", "We waited for the boats./U"},
		{"runs over paragraphs", "“We waited all night.\n“At dawn the water came.\n“Then it stopped,” Roke said.",
			"We waited all night./U | At dawn the water came./U/C | Then it stopped,/C"},
		{"closing mark alone", "Nobody came,” he said.", ""},
		{"paragraphs run together", `"We waited all night. "At dawn the water came," Roke said.`, `We waited all night. "At dawn the water came,`},
		{"two single marks close", "“We waited there.’’ Roke said so.", "We waited there."},
		{"nested curly", "“The so-called “bucket” plan failed,” he said.", "The so-called “bucket” plan failed, | bucket/N/S"},
	} {
		seg := Split(body(c.text))
		if got := show(c.text, seg); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func FuzzSegmentsLieInTheText(f *testing.F) {
	f.Add("“A,” he said. ‘B’ \"c\nd\" «e» ''f\n\n``g'' U.S. 1,0")
	f.Add("\u00a0“\n”\n\"\"\"''’‘ „x“")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("documents are valid UTF-8")
		}
		seg := Split(body(text))
		ok := func(what string, s parse.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) || !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("%s: bad span %v in %q", what, s, text)
			}
		}
		last := 0
		for i, tok := range seg.Tokens {
			ok("token", tok.Span)
			if tok.Span.Empty() || tok.Span.Start < last {
				t.Fatalf("token %d is empty or out of order: %v in %q", i, tok.Span, text)
			}
			last = tok.Span.End
		}
		n := 0
		for i, p := range seg.Paragraphs {
			ok("paragraph", p.Span)
			for _, s := range seg.SentencesOf(i) {
				ok("sentence", s.Span)
				if !p.Span.Contains(s.Span) || s.Paragraph != i || s.Tokens.From != n {
					t.Fatalf("sentence %+v leaves paragraph %d %+v", s, i, p)
				}
				n = s.Tokens.To
			}
		}
		if n != len(seg.Tokens) {
			t.Fatalf("sentences hold %d of %d tokens", n, len(seg.Tokens))
		}
		for _, q := range seg.Quotations {
			ok("quotation", q.Outer)
			ok("quotation", q.Inner)
			if !q.Outer.Contains(q.Inner) || !seg.Paragraphs[q.Paragraph].Span.Contains(q.Outer) {
				t.Fatalf("quotation %+v leaves its paragraph", q)
			}
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("“The roof held,” Ines Roke, who runs the depot in Northmoor, said on Friday, “but the cellar did not.” The council had met twice.\n", 60)
	doc := body(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(doc)
	}
}
