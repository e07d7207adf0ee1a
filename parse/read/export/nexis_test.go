package export

import (
	"strings"
	"testing"

	"onrecord/parse/read/draft"
)

func TestLabelsInsideAStoryAreTheStorys(t *testing.T) {
	p := nexisArticle([]string{"Northmoor Post", "November 17, 2026 Tuesday", "Voss answers", "BYLINE: Ann Lee", "LENGTH: 20 words",
		"Voss answered readers.", "VOSS: Nobody called us.", "READER: Not even once?", "LOAD-DATE: November 18, 2026", "SUBJECT: TALKS (90%)"})
	var got []string
	for _, l := range p.Paragraphs {
		got = append(got, l.Text)
	}
	if want := "Voss answers|Voss answered readers.|VOSS: Nobody called us.|READER: Not even once?"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

func TestWordFilesThatAreNoExport(t *testing.T) {
	list := []draft.Paragraph{{Text: "Body"}, {Text: "A word about the body"}, {Text: "Lindesby"}, {Text: "17 November 2026"}, {Text: "Section: News"}, {Text: "Body"}, {Text: "Voss said no."}}
	if got := NexisUni(list); got != nil {
		t.Errorf("got %d articles", len(got))
	}
}
