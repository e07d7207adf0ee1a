package speaker

import (
	"strings"
	"testing"

	"onrecord/parse"
)

func TestWhoSpeaks(t *testing.T) {
	tests := []struct {
		rule  string
		text  string
		pairs []string
		want  string
	}{
		// Names.
		{"a surname stands for the full name",
			"Mara Voss opened the depot. The pumps held, Voss said.", []string{"Voss|said"}, "Mara Voss"},
		{"a surname that is a place's name, too",
			"Piet Jordan, the harbour master, came late. Jordan said the road was cut.", []string{"Jordan|said"}, "Piet Jordan"},
		{"a place whose name is somebody's surname, too",
			"Piet Jordan, the harbour master, met his sister in Jordan. Jordan said it would send a ship.", []string{"Jordan|said"}, "Jordan"},
		{"she is who declined in the sentence before",
			"A spokeswoman for Halden declined to comment. She said an inquiry was under way.", []string{"She|said"}, "spokeswoman for Halden"},
		{"they are the police",
			"Police arrested two men. They said a gun had been found.", []string{"They|said"}, "Police"},
		{"the prime minister is no minister of housing",
			"Housing Minister Piet Hale left early. The prime minister said no.", []string{"The prime minister"}, "prime minister"},
		{"the head of state",
			"Veshnia’s President Stefan Dural met Prime Minister Mara Voss. The head of state said no. The head of government said yes.",
			[]string{"The head of state", "The head of government"}, "Stefan Dural · Mara Voss"},
		{"a body whose first word is a given name, too",
			"The Marine Board met on Monday. It said no.", []string{"It|said"}, "Marine Board"},
		{"an office in capitals",
			"Halden CEO Sami Rask left. The CEO said no.", []string{"The CEO"}, "Sami Rask"},
		{"an office in capitals, for the same in words",
			"Sami Rask, Halden’s chief executive, left. The CEO said no.", []string{"The CEO"}, "Sami Rask"},
		{"a surname that is a month's name, too",
			"Martin May came late. May said the road was cut. “Nobody called,” said May.", []string{"May|said", "May."}, "Martin May · Martin May"},
		{"a surname that is an adjective, too",
			"Mhairi French, a nurse, came late. The bridge held, according to French.", []string{"French."}, "Mhairi French"},
		{"an adjective that is somebody's surname, too",
			"Mhairi French, a nurse, came late. The bridge held, said French engineers.", []string{"French engineers"}, "French engineers"},
		{"titles are no part of the name",
			"President Osman Hale spoke first. Gen. Piet Halloran said no.", []string{"Gen. Piet Halloran"}, "Piet Halloran"},
		{"an honorific with a surname",
			"Ines Roke runs the depot. “Nobody called us,” Ms. Roke said.", []string{"Ms. Roke"}, "Ines Roke"},
		{"initials and suffixes",
			"Vice President Tomas R. Hale Jr. resigned. Hale said he was tired.", []string{"Hale|said"}, "Tomas R. Hale Jr."},
		{"particles",
			"Osman bin Salem al-Marri, the envoy, came late. Al-Marri said the road was cut.", []string{"Al-Marri"}, "Osman bin Salem al-Marri"},
		{"two particles in a row",
			"Saskia van der Berg came. Van der Berg said so.", []string{"Van der Berg"}, "Saskia van der Berg"},
		{"a nickname in marks",
			"Rep. Tomas C. \"Bobby\" Hale came. Bobby Hale said yes.", []string{"Bobby Hale|said"}, "Tomas C. \"Bobby\" Hale"},
		{"a short given name",
			"Robert Lind chairs the board. Bob Lind said the fund was empty.", []string{"Bob Lind"}, "Robert Lind"},
		{"diacritics fold",
			"José Ibarra came. Jose Ibarra said so.", []string{"Jose Ibarra"}, "José Ibarra"},
		{"an office before the name",
			"Northmoor chief Mara Voss said the roof held.", []string{"Northmoor chief Mara Voss"}, "Mara Voss"},
		{"an office with its body before the name",
			"Secretary of Veshnia’s Supreme Defence Council Osman Hale said no.", []string{"Secretary of Veshnia’s Supreme Defence Council Osman Hale"}, "Osman Hale"},
		{"a party's office before the name",
			"Northmoor Green Party Chairman Piet Halloran called it a win.", []string{"Northmoor Green Party Chairman Piet Halloran"}, "Piet Halloran"},
		{"a long aside after the name",
			"Piet Hale, who had replaced Ines Lind as chair in July, said he would stay.", []string{"Piet Hale, who had replaced Ines Lind as chair in July,"}, "Piet Hale"},
		{"an office with of before the name",
			"Former Northmoor chief of staff Mara Voss said no.", []string{"Former Northmoor chief of staff Mara Voss"}, "Mara Voss"},
		{"two offices before the name",
			"Secretary of State and party frontrunner Mara Voss said no.", []string{"Secretary of State and party frontrunner Mara Voss"}, "Mara Voss"},
		{"an aide of the mayor is not the mayor",
			"An aide of Mayor Mara Voss said no.", []string{"An aide of Mayor Mara Voss"}, "aide of Mayor Mara Voss"},
		{"a title of a work is not the speaker",
			"“The Long Flood” star Ines Roke said no.", []string{"“The Long Flood” star Ines Roke"}, "Ines Roke"},
		{"a train is not the person it is called after",
			"The Voss Train left. Voss said no.", []string{"Voss|said"}, "Voss"},
		{"the name after its description",
			"Hale's niece, state Del. Mara Voss, shouted to the crowd.", []string{"Hale's niece, state Del. Mara Voss,"}, "Mara Voss"},
		{"a relative's possessive is not the speaker",
			"Piet Hale came late. Hale’s campaign manager Mara Voss said so.", []string{"Hale’s campaign manager Mara Voss"}, "Mara Voss"},
		{"one name with what its bearer is",
			"Hanne Bode left. Iqbal, the fisherman who leads the protest, said no. “Never,” he said.", []string{"Iqbal", "he"}, "Iqbal · Iqbal"},
		{"a word with a capital before somebody",
			"Tomorrow, the fisherman said, is late.", []string{"the fisherman"}, "fisherman"},
		{"a surname that is a title",
			"Carla King runs the ferry. “It sank,” Ms. King said.", []string{"Ms. King"}, "Carla King"},
		{"a title in a headline before a name that no list has",
			"Interview of the Minister for Security, General Zafri Kulan\n\nThe talks took an hour. General Kulan said the road was open.", []string{"General Kulan|said"}, "Zafri Kulan"},
		{"a given name in a headline beside the surname in the text",
			"Ines Roke Walks Out Over Empty Pumps\n\nRoke said nobody had called.", []string{"Ines Roke|Walks", "Roke"}, "Ines Roke · Ines Roke"},
		{"a verb before an office is no part of it",
			"“Fine,” added campaign spokesman Piet Hale.", []string{"campaign spokesman Piet Hale"}, "Piet Hale"},

		{"a surname that is a place",
			"Valeska Paris, a former cook, left. Paris said she was free.", []string{"Paris|said"}, "Valeska Paris"},
		{"a place that is nobody's surname",
			"Mara Voss left. Paris said it was free.", []string{"Paris|said"}, "Paris"},
		{"a nickname with an article",
			"They met Jimmy “the Whirlwind” Hale. Hale said no.", []string{"Hale|said"}, "Jimmy “the Whirlwind” Hale"},
		{"a given name in brackets",
			"“Coach (Frank) Hagel came,” they said. Hagel said no.", []string{"Hagel|said"}, "Frank Hagel"},
		{"a surname in another spelling at the start",
			"They met Brian Hassell. Hassall said no.", []string{"Hassall|said"}, "Brian Hassell"},
		{"a country with a point of the compass",
			"N. Sarland Slams S. Sarland for Sea Drill\n\nNorth Sarland and South Sarland have not spoken.", []string{"N. Sarland"}, "North Sarland"},
		{"a company and what it makes",
			"Nissan cut jobs. The car has Nissan Connect. Nissan said no.", []string{"Nissan|said"}, "Nissan"},

		// Bodies, places, groups.
		{"a body drops its article",
			"The Northmoor Water Authority denied it.", []string{"The Northmoor Water Authority"}, "Northmoor Water Authority"},
		{"an acronym is its body",
			"The Northmoor Water Authority (NWA) met. The NWA said the pumps held.", []string{"The NWA|said"}, "Northmoor Water Authority"},
		{"a body by its last word",
			"The Harbour Post ran the story. The Post said it had letters.", []string{"The Post|said"}, "Harbour Post"},
		{"a body that the text calls by a common noun",
			"The Hale campaign was late. The campaign said it was sorry.", []string{"The campaign"}, "Hale campaign"},
		{"it is the body before",
			"The Northmoor Water Authority met. It said the pumps held.", []string{"It"}, "Northmoor Water Authority"},
		{"a place for its government", "Oslo said it would send boats.", []string{"Oslo"}, "Oslo"},
		{"a plural group keeps its words",
			"Veshnian leaders believe the fund is empty. They argue it was robbed.", []string{"Veshnian leaders", "They"}, "Veshnian leaders · Veshnian leaders"},
		{"they are the subject of the sentence before",
			"Northern harbours stay shut. They also call for boats.", []string{"They"}, "Northern harbours"},
		{"they are the two before",
			"Ines Lind and Piet Hale met. They said the fund was empty.", []string{"They"}, "Ines Lind and Piet Hale"},
		{"he and those with him",
			"Piet Hale stayed. He and his allies said no.", []string{"He and his allies"}, "Piet Hale and his allies"},
		{"the same group again",
			"Younger voters say no. These voters point to the pumps.", []string{"Younger voters", "These voters"}, "Younger voters · Younger voters"},
		{"a joint source",
			"Ines Lind and Piet Hale met. Lind and Hale said in a letter that the fund was empty.", []string{"Lind and Hale"}, "Ines Lind and Piet Hale"},
		{"three of them",
			"Ines Lind met Piet Hale and Ada Roke. Lind, Hale and Roke said in a letter that the fund was empty.", []string{"Lind, Hale and Roke"}, "Ines Lind, Piet Hale and Ada Roke"},
		{"a description of somebody unclear",
			"Mara Voss met Piet Voss. The council's lawyer, Voss, said no.", []string{"The council's lawyer, Voss,"}, "-"},
		{"an unnamed source stays as it is",
			"It would reopen, according to two engineers briefed on the plan.", []string{"two engineers briefed on the plan"}, "two engineers briefed on the plan"},
		{"a common noun drops its article", "A doctor had typed a note.", []string{"A doctor"}, "doctor"},
		{"aides are not the one they serve",
			"Mara Voss won. Voss aides said so. Advisers to Ms. Voss agreed.", []string{"Voss aides", "Advisers to Ms. Voss"}, "Voss aides · Advisers to Voss"},
		{"his aides are named by him",
			"Piet Hale said no. His aides said yes.", []string{"Piet Hale", "His aides"}, "Piet Hale · Hale’s aides"},
		{"a letter speaks for its writer",
			"Mara Voss stayed away. Voss's letter said the pumps failed.", []string{"Voss's letter"}, "Mara Voss"},

		{"a couple: the title tells which of the two",
			"President Voss spoke. Mr. Voss said no. The first lady, Mara Voss, said yes.", []string{"President Voss", "Mr. Voss", "Mara Voss"}, "Voss · Voss · Mara Voss"},
		{"a couple: the wife has the surname",
			"Mara Voss spoke. Mrs. Voss said no. Her husband, Mr. Voss, left. Voss said yes.", []string{"Mara Voss", "Mrs. Voss", "Voss|said yes"}, "Mara Voss · Mara Voss · Mara Voss"},
		{"a surname that a title contradicts is no slip of the pen",
			"Mara Halloran stayed. Mr. Halloran said no.", []string{"Mr. Halloran"}, "Halloran"},
		{"an epithet is no given name",
			"Piet Hale fought Crooked Mara Voss. Mara Voss said no.", []string{"Crooked Mara Voss", "Mara Voss|said"}, "Mara Voss · Mara Voss"},

		// Descriptions.
		{"an office stands for its holder",
			"Gov. Piet Hale came. Mara Voss, the mayor, stayed. The governor said no.", []string{"The governor"}, "Piet Hale"},
		{"a description in the first sentence looks ahead",
			"Veshnia’s top security official announced a plan on Sunday.\n\nThe plan is old, Osman Hale, secretary of Veshnia’s Security Council, said.", []string{"Veshnia’s top security official", "Osman Hale, secretary of Veshnia’s Security Council,"}, "Osman Hale · Osman Hale"},
		{"an indefinite lead is named later",
			"A Northmoor judge has rejected the plan.\n\nJudge Mara Voss ruled on Friday.", []string{"A Northmoor judge"}, "Mara Voss"},
		{"a description of somebody's man is not that somebody",
			"Mara Voss said no. Voss's lawyer said yes.", []string{"Mara Voss", "Voss's lawyer"}, "Mara Voss · Voss's lawyer"},
		{"the gender of a description counts",
			"Mara Voss met Piet Hale, a banker. The businessman said no.", []string{"The businessman"}, "Piet Hale"},

		{"an aide again is no one else",
			"Mara Voss said no. A council aide said yes. The aide gave no name.", []string{"Mara Voss", "A council aide", "The aide"}, "Mara Voss · council aide · council aide"},
		{"another is not the last speaker",
			"Mara Voss said no. The second official said yes.", []string{"Mara Voss", "The second official"}, "Mara Voss · second official"},
		{"another country's minister",
			"Prime Minister Osman Hale met Mara Voss. The French minister said no. The Iranian stayed.", []string{"The French minister"}, "Mara Voss"},

		// Pronouns.
		{"the subject of the sentence before its clause's",
			"When Osman Hale defended his plan, Piet Roke differed. “Never,” he said.", []string{"he|said"}, "Piet Roke"},
		{"the subject of the clause in the same sentence",
			"While Osman Hale shared the view of Piet Roke, he voted no.", []string{"he|voted"}, "Osman Hale"},
		{"the subject comes after its clause",
			"Osman Lind rang. Before he spoke, Piet Hale said nothing.", []string{"he|spoke"}, "Piet Hale"},
		{"the last speaker goes on",
			"Mara Voss said the pumps held. She added that the roof leaked.", []string{"Mara Voss", "She"}, "Mara Voss · Mara Voss"},
		{"gender decides",
			"Mara Voss met Piet Hale on Monday. He said the talks went well.", []string{"He"}, "Piet Hale"},
		{"a pronoun between hands on",
			"Mara Voss drove home. She slept. She said the pumps held.", []string{"She|said"}, "Mara Voss"},
		{"somebody without a name goes on and on",
			"A council spokeswoman said the roof leaked. She said the pumps held. It rained. She said nobody was hurt.", []string{"A council spokeswoman", "She|said the pumps", "She|said nobody"}, "council spokeswoman · council spokeswoman · council spokeswoman"},
		{"whom the quotation is about is not who speaks",
			"Osman Hale was asked. “Piet Halloran is a careful man. He counts the doors,” he said.", []string{"he|said"}, "Osman Hale"},
		{"two women, neither has spoken",
			"Ines Lind met Ada Roke on Monday. She said the talks went well.", []string{"She"}, "-"},
		{"two women, one has spoken",
			"Ines Lind met Ada Roke on Monday. Lind said it rained. She said the talks went well.", []string{"Lind|said", "She"}, "Ines Lind · Ines Lind"},
		{"nobody in reach", "She said the talks went well.", []string{"She"}, "-"},
		{"who is the name before it",
			"It was Mara Voss, who said the pumps held.", []string{"who"}, "Mara Voss"},
		{"who is the words before it",
			"He is one of three delegates who refused the plan.", []string{"who"}, "three delegates"},
		{"you and we name nobody", "We say no, and you know it.", []string{"We", "you"}, "- · -"},

		// No mention.
		{"the statement before goes on",
			"Mara Voss said no. “Never.”", []string{"Mara Voss", "|"}, "Mara Voss · Mara Voss"},
		{"a participle has the subject of its sentence",
			"Mara Voss said no, stressing that the fund was empty.", []string{"Mara Voss|said", "|stressing"}, "Mara Voss · Mara Voss"},
		{"what is known has no speaker",
			"Mara Voss came in a car known as the Bucket.", []string{"|known as"}, "-"},

		// One surname, two people.
		{"the given name keeps them apart",
			"Mara Voss said yes; her brother Piet Voss said no.", []string{"Mara Voss", "Piet Voss"}, "Mara Voss · Piet Voss"},
		{"the bare surname names neither",
			"Mara Voss said yes; her brother Piet Voss said no. Voss left.", []string{"Voss|left"}, "-"},
		{"the honorific keeps them apart",
			"Mara Voss met Piet Voss. Mr. Voss said no.", []string{"Mr. Voss"}, "Piet Voss"},
		{"the pronoun after it keeps them apart",
			"Mara Voss met Piet Voss. Voss said she would stay.", []string{"Voss|said"}, "Mara Voss"},
		{"the one who has spoken",
			"Mara Voss said no. Her brother Piet Voss listened. Voss added that it rained.", []string{"Mara Voss", "Voss|added"}, "Mara Voss · Mara Voss"},
		{"another party's candidate",
			"Republican presidential candidate Piet Hale spoke. Mara Voss, the Democratic presidential candidate, listened. Hale said no. The Democratic candidate said yes.", []string{"The Democratic candidate"}, "Mara Voss"},
		{"an honorific that does not fit is another person",
			"Mara Voss came. Mr. Voss said no.", []string{"Mr. Voss"}, "Voss"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got := who(t, tt.text, nil, tt.pairs...)
			if names(got) != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, names(got), tt.want)
			}
			for _, s := range got {
				if s.How == "" {
					t.Errorf("%q has no reason", s.Name)
				}
			}
		})
	}
}

func TestReasonsForNobody(t *testing.T) {
	tests := []struct{ text, pair, want string }{
		{"Mara Voss said yes; her brother Piet Voss said no. Voss stayed.", "Voss|stayed", "two people with the name Voss"},
		{"Ines Lind met Ada Roke on Monday. She said so.", "She|said", "two people could be meant: Ines Lind, Ada Roke"},
		{"She said so.", "She|said", "no name in reach"},
		{"They said so.", "They|said", "no group in reach"},
		{"I said so.", "I|said", "the author is not named"},
	}
	for _, tt := range tests {
		got := who(t, tt.text, nil, tt.pair)[0]
		if got.Name != "" || got.How != tt.want {
			t.Errorf("%s: got %q, %q; want nobody, %q", tt.text, got.Name, got.How, tt.want)
		}
	}
}

func TestRoles(t *testing.T) {
	tests := []struct{ text, mention, want string }{
		{"Mara Voss, secretary of Veshnia’s Defence Council, said no.", "Mara Voss", "secretary of Veshnia’s Defence Council"},
		{"Mara Voss, 52, a depot manager, said no.", "Mara Voss", "depot manager"},
		{"Northmoor chief Mara Voss said no.", "Northmoor chief Mara Voss", "Northmoor chief"},
		{"Former Foreign Minister Mara Voss said no.", "Former Foreign Minister Mara Voss", "Former Foreign Minister"},
		{"A harbour spokesman, Piet Hale, said no.", "Piet Hale", "harbour spokesman"},
		{"New Sarland Gov. Piet Hale said no.", "Piet Hale", "New Sarland Gov."},
		{"Mara Voss, a veteran media consultant, said no.", "Mara Voss", "veteran media consultant"},
		{"Guild of Northern Pilots president Piet Hale said no.", "Guild of Northern Pilots president Piet Hale", "Guild of Northern Pilots president"},
		{"The director of the film, Mara Voss, said no.", "Mara Voss", "director of the film"},
		{"Mara Voss, a senior scientist working on fires, said no.", "Mara Voss", "senior scientist working on fires"},
		{"His Honour Judge Mara Voss said no.", "Mara Voss", "Judge"},
		{"The engineer at the lending bank, Mara Voss, said no.", "Mara Voss", "engineer at the lending bank"},
		{"Senator Mara Voss came. Voss, a Democrat whose office is in Sar, said no.", "Voss, a", "Senator"},
		{"Mara Voss, a Democrat, said no.", "Mara Voss", "Democrat"},
		{"Mara Voss, now a pundit for Channel Four, said no.", "Mara Voss", "pundit for Channel Four"},
		{"“No,” said Mara Voss, shaking her head.", "Mara Voss", ""},
		{"The head of the northern branch of the teachers' union, Mara Voss, said no.", "Mara Voss", "head of the northern branch of the teachers' union"},
		{"The chairman of the Sar & Orrow Council for Voluntary Service, Piet Hale, said no.", "Piet Hale", "chairman of the Sar & Orrow Council for Voluntary Service"},
		{"Retired colonel and amateur historian Piet Hale said no.", "Piet Hale", "Retired colonel and amateur historian"},
		{"Former captain and now pundit Piet Hale said no.", "Piet Hale", "Former captain and now pundit"},
		{"They asked the mayor and historian Piet Hale, who said no.", "who", "historian"},
		{"Superintendent Mara Voss came. Supt. Voss said no.", "Voss|said", "Superintendent"},
		{"VRA Mara Voss said no.", "Mara Voss", ""},
		{"Her successor, Mara Voss, said no.", "Mara Voss", ""},
		{"Northern rivals Mara Voss said no.", "Mara Voss", ""},
		{"His wife, Mara Voss, said no.", "Mara Voss", ""},
		{"Mr. Piet Hale said no.", "Mr. Piet Hale", ""},
		{"Dr. Piet Hale said no.", "Dr. Piet Hale", ""},
		{"“When Mayor Piet Hale came, it rained,” Hale said.", "Hale|said", "Mayor"},
		{"Mara Voss, Mayor Piet Hale and the council said no.", "Mara Voss", ""},
		{"Mara Voss, speaking in Sar, said no.", "Mara Voss", ""},
		{"She admires President Piet Hale.", "Piet Hale", "President"},
	}
	for _, tt := range tests {
		got := who(t, tt.text, nil, tt.mention)[0]
		if got.Role != tt.want {
			t.Errorf("%s: role %q, want %q", tt.text, got.Role, tt.want)
		}
	}
}

func TestTranscript(t *testing.T) {
	const text = "Question: Who called, Dr. Voss?\n\nM. Voss: Nobody. We waited.\n\nThen it stopped.\n\nOSMAN HALE: I rang twice."
	doc, seg := cut(text)
	place := func(s string) parse.Span {
		i := strings.Index(text, s)
		return parse.Span{Start: i, End: i + len(s)}
	}
	statements := []parse.Statement{
		{Kind: parse.Turn, Turn: 1, Question: true, Mention: place("Question")},
		{Kind: parse.Turn, Turn: 2, Mention: place("M. Voss")},
		{Kind: parse.Turn, Turn: 2},
		{Kind: parse.Turn, Turn: 3, Mention: place("OSMAN HALE")},
		{Kind: parse.Turn, Turn: 4},
	}
	got, people := Resolve(doc, seg, statements, nil)
	if want := "Interviewer · M. Voss · M. Voss · Osman Hale · -"; names(got) != want {
		t.Errorf("got %s, want %s", names(got), want)
	}
	for _, p := range people {
		if p.Name == interviewer {
			t.Error("the interviewer is not one of the people")
		}
	}
}

func TestLabelThatNamesNobody(t *testing.T) {
	for _, label := range []string{"UNIDENTIFIED SPEAKER", "Speaker 2", "SPEAKER_02", "Unknown"} {
		text := "MARA VOSS: Who is there?\n\n" + label + ": Nobody called us."
		doc, seg := cut(text)
		i := strings.Index(text, label)
		got, _ := Resolve(doc, seg, []parse.Statement{{Kind: parse.Turn, Turn: 1, Mention: parse.Span{Start: i, End: i + len(label)}}}, nil)
		if got[0].Name != "" {
			t.Errorf("%s: speaker %q, want none", label, got[0].Name)
		}
	}
	const text = "MR. SPEAKER: Order.\n\nSPEAKER VOSS: Order."
	doc, seg := cut(text)
	i := strings.Index(text, "SPEAKER VOSS")
	got, _ := Resolve(doc, seg, []parse.Statement{{Kind: parse.Turn, Turn: 1, Mention: parse.Span{Start: i, End: i + len("SPEAKER VOSS")}}}, nil)
	if got[0].Name == "" {
		t.Error("SPEAKER VOSS: no speaker, want Voss")
	}
}

func TestLabelIsTheFullNameWhereTheDocumentHasIt(t *testing.T) {
	const text = "Mara Voss answered readers in Sar.\n\nVOSS: Nobody called us."
	doc, seg := cut(text)
	i := strings.Index(text, "VOSS")
	got, _ := Resolve(doc, seg, []parse.Statement{{Kind: parse.Turn, Turn: 1, Mention: parse.Span{Start: i, End: i + 4}}}, nil)
	if got[0].Name != "Mara Voss" {
		t.Errorf("got %q, want Mara Voss", got[0].Name)
	}
}

func TestDeskNamesWin(t *testing.T) {
	known := []Known{
		{Name: "Mara Voss-Lind", Aliases: []string{"Mara Voss", "the Iron Mayor"}, Role: "mayor of Sar"},
		{Name: "Northmoor Water", Aliases: []string{"Northmoor Water Authority"}},
		{Name: "Osman Hale", Aliases: []string{"Hale"}, Role: "envoy"},
	}
	tests := []struct{ rule, text, mention, want, role string }{
		{"an alias of the full name", "Mara Voss came. Voss said no.", "Voss|said", "Mara Voss-Lind", "mayor of Sar"},
		{"an alias that is a description", "The Iron Mayor said no.", "The Iron Mayor", "Mara Voss-Lind", "mayor of Sar"},
		{"a body's alias", "The Northmoor Water Authority said no.", "The Northmoor Water Authority", "Northmoor Water", ""},
		{"a surname where the document has no more", "Hale said no.", "Hale", "Osman Hale", "envoy"},
		{"the desk's role beside the document's", "Osman Hale, a ferryman, said no.", "Osman Hale", "Osman Hale", "envoy"},
		{"another person with that surname", "Piet Hale came. Hale said no.", "Hale|said", "Piet Hale", ""},
	}
	for _, tt := range tests {
		got := who(t, tt.text, known, tt.mention)[0]
		if got.Name != tt.want || got.Role != tt.role {
			t.Errorf("%s: got %q, %q; want %q, %q", tt.rule, got.Name, got.Role, tt.want, tt.role)
		}
	}
}

func TestAuthorIsTheByline(t *testing.T) {
	const text = "By Ada Lind\n\nI know the pumps."
	doc, seg := cut(text)
	doc.Lines[0].Role = parse.RoleByline
	i := strings.Index(text, "I know")
	got, _ := Resolve(doc, seg, []parse.Statement{{Mention: parse.Span{Start: i, End: i + 1}}}, nil)
	if got[0].Name != "Ada Lind" {
		t.Errorf("got %q, want Ada Lind", got[0].Name)
	}
}

func TestPeopleComeInOrderWithTheirAliases(t *testing.T) {
	const text = "Gov. Piet Hale met Mara Voss. Hale said no. Voss said the Northmoor Water Authority had failed."
	doc, seg := cut(text)
	_, people := Resolve(doc, seg, said(t, text, []string{"Hale|said", "Voss|said"}), nil)
	var got []string
	for _, p := range people {
		got = append(got, p.Name)
	}
	if want := "Piet Hale, Mara Voss, Northmoor Water Authority"; strings.Join(got, ", ") != want {
		t.Fatalf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if people[0].Role != "Gov." || people[0].Group || !people[2].Group {
		t.Errorf("got %+v", people)
	}
	if a := strings.Join(people[0].Aliases, ", "); a != "Gov. Piet Hale, Hale" {
		t.Errorf("aliases %s", a)
	}
}
