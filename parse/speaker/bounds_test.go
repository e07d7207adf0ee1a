package speaker

import (
	"strings"
	"testing"

	"onrecord/parse"
)

// TestMentionsThatMissTheName holds the rules for mentions whose span leaves
// out, or adds to, the words that say who speaks.
func TestMentionsThatMissTheName(t *testing.T) {
	tests := []struct {
		rule  string
		text  string
		pairs []string
		want  string
	}{
		{"a place after in is not who speaks",
			"In Sar, Mara Voss, who runs the depot, called it late.", []string{"Sar"}, "Mara Voss"},
		{"a place speaks for its government",
			"In Northmoor, Oslo was wrong.", []string{"Oslo|was"}, "Oslo"},
		{"a possessive goes on to its noun",
			"Ines Roke rules. According to her security adviser, Piet Hale, it rained.", []string{"her|security"}, "Piet Hale"},
		{"a possessive goes on to its noun, without a name",
			"Ines Roke rules. According to her security adviser, it rained.", []string{"her|security"}, "Roke’s security adviser"},
		{"a pronoun alone is its person",
			"Ines Roke rules. According to her, the adviser left.", []string{"her"}, "Ines Roke"},
		{"the name between commas after its description",
			"The Highland Front was late. “It is cold here now,” said its leader, Osman Hale, by telephone.", []string{"its leader"}, "Osman Hale"},
		{"the name after a comma that opens another clause",
			"Mara Voss came. It rained, said the mayor, Hale Street being flooded.", []string{"the mayor"}, "Mara Voss"},
		{"a clause in the mention is not whom it names last",
			"Crown Prince Osman Hale phoned the emir of Veshnia, Sheikh Tomas Lind, to give thanks.", []string{"Crown Prince Osman Hale phoned the emir of Veshnia, Sheikh Tomas Lind"}, "Osman Hale"},
		{"a name before a noun is no subject",
			"The Hale campaign manager Mara Voss said no.", []string{"The Hale campaign manager Mara Voss"}, "Mara Voss"},
		{"who is quoted by another",
			"Osman Hale came. Mara Voss quoted Hale as saying it rained.", []string{"Mara Voss|quoted"}, "Osman Hale"},
		{"who is quoted is described",
			"Speaker Osman Hale came. Harbour sources quoted the speaker as saying it rained.", []string{"Harbour sources|saying"}, "Osman Hale"},
		{"who is quoted by an agency",
			"Mara Voss was quoted by Veshnian media as saying it rained.", []string{"Mara Voss|quoted"}, "Mara Voss"},
		{"a clause that answers somebody names nobody, the name before the cue speaks",
			"Responding to recent remarks by Piet Hale claiming that it rained, Voss smiled.", []string{"Responding to recent|claiming"}, "Piet Hale"},
		{"a statement speaks for who made it",
			"President Osman Hale, in a statement, welcomed the text. “It is a start,” read the statement.", []string{"Osman Hale|welcomed", "the statement"}, "Osman Hale · Osman Hale"},
		{"a statement of nobody stays as it is",
			"Osman Hale welcomed the text. “It is a start,” read the statement.", []string{"Osman Hale|welcomed", "the statement"}, "Osman Hale · statement"},
		{"a letter of two",
			"Ines Lind met Piet Hale. Lind and Hale’s letter said no.", []string{"Lind and Hale’s letter"}, "Ines Lind and Piet Hale"},
		{"somebody and another's letter carrier",
			"Ines Lind met Piet Hale. Lind and Hale’s lawyer said no.", []string{"Lind and Hale’s lawyer"}, "Ines Lind and Hale’s lawyer"},
		{"the name before the cue, closed by a comma",
			"Hale’s niece, state Sen. Mara Voss (Green), shouted to the crowd.", []string{"|shouted"}, "Mara Voss"},
		{"whose words are put to use",
			"Mara Voss ran. The weekly took two of the woman’s lines as its headline: “No more ferries.”", []string{"The weekly took two of the woman’s"}, "Mara Voss"},
		{"whose words are put to use, where nobody is named",
			"The weekly took two of the woman’s lines as its headline: “No more ferries.”", []string{"The weekly took two of the woman’s"}, "woman"},
		{"who is led to say so",
			"All this has led the harbour engineer Piet Hale to fear a flood.", []string{"|fear"}, "Piet Hale"},
		{"who is only named before the cue",
			"All this was a warning of Piet Hale to fear a flood.", []string{"|fear"}, "-"},
		{"the name before the cue is its object's",
			"A letter to Sen. Mara Voss, received in May, was lost.", []string{"|received"}, "-"},
		{"the name after the head of an office",
			"The head of the parliament’s water committee, Atwan al-Halloran, sought calm.", []string{"The head of the parliament’s water committee, Atwan al-Halloran"}, "Atwan al-Halloran"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestRelativesAndPhrases(t *testing.T) {
	tests := []struct {
		rule  string
		text  string
		pairs []string
		want  string
	}{
		{"an editor, not the paper",
			"Among them was Osman Hale, editor of the Kestrel newspaper, who wrote that it rained.", []string{"who|wrote"}, "Osman Hale"},
		{"a body that stands right before who",
			"Among them was Osman Hale and the Northmoor Water Authority, which said that it rained.", []string{"which|said"}, "Northmoor Water Authority"},
		{"a second who is the first",
			"Piet Hale, the retired engineer who built it and who said it leaked, left.", []string{"who|said"}, "Piet Hale"},
		{"several people, not the one named last",
			"The allies of Osman Hale, who have left, said no.", []string{"who|have"}, "-"},
		{"one person, named last",
			"The allies met Osman Hale, who has left.", []string{"who|has"}, "Osman Hale"},
		{"an official without a name, called an aide",
			"Mara Voss came.\n\nA council official said no. The aide gave no reason.", []string{"A council official|said", "The aide|gave"}, "council official · council official"},
		{"an aide where somebody is named since",
			"A council official said no. Piet Hale, an aide, came. The aide gave no reason.", []string{"A council official|said", "The aide|gave"}, "council official · Piet Hale"},
		{"a number is nobody",
			"An audience of 2.5 million who said no left.", []string{"who|said"}, "-"},
		{"a spokesman without a name goes on",
			"Mara Voss came.\n\nA spokesman for the council said no. He gave no reason.", []string{"A spokesman for the council|said", "He|gave"}, "spokesman for the council · spokesman for the council"},
		{"a spokesman is no she",
			"Mara Voss came.\n\nA spokesman for the council said no. She gave no reason.", []string{"A spokesman for the council|said", "She|gave"}, "spokesman for the council · Mara Voss"},
		{"somebody named since",
			"A spokesman for the council said no. Piet Hale left. He gave no reason.", []string{"A spokesman for the council|said", "He|gave"}, "spokesman for the council · Piet Hale"},
		{"the state is the place of the sentence",
			"Votes were lost in Ohio, when the state said it rained.", []string{"the state"}, "Ohio"},
		{"the state of two places",
			"Votes were lost in Ohio and Texas, when the state said it rained.", []string{"the state"}, "state"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestWhoStandsBetweenACueAndItsWords(t *testing.T) {
	tests := []struct{ text, content, want string }{
		{"Responding to claims by Piet Hale that it rained, Mara Voss smiled.", "it rained", "Piet Hale"},
		{"Speaking at a dinner hosted by Piet Hale, Mara Voss smiled.", "Mara Voss", "Mara Voss"},
	}
	for _, tt := range tests {
		doc, seg := cut(tt.text)
		cue, _, _ := strings.Cut(tt.text, " ")
		i := strings.Index(tt.text, tt.content)
		got, _ := Resolve(doc, seg, []parse.Statement{{Cue: []parse.Span{{Start: 0, End: len(cue)}}, Content: []parse.Span{{Start: i, End: i + len(tt.content)}}}}, nil)
		if got[0].Name != tt.want {
			t.Errorf("%s: got %q, want %q", tt.text, got[0].Name, tt.want)
		}
	}
}

func TestNamesWithMoreOrLess(t *testing.T) {
	tests := []struct {
		rule  string
		text  string
		pairs []string
		want  string
	}{
		{"an article before a surname",
			"Majed Al-Halloran came. “It rained all day,” Halloran said.", []string{"Halloran|said"}, "Majed Al-Halloran"},
		{"a surname that gains the article",
			"Zamir al-Halloran came. “It rained all day,” Al-Halloran said.", []string{"Al-Halloran|said"}, "Zamir al-Halloran"},
		{"another surname with an article",
			"Majed Al-Halloran came. “It rained all day,” Al-Marri said.", []string{"Al-Marri|said"}, "Al-Marri"},
		{"an apostrophe that is a letter",
			"Prime Minister Mohammed Rida’ al-Halloran came. Halloran said no.", []string{"Halloran|said"}, "Mohammed Rida’ al-Halloran"},
		{"an apostrophe of a possessive",
			"The Greens’ leader Mara Voss said no.", []string{"The Greens’ leader Mara Voss"}, "Mara Voss"},
		{"the name without its nickname where the text has it",
			"General Piet “Bricks” Hale came. “It rained all day,” said Piet Hale.", []string{"Piet Hale"}, "Piet Hale"},
		{"the nickname stays where the text has no other form",
			"Rep. Piet C. “Bricks” Hale came. “It rained all day,” Hale said.", []string{"Hale|said"}, "Piet C. “Bricks” Hale"},
		{"a ministry with its country",
			"The Ministry of Water Affairs of the Islamic Republic of Veshnia said no.", []string{"The Ministry of Water Affairs of the Islamic Republic of Veshnia"}, "Ministry of Water Affairs of the Islamic Republic of Veshnia"},
		{"a minister of a ministry is no part of its name",
			"Piet Hale of Veshnia said no.", []string{"Piet Hale of Veshnia"}, "Piet Hale"},
		{"a body with its country",
			"The US Water Department said no. The Water Department said yes.", []string{"The US Water Department", "The Water Department"}, "US Water Department · US Water Department"},
		{"a body of two countries",
			"The US Water Department met the French Water Department. The Water Department said yes.", []string{"The Water Department"}, "Water Department"},
		{"a country alone before a person",
			"US envoy Mara Voss said no.", []string{"US envoy Mara Voss"}, "Mara Voss"},
		{"a body called after its members",
			"The Valley Women’s League urged both sides.", []string{"The Valley Women’s League"}, "Valley Women’s League"},
		{"a possessive before an office is no part of a name",
			"The Women’s Mayor Piet Hale said no.", []string{"Piet Hale"}, "Piet Hale"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestOfficesTellPeopleApart(t *testing.T) {
	tests := []struct {
		rule  string
		text  string
		pairs []string
		want  string
	}{
		{"a prime minister is not the foreign minister",
			"Prime Minister Ines Roke came. Foreign Minister Mara Voss stayed. Roke spoke. The foreign minister said no.", []string{"The foreign minister"}, "Mara Voss"},
		{"a deputy is not the governor",
			"Gov. Piet Hale came. Deputy Gov. Osman Lind spoke. The governor said no.", []string{"The governor"}, "Piet Hale"},
		{"the top diplomat is the foreign minister",
			"Norway’s top diplomat said no. Mara Voss, the Norwegian foreign minister, stayed.", []string{"Norway’s top diplomat"}, "Mara Voss"},
		{"the top diplomat is not the defence minister",
			"Veshnia’s top diplomat said no. Mara Voss, the Veshnian defence minister, stayed.", []string{"Veshnia’s top diplomat"}, "Veshnia’s top diplomat"},
		{"his counterpart of another country",
			"Foreign Minister Piet Hale met his Iraqi counterpart Osman Lind. Hale spoke first. His Iraqi colleague agreed.", []string{"His Iraqi colleague"}, "Osman Lind"},
		{"a counterpart nobody names",
			"Foreign Minister Piet Hale met Osman Lind. Hale spoke first. His Iraqi colleague agreed.", []string{"His Iraqi colleague"}, "Hale’s Iraqi colleague"},
		{"a cleric whom nothing else is known of",
			"Osman Lind, a cleric, came.\n\nIt rained for days.\n\nThen Piet Hale preached. The cleric said no.", []string{"The cleric"}, "Piet Hale"},
		{"the one cleric near by",
			"Then Piet Hale preached. Osman Lind, a cleric, listened to him. The cleric said no.", []string{"The cleric"}, "Osman Lind"},
		{"there is one governor",
			"Gov. Osman Lind came.\n\nIt rained for days.\n\nThen Piet Hale preached. The governor said no.", []string{"The governor"}, "Osman Lind"},
		{"a judge is no candidate",
			"Ines Roke filed papers. Judge Piet Hale rejected them. “No,” Hale wrote. The Green candidate said no.", []string{"Hale|wrote", "The Green candidate"}, "Piet Hale · Ines Roke"},
		{"a candidate of another place",
			"Ohio Sen. Piet Hale came. Texas Sen. Osman Lind left. The Ohio senator said no.", []string{"The Ohio senator"}, "Piet Hale"},
		{"a woman by the first half of her description",
			"Mara Voss spoke. Piet Hale, the banker, spoke. The former first lady and senator said no.", []string{"senator|said"}, "Mara Voss"},
		{"a country's minister without an office in the text",
			"Voss defends her pumps\n\nNorway’s water minister said no. Mara Voss was summoned.", []string{"Norway’s water minister"}, "Mara Voss"},
		{"a country's minister where two people are named",
			"Mara Voss met Ines Roke on Monday.\n\nNorway’s water minister said no.", []string{"Norway’s water minister"}, "Norway’s water minister"},
		{"a country's minister beside people with other offices",
			"Norway’s water minister said no. Mara Voss, the committee’s spokeswoman, stayed.", []string{"Norway’s water minister"}, "Norway’s water minister"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestWhoTheLastSentenceIsAbout(t *testing.T) {
	tests := []struct {
		rule  string
		text  string
		pairs []string
		want  string
	}{
		{"the subject of the sentence before, not an earlier speaker",
			"Osman Hale said it rained.\n\nWater chief Piet Lind, who opened the session, took his time. He said it was dry.", []string{"Osman Hale|said", "He|said"}, "Osman Hale · Piet Lind"},
		{"the subject after a dateline's hyphen",
			"SAR - The Northmoor Water Authority closed pumps it called old.", []string{"it"}, "Northmoor Water Authority"},
		{"a body that is no subject",
			"Mara Voss met the Northmoor Water Authority over pumps it called old.", []string{"it"}, "-"},
		{"a name inside an office is not the subject",
			"Roke communication director Ada Lind said it rained. “It was wet everywhere,” she said. Ines Roke left.", []string{"Ada Lind|said", "she|said"}, "Ada Lind · Ada Lind"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := names(who(t, tt.text, nil, tt.pairs...)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestWhoIsToldOfDoesNotTell(t *testing.T) {
	tests := []struct{ rule, text, content, want string }{
		{"reported", "Osman Hale remarked that it rained. Piet Lind, he recalled, told him to wait.", "Piet Lind", "Osman Hale"},
		{"not reported", "Osman Hale waited outside. Piet Lind left early. He recalled no rain.", "no rain", "Piet Lind"},
	}
	for _, tt := range tests {
		doc, seg := cut(tt.text)
		mentions := []string{"He|recalled"}
		if tt.rule == "reported" {
			mentions = []string{"Osman Hale|remarked", "he|recalled"}
		}
		statements := said(t, tt.text, mentions)
		last := len(statements) - 1
		i := strings.Index(tt.text, tt.content)
		statements[last].Content = []parse.Span{{Start: i, End: i + len(tt.content)}}
		got, _ := Resolve(doc, seg, statements, nil)
		if got[last].Name != tt.want {
			t.Errorf("%s: got %q, want %q", tt.rule, got[last].Name, tt.want)
		}
	}
}

func TestWhoIsReportedOfIsNotWhatTheSentenceIsAbout(t *testing.T) {
	const text = "Osman Hale said it rained. Piet Lind had no part in it, Hale said. He added that it was dry."
	doc, seg := cut(text)
	statements := said(t, text, []string{"Osman Hale|said", "Hale|said", "He|added"})
	i := strings.Index(text, "Piet Lind")
	statements[1].Content = []parse.Span{{Start: i, End: i + len("Piet Lind had no part in it")}}
	if got, _ := Resolve(doc, seg, statements, nil); got[2].Name != "Osman Hale" {
		t.Errorf("got %q, want Osman Hale", got[2].Name)
	}
}

func TestAnotherOfficeAfterACommaIsNobodysRole(t *testing.T) {
	tests := []struct{ text, want string }{
		{"According to Piet Hale, the minister said no.", ""},
		{"According to Piet Hale, the minister for water, it rained.", "minister for water"},
	}
	for _, tt := range tests {
		if got := who(t, tt.text, nil, "Piet Hale")[0]; got.Role != tt.want {
			t.Errorf("%s: role %q, want %q", tt.text, got.Role, tt.want)
		}
	}
}

func TestALabelThatIsAnOffice(t *testing.T) {
	tests := []struct{ text, label, want string }{
		{"The Speaker, Mara Voss, in the chair.\n\nTHE SPEAKER: Order.", "THE SPEAKER", "Mara Voss"},
		{"The Speaker, Mara Voss, left to Speaker Piet Hale.\n\nTHE SPEAKER: Order.", "THE SPEAKER", "The Speaker"},
		{"The Speaker, Mara Voss, in the chair.\n\nTHE CLERK: Order.", "THE CLERK", "The Clerk"},
		{"Mr Jo BRANDT (Sar East): Will we?", "Mr Jo BRANDT", "Jo Brandt"},
	}
	for _, tt := range tests {
		doc, seg := cut(tt.text)
		i := strings.Index(tt.text, tt.label)
		got, _ := Resolve(doc, seg, []parse.Statement{{Kind: parse.Turn, Turn: 1, Mention: parse.Span{Start: i, End: i + len(tt.label)}}}, nil)
		if got[0].Name != tt.want {
			t.Errorf("%s: got %q, want %q", tt.text, got[0].Name, tt.want)
		}
	}
}
