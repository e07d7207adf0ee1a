package templates_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/parse"
	"onrecord/parse/topic"
)

// Articles of every section of a paper; the statements stand between « and ». Want
// is their first topic, or the general one that the first is a part of.
var sections = []struct{ want, title, text string }{
	{"Arts, culture, entertainment and media", "Stannick theatre opens with a lost comedy", `
The curtain rose on Friday on a comedy that nobody had performed for two centuries.
The director said «the script lay in a box under the stage, with the songs still in it».
Actress Lena Orvath, who plays the miller, said «I have never had so many lines to learn».
Critics praised the orchestra and the costumes; the show runs until March.`},
	{"Crime, law and justice", "Court hears of forged ferry tickets", `
Two men went on trial in Lindesby on Monday, accused of selling forged tickets for the night ferry.
The prosecutor told the court «the defendants printed nine thousand tickets in a garage».
Their lawyer said «my clients will plead not guilty».
The judge adjourned the case until Thursday, when police officers are to testify.`},
	{"Disaster, accident and emergency incident", "Landslide buries road above Orvik", `
A landslide after a small earthquake buried the coast road on Sunday; rescuers searched the rubble through the night.
The fire chief said «we have pulled eleven survivors out, and we are still digging».
A driver said «the hill came down like water».
Forty people were evacuated and the death toll stood at two.`},
	{"Economy, business and finance", "Marl Shipyards halves its dividend", `
Marl Shipyards cut its forecast on Tuesday and its shares fell nine per cent.
Chief executive Tor Venn told investors «orders will pick up in the second quarter».
An analyst at Harbour Bank said «the margin is thinner than anybody thought».
Revenue fell to 1.2 billion crowns as exports slowed and steel prices rose.`},
	{"Education", "Villages fight for their primary schools", `
Pupils and teachers marched through Ossel on Wednesday against the closing of nine primary schools.
Headteacher Ines Gall said «a class of twelve is still a class».
One mother said «my son would sit in a bus for two hours».
The school board wants larger classes and a common curriculum before exams next year.`},
	{"Environment", "Salt marsh gets its water back", `
A dyke was opened on Thursday to turn farmland at the Ossel into wetlands again, a habitat for rare birds.
Conservationist Ruta Lind said «the marsh will store carbon for a thousand years».
A farmer said «the land was always half sea».
Ecologists expect biodiversity to recover and emissions of methane to fall.`},
	{"Health", "Clinics run short of flu vaccine", `
Hospitals in the north have run out of flu vaccine, and doctors ask patients to wait.
Nurse Olan Breck said «we turned sixty people away this morning».
The health ministry said «a new batch will arrive within ten days».
Infections have doubled in three weeks, mostly among the elderly and pregnant women.`},
	{"Human interest", "Twins meet after seventy years", `
Twin sisters who were parted as babies met again on Sunday, on their birthday, at a family reunion.
Marta Oln said «I knew her by the way she laughs».
Her sister said «we have the same dog, and gave it the same name».
Their grandmother had kept a love letter that named the adoptive parents.`},
	{"Labour", "Tram drivers walk out for a shorter week", `
Tram drivers went on strike on Monday for higher wages and shorter working hours.
Union leader Dag Holm said «our members will not go back for two per cent».
The employer said «the offer is the best of the whole sector».
Collective bargaining had broken down on Friday after nine hours; pickets stood at every depot.`},
	{"Lifestyle and leisure", "Why everybody bakes with rye again", `
Rye is back in the kitchen, and the recipes of grandmothers with it.
Baker Sanna Ferl said «give the dough a night, and do not hurry it».
She told visitors to her café «butter first, then honey».
The cookbook has forty recipes for cakes and desserts, and tips for holidays with hungry guests.`},
	{"Politics and government", "Northmoor's coalition agrees on a vote in May", `
The parties of the coalition agreed on Tuesday to hold an election in May.
Prime Minister Mara Voss told parliament «the ballot will be free and secret».
An opposition lawmaker said «the governing party is afraid of its voters».
A referendum on the constitution was put off; polls see her party behind.`},
	{"Religion", "Bishop opens cathedral to all prayers", `
The bishop of Stannick opened the cathedral to worshippers of all faiths on Sunday.
In his sermon he said «a house of God has more than one door».
The imam of the harbour mosque said «we shall come after the evening prayers».
A priest, a rabbi and a monk read from their scriptures.`},
	{"Science and technology", "Telescope in China sees the oldest galaxy yet", `
Astronomers in China and Russia have found the oldest galaxy so far with a new telescope.
Physicist Wen Lao said «its light set out before there were planets».
A colleague in Moscow said «nobody expected so much dust».
The satellite that confirmed the discovery went into orbit in June, the researchers write in a journal.`},
	{"Society", "Half of all asylum seekers wait two years", `
Refugees wait longer than ever in Northmoor's homes for migrants, a charity found.
Its head said «children grow up in a corridor».
A volunteer said «families of four share a room».
The report speaks of poverty, discrimination and homelessness among minorities.`},
	{"Sport", "Agents wait as Israel defender nears Spain move", `
Harbour United expect to sell their defender before the transfer window closes, and three agents wait in the hotel.
Coach Piet Marl said «he attacked well in Spain and defended well in Russia».
Striker Anton Reyl said «we will miss him in the league».
United lost the cup final to a club from Germany after extra time.`},
	{"Weather", "Frost to follow a week of rain", `
Rain will turn to sleet on Tuesday and frost is forecast for the weekend, the weather service said.
Forecaster Ilse Karn said «the cold front will stay until Sunday».
She said «gusts of ninety are possible on the coast».
Temperatures fell to two degrees Celsius in the hills, with snow above.`},
	{"Conflict, war and peace", "Old soldiers meet on the hill", `
Veterans of the army met on Saturday where soldiers of two regiments lie buried.
The colonel said «we came as enemies and go as neighbours».
A widow said «the troops were boys».`},

	{"War and ceasefire", "Shells fall on Ossel hours after truce", `
Shelling began again on Sunday night, hours after the ceasefire, and troops moved to the front line.
The general said «our artillery answered within a minute».
A ferryman said «the bombardment was louder in August».
The war is in its third year; nine soldiers were killed.`},
	{"Nuclear and IAEA", "Inspectors see the enrichment hall", `
Inspectors of the atomic agency saw the enrichment hall on Monday, nine days after they had asked.
Their head said «we took samples of uranium from four centrifuges».
The foreign minister said «the nuclear programme is peaceful».
The reactor is closed; the agency counts its safeguards as met.`},
	{"Negotiations and diplomacy", "Envoys meet for a third day", `
The delegations met for a third day in Lindesby; the mediator spoke of progress in the negotiations.
The envoy said «the talks have reached the hard part».
A diplomat said «an agreement is possible before the summit».
The foreign ministers may sign a memorandum on Friday.`},
	{"Sanctions and snapback", "Three governments ask for sanctions to return", `
Three governments asked on Tuesday for the return of sanctions, among them the oil embargo.
The foreign minister said «the sanctions will hurt nobody but patients».
The chancellor said «frozen assets stay frozen».
The Security Council has thirty days for a resolution.`},
	{"Intelligence and infiltration", "Clockmaker held as a spy", `
Security services arrested a clockmaker on suspicion of espionage, the interior ministry said.
The intelligence chief said «he passed secrets to a foreign agent for years».
The minister said «the spy network reached into two ministries».
Counterintelligence had intercepted his letters.`},
}

func TestArticlesOfEverySectionGetItsTopic(t *testing.T) {
	c, err := topic.New(taxonomy(t, "topics.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	broader := map[string]string{}
	for _, e := range taxonomy(t, "topics.yaml").Topics {
		broader[e.Label] = e.Broader
	}
	for _, section := range sections {
		paragraphs := strings.Split(strings.TrimSpace(section.text), "\n")
		plain := make([]string, len(paragraphs))
		for i, p := range paragraphs {
			plain[i] = strings.NewReplacer("«", "“", "»", "”").Replace(p)
		}
		profile := c.Profile(section.title, plain)
		for i, p := range paragraphs {
			_, rest, ok := strings.Cut(p, "«")
			if !ok {
				continue
			}
			quote, _, _ := strings.Cut(rest, "»")
			got := c.Topics(topic.Input{Quote: quote, Profile: profile, Paragraph: i})
			if len(got) == 0 || got[0].Label != section.want && broader[got[0].Label] != section.want {
				t.Errorf("%s: %q is about %v, want %s", section.title, quote, got, section.want)
				continue
			}
			if b := broader[section.want]; b != "" && !slices.ContainsFunc(got, func(g parse.Topic) bool { return g.Label == b }) {
				t.Errorf("%s: %q is about %v, without %s", section.title, quote, got, b)
			}
		}
	}
}

// A round-up of the day has several subjects, and each statement its own.
func TestStatementsOfARoundUpKeepTheirTopics(t *testing.T) {
	c, err := topic.New(taxonomy(t, "topics.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	picked := []string{"Sport", "Health", "War and ceasefire", "Science and technology", "Crime, law and justice"}
	var paragraphs []string
	for _, label := range picked {
		i := slices.IndexFunc(sections, func(s struct{ want, title, text string }) bool { return s.want == label })
		paragraphs = append(paragraphs, strings.Split(strings.TrimSpace(sections[i].text), "\n")[:3]...)
	}
	profile := c.Profile("The day in short", paragraphs)
	for i, p := range paragraphs {
		_, rest, ok := strings.Cut(p, "«")
		if !ok {
			continue
		}
		quote, _, _ := strings.Cut(rest, "»")
		want := picked[i/3]
		if got := c.Topics(topic.Input{Quote: quote, Profile: profile, Paragraph: i}); len(got) == 0 || got[0].Label != want {
			t.Errorf("%q is about %v, want %s", quote, got, want)
		}
	}
}
