package topic_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"

	"onrecord/parse"
	"onrecord/parse/topic"
)

// desk is a small taxonomy that every rule can be shown by.
var desk = topic.Taxonomy{
	Name: "Harbours",
	Topics: []topic.Entry{
		{
			Label: "War", Words: []string{"war", "ceasefire", "US"}, Phrases: []string{"air raid*"},
			Common: []string{"attack*", "heavy raid"}, Weak: []string{"front", "enemy"}, Exclude: []string{"trade war*"},
		},
		{Label: "Courts", Words: []string{"court"}, Phrases: []string{"war crimes", "supreme court", "cease fire"}},
		{Label: "Talks", Stems: []string{"negotiat"}, Words: []string{"treaty"}, Phrases: []string{"nuclear talk*"}},
		{Label: "Veshnia", Words: []string{"Veshnia", "Turkey", "treaty"}, Weight: 0.6},
		{Label: "Fish", Words: []string{"herring", "cod"}, Weak: []string{"boats"}},
	},
}

func classifier(t testing.TB, tax topic.Taxonomy) *topic.Classifier {
	t.Helper()
	c, err := topic.New(tax)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func labels(topics []parse.Topic) string {
	var list []string
	for _, t := range topics {
		list = append(list, t.Label)
	}
	return strings.Join(list, ", ")
}

func TestTopicsOfAStatement(t *testing.T) {
	c := classifier(t, desk)
	for _, test := range []struct{ rule, quote, want string }{
		{"a word", "The war is over.", "War"},
		{"not inside another word", "The warden was rewarded.", ""},
		{"whatever its case", "THE WAR IS OVER", "War"},
		{"with a possessive ending", "the war’s end and the war's cost", "War"},
		{"but not with another ending", "The wars are over.", ""},
		{"a hyphen is a space", "post-war Northmoor", "War"},

		{"a phrase", "We call for a cease-fire now.", "Courts"},
		{"not with a word between", "We cease all fire.", ""},
		{"not the wrong way round", "fire, then cease", ""},
		{"across a line break", "the supreme\n  court", "Courts"},
		{"with an open ending", "two air raids", "War"},
		{"the star stands for no letter too", "an air raid", "War"},

		{"a stem", "They are renegotiating and negotiating.", "Talks"},
		{"only at the beginning", "They are renegotiating.", ""},

		{"capitals as written", "The US has left.", "War"},
		{"with dots", "The U.S. has left the U.S.'s base.", "War"},
		{"at a sentence's end", "We leave to the U.S. Northmoor stays.", "War"},
		{"an initial is no abbreviation", "U. S. Halloran has left.", ""},
		{"not the pronoun", "Come with us.", ""},
		{"a capital as written", "Turkey agrees.", "Veshnia"},
		{"in a headline", "TURKEY AGREES", "Veshnia"},
		{"not the bird", "We had turkey for lunch.", ""},

		{"the longest term wins", "They are guilty of war crimes.", "Courts"},
		{"and the short one stands elsewhere", "War crimes were committed in this war.", "Courts, War"},
		{"an excluded phrase", "A trade war helps nobody.", ""},
		{"excludes only its own words", "The trade war became a war.", "War"},
		{"a word with open ending", "Trade wars and the war.", "War"},

		{"a weak word makes no topic", "The front is long.", ""},
		{"nor the same one again", "The front behind the front.", ""},
		{"two make one where nothing else does", "The enemy is at the front.", "War"},
		{"but not beside another topic", "Herring for the enemy at the front.", "Fish"},
		{"a weak word supports a topic", "Veshnia at the front, a ceasefire, a court", "War, Courts, Veshnia"},

		{"a common word", "They attacked.", "War"},
		{"counts less than a word", "They attacked the herring boats.", "Fish, War"},
		{"a common phrase", "A heavy raid.", "War"},

		{"a term of one topic before a shared one", "the treaty and the herring", "Fish, Talks, Veshnia"},
		{"more words before fewer", "herring and cod in the war", "Fish, War"},
		{"the taxonomy's order between equals", "the cod, the court and the war", "War, Courts, Fish"},
		{"a lighter topic after a heavier one", "Veshnia wants the war", "War, Veshnia"},

		{"nothing", "", ""},
		{"no letters", "— … 12 % “”", ""},
	} {
		if got := labels(c.Topics(topic.Input{Quote: test.quote})); got != test.want {
			t.Errorf("%s: %q is about %q, want %q", test.rule, test.quote, got, test.want)
		}
	}
}

func TestTopicsFromTheTextAround(t *testing.T) {
	c := classifier(t, desk)
	for _, test := range []struct {
		rule string
		in   topic.Input
		want string
	}{
		{"a silent statement takes its paragraph's topic",
			topic.Input{Quote: "the deal as essential", Paragraph: "Halloran signed the treaty. He described the deal as essential for herring boats."}, "Fish, Talks, Veshnia"},
		{"a statement that speaks needs none",
			topic.Input{Quote: "herring, cod and herring again", Paragraph: "The war goes on. Voss spoke of herring, cod and herring again."}, "Fish"},
		{"an answer takes its question's topic",
			topic.Input{Quote: "Yes, by Friday.", Question: "Will there be a ceasefire?"}, "War"},
		{"the question goes before the paragraph",
			topic.Input{Quote: "Yes, by Friday.", Question: "Will there be a ceasefire?", Paragraph: "Yes, by Friday. The court sits."}, "War, Courts"},
		{"the paragraph goes before the title",
			topic.Input{Quote: "It is late.", Paragraph: "It is late, she said in court.", Title: "Herring is scarce"}, "Courts, Fish"},
		{"what was said before serves a statement that points back",
			topic.Input{Quote: "And if they refuse?", Before: "We offered them a ceasefire."}, "War"},
		{"and the title where nothing else does",
			topic.Input{Quote: "It is late.", Title: "Voss warns of war"}, "War"},
		{"weak words around a statement make no topic",
			topic.Input{Quote: "It is late.", Paragraph: "The boats are at the front."}, ""},
		{"weak words of a statement settle which of the paragraph's topics it is about",
			topic.Input{Quote: "the boats are ready", Paragraph: "The war stopped the herring; the boats are ready."}, "Fish, War"},
	} {
		if got := labels(c.Topics(test.in)); got != test.want {
			t.Errorf("%s: %q, want %q", test.rule, got, test.want)
		}
	}
}

func TestTopicsOfAScriptWithoutSpaces(t *testing.T) {
	c := classifier(t, topic.Taxonomy{Topics: []topic.Entry{
		{Label: "战争", Words: []string{"战争", "停火"}},
		{Label: "جنگ", Words: []string{"جنگ"}},
		{Label: "Война", Stems: []string{"войн"}},
	}})
	for quote, want := range map[string]string{
		"我们要求立即停火。":      "战争",
		"停车，开火":          "",
		"این جنگ است":    "جنگ",
		"ВОЙНЫ не будет": "Война",
	} {
		if got := labels(c.Topics(topic.Input{Quote: quote})); got != want {
			t.Errorf("%q is about %q, want %q", quote, got, want)
		}
	}
}

func TestScores(t *testing.T) {
	c := classifier(t, desk)
	score := func(in topic.Input) float64 {
		topics := c.Topics(in)
		if len(topics) == 0 {
			return 0
		}
		return topics[0].Score
	}
	once := score(topic.Input{Quote: "the war"})
	if once != 0.5 {
		t.Errorf("one word scores %v, want 0.5", once)
	}
	twice := score(topic.Input{Quote: "the war, this war"})
	both := score(topic.Input{Quote: "the war, this ceasefire"})
	if !(once < twice && twice < both && both < 1) {
		t.Errorf("a word %v, the word again %v, another word %v: want a rise", once, twice, both)
	}
	if around := score(topic.Input{Quote: "It is.", Paragraph: "War, ceasefire, war, war. It is."}); around >= once || around == 0 {
		t.Errorf("a word around the statement scores %v, want less than %v", around, once)
	}
	if shared, own := score(topic.Input{Quote: "the treaty"}), score(topic.Input{Quote: "negotiate"}); shared >= own {
		t.Errorf("a word of two topics scores %v, a word of one %v", shared, own)
	}
}

// A long answer that mentions a country once is not about it.
func TestTopicsFarBelowTheBestAreLeftOut(t *testing.T) {
	c := classifier(t, desk)
	long := "War, ceasefire and air raids: the war has a front, an enemy, and the US. Veshnia."
	if got := labels(c.Topics(topic.Input{Quote: long})); got != "War" {
		t.Errorf("got %q, want War alone", got)
	}
}

func TestNilClassifierKnowsNoTopics(t *testing.T) {
	var c *topic.Classifier
	if got := c.Topics(topic.Input{Quote: "the war"}); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestClassifierServesManyAtOnce(t *testing.T) {
	c := classifier(t, desk)
	in := topic.Input{Quote: "war and herring", Paragraph: "war, herring, court", Title: "Treaty"}
	want := c.Topics(in)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				if got := c.Topics(in); !reflect.DeepEqual(got, want) {
					t.Errorf("got %v, want %v", got, want)
					return
				}
			}
		})
	}
	wg.Wait()
}

func FuzzTopics(f *testing.F) {
	f.Add("The war’s end, U.S. air-raids", "trade war", "Negotiat", "停火 İ ß 'S 's’s", "u.s.a.\xff")
	f.Add("", "", "", "", "")
	c := classifier(f, desk)
	known := map[string]bool{}
	for _, e := range desk.Topics {
		known[e.Label] = true
	}
	f.Fuzz(func(t *testing.T, quote, paragraph, question, before, title string) {
		topics := c.Topics(topic.Input{quote, paragraph, question, before, title})
		for i, got := range topics {
			if !known[got.Label] || math.IsNaN(got.Score) || got.Score <= 0 || got.Score >= 1 {
				t.Errorf("topic %+v", got)
			}
			if i > 0 && got.Score > topics[i-1].Score {
				t.Errorf("%+v after %+v", got, topics[i-1])
			}
		}
	})
}

func BenchmarkTopics(b *testing.B) {
	c := classifier(b, desk)
	paragraph := strings.Repeat("The minister of Northmoor said on Monday that the war with Veshnia had cost the herring boats dearly, and that negotiations went on. ", 8)
	in := topic.Input{Quote: paragraph[:260], Paragraph: paragraph, Title: "Voss: no end of the war in sight"}
	b.SetBytes(int64(len(in.Quote) + len(in.Paragraph) + len(in.Title)))
	b.ReportAllocs()
	for b.Loop() {
		c.Topics(in)
	}
}

func ExampleClassifier_Topics() {
	c, err := topic.New(topic.Taxonomy{Topics: []topic.Entry{
		{Label: "Fisheries", Words: []string{"herring", "quota", "quotas"}, Weak: []string{"boats"}},
		{Label: "Courts", Words: []string{"court", "judge"}, Phrases: []string{"legal action*"}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range c.Topics(topic.Input{Quote: "The court has no say in quotas for our boats."}) {
		fmt.Printf("%s %.2f\n", t.Label, t.Score)
	}
	// Output:
	// Fisheries 0.56
	// Courts 0.50
}
