package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/parse/read/draft"
	"onrecord/parse/read/export"
)

// An export begins with the first of its articles; one that was pasted into a
// file stays text, whose spans point into the file.
func TestOneArticleOfADatabaseIsText(t *testing.T) {
	article := func(n, of int) string {
		return fmt.Sprintf("                    %d of %d DOCUMENTS\n\n\n   Northmoor Post\n\n   November 17, 2026 Tuesday\n\nNo\n\nLENGTH: 5 words\n\nVoss said no.\n\n\n", n, of)
	}
	tests := []struct {
		name, text, format string
		documents          int
	}{
		{"the third of twelve", article(3, 12), "text", 1},
		{"the only one", article(1, 1), "text", 1},
		{"the first of two, alone", article(1, 2), "Nexis export (text)", 1},
		{"a part of an export", article(201, 400) + article(202, 400), "Nexis export (text)", 2},
		{"both", article(1, 2) + article(2, 2), "Nexis export (text)", 2},
		{"a sentence about one", "She read 1 of 12 DOCUMENTS and slept.\n\nVoss said no.\n", "text", 1},
	}
	for _, tt := range tests {
		got := readAll("a.txt", []byte(tt.text))
		if len(got) != tt.documents || got[0].Err != nil || got[0].Document.Format != tt.format {
			t.Errorf("%s: %s", tt.name, outline(got))
		}
	}
}

func TestTooManyArticlesInAnExport(t *testing.T) {
	n := draft.MaxArticles + 1
	for name, read := range map[string]func() ([]draft.Piece, error){
		"Nexis text": func() ([]draft.Piece, error) {
			return export.ReadNexisText([]byte(strings.Repeat("1 of 9 DOCUMENTS\n\nx\n\n", n)), draft.NewBudget())
		},
		"Nexis HTML": func() ([]draft.Piece, error) {
			return export.ReadNexisHTML([]byte(strings.Repeat("<DOCFULL>x</DOCFULL>", n)), draft.NewBudget())
		},
		"Factiva": func() ([]draft.Piece, error) {
			return export.ReadFactiva([]byte(strings.Repeat(`<div class="article enArticle">x</div>`, n)), draft.NewBudget())
		},
	} {
		if pieces, err := read(); len(pieces) != draft.MaxArticles || !errors.Is(err, draft.ErrTooLarge) {
			t.Errorf("%s: %d articles, error %v", name, len(pieces), err)
		}
	}
}

func TestSubtitlesWithoutCaptions(t *testing.T) {
	for name, data := range map[string]string{"a.vtt": "WEBVTT\n\nNOTE nothing\n", "a.srt": "1\n-->\n", "b.srt": "1\n00:00:01,000 --> 00:00:02,000\n\n"} {
		if err := onlyError(t, readAll(name, []byte(data))); !errors.Is(err, draft.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Labels in small letters are speakers only on evidence, and marks of change
// without a name make a turn of nobody's.
func TestWhoSpeaksInSubtitles(t *testing.T) {
	srt := func(lines ...string) []byte {
		var b strings.Builder
		for i, l := range lines {
			fmt.Fprintf(&b, "%d\n00:00:%02d,000 --> 00:00:%02d,900\n%s\n\n", i+1, 2*i, 2*i, l)
		}
		return []byte(b.String())
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"names of a directory", []byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Voss, Mara (Ports)>The bridge is shut.</v>\n\n00:03.000 --> 00:04.000\n<v Halloran, Piet>So is the road.</v>\n"), "Mara Voss: The bridge is shut.|Piet Halloran: So is the road."},
		{"a label once", srt("Remember: the bridge is shut.", "So is the road."), "Remember: the bridge is shut. So is the road."},
		{"capitals once", srt("VOSS: The bridge is shut.", "So is the road."), "VOSS: The bridge is shut. So is the road."},
		{"a name that comes again", srt("Mara Voss: Shut.", "Ann Lee: Really?", "Mara Voss: Really."), "Mara Voss: Shut.|Ann Lee: Really?|Mara Voss: Really."},
		{"marks without names", srt("VOSS: Shut.", "- Really?", "- Really."), "VOSS: Shut.|UNIDENTIFIED SPEAKER: Really?|UNIDENTIFIED SPEAKER: Really."},
		{"a mark and a name", srt(">> Mara Voss: Shut.", ">> Ann Lee: Open."), "Mara Voss: Shut.|Ann Lee: Open."},
		{"a name over two lines", srt("VOSS: The bridge\nis shut.\nLEE: And the road?"), "VOSS: The bridge is shut.|LEE: And the road?"},
		{"a voice that is no name", []byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v 12>Shut.\n\n00:03.000 --> 00:04.000\n<v Ann Lee>Open.\n"), "UNIDENTIFIED SPEAKER: Shut.|Ann Lee: Open."},
	}
	for _, tt := range tests {
		got := readAll("a.srt", tt.data)
		if len(got) != 1 || got[0].Err != nil {
			t.Fatalf("%s: %s", tt.name, outline(got))
		}
		var turns []string
		doc := got[0].Document
		for _, l := range doc.Lines {
			if s := l.Span.In(doc.Text); s != "" && l.Role.Searched() {
				turns = append(turns, s)
			}
		}
		if strings.Join(turns, "|") != tt.want {
			t.Errorf("%s: %q, want %s", tt.name, turns, tt.want)
		}
	}
}
