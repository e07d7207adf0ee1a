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

func TestNamesOfOutletsInDatabases(t *testing.T) {
	for name, want := range map[string]string{
		"Osk Post, The": "The Osk Post", "Osk Post (Online)": "Osk Post", "Osk Post [Osk]": "Osk Post", "The Ferry (Zimbabwe)": "The Ferry (Zimbabwe)",
		"Ferry, The (New Tarn)": "The Ferry (New Tarn)", "Osk Post (Osk, NM)": "Osk Post", "Osk Post (OSP)": "Osk Post",
	} {
		if got := outletName(name); got != want {
			t.Errorf("%s is read as %s, want %s", name, got, want)
		}
	}
}

func TestATimeOfDayIsNoOutlet(t *testing.T) {
	var list []draft.Paragraph
	for _, s := range []string{"Pier closed", "Ann Lee", "214 words", "17 November 2026", "09:14 AM", "Osk Post", "OSKP", "English", "© 2026 Osk Post", "The pier was closed."} {
		list = append(list, draft.Paragraph{Text: s})
	}
	if p := factivaForReading(list); p.Declared.Source != "Osk Post" || p.Declared.Date.String() != "2026-11-17" {
		t.Errorf("%+v", p.Declared)
	}
}
