package topic_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"onrecord/parse/topic"
)

func TestMistakesOfATaxonomy(t *testing.T) {
	ok := topic.Entry{Label: "War", Words: []string{"war"}}
	with := func(change func(*topic.Entry)) []topic.Entry {
		e := ok
		change(&e)
		return []topic.Entry{e}
	}
	for _, test := range []struct {
		name    string
		entries []topic.Entry
		want    string // part of the message; empty for none
	}{
		{"a word", []topic.Entry{ok}, ""},
		{"no label", with(func(e *topic.Entry) { e.Label = " " }), `topic " ": label: is empty`},
		{"a label twice", []topic.Entry{ok, {Label: "WAR", Words: []string{"x"}}}, `topic "WAR": label: stands twice`},
		{"a label with a space at its end", with(func(e *topic.Entry) { e.Label = "War " }), "space"},
		{"no words", []topic.Entry{{Label: "War", Weak: []string{"front"}}}, "no words, phrases or stems"},
		{"a stem alone", []topic.Entry{{Label: "War", Stems: []string{"war"}}}, ""},

		{"a code", with(func(e *topic.Entry) { e.Code = "medtop:16000000" }), ""},
		{"a wrong code", with(func(e *topic.Entry) { e.Code = "16000000" }), `"16000000" is not a code`},
		{"a negative weight", with(func(e *topic.Entry) { e.Weight = -1 }), "weight: must lie between"},
		{"no number", with(func(e *topic.Entry) { e.Weight = math.NaN() }), "weight: must lie between"},
		{"a weight", with(func(e *topic.Entry) { e.Weight = 0.7 }), ""},

		{"a phrase among words", with(func(e *topic.Entry) { e.Words = []string{"air raid"} }), `words: "air raid" is more than one word: it belongs under phrases`},
		{"a hyphened word", with(func(e *topic.Entry) { e.Words = []string{"cease-fire"} }), ""},
		{"a word among phrases", with(func(e *topic.Entry) { e.Phrases = []string{"raid"} }), "belongs under words"},
		{"a star on a word", with(func(e *topic.Entry) { e.Words = []string{"raid*"} }), "belongs under stems"},
		{"a star on a stem", with(func(e *topic.Entry) { e.Stems = []string{"raid*"} }), "needs no star"},
		{"a star in a phrase", with(func(e *topic.Entry) { e.Phrases = []string{"air raid*"} }), ""},
		{"a star inside a word", with(func(e *topic.Entry) { e.Phrases = []string{"neighbo*ring state"} }), "not at the end"},
		{"a star after one letter", with(func(e *topic.Entry) { e.Phrases = []string{"air r*"} }), "single letter"},
		{"a stem of one letter", with(func(e *topic.Entry) { e.Stems = []string{"r"} }), "too short"},
		{"a term without letters", with(func(e *topic.Entry) { e.Weak = []string{"—"} }), "no letter"},
		{"an empty term", with(func(e *topic.Entry) { e.Words = []string{""} }), "words: holds an empty term"},
		{"a long phrase", with(func(e *topic.Entry) { e.Phrases = []string{"one two three four five six seven eight nine"} }), "longer than 8"},

		{"an abbreviation", with(func(e *topic.Entry) { e.Words = []string{"US", "UNESCO"} }), ""},
		{"a word in capitals", with(func(e *topic.Entry) { e.Words = []string{"NEGOTIATION"} }), "write it in lower case"},
		{"a stem in capitals", with(func(e *topic.Entry) { e.Stems = []string{"RAID"} }), "write it in lower case"},
		{"a name as a stem", with(func(e *topic.Entry) { e.Stems = []string{"Veshn"} }), ""},

		{"a term twice", with(func(e *topic.Entry) { e.Weak = []string{"front", "war"} }), `weak: "war" stands under words already`},
		{"a term twice in one list", with(func(e *topic.Entry) { e.Words = []string{"war", "war"} }), "stands under words already"},
		{"a broader topic", []topic.Entry{ok, {Label: "Truce", Broader: "War", Words: []string{"truce"}}}, ""},
		{"a broader topic that is not there", with(func(e *topic.Entry) { e.Broader = "Peace" }), `topic "War": broader: no topic is labelled "Peace"`},
		{"itself as the broader topic", with(func(e *topic.Entry) { e.Broader = "War" }), "names the topic itself"},
		{"three levels", []topic.Entry{ok, {Label: "Truce", Broader: "War", Words: []string{"truce"}}, {Label: "Line", Broader: "Truce", Words: []string{"line"}}},
			`topic "Line": broader: "Truce" is a part of "War" itself`},
		{"one form with a capital", with(func(e *topic.Entry) { e.Words = []string{"us", "US"} }), ""},
	} {
		_, err := topic.New(topic.Taxonomy{Topics: test.entries})
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
}

func TestMistakesTellWhereTheyAre(t *testing.T) {
	_, err := topic.New(topic.Taxonomy{Topics: []topic.Entry{
		{Label: "War", Words: []string{"war"}},
		{Label: "Fish", Words: []string{"herring", "white fish"}, Weight: 11},
	}})
	var found *topic.EntryError
	if !errors.As(err, &found) {
		t.Fatalf("got %v, want an EntryError", err)
	}
	if found.Index != 1 || found.Label != "Fish" || found.Field != "weight" {
		t.Errorf("first mistake: %+v", found)
	}
	all, ok := err.(interface{ Unwrap() []error })
	if !ok || len(all.Unwrap()) != 2 {
		t.Errorf("want both mistakes, got %v", err)
	}
}

func TestATaxonomyNeedsTopics(t *testing.T) {
	if _, err := topic.New(topic.Taxonomy{Name: "Empty"}); !errors.Is(err, topic.ErrNoTopics) {
		t.Errorf("got %v", err)
	}
}

func FuzzNew(f *testing.F) {
	f.Add("War", "war", "air raid*", "negotiat", "trade war", "The trade war")
	f.Add("*", "**", "* *", "'s", "U.S.*", "İİ U.S. 's")
	f.Fuzz(func(t *testing.T, label, word, phrase, stem, exclude, text string) {
		c, err := topic.New(topic.Taxonomy{Topics: []topic.Entry{{
			Label: label, Words: []string{word}, Phrases: []string{phrase}, Stems: []string{stem}, Exclude: []string{exclude},
		}}})
		if err != nil {
			return
		}
		for _, got := range c.Topics(topic.Input{Quote: text, Profile: c.Profile(text, []string{text})}) {
			if got.Label != label {
				t.Errorf("label %q", got.Label)
			}
		}
		// A word accepted is a word that can be found.
		if d, err := topic.New(topic.Taxonomy{Topics: []topic.Entry{{Label: label, Words: []string{word}}}}); err == nil {
			if got := d.Topics(topic.Input{Quote: word}); len(got) != 1 {
				t.Errorf("word %q does not find itself: %v", word, got)
			}
		}
	})
}
