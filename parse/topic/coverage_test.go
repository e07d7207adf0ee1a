package topic_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"onrecord/parse/topic"
)

var war = topic.Taxonomy{Topics: []topic.Entry{
	{Label: "War", Words: []string{"war", "truce"}, Stems: []string{"shell"}, Weak: []string{"front"}},
	{Label: "Sport", Words: []string{"match"}},
}}

func TestCoverCountsTopicsAndTheTermsThatDecided(t *testing.T) {
	c, err := topic.Cover(war, []topic.Labelled{
		{Text: "The war, this war, is over.", Label: "War"},
		{Text: "Shelling broke the truce in the war.", Label: "War"},
		{Text: "The front is quiet.", Label: "War"}, // a weak word alone decided nothing
		{Text: "It was louder in August.", Label: "War"},
		{Text: "The ferries wait.", Label: ""},
	}, 5)
	if err != nil {
		t.Fatal(err)
	}
	want := []topic.Share{
		{Label: "War", Labelled: 4, Lent: 2, Terms: []topic.TermCount{{Term: "war", Labelled: 2}, {Term: "front", Labelled: 1}, {Term: "shell*", Labelled: 1}, {Term: "truce", Labelled: 1}}},
		{Label: "Sport"},
	}
	if !reflect.DeepEqual(c.Topics, want) {
		t.Errorf("got  %+v\nwant %+v", c.Topics, want)
	}
	if c.Without != 1 || c.Lent != 2 {
		t.Errorf("%d without a topic, %d by surroundings; want 1 and 2", c.Without, c.Lent)
	}
}

// clippings are six documents of six statements: two on ferries, two on coal,
// two on nothing in particular. All speak of answers now and then.
func clippings() []topic.Labelled {
	var filed []topic.Labelled
	for doc := range 6 {
		for i := range 6 {
			text := [...]string{"It rained on %d roofs.", "An answer to %d letters is due.", "I have %d sisters.", "%d hats are lost.", "Soup costs %d crowns.", "Sleep %d hours."}[i]
			text = fmt.Sprintf(text, doc)
			switch {
			case doc < 2 && i != 1:
				text = [...]string{"The ferry line pays.", "", "A ferry line sinks.", "My ferry line waits.", "No ferry line tonight.", "Ferry pilots sing."}[i]
			case doc >= 2 && doc < 4 && i > 1:
				text = [...]string{"", "", "We burn coal.", "The US digs coal.", "Coal is dear.", "Who eats coal?"}[i]
			}
			filed = append(filed, topic.Labelled{Text: text, Document: doc})
		}
	}
	return filed
}

func TestDividersAreTheWordsOfSubjects(t *testing.T) {
	c, err := topic.Cover(war, clippings(), 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range c.Dividers {
		got = append(got, d.Term)
		if d.Documents != 2 || d.Association < 3.84 {
			t.Errorf("%+v", d)
		}
	}
	// "ferry" and "line" are what "ferry line" says already, "answer" stands once
	// in every document.
	if want := []string{"ferry line", "coal"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDividersAreNotInTheTaxonomy(t *testing.T) {
	for _, terms := range []topic.Entry{
		{Label: "Coal", Words: []string{"coal"}},
		{Label: "Coal", Stems: []string{"coa"}},
		{Label: "Coal", Words: []string{"pit"}, Weak: []string{"coal"}},
	} {
		c, err := topic.Cover(topic.Taxonomy{Topics: []topic.Entry{terms}}, clippings(), 50)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range c.Dividers {
			if d.Term == "coal" {
				t.Errorf("coal is suggested beside %+v", terms)
			}
		}
	}
}

func TestNoMoreDividersThanAskedFor(t *testing.T) {
	for most := range 3 {
		c, err := topic.Cover(war, clippings(), most)
		if err != nil || len(c.Dividers) > most {
			t.Errorf("%d dividers, want at most %d; %v", len(c.Dividers), most, err)
		}
	}
	if c, err := topic.Cover(war, nil, 5); err != nil || len(c.Topics) != 2 || c.Dividers != nil {
		t.Errorf("of nothing: %+v, %v", c, err)
	}
	if _, err := topic.Cover(topic.Taxonomy{}, nil, 5); err == nil {
		t.Error("a taxonomy without topics is no error")
	}
}
