package speaker

import (
	"strings"
	"testing"

	"onrecord/parse"
)

// talk reads a text of which each paragraph is one quotation, with or without an
// attribution, and returns who speaks in each.
func talk(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	doc, seg := cut(text)
	statements := said(t, text, pairs)
	for i := range statements {
		s := &statements[i]
		s.Paragraph, s.Kind = i, parse.Direct
		at := seg.Paragraphs[i].Span
		open, end := strings.Index(at.In(text), "“")+len("“"), strings.Index(at.In(text), "”")
		s.Content = []parse.Span{{Start: at.Start + open, End: at.Start + end}}
		if strings.HasSuffix(s.Content[0].In(text), "?") {
			s.Stance = parse.Asks
		}
	}
	speakers, _ := Resolve(doc, seg, statements, nil)
	return names(speakers)
}

func TestTwoWhoTalkTakeTurns(t *testing.T) {
	for _, tt := range []struct {
		rule, text string
		pairs      []string
		want       string
	}{
		{"question and answer in turn", "“Did you sign it?” Mara Voss asked.\n\n“I did,” Piet Hale said.\n\n“Did anybody read it?”\n\n“I cannot say.”\n\n“Is that a no?”",
			[]string{"Mara Voss|asked", "Piet Hale|said", "|", "|", "|"}, "Mara Voss · Piet Hale · Mara Voss · Piet Hale · Mara Voss"},
		{"a short answer to another who asks", "“It was late,” Piet Hale said.\n\n“Will you resign?” Mara Voss asked.\n\n“No, ma'am.”",
			[]string{"Piet Hale|said", "Mara Voss|asked", "|"}, "Piet Hale · Mara Voss · Piet Hale"},
		{"a speaker who goes on", "“It was late,” Piet Hale said.\n\n“It was dark,” Mara Voss said.\n\n“We had no lamp.”",
			[]string{"Piet Hale|said", "Mara Voss|said", "|"}, "Piet Hale · Mara Voss · Mara Voss"},
	} {
		if got := talk(t, tt.text, tt.pairs...); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.rule, tt.text, got, tt.want)
		}
	}
}
