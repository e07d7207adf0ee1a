package topic_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"onrecord/parse"
	"onrecord/parse/topic"
)

// desk is a small taxonomy that shows every rule.
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
		{"two different ones do", "The enemy is at the front.", "War"},
		{"but far behind another topic", "Herring and cod for the enemy at the front.", "Fish"},
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

// of returns an input for a statement in one of a document's paragraphs.
func of(c *topic.Classifier, quote string, paragraph int, paragraphs ...string) topic.Input {
	return topic.Input{Quote: quote, Profile: c.Profile("", paragraphs), Paragraph: paragraph}
}

func TestTopicsFromTheTextAround(t *testing.T) {
	c := classifier(t, desk)
	asked := func(question string, in topic.Input) topic.Input {
		in.Question = question
		return in
	}
	for _, test := range []struct {
		rule string
		in   topic.Input
		want string // best topic; empty for none
	}{
		{"a silent statement takes its paragraph's topic",
			of(c, "It is essential.", 0, "Halloran signed the court's order. He said: It is essential."), "Courts"},
		{"a statement that speaks needs none",
			of(c, "Herring is scarce.", 0, "The war and the air raids go on, Voss said. Herring is scarce."), "Fish"},
		{"an answer takes its question's topic",
			asked("Will there be a ceasefire?", topic.Input{Quote: "Yes, by Friday."}), "War"},
		{"also where the document is about another",
			asked("Will there be a ceasefire?", of(c, "Yes, by Friday.", 2, "The court heard of herring.", "Will there be a ceasefire?", "Yes, by Friday.")), "War"},
		{"the paragraph goes before the document",
			of(c, "It is late.", 2, "The war goes on.", "An air raid, a ceasefire.", "It is late, she said in the supreme court, the court of courts."), "Courts"},
		{"the paragraphs above serve where the paragraph is silent",
			of(c, "And if they refuse?", 2, "The court sat on herring.", "We offered them a ceasefire.", "And if they refuse?"), "War"},
		{"the nearer one first",
			of(c, "And then?", 2, "We offered them a ceasefire.", "The court has time.", "And then?"), "Courts"},
		{"an empty paragraph does not come between",
			of(c, "And then?", 3, "We offered them a ceasefire.", "The court has time.", "", "And then?"), "Courts"},
		{"the document serves where its passage is silent",
			of(c, "It is late.", 0, "It is late.", "The war goes on.", "They speak of a ceasefire."), "War"},
		{"its title too",
			topic.Input{Quote: "It is late.", Profile: c.Profile("Voss warns of war", []string{"It is late."})}, "War"},
		{"a chance word in the paragraph does not outweigh the document",
			of(c, "It is late.", 1, "The war, the ceasefire, two air raids.", "It is late, she said after herring.", "The US and the war."), "War"},
		{"a weak word of a statement settles which of the topics it is about",
			of(c, "The boats are ready.", 0, "The war stopped the herring. The boats are ready."), "Fish"},
		{"weak words do not settle it against the statement's own words",
			of(c, "The treaty rests.", 0, "The boats, the herring and the cod. The treaty rests."), "Talks"},
		{"one weak word around a statement makes no topic",
			of(c, "It is late.", 0, "The boats are out. It is late."), ""},
	} {
		got := c.Topics(test.in)
		if best, _, _ := strings.Cut(labels(got), ", "); best != test.want {
			t.Errorf("%s: %v, want %q", test.rule, got, test.want)
		}
	}
}

// A match report attacks, defends and raids; it is not about war.
func TestDocumentOutsideTheTaxonomyHasNoTopics(t *testing.T) {
	c := classifier(t, desk)
	match := []string{
		"Stannick attacked from the first minute on, and the visitors' heavy raid down the left wing came to nothing.",
		"“The front was too far from the back,” the coach said. “The enemy had more legs.”",
		"She said they would attack again on Saturday.",
	}
	for _, quote := range []string{"The front was too far from the back, The enemy had more legs.", "they would attack again on Saturday", "the coach"} {
		for i := range match {
			if got := c.Topics(of(c, quote, i, match...)); got != nil {
				t.Errorf("%q: %v, want none", quote, got)
			}
		}
	}
	metaphor := append(slices.Clone(match), "“It was a war out there,” the captain said. "+strings.Repeat("The visitors ran a great deal and had little of the ball. ", 20))
	if got := c.Topics(of(c, "they would run more on Saturday", 2, metaphor...)); got != nil {
		t.Errorf("beside one figure of speech: %v, want none", got)
	}
	report := append(match, "The war has begun, the ministry said: an air raid, the first since the ceasefire.")
	if got := labels(c.Topics(of(c, "they would attack again on Saturday", 2, report...))); got != "War" {
		t.Errorf("in a report on the war: %q", got)
	}
}

// newsroom is a taxonomy of two levels.
var newsroom = topic.Taxonomy{Topics: []topic.Entry{
	{Label: "Truce", Broader: "Conflict", Words: []string{"truce", "ceasefire"}},
	{Label: "Veshnia", Broader: "Politics", Words: []string{"Veshnia"}},
	{Label: "Conflict", Words: []string{"war", "truce", "army"}},
	{Label: "Politics", Words: []string{"minister", "parliament", "election"}},
	{Label: "Sport", Words: []string{"goal", "match", "league", "coach"}, Common: []string{"team"}},
}}

func TestNarrowerTopicsStandBeforeGeneralOnes(t *testing.T) {
	c := classifier(t, newsroom)
	for _, test := range []struct {
		rule string
		in   topic.Input
		want string
	}{
		{"both levels", of(c, "The truce holds.", 0, "The truce holds, the army said."), "Truce, Conflict"},
		{"a word of the narrower topic alone speaks for both", of(c, "The ceasefire holds.", 0, "The ceasefire holds. The ceasefire is young."), "Truce, Conflict"},
		{"a word of both levels is shared by neither", topic.Input{Quote: "The truce holds."}, "Truce, Conflict"},
		{"a country is no topic of a match", of(c, "Veshnia had the better team.", 0, "The coach saw the match. Veshnia had the better team and a goal in the league."), "Sport"},
		{"but of an election", of(c, "Veshnia votes in May.", 0, "Veshnia votes in May, the minister told parliament before the election."), "Veshnia, Politics"},
		{"a general topic alone", of(c, "The vote is free.", 0, "The election is near, the minister said. The vote is free."), "Politics"},
		{"the document does not give what nothing near speaks for",
			of(c, "The goal was late.", 4, "War, the army and the truce.", "The war and the army.", "It is late.", "It rains.", "The goal of the match was late, the coach of the league said."), "Sport"},
		{"where nothing near speaks for any topic, the document does", of(c, "It is late.", 0, "It is late.", "The match, the goal and the league."), "Sport"},
		{"a document without the taxonomy's words", of(c, "It is late.", 0, "It is late. The team is tired."), ""},
	} {
		if got := labels(c.Topics(test.in)); got != test.want {
			t.Errorf("%s: %q, want %q", test.rule, got, test.want)
		}
	}
}

func TestProfileOfAnotherTaxonomyIsNotUsed(t *testing.T) {
	c := classifier(t, desk)
	other := classifier(t, topic.Taxonomy{Topics: []topic.Entry{{Label: "Rain", Words: []string{"rain"}}}})
	in := topic.Input{Quote: "the war", Profile: other.Profile("", []string{"rain"})}
	if got := labels(c.Topics(in)); got != "War" {
		t.Errorf("got %q", got)
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
	document := []string{"War, ceasefire, war, war. It is. The war."}
	around, within := score(of(c, "It is.", 0, document...)), score(of(c, "The war.", 0, document...))
	if !(0 < around && around < within) {
		t.Errorf("a word around the statement scores %v, one within %v: want a rise", around, within)
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
	in := of(c, "war and herring", 0, "war, herring, court", "treaty")
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
	f.Add("The war’s end, U.S. air-raids", "trade war", "Negotiat", "停火 İ ß 'S 's’s", "u.s.a.\xff", 0)
	f.Add("", "", "", "", "", -1)
	c := classifier(f, desk)
	known := map[string]bool{}
	for _, e := range desk.Topics {
		known[e.Label] = true
	}
	f.Fuzz(func(t *testing.T, quote, question, title, first, second string, paragraph int) {
		profile := c.Profile(title, []string{first, second})
		topics := c.Topics(topic.Input{Quote: quote, Question: question, Profile: profile, Paragraph: paragraph})
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

const sample = "The minister of Northmoor said on Monday that the war with Veshnia had cost the herring boats dearly, and that negotiations went on. "

func BenchmarkTopics(b *testing.B) {
	c := classifier(b, desk)
	in := of(c, strings.Repeat(sample, 2), 0, strings.Repeat(sample, 8))
	b.SetBytes(int64(len(in.Quote)))
	b.ReportAllocs()
	for b.Loop() {
		c.Topics(in)
	}
}

func BenchmarkProfile(b *testing.B) {
	c := classifier(b, desk)
	paragraphs := make([]string, 100)
	for i := range paragraphs {
		paragraphs[i] = strings.Repeat(sample, 4)
	}
	b.SetBytes(int64(len(paragraphs) * len(paragraphs[0])))
	b.ReportAllocs()
	for b.Loop() {
		c.Profile("Voss: no end of the war in sight", paragraphs)
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
	// Fisheries 0.55
	// Courts 0.50
}

func TestSpeakersAndPlacesSpeakForATopicWhereTheWordsSayLittle(t *testing.T) {
	c, err := topic.New(topic.Taxonomy{Topics: []topic.Entry{
		{Label: "Inspections", Words: []string{"inspectors"}, Speakers: []string{"Ilse Marren"}},
		{Label: "Talks", Words: []string{"talks"}, Places: []string{"Lindesby"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		in   topic.Input
		want string
	}{
		{topic.Input{Quote: "It was long."}, ""},
		{topic.Input{Quote: "It was long.", Speaker: "Ilse  MARREN"}, "Inspections"},
		{topic.Input{Quote: "It was long.", Place: "LINDESBY"}, "Talks"},
		{topic.Input{Quote: "It was long.", Speaker: "Mara Voss", Place: "Stannick"}, ""},
		{topic.Input{Quote: "The talks were long.", Speaker: "Ilse Marren"}, "Talks"}, // its own words win
	} {
		got := ""
		if topics := c.Topics(x.in); len(topics) > 0 {
			got = topics[0].Label
		}
		if got != x.want {
			t.Errorf("%+v is about %q, want %q", x.in, got, x.want)
		}
	}
	_, err = topic.New(topic.Taxonomy{Topics: []topic.Entry{{Label: "Talks", Speakers: []string{"Mara Voss", "mara voss", ""}}}})
	if err == nil || !strings.Contains(err.Error(), "stands there already") || !strings.Contains(err.Error(), "empty name") {
		t.Errorf("got %v, want a repeated and an empty name reported", err)
	}
}
