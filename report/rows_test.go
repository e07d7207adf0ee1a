package report

import (
	"encoding/json"
	"strings"
	"testing"

	"onrecord/parse"
)

// result is a document with one cut quotation; the é and “ make bytes and
// code points differ.
func result() parse.Result {
	text := "Zoé: “It held,” Roke said. “It leaked.”"
	span := func(words string) parse.Span {
		i := strings.Index(text, words)
		return parse.Span{Start: i, End: i + len(words)}
	}
	return parse.Result{
		Document:   parse.Document{ID: "d1", Path: "a.txt", Text: text},
		Provenance: parse.Provenance{Source: "NPA", Date: parse.NewDate(2026, 11, 21), DateBasis: parse.Inferred("dateline")},
		Statements: []parse.Statement{{
			Kind: parse.Direct, Act: parse.Speech, Mention: span("Roke"), Cue: []parse.Span{span("said")},
			Content: []parse.Span{span("It held,"), span("It leaked.")}, Confidence: 0.9,
		}},
		Speakers: []parse.Speaker{{Name: "Ines Roke", Role: "mayor"}},
		Topics:   [][]parse.Topic{{{Label: "Floods", Score: 0.8}, {Label: "Roofs", Score: 0.4}}},
	}
}

func TestARowCountsSpansInCodePoints(t *testing.T) {
	r := result()
	row := Rows(r)[0]
	points := []rune(r.Document.Text)
	var parts []string
	for _, s := range row.Spans.Content {
		parts = append(parts, string(points[s[0]:s[1]]))
	}
	if got := strings.Join(parts, Ellipsis); got != row.Quote || got != "It held, … It leaked." {
		t.Errorf("the text at the spans is %q, the quote %q", got, row.Quote)
	}
	if m := row.Spans.Mention[0]; string(points[m[0]:m[1]]) != "Roke" {
		t.Errorf("the mention's span %v does not hold the mention", m)
	}
}

func TestCodePointsAgreeWithCountingFromTheStart(t *testing.T) {
	text := strings.Repeat("“é” 日本 x", 200)
	c := newCodePoints(text)
	n := 0
	for i := range text {
		if got := c.at(i); got != n {
			t.Fatalf("at byte %d: %d code points, want %d", i, got, n)
		}
		n++
	}
	if c.at(len(text)) != n {
		t.Errorf("at the end: %d, want %d", c.at(len(text)), n)
	}
}

func TestARowSaysWhatIsUnknownAndWhy(t *testing.T) {
	r := result()
	r.Speakers[0] = parse.Speaker{How: "two people are called Roke"}
	row := Rows(r)[0]
	if want := "speaker unresolved: two people are called Roke; date inferred"; strings.Join(row.Flags, "; ") != want {
		t.Errorf("flags %q, want %q", row.Flags, want)
	}
	if row.Speaker != "" {
		t.Errorf("an unresolved speaker became %q", row.Speaker)
	}
}

func TestAnIDSurvivesARunAndTellsStatementsApart(t *testing.T) {
	a, b := Rows(result())[0], Rows(result())[0]
	if a.ID != b.ID || a.ID[0] != 'r' {
		t.Errorf("ids %q and %q of the same statement", a.ID, b.ID)
	}
	other := result()
	other.Document.ID = "d2"
	moved := result()
	moved.Statements[0].Content = moved.Statements[0].Content[:1]
	if a.ID == Rows(other)[0].ID || a.ID == Rows(moved)[0].ID {
		t.Error("another document or another place has the same id")
	}
}

func TestRowsOfOneTurnShareTheirStatement(t *testing.T) {
	r := result()
	s := r.Statements[0]
	s.Turn = 1
	plain := s
	plain.Turn = 0
	r.Statements = []parse.Statement{s, s, plain, plain}
	r.Speakers, r.Topics = nil, nil
	var got []int
	for _, row := range Rows(r) {
		got = append(got, row.Statement)
	}
	if want := []int{1, 1, 2, 3}; len(got) != 4 || got[1] != want[1] || got[2] != want[2] || got[3] != want[3] {
		t.Errorf("statement numbers %v, want %v", got, want)
	}
}

func TestTheSchemaBeginsWithTheFiveColumnsAndHasNoNull(t *testing.T) {
	r := result()
	r.Topics, r.Speakers, r.Statements[0].Cue = nil, nil, nil
	data, err := json.Marshal(Rows(r)[0])
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(data), `{"source":"NPA","date":"2026-11-21","speaker":"","topic":"","quote":`) {
		t.Errorf("the schema begins otherwise: %.80s", data)
	}
	if strings.Contains(string(data), "null") {
		t.Errorf("a list is null: %s", data)
	}
}

func TestRenameKeepsTheRoleThatTheDocumentGives(t *testing.T) {
	rows := []Row{{Speaker: "I. Roke", Role: "mayor"}, {Speaker: "I. Roke"}, {Speaker: "Lind"}, {}}
	Rename(rows, map[string]parse.Speaker{"I. Roke": {Name: "Ines Roke", Role: "head of the depot"}, "": {Name: "nobody"}})
	want := []Row{{Speaker: "Ines Roke", Role: "mayor"}, {Speaker: "Ines Roke", Role: "head of the depot"}, {Speaker: "Lind"}, {}}
	for i := range rows {
		if rows[i].Speaker != want[i].Speaker || rows[i].Role != want[i].Role {
			t.Errorf("row %d is %q, %q", i, rows[i].Speaker, rows[i].Role)
		}
	}
}
