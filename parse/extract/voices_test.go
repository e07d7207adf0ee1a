package extract

import (
	"strings"
	"testing"

	"onrecord/parse/read"
)

// spoken returns the speakers of a text's statements, and of each the first words.
func spoken(t *testing.T, text string) string {
	t.Helper()
	doc, err := read.Document(read.Input{Path: "story.txt", Data: []byte("A story\n\n" + text + "\n")})
	if err != nil {
		t.Fatal(err)
	}
	r := Statements(doc, Options{})
	var out []string
	for _, s := range r.Speakers {
		out = append(out, s.Name)
	}
	return strings.Join(out, " · ")
}

// TestAllSpeakersOfAList: none of several speakers gets lost.
func TestAllSpeakersOfAList(t *testing.T) {
	const three = "Ada Quill, Ben Torres and Mina Shah"
	for _, tt := range []struct{ text, want string }{
		{"Ada Quill, Ben Torres and Mina Shah said the base was unsafe.", three},
		{"“It leaks,” said Ada Quill, Ben Torres and Mina Shah.", three},
		{"“It leaks,” Ada Quill, Ben Torres and Mina Shah said.", three},
		{"The base was unsafe, Ada Quill, Ben Torres and Mina Shah said.", three},
		{"According to Ada Quill, Ben Torres and Mina Shah, the base was unsafe.", three},
		{"Ada Quill, Ben Torres, and Mina Shah said the base was unsafe.", three},
		{"Ada Quill, a nurse, and Ben Torres, a cook, said the water was brown.", "Ada Quill and Ben Torres"},
		{"“It was brown,” said Ada Quill, a nurse, and Ben Torres, a cook.", "Ada Quill and Ben Torres"},
		{"Ada Quill and Ben Torres said the water was brown.", "Ada Quill and Ben Torres"},
		{"France, Veshnia and Norrland said they would leave.", "France, Veshnia and Norrland"},
		{"Engineers and owners said the water was brown.", "Engineers and owners"},

		{"On Monday, Ada Quill and Ben Torres said the water was brown.", "Ada Quill and Ben Torres"},
		{"In Sar, Ada Quill and Ben Torres said the water was brown.", "Ada Quill and Ben Torres"},
		{"“It leaks,” said Ada Quill, and Ben Torres left the room.", "Ada Quill"},
		{"Ada Quill, mayor of Sar, and a former nurse, said the water was brown.", "Ada Quill"},
	} {
		if got := spoken(t, tt.text); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestAPostBelowItsAuthor: the line above a post names who wrote it.
func TestAPostBelowItsAuthor(t *testing.T) {
	const post = "The label would not comment.\n\nLola Finch (@lolafinch)\nTo everyone asking: yes it’s true. No I won’t be reading the comments.\nNovember 25, 2026\n\nThe band had played in Sar."
	if got := spoken(t, post); got != "Lola Finch" {
		t.Errorf("the post is by %q", got)
	}
}

// TestWhoIsNotTheSpeaker: an outlet, a place, a listener and whoever is written about
// stand near the words and do not say them.
func TestWhoIsNotTheSpeaker(t *testing.T) {
	for _, tt := range []struct{ rule, text, want string }{
		{"the outlet that was told", "Mara Voss told the Harbour Post the pumps had failed.", "Mara Voss"},
		{"the network of a post", "In a post on Bluesky, the harbour master, Kip Jansen, said the pumps had failed.", "Kip Jansen"},
		{"the listener", "Mara Voss met Ines Roke. When she said no, Piet Kessel told her: “You will see.”", "Piet Kessel"},
		{"who has a clause of her own", "A cook who had seen the fire on the Harbour Line said the alarm was off.", "cook"},
		{"what a source knows", "The pumps failed, according to two people familiar with the matter.", "two people familiar with the matter"},
		{"whom a headline is about", "France snubs Orlan Veek, says settle dispute at home.", "France"},
		{"a name with a long aside", "Sten Orrick, the hand behind loaves, rolls and other breads that made Varda Inc. rich, stepped down on Friday, saying he has no strength left.", "Sten Orrick"},
		{"who is named at the end", "Mayor Odile Farrow opened the shelter.\n\n“We waited all night.\n\n“At dawn the water came,” said Ines Roke, a cook.", "Ines Roke · Ines Roke"},
		{"a colon leads to it", "Mayor Odile Farrow opened the shelter:\n\n“We waited all night.\n\n“At dawn the water came,” she said.", "Odile Farrow · Odile Farrow"},
		{"an age", "Gloria Pettersen, 56, walked 900 miles. The 56-year-old said she would sue.", "Gloria Pettersen"},
		{"an age in brackets", "Gloria Pettersen (56) walked 900 miles. The 56-year-old said she would sue.", "Gloria Pettersen"},
		{"the age of the only one", "Gloria Pettersen walked 900 miles. The 56-year-old said she would sue.", "Gloria Pettersen"},
		{"another age", "Gloria Pettersen, 56, walked 900 miles. The 31-year-old said she would sue.", "31-year-old"},
		{"I in a quotation", "Mara Voss came late. “It is dark,” Ms. Voss said. “I think it is too late. I know it is.”", "Mara Voss"},
		{"who has the name in the very words", "Piet Hale had a band that played his songs, which worries Osman Roke, president of the harbour club. “Nobody plays for the mayor. Hale had the brass of Sar,” he said.", "Osman Roke"},
		{"some, without a name", "Some said the pumps had failed.", "Some"},
		{"when it was said", "Health officials this week said the pumps had failed.", "Health officials"},
	} {
		if got := spoken(t, tt.text); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.rule, tt.text, got, tt.want)
		}
	}
}
