package review

import (
	"fmt"
	"testing"

	"onrecord/parse/speaker"
	"onrecord/parse/topic"
)

// renaming is a desk whose rows had one speaker each and got another.
func renaming(pairs ...[2]string) Desk {
	d := Desk{Rows: map[string]Row{}}
	for i, p := range pairs {
		d.Rows[fmt.Sprint("r", i)] = Row{Program: Values{p[0]}, Values: Values{p[1]}}
	}
	return d
}

func TestCorrectedSpeakersSuggestSpellings(t *testing.T) {
	known := []speaker.Known{{Name: "Piet Hale", Aliases: []string{"P. K. Hale"}}}
	for _, c := range []struct {
		name string
		desk Desk
		want string
	}{
		{"another transcription", renaming([2]string{"Naim Kasar", "Naim Qassar"}), "[{Naim Qassar Naim Kasar 1}]"},
		{"an initial", renaming([2]string{"M. Voss", "Mara Voss"}), "[{Mara Voss M. Voss 1}]"},
		{"a name in between", renaming([2]string{"Mara Voss", "Mara Lindqvist Voss"}), "[{Mara Lindqvist Voss Mara Voss 1}]"},
		{"a surname that nobody else has", renaming([2]string{"Voss", "Mara Voss"}), "[{Mara Voss Voss 1}]"},
		{"a surname that somebody else has", renaming([2]string{"Voss", "Mara Voss"}, [2]string{"Ines Voss", "Ines Voss"}), "[]"},
		{"another person of that surname", renaming([2]string{"Ines Voss", "Mara Voss"}), "[]"},
		{"another person", renaming([2]string{"Ines Roke", "Mara Voss"}), "[]"},
		{"another name, always", renaming([2]string{"Old Foxglove", "Mara Voss"}, [2]string{"Old Foxglove", "Mara Voss"}, [2]string{"Old Foxglove", "Mara Voss"}), "[]"},
		{"not always", renaming([2]string{"Naim Kasar", "Naim Qassar"}, [2]string{"Naim Kasar", "Naim Kasar"}), "[]"},
		{"emptied", renaming([2]string{"Naim Kasar", ""}), "[]"},
		{"an alias already", renaming([2]string{"P. K. Hale", "Piet Hale"}), "[]"},
		{"a title more", renaming([2]string{"Dr Mara Voss", "Mara Voss"}), "[]"},
	} {
		if got := fmt.Sprint(Aliases(c.desk, Outcome{}, known)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	two := renaming([2]string{"Marta Voss", "Mara Voss"})
	two.Documents = map[string]Document{"talks.txt": {People: map[string]bool{speaker.Key("Marta Voss"): true, speaker.Key("Mara Voss"): true}}}
	if got := Aliases(two, Outcome{}, known); len(got) > 0 {
		t.Errorf("a document names both: %v", got)
	}
	d := renaming([2]string{"Naim Kasar", "Naim Kasar"})
	o := Outcome{Changes: []Change{{Target: "r0", Field: "speaker", Old: "Naim Kasar", New: "Naim Qassar"}}}
	if got := fmt.Sprint(Aliases(d, o, nil)); got != "[{Naim Qassar Naim Kasar 1}]" {
		t.Errorf("of a change: %s", got)
	}
}

func TestCorrectedTopicsSuggestWords(t *testing.T) {
	table := topic.Taxonomy{Topics: []topic.Entry{{Label: "Ports", Words: []string{"harbour"}, Stems: []string{"dock"}}, {Label: "Energy"}}}
	d := Desk{Rows: map[string]Row{}}
	add := func(quote, said, now string) {
		d.Rows[fmt.Sprint("r", len(d.Rows))] = Row{Quote: quote, Program: Values{1: said}, Values: Values{1: now}}
	}
	for range 10 {
		add("We would rather wait for the ministry, and the council too.", "Energy", "Energy")
	}
	if got := SuggestedWords(d, Outcome{}, table); len(got) != 0 {
		t.Errorf("nothing was corrected: %v", got)
	}
	add("The breakwater would not stand; the harbour closed its dockyards.", "Energy", "Ports")
	if got := SuggestedWords(d, Outcome{}, table); len(got) != 0 {
		t.Errorf("of one row: %v", got)
	}
	add("A new breakwater, and the harbour with its dockyards would be safe.", "", "Ports")
	if got := fmt.Sprint(SuggestedWords(d, Outcome{}, table)); got != "[{Ports breakwater 2}]" {
		t.Errorf("got %s", got)
	}
}

// Many spellings of one name at once are what a filled column looks like: somebody has
// to say yes.
func TestManySpellingsOfOneNameAreAskedFor(t *testing.T) {
	l := Suggestions{Aliases: []Alias{{"Mara Voss", "M. Voss", 1}, {"Mara Voss", "Mara Vos", 2}, {"Piet Hale", "P. Hale", 1}}}
	if got := l.Question(); got != "" {
		t.Errorf("two spellings are asked for: %s", got)
	}
	l.Aliases = append(l.Aliases, Alias{"Mara Voss", "Marra Voss", 1})
	if got, want := l.Question(), "Should M. Voss, Mara Vos, Marra Voss all be spellings of Mara Voss?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
