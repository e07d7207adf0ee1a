package transcript_test

import (
	"strings"
	"testing"

	"onrecord/parse/extract"
	"onrecord/parse/read"
	"onrecord/parse/transcript"
)

// TestSpeakersOfEveryLayout reads every layout as a file is read: no paragraph is
// another's without a flag, and hardly any is lost or without its speaker.
func TestSpeakersOfEveryLayout(t *testing.T) {
	all, right := 0, 0
	for _, sitting := range transcript.Sittings() {
		path := "hearing.txt"
		if strings.Contains(sitting.Text, "\n### ") {
			path = "hearing.md"
		}
		speaker, doubt := map[string]string{}, map[string]bool{}
		for found := range read.Documents(read.Input{Path: path, Data: []byte(sitting.Text)}) {
			if found.Err != nil {
				t.Fatal(sitting.Layout, found.Err)
			}
			r := extract.Statements(found.Document, extract.Options{})
			for i, s := range r.Statements {
				words := s.Content[0].In(found.Document.Text)
				speaker[words] = r.Speakers[i].Name
				doubt[words] = r.Speakers[i].Doubt != "" || len(s.Flags) > 0
			}
		}
		for _, said := range sitting.Said {
			who, ok := speaker[said[1]]
			all++
			switch {
			case !ok:
				t.Logf("%s: lost: %s: %q", sitting.Layout, said[0], said[1])
			case isSpeaker(who, said[0], sitting.Layout):
				right++
			case who == "" || doubt[said[1]]:
				t.Logf("%s: %s is %q, flagged", sitting.Layout, said[0], who)
			default:
				t.Errorf("%s: %q is said by %q, not by %s", sitting.Layout, said[1], who, said[0])
			}
		}
	}
	if right*100 < all*98 {
		t.Errorf("%d of %d paragraphs have their speaker", right, all)
	}
}

// isSpeaker reports whether a name is that of who spoke. The chair has many
// names, and none of a witness's; a layout may give a witness only a number or a
// surname.
func isSpeaker(name, who, layout string) bool {
	const first, second = "Speaker 2", "Speaker 3"
	switch {
	case layout == "numbered voices":
		return name == "" || who == "chair"
	case who == "chair":
		return name != "" && !strings.Contains(name, "Roke") && !strings.Contains(name, "Hadley")
	}
	surname := who[strings.LastIndexByte(who, ' ')+1:]
	return name == who || name == surname || name == "Lord "+surname+" of Dunmere" || name == surname+" of Norrland" || name == surname+" of Dunmere"
}
